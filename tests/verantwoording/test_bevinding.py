"""A finding has an owner and a day, is answered by its owner and closed by the FG (R35)."""

import datetime
import uuid

import pytest

from regiehuis.kern.errors import NotAllowed, NotFound
from regiehuis.samenwerking.models import Melding
from regiehuis.verantwoording.actions.toezicht import (
    UnableToOversee,
    answer_bevinding,
    close_bevinding,
    follow_bevinding,
    record_bevinding,
)
from regiehuis.verantwoording.models import Bevinding
from regiehuis.verantwoording.queries.toezicht import bevinding, bevindingen, toezichtstand
from tests.cast import DAG, MENSEN, MOMENT, act, cid

pytestmark = pytest.mark.django_db
DAGEN = datetime.timedelta(days=1)
WHAT = {"onderwerp": "Veel inzage", "toelichting": "Nagaan waarom", "eigenaar_id": cid("ketenmanager")}


def found(**given: object) -> Bevinding:
    with act("fg") as asker:
        return record_bevinding(asker=asker, **WHAT | {"opvolgen_voor": DAG + 7 * DAGEN} | given)  # type: ignore[arg-type]


def test_only_the_fg_and_the_owner_know_of_a_finding() -> None:
    made = found()
    for wie in MENSEN:
        with act(wie) as asker:
            stand = toezichtstand(asker)
            assert (stand is not None and stand.is_fg) is (wie == "fg")
            assert (stand is not None) is (wie in ("fg", "ketenmanager"))
            if stand:
                assert bevinding(asker, made.id).mag_sluiten is (wie == "fg")
                continue
            with pytest.raises(NotFound):
                bevinding(asker, made.id)
            with pytest.raises(NotFound):
                record_bevinding(asker=asker, opvolgen_voor=DAG, **WHAT)  # type: ignore[arg-type]
            with pytest.raises(NotFound):
                bevindingen(asker)


def test_the_owner_answers_and_the_fg_closes() -> None:
    made = found()
    with act("ketenmanager") as asker:
        assert Melding.objects.filter(object_id=made.id, medewerker_id=cid("ketenmanager")).exists()
        with pytest.raises(NotAllowed):
            close_bevinding(asker=asker, bevinding_id=made.id, versie=1, status="opgelost", uitkomst="Klaar")
        answer_bevinding(asker=asker, bevinding_id=made.id, versie=1, reactie="Met hem besproken")
    with act("fg") as asker:
        assert Melding.objects.filter(object_id=made.id, medewerker_id=cid("fg")).exists()
        with pytest.raises(NotAllowed):
            answer_bevinding(asker=asker, bevinding_id=made.id, versie=2, reactie="Zelf")
        close_bevinding(asker=asker, bevinding_id=made.id, versie=2, status="opgelost", uitkomst="Uitgelegd")
        assert bevindingen(asker) == [] and len(bevindingen(asker, alle=True)) == 1
    with act("ketenmanager") as asker, pytest.raises(UnableToOversee, match="al afgesloten"):
        answer_bevinding(asker=asker, bevinding_id=made.id, versie=3, reactie="Toch niet")


def test_the_first_screen_of_the_fg_shows_what_is_late_first() -> None:
    found(onderwerp="Later")
    late = found(onderwerp="Eerst", opvolgen_voor=DAG)
    with act("fg", moment=MOMENT + 2 * DAGEN) as asker:
        stand = toezichtstand(asker)
        assert stand and [b.onderwerp for b in stand.bevindingen] == ["Eerst", "Later"]
        assert [b.over_tijd for b in stand.bevindingen] == [True, False]
        follow_bevinding(
            asker=asker, bevinding_id=late.id, versie=1, eigenaar_id=cid("beheerder"), opvolgen_voor=DAG + 20 * DAGEN
        )
    with act("ketenmanager") as asker, pytest.raises(NotFound):
        bevinding(asker, late.id)
    with act("beheerder") as asker:
        assert bevinding(asker, late.id).mag_antwoorden


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"onderwerp": " "}, "onderwerp"),
        ({"toelichting": "BSN 999990019"}, "toelichting"),
        ({"bron": "onzin"}, "bron"),
        ({"eigenaar_id": cid("iemand_elders")}, "eigenaar"),
        ({"eigenaar_id": uuid.UUID(int=7)}, "eigenaar"),
        ({"opvolgen_voor": DAG - DAGEN}, "opvolgen_voor"),
        ({"opvolgen_voor": DAG + 500 * DAGEN}, "opvolgen_voor"),
    ],
)
def test_a_finding_that_cannot_be_is_refused_at_its_field(given: dict[str, object], field: str) -> None:
    with pytest.raises(UnableToOversee) as refused:
        found(**given)
    assert refused.value.field == field
