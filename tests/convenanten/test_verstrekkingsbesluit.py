"""Supply decisions on police data: what they must say, and who keeps them (R3)."""

import dataclasses
import datetime
import uuid
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from regiehuis.convenanten import actions, queries
from regiehuis.convenanten.models import Verstrekkingsbesluit
from regiehuis.convenanten.rules.verstrekkingsbesluit import Besluit
from regiehuis.kern.errors import NotAllowed, NotFound
from regiehuis.samenwerking.actions import UnableToManage
from tests.cast import DAG, JAAR, MENSEN, act, cid

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
OTHERS = [name for name, (_, functies) in MENSEN.items() if "ketenmanager" not in functies]
# The key of a covenant that is not of this house.
ELDERS = cid("convenant van een ander huis")
GOED = Besluit(
    belang="Geweld voorkomen",
    doel="Aanpak",
    voorwaarden="",
    categorieen=frozenset({cid("categorie_politie")}),
    ontvangers=frozenset({cid("om")}),
    besloten_door="De korpschef",
    van=DAG,
    tot=DAG + JAAR,
)
WRONG = [
    ("belang", {"belang": " "}),
    ("doel", {"doel": ""}),
    ("doel", {"doel": "x" * 2001}),
    ("voorwaarden", {"voorwaarden": "x" * 2001}),
    ("besloten_door", {"besloten_door": ""}),
    ("categorieen", {"categorieen": frozenset()}),
    ("categorieen", {"categorieen": frozenset({cid("categorie_sociaal")})}),
    ("ontvangers", {"ontvangers": frozenset()}),
    ("ontvangers", {"ontvangers": frozenset({cid("woningcorporatie")})}),
    ("tot", {"tot": DAG}),
    ("tot", {"tot": DAG + 6 * JAAR}),
]


@pytest.mark.parametrize(("field", "changes"), WRONG)
def test_what_a_decision_must_say(field: str, changes: dict[str, Any]) -> None:
    with act("ketenmanager") as asker:
        besluit = dataclasses.replace(GOED, **changes)
        with pytest.raises(UnableToManage) as refused:
            actions.record_verstrekkingsbesluit(asker=asker, convenant_id=cid("convenant"), besluit=besluit)
        assert refused.value.field == field and Verstrekkingsbesluit.objects.count() == 1


def test_it_is_recorded_once_shown_and_ended_earlier() -> None:
    new = uuid.uuid4()
    with act("ketenmanager") as asker:
        for _ in range(2):
            given = {"convenant_id": cid("convenant"), "besluit": GOED, "nieuw_id": new}
            actions.record_verstrekkingsbesluit(asker=asker, **given)
        shown = queries.besluit(asker, cid("convenant"), new)
        assert (shown.categorieen, shown.ontvangers, shown.geldt) == (("Politie",), ("Om",), True)
        for wrong in (DAG - DAY, DAG + JAAR):
            with pytest.raises(UnableToManage):
                actions.end_verstrekkingsbesluit(asker=asker, besluit_id=new, versie=1, tot=wrong)
        actions.end_verstrekkingsbesluit(asker=asker, besluit_id=new, versie=1, tot=DAG)
        assert not queries.besluit(asker, cid("convenant"), new).geldt
        with pytest.raises(NotFound):
            actions.end_verstrekkingsbesluit(asker=asker, besluit_id=uuid.uuid4(), versie=1, tot=DAG)
        with pytest.raises(NotFound):
            actions.record_verstrekkingsbesluit(asker=asker, convenant_id=uuid.uuid4(), besluit=GOED)


def test_a_decision_belongs_to_a_covenant_of_the_own_house() -> None:
    """The database says it too, of a new decision and of one that is moved."""
    words = {"belang": "x", "doel": "x", "besloten_door": "x", "van": DAG, "tot": DAG + JAAR}
    words |= {"categorieen": [cid("categorie_politie")], "ontvangers": [cid("om")]}
    with act("ketenmanager"):
        made = Verstrekkingsbesluit.objects.create(
            veiligheidshuis_id=cid("huis"), convenant_id=cid("convenant"), **words
        )
        for attempt in (
            lambda: Verstrekkingsbesluit.objects.create(veiligheidshuis_id=cid("huis"), convenant_id=ELDERS, **words),
            lambda: Verstrekkingsbesluit.objects.filter(id=made.id).update(convenant_id=ELDERS),
        ):
            with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
                attempt()


@pytest.mark.parametrize("name", OTHERS)
def test_only_the_ketenmanager_keeps_decisions(name: str) -> None:
    with act(name) as asker:
        with pytest.raises(NotAllowed):
            actions.record_verstrekkingsbesluit(asker=asker, convenant_id=cid("convenant"), besluit=GOED)
        with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            words = {"belang": "x", "doel": "x", "besloten_door": "x", "van": DAG, "tot": DAG + JAAR}
            Verstrekkingsbesluit.objects.create(
                veiligheidshuis_id=cid("huis"),
                convenant_id=cid("convenant"),
                categorieen=[cid("categorie_politie")],
                ontvangers=[cid("verslavingszorg")],
                **words,
            )
