"""The source's view, a disputed item shielded, its statement, and whoever had it told (R17, R30, R32)."""

import uuid

import pytest

from regiehuis.casussen.access.informatie import readable_items
from regiehuis.casussen.actions.noodtoegang import Noodvraag, take_noodtoegang
from regiehuis.casussen.models import Informatie, Verklaring
from regiehuis.casussen.queries.noodtoegang import noodinzage
from regiehuis.kern.errors import NotFound
from regiehuis.logboek.actions import record_verstrekking
from regiehuis.logboek.rules import Ontvanger, Stuk
from regiehuis.samenwerking.models import Melding
from regiehuis.verantwoording.access.verzoek import asked_of_source
from regiehuis.verantwoording.actions import verzoek as actions
from regiehuis.verantwoording.actions import verzoekpost as posten
from regiehuis.verantwoording.actions.verzoek import UnableToHandle
from regiehuis.verantwoording.actions.verzoekantwoord import disclose_verzoek
from regiehuis.verantwoording.models import Kennisgeving, Verzoekpost, Zienswijze
from regiehuis.verantwoording.queries.verzoek import verzoek_dossier
from tests.cast import DAG, MOMENT, act, cid
from tests.verantwoording.werk import (
    NA_ZIENSWIJZE,
    ZIENSWIJZE_TOT,
    asked,
    assembled,
    decide_all,
    disputed,
    post_of,
    stands,
    view_of,
)

pytestmark = pytest.mark.django_db


def reads(wie: str, item: str) -> bool:
    """Whether both the database and Python give an item to somebody."""
    with act(wie) as asker:
        in_database = Informatie.objects.filter(id=cid(item)).exists()
        try:
            in_python = cid(item) in {found.id for found in readable_items(asker, cid("casus"))}
        except NotFound:
            in_python = False
        assert in_database == in_python
        return in_python


def test_a_disputed_item_stays_closed_under_emergency_access_too() -> None:
    vraag = Noodvraag(reden="Er wordt nu geschreeuwd en niemand neemt op.", uren=2, nummer="2026-0001")
    with act("buitenstaander") as asker:
        (key,) = take_noodtoegang(asker=asker, vraag=vraag)
    before = seen_in_need(key)
    disputed("item_sociaal")
    assert before - seen_in_need(key) == {"Inhoud van item_sociaal"}


def seen_in_need(noodtoegang_id: uuid.UUID) -> set[str]:
    """What the page of emergency access shows; the database and Python each keep to it."""
    with act("buitenstaander") as asker:
        shown = {item.tekst for item in noodinzage(asker, noodtoegang_id).stukken}
        assert Informatie.objects.filter(publiek="alle_leden", betwist_op=None, tekst__in=shown).count() == len(shown)
        assert not Informatie.objects.exclude(betwist_op=None).exists()
        return shown


def test_the_liaison_of_the_source_reads_what_is_asked_of_its_unit_and_of_no_other() -> None:
    key = asked()
    with act("lid") as asker:
        said = asked_of_source(asker)
        texts = str(said)
        assert "Inhoud van item_politie" in texts
        assert not {"Inhoud van item_medisch", "Inhoud van item_sociaal"} & set(texts.split("'"))
        assert set(said) == set(Zienswijze.objects.values_list("id", flat=True))
        assert Melding.objects.filter(object_soort="zienswijze").count() == 1
    with act("afzender") as asker:
        assert asked_of_source(asker) == {}
        assert not Zienswijze.objects.exists()
    assert stands(key).personen == [cid("persoon_casus")]


def test_an_answer_is_given_once_and_ends_the_look() -> None:
    view = view_of(asked(), "item_politie")
    with act("lid") as asker:
        with pytest.raises(UnableToHandle) as wrong:
            posten.answer_zienswijze(asker=asker, zienswijze_id=view.id, versie=1, antwoord="bezwaar")
        assert wrong.value.field == "toelichting"
        posten.answer_zienswijze(
            asker=asker, zienswijze_id=view.id, versie=1, antwoord="bezwaar", toelichting="Onderzoek loopt"
        )
        assert view.id not in asked_of_source(asker)
        with pytest.raises(NotFound):
            posten.answer_zienswijze(asker=asker, zienswijze_id=view.id, versie=2, antwoord="geen_bezwaar")


@pytest.mark.parametrize("wie", ["ggz_lid", "procesregisseur", "contactpunt", "afzender", "niet_ondertekend"])
def test_nobody_else_answers_for_the_source(wie: str) -> None:
    view = view_of(asked(), "item_politie")
    with act(wie) as asker, pytest.raises(NotFound):
        posten.answer_zienswijze(asker=asker, zienswijze_id=view.id, versie=1, antwoord="geen_bezwaar")


def test_against_the_source_only_with_reasons_and_a_care_secret_only_with_its_word() -> None:
    key = asked()
    for rij, wie, word in (("item_politie", "lid", "bezwaar"), ("item_medisch", "ggz_lid", "geen_bezwaar")):
        view = view_of(key, rij).id
        with act(wie) as asker:
            posten.answer_zienswijze(asker=asker, zienswijze_id=view, versie=1, antwoord=word, toelichting="Onderzoek")
    politie, zorg = post_of(key, "item_politie"), post_of(key, "item_medisch")
    with act("contactpunt") as asker:
        for post in (politie, zorg):
            with pytest.raises(UnableToHandle) as wrong:
                posten.decide_post(asker=asker, post_id=post.id, versie=1, besluit="verstrekken")
            assert wrong.value.field == "motivering"
            posten.decide_post(
                asker=asker, post_id=post.id, versie=1, besluit="verstrekken", motivering="Hij kent het al"
            )


def test_asking_twice_asks_nothing_twice() -> None:
    key = asked()
    with act("contactpunt") as asker:
        before = Zienswijze.objects.count()
        with pytest.raises(UnableToHandle, match="niets meer"):
            posten.ask_sources(asker=asker, verzoek_id=key, termijn=ZIENSWIJZE_TOT)
        assert Zienswijze.objects.count() == before
        with pytest.raises(UnableToHandle, match="na vandaag"):
            posten.ask_sources(asker=asker, verzoek_id=key, termijn=DAG)


def test_a_disputed_item_is_read_by_its_source_and_procesregie_until_it_is_resolved() -> None:
    everybody = ("lid", "lid_zonder_categorie", "ggz_lid", "vervanger", "casusregisseur", "procesregisseur")
    assert all(reads(wie, "item_sociaal") for wie in everybody)
    post = disputed()
    # The casusregisseur is of the source here.
    assert {wie for wie in everybody if reads(wie, "item_sociaal")} == {"casusregisseur", "procesregisseur"}
    with act("contactpunt") as asker:
        posten.resolve_dispute(asker=asker, post_id=post, besluit="De bron blijft erbij")
    assert all(reads(wie, "item_sociaal") for wie in everybody)


def test_the_item_stays_as_it_was_and_the_statement_stands_beside_it_for_who_reads_it() -> None:
    post = disputed()
    with act("procesregisseur"):
        assert Informatie.objects.get(id=cid("item_sociaal")).tekst == "Inhoud van item_sociaal"
        assert [v.tekst for v in Verklaring.objects.all()] == ["Dat klopt niet"]
    with act("lid"):
        assert not Verklaring.objects.exists()
    with act("contactpunt") as asker:
        posten.resolve_dispute(asker=asker, post_id=post, besluit="Blijft")
    with act("lid"):
        assert Verklaring.objects.count() == 1


def test_only_information_is_disputed_once_and_by_the_contact_point() -> None:
    key = assembled(soort="rectificatie")
    casus, item = post_of(key, "casus"), post_of(key, "item_sociaal")
    with act("procesregisseur") as asker, pytest.raises(NotFound):
        posten.dispute_post(asker=asker, post_id=item.id, tekst="Niet waar")
    with act("contactpunt") as asker:
        with pytest.raises(UnableToHandle, match="Alleen ingebrachte informatie"):
            posten.dispute_post(asker=asker, post_id=casus.id, tekst="Niet waar")
        for _ in range(2):
            posten.dispute_post(asker=asker, post_id=item.id, tekst="Niet waar")
        with pytest.raises(UnableToHandle, match="niet betwist"):
            posten.resolve_dispute(asker=asker, post_id=casus.id, besluit="Blijft")
    with act("procesregisseur"):
        assert Verklaring.objects.count() == 1


def test_a_request_with_a_dispute_that_is_open_is_not_closed() -> None:
    post = disputed()
    with act("contactpunt") as asker:
        verzoek = Verzoekpost.objects.select_related("verzoek").get(id=post).verzoek
        with pytest.raises(UnableToHandle):
            actions.close_verzoek(asker=asker, verzoek_id=verzoek.id, versie=verzoek.versie, uitkomst="toegewezen")


def test_everybody_who_had_it_is_told_once_and_confirms() -> None:
    key = assembled(soort="rectificatie")
    with act("contactpunt") as asker:
        told = posten.notify_receivers(asker=asker, verzoek_id=key)
        assert told == Kennisgeving.objects.count() >= 4
        assert posten.notify_receivers(asker=asker, verzoek_id=key) == 0
    with act("lid") as asker:
        [mine] = Kennisgeving.objects.all()
        assert mine.organisatie_id == cid("politie")
        for _ in range(2):
            posten.confirm_kennisgeving(asker=asker, kennisgeving_id=mine.id, versie=1)
    with act("afzender") as asker, pytest.raises(NotFound):
        posten.confirm_kennisgeving(asker=asker, kennisgeving_id=mine.id, versie=2)
    with act("contactpunt"):
        assert Kennisgeving.objects.filter(bevestigd_op=MOMENT).count() == 1


def test_who_is_outside_is_listed_with_what_he_was_given_and_marked_by_the_contact_point() -> None:
    with act("lid") as asker:
        for organisaties, naam, doel in (((cid("woningcorporatie"),), "", "overleg"), ((), "De advocaat", "zitting")):
            record_verstrekking(
                asker=asker,
                vorm="mail",
                stukken=[Stuk("informatie", cid("item_sociaal"), (cid("persoon_casus"),), cid("casus"))],
                ontvanger=Ontvanger(organisaties=organisaties, naam=naam),
                doel=doel,
                grondslag="convenant",
            )
    key = assembled(soort="rectificatie")
    with act("contactpunt") as asker:
        posten.notify_receivers(asker=asker, verzoek_id=key)
        assert posten.notify_receivers(asker=asker, verzoek_id=key) == 0
        told = {notice.organisatie: notice for notice in verzoek_dossier(asker, key).kennisgevingen}
        outside = told["De advocaat"]
        assert outside.buiten and outside.gekregen == [(DAG, "Mail", "zitting", 1)]
        partner = Kennisgeving.objects.get(organisatie_id=cid("woningcorporatie"))
        assert next(n for n in told.values() if n.id == partner.id).gekregen == [(DAG, "Mail", "overleg", 1)]
        posten.confirm_kennisgeving(asker=asker, kennisgeving_id=outside.id, versie=1)
        told = {notice.organisatie: notice for notice in verzoek_dossier(asker, key).kennisgevingen}
        assert told["De advocaat"].bevestigd_op == MOMENT
    for wie in ("lid", "procesregisseur", "fg"):
        with act(wie):
            assert not Kennisgeving.objects.filter(organisatie=None).exists()


def test_the_answer_to_the_person_is_no_disclosure_to_somebody_outside() -> None:
    key = asked(soort="rectificatie")
    decide_all(key)
    with act("contactpunt", moment=NA_ZIENSWIJZE) as asker:
        disclose_verzoek(asker=asker, verzoek_id=key, vorm="pdf")
        posten.notify_receivers(asker=asker, verzoek_id=key)
        assert not Kennisgeving.objects.filter(organisatie=None).exists()


def test_looking_changes_nothing_so_that_nobody_is_told() -> None:
    with act("contactpunt") as asker, pytest.raises(UnableToHandle, match="niemand bericht"):
        posten.notify_receivers(asker=asker, verzoek_id=assembled())


def test_two_requests_that_dispute_one_item_keep_it_shielded_until_both_are_resolved() -> None:
    first, second = disputed(), disputed()
    for post, shielded in ((first, True), (second, False)):
        with act("contactpunt") as asker:
            posten.resolve_dispute(asker=asker, post_id=post, besluit="Blijft")
        assert reads("lid", "item_sociaal") is not shielded
