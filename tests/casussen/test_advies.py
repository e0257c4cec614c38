"""Advice from the triage without naming anybody and without giving up the lead (R13), under the policies."""

import uuid
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from regiehuis.casussen.actions.advies import answer_advies, ask_advies
from regiehuis.casussen.models import Adviesvraag, Casus, Signaal
from regiehuis.casussen.queries import advies as queries
from regiehuis.casussen.rules.advies import names_somebody
from regiehuis.kern.errors import NotFound, Refusal
from regiehuis.personen.models import Persoon
from regiehuis.samenwerking.models import Melding
from tests.cast import MOMENT, act, cid

pytestmark = pytest.mark.django_db
SITUATIE = "Een man van rond de dertig slaapt in een portiek; drie partners kennen hem en niemand pakt het op."
VRAAG = "Is dit iets voor het huis, of kan het wijkteam dit zelf?"


def asked(**anders: Any) -> Adviesvraag:
    with act("afzender") as asker:
        return ask_advies(asker=asker, **{"situatie": SITUATIE, "vraag": VRAAG, "zonder_namen": True, **anders})


@pytest.mark.parametrize(
    ("tekst", "vindt"),
    [
        ("BSN 999993653 is bekend", "BSN"),
        ("nummer 9999.93.653", "BSN"),
        ("dossier 123456789", ""),  # nine figures that are no BSN
        ("geboren 3-4-1991 in Proefstad", "geboortedatum"),
        ("geb. 03/04", "geboortedatum"),
        ("sinds 3-4-2025 ernstiger", ""),
        ("woont op 1234 AB", "postcode"),
        ("in 2025 EN daarna", "postcode"),
        (SITUATIE, ""),
    ],
)
def test_what_leads_to_a_person_is_recognised(tekst: str, vindt: str) -> None:
    found = names_somebody(tekst)
    assert (vindt in found) if vindt else not found


def test_the_chair_answers_and_the_asker_hears_it_and_nothing_else_is_made() -> None:
    with act("procesregisseur"):
        before = (Signaal.objects.count(), Casus.objects.count(), Persoon.objects.count())
    vraag = asked()
    with act("procesregisseur") as asker:
        (regel,) = queries.advieslijst(asker).triage
        assert (regel.vraag, regel.mag_antwoorden) == (VRAAG, True)
        assert Melding.objects.filter(object_id=vraag.id).count() == 1
        answer_advies(asker=asker, adviesvraag_id=vraag.id, versie=1, antwoord="Vraag het wijkteam om een overleg.")
        with pytest.raises(Refusal, match="al beantwoord"):
            answer_advies(asker=asker, adviesvraag_id=vraag.id, versie=2, antwoord="Nog iets")
        assert (Signaal.objects.count(), Casus.objects.count(), Persoon.objects.count()) == before
    with act("afzender") as asker:
        seen = queries.adviesvraag(asker, vraag.id)
        assert (seen.antwoord, seen.eigen) == ("Vraag het wijkteam om een overleg.", True)
        (word,) = Melding.objects.filter(object_id=vraag.id)
        assert SITUATIE not in word.tekst and VRAAG not in word.tekst


def test_a_triage_partner_reads_and_does_not_answer() -> None:
    vraag = asked()
    with act("triagepartner") as asker:
        assert not queries.adviesvraag(asker, vraag.id).mag_antwoorden
        with pytest.raises(NotFound):
            answer_advies(asker=asker, adviesvraag_id=vraag.id, versie=1, antwoord="x")


@pytest.mark.parametrize("wie", ["andere_procesregisseur", "ketenmanager", "lid", "secretaris", "fg", "iemand_elders"])
def test_others_do_not_find_it(wie: str) -> None:
    vraag = asked()
    with act(wie) as asker:
        assert not queries.advieslijst(asker).triage and not Adviesvraag.objects.exists()
        with pytest.raises(NotFound):
            queries.adviesvraag(asker, vraag.id)
        with pytest.raises(NotFound):
            answer_advies(asker=asker, adviesvraag_id=vraag.id, versie=1, antwoord="x")


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"situatie": " "}, "situatie"),
        ({"situatie": "x" * 4001}, "situatie"),
        ({"situatie": "Zijn BSN is 999993653"}, "situatie"),
        ({"vraag": ""}, "vraag"),
        ({"vraag": "x" * 501}, "vraag"),
        ({"zonder_namen": False}, "zonder_namen"),
        ({"thema_id": uuid.uuid4()}, "thema"),
    ],
)
def test_bad_input_is_refused_at_its_field(anders: dict[str, Any], veld: str) -> None:
    with pytest.raises(Refusal) as refused:
        asked(**anders)
    assert refused.value.field == veld


def test_an_answer_names_nobody_either_and_an_old_page_is_told_so() -> None:
    vraag = asked()
    with act("procesregisseur") as asker:
        for antwoord, versie in (("", 1), ("BSN 999993653", 1), ("Goed", 9)):
            with pytest.raises(Refusal):
                answer_advies(asker=asker, adviesvraag_id=vraag.id, versie=versie, antwoord=antwoord)


def test_a_double_click_asks_once() -> None:
    key = uuid.uuid4()
    assert asked(nieuw_id=key) == asked(nieuw_id=key)


def test_in_sql_nobody_asks_in_anothers_name_and_the_chair_changes_no_question() -> None:
    vraag = asked()
    with act("lid"), pytest.raises(DatabaseError), transaction.atomic():
        Adviesvraag.objects.create(
            veiligheidshuis_id=cid("huis"),
            vrager_id=cid("afzender"),
            organisatie_id=cid("politie"),
            triagevorm_id=cid("triage"),
            situatie="x",
            vraag="x",
            gesteld_op=MOMENT,
        )
    with act("procesregisseur"), pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE casussen_adviesvraag SET vraag = 'anders' WHERE id = %s", [vraag.id])
