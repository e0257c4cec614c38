"""What the invented house says of itself, who stands on its ladder, and how to work with two partners."""

from typing import Any

DOEL = "Overlast, geweld en criminaliteit terugdringen door straf, zorg en bestuur in één plan te verbinden."
PROFIEL = {
    "doelgroepen": "Veelplegers, gezinnen met geweld thuis, jongeren die dreigen af te glijden, zorg met overlast.",
    "gebied": "De gemeente Lindehaven met haar vier wijken. Voor huiselijk geweld ook de twee buurgemeenten.",
    "activiteiten": "Triage, casusoverleg, een plan per persoon of gezin, nazorg na detentie, en een menukaart.",
    "toekomst": "Eerder beginnen bij jongeren, en met de woningcorporatie afspraken over terugkeer na detentie.",
}
REGIE = "Elke partner houdt zijn eigen taak en bevoegdheid. De gemeente bindt hen met een gezamenlijk doel."
HERZIENING = "De doelgroep zorg en overlast is toegevoegd. De partners willen korter vergaderen."
# step, account, name of who has none, role
TREDELEDEN = (
    ("operationeel", "procesregisseur", "", "Voorzitter casusoverleg"),
    ("tactisch", "ketenmanager", "", "Ketenmanager"),
    ("tactisch", None, "Mw. R. Terpstra", "Directeur zorg, namens de zorgpartners"),
    ("strategisch", "burgemeester", "", "Burgemeester"),
    ("strategisch", None, "Dhr. A. Lubbers", "Gebiedsofficier van justitie"),
    ("strategisch", None, "Mw. S. Kok", "Teamchef politie"),
)
WERKKADERS: dict[str, dict[str, Any]] = {
    "GGZ De Linde": {
        "kenmerken": "Werkt onder beroepsgeheim: deelt met toestemming, of na een afweging van plichten.",
        "samenspel": "Met verslavingszorg bij dubbele diagnose; met het wijkteam voor bemoeizorg aan huis.",
        "aanspreekpunt": "Daan Hoekstra, buiten kantoortijd de crisisdienst",
        "mandaat_praktijk": "Zegt een beoordeling toe; een opname loopt langs de eigen toetsing.",
        "uren_geleverd": 6,
    },
    "Politie": {
        "kenmerken": "Verstrekt politiegegevens alleen binnen het verstrekkingsbesluit.",
        "samenspel": "Met het OM voor de strafzaak, met de wijkagent en het wijkteam voor wat er in de straat speelt.",
        "aanspreekpunt": "Mark de Boer",
        "mandaat_praktijk": "Zegt inzet van het basisteam toe.",
        "uren_geleverd": 10,
    },
}
