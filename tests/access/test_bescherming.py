"""R17: warnings for staff stand at the head; a protected reporter and a secret address appear nowhere but to the named.

Each walk opens every page of the case, its meeting and its documents as somebody, and looks for words that were typed.
"""

import json
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from regiehuis.casussen.actions import informatie, overleg, persoon, verslag
from regiehuis.casussen.models import Informatie
from regiehuis.casussen.queries.plan import plan_pagina
from regiehuis.casussen.queries.zaal import verslag_to_give, zaal
from regiehuis.kern.errors import NotAllowed
from regiehuis.personen.models import Adres
from regiehuis.personen.rules import AdresGegevens
from regiehuis.samenwerking.access import Asker
from regiehuis.web.overleggen.documenten import verslag_data
from regiehuis.web.plannen.document import plan_values
from tests.access.test_screens import browser
from tests.cast import DAG, MENSEN, act, cid

pytestmark = pytest.mark.django_db

REPORTER = "Buurvrouw van nummer tien"
WARNING = "Draagt een mes, ga met twee"
STREET = "Verborgenlaan"
CASE = [
    "casus", "casus_dossier", "casus_relaties", "casus_personen", "casus_informatie",
    "casus_analyse", "casus_plan", "casus_overleggen",
    "casus_opschaling", "casus_deelnemers", "casus_afsluiting", "informatie_nieuw", "plan_pdf",
]  # fmt: skip
POINT = ["agendapunt", "agendapunt_verslag", "agendapunt_pdf"]
LISTS = ["werkvoorraad", "casussen", "casusbord", "casusoverzicht", "afspraken", "overleggen", "signalen", "logboek"]
HEADS = [name for name in CASE if name.startswith("casus")]
MEMBERS = {"procesregisseur", "casusregisseur", "lid", "vervanger", "lid_zonder_categorie", "ggz_lid"}


def bring(asker: Asker, soort: str, tekst: str, **changes: Any) -> Informatie:
    """The police bring in something about the main person."""
    given: dict[str, Any] = {
        "casus_id": cid("casus"),
        "categorie_id": cid("categorie_politie"),
        "ontvangen_op": DAG,
        "grondslag": "wgs",
        "persoon_id": cid("persoon_casus"),
        "persoonsrol": "verdachte",
    }
    return informatie.add_informatie(asker=asker, soort=soort, tekst=tekst, **(given | changes))


def report(asker: Asker, **changes: Any) -> Informatie:
    """A protected reporter that the public prosecutor may know besides the police."""
    named = {"publiek": "onderdelen", "publiek_onderdelen": [cid("om_parket")]}
    return bring(asker, "melder", REPORTER, **(named | changes))


@contextmanager
def running() -> Iterator[None]:
    """The meeting of the cast runs, with a closed agenda item at its end."""
    with act("procesregisseur") as asker:
        overleg.start_overleg(asker=asker, overleg_id=cid("overleg"))
    yield


def seen_by(who: str, words: str) -> set[str]:
    """The pages on which somebody meets these words: every page of case, meeting and lists."""
    client = browser(who)
    addresses = {name: reverse(name, args=[cid("casus")]) for name in CASE}
    addresses |= {name: reverse(name, args=[cid("agendapunt")]) for name in POINT}
    addresses |= {"overleg": reverse("overleg", args=[cid("overleg")]), "zaal": addresses["agendapunt"] + "?zaal=1"}
    addresses |= {name: reverse(name) for name in LISTS}
    addresses |= {f"{name}?q": f"{reverse(name)}?q={words.split()[0][:5]}" for name in ("casussen", "signalen")}
    found = set()
    for name, address in addresses.items():
        answer = client.get(address, follow=True)
        if words in answer.content.decode(errors="replace"):
            found.add(name)
    return found


# --- a protected reporter ---


def test_a_protected_reporter_is_seen_by_the_named_and_by_nobody_else() -> None:
    with act("lid") as asker:
        report(asker)
    readers = {"lid", "vervanger", "lid_zonder_categorie"}
    for who in [*MENSEN, "iemand_elders"]:
        with act(who):
            held = Informatie.objects.filter(soort="melder").exists()
        assert held is (who in readers), who
    for who in ("procesregisseur", "casusregisseur", "ggz_lid", "secretaris", "ketenmanager", "fg", "buitenstaander"):
        assert seen_by(who, REPORTER) == set(), who
    for who in sorted(readers):
        assert seen_by(who, REPORTER) == {"casus_informatie"}, who


def test_no_count_and_no_paper_tells_of_a_protected_reporter() -> None:
    """Not even of a reader: the room, the minutes and the plan are shared with others."""
    with act("lid") as asker:
        before = zaal(asker, cid("agendapunt"))
        papers = papers_of(asker)
        report(asker)
        assert zaal(asker, cid("agendapunt")).ingehouden == before.ingehouden
        assert zaal(asker, cid("agendapunt")) == before
        assert papers_of(asker) == papers and REPORTER not in papers


def papers_of(asker: Asker) -> str:
    """What stands in the minutes and in the plan as documents."""
    minutes = verslag_data(verslag_to_give(asker, cid("agendapunt"))[0], asker)
    return repr(minutes) + repr(plan_values(plan_pagina(asker, cid("casus")), asker))


@pytest.mark.parametrize("publiek", ["alle_leden", "procesregie", "onderdelen"])
def test_a_protected_reporter_without_named_readers_is_refused(publiek: str) -> None:
    with act("lid") as asker:
        with pytest.raises(informatie.UnableToInbrengen) as caught:
            report(asker, publiek=publiek, publiek_onderdelen=[])
        assert caught.value.field in ("publiek", "publiek_onderdelen")
        item = report(asker)
        with pytest.raises(informatie.UnableToInbrengen, match="beschermde melder"):
            informatie.change_publiek(asker=asker, informatie_id=item.id, versie=1, publiek="alle_leden")


@pytest.mark.parametrize("change", [{"publiek": "alle_leden"}, {"publiek_onderdelen": []}])
def test_the_database_itself_keeps_the_readers_of_a_reporter_named(change: dict[str, Any]) -> None:
    with act("lid") as asker:
        item = report(asker)
        assert broken(lambda: Informatie.objects.filter(id=item.id).update(**change))


@pytest.mark.parametrize("soort", ["melder", "waarschuwing"])
def test_nobody_types_a_reporter_or_a_warning_for_another(soort: str) -> None:
    given: dict[str, Any] = {
        "agendapunt_id": cid("agendapunt"),
        "spreker_id": cid("lid"),
        "categorie_id": cid("categorie_sociaal"),
        "persoonsrol": "verdachte",
        "tekst": REPORTER,
    }
    with running(), act("secretaris") as asker:
        with pytest.raises(verslag.UnableToCaptureInbreng):
            verslag.capture_inbreng(asker=asker, soort=soort, **given)
        item = verslag.capture_inbreng(asker=asker, soort="feit", **given)
        assert item.pk
        row = Informatie.objects.filter(id=item.id).values().get()
        again = Informatie(**(row | {"id": uuid.uuid4(), "soort": soort}))
        assert broken(lambda: Informatie.objects.bulk_create([again]))


def test_the_draft_and_the_log_hold_nothing_for_others() -> None:
    client = browser("lid")
    address = reverse("informatie_nieuw", args=[cid("casus")])
    assert client.post(reverse("concept", args=["informatie", cid("casus")]), {"tekst": REPORTER}).status_code == 204
    assert REPORTER in client.get(address).content.decode()
    for who in ("procesregisseur", "ggz_lid", "lid_zonder_categorie", "vervanger"):
        assert REPORTER not in browser(who).get(address).content.decode()
    with act("lid") as asker:
        item = report(asker)
    assert REPORTER not in logged(item.id) and "melder" not in logged(item.id)


def logged(object_id: uuid.UUID) -> str:
    """The rows of the log about one object, as text; read by the functionaris."""
    with act("fg"), connection.cursor() as cursor:
        cursor.execute("SELECT r::text FROM logboek_logregel r WHERE object_id = %s", [object_id])
        rows = cursor.fetchall()
    assert rows
    return repr(rows)


# --- a warning for the safety of staff ---


def test_a_warning_stands_at_the_head_of_every_page_for_who_may_read_it() -> None:
    with act("lid") as asker:
        bring(asker, "waarschuwing", WARNING, categorie_id=cid("categorie_sociaal"))
    for who in sorted(MEMBERS):
        assert set(HEADS) | {"agendapunt"} <= seen_by(who, WARNING), who
    for who in ("secretaris", "ketenmanager", "fg", "buitenstaander", "verlopen_lid", "niet_ondertekend"):
        assert seen_by(who, WARNING) == set(), who


def test_a_warning_follows_matrix_and_audience() -> None:
    with act("lid") as asker:
        bring(asker, "waarschuwing", WARNING)
    assert "casus" in seen_by("casusregisseur", WARNING)
    assert seen_by("ggz_lid", WARNING) == set()


def test_the_room_sees_a_warning_only_when_everybody_there_may() -> None:
    with act("lid") as asker:
        bring(asker, "waarschuwing", WARNING, categorie_id=cid("categorie_sociaal"))
        shown = zaal(asker, cid("agendapunt"))
        assert [w.tekst for w in shown.waarschuwingen] == [WARNING]
        assert WARNING not in [s.tekst for s in shown.stukken]
        bring(asker, "waarschuwing", "Alleen voor ons", publiek="onderdelen", publiek_onderdelen=[cid("om_parket")])
        after = zaal(asker, cid("agendapunt"))
        assert [w.tekst for w in after.waarschuwingen] == [WARNING]
        assert after.ingehouden == shown.ingehouden + 1
    assert "zaal" in seen_by("procesregisseur", WARNING)


def test_its_source_ends_a_warning_and_it_stays_among_the_items() -> None:
    with act("lid") as asker:
        item = bring(asker, "waarschuwing", WARNING, categorie_id=cid("categorie_sociaal"))
    with act("casusregisseur") as asker, pytest.raises(NotAllowed):
        informatie.end_waarschuwing(asker=asker, informatie_id=item.id, versie=1)
    client = browser("lid")
    address = reverse("waarschuwing_beeindigen", args=[cid("casus"), item.id])
    page = client.get(address)
    assert WARNING in page.content.decode()
    assert client.post(address, {"versie": 7}).status_code == 422
    assert client.post(address, {"versie": 1}).status_code == 302
    assert client.get(address).status_code == 404
    assert seen_by("casusregisseur", WARNING) == {"casus_informatie", "casus_dossier"}
    assert browser("casusregisseur").get(address).status_code == 404


# --- a secret address ---


@pytest.fixture
def hidden() -> None:
    """The casusregisseur records a secret address that the ggz may read."""
    with act("casusregisseur") as asker:
        persoon.add_persoon_adres(
            asker=asker,
            casus_id=cid("casus"),
            persoon_id=cid("persoon_casus"),
            adres=AdresGegevens(
                soort="geheim", van=DAG, straat=STREET, huisnummer="9", plaats="Verweg", lezers=(cid("ggz_lid"),)
            ),
        )


@pytest.mark.usefixtures("hidden")
def test_a_secret_address_is_seen_by_its_named_readers_and_nowhere_else() -> None:
    assert seen_by("ggz_lid", STREET) == {"casus_personen"}
    for who in ("procesregisseur", "casusregisseur", "lid", "secretaris", "ketenmanager", "fg", "buitenstaander"):
        assert seen_by(who, STREET) == set(), who
        assert seen_by(who, "Verweg") == set(), who
        with act(who):
            assert not Adres.objects.filter(soort="geheim").exists()
    for who in ("lid", "ggz_lid"):
        with act(who) as asker:
            assert STREET not in papers_of(asker) + repr(zaal(asker, cid("agendapunt")))


@pytest.mark.usefixtures("hidden")
def test_somebody_with_a_secret_address_is_no_hit() -> None:
    with act("casusregisseur"), connection.cursor() as cursor:
        cursor.execute(
            "SELECT regiehuis_zoek_personen(%s, ARRAY[%s]::uuid[], ARRAY[''], ARRAY['proefpersoon'],"
            " ARRAY['1980-00-00'], 30)",
            [cid("casus"), cid("sleutel")],
        )
        assert json.loads(cursor.fetchone()[0])["treffers"] == []


def broken(attempt: Callable[[], object]) -> bool:
    """Whether the database itself refuses the attempt."""
    try:
        with transaction.atomic():
            attempt()
    except DatabaseError:
        return True
    return False
