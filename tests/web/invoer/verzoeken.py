"""The forms of a request of the data subject."""

from tests.cast import DAG, cid
from tests.verantwoording import werk

from .formulier import Formulier, Fout, Sleutels

JARIG = {"geboortedatum_dag": "4", "geboortedatum_maand": "3", "geboortedatum_jaar": "2015"}
TE_LATE_DAG = f"{DAG.day}-{DAG.month}-{DAG.year}"


def arrived() -> Sleutels:
    """A request as it arrived."""
    return {"id": werk.registered()}


def known() -> Sleutels:
    """A request whose identity check was done."""
    return {"id": werk.identified()}


def together() -> Sleutels:
    """A request with everything put together."""
    return {"id": werk.assembled()}


def item() -> Sleutels:
    """An item of a request that was put to its source."""
    return {"id": werk.post_of(werk.assembled(), "persoon_casus").id}


def disputable() -> Sleutels:
    """An item of information in a request for rectification."""
    return {"id": werk.post_of(werk.assembled(soort="rectificatie"), "item_sociaal").id}


def disputed() -> Sleutels:
    """An item that is disputed."""
    return {"id": werk.disputed()}


def asked() -> Sleutels:
    """A view that the police is asked for."""
    return {"id": werk.view_of(werk.asked(), "item_politie").id}


def disputable_request() -> Sleutels:
    """A request for rectification with everything put together."""
    return {"id": werk.assembled(soort="rectificatie")}


def notice() -> Sleutels:
    """A notice that the police has not confirmed."""
    return {"id": werk.notice()}


VERZOEKEN = (
    Formulier(
        "verzoek_nieuw",
        "contactpunt",
        {
            "soort": "inzage",
            "wet": "avg",
            "kanaal": "brief",
            "ontvangen_op": "9-3-2026",
            "achternaam": "Proefpersoon",
            "tussenvoegsel": "",
            "voornamen": "Pim",
            "geboortedatum_dag": "",
            "geboortedatum_maand": "",
            "geboortedatum_jaar": "1980",
            "antwoordadres": "Dorpsstraat 1",
            "omschrijving": "Wat staat er over mij?",
            "vertegenwoordiging": "",
            "vertegenwoordiger": "",
            "zelf_reden": "",
        },
        maakt=True,
        fouten=(
            Fout("ontvangen_op", {"ontvangen_op": "11-3-2026"}, "toekomst"),
            Fout("vertegenwoordiging", JARIG, "wettelijk vertegenwoordiger"),
            Fout("vertegenwoordiger", {"vertegenwoordiging": "gemachtigde"}, "wie de persoon vertegenwoordigt"),
        ),
    ),
    Formulier(
        "verzoek_identiteit",
        "contactpunt",
        {"wijze": "legitimatie", "toelichting": ""},
        klaar=arrived,
        fouten=(Fout("toelichting", {"wijze": "anders"}, "hoe u de identiteit"),),
    ),
    Formulier("verzoek_persoon", "contactpunt", {"personen": [str(cid("persoon_casus"))]}, klaar=known),
    Formulier(
        "verzoek_verlengen",
        "contactpunt",
        {"reden": "Veel stukken"},
        klaar=arrived,
        fouten=(Fout("reden", {"reden": " "}, "waarom"),),
    ),
    Formulier(
        "verzoek_geheim",
        "contactpunt",
        {"toelichting": "Wordt opgehaald"},
        klaar=known,
        fouten=(Fout("toelichting", {"toelichting": ""}, "veilig"),),
    ),
    Formulier(
        "verzoek_sluiten",
        "contactpunt",
        {"uitkomst": "ingetrokken", "toelichting": "Belde af"},
        klaar=arrived,
        fouten=(
            Fout("uitkomst", {"uitkomst": "toegewezen"}, "identiteit"),
            Fout("toelichting", {"toelichting": ""}, "wat er gebeurde"),
        ),
    ),
    Formulier(
        "verzoek_bronnen",
        "contactpunt",
        {"termijn": "20-3-2026"},
        klaar=together,
        fouten=(Fout("termijn", {"termijn": TE_LATE_DAG}, "na vandaag"),),
    ),
    Formulier(
        "verzoekpost",
        "contactpunt",
        {"besluit": "verstrekken", "grond": "", "motivering": ""},
        klaar=item,
        bewaart=False,
        fouten=(
            Fout("grond", {"besluit": "weigeren"}, "grond"),
            Fout("motivering", {"besluit": "weigeren", "grond": "onderzoek"}, "redenen"),
        ),
    ),
    Formulier("verzoekpost_betwisten", "contactpunt", {"tekst": "Dat klopt niet"}, klaar=disputable),
    Formulier("verzoekpost_beslechten", "contactpunt", {"besluit": "De bron blijft erbij"}, klaar=disputed),
    Formulier(
        "zienswijze",
        "lid",
        {"antwoord": "geen_bezwaar", "toelichting": ""},
        klaar=asked,
        bewaart=False,
        fouten=(Fout("toelichting", {"antwoord": "bezwaar"}, "waarom u bezwaar"),),
    ),
)
