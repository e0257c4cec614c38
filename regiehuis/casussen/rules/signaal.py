"""When a signal is complete, on which triage it comes, and whether the person was informed (R6, R7, R8)."""

import dataclasses
import datetime
from collections.abc import Iterable, Sequence

from regiehuis.samenwerking.access import AMSTERDAM
from regiehuis.samenwerking.rules import next_weekday

# What may still be changed by the sender.
OPEN = ("concept", "onvolledig", "volledig")
MET_PERSONEN = ("persoon", "huishouden")
# The steps of the guided form, in order; each field of `missing` belongs to one.
STAPPEN = {
    "veiligheid": "Veiligheid",
    "waarover": "Waarover",
    "personen": "Personen",
    "aanleiding": "Aanleiding",
    "partners": "Partners",
    "controleren": "Controleren",
}
STAP_VAN_VELD = {
    "acuut": "veiligheid",
    "acuut_toelichting": "veiligheid",
    "omschrijving": "personen",
    "plaats": "personen",
    "personen": "personen",
    "bsn": "personen",
    "geboortedatum": "personen",
    "adres": "personen",
    "geinformeerd": "personen",
    "aanleiding": "aanleiding",
    "gewenst_doel": "aanleiding",
    "partners": "partners",
}


@dataclasses.dataclass(frozen=True)
class PersoonGegevens:
    """A person as the sender types him. `geboortedatum` is JJJJ-MM-DD with 00 for an unknown part."""

    achternaam: str
    voornamen: str = ""
    voorletters: str = ""
    tussenvoegsel: str = ""
    geslacht: str = ""
    geboortedatum: str = ""
    bsn: str = ""
    bsn_reden: str = ""
    rol: str = "verdachte"
    adressoort: str = ""
    straat: str = ""
    huisnummer: str = ""
    postcode: str = ""
    woonplaats: str = ""
    geinformeerd: bool | None = None
    niet_informeren_grond: str = ""
    herzien_op: datetime.date | None = None


@dataclasses.dataclass(frozen=True)
class PersoonBeeld:
    """What of a person matters to completeness."""

    naam: str
    heeft_bsn: bool
    bsn_reden: str
    geboortedatum: str
    adressoort: str
    straat: str
    woonplaats: str
    geinformeerd: bool | None
    niet_informeren_grond: str
    herzien_op: datetime.date | None


@dataclasses.dataclass(frozen=True)
class Beeld:
    """What of a signal matters to completeness."""

    soort: str
    acuut: bool | None
    aanleiding: str
    gewenst_doel: str
    omschrijving: str
    plaats: str
    personen: Sequence[PersoonBeeld]
    partners: Sequence[str]  # the contact of each


def missing(beeld: Beeld) -> list[tuple[str, str]]:
    """What a signal still lacks by its kind, as (field, message); empty means complete (R6)."""
    lacks: list[tuple[str, str]] = []
    if beeld.acuut is None:
        lacks.append(("acuut", "Beantwoord de vraag of er nu direct gevaar is."))
    if beeld.soort in MET_PERSONEN:
        lacks += _missing_persons(beeld.personen)
    else:
        lacks += _empty(
            ("omschrijving", beeld.omschrijving, "Beschrijf de groep of het gebied."),
            ("plaats", beeld.plaats, "Vul in waar het speelt."),
        )
    lacks += _empty(
        ("aanleiding", beeld.aanleiding, "Vul in wat de aanleiding is."),
        ("gewenst_doel", beeld.gewenst_doel, "Vul in wat u wilt bereiken."),
    )
    if not beeld.partners:
        lacks.append(("partners", "Noem ten minste één partner die moet aanschuiven, met een contact."))
    elif not all(contact.strip() for contact in beeld.partners):
        lacks.append(("partners", "Vul bij elke partner een contact in."))
    return lacks


def _empty(*fields: tuple[str, str, str]) -> list[tuple[str, str]]:
    return [(field, message) for field, text, message in fields if not text.strip()]


def _missing_persons(personen: Sequence[PersoonBeeld]) -> list[tuple[str, str]]:
    if not personen:
        return [("personen", "Voeg ten minste één persoon toe.")]
    return [lack for persoon in personen for lack in _missing_of(persoon)]


def _missing_of(persoon: PersoonBeeld) -> list[tuple[str, str]]:
    lacks = []
    if not persoon.heeft_bsn and not persoon.bsn_reden:
        lacks.append(("bsn", f"{persoon.naam}: vul het BSN in, of kies waarom het er niet is."))
    if not persoon.geboortedatum:
        lacks.append(("geboortedatum", f"{persoon.naam}: vul de geboortedatum in; alleen het jaar mag ook."))
    if not persoon.adressoort:
        lacks.append(("adres", f"{persoon.naam}: vul het adres in, of kies zonder vast adres of geheim adres."))
    elif persoon.adressoort in ("woonadres", "verblijfadres") and not (persoon.straat and persoon.woonplaats):
        lacks.append(("adres", f"{persoon.naam}: vul straat en woonplaats in."))
    return lacks


def not_informed(personen: Iterable[PersoonBeeld]) -> list[tuple[str, str]]:
    """Persons for whom "person informed?" has no full answer; such a signal cannot be accepted (R8)."""
    return [
        ("geinformeerd", f"{persoon.naam}: vul in of de persoon is geïnformeerd.")
        for persoon in personen
        if persoon.geinformeerd is None
        or (persoon.geinformeerd is False and not (persoon.niet_informeren_grond and persoon.herzien_op))
    ]


def check_informed(
    geinformeerd: bool | None, grond: str, herzien_op: datetime.date | None, dag: datetime.date
) -> tuple[str, str] | None:
    """What is wrong with an answer to "person informed?", as (field, message): no needs ground and review date (R8)."""
    if geinformeerd is not False:
        return None
    if not grond:
        return "niet_informeren_grond", "Kies waarom de persoon nog niet is geïnformeerd."
    if herzien_op is None:
        return "herzien_op", "Vul in wanneer u dit opnieuw bekijkt."
    if herzien_op <= dag:
        return "herzien_op", "Kies een datum na vandaag om dit opnieuw te bekijken."
    return None


def next_triage(
    moment: datetime.datetime, *, sluiting_weekdag: int, sluiting_tijd: datetime.time, triage_weekdag: int
) -> datetime.date:
    """The triage that a signal comes on when it is complete at `moment`: the first after the next cut-off (R7).

    The cut-off is wall-clock time in the Netherlands; complete at the cut-off itself is a week late.
    """
    local = moment.astimezone(AMSTERDAM)
    cut_off = next_weekday(local.date(), sluiting_weekdag)
    if cut_off == local.date() and local.time() >= sluiting_tijd:
        cut_off += datetime.timedelta(days=7)
    return next_weekday(cut_off, triage_weekdag)
