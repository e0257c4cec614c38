"""What a place is where something about a person can stand, and words for its SQL."""

import dataclasses
from collections.abc import Mapping, Sequence

# Keys of the index, cases and signals of the person, and cases with more than one person; made once a call.
PERSOON = "t.persoon_id = ANY(v_personen)"
CASUS = "t.casus_id = ANY(v_casussen)"
SIGNAAL = "t.signaal_id = ANY(v_signalen)"
GEDEELD = "t.casus_id = ANY(v_gedeeld)"
REGIE = (
    "(SELECT m.onderdeel_id FROM casussen_casus c JOIN samenwerking_medewerker m ON m.id = c.procesregisseur_id"
    " WHERE c.id = t.casus_id)"
)
AFZENDER = (
    "(SELECT m.onderdeel_id FROM casussen_signaal s JOIN samenwerking_medewerker m ON m.id = s.afzender_id"
    " WHERE s.id = t.signaal_id)"
)


def unit_of(column: str) -> str:
    """The unit of the employee whom a column names."""
    return f"(SELECT m.onderdeel_id FROM samenwerking_medewerker m WHERE m.id = t.{column})"


def organisation_of(column: str) -> str:
    """The name of the organisation of the employee whom a column names; the employee is not named."""
    return (
        "(SELECT g.naam FROM samenwerking_medewerker m"
        " JOIN samenwerking_organisatieonderdeel o ON o.id = m.onderdeel_id"
        f" JOIN samenwerking_organisatie g ON g.id = o.organisatie_id WHERE m.id = t.{column})"
    )


def name_in(table: str, column: str) -> str:
    """The name of what a column refers to."""
    return f"(SELECT n.naam FROM {table} n WHERE n.id = t.{column})"


@dataclasses.dataclass(frozen=True)
class Vindplaats:
    """One table: which rows are about the person, what of them is shown, who is their source, what protects them.

    `velden` are columns in order, each with its SQL when that is not the column itself.
    """

    titel: str
    waar: str
    velden: Sequence[str]
    op: str
    bron: str = "NULL::uuid"
    casus: str = "t.casus_id"
    derden: str = "false"
    bescherming: str = "''"
    berekend: Mapping[str, str] = dataclasses.field(default_factory=dict)


ORGANISATIE = name_in("samenwerking_organisatie", "organisatie_id")
LEEFGEBIED = name_in("casussen_leefgebied", "leefgebied_id")
NAAM = ("voornamen", "voorletters", "tussenvoegsel", "achternaam", "geslacht", "geboortedatum")
