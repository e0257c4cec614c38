"""A house that changes under the eyes of its people: after each change, everybody sees what the rules now say.

Members come and go, signatures are given and withdrawn, the matrix changes, an item is narrowed or widened, consent is
withdrawn, a function or deputising begins or ends, time moves. Hypothesis chooses the changes, and makes a failing row
of them as short as it can.
"""

import datetime
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import seed as seeded
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from proof.inhoud import make_wereld
from proof.orakel import Blik
from proof.wereld import Rij

TABELLEN = (
    "casussen_casus casussen_informatie casussen_deelname casussen_afspraak casussen_agendapunt casussen_planvisie"
    " casussen_opschaling casussen_signaal casussen_alarm personen_persoon personen_adres personen_koppelvoorstel"
).split()
PLAATS = st.integers(0, 10**6)
STAPPEN = 12
# What was asked by all examples together.
GEVRAAGD = {"asks": 0}


class Toestand(RuleBasedStateMachine):
    """The values and the database change together; the database is then asked."""

    @initialize(seed=st.integers(0, 10**6))
    def begin(self, seed: int) -> None:
        from proof import bank

        self.w = make_wereld(seed)
        bank.write(self.w)
        self.gevraagd = 0

    def teardown(self) -> None:
        from proof import bank

        if hasattr(self, "w"):
            bank.clear(self.w)

    def pick(self, tabel: str, place: int) -> Rij:
        found = self.w.rijen(tabel)
        return found[place % len(found)]

    def change(self, rij: Rij, **fields: Any) -> None:
        """In the database first: what a rule of the database forbids does not happen in the values either."""
        from django.db import DatabaseError, transaction

        from proof import bank

        try:
            with transaction.atomic(using="owner"):
                bank.model_of(rij.tabel)._base_manager.using("owner").filter(pk=rij.id).update(**fields)
        except DatabaseError:
            return
        vars(rij).update(fields)

    def insert(self, tabel: str, **fields: Any) -> None:
        from proof import bank

        rij = self.w.add(tabel, **fields)
        bank.model_of(tabel)._base_manager.using("owner").create(**rij.velden)

    @rule(place=PLAATS, wie=PLAATS, dagen=st.integers(-2, 2))
    def member_added(self, place: int, wie: int, dagen: int) -> None:
        casus = self.pick("casussen_casus", place)
        mens = self.pick("samenwerking_medewerker", wie)
        if any(d.casus_id == casus.id and d.medewerker_id == mens.id for d in self.w.rijen("casussen_deelname")):
            return
        self.insert(
            "casussen_deelname",
            casus_id=casus.id,
            convenant_id=casus.convenant_id,
            medewerker_id=mens.id,
            rol="lid",
            reden="Erbij",
            toegevoegd_door_id=casus.procesregisseur_id,
            van=self.w.over(dagen),
            tot=self.w.over(dagen + 3),
        )

    @rule(place=PLAATS)
    def member_ended(self, place: int) -> None:
        deelname = self.pick("casussen_deelname", place)
        if deelname.van <= self.w.dag:
            self.change(deelname, tot=self.w.dag)

    @rule(place=PLAATS)
    def signature_given_or_withdrawn(self, place: int) -> None:
        given = self.pick("convenanten_ondertekening", place)
        if given.van < self.w.dag:
            self.change(given, tot=self.w.dag if given.tot is None else None)

    @rule(place=PLAATS)
    def matrix_changed(self, place: int) -> None:
        square = self.pick("convenanten_autorisatieregel", place)
        self.change(square, lezen=not square.lezen)

    @rule(place=PLAATS, naar=st.sampled_from(("alle_leden", "procesregie", "onderdelen")), wie=PLAATS)
    def item_narrowed_or_widened(self, place: int, naar: str, wie: int) -> None:
        item = self.pick("casussen_informatie", place)
        named = [self.pick("samenwerking_organisatieonderdeel", wie).id]
        if item.publiek != "aanwezigen" and item.soort != "melder":
            self.change(item, publiek=naar, publiek_onderdelen=named if naar == "onderdelen" else [])

    @rule(place=PLAATS)
    def consent_withdrawn(self, place: int) -> None:
        self.change(self.pick("casussen_toestemming", place), ingetrokken_op=self.w.moment)

    @rule(place=PLAATS)
    def function_ended_or_taken_up(self, place: int) -> None:
        functie = self.pick("samenwerking_functie", place)
        if functie.van < self.w.dag:
            self.change(functie, tot=self.w.dag if functie.tot is None else None)

    @rule(place=PLAATS)
    def covenant_ended_or_in_force(self, place: int) -> None:
        convenant = self.pick("convenanten_convenant", place)
        if convenant.van < self.w.dag:
            self.change(convenant, tot=self.w.dag if convenant.tot is None else None)

    @rule(place=PLAATS)
    def account_closed_or_opened(self, place: int) -> None:
        wie = self.pick("samenwerking_medewerker", place)
        self.change(wie, is_active=not wie.is_active)

    @rule(dagen=st.integers(1, 5), uren=st.integers(0, 23))
    def time_moves(self, dagen: int, uren: int) -> None:
        self.w.moment += datetime.timedelta(days=dagen, hours=uren)

    @invariant()
    def everybody_sees_what_the_rules_say(self) -> None:
        from proof.rijen import Bevraging

        if not hasattr(self, "w"):
            return
        for wie in self.w.kans.sample(self.w.rijen("samenwerking_medewerker"), k=4):
            vraag = Bevraging(self.w, Blik(self.w, wie))
            for tabel in TABELLEN:
                wrong = list(vraag.put(vraag.all_rows, tabel))
                assert not wrong, (self.w.seed, wie.naam, wrong)
            GEVRAAGD["asks"] += vraag.asks


def run_machine(examples: int, seed: int) -> tuple[int, str]:
    """So many rows of changes: how many asks that took, and what is wrong, told as hypothesis tells it.

    The same seed gives the same rows.
    """
    chosen = settings(
        max_examples=examples,
        stateful_step_count=STAPPEN,
        deadline=None,
        database=None,
        print_blob=False,
        suppress_health_check=list(HealthCheck),
    )
    try:
        run_state_machine_as_test(seeded(seed)(Toestand), settings=chosen)
    except AssertionError as error:
        return GEVRAAGD["asks"], f"state machine: {error}"
    return GEVRAAGD["asks"], ""
