"""The tasks: what they take, that one house does not stop another, and that twice leaves the same as once."""

import inspect
import uuid

import pytest
from procrastinate.contrib.django import app

from regiehuis.casussen.models import Piketmelding
from regiehuis.jobs import tasks
from regiehuis.samenwerking.models import Melding
from tests.cast import cid
from tests.systeem import role, two_roles  # noqa: F401

ASKED = {"piketwacht", "vernietiging"}
OURS = {*ASKED, "elke_minuut", "elk_uur", "ruim_wachtrij", "doorgifte"}


def test_a_task_takes_a_key_or_a_moment_and_nothing_else() -> None:
    known = {name: task for name, task in app.tasks.items() if not name.startswith(("procrastinate.", "builtin:"))}
    assert set(known) == OURS
    for task in known.values():
        given = set(inspect.signature(task.func).parameters) - {"context"}
        assert given in ({"huis_id"}, {"timestamp"}), task.name


def test_all_but_those_that_are_asked_for_come_by_the_clock() -> None:
    planned = {name for name, _ in app.periodic_registry.periodic_tasks}
    assert planned == OURS - ASKED


def test_a_house_where_it_fails_does_not_keep_it_from_the_others(monkeypatch) -> None:
    first, second = uuid.uuid4(), uuid.uuid4()
    monkeypatch.setattr(tasks, "huis_ids", lambda: [first, second])
    done = []

    def work(huis_id: uuid.UUID) -> None:
        done.append(huis_id)
        if huis_id == first:
            raise ValueError

    with pytest.raises(ExceptionGroup):
        tasks.in_each_house(work)
    assert done == [first, second]


def state() -> tuple[list[object], ...]:
    return (
        list(Piketmelding.objects.order_by("aan_id").values_list("aan_id", "klimtrede", "gemaild_op")),
        list(Melding.objects.order_by("id").values_list("medewerker_id", "kenmerk")),
    )


def test_a_minute_and_an_hour_done_twice_leave_the_same(two_roles, mailoutbox) -> None:  # noqa: F811
    """By the clock of today, long after the moment of the cast: everything is due."""
    for done in range(2):
        with role("regiehuis_worker"):
            tasks.every_minute(0)
            tasks.every_hour(0)
        if not done:
            once = state()
    assert state() == once
    assert {trede for _, trede, _ in once[0]} == {0, 1, 2}
    assert len(mailoutbox) == 3
    assert any(kenmerk.startswith("piket ") for _, kenmerk in once[1])


def test_a_mail_server_that_is_down_stops_no_climb(two_roles, monkeypatch, caplog) -> None:  # noqa: F811
    def refuse(message: object) -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr("django.core.mail.EmailMessage.send", refuse)
    with role("regiehuis_worker"):
        tasks.piketwacht(str(cid("huis")))
    assert set(Piketmelding.objects.values_list("klimtrede", flat=True)) == {0, 1, 2}
    assert "3 acute alerts could not be mailed" in caplog.text
