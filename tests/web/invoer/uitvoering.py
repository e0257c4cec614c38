"""The forms of meeting, plan, agreements, ladder and closing."""

from functools import partial

from tests.cast import cid

from . import stand
from .formulier import Formulier, Fout

CASUS = {"id": "casus"}
PUNT = {"id": "agendapunt"}
Leider = partial(Formulier, wie="casusregisseur", sleutels=CASUS)
Vastleggen = partial(Formulier, wie="procesregisseur", sleutels=PUNT, klaar=stand.running_meeting, pagina="agendapunt")
AFSPRAAK = {"tekst": "Huisbezoek", "medewerker": str(cid("lid")), "termijn": "20-3-2026"}

OVERLEGGEN = (
    Formulier(
        "kalender_plannen",
        "secretaris",
        goed={"tot_en_met": "20-4-2026"},
        fouten=(
            Fout("tot_en_met", {"tot_en_met": "31-2-2026"}, "bestaande datum"),
            Fout("tot_en_met", {"tot_en_met": "9-3-2026"}, "Kies een dag vanaf vandaag."),
            Fout("tot_en_met", {"tot_en_met": "9-3-2036"}, "binnen twee jaar"),
        ),
        klaar=stand.calendar,
        maakt=True,
    ),
    Formulier(
        "overleg_nieuw",
        "secretaris",
        goed={
            "overlegvorm": str(cid("casusoverleg")),
            "aanvang_datum": "17-3-2026",
            "aanvang_tijd": "10:00",
            "aantal": "2",
            "plaats": "Zaal 4",
        },
        fouten=(
            Fout("aanvang", {"aanvang_datum": "31-2-2026"}, "bestaande datum"),
            Fout("aanvang", {"aanvang_tijd": "25:61"}, "bestaande tijd"),
            Fout("aanvang", {"aanvang_datum": "9-3-2026"}, "in de toekomst"),
            Fout("aantal", {"aantal": "99"}, "Plan ten hoogste 26"),
        ),
        maakt=True,
    ),
    Formulier(
        "overleg_spoed",
        "secretaris",
        sleutels={"id": "later"},
        goed={"casus": str(cid("casus")), "reden": "Vannacht opgepakt"},
        klaar=stand.later_meeting,
        maakt=True,
    ),
    Formulier(
        "agendapunt_doorschuiven",
        "secretaris",
        sleutels={"id": "later_punt"},
        goed={"reden": "Geen tijd"},
        klaar=stand.point_of_later_meeting,
    ),
    Formulier(
        "agendapunt_corrigeren",
        "secretaris",
        sleutels=PUNT,
        goed={"verslag": "Besproken, met de wijkagent.", "besluit": "", "reden": "De wijkagent ontbrak"},
        klaar=stand.closed_meeting,
        fouten=(Fout("verslag", {"verslag": "Besproken."}, "niets veranderd"),),
        twee="verslag",
    ),
    Formulier(
        "fiche_schrijven",
        "secretaris",
        sleutels=PUNT,
        goed={"tekst": "Er is een veiligheidsplan."},
        fouten=(Fout("tekst", {"tekst": " "}, "Vul in wat de politie te weten krijgt"),),
        klaar=stand.sheet_asked,
        maakt=True,
    ),
    Formulier(
        "fiche_antwoorden",
        "lid",
        sleutels=PUNT,
        goed={"besluit": "akkoord", "reden": ""},
        fouten=(Fout("reden", {"besluit": "geweigerd"}, "waarom u niet instemt"),),
        klaar=stand.sheet_written,
    ),
    Formulier(
        "fiche_versturen",
        "secretaris",
        sleutels=PUNT,
        goed={"ontvanger": str(cid("politie"))},
        fouten=(Fout("ontvanger", {"ontvanger": ""}, "Kies een ontvanger"),),
        klaar=stand.sheet_agreed,
    ),
    Formulier(
        "agendapunt_tijd",
        "secretaris",
        sleutels=PUNT,
        goed={"minuten": "20"},
        fouten=(Fout("minuten", {"minuten": "181"}, "Plan ten hoogste 180"),),
    ),
    Formulier(
        "agendapunt_deelnemer",
        "procesregisseur",
        sleutels=PUNT,
        goed={"medewerker": str(cid("triagepartner")), "reden": "Vertelt over de opvang"},
        fouten=(
            Fout("medewerker", {"medewerker": str(cid("lid"))}, "is al lid"),
            Fout("medewerker", {"medewerker": str(cid("niet_ondertekend"))}, ""),
        ),
        maakt=True,
    ),
    Vastleggen(
        "agendapunt_afspraak",
        goed=AFSPRAAK,
        vorm="afspraak",
        fouten=(Fout("termijn", {"termijn": "1-3-2026"}, ""),),
        maakt=True,
    ),
    Vastleggen(
        "agendapunt_vastleggen", goed={"verslag": "Besproken", "besluit": "Doorgaan"}, vorm="verslag", twee="besluit"
    ),
    Vastleggen(
        "agendapunt_inbreng",
        goed={
            "spreker": str(cid("lid")),
            "categorie": str(cid("categorie_politie")),
            "persoonsrol": "verdachte",
            "soort": "feit",
            "grondslag": "wgs",
            "tekst": "Drie meldingen",
        },
        vorm="inbreng",
        naar="inbreng",
        fouten=(
            Fout("spreker", {"spreker": str(cid("ggz_lid"))}, ""),
            Fout("categorie", {"categorie": str(cid("categorie_medisch"))}, "mag onder dit convenant geen informatie"),
        ),
        maakt=True,
    ),
    Vastleggen(
        "agendapunt_afsluiten",
        goed=lambda: {"volgende_bespreking": "24-3-2026", "versie": "2"},
        vorm="afsluiten",
        klaar=stand.handled_point,
        fouten=(Fout("volgende_bespreking", {"volgende_bespreking": "1-3-2026"}, "na dit overleg"),),
        bewaart=False,
    ),
)
PLANNEN = (
    Leider("visie_toevoegen", goed={"informatie": str(cid("visie"))}, klaar=stand.own_view),
    Leider(
        "plan_vaststellen",
        goed={"evaluatie_op": "1-6-2026"},
        fouten=(
            Fout("evaluatie_op", {"evaluatie_op": "1-3-2026"}, "na vandaag"),
            Fout("evaluatie_op", {"evaluatie_op": "1-6-2028"}, "binnen een jaar"),
        ),
        twee="evaluatie_op",
    ),
    Formulier(
        "leefgebied_score",
        "lid",
        sleutels=CASUS,
        goed={"leefgebied": str(cid("financien")), "score": "2", "toelichting": "Schulden"},
        fouten=(Fout("score", {"score": "9"}, ""),),
        maakt=True,
    ),
    Leider(
        "doel_nieuw",
        goed={"leefgebied": str(cid("financien")), "tekst": "Schuldenvrij", "tevreden_als": "Geen schuld"},
        maakt=True,
    ),
    Leider(
        "doel",
        sleutels=CASUS | {"doel_id": "doel"},
        goed={"leefgebied": str(cid("huisvesting")), "tekst": "Woont rustig", "tevreden_als": "Geen klachten"},
        twee="tekst",
    ),
    Leider(
        "doel_afronden",
        sleutels=CASUS | {"doel_id": "doel"},
        goed={"status": "bereikt", "oordeel": "Woont rustig"},
        klaar=stand.goal_without_agreements,
    ),
    Leider(
        "interventie",
        sleutels=CASUS | {"interventie_id": "interventie"},
        goed={"van": "10-3-2026", "tot": "1-9-2026"},
        klaar=stand.intervention,
        fouten=(Fout("tot", {"tot": "1-3-2026"}, "na de begindatum"),),
        twee="tot",
    ),
    Leider(
        "interventie_beeindigen",
        sleutels=CASUS | {"interventie_id": "interventie"},
        goed={"reden": "Niet meer nodig"},
        klaar=stand.intervention,
    ),
    Leider(
        "interventie_nieuw",
        sleutels=CASUS | {"doel_id": "doel"},
        goed={"menukaartitem": str(cid("menu_behandeling")), "van": "11-3-2026", "tot": "11-6-2026"},
        fouten=(Fout("tot", {"tot": "11-3-2026"}, "na de begindatum"),),
        maakt=True,
    ),
)
AFSPRAKEN = (
    Formulier(
        "afspraak_overdragen", "lid", sleutels={"id": "afspraak_te_laat"}, goed={"medewerker": str(cid("ggz_lid"))}
    ),
    Formulier(
        "overdracht_weigeren",
        "ggz_lid",
        sleutels={"id": "overdracht"},
        goed={"grond": "Niet onze taak"},
        klaar=stand.handed_over,
    ),
    Leider(
        "afspraak_nieuw",
        goed=AFSPRAAK | {"doel": str(cid("doel"))},
        fouten=(
            Fout("termijn", {"termijn": "1-3-2026"}, ""),
            Fout("medewerker", {"medewerker": str(cid("buitenstaander"))}, ""),
        ),
        maakt=True,
    ),
    Formulier(
        "afspraak_wijzigen",
        "procesregisseur",
        sleutels={"id": "afspraak_loopt"},
        goed=AFSPRAAK | {"medewerker": str(cid("casusregisseur"))},
        fouten=(Fout("termijn", {"termijn": "1-3-2026"}, ""),),
        twee="tekst",
    ),
    Formulier(
        "afspraak_weigeren",
        "lid",
        sleutels={"id": "afspraak_nieuw"},
        goed={"grond": "Geen mensen"},
        klaar=stand.offered_agreement,
    ),
    Formulier(
        "afspraak_terugkoppelen",
        "lid",
        sleutels={"id": "afspraak_te_laat"},
        goed={"resultaat": "deels", "tekst": "Een keer geweest"},
        fouten=(Fout("resultaat", {"resultaat": "misschien"}, ""),),
        maakt=True,
    ),
    Formulier(
        "afspraak_vervallen", "procesregisseur", sleutels={"id": "afspraak_te_laat"}, goed={"grond": "Niet meer nodig"}
    ),
)
OPSCHALINGEN = (
    Leider(
        "opschaling_nieuw",
        goed={
            "naar_trede": "strategisch",
            "geadresseerde": str(cid("burgemeester")),
            "vraag": "Wie neemt de regie?",
            "feiten": "Niemand wil.",
            "termijn": "20-3-2026",
        },
        klaar=stand.no_question,
        maakt=True,
        fouten=(
            Fout("termijn", {"termijn": "1-3-2026"}, ""),
            Fout("naar_trede", {"naar_trede": "operationeel"}, ""),
            Fout("geadresseerde", {"geadresseerde": ""}, ""),
        ),
    ),
    Formulier("opschaling_weigeren", "burgemeester", sleutels={"id": "opschaling"}, goed={"grond": "Niet aan mij"}),
    Formulier("opschaling_antwoorden", "burgemeester", sleutels={"id": "opschaling"}, goed={"antwoord": "De politie."}),
)
AFSLUITINGEN = (
    Leider(
        "casus_sluiten",
        goed={
            "resultaat": "Het gaat goed.",
            "nazorg_eigenaar": str(cid("casusregisseur")),
            f"status_{cid('doel')}": "bereikt",
            f"oordeel_{cid('doel')}": "Woont rustig.",
        },
        maakt=True,
    ),
    Leider("casus_heropenen", goed={"reden": "Weer overlast"}, klaar=stand.closed_case),
    Formulier("nazorgcontrole", "casusregisseur", goed={"bevinding": "Het gaat goed"}, klaar=stand.due_control),
)
