"""The waiting list of a meeting: accepted signals that wait for a place, under the policies (A2, R11, R12)."""

import datetime
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from regiehuis.casussen.actions import triage, wachtlijst
from regiehuis.casussen.models import Casus, Signaal, Triage, Wachtplaats
from regiehuis.casussen.queries import signaal as signaalqueries
from regiehuis.casussen.queries import wachtlijst as queries
from regiehuis.casussen.rules.triage import Wachten
from regiehuis.kern.errors import NotFound, Refusal
from regiehuis.samenwerking.actions import save_overlegvorm
from regiehuis.samenwerking.models import Melding
from tests.cast import MOMENT, act, cid
from tests.casussen.test_triage import PIM, SAM, accept, sent

pytestmark = pytest.mark.django_db
GEEN_PLEK = Wachten("geen_plek")


def limit(hoogste: int | None, voorzitter: str = "procesregisseur", versie: int = 1) -> None:
    """The ketenmanager sets how many cases the meeting of the cast carries at once; one runs."""
    with act("ketenmanager") as asker:
        save_overlegvorm(
            asker=asker,
            overlegvorm_id=cid("casusoverleg"),
            versie=versie,
            naam="Casusoverleg veelplegers",
            soort="casusoverleg",
            thema_id=cid("veelplegers"),
            voorzitter_id=cid(voorzitter),
            secretaris_id=cid("secretaris"),
            capaciteit_lopend=hoogste,
        )


def waiting(row: Signaal | None = None, *, moment: datetime.datetime = MOMENT, **anders: Any) -> Wachtplaats:
    """A signal that was accepted and waits."""
    row = row or sent(SAM)
    with act("procesregisseur", moment=moment) as asker:
        accept(asker, row, **{"convenant_id": None, "personen": (), "wachten": GEEN_PLEK, **anders})
        return Wachtplaats.objects.get(signaal=row)


def start(place: Wachtplaats, *, wie: str = "procesregisseur", **anders: Any) -> Casus:
    with act(wie) as asker:
        found = wachtlijst.search_wachtende(asker=asker, wachtplaats_id=place.id)
        given = {"versie": place.versie, "convenant_id": cid("convenant"), "personen": [(key, None) for key in found]}
        return wachtlijst.open_wachtende(asker=asker, wachtplaats_id=place.id, **{**given, **anders})


def test_accepting_into_a_full_meeting_is_refused_unless_agreed_and_that_stays_on_record() -> None:
    limit(1)
    row = sent(SAM)
    with act("procesregisseur") as asker:
        triage.search_personen(asker=asker, signaal_id=row.id)
        with pytest.raises(Refusal, match="vol") as refused:
            accept(asker, row)
        assert refused.value.field == "overlegvorm"
        assert accept(asker, row, boven_capaciteit=True).boven_capaciteit
        assert Casus.objects.filter(signaal=row).exists()


def test_below_the_limit_nothing_is_above_it() -> None:
    limit(2)
    row = sent(SAM)
    with act("procesregisseur") as asker:
        triage.search_personen(asker=asker, signaal_id=row.id)
        assert not accept(asker, row, boven_capaciteit=True).boven_capaciteit


def test_an_accepted_signal_waits_without_a_case_and_the_sender_knows_so() -> None:
    place = waiting()
    with act("procesregisseur") as asker:
        assert not Casus.objects.filter(signaal_id=place.signaal_id).exists()
        (rij,) = queries.wachtlijst(asker)
        (regel,) = rij.regels
        assert (regel.id, regel.reden, regel.dagen, regel.eerste) == (
            place.id,
            "Het overleg heeft nu geen plek",
            0,
            True,
        )
        assert (rij.bezetting.lopend, rij.bezetting.wachtend) == (1, 1)
    with act("afzender") as asker:
        seen = signaalqueries.signaal(asker, place.signaal_id)
        assert (seen.status, seen.besluit, seen.wacht) == ("besloten", "aannemen", True)
        assert not Wachtplaats.objects.exists() and not Triage.objects.exists()


def test_a_new_case_does_not_pass_who_waits() -> None:
    waiting()
    row = sent(SAM)
    with act("procesregisseur") as asker:
        triage.search_personen(asker=asker, signaal_id=row.id)
    limit(2)
    with act("procesregisseur") as asker, pytest.raises(Refusal, match="vol"):
        accept(asker, row)


def test_who_waits_first_becomes_a_case_once_there_is_a_place_and_the_sender_hears_it() -> None:
    limit(1)
    place = waiting()
    with pytest.raises(Refusal, match="geen plek"):
        start(place)
    limit(2, versie=2)
    casus = start(place)
    with act("procesregisseur") as asker:
        assert casus.signaal_id == place.signaal_id and casus.personen.count() == 1
        place.refresh_from_db()
        assert (place.status, place.beeindigd_door_id) == ("geopend", cid("procesregisseur"))
        assert queries.wachtlijst(asker)[0].regels == []
        with pytest.raises(Refusal, match="niet meer op de wachtlijst"):
            wachtlijst.put_first(asker=asker, wachtplaats_id=place.id, versie=place.versie, reden="x")
    with act("afzender") as asker:
        assert not signaalqueries.signaal(asker, place.signaal_id).wacht
        words = list(Melding.objects.filter(object_id=place.signaal_id).values_list("tekst", flat=True))
        assert len(words) == 2 and not [word for word in words if "Nieuweling" in word]


def test_the_order_is_kept_and_priority_takes_a_reason() -> None:
    early = waiting(moment=MOMENT - datetime.timedelta(days=1))
    late = waiting(sent(PIM))
    with pytest.raises(Refusal, match="eerst aan de beurt"):
        start(late)
    with act("procesregisseur") as asker:
        with pytest.raises(Refusal) as refused:
            wachtlijst.put_first(asker=asker, wachtplaats_id=late.id, versie=1, reden=" ")
        assert refused.value.field == "reden"
        wachtlijst.put_first(asker=asker, wachtplaats_id=late.id, versie=1, reden="Komt vrij op 1 april")
        (rij,) = queries.wachtlijst(asker)
        assert [(r.id, r.voorrang) for r in rij.regels] == [(late.id, "Komt vrij op 1 april"), (early.id, "")]
        late.refresh_from_db()
    start(late)


def test_a_double_click_opens_one_case_and_an_old_page_is_told_so() -> None:
    place, key = waiting(), uuid.uuid4()
    with pytest.raises(Refusal, match="Iemand anders"):
        start(place, versie=9)
    first = start(place, nieuw_id=key)
    with act("procesregisseur") as asker:
        given = {"versie": 1, "convenant_id": cid("convenant"), "nieuw_id": key}
        assert wachtlijst.open_wachtende(asker=asker, wachtplaats_id=place.id, **given) == first  # type: ignore[arg-type]


def test_nobody_is_made_a_person_before_a_search_at_the_moment_of_opening() -> None:
    place = waiting()
    with act("procesregisseur") as asker, pytest.raises(Refusal, match="Zoek eerst"):
        personen = [(person.id, None) for person in place.signaal.personen.all()]
        wachtlijst.open_wachtende(
            asker=asker, wachtplaats_id=place.id, versie=1, convenant_id=cid("convenant"), personen=personen
        )


def test_off_the_list_without_a_case_the_sender_gets_word_and_the_term_of_a_rejected_one_runs() -> None:
    place = waiting()
    with act("procesregisseur") as asker:
        for gone in ({"besluit": "aannemen"}, {"reden": ""}, {"bericht": " "}, {"bericht": "x" * 2001}):
            given = {"besluit": "afwijzen", "reden": "Verhuisd", "bericht": "Niet meer nodig.", **gone}
            with pytest.raises(Refusal) as refused:
                wachtlijst.leave_wachtlijst(asker=asker, wachtplaats_id=place.id, versie=1, **given)
            assert refused.value.field == next(iter(gone))
        wachtlijst.leave_wachtlijst(
            asker=asker,
            wachtplaats_id=place.id,
            versie=1,
            besluit="afwijzen",
            reden="Verhuisd",
            bericht="Niet meer nodig.",
        )
    with act("afzender") as asker:
        seen = signaalqueries.signaal(asker, place.signaal_id)
        assert (seen.besluit, seen.bericht, seen.wacht) == ("afwijzen", "Niet meer nodig.", False)


@pytest.mark.parametrize(
    ("wachten", "veld"),
    [
        (Wachten("later"), "wachtreden"),
        (Wachten("anders"), "wachttoelichting"),
        (Wachten("partner", "x" * 501), "wachttoelichting"),
    ],
)
def test_waiting_takes_a_reason(wachten: Wachten, veld: str) -> None:
    row = sent(SAM)
    with act("procesregisseur") as asker, pytest.raises(Refusal) as refused:
        accept(asker, row, convenant_id=None, personen=(), wachten=wachten)
    assert refused.value.field == veld


def test_a_signal_waits_only_for_a_case_meeting_of_the_chair() -> None:
    row = sent(SAM)
    for vorm in ("ander_overleg", "triage"):
        with act("procesregisseur") as asker, pytest.raises(Refusal) as refused:
            accept(asker, row, convenant_id=None, personen=(), wachten=GEEN_PLEK, overlegvorm_id=cid(vorm))
        assert refused.value.field == "overlegvorm"


OTHERS = ["afzender", "triagepartner", "andere_procesregisseur", "ketenmanager", "secretaris", "lid", "fg", "beheerder"]


@pytest.mark.parametrize("wie", OTHERS)
def test_the_list_is_its_chairs_alone(wie: str) -> None:
    place = waiting()
    acts: list[Callable[[Any], object]] = [
        lambda asker: queries.wachtdetail(asker, place.id),
        lambda asker: wachtlijst.search_wachtende(asker=asker, wachtplaats_id=place.id),
        lambda asker: wachtlijst.put_first(asker=asker, wachtplaats_id=place.id, versie=1, reden="x"),
        lambda asker: wachtlijst.open_wachtende(
            asker=asker, wachtplaats_id=place.id, versie=1, convenant_id=cid("convenant")
        ),
        lambda asker: wachtlijst.leave_wachtlijst(
            asker=asker, wachtplaats_id=place.id, versie=1, besluit="afwijzen", reden="x", bericht="x"
        ),
    ]
    for one in acts:
        with act(wie) as asker:
            with pytest.raises(NotFound):
                one(asker)
            assert not [regel for rij in queries.wachtlijst(asker) for regel in rij.regels]
            assert not Wachtplaats.objects.exists()


def test_another_chair_of_the_meeting_takes_the_list_over_and_opens() -> None:
    place = waiting()
    limit(None, voorzitter="andere_procesregisseur")
    with act("procesregisseur") as asker:
        assert queries.wachtlijst(asker) == []
    with act("andere_procesregisseur") as asker:
        assert signaalqueries.signaal(asker, place.signaal_id).nummer
    casus = start(place, wie="andere_procesregisseur")
    assert casus.procesregisseur_id == cid("andere_procesregisseur")
    with act("andere_procesregisseur") as asker, pytest.raises(NotFound):
        signaalqueries.signaal(asker, place.signaal_id)  # no longer: the case is what is read now


def test_in_sql_nobody_places_what_was_not_accepted_in_an_own_triage() -> None:
    row = sent(SAM)

    def place() -> None:
        Wachtplaats.objects.create(
            veiligheidshuis_id=cid("huis"),
            signaal=row,
            overlegvorm_id=cid("casusoverleg"),
            reden="geen_plek",
            sinds=MOMENT,
            geplaatst_door_id=cid("procesregisseur"),
        )

    for wie in ("procesregisseur", "andere_procesregisseur", "afzender"):
        with act(wie), pytest.raises(DatabaseError), transaction.atomic():
            place()
