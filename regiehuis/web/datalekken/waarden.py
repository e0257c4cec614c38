"""Between forms, actions and the report of a breach: the same values in other shapes."""

import dataclasses
from collections.abc import Mapping
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from regiehuis.samenwerking.access import Asker
from regiehuis.verantwoording.queries.datalek import Datalekblad
from regiehuis.verantwoording.rules.datalek import Beoordeling

NAMES = [field.name for field in dataclasses.fields(Beoordeling)]


def beoordeling_of(data: Mapping[str, Any]) -> Beoordeling:
    """What the form says."""
    given = {name: data[name] for name in NAMES if name != "informeert_id"}
    return Beoordeling(**given, informeert_id=data["informeert"])


def initial_of(found: Any) -> dict[str, Any]:
    """What was decided so far, for the form."""
    return {name: getattr(found, name) for name in NAMES} | {"informeert": found.informeert_id}


def rapport_values(blad: Datalekblad, asker: Asker) -> dict[str, Any]:
    """The values of datalek.typ."""
    row, regel = blad.rij, blad.regel
    return {
        "titel": _("Rapport datalek"),
        "onder": f"{regel.soort}, {_moment(row.ontdekt_op)}",
        "voet": _("Opgemaakt op {dag} door {naam}").format(dag=_moment(asker.moment), naam=asker.naam),
        "gegevens": [
            [_("Wat"), regel.soort],
            [_("Stand"), regel.status_tekst],
            [_("Ontdekt"), _moment(row.ontdekt_op)],
            [_("Bij de FG gemeld"), _moment(row.gemeld_op)],
            [_("Uiterlijk melden"), f"{_moment(regel.klok.uiterlijk)} ({regel.klok.tekst})"],
            [_("Afgesloten"), _moment(row.afgesloten_op)],
        ],
        "delen": [
            [_("Wat er is gebeurd"), row.omschrijving],
            [_("Mogelijke gevolgen"), row.gevolgen],
            [_("Maatregelen"), row.maatregelen],
            [_("Autoriteit Persoonsgegevens"), _decision(row.get_ap_besluit_display(), row.ap_reden)],
            [_("Betrokkenen"), _decision(row.get_betrokkenen_besluit_display(), row.betrokkenen_reden)],
        ],
        "melding": [
            [_("Gemeld bij de Autoriteit"), _moment(row.ap_gemeld_op)],
            [_("Nummer van de melding"), row.ap_nummer],
            [_("Aantal betrokkenen"), str(blad.aantal)],
            [_("Bepaald uit het logboek met"), row.betrokkenen_uit],
            [_("Betrokkenen bericht"), _moment(row.geinformeerd_op)],
        ],
    }


def _moment(moment: Any) -> str:
    return date_format(localtime(moment), "j F Y H:i") if moment else ""


def _decision(besluit: str, reden: str) -> str:
    return f"{besluit}\n{reden}".strip()
