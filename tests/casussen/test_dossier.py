"""The dossier on one page: what the reader may read by life area, newest first, and nothing besides (A4, R15, R17)."""

import datetime
import uuid
from collections.abc import Iterator

import pytest
from django.test import Client

from regiehuis.casussen.access.casus import fetch_deelnames
from regiehuis.casussen.access.informatie import readable_items
from regiehuis.casussen.actions import informatie, plan
from regiehuis.casussen.models import Informatie, Leefgebied
from regiehuis.casussen.queries.casus import casus_hoofd
from regiehuis.casussen.queries.dossier import ZONDER, Dossier, casus_dossier
from regiehuis.samenwerking.access import Asker
from tests.access.test_screens import browser
from tests.cast import DAG, act, cid

from .test_informatie import bring

pytestmark = pytest.mark.django_db
MEMBERS = ["procesregisseur", "casusregisseur", "lid", "lid_zonder_categorie", "ggz_lid", "vervanger"]
PAGE = f"/casussen/{cid('casus')}/dossier/"
HUISVESTING, VERSLAVING = cid("huisvesting"), cid("verslaving")


def dossier(asker: Asker, **wens: object) -> Dossier:
    deelnames = fetch_deelnames(asker, cid("casus"), doel="dossier")
    return casus_dossier(asker, deelnames, {name: str(value) for name, value in wens.items()})


def pieces(found: Dossier) -> Iterator[tuple[str, str]]:
    for blok in found.blokken:
        for item in blok.stukken:
            yield blok.naam, item.tekst


def page(client: Client, query: str = "") -> str:
    answer = client.get(PAGE + query)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("who", MEMBERS)
def test_it_holds_what_the_reader_may_read_and_nothing_else(who: str) -> None:
    with act("lid") as asker:
        bring(asker, tekst="Voor wie politie mag lezen", categorie_id=cid("categorie_politie"))
        named = {"publiek": "onderdelen", "publiek_onderdelen": [cid("om_parket")]}
        bring(asker, tekst="De buurvrouw belde", soort="melder", **named)
    with act(who) as asker:
        readable = {item.tekst for item in readable_items(asker, cid("casus")) if item.soort != "melder"}
        assert {text for _, text in pieces(dossier(asker))} == readable


def test_items_stand_under_their_life_area_newest_first() -> None:
    day = datetime.timedelta(days=1)
    with act("lid") as asker:
        for tekst, area, ago in (("oud", HUISVESTING, 9), ("nieuw", HUISVESTING, 1), ("drinkt", VERSLAVING, 4)):
            bring(asker, tekst=tekst, leefgebied_id=area, ontvangen_op=DAG - ago * day)
        found = dossier(asker)
    assert [blok.naam for blok in found.blokken][:2] == ["Huisvesting", "Verslaving"]
    assert found.blokken[-1].naam == ""
    texts = [text for area, text in pieces(found) if area == "Huisvesting"]
    assert texts == ["nieuw", "oud"]
    assert "Financien" in found.niets_over


def test_fact_opinion_and_own_view_are_told_apart_with_source_date_and_category() -> None:
    with act("lid") as asker:
        for soort in ("feit", "oordeel", "eigen_visie"):
            bring(asker, soort=soort, tekst=f"Dit is {soort}", leefgebied_id=HUISVESTING)
    shown = page(browser("ggz_lid"))
    for soort, word in (("feit", "Feit"), ("oordeel", "Professioneel oordeel"), ("eigen_visie", "Eigen visie van")):
        block = shown[: shown.index(f"Dit is {soort}")].rpartition("<article")[2]
        assert f"rh-stuk--{soort}" in block and word in block and "10 maart 2026" in block
    assert "Politie, Politie basisteam · Sociaal" in shown


def test_it_is_narrowed_by_the_address_and_says_to_what() -> None:
    with act("lid") as asker:
        bring(asker, tekst="Vertelt zelf", soort="eigen_visie", leefgebied_id=HUISVESTING)
        assert list(pieces(dossier(asker, soort="eigen_visie", leefgebied=HUISVESTING))) == [
            ("Huisvesting", "Vertelt zelf")
        ]
        assert dossier(asker, bron=cid("politie_basisteam")).aantal < dossier(asker).aantal
        assert all(area == "" for area, _ in pieces(dossier(asker, leefgebied=ZONDER)))
        assert dossier(asker, persoon=cid("persoon_casus")).personen
        everything = dossier(asker)
        for nonsense in ({"persoon": cid("persoon_andere_casus")}, {"bron": "x"}, {"soort": "melder"}):
            assert dossier(asker, **nonsense) == everything
    shown = page(browser("lid"), f"?soort=eigen_visie&leefgebied={HUISVESTING}")
    assert "1 stuk · Huisvesting · Eigen visie" in shown and "Vertelt zelf" in shown


def test_what_can_be_chosen_tells_nothing_that_cannot_be_read() -> None:
    """The only item of a source is hidden from the ggz, and so is the source as a choice."""
    with act("ggz_lid") as asker:
        before = dossier(asker).keuzes
    with act("lid_zonder_categorie") as asker:
        bring(asker, tekst="Alleen strafrecht", categorie_id=cid("categorie_politie"), leefgebied_id=VERSLAVING)
        assert str(cid("om_parket")) in dict(dossier(asker).keuzes.bron)
    with act("ggz_lid") as asker:
        assert dossier(asker).keuzes == before
        assert str(cid("om_parket")) not in dict(before.bron)


def test_scores_stand_at_their_life_area() -> None:
    with act("lid") as asker:
        for score in (2, 4):
            plan.score_leefgebied(
                asker=asker,
                casus_id=cid("casus"),
                leefgebied_id=VERSLAVING,
                score=score,
                persoon_id=cid("persoon_casus"),
            )
        found = next(blok for blok in dossier(asker).blokken if blok.naam == "Verslaving")
        assert [(s.van, s.score, s.op) for s in found.scores] == [("Pim Proefpersoon", 4, DAG)]


def test_the_source_places_an_item_and_nobody_else() -> None:
    with act("lid") as asker:
        item = bring(asker)
        foreign = uuid.uuid4()
        for area in (foreign, cid("gesloten")):
            with pytest.raises(informatie.UnableToInbrengen) as caught:
                informatie.change_publiek(
                    asker=asker, informatie_id=item.id, versie=1, publiek="alle_leden", leefgebied_id=area
                )
            assert caught.value.field == "leefgebied"
        moved = informatie.change_publiek(
            asker=asker, informatie_id=item.id, versie=1, publiek="alle_leden", leefgebied_id=HUISVESTING
        )
        assert moved.leefgebied_id == HUISVESTING
        stays = informatie.change_publiek(asker=asker, informatie_id=item.id, versie=2, publiek="procesregie")
        assert stays.leefgebied_id == HUISVESTING
    with act("casusregisseur"):
        Informatie.objects.filter(id=item.id).update(leefgebied=VERSLAVING)
        assert not Informatie.objects.filter(id=item.id, leefgebied=VERSLAVING).exists()


def test_an_item_says_where_it_belongs_unless_it_answers_a_core_question() -> None:
    client = browser("lid")
    address = f"/casussen/{cid('casus')}/informatie/nieuw/"
    assert "Kies een leefgebied." in client.post(address, {}).content.decode()
    answered = client.post(f"{address}?kernvraag={cid('kernvraag_1')}", {})
    assert answered.status_code == 422 and "Kies een leefgebied." not in answered.content.decode()


def test_a_life_area_that_is_no_longer_used_keeps_its_items() -> None:
    with act("lid") as asker:
        bring(asker, tekst="Van vroeger", leefgebied_id=HUISVESTING)
    with act("ketenmanager"):
        assert Leefgebied.objects.filter(id=HUISVESTING).update(actief=False) == 1
    with act("lid") as asker:
        assert ("Huisvesting", "Van vroeger") in list(pieces(dossier(asker)))


@pytest.mark.parametrize("who", MEMBERS)
def test_above_it_stand_the_warnings_that_stand_above_every_page_of_the_case(who: str) -> None:
    with act("lid") as asker:
        before = DAG - datetime.timedelta(days=1)
        politie = {"categorie_id": cid("categorie_politie"), "ontvangen_op": before}
        bring(asker, soort="waarschuwing", tekst="Kom nooit alleen", **politie)
        bring(asker, soort="waarschuwing", tekst="Sinds gisteren rustig", categorie_id=cid("categorie_sociaal"))
        over = bring(asker, soort="waarschuwing", tekst="De hond is weg", categorie_id=cid("categorie_sociaal"))
        informatie.end_waarschuwing(asker=asker, informatie_id=over.id, versie=1)
    with act(who) as asker:
        deelnames = fetch_deelnames(asker, cid("casus"), doel="dossier")
        elsewhere = casus_hoofd(asker, deelnames).waarschuwingen
        here = casus_hoofd(asker, deelnames, dossier(asker).waarschuwingen).waarschuwingen
    assert list(here) == list(elsewhere)
    assert [warning.tekst for warning in here] == (
        ["Sinds gisteren rustig"] if who == "ggz_lid" else ["Sinds gisteren rustig", "Kom nooit alleen"]
    )
