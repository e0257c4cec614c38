"""Vocabulary of covenants and the one decision of access, on values passed in (R14–R18). Pure."""

import dataclasses
import uuid
import zlib
from collections.abc import Mapping

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


def may_read_casus(lidmaatschap: Lidmaatschap | None) -> bool:
    """Content of a case is for its members: current, of a signed organisation (R15)."""
    return lidmaatschap is not None and lidmaatschap.geldig and lidmaatschap.ondertekend


def may_read_item(
    item: Item,
    lidmaatschap: Lidmaatschap | None,
    leesbare_categorieen: frozenset[uuid.UUID],
    *,
    was_aanwezig: bool,
) -> bool:
    """Whether a member reads an item: the matrix gives the category and the audience holds the reader (R15, R17).

    The source unit always reads back what it brought in, as long as it is a member.
    """
    if lidmaatschap is None or not may_read_casus(lidmaatschap):
        return False
    if item.bron_onderdeel_id == lidmaatschap.onderdeel_id:
        return True
    if item.categorie_id not in leesbare_categorieen or not _consented(item, lidmaatschap):
        return False
    in_audience = {
        "alle_leden": True,
        "procesregie": lidmaatschap.rol == "procesregisseur",
        "onderdelen": lidmaatschap.onderdeel_id in item.publiek_onderdelen,
        "aanwezigen": was_aanwezig,
    }
    return in_audience[item.publiek]


def _consented(item: Item, lidmaatschap: Lidmaatschap) -> bool:
    """What rests on consent goes to the organisations that it names, while it counts (R25)."""
    return item.toestemming_voor is None or lidmaatschap.organisatie_id in item.toestemming_voor


def matrix_versie(vakken: Mapping[tuple[uuid.UUID | None, uuid.UUID], tuple[bool, bool]]) -> int:
    """A number that changes with the matrix: who saves an older one is told. Squares that give nothing do not count."""
    given = sorted(f"{unit}:{category}:{vak}" for (unit, category), vak in vakken.items() if any(vak))
    return zlib.crc32("|".join(given).encode())
