"""Vocabulary and dates of the cooperation. Pure: no database, no clock."""

import datetime
from collections.abc import Iterable

KETENS = [("strafrecht", "Strafrecht"), ("zorg", "Zorg"), ("bestuur", "Bestuur")]
AANSLUITINGSSOORTEN = [("kern", "Kernpartner"), ("functioneel", "Functionele partner")]
# What kind of body a partner is; a regime says which kinds it admits (R1).
SOORTORGANISATIES = [
    ("gemeente", "Gemeente"),
    ("politie", "Politie"),
    ("om", "Openbaar ministerie"),
    ("reclassering", "Reclassering"),
    ("detentie", "Gevangeniswezen"),
    ("kinderbescherming", "Raad voor de Kinderbescherming"),
    ("jeugdbescherming", "Gecertificeerde instelling (jeugdbescherming, jeugdreclassering)"),
    ("veilig_thuis", "Veilig Thuis"),
    ("zorg", "Zorgaanbieder (ggz, verslavingszorg, arts)"),
    ("jeugdhulp", "Jeugdhulp"),
    ("welzijn", "Maatschappelijke ondersteuning, opvang of begeleiding"),
    ("wonen", "Woningcorporatie"),
    ("onderwijs", "Onderwijs"),
    ("rijksdienst", "Rijksdienst of inspectie"),
    ("inlichtingen", "Inlichtingen- en veiligheidsdienst"),
    ("overig", "Andere organisatie"),
]
RINGEN = [("binnenring", "Binnenring (liaison in het huis)"), ("buitenring", "Buitenring (thuisorganisatie)")]

FUNCTIES = [
    ("ketenmanager", "Ketenmanager"),
    ("procesregisseur", "Procesregisseur"),
    ("secretaris", "Secretaris"),
    ("liaison", "Liaison"),
    ("piket", "Piket"),
    ("informatieanalist", "Informatieanalist"),
    ("contactpunt", "Medewerker van het contactpunt"),
    ("bestuurder", "Bestuurder"),
    ("functionaris_gegevensbescherming", "Functionaris gegevensbescherming"),
    ("beheerder", "Beheerder"),
]

OVERLEGSOORTEN = [
    ("triage", "Triage"),
    ("casusoverleg", "Casusoverleg"),
    ("stuurgroep", "Stuurgroep"),
    ("driehoek", "Driehoek"),
    ("beleidsoverleg", "Beleidsoverleg"),
    ("overig", "Overig"),
]
# Tables at which cases are discussed; every other kind may sit without any.
MET_CASUSSEN = ("triage", "casusoverleg")
# Who may chair a table: cases are led by a procesregisseur; the higher steps of the ladder also by a bestuurder (R29).
VOORZITTERS = {
    "stuurgroep": ("procesregisseur", "bestuurder"),
    "driehoek": ("procesregisseur", "bestuurder"),
    "beleidsoverleg": ("procesregisseur", "bestuurder", "ketenmanager"),
}
NIVEAUS = [("lokaal", "Lokaal"), ("districtelijk", "Districtelijk"), ("regionaal", "Regionaal")]
RITMES = [
    ("wekelijks", "Wekelijks"),
    ("tweewekelijks", "Om de week"),
    ("maandelijks", "Maandelijks"),
    ("vijfwekelijks", "Om de vijf weken"),
    ("kwartaal", "Eens per kwartaal"),
]
# What a meeting form does when its day is a public holiday (C6).
FEESTDAGREGELS = [
    ("overslaan", "Het overleg vervalt"),
    ("dag_eerder", "Een werkdag eerder"),
    ("dag_later", "Een werkdag later"),
    ("week_later", "Een week later"),
    ("gaat_door", "Het overleg gaat door"),
]
WEEKDAGEN = [
    (0, "maandag"),
    (1, "dinsdag"),
    (2, "woensdag"),
    (3, "donderdag"),
    (4, "vrijdag"),
    (5, "zaterdag"),
    (6, "zondag"),
]

# The one ladder of R29; the names are the house's own, the order is not.
TREDEN = [
    ("operationeel", "Operationeel (casusoverleg)"),
    ("tactisch", "Tactisch (stuurgroep)"),
    ("strategisch", "Strategisch (driehoek, burgemeester)"),
    ("buiten", "Buiten het huis"),
]

# Which kind of meeting stands on which step of the ladder (C5).
TREDE_VAN = {"casusoverleg": "operationeel", "stuurgroep": "tactisch", "driehoek": "strategisch"}

# How a municipality may direct: code, name, what it is, when it fits (C5; after the Quick Scan, in our own words).
REGIETYPEN = [
    (
        "beheersingsgericht",
        "Beheersingsgerichte regie",
        "De gemeente bepaalt de koers en kan partners eraan houden.",
        "Past als de gemeente middelen en bevoegdheden heeft en partners van haar afhangen.",
    ),
    (
        "uitvoeringsgericht",
        "Uitvoeringsgerichte regie",
        "Het Rijk bepaalt de koers. De gemeente voert die uit en kan partners erop aanspreken.",
        "Past als de landelijke opdracht helder en dringend is en niet botst met ander beleid.",
    ),
    (
        "visionair",
        "Visionaire regie",
        "De gemeente heeft een eigen koers, maar kan niemand dwingen. Zij overtuigt.",
        "Past als partners zelfstandig zijn en een gedeeld doel hen bindt, zoals meestal in een veiligheidshuis."
        " Regel dan vooraf wie een knoop doorhakt: daarvoor is de ladder.",
    ),
    (
        "faciliterend",
        "Faciliterende regie",
        "De gemeente stelt geen eigen koers en dwingt niet. Zij ondersteunt wat partners samen willen.",
        "Past als partners het zelf dragen. De gemeente heeft dan weinig invloed op de uitkomst.",
    ),
]
# C1: the profile is looked at again at least once a year.
LANGSTE_TOT_HERZIENING = 366
PROFIEL_LANGST = 4000

# Everything that ever goes by mail: fixed words, so that no mail can hold something about a person or a case.
BERICHTEN = {
    "acuut": (
        "Acute melding",
        "Er is een acute melding. Meld u aan in Regiehuis om haar te lezen en te beantwoorden.",
    ),
    "noodtoegang": (
        "Noodtoegang genomen",
        "Iemand nam noodtoegang tot een casus. Meld u aan in Regiehuis om te zien wie, waarom en hoe lang.",
    ),
    "acuut_onbeantwoord": (
        "Acute melding wacht op antwoord",
        "Er is een acute melding die nog niemand heeft beantwoord. Meld u aan in Regiehuis om haar te lezen en te"
        " beantwoorden.",
    ),
    "vrijlating": (
        "Alarm over een vrijlating",
        "Er is een alarm over een vrijlating. Meld u aan in Regiehuis om het te lezen en te zeggen wat u deed.",
    ),
    "vrijlating_onbeantwoord": (
        "Alarm over een vrijlating wacht op antwoord",
        "Er is een alarm over een vrijlating dat nog niemand heeft opgepakt. Meld u aan in Regiehuis om het te lezen en"
        " te zeggen wat u deed.",
    ),
}

# Who may appoint whom (R14): the ketenmanager appoints functions, nobody himself.
BENOEMT = {functie: "ketenmanager" for functie, _ in FUNCTIES}


def may_appoint(*, functies: frozenset[str], self_appointment: bool) -> bool:
    """Whether an asker with `functies` may give somebody a function; never to himself (R14)."""
    return "ketenmanager" in functies and not self_appointment


def next_weekday(day: datetime.date, weekday: int) -> datetime.date:
    """The first `weekday` (Monday = 0) on or after `day`."""
    return day + datetime.timedelta(days=(weekday - day.weekday()) % 7)


def mail_text(soort: str, adres: str) -> tuple[str, str]:
    """Subject and text of a mail: fixed words and the address of the house, nothing else (R9)."""
    onderwerp, tekst = BERICHTEN[soort]
    link = f"\n\n{adres}" if adres else ""
    return onderwerp, f"{tekst}{link}\n\nDit bericht is automatisch verstuurd. U kunt er niet op antwoorden.\n"


# R9: so far ahead a gap in the rota is shown, and so long before it the ketenmanager is told.
ROOSTER_VOORUIT = datetime.timedelta(days=28)
ROOSTER_WAARSCHUWING = datetime.timedelta(days=7)
LANGSTE_DIENST = datetime.timedelta(days=31)


def check_dienst(van: datetime.datetime, tot: datetime.datetime, moment: datetime.datetime) -> tuple[str, str] | None:
    """What is wrong with the period of a duty shift, as (field, message); None when it may be planned (R9)."""
    if tot <= van:
        return "tot", "Het einde moet na het begin liggen."
    if tot - van > LANGSTE_DIENST:
        return "tot", "Een dienst duurt hoogstens 31 dagen."
    if tot <= moment:
        return "tot", "Deze dienst is al voorbij."
    return None


def gaps(
    diensten: Iterable[tuple[datetime.datetime, datetime.datetime]], van: datetime.datetime, tot: datetime.datetime
) -> list[tuple[datetime.datetime, datetime.datetime]]:
    """When nobody holds piket between two moments, in order (R9)."""
    open_since, found = van, []
    for begin, end in sorted(diensten):
        if begin > open_since and open_since < tot:
            found.append((open_since, min(begin, tot)))
        open_since = max(open_since, end)
    if open_since < tot:
        found.append((open_since, tot))
    return found


# R20: how long an account holds before its organisation confirms it again, and so long before it everybody is warned.
BEVESTIGING_DAGEN = 90
BEVESTIGING_WAARSCHUWING = datetime.timedelta(days=14)
GEHEIMHOUDING_LANGST = 4000
# In own words; a house puts its own text in its place.
GEHEIMHOUDING = """Ik gebruik wat ik hier lees alleen voor de casus waarvoor ik het mag lezen.
Ik deel het met niemand die daar geen deel aan heeft, ook niet binnen mijn eigen organisatie.
Ik laat niemand meekijken en geef mijn aanmelding aan niemand door.
Zie ik iets wat niet voor mij is bedoeld, dan meld ik dat aan de ketenmanager.
Dit blijft gelden als mijn werk voor het veiligheidshuis eindigt."""
# These hold the house itself and see no content: their accounts need no signed covenant of their organisation.
ZONDER_CONVENANT = frozenset({"ketenmanager", "beheerder", "functionaris_gegevensbescherming"})


def first_term() -> datetime.date:
    """Until when an account holds that nobody confirmed yet: the standard term from today on."""
    return datetime.datetime.now(datetime.UTC).date() + datetime.timedelta(days=BEVESTIGING_DAGEN)


def may_confirm(
    *, functies: frozenset[str], oneself: bool, is_contact: bool, has_contact: bool, holds: frozenset[str]
) -> bool:
    """Whether somebody may confirm an account (R20); nobody his own.

    The contact of its organisation does; where there is none, or for the contact himself (`has_contact` is then
    False), the ketenmanager; and the beheerder for who holds the function of ketenmanager.
    """
    if oneself:
        return False
    if is_contact or ("beheerder" in functies and "ketenmanager" in holds):
        return True
    return "ketenmanager" in functies and not has_contact
