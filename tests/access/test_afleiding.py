"""R17: nothing can be derived of a secret address, a protected reporter or a warning by whom it is not for.

Every address that somebody gets, the documents, the room screen, the filters and the calendar are fetched twice: in a
house without the secrets, and in the same house with them. For who may not read them both are the same to the byte, so
that no list, count, order, picture or choice tells. That they are there, the pages of a reader show.
"""

import html
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from regiehuis.casussen.models import Casuspersoon, Informatie
from regiehuis.casussen.queries.agenda import eigen_overleggen
from regiehuis.personen.models import Adres, Persoon
from regiehuis.web.agenda.feed import calendar_file
from regiehuis.web.documents import typst
from tests.access import adressen, adressen_samenwerking, adressen_toezicht
from tests.access.rijk import rijk_huis
from tests.access.test_every_address import FORM_KEYS, keys
from tests.access.test_screens import browser, plain
from tests.cast import DAG, MOMENT, act, cid

pytestmark = pytest.mark.django_db

VRAGEN = [*adressen.vragen(), *adressen_samenwerking.vragen(), *adressen_toezicht.vragen()]
REPORTER, WARNING, STREET, TOWN = "Fluistert over de schuur", "Houdt een vechthond", "Duikweg", "Ondergedoken"
SECRETS = (REPORTER, WARNING, STREET, TOWN)
# The police bring all three in, for the police alone; the address is for one of them and so for his deputy.
READERS = ("lid", "vervanger")
OTHERS = (
    "procesregisseur",
    "andere_procesregisseur",
    "casusregisseur",
    "lid_zonder_categorie",
    "ggz_lid",
    "secretaris",
    "ketenmanager",
    "burgemeester",
    "piket",
    "fg",
    "beheerder",
    "buitenstaander",
    "iemand_elders",
)
# Where a reader meets each of them, and nowhere else: no screen of the room, no paper, no list.
WAAR = {
    REPORTER: {"casus_informatie"},
    STREET: {"casus_personen"},
    TOWN: {"casus_personen"},
}


@pytest.fixture(scope="module", autouse=True)
def _house(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    with django_db_blocker.unblock(), rijk_huis():
        yield


@pytest.fixture(autouse=True)
def _documents_as_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """What goes into a document, instead of its compressed pages."""
    monkeypatch.setattr(typst, "render_pdf", lambda naam, data: json.dumps(data, ensure_ascii=False).encode())


@pytest.fixture(autouse=True)
def _shielded() -> None:
    """That somebody is shielded shows to the members of the case; everything behind it must not."""
    with act("lid"):
        assert Persoon.objects.filter(id__in=PEOPLE).update(afgeschermd=True) == len(PEOPLE)


PEOPLE = [cid("persoon_casus"), cid("persoon_familie")]


def plant() -> None:
    """A protected reporter, a warning for a few, and one secret address of two people of the case."""
    with act("lid"):
        Informatie.objects.bulk_create([_item("melder", REPORTER), _item("waarschuwing", WARNING)])
        Adres.objects.bulk_create([_address(key) for key in PEOPLE])


def _item(soort: str, tekst: str) -> Informatie:
    return Informatie(
        id=cid(f"verborgen_{soort}"),
        casus_id=cid("casus"),
        convenant_id=cid("convenant"),
        bron_id=cid("politie_basisteam"),
        categorie_id=cid("categorie_sociaal"),
        leefgebied_id=cid("verslaving"),
        soort=soort,
        tekst=tekst,
        ontvangen_op=DAG,
        grondslag="wgs",
        persoon_id=cid("persoon_casus"),
        persoonsrol="verdachte",
        publiek="onderdelen",
        publiek_onderdelen=[cid("politie_basisteam")],
        vastgelegd_door_id=cid("lid"),
        vastgelegd_op=MOMENT,
        bevestigd_op=MOMENT,
    )


def _address(persoon_id: Any) -> Adres:
    return Adres(
        id=cid(f"verborgen_adres_{persoon_id}"),
        persoon_id=persoon_id,
        veiligheidshuis_id=cid("huis"),
        soort="geheim",
        straat=STREET,
        huisnummer="7",
        plaats=TOWN,
        van=DAG,
        lezers=[cid("lid")],
    )


# When a file was made and the signature over that: they differ by nature.
SIGNED = re.compile(r'"(opgemaakt_op|handtekening)": "[^"]*"')


def addresses(person: str) -> Iterator[tuple[str, str]]:
    """Each address that this person gets, and what can be asked of it besides."""
    for vraag in VRAGEN:
        if vraag.ziet is not None and person in vraag.ziet:
            yield vraag.naam, reverse(vraag.naam, args=keys(vraag))
    case, point = cid("casus"), reverse("agendapunt", args=[cid("agendapunt")])
    for query in ("soort=melder", "soort=waarschuwing", f"bron={cid('politie_basisteam')}", f"persoon={PEOPLE[0]}"):
        yield f"casus_dossier {query}", f"{reverse('casus_dossier', args=[case])}?{query}"
    yield "casus_dossier gebied", f"{reverse('casus_dossier', args=[case])}?leefgebied={cid('verslaving')}"
    yield "casus_relaties toen", f"{reverse('casus_relaties', args=[case])}?op=01-03-2026"
    yield "zaal", f"{point}?zaal=1"
    for naam in ("casussen", "signalen", "afspraken", "overleggen", "logboek"):
        yield f"{naam} zoeken", f"{reverse(naam)}?q={STREET}&zoek={STREET}"


def pages(person: str, client: Client) -> dict[str, str]:
    """Everything that this person gets to see, each look undone; the calendar file with it."""
    found = {}
    for name, address in addresses(person):
        found[name] = _look(client, address)
    with act(person) as asker:
        found["agenda.ics"] = calendar_file(eigen_overleggen(asker), MOMENT).decode()
    return found


def _look(client: Client, address: str) -> str:
    savepoint = transaction.savepoint()
    answer = client.get(address, follow=True)
    transaction.savepoint_rollback(savepoint)
    return html.unescape(SIGNED.sub("", FORM_KEYS.sub("", plain(answer))))


@pytest.mark.parametrize("person", OTHERS)
def test_for_who_may_not_read_it_the_house_is_the_same_to_the_byte(person: str) -> None:
    client = browser(person)
    before = pages(person, client)
    plant()
    after = pages(person, client)
    assert len(after) > 20
    assert [name for name in after if after[name] != before[name]] == []
    told = {name: [s for s in SECRETS if s in text] for name, text in after.items() if " zoeken" not in name}
    assert not {name: secrets for name, secrets in told.items() if secrets}


@pytest.mark.parametrize("person", READERS)
def test_a_reader_meets_it_where_it_belongs_and_on_nothing_that_is_shared(person: str) -> None:
    client = browser(person)
    before = pages(person, client)
    plant()
    after = {name: text for name, text in pages(person, client).items() if " zoeken" not in name}
    for secret, places in WAAR.items():
        assert {name for name, text in after.items() if secret in text} == places, secret
    heads = {name for name, text in after.items() if WARNING in text}
    assert {"casus", "casus_plan", "casus_informatie", "casus_dossier", "agendapunt"} <= heads
    assert (
        not {"zaal", "plan_pdf", "agendapunt_pdf", "agendapunt_verslag", "overleg", "werkvoorraad", "logboek"} & heads
    )
    assert "Wonen samen" not in before["casus_relaties"] and "Wonen samen" in after["casus_relaties"]


def test_no_row_of_the_log_and_no_notification_tells() -> None:
    """The functionaris reads rows of a look at each page of a reader; they hold references and no content."""
    plant()
    client = browser("lid")
    for name in ("casus_informatie", "casus_personen", "casus_dossier", "casus_relaties"):
        assert client.get(reverse(name, args=[cid("casus")])).status_code == 200
    shown = browser("fg").get(reverse("logboek")).content.decode()
    assert "casus" in shown and not [secret for secret in SECRETS if secret in shown]
    assert "melder" not in shown


def test_who_leaves_the_case_reads_nothing_of_it_any_more() -> None:
    """A named reader whose person left the case: the address goes with the person."""
    plant()
    with act("lid"):
        assert Adres.objects.filter(straat=STREET).count() == 2
        Casuspersoon.objects.filter(persoon_id=cid("persoon_familie")).update(tot=DAG)
    page = browser("lid").get(reverse("casus_relaties", args=[cid("casus")])).content.decode()
    assert "Familielid" not in page and "Wonen samen" not in page
