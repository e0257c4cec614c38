"""Cases through the actions, under the policies: opened, moved on, rewritten (A3, A15, R1, R12)."""

import uuid
from typing import Any

import pytest

from regiehuis.casussen.actions import casus as acties
from regiehuis.casussen.models import Casus, Casuspersoon, Deelname, Faseovergang, Regievacature, Signaal
from regiehuis.casussen.rules import casus as rules
from regiehuis.casussen.rules.woorden import FASEN, FASEOVERGANGEN
from regiehuis.kern.errors import NotAllowed, NotFound, Refusal
from regiehuis.kern.models import new_id
from regiehuis.personen.models import Persoon
from regiehuis.samenwerking.access import Asker
from tests.cast import DAG, MOMENT, act, cid

pytestmark = pytest.mark.django_db


def opened(asker: Asker, **changes: Any) -> Casus:
    """A case from the cast's signal, unless changed."""
    given: dict[str, Any] = {
        "signaal": Signaal.objects.get(pk=cid("signaal")),
        "convenant_id": cid("convenant"),
        "overlegvorm_id": cid("casusoverleg"),
        "personen": [(cid("signaalpersoon"), None)],
    }
    return acties.open_casus(asker=asker, **(given | changes))


# --- opening ---


def test_a_case_is_opened_with_number_chair_phase_person_and_an_open_lead() -> None:
    with act("procesregisseur") as asker:
        casus = opened(asker)
        assert casus.nummer.startswith("2026-") and len(casus.nummer) == 9
        assert casus.procesregisseur_id == cid("procesregisseur") and casus.regisseur_id is None
        lid = Deelname.objects.get(casus=casus)
        assert (lid.medewerker_id, lid.rol) == (cid("procesregisseur"), "procesregisseur")
        assert Faseovergang.objects.get(casus=casus).naar_fase == "analyse"
        person = Casuspersoon.objects.get(casus=casus)
        assert person.hoofdpersoon and Persoon.objects.filter(id=person.persoon_id).exists()
        vacancy = Regievacature.objects.get(casus=casus)
        assert (vacancy.eigenaar_id, vacancy.termijn) == (cid("procesregisseur"), DAG + rules.VACATURETERMIJN)


def test_two_cases_have_numbers_that_follow_and_a_double_click_opens_one() -> None:
    key = new_id()
    with act("procesregisseur") as asker:
        first, again = opened(asker, nieuw_id=key), opened(asker, nieuw_id=key)
        assert first == again
        second = opened(asker)
        assert int(second.nummer[5:]) == int(first.nummer[5:]) + 1


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("overlegvorm", {"overlegvorm_id": cid("ander_overleg")}),
        ("overlegvorm", {"overlegvorm_id": cid("triage")}),
        ("convenant", {"convenant_id": uuid.uuid4()}),
        ("personen", {"personen": []}),
    ],
)
def test_what_does_not_fit_is_refused_at_its_field(field: str, changes: dict[str, Any]) -> None:
    with act("procesregisseur") as asker:
        before = Casus.objects.count()
        with pytest.raises(acties.UnableToOpenCasus) as caught:
            opened(asker, **changes)
        assert caught.value.field == field and caught.value.message
        assert Casus.objects.count() == before


def test_a_covenant_that_does_not_cover_the_theme_is_refused() -> None:
    with act("procesregisseur") as asker:
        signaal = Signaal.objects.get(pk=cid("signaal"))
        signaal.thema_id = uuid.uuid4()
        with pytest.raises(acties.UnableToOpenCasus) as caught:
            opened(asker, signaal=signaal)
        assert caught.value.field == "convenant"


# --- phases ---


def test_the_table_of_phases_is_closed() -> None:
    names = {code for code, _ in FASEN}
    assert set(FASEOVERGANGEN) == names
    assert {to for targets in FASEOVERGANGEN.values() for to in targets} <= names


def test_a_lead_moves_the_case_and_the_move_is_kept() -> None:
    with act("casusregisseur") as asker:
        casus = Casus.objects.get(pk=cid("casus"))
        moved = acties.change_fase(
            asker=asker, casus_id=casus.id, versie=casus.versie, naar="plan", toelichting="Bijgesteld"
        )
        assert moved.fase == "plan"
        move = Faseovergang.objects.get(casus=casus)
        assert (move.van_fase, move.naar_fase, move.toelichting) == ("uitvoering", "plan", "Bijgesteld")
        assert move.op == MOMENT


@pytest.mark.parametrize("naar", ["analyse", "uitvoering", "nazorg", "afgesloten", "onzin"])
def test_a_step_that_the_phase_forbids_is_refused_in_plain_words(naar: str) -> None:
    with act("casusregisseur") as asker:
        versie = Casus.objects.get(pk=cid("casus")).versie
        with pytest.raises(Refusal) as caught:
            acties.change_fase(asker=asker, casus_id=cid("casus"), versie=versie, naar=naar)
        assert "casus" in caught.value.message.lower()
        assert Casus.objects.get(pk=cid("casus")).fase == "uitvoering"


def test_aftercare_is_left_by_closing_or_reopening_only() -> None:
    assert rules.fasen_naar("nazorg") == rules.fasen_naar("afgesloten") == []
    assert [code for code, _ in rules.fasen_naar("plan")] == ["analyse", "uitvoering"]


def test_a_member_does_not_move_the_case_and_an_outsider_does_not_see_it() -> None:
    with act("lid") as asker, pytest.raises(NotAllowed):
        acties.change_fase(asker=asker, casus_id=cid("casus"), versie=1, naar="plan")
    with act("buitenstaander") as asker, pytest.raises(NotFound):
        acties.change_fase(asker=asker, casus_id=cid("casus"), versie=1, naar="plan")


def test_the_second_of_two_who_rewrite_the_summary_is_told() -> None:
    with act("casusregisseur") as asker:
        versie = Casus.objects.get(pk=cid("casus")).versie
        changed = acties.change_samenvatting(
            asker=asker, casus_id=cid("casus"), versie=versie, aanleiding="Nieuw", gewenst_doel=""
        )
        assert (changed.aanleiding, changed.versie) == ("Nieuw", versie + 1)
        with pytest.raises(acties.UnableToChangeCasus, match="Iemand anders"):
            acties.change_samenvatting(
                asker=asker, casus_id=cid("casus"), versie=versie, aanleiding="Later", gewenst_doel=""
            )
        for field, texts in (
            ("aanleiding", (" ", "")),
            ("aanleiding", ("x" * 8001, "")),
            ("gewenst_doel", ("x", "y" * 4001)),
        ):
            with pytest.raises(acties.UnableToChangeCasus) as caught:
                acties.change_samenvatting(
                    asker=asker, casus_id=cid("casus"), versie=versie + 1, aanleiding=texts[0], gewenst_doel=texts[1]
                )
            assert caught.value.field == field
