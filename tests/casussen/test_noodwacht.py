"""Emergency access is mailed by the worker, in fixed words, once, to who must know (R18)."""

import datetime
import uuid

import pytest
from django.db import ProgrammingError, connection, transaction

from regiehuis.casussen.actions.noodtoegang import Noodvraag, mail_noodtoegang, take_noodtoegang
from regiehuis.casussen.models import Noodtoegang
from regiehuis.samenwerking.rules import mail_text
from tests.cast import MOMENT
from tests.systeem import column, employee, systeem, two_roles  # noqa: F401

pytestmark = pytest.mark.usefixtures("two_roles")
HUIS_URL = "https://regiehuis.example"
MINUUT = datetime.timedelta(minutes=1)


@pytest.fixture
def taken(two_roles: None, settings) -> uuid.UUID:  # noqa: F811
    """Somebody took emergency access to the case of the cast."""
    settings.HOUSE_URL = HUIS_URL
    with employee("buitenstaander") as asker:
        vraag = Noodvraag(reden="Er wordt nu geschreeuwd in dat huis.", uren=1, nummer="2026-0001")
        (key,) = take_noodtoegang(asker=asker, vraag=vraag)
    return key


def mail() -> int:
    with systeem(MOMENT + MINUUT) as asker:
        return mail_noodtoegang(asker=asker)


def test_the_queue_is_asked_at_once_and_the_mail_goes_out_once_in_fixed_words(taken, mailoutbox) -> None:
    assert column("SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'piketwacht'") == [1]
    assert (mail(), mail()) == (2, 0)
    assert sorted(sent.to[0] for sent in mailoutbox) == ["fg@proefstad.example", "procesregisseur@proefstad.example"]
    assert {(sent.subject, sent.body) for sent in mailoutbox} == {mail_text("noodtoegang", HUIS_URL)}


def test_a_mail_server_that_refuses_loses_nothing(taken, mailoutbox, monkeypatch) -> None:
    def refuse(message: object) -> None:
        raise ConnectionRefusedError

    with monkeypatch.context() as patched:
        patched.setattr("django.core.mail.EmailMessage.send", refuse)
        assert mail() == 0
    assert Noodtoegang.objects.get(id=taken).gemaild_op is None
    assert mail() == 2


def test_the_system_reads_no_reason(taken) -> None:
    with systeem(MOMENT + MINUUT), pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        Noodtoegang.objects.values_list("reden", flat=True)[0]


def test_the_system_of_another_house_neither_finds_it_nor_marks_it(taken) -> None:
    for huis, rows in (("ander_huis", 0), ("huis", 1)):
        with systeem(MOMENT + MINUUT, huis=huis), connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM casussen_noodtoegang WHERE id = %s", [taken])
            assert cursor.fetchone()[0] == rows
            cursor.execute("UPDATE casussen_noodtoegang SET gemaild_op = now()")  # reads nothing: this policy alone
            assert cursor.rowcount >= rows if rows else cursor.rowcount == 0
