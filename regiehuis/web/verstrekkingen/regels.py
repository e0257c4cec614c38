"""Disclosures in words: names of employees and organisations; of persons only for who may have them."""

import datetime
import uuid
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from regiehuis.logboek.verstrekkingen import Verstrekt
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.queries import namen, organisatienamen

# What goes out, as one and as several.
SOORTEN: Final[Mapping[str, tuple[str | Promise, str | Promise]]] = {
    "dossier": (gettext_lazy("dossier"), gettext_lazy("dossiers")),
    "informatie": (gettext_lazy("stuk informatie"), gettext_lazy("stukken informatie")),
    "plan_van_aanpak": (gettext_lazy("plan van aanpak"), gettext_lazy("plannen van aanpak")),
    "verslag": (gettext_lazy("verslag"), gettext_lazy("verslagen")),
    "opschaling": (gettext_lazy("vraag om een besluit"), gettext_lazy("vragen om een besluit")),
    "relatiebeeld": (gettext_lazy("relatiebeeld"), gettext_lazy("relatiebeelden")),
    "contactblad": (gettext_lazy("contactblad"), gettext_lazy("contactbladen")),
    "overleg": (gettext_lazy("agenda of afsprakenlijst"), gettext_lazy("agenda's of afsprakenlijsten")),
    "agendapunt": (gettext_lazy("agendapunt"), gettext_lazy("agendapunten")),
    "afspraak": (gettext_lazy("afspraak"), gettext_lazy("afspraken")),
    "nettolijst": (gettext_lazy("nettolijst"), gettext_lazy("nettolijsten")),
    "signaal": (gettext_lazy("signaal"), gettext_lazy("signalen")),
}
SHOWN: Final = 6


@dataclass(frozen=True, slots=True)
class Verstrekkingsregel:
    """One disclosure as a page shows it."""

    op: datetime.datetime
    wat: str
    vorm: str
    voor: str
    doel: str
    grond: str
    door: str
    besloten: str
    personen: Sequence[tuple[uuid.UUID, str]]
    meer: int


def in_words(
    asker: Asker, gevonden: Iterable[Verstrekt], personen: Mapping[uuid.UUID, str] | None = None
) -> list[Verstrekkingsregel]:
    """Disclosures in words, two queries; without names a person is the end of his key, as in the log."""
    rows = list(gevonden)
    people = namen(asker)
    partners = organisatienamen({key for row in rows for key in row.organisaties})
    return [_line(row, people, partners, personen) for row in rows]


def _line(
    row: Verstrekt,
    people: Mapping[uuid.UUID, str],
    partners: Mapping[uuid.UUID, str],
    personen: Mapping[uuid.UUID, str] | None,
) -> Verstrekkingsregel:
    recipients = sorted(partners.get(key, _("onbekend")) for key in row.organisaties)
    door, besloten = (people.get(key, _("het systeem")) for key in (row.medewerker_id, row.besloten_door))
    about = row.personen
    return Verstrekkingsregel(
        op=row.op,
        wat=_what(row),
        vorm=row.vorm_tekst,
        voor=", ".join([*recipients, *([row.ontvanger] if row.ontvanger else [])]),
        doel=row.doel,
        grond=row.grondslag_tekst,
        door=door,
        besloten="" if besloten == door else besloten,
        personen=[(key, personen.get(key, "") if personen else f"…{str(key)[-6:]}") for key in about[:SHOWN]],
        meer=max(0, len(about) - SHOWN),
    )


def _what(row: Verstrekt) -> str:
    counted = Counter(stuk.soort for stuk in row.stukken)
    return ", ".join(_counted(soort, aantal) for soort, aantal in counted.items()).capitalize()


def _counted(soort: str, aantal: int) -> str:
    one, several = SOORTEN.get(soort, (soort.replace("_", " "),) * 2)
    return str(one) if aantal == 1 and soort != "informatie" else f"{aantal} {one if aantal == 1 else several}"
