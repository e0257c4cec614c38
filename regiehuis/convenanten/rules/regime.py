"""Vocabulary of regimes, and the models of a regime that come with the product (R1, R4, R22, R23, R36, R38). Pure."""

import dataclasses
import datetime
from collections.abc import Collection, Sequence

from regiehuis.samenwerking.rules import SOORTORGANISATIES

REGIMESOORTEN = [
    ("wgs", "Zorg- en Veiligheidshuis (WGS)"),
    ("convenant", "Lokaal convenant"),
    ("radicalisering", "Radicalisering en extremisme"),
    ("livc", "458ter of LIVC (België)"),
]
BEWAARMOMENTEN = [
    ("afsluiting", "Vanaf het sluiten van de casus"),
    ("nazorg", "Vanaf het einde van de nazorg"),
    ("laatste_gegeven", "Vanaf het laatste dat in de casus is vastgelegd"),
    ("opening", "Vanaf het openen van de casus"),
]
TERUGKOPPELINGEN = [
    ("gewoon", "Volgens de matrix van het convenant"),
    ("unaniem", "Alleen als iedereen die aanwezig was instemt, en zonder beroepsgeheim"),
    ("niet", "Niet"),
]
LANGSTE_DEELREGELS = 4000
LANGSTE_VERBAND = 120
LANGSTE_JURIST = 200
MEESTE_VERBANDEN = 30
# Settings of a model that rest on law as others describe it: a lawyer of the house confirms them.
TE_BEVESTIGEN = frozenset(
    {"toegelaten_soorten", "bewaartermijn_jaren", "bewaren_vanaf", "terugkoppeling_politie", "advies_vanaf"}
)


@dataclasses.dataclass(frozen=True)
class Regimemodel:
    """A regime to start from, in our own words; the ketenmanager changes what differs in the house."""

    soort: str
    naam: str
    wettelijke_basis: str
    doel: str
    deelregels: str
    toegelaten_soorten: tuple[str, ...]
    bewaartermijn_jaren: int = 5
    bewaren_vanaf: str = "afsluiting"
    gesloten: bool = False
    machtiging_vereist: bool = False
    terugkoppeling_politie: str = "gewoon"
    andere_verbanden: tuple[str, ...] = ()


_STRAF = ("gemeente", "politie", "om", "reclassering", "detentie", "kinderbescherming")
_ZORG = ("jeugdbescherming", "veilig_thuis", "zorg", "jeugdhulp", "welzijn")
MODELLEN = (
    Regimemodel(
        soort="wgs",
        naam="WGS Zorg- en Veiligheidshuis",
        wettelijke_basis="Wet gegevensverwerking door samenwerkingsverbanden, hoofdstuk Zorg- en Veiligheidshuizen",
        doel="Complexe casussen van overlast, geweld en criminaliteit integraal aanpakken.",
        deelregels="Deel alleen wat nodig is voor deze casus, met wie het nodig heeft. Wat onder een beroepsgeheim"
        " valt, deelt u met toestemming of na een afweging van plichten.",
        toegelaten_soorten=(*_STRAF, *_ZORG, "wonen"),
        andere_verbanden=("Regionaal Informatie- en Expertisecentrum", "Ander Zorg- en Veiligheidshuis"),
    ),
    Regimemodel(
        soort="convenant",
        naam="Lokaal convenant persoonsgerichte aanpak",
        wettelijke_basis="Convenant van de deelnemende partijen; grondslag per partij in het privacyprotocol",
        doel="Een persoon of gezin samenhangend straffen, begeleiden en ondersteunen.",
        deelregels="Elke partij deelt op haar eigen grondslag. Vraag eerst of het zonder deze gegevens ook kan.",
        toegelaten_soorten=(*_STRAF, *_ZORG, "wonen", "onderwijs", "rijksdienst"),
    ),
    Regimemodel(
        soort="radicalisering",
        naam="Aanpak radicalisering en extremisme",
        wettelijke_basis="Wet persoonsgerichte aanpak radicalisering en terroristische activiteiten",
        doel="Voorkomen dat iemand radicaliseert of geweld gebruikt, en hulp bieden om eruit te komen.",
        deelregels="Deel in de kleinst mogelijke kring. Buiten het overleg zegt niemand dat iemand besproken wordt.",
        toegelaten_soorten=(*_STRAF, "jeugdbescherming", "zorg", "jeugdhulp", "onderwijs", "inlichtingen"),
        gesloten=True,
    ),
    Regimemodel(
        soort="livc",
        naam="458ter of LIVC",
        wettelijke_basis="Artikel 458ter van het Belgische Strafwetboek; voor een LIVC de wet van 30 juli 2018",
        doel="Zware misdrijven voorkomen en de integriteit van mensen beschermen, met wie aan een beroepsgeheim"
        " gebonden is.",
        deelregels="Alleen wie in de wet of de toestemming staat neemt deel. Niemand is verplicht te spreken. Wat u"
        " hoort, houdt u geheim en gebruikt u alleen voor het doel van dit overleg.",
        toegelaten_soorten=("gemeente", "politie", "om", "reclassering", "zorg", "jeugdhulp", "welzijn", "onderwijs"),
        gesloten=True,
        machtiging_vereist=True,
        terugkoppeling_politie="unaniem",
    ),
)


def model_of(soort: str) -> Regimemodel | None:
    """The model of a kind of regime that comes with the product, or None."""
    return next((model for model in MODELLEN if model.soort == soort), None)


def admits(toegelaten_soorten: Collection[str], soortorganisatie: str) -> bool:
    """Whether a regime takes an organisation of this kind; an empty list is no limit (R1)."""
    return not toegelaten_soorten or soortorganisatie in toegelaten_soorten


@dataclasses.dataclass(frozen=True)
class Regimeregels:
    """What differs from one regime to another, as the ketenmanager sets it; `jurist` says who confirmed it (R1)."""

    soort: str = "convenant"
    toegelaten_soorten: Sequence[str] = ()
    bewaartermijn_jaren: int = 5
    bewaren_vanaf: str = "afsluiting"
    gesloten: bool = False
    deelregels: str = ""
    machtiging_vereist: bool = False
    terugkoppeling_politie: str = "gewoon"
    andere_verbanden: Sequence[str] = ()
    advies_vanaf: datetime.date | None = None
    jurist: str = ""


def check_regels(regels: Regimeregels) -> tuple[str, str] | None:
    """What is wrong with the settings of a regime: field and Dutch message, or None."""
    if not 1 <= regels.bewaartermijn_jaren <= 30:
        return "bewaartermijn_jaren", "Vul een getal in van 1 tot en met 30."
    chosen = {
        "soort": ({regels.soort}, REGIMESOORTEN),
        "toegelaten_soorten": (set(regels.toegelaten_soorten), SOORTORGANISATIES),
        "bewaren_vanaf": ({regels.bewaren_vanaf}, BEWAARMOMENTEN),
        "terugkoppeling_politie": ({regels.terugkoppeling_politie}, TERUGKOPPELINGEN),
    }
    for field, (values, choices) in chosen.items():
        if not values <= dict(choices).keys():
            return field, "Kies iets uit de lijst."
    for field, longest in {"deelregels": LANGSTE_DEELREGELS, "jurist": LANGSTE_JURIST}.items():
        if len(getattr(regels, field)) > longest:
            return field, f"Gebruik hoogstens {longest} tekens."
    wrong = _check_verbanden(regels.andere_verbanden)
    return ("andere_verbanden", wrong) if wrong else None


def _check_verbanden(verbanden: Sequence[str]) -> str:
    """What is wrong with the other partnerships that a regime lists, or nothing (R23)."""
    if len(verbanden) > MEESTE_VERBANDEN:
        return f"Noem hoogstens {MEESTE_VERBANDEN} samenwerkingsverbanden."
    if any(len(naam) > LANGSTE_VERBAND for naam in verbanden):
        return f"Gebruik hoogstens {LANGSTE_VERBAND} tekens per samenwerkingsverband."
    return ""
