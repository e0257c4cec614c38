"""The calendar file of one employee: his meetings, without anything of a case, for who has the key and nobody else."""

import datetime
import re

import pytest
from django.test import Client
from icalendar import Calendar

from regiehuis.casussen.actions.overleg import plan_overleg
from regiehuis.casussen.models import Agendapunt, Overleg
from regiehuis.casussen.queries.agenda import eigen_overleggen
from regiehuis.kern.errors import NotFound
from regiehuis.logboek.queries import Zoekvraag, search_regels
from regiehuis.samenwerking.access import fingerprint, medewerker_of_sleutel
from regiehuis.samenwerking.actions import deactivate_medewerker
from regiehuis.samenwerking.actions.agendasleutel import MEEST, renew_agendasleutel, withdraw_agendasleutel
from regiehuis.samenwerking.models import Agendasleutel, Medewerker
from regiehuis.web.agenda.feed import calendar_file
from tests.access.geheimen import NAMEN_EN_TEKSTEN
from tests.cast import MENSEN, MOMENT, act, cid

pytestmark = pytest.mark.django_db
NU = datetime.datetime.now(datetime.UTC)
BACKEND = "regiehuis.samenwerking.sessies.Accounts"


def key_of(name: str) -> str:
    with act(name) as asker:
        return renew_agendasleutel(asker=asker)


def fetch(sleutel: str, client: Client | None = None):
    return (client or Client()).get(f"/agenda/{sleutel}.ics")


def events(answer) -> list:
    return Calendar.from_ical(answer.content).walk("VEVENT")


def meeting(naam: str = "casusoverleg", days: int = 3) -> Overleg:
    with act("ketenmanager", moment=NU) as asker:
        (made,) = plan_overleg(
            asker=asker, overlegvorm_id=cid(naam), aanvang=NU + datetime.timedelta(days=days), plaats="Zaal; 4, links"
        )
    return made


def test_a_calendar_gets_name_time_and_place_and_nothing_of_a_case() -> None:
    made = meeting()
    answer = fetch(key_of("procesregisseur"))
    assert answer.status_code == 200 and answer["Content-Type"].startswith("text/calendar")
    (event,) = events(answer)
    assert str(event["summary"]) == "Casusoverleg veelplegers" and str(event["location"]) == "Zaal; 4, links"
    assert event.decoded("dtstart") == made.aanvang.replace(microsecond=0)
    assert event.decoded("dtend") - event.decoded("dtstart") == datetime.timedelta(minutes=120)
    assert set(event) == {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "LOCATION"}
    for text in (*NAMEN_EN_TEKSTEN, "2026-0001", "2026-0002"):
        assert text not in answer.content.decode()


@pytest.mark.parametrize("name", sorted(MENSEN))
def test_everybody_gets_only_meetings_that_are_his(name: str) -> None:
    """At the moment of the cast: the meeting of the cast has one point, of a case with these members invited."""
    with act(name) as asker:
        found = {row.id for row in eigen_overleggen(asker)}
    mine = {"procesregisseur", "secretaris", "lid", "ggz_lid", "vervanger"}
    assert found == ({cid("overleg")} if name in mine else set())


def test_a_standing_participant_gets_his_meetings_and_nobody_of_another_house_does() -> None:
    made = meeting("triage")
    assert [str(e["uid"]) for e in events(fetch(key_of("triagepartner")))] == [f"{made.id}@regiehuis"]
    assert events(fetch(key_of("iemand_elders"))) == [] and events(fetch(key_of("buitenstaander"))) == []


def test_a_calendar_that_asks_too_often_waits_for_the_next_hour() -> None:
    key, other = key_of("lid"), key_of("procesregisseur")
    with act("lid"):
        Agendasleutel.objects.update(uur_sinds=NU, keren=MEEST - 1)
    assert fetch(key).status_code == 200
    refused = fetch(key)
    assert (refused.status_code, refused["Retry-After"]) == (429, "3600")
    assert b"VEVENT" not in refused.content
    assert fetch(other).status_code == 200, "each key has its own count"
    with act("lid"):
        assert Agendasleutel.objects.get().keren == MEEST
        Agendasleutel.objects.update(uur_sinds=NU - datetime.timedelta(hours=1))
    assert fetch(key).status_code == 200
    with act("lid"):
        assert Agendasleutel.objects.get().keren == 1


def test_a_text_with_line_breaks_cannot_add_anything_to_the_file() -> None:
    with act("procesregisseur") as asker:
        Overleg.objects.filter(id=cid("overleg")).update(plaats="Zaal\r\nEND:VEVENT\r\nBEGIN:VEVENT\nSUMMARY:Vals")
        body = calendar_file(eigen_overleggen(asker), MOMENT)
    assert len(Calendar.from_ical(body).walk("VEVENT")) == 1 and b"\nSUMMARY:Vals" not in body
    assert all(len(line) <= 75 for line in body.split(b"\r\n"))


@pytest.mark.parametrize("sleutel", ["x" * 43, "kort", "A" * 200, "..", "%25", "a" * 42 + "%00"])
def test_an_unknown_key_answers_as_any_address_that_is_not_there(sleutel: str) -> None:
    for client in (Client(), signed_in("lid")):
        unknown, absent = fetch(sleutel, client), client.get(f"/bestaat/{sleutel}.ics")
        assert unknown.status_code == absent.status_code
        assert plain(unknown, "agenda") == plain(absent, "bestaat")


def signed_in(name: str) -> Client:
    client = Client()
    client.force_login(Medewerker.objects.get(pk=cid(name)), backend=BACKEND)
    return client


def plain(answer, word: str) -> tuple[str, str]:
    """An answer without what is of this very address, the menu that marks it, or this very request."""
    text = re.sub(r'csrfmiddlewaretoken" value="[^"]*"', "", answer.content.decode())
    return text.replace(f"/{word}/", "/"), answer.get("Location", "").replace(word, "")


def test_a_key_is_kept_as_a_fingerprint_only_and_a_renewed_one_opens_nothing() -> None:
    first = key_of("lid")
    assert fetch(first).status_code == 200
    second = key_of("lid")
    assert fetch(first).status_code == 302 and fetch(second).status_code == 200
    with act("lid"):
        kept = Agendasleutel.objects.get()
        assert kept.vingerafdruk == fingerprint(second) and kept.opgehaald_op is not None


def test_a_withdrawn_key_and_that_of_a_closed_account_open_nothing() -> None:
    mine, other = key_of("lid"), key_of("ggz_lid")
    with act("lid") as asker:
        withdraw_agendasleutel(asker=asker)
        with pytest.raises(NotFound):
            withdraw_agendasleutel(asker=asker)
    with act("ketenmanager") as asker:
        deactivate_medewerker(asker=asker, medewerker_id=cid("ggz_lid"), versie=1)
    assert fetch(mine).status_code == fetch(other).status_code == 302
    assert medewerker_of_sleutel(mine) is None and medewerker_of_sleutel(other) is None


def test_who_stands_in_has_no_hand_in_the_key_of_another() -> None:
    key_of("lid")
    with act("vervanger") as asker:
        assert not Agendasleutel.objects.exists()
        with pytest.raises(NotFound):
            withdraw_agendasleutel(asker=asker)


def test_each_fetch_is_in_the_log_without_the_key() -> None:
    sleutel = key_of("lid")
    fetch(sleutel), fetch(sleutel)
    with act("fg") as asker:
        rows = search_regels(asker=asker, zoekvraag=Zoekvraag(handeling="lezen", medewerker_id=cid("lid"))).regels
    mine = [row for row in rows if row.object_soort == "agendasleutel"]
    assert len(mine) == 2 and {row.doel for row in mine} == {"agenda_feed"}
    assert sleutel not in str(rows)


def test_a_post_to_the_address_is_no_fetch() -> None:
    sleutel = key_of("lid")
    assert Client().post(f"/agenda/{sleutel}.ics").status_code == 302
    head = Client().head(f"/agenda/{sleutel}.ics")
    assert head.status_code == 200


def test_the_address_is_shown_once_and_works() -> None:
    client = signed_in("lid")
    made = client.post("/agenda/sleutel/")
    (sleutel,) = re.findall(r"/agenda/([\w-]{43})\.ics", made.content.decode())
    assert fetch(sleutel).status_code == 200
    assert sleutel not in client.get("/agenda/").content.decode()
    assert client.post("/agenda/intrekken/").status_code == 302 and fetch(sleutel).status_code == 302


def test_the_address_is_the_one_by_which_users_reach_the_house(settings) -> None:
    settings.HOUSE_URL = "https://huis.proefstad.example/"
    assert "https://huis.proefstad.example/agenda/" in signed_in("lid").post("/agenda/sleutel/").content.decode()


def test_a_fetch_asks_the_database_a_fixed_number_of_questions(django_assert_max_num_queries) -> None:
    sleutel = key_of("procesregisseur")
    for days in range(3, 9):
        meeting(days=days)
    assert Agendapunt.objects.count() == 0, "without an asker nothing is seen"
    with django_assert_max_num_queries(12):
        assert len(events(fetch(sleutel))) == 6
