"""Members and lead of a case through the actions, under the policies (R14, R16, R29)."""

import dataclasses
import datetime
from typing import Any

import pytest
from django.db import connection

from regiehuis.casussen.access import casus as access
from regiehuis.casussen.actions import deelname, regie
from regiehuis.casussen.actions.afspraak import withdraw_afspraak
from regiehuis.casussen.models import Casus, Deelname, Regieaanbod, Regievacature
from regiehuis.casussen.rules import casus as rules
from regiehuis.kern.errors import NotAllowed, NotFound
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.models import Melding
from tests.cast import DAG, MOMENT, act, cid
from tests.casussen.test_casus import opened

pytestmark = pytest.mark.django_db

DAY = datetime.timedelta(days=1)
YEAR = datetime.timedelta(days=365)


# --- members ---


def add(asker: Asker, **changes: Any) -> Deelname:
    """The triage partner becomes a member, unless changed."""
    given = {"casus_id": cid("casus"), "medewerker_id": cid("triagepartner"), "tot": DAG + YEAR, "reden": "Behandelt"}
    return deelname.add_deelname(asker=asker, **(given | changes))


def test_a_new_member_reads_the_case_until_the_end_date_and_is_told_without_content() -> None:
    with act("procesregisseur") as asker:
        add(asker, tot=DAG + 10 * DAY)
    with act("triagepartner"):
        assert Casus.objects.filter(pk=cid("casus")).exists()
        told = Melding.objects.filter(medewerker_id=cid("triagepartner"), object_id=cid("casus")).get()
        assert "2026-0001" in told.tekst and "Geheime" not in told.tekst
    with act("triagepartner", moment=MOMENT + 10 * DAY):
        assert not Casus.objects.filter(pk=cid("casus")).exists()


def test_who_was_a_member_before_begins_anew_and_a_member_is_not_added_twice() -> None:
    with act("procesregisseur") as asker:
        again = add(asker, medewerker_id=cid("verlopen_lid"))
        assert (again.id, again.van) == (cid("deelname_casus_verlopen_lid"), DAG)
        with pytest.raises(deelname.UnableToChangeDeelname, match="al lid"):
            add(asker, medewerker_id=cid("lid"))


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("medewerker", {"medewerker_id": cid("niet_ondertekend")}),
        ("medewerker", {"medewerker_id": cid("procesregisseur")}),
        ("medewerker", {"medewerker_id": cid("iemand_elders")}),
        ("tot", {"tot": DAG}),
        ("tot", {"tot": DAG - DAY}),
        ("tot", {"tot": DAG + 3 * YEAR}),
        ("reden", {"reden": " "}),
        ("reden", {"reden": "x" * 301}),
        ("rol", {"rol": "procesregisseur"}),
    ],
)
def test_a_membership_that_the_rules_forbid_is_refused_at_its_field(field: str, changes: dict[str, Any]) -> None:
    with act("procesregisseur") as asker:
        before = Deelname.objects.count()
        with pytest.raises(deelname.UnableToChangeDeelname) as caught:
            add(asker, **changes)
        assert caught.value.field == field
        assert Deelname.objects.count() == before


def test_the_refusal_of_an_unsigned_organisation_names_it() -> None:
    with act("procesregisseur") as asker, pytest.raises(deelname.UnableToChangeDeelname, match="Woningcorporatie"):
        add(asker, medewerker_id=cid("niet_ondertekend"))


@pytest.mark.parametrize(
    ("who", "answer"), [("lid", NotAllowed), ("casusregisseur", NotAllowed), ("buitenstaander", NotFound)]
)
def test_only_the_procesregisseur_appoints(who: str, answer: type[Exception]) -> None:
    with act(who) as asker, pytest.raises(answer):
        add(asker)


def test_ending_a_membership_ends_access_at_once_even_on_its_first_day_or_without_signature() -> None:
    with act("procesregisseur") as asker:
        new = add(asker)
        deelname.change_deelname(asker=asker, deelname_id=new.id, versie=1, tot=DAG, reden="Vergissing")
        withdraw_afspraak(asker=asker, afspraak_id=cid("afspraak_te_laat"), versie=1, grond="Niet meer nodig")
        deelname.change_deelname(
            asker=asker, deelname_id=cid("deelname_casus_lid"), versie=1, tot=DAG - DAY, reden="Andere functie"
        )
        unsigned = cid("deelname_casus_niet_ondertekend")
        deelname.change_deelname(asker=asker, deelname_id=unsigned, versie=1, tot=DAG, reden="Doet niet mee")
        assert set(Deelname.objects.filter(tot=DAG).values_list("pk", flat=True)) >= {new.id, unsigned}
    for who in ("triagepartner", "lid", "vervanger"):
        with act(who):
            assert not Casus.objects.filter(pk=cid("casus")).exists()


def test_a_membership_is_extended_only_while_the_organisation_is_signed() -> None:
    with act("procesregisseur") as asker:
        lid = cid("deelname_casus_ggz_lid")
        assert (
            deelname.change_deelname(asker=asker, deelname_id=lid, versie=1, tot=DAG + DAY, reden="Kort").tot
            == DAG + DAY
        )
        with pytest.raises(deelname.UnableToChangeDeelname, match="niet ondertekend"):
            deelname.change_deelname(
                asker=asker,
                deelname_id=cid("deelname_casus_niet_ondertekend"),
                versie=1,
                tot=DAG + YEAR,
                reden="Langer",
            )
        with pytest.raises(deelname.UnableToChangeDeelname, match="al beëindigd"):
            deelname.change_deelname(
                asker=asker, deelname_id=cid("deelname_casus_verlopen_lid"), versie=1, tot=DAG, reden="Nog eens"
            )


def test_the_casusregisseur_stays_until_a_successor_has_accepted() -> None:
    lead = cid("deelname_casus_casusregisseur")
    with act("procesregisseur") as asker:
        with pytest.raises(deelname.UnableToChangeDeelname, match="regie"):
            deelname.change_deelname(asker=asker, deelname_id=lead, versie=1, tot=DAG, reden="Weg")
        aanbod = regie.offer_regie(asker=asker, casus_id=cid("casus"), medewerker_id=cid("lid"))
    with act("lid") as asker:
        regie.accept_regie(asker=asker, casus_id=aanbod.casus_id, aanbod_id=aanbod.id)
    with act("procesregisseur") as asker:
        withdraw_afspraak(asker=asker, afspraak_id=cid("afspraak_loopt"), versie=1, grond="Niet meer nodig")
        assert deelname.change_deelname(asker=asker, deelname_id=lead, versie=1, tot=DAG, reden="Weg").tot == DAG


def test_the_founding_membership_is_nobodys_to_change() -> None:
    with act("procesregisseur") as asker, pytest.raises(NotFound):
        deelname.change_deelname(
            asker=asker, deelname_id=cid("deelname_casus_procesregisseur"), versie=1, tot=DAG + YEAR, reden="Zelf"
        )


def test_the_database_itself_refuses_a_membership_for_oneself_or_by_a_member() -> None:
    sql = "UPDATE casussen_deelname SET tot = %s WHERE id = %s"
    for who, row in (("procesregisseur", "procesregisseur"), ("lid", "lid"), ("casusregisseur", "verlopen_lid")):
        with act(who), connection.cursor() as cursor:
            cursor.execute(sql, [DAG + 9 * YEAR, cid(f"deelname_casus_{row}")])
            assert cursor.rowcount == 0


# --- the lead ---


def test_an_offer_is_declined_with_ground_and_the_lead_goes_on_standing_open() -> None:
    with act("procesregisseur") as asker:
        casus = opened(asker)
        add(asker, casus_id=casus.id, medewerker_id=cid("ggz_lid"))
        aanbod = regie.offer_regie(asker=asker, casus_id=casus.id, medewerker_id=cid("ggz_lid"))
        assert aanbod.termijn == DAG + rules.AANBODTERMIJN
        with pytest.raises(regie.UnableToOfferRegie, match="al aan deze"):
            regie.offer_regie(asker=asker, casus_id=casus.id, medewerker_id=cid("ggz_lid"))
    with act("ggz_lid") as asker:
        for grond in (" ", "x" * 2001):
            with pytest.raises(regie.UnableToAnswerRegie) as caught:
                regie.decline_regie(asker=asker, casus_id=aanbod.casus_id, aanbod_id=aanbod.id, grond=grond)
            assert caught.value.field == "grond"
        assert (
            regie.decline_regie(asker=asker, casus_id=aanbod.casus_id, aanbod_id=aanbod.id, grond="Geen mandaat").grond
            == "Geen mandaat"
        )
        assert Regievacature.objects.get(casus=casus).vervuld_op is None
        with pytest.raises(regie.UnableToAnswerRegie, match="al beantwoord"):
            regie.accept_regie(asker=asker, casus_id=aanbod.casus_id, aanbod_id=aanbod.id)


def test_acceptance_closes_the_vacancy_and_withdraws_other_offers() -> None:
    with act("procesregisseur") as asker:
        casus = opened(asker)
        for who in ("ggz_lid", "lid"):
            add(asker, casus_id=casus.id, medewerker_id=cid(who))
        offers = {
            who: regie.offer_regie(asker=asker, casus_id=casus.id, medewerker_id=cid(who)).id
            for who in ("ggz_lid", "lid")
        }
    with act("vervanger") as asker:  # the deputy of lid answers with the same right
        regie.accept_regie(asker=asker, casus_id=casus.id, aanbod_id=offers["lid"])
        assert Casus.objects.get(pk=casus.id).regisseur_id == cid("lid")
        assert Regievacature.objects.get(casus=casus).vervuld_op == DAG
        assert Regieaanbod.objects.get(pk=offers["ggz_lid"]).status == "ingetrokken"


@pytest.mark.parametrize(
    ("field", "who", "changes"),
    [
        ("medewerker", "buitenstaander", {}),
        ("medewerker", "verlopen_lid", {}),
        ("medewerker", "niet_ondertekend", {}),
        ("medewerker", "casusregisseur", {}),
        ("termijn", "lid", {"termijn": DAG - DAY}),
    ],
)
def test_an_offer_that_cannot_be_made(field: str, who: str, changes: dict[str, Any]) -> None:
    with act("procesregisseur") as asker, pytest.raises(regie.UnableToOfferRegie) as caught:
        regie.offer_regie(asker=asker, casus_id=cid("casus"), medewerker_id=cid(who), **changes)
    assert caught.value.field == field


def test_nobody_answers_anothers_offer() -> None:
    with act("procesregisseur") as asker:
        aanbod = regie.offer_regie(asker=asker, casus_id=cid("casus"), medewerker_id=cid("lid"))
    with act("ggz_lid") as asker, pytest.raises(NotAllowed):
        regie.accept_regie(asker=asker, casus_id=aanbod.casus_id, aanbod_id=aanbod.id)
    with act("buitenstaander") as asker, pytest.raises(NotFound):
        regie.accept_regie(asker=asker, casus_id=aanbod.casus_id, aanbod_id=aanbod.id)
    with act("lid") as asker, pytest.raises(NotFound):  # his, but not an offer of that case
        regie.accept_regie(asker=asker, casus_id=cid("andere_casus"), aanbod_id=aanbod.id)


# --- deputies ---


def test_who_stands_in_for_a_former_procesregisseur_does_not_lead_by_a_function_of_his_own(monkeypatch) -> None:
    """A membership as procesregisseur counts with the function of whom it is; found by a million asks of the proof."""
    found = Casus(convenant_id=cid("convenant"), procesregisseur_id=cid("lid"))
    rows = [
        Deelname(casus=found, convenant_id=cid("convenant"), medewerker_id=cid("vervanger"), rol="lid"),
        Deelname(casus=found, convenant_id=cid("convenant"), medewerker_id=cid("lid"), rol="procesregisseur"),
    ]
    monkeypatch.setattr(access, "_deelnames", lambda asker, casus_id: rows)
    with act("vervanger") as asker:
        assert cid("lid") in asker.namens
        own = dataclasses.replace(asker, functies=frozenset({"procesregisseur"}), regisseurs=(asker.medewerker_id,))
        assert [row.rol for row in access.memberships(own, found.id)] == ["lid"]
        for fetch in (access.led_casus, access.guarded_casus):
            with pytest.raises(NotAllowed):
                fetch(own, found.id)
        theirs = dataclasses.replace(own, regisseurs=(cid("lid"),))
        assert access.led_casus(theirs, found.id) == access.guarded_casus(theirs, found.id) == found
