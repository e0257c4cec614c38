"""A net list as values for its document."""

from typing import Any

from django.utils.translation import gettext as _

from regiehuis.personen.queries.nettolijst import Lijst, Regel
from regiehuis.samenwerking.access import Asker
from regiehuis.web.templatetags.regiehuis import datum


def nettolijst_values(lijst: Lijst, asker: Asker) -> dict[str, Any]:
    """The net list for `nettolijst.typ`; never a number (R19)."""
    kop = lijst.kop
    titel = f"{_('Nettolijst')} {kop.kwartaal.tekst}"
    by = f"{datum(kop.vastgesteld_op)}, {kop.vastgesteld_door}" if kop.vastgesteld_op else _("nee, dit is een concept")
    return {
        "titel": titel,
        "onder": f"{_('Uit de brutolijst van')} {kop.partner}",
        "voet": f"{titel} · {_('vertrouwelijk, voor')} {asker.naam} · {datum(asker.dag)}",
        "gegevens": [
            [_("Peildatum"), datum(kop.peildatum) if kop.peildatum else _("niet geleverd")],
            [_("Vastgesteld"), str(by)],
            [_("Opgemaakt"), f"{datum(kop.gemaakt_op)}, {kop.gemaakt_door}"],
            [_("Definities"), f"{_('versie')} {kop.definities}"],
            [_("Op de lijst"), str(kop.aantal)],
            [_("Verschil met vorige"), ", ".join(f"{naam.lower()} {aantal}" for naam, aantal in lijst.verschillen)],
        ],
        "groepen": [
            {"naam": groep.naam, "regel": groep.regel, "regels": [_person(regel) for regel in groep.regels]}
            for groep in lijst.groepen
        ],
        "afgevallen": [[regel.naam, regel.geboren or "–", regel.verschil_tekst] for regel in lijst.afgevallen.regels],
        "buiten": [[regel.naam, regel.geboren or "–", _outside(regel)] for regel in lijst.buiten.regels],
    }


def _person(regel: Regel) -> list[str]:
    counts = (regel.aantal, regel.vijf_jaar, regel.peiljaar)
    told = [str(aantal) if aantal is not None else "–" for aantal in counts]
    return [regel.naam, regel.geboren or "–", *told, " ".join([regel.verschil_tekst, *_decision(regel)])]


def _outside(regel: Regel) -> str:
    return " ".join([regel.verschil_tekst, *_decision(regel)])


def _decision(regel: Regel) -> list[str]:
    """Who decided on him, and when."""
    if not regel.besluit or regel.besluit_op is None:
        return []
    door = f"{regel.besluit_door}, {datum(regel.besluit_op)}"
    if regel.opgenomen:
        return [f"{_('Op de lijst gezet door')} {door}: {regel.besluit}"]
    return [f"{_('Van de lijst gehaald door')} {door}."]
