"""Criteria, core questions and life areas in the house's own words; what was decided keeps the words of then."""

import datetime
import uuid

import pytest

from regiehuis.casussen.actions.informatie import add_informatie
from regiehuis.casussen.actions.werkwijze import add_werkwijze, change_werkwijze, end_werkwijze
from regiehuis.casussen.models import Criterium, Doel, Kernvraag
from regiehuis.casussen.queries.casusdelen import casus_analyse
from regiehuis.casussen.queries.triage import criteria
from regiehuis.casussen.queries.werkwijze import werkwijze
from regiehuis.kern.errors import NotAllowed, NotFound
from regiehuis.samenwerking.actions import UnableToManage
from tests.cast import DAG, act, cid

pytestmark = pytest.mark.django_db
C4 = "Ernstig gebiedsprobleem"


def test_other_words_for_a_criterium_leave_the_old_ones_with_what_was_decided() -> None:
    with act("ketenmanager") as asker:
        new = change_werkwijze(
            asker=asker, soort="criterium", regel_id=cid("c1"), tekst="Anders gezegd", volgorde=1, versie=1
        )
        assert [(c.code, c.tekst) for c in criteria(asker)][0] == ("c1", "Anders gezegd")
        old = Criterium.objects.get(id=cid("c1"))
        assert (old.tekst, old.actief, new.id != old.id) == ("Meer dan één leefgebied", False, True)
        with pytest.raises(UnableToManage, match="anders verwoord"):
            change_werkwijze(asker=asker, soort="criterium", regel_id=cid("c1"), tekst="Weer", volgorde=1, versie=1)
        with pytest.raises(NotFound):
            change_werkwijze(asker=asker, soort="criterium", regel_id=uuid.uuid4(), tekst="X", volgorde=1, versie=1)


def test_the_order_changes_in_place_and_the_national_criteria_stay() -> None:
    with act("ketenmanager") as asker:
        change_werkwijze(
            asker=asker, soort="criterium", regel_id=cid("c4"), tekst="Ernstig gebiedsprobleem", volgorde=1, versie=1
        )
        with pytest.raises(UnableToManage, match="intussen gewijzigd"):
            change_werkwijze(asker=asker, soort="criterium", regel_id=cid("c4"), tekst=C4, volgorde=9, versie=1)
        assert Criterium.objects.get(id=cid("c4")).volgorde == 1
        with pytest.raises(UnableToManage, match="landelijke criteria"):
            end_werkwijze(asker=asker, soort="criterium", regel_id=cid("c1"))
        own = add_werkwijze(asker=asker, soort="criterium", tekst="Eigen criterium", volgorde=5)
        assert own.code not in ("c1", "c2", "c3", "c4")
        end_werkwijze(asker=asker, soort="criterium", regel_id=own.id)
        assert [c.code for c in criteria(asker)] == ["c1", "c4", "c2", "c3"]


def test_an_answer_stays_under_the_question_it_answered() -> None:
    with act("lid") as asker:
        add_informatie(
            asker=asker, casus_id=cid("casus"), categorie_id=cid("categorie_sociaal"), soort="oordeel",
            tekst="Antwoord",
            ontvangen_op=DAG - datetime.timedelta(days=1), grondslag="wgs", persoon_id=cid("persoon_casus"),
            persoonsrol="verdachte", kernvraag_id=cid("kernvraag_1"),
        )  # fmt: skip
    with act("ketenmanager") as asker:
        for n in (1, 2):
            end_werkwijze(asker=asker, soort="kernvraag", regel_id=cid(f"kernvraag_{n}"))
    with act("lid") as asker:
        shown = {vraag: len(items) for _id, vraag, items in casus_analyse(asker, cid("casus"), None)}
    assert shown["Kernvraag 1?"] == 1 and "Kernvraag 2?" not in shown


def test_a_goal_keeps_its_life_area_by_the_name_it_was_given() -> None:
    with act("ketenmanager") as asker:
        change_werkwijze(
            asker=asker, soort="leefgebied", regel_id=cid("huisvesting"), tekst="Wonen", volgorde=1, versie=1
        )
        assert "Wonen" in [r.tekst for _s, _k, rows in werkwijze(asker) for r in rows]
    with act("lid"):
        assert Doel.objects.select_related("leefgebied").get(id=cid("doel")).leefgebied.naam == "Huisvesting"


@pytest.mark.parametrize(
    ("tekst", "volgorde", "field"), [(" ", 1, "tekst"), ("x" * 301, 1, "tekst"), ("x", 0, "volgorde")]
)
def test_what_cannot_be_is_refused(tekst: str, volgorde: int, field: str) -> None:
    with act("ketenmanager") as asker, pytest.raises(UnableToManage) as refused:
        add_werkwijze(asker=asker, soort="kernvraag", tekst=tekst, volgorde=volgorde)
    assert refused.value.field == field
    with act("procesregisseur") as asker, pytest.raises(NotAllowed):
        add_werkwijze(asker=asker, soort="kernvraag", tekst="Mag niet", volgorde=1)
    with act("ketenmanager"):
        assert Kernvraag.objects.count() == 6
