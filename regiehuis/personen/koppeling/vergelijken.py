"""What is compared of two records, and in how many degrees they agree: the model before it has learnt anything.

A level is a condition in SQL on `kolom_l` and `kolom_r`, tried in order; the last is "else". With each stand
the chances from which training begins and which stay when a delivery is too small to learn from: m, how often
two records of one person agree so, and u, how often those of two people do. A rare name, date or address weighs
more than a frequent one (`tf`).
"""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Trap:
    """One level: its name in words, the condition (none: else), m, u, and the column whose rarity counts."""

    naam: str
    als: str
    m: float
    u: float
    tf: str = ""


def _gelijk(kolom: str) -> str:
    return f'"{kolom}_l" = "{kolom}_r"'


def _tikfout(kolom: str) -> str:
    """One letter wrong, two in a long name; asked only of names that begin or end alike, since it is slow."""
    een, twee = f"{kolom}_l", f"{kolom}_r"
    return (
        f"CASE WHEN {een}[1:2] = {twee}[1:2] OR {een}[-3:] = {twee}[-3:]"
        f" THEN damerau_levenshtein({een}, {twee}) <= CASE WHEN length({een}) > 8 THEN 2 ELSE 1 END ELSE false END"
    )


_TWEE_DELEN = "(jaar_l = jaar_r)::TINYINT + (maand_l = maand_r)::TINYINT + (dag_l = dag_r)::TINYINT = 2"
_VERWISSELD = "vn1_l = an1_r AND an1_l = vn1_r"
_BEIDE = "vn1_l IS NOT NULL AND vn1_r IS NOT NULL"

VERGELIJKINGEN: dict[str, tuple[str, tuple[Trap, ...]]] = {
    "bsn": (
        "bsn_l IS NULL OR bsn_r IS NULL",
        (
            Trap("gelijk", _gelijk("bsn"), 0.955, 1e-6),
            Trap("een cijfer anders", "CASE WHEN bsn_l[1:3] = bsn_r[1:3] OR bsn_l[-4:] = bsn_r[-4:] THEN damerau_levenshtein(bsn_l, bsn_r) <= 1 ELSE false END", 0.03, 1e-6),
            Trap("anders", "", 0.015, 0.999998),
        ),
    ),
    "voornamen": (
        "letter1_l IS NULL OR letter1_r IS NULL",
        (
            Trap("alle gelijk", "vn_l = vn_r AND vn_l LIKE '% %'", 0.15, 2e-5),
            Trap("eerste gelijk", _gelijk("vn1"), 0.35, 0.003, "vn1"),
            Trap("roepnaam", "vn_stam_l = vn_stam_r", 0.06, 0.001),
            Trap("klinkt gelijk", "vn_klank_l = vn_klank_r", 0.03, 0.001),
            Trap("verwisseld met de achternaam", _VERWISSELD, 0.002, 2e-6),
            Trap("een naam gelijk", "CASE WHEN len(vn_lijst_l) + len(vn_lijst_r) > 2 THEN list_has_any(vn_lijst_l, vn_lijst_r) ELSE false END", 0.05, 0.003),
            Trap("tikfout", f"length(vn1_l) > 3 AND ({_tikfout('vn1')} OR starts_with(vn1_l, vn1_r[1:4]))", 0.04, 0.004),
            Trap(
                "voorletters gelijk",
                f"voorletters_l = voorletters_r AND length(voorletters_l) > 1 AND NOT ({_BEIDE})", 0.08, 0.004,
            ),
            Trap(
                "voorletters passen",
                f"(starts_with(voorletters_l, voorletters_r) OR starts_with(voorletters_r, voorletters_l)) AND NOT ({_BEIDE})",
                0.17, 0.03,
            ),
            Trap("voorletter gelijk", "letter1_l = letter1_r", 0.02, 0.05),
            Trap("anders", "", 0.05, 0.9),
        ),
    ),
    "achternaam": (
        "an1_l IS NULL OR an1_r IS NULL",
        (
            Trap("beide namen gelijk", "an1_l = an1_r AND an2_l = an2_r", 0.03, 1e-6),
            Trap("gelijk", _gelijk("an1"), 0.72, 0.001, "an1"),
            Trap("klinkt gelijk", "an_klank_l = an_klank_r", 0.07, 0.0005),
            Trap("verwisseld met de voornaam", _VERWISSELD, 0.002, 2e-6),
            Trap("een naam gelijk", "CASE WHEN len(an_lijst_l) + len(an_lijst_r) > 2 THEN list_has_any(an_lijst_l, an_lijst_r) ELSE false END", 0.08, 0.001),
            Trap("tikfout", f"length(an1_l) > 3 AND ({_tikfout('an1')} OR {_tikfout('an_klank')})", 0.05, 0.0015),
            Trap("lijkt", "CASE WHEN an_klank_l[1] = an_klank_r[1] THEN jaro_winkler_similarity(an_klank_l, an_klank_r) > 0.88 ELSE false END", 0.02, 0.006),
            Trap("anders, beiden vrouw", "geslacht_l = 'v' AND geslacht_r = 'v'", 0.02, 0.24),
            Trap("anders", "", 0.01, 0.75),
        ),
    ),
    "geboortedatum": (
        "jaar_l IS NULL OR jaar_r IS NULL",
        (
            Trap("gelijk", _gelijk("datum"), 0.88, 5e-5, "datum"),
            Trap(
                "deels bekend, past",
                "jaar_l = jaar_r AND (vaag_l OR vaag_r) AND (maand_l = maand_r OR maand_l IS NULL OR maand_r IS NULL"
                " OR (maand_l = 1 AND dag_l = 1) OR (maand_r = 1 AND dag_r = 1))",
                0.04, 0.0008,
            ),
            Trap("dag en maand verwisseld", "jaar_l = jaar_r AND maand_l = dag_r AND dag_l = maand_r", 0.02, 3e-5),
            Trap("een cijfer anders", f"CASE WHEN {_TWEE_DELEN} THEN damerau_levenshtein(datum_l, datum_r) <= 1 ELSE false END", 0.03, 0.0009),
            Trap("twee delen gelijk", _TWEE_DELEN, 0.02, 0.003),
            Trap("jaar gelijk", "jaar_l = jaar_r", 0.006, 0.012),
            Trap("jaar scheelt weinig", "abs(jaar_l - jaar_r) <= 2", 0.002, 0.06),
            Trap("anders", "", 0.002, 0.92),
        ),
    ),
    "adres": (
        "plaats_l IS NULL AND postcode_l IS NULL OR plaats_r IS NULL AND postcode_r IS NULL",
        (
            Trap("gelijk", _gelijk("adres"), 0.45, 2e-6, "adres"),
            Trap(
                "straat en nummer gelijk",
                "straatadres_l = straatadres_r AND (plaats_l = plaats_r OR postcode_l[1:4] = postcode_r[1:4])", 0.12, 2e-6,
            ),
            Trap(
                "nummer en bijna postcode gelijk",
                "huisnummer_l = huisnummer_r AND damerau_levenshtein(postcode_l, postcode_r) <= 1", 0.02, 5e-6,
            ),
            Trap("postcode of straat gelijk", "postcode_l = postcode_r OR (straat_l = straat_r AND plaats_l = plaats_r)", 0.12, 3e-5),
            Trap("woonplaats gelijk", _gelijk("plaats"), 0.09, 0.001, "plaats"),
            Trap("anders", "", 0.2, 0.998),
        ),
    ),
    "geslacht": (
        "geslacht_l IS NULL OR geslacht_r IS NULL",
        (Trap("gelijk", _gelijk("geslacht"), 0.985, 0.5), Trap("anders", "", 0.015, 0.5)),
    ),
}  # fmt: skip

LEREN = (("bsn",), ("datum", "an1"))
"""What pairs share from which is learnt: each time the comparisons of other columns."""
LEREN_ZONDER_BSN = (("straatadres", "datum"), ("an1", "vn1"))
"""The same for a delivery of which few records have a number."""

TEGEN_BSN = "trap_bsn = 'anders'"
"""Two numbers that differ in more than a slip: never linked by itself, whatever else agrees (issue of the person
index)."""
TEGEN_NAAM = "trap_voornamen = 'anders'"
TEGEN_DATUM = "trap_geboortedatum IN ('anders', 'jaar scheelt weinig')"
ZELDEN_NAAM, ZELDEN_DATUM = 0.05, 0.02
"""Up to this share of the records of one person a contradiction is rare, and so more likely a twin, a father or a son."""


def tegen(instellingen: dict[str, Any]) -> str:
    """SQL: what speaks against a link so much that a person decides, which a sum of weights does not see.

    Twins share all but a name, father and son all but a date, and somebody may have been written down with the number of
    a relative. Where the delivery itself is full of wrong names or dates, by what was learnt, they say less, and weigh
    as all else does.
    """
    naam = TEGEN_NAAM if _kans(instellingen, "voornamen", "anders") <= ZELDEN_NAAM else "false"
    datum = TEGEN_DATUM if _kans(instellingen, "geboortedatum", "anders") <= ZELDEN_DATUM else "false"
    return f"""coalesce({TEGEN_BSN}, false) OR coalesce({naam} AND {datum}, false)
        OR coalesce(({naam} OR {datum}) AND trap_bsn != 'gelijk', false)"""


def _kans(instellingen: dict[str, Any], vergelijking: str, trap: str) -> float:
    """How often two records of one person stand at this level, as learnt."""
    trappen = next(v for v in instellingen["comparisons"] if v["output_column_name"] == vergelijking)[
        "comparison_levels"
    ]
    return float(next(t["m_probability"] for t in trappen if t["label_for_charts"] == trap))


def instellingen(*, zeldzaam: bool = True) -> list[dict[str, object]]:
    """The comparisons as the engine takes them; without `zeldzaam` how often a name or date occurs does not count."""
    return [
        {
            "output_column_name": naam,
            "comparison_levels": [
                {"sql_condition": leeg, "label_for_charts": "onbekend", "is_null_level": True},
                *(_trap(trap, zeldzaam) for trap in trappen),
            ],
        }
        for naam, (leeg, trappen) in VERGELIJKINGEN.items()
    ]


def _trap(trap: Trap, zeldzaam: bool) -> dict[str, object]:
    gevonden: dict[str, object] = {
        "sql_condition": trap.als or "ELSE",
        "label_for_charts": trap.naam,
        "m_probability": trap.m,
        "u_probability": trap.u,
    }
    return (
        {**gevonden, "tf_adjustment_column": trap.tf, "tf_adjustment_weight": 1.0} if trap.tf and zeldzaam else gevonden
    )
