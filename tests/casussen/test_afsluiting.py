"""Closing, the checks of the aftercare, reopening (R29)."""

import datetime
import uuid
from typing import Any

import pytest

from regiehuis.casussen.actions import afsluiting as sluiten
from regiehuis.casussen.actions import plan as plannen
from regiehuis.casussen.models import Afsluiting, Casus, Doel, Faseovergang, Nazorgcontrole, PlanVanAanpak
from regiehuis.casussen.queries import afsluiting as vragen
from regiehuis.casussen.queries.wachtend import wachtend
from regiehuis.casussen.rules.afsluiting import Doeloordeel
from regiehuis.kern.errors import NotAllowed, NotFound, Refusal
from regiehuis.kern.models import new_id
from regiehuis.samenwerking.models import Melding
from tests.cast import DAG, MOMENT, act, cid

pytestmark = pytest.mark.django_db


def judged(status: str = "bereikt", oordeel: str = "Woont rustig") -> list[Doeloordeel]:
    return [Doeloordeel(cid("doel"), status, oordeel)]


def close(asker: Any, **changes: Any) -> Afsluiting:
    """A closing that is right, unless changed."""
    given: dict[str, Any] = {
        "casus_id": cid("casus"),
        "versie": Casus.objects.values_list("versie", flat=True).filter(pk=cid("casus")).first(),
        "resultaat": "De overlast is gestopt.",
        "nazorg_eigenaar_id": cid("lid"),
        "oordelen": judged(),
    }
    return sluiten.close_casus(asker=asker, **(given | changes))


def test_closing_judges_the_goals_and_plans_the_checks() -> None:
    with act("casusregisseur") as asker:
        made = close(asker)
        assert Casus.objects.get(pk=cid("casus")).fase == "nazorg"
        assert Faseovergang.objects.get(casus_id=cid("casus")).naar_fase == "nazorg"
        doel = Doel.objects.get(pk=cid("doel"))
        assert (doel.status, doel.oordeel) == ("bereikt", "Woont rustig")
        assert PlanVanAanpak.objects.get(pk=cid("plan")).status == "afgesloten"
        dates = list(Nazorgcontrole.objects.filter(afsluiting=made).order_by("maanden").values_list("gepland_op"))
        assert dates == [
            (datetime.date(2026, 6, 10),),
            (datetime.date(2026, 9, 10),),
            (datetime.date(2027, 3, 10),),
        ]
        with pytest.raises(Refusal, match="al afgesloten"):
            close(asker)
        with pytest.raises(Refusal, match="Heropen"):
            plannen.add_doel(
                asker=asker, casus_id=cid("casus"), leefgebied_id=cid("financien"), tekst="x", tevreden_als="y"
            )
    with act("lid") as asker:
        assert Melding.objects.filter(object_id=cid("casus")).exists()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"resultaat": " "}, "resultaat"),
        ({"nazorg_eigenaar_id": None}, "nazorg_eigenaar"),
        ({"nazorg_eigenaar_id": cid("buitenstaander")}, "nazorg_eigenaar"),
        ({"nazorg_eigenaar_id": cid("verlopen_lid")}, "nazorg_eigenaar"),
        ({"oordelen": []}, f"status_{cid('doel')}"),
        ({"oordelen": judged("open")}, f"status_{cid('doel')}"),
        ({"oordelen": judged(oordeel="")}, f"oordeel_{cid('doel')}"),
        ({"oordelen": [Doeloordeel(uuid.uuid4(), "bereikt", "Ander doel")]}, f"status_{cid('doel')}"),
        ({"versie": 99}, None),
    ],
)
def test_a_wrong_closing_is_refused_at_its_field(changes: dict[str, Any], field: str | None) -> None:
    with act("casusregisseur") as asker:
        with pytest.raises(Refusal) as caught:
            close(asker, **changes)
        assert caught.value.field == field
        assert not Afsluiting.objects.exists()
        assert Casus.objects.get(pk=cid("casus")).fase == "uitvoering"
        assert Doel.objects.get(pk=cid("doel")).status == "open"


def test_a_double_click_closes_once() -> None:
    key = new_id()
    with act("casusregisseur") as asker:
        assert close(asker, nieuw_id=key) == close(asker, nieuw_id=key)
        assert Nazorgcontrole.objects.count() == 3


def test_only_a_lead_closes_and_reopens() -> None:
    with act("lid") as asker:
        with pytest.raises(NotAllowed):
            close(asker)
        with pytest.raises(NotAllowed):
            sluiten.reopen_casus(asker=asker, casus_id=cid("casus"), versie=1, reden="Zomaar")
    with act("buitenstaander") as asker:
        with pytest.raises(NotFound):
            close(asker, versie=1)
        with pytest.raises(NotFound):
            vragen.afsluiting_pagina(asker, cid("casus"))


def test_the_owner_checks_and_the_last_check_ends_the_case() -> None:
    with act("casusregisseur") as asker:
        close(asker)
        checks = list(Nazorgcontrole.objects.order_by("gepland_op"))
        with pytest.raises(Refusal, match="gepland op 10-06-2026"):
            sluiten.record_controle(asker=asker, controle_id=checks[0].id, bevinding="Te vroeg")
    with act("ggz_lid", moment=MOMENT + datetime.timedelta(days=92)) as asker, pytest.raises(NotAllowed):
        sluiten.record_controle(asker=asker, controle_id=checks[0].id, bevinding="Niet van mij")
    for number, check in enumerate(checks):
        moment = datetime.datetime.combine(check.gepland_op, MOMENT.timetz())
        # The deputy's last day has passed; a membership of the cast ends after 365 days.
        with act("lid", moment=min(moment, MOMENT + datetime.timedelta(days=364))) as asker:
            assert [row.id for row in wachtend(asker) if row.soort == "nazorgcontrole"] == [check.id]
            assert vragen.controle_detail(asker, check.id).mag_vastleggen
            sluiten.record_controle(asker=asker, controle_id=check.id, bevinding="Het gaat goed")
            with pytest.raises(Refusal, match="al gedaan"):
                sluiten.record_controle(asker=asker, controle_id=check.id, bevinding="Nog eens")
            fase = Casus.objects.get(pk=cid("casus")).fase
            assert fase == ("afgesloten" if number == 2 else "nazorg")


def test_reopening_needs_a_reason_and_drops_the_checks_to_come() -> None:
    with act("casusregisseur") as asker:
        close(asker, nazorg_eigenaar_id=cid("casusregisseur"))
        versie = Casus.objects.get(pk=cid("casus")).versie
        with pytest.raises(Refusal) as caught:
            sluiten.reopen_casus(asker=asker, casus_id=cid("casus"), versie=versie, reden="")
        assert caught.value.field == "reden"
        with pytest.raises(Refusal, match="intussen gewijzigd"):
            sluiten.reopen_casus(asker=asker, casus_id=cid("casus"), versie=versie - 1, reden="Nieuwe meldingen")
        casus = sluiten.reopen_casus(asker=asker, casus_id=cid("casus"), versie=versie, reden="Nieuwe meldingen")
        assert casus.fase == "analyse"
        assert PlanVanAanpak.objects.get(pk=cid("plan")).status == "concept"
        page = vragen.afsluiting_pagina(asker, cid("casus"))
        assert page.sluitingen[0].heropend_reden == "Nieuwe meldingen"
        assert page.kan_sluiten
        assert not page.kan_heropenen
        check = Nazorgcontrole.objects.first()
        assert check is not None
        with pytest.raises(Refusal, match="heropend"):
            sluiten.record_controle(asker=asker, controle_id=check.id, bevinding="Toch")
    due = datetime.datetime.combine(check.gepland_op, MOMENT.timetz())
    with act("casusregisseur", moment=due) as asker:
        assert "nazorgcontrole" not in [row.soort for row in wachtend(asker)]


def test_the_page_says_what_is_still_open() -> None:
    with act("casusregisseur") as asker:
        page = vragen.afsluiting_pagina(asker, cid("casus"))
        assert (page.open_afspraken, page.kan_sluiten, len(page.doelen)) == (2, True, 1)
        assert cid("lid") in dict(page.leden)
        assert page.fase == "uitvoering"
        assert DAG == asker.dag
