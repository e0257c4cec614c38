"""The screens of a sender and of piket: the guided form, bad input, what others see."""

import re
import uuid

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from regiehuis.casussen.actions import signaal, signaaldelen
from regiehuis.casussen.models import Piketmelding, Signaal
from regiehuis.casussen.rules.signaal import PersoonGegevens
from regiehuis.web.submit import key_of
from tests.cast import act, cid
from tests.web.conftest import SignIn

pytestmark = pytest.mark.django_db

# Statements that every request has, besides those of its page.
AROUND = re.compile(
    r"samenwerking_sessie|regiehuis_begin|logboek_logregel|SAVEPOINT|samenwerking_medewerker\W+WHERE\W+samenwerking_medewerker"
    r"\W+id|otp_",
    re.IGNORECASE,
)


def page_queries(client: Client, url: str) -> int:
    """How many statements the page itself needs."""
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len([row for row in captured.captured_queries if not AROUND.search(row["sql"].replace('"', " "))])


def html(response: object) -> str:
    return response.content.decode()  # type: ignore[attr-defined]


def without_tokens(response: object) -> str:
    """The page without what differs on each look."""
    return re.sub(r"[A-Za-z0-9]{64}", "", html(response))


def started(**velden: object) -> Signaal:
    with act("afzender") as asker:
        made = signaal.start_signaal(asker=asker, acuut=False)
        return signaal.save_signaal(asker=asker, signaal_id=made.id, versie=1, **velden) if velden else made


def step(row: Signaal | uuid.UUID, stap: str) -> str:
    return reverse("signaal_stap", kwargs={"id": row if isinstance(row, uuid.UUID) else row.id, "stap": stap})


def test_the_whole_form_from_first_question_to_sent(as_user: SignIn) -> None:
    client = as_user("afzender")
    assert "Is er nu direct gevaar" in html(client.get("/signalen/nieuw/"))
    form = uuid.uuid4()
    key = key_of(form)
    answer = client.post("/signalen/nieuw/", {"acuut": "nee", "formulier_id": form})
    assert answer.url == step(key, "waarover")
    data = {"soort": "persoon", "thema": cid("veelplegers"), "versie": 1}
    # The first person at once: there is nobody to choose from yet. A signal on one person then goes on by itself.
    assert client.post(answer.url, data).url == f"/signalen/{key}/personen/nieuw/"
    assert "Over wie gaat het?" in html(client.get(step(key, "personen")))
    person = {
        "achternaam": "Berg",
        "tussenvoegsel": "van der",
        "voornamen": "Sam",
        "rol": "verdachte",
        "geboortedatum_jaar": "1990",
        "bsn": "9999.93.653",
        "adressoort": "zonder_vast_adres",
        "geinformeerd": "ja",
        "formulier_id": uuid.uuid4(),
    }
    assert client.post(f"/signalen/{key}/personen/nieuw/", person).url == step(key, "aanleiding")
    assert "Sam van der Berg" in html(client.get(step(key, "personen")))
    versie = _versie(key)
    answer = client.post(step(key, "aanleiding"), {"aanleiding": "Overlast", "gewenst_doel": "Rust", "versie": versie})
    assert answer.url == step(key, "partners")
    partner = {"organisatie": cid("ggz"), "contact": "loket", "verder": "ja"}
    assert client.post(step(key, "partners"), partner).url == step(key, "controleren")
    check = html(client.get(step(key, "controleren")))
    assert "Uw signaal is volledig" in check and "dinsdag 17 maart 2026" in check and "999993653" not in check
    sent = client.post(f"/signalen/{key}/insturen/", follow=True)
    assert "staat op de triage" in html(sent) and "Volledig, op triage" in html(sent)
    assert "S-2026-" in html(client.get("/signalen/"))


def _versie(key: uuid.UUID) -> int:
    with act("afzender"):
        return Signaal.objects.get(pk=key).versie


def test_yes_to_danger_alerts_piket_with_the_first_press(as_user: SignIn) -> None:
    client = as_user("afzender")
    assert client.post("/signalen/nieuw/", {"acuut": "ja"}).status_code == 422
    form = uuid.uuid4()
    key = key_of(form)
    data = {"acuut": "ja", "acuut_toelichting": "Dreigt met een mes", "formulier_id": form}
    for _ in range(2):
        assert client.post("/signalen/nieuw/", data).status_code == 302
    assert "Piket is gewaarschuwd" in html(client.get(f"/signalen/{key}/"))
    with act("piket"):
        melding = Piketmelding.objects.get(signaal_id=key)
    client = as_user("piket")
    shown = html(client.get(f"/piket/{melding.id}/"))
    assert "Dreigt met een mes" in shown and "Afzender, Politie" in shown
    assert client.post(f"/piket/{melding.id}/", {"antwoord": " "}).status_code == 422


@pytest.mark.parametrize(
    "wie", ["buitenstaander", "triagepartner", "ketenmanager", "fg", "casusregisseur", "secretaris"]
)
def test_another_gets_the_answer_of_what_is_not_there(as_user: SignIn, wie: str) -> None:
    row = started()
    client = as_user(wie)
    for url in (
        f"/signalen/{row.id}/",
        step(row, "waarover"),
        f"/signalen/{row.id}/personen/nieuw/",
        f"/triage/{row.id}/",
    ):
        other = str(uuid.uuid4())
        forbidden, absent = client.get(url), client.get(url.replace(str(row.id), other))
        assert forbidden.status_code == absent.status_code == 404
        assert without_tokens(forbidden) == without_tokens(absent).replace(other, str(row.id))
    assert client.post(f"/signalen/{row.id}/insturen/").status_code == 404
    assert client.get(f"/piket/{cid('piketmelding')}/").status_code == 404


@pytest.mark.parametrize(
    ("veld", "waarde", "melding"),
    [
        ("achternaam", "", "Vul de achternaam in"),
        ("achternaam", "x" * 121, "maximaal 120 tekens"),
        ("bsn", "123456789", "geen geldig BSN"),
        ("geboortedatum_dag", "31", "Vul ook de maand in"),
        ("geboortedatum_jaar", "2027", "in de toekomst"),
        ("geinformeerd", "nee", "Kies waarom de persoon nog niet is geïnformeerd"),
        ("herzien_op", "31-02-2026", "bestaande datum"),
    ],
)
def test_bad_input_keeps_what_was_typed_and_says_what_is_wrong(
    as_user: SignIn, veld: str, waarde: str, melding: str
) -> None:
    row = started()
    data = {"achternaam": "Bewaardenaam", "rol": "verdachte", "geboortedatum_jaar": "1990", "woonplaats": "Proefstad"}
    answer = as_user("afzender").post(f"/signalen/{row.id}/personen/nieuw/", {**data, veld: waarde})
    assert answer.status_code == 422
    assert melding in html(answer) and "Proefstad" in html(answer)
    with act("afzender"):
        assert not row.personen.exists()


def test_of_two_people_the_second_is_told_and_loses_nothing(as_user: SignIn) -> None:
    row = started(aanleiding="Eerste tekst")
    client = as_user("afzender")
    data = {"aanleiding": "Mijn lange tekst", "al_gedaan": "", "gewenst_doel": "", "versie": 1}
    answer = client.post(step(row, "aanleiding"), data)
    assert answer.status_code == 422
    assert "Iemand anders heeft dit intussen gewijzigd" in html(answer) and "Mijn lange tekst" in html(answer)
    found = re.search(r'name="versie" value="(\d+)"', html(answer))
    assert found and client.post(step(row, "aanleiding"), data | {"versie": found[1]}).status_code == 302


def test_an_incomplete_signal_says_in_plain_dutch_what_is_missing_and_where(as_user: SignIn) -> None:
    row = started(aanleiding="Overlast")
    client = as_user("afzender")
    shown = html(client.post(f"/signalen/{row.id}/insturen/", follow=True))
    assert "nog niet volledig" in shown and "Voeg ten minste één persoon toe." in shown
    assert f'href="{step(row, "personen")}"' in shown and "Vul in wat u wilt bereiken." in shown


def test_a_bsn_is_shown_in_full_only_on_asking(as_user: SignIn) -> None:
    row = started()
    with act("afzender") as asker:
        person = signaaldelen.add_persoon(
            asker=asker, signaal_id=row.id, gegevens=PersoonGegevens(achternaam="Test", bsn="999993653")
        )
    client = as_user("afzender")
    assert "999993653" not in html(client.get(f"/signalen/{row.id}/"))
    assert "999993653" not in html(client.get(f"/signalen/{row.id}/personen/{person.id}/"))
    url = f"/signalen/{row.id}/personen/{person.id}/bsn/"
    shown = client.post(url)
    assert "999993653" in html(shown) and shown["Cache-Control"] == "no-store"
    assert client.get(url).status_code == 405
    assert as_user("buitenstaander").post(url).status_code == 404


def test_withdraw_and_precheck(as_user: SignIn) -> None:
    row = started()
    client = as_user("afzender")
    assert "Signaal intrekken?" in html(client.get(f"/signalen/{row.id}/intrekken/"))
    assert client.post(f"/signalen/{row.id}/intrekken/").url == "/signalen/"
    assert client.get(step(row, "waarover")).status_code == 404
    assert client.post("/signalen/voortoets/", {"c1": "ja"}).status_code == 422
    for antwoord, tekst in (("ja", "Dit past bij de criteria"), ("nee", "past niet vanzelf")):
        assert tekst in html(client.post("/signalen/voortoets/", {f"c{n}": antwoord for n in (1, 2, 3, 4)}))


def test_an_unknown_step_and_a_number_of_queries_that_does_not_grow(as_user: SignIn) -> None:
    row = started()
    client = as_user("afzender")
    assert client.get(step(row, "onzin")).status_code == 404
    urls = ["/signalen/", f"/signalen/{row.id}/", "/signalen/nieuw/", "/signalen/voortoets/"]
    urls += [
        step(row, stap) for stap in ("veiligheid", "waarover", "personen", "aanleiding", "partners", "controleren")
    ]
    before = [page_queries(client, url) for url in urls]
    for n in range(3):
        started()
        with act("afzender") as asker:
            signaaldelen.add_persoon(asker=asker, signaal_id=row.id, gegevens=PersoonGegevens(achternaam=f"P{n}"))
            signaaldelen.add_partner(asker=asker, signaal_id=row.id, organisatie_id=cid("om"), contact=f"c{n}")
    assert [page_queries(client, url) for url in urls] == before
    assert max(before) <= 12


def test_triage_stands_in_the_menu_of_its_partners_only(as_user: SignIn) -> None:
    for wie, shown in (("triagepartner", True), ("procesregisseur", True), ("buitenstaander", False), ("piket", False)):
        assert ('href="/triage/"' in html(as_user(wie).get("/signalen/"))) is shown
