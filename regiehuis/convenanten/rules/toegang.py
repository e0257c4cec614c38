"""Vocabulary of covenants and the one decision of access, on values passed in (R14–R18). Pure."""

import dataclasses
import datetime
import uuid
import zlib
from collections.abc import Mapping, Sequence

from regiehuis.kern.period import holds, is_period

JURIDISCHE_KLASSEN = [
    ("gewoon", "Gewoon persoonsgegeven"),
    ("bijzonder", "Bijzonder persoonsgegeven"),
    ("strafrechtelijk", "Strafrechtelijk gegeven"),
    ("politie", "Politiegegeven (Wpg)"),
    ("om", "OM-gegeven (Wjsg)"),
    ("beroepsgeheim", "Medisch of jeugdhulpgeheim"),
]

GRONDSLAGEN = [
    ("wgs", "Wet gegevensverwerking door samenwerkingsverbanden"),
    ("wettelijke_taak", "Wettelijke taak of algemeen belang"),
    ("wpg_verstrekking", "Verstrekkingsbesluit politiegegevens"),
    ("wjsg_verstrekking", "Verstrekking justitiële gegevens"),
    ("toestemming", "Toestemming van de persoon"),
    ("vitaal_belang", "Vitaal belang"),
    ("conflict_van_plichten", "Conflict van plichten"),
]

# The audience of an item (R17); `aanwezigen` is what a secretary typed and the source did not confirm yet (R2).
PUBLIEKEN = [
    ("alle_leden", "Alle leden van de casus"),
    ("onderdelen", "Alleen genoemde onderdelen"),
    ("procesregie", "Alleen procesregie"),
    ("aanwezigen", "Aanwezigen bij het agendapunt"),
]


# Why somebody reads something or does not, by the code of the rule that decides (R15–R17, R25).
REGELS = {
    "account": "Het account is gesloten.",
    "geen_lid": "Is geen lid van deze casus. Alleen leden lezen wat erin staat.",
    "lid_later": "Het lidmaatschap van deze casus is nog niet begonnen.",
    "lid_verlopen": "Het lidmaatschap van deze casus is voorbij.",
    "functie": "Heeft de functie procesregisseur nu niet; het lidmaatschap dat daarop rust telt dan niet.",
    "partner": "De organisatie is nu geen partner van dit huis.",
    "convenant_later": "Het convenant van deze casus geldt nog niet.",
    "convenant_verlopen": "Het convenant van deze casus is verlopen.",
    "convenant_ingetrokken": "Het convenant van deze casus is ingetrokken.",
    "niet_getekend": "De organisatie heeft het convenant van deze casus niet ondertekend.",
    "tekening_later": "De ondertekening van de organisatie geldt nog niet.",
    "tekening_voorbij": "De organisatie heeft haar ondertekening ingetrokken, of die is verlopen.",
    "lid": "Is lid van deze casus, en de organisatie staat onder het convenant.",
    "bron": "Het eigen onderdeel heeft dit ingebracht.",
    "betwist": "De persoon betwist dit. Tot daarover is beslist, lezen alleen de bron en procesregie het.",
    "matrix": "De matrix van het convenant geeft dit onderdeel deze categorie niet.",
    "matrix_regie": "De matrix van het convenant geeft procesregie deze categorie niet.",
    "categorie": "De matrix van het convenant geeft deze categorie. Een bron kan een stuk voor minder lezers openen.",
    "toestemming": "Dit rust op toestemming, en die noemt deze organisatie niet of geldt niet meer.",
    "verstrekkingsbesluit": "Dit is politie-informatie, en geen verstrekkingsbesluit noemt deze organisatie nu.",
    "alle_leden": "De matrix geeft deze categorie, en de bron opende dit voor alle leden.",
    "onderdelen": "De matrix geeft deze categorie, en de bron noemt dit onderdeel als lezer.",
    "procesregie": "De matrix geeft deze categorie, en de bron opende dit voor procesregie.",
    "aanwezigen": "De matrix geeft deze categorie, en deze persoon was bij het agendapunt waar het werd gezegd.",
    "niet_onderdelen": "De bron opende dit alleen voor genoemde onderdelen, en dit onderdeel is daar niet bij.",
    "niet_procesregie": "De bron opende dit alleen voor procesregie.",
    "niet_aanwezigen": "Alleen wie bij het agendapunt was leest dit, tot de bron het bevestigt.",
    "secretaris": "Heeft dit zelf vastgelegd als secretaris van het overleg.",
}


@dataclasses.dataclass(frozen=True)
class Lidmaatschap:
    """What of a membership matters to the decision: role, dates already judged, covenant, unit and their signature."""

    rol: str
    geldig: bool
    ondertekend: bool
    onderdeel_id: uuid.UUID
    organisatie_id: uuid.UUID | None = None


@dataclasses.dataclass(frozen=True)
class Item:
    """What of an item of information matters to the decision."""

    bron_onderdeel_id: uuid.UUID
    categorie_id: uuid.UUID
    publiek: str
    publiek_onderdelen: frozenset[uuid.UUID]
    # The organisations to which consent that counts now lets it go; None for what rests on another ground (R25).
    toestemming_voor: frozenset[uuid.UUID] | None = None
    # The organisations that a supply decision which holds names for police data; None for what is none (R3).
    verstrekt_aan: frozenset[uuid.UUID] | None = None
    # Disputed by the person and not resolved yet (R32).
    betwist: bool = False


def may_read_casus(lidmaatschap: Lidmaatschap | None) -> bool:
    """Content of a case is for its members: current, of a signed organisation (R15)."""
    return lidmaatschap is not None and lidmaatschap.geldig and lidmaatschap.ondertekend


@dataclasses.dataclass(frozen=True)
class Oordeel:
    """Whether something is read, and the code of the rule that decided."""

    mag: bool
    regel: str

    @property
    def uitleg(self) -> str:
        """That rule in plain Dutch."""
        return REGELS[self.regel]


def may_read_item(
    item: Item,
    lidmaatschap: Lidmaatschap | None,
    leesbare_categorieen: frozenset[uuid.UUID],
    *,
    was_aanwezig: bool,
) -> bool:
    """Whether a member reads an item: see `weigh_item` (R15, R17)."""
    return weigh_item(item, lidmaatschap, leesbare_categorieen, was_aanwezig=was_aanwezig).mag


def weigh_item(
    item: Item,
    lidmaatschap: Lidmaatschap | None,
    leesbare_categorieen: frozenset[uuid.UUID],
    *,
    was_aanwezig: bool,
) -> Oordeel:
    """The one decision on an item, with its rule: the matrix gives the category and the audience holds the reader.

    The source unit always reads back what it brought in, as long as it is a member; what is disputed is shielded from
    every other member but procesregie (R15, R17, R25, R32).
    """
    if lidmaatschap is None or not may_read_casus(lidmaatschap):
        return Oordeel(False, "geen_lid")
    if item.bron_onderdeel_id == lidmaatschap.onderdeel_id:
        return Oordeel(True, "bron")
    if item.betwist and lidmaatschap.rol != "procesregisseur":
        return Oordeel(False, "betwist")
    if item.categorie_id not in leesbare_categorieen:
        return Oordeel(False, "matrix")
    if not _consented(item, lidmaatschap):
        return Oordeel(False, "toestemming")
    if item.verstrekt_aan is not None and lidmaatschap.organisatie_id not in item.verstrekt_aan:
        return Oordeel(False, "verstrekkingsbesluit")
    in_audience = {
        "alle_leden": True,
        "procesregie": lidmaatschap.rol == "procesregisseur",
        "onderdelen": lidmaatschap.onderdeel_id in item.publiek_onderdelen,
        "aanwezigen": was_aanwezig,
    }
    mag = in_audience[item.publiek]
    return Oordeel(mag, item.publiek if mag else f"niet_{item.publiek}")


def _consented(item: Item, lidmaatschap: Lidmaatschap) -> bool:
    """What rests on consent goes to the organisations that it names, while it counts (R25)."""
    return item.toestemming_voor is None or lidmaatschap.organisatie_id in item.toestemming_voor


@dataclasses.dataclass(frozen=True)
class Grond:
    """What one membership rests on, each part judged on the day: "geldt", or the code of the rule that denies it."""

    account: bool
    lid: str
    functie: bool
    partner: bool
    convenant: str
    ondertekening: str


def weigh_casus(grond: Grond | None) -> Oordeel:
    """Whether a membership admits to its case, and else the first rule that denies it (R14–R16)."""
    if grond is None:
        return Oordeel(False, "geen_lid")
    denied = (
        "account" if not grond.account else "",
        "" if grond.lid == "geldt" else grond.lid,
        "functie" if not grond.functie else "",
        "partner" if not grond.partner else "",
        "" if grond.convenant == "geldt" else grond.convenant,
        "" if grond.ondertekening == "geldt" else grond.ondertekening,
    )
    rule = next(filter(None, denied), "lid")
    return Oordeel(rule == "lid", rule)


def matrix_versie(vakken: Mapping[tuple[uuid.UUID | None, uuid.UUID], tuple[bool, bool]]) -> int:
    """A number that changes with the matrix: who saves an older one is told. Squares that give nothing do not count."""
    given = sorted(f"{unit}:{category}:{vak}" for (unit, category), vak in vakken.items() if any(vak))
    return zlib.crc32("|".join(given).encode())


def judge_period(
    perioden: Sequence[tuple[datetime.date, datetime.date | None]],
    dag: datetime.date,
    *,
    geen: str,
    later: str,
    voorbij: str,
) -> str:
    """Whether one of these periods holds on the day: then "geldt", else the code of the rule that says why not."""
    if any(holds(van, tot, dag) for van, tot in perioden):
        return "geldt"
    if not perioden:
        return geen
    return later if any(van > dag and is_period(van, tot) for van, tot in perioden) else voorbij


def weigh_categorie(oordeel: Oordeel, rol: str, *, in_matrix: bool) -> Oordeel:
    """Whether somebody admitted to a case, or not, reads a category of it at all; its source may narrow an item."""
    if not oordeel.mag:
        return oordeel
    denied = "matrix_regie" if rol == "procesregisseur" else "matrix"
    return Oordeel(in_matrix, "categorie" if in_matrix else denied)
