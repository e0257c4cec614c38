"""The forms of signal, triage and the case: persons, members, items, lead."""

from functools import partial

from tests.cast import cid

from . import stand
from .formulier import Formulier, Fout

BSN_FOUT = "geen geldig BSN"
CASUS = {"id": "casus"}
SIGNAAL = {"id": "signaal"}
PERSOON = {
    "achternaam": "Nieuwkomer",
    "voornamen": "Jan",
    "rol": "gezinslid",
    "geboortedatum_dag": "3",
    "geboortedatum_maand": "4",
    "geboortedatum_jaar": "1991",
    "bsn_reden": "onbekend",
}
PERSOON_FOUTEN = (
    Fout("bsn", {"bsn": "123456789"}, BSN_FOUT),
    Fout("bsn", {"bsn": "12345"}, "BSN"),
    Fout("geboortedatum", {"geboortedatum_dag": "31", "geboortedatum_maand": "2"}, "bestaat niet"),
    Fout("geboortedatum", {"geboortedatum_maand": ""}, "maand"),
    Fout("geboortedatum", {"geboortedatum_jaar": "x"}, "alleen cijfers"),
)
OORDELEN = {f"voldaan_{cid(f'c{n}')}": "ja" for n in range(1, 5)} | {
    f"reden_{cid(f'c{n}')}": f"Reden {n}" for n in range(1, 5)
}
INBRENG = {
    "tekst": "Wij zien hem wekelijks.",
    "soort": "feit",
    "categorie": str(cid("categorie_sociaal")),
    "leefgebied": str(cid("huisvesting")),
    "ontvangen_op": "9-3-2026",
    "grondslag": "wgs",
    "persoon": str(cid("persoon_casus")),
    "persoonsrol": "verdachte",
    "publiek": "alle_leden",
}
TOESTEMMING = {
    "persoon": str(cid("persoon_casus")),
    "gever": "zelf",
    "doel": "Samen hulp zoeken",
    "categorieen": [str(cid("categorie_sociaal"))],
    "organisaties": [str(cid("ggz"))],
    "van": "9-3-2026",
    "tot": "9-6-2026",
    "wijze": "mondeling",
}
Signaal = partial(Formulier, wie="afzender")
Leider = partial(Formulier, wie="casusregisseur", sleutels=CASUS)
Procesregie = partial(Formulier, wie="procesregisseur", sleutels=CASUS)

SIGNALEN = (
    Signaal("signaal_nieuw", goed={"acuut": "nee", "acuut_toelichting": ""}, maakt=True),
    Signaal("signaal_stap", sleutels=SIGNAAL | {"stap": "veiligheid"}, goed={"acuut": "nee"}),
    Signaal(
        "signaal_stap",
        sleutels=SIGNAAL | {"stap": "waarover"},
        goed={"soort": "huishouden", "thema": str(cid("veelplegers"))},
    ),
    Signaal(
        "signaal_stap",
        sleutels=SIGNAAL | {"stap": "personen"},
        goed={"omschrijving": "Jongeren op het plein", "plaats": "Plein 1"},
        klaar=stand.group_signal,
        twee="omschrijving",
    ),
    Signaal(
        "signaal_stap",
        sleutels=SIGNAAL | {"stap": "aanleiding"},
        goed={"aanleiding": "Weer een melding", "al_gedaan": "Gesprek", "gewenst_doel": "Rust"},
        twee="aanleiding",
    ),
    Signaal(
        "signaal_stap",
        sleutels=SIGNAAL | {"stap": "partners"},
        goed={"organisatie": str(cid("om")), "contact": "parket@om.example"},
        maakt=True,
    ),
    Signaal("signaal_persoon_nieuw", sleutels=SIGNAAL, goed=PERSOON, fouten=PERSOON_FOUTEN, maakt=True),
    Signaal(
        "signaal_persoon",
        sleutels=SIGNAAL | {"persoon": "signaalpersoon"},
        goed=PERSOON,
        fouten=PERSOON_FOUTEN,
        twee="voornamen",
    ),
    Signaal("voortoets", goed={f"c{n}": "ja" for n in range(1, 5)}, bewaart=False, klaar_status=200),
    Formulier("piketmelding", "piket", sleutels={"id": "piketmelding"}, goed={"antwoord": "Politie is ter plaatse."}),
    Formulier(
        "triage_besluit",
        "procesregisseur",
        sleutels=SIGNAAL,
        goed=OORDELEN | {"besluit": "adviseren", "motivering": "Past niet.", "bericht": "Ga naar het wijkteam."},
        fouten=(
            Fout("verwezen_naar", {"besluit": "doorverwijzen"}, "Vul in naar wie u doorverwijst."),
            Fout(
                "uitzondering",
                {"besluit": "aannemen"} | {f"voldaan_{cid(f'c{n}')}": "nee" for n in range(1, 5)},
                "De landelijke criteria zijn niet vervuld",
            ),
        ),
    ),
    Signaal(
        "advies_nieuw",
        goed={"situatie": "Een man van dertig slaapt buiten.", "vraag": "Kan het huis helpen?", "zonder_namen": "on"},
        fouten=(
            Fout("situatie", {"situatie": "Zijn BSN is 999993653."}, "Er staat een BSN"),
            Fout("situatie", {"situatie": "Geboren 3-4-1991."}, "geboortedatum"),
            Fout("zonder_namen", {"zonder_namen": ""}, "Bevestig dat u niemand noemt."),
        ),
        maakt=True,
    ),
    Formulier(
        "adviesvraag",
        "procesregisseur",
        goed={"antwoord": "Vraag het wijkteam om een overleg."},
        fouten=(Fout("antwoord", {"antwoord": "Zijn BSN is 999993653."}, "Er staat een BSN"),),
        klaar=stand.asked_advice,
    ),
    Formulier(
        "koppelvoorstel",
        "procesregisseur",
        goed={"besluit": "zelfde", "reden": "Het contact bevestigt het."},
        fouten=(Fout("reden", {"reden": ""}, "Vul in waaruit dat blijkt."),),
        klaar=stand.proposed_link,
    ),
    Formulier(
        "wachtlijst_openen",
        "procesregisseur",
        goed={"convenant": str(cid("convenant"))},
        fouten=(Fout("convenant", {"convenant": str(cid("casus"))}, "Selecteer"),),
        klaar=stand.waiting_signal,
        bewaart=False,
    ),
    Formulier(
        "wachtlijst_voorrang",
        "procesregisseur",
        goed={"reden": "Komt eerder vrij."},
        klaar=stand.waiting_signal,
        twee="reden",
    ),
    Formulier(
        "wachtlijst_weg",
        "procesregisseur",
        goed={"besluit": "adviseren", "reden": "Verhuisd.", "bericht": "Ga naar het wijkteam."},
        klaar=stand.waiting_signal,
    ),
)
CASUSSEN = (
    Leider(
        "casus_fase",
        goed={"naar": "plan", "toelichting": "Terug naar het plan"},
        fouten=(
            Fout("naar", {"naar": "afgesloten"}, "Kies een fase."),
            Fout("naar", {"naar": "analyse"}, "Kies een fase."),
        ),
    ),
    Leider("casus_samenvatting", goed={"aanleiding": "Opnieuw overlast", "gewenst_doel": "Rust"}, twee="aanleiding"),
    Leider(
        "persoon_zoeken",
        goed={"achternaam": "Zoekman", "geboortedatum_jaar": "1980"},
        fouten=(
            Fout("bsn", {"bsn": "123456789"}, BSN_FOUT),
            Fout("geboortedatum", {"geboortedatum_dag": "31", "geboortedatum_maand": "2"}, "bestaat niet"),
        ),
        klaar_status=200,
    ),
    Leider("persoon_nieuw", goed=PERSOON, fouten=PERSOON_FOUTEN, klaar=stand.searched, maakt=True),
    Leider(
        "persoon_adres",
        sleutels=CASUS | {"persoon_id": "persoon_casus"},
        goed={
            "adressoort": "woonadres",
            "straat": "Dorpsstraat",
            "huisnummer": "1",
            "postcode": "1234 AB",
            "plaats": "Proefstad",
            "van": "9-3-2026",
        },
        fouten=(
            Fout("van", {"van": "31-2-2026"}, "bestaande datum"),
            Fout("van", {"van": "1-4-2027"}, "toekomst"),
        ),
        maakt=True,
    ),  # fmt: skip
    Leider(
        "persoon_relatie",
        sleutels=CASUS | {"persoon_id": "persoon_casus"},
        goed=lambda: {"soort": "broer_zus", "naar": str(stand.second_person())},
        klaar=stand.two_persons,
        maakt=True,
    ),
    Formulier(
        "informatie_nieuw",
        "lid",
        sleutels=CASUS,
        goed=INBRENG,
        fouten=(
            Fout("ontvangen_op", {"ontvangen_op": "11-3-2026"}, "niet in de toekomst"),
            Fout("categorie", {"categorie": str(cid("categorie_medisch"))}, "Kies een categorie."),
            Fout("publiek_onderdelen", {"publiek": "onderdelen"}, "Kies ten minste één onderdeel"),
            Fout("feiten", {"grondslag": "conflict_van_plichten"}, "welke feiten u voor de keuze stellen"),
        ),
        maakt=True,
    ),
    Formulier(
        "machtiging_nieuw",
        "procesregisseur",
        sleutels=CASUS,
        goed={
            "soort": "wet",
            "verwijzing": "Artikel 458ter",
            "deelnemers": "De leden van deze casus",
            "doel": "Geweld voorkomen",
            "wijze": "Aan tafel",
            "van": "10-3-2026",
            "tot": "10-6-2026",
        },
        fouten=(
            Fout("tot", {"tot": "10-6-2028"}, "hoogstens een jaar later"),
            Fout("motivering", {"soort": "toestemming"}, "waarom de toestemming is gegeven"),
        ),
        maakt=True,
    ),
    Formulier(
        "machtiging_beeindigen",
        "procesregisseur",
        goed={"tot": "1-4-2026"},
        fouten=(Fout("tot", {"tot": "1-1-2001"}, "Kies een dag na het begin"),),
        klaar=stand.authorised,
    ),
    Formulier(
        "resultaat_nieuw",
        "procesregisseur",
        sleutels=CASUS,
        goed={"verband": "Ander verband", "doel": "Overzicht", "tekst": "Het is rustig."},
        fouten=(
            Fout("verband", {"verband": "Iemand anders"}, ""),
            Fout("tekst", {"tekst": " "}, "Vul in welke resultaten u deelt."),
        ),
        maakt=True,
    ),
    Formulier(
        "resultaat_besluiten",
        "casusregisseur",
        goed={"besluit": "goedgekeurd", "reden": "Nodig voor het overzicht"},
        fouten=(Fout("reden", {"reden": ""}, "Vul in waarom."),),
        klaar=stand.proposed_results,
    ),
    Formulier(
        "toestemming_nieuw",
        "lid",
        sleutels=CASUS,
        goed=TOESTEMMING,
        fouten=(
            Fout("van", {"van": "11-3-2026"}, "niet in de toekomst"),
            Fout("tot", {"tot": "1-9-2029"}, "hoogstens een jaar"),
            Fout("vertegenwoordiger", {"gever": "vertegenwoordiger"}, "Vul in wie de wettelijk vertegenwoordiger is."),
            Fout("organisaties", {"organisaties": []}, "Kies ten minste één organisatie"),
        ),
        maakt=True,
    ),
    Formulier(
        "huisbezoek_nieuw",
        "lid",
        sleutels=CASUS,
        goed={
            "gepland_op_datum": "20-3-2026",
            "gepland_op_tijd": "10:00",
            "waar": "thuis",
            "doel": "Samen kennismaken",
            "bezoekers": [str(cid("ggz_lid")), str(cid("lid"))],
        },
        fouten=(
            Fout("gepland_op", {"gepland_op_datum": "1-3-2026"}, "in de toekomst"),
            Fout("bezoekers", {"bezoekers": [str(cid("lid"))]}, "ten minste twee organisaties"),
        ),
        maakt=True,
    ),
    Formulier(
        "huisbezoek_afronden",
        "lid",
        goed={"uitkomst": "niet_doorgegaan", "toelichting": "Niemand thuis."},
        fouten=(
            Fout("uitkomst", {"uitkomst": "afgelegd"}, "nog niet geweest"),
            Fout("toelichting", {"toelichting": ""}, "Vul in wat er gebeurde"),
        ),
        klaar=stand.visit,
    ),
    Procesregie(
        "rondetafel_nieuw",
        goed={"aanvang_datum": "20-3-2026", "aanvang_tijd": "10:00", "plaats": "Huis", "reden": "Eén plan"},
        fouten=(Fout("aanvang", {"aanvang_datum": "1-3-2026"}, "in de toekomst"),),
        maakt=True,
    ),
    Formulier(
        "contactregel_nieuw",
        "lid",
        sleutels=CASUS,
        goed={
            "naam": "Ineke Brands",
            "organisatie": "Basisschool",
            "doet": "Let op de kinderen",
            "telefoon": "010 555 01 42",
            "bereikbaar": "Schooldagen",
        },
        fouten=(
            Fout("naam", {"naam": ""}, "of kies een deelnemer"),
            Fout("telefoon", {"telefoon": "bel maar"}, "ten minste zeven cijfers"),
        ),
        maakt=True,
    ),
    Leider(
        "contactpersoon",
        goed=lambda: {"persoon": str(cid("persoon_casus")), "contactregel": str(cid("contactregel_nieuw"))},
        klaar=stand.on_sheet,
        maakt=True,
    ),
    Formulier(
        "vrijlating_nieuw",
        "lid",
        sleutels=CASUS,
        goed={"persoon": str(cid("persoon_casus")), "vrij_op": "20-4-2026", "toelichting": "Belde zelf"},
        fouten=(Fout("vrij_op", {"vrij_op": "1-1-2020"}, "vanaf een maand geleden"),),
        maakt=True,
    ),
    Formulier("alarm", "casusregisseur", goed={"gedaan": "Zij slaapt elders."}, klaar=stand.alarm),
    Formulier(
        "noodtoegang_nieuw",
        "buitenstaander",
        goed={"reden": "Er wordt nu geschreeuwd in dat huis.", "uren": "1", "nummer": "2026-0001"},
        fouten=(
            Fout("bsn", {"bsn": "123456789"}, BSN_FOUT),
            Fout("uren", {"uren": "48"}, "Kies voor hoe lang"),
            Fout("reden", {"reden": "Haast"}, "wat er nu aan de hand is"),
            Fout("nummer", {"nummer": ""}, "casusnummer"),
        ),
        maakt=True,
    ),
    Formulier(
        "noodtoegang",
        "procesregisseur",
        goed={"beoordeling": "terecht", "toelichting": "De telefoon was stuk."},
        fouten=(Fout("toelichting", {"toelichting": " "}, "waarom"),),
        klaar=stand.emergency,
    ),
    Formulier("toestemming_intrekken", "lid", goed={"reden": "Wil het niet meer."}, klaar=stand.consent),
    Formulier(
        "informatie_publiek",
        "lid",
        sleutels=CASUS | {"informatie_id": "item_politie"},
        goed={"publiek": "procesregie", "bevestigd": "1"},
        fouten=(Fout("publiek_onderdelen", {"publiek": "onderdelen"}, "Kies ten minste één onderdeel"),),
        twee="publiek",
    ),
    Procesregie(
        "deelname_nieuw",
        goed={"medewerker": str(cid("triagepartner")), "reden": "Behandelt hem", "tot": "1-9-2026"},
        fouten=(
            Fout("medewerker", {"medewerker": str(cid("niet_ondertekend"))}, ""),
            Fout("medewerker", {"medewerker": str(cid("procesregisseur"))}, ""),
            Fout("medewerker", {"medewerker": str(cid("lid"))}, "is al lid"),
            Fout("tot", {"tot": "1-3-2026"}, "De einddatum moet na de begindatum liggen."),
            Fout("tot", {"tot": "1-9-2029"}, "hoogstens twee jaar"),
        ),
        maakt=True,
    ),
    Procesregie(
        "deelname",
        sleutels=CASUS | {"deelname_id": "deelname_casus_ggz_lid"},
        goed={"tot": "1-6-2026", "reden": "Korter"},
        fouten=(Fout("tot", {"tot": "1-9-2029"}, "hoogstens twee jaar"),),
        twee="reden",
    ),
    Procesregie(
        "regie_aanbieden",
        goed={"medewerker": str(cid("lid")), "termijn": "20-3-2026"},
        fouten=(
            Fout("termijn", {"termijn": "1-3-2026"}, "niet in het verleden"),
            Fout("medewerker", {"medewerker": str(cid("niet_ondertekend"))}, ""),
        ),
        maakt=True,
    ),
    Formulier(
        "regie_weigeren",
        "lid",
        sleutels=CASUS | {"aanbod_id": "aanbod"},
        goed={"grond": "Geen capaciteit"},
        klaar=stand.offered_lead,
    ),
)
