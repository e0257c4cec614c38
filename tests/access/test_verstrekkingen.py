"""Who sees what went out of the door: the FG the house, who leads a case that case, nobody else (R21, R15)."""

from typing import Any

import pytest
from django.db import connection

from regiehuis.logboek.actions import record_verstrekking
from regiehuis.logboek.rules import Ontvanger, Stuk
from tests.access.adressen import FG, IEDEREEN, REGIE
from tests.access.geheimen import ITEMS
from tests.cast import act, cid

pytestmark = pytest.mark.django_db


def went_out() -> None:
    """By a member: a dossier with an item that the casusregisseur may not read; that item alone; a thing of no case."""
    hidden = Stuk("informatie", cid("item_procesregie"), (cid("persoon_casus"),), cid("casus"))
    for stukken in (
        [Stuk("dossier", cid("casus"), (), cid("casus")), hidden],
        [hidden],
        [Stuk("overleg", cid("overleg"))],
    ):
        with act("lid") as asker:
            record_verstrekking(
                asker=asker, vorm="pdf", stukken=stukken, ontvanger=Ontvanger((cid("politie"),)), doel=stukken[0].soort
            )


def seen(person: str) -> tuple[list[str], list[str]]:
    with act(person), connection.cursor() as cursor:
        cursor.execute("SELECT doel FROM logboek_verstrekking ORDER BY doel")
        heads = [row[0] for row in cursor.fetchall()]
        cursor.execute("SELECT soort FROM logboek_verstrektstuk ORDER BY soort")
        return heads, [row[0] for row in cursor.fetchall()]


@pytest.mark.parametrize("person", sorted(IEDEREEN))
def test_who_sees_what_went_out(person: str) -> None:
    went_out()
    everything: tuple[list[str], list[str]] = (
        ["dossier", "informatie", "overleg"],
        ["dossier", "informatie", "informatie", "overleg"],
    )
    expected: Any = ([], [])
    if person in FG:
        expected = everything
    elif person in REGIE:
        reads = person in ITEMS["item_procesregie"]
        expected = (["dossier", "informatie"], ["dossier", "informatie", "informatie"]) if reads else (["dossier"],) * 2
    assert seen(person) == expected
