"""An alarm of an early release is mailed in fixed words, and climbs to the ketenmanager when nobody answers (R9)."""

import datetime
import uuid

import pytest
from django.db import DatabaseError, connection, transaction

from regiehuis.casussen.actions.alarmwacht import climb_alarmen, mail_alarmen
from regiehuis.casussen.actions.vrijlating import answer_alarm, report_vrijlating
from regiehuis.casussen.models import Alarm
from regiehuis.casussen.queries.vrijlating import alarm_detail, open_alarmen
from regiehuis.samenwerking.models import Melding
from regiehuis.samenwerking.rules import mail_text
from tests.cast import DAG, MOMENT, cid
from tests.systeem import column, employee, systeem, two_roles  # noqa: F401

pytestmark = pytest.mark.usefixtures("two_roles")
HUIS_URL = "https://regiehuis.example"
MINUUT = datetime.timedelta(minutes=1)
EERST = ["casusregisseur@proefstad.example", "piket@proefstad.example", "procesregisseur@proefstad.example"]


@pytest.fixture
def alarm(two_roles: None, settings) -> uuid.UUID:  # noqa: F811
    """The main person comes free earlier than was announced."""
    settings.HOUSE_URL = HUIS_URL
    with employee("lid") as asker:
        given = {"asker": asker, "casus_id": cid("casus"), "persoon_id": cid("persoon_casus")}
        report_vrijlating(vrij_op=DAG + datetime.timedelta(days=60), **given)
        with employee("casusregisseur") as lead:
            answer_alarm(asker=lead, alarm_id=Alarm.objects.get().id, gedaan="Genoteerd")
    with employee("lid") as asker:
        given["asker"] = asker
        report_vrijlating(vrij_op=DAG + datetime.timedelta(days=3), **given)
        return Alarm.objects.get(soort="vervroegd").id


def climb(after: int, huis: str = "huis") -> int:
    with systeem(MOMENT + after * MINUUT, huis=huis) as asker:
        return climb_alarmen(asker=asker)


def mail(after: int = 0, huis: str = "huis") -> tuple[int, int]:
    with systeem(MOMENT + after * MINUUT, huis=huis) as asker:
        return mail_alarmen(asker=asker)


def alarmed(alarm: uuid.UUID) -> set[uuid.UUID]:
    return set(Alarm.objects.get(id=alarm).aan)


def test_the_queue_is_asked_at_once_and_each_has_one_mail_in_fixed_words(alarm, mailoutbox) -> None:
    assert column("SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'piketwacht'")[0] >= 1
    assert (mail(), mail(1)) == ((3, 0), (0, 0))
    assert sorted(sent.to[0] for sent in mailoutbox) == EERST
    assert {(sent.subject, sent.body) for sent in mailoutbox} == {mail_text("vrijlating", HUIS_URL)}


def test_after_the_minutes_of_the_house_it_climbs_once_to_the_ketenmanager(alarm, mailoutbox) -> None:
    mail()
    before = alarmed(alarm)
    assert (climb(14), climb(15), climb(16)) == (0, 1, 0)
    assert alarmed(alarm) == before | {cid("ketenmanager")}
    assert (mail(16), mail(17)) == ((1, 0), (0, 0))
    sent = mailoutbox[-1]
    assert sent.to == ["ketenmanager@proefstad.example"]
    assert (sent.subject, sent.body) == mail_text("vrijlating_onbeantwoord", HUIS_URL)


def test_who_it_climbed_to_reads_kind_and_contact_alone_and_answers_it(alarm) -> None:
    climb(15)
    with employee("ketenmanager", moment=MOMENT + 20 * MINUUT) as asker:
        assert [row.id for row in open_alarmen(asker)] == [alarm]
        seen = alarm_detail(asker, alarm)
        assert (seen.zaak, seen.mag_afhandelen) == (None, True)
        told = list(Melding.objects.filter(object_id=alarm).values_list("tekst", flat=True))
        assert len(told) == 1 and "2026-0001" not in told[0]
        answer_alarm(asker=asker, alarm_id=alarm, gedaan="Gebeld met de reclassering")
    assert Alarm.objects.get(id=alarm).gedaan == "Gebeld met de reclassering"


def test_what_was_answered_neither_climbs_nor_is_mailed(alarm, mailoutbox) -> None:
    with employee("piket", moment=MOMENT + MINUUT) as asker:
        answer_alarm(asker=asker, alarm_id=alarm, gedaan="Gebeld")
    assert (climb(60), mail(60)) == (0, (0, 0)) and not mailoutbox


def test_a_release_far_ahead_is_mailed_and_never_climbs(two_roles, mailoutbox) -> None:  # noqa: F811
    with employee("lid") as asker:
        report_vrijlating(
            asker=asker,
            casus_id=cid("casus"),
            persoon_id=cid("persoon_casus"),
            vrij_op=DAG + datetime.timedelta(days=60),
        )
    assert (climb(600), mail(600)) == (0, (2, 0))


def test_a_mail_server_that_refuses_loses_nothing(alarm, monkeypatch) -> None:
    def refuse(message: object) -> None:
        raise ConnectionRefusedError

    with monkeypatch.context() as patched:
        patched.setattr("django.core.mail.EmailMessage.send", refuse)
        assert mail() == (0, 3)
    assert Alarm.objects.get(id=alarm).gemaild == []
    assert mail(1) == (3, 0)


def test_without_a_mail_server_nothing_counts_as_mailed(alarm, settings) -> None:
    settings.SENDS_MAIL = False
    assert mail() == (0, 0)
    assert Alarm.objects.get(id=alarm).gemaild == []


def test_another_house_has_no_part_in_it(alarm, mailoutbox) -> None:
    assert (climb(60, "ander_huis"), mail(60, "ander_huis")) == (0, (0, 0)) and not mailoutbox
    with systeem(MOMENT + 60 * MINUUT, huis="ander_huis"), connection.cursor() as cursor:
        cursor.execute("SELECT regiehuis_klim_alarm(%s)", [alarm])
        assert cursor.fetchone() == (None,)
        cursor.execute("SELECT regiehuis_alarm_gemaild(%s, %s)", [alarm, cid("piket")])
        assert cursor.fetchone() == (False,)


def test_the_system_reads_nothing_of_an_alarm_itself(alarm) -> None:
    with systeem(), pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        Alarm.objects.values_list("contact", flat=True)[0]


@pytest.mark.parametrize("changed", [{"klimtrede": 1}, {"gemaild": [uuid.UUID(int=1)]}])
def test_nobody_begins_an_alarm_that_was_mailed_or_climbed(alarm, changed) -> None:
    row = Alarm.objects.values().get(id=alarm)
    report = Alarm.objects.exclude(id=alarm).get().vrijlating_id
    Alarm.objects.exclude(id=alarm).delete()
    row |= {"id": uuid.uuid4(), "vrijlating_id": report}
    with employee("lid"):
        with pytest.raises(DatabaseError, match="begint_onderaan"), transaction.atomic():
            Alarm(**row | changed).save(force_insert=True)
        Alarm(**row).save(force_insert=True)
