"""A round table, its contact sheet, and one contact person for somebody (A11)."""

import dataclasses
import datetime
from typing import Any

import pytest

from regiehuis.casussen.access.casus import fetch_casus
from regiehuis.casussen.actions.agenda import make_agenda
from regiehuis.casussen.actions.contact import (
    UnableToKeepContactblad,
    add_contactregel,
    choose_contactpersoon,
    end_contactregel,
)
from regiehuis.casussen.actions.overleg import UnableToPlanOverleg
from regiehuis.casussen.actions.rondetafel import UnableToPlanRondetafel, plan_rondetafel
from regiehuis.casussen.models import Aanwezigheid, Agendapunt, Contactpersoon, Contactregel
from regiehuis.casussen.queries.contact import contactblad
from regiehuis.casussen.rules.contact import Contact
from regiehuis.kern.errors import NotAllowed, NotFound
from regiehuis.samenwerking.access import Asker
from tests.cast import DAG, MOMENT, act, cid

pytestmark = pytest.mark.django_db
DAGEN = datetime.timedelta(days=1)
SCHOOL = Contact("Ineke Brands", "Basisschool De Linde", "Let op de kinderen", "010 555 01 42", "Schooldagen tot 16.00")


def line(asker: Asker, contact: Contact = SCHOOL, **changes: Any) -> Contactregel:
    """Somebody of the school, who is no member."""
    return add_contactregel(asker=asker, casus_id=cid("casus"), contact=contact, **changes)


def choose(asker: Asker, regel: Contactregel) -> Contactpersoon:
    """The contact person of the main person."""
    return choose_contactpersoon(
        asker=asker, casus_id=cid("casus"), persoon_id=cid("persoon_casus"), contactregel_id=regel.id
    )


def test_a_worker_without_account_stands_on_the_sheet_and_reads_nothing() -> None:
    with act("lid") as asker:
        line(asker)
        line(asker, dataclasses.replace(SCHOOL, naam="Lid"), medewerker_id=cid("lid"))
        sheet = contactblad(asker, cid("casus"), fetch_casus(asker, cid("casus")))
        assert [(row.contact.naam, row.neemt_deel) for row in sheet.lijnen] == [("Ineke Brands", False), ("Lid", True)]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("naam", " "),
        ("organisatie", ""),
        ("doet", ""),
        ("bereikbaar", ""),
        ("telefoon", ""),
        ("telefoon", "bel maar"),
        ("telefoon", "12"),
        ("doet", "x" * 301),
    ],
)
def test_a_line_says_who_what_number_and_when(field: str, value: str) -> None:
    with act("lid") as asker, pytest.raises(UnableToKeepContactblad) as caught:
        line(asker, dataclasses.replace(SCHOOL, **{field: value}))
    assert caught.value.field == field


def test_who_is_no_member_is_not_put_on_it_as_one() -> None:
    with act("lid") as asker, pytest.raises(UnableToKeepContactblad) as caught:
        line(asker, medewerker_id=cid("buitenstaander"))
    assert caught.value.field == "medewerker"


def test_somebody_has_one_contact_person_and_another_one_ends_the_first() -> None:
    with act("casusregisseur") as asker:
        first, second = line(asker), line(asker, dataclasses.replace(SCHOOL, naam="Ander"))
        choose(asker, first)
        with pytest.raises(UnableToKeepContactblad):
            choose(asker, first)
        with pytest.raises(UnableToKeepContactblad) as caught:
            end_contactregel(asker=asker, contactregel_id=first.id)
        assert "Kies eerst een andere" in caught.value.message
    with act("casusregisseur", moment=MOMENT + DAGEN) as asker:
        choose(asker, second)
        rows = Contactpersoon.objects.filter(casus_id=cid("casus")).order_by("van")
        assert list(rows.values_list("contactregel_id", "van", "tot")) == [
            (first.id, DAG, DAG + DAGEN),
            (second.id, DAG + DAGEN, None),
        ]
        end_contactregel(asker=asker, contactregel_id=first.id)
        sheet = contactblad(asker, cid("casus"), fetch_casus(asker, cid("casus")))
        assert [row.contact.naam for row in sheet.lijnen] == ["Ander"]
        assert [person.naam for person in sheet.personen] == ["Ander, Basisschool De Linde"]


def test_who_leads_the_case_chooses() -> None:
    with act("lid") as asker:
        regel = line(asker)
        with pytest.raises(NotAllowed):
            choose(asker, regel)
    with act("buitenstaander") as asker, pytest.raises(NotFound):
        end_contactregel(asker=asker, contactregel_id=regel.id)


def test_a_round_table_is_one_case_with_everybody_of_it() -> None:
    with act("procesregisseur") as asker:
        given: dict[str, Any] = {"asker": asker, "casus_id": cid("casus"), "plaats": "Huis", "reden": "Eén plan"}
        table = plan_rondetafel(aanvang=MOMENT + 3 * DAGEN, **given)
        assert table.rondetafel
        point = Agendapunt.objects.get(overleg=table)
        assert (point.casus_id, point.reden) == (cid("casus"), "Rondetafel: Eén plan")
        invited = set(Aanwezigheid.objects.filter(agendapunt=point).values_list("medewerker_id", flat=True))
        assert {cid("lid"), cid("ggz_lid"), cid("casusregisseur")} <= invited
        assert make_agenda(asker=asker, overleg_id=table.id) == []
        with pytest.raises(UnableToPlanOverleg) as caught:
            plan_rondetafel(aanvang=MOMENT, **given)
        assert caught.value.field == "aanvang"
        with pytest.raises(UnableToPlanRondetafel) as worded:
            plan_rondetafel(aanvang=MOMENT + 4 * DAGEN, **(given | {"reden": " "}))
        assert worded.value.field == "reden"


def test_only_its_procesregisseur_plans_a_round_table() -> None:
    with act("casusregisseur") as asker, pytest.raises(NotAllowed):
        plan_rondetafel(asker=asker, casus_id=cid("casus"), aanvang=MOMENT + DAGEN, plaats="", reden="Plan")
    with act("andere_procesregisseur") as asker, pytest.raises(NotFound):
        plan_rondetafel(asker=asker, casus_id=cid("casus"), aanvang=MOMENT + DAGEN, plaats="", reden="Plan")
