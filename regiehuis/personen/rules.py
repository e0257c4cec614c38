"""Vocabulary of the person index. Pure."""

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
BSN_REDENEN = [
    ("onbekend", "BSN is niet bekend"),
    ("geen", "Heeft geen BSN"),
    ("niet_gedeeld", "BSN mag niet worden gedeeld"),
]
