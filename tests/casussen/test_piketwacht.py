"""Acute alerts: mail without content, and climbing when nobody answers (R9); by the worker, under its own policies."""

import datetime
import re
import uuid

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from regiehuis.casussen.actions.piket import answer_piketmelding
from regiehuis.casussen.actions.piketwacht import climb_piketmeldingen, mail_piketmeldingen
from regiehuis.casussen.actions.signaal import start_signaal
from regiehuis.casussen.models import Piketmelding
from regiehuis.casussen.queries.piket import open_piketmeldingen
from regiehuis.casussen.rules.piket import climbed_to
from regiehuis.samenwerking.models import Functie, Medewerker, Melding, Veiligheidshuis
from regiehuis.samenwerking.rules import BERICHTEN, mail_text
from tests.cast import MOMENT, cid
from tests.systeem import column, employee, systeem, two_roles  # noqa: F401

pytestmark = pytest.mark.usefixtures("two_roles")
GEVAAR = "Sam Signaalpersoon dreigt met een mes op Plein 3"
MINUUT = datetime.timedelta(minutes=1)
HUIS_URL = "https://regiehuis.example"


@pytest.fixture
def alarm(two_roles: None, settings) -> uuid.UUID:  # noqa: F811
    """A signal with danger, of this moment; the open alert of the cast is answered."""
    settings.HOUSE_URL = HUIS_URL
    Piketmelding.objects.update(beantwoord_op=MOMENT, antwoord="Gebeld")
    with employee("afzender") as asker:
        return start_signaal(asker=asker, acuut=True, acuut_toelichting=GEVAAR).id


def climb(after: int) -> int:
    with systeem(MOMENT + after * MINUUT) as asker:
        return climb_piketmeldingen(asker=asker)


def mail(after: int = 0) -> tuple[int, int]:
    with systeem(MOMENT + after * MINUUT) as asker:
        return mail_piketmeldingen(asker=asker)


def alerted(signaal_id: uuid.UUID) -> dict[str, int]:
    rows = Piketmelding.objects.filter(signaal_id=signaal_id).values_list("aan__gebruikersnaam", "klimtrede")
    return dict(rows)


def test_an_alert_asks_the_queue_in_its_own_transaction(alarm) -> None:
    asked = column("SELECT args::text FROM procrastinate_jobs WHERE task_name = 'piketwacht'")
    assert asked == [f'{{"huis_id": "{cid("huis")}"}}']


def test_mail_goes_to_who_was_alerted_without_content_and_once(alarm, mailoutbox) -> None:
    assert mail() == (1, 0)
    assert mail(after=1) == (0, 0)
    (sent,) = mailoutbox
    assert sent.to == ["piket@proefstad.example"] and not (sent.cc or sent.bcc or sent.attachments)
    assert (sent.subject, sent.body) == mail_text("acuut", HUIS_URL)


def test_no_mail_holds_anything_about_a_person_or_a_case(alarm, mailoutbox) -> None:
    mail()
    climb(40)
    mail(after=40)
    assert len(mailoutbox) == 3
    fixed = {part for soort in BERICHTEN for part in mail_text(soort, HUIS_URL)}
    for sent in mailoutbox:
        assert {sent.subject, sent.body} <= fixed
        assert len(sent.to) == 1
        raw = sent.message().as_string()
        assert not re.search(r"Sam|Signaalpersoon|mes|Plein|S-20\d\d|[0-9a-f]{8}-[0-9a-f]{4}", raw.split("\n\n", 1)[1])
        assert re.findall(r"https?://\S+", raw) == [HUIS_URL]


def test_fixed_texts_hold_no_place_to_fill_in() -> None:
    assert not [tekst for parts in BERICHTEN.values() for tekst in parts if re.search(r"[{}%]", tekst)]


def test_the_deputy_of_today_is_mailed_too(alarm, mailoutbox) -> None:
    Functie.objects.filter(soort="piket").update(medewerker_id=cid("lid"))
    with employee("afzender") as asker:
        start_signaal(asker=asker, acuut=True, acuut_toelichting=GEVAAR)
    mail()
    assert sorted(sent.to[0] for sent in mailoutbox) == [
        "lid@proefstad.example",
        "piket@proefstad.example",
        "vervanger@proefstad.example",
    ]


def test_who_left_or_has_no_address_gets_no_mail(alarm, mailoutbox) -> None:
    Medewerker.objects.filter(id=cid("piket")).update(is_active=False)
    assert mail() == (1, 0)
    assert mailoutbox == []


def test_an_answered_alert_is_not_mailed_any_more(alarm, mailoutbox) -> None:
    answer(alarm, "piket")
    assert mail() == (0, 0) and mailoutbox == []


def test_a_mail_server_that_refuses_loses_nothing(alarm, mailoutbox, monkeypatch) -> None:
    def refuse(message: object) -> None:
        raise ConnectionRefusedError

    with monkeypatch.context() as patched:
        patched.setattr("django.core.mail.EmailMessage.send", refuse)
        assert mail() == (0, 1)
    assert Piketmelding.objects.get(signaal_id=alarm).gemaild_op is None
    assert mail(after=1) == (1, 0) and len(mailoutbox) == 1


def test_without_a_mail_server_nothing_counts_as_mailed(alarm, mailoutbox, settings) -> None:
    settings.SENDS_MAIL = False
    assert mail() == (0, 0) and mailoutbox == []
    assert Piketmelding.objects.get(signaal_id=alarm).gemaild_op is None


def test_an_alert_climbs_to_the_chair_and_then_to_the_ketenmanager_once(alarm) -> None:
    assert climb(14) == 0
    assert (climb(15), climb(16)) == (1, 0)
    assert alerted(alarm) == {"piket": 0, "procesregisseur": 1}
    assert (climb(30), climb(45)) == (1, 0)
    assert alerted(alarm) == {"piket": 0, "procesregisseur": 1, "ketenmanager": 2}
    told = Melding.objects.exclude(kenmerk="").filter(object_soort="piketmelding")
    assert sorted(told.values_list("medewerker__gebruikersnaam", flat=True)) == ["ketenmanager", "procesregisseur"]
    assert not [tekst for tekst in told.values_list("tekst", flat=True) if "Sam" in tekst or "mes" in tekst]


def test_two_rounds_that_were_missed_are_made_good_at_once(alarm) -> None:
    assert climb(31) == 2


def test_the_house_sets_after_how_many_minutes(alarm) -> None:
    Veiligheidshuis.objects.filter(id=cid("huis")).update(piket_minuten=3)
    assert (climb(2), climb(3), climb(6)) == (0, 1, 1)


def test_an_answer_stops_the_climb_and_closes_it_for_everybody(alarm) -> None:
    climb(15)
    answer(alarm, "procesregisseur", after=16)
    assert climb(60) == 0
    assert not Piketmelding.objects.filter(signaal_id=alarm, beantwoord_op=None).exists()


def test_the_ketenmanager_to_whom_it_climbed_answers_it_and_sees_it_no_more(alarm) -> None:
    climb(31)
    with employee("ketenmanager", moment=MOMENT + 31 * MINUUT) as asker:
        (seen,) = open_piketmeldingen(asker)
        assert (seen.toelichting, seen.gemeld_op) == (GEVAAR, MOMENT)
    answer(alarm, "ketenmanager", after=32)
    with employee("ketenmanager", moment=MOMENT + 33 * MINUUT) as asker:
        assert open_piketmeldingen(asker) == []


def test_a_chair_who_was_alerted_first_is_not_alerted_again(alarm) -> None:
    Functie.objects.filter(soort="piket").delete()
    with employee("afzender") as asker:
        other = start_signaal(asker=asker, acuut=True, acuut_toelichting=GEVAAR).id
    climb(15)
    assert alerted(other) == {"procesregisseur": 0}


def test_the_chair_sees_one_line_for_an_alert_that_was_put_to_two(alarm) -> None:
    climb(15)
    with employee("procesregisseur", moment=MOMENT + 16 * MINUUT) as asker:
        assert [row.aan for row in open_piketmeldingen(asker)] == ["Procesregisseur"]


def test_without_a_worker_it_climbs_on_screen_after_the_minutes_of_the_house(alarm) -> None:
    """Nobody runs `climb`: an installation whose worker is down."""
    Veiligheidshuis.objects.filter(id=cid("huis")).update(piket_minuten=20)
    for after, lines in ((19, 0), (20, 1)):
        with employee("procesregisseur", moment=MOMENT + after * MINUUT) as asker:
            assert len(open_piketmeldingen(asker)) == lines
    with employee("piket", moment=MOMENT + MINUUT) as asker:
        assert len(open_piketmeldingen(asker)) == 1


def test_each_step_and_each_mail_is_logged_as_the_system(alarm) -> None:
    climb(15)
    mail(after=15)
    rows = column(
        "SELECT handeling || ' ' || object_soort FROM logboek_logregel"
        " WHERE medewerker_id = '00000000-0000-0000-0000-000000000000' AND veiligheidshuis_id = %s",
        cid("huis"),
    )
    assert sorted(rows) == ["aanmaken mail", "aanmaken mail", "aanmaken melding", "aanmaken piketmelding"]


def test_another_house_has_no_part_in_it(alarm, mailoutbox) -> None:
    with systeem(MOMENT + 60 * MINUUT, huis="ander_huis") as asker:
        assert climb_piketmeldingen(asker=asker) == 0
        assert mail_piketmeldingen(asker=asker) == (0, 0)
        with connection.cursor() as cursor:
            cursor.execute("SELECT regiehuis_klim_piket(%s, %s, %s, 1)", [alarm, uuid.uuid4(), cid("ketenmanager")])
            assert cursor.fetchone() == (False,)
    assert alerted(alarm) == {"piket": 0} and mailoutbox == []


@given(minuten=st.integers(1, 120), waited=st.integers(-10, 1000))
def test_climbing_never_goes_down_and_ends_above(minuten: int, waited: int) -> None:
    step, later = (
        climbed_to(gemeld_op=MOMENT, moment=MOMENT + n * MINUUT, minuten=minuten) for n in (waited, waited + 1)
    )
    assert step <= later <= 2
    assert (step >= 1) == (waited >= minuten) and (step == 2) == (waited >= 2 * minuten)


def answer(signaal_id: uuid.UUID, name: str, *, after: int = 1) -> None:
    melding = Piketmelding.objects.get(signaal_id=signaal_id, aan_id=cid(name))
    with employee(name, moment=MOMENT + after * MINUUT) as asker:
        answer_piketmelding(asker=asker, melding_id=melding.id, antwoord="Gebeld")
