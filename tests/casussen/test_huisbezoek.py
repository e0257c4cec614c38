"""A joint home visit: who goes, consent at the door, each one's part of the report, what was agreed (A10, R25)."""

import datetime
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.db import models

from regiehuis.casussen.access.huisbezoek import fetch_huisbezoek, visit_to_report
from regiehuis.casussen.actions.afspraak import offer_afspraak
from regiehuis.casussen.actions.huisbezoek import UnableToVisit, end_huisbezoek, plan_huisbezoek
from regiehuis.casussen.actions.informatie import UnableToInbrengen
from regiehuis.casussen.actions.toestemming import record_toestemming, withdraw_toestemming
from regiehuis.casussen.models import Huisbezoek, Toestemming
from regiehuis.casussen.queries.huisbezoek import huisbezoek
from regiehuis.kern.errors import NotAllowed, NotFound
from regiehuis.kern.models import new_id
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.models import Melding
from tests.access.test_attacks import refused
from tests.cast import DAG, MOMENT, act, cid
from tests.casussen.test_informatie import bring
from tests.casussen.test_toestemming import BEREIK, reads

pytestmark = pytest.mark.django_db
UUR = datetime.timedelta(hours=1)
BEZOEK = MOMENT + UUR


def plan(asker: Asker, **changes: Any) -> Huisbezoek:
    """Police and mental health care go together, in an hour."""
    given: dict[str, Any] = {
        "casus_id": cid("casus"),
        "gepland_op": BEZOEK,
        "waar": "thuis",
        "doel": "Samen kennismaken",
        "bezoekers": [cid("lid"), cid("ggz_lid")],
    }
    return plan_huisbezoek(asker=asker, **(given | changes))


def at_the_door(asker: Asker, bezoek: Huisbezoek) -> Toestemming:
    """The main person agrees."""
    return record_toestemming(
        asker=asker,
        casus_id=cid("casus"),
        persoon_id=cid("persoon_casus"),
        bereik=BEREIK,
        huisbezoek_id=bezoek.id,
    )


def part(asker: Asker, bezoek: Huisbezoek, **changes: Any) -> Any:
    """One visitor's own part of the report."""
    given = {"grondslag": "toestemming", "tekst": "Slaapt op de bank", "huisbezoek_id": bezoek.id}
    return bring(asker, **(given | changes))


def test_two_organisations_plan_and_each_visitor_is_told() -> None:
    with act("casusregisseur") as asker:
        bezoek = plan(asker)
    with act("ggz_lid") as asker:
        assert huisbezoek(asker, fetch_huisbezoek(asker, bezoek.id)).ging_mee
        told = Melding.objects.filter(object_soort="huisbezoek", object_id=bezoek.id).values_list("tekst", flat=True)
        assert len(told) == 1 and "kennismaken" not in told[0]


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("gepland_op", {"gepland_op": MOMENT}),
        ("gepland_op", {"gepland_op": MOMENT + datetime.timedelta(days=400)}),
        ("waar", {"waar": "Schuilstraat 8"}),
        ("doel", {"doel": " "}),
        ("bezoekers", {"bezoekers": []}),
        ("bezoekers", {"bezoekers": [cid("lid")]}),
        ("bezoekers", {"bezoekers": [cid("lid"), cid("buitenstaander")]}),
    ],
)
def test_what_is_no_joint_visit_is_refused_at_its_field(field: str, changes: dict[str, Any]) -> None:
    with act("casusregisseur") as asker, pytest.raises(UnableToVisit) as caught:
        plan(asker, **changes)
    assert caught.value.field == field and caught.value.message


def test_each_part_is_information_with_its_source_under_the_existing_rights() -> None:
    with act("casusregisseur") as asker:
        bezoek = plan(asker)
    later = BEZOEK + UUR
    with act("ggz_lid", moment=later) as asker:
        at_the_door(asker, bezoek)
        cared = part(asker, bezoek, categorie_id=cid("categorie_medisch"))
    with act("lid", moment=later) as asker:
        seen = part(asker, bezoek, grondslag="wgs", categorie_id=cid("categorie_politie"), tekst="Deur is vernield")
    expected = {"lid": {seen.id}, "ggz_lid": {cared.id}, "casusregisseur": {cared.id, seen.id}}
    for who, ids in expected.items():
        with act(who, moment=later) as asker:
            page = huisbezoek(asker, fetch_huisbezoek(asker, bezoek.id))
            assert {item.id for item in page.verslag} == ids, who


def test_only_who_went_along_writes_a_part() -> None:
    with act("casusregisseur") as asker:
        bezoek = plan(asker)
        with pytest.raises(NotAllowed):
            part(asker, bezoek, grondslag="wgs")
        with pytest.raises(NotAllowed):
            at_the_door(asker, bezoek)


def test_consent_withdrawn_during_the_visit_is_named_and_nothing_is_lost() -> None:
    with act("casusregisseur") as asker:
        bezoek = plan(asker)
    with act("ggz_lid", moment=BEZOEK) as asker:
        given = at_the_door(asker, bezoek)
        before = part(asker, bezoek)
    with act("lid", moment=BEZOEK + UUR) as asker:
        withdraw_toestemming(asker=asker, toestemming_id=given.id, reden="Man kwam thuis")
    with act("ggz_lid", moment=BEZOEK + 2 * UUR) as asker:
        with pytest.raises(UnableToInbrengen) as caught:
            part(asker, bezoek, tekst="Wilde verder niets zeggen")
        assert caught.value.field == "grondslag"
        assert "10-03-2026 om 12.00 uur ingetrokken" in caught.value.message and "blijft" in caught.value.message
        page = huisbezoek(asker, fetch_huisbezoek(asker, bezoek.id))
        assert [item.id for item in page.verslag] == [before.id]
        assert [line.stand_tekst for line in page.toestemmingen] == ["Ingetrokken"]
        assert end_huisbezoek(asker=asker, huisbezoek_id=bezoek.id, versie=1, uitkomst="afgelegd").afgerond_op
    assert reads("casusregisseur", before, BEZOEK + 2 * UUR) == (False, False)


@pytest.mark.parametrize(
    ("field", "given"),
    [
        ("uitkomst", {"uitkomst": "gezellig"}),
        ("uitkomst", {"uitkomst": "gepland"}),
        ("toelichting", {"uitkomst": "geweigerd"}),
        ("toelichting", {"uitkomst": "niet_doorgegaan", "toelichting": " "}),
    ],
)
def test_a_visit_ends_with_what_happened(field: str, given: dict[str, str]) -> None:
    with act("lid") as asker:
        bezoek = plan(asker)
        with pytest.raises(UnableToVisit) as caught:
            end_huisbezoek(asker=asker, huisbezoek_id=bezoek.id, versie=1, **given)
        assert caught.value.field == field


def test_who_neither_goes_along_nor_leads_the_case_does_not_end_a_visit() -> None:
    with act("lid") as asker:
        bezoek = plan(asker)
    with act("lid_zonder_categorie") as asker, pytest.raises(NotAllowed):
        end_huisbezoek(asker=asker, huisbezoek_id=bezoek.id, versie=1, uitkomst="niet_doorgegaan", toelichting="Ziek")


def test_a_part_of_its_report_is_written_in_the_case_of_the_visit() -> None:
    with act("lid") as asker:
        bezoek = plan(asker)
        assert visit_to_report(asker, bezoek.id, cid("casus")) == bezoek
        with pytest.raises(NotFound):
            visit_to_report(asker, bezoek.id, cid("andere_casus"))


def test_a_visit_is_not_made_before_its_day_and_ends_once() -> None:
    with act("lid") as asker:
        bezoek = plan(asker, gepland_op=MOMENT + datetime.timedelta(days=3))
        with pytest.raises(UnableToVisit) as caught:
            end_huisbezoek(asker=asker, huisbezoek_id=bezoek.id, versie=1, uitkomst="afgelegd")
        assert caught.value.field == "uitkomst"
        words = {"uitkomst": "niet_doorgegaan", "toelichting": "Verkeerd nummer: zij wist van niets"}
        end_huisbezoek(asker=asker, huisbezoek_id=bezoek.id, versie=1, **words)
        with pytest.raises(UnableToVisit):
            end_huisbezoek(asker=asker, huisbezoek_id=bezoek.id, versie=2, **words)


def test_what_was_agreed_stands_with_the_visit_of_the_same_case() -> None:
    with act("lid") as asker:
        bezoek = plan(asker)
        what: dict[str, Any] = {
            "casus_id": cid("casus"),
            "tekst": "Regelt een ander nummer",
            "organisatie_id": cid("politie"),
            "medewerker_id": cid("lid"),
            "termijn": DAG + datetime.timedelta(days=7),
        }
        made = offer_afspraak(asker=asker, huisbezoek_id=bezoek.id, **what)
        page = huisbezoek(asker, fetch_huisbezoek(asker, bezoek.id))
        assert [line[0] for line in page.afspraken] == [made.id]
        with pytest.raises(NotFound):
            offer_afspraak(asker=asker, huisbezoek_id=uuid.uuid4(), **what)


def test_who_is_no_member_meets_no_visit() -> None:
    with act("lid") as asker:
        bezoek = plan(asker)
    for other in ("buitenstaander", "andere_procesregisseur", "secretaris", "verlopen_lid"):
        with act(other) as asker, pytest.raises(NotFound):
            fetch_huisbezoek(asker, bezoek.id)


def again(found: models.Model, huisbezoek_id: uuid.UUID | None) -> Callable[[], None]:
    """Writes the same row once more, at this visit, past the actions."""

    def write() -> None:
        copy = type(found)(**{field.attname: getattr(found, field.attname) for field in found._meta.concrete_fields})
        copy.pk = new_id()
        copy.huisbezoek_id = huisbezoek_id
        type(found)._default_manager.bulk_create([copy])

    return write


def test_nothing_is_tied_to_a_visit_of_another_case_in_sql_either() -> None:
    with act("casusregisseur") as asker:
        bezoek = plan(asker)
        agreed = offer_afspraak(
            asker=asker,
            casus_id=cid("casus"),
            tekst="Samen terug",
            organisatie_id=cid("politie"),
            medewerker_id=cid("lid"),
            termijn=DAG + datetime.timedelta(days=7),
        )
        assert refused(again(agreed, uuid.uuid4()))
        assert not refused(again(agreed, bezoek.id))
    with act("lid") as asker:
        for row in (at_the_door(asker, bezoek), bring(asker)):
            assert refused(again(row, uuid.uuid4()))
            assert not refused(again(row, bezoek.id))
