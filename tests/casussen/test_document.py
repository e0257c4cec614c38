"""A document as an item: under the item's rights, encrypted at rest, whole or not there at all (R2, R17, R21)."""

import uuid
from pathlib import Path
from typing import Any

import pytest

from regiehuis.casussen.access import virusscan
from regiehuis.casussen.access.opslag import read_file
from regiehuis.casussen.actions.document import Bestand, UnableToToevoegen, add_document
from regiehuis.casussen.actions.informatie import UnableToInbrengen, change_publiek
from regiehuis.casussen.models import Informatie
from regiehuis.casussen.queries.document import document_to_give
from regiehuis.kern.errors import NotFound
from regiehuis.kern.models import new_id
from regiehuis.kern.versleutelen import Unreadable
from regiehuis.samenwerking.access import Asker
from tests.cast import DAG, act, cid
from tests.casussen import bestanden as b

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> Path:
    settings.DATA_DIR = tmp_path
    return tmp_path / "documenten"


def add(asker: Asker, naam: str = "brief.pdf", inhoud: bytes = b.PDF, **changes: Any) -> Informatie:
    given: dict[str, Any] = {
        "casus_id": cid("casus"),
        "categorie_id": cid("categorie_sociaal"),
        "soort": "feit",
        "tekst": "Brief van de huisarts",
        "ontvangen_op": DAG,
        "grondslag": "wgs",
        "persoon_id": cid("persoon_casus"),
        "persoonsrol": "verdachte",
        "nieuw_id": new_id(),
    }
    return add_document(asker=asker, bestand=Bestand(naam, inhoud), **(given | changes))


def test_a_document_is_an_item_and_rests_encrypted_under_its_key(folder: Path) -> None:
    key = new_id()
    with act("lid") as asker:
        item, again = add(asker, nieuw_id=key), add(asker, nieuw_id=key)
        assert item == again and item.bron_id == cid("politie_basisteam")
        assert (item.bestandsnaam, item.bestandssoort, item.bestandsgrootte) == ("brief.pdf", "pdf", len(b.PDF))
        assert [path.name for path in folder.iterdir()] == [str(key)]
        stored = (folder / str(key)).read_bytes()
        assert b"%PDF" not in stored and read_file(key) == b.PDF
        assert (folder / str(key)).stat().st_mode & 0o077 == 0
        # It opens as this item's, and as no other's.
        other = new_id()
        (folder / str(other)).write_bytes(stored)
        with pytest.raises(Unreadable):
            read_file(other)


def test_who_may_read_the_item_gets_the_file_and_nobody_else() -> None:
    with act("lid") as asker:
        item = add(asker, publiek="onderdelen", publiek_onderdelen=[cid("ggz_team")])
    for naam in ("lid", "ggz_lid", "vervanger"):
        with act(naam) as asker:
            found, _ = document_to_give(asker, item.id)
            assert (found.naam, found.inhoud, found.mediatype) == ("brief.pdf", b.PDF, "application/pdf")
    for naam in ("casusregisseur", "procesregisseur", "buitenstaander", "verlopen_lid", "secretaris", "fg"):
        with act(naam) as asker, pytest.raises(NotFound):
            document_to_give(asker, item.id)
    with act("lid") as asker:
        with pytest.raises(NotFound):  # an item without a file
            document_to_give(asker, cid("item_sociaal"))
        with pytest.raises(NotFound):
            document_to_give(asker, uuid.uuid4())


def test_the_source_narrows_the_file_with_the_item() -> None:
    with act("lid") as asker:
        item = add(asker)
    with act("ggz_lid") as asker:
        assert document_to_give(asker, item.id)
    with act("lid") as asker:
        change_publiek(asker=asker, informatie_id=item.id, versie=1, publiek="procesregie")
    with act("ggz_lid") as asker, pytest.raises(NotFound):
        document_to_give(asker, item.id)


@pytest.mark.parametrize(
    "naam, inhoud, changes",
    [
        ("foto.png", b.PDF, {}),
        ("bom.docx", b.BOM, {}),
        ("brief.pdf", b"", {}),
        ("brief.pdf", b.PDF, {"tekst": " "}),
        ("brief.pdf", b.PDF, {"categorie_id": cid("categorie_medisch")}),
    ],
)
def test_what_is_refused_leaves_no_item_and_no_file(
    folder: Path, naam: str, inhoud: bytes, changes: dict[str, Any]
) -> None:
    with act("lid") as asker:
        before = Informatie.objects.count()
        with pytest.raises((UnableToToevoegen, UnableToInbrengen)) as caught:
            add(asker, naam, inhoud, **changes)
        assert caught.value.field == (next(iter(changes)).removesuffix("_id") if changes else "bestand")
        assert Informatie.objects.count() == before
    assert not folder.exists() or not list(folder.iterdir())


@pytest.mark.parametrize(
    "error, words", [(virusscan.Besmet, "vond iets"), (virusscan.GeenAntwoord, "geeft geen antwoord")]
)
def test_what_the_scanner_does_not_let_through_is_refused(
    monkeypatch: pytest.MonkeyPatch, folder: Path, error: type[Exception], words: str
) -> None:
    def refuse(_: bytes) -> None:
        raise error

    monkeypatch.setattr("regiehuis.casussen.actions.document.scan", refuse)
    with act("lid") as asker, pytest.raises(UnableToToevoegen, match=words):
        add(asker)
    assert not folder.exists()
