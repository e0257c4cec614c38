"""Police data are brought in and read on a supply decision that holds, by its recipients only (R3)."""

import datetime
from collections.abc import Iterable
from typing import Any

import pytest
from django.db import DatabaseError, connections, transaction

from regiehuis.casussen.access.informatie import readable_items
from regiehuis.casussen.actions import verslag
from regiehuis.casussen.actions.informatie import UnableToInbrengen, add_informatie, change_publiek
from regiehuis.casussen.models import Informatie
from regiehuis.convenanten import actions
from regiehuis.convenanten.models import Verstrekkingsbesluit
from regiehuis.samenwerking.access import Asker
from tests.cast import DAG, MOMENT, act, cid
from tests.casussen.test_overleg import capture, running

pytestmark = pytest.mark.django_db
POLITIE = {"item_politie", "item_voor_om", "item_procesregie"}


def bring(asker: Asker, **changes: Any) -> Informatie:
    """The police bring in a police item."""
    given: dict[str, Any] = {
        "casus_id": cid("casus"),
        "categorie_id": cid("categorie_politie"),
        "soort": "feit",
        "tekst": "Twee meldingen",
        "ontvangen_op": DAG,
        "grondslag": "wpg_verstrekking",
        "persoon_id": cid("persoon_casus"),
        "persoonsrol": "verdachte",
    }
    return add_informatie(asker=asker, **given | changes)


def decide(**changed: Any) -> None:
    """The decision of the cast becomes another one."""
    with act("ketenmanager"):
        assert Verstrekkingsbesluit.objects.filter(id=cid("verstrekkingsbesluit")).update(**changed)


def end_it() -> None:
    with act("ketenmanager") as asker:
        actions.end_verstrekkingsbesluit(asker=asker, besluit_id=cid("verstrekkingsbesluit"), versie=1, tot=DAG)


def read(name: str) -> tuple[set[str], set[str]]:
    """Which police items of the cast somebody reads: by the database, and by Python."""
    keys = {cid(item): item for item in POLITIE}
    with act(name) as asker:
        rows: Iterable[Any] = Informatie.objects.values_list("id", flat=True)
        seen = readable_items(asker, cid("casus"))
        return {keys[k] for k in rows if k in keys}, {keys[i.id] for i in seen if i.id in keys}


@pytest.mark.parametrize(
    "changed", [{"tot": DAG}, {"van": DAG + datetime.timedelta(days=1)}, {"categorieen": [cid("categorie_sociaal")]}]
)
def test_without_a_decision_that_holds_nothing_is_brought_in(changed: dict[str, Any]) -> None:
    with act("lid") as asker:
        assert bring(asker).pk
    decide(**changed)
    with act("lid") as asker:
        with pytest.raises(UnableToInbrengen, match="verstrekkingsbesluit") as refused:
            bring(asker)
        assert refused.value.field == "categorie"
        with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            Informatie.objects.create(
                casus_id=cid("casus"),
                convenant_id=cid("convenant"),
                bron_id=cid("politie_basisteam"),
                categorie_id=cid("categorie_politie"),
                soort="feit",
                tekst="Langs de actie om",
                ontvangen_op=DAG,
                grondslag="wpg_verstrekking",
                vastgelegd_door_id=cid("lid"),
                vastgelegd_op=MOMENT,
            )
        assert bring(asker, categorie_id=cid("categorie_sociaal"), grondslag="wgs").pk


def test_typed_in_a_meeting_it_needs_the_decision_too() -> None:
    with act("secretaris") as asker:
        running(asker)
        assert capture(asker, categorie_id=cid("categorie_politie")).pk
    end_it()
    with act("secretaris") as asker, pytest.raises(verslag.UnableToCaptureInbreng) as refused:
        capture(asker, categorie_id=cid("categorie_politie"))
    assert refused.value.field == "categorie"


def test_who_is_no_recipient_does_not_read_it() -> None:
    assert read("casusregisseur") == ({"item_politie"}, {"item_politie"})
    assert read("lid_zonder_categorie") == ({"item_politie", "item_voor_om"}, {"item_politie", "item_voor_om"})
    decide(ontvangers=[cid("om")])
    assert read("casusregisseur") == (set(), set()) == read("procesregisseur")
    assert read("lid_zonder_categorie") == ({"item_politie", "item_voor_om"}, {"item_politie", "item_voor_om"})
    decide(tot=DAG)
    assert read("lid_zonder_categorie") == (set(), set())
    assert read("lid") == (POLITIE, POLITIE)


def test_a_named_reader_is_a_recipient() -> None:
    decide(ontvangers=[cid("om")])
    named = {"publiek": "onderdelen", "publiek_onderdelen": [cid("reclassering_unit")]}
    with act("lid") as asker:
        with pytest.raises(UnableToInbrengen) as refused:
            bring(asker, **named)
        assert refused.value.field == "publiek_onderdelen"
        with pytest.raises(UnableToInbrengen) as refused:
            change_publiek(asker=asker, informatie_id=cid("item_politie"), versie=1, **named)
        assert refused.value.field == "publiek_onderdelen"
        assert bring(asker, **named | {"publiek_onderdelen": [cid("om_parket")]}).pk


def test_the_worker_and_the_web_role_ask_the_same_function() -> None:
    with act("lid"), transaction.atomic(), connections["default"].cursor() as cursor:
        cursor.execute("SELECT regiehuis_verstrekt_aan(%s, %s, %s)", [cid("convenant"), cid("categorie_sociaal"), DAG])
        assert cursor.fetchone() == (None,)
