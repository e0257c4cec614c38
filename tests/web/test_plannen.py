"""Screens of plan, agreements, ladder and closing: what is shown, kept, refused, and the number of queries."""

import datetime
import re
import uuid
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from regiehuis.casussen.actions.afspraak import offer_afspraak
from regiehuis.casussen.models import Afsluiting, Afspraak, Casus, Doel, Leefgebiedscore, Opschaling, Terugkoppeling
from regiehuis.kern.models import new_id
from regiehuis.web.submit import key_of
from tests.cast import DAG, MOMENT, act, cid
from tests.web.conftest import SignIn

pytestmark = pytest.mark.django_db

CASUS = f"/casussen/{cid('casus')}/"
PLAN = f"{CASUS}plan/"
LATE = f"/afspraken/{cid('afspraak_te_laat')}/"
RUNS = f"/afspraken/{cid('afspraak_loopt')}/"
QUESTION = f"/opschalingen/{cid('opschaling')}/"
CLOSING = f"{CASUS}afsluiting/"
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="\w+"|"X-CSRFToken": "\w+"')
WEEK = datetime.timedelta(days=7)
AROUND = re.compile(r"samenwerking_sessie|samenwerking_medewerker\" WHERE|regiehuis_begin|logboek_|SAVEPOINT|otp_")


def text(response: Any) -> str:
    return re.sub(r"\s+", " ", TOKEN.sub("", response.content.decode()))


def d(day: datetime.date) -> str:
    return day.strftime("%d-%m-%Y")


PAGES = [
    ("casusregisseur", PLAN),
    ("lid", PLAN),
    ("casusregisseur", f"{PLAN}doelen/nieuw/"),
    ("casusregisseur", f"{PLAN}doelen/{cid('doel')}/"),
    ("casusregisseur", f"{PLAN}doelen/{cid('doel')}/interventies/nieuw/"),
    ("lid", f"{PLAN}scores/nieuw/"),
    ("casusregisseur", f"{PLAN}vaststellen/"),
    ("lid", f"{PLAN}pdf/"),
    ("lid", "/afspraken/"),
    ("lid", "/afspraken/?soort=organisatie"),
    ("casusregisseur", "/afspraken/?soort=geklommen&pagina=9999999"),
    ("lid", "/afspraken/?soort=onzin&pagina=x"),
    ("lid", LATE),
    ("lid", f"{LATE}terugkoppelen/"),
    ("lid", f"{LATE}weigeren/"),
    ("procesregisseur", f"{LATE}vervallen/"),
    ("procesregisseur", f"{LATE}wijzigen/"),
    ("lid", f"{CASUS}afspraken/nieuw/"),
    ("casusregisseur", f"{CASUS}opschaling/"),
    ("casusregisseur", f"{CASUS}opschaling/nieuw/"),
    ("burgemeester", "/opschalingen/"),
    ("lid", "/opschalingen/"),
    ("burgemeester", QUESTION),
    ("burgemeester", f"{QUESTION}antwoorden/"),
    ("burgemeester", f"{QUESTION}weigeren/"),
    ("procesregisseur", f"{QUESTION}pdf/"),
    ("casusregisseur", CLOSING),
    ("casusregisseur", f"{CLOSING}sluiten/"),
    ("casusregisseur", f"{CLOSING}heropenen/"),
]


@pytest.mark.parametrize(("naam", "path"), PAGES)
def test_each_page_answers_within_twelve_queries(as_user: SignIn, naam: str, path: str) -> None:
    client = as_user(naam)
    with CaptureQueriesContext(
        connection,
    ) as seen:
        response = client.get(path)
    assert response.status_code == 200
    counted = [query["sql"] for query in seen if not AROUND.search(query["sql"])]
    assert len(counted) <= 12, "\n".join(counted)


CLOSED = [path for naam, path in PAGES if "/afspraken/?" not in path and path not in ("/afspraken/", "/opschalingen/")]


@pytest.mark.parametrize("naam", ["buitenstaander", "verlopen_lid", "niet_ondertekend", "ketenmanager", "fg"])
@pytest.mark.parametrize("path", CLOSED)
def test_another_mans_page_is_as_one_that_does_not_exist(as_user: SignIn, naam: str, path: str) -> None:
    client = as_user(naam)
    there = client.get(path)
    nowhere = re.sub(r"[0-9a-f-]{36}", str(new_id()), path)
    absent = client.get(nowhere)
    assert there.status_code == absent.status_code == 404
    assert text(there).replace(path, "") == text(absent).replace(nowhere, "")


def test_the_number_of_queries_does_not_grow_with_the_plan(as_user: SignIn) -> None:
    def count(path: str) -> int:
        client = as_user("casusregisseur")
        client.get(path)  # the first look of a minute also writes the session
        with CaptureQueriesContext(connection) as seen:
            assert client.get(path).status_code == 200
        return len(seen)

    offered()
    before = count(PLAN), count("/afspraken/?soort=gegeven")
    for _ in range(12):
        offered()
    assert (count(PLAN), count("/afspraken/?soort=gegeven")) == before


def test_the_plan_shows_goals_agreements_and_what_is_overdue(as_user: SignIn) -> None:
    page = text(as_user("casusregisseur").get(PLAN))
    assert "Woont zelfstandig" in page
    assert "Drie maanden zonder overlast" in page
    assert "1 afspraak over tijd" in page
    assert "5 dagen over tijd" in page


def test_a_goal_is_added_and_a_wrong_one_keeps_what_was_typed(as_user: SignIn) -> None:
    client = as_user("casusregisseur")
    path = f"{PLAN}doelen/nieuw/"
    wrong = client.post(path, {"tekst": "Schuldenvrij worden", "leefgebied": cid("financien")})
    assert wrong.status_code == 422
    assert "Schuldenvrij worden" in text(wrong)
    assert "Vul in wanneer u tevreden bent." in text(wrong)
    key = str(new_id())
    given = {"tekst": "Schuldenvrij", "tevreden_als": "Geen schuld", "leefgebied": cid("financien")}
    for _ in range(2):
        right = client.post(path, {**given, "formulier_id": key})
        assert (right.status_code, right["Location"]) == (302, PLAN)
    with act("casusregisseur"):
        assert Doel.objects.filter(pk=key_of(uuid.UUID(key)), tekst="Schuldenvrij").exists()
        assert Doel.objects.count() == 2


def test_a_member_scores_and_the_score_keeps_its_author(as_user: SignIn) -> None:
    client = as_user("lid")
    path = f"{PLAN}scores/nieuw/"
    assert client.post(path, {"leefgebied": cid("financien"), "score": "9"}).status_code == 422
    assert client.post(path, {"leefgebied": cid("financien"), "score": "2"}).status_code == 302
    with act("lid"):
        assert Leefgebiedscore.objects.get().door_id == cid("lid")
    assert "<b>2</b> van 5" in text(client.get(PLAN))


def test_who_does_not_lead_is_refused(as_user: SignIn) -> None:
    client = as_user("lid")
    given = {"tekst": "x", "tevreden_als": "y", "leefgebied": cid("financien")}
    assert client.post(f"{PLAN}doelen/nieuw/", given).status_code == 403


def test_adopting_refuses_an_impossible_date(as_user: SignIn) -> None:
    client = as_user("casusregisseur")
    for wrong, words in (("31-02-2026", "bestaande datum"), (d(DAG), "na vandaag"), ("", "Vul de datum in")):
        response = client.post(f"{PLAN}vaststellen/", {"evaluatie_op": wrong, "versie": 1})
        assert response.status_code == 422
        assert words in text(response)
    right = client.post(f"{PLAN}vaststellen/", {"evaluatie_op": d(DAG + WEEK), "versie": 1})
    assert right.status_code == 302


def test_the_plan_is_a_pdf(as_user: SignIn) -> None:
    response = as_user("lid").get(f"{PLAN}pdf/")
    assert response.content.startswith(b"%PDF")
    assert "plan-2026-0001.pdf" in response["Content-Disposition"]


# --- agreements ---


def offered(naam: str = "casusregisseur") -> uuid.UUID:
    """An agreement that waits for the answer of the police."""
    with act(naam) as asker:
        return offer_afspraak(
            asker=asker,
            casus_id=cid("casus"),
            tekst="Huisbezoek afleggen",
            organisatie_id=cid("politie"),
            medewerker_id=cid("lid"),
            termijn=DAG + WEEK,
            doel_id=cid("doel"),
        ).id


def test_my_list_is_filtered_by_address(as_user: SignIn) -> None:
    made = offered()
    client = as_user("lid")
    assert f"/afspraken/{made}/" in text(client.get("/afspraken/?soort=aangeboden"))
    late = text(client.get("/afspraken/?soort=over_tijd"))
    assert "Tekst van afspraak_te_laat" in late
    assert f"/afspraken/{made}/" not in late
    assert "Er zijn geen afspraken" in text(client.get("/afspraken/?soort=afgerond"))


def test_offering_an_agreement(as_user: SignIn) -> None:
    client = as_user("casusregisseur")
    path = f"{CASUS}afspraken/nieuw/"
    given = {"tekst": "Aangifte opnemen", "medewerker": cid("lid"), "termijn": d(DAG + WEEK)}
    wrong = client.post(path, {**given, "termijn": d(DAG - WEEK)})
    assert wrong.status_code == 422
    assert "Deze datum is al voorbij" in text(wrong)
    assert "Aangifte opnemen" in text(wrong)
    unsigned = client.post(path, {**given, "medewerker": cid("niet_ondertekend")})
    assert "niet ondertekend" in text(unsigned)
    assert client.post(path, {**given, "medewerker": cid("buitenstaander")}).status_code == 422
    assert client.post(path, given).status_code == 302
    with act("casusregisseur"):
        assert Afspraak.objects.filter(tekst="Aangifte opnemen", organisatie_id=cid("politie")).count() == 1


def test_accepting_by_one_press_and_after_a_change_by_somebody_else(as_user: SignIn) -> None:
    made = offered()
    client = as_user("lid")
    page = client.get(f"/afspraken/{made}/")
    assert "Aanvaarden" in text(page)
    stale = client.post(f"/afspraken/{made}/aanvaarden/", {"versie": 7}, follow=True)
    assert "intussen gewijzigd" in text(stale)
    done = client.post(f"/afspraken/{made}/aanvaarden/", {"versie": 1}, follow=True)
    assert "U heeft de afspraak aanvaard." in text(done)


def test_declining_shows_the_ground_to_the_lead(as_user: SignIn) -> None:
    made = offered()
    path = f"/afspraken/{made}/"
    client = as_user("lid")
    assert "op welke grond" in text(client.post(f"{path}weigeren/", {"versie": 1, "grond": " "}))
    assert client.post(f"{path}weigeren/", {"versie": 1, "grond": "Geen tijd"}).status_code == 302
    assert "Geen tijd" in text(as_user("casusregisseur").get(path))


def test_feedback_closes_the_agreement_once(as_user: SignIn) -> None:
    client = as_user("lid")
    key = str(new_id())
    given = {"versie": 1, "resultaat": "gedaan", "tekst": "Gesprek gevoerd", "formulier_id": key}
    assert client.post(f"{LATE}terugkoppelen/", {**given, "resultaat": ""}).status_code == 422
    for _ in range(2):
        assert client.post(f"{LATE}terugkoppelen/", given).status_code == 302
    page = text(client.get(LATE))
    assert "Gesprek gevoerd" in page
    assert f"{LATE}terugkoppelen/" not in page
    with act("lid"):
        assert Terugkoppeling.objects.count() == 1


def test_the_second_of_two_people_is_told_and_loses_nothing(as_user: SignIn) -> None:
    given: dict[str, Any] = {"medewerker": cid("casusregisseur"), "termijn": d(DAG + WEEK), "versie": 1}
    assert as_user("procesregisseur").post(f"{RUNS}wijzigen/", {**given, "tekst": "Eerste"}).status_code == 302
    client = as_user("casusregisseur")
    clash = client.post(f"{RUNS}wijzigen/", {**given, "tekst": "Wat ik typte"})
    page = text(clash)
    assert clash.status_code == 422
    assert "Wat ik typte" in page
    assert "intussen door iemand anders gewijzigd" in page
    assert 'name="versie" value="2"' in page
    assert client.post(f"{RUNS}wijzigen/", {**given, "tekst": "Wat ik typte", "versie": 2}).status_code == 302


def test_what_was_typed_and_not_sent_comes_back_until_it_is_sent(as_user: SignIn) -> None:
    client = as_user("lid")
    kept = client.post(f"/concept/terugkoppeling/{cid('afspraak_te_laat')}/", {"tekst": "Half getypt"})
    assert kept.status_code == 204
    assert "Half getypt" in text(client.get(f"{LATE}terugkoppelen/"))
    assert "Half getypt" not in text(as_user("casusregisseur").get(f"{LATE}terugkoppelen/"))
    client = as_user("lid")
    given = {"versie": 1, "resultaat": "deels", "tekst": "Af"}
    assert client.post(f"{LATE}terugkoppelen/", given).status_code == 302
    assert "Half getypt" not in text(client.get(f"{LATE}terugkoppelen/"))


# --- the ladder ---


def test_the_mayor_reads_answers_and_then_sees_it_no_more(as_user: SignIn) -> None:
    client = as_user("burgemeester")
    assert QUESTION in text(client.get("/opschalingen/"))
    page = text(client.get(QUESTION))
    assert "Acht organisaties weigeren." in page
    assert CASUS not in page
    assert client.get(f"{CASUS}opschaling/").status_code == 404
    assert client.post(f"{QUESTION}aanvaarden/").status_code == 302
    assert client.post(f"{QUESTION}antwoorden/", {"antwoord": ""}).status_code == 422
    done = client.post(f"{QUESTION}antwoorden/", {"antwoord": "Verslavingszorg neemt de regie"})
    assert (done.status_code, done["Location"]) == (302, "/opschalingen/")
    assert client.get(QUESTION).status_code == 404
    assert "Verslavingszorg neemt de regie" in text(as_user("casusregisseur").get(f"{CASUS}opschaling/"))


def test_a_question_is_put_after_the_last_one_is_withdrawn(as_user: SignIn) -> None:
    client = as_user("procesregisseur")
    path = f"{CASUS}opschaling/nieuw/"
    given: dict[str, Any] = {
        "naar_trede": "buiten",
        "geadresseerde_buiten": "Minister van Justitie en Veiligheid",
        "vraag": "Is plaatsing mogelijk?",
        "feiten": "Alle wegen zijn bewandeld.",
        "termijn": d(DAG + WEEK),
    }
    assert "ligt al een vraag" in text(client.post(path, given))
    assert client.post(f"{QUESTION}intrekken/").status_code == 302
    wrong = client.post(path, {**given, "geadresseerde_buiten": ""})
    assert wrong.status_code == 422
    assert "Is plaatsing mogelijk?" in text(wrong)
    assert client.post(path, given).status_code == 302
    with act("procesregisseur"):
        made = Opschaling.objects.get(status="voorgelegd")
    document = client.get(f"/opschalingen/{made.id}/pdf/")
    assert document.content.startswith(b"%PDF")


# --- closing ---


def test_closing_checking_and_reopening(as_user: SignIn) -> None:
    client = as_user("casusregisseur")
    path = f"{CLOSING}sluiten/"
    given: dict[str, Any] = {"versie": 1, "resultaat": "Overlast gestopt", "nazorg_eigenaar": cid("casusregisseur")}
    wrong = client.post(path, given)
    assert wrong.status_code == 422
    assert "Geef aan of dit doel is bereikt." in text(wrong)
    assert "Overlast gestopt" in text(wrong)
    judged = {f"status_{cid('doel')}": "bereikt", f"oordeel_{cid('doel')}": "Woont rustig"}
    assert client.post(path, {**given, **judged}).status_code == 302
    page = text(client.get(CLOSING))
    assert "10 juni 2026" in page
    assert "nazorgcontroles" not in page
    with act("casusregisseur"):
        check = Afsluiting.objects.get().controles.get(maanden=3)
    later = as_user("casusregisseur", moment=MOMENT + datetime.timedelta(days=92))
    assert f"/nazorgcontroles/{check.id}/" in text(later.get(CLOSING))
    assert later.post(f"/nazorgcontroles/{check.id}/", {"bevinding": ""}).status_code == 422
    assert later.post(f"/nazorgcontroles/{check.id}/", {"bevinding": "Het gaat goed"}).status_code == 302
    with act("casusregisseur"):
        versie = Casus.objects.get(pk=cid("casus")).versie
    assert later.post(f"{CLOSING}heropenen/", {"versie": versie, "reden": ""}).status_code == 422
    assert later.post(f"{CLOSING}heropenen/", {"versie": versie, "reden": "Nieuwe overlast"}).status_code == 302
    assert "Nieuwe overlast" in text(later.get(CLOSING))
    assert as_user("buitenstaander").get(f"/nazorgcontroles/{check.id}/").status_code == 404


def test_feedback_is_given_on_the_page_of_the_agreement_and_a_draft_is_put_back(as_user: SignIn) -> None:
    client = as_user("lid")
    draft = f"/concept/terugkoppeling/{cid('afspraak_te_laat')}/"
    shown = text(client.get(LATE))
    assert f'action="{LATE}terugkoppelen/"' in shown and draft in shown
    assert client.post(draft, {"tekst": "Half getypt"}).status_code == 204
    assert "Half getypt" in text(client.get(LATE))
    sent = client.post(f"{LATE}terugkoppelen/", {"resultaat": "gedaan", "tekst": "Gebeld en gesproken", "versie": "1"})
    assert sent.status_code == 302
    after = text(client.get(LATE))
    assert "Gebeld en gesproken" in after and "Half getypt" not in after
    assert f'action="{LATE}terugkoppelen/"' not in after, "what is done needs no more feedback"
    assert f'action="{LATE}terugkoppelen/"' not in text(as_user("casusregisseur").get(LATE))
