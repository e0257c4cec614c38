"""What waits for the asker's word, of seven kinds, in one query."""

import dataclasses
import datetime
import uuid
from typing import Any

from django.db.models import DateField, F, Value
from django.utils.translation import gettext as _

from regiehuis.samenwerking.access import Asker

from ..models import (
    Afspraakoverdracht,
    Informatie,
    Nazorgcontrole,
    Opschaling,
    Regieaanbod,
    Regievacature,
    Signaalpersoon,
)
from ..rules.monitoring import OPEN
from ..rules.plan import OPEN as AFSPRAAK_OPEN

VOORUIT = datetime.timedelta(days=14)
KOLOMMEN = ("w_soort", "w_id", "w_van", "w_nummer", "w_termijn")


@dataclasses.dataclass(frozen=True)
class Wachtend:
    """One thing that waits: its kind, the number it goes by, and by when."""

    soort: str
    id: uuid.UUID
    waarvan_id: uuid.UUID
    nummer: str
    termijn: datetime.date | None
    over_tijd: bool

    @property
    def tekst(self) -> str:
        """What is asked, in words."""
        return {
            "opschaling": _("Beantwoord de opschaling"),
            "regieaanbod": _("Neemt u de casusregie?"),
            "overdracht": _("Neemt u een afspraak over?"),
            "regievacature": _("Vind een casusregisseur"),
            "nazorgcontrole": _("Voer de nazorgcontrole uit"),
            "inbreng": _("Bevestig wat namens u is vastgelegd"),
            "herziening": _("Kijk opnieuw of de persoon geïnformeerd kan worden"),
        }[self.soort]


def wachtend(asker: Asker) -> list[Wachtend]:
    """Everything that waits for the asker, the earliest date first."""
    first, *others = (_columns(soort, rows) for soort, rows in _kinds(asker))
    rows = first.union(*others)
    lines = [
        Wachtend(soort, wat, waarvan, nummer, termijn, bool(termijn and termijn < asker.dag))
        for soort, wat, waarvan, nummer, termijn in rows
    ]
    return sorted(lines, key=lambda line: (line.termijn or datetime.date.max, line.nummer))


def _kinds(asker: Asker) -> list[tuple[str, Any]]:
    mine, soon = asker.namens, asker.dag + VOORUIT
    questions = Opschaling.objects.filter(geadresseerde_id__in=mine, status__in=OPEN)
    offers = Regieaanbod.objects.filter(medewerker_id__in=mine, status="aangeboden")
    handed = Afspraakoverdracht.objects.filter(medewerker_id__in=mine, status="aangeboden")
    handed = handed.filter(afspraak__status__in=AFSPRAAK_OPEN)
    vacancies = Regievacature.objects.filter(eigenaar_id__in=mine, vervuld_op=None)
    checks = Nazorgcontrole.objects.filter(eigenaar_id__in=mine, gedaan_op=None, gepland_op__lte=soon)
    typed = Informatie.objects.filter(bron_id=asker.onderdeel_id, publiek="aanwezigen", bevestigd_op=None)
    reviews = Signaalpersoon.objects.filter(signaal__afzender_id__in=mine, geinformeerd=False, herzien_op__lte=soon)
    return [
        ("opschaling", _named(questions, "id", "casus_id", "casusnummer", "termijn")),
        ("regieaanbod", _named(offers, "id", "casus_id", "casus__nummer", "termijn")),
        ("overdracht", _named(handed, "afspraak_id", "casus_id", "afspraak__casusnummer", "afspraak__termijn")),
        ("regievacature", _named(vacancies, "id", "casus_id", "casus__nummer", "termijn")),
        ("nazorgcontrole", _named(checks, "id", "casus_id", "casus__nummer", "gepland_op")),
        ("inbreng", _named(typed.exclude(agendapunt=None), "agendapunt_id", "casus_id", "agendapunt__casusnummer", "")),
        (
            "herziening",
            _named(
                reviews.exclude(signaal__status__in=("ingetrokken", "besloten")),
                "signaal_id",
                "signaal_id",
                "signaal__nummer",
                "herzien_op",
            ),
        ),
    ]


def _named(rows: Any, wat: str, waarvan: str, nummer: str, termijn: str) -> Any:
    """The same columns for every kind; in the union a thing that is found twice stands once."""
    date = F(termijn) if termijn else Value(None, output_field=DateField())
    return rows.annotate(w_id=F(wat), w_van=F(waarvan), w_nummer=F(nummer), w_termijn=date)


def _columns(soort: str, rows: Any) -> Any:
    return rows.annotate(w_soort=Value(soort)).order_by().values_list(*KOLOMMEN)
