"""The feedback sheet to the police as its page and document show it (R22)."""

import dataclasses
import datetime
import uuid
from collections.abc import Sequence

from django.db import transaction

from regiehuis.kern.errors import NotAllowed
from regiehuis.logboek.actions import record_verstrekking
from regiehuis.logboek.rules import Bewijs, Ontvanger
from regiehuis.samenwerking.access import Asker

from ..access.casus import persons_of_casus
from ..access.overleg import runs
from ..access.terugkoppelfiche import (
    FicheInzage,
    answered,
    answers_to,
    blocked,
    choosable,
    fetch_fiche,
    fiche_to_run,
    is_asked,
    items_on,
    police_of,
)
from ..access.verstrekking import items_of, whole
from ..models import Ficheinstemming, Informatie
from ..rules.terugkoppelfiche import ANTWOORDEN, STUK_WEG, WAS_ER


@dataclasses.dataclass(frozen=True)
class Deelnemer:
    """Somebody who was present, with the answer that stands; empty while there is none."""

    naam: str
    organisatie: str
    besluit: str
    besluit_tekst: str
    reden: str
    op: datetime.datetime | None


@dataclasses.dataclass(frozen=True)
class Fichestukregel:
    """An item on the sheet."""

    id: uuid.UUID
    bron: str
    categorie: str
    tekst: str


@dataclasses.dataclass(frozen=True)
class Fiche:
    """The sheet of a point; `belemmering` says why it does not go out yet."""

    agendapunt_id: uuid.UUID
    overleg_id: uuid.UUID
    overleg: str
    aanvang: datetime.datetime
    casusnummer: str
    gevraagd: bool
    bestaat: bool
    tekst: str
    stukken: Sequence[Fichestukregel]
    ingehouden: int
    deelnemers: Sequence[Deelnemer]
    belemmering: str
    verstuurd_op: datetime.datetime | None
    ontvanger: str
    leidt: bool
    mag_antwoorden: bool
    versie: int | None

    @property
    def ingestemd(self) -> int:
        """How many of those present agreed."""
        return sum(1 for d in self.deelnemers if d.besluit == "akkoord")


def terugkoppelfiche(asker: Asker, agendapunt_id: uuid.UUID) -> Fiche:
    """The sheet of a point for who runs the meeting or was present; logs the look. Raises NotFound."""
    return _as_fiche(asker, fetch_fiche(asker, agendapunt_id))


def fichekeuzes(asker: Asker, agendapunt_id: uuid.UUID) -> tuple[Fiche, list[tuple[str, str]]]:
    """The sheet and the items that may stand on it, for who writes it. Raises NotFound or NotAllowed."""
    found = fiche_to_run(asker, agendapunt_id)
    choices = [(str(item.id), f"{item.categorie.naam}: {item.tekst[:160]}") for item in choosable(asker, found)]
    return _as_fiche(asker, found), choices


def ontvangers(asker: Asker) -> list[tuple[str, str]]:
    """The police organisations of the house, to choose from."""
    return [(str(key), naam) for key, naam in police_of(asker).items()]


def fiche_document(asker: Asker, agendapunt_id: uuid.UUID) -> tuple[Fiche, Bewijs]:
    """The sheet that was sent, as a document: a disclosure to the police (R21). Raises NotFound or NotAllowed."""
    with transaction.atomic():
        found = fiche_to_run(asker, agendapunt_id)
        if found.fiche is None or found.fiche.verstuurd_op is None or found.fiche.ontvanger_id is None:
            raise NotAllowed("Deze fiche gaat pas weg als iedereen die aanwezig was heeft ingestemd.")
        items = items_on(found.fiche)
        if len(items) != found.fiche.aantal:
            raise NotAllowed(STUK_WEG)
        casus_id = found.punt.casus_id
        bewijs = record_verstrekking(
            asker=asker,
            vorm="pdf",
            stukken=[
                whole("terugkoppelfiche", found.fiche.id, casus_id, persons_of_casus(casus_id)),
                *items_of(items),
            ],
            ontvanger=Ontvanger((found.fiche.ontvanger_id,)),
            doel="terugkoppeling aan de politie",
            grondslag="wettelijke_taak",
            besloten_door=found.fiche.verstuurd_door_id,
        )
        return _as_fiche(asker, found), bewijs


def _as_fiche(asker: Asker, found: FicheInzage) -> Fiche:
    fiche, punt = found.fiche, found.punt
    answers = answers_to(fiche) if fiche else []
    items = items_on(fiche) if fiche else []
    leidt = runs(asker, punt.overlegvorm_id)
    open_sheet = fiche is not None and fiche.verstuurd_op is None
    return Fiche(
        agendapunt_id=punt.id,
        overleg_id=punt.overleg_id,
        overleg=punt.overleg.naam,
        aanvang=punt.overleg.aanvang,
        casusnummer=punt.casusnummer,
        gevraagd=fiche is not None or (leidt and is_asked(punt.id)),
        bestaat=fiche is not None,
        tekst=fiche.tekst if fiche else "",
        stukken=[_item(item) for item in items],
        ingehouden=fiche.aantal - len(items) if fiche else 0,
        deelnemers=_present(found, answers),
        belemmering=blocked(found, answers) if open_sheet else "",
        verstuurd_op=fiche.verstuurd_op if fiche else None,
        ontvanger=fiche.ontvanger.naam if fiche and fiche.ontvanger else "",
        leidt=leidt,
        mag_antwoorden=open_sheet and found.deelname is not None and found.was_there(asker.medewerker_id),
        versie=fiche.versie if fiche else None,
    )


def _item(item: Informatie) -> Fichestukregel:
    return Fichestukregel(item.id, f"{item.bron.organisatie.naam}, {item.bron.naam}", item.categorie.naam, item.tekst)


def _present(found: FicheInzage, answers: Sequence[Ficheinstemming]) -> list[Deelnemer]:
    words = dict(ANTWOORDEN)
    last = {row.medewerker_id: row for row in answers}
    said = answered(found.fiche, answers) if found.fiche else {}
    present = [a for a in found.aanwezigheden if a.status in WAS_ER]
    rows = []
    for who in sorted(present, key=lambda a: (a.medewerker.naam.lower(), a.id)):
        besluit, row = said.get(who.medewerker_id, ""), last.get(who.medewerker_id)
        rows.append(
            Deelnemer(
                naam=who.medewerker.naam,
                organisatie=who.medewerker.onderdeel.organisatie.naam,
                besluit=besluit,
                besluit_tekst=words.get(besluit, ""),
                reden=row.reden if row else "",
                op=row.op if row else None,
            )
        )
    return rows
