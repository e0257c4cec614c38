"""Plan and agreements through the actions, under the policies of the database (A6, A8, A9, R27, R28)."""

import datetime
import uuid
from typing import Any

import pytest

from regiehuis.casussen.actions import afspraak as afspraken
from regiehuis.casussen.actions import interventie as interventies
from regiehuis.casussen.actions import plan as plannen
from regiehuis.casussen.models import Afspraak, Casus, Doel, Faseovergang, Interventie, PlanVanAanpak, Terugkoppeling
from regiehuis.casussen.queries import afspraak as vragen
from regiehuis.casussen.queries import plan as planvragen
from regiehuis.casussen.queries.casuslijst import casuslijst
from regiehuis.casussen.queries.werkvoorraad import werkvoorraad
from regiehuis.casussen.rules.plan import climbed_to
from regiehuis.kern.errors import NotAllowed, NotFound, Refusal
from regiehuis.kern.models import new_id
from regiehuis.samenwerking.models import Melding
from tests.cast import DAG, MOMENT, act, cid

pytestmark = pytest.mark.django_db

WEEK = datetime.timedelta(days=7)
GOAL = {"tekst": "Schuldenvrij", "tevreden_als": "Geen nieuwe schulden in een half jaar"}


def offer(asker: Any, **changes: Any) -> Afspraak:
    """An agreement that the reclassering offers to the police, unless changed."""
    given: dict[str, Any] = {
        "casus_id": cid("casus"),
        "tekst": "Huisbezoek afleggen",
        "organisatie_id": cid("politie"),
        "medewerker_id": cid("lid"),
        "termijn": DAG + WEEK,
    }
    return afspraken.offer_afspraak(asker=asker, **(given | changes))


def refused(field: str | None, **changes: Any) -> str:
    """The message of a refused offer, which has to stand at this field; nothing is saved."""
    with act("casusregisseur") as asker:
        before = Afspraak.objects.count()
        with pytest.raises(Refusal) as caught:
            offer(asker, **changes)
        assert caught.value.field == field
        assert Afspraak.objects.count() == before
    return caught.value.message


# --- the plan ---


def test_a_lead_adds_a_goal_and_the_plan_gets_a_new_version() -> None:
    with act("casusregisseur") as asker:
        before = PlanVanAanpak.objects.get(pk=cid("plan")).versie
        doel = plannen.add_doel(asker=asker, casus_id=cid("casus"), leefgebied_id=cid("financien"), **GOAL)
        assert doel.plan_id == cid("plan")
        assert PlanVanAanpak.objects.get(pk=cid("plan")).versie == before + 1


def test_the_first_goal_starts_the_plan_and_moves_the_case() -> None:
    with act("andere_procesregisseur") as asker:
        plannen.add_doel(asker=asker, casus_id=cid("andere_casus"), leefgebied_id=cid("financien"), **GOAL)
        casus = Casus.objects.get(pk=cid("andere_casus"))
        assert casus.fase == "plan"
        assert PlanVanAanpak.objects.get(casus=casus).status == "concept"
        assert Faseovergang.objects.get(casus=casus).naar_fase == "plan"
        assert plannen.start_plan(asker=asker, casus_id=casus.id) == PlanVanAanpak.objects.get(casus=casus)


def test_a_plan_without_casusregisseur_is_not_adopted() -> None:
    with act("andere_procesregisseur") as asker:
        plannen.add_doel(asker=asker, casus_id=cid("andere_casus"), leefgebied_id=cid("financien"), **GOAL)
        plan = PlanVanAanpak.objects.get(casus_id=cid("andere_casus"))
        with pytest.raises(Refusal, match="casusregisseur"):
            plannen.activate_plan(
                asker=asker, casus_id=cid("andere_casus"), versie=plan.versie, evaluatie_op=DAG + WEEK
            )


def test_adopting_needs_a_later_review_date_and_the_version_that_was_seen() -> None:
    with act("casusregisseur") as asker:
        for wrong in (None, DAG, DAG - WEEK):
            with pytest.raises(Refusal) as caught:
                plannen.activate_plan(asker=asker, casus_id=cid("casus"), versie=1, evaluatie_op=wrong)
            assert caught.value.field == "evaluatie_op"
        with pytest.raises(Refusal, match="intussen gewijzigd"):
            plannen.activate_plan(asker=asker, casus_id=cid("casus"), versie=99, evaluatie_op=DAG + WEEK)
        plan = plannen.activate_plan(asker=asker, casus_id=cid("casus"), versie=1, evaluatie_op=DAG + WEEK)
        assert (plan.status, plan.evaluatie_op, plan.vastgesteld_door_id) == ("actief", DAG + WEEK, asker.medewerker_id)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"tekst": " "}, "tekst"),
        ({"tekst": "x" * 501}, "tekst"),
        ({"tevreden_als": ""}, "tevreden_als"),
        ({"leefgebied_id": uuid.uuid4()}, "leefgebied"),
        ({"persoon_id": cid("persoon_andere_casus")}, "persoon"),
    ],
)
def test_a_wrong_goal_is_refused_at_its_field(changes: dict[str, Any], field: str) -> None:
    with act("casusregisseur") as asker:
        given: dict[str, Any] = {"casus_id": cid("casus"), "leefgebied_id": cid("financien"), **GOAL}
        with pytest.raises(Refusal) as caught:
            plannen.add_doel(asker=asker, **(given | changes))
        assert caught.value.field == field
        assert Doel.objects.count() == 1


def test_a_double_click_makes_one_goal() -> None:
    key = new_id()
    with act("casusregisseur") as asker:
        for _ in range(2):
            plannen.add_doel(asker=asker, casus_id=cid("casus"), leefgebied_id=cid("financien"), nieuw_id=key, **GOAL)
        assert Doel.objects.count() == 2


def test_a_goal_is_changed_on_the_version_that_was_seen() -> None:
    with act("casusregisseur") as asker:
        new: dict[str, Any] = {"leefgebied_id": cid("huisvesting"), "tekst": "Woont", "tevreden_als": "Rust"}
        plannen.change_doel(asker=asker, doel_id=cid("doel"), versie=1, **new)
        with pytest.raises(Refusal, match="intussen gewijzigd"):
            plannen.change_doel(asker=asker, doel_id=cid("doel"), versie=1, **new)


def test_an_intervention_comes_from_the_menukaart() -> None:
    with act("casusregisseur") as asker:
        given: dict[str, Any] = {"asker": asker, "doel_id": cid("doel"), "van": DAG, "tot": DAG + WEEK}
        found = interventies.add_interventie(menukaartitem_id=cid("menu_behandeling"), **given)
        assert (found.naam, found.soort, found.onderdeel_id) == (
            "Ambulante behandeling",
            "zorg",
            cid("verslavingszorg_team"),
        )
        with pytest.raises(Refusal) as caught:
            interventies.add_interventie(menukaartitem_id=cid("menu_behandeling"), **(given | {"tot": DAG}))
        assert caught.value.field == "tot"
        with pytest.raises(Refusal) as caught:
            interventies.add_interventie(menukaartitem_id=uuid.uuid4(), **given)
        assert caught.value.field == "menukaartitem"
        assert Interventie.objects.count() == 1


def test_a_member_scores_and_earlier_scores_stay() -> None:
    with act("lid") as asker:
        for score in (1, 3):
            plannen.score_leefgebied(
                asker=asker, casus_id=cid("casus"), leefgebied_id=cid("financien"), score=score, toelichting="Gezien"
            )
        with pytest.raises(Refusal) as caught:
            plannen.score_leefgebied(asker=asker, casus_id=cid("casus"), leefgebied_id=cid("financien"), score=6)
        assert caught.value.field == "score"
        [row] = planvragen.plan_pagina(asker, cid("casus")).scores
        assert (row.leefgebied, row.score, row.vorige) == ("Financien", 3, 1)
        assert "Huisvesting" in planvragen.plan_pagina(asker, cid("casus")).niet_gescoord


def test_who_does_not_lead_the_case_may_not_and_who_is_outside_finds_nothing() -> None:
    goal: dict[str, Any] = {"casus_id": cid("casus"), "leefgebied_id": cid("financien"), **GOAL}
    with act("lid") as asker, pytest.raises(NotAllowed):
        plannen.add_doel(asker=asker, **goal)
    for outsider in ("buitenstaander", "verlopen_lid", "niet_ondertekend", "ketenmanager", "secretaris"):
        with act(outsider) as asker:
            with pytest.raises(NotFound):
                plannen.add_doel(asker=asker, **goal)
            with pytest.raises(NotFound):
                planvragen.plan_pagina(asker, cid("casus"))


# --- agreements ---


def test_an_agreement_is_offered_accepted_and_reported_on() -> None:
    with act("casusregisseur") as asker:
        made = offer(asker, termijn=DAG)
        assert made.status == "aangeboden"
    with act("lid") as asker:
        assert Melding.objects.filter(object_id=made.id).exists()
        accepted = afspraken.accept_afspraak(asker=asker, afspraak_id=made.id, versie=1)
        assert (accepted.status, accepted.versie) == ("aanvaard", 2)
        assert afspraken.accept_afspraak(asker=asker, afspraak_id=made.id, versie=1).versie == 2
        report: dict[str, Any] = {"asker": asker, "afspraak_id": made.id}
        afspraken.give_terugkoppeling(versie=2, resultaat="deels", tekst="Niet thuis", **report)
        assert Afspraak.objects.get(pk=made.id).status == "aanvaard"
        afspraken.give_terugkoppeling(versie=3, resultaat="gedaan", tekst="Gesproken", **report)
        done = Afspraak.objects.get(pk=made.id)
        assert (done.status, done.gereed_op) == ("gereed", asker.moment)
        with pytest.raises(Refusal, match="al gereed"):
            afspraken.give_terugkoppeling(versie=done.versie, resultaat="niet", tekst="Nog eens", **report)
        detail = vragen.afspraak_detail(asker, made.id)
        assert [row.resultaat for row in detail.terugkoppelingen] == ["Gedaan", "Deels gedaan"]
        assert not detail.mag_terugkoppelen


def test_who_offers_to_himself_has_accepted() -> None:
    with act("lid") as asker:
        assert offer(asker).status == "aanvaard"


def test_declining_needs_a_ground_and_can_be_offered_anew() -> None:
    with act("casusregisseur") as asker:
        made = offer(asker)
    with act("lid") as asker:
        with pytest.raises(Refusal) as caught:
            afspraken.decline_afspraak(asker=asker, afspraak_id=made.id, versie=1, grond=" ")
        assert caught.value.field == "grond"
        afspraken.decline_afspraak(asker=asker, afspraak_id=made.id, versie=1, grond="Geen capaciteit")
        with pytest.raises(Refusal, match="geweigerd"):
            afspraken.accept_afspraak(asker=asker, afspraak_id=made.id, versie=2)
    with act("casusregisseur") as asker:
        again = afspraken.change_afspraak(
            asker=asker,
            afspraak_id=made.id,
            versie=2,
            tekst="Huisbezoek afleggen",
            organisatie_id=cid("ggz"),
            medewerker_id=cid("ggz_lid"),
            termijn=DAG + WEEK,
        )
        assert (again.status, again.grond, again.medewerker_id) == ("aangeboden", "", cid("ggz_lid"))


def test_the_second_of_two_people_is_told() -> None:
    new: dict[str, Any] = {
        "afspraak_id": cid("afspraak_loopt"),
        "versie": 1,
        "organisatie_id": cid("reclassering"),
        "medewerker_id": cid("casusregisseur"),
        "termijn": DAG + WEEK,
    }
    with act("procesregisseur") as asker:
        afspraken.change_afspraak(asker=asker, tekst="Eerste", **new)
    with act("casusregisseur") as asker, pytest.raises(Refusal, match="intussen gewijzigd"):
        afspraken.change_afspraak(asker=asker, tekst="Tweede", **new)
    with act("procesregisseur"):
        assert Afspraak.objects.get(pk=cid("afspraak_loopt")).tekst == "Eerste"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"tekst": ""}, "tekst"),
        ({"tekst": "x" * 501}, "tekst"),
        ({"termijn": DAG - datetime.timedelta(days=1)}, "termijn"),
        ({"termijn": DAG + datetime.timedelta(days=900)}, "termijn"),
        ({"organisatie_id": cid("ggz")}, "medewerker"),
        ({"medewerker_id": cid("buitenstaander"), "organisatie_id": cid("verslavingszorg")}, "medewerker"),
        ({"medewerker_id": cid("verlopen_lid"), "organisatie_id": cid("verslavingszorg")}, "medewerker"),
        ({"medewerker_id": cid("niet_ondertekend"), "organisatie_id": cid("woningcorporatie")}, "medewerker"),
        ({"uitvoerder_naam": "x" * 121}, "uitvoerder_naam"),
        (
            {
                "uitvoerder_naam": "Wijkagent",
                "medewerker_id": cid("procesregisseur"),
                "organisatie_id": cid("gemeente"),
            },
            "uitvoerder_naam",
        ),
        ({"doel_id": uuid.uuid4()}, "doel"),
    ],
)
def test_a_wrong_offer_is_refused_at_its_field(changes: dict[str, Any], field: str) -> None:
    assert refused(field, **changes)


def test_a_double_click_makes_one_agreement_and_one_feedback() -> None:
    key, feedback = new_id(), new_id()
    with act("lid") as asker:
        first = offer(asker, nieuw_id=key)
        assert offer(asker, nieuw_id=key) == first
        for _ in range(2):
            afspraken.give_terugkoppeling(
                asker=asker, afspraak_id=key, versie=1, resultaat="deels", tekst="Half", nieuw_id=feedback
            )
        assert Terugkoppeling.objects.filter(afspraak_id=key).count() == 1


def test_a_named_worker_without_account_stands_behind_a_liaison() -> None:
    with act("casusregisseur") as asker:
        made = offer(asker, uitvoerder_naam="Wijkagent De Boer")
        [line] = [row for row in vragen.afspraken_van_casus(asker, cid("casus")) if row.id == made.id]
        assert "De Boer" in line.wie


def test_a_deputy_accepts_and_another_organisation_may_not() -> None:
    with act("casusregisseur") as asker:
        made = offer(asker)
    with act("ggz_lid") as asker, pytest.raises(NotAllowed):
        afspraken.accept_afspraak(asker=asker, afspraak_id=made.id, versie=1)
    with act("vervanger") as asker:
        assert afspraken.accept_afspraak(asker=asker, afspraak_id=made.id, versie=1).status == "aanvaard"


def test_a_member_who_is_not_to_do_it_reports_nothing_of_it() -> None:
    with act("casusregisseur") as asker:
        made = offer(asker)
    with act("ggz_lid") as asker, pytest.raises(NotAllowed, match="terugkoppelen"):
        afspraken.give_terugkoppeling(
            asker=asker, afspraak_id=made.id, versie=1, resultaat="gedaan", tekst="Namens een ander"
        )


def test_withdrawing_is_for_lead_or_offerer_with_a_reason() -> None:
    with act("ggz_lid") as asker, pytest.raises(NotAllowed):
        afspraken.withdraw_afspraak(asker=asker, afspraak_id=cid("afspraak_te_laat"), versie=1, grond="Nee")
    with act("procesregisseur") as asker:
        with pytest.raises(Refusal) as caught:
            afspraken.withdraw_afspraak(asker=asker, afspraak_id=cid("afspraak_te_laat"), versie=1, grond="")
        assert caught.value.field == "grond"
        gone = afspraken.withdraw_afspraak(
            asker=asker, afspraak_id=cid("afspraak_te_laat"), versie=1, grond="Niet meer nodig"
        )
        assert gone.status == "vervallen"


def test_the_case_keeps_its_earliest_open_term() -> None:
    def term() -> datetime.date | None:
        return Casus.objects.get(pk=cid("casus")).eerstvolgende_termijn

    with act("procesregisseur") as asker:
        afspraken.withdraw_afspraak(asker=asker, afspraak_id=cid("afspraak_te_laat"), versie=1, grond="Klaar")
        assert term() == DAG + datetime.timedelta(days=14)
        offer(asker, termijn=DAG + WEEK)
        assert term() == DAG + WEEK
        afspraken.withdraw_afspraak(asker=asker, afspraak_id=cid("afspraak_loopt"), versie=1, grond="Klaar")
        assert term() == DAG + WEEK


def test_outsiders_find_no_agreement() -> None:
    for outsider in ("buitenstaander", "verlopen_lid", "ketenmanager", "secretaris", "burgemeester", "fg"):
        with act(outsider) as asker, pytest.raises(NotFound):
            vragen.afspraak_detail(asker, cid("afspraak_te_laat"))


# --- lists ---


def test_overdue_agreements_climb_to_lead_and_chair() -> None:
    def climbed(wie: str, day: int) -> list[uuid.UUID]:
        with act(wie, moment=MOMENT + datetime.timedelta(days=day)) as asker:
            shown = [row.id for row in werkvoorraad(asker).geklommen]
            assert shown == [row.id for row in vragen.afspraken_lijst(asker, "geklommen").regels]
            return shown

    late = cid("afspraak_te_laat")
    assert climbed("casusregisseur", 1) == []
    assert climbed("casusregisseur", 2) == [late]
    assert climbed("procesregisseur", 8) == []
    assert climbed("procesregisseur", 9) == [late]
    assert climbed("lid", 30) == []


def test_the_lists_climb_as_the_rule_says() -> None:
    """The database finds what climbed by dates; the rule judges each agreement: they say the same, day by day."""
    for wie, steps in (
        ("casusregisseur", {"casusregisseur", "procesregisseur"}),
        ("procesregisseur", {"procesregisseur"}),
    ):
        for day in range(-3, 40):
            with act(wie, moment=MOMENT + datetime.timedelta(days=day)) as asker:
                by_rule = {
                    row.id
                    for row in Afspraak.objects.exclude(medewerker_id__in=asker.namens)
                    if climbed_to(
                        termijn=row.termijn,
                        status=row.status,
                        dag=asker.dag,
                        klimdagen=asker.klimdagen,
                        heeft_casusregisseur=row.casus.regisseur_id is not None,
                    )
                    in steps
                }
                shown = werkvoorraad(asker)
                assert {row.id for row in shown.geklommen} == by_rule
                assert shown.meer_geklommen == 0


def test_lists_by_kind() -> None:
    with act("casusregisseur") as asker:
        made = offer(asker)
    with act("lid") as asker:
        assert [row.id for row in vragen.afspraken_lijst(asker, "aangeboden").regels] == [made.id]
        assert [row.id for row in vragen.afspraken_lijst(asker, "over_tijd").regels] == [cid("afspraak_te_laat")]
        assert {row.id for row in vragen.afspraken_lijst(asker, "organisatie").regels} == {
            made.id,
            cid("afspraak_te_laat"),
        }
        assert vragen.afspraken_lijst(asker, "afgerond").regels == []
        assert vragen.afspraken_lijst(asker, "onzin", pagina=99).pagina == 1
        assert vragen.afspraken_lijst(asker, pagina=10**30).pagina == 1
        assert casuslijst(asker, {}, pagina=10**30).pagina == casuslijst(asker, {}, pagina=-1).pagina == 1
        [late] = vragen.afspraken_lijst(asker, "over_tijd").regels
        assert (late.over_tijd, late.stand, late.trede) == (5, "over", "uitvoerder")
