"""Net lists on the screens: drawn up, decided on, fixed, as a document, and the signal that begins there."""

import datetime
import uuid
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from regiehuis.casussen.models import Signaal, Signaalpersoon
from regiehuis.kern.errors import GEWIJZIGD
from regiehuis.logboek.models import Logregel, Verstrekking, VerstrektStuk
from regiehuis.personen.models import Aangeleverdrecord, Nettolijst
from regiehuis.personen.queries import nettolijst as queries
from regiehuis.personen.rules.veelplegerdefinities import DEFINITIES, VERSIE
from tests.cast import MENSEN, MOMENT, act, cid
from tests.personen.nettolijsten import NU, TELKOP, haal_af, lever_brutolijst, maak, regel_van, sleutel
from tests.personen.paren import vind

pytestmark = pytest.mark.django_db

RIJEN = [("A", 12, 4, 1), ("B", 14, 12, 2), ("C", 3, 1, 1)]
BSN = "111222333"


@pytest.fixture
def lijst() -> Nettolijst:
    """A concept with three people."""
    with act("analist") as asker:
        lever_brutolijst(asker, RIJEN)
        return maak(asker)


def persoon(lijst: Nettolijst, kenmerk: str) -> str:
    with act("analist"):
        return reverse("nettolijstregel", args=[regel_van(lijst, kenmerk).id])


def test_from_gross_list_to_a_fixed_net_list(as_user: Any) -> None:
    client = as_user("analist")
    assert "nog geen brutolijst" in client.get(reverse("nettolijsten")).content.decode()
    with act("analist") as asker:
        lever_brutolijst(asker, RIJEN)
    given = {"partner": str(cid("reclassering")), "kwartaal": f"{NU.jaar}-{NU.kwartaal}"}
    answer = client.post(reverse("nettolijsten"), given)
    assert answer.status_code == 302
    html = client.get(answer.url).content.decode()
    assert "Zeer actieve veelpleger (1)" in html and "Volwassen meerpleger (1)" in html and "31 december 2025" in html
    assert "Nieuw: 12 antecedenten, 4 in vijf jaar, 1 in 2025." in html and "versie 2026-1" in html
    with act("analist"):
        key = Nettolijst.objects.get().id
    assert client.post(reverse("nettolijst_vaststellen", args=[key]), {"versie": 1}).status_code == 302
    html = client.get(answer.url).content.decode()
    assert "Vastgesteld" in html and "Nettolijst vaststellen" not in html
    assert "al vastgesteld" in client.post(reverse("nettolijsten"), given).content.decode()
    assert "eerste kwartaal 2026" in client.get(reverse("nettolijsten")).content.decode().lower()


def test_why_a_definition_fits_and_what_was_decided_stands_on_the_page_of_the_person(
    as_user: Any, lijst: Nettolijst
) -> None:
    client, hier = as_user("analist"), persoon(lijst, "A")
    html = client.get(hier).content.decode()
    assert "12 antecedenten in totaal, 1 in 2025, 45 jaar" in html and "4 antecedenten in vijf jaar" in html
    answer = client.post(hier, {"besluit": "af", "reden": "Verhuisd naar elders", "versie": 1})
    assert answer.status_code == 302
    html = client.get(answer.url).content.decode()
    assert "Van de lijst gehaald door" in html and "Verhuisd naar elders" in html and "Niet op de lijst (1)" in html
    assert "Op de lijst zetten" in client.get(hier).content.decode()


def test_the_second_of_two_is_told_and_keeps_what_was_typed(as_user: Any, lijst: Nettolijst) -> None:
    client, hier = as_user("analist"), persoon(lijst, "A")
    with act("analist") as asker:
        haal_af(asker, regel_van(lijst, "A"))
    answer = client.post(hier, {"besluit": "af", "reden": "Mijn eigen tekst", "versie": 1})
    html = answer.content.decode()
    assert answer.status_code == 422 and GEWIJZIGD in html and "Mijn eigen tekst" in html
    client.post(reverse("nettolijst_vaststellen", args=[lijst.id]), {"versie": 1})
    assert GEWIJZIGD in client.get(reverse("nettolijst", args=[lijst.id])).content.decode()


def test_of_a_fixed_list_nothing_can_be_decided_and_what_is_typed_stays(as_user: Any, lijst: Nettolijst) -> None:
    client, hier = as_user("analist"), persoon(lijst, "A")
    client.post(reverse("nettolijst_vaststellen", args=[lijst.id]), {"versie": 1})
    assert "Besluit vastleggen" not in client.get(hier).content.decode()
    answer = client.post(hier, {"besluit": "af", "reden": "Mijn eigen tekst", "versie": 1})
    html = answer.content.decode()
    assert answer.status_code == 422 and "verandert niet meer" in html and "Mijn eigen tekst" in html


def test_doubtful_pairs_and_what_came_since_are_told(as_user: Any, lijst: Nettolijst) -> None:
    client, hier = as_user("analist"), reverse("nettolijst", args=[lijst.id])
    html = client.get(hier).content.decode()
    assert "te beslissen paar" not in html and "iets veranderd" not in html
    with act("analist", moment=MOMENT + datetime.timedelta(minutes=1)) as asker:
        vind(asker, sorted((sleutel("A"), sleutel("C"))), [(0, 1, "voorgesteld")])
    html = client.get(hier).content.decode()
    assert html.count("Nog te beslissen paar<") == 2 and "Over 1 paar" in html and "iets veranderd" in html
    assert reverse("paren") in html and "/aanleveringen/paren/" in client.get(persoon(lijst, "A")).content.decode()


def test_the_definitions_say_rule_source_and_version(as_user: Any) -> None:
    html = as_user("analist").get(reverse("nettolijst_definities")).content.decode()
    assert all(definitie.naam in html and definitie.regel in html for definitie in DEFINITIES)
    assert "WODC" in html and VERSIE in html and "peildatum" in html


def test_the_document_is_a_disclosure_about_everybody_of_it(as_user: Any, lijst: Nettolijst) -> None:
    answer = as_user("analist").get(reverse("nettolijst_pdf", args=[lijst.id]), {"ontvanger": "Openbaar ministerie"})
    assert answer.status_code == 200 and answer.content.startswith(b"%PDF") and answer["Cache-Control"] == "no-store"
    with act("analist"):
        wie = {regel_van(lijst, naam).persoonsleutel for naam in "ABC"}
    with act("fg"):
        gegeven = Verstrekking.objects.get()
        stukken = VerstrektStuk.objects.filter(verstrekking_id=gegeven.id, object_id=lijst.id)
        assert (gegeven.vorm, gegeven.ontvanger) == ("pdf", "Openbaar ministerie")
        assert {(stuk.soort, stuk.persoon_id) for stuk in stukken} == {("nettolijst", key) for key in wie}


def test_no_number_stands_on_a_page(as_user: Any) -> None:
    with act("analist") as asker:
        rij = ["A", "Jan", "Voorbeelda", "1980-02-03", "Lindehaven", "12", "4", "1", "31-12-2025", BSN]
        lever_brutolijst(asker, [rij], kop=[*TELKOP, "BSN"])
        assert Aangeleverdrecord.objects.get().bsn_hash
        found = maak(asker)
    client = as_user("analist")
    for adres in (reverse("nettolijst", args=[found.id]), persoon(found, "A")):
        assert "BSN" not in client.get(adres).content.decode() and BSN not in client.get(adres).content.decode()


def test_a_signal_begins_with_name_and_birth_date_and_nothing_is_sent(as_user: Any, lijst: Nettolijst) -> None:
    client, hier = as_user("analist"), persoon(lijst, "A")
    assert f"{hier}signaal/" in client.get(hier).content.decode()
    formulier = str(uuid.UUID(int=7))
    given = {"acuut": "nee", "acuut_toelichting": "", "formulier_id": formulier}
    answers = [client.post(f"{hier}signaal/", given) for _ in range(2)]
    assert [a.status_code for a in answers] == [302, 302] and answers[0].url == answers[1].url
    with act("analist"):
        signaal, wie = Signaal.objects.get(), Signaalpersoon.objects.get()
        assert signaal.ingediend_op is None and signaal.afzender_id == cid("analist")
        assert (wie.achternaam, wie.voornamen, wie.geboortedatum) == ("Voorbeelda", "Jan", "1980-02-03")
        assert wie.bsn_versleuteld is None and wie.geinformeerd is None
    assert "Voorbeelda" in client.get(f"/signalen/{signaal.id}/personen/").content.decode()


@pytest.mark.parametrize("naam", [*(n for n in MENSEN if n != "analist"), "iemand_elders"])
def test_for_anybody_else_a_net_list_is_no_other_than_one_that_is_not_there(
    as_user: Any, lijst: Nettolijst, naam: str
) -> None:
    client, hier = as_user(naam), persoon(lijst, "A")
    daar = [reverse(adres, args=[lijst.id]) for adres in ("nettolijst", "nettolijst_pdf")] + [hier, f"{hier}signaal/"]
    assert [client.get(adres).status_code for adres in daar] == [404] * 4
    assert client.post(hier, {"besluit": "af", "reden": "x", "versie": 1}).status_code == 404
    with act("analist"):
        assert not Signaal.objects.exists()


def test_looks_are_logged_with_the_people_and_no_name(as_user: Any, lijst: Nettolijst) -> None:
    as_user("analist").get(reverse("nettolijst", args=[lijst.id]))
    with act("fg"):
        regel = Logregel.objects.filter(object_id=lijst.id, handeling="lezen").get()
        assert len(regel.persoon_ids) == 3


def test_the_screens_ask_no_more_of_the_database_when_there_are_more_people(as_user: Any, lijst: Nettolijst) -> None:
    client = as_user("analist")

    def asked() -> list[int]:
        found = []
        for adres in (reverse("nettolijsten"), reverse("nettolijst", args=[lijst.id]), persoon(lijst, "A")):
            client.get(adres)
            with CaptureQueriesContext(connection) as queries:
                assert client.get(adres).status_code == 200
            found.append(len(queries))
        return found

    few = asked()
    with act("analist") as asker:
        lever_brutolijst(asker, [*RIJEN, *((naam, 5, 5, 1) for naam in "DEFGHIJ")])
        maak(asker)
    assert asked() == few and max(few) <= 16


def test_a_long_group_is_shown_page_by_page_and_who_is_shown_is_logged(as_user: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr(queries, "PER_BLAD", 2)
    with act("analist") as asker:
        lever_brutolijst(asker, [(naam, 12, 4, 1) for naam in "ABCDE"] + [("Z", 3, 1, 1)])
        here = reverse("nettolijst", args=[maak(asker).id])
    client = as_user("analist")

    def shown(vraag: str = "") -> set[str]:
        html = client.get(here + vraag).content.decode()
        return {naam for naam in "abcdez" if f"Voorbeeld{naam}<" in html}

    assert shown() == set("abz") and "Alle 5 bekijken" in client.get(here).content.decode()
    code = "veelpleger"
    assert [shown(f"?groep={code}&pagina={n}") for n in (1, 2, 3)] == [set("ab"), set("cd"), set("e")]
    with act("fg"):
        last = Logregel.objects.filter(object_soort="nettolijst").order_by("-moment").first()
    with act("analist"):
        assert last and last.persoon_ids == [sleutel("E")]
    for odd, who in (("?groep=iets", "abz"), (f"?groep={code}&pagina=99", "e"), (f"?groep={code}&pagina=x", "ab")):
        assert shown(odd) == set(who)
    html = client.get(f"{here}?groep={code}&pagina=2").content.decode()
    assert "pagina=1" in html and "pagina=3" in html and "Terug naar alle groepen" in html
