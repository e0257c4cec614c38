"""The pictures of the manual: name of the file, with whose eyes, of which page as in `pages`.

`make screenshots` writes them to docs/handleiding/beelden/; tests/test_docs.py compares this list with the manual.
"""

BEELDEN = {
    "beheerder-werkvoorraad": ("Joris Tielens", "/"),
    "bestuurder-werkvoorraad": ("Marijke van der Velden", "/"),
    "bestuurder-opschaling": ("Marijke van der Velden", "{opschaling}"),
    "casusregisseur-werkvoorraad": ("Koen Postma", "/"),
    "casusregisseur-casus": ("Koen Postma", "{casus}"),
    "casusregisseur-plan": ("Koen Postma", "{casus}plan/"),
    "casusregisseur-dossier": ("Koen Postma", "{casus}dossier/"),
    "functionaris-logboek": ("Sanne Oosterling", "/logboek/"),
    "informatieanalist-aanlevering": ("Tomas Kuiper", "{aanlevering}"),
    "informatieanalist-paar": ("Tomas Kuiper", "{paar}"),
    "informatieanalist-nettolijst": ("Tomas Kuiper", "{nettolijst}"),
    "ketenmanager-werkvoorraad": ("Hanneke Vermaat", "/"),
    "ketenmanager-overzicht": ("Hanneke Vermaat", "/casussen/overzicht/"),
    "liaison-werkvoorraad": ("Judith Claessen", "/"),
    "liaison-afspraak": ("Judith Claessen", "{aangeboden}"),
    "liaison-signaal": ("Mark de Boer", "{concept}controleren/"),
    "piket-werkvoorraad": ("Bart Schoonhoven", "/"),
    "piket-melding": ("Bart Schoonhoven", "{piketmelding}"),
    "procesregisseur-werkvoorraad": ("Nadia Bouzidi", "/"),
    "procesregisseur-triage": ("Nadia Bouzidi", "{triage}"),
    "secretaris-werkvoorraad": ("Els Drijver", "/"),
    "secretaris-overleg": ("Els Drijver", "{nu}|overleg"),
    "procesregisseur-agendapunt": ("Nadia Bouzidi", "{nu}|beginnen"),
}
