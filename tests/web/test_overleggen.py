"""Screens of the meeting: who sees what, capture with the keyboard, room, minutes, and the number of queries."""

import datetime
import json
import re
import uuid
from collections.abc import Callable

import pytest
import typst
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from regiehuis.casussen.models import Aanwezigheid, Afspraak, Agendapunt, Informatie, Overleg
from regiehuis.logboek.queries import Zoekvraag, search_regels
from regiehuis.web.documents import pdf_response, render_pdf
from regiehuis.web.documents.typst import FOLDER
from tests.cast import MOMENT, act, cid

pytestmark = pytest.mark.django_db
PUNT = f"/overleggen/punten/{cid('agendapunt')}/"
CASUS = f"/casussen/{cid('casus')}/overleggen/"
SITTING = f"/overleggen/{cid('overleg')}/"
AROUND = re.compile(r"samenwerking_sessie|samenwerking_medewerker\" WHERE|regiehuis_begin|logboek_|SAVEPOINT|otp_")


@pytest.fixture
def running(as_user: Callable[..., Client]) -> Client:
    """The chair, with the meeting of the cast begun."""
    client = as_user("procesregisseur")
    assert client.post(f"{SITTING}beginnen/").status_code == 302
    return client


def text(response: object) -> str:
    return re.sub(r"\s+", " ", response.content.decode())  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("naam", "path", "status"),
    [
        ("procesregisseur", "/overleggen/", 200),
        ("lid", "/overleggen/", 200),
        ("buitenstaander", "/overleggen/?periode=geweest", 200),
        ("secretaris", "/overleggen/maand/?maand=2026-03", 200),
        ("lid", "/overleggen/maand/?maand=2026-99", 200),
        ("secretaris", "/overleggen/nieuw/", 200),
        ("ketenmanager", "/overleggen/nieuw/", 200),
        ("lid", "/overleggen/nieuw/", 403),
        ("procesregisseur", SITTING, 200),
        ("lid", SITTING, 200),
        ("buitenstaander", SITTING, 200),
        ("iemand_elders", SITTING, 404),
        ("procesregisseur", PUNT, 200),
        ("secretaris", PUNT, 200),
        ("lid", PUNT, 200),
        ("lid", PUNT + "?zaal=1", 200),
        ("secretaris", PUNT + "?zaal=1", 200),
        ("lid", PUNT + "verslag/", 200),
        ("lid", PUNT + "verslag.pdf", 200),
        ("lid", CASUS, 200),
        ("secretaris", CASUS, 404),
        ("buitenstaander", CASUS, 404),
        ("buitenstaander", PUNT, 404),
        ("buitenstaander", PUNT + "?zaal=1", 404),
        ("buitenstaander", PUNT + "verslag/", 404),
        ("buitenstaander", PUNT + "verslag.pdf", 404),
        ("ketenmanager", PUNT, 404),
        ("verlopen_lid", PUNT, 404),
        ("niet_ondertekend", PUNT, 404),
        ("lid", f"/overleggen/punten/{uuid.UUID(int=1)}/", 404),
    ],
)
def test_who_reaches_which_page(as_user: Callable[..., Client], naam: str, path: str, status: int) -> None:
    assert as_user(naam).get(path).status_code == status


@pytest.mark.parametrize("part", ["afspraak/", "vastleggen/", "inbreng/", "afsluiten/", "aanwezigheid/", "uitnodigen/"])
def test_nobody_captures_in_anothers_meeting(as_user: Callable[..., Client], part: str) -> None:
    assert as_user("lid").post(PUNT + part, {"status": "aanwezig", "medewerker": cid("lid")}).status_code == 403
    assert as_user("buitenstaander").post(PUNT + part, {"medewerker": cid("lid")}).status_code == 404


def test_the_agenda_page_of_a_stranger_is_empty(as_user: Callable[..., Client]) -> None:
    assert "2026-0001" in text(as_user("lid").get(SITTING))
    page = text(as_user("buitenstaander").get(SITTING))
    assert "2026-0001" not in page and "U hebt geen agendapunten" in page


def test_planning_a_series(as_user: Callable[..., Client]) -> None:
    client = as_user("secretaris")
    form = {"overlegvorm": cid("casusoverleg"), "aanvang_datum": "17-3-2026", "aanvang_tijd": "10:00", "aantal": "3"}
    response = client.post("/overleggen/nieuw/", form)
    assert response.status_code == 302
    with act("secretaris"):
        assert Overleg.objects.filter(overlegvorm_id=cid("casusoverleg")).count() == 4
    assert "dinsdag 31 maart 2026" in text(client.get("/overleggen/"))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"aanvang_datum": "31-2-2026"}, "Vul een bestaande datum in"),
        ({"aanvang_datum": "9-3-2026"}, "in de toekomst"),
        ({"aanvang_datum": "", "aanvang_tijd": ""}, "Vul een datum en een tijd in"),
        ({"overlegvorm": ""}, "Kies een overleg"),
        ({"overlegvorm": str(cid("ander_overleg"))}, "Kies iets uit de lijst"),
        ({"aantal": "99"}, "Plan ten hoogste 26"),
        ({"aantal": ""}, "Vul in hoeveel keer"),
        ({"plaats": "x" * 121}, "Houd de plaats bij maximaal 120"),
    ],
)
def test_planning_says_per_field_what_is_wrong(
    as_user: Callable[..., Client], change: dict[str, str], message: str
) -> None:
    known = {
        "overlegvorm": str(cid("casusoverleg")),
        "aanvang_datum": "17-3-2026",
        "aanvang_tijd": "10:00",
        "aantal": "2",
    }
    response = as_user("secretaris").post("/overleggen/nieuw/", known | {"plaats": "Zaal 4"} | change)
    assert response.status_code == 422
    assert message in text(response)
    if "plaats" not in change:
        assert 'value="Zaal 4"' in text(response), "what was typed stays"


def test_a_meeting_from_agenda_to_minutes(running: Client) -> None:
    later = running.post(
        "/overleggen/nieuw/",
        {"overlegvorm": cid("casusoverleg"), "aanvang_datum": "18-3-2026", "aanvang_tijd": "10:00", "aantal": "1"},
    )
    assert "2026-0001" not in text(running.get(later.url)), "it waits on the agenda of today"
    words = {"verslag": "Besproken.", "besluit": "Huisbezoek.", "versie": "1"}
    assert running.post(PUNT + "vastleggen/", words).url.endswith("?naar=verslag")
    done = running.post(PUNT + "afsluiten/", {"versie": "2", "volgende_bespreking": "18-3-2026"})
    assert done.url == SITTING, "no other point is left"
    assert running.post(f"{SITTING}afsluiten/").status_code == 302
    page = text(running.get(SITTING))
    assert "Afgesloten" in page and "Overleg beginnen" not in page
    assert "1 van 8" not in page
    assert "2026-0001" in text(running.get(later.url)), "proposed on the next agenda"
    made = running.post(f"{later.url}agenda/", follow=True)
    assert "Er is één casus op de agenda gezet." in text(made)
    minutes = text(running.get(PUNT + "verslag/"))
    assert "Besproken." in minutes and "Huisbezoek." in minutes and "Concept" in minutes
    assert running.post(f"{SITTING}vaststellen/", {"punt": cid("agendapunt")}).url == SITTING
    assert "Vastgesteld" in text(running.get(PUNT + "verslag/"))
    words = {"verslag": "Beter besproken.", "besluit": "Huisbezoek.", "reden": "Een naam ontbrak", "versie": "4"}
    assert running.post(PUNT + "verbeteren/", words).url == PUNT + "verslag/"
    corrected = text(running.get(PUNT + "verslag/"))
    assert "Een naam ontbrak" in corrected and "Er stond eerst: Besproken." in corrected and "Concept" in corrected


def test_who_what_when_is_saved_with_enter_and_the_focus_comes_back(running: Client) -> None:
    page = text(running.get(PUNT + "?naar=afspraak"))
    assert re.search(r'<select[^>]*name="medewerker"[^>]*autofocus', page)
    form = {
        "medewerker": cid("lid"),
        "tekst": "Op huisbezoek gaan",
        "termijn": "24-3-2026",
        "formulier_id": uuid.uuid4(),
    }
    for _twice in range(2):
        assert running.post(PUNT + "afspraak/", form).url.endswith("?naar=afspraak")
    with act("procesregisseur"):
        afspraak = Afspraak.objects.get(tekst="Op huisbezoek gaan")
    assert (afspraak.agendapunt_id, afspraak.organisatie_id) == (cid("agendapunt"), cid("politie"))
    assert (afspraak.medewerker_id, afspraak.termijn) == (cid("lid"), datetime.date(2026, 3, 24))
    assert "in dit overleg" in text(running.get(PUNT))


def test_a_secretary_captures_without_the_dossier(as_user: Callable[..., Client]) -> None:
    client = as_user("secretaris")
    client.post(f"{SITTING}beginnen/")
    page = text(client.get(PUNT))
    assert "U bent geen lid van deze casus" in page and "Geheime aanleiding" not in page
    assert "Tekst van afspraak_te_laat" not in page
    form = {"medewerker": cid("lid"), "tekst": "Bellen met de ggz", "termijn": "24-3-2026"}
    assert client.post(PUNT + "afspraak/", form).status_code == 302
    assert "Bellen met de ggz" in text(client.get(PUNT))
    item = {
        "spreker": cid("lid"),
        "categorie": cid("categorie_sociaal"),
        "persoonsrol": "verdachte",
        "soort": "feit",
        "grondslag": "wgs",
        "tekst": "Hij is weer thuis.",
    }
    assert 'name="spreker"' not in text(client.get(PUNT)) and 'name="spreker"' in text(
        client.get(PUNT + "?naar=inbreng")
    )
    assert client.post(PUNT + "inbreng/", item).url.endswith("?naar=inbreng")
    with act("lid"):
        assert Informatie.objects.get(tekst="Hij is weer thuis.").publiek == "aanwezigen"


@pytest.mark.parametrize(
    ("part", "form", "message"),
    [
        ("afspraak/", {"tekst": "", "termijn": "24-3-2026"}, "Kies wie het doet"),
        ("afspraak/", {"medewerker": cid("lid"), "tekst": "x", "termijn": "30-2-2026"}, "Vul een bestaande datum in"),
        ("afspraak/", {"medewerker": cid("lid"), "tekst": "x", "termijn": "1-3-2026"}, "al voorbij"),
        ("afspraak/", {"medewerker": cid("buitenstaander"), "tekst": "x"}, "Kies iets uit de lijst"),
        ("vastleggen/", {"verslag": "Mijn lange tekst", "besluit": "", "versie": "0"}, "Iemand anders heeft dit"),
        ("vastleggen/", {"verslag": "x" * 8001, "versie": "1"}, "Houd het verslag bij maximaal 8000"),
        ("inbreng/", {"tekst": "iets"}, "Kies wie er spreekt"),
        ("afsluiten/", {"versie": "1"}, "Leg eerst een verslag"),
        ("afsluiten/", {"versie": "1", "volgende_bespreking": "99-99-2026"}, "Vul een bestaande datum in"),
    ],
)
def test_a_form_keeps_what_was_typed(running: Client, part: str, form: dict[str, object], message: str) -> None:
    response = running.post(PUNT + part, form)
    assert response.status_code == 422
    page = text(response)
    assert message in page
    assert form.get("verslag") != "Mijn lange tekst" or "Mijn lange tekst" in page


def test_after_a_clash_the_user_sees_both_texts_and_may_choose(running: Client) -> None:
    assert running.post(PUNT + "vastleggen/", {"verslag": "Eerste", "versie": "1"}).status_code == 302
    refused = text(running.post(PUNT + "vastleggen/", {"verslag": "Tweede", "versie": "1"}))
    assert "Zo staat het er nu" in refused and "Eerste" in refused and "Tweede" in refused
    assert re.search(r'name="versie" value="2" id="verslag_versie"', refused)


def test_minutes_that_were_typed_and_not_saved_come_back(running: Client) -> None:
    running.post(PUNT + "vastleggen/", {"verslag": "Bewaard", "versie": "1"})
    draft = {"verslag": "Getypt en niet bewaard", "besluit": ""}
    assert running.post(f"/concept/verslag/{cid('agendapunt')}/", draft).status_code == 204
    page = text(running.get(PUNT))
    assert "Getypt en niet bewaard" in page and "Zo staat het er nu" in page and "Bewaard" in page
    running.post(PUNT + "vastleggen/", draft | {"versie": "2"})
    assert "Zo staat het er nu" not in text(running.get(PUNT))


def test_htmx_gets_its_refusal_as_a_page_it_will_show(running: Client) -> None:
    response = running.post(PUNT + "afspraak/", {}, headers={"HX-Request": "true"})
    assert response.status_code == 200 and "Kies wie het doet" in text(response)


def test_attendance_is_a_toggle(running: Client) -> None:
    assert running.post(PUNT + "aanwezigheid/", {"medewerker": cid("ggz_lid"), "status": "aanwezig"}).url == PUNT
    with act("procesregisseur"):
        assert (
            Aanwezigheid.objects.get(medewerker_id=cid("ggz_lid"), agendapunt_id=cid("agendapunt")).status == "aanwezig"
        )
    assert len(re.findall(r'id="er-[^>]*aria-pressed="true"', text(running.get(PUNT)))) == 3


def test_the_room_withholds_and_is_logged_for_each_one_in_it(running: Client) -> None:
    running.post(PUNT + "aanwezigheid/", {"medewerker": cid("ggz_lid"), "status": "aanwezig"})
    page = text(running.get(PUNT + "?zaal=1"))
    assert "2 stukken ingehouden" in page and "data-presentatie" in page
    assert "Inhoud van item_sociaal" in page and "Inhoud van item_politie" not in page
    with act("fg") as asker:
        seen = {r.object_id for r in search_regels(asker=asker, zoekvraag=Zoekvraag(object_soort="zaalscherm")).regels}
    assert seen == {cid("procesregisseur"), cid("lid"), cid("ggz_lid")}


def test_the_source_confirms_on_the_page(as_user: Callable[..., Client]) -> None:
    client = as_user("ggz_lid")
    assert "Klopt, bevestigen" in text(client.get(PUNT))
    form = {"informatie": cid("item_aanwezigen"), "versie": "1", "publiek": "alle_leden"}
    assert client.post(PUNT + "bevestigen/", form).status_code == 302
    assert "Bevestigd door de bron" in text(client.get(PUNT))
    assert as_user("lid").post(PUNT + "bevestigen/", form).status_code == 404


def test_the_minutes_are_an_accessible_pdf_and_a_logged_disclosure(running: Client) -> None:
    running.post(PUNT + "vastleggen/", {"verslag": "Besproken.", "besluit": "Door.", "versie": "1"})
    response = running.get(PUNT + "verslag.pdf")
    assert response["Content-Type"] == "application/pdf" and response["Cache-Control"] == "no-store"
    assert response["Content-Disposition"] == 'attachment; filename="verslag-2026-0001-20260311.pdf"'
    assert response.content.startswith(b"%PDF-") and b"Verslag casus 2026-0001" in response.content
    assert b"<pdfuaid:part>1</pdfuaid:part>" in response.content and b"/Lang(nl)" in response.content
    with act("fg") as asker:
        (regel,) = search_regels(asker=asker, zoekvraag=Zoekvraag(handeling="verstrekken")).regels
    assert (regel.object_soort, regel.object_id) == ("verslag", cid("agendapunt"))


def test_a_document_takes_texts_as_texts() -> None:
    hostile = '#panic("x") *vet* [haak] $1$ </script>'
    data = {
        "titel": "Verslag", "onder": "", "voet": "", "gegevens": [["Datum", hostile]], "aanwezig": [[hostile, "x"]],
        "afwezig": [hostile], "verslag": hostile, "besluit": "", "afspraken": [[hostile, "a", "b", "c"]],
        "bij_besluit": [hostile], "wijzigingen": [[hostile, "a", "b", "c"]],
        "inbreng": [{"bron": hostile, "tekst": hostile, "stand": ""}], "ingehouden": 2,
    }  # fmt: skip
    assert render_pdf("verslag", data).startswith(b"%PDF-")
    found = typst.query(
        str(FOLDER / "verslag.typ"), "heading", field="body", root=str(FOLDER), sys_inputs={"data": json.dumps(data)}
    )
    assert hostile in json.dumps(json.loads(found)) or hostile in [h.get("text") for h in json.loads(found)]
    with pytest.raises(FileNotFoundError):
        render_pdf("../settings", data)


def count(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    asked = [q["sql"] for q in captured.captured_queries if not AROUND.search(q["sql"])]
    return len(asked)


@pytest.mark.parametrize(
    "path",
    [
        "/overleggen/",
        "/overleggen/maand/",
        SITTING,
        SITTING + "afspraken/",
        PUNT,
        PUNT + "?zaal=1",
        PUNT + "verslag/",
        CASUS,
    ],
)
def test_the_number_of_queries_is_constant_and_small(running: Client, path: str) -> None:
    before = count(running, path)
    with act("procesregisseur") as asker:
        for week in range(3):
            Overleg.objects.create(
                veiligheidshuis_id=asker.huis_id,
                overlegvorm_id=cid("casusoverleg"),
                aanvang=MOMENT + datetime.timedelta(days=3 + week),
                voorzitter_id=cid("procesregisseur"),
            )
        sitting = Agendapunt.objects.get(id=cid("agendapunt"))
        for number in range(3):
            Afspraak.objects.create(
                casus_id=cid("casus"), casusnummer="2026-0001", tekst=f"Nog {number}", organisatie_id=cid("politie"),
                medewerker_id=cid("lid"), termijn=MOMENT.date(), aangeboden_op=MOMENT, agendapunt=sitting,
                aangeboden_door_id=cid("procesregisseur"),
            )  # fmt: skip
        for lid in ("casusregisseur", "lid_zonder_categorie"):
            Aanwezigheid.objects.create(
                agendapunt=sitting, casus_id=cid("casus"), overlegvorm_id=cid("casusoverleg"),
                medewerker_id=cid(lid), status="aanwezig",
            )  # fmt: skip
    after = count(running, path)
    assert after == before
    assert after <= 12


def test_what_is_withheld_is_on_no_screen_no_paper_and_in_no_minutes(
    running: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """R26: the ggz sits in the room and may not read police items, so that nobody there gets them from the house."""
    secret = {
        "spreker": cid("lid"),
        "categorie": cid("categorie_politie"),
        "persoonsrol": "verdachte",
        "soort": "feit",
        "grondslag": "wgs",
        "tekst": "Alleen voor wie politie-informatie leest",
    }
    assert running.post(PUNT + "inbreng/", secret).status_code == 302
    everywhere = {"zaal": PUNT + "?zaal=1", "verslag": PUNT + "verslag/"}
    for path in everywhere.values():
        assert "politie-informatie" in text(running.get(path)), "as long as each one in the room may read it"
    running.post(PUNT + "aanwezigheid/", {"medewerker": cid("ggz_lid"), "status": "aanwezig"})
    given: list[dict[str, object]] = []

    def caught(template: str, data: dict[str, object], **more: str) -> object:
        given.append(data)
        return pdf_response(template, data, **more)

    monkeypatch.setattr("regiehuis.web.overleggen.views.pdf_response", caught)
    running.get(PUNT + "verslag.pdf")
    assert "politie-informatie" not in json.dumps(given) and given[0]["ingehouden"] == 1
    for path in everywhere.values():
        page = text(running.get(path))
        assert "politie-informatie" not in page and "ingehouden" in page
    running.post(PUNT + "aanwezigheid/", {"medewerker": cid("ggz_lid"), "status": "vertrokken"})
    assert "politie-informatie" in text(running.get(everywhere["zaal"])), "who left is not in the room any more"
    assert "politie-informatie" not in text(running.get(everywhere["verslag"])), "but gets the minutes"
