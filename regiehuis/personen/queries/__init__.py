"""What the screens and the command line show of deliveries, and what a new one can name."""

import dataclasses
import uuid
from collections.abc import Iterator
from itertools import islice, zip_longest

from django.utils import timezone

from regiehuis.convenanten.models import Convenant
from regiehuis.kern.period import holds, on_day
from regiehuis.logboek.actions import record, record_verstrekking
from regiehuis.logboek.rules import Bewijs, Ontvanger, Stuk
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.models import Aansluiting, Functie

from .. import rules
from ..aanlevering.afgekeurd import REDEN, RIJ, reden_van
from ..aanlevering.kolommen import velden_van
from ..aanlevering.lezen import Bestand
from ..aanlevering.toetsen import Getoetst, Toets
from ..access import check_analist, fetch_aanlevering, wachtend
from ..models import Aanlevering

VOORBEELD = 10
"""Rows of a list that are shown before it is taken in."""


@dataclasses.dataclass(frozen=True)
class Keuze:
    """Something that a delivery names: its key, its name, and whether it holds today."""

    id: uuid.UUID
    naam: str
    geldt: bool


def convenanten(asker: Asker) -> list[Keuze]:
    """The covenants of the house by name; of one name that which holds comes first. Raises NotAllowed."""
    check_analist(asker)
    rows = Convenant.objects.order_by("naam", "-van").only("id", "naam", "van", "tot")
    found = [Keuze(row.id, row.naam, holds(row.van, row.tot, asker.dag)) for row in rows]
    return sorted(found, key=lambda keuze: (keuze.naam.casefold(), not keuze.geldt))


def partners(asker: Asker) -> list[Keuze]:
    """The organisations that are or were partners of the house, each once, by name. Raises NotAllowed."""
    check_analist(asker)
    rows = Aansluiting.objects.select_related("organisatie").order_by("organisatie__naam", "van")
    found: dict[uuid.UUID, Keuze] = {}
    for row in rows:
        vroeger = found.get(row.organisatie_id)
        geldt = holds(row.van, row.tot, asker.dag) or bool(vroeger and vroeger.geldt)
        found[row.organisatie_id] = Keuze(row.organisatie_id, row.organisatie.naam, geldt)
    return list(found.values())


def analisten() -> dict[str, uuid.UUID]:
    """Sign-in name → key of everybody who is an information analyst today; for the command line, asked as the owner."""
    rows = Functie.objects.using("owner").filter(
        on_day(timezone.localdate()), soort="informatieanalist", medewerker__is_active=True
    )
    return dict(rows.values_list("medewerker__gebruikersnaam", "medewerker_id"))


@dataclasses.dataclass(frozen=True)
class Regel:
    """One delivery in a list: who sent what when, and what became of it."""

    rij: Aanlevering
    soort: str
    status: str
    wacht: bool


@dataclasses.dataclass(frozen=True)
class Kolom:
    """A column of a waiting list: its header, the field that it is taken for, and what stands in its first rows."""

    naam: str
    veld: str
    voorbeeld: tuple[str, ...]


@dataclasses.dataclass(frozen=True)
class Blad:
    """A delivery on its page; `kolommen` and `velden` while it waits, `fout` the first refused rows and why."""

    regel: Regel
    kolommen: tuple[Kolom, ...] = ()
    velden: tuple[tuple[str, str], ...] = ()
    fout: tuple[tuple[int, str], ...] = ()

    @property
    def rijen(self) -> list[list[tuple[str, str]]]:
        """The first rows, each cell with the header that it stands under."""
        namen = [kolom.naam for kolom in self.kolommen]
        rijen = zip_longest(*(kolom.voorbeeld for kolom in self.kolommen), fillvalue="")
        return [list(zip(namen, rij, strict=True)) for rij in rijen]

    @property
    def te_lezen(self) -> bool:
        """Whether it was checked and every row is right."""
        return self.regel.wacht and self.regel.rij.rijen > 0 and not self.regel.rij.afgekeurd


def aanleveringen(asker: Asker) -> list[Regel]:
    """The last fifty deliveries, the newest first. Raises NotAllowed."""
    check_analist(asker)
    rows = Aanlevering.objects.select_related("organisatie").defer("inhoud").order_by("-op", "-id")[:50]
    record(asker=asker, handeling="lezen", object_soort="aanlevering")
    return [_regel(row) for row in rows]


def aanlevering(asker: Asker, aanlevering_id: uuid.UUID) -> Blad:
    """One delivery; while it waits with its columns, its first rows and its first faults. Raises NotFound."""
    regel = _regel(fetch_aanlevering(asker, aanlevering_id))
    record(asker=asker, handeling="lezen", object_soort="aanlevering", object_id=aanlevering_id)
    if not regel.wacht:
        return Blad(regel)
    row, bestand = wachtend(asker, aanlevering_id)
    rijen = next(bestand.blokken(VOORBEELD), [])
    kolommen = tuple(
        Kolom(naam, row.toewijzing.get(naam, ""), tuple(str((r.cellen[plek:] or [""])[0]) for r in rijen))
        for plek, naam in enumerate(bestand.kop)
    )
    velden = tuple((veld.naam, veld.etiket) for veld in velden_van(row.soort))
    fout = islice(_refused(asker, row, bestand), VOORBEELD) if row.afgekeurd else ()
    return Blad(regel, kolommen, velden, tuple((rij.nummer, reden_van(rij)) for rij in fout))


def take_afgekeurd(asker: Asker, aanlevering_id: uuid.UUID) -> tuple[tuple[str, ...], list[list[str]], Bewijs]:
    """Header and refused rows of a waiting list to send back, each with its reasons; a disclosure (R21).

    Raises NotFound when it waits no more or nothing was refused.
    """
    row, bestand = wachtend(asker, aanlevering_id)
    rijen = [[str(r.nummer), reden_van(r), *map(str, r.cellen)] for r in _refused(asker, row, bestand)]
    bewijs = record_verstrekking(
        asker=asker,
        vorm="download",
        stukken=[Stuk("aanlevering", row.id)],
        ontvanger=Ontvanger((row.organisatie_id,)),
        doel="afgekeurde rijen terug naar wie ze leverde",
    )
    return (RIJ, REDEN, *bestand.kop), rijen, bewijs


def _refused(asker: Asker, row: Aanlevering, bestand: Bestand) -> Iterator[Getoetst]:
    toets = Toets(bestand, row.soort, row.toewijzing, vandaag=asker.dag)
    return (rij for blok in toets.blokken() for rij in blok if rij.fouten)


def _regel(row: Aanlevering) -> Regel:
    soort, status = dict(rules.AANLEVERSOORTEN)[row.soort], dict(rules.AANLEVERSTATUSSEN)[row.status]
    return Regel(row, soort, status, wacht=row.status == "ontvangen")
