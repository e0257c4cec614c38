"""The forms of the cooperation, all of the ketenmanager."""

from functools import partial

from regiehuis.samenwerking.actions import add_medewerker
from tests.cast import act, cid

from . import stand
from .formulier import Formulier, Fout

Beheer = partial(Formulier, wie="ketenmanager")
VOOR_BEGIN = "De einddatum moet na de begindatum liggen."
ONDERTEKENING = {"id": "convenant", "organisatie_id": "politie"}
DIENST = {
    "medewerker": str(cid("piket")),
    "van_datum": "20-3-2026",
    "van_tijd": "09:00",
    "tot_datum": "25-3-2026",
    "tot_tijd": "09:00",
}
OVERLEGVORM = {
    "naam": "Overleg jeugd",
    "soort": "casusoverleg",
    "voorzitter": str(cid("procesregisseur")),
    "niveau": "lokaal",
    "ritme": "maandelijks",
    "weekdag": "2",
    "aanvang": "09:30",
    "duur_minuten": "90",
    "capaciteit": "5",
    "kalender_van": "11-3-2026",
    "kalender_tot": "1-7-2026",
    "feestdagregel": "dag_later",
}
REGIME = {
    "naam": "Regime radicalisering",
    "wettelijke_basis": "Een wet",
    "doel": "Waarvoor het geldt",
    "contactpunt": "privacy@proefstad.example",
    "soort": "radicalisering",
    "bewaartermijn_jaren": "4",
    "bewaren_vanaf": "afsluiting",
    "terugkoppeling_politie": "niet",
}
BEHEER = (
    Beheer(
        "samenwerking_huis_wijzigen",
        goed={
            "naam": "Veiligheidshuis Proefstad",
            "doel": "Samen voor veiligheid",
            "klimdagen": "5",
            "piket_minuten": "15",
            "afgewezen_dagen": "90",
            "logboek_jaren": "10",
            "triage_weekdag": "2",
            "sluiting_weekdag": "0",
            "sluiting_tijd": "12:00",
        },
        fouten=(
            Fout("klimdagen", {"klimdagen": "0"}, "Vul een getal in van 1 tot en met 90."),
            Fout("sluiting_tijd", {"sluiting_tijd": "25:00"}, "Vul een bestaande tijd in"),
        ),
        twee="doel",
    ),
    Beheer(
        "samenwerking_accountregels",
        goed={"bevestiging_dagen": "60", "geheimhouding_verplicht": "on", "geheimhouding_tekst": "Ik zwijg."},
        fouten=(Fout("bevestiging_dagen", {"bevestiging_dagen": "10"}, "Vul een getal in van 30 tot en met 365."),),
        twee="geheimhouding_tekst",
    ),
    Formulier(
        "samenwerking_medewerker_toegang",
        "beheerder",
        sleutels={"id": "lid"},
        goed={"reden": "Staat aan de balie, met dienstpas"},
        bewaart=False,
    ),
    Beheer(
        "samenwerking_contactpersoon",
        sleutels={"id": "aansluiting_politie"},
        goed={"medewerker": str(cid("lid"))},
        fouten=(Fout("medewerker", {"medewerker": str(cid("ggz_lid"))}, ""),),
    ),
    Beheer("samenwerking_profiel_wijzigen", goed={"doelgroepen": "Veelplegers", "gebied": "De stad"}, twee="gebied"),
    Beheer(
        "samenwerking_herzien",
        goed={"uitkomst": "Wij zijn gegroeid", "volgende_op": "1-3-2027"},
        fouten=(
            Fout("volgende_op", {"volgende_op": "10-3-2026"}, "Kies een dag na vandaag."),
            Fout("volgende_op", {"volgende_op": "1-6-2027"}, "minstens eens per jaar"),
        ),
        maakt=True,
    ),
    Beheer(
        "samenwerking_regietype",
        goed={"regietype": "visionair", "regietype_reden": "Niemand kan dwingen"},
        twee="regietype_reden",
    ),
    Beheer(
        "samenwerking_tredelid_nieuw",
        goed={"trede": "tactisch", "naam": "Vrouw Zonder Account", "rol": "Directeur", "van": "10-3-2026"},
        fouten=(
            Fout("tot", {"tot": "1-3-2026"}, VOOR_BEGIN),
            Fout("naam", {"naam": ""}, "Kies een medewerker, of vul de naam in"),
            Fout("naam", {"medewerker": str(cid("lid"))}, "Kies een medewerker, of vul de naam in"),
        ),
        maakt=True,
    ),
    Beheer(
        "samenwerking_tredelid_beeindigen",
        sleutels={"id": "tredelid"},
        goed={"tot": "1-6-2026"},
        fouten=(Fout("tot", {"tot": "1-1-2001"}, VOOR_BEGIN),),
        klaar=stand.step_holder,
        twee="tot",
    ),
    Beheer(
        "samenwerking_werkkader",
        sleutels={"id": "aansluiting_ggz"},
        goed={"kenmerken": "Beroepsgeheim", "uren_geleverd": "4"},
        fouten=(Fout("uren_geleverd", {"uren_geleverd": "-1"}, "Vul een getal in van 0"),),
        twee="kenmerken",
    ),
    Beheer(
        "samenwerking_partner_nieuw",
        goed={
            "naam": "Bureau Halverwege",
            "keten": "zorg",
            "soortorganisatie": "welzijn",
            "soort": "functioneel",
            "ring": "buitenring",
            "onderdelen": "Team Noord",
            "capaciteit_uren": "4",
            "van": "10-3-2026",
        },
        fouten=(Fout("onderdelen", {"onderdelen": "x" * 130}, "hoogstens 120 tekens"),),
        maakt=True,
    ),
    Beheer(
        "samenwerking_partner_wijzigen",
        sleutels={"id": "aansluiting_ggz"},
        goed={
            "soortorganisatie": "zorg",
            "soort": "kern",
            "ring": "buitenring",
            "mandaat": "Mag zorg toezeggen",
            "capaciteit_uren": "8",
        },
        twee="mandaat",
    ),
    Beheer(
        "samenwerking_partner_onderdeel", sleutels={"id": "aansluiting_ggz"}, goed={"naam": "Team Zuid"}, maakt=True
    ),
    Beheer(
        "samenwerking_partner_beeindigen",
        sleutels={"id": "aansluiting_ggz"},
        goed={"tot": "1-4-2026"},
        fouten=(Fout("tot", {"tot": "1-1-2001"}, VOOR_BEGIN),),
        twee="tot",
    ),
    Beheer(
        "samenwerking_medewerker_nieuw",
        goed={"naam": "Nieuwe Collega", "gebruikersnaam": "nieuwe.collega", "onderdeel": str(cid("ggz_team"))},
        fouten=(
            Fout("gebruikersnaam", {"gebruikersnaam": "lid"}, "al in gebruik"),
            Fout("email", {"email": "geen adres"}, "Vul een e-mailadres in"),
        ),
        maakt=True,
    ),
    Beheer(
        "samenwerking_medewerker_wijzigen",
        sleutels={"id": "ggz_lid"},
        goed={"naam": "Ggz Behandelaar", "email": "b@proefstad.example", "telefoon": "010 123"},
        fouten=(Fout("email", {"email": "b@"}, "Vul een e-mailadres in"),),
        twee="telefoon",
    ),
    Beheer(
        "samenwerking_medewerker_functie",
        sleutels={"id": "afzender"},
        goed={"soort": "liaison", "van": "10-3-2026", "tot": "10-6-2026"},
        fouten=(
            Fout("tot", {"tot": "1-3-2026"}, VOOR_BEGIN),
            Fout("tot", {"tot": "10-3-2026"}, VOOR_BEGIN),
        ),
        maakt=True,
    ),
    Beheer(
        "samenwerking_functie_beeindigen",
        sleutels={"id": "lid", "functie_id": "functie_lid_liaison"},
        goed={"tot": "1-6-2026"},
        twee="tot",
    ),
    Beheer(
        "samenwerking_medewerker_vervanging",
        sleutels={"id": "afzender"},
        goed={"vervanger": str(cid("vervanger")), "van": "10-3-2026", "tot": "20-3-2026", "reden": "Verlof"},
        fouten=(
            Fout("tot", {"tot": "1-3-2026"}, VOOR_BEGIN),
            Fout("vervanger", {"vervanger": str(cid("ggz_lid"))}, "Kies een vervanger."),
        ),
        maakt=True,
    ),
    Beheer(
        "samenwerking_overlegvorm_nieuw",
        goed=OVERLEGVORM,
        fouten=(
            Fout("voorzitter", {"voorzitter": str(cid("lid"))}, "Kies een voorzitter."),
            Fout("voorzitter", {"voorzitter": str(cid("burgemeester"))}, "niet de functie procesregisseur"),
            Fout("capaciteit", {"capaciteit": "0"}, "plaats voor minstens één casus"),
            Fout("kalender_van", {"kalender_van": "12-3-2026"}, "Deze datum is een donderdag"),
            Fout("kalender_tot", {"kalender_tot": "10-3-2026"}, "De einddatum moet na de begindatum liggen."),
            Fout("kalender_van", {"kalender_van": ""}, "Vul ook in wanneer het overleg voor het eerst is."),
            Fout("aanvang", {"aanvang": "half tien"}, "Vul een bestaande tijd in"),
        ),
        maakt=True,
    ),
    Beheer("samenwerking_overlegvorm_wijzigen", sleutels={"id": "casusoverleg"}, goed=OVERLEGVORM, twee="naam"),
    Beheer(
        "samenwerking_overlegvorm_deelnemer",
        sleutels={"id": "triage"},
        goed={"medewerker": str(cid("ggz_lid"))},
        fouten=(Fout("medewerker", {"medewerker": str(cid("triagepartner"))}, "neemt al deel"),),
        maakt=True,
    ),
    Beheer(
        "samenwerking_deelnemer_beeindigen", sleutels={"id": "triage"}, goed={"medewerker": str(cid("triagepartner"))}
    ),
    Beheer(
        "samenwerking_convenant_nieuw",
        goed={
            "naam": "Convenant jeugd",
            "regime": str(cid("regime")),
            "doel": "Jongeren helpen",
            "themas": [str(cid("veelplegers"))],
            "van": "1-4-2026",
            "tot": "1-4-2028",
        },
        fouten=(Fout("tot", {"tot": "1-3-2026"}, VOOR_BEGIN),),
        maakt=True,
    ),
    Beheer(
        "samenwerking_convenant_wijzigen",
        klaar=stand.draft_covenant,
        goed={
            "naam": "Convenant jeugd",
            "regime": str(cid("regime")),
            "doel": "Jongeren helpen",
            "themas": [str(cid("veelplegers"))],
            "van": "1-4-2026",
        },
        fouten=(
            Fout("tot", {"tot": "1-3-2026"}, VOOR_BEGIN),
            Fout("herzien_op", {"herzien_op": "1-3-2026"}, "De evaluatie moet na de begindatum liggen."),
        ),
        twee="doel",
    ),
    Beheer(
        "samenwerking_convenant_beeindigen",
        sleutels={"id": "convenant"},
        goed={"soort": "looptijd", "tot": "1-4-2026", "bevestigd": "1"},
        fouten=(
            Fout("tot", {"tot": "1-1-2001"}, VOOR_BEGIN),
            Fout("reden", {"soort": "intrekken"}, "Vul in waarom het convenant wordt ingetrokken."),
        ),
        twee="tot",
    ),
    Beheer(
        "samenwerking_convenant_tekenen",
        sleutels={"id": "convenant", "organisatie_id": "woningcorporatie"},
        goed={"ondertekenaar": "De directeur", "van": "10-3-2026", "bevestigd": "1"},
        maakt=True,
    ),
    Beheer(
        "samenwerking_ondertekening_beeindigen",
        sleutels=ONDERTEKENING,
        goed={"tot": "1-4-2026", "reden": "Past niet meer", "bevestigd": "1"},
        # The second of two is told that it was withdrawn already: tests/convenanten/test_levensloop.py.
        fouten=(Fout("tot", {"tot": "1-1-2001"}, VOOR_BEGIN),),
    ),
    Beheer(
        "samenwerking_categorie_nieuw",
        goed={"naam": "Schulden", "juridische_klasse": "gewoon", "volgorde": "4"},
        fouten=(Fout("volgorde", {"volgorde": "-1"}, "Vul een getal in"),),
        maakt=True,
    ),
    Beheer(
        "samenwerking_piket_nieuw",
        goed=DIENST,
        fouten=(
            Fout("tot", DIENST | {"tot_datum": "19-3-2026"}, "Het einde moet na het begin liggen."),
            Fout("tot", DIENST | {"tot_datum": "1-6-2026"}, "hoogstens 31 dagen"),
        ),
        maakt=True,
    ),
    Beheer("samenwerking_piket_wijzigen", goed=DIENST | {"tot_tijd": "18:00"}, klaar=stand.duty_shift),
    Beheer(
        "bewaartermijn_nieuw",
        goed={
            "regime": str(cid("regime")),
            "categorie": str(cid("categorie_politie")),
            "maanden": "12",
            "vanaf": "ontvangst",
        },
        fouten=(Fout("maanden", {"maanden": "60"}, "korter dan die van het regime"),),
        maakt=True,
    ),
    Formulier(
        "bewaren_verlengen",
        "procesregisseur",
        sleutels={"id": "casus"},
        klaar=stand.closed_case,
        goed={"tot": "1-6-2032", "reden": "Een procedure loopt nog."},
        fouten=(
            Fout("tot", {"tot": "1-6-2026"}, "De nieuwe datum ligt na"),
            Fout("tot", {"tot": "1-6-2050"}, "hooguit twee jaar"),
            Fout("reden", {"reden": ""}, "Vul in waarom"),
        ),
        maakt=True,
    ),
    Formulier(
        "bewaren_vernietigen",
        "procesregisseur",
        sleutels={"id": "casus"},
        klaar=stand.after_aftercare,
        goed={"grond": "Verzoek V2026-0001 is toegewezen.", "zeker": "on"},
        fouten=(Fout("grond", {"grond": ""}, "Vul in op welke grond"), Fout("zeker", {"zeker": ""}, "Bevestig dat")),
        maakt=True,
    ),
    Formulier(
        "bewaren_persoon",
        "procesregisseur",
        sleutels={"id": "casus"},
        klaar=stand.granted_erasure,
        goed={"persoon": str(cid("persoon_casus")), "zeker": "on"},
        fouten=(
            Fout("persoon", {"persoon": str(cid("lid"))}, "Kies van wie"),
            Fout("zeker", {"zeker": ""}, "Bevestig dat"),
        ),
    ),
    Formulier(
        "vernietigingsbericht",
        "lid",
        sleutels={"id": "vernietigingsbericht"},
        goed={"toelichting": "Ook bij ons weg"},
    ),
    Beheer("samenwerking_thema_nieuw", goed={"naam": "Ondermijning"}, maakt=True),
    Beheer(
        "samenwerking_thema_wijzigen",
        sleutels={"id": "veelplegers"},
        goed={"naam": "Veelplegers", "actief": "on"},
        twee="naam",
    ),
    Beheer(
        "samenwerking_werkwijze_nieuw",
        sleutels={"soort": "kernvraag"},
        goed={"tekst": "Wat wil iemand zelf?", "volgorde": "7"},
        fouten=(Fout("volgorde", {"volgorde": "0"}, "Vul een getal in"),),
        maakt=True,
    ),
    Beheer(
        "samenwerking_werkwijze_wijzigen",
        sleutels={"soort": "criterium", "id": "c1"},
        goed={"tekst": "Meer dan één leefgebied", "volgorde": "3"},
        twee="volgorde",
    ),
    Beheer(
        "samenwerking_verstrekkingsbesluit_nieuw",
        sleutels={"id": "convenant"},
        goed={
            "besloten_door": "De korpschef",
            "belang": "Geweld voorkomen",
            "doel": "Aanpak",
            "categorieen": [str(cid("categorie_politie"))],
            "ontvangers": [str(cid("om"))],
            "van": "10-3-2026",
            "tot": "10-3-2027",
        },
        fouten=(
            Fout("tot", {"tot": "1-3-2026"}, VOOR_BEGIN),
            Fout("tot", {"tot": "1-3-2036"}, "hoogstens vijf jaar"),
            Fout("categorieen", {"categorieen": [str(cid("categorie_sociaal"))]}, "Kies iets uit de lijst."),
            Fout("ontvangers", {"ontvangers": [str(cid("woningcorporatie"))]}, "Kies iets uit de lijst."),
        ),
        maakt=True,
    ),
    Beheer(
        "samenwerking_verstrekkingsbesluit_beeindigen",
        sleutels={"id": "convenant", "besluit_id": "verstrekkingsbesluit"},
        goed={"tot": "1-4-2026"},
        # A second person who ends it later is refused at the field: an end only comes nearer.
        fouten=(Fout("tot", {"tot": "1-1-2001"}, "Kies een dag na het begin"),),
    ),
    Beheer(
        "samenwerking_advies_nieuw",
        sleutels={"id": "convenant"},
        goed={
            "vraag": "Mag de school meelezen?",
            "categorieen": [str(cid("categorie_sociaal"))],
            "ontvangers": [str(cid("ggz"))],
            "gevraagd_op": "10-3-2026",
        },
        fouten=(
            Fout("gevraagd_op", {"gevraagd_op": "11-3-2026"}, "niet in de toekomst"),
            Fout("categorieen", {"categorieen": [str(cid("ggz"))]}, "Kies iets uit de lijst."),
            Fout("ontvangers", {"ontvangers": [str(cid("categorie_sociaal"))]}, "Kies iets uit de lijst."),
        ),
        maakt=True,
    ),
    Beheer(
        "samenwerking_advies_besluiten",
        sleutels={"id": "convenant", "advies_id": "advies"},
        goed={
            "advies": "positief",
            "advies_tekst": "Alleen wat voor het plan nodig is.",
            "advies_op": "10-3-2026",
            "besluit": "toegestaan",
            "besloten_door": "De stuurgroep",
            "besloten_op": "10-3-2026",
        },
        fouten=(
            Fout("advies_op", {"advies_op": "9-3-2026"}, "niet van voor de vraag"),
            Fout("besloten_op", {"besloten_op": "11-3-2026"}, "niet in de toekomst"),
            Fout("afwijking", {"advies": "negatief"}, "Vul in waarom"),
            Fout("besluit", {"besluit": "misschien"}, "Kies iets uit de lijst."),
        ),
    ),
    Beheer(
        "samenwerking_regime_nieuw",
        goed=REGIME,
        fouten=(Fout("toegelaten_soorten", {"toegelaten_soorten": ["maan"]}, "Kies iets uit de lijst."),),
        maakt=True,
    ),
    Beheer(
        "samenwerking_regime_wijzigen",
        sleutels={"id": "regime"},
        goed=REGIME,
        fouten=(Fout("toegelaten_soorten", {"toegelaten_soorten": ["wonen"]}, "Beëindig eerst die ondertekening"),),
        twee="doel",
    ),
    Beheer(
        "menukaart_nieuw",
        goed={"naam": "Budgetcoach", "soort": "zorg", "onderdeel": str(cid("ggz_team")), "doorlooptijd_dagen": "14"},
        fouten=(Fout("doorlooptijd_dagen", {"doorlooptijd_dagen": "-1"}, "Vul een getal in"),),
        maakt=True,
    ),
    Beheer(
        "menukaart_wijzigen",
        sleutels={"id": "menu_behandeling"},
        goed={"naam": "Behandeling", "soort": "zorg", "onderdeel": str(cid("ggz_team")), "actief": "on"},
        twee="naam",
    ),
)


def new_colleague() -> None:
    """An account without password."""
    with act("ketenmanager") as asker:
        add_medewerker(
            asker=asker,
            gebruikersnaam="zonder.wachtwoord",
            naam="Zonder Wachtwoord",
            onderdeel_id=cid("ggz_team"),
            nieuw_id=cid("nieuwe_collega"),
        )
