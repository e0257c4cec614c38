"""The first tab of a case: what is going on, who leads, what is due, how long each phase took."""

import dataclasses
import datetime
import uuid
from collections.abc import Sequence
from typing import Any, NamedTuple

from django.db.models import QuerySet

from regiehuis.kern.prepared import prepared
from regiehuis.personen.rules import full_name
from regiehuis.samenwerking.access import Asker

from ..access.casus import leads
from ..models import Agendapunt, Casus, Casuspersoon, Deelname, Faseovergang, Opschaling, Regieaanbod, Regievacature
from ..rules.casus import fasen_naar, norm_of
from ..rules.woorden import AANBODSTATUSSEN, FASEN, PERSOONSROLLEN
from .afspraak import AfspraakRegel, afspraken_van_casus
from .sinds import Nieuws, nieuws

FASENAMEN, ROLLEN = dict(FASEN), dict(PERSOONSROLLEN)
GEBEURTENISSEN = 8


class Stap(NamedTuple):
    """A move to another phase: when, to which, why, by whom."""

    op: datetime.datetime
    naar_fase: str
    toelichting: str
    door: str


@dataclasses.dataclass(frozen=True)
class Aanbodregel:
    """One offer of the lead, with the ground it was declined on."""

    id: uuid.UUID
    organisatie: str
    medewerker: str
    status: str
    status_tekst: str
    grond: str
    aangeboden_op: datetime.datetime
    beantwoord_op: datetime.datetime | None
    termijn: datetime.date
    aan_mij: bool


@dataclasses.dataclass(frozen=True)
class Doorlooptijd:
    """How long a phase took or takes, with the norm beside it, in days (A15)."""

    fase: str
    dagen: int
    norm: int | None
    loopt: bool

    @property
    def over(self) -> bool:
        """Longer than the norm."""
        return self.norm is not None and self.dagen > self.norm


@dataclasses.dataclass(frozen=True)
class Gebeurtenis:
    """One moment of the case's story."""

    moment: datetime.datetime
    titel: str
    tekst: str
    icoon: str
    toon: str


@dataclasses.dataclass(frozen=True)
class CasusPagina:
    """What the first tab shows."""

    aanleiding: str
    gewenst_doel: str
    omschrijving: str
    plaats: str
    buurt: str
    geopend_op: datetime.datetime
    personen: Sequence[tuple[str, str]]
    deelnemers: Sequence[str]
    vacature_termijn: datetime.date | None
    vacature_eigenaar: str
    vacature_over_tijd: bool
    aanbod: Sequence[Aanbodregel]
    afspraken: Sequence[AfspraakRegel]
    over_tijd: int
    tijdlijn: Sequence[Gebeurtenis]
    doorlooptijden: Sequence[Doorlooptijd]
    fasen_naar: Sequence[tuple[str, str]]
    mag_leiden: bool
    mag_procesregie: bool
    nieuws: Nieuws | None


def casus_pagina(asker: Asker, casus_id: uuid.UUID, casus: Casus) -> CasusPagina:
    """The overview of a case that was fetched (and its look logged) before."""
    vacancy = next(iter(_vacancies(casus_id)), None)
    offers = _offers(asker, casus_id)
    agreements = afspraken_van_casus(asker, casus_id, casus=casus)
    moves = [Stap(*row) for row in _moves(casus_id)]
    return CasusPagina(
        aanleiding=casus.aanleiding,
        gewenst_doel=casus.gewenst_doel,
        omschrijving=casus.omschrijving,
        plaats=casus.plaats,
        buurt=casus.buurt,
        geopend_op=casus.geopend_op,
        deelnemers=_organisations(asker, casus_id),
        personen=[(full_name(p.persoon), ROLLEN[p.rol]) for p in _people(casus_id)],
        vacature_termijn=vacancy[0] if vacancy else None,
        vacature_eigenaar=vacancy[1] if vacancy else "",
        vacature_over_tijd=bool(vacancy and vacancy[0] < asker.dag),
        aanbod=offers,
        afspraken=agreements[:6],
        over_tijd=sum(1 for a in agreements if a.over_tijd),
        tijdlijn=_story(casus_id, moves, offers),
        doorlooptijden=_lead_times(asker, moves),
        fasen_naar=fasen_naar(casus.fase),
        mag_leiden=leads(asker, casus),
        mag_procesregie=casus.bewaakt,
        nieuws=nieuws(asker, casus_id),
    )


@prepared
def _vacancies(casus_id: uuid.UUID) -> QuerySet[Regievacature, tuple[datetime.date, str]]:
    return Regievacature.objects.filter(casus_id=casus_id, vervuld_op=None).values_list("termijn", "eigenaar__naam")


@prepared
def _moves(casus_id: uuid.UUID) -> QuerySet[Faseovergang, tuple[Any, ...]]:
    passed = Faseovergang.objects.filter(casus_id=casus_id).order_by("op")
    return passed.values_list("op", "naar_fase", "toelichting", "door__naam")


@prepared
def _people(casus_id: uuid.UUID) -> QuerySet[Casuspersoon]:
    """Who the case is about, the main person first."""
    now = Casuspersoon.objects.filter(casus_id=casus_id, tot=None)
    return now.select_related("persoon").order_by("-hoofdpersoon", "id")


@prepared
def _organisations(asker: Asker, casus_id: uuid.UUID) -> QuerySet[Deelname, str]:
    """The organisations that take part today, by name."""
    now = Deelname.objects.filter(casus_id=casus_id, van__lte=asker.dag, tot__gt=asker.dag)
    names = now.values_list("medewerker__onderdeel__organisatie__naam", flat=True)
    return names.order_by("medewerker__onderdeel__organisatie__naam").distinct()


@prepared
def _offered(casus_id: uuid.UUID) -> QuerySet[Regieaanbod, tuple[Any, ...]]:
    columns = ("id", "status", "grond", "aangeboden_op", "beantwoord_op", "termijn", "medewerker_id")
    rows = Regieaanbod.objects.filter(casus_id=casus_id).order_by("-aangeboden_op")
    return rows.values_list(*columns, "organisatie__naam", "medewerker__naam")


@prepared
def _raised(casus_id: uuid.UUID) -> QuerySet[Opschaling, tuple[Any, ...]]:
    asked = ("voorgelegd_op", "vraag", "beantwoord_op", "antwoord", "geadresseerde__naam", "geadresseerde_buiten")
    return Opschaling.objects.filter(casus_id=casus_id).values_list(*asked)


@prepared
def _handled(casus_id: uuid.UUID) -> QuerySet[Agendapunt, tuple[Any, ...]]:
    """The points of meetings at which the case was handled, the latest first."""
    handled = Agendapunt.objects.filter(casus_id=casus_id, behandeld_op__isnull=False).order_by("-behandeld_op")
    return handled.values_list("behandeld_op", "overlegvorm__naam", "besluit", "reden")[:GEBEURTENISSEN]


def _offers(asker: Asker, casus_id: uuid.UUID) -> list[Aanbodregel]:
    words = dict(AANBODSTATUSSEN)
    return [
        Aanbodregel(
            id=key,
            organisatie=organisation,
            medewerker=person,
            status=status,
            status_tekst=words[status],
            grond=ground,
            aangeboden_op=offered,
            beantwoord_op=answered,
            termijn=term,
            aan_mij=status == "aangeboden" and medewerker_id in asker.namens,
        )
        for key, status, ground, offered, answered, term, medewerker_id, organisation, person in _offered(casus_id)
    ]


def _lead_times(asker: Asker, moves: Sequence[Stap]) -> list[Doorlooptijd]:
    ends = [*(move.op for move in moves[1:]), asker.moment][: len(moves)]
    last = len(moves) - 1
    return [
        Doorlooptijd(FASENAMEN[move.naar_fase], (end - move.op).days, norm_of(move.naar_fase), index == last)
        for index, (move, end) in enumerate(zip(moves, ends, strict=True))
        if move.naar_fase != "afgesloten"
    ]


def _story(casus_id: uuid.UUID, moves: Sequence[Stap], offers: Sequence[Aanbodregel]) -> list[Gebeurtenis]:
    story = [Gebeurtenis(m.op, f"Fase {FASENAMEN[m.naar_fase]}", m.toelichting or m.door, "flag", "nu") for m in moves]
    for offer in offers:
        if offer.status == "geweigerd" and offer.beantwoord_op:
            story.append(
                Gebeurtenis(offer.beantwoord_op, f"{offer.organisatie} weigert de regie", offer.grond, "x", "over")
            )
        elif offer.status == "aanvaard" and offer.beantwoord_op:
            title = f"{offer.organisatie} neemt de regie"
            story.append(Gebeurtenis(offer.beantwoord_op, title, offer.medewerker, "circle-check", "gereed"))
    for put, question, answered, answer, within, outside in _raised(casus_id):
        to = within or outside
        story.append(Gebeurtenis(put, f"Opgeschaald naar {to}", question, "stairs-up", "nu"))
        if answered:
            story.append(Gebeurtenis(answered, f"Antwoord van {to}", answer, "circle-check", "gereed"))
    for op, form, decision, reason in _handled(casus_id):
        story.append(Gebeurtenis(op, form, decision or reason, "users", "gereed"))
    return sorted(story, key=lambda e: e.moment, reverse=True)[:GEBEURTENISSEN]
