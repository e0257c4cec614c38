"""The keys on which records meet as candidates: pairs that share none are never compared.

Each key stands for a way in which two records of one person can differ and still have something rare in common.
A key that many records share is none for them (`GROOTSTE_BLOK`): it costs the square of them and tells little;
another finds the pair.
"""

GROOTSTE_BLOK = 80

SLEUTELS = {
    "s_bsn": ("bsn",),
    "s_datum_naam": ("datum", "an_klank"),
    "s_datum_letter": ("datum", "letter1"),
    "s_datum_plaats": ("datum", "plaats"),
    "s_datum_post": ("datum", "postcode[1:4]"),
    "s_adres_letter": ("adres", "letter1"),
    "s_adres_jaar": ("adres", "jaar"),
    "s_adres_naam": ("adres", "an_klank[1:4]", "geslacht"),
    "s_straat_naam": ("straatadres", "an_klank[1:3]", "letter1"),
    "s_namen_jaar": ("an_klank", "vn_klank[1:4]", "jaar"),
    "s_namen_dag": ("an_klank", "letter1", "maand", "dag"),
    "s_namen_plaats": ("an_klank", "vn_klank[1:4]", "plaats"),
    "s_namen": ("an_klank", "vn"),
    "s_verwisseld": ("least(an_klank, vn_klank)", "greatest(an_klank, vn_klank)", "postcode[1:4]"),
    "s_straat_datum": ("straatadres", "datum"),
    "s_plaats_naam": ("plaats", "an_klank"),
    "s_plaats_voornaam": ("plaats", "vn_klank", "jaar"),
    "s_naam_jaar": ("an_klank", "letter1", "jaar"),
    "s_post_namen": ("postcode", "an_klank[1:4]", "letter1"),
    "s_tweede": ("coalesce(an2_klank, an_klank)", "letter1", "jaar", "geslacht"),
}
"""Names of the columns with what they are made of; a record that lacks a part has no such key."""


def kolommen() -> str:
    """SQL: the keys of one record, as one number each."""
    return ", ".join(
        f"CASE WHEN {' AND '.join(f'({deel}) IS NOT NULL' for deel in delen)}"
        f" THEN hash({', '.join(delen)}) END AS {naam}"
        for naam, delen in SLEUTELS.items()
    )


def begrensd() -> str:
    """SQL: the keys again, without those that too many share."""
    return ", ".join(
        f"CASE WHEN {naam} NOT IN (SELECT {naam} FROM gekuist WHERE {naam} IS NOT NULL GROUP BY {naam}"
        f" HAVING count(*) > {GROOTSTE_BLOK}) THEN {naam} END AS {naam}"
        for naam in SLEUTELS
    )
