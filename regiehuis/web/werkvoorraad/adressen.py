"""Where a thing that waits has its page; a page that does not exist gives no link."""

import uuid

from django.urls import NoReverseMatch

from regiehuis.web.adres import address

# kind of object -> (url name, which of its two keys the page is found by)
PAGES = {
    "casus": "casus",
    "signaal": "signaal",
    "afspraak": "afspraak",
    "opschaling": "opschaling",
    "overleg": "overleg",
    "agendapunt": "agendapunt",
    "piketmelding": "piketmelding",
    "nazorgcontrole": "nazorgcontrole",
    "triage": "triage_besluit",
    "adviesvraag": "adviesvraag",
    "inbreng": "agendapunt",
    "overdracht": "afspraak",
    "herziening": "signaal",
    "regieaanbod": "regieaanbod",
    "toestemming": "casus_toestemming",
    "huisbezoek": "huisbezoek",
    "koppelvoorstel": "koppelvoorstel",
    "alarm": "alarm",
    "bevinding": "bevinding",
    "datalek": "datalek",
    "noodtoegang": "noodtoegang",
    "bewaring": "bewaren_verlengen",
    "wissing": "bewaren_persoon",
    "vernietigingsbericht": "vernietigingsbericht",
    "verzoek": "verzoek",
    "herstelverzoek": "samenwerking_medewerker_toegang",
}
# What stands on a list is found there.
ON_LIST = {"zienswijze": "zienswijzen", "kennisgeving": "zienswijzen"}
# What has no page of its own is found on the page of its case.
ON_CASE = frozenset({"regieaanbod", "regievacature"})


def address_of(soort: str, id: uuid.UUID | str, casus_id: uuid.UUID | str = "") -> str:
    """The address of one object, else that of its case, else empty."""
    if soort in ON_LIST:
        return find(ON_LIST[soort])
    return find(PAGES.get(soort, ""), id) or (find("casus", casus_id) if soort in ON_CASE else "")


def find(name: str, id: uuid.UUID | str = "") -> str:
    """The address of a named page, with its key if it has one; empty when there is none."""
    try:
        return address(name, id=id) if id else address(name)
    except NoReverseMatch:
        return ""
