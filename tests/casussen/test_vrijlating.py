"""A release raises an alarm at who must act, until one says what was done; nobody else learns of it (R9, R15)."""

import datetime
import uuid

import pytest
from django.db import connection

from regiehuis.casussen.actions.contact import add_contactregel, choose_contactpersoon
from regiehuis.casussen.actions.vrijlating import UnableToReportVrijlating, answer_alarm, report_vrijlating
from regiehuis.casussen.models import Alarm, Vrijlating
from regiehuis.casussen.queries.vrijlating import alarm_detail, open_alarmen
from regiehuis.casussen.queries.werkvoorraad import werkvoorraad
from regiehuis.kern.errors import NotAllowed, NotFound
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.models import Melding
from tests.cast import DAG, MENSEN, MOMENT, act, cid
from tests.casussen.test_contactblad import SCHOOL

pytestmark = pytest.mark.django_db
DAGEN = datetime.timedelta(days=1)
LEIDING = {"casusregisseur", "procesregisseur"}


def report(asker: Asker, days: int, toelichting: str = "") -> Vrijlating:
    """The main person comes free in so many days."""
    return report_vrijlating(
        asker=asker,
        casus_id=cid("casus"),
        persoon_id=cid("persoon_casus"),
        vrij_op=DAG + days * DAGEN,
        toelichting=toelichting,
    )


def waiting() -> set[str]:
    """On whose first screen an alarm waits."""
    found = set()
    for who in MENSEN:
        with act(who, moment=MOMENT + DAGEN / 24) as asker:
            if open_alarmen(asker):
                found.add(who)
    return found


def test_the_first_day_heard_of_alarms_who_leads_and_an_earlier_one_piket_too() -> None:
    with act("lid") as asker:
        report(asker, 60)
    assert waiting() == LEIDING
    with act("lid", moment=MOMENT + DAGEN / 48) as asker:
        report(asker, 3, "Op eigen verzoek")
    assert waiting() == LEIDING | {"piket"}


def test_the_contact_person_is_alarmed_and_a_later_day_alarms_nobody() -> None:
    with act("casusregisseur") as asker:
        regel = add_contactregel(asker=asker, casus_id=cid("casus"), contact=SCHOOL, medewerker_id=cid("ggz_lid"))
        about = {"casus_id": cid("casus"), "persoon_id": cid("persoon_casus")}
        choose_contactpersoon(asker=asker, contactregel_id=regel.id, **about)
    with act("lid") as asker:
        report(asker, 60)
    assert waiting() == LEIDING | {"ggz_lid"}
    with act("lid", moment=MOMENT + DAGEN / 48) as asker:
        report(asker, 90)
        assert Alarm.objects.count() == 1


def test_piket_reads_the_contact_and_nothing_of_the_case() -> None:
    with act("lid") as asker:
        report(asker, 60)
    with act("lid", moment=MOMENT + DAGEN / 48) as asker:
        report(asker, 3, "Op eigen verzoek")
    with act("piket", moment=MOMENT + DAGEN / 24) as asker:
        (waits,) = open_alarmen(asker)
        seen = alarm_detail(asker, waits.id)
        assert (seen.regel.soort, seen.zaak, seen.mag_afhandelen) == ("Eerder vrij dan aangekondigd", None, True)
        assert "Lid" in seen.regel.contact and "2026-0001" not in repr(seen)
        assert [row.id for row in werkvoorraad(asker).alarmen] == [waits.id]
        assert not Vrijlating.objects.exists()
        told = Melding.objects.filter(object_soort="alarm").values_list("tekst", flat=True)
        assert len(told) == 1 and "2026-0001" not in told[0]


def test_one_answer_closes_it_for_everybody_and_the_reporter_hears_it() -> None:
    with act("lid") as asker:
        report(asker, 60)
        alarm = Alarm.objects.get()
        with pytest.raises(NotAllowed):
            answer_alarm(asker=asker, alarm_id=alarm.id, gedaan="Gezien")
    later = MOMENT + DAGEN / 24
    with act("casusregisseur", moment=later) as asker:
        with pytest.raises(UnableToReportVrijlating) as caught:
            answer_alarm(asker=asker, alarm_id=alarm.id, gedaan=" ")
        assert caught.value.field == "gedaan"
        answer_alarm(asker=asker, alarm_id=alarm.id, gedaan="Zij slaapt bij haar zus")
        with pytest.raises(UnableToReportVrijlating):
            answer_alarm(asker=asker, alarm_id=alarm.id, gedaan="Nog eens")
    assert waiting() == set()
    with act("lid", moment=later) as asker:
        assert alarm_detail(asker, alarm.id).gedaan == "Zij slaapt bij haar zus"
        assert Melding.objects.filter(object_soort="alarm", object_id=alarm.id).count() == 1


def test_after_the_answer_piket_sees_it_no_more_and_others_never_did() -> None:
    with act("lid") as asker:
        report(asker, 60)
        report(asker, 3)
        alarm = Alarm.objects.get(soort="vervroegd")
    for who in ("buitenstaander", "andere_procesregisseur", "ketenmanager", "fg", "secretaris", "beheerder"):
        with act(who) as asker, pytest.raises(NotFound):
            alarm_detail(asker, alarm.id)
    with act("piket", moment=MOMENT + DAGEN / 24) as asker:
        answer_alarm(asker=asker, alarm_id=alarm.id, gedaan="Gebeld")
    with act("piket", moment=MOMENT + DAGEN / 12) as asker:
        with pytest.raises(NotFound):
            alarm_detail(asker, alarm.id)
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM casussen_alarm")
            assert cursor.fetchone()[0] == 0


@pytest.mark.parametrize(("field", "days"), [("vrij_op", -40), ("vrij_op", 365 * 40)])
def test_a_day_that_cannot_be_is_refused(field: str, days: int) -> None:
    with act("lid") as asker, pytest.raises(UnableToReportVrijlating) as caught:
        report(asker, days)
    assert caught.value.field == field


def test_the_same_day_twice_and_somebody_else_are_refused() -> None:
    with act("lid") as asker:
        report(asker, 60)
        with pytest.raises(UnableToReportVrijlating) as caught:
            report(asker, 60)
        assert caught.value.field == "vrij_op"
        with pytest.raises(UnableToReportVrijlating) as unknown:
            report_vrijlating(asker=asker, casus_id=cid("casus"), persoon_id=uuid.uuid4(), vrij_op=DAG)
        assert unknown.value.field == "persoon"
    with act("buitenstaander") as asker, pytest.raises(NotFound):
        report(asker, 60)
