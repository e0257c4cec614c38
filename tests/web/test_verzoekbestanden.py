"""The answer with the files of documents: what is given is in it, what is refused is not, nor its name (R21, R30)."""

import io
import json
import uuid
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse

from regiehuis.casussen.actions.document import Bestand, add_document
from regiehuis.kern.models import new_id
from regiehuis.logboek.models import Verstrekking, VerstrektStuk
from regiehuis.verantwoording.queries.bijlage import safe_name
from tests.cast import DAG, act, cid
from tests.casussen import bestanden as b
from tests.verantwoording.werk import NA_ZIENSWIJZE, asked, decide_all, stands
from tests.web.test_verzoeken import browser

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> Path:
    settings.DATA_DIR = tmp_path
    return tmp_path / "documenten"


def document(naam: str, inhoud: bytes) -> uuid.UUID:
    """A document about Pim Proefpersoon, brought in by the police."""
    with act("lid") as asker:
        item: dict[str, Any] = {
            "casus_id": cid("casus"),
            "categorie_id": cid("categorie_sociaal"),
            "soort": "feit",
            "tekst": "Zie het document",
            "ontvangen_op": DAG,
            "grondslag": "wgs",
            "persoon_id": cid("persoon_casus"),
            "persoonsrol": "verdachte",
        }
        return add_document(asker=asker, bestand=Bestand(naam, inhoud), nieuw_id=new_id(), **item).id


def fetched(key: uuid.UUID) -> zipfile.ZipFile:
    found = browser("contactpunt", NA_ZIENSWIJZE).post(reverse("verzoek_bestanden", args=[key]))
    assert found.status_code == 200, found.headers
    assert found["Cache-Control"] == "no-store" and found["Content-Type"] == "application/zip"
    assert found["Content-Disposition"] == 'attachment; filename="antwoord-VZ-2026-0001.zip"'
    return zipfile.ZipFile(io.BytesIO(b"".join(found.streaming_content)))


def test_what_is_given_goes_with_its_file_and_what_is_refused_shows_by_nothing() -> None:
    given, refused = document("Brief (huis) één.pdf", b.PDF), document("over-de-buurman.txt", b.TEKST)
    key = asked()
    decide_all(key, weiger=(refused,))
    packed = fetched(key)
    assert packed.testzip() is None
    assert packed.namelist() == ["brief.pdf", "gegevens.json", "bestanden/001-Brief-huis-een.pdf"]
    assert packed.read("bestanden/001-Brief-huis-een.pdf") == b.PDF
    assert packed.read("brief.pdf").startswith(b"%PDF-")
    text = packed.read("gegevens.json").decode()
    assert "buurman" not in text and str(refused) not in text
    files = [row["bestand"] for row in json.loads(text)["gegevens"] if "bestand" in row]
    assert files == ["bestanden/001-Brief-huis-een.pdf"]
    with act("fg"):
        went = Verstrekking.objects.get(vorm="export")
        posts = VerstrektStuk.objects.filter(verstrekking_id=went.id, soort="verzoekpost")
        assert went.ontvanger == "De persoon zelf" and posts.count() == len(json.loads(text)["gegevens"])
    assert stands(key).verstrekt_op == NA_ZIENSWIJZE
    assert given != refused


def test_nothing_goes_out_while_something_is_undecided() -> None:
    document("brief.pdf", b.PDF)
    key = asked()
    answer = browser("contactpunt", NA_ZIENSWIJZE).post(reverse("verzoek_bestanden", args=[key]))
    assert answer.status_code == 302 and stands(key).verstrekt_op is None


@pytest.mark.parametrize("damage", ["gone", "altered"])
def test_a_file_that_is_not_there_any_more_is_named_and_the_rest_goes_whole(folder: Path, damage: str) -> None:
    lost, kept = document("kwijt.pdf", b.PDF), document("er-nog.txt", b.TEKST)
    key = asked()
    decide_all(key)
    if damage == "gone":
        (folder / str(lost)).unlink()
    else:
        (folder / str(lost)).write_bytes((folder / str(kept)).read_bytes())
    client = browser("contactpunt", NA_ZIENSWIJZE)
    found = client.post(reverse("verzoek_bestanden", args=[key]))
    packed = zipfile.ZipFile(io.BytesIO(b"".join(found.streaming_content)))
    assert packed.testzip() is None
    paths = [name for name in packed.namelist() if name.startswith("bestanden/")]
    assert len(paths) == 1 and packed.read(paths[0]) == b.TEKST
    assert "kwijt.pdf" in packed.read("ontbreekt.txt").decode()
    rows = {row["velden"].get("bestandsnaam"): row for row in json.loads(packed.read("gegevens.json"))["gegevens"]}
    assert rows["kwijt.pdf"]["bestand"] is None and rows["er-nog.txt"]["bestand"] == paths[0]
    assert (
        "kwijt.pdf" in client.get(reverse("verzoek", args=[key])).content.decode().split("niet in het ZIP-bestand")[1]
    )


@pytest.mark.parametrize(
    ("naam", "safe"),
    [
        ("..\\..\\etc\\passwd.txt", "passwd.txt"),
        ("../../geheim.pdf", "geheim.pdf"),
        ("Brief één & twee.pdf", "Brief-een-twee.pdf"),
        ("日本.txt", "txt"),
        ("...", "document"),
    ],
)
def test_a_name_in_the_zip_is_safe_on_every_system(naam: str, safe: str) -> None:
    assert safe_name(naam) == safe
