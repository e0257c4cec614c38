"""Goals and interventions change and end while the plan goes on, each with its reason and a version (R28)."""

import datetime
import uuid
from typing import Any

import pytest
from django.urls import reverse

from regiehuis.casussen.access.plan import UnableToChange
from regiehuis.casussen.actions import interventie, plan
from regiehuis.casussen.actions.afspraak import withdraw_afspraak
from regiehuis.casussen.models import Doel, Interventie, PlanVanAanpak
from regiehuis.casussen.queries.plan import plan_pagina
from regiehuis.kern.errors import NotAllowed, NotFound
from tests.access.test_screens import browser
from tests.cast import DAG, act, cid

pytestmark = pytest.mark.django_db

DAY = datetime.timedelta(days=1)
PLAN = reverse("casus_plan", args=[cid("casus")])


def versie() -> int:
    """The version of the plan, as a form carries it."""
    with act("casusregisseur"):
        return PlanVanAanpak.objects.get(casus_id=cid("casus")).versie


def at_work() -> uuid.UUID:
    """An intervention for the goal of the cast, from today for a month."""
    with act("casusregisseur") as asker:
        return interventie.add_interventie(
            asker=asker, doel_id=cid("doel"), menukaartitem_id=cid("menu_behandeling"), van=DAG, tot=DAG + 30 * DAY
        ).id


def without_agreements() -> None:
    """Both agreements of the goal lapse."""
    with act("procesregisseur") as asker:
        for naam in ("afspraak_te_laat", "afspraak_loopt"):
            withdraw_afspraak(asker=asker, afspraak_id=cid(naam), versie=1, grond="Niet meer nodig")


def end_goal(who: str, **changes: Any) -> Doel:
    given = {"doel_id": cid("doel"), "versie": versie(), "status": "vervallen", "oordeel": "Woont nu elders"}
    with act(who) as asker:
        return plan.end_doel(asker=asker, **(given | changes))


def test_a_goal_ends_with_a_reason_and_no_longer_changes() -> None:
    without_agreements()
    for field, changes in (("status", {"status": "open"}), ("oordeel", {"oordeel": " "})):
        with pytest.raises(UnableToChange) as caught:
            end_goal("casusregisseur", **changes)
        assert caught.value.field == field
    with pytest.raises(UnableToChange, match="intussen gewijzigd"):
        end_goal("casusregisseur", versie=versie() - 1)
    with pytest.raises(NotAllowed):
        end_goal("lid")
    assert end_goal("casusregisseur").status == "vervallen"
    with pytest.raises(UnableToChange, match="al afgerond"):
        end_goal("casusregisseur")
    words: dict[str, Any] = {"leefgebied_id": cid("huisvesting"), "tekst": "Toch", "tevreden_als": "Anders"}
    with act("casusregisseur") as asker:
        with pytest.raises(UnableToChange, match="al afgerond"):
            plan.change_doel(asker=asker, doel_id=cid("doel"), versie=versie(), **words)
        shown = next(d for d in plan_pagina(asker, cid("casus")).doelen if d.id == cid("doel"))
        assert (shown.stand_tekst, shown.oordeel) == ("Vervallen", "Woont nu elders")


def test_a_goal_with_open_agreements_does_not_end() -> None:
    with pytest.raises(UnableToChange, match="nog afspraken open"):
        end_goal("casusregisseur")


def test_an_intervention_gets_another_period_or_ends_with_a_reason() -> None:
    key = at_work()
    with act("casusregisseur") as asker:
        period = {"van": DAG, "tot": DAG + 60 * DAY}
        with pytest.raises(UnableToChange) as caught:
            interventie.change_interventie(asker=asker, interventie_id=key, versie=versie(), van=DAG, tot=DAG)
        assert caught.value.field == "tot"
        with pytest.raises(UnableToChange, match="intussen gewijzigd"):
            interventie.change_interventie(asker=asker, interventie_id=key, versie=versie() - 1, **period)
        changed = interventie.change_interventie(asker=asker, interventie_id=key, versie=versie(), **period)
        assert changed.tot == DAG + 60 * DAY
        with pytest.raises(UnableToChange) as caught:
            interventie.end_interventie(asker=asker, interventie_id=key, versie=versie(), reden="")
        assert caught.value.field == "reden"
        ended = interventie.end_interventie(asker=asker, interventie_id=key, versie=versie(), reden="Opgenomen")
        assert (ended.beeindigd_op, ended.reden, ended.tot) == (DAG, "Opgenomen", DAG + 60 * DAY)
        for again in (
            lambda: interventie.change_interventie(asker=asker, interventie_id=key, versie=versie(), **period),
            lambda: interventie.end_interventie(asker=asker, interventie_id=key, versie=versie(), reden="Nog eens"),
        ):
            with pytest.raises(UnableToChange, match="al beëindigd"):
                again()


def test_only_who_leads_ends_an_intervention() -> None:
    key = at_work()
    for who, answer in (("lid", NotAllowed), ("buitenstaander", NotFound)):
        with act(who) as asker, pytest.raises(answer):
            interventie.end_interventie(asker=asker, interventie_id=key, versie=versie(), reden="Weg")


def test_on_screen_goal_and_intervention_end() -> None:
    key, client = at_work(), browser("casusregisseur")
    change, end = (reverse(n, args=[cid("casus"), key]) for n in ("interventie", "interventie_beeindigen"))
    finish = reverse("doel_afronden", args=[cid("casus"), cid("doel")])
    page = client.get(PLAN).content.decode()
    assert change in page and end in page and finish in page
    assert change not in browser("lid").get(PLAN).content.decode()
    assert browser("lid").post(end, {"reden": "Weg", "versie": versie()}).status_code == 403
    client = browser("casusregisseur")
    until = (DAG + 90 * DAY).strftime("%d-%m-%Y")
    period = {"van": DAG.strftime("%d-%m-%Y"), "tot": until}
    assert client.get(change).status_code == 200
    assert client.post(change, period | {"versie": versie() - 1}).status_code == 422
    assert client.post(change, period | {"versie": versie()}).status_code == 302
    assert client.post(end, {"versie": versie(), "reden": ""}).status_code == 422
    assert client.post(end, {"versie": versie(), "reden": "Opgenomen in een kliniek"}).status_code == 302
    page = client.get(PLAN).content.decode()
    assert "Opgenomen in een kliniek" in page and end not in page
    assert client.get(end).status_code == 404
    refused = client.post(finish, {"versie": versie(), "status": "bereikt", "oordeel": "Gelukt"})
    assert refused.status_code == 422 and "nog afspraken open" in refused.content.decode()
    without_agreements()
    assert client.post(finish, {"versie": versie(), "status": "bereikt", "oordeel": "Gelukt"}).status_code == 302
    assert "Gelukt" in client.get(PLAN).content.decode()
    assert client.get(finish).status_code == 404
    with act("casusregisseur"):
        assert Doel.objects.get(pk=cid("doel")).status == "bereikt"
        assert Interventie.objects.get(pk=key).tot == DAG + 90 * DAY
