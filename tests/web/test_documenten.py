"""Documents on the screens: sent with an item, refused at the field, handed out safely, each time recorded (R21)."""

import uuid
from collections.abc import Mapping
from email.message import Message
from email.utils import collapse_rfc2231_value
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from regiehuis.casussen.models import Informatie
from regiehuis.casussen.queries.document import Document
from regiehuis.casussen.rules.bestand import GROOTSTE
from regiehuis.logboek.rules import Bewijs
from regiehuis.logboek.verstrekkingen import since, verstrekkingen_about
from regiehuis.web.documents.document import file_response
from tests.access.test_screens import plain
from tests.cast import MOMENT, act, cid
from tests.casussen import bestanden as b
from tests.web.conftest import SignIn
from tests.web.invoer.casus import INBRENG

pytestmark = pytest.mark.django_db
CASUS = f"/casussen/{cid('casus')}/"
NEW = f"{CASUS}informatie/nieuw/"


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> Path:
    settings.DATA_DIR = tmp_path
    return tmp_path / "documenten"


def send(client: Client, naam: str = "brief.pdf", inhoud: bytes = b.PDF, **changes: Any) -> Any:
    file = SimpleUploadedFile(naam, inhoud, "text/html")
    typed: Mapping[str, Any] = INBRENG | {"formulier_id": str(uuid.uuid4()), "bestand": file} | changes
    return client.post(NEW, typed)


def text(response: Any) -> str:
    return str(response.content.decode())


def item() -> Informatie:
    with act("lid"):
        return Informatie.objects.exclude(bestandssoort="").get()


def test_a_document_is_sent_shown_and_handed_out_safely(as_user: SignIn) -> None:
    client = as_user("lid")
    assert send(client).status_code == 302
    address = f"/documenten/{item().id}/"
    for page in ("informatie", "dossier"):
        shown = text(as_user("ggz_lid").get(f"{CASUS}{page}/"))
        assert f'href="{address}"' in shown and "brief.pdf" in shown and "PDF, 1 kB" in shown
    answer = as_user("ggz_lid").get(address)
    assert answer.content == b.PDF and answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'attachment; filename="brief.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff" and answer["Cache-Control"] == "no-store"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_each_download_is_a_disclosure(as_user: SignIn) -> None:
    send(as_user("lid"))
    as_user("ggz_lid").get(f"/documenten/{item().id}/")
    with act("fg"):
        (found,) = verstrekkingen_about(cid("persoon_casus"), since(MOMENT))
    assert (found.vorm, found.organisaties, found.medewerker_id) == ("download", (cid("ggz"),), cid("ggz_lid"))
    assert [(stuk.soort, stuk.id) for stuk in found.stukken] == [("informatie", item().id)]


def test_outside_the_audience_the_answer_is_that_of_what_is_not_there(as_user: SignIn) -> None:
    send(as_user("lid"), publiek="procesregie")
    made = item().id
    for naam in ("ggz_lid", "buitenstaander"):
        client = as_user(naam)
        hidden, absent = client.get(f"/documenten/{made}/"), client.get(f"/documenten/{uuid.UUID(int=7)}/")
        assert hidden.status_code == absent.status_code == 404
        assert plain(hidden).replace(str(made), "") == plain(absent).replace(str(uuid.UUID(int=7)), "")


@pytest.mark.parametrize(
    "naam, inhoud, words",
    [
        ("foto.png", b.PDF, "Dat klopt niet met elkaar."),
        ("bom.docx", b.BOM, "Dit bestand pakt veel groter uit dan het is."),
        ("leeg.pdf", b"", "Dit bestand is leeg."),
        ("groot.pdf", b.PDF + b"\0" * GROOTSTE, "Dit bestand is te groot."),
        ("pagina.txt", b"<html><script>alert(1)</script>", "Dit soort bestand kan hier niet."),
    ],
)
def test_what_is_refused_is_told_at_the_field_and_what_was_typed_stays(
    as_user: SignIn, folder: Path, naam: str, inhoud: bytes, words: str
) -> None:
    answer = send(as_user("lid"), naam, inhoud)
    assert answer.status_code == 422
    shown = text(answer)
    assert words in shown and 'id="id_bestand_fout"' in shown and INBRENG["tekst"] in shown
    with act("lid"):
        assert not Informatie.objects.exclude(bestandssoort="").exists()
    assert not folder.exists()


def test_when_something_else_is_wrong_the_file_is_asked_for_again(as_user: SignIn) -> None:
    answer = send(as_user("lid"), tekst="")
    assert answer.status_code == 422 and "Kies het document opnieuw" in text(answer)


def test_a_name_with_script_in_it_is_shown_as_words(as_user: SignIn) -> None:
    assert send(as_user("lid"), "<img src=x onerror=alert(1)> é.pdf").status_code == 302
    shown = text(as_user("ggz_lid").get(f"{CASUS}informatie/"))
    assert "<img src=x" not in shown and "&lt;img src=x onerror=alert(1)&gt;" in shown


@pytest.mark.parametrize(
    "naam", ['a"; filename="kwaad.html', "a; filename=kwaad.html", "é\u202efdp.exe", "<script>.pdf"]
)
def test_a_name_says_nothing_else_to_a_browser_than_a_name(naam: str) -> None:
    made = file_response(Document(naam, "application/pdf", b.PDF), bewijs=Bewijs(uuid.uuid4()))
    read = Message()
    read["Content-Disposition"] = made["Content-Disposition"]
    assert read.get_content_disposition() == "attachment" and collapse_rfc2231_value(read.get_filename()) == naam


def test_a_path_in_a_name_leads_nowhere(as_user: SignIn, folder: Path) -> None:
    assert send(as_user("lid"), "../../../etc/brief.pdf").status_code == 302
    assert item().bestandsnaam == "brief.pdf"
    assert [path.name for path in folder.iterdir()] == [str(item().id)]
