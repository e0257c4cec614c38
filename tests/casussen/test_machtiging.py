"""Under a regime that asks for it, a case is discussed on a ground that holds, and not otherwise (R4)."""

import dataclasses
import datetime
import uuid
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from regiehuis.casussen.access.overleg import UnableToRunOverleg
from regiehuis.casussen.actions import machtiging as actions
from regiehuis.casussen.actions import verslag
from regiehuis.casussen.models import Agendapunt, Overlegmachtiging
from regiehuis.casussen.queries.machtiging import machtigingen
from regiehuis.casussen.rules.machtiging import Machtiging, check_machtiging
from regiehuis.convenanten.models import Regime
from regiehuis.kern.errors import NotAllowed, NotFound
from regiehuis.samenwerking.access import Asker
from tests.cast import DAG, JAAR, MOMENT, act, cid
from tests.casussen.test_overleg import capture, running

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
GOED = Machtiging("wet", "Artikel 458ter", "", "De leden", "Geweld voorkomen", "Aan tafel", DAG, DAG + 30 * DAY)
WRONG: list[tuple[str, dict[str, Any]]] = [
    ("soort", {"soort": "gewoonte"}),
    ("motivering", {"soort": "toestemming"}),
    ("motivering", {"motivering": "x" * 2001}),
    ("verwijzing", {"verwijzing": " "}),
    ("verwijzing", {"verwijzing": "x" * 301}),
    ("deelnemers", {"deelnemers": ""}),
    ("doel", {"doel": ""}),
    ("wijze", {"wijze": ""}),
    ("tot", {"tot": DAG}),
    ("tot", {"tot": DAG + 2 * JAAR}),
]


def asked_for() -> None:
    """The regime of the cast asks for a ground."""
    with act("ketenmanager"):
        assert Regime.objects.filter(id=cid("regime")).update(machtiging_vereist=True)


def authorise(asker: Asker, **changes: Any) -> Overlegmachtiging:
    """A ground for the case of the cast."""
    given = dataclasses.replace(GOED, **changes)
    return actions.record_machtiging(asker=asker, casus_id=cid("casus"), machtiging=given)


@pytest.mark.parametrize(("field", "changes"), WRONG)
def test_what_a_ground_must_say(field: str, changes: dict[str, Any]) -> None:
    assert (check_machtiging(dataclasses.replace(GOED, **changes)) or ("", ""))[0] == field
    with act("procesregisseur") as asker, pytest.raises(actions.UnableToAuthorise) as refused:
        authorise(asker, **changes)
    assert refused.value.field == field


@pytest.mark.parametrize("naam", ["procesregisseur", "secretaris"])
def test_without_a_ground_that_holds_no_point_begins(naam: str) -> None:
    asked_for()
    with act(naam) as asker:
        assert running(asker).begonnen_op is None
        with pytest.raises(UnableToRunOverleg, match="wettelijke grond"):
            capture(asker)
        with pytest.raises(UnableToRunOverleg, match="wettelijke grond"):
            verslag.write_verslag(
                asker=asker, agendapunt_id=cid("agendapunt"), versie=1, verslag="Besproken", besluit=""
            )
        for changed in ({"begonnen_op": MOMENT}, {"verslag": "Toch besproken"}):
            with pytest.raises(DatabaseError, match="ground"), transaction.atomic():
                Agendapunt.objects.filter(id=cid("agendapunt")).update(**changed)
    with act("procesregisseur") as asker:
        authorise(asker, van=DAG + DAY)
        with pytest.raises(UnableToRunOverleg):
            capture(asker)
        authorise(asker)
    with act(naam) as asker:
        assert capture(asker).pk


def test_where_no_ground_is_asked_for_a_point_begins() -> None:
    with act("secretaris") as asker:
        assert running(asker).begonnen_op == MOMENT


def test_who_leads_the_case_records_it_and_ends_it_earlier() -> None:
    asked_for()
    with act("casusregisseur") as asker:
        made = authorise(asker)
        for wrong in (DAG - DAY, made.tot):
            with pytest.raises(actions.UnableToAuthorise):
                actions.end_machtiging(asker=asker, machtiging_id=made.id, versie=1, tot=wrong)
        with pytest.raises(actions.UnableToAuthorise):
            actions.end_machtiging(asker=asker, machtiging_id=made.id, versie=9, tot=DAG)
        shown = machtigingen(asker, cid("casus"), made.casus)
        assert (shown.mag_vastleggen, [m.geldt for m in shown.regels]) == (True, [True])
        actions.end_machtiging(asker=asker, machtiging_id=made.id, versie=1, tot=DAG)
        with pytest.raises(NotFound):
            actions.end_machtiging(asker=asker, machtiging_id=uuid.uuid4(), versie=1, tot=DAG)
    with act("secretaris") as asker:
        running(asker)
        with pytest.raises(UnableToRunOverleg):
            capture(asker)
    with act("lid") as asker, pytest.raises(NotAllowed):
        authorise(asker)
    with act("buitenstaander") as asker, pytest.raises(NotFound):
        authorise(asker)
