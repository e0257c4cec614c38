"""What a certificate of destruction says, and what makes destruction impossible (R36). Pure."""

import datetime

from .bewaring import Fout

LOPEND = ("analyse", "plan", "uitvoering", "nazorg")
LANGSTE_GROND = 500
# The words of a certificate for the parts that went; what is not named here is counted under its own name.
ONDERDELEN = {
    "casussen_casus": "Casussen",
    "casussen_signaal": "Signalen",
    "casussen_signaalpersoon": "Personen in een signaal",
    "casussen_informatie": "Informatie",
    "casussen_afspraak": "Afspraken",
    "casussen_agendapunt": "Agendapunten met verslag",
    "casussen_deelname": "Deelnames",
    "casussen_planvanaanpak": "Plannen van aanpak",
    "casussen_opschaling": "Opschalingen",
    "casussen_concept": "Concepten",
    "casussen_casuspersoon": "Plaats van de persoon in de casus",
    "casussen_contactpersoon": "Contactpersoon",
    "casussen_doel": "Doelen voor deze persoon",
    "casussen_leefgebiedscore": "Scores per leefgebied",
    "casussen_toestemming": "Toestemmingen",
    "casussen_vrijlating": "Datum van vrijlating",
    "personen_persoon": "Personen",
    "personen_adres": "Adressen",
    "personen_relatie": "Relaties",
    "personen_huishouden": "Huishoudens",
    "personen_koppelvoorstel": "Koppelvoorstellen",
    "personen_aanlevering": "Aanleveringen",
    "personen_aangeleverdrecord": "Aangeleverde records",
    "personen_koppeling": "Koppelingen van records",
    "personen_koppelbesluit": "Besluiten over koppelingen",
    "personen_nettolijst": "Nettolijsten",
    "personen_nettolijstregel": "Plaatsen op een nettolijst",
    "samenwerking_melding": "Meldingen",
    "bestanden": "Bestanden",
}


def check_besluit(*, fase: str, grond: str) -> Fout | None:
    """Destruction before the term needs a ground, and never touches a running case (R36)."""
    if fase in LOPEND:
        return "", running(fase)
    if not grond.strip():
        return "grond", "Vul in op welke grond eerder wordt vernietigd."
    if len(grond) > LANGSTE_GROND:
        return "grond", f"Gebruik maximaal {LANGSTE_GROND} tekens."
    return None


def running(fase: str) -> str:
    """The refusal for what belongs to a running case, with the rule that says so."""
    return (
        "Deze persoon is betrokken bij een lopende casus"
        f" (fase {fase}). Gegevens van een lopende casus worden niet vernietigd (R36). Sluit eerst de casus en rond de"
        " nazorg af."
    )


def number(jaar: int, volgnummer: int) -> str:
    """The number of a certificate within its house, such as V2026-0007."""
    return f"V{jaar}-{volgnummer:04d}"


def in_words(aantallen: dict[str, int]) -> list[tuple[str, int]]:
    """What went, in words and numbers; the parts that have no word of their own are counted together."""
    named = [(word, aantallen[part]) for part, word in ONDERDELEN.items() if aantallen.get(part)]
    rest = sum(count for part, count in aantallen.items() if part not in ONDERDELEN)
    return [*named, ("Overige onderdelen", rest)] if rest else named


def is_late(op: datetime.date, dag: datetime.date, dagen: int = 30) -> bool:
    """Whether a recipient has had a notice for longer than so many days."""
    return dag > op + datetime.timedelta(days=dagen)
