"""The invented house of the demo: Lindehaven, its organisations, units and people. Nobody in it exists."""

import dataclasses

GEMEENTE = "Lindehaven"
NAAM = "Veiligheidshuis Lindehaven"

# organisation -> (chain, core or functional, units); the first unit of the gemeente is the bureau of the house.
ORGANISATIES: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "Gemeente Lindehaven": (
        "bestuur",
        "kern",
        ("Veiligheidshuis", "Openbare orde en veiligheid", "Leerplicht", "Schuldhulp en bewind", "Wijkteam"),
    ),
    "Politie": ("strafrecht", "kern", ("Basisteam Lindehaven",)),
    "Openbaar Ministerie": ("strafrecht", "kern", ("Parket",)),
    "Reclassering": ("strafrecht", "kern", ("Toezicht", "Verslavingsreclassering")),
    "Raad voor de Kinderbescherming": ("strafrecht", "functioneel", ("Regiobureau",)),
    "Veilig Thuis": ("zorg", "kern", ("Advies en melding",)),
    "Jeugdbescherming": ("zorg", "kern", ("Gezinsteam",)),
    "GGZ De Linde": ("zorg", "kern", ("Psychiatrie", "Crisisdienst")),
    "Verslavingszorg Kompas": ("zorg", "kern", ("Behandeling", "Kliniek")),
    "Stichting Zijlicht": ("zorg", "functioneel", ("Begeleiding",)),
    "Opvang De Haven": ("zorg", "functioneel", ("Nachtopvang", "Crisisopvang gezinnen")),
    "Lindewonen": ("bestuur", "functioneel", ("Wijkbeheer",)),
}


# What kind of body each is; the regime admits these kinds.
SOORTEN = {
    "Politie": "politie",
    "Openbaar Ministerie": "om",
    "Reclassering": "reclassering",
    "Raad voor de Kinderbescherming": "kinderbescherming",
    "Veilig Thuis": "veilig_thuis",
    "Jeugdbescherming": "jeugdbescherming",
    "GGZ De Linde": "zorg",
    "Verslavingszorg Kompas": "zorg",
    "Stichting Zijlicht": "welzijn",
    "Opvang De Haven": "welzijn",
    "Lindewonen": "wonen",
}


@dataclasses.dataclass(frozen=True)
class Mens:
    """One of the demo's people: sign-in name, shown name, unit, functions."""

    gebruikersnaam: str
    naam: str
    onderdeel: str
    functies: tuple[str, ...] = ()


MENSEN = (
    Mens("ketenmanager", "Hanneke Vermaat", "Veiligheidshuis", ("ketenmanager",)),
    Mens("beheerder", "Joris Tielens", "Veiligheidshuis", ("beheerder",)),
    Mens("procesregisseur", "Nadia Bouzidi", "Veiligheidshuis", ("procesregisseur",)),
    Mens("procesregisseur2", "Ruben Haverkort", "Veiligheidshuis", ("procesregisseur",)),
    Mens("secretaris", "Els Drijver", "Veiligheidshuis", ("secretaris",)),
    Mens("contactpunt", "Wietske Albada", "Veiligheidshuis", ("contactpunt",)),
    Mens("analist", "Tomas Kuiper", "Veiligheidshuis", ("informatieanalist",)),
    Mens("burgemeester", "Marijke van der Velden", "Openbare orde en veiligheid", ("bestuurder",)),
    Mens("fg", "Sanne Oosterling", "Openbare orde en veiligheid", ("functionaris_gegevensbescherming",)),
    Mens("piket", "Bart Schoonhoven", "Openbare orde en veiligheid", ("piket",)),
    Mens("oov", "Fatima el Hamdaoui", "Openbare orde en veiligheid", ("liaison",)),
    Mens("leerplicht", "Koen Postma", "Leerplicht", ("liaison",)),
    Mens("schuldhulp", "Anneke Wiersma", "Schuldhulp en bewind", ("liaison",)),
    Mens("wijkteam", "Yusuf Demir", "Wijkteam", ("liaison",)),
    Mens("politie", "Mark de Boer", "Basisteam Lindehaven", ("liaison", "piket")),
    Mens("wijkagent", "Lisa van den Akker", "Basisteam Lindehaven"),
    Mens("om", "Charlotte Roelofs", "Parket", ("liaison",)),
    Mens("reclassering", "Peter Smit", "Toezicht", ("liaison",)),
    Mens("verslavingsreclassering", "Ilse Nagtegaal", "Verslavingsreclassering", ("liaison",)),
    Mens("kinderbescherming", "Roos ter Horst", "Regiobureau", ("liaison",)),
    Mens("veiligthuis", "Samira Yildiz", "Advies en melding", ("liaison",)),
    Mens("jeugdbescherming", "Kim Visser", "Gezinsteam", ("liaison",)),
    Mens("ggz", "Daan Hoekstra", "Psychiatrie", ("liaison",)),
    Mens("crisisdienst", "Willem Aalders", "Crisisdienst", ("liaison",)),
    Mens("verslavingszorg", "Judith Claessen", "Behandeling", ("liaison",)),
    Mens("kliniek", "Erik Noordam", "Kliniek", ("liaison",)),
    Mens("zijlicht", "Manon Peters", "Begeleiding", ("liaison",)),
    Mens("nachtopvang", "Ahmed Rahimi", "Nachtopvang", ("liaison",)),
    Mens("crisisopvang", "Truus Bakels", "Crisisopvang gezinnen", ("liaison",)),
    Mens("wonen", "Gerard IJzerman", "Wijkbeheer", ("liaison",)),
    Mens("school", "Petra Lammers", "Leerplicht"),
)

THEMAS = ("Veelplegers", "Huiselijk geweld", "Risicojeugd", "Zorg en overlast")

# name, kind, theme, rhythm, weekday (0 = Monday), hour, chair, capacity
OVERLEGVORMEN = (
    ("Triage", "triage", None, "wekelijks", 1, 9, "procesregisseur", 10),
    ("Triage huiselijk geweld", "triage", "Huiselijk geweld", "wekelijks", 1, 11, "procesregisseur2", 8),
    ("Casusoverleg veelplegers", "casusoverleg", "Veelplegers", "tweewekelijks", 1, 13, "procesregisseur", 5),
    ("Casusoverleg zorg en overlast", "casusoverleg", "Zorg en overlast", "tweewekelijks", 3, 10, "procesregisseur", 5),
    ("Casusoverleg huiselijk geweld", "casusoverleg", "Huiselijk geweld", "tweewekelijks", 2, 9, "procesregisseur2", 5),
    ("Casusoverleg risicojeugd", "casusoverleg", "Risicojeugd", "maandelijks", 3, 13, "procesregisseur", 5),
)
# Tables without cases: name, kind, rhythm, weekday, hour, chair, participants.
BELEIDSTAFELS = (
    ("Stuurgroep", "stuurgroep", "kwartaal", 3, 15, "burgemeester", ("om", "politie", "ketenmanager")),
    ("Beleidsoverleg partners", "beleidsoverleg", "vijfwekelijks", 0, 14, "ketenmanager", ("ggz", "wonen", "oov")),
)
# How many cases a meeting carries at once; the others have no limit.
LOPEND = {"Casusoverleg veelplegers": 15}
TRIAGEPARTNERS = ("politie", "om", "reclassering", "veiligthuis", "verslavingszorg")

# category of information -> units that read and contribute it; "procesregie" is the function of the house.
ALLEN = tuple(dict.fromkeys(m.onderdeel for m in MENSEN)) + ("procesregie",)
STRAFRECHT = ("Basisteam Lindehaven", "Parket", "Toezicht", "Verslavingsreclassering", "Regiobureau")
ZORG = ("Psychiatrie", "Crisisdienst", "Behandeling", "Kliniek", "Verslavingsreclassering")
JEUGD = ("Regiobureau", "Gezinsteam", "Advies en melding", "Leerplicht", "Wijkteam")
KRING: dict[str, tuple[str, ...]] = {
    "Sociaal": ALLEN,
    "Wonen": ALLEN,
    "Financieel": ALLEN,
    "Onderwijs": (*JEUGD, "procesregie"),
    "Jeugdhulp": JEUGD,
    "Medisch": ZORG,
    "Verslavingszorg": ZORG,
    "Politie": (*STRAFRECHT, "Openbare orde en veiligheid", "procesregie"),
    "Justitie": (*STRAFRECHT, "procesregie"),
    "Toezicht": (*STRAFRECHT, "procesregie"),
}

# On what the police share with the partners (R3).
VERSTREKKING = {
    "belang": "Geweld, overlast en herhaling voorkomen waar één partij dat niet alleen kan.",
    "doel": "Een samenhangende aanpak van één persoon, gezin of gebied.",
    "voorwaarden": "Alleen voor leden van de casus, en niet verder zonder overleg met de politie.",
    "besloten_door": "Districtschef politie Lindehaven",
}
# unit, intervention, kind, for whom, days until it starts, condition
MENUKAART: tuple[tuple[str, str, str, str, int, str], ...] = (
    (
        "Behandeling",
        "Ambulante verslavingsbehandeling",
        "zorg",
        "Volwassenen met middelengebruik",
        21,
        "Motivatiegesprek",
    ),
    ("Kliniek", "Klinische opname", "zorg", "Volwassenen met ernstige verslaving", 42, "Verwijzing en toetsing"),
    (
        "Psychiatrie",
        "Beoordeling aan huis",
        "zorg",
        "Verwarde of verwaarloosde personen",
        7,
        "Samen met wijkteam of politie",
    ),
    (
        "Toezicht",
        "Reclasseringstoezicht",
        "repressief",
        "Veroordeelden met bijzondere voorwaarden",
        14,
        "Vonnis of voorwaarde",
    ),
    ("Schuldhulp en bewind", "Schuldregeling", "zorg", "Inwoners met problematische schulden", 28, "Inkomen is bekend"),
    (
        "Openbare orde en veiligheid",
        "Gebiedsverbod",
        "bestuurlijk",
        "Overlastgevers met een patroon",
        10,
        "Dossier met waarschuwing",
    ),
    (
        "Openbare orde en veiligheid",
        "Tijdelijk huisverbod",
        "bestuurlijk",
        "Plegers van huiselijk geweld",
        1,
        "Risicotaxatie",
    ),
    ("Gezinsteam", "Drangtraject gezin", "zorg", "Gezinnen met kinderen in onveiligheid", 14, "Melding is onderzocht"),
    ("Leerplicht", "Halt bij verzuim", "repressief", "Leerplichtigen met verzuim", 14, "Gesprek met ouders"),
    (
        "Wijkbeheer",
        "Laatste-kans-contract",
        "bestuurlijk",
        "Huurders met overlast of schuld",
        14,
        "Begeleiding is geregeld",
    ),
    ("Begeleiding", "Begeleiding thuis", "zorg", "Mensen met een licht verstandelijke beperking", 21, "Indicatie"),
    ("Nachtopvang", "Plek in de nachtopvang", "zorg", "Daklozen uit de regio", 1, "Intake"),
)
