"""Everybody of the cast asks every address, by look and by press; compared with the hand-written oracle (R15, R33).

A new address without a line in `adressen` fails. Each ask is rolled back before the next.
"""

import html
import re
import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils.http import urlencode

from tests.access import adressen, adressen_samenwerking, adressen_toezicht
from tests.access.adressen import IEDEREEN, Vraag
from tests.access.geheimen import NAMEN_EN_TEKSTEN, leaks, shown
from tests.access.rijk import rijk_huis
from tests.access.test_screens import browser, plain
from tests.cast import MENSEN, cid

VRAGEN = [*adressen.vragen(), *adressen_samenwerking.vragen(), *adressen_toezicht.vragen()]
# The door, before anybody is somebody: tests/web/test_aanmelden.py.
DOOR = {"aanmelden", "aanmelden_demo", "aanmelden_code", "aanmelden_instellen", "aanmelden_qr"}
DOOR |= {"aanmelden_eerste_keer", "afmelden", "aanmelden_sleutel", "aanmelden_sleutel_vragen"}
DOOR |= {
    "aanmelden_oidc",
    "aanmelden_oidc_terug",
    "aanmelden_opgeschort",
    "aanmelden_sleutel_nieuw",
    "aanmelden_sleutel_nieuw_vragen",
}
PEOPLE = sorted(IEDEREEN)
HUIZEN = [cid("huis"), cid("ander_huis")]
# Everybody is refused with the bytes of a page that is not there. These ask each address with a key that is nobody's,
# too, and send an empty form.
ASK_ABSENT = {"buitenstaander", "verlopen_lid", "lid", "iemand_elders"}
ABSENT = uuid.UUID("01999999-9999-7999-8999-999999999999")
FORM_KEYS = re.compile(r'name="(formulier_id|versie)" value="[^"]*"')

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def _house(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    with django_db_blocker.unblock(), rijk_huis():
        yield


def patterns(found: Any = None) -> Iterator[URLPattern]:
    """Every address of the house, however deep it was included."""
    for entry in (found or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver):
            yield from patterns(entry)
        else:
            yield entry


def test_every_address_has_a_line_in_the_oracle() -> None:
    there = {(p.name, len(p.pattern.converters)) for p in patterns() if p.name not in DOOR}
    told = [(vraag.naam, len(vraag.sleutels)) for vraag in VRAGEN]
    assert there == set(told)
    assert len(told) == len(set(told))


def keys(vraag: Vraag, *, absent: int | None = None, foreign: bool = False) -> list[object]:
    """The keys of an address; the one at place `absent` is nobody's, and the last one of another case if `foreign`."""
    found: list[object] = [name[1:] if name.startswith("=") else cid(name) for name in vraag.sleutels]
    if foreign:
        found[-1] = cid(vraag.vreemd)
    if absent is not None:
        found[absent] = ABSENT
    return found


class Antwoord:
    """One answer with the rows that it left in the log; the ask itself is undone."""

    def __init__(self, client: Client, address: str, stuurt: dict[str, Any] | None) -> None:
        savepoint = transaction.savepoint()
        if stuurt is None:
            found = client.get(address)
        else:
            body = urlencode(stuurt, doseq=True)
            found = client.post(address, body, content_type="application/x-www-form-urlencoded")
        self.status = found.status_code
        self.log = log_rows()
        # R21: what is no page is something to take away.
        self.takes_away = "Content-Disposition" in found or (
            found.status_code == 200 and not found["Content-Type"].startswith("text/html")
        )
        self.verstrekt = self.takes_away and disclosures() > 0
        self.text, self.versie = "", ""
        if not found.get("Content-Type", "").startswith("application/pdf"):
            # The search that was typed comes back in its own box.
            text = plain(found)
            self.versie = next(iter(re.findall(r'name="versie" value="(\d+)"', text)), "")
            text = text.replace('value="2026-0001"', "").replace('value="Proefpersoon"', "")
            text = text.replace("zoek=Proefpersoon", "")  # and in the address of what leaves of it
            self.text = html.unescape(FORM_KEYS.sub("", text))
        transaction.savepoint_rollback(savepoint)

    @property
    def refusals(self) -> list[dict[str, Any]]:
        return [row for row in self.log if row["handeling"] == "weigering"]


def log_rows() -> list[dict[str, Any]]:
    """All rows of the log in this transaction, as the FG of both houses sees them; nothing else was ever committed."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('regiehuis.fg_huizen', %s, true)", ["{" + ",".join(map(str, HUIZEN)) + "}"])
        cursor.execute(
            "SELECT medewerker_id, organisatie_id, veiligheidshuis_id, namens, handeling, object_soort, object_id,"
            " persoon_ids, doel, adres FROM logboek_logregel"
        )
        names = [column.name for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def disclosures() -> int:
    """How many disclosures were recorded in this transaction, as the FG of both houses sees them (after `log_rows`)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM logboek_verstrekking")
        return int(cursor.fetchone()[0])


def asks(person: str, client: Client, vraag: Vraag, stuurt: dict[str, Any] | None) -> Iterator[str]:
    """What is wrong with the answers to one look or press of one person."""
    allowed = (vraag.ziet if stuurt is None else vraag.doet) or frozenset()
    address = reverse(vraag.naam, args=keys(vraag))
    # A list is asked with a search, too, for the number of a case that most do not see.
    query = "" if vraag.sleutels or stuurt is not None else "?q=2026-0001&zoek=Proefpersoon&over_tijd=on"
    answer = Antwoord(client, address + query, stuurt)
    if answer.versie:
        client.versies[vraag.naam] = {"versie": answer.versie}  # type: ignore[attr-defined]
    yield from told(person, vraag, answer, looked=stuurt is None, allowed=person in allowed)
    if person in allowed:
        expected = 200 if stuurt is None else vraag.klaar
        if answer.status != expected:
            yield f"{answer.status} instead of {expected}"
    elif person in vraag.kent:
        if answer.status not in (403, 404, 422):
            yield f"{answer.status} instead of a refusal"
    else:
        yield from hidden(person, client, vraag, answer, stuurt)
    if vraag.vreemd and person in allowed:
        yield from same_for_another_case(client, vraag, stuurt)


def hidden(person: str, client: Client, vraag: Vraag, answer: Antwoord, stuurt: dict[str, Any] | None) -> Iterator[str]:
    """To whoever may not know that it is there, the answer is that to what is not there: status, bytes and log."""
    if answer.status != 404:
        yield f"{answer.status} instead of 404"
    if vraag.sleutels and answer.text != nowhere(client, vraag, stuurt):
        yield "not the page of what is not there"
    if person not in ASK_ABSENT or not vraag.sleutels:
        return
    yield from different(vraag, answer, Antwoord(client, reverse(vraag.naam, args=keys(vraag, absent=0)), stuurt))
    if stuurt:
        empty = Antwoord(client, reverse(vraag.naam, args=keys(vraag)), {})
        if (empty.status, empty.text) != (answer.status, answer.text):
            yield f"an empty form gets {empty.status}"


def nowhere(client: Client, vraag: Vraag, stuurt: dict[str, Any] | None) -> str:
    """What this person gets in this part of the menu, by look or press, for what is not there; asked once."""
    address = reverse(vraag.naam, args=keys(vraag, absent=0))
    place = (address.split("/")[1], stuurt is None)
    if place not in client.absent:  # type: ignore[attr-defined]
        client.absent[place] = Antwoord(client, address, stuurt).text  # type: ignore[attr-defined]
    return str(client.absent[place])  # type: ignore[attr-defined]


def different(vraag: Vraag, forbidden: Antwoord, absent: Antwoord) -> Iterator[str]:
    """In what a forbidden answer differs from an absent one."""
    if forbidden.status != absent.status:
        yield f"forbidden {forbidden.status}, absent {absent.status}"
    if forbidden.text.replace(str(cid(vraag.sleutels[0])), str(ABSENT)) != absent.text:
        yield "forbidden and absent differ in bytes"
    shapes = [[{**row, "object_id": row["object_id"] is not None} for row in a.log] for a in (forbidden, absent)]
    if shapes[0] != shapes[1]:
        yield f"forbidden and absent differ in the log: {shapes}"


def same_for_another_case(client: Client, vraag: Vraag, stuurt: dict[str, Any] | None) -> Iterator[str]:
    """Under a case of one's own, a part of a hidden case is a part that is not there."""
    foreign = Antwoord(client, reverse(vraag.naam, args=keys(vraag, foreign=True)), stuurt)
    absent = Antwoord(client, reverse(vraag.naam, args=keys(vraag, absent=len(vraag.sleutels) - 1)), stuurt)
    if foreign.text.replace(str(cid(vraag.vreemd)), str(ABSENT)) != absent.text or foreign.status != absent.status:
        yield f"a part of another case gets {foreign.status}, an absent one {absent.status}"


def told(person: str, vraag: Vraag, answer: Antwoord, *, looked: bool, allowed: bool) -> Iterator[str]:
    """What is wrong with the log of an answer, and whether it tells what is not for this person."""
    for secret in leaks(person, answer.text):
        yield f"tells {secret!r}"
    title = re.search(r"<title>(.*?)</title>", answer.text, re.S)
    if title and any(text in title[1] for text in NAMEN_EN_TEKSTEN):
        yield f"title {title[1]!r}"
    if answer.takes_away and not answer.verstrekt:
        yield "hands out a file, and no disclosure was recorded (R21)"
    for row in answer.log:
        yield from wrong_in_row(person, row)
    if shown(answer.text) and looked and not answer.log:
        yield f"shows {shown(answer.text)} and leaves no row in the log"
    yield from logged(set(vraag.logt if looked else vraag.doet_logt), answer, allowed=allowed)


def logged(expected: set[str], answer: Antwoord, *, allowed: bool) -> Iterator[str]:
    """What is missing in the log: the look or the change of who may, one refusal of who may not."""
    if allowed:
        if expected and not expected & {row["object_soort"] for row in answer.log}:
            yield f"no log row of {sorted(expected)}: {[(r['handeling'], r['object_soort']) for r in answer.log]}"
        if answer.refusals:
            yield "a refusal in the log of what was allowed"
    elif answer.status in (403, 404) and len(answer.refusals) != 1:
        yield f"{len(answer.refusals)} refusals in the log"


def wrong_in_row(person: str, row: dict[str, Any]) -> Iterator[str]:
    """A row names who, for which organisation and house, what, and why; and holds no content."""
    unit = MENSEN.get(person, ("politie_basisteam", ()))[0]
    house = "ander_huis" if person == "iemand_elders" else "huis"
    if row["object_soort"] != "zaalscherm" and row["medewerker_id"] != cid(person):
        yield f"log names another: {row}"
    if row["organisatie_id"] != cid(adressen.ORGANISATIE[unit]) or row["veiligheidshuis_id"] != cid(house):
        yield f"log names another organisation or house: {row}"
    if not (row["object_soort"] and row["doel"]):
        yield f"log row without object or purpose: {row}"
    if any(text in str(value) for text in NAMEN_EN_TEKSTEN for value in row.values()):
        yield f"log row with content: {row}"


@pytest.mark.parametrize("person", PEOPLE)
def test_everybody_asks_everything(person: str) -> None:
    client = browser(person)
    client.absent, client.versies = {}, {}  # type: ignore[attr-defined]
    wrong = []
    for vraag in VRAGEN:
        if vraag.ziet is not None:
            wrong += [f"{vraag.naam} look: {what}" for what in asks(person, client, vraag, None)]
        if vraag.doet is not None:
            # The version that the look showed, so that no press fails on an older one.
            stuurt = dict(vraag.stuurt) | client.versies.get(vraag.naam, {})  # type: ignore[attr-defined]
            wrong += [f"{vraag.naam} press: {what}" for what in asks(person, client, vraag, stuurt)]
    assert not wrong, "\n".join([person, *wrong])
