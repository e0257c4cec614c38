"""Who searches before he makes a person finds him under another spelling too, and nobody more than before (R12)."""

import uuid
from typing import Any

import pytest
from django.db import connection

from regiehuis.casussen.access.treffers import Zoekvraag, search
from regiehuis.casussen.actions import persoon
from regiehuis.casussen.rules.signaal import PersoonGegevens
from regiehuis.kern.models import new_id
from regiehuis.personen.koppeling import opzoeken
from regiehuis.personen.models import Persoon
from regiehuis.samenwerking.access import Asker
from tests.cast import act, cid

pytestmark = pytest.mark.django_db

BSN = "999990019"  # published as a test number
KEES: dict[str, Any] = {
    "achternaam": "Meijer",
    "tussenvoegsel": "van der",
    "voornamen": "Cornelis Johannes",
    "geboortedatum": "1984-05-12",
    "rol": "gezinslid",
}


def gezocht(asker: Asker, **anders: Any) -> list[uuid.UUID]:
    """Who is found for another case of the asker's house; Kees, but for what is named."""
    gegevens = PersoonGegevens(**(KEES | anders))
    return [t.persoon_id for t in persoon.search_persoon(asker=asker, casus_id=cid("andere_casus"), gegevens=gegevens)]


@pytest.fixture
def kees() -> uuid.UUID:
    """Kees, made in the main case after a search."""
    with act("casusregisseur") as asker:
        gegevens = PersoonGegevens(**KEES, bsn=BSN)
        persoon.search_persoon(asker=asker, casus_id=cid("casus"), gegevens=gegevens)
        return persoon.add_new_persoon(asker=asker, casus_id=cid("casus"), gegevens=gegevens).persoon_id


@pytest.mark.parametrize(
    "anders",
    [
        {"achternaam": "Meyer", "tussenvoegsel": ""},
        {"achternaam": "Meier", "voornamen": "Kees"},
        {"achternaam": "Bakker-van der Meijer"},
        {"voornamen": "", "voorletters": "C.J."},
        {"geboortedatum": "1984-12-05"},
        {"geboortedatum": "1984-00-00"},
        {"achternaam": "Anders", "geboortedatum": "", "bsn": BSN},
    ],
    ids=["klank", "roepnaam", "dubbel", "voorletters", "verwisseld", "jaar", "bsn"],
)
def test_a_person_is_found_under_another_spelling(kees: uuid.UUID, anders: dict[str, Any]) -> None:
    with act("andere_procesregisseur") as asker:
        assert gezocht(asker, **anders) == [kees]


@pytest.mark.parametrize(
    "anders",
    [
        {"voornamen": "Hendrik"},
        {"geboortedatum": "1951-01-30"},
        {"achternaam": "Smit", "voornamen": "Anna", "geboortedatum": "1999-09-09"},
    ],
    ids=["broer", "vader", "vreemde"],
)
def test_somebody_else_is_not_found(kees: uuid.UUID, anders: dict[str, Any]) -> None:
    with act("andere_procesregisseur") as asker:
        assert gezocht(asker, **{"achternaam": "Meier"} | anders) == []


def test_who_is_shielded_is_found_under_no_spelling(kees: uuid.UUID) -> None:
    with act("casusregisseur"):
        assert Persoon.objects.filter(id=kees).update(afgeschermd=True) == 1
    with act("andere_procesregisseur") as asker:
        assert gezocht(asker, achternaam="Meier") == []
        assert gezocht(asker) == []


def test_a_name_alone_asks_nothing_of_the_index(kees: uuid.UUID) -> None:
    with act("andere_procesregisseur") as asker:
        gegevens = Persoon(**{naam: waarde for naam, waarde in KEES.items() if naam not in ("rol", "geboortedatum")})
        lijkt = opzoeken.vraag_van(gegevens, huis=str(asker.huis_id))
        vraag = Zoekvraag(new_id(), "", "", "", lijkt)
        assert (
            search(asker=asker, object_soort="casus", object_id=cid("andere_casus"), vragen=[vraag])[vraag.sleutel]
            == []
        )


def test_nobody_puts_another_name_to_somebody_who_is_there(kees: uuid.UUID) -> None:
    velden, sleutels = opzoeken.te_zetten(
        {"voornamen": "Anna", "achternaam": "Smit", "geboortedatum": "1999-09-09"}, huis=str(cid("huis"))
    )
    with act("casusregisseur"), connection.cursor() as cursor:
        cursor.execute("SELECT regiehuis_index_persoon(%s, %s::jsonb, %s::bigint[])", [kees, velden, sleutels])
    with act("andere_procesregisseur") as asker:
        assert gezocht(asker, achternaam="Smit", voornamen="Anna", geboortedatum="1999-09-09") == []
        assert gezocht(asker, achternaam="Meyer") == [kees]


def test_the_look_up_of_another_house_is_not_answered(kees: uuid.UUID) -> None:
    with act("andere_procesregisseur") as asker:
        gegevens = Persoon(**{naam: waarde for naam, waarde in KEES.items() if naam != "rol"})
        lijkt, eigen = (opzoeken.vraag_van(gegevens, huis=str(huis)) for huis in (new_id(), asker.huis_id))
        for anders in (lijkt, {**eigen, "huis": lijkt["huis"]}):
            vraag = Zoekvraag(new_id(), "", "", "", anders)
            gevonden = search(asker=asker, object_soort="casus", object_id=cid("andere_casus"), vragen=[vraag])
            assert gevonden[vraag.sleutel] == []
