"""Rules that name unusual reading count rows of the log; the FG alone asks, and no person is named (R35, R39)."""

import datetime
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from regiehuis.casussen.models import Deelname
from regiehuis.kern.errors import NotFound
from regiehuis.logboek.actions import record, record_refusal
from regiehuis.personen.models import Persoon
from regiehuis.samenwerking.access import AMSTERDAM
from regiehuis.verantwoording.actions.toezicht import UnableToOversee
from regiehuis.verantwoording.actions.toezicht_lezen import explain_lezen
from regiehuis.verantwoording.models import Leesverklaring
from regiehuis.verantwoording.queries.toezicht_lezen import ongewoon_lezen
from regiehuis.verantwoording.rules.toezicht_lezen import LEESREGELS, Drempels
from tests.cast import MENSEN, MOMENT, act, cid

pytestmark = pytest.mark.django_db
DAG = datetime.timedelta(days=1)


def look(wie: str, times: int = 1) -> None:
    """This employee looks at the person of the main case."""
    with act(wie, doel="dossier") as asker:
        for _ in range(times):
            record(asker=asker, handeling="lezen", object_soort="casus", object_id=cid("casus"),
                   personen=[cid("persoon_casus")])  # fmt: skip


def refused(wie: str, times: int = 1) -> None:
    """This employee asks for the main case and is refused."""
    for _ in range(times):
        with act(wie, doel="dossier") as asker:
            record_refusal(asker=asker, object_soort="casus", object_id=cid("casus"))


def named(code: str, **drempels: int) -> dict[str, int]:
    """Whom a rule names today, by the name in the cast, with how often."""
    vandaag = datetime.datetime.now(AMSTERDAM).date()
    wide = {"weigeringen": 1, "per_uur": 1000, "nacht_van": 0, "nacht_keren": 1000} | drempels
    with act("fg") as asker:
        found = ongewoon_lezen(asker, van=vandaag - DAG, tot=vandaag + DAG, drempels=Drempels(**wide))
    (rule,) = [one for one in found if one.regel.code == code]
    names = {cid(name): name for name in MENSEN}
    return {names[one.medewerker_id]: one.aantal for one in rule.vondsten}


def test_refused_outside_own_cases_from_the_number_on_screen() -> None:
    refused("buitenstaander", 3)
    assert named("geweigerd", weigeringen=3) == {"buitenstaander": 3}
    assert named("geweigerd", weigeringen=4) == {}


def test_much_in_one_hour() -> None:
    look("lid", 6)
    found = named("veel", per_uur=3)
    assert found.keys() == {"lid"} and 3 <= found["lid"] <= 6
    assert named("veel", per_uur=7) == {}


def test_the_night_runs_from_hour_to_hour() -> None:
    look("lid", 2)
    assert named("nacht", nacht_van=0, nacht_keren=2) == {"lid": 2}
    assert named("nacht", nacht_van=0, nacht_keren=3) == {}


def test_the_same_surname_is_told_without_the_name() -> None:
    with act("lid"):
        Persoon.objects.filter(id=cid("persoon_casus")).update(achternaam="Lid")
    look("verlopen_lid")
    look("casusregisseur")
    assert named("achternaam") == {"verlopen_lid": 1}
    with act("lid"):
        Persoon.objects.filter(id=cid("persoon_casus")).update(achternaam="Ander")
    assert named("achternaam") == {}


def test_asking_for_a_case_after_the_membership_ended() -> None:
    long_ago = datetime.date(2000, 1, 1)
    with act("procesregisseur"):
        Deelname.objects.filter(id=cid("deelname_casus_verlopen_lid")).update(van=long_ago, tot=long_ago + DAG)
    refused("verlopen_lid")
    refused("buitenstaander")
    assert named("na_einde") == {"verlopen_lid": 1}


def test_a_hit_after_which_nothing_followed() -> None:
    for wie in ("afzender", "lid"):
        with act(wie, doel="zoeken") as asker:
            record(asker=asker, handeling="zoeken", object_soort="signaal", object_id=cid("signaal"),
                   personen=[cid("persoon_casus")])  # fmt: skip
    assert named("treffer") == {"afzender": 1}


def test_nobody_but_the_fg_asks_in_python_and_in_the_database() -> None:
    look("lid", 5)
    refused("verlopen_lid")
    today = datetime.datetime.now(AMSTERDAM).date()
    for wie in set(MENSEN) - {"fg"}:
        with act(wie) as asker:
            with pytest.raises(NotFound):
                ongewoon_lezen(asker, van=today, tot=today, drempels=Drempels())
            with connection.cursor() as cursor:
                cursor.execute("SELECT count(*) FROM regiehuis_ongewoon_lezen('2000-01-01', '2100-01-01')")
                assert cursor.fetchone()[0] == 0


def test_each_rule_says_in_plain_words_what_it_counts() -> None:
    assert len({regel.code for regel in LEESREGELS}) == len(LEESREGELS)
    assert all(regel.naam and regel.uitleg.endswith(".") for regel in LEESREGELS)


def explain(wie: str, code: str = "geweigerd", *, by: str = "fg", **given: Any) -> None:
    """The FG says that it was in order."""
    vandaag = datetime.datetime.now(AMSTERDAM).date()
    period = {"van": vandaag - DAG, "tot": vandaag + DAG, "drempels": Drempels(weigeringen=1)}
    with act(by) as asker:
        told = {"gezien": None, "reden": "Hij zocht een verwijderde casus"} | given
        explain_lezen(asker=asker, regel=code, medewerker_id=cid(wie), **period, **told)  # type: ignore[arg-type]


def still_open(code: str = "geweigerd", since: int = 1) -> tuple[int, list[str]]:
    """How many are open by this rule in a period that began so many days ago, and the reasons of the others."""
    vandaag = datetime.datetime.now(AMSTERDAM).date()
    with act("fg") as asker:
        found = ongewoon_lezen(asker, van=vandaag - since * DAG, tot=vandaag, drempels=Drempels(weigeringen=1))
        (rule,) = [one for one in found if one.regel.code == code]
        return rule.open, [one.verklaring.reden for one in rule.vondsten if one.verklaring]


def test_what_was_explained_counts_no_more_until_a_row_comes() -> None:
    refused("buitenstaander", 2)
    refused("lid")
    explain("buitenstaander", gezien=2)
    assert still_open() == (1, ["Hij zocht een verwijderde casus"])
    assert still_open(since=0) == (1, ["Hij zocht een verwijderde casus"])
    with pytest.raises(UnableToOversee, match="al verklaard"):
        explain("buitenstaander")
    refused("buitenstaander")
    assert still_open() == (2, [])
    with pytest.raises(UnableToOversee, match="intussen regels bijgekomen"):
        explain("buitenstaander", gezien=2)
    explain("buitenstaander", gezien=3)
    assert still_open()[0] == 1


def test_an_earlier_period_was_not_explained() -> None:
    refused("buitenstaander")
    explain("buitenstaander")
    assert still_open(since=1)[0] == 0
    assert still_open(since=5)[0] == 1


def test_the_rules_of_the_function_tell_the_last_row_too() -> None:
    with act("lid"):
        Persoon.objects.filter(id=cid("persoon_casus")).update(achternaam="Lid")
    look("verlopen_lid")
    explain("verlopen_lid", "achternaam")
    assert still_open("achternaam") == (0, ["Hij zocht een verwijderde casus"])
    look("verlopen_lid")
    assert still_open("achternaam")[0] == 1


def test_nobody_explains_himself_nor_what_is_to_come() -> None:
    refused("fg")
    with pytest.raises(UnableToOversee, match="Uw eigen inzage"):
        explain("fg")
    refused("buitenstaander")
    for wie in set(MENSEN) - {"fg"}:
        with pytest.raises(NotFound):
            explain("buitenstaander", by=wie)
    insert = (
        "INSERT INTO verantwoording_leesverklaring (id, veiligheidshuis_id, regel, medewerker_id, van, gelezen_tot,"
        " aantal, reden, verklaard_op, verklaard_door_id) VALUES (gen_random_uuid(), %s, 'veel', %s, '2026-01-01',"
        " clock_timestamp() + %s::interval, 1, 'x', %s, %s)"
    )
    for who, ahead in (("fg", "-1 hour"), ("lid", "1 hour")):
        with act("fg"), pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            values = [cid("huis"), cid(who), ahead, MOMENT, cid("fg")]
            connection.cursor().execute(insert, values)
    with act("fg"):
        connection.cursor().execute(insert, [cid("huis"), cid("lid"), "-1 hour", MOMENT, cid("fg")])
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            Leesverklaring.objects.update(reden="Toch niet")


def test_an_explanation_says_why_without_numbers() -> None:
    refused("buitenstaander")
    for reden in (" ", "BSN 999990019"):
        with pytest.raises(UnableToOversee) as told:
            explain("buitenstaander", reden=reden)
        assert told.value.field == "reden"
