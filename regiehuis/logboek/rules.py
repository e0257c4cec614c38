"""Vocabulary of the log, and the bytes and hashes of its seal. Pure: no database, no clock."""

import hmac
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final, Literal, Protocol
from uuid import UUID

Handeling = Literal[
    "aanmaken",
    "lezen",
    "zoeken",
    "wijzigen",
    "verstrekken",
    "samenvoegen",
    "vernietigen",
    "weigering",
    "aanmelden",
]

# What is done to an object (R33), with the words the FG reads on the screen.
HANDELINGEN: Final[dict[str, str]] = {
    "aanmaken": "Aangemaakt",
    "lezen": "Ingezien",
    "zoeken": "Gezocht",
    "wijzigen": "Gewijzigd",
    "verstrekken": "Verstrekt",
    "samenvoegen": "Samengevoegd",
    "vernietigen": "Vernietigd",
    "weigering": "Geweigerd",
    "aanmelden": "Aangemeld",
}

# Who acts when no employee does: scheduled work and commands.
SYSTEEM: Final = UUID(int=0)
# The chain of rows that belong to no house, such as a failed sign-in by somebody unknown.
GEEN_HUIS: Final = UUID(int=0)

FG: Final = "functionaris_gegevensbescherming"

# How something goes out of the door (R21).
VORMEN: Final[dict[str, str]] = {
    "pdf": "PDF",
    "download": "Bestand",
    "afdruk": "Afdruk",
    "bericht": "Bericht",
    "mail": "Mail",
    "export": "Export",
    "feed": "Agendafeed",
    "api": "Koppeling",
    "indienen": "Signaal ingediend",
}
# On what it rests that something goes out; a lawyer of the house confirms which one goes with what.
GRONDEN: Final[dict[str, str]] = {
    "convenant": "Convenant van het samenwerkingsverband",
    "wettelijke_taak": "Wettelijke taak of algemeen belang",
    "toestemming": "Toestemming van de persoon",
    "vitaal_belang": "Vitaal belang",
    "verzoek_persoon": "Verzoek van de persoon zelf",
    "ander_verband": "Verstrekking aan een ander samenwerkingsverband",
}
# How far back a person, or who answers for the house, can look (R21).
JAREN_OVERZICHT: Final = 4

# Rows younger than this wait for the next round of sealing, so that the chain mostly follows the clock.
RUST: Final = timedelta(seconds=5)
# How long a transaction may hold a row before it commits. An older row without a seal is not sealed any
# more but reported: otherwise whoever writes a row with an old moment would get it sealed as a true one.
LAATKOMERS: Final = timedelta(hours=1)

BEGIN: Final = bytes(32)

_ENCODER: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


class Asker(Protocol):
    """Who asks: the part of `samenwerking.access.Asker` that the log needs."""

    @property
    def medewerker_id(self) -> UUID:
        """Who is signed in."""

    @property
    def organisatie_id(self) -> UUID | None:
        """The organisation of that employee."""

    @property
    def huis_id(self) -> UUID | None:
        """The house in which is asked: its chain takes the row."""

    @property
    def functies(self) -> frozenset[str]:
        """The functions held in that house at the moment of asking."""

    @property
    def doel(self) -> str:
        """The purpose, as a short phrase without content."""


class Verstrekker(Asker, Protocol):
    """Who lets something go out: an asker with the one clock of actions."""

    @property
    def moment(self) -> datetime:
        """The moment of the transaction."""


@dataclass(frozen=True, slots=True)
class Stuk:
    """One thing that goes out: its kind and key, the persons it is about, its case; never content (R21)."""

    soort: str
    id: UUID
    personen: tuple[UUID, ...] = ()
    casus_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Ontvanger:
    """Who gets it: partners by their key, and anybody else in words without a person's name."""

    organisaties: tuple[UUID, ...] = ()
    naam: str = ""


@dataclass(frozen=True, slots=True)
class Bewijs:
    """Proof that a disclosure was recorded; whatever hands out a file asks for it. Made by `record_verstrekking`."""

    id: UUID


@dataclass(frozen=True, slots=True)
class Regel:
    """One row of the log as it is sealed and shown: references only, never content."""

    id: UUID
    moment: datetime
    medewerker_id: UUID | None
    organisatie_id: UUID | None
    veiligheidshuis_id: UUID | None
    namens: UUID | None
    handeling: str
    object_soort: str
    object_id: UUID | None
    persoon_ids: Sequence[UUID]
    doel: str
    adres: str
    vertrouwelijk_tot: date | None

    @property
    def handeling_label(self) -> str:
        """The act in words for the screen."""
        return HANDELINGEN.get(self.handeling, self.handeling)


@dataclass(frozen=True, slots=True)
class Schakel:
    """What one link of a chain binds: its place, the row it stands for, and how far the round reached."""

    huis_id: UUID
    volgnummer: int
    regel_id: UUID
    regel_moment: datetime
    regelhash: bytes
    tot: datetime


@dataclass(frozen=True, slots=True)
class Kop:
    """Head: the last link of a house's chain, as it is exported outside the database."""

    huis_id: UUID
    volgnummer: int
    hash: bytes
    tot: datetime


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a house's chain that went whole, with what holds the rest together: where it began and ended (R36)."""

    id: UUID
    huis_id: UUID
    van_volgnummer: int
    tot_volgnummer: int
    vorige: bytes
    laatste: bytes
    eerste_moment: datetime
    laatste_moment: datetime
    jaren: int
    vernietigd_op: datetime

    @property
    def aantal(self) -> int:
        """How many rows went."""
        return self.tot_volgnummer - self.van_volgnummer + 1


def segment_border(moment: datetime, jaren: int) -> datetime:
    """Before which moment rows are past their term: the begin of the month (UTC), so many years ago."""
    begin = moment.astimezone(UTC).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    return begin.replace(year=begin.year - jaren)


def hash_segment(key: bytes, segment: Segment) -> bytes:
    """The keyed hash of a certificate: nobody without the key of the seal makes rows go unseen."""
    fields = [
        str(segment.id),
        str(segment.huis_id),
        segment.van_volgnummer,
        segment.tot_volgnummer,
        segment.vorige.hex(),
        segment.laatste.hex(),
        _utc(segment.eerste_moment),
        _utc(segment.laatste_moment),
        segment.jaren,
        _utc(segment.vernietigd_op),
    ]
    return _mac(key, ["segment", *fields])


def hash_regel(key: bytes, regel: Regel) -> bytes:
    """The keyed hash of a row by itself, so that a link can be checked after its segment has gone (R36)."""
    fields = [
        str(regel.id),
        _utc(regel.moment),
        _text(regel.medewerker_id),
        _text(regel.organisatie_id),
        _text(regel.veiligheidshuis_id),
        _text(regel.namens),
        regel.handeling,
        regel.object_soort,
        _text(regel.object_id),
        [str(persoon_id) for persoon_id in regel.persoon_ids],
        regel.doel,
        regel.adres,
        _text(regel.vertrouwelijk_tot),
    ]
    return _mac(key, ["regel", *fields])


def hash_schakel(key: bytes, previous: bytes, schakel: Schakel) -> bytes:
    """The keyed hash that ties a link to the one before it; `previous` is BEGIN for the first."""
    fields = [
        previous.hex(),
        str(schakel.huis_id),
        schakel.volgnummer,
        str(schakel.regel_id),
        _utc(schakel.regel_moment),
        schakel.regelhash.hex(),
        _utc(schakel.tot),
    ]
    return _mac(key, ["schakel", *fields])


def _mac(key: bytes, fields: list[object]) -> bytes:
    """HMAC-SHA256 over the fields as JSON, which keeps neighbouring fields apart."""
    return hmac.digest(key, _ENCODER.encode(fields).encode(), "sha256")


def _text(value: UUID | date | None) -> str | None:
    return None if value is None else str(value)


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds")
