"""The plan and a question on the ladder as values for their documents."""

from typing import Any

from django.utils.translation import gettext as _

from regiehuis.casussen.queries.afspraak import AfspraakRegel
from regiehuis.casussen.queries.interventie import InterventieRegel
from regiehuis.casussen.queries.monitoring import OpschalingDocument
from regiehuis.casussen.queries.plan import DoelBlok, PlanPagina
from regiehuis.casussen.queries.resultaat import Resultaatregel
from regiehuis.casussen.queries.terugkoppelfiche import Fiche
from regiehuis.samenwerking.access import Asker
from regiehuis.web.templatetags.regiehuis import datum


def plan_values(plan: PlanPagina, asker: Asker) -> dict[str, Any]:
    """The plan for `plan.typ`."""
    return {
        "titel": f"{_('Plan van aanpak')} {plan.casusnummer}",
        "onder": f"{_('Stand van')} {datum(asker.dag)}",
        "voet": _footer(plan.casusnummer, asker),
        "gegevens": [
            [_("Status"), plan.status_tekst or _("Nog niet gestart")],
            [_("Casusregisseur"), plan.casusregisseur or _("Nog niet ingevuld")],
            [_("Vastgesteld"), _adopted(plan)],
            [_("Evaluatie"), datum(plan.evaluatie_op) if plan.evaluatie_op else _("Nog niet gepland")],
        ],
        "visies": [
            {"tekst": v.tekst, "onder": " · ".join(part for part in (v.van, v.bron, datum(v.op)) if part)}
            for v in plan.visies
        ],
        "groepen": [{"kop": kop, "doelen": [_goal(doel) for doel in doelen]} for kop, doelen in plan.groepen],
        "afspraken": [_agreement(regel) for regel in plan.losse_afspraken],
        "scores": [
            [rij.leefgebied, rij.persoon, str(rij.score), str(rij.vorige or ""), datum(rij.metingen[0].op)]
            for rij in plan.scores
        ],
    }


def opschaling_values(document: OpschalingDocument, asker: Asker) -> dict[str, Any]:
    """A question on the ladder for `opschaling.typ`; outside the house it is a letter (R29)."""
    regel = document.detail.regel
    sender = f"{regel.voorgelegd_door}, {document.detail.organisatie}"
    return {
        "titel": f"{_('Vraag om een besluit in casus')} {regel.casusnummer}",
        "onder": f"{_('Aan')} {regel.aan}",
        "voet": _footer(regel.casusnummer, asker),
        "gegevens": [
            [_("Van"), f"{sender}, {document.huis}" if regel.buiten else sender],
            [_("Trede"), "" if regel.buiten else f"{regel.van_trede} → {regel.naar_trede}"],
            [_("Datum") if regel.buiten else _("Voorgelegd op"), datum(regel.voorgelegd_op)],
            [_("Ons kenmerk"), regel.casusnummer if regel.buiten else ""],
            [_("Antwoord uiterlijk"), datum(regel.termijn)],
            [_("Antwoord aan"), _sender_of_letter(document) if regel.buiten else ""],
        ],
        "vraag": regel.vraag,
        "feiten": document.detail.feiten,
        "antwoord": regel.antwoord,
    }


def fiche_values(fiche: Fiche, asker: Asker) -> dict[str, Any]:
    """The feedback sheet to the police for `terugkoppelfiche.typ` (R22)."""
    return {
        "titel": f"{_('Terugkoppelfiche casus')} {fiche.casusnummer}",
        "onder": f"{_('Aan')} {fiche.ontvanger}",
        "voet": _footer(fiche.casusnummer, asker),
        "gegevens": [
            [_("Overleg"), f"{fiche.overleg}, {datum(fiche.aanvang)}"],
            [_("Vrijgegeven op"), datum(fiche.verstuurd_op)],
            [_("Instemming"), _("Van iedereen die bij dit punt aanwezig was")],
        ],
        "tekst": fiche.tekst,
        "stukken": [{"bron": s.bron, "tekst": s.tekst} for s in fiche.stukken],
    }


def resultaat_values(found: Resultaatregel, asker: Asker) -> dict[str, Any]:
    """Results for another partnership for `resultaten.typ` (R23)."""
    return {
        "titel": f"{_('Resultaten van casus')} {found.casusnummer}",
        "onder": f"{_('Aan')} {found.verband}",
        "voet": _footer(found.casusnummer, asker),
        "gegevens": [[_("Waarvoor"), found.doel], [_("Goedgekeurd op"), datum(found.besloten_op)]],
        "tekst": found.tekst,
    }


def _sender_of_letter(document: OpschalingDocument) -> str:
    return ", ".join(part for part in (document.huis, document.adres, document.telefoon) if part)


def _footer(nummer: str, asker: Asker) -> str:
    return f"{_('Casus')} {nummer} · {_('vertrouwelijk, voor')} {asker.naam} · {datum(asker.dag)}"


def _adopted(plan: PlanPagina) -> str:
    if plan.vastgesteld_op is None:
        return str(_("Nog niet vastgesteld"))
    return f"{datum(plan.vastgesteld_op)}, {plan.vastgesteld_door}"


def _goal(doel: DoelBlok) -> dict[str, Any]:
    return {
        "kop": f"{doel.nummer}. {doel.tekst}",
        "gegevens": [
            [_("Leefgebied"), doel.leefgebied],
            [_("Over"), doel.persoon],
            [_("Tevreden als"), doel.tevreden_als],
            [_("Stand"), doel.stand_tekst],
            [_("Oordeel"), doel.oordeel],
        ],
        "interventies": [[i.naam, i.soort, i.organisatie, _period(i)] for i in doel.interventies],
        "afspraken": [_agreement(regel) for regel in doel.afspraken],
    }


def _period(regel: InterventieRegel) -> str:
    if regel.beeindigd_op:
        return f"{datum(regel.van)} – {datum(regel.beeindigd_op)}, {_('beëindigd')}"
    return f"{datum(regel.van)} – {datum(regel.tot)}"


def _agreement(regel: AfspraakRegel) -> list[str]:
    return [regel.tekst, f"{regel.wie}, {regel.organisatie}", datum(regel.termijn), regel.stand_tekst]
