"""Rules of the meeting: rhythm, order of the agenda, and what a room may see."""

import datetime
import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regiehuis.casussen.rules import overleg as rules
from regiehuis.convenanten.rules import Item, Lidmaatschap
from regiehuis.samenwerking.rules import RITMES

DAG = datetime.date(2026, 3, 10)
days = st.dates(datetime.date(2020, 1, 1), datetime.date(2040, 1, 1))
rhythms = st.sampled_from([ritme for ritme, _ in RITMES])


@given(days, rhythms, st.integers(1, 26))
def test_a_series_keeps_its_weekday_and_goes_forward(first: datetime.date, ritme: str, number: int) -> None:
    dates = rules.next_dates(first, ritme, number)
    assert dates[0] == first and len(dates) == number
    assert {d.weekday() for d in dates} == {first.weekday()}
    assert all(earlier < later for earlier, later in zip(dates, dates[1:], strict=False))


@given(days, st.sampled_from([("maandelijks", 1), ("kwartaal", 3)]))
def test_a_monthly_meeting_keeps_its_place_in_the_month(first: datetime.date, ritme: tuple[str, int]) -> None:
    naam, months = ritme
    for index, day in enumerate(rules.next_dates(first, naam, 13)):
        assert (day.year * 12 + day.month) - (first.year * 12 + first.month) == index * months
        place = (first.day - 1) // 7
        assert (day.day - 1) // 7 == place or (place == 4 and day.day > 21)


@given(days, st.sampled_from(list(rules.WEKEN.items())))
def test_a_weekly_rhythm_has_a_fixed_interval(first: datetime.date, ritme: tuple[str, int]) -> None:
    naam, weeks = ritme
    dates = rules.next_dates(first, naam, 5)
    assert {(b - a).days for a, b in zip(dates, dates[1:], strict=False)} == {7 * weeks}


def kandidaat(nummer: str, **fields: object) -> rules.Kandidaat:
    known = {"over_tijd": 0, "geopend_op": DAG - datetime.timedelta(days=90), "laatst_besproken_op": DAG} | fields
    return rules.Kandidaat(casus_id=uuid.uuid4(), nummer=nummer, thema="Veelplegers", **known)  # type: ignore[arg-type]


def test_overdue_agreements_come_first_then_what_is_due_longest() -> None:
    order = rules.agenda_order(
        [
            kandidaat("1", gepland_op=DAG),
            kandidaat("2", evaluatie_op=DAG - datetime.timedelta(days=3)),
            kandidaat("3", over_tijd=1),
            kandidaat("4", over_tijd=3, gepland_op=DAG),
            kandidaat("5"),
            kandidaat("6", gepland_op=DAG + datetime.timedelta(days=1)),
            kandidaat("7", laatst_besproken_op=None),
        ],
        DAG,
    )
    assert [k.nummer for k in order] == ["4", "3", "7", "2", "1"]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"over_tijd": 1}, "1 afspraak over tijd"),
        ({"over_tijd": 2, "gepland_op": DAG}, "2 afspraken over tijd, gepland"),
        ({"evaluatie_op": DAG}, "Evaluatie van het plan"),
        ({"laatst_besproken_op": None}, "Nieuwe casus"),
        ({}, ""),
    ],
)
def test_each_point_tells_why_it_is_there(fields: dict[str, object], words: str) -> None:
    assert rules.reason(kandidaat("1", **fields), DAG) == words


@given(st.integers(0, 20), st.integers(0, 20), st.integers(0, 20))
def test_an_agenda_never_exceeds_its_capacity(number: int, capaciteit: int, bezet: int) -> None:
    chosen = rules.fill_agenda([kandidaat(str(n)) for n in range(number)], capaciteit=capaciteit, bezet=bezet)
    assert len(chosen) + bezet <= max(capaciteit, bezet)


@given(st.lists(st.uuids(), min_size=1, max_size=8, unique=True), st.data())
def test_moving_a_point_loses_none(order: list[uuid.UUID], data: st.DataObject) -> None:
    punt = data.draw(st.sampled_from(order))
    up = rules.moved(order, punt, "omhoog")
    assert sorted(up) == sorted(order)
    assert up.index(punt) == max(0, order.index(punt) - 1)


CATEGORIE, ONDERDEEL, PUNT = uuid.uuid4(), uuid.uuid4(), uuid.uuid4()


def aanwezige(**fields: object) -> rules.Aanwezige:
    lid = Lidmaatschap(rol="lid", geldig=True, ondertekend=True, onderdeel_id=uuid.uuid4())
    known = {"lidmaatschap": lid, "categorieen": frozenset({CATEGORIE}), "punten": frozenset({PUNT})} | fields
    return rules.Aanwezige(**known)  # type: ignore[arg-type]


def item(publiek: str = "alle_leden") -> Item:
    return Item(ONDERDEEL, CATEGORIE, publiek, frozenset())


@pytest.mark.parametrize(
    "other",
    [
        aanwezige(categorieen=frozenset()),
        aanwezige(lidmaatschap=None),
        aanwezige(lidmaatschap=Lidmaatschap("lid", False, True, ONDERDEEL)),
        aanwezige(lidmaatschap=Lidmaatschap("lid", True, False, ONDERDEEL)),
    ],
)
def test_one_in_the_room_who_may_not_read_withholds_the_item(other: rules.Aanwezige) -> None:
    assert rules.visible_in_room(item(), None, [aanwezige(), aanwezige()])
    assert not rules.visible_in_room(item(), None, [aanwezige(), other])


def test_what_was_captured_stays_with_those_who_were_there() -> None:
    assert rules.visible_in_room(item("aanwezigen"), PUNT, [aanwezige()])
    assert not rules.visible_in_room(item("aanwezigen"), PUNT, [aanwezige(), aanwezige(punten=frozenset())])
    assert not rules.visible_in_room(item("procesregie"), None, [aanwezige()])


def test_nothing_is_captured_outside_a_running_meeting() -> None:
    assert [s for s in rules.TOEGESTAAN if rules.is_allowed(s, "vastleggen")] == ["bezig"]
    assert not rules.is_allowed("afgesloten", "agenda")


@pytest.mark.parametrize(
    ("versies", "target"),
    [
        ([], None),
        ([(2, None)], (2, 0)),
        ([(2, None), (5, None)], (5, 2)),
        ([(2, None), (5, None), (6, 2)], (2, 0)),
        ([(2, None), (5, None), (6, 2), (7, 0)], None),
        ([(2, None), (5, None), (6, 2), (7, None)], (7, 2)),
        ([(2, None), (5, None), (6, 2), (7, 0), (8, None)], (8, 0)),
    ],
)
def test_undoing_goes_back_step_by_step_past_what_was_undone(
    versies: list[tuple[int, int | None]], target: tuple[int, int] | None
) -> None:
    assert rules.undo_target(rules.Versie(*versie) for versie in versies) == target
