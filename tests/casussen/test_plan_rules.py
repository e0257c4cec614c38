"""Terms, climbing, the ladder and months: pure rules (R27, R28, R29)."""

import datetime
import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regiehuis.casussen.rules import afsluiting, monitoring, plan
from regiehuis.casussen.rules.woorden import AFSPRAAKSTATUSSEN, OPSCHALINGSTATUSSEN

DAG = datetime.date(2026, 3, 10)
days = st.dates(datetime.date(2000, 1, 1), datetime.date(2090, 12, 31))
ORDER = ("", "uitvoerder", "casusregisseur", "procesregisseur")


def climb(late: int, *, status: str = "aanvaard", klimdagen: int = 7, lead: bool = True) -> str:
    return plan.climbed_to(
        termijn=DAG - datetime.timedelta(days=late),
        status=status,
        dag=DAG,
        klimdagen=klimdagen,
        heeft_casusregisseur=lead,
    )


@pytest.mark.parametrize(
    ("late", "who"),
    [
        (-1, ""),
        (0, ""),
        (1, "uitvoerder"),
        (6, "uitvoerder"),
        (7, "casusregisseur"),
        (13, "casusregisseur"),
        (14, "procesregisseur"),
        (400, "procesregisseur"),
    ],
)
def test_overdue_climbs_after_the_days_of_the_house(late: int, who: str) -> None:
    assert climb(late) == who


def test_without_casusregisseur_it_climbs_at_once_to_the_procesregisseur() -> None:
    assert climb(6, lead=False) == "uitvoerder"
    assert climb(7, lead=False) == "procesregisseur"


@pytest.mark.parametrize("status", ["gereed", "vervallen", "geweigerd"])
def test_what_is_no_longer_open_does_not_climb(status: str) -> None:
    assert climb(100, status=status) == ""


@given(late=st.integers(-400, 400), klimdagen=st.integers(1, 60), lead=st.booleans())
def test_climbing_never_goes_down_as_days_pass(late: int, klimdagen: int, lead: bool) -> None:
    now, tomorrow = (climb(n, klimdagen=klimdagen, lead=lead) for n in (late, late + 1))
    assert ORDER.index(tomorrow) >= ORDER.index(now)


@given(termijn=days, dag=days)
def test_overdue_is_counted_in_whole_days_after_the_term(termijn: datetime.date, dag: datetime.date) -> None:
    late = plan.days_overdue(termijn, dag)
    assert late >= 0
    assert (late > 0) == (dag > termijn)


def test_a_term_lies_today_or_later_and_within_two_years() -> None:
    assert plan.check_term("termijn", DAG, DAG) is None
    assert plan.check_term("termijn", DAG - datetime.timedelta(days=1), DAG)
    assert plan.check_term("termijn", DAG + datetime.timedelta(days=732), DAG)


def test_an_intervention_ends_after_it_begins() -> None:
    assert plan.check_period(DAG, DAG)
    assert plan.check_period(DAG, DAG - datetime.timedelta(days=1))
    assert plan.check_period(DAG, DAG + datetime.timedelta(days=1)) is None


@given(st.integers())
def test_a_score_is_one_to_five(score: int) -> None:
    assert (plan.check_score(score) is None) == (1 <= score <= 5)


def adoption(**changes: object) -> plan.Vaststelling:
    given: dict[str, object] = {
        "dag": DAG,
        "heeft_casusregisseur": True,
        "doelen": 1,
        "evaluatie_op": DAG + datetime.timedelta(days=90),
        "fase": "plan",
    }
    return plan.Vaststelling(**(given | changes))  # type: ignore[arg-type]


def test_an_active_plan_has_lead_goal_and_review() -> None:
    assert plan.check_activation(adoption()) is None
    assert "casusregisseur" in (plan.check_activation(adoption(heeft_casusregisseur=False)) or ("", ""))[1]
    assert "doel" in (plan.check_activation(adoption(doelen=0)) or ("", ""))[1]
    for review in (None, DAG, DAG - datetime.timedelta(days=1), DAG + datetime.timedelta(days=367)):
        assert (plan.check_activation(adoption(evaluatie_op=review)) or ("", ""))[0] == "evaluatie_op"
    assert plan.check_activation(adoption(fase="nazorg"))


def test_every_status_has_its_transitions() -> None:
    assert set(plan.AFSPRAAKOVERGANGEN) == {status for status, _ in AFSPRAAKSTATUSSEN}
    assert set(monitoring.OVERGANGEN) == {status for status, _ in OPSCHALINGSTATUSSEN}


@given(st.sampled_from(sorted(plan.AFSPRAAKOVERGANGEN)), st.sampled_from(sorted(plan.AFSPRAAKOVERGANGEN)))
def test_a_transition_is_refused_with_words_or_allowed(van: str, naar: str) -> None:
    fout = plan.check_transition(van, naar)
    assert (fout is None) == (naar in plan.AFSPRAAKOVERGANGEN[van])
    assert fout is None or fout[1]


def test_a_change_asks_for_acceptance_anew() -> None:
    assert plan.status_after_change(oud_status="aanvaard", gewijzigd=True, zelf=False) == "aangeboden"
    assert plan.status_after_change(oud_status="geweigerd", gewijzigd=True, zelf=False) == "aangeboden"
    assert plan.status_after_change(oud_status="aanvaard", gewijzigd=False, zelf=False) == "aanvaard"
    assert plan.status_after_change(oud_status="aangeboden", gewijzigd=True, zelf=True) == "aanvaard"


def test_feedback_closes_only_when_done() -> None:
    assert plan.status_after_feedback(status="aanvaard", resultaat="gedaan") == "gereed"
    assert plan.status_after_feedback(status="aanvaard", resultaat="deels") == "aanvaard"
    assert plan.status_after_feedback(status="aangeboden", resultaat="niet") == "aanvaard"


# --- the ladder ---


def test_the_ladder_goes_both_ways() -> None:
    assert monitoring.direction("operationeel", "tactisch") == "op"
    assert monitoring.direction("buiten", "operationeel") == "af"
    assert monitoring.direction("tactisch", "tactisch") == ""


@given(st.sampled_from(monitoring.VOLGORDE), st.sampled_from(monitoring.VOLGORDE))
def test_up_is_down_the_other_way(a: str, b: str) -> None:
    other = {"op": "af", "af": "op", "": ""}
    assert monitoring.direction(b, a) == other[monitoring.direction(a, b)]


def test_a_case_stands_where_its_last_question_was_taken_up() -> None:
    stap = monitoring.Stap
    assert monitoring.current_step([]) == "operationeel"
    assert monitoring.current_step([stap("tactisch", "beantwoord"), stap("strategisch", "geweigerd")]) == "tactisch"
    assert monitoring.current_step([stap("strategisch", "ingetrokken")]) == "operationeel"
    assert monitoring.current_step([stap("strategisch", "beantwoord"), stap("operationeel", "aanvaard")]) == (
        "operationeel"
    )


BRIEF = monitoring.Stap("buiten", "voorgelegd", "Minister van Justitie")
AAN_MINISTER = {"naar_trede": "buiten", "heeft_medewerker": False, "buiten": "Minister van Jeugd"}


def proposal(**changes: object) -> monitoring.Voorstel:
    given: dict[str, object] = {
        "naar_trede": "strategisch",
        "heeft_medewerker": True,
        "buiten": "",
        "vraag": "Wie neemt de regie?",
        "feiten": "Acht weigeringen.",
        "termijn": DAG + datetime.timedelta(days=7),
        "dag": DAG,
        "stappen": [],
        "afgesloten": False,
    }
    return monitoring.Voorstel(**(given | changes))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"afgesloten": True}, ""),
        ({"stappen": [monitoring.Stap("tactisch", "aanvaard")]}, ""),
        ({"stappen": [BRIEF]}, ""),
        ({"stappen": [BRIEF], **AAN_MINISTER, "buiten": " minister van Justitie"}, "geadresseerde_buiten"),
        ({"stappen": [monitoring.Stap("tactisch", "aanvaard")], **AAN_MINISTER}, ""),
        ({"naar_trede": "hemels"}, "naar_trede"),
        ({"naar_trede": "operationeel"}, "naar_trede"),
        ({"heeft_medewerker": False}, "geadresseerde"),
        ({"buiten": "Minister"}, "geadresseerde_buiten"),
        ({"naar_trede": "buiten"}, "geadresseerde"),
        ({"naar_trede": "buiten", "heeft_medewerker": False, "buiten": " "}, "geadresseerde_buiten"),
        ({"vraag": " "}, "vraag"),
        ({"feiten": ""}, "feiten"),
        ({"feiten": "x" * 8001}, "feiten"),
        ({"termijn": DAG - datetime.timedelta(days=1)}, "termijn"),
    ],
)
def test_a_wrong_question_is_refused_at_its_field(changes: dict[str, object], field: str) -> None:
    fout = monitoring.check_escalation(proposal(**changes))
    assert fout is not None
    assert fout[0] == field


def test_a_good_question_passes_inside_and_outside() -> None:
    assert monitoring.check_escalation(proposal()) is None
    assert monitoring.check_escalation(proposal(**AAN_MINISTER)) is None


def test_letters_outside_the_house_do_not_wait_for_each_other() -> None:
    assert monitoring.check_escalation(proposal(stappen=[BRIEF], **AAN_MINISTER)) is None
    answered = monitoring.Stap("buiten", "beantwoord", "Minister van Jeugd")
    assert monitoring.check_escalation(proposal(stappen=[answered], **AAN_MINISTER)) is None


# --- closing ---


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2026-11-30", 3, "2027-02-28"),
        ("2023-11-30", 3, "2024-02-29"),
        ("2026-08-31", 6, "2027-02-28"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2026-10-31", 1, "2026-11-30"),
        ("2026-01-15", 12, "2027-01-15"),
    ],
)
def test_months_end_at_the_end_of_a_short_month(day: str, months: int, expected: str) -> None:
    found = afsluiting.add_months(datetime.date.fromisoformat(day), months)
    assert found == datetime.date.fromisoformat(expected)


@given(day=days, months=st.integers(0, 60))
def test_a_month_on_is_never_more_than_the_same_day(day: datetime.date, months: int) -> None:
    found = afsluiting.add_months(day, months)
    assert (found.year * 12 + found.month) - (day.year * 12 + day.month) == months
    assert found.day <= day.day
    assert found.day == day.day or (found + datetime.timedelta(days=1)).day == 1


def test_checks_come_after_three_six_and_twelve_months() -> None:
    assert [months for months, _ in afsluiting.control_dates(DAG)] == [3, 6, 12]


def test_every_goal_is_judged_with_a_reason() -> None:
    doel = uuid.uuid4()
    judged = afsluiting.Doeloordeel
    assert afsluiting.check_oordelen([], []) is None
    assert (afsluiting.check_oordelen([doel], []) or ("",))[0] == f"status_{doel}"
    assert (afsluiting.check_oordelen([doel], [judged(doel, "open", "x")]) or ("",))[0] == f"status_{doel}"
    assert (afsluiting.check_oordelen([doel], [judged(doel, "niet", " ")]) or ("",))[0] == f"oordeel_{doel}"
    assert afsluiting.check_oordelen([doel], [judged(doel, "deels", "Half")]) is None


def test_closing_needs_an_owner_who_is_there_at_the_first_check() -> None:
    def closing(until: datetime.date | None, fase: str = "uitvoering") -> plan.Fout | None:
        return afsluiting.check_closing(afsluiting.Sluiting(DAG, fase, "Goed verlopen", until))

    first = afsluiting.add_months(DAG, 3)
    assert closing(first + datetime.timedelta(days=1)) is None
    for until in (None, first):
        assert (closing(until) or ("",))[0] == "nazorg_eigenaar"
    assert closing(datetime.date(2030, 1, 1), "nazorg")


def test_a_check_is_done_once_and_not_long_before_its_date() -> None:
    def check(on: datetime.date, done: bool = False, text: str = "Rustig") -> plan.Fout | None:
        return afsluiting.check_control(gepland_op=DAG, gedaan=done, dag=on, bevinding=text)

    assert check(DAG - datetime.timedelta(days=14)) is None
    assert check(DAG - datetime.timedelta(days=15))
    assert check(DAG, done=True)
    assert (check(DAG, text=" ") or ("",))[0] == "bevinding"


def test_only_a_closed_case_is_reopened_with_a_reason() -> None:
    assert afsluiting.check_reopening("nazorg", "Nieuwe meldingen") is None
    assert afsluiting.check_reopening("afgesloten", " ")
    assert afsluiting.check_reopening("plan", "Zomaar")
