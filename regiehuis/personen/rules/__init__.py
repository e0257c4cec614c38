"""Vocabulary of the person index; how a name is written, sorted and found. Pure."""

import dataclasses
import datetime
import uuid
from typing import Protocol

from regiehuis.kern.namen import Naam, normalise_query

ADRESSOORTEN = [
    ("woonadres", "Woonadres"),
    ("verblijfadres", "Verblijfadres"),
    ("zonder_vast_adres", "Zonder vast adres"),
    ("geheim", "Geheim adres"),
]
GESLACHTEN = [("", "Onbekend"), ("man", "Man"), ("vrouw", "Vrouw"), ("anders", "Anders")]
RELATIESOORTEN = [
    ("partner", "Partner van"),
    ("ex_partner", "Ex-partner van"),
    ("ouder", "Ouder van"),
    ("broer_zus", "Broer of zus van"),
    ("familie", "Familie van"),
    ("medepleger", "Pleegt delicten met"),
    ("slachtoffer", "Slachtoffer van"),
    ("verzorger", "Verzorger van"),
]
# Ties that say the same from both sides.
WEDERZIJDS = frozenset({"partner", "ex_partner", "broer_zus", "familie", "medepleger"})
BSN_REDENEN = [
    ("onbekend", "BSN is niet bekend"),
    ("geen", "Heeft geen BSN"),
    ("niet_gedeeld", "BSN mag niet worden gedeeld"),
]

KOPPELBEWIJZEN = [
    ("bsn", "Hetzelfde BSN"),
    ("naam", "Dezelfde naam en geboortedatum"),
    ("opgegeven", "Opgegeven door wie het voorstelt"),
]
AANLEVERSOORTEN = [
    ("brutolijst", "Brutolijst veelplegers"),
    ("nettolijst", "Nettolijst veelplegers"),
    ("politieregistraties", "Registraties van de politie"),
    ("om_registraties", "Registraties van het OM"),
    ("jeugdzorglijst", "Lijst van de jeugdzorg"),
    ("vrijlatingen", "Berichten van vrijlating"),
]
AANLEVERSTATUSSEN = [
    ("ontvangen", "Ontvangen, nog niet ingelezen"),
    ("afgekeurd", "Afgekeurd: niets ingelezen"),
    ("ingelezen", "Ingelezen"),
    ("dubbel", "Al eerder ingelezen: niets veranderd"),
]
KOPPELBESLUITEN = [("zelfde", "Dezelfde persoon"), ("ander", "Iemand anders")]


class Naamdelen(Protocol):
    """What of a person makes up the name."""

    voornamen: str
    voorletters: str
    tussenvoegsel: str
    achternaam: str


class Adresdelen(Protocol):
    """What of an address tells which house it is."""

    @property
    def straat(self) -> str:
        """The street."""

    @property
    def huisnummer(self) -> str:
        """The number with what follows it."""

    @property
    def postcode(self) -> str:
        """The postcode."""

    @property
    def plaats(self) -> str:
        """The town."""


@dataclasses.dataclass(frozen=True)
class AdresGegevens:
    """An address as it is added to a person; `lezers` are the named readers of a secret one (R17)."""

    soort: str
    van: datetime.date
    straat: str = ""
    huisnummer: str = ""
    postcode: str = ""
    plaats: str = ""
    lezers: tuple[uuid.UUID, ...] = ()


def address_key(adres: Adresdelen) -> str:
    """What two addresses have in common that are the same house, however they were typed; '' when it cannot be told."""
    if not adres.huisnummer:
        return ""
    where = adres.postcode or f"{adres.straat} {adres.plaats}"
    return f"{where} {adres.huisnummer}".replace(" ", "").lower() if where.strip() else ""


def same_address(one: Adresdelen, other: Adresdelen) -> bool:
    """Whether both are the same house; what cannot be told apart is the same."""
    keys = {address_key(one), address_key(other)}
    return "" in keys or len(keys) == 1


def address_words(adres: Adresdelen) -> str:
    """Street, number and place."""
    return f"{adres.straat} {adres.huisnummer}, {adres.plaats}".strip(" ,")


def check_adres(adres: AdresGegevens, *, vandaag: datetime.date) -> tuple[str, str] | None:
    """What is wrong with an address: field and Dutch message, or None."""
    if adres.soort not in dict(ADRESSOORTEN):
        return "adressoort", "Kies de soort adres."
    if adres.van > vandaag:
        return "van", "De begindatum kan niet in de toekomst liggen."
    if adres.soort == "zonder_vast_adres":
        return None
    for field, text, longest in (
        ("straat", adres.straat, 120),
        ("huisnummer", adres.huisnummer, 12),
        ("postcode", adres.postcode, 7),
        ("plaats", adres.plaats, 80),
    ):
        if len(text) > longest:
            return field, f"Houd dit bij maximaal {longest} tekens."
    if not adres.plaats.strip() and adres.soort != "geheim":
        return "plaats", "Vul de plaats in."
    return None


def check_relatie(
    *, soort: str, zelf: bool, van: datetime.date | None, tot: datetime.date | None, vandaag: datetime.date
) -> tuple[str, str] | None:
    """What is wrong with a relation: field and Dutch message, or None; `zelf` when both ends are the same person."""
    if soort not in dict(RELATIESOORTEN):
        return "soort", "Kies wat zij van elkaar zijn."
    if zelf:
        return "naar", "Kies een andere persoon van deze casus: niemand heeft een relatie met zichzelf."
    if van and van > vandaag:
        return "van", "Een relatie kan niet in de toekomst beginnen."
    return check_relatie_einde(van=van, tot=tot, vandaag=vandaag)


def check_relatie_einde(
    *, van: datetime.date | None, tot: datetime.date | None, vandaag: datetime.date
) -> tuple[str, str] | None:
    """What is wrong with the end of a relation: field and Dutch message, or None; None as end is still going on."""
    if tot and tot > vandaag:
        return "tot", "Een relatie kan niet in de toekomst eindigen."
    if tot and van and tot < van:
        return "tot", "Het einde kan niet voor het begin liggen."
    return None


def naam_of(delen: Naamdelen) -> Naam:
    """The name of a person as kern shows and sorts it."""
    return Naam(delen.achternaam, delen.tussenvoegsel, delen.voornamen, delen.voorletters)


def full_name(delen: Naamdelen) -> str:
    """The name as it is said: first names, else initials, then the prefix and the surname."""
    return naam_of(delen).display()


def sort_key(delen: Naamdelen) -> str:
    """What a Dutch list is sorted by: van der Berg stands under B."""
    return naam_of(delen).sort_key()[:200]


def search_name(delen: Naamdelen) -> str:
    """What an equal surname is found by: no prefix, case or diacritics, ij as y, words together."""
    return normalise_query(delen.achternaam).replace(" ", "")[:200]


def check_koppelbesluit(besluit: str, reden: str) -> tuple[str, str] | None:
    """What is wrong with a decision on a link proposal: field and Dutch message, or None (R12)."""
    if besluit not in dict(KOPPELBESLUITEN):
        return "besluit", "Kies of het dezelfde persoon is."
    if not reden.strip():
        return "reden", "Vul in waaruit dat blijkt."
    if len(reden) > 500:
        return "reden", "Houd de reden bij maximaal 500 tekens."
    return None


@dataclasses.dataclass(frozen=True)
class Leverancier:
    """What decides whether a partner may deliver under a covenant today (R1, R3)."""

    convenant_geldt: bool
    getekend: bool
    aangesloten: bool
    van_politie: bool
    besluit_geldt: bool


def check_leverancier(partner: Leverancier) -> tuple[str, str] | None:
    """Why nothing can be delivered: field and Dutch message, or None.

    Police data need a supply decision that holds and names the organisation of who takes them in (R3).
    """
    if not partner.convenant_geldt:
        return "convenant", "Dit convenant geldt vandaag niet. Kies een convenant dat geldt."
    if not partner.aangesloten:
        return "partner", "Deze organisatie is vandaag geen partner van dit huis."
    if not partner.getekend:
        return "partner", "Deze organisatie heeft dit convenant niet getekend, of de handtekening is ingetrokken."
    if partner.van_politie and not partner.besluit_geldt:
        return "convenant", (
            "Voor gegevens van de politie geldt onder dit convenant nu geen verstrekkingsbesluit dat uw organisatie als"
            " ontvanger noemt. De ketenmanager legt het vast bij het convenant."
        )
    return None
