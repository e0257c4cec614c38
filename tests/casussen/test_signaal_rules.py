"""R6, R7, R8, R10 as plain values."""

import datetime
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regiehuis.casussen.rules import signaal as rules
from regiehuis.casussen.rules import triage
from regiehuis.samenwerking.access import AMSTERDAM

PERSOON = rules.PersoonBeeld(
    naam="Sam Proef",
    heeft_bsn=False,
    bsn_reden="onbekend",
    geboortedatum="1990-00-00",
    adressoort="zonder_vast_adres",
    straat="",
    woonplaats="",
    geinformeerd=True,
    niet_informeren_grond="",
    herzien_op=None,
)
VOL = {
    "soort": "persoon",
    "acuut": False,
    "aanleiding": "Overlast",
    "gewenst_doel": "Rust",
    "omschrijving": "",
    "plaats": "",
    "personen": [PERSOON],
    "partners": ["ggz@voorbeeld.example"],
}


def beeld(**anders: object) -> rules.Beeld:
    return rules.Beeld(**{**VOL, **anders})


def persoon(**anders: object) -> rules.PersoonBeeld:
    return rules.PersoonBeeld(**{**vars(PERSOON), **anders})


def fields(found: rules.Beeld) -> list[str]:
    return [field for field, _ in rules.missing(found)]


def test_a_full_signal_about_a_person_misses_nothing() -> None:
    assert rules.missing(beeld()) == []


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"acuut": None}, "acuut"),
        ({"aanleiding": "  "}, "aanleiding"),
        ({"gewenst_doel": ""}, "gewenst_doel"),
        ({"partners": []}, "partners"),
        ({"partners": [" "]}, "partners"),
        ({"personen": []}, "personen"),
        ({"personen": [persoon(bsn_reden="")]}, "bsn"),
        ({"personen": [persoon(geboortedatum="")]}, "geboortedatum"),
        ({"personen": [persoon(adressoort="")]}, "adres"),
        ({"personen": [persoon(adressoort="woonadres")]}, "adres"),
        ({"soort": "groep", "plaats": "Plein"}, "omschrijving"),
        ({"soort": "gebied", "omschrijving": "Portiek"}, "plaats"),
    ],
)
def test_each_absent_part_is_named_by_field_and_step(anders: dict[str, object], veld: str) -> None:
    assert fields(beeld(**anders)) == [veld]
    assert rules.STAP_VAN_VELD[veld] in rules.STAPPEN


def test_a_group_needs_no_person() -> None:
    assert rules.missing(beeld(soort="groep", personen=[], omschrijving="Jongeren", plaats="Plein")) == []


def test_secret_and_homeless_are_addresses_enough() -> None:
    assert rules.missing(beeld(personen=[persoon(adressoort="geheim"), PERSOON])) == []


DAG = datetime.date(2026, 3, 10)


def test_no_to_informed_needs_ground_and_a_later_review() -> None:
    later = DAG + datetime.timedelta(days=1)
    assert rules.check_informed(None, "", None, DAG) is None
    assert rules.check_informed(True, "", None, DAG) is None
    assert rules.check_informed(False, "", None, DAG) == (
        "niet_informeren_grond",
        "Kies waarom de persoon nog niet is geïnformeerd.",
    )
    assert rules.check_informed(False, "veiligheid", None, DAG)[0] == "herzien_op"
    assert rules.check_informed(False, "veiligheid", DAG, DAG)[0] == "herzien_op"
    assert rules.check_informed(False, "veiligheid", later, DAG) is None


def test_no_answer_blocks_acceptance() -> None:
    told_no = persoon(geinformeerd=False, niet_informeren_grond="veiligheid", herzien_op=DAG)
    assert rules.not_informed([PERSOON, told_no]) == []
    assert len(rules.not_informed([persoon(geinformeerd=None), persoon(geinformeerd=False)])) == 2


def next_triage(moment: datetime.datetime, **anders: object) -> datetime.date:
    settings = {"sluiting_weekdag": 0, "sluiting_tijd": datetime.time(12), "triage_weekdag": 1}
    return rules.next_triage(moment, **{**settings, **anders})


def test_before_monday_noon_is_the_next_tuesday_and_a_minute_late_a_week_later() -> None:
    monday = datetime.datetime(2026, 3, 9, tzinfo=AMSTERDAM)
    assert next_triage(monday.replace(hour=11, minute=59)) == datetime.date(2026, 3, 10)
    assert next_triage(monday.replace(hour=12, minute=1)) == datetime.date(2026, 3, 17)
    assert next_triage(monday.replace(hour=12)) == datetime.date(2026, 3, 17)
    assert next_triage(monday + datetime.timedelta(days=2)) == datetime.date(2026, 3, 17)


def test_cut_off_is_dutch_time_also_over_the_change_of_the_clock() -> None:
    utc = datetime.datetime(2026, 3, 30, 10, 1, tzinfo=datetime.UTC)  # 12:01 in summer time, a day after the change
    assert next_triage(utc) == datetime.date(2026, 4, 7)


@given(
    moment=st.datetimes(
        min_value=datetime.datetime(2020, 1, 1),
        max_value=datetime.datetime(2035, 1, 1),
        timezones=st.just(AMSTERDAM),
    ),
    sluiting=st.integers(0, 6),
    tijd=st.times(),
    triagedag=st.integers(0, 6),
)
def test_triage_is_never_before_the_cut_off_nor_two_weeks_away(
    moment: datetime.datetime, sluiting: int, tijd: datetime.time, triagedag: int
) -> None:
    dag = next_triage(moment, sluiting_weekdag=sluiting, sluiting_tijd=tijd, triage_weekdag=triagedag)
    assert dag.weekday() == triagedag
    assert moment.date() <= dag <= moment.date() + datetime.timedelta(days=13)
    later = next_triage(
        moment + datetime.timedelta(days=7), sluiting_weekdag=sluiting, sluiting_tijd=tijd, triage_weekdag=triagedag
    )
    assert later == dag + datetime.timedelta(days=7)


@given(st.dictionaries(st.sampled_from(["c1", "c2", "c3", "c4", "eigen"]), st.booleans()))
def test_the_national_rule(voldaan: dict[str, bool]) -> None:
    expected = voldaan.get("c4") or all(voldaan.get(code) for code in ("c1", "c2", "c3"))
    assert triage.meets(voldaan) == bool(expected)


@pytest.mark.parametrize("c", list(itertools.product([True, False], repeat=4)))
def test_acceptance_outside_the_rule_needs_the_exception(c: tuple[bool, ...]) -> None:
    voldaan = dict(zip(triage.LANDELIJK, c, strict=True))
    besluit = triage.Besluit("aannemen", "omdat", "bericht", voldaan, False, "", True, True)
    wrong = triage.check_besluit(besluit)
    meets = c[3] or (c[0] and c[1] and c[2])
    assert (wrong is None) == meets
    if not meets:
        assert wrong is not None and wrong[0] == "uitzondering"
        assert triage.check_besluit(triage.Besluit("aannemen", "omdat", "b", voldaan, True, "", True, True)) is None


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"besluit": "iets"}, "besluit"),
        ({"motivering": " "}, "motivering"),
        ({"bericht": ""}, "bericht"),
        ({"besluit": "doorverwijzen"}, "verwezen_naar"),
        ({"heeft_convenant": False}, "convenant"),
        ({"heeft_overlegvorm": False}, "overlegvorm"),
    ],
)
def test_each_outcome_asks_what_it_needs(anders: dict[str, object], veld: str) -> None:
    full = {
        "besluit": "aannemen",
        "motivering": "omdat",
        "bericht": "bericht",
        "voldaan": {"c4": True},
        "uitzondering": False,
        "verwezen_naar": "",
        "heeft_convenant": True,
        "heeft_overlegvorm": True,
    }
    wrong = triage.check_besluit(triage.Besluit(**{**full, **anders}))
    assert wrong is not None and wrong[0] == veld
