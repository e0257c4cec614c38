"""Every table under row-level security: who sees, adds to, changes and removes which row. Written from RULES R14–R18.

A command that is not named is for nobody. The rows are those of `tests/cast.py` and `tests/access/rijk.py`.
"""

from tests.access.adressen import (
    AFZENDER,
    AGENDA,
    ANALIST,
    ANDERE,
    BESTUUR,
    CONTACTPUNT,
    FG,
    HUIS,
    IEDEREEN,
    KETEN,
    LEDEN,
    LEIDEN,
    LID,
    NAZORG,
    NIEMAND,
    PIKET,
    REGIE,
    TRIAGE,
    VOORZITTER,
    people,
)
from tests.access.geheimen import ITEMS, OP_TOESTEMMING
from tests.access.rijk import KIJKERS
from tests.access.rijk_toezicht import TABELLEN as TOEZICHT
from tests.access.tabel import Tabel, Wie
from tests.cast import MENSEN


def van_leden(*rijen: str, weg: Wie = NIEMAND) -> Tabel:
    """A table of one case: its members read and write."""
    return Tabel(dict.fromkeys(rijen, LEDEN), LEDEN, LEDEN, weg)


def van_het_huis(*rijen: str) -> Tabel:
    """A table of the cooperation: everybody of the house reads it, the ketenmanager writes it."""
    return Tabel(dict.fromkeys(rijen, HUIS), KETEN, KETEN, KETEN)


def _keten() -> dict[str, Tabel]:
    """Cases, their meetings, plan and ladder."""
    return {
        "casussen_casus": Tabel({"casus": LEDEN, "andere_casus": ANDERE, "nazorg_casus": NAZORG}, VOORZITTER, LEDEN),
        "casussen_casuspersoon": Tabel(
            {"casuspersoon_casus": LEDEN, "casuspersoon_andere_casus": ANDERE}, LEDEN, LEDEN
        ),
        # R16: own membership, and the co-members of own cases.
        "casussen_deelname": Tabel(
            {
                "deelname_casus_lid": LEDEN,
                "deelname_casus_verlopen_lid": LEDEN | {"verlopen_lid"},
                "deelname_casus_niet_ondertekend": LEDEN | {"niet_ondertekend"},
                "deelname_andere_casus_andere_procesregisseur": ANDERE,
            },
            VOORZITTER,
            VOORZITTER,
        ),
        "casussen_faseovergang": van_leden("faseovergang"),
        # R29: the procesregisseur offers; members take back what is open, and only whom it was offered to accepts.
        "casussen_regieaanbod": Tabel({"regieaanbod": LEDEN}, VOORZITTER, people("ggz_lid"), kolom="grond"),
        "casussen_regievacature": van_leden("regievacature"),
        # R25: what rests on consent goes to the organisations that it names.
        "casussen_informatie": Tabel(
            ITEMS | {"item_toestemming": OP_TOESTEMMING, "item_afgewogen": ITEMS["item_medisch"]},
            people("casusregisseur"),
            people("casusregisseur"),
        ),
        "casussen_toestemming": Tabel({"toestemming": LEDEN}, LEDEN, LEDEN, kolom="versie"),
        # R24: its source alone reads the note back; nobody changes it.
        "casussen_plichtenafweging": Tabel({"plichtenafweging": people("ggz_lid")}, people("ggz_lid")),
        # R4: who leads the case records it and ends it earlier.
        "casussen_overlegmachtiging": Tabel({"machtiging": LEDEN}, REGIE, REGIE, kolom="versie"),
        # R23: who leads the case proposes, another of them decides.
        "casussen_resultaatverstrekking": Tabel(
            {"resultaat": LEDEN, "resultaat_goed": LEDEN}, REGIE, REGIE, kolom="versie"
        ),
        "casussen_huisbezoek": Tabel({"huisbezoek": LEDEN}, LEDEN, LEDEN, kolom="versie"),
        "casussen_bezoeker": Tabel({"bezoeker": LEDEN}, LEDEN),
        # A11: a line is only ended.
        "casussen_contactregel": Tabel({"contactregel": LEDEN}, LEDEN, LEDEN, kolom="tot"),
        "casussen_contactpersoon": Tabel({"contactpersoon": LEDEN}, LEDEN, LEDEN, kolom="tot"),
        "casussen_vrijlating": Tabel({"vrijlating": LEDEN}, LEDEN),
        # R9, R15: whom it was put to reads and answers it, piket without the case.
        # R18: who took it, who guards the case, and the FG; made by its function alone.
        "casussen_noodtoegang": Tabel(
            {"noodtoegang": VOORZITTER | {"buitenstaander", "fg"}}, NIEMAND, VOORZITTER, kolom="toelichting"
        ),
        "casussen_alarm": Tabel({"alarm": LEDEN | {"piket"}}, LEDEN, REGIE | {"piket"}, kolom="gedaan"),
        "casussen_overleg": Tabel({"overleg": HUIS, "overleg_bezig": HUIS}, LEIDEN | KETEN, LEIDEN | KETEN),
        "casussen_agendapunt": Tabel({"agendapunt": AGENDA, "punt_bezig": AGENDA}, LEIDEN, LEIDEN, LEIDEN),
        "casussen_aanwezigheid": Tabel(
            {"aanwezigheid_lid": AGENDA, "aanwezigheid_bezig_lid": AGENDA}, LEIDEN, LEIDEN, LEIDEN
        ),
        "casussen_verslagversie": Tabel({"verslagversie": AGENDA}, LEIDEN),
        # R22: who runs the meeting, and the members who were present; each answers for himself.
        "casussen_terugkoppelfiche": Tabel({"fiche_bezig": LEIDEN | LID}, LEIDEN, LEIDEN, kolom="versie"),
        # Once somebody answered, nobody adds an item; before that, tests/casussen/test_terugkoppelfiche.py.
        "casussen_fichestuk": Tabel({"fichestuk": VOORZITTER | LID}),
        "casussen_ficheinstemming": Tabel({"ficheinstemming": LEIDEN | LID}, people("procesregisseur", "lid")),
        "casussen_planvanaanpak": van_leden("plan"),
        "casussen_leefgebiedscore": van_leden("leefgebiedscore"),
        "casussen_doel": van_leden("doel"),
        "casussen_interventie": van_leden("interventie"),
        "casussen_afspraak": van_leden("afspraak_te_laat", "afspraak_aangeboden"),
        "casussen_terugkoppeling": van_leden("terugkoppeling"),
        "casussen_afspraakoverdracht": van_leden("overdracht"),
        # R5, R17: who may read the item meets the view in the plan.
        "casussen_planvisie": Tabel({"planvisie": LEDEN}, LEDEN, NIEMAND, LEDEN),
        "casussen_opschaling": Tabel({"opschaling": LEDEN | BESTUUR}, LEDEN | BESTUUR, LEDEN | BESTUUR),
        "casussen_afsluiting": Tabel({"afsluiting": NAZORG}, NAZORG, NAZORG),
        "casussen_nazorgcontrole": Tabel({"nazorgcontrole": NAZORG}, NAZORG, NAZORG),
    }


def _signaal() -> dict[str, Tabel]:
    """Signals, their triage, alerts."""
    schrijven = AFZENDER | VOORZITTER
    return {
        "casussen_signaal": Tabel(
            {"signaal": TRIAGE, "signaal_concept": AFZENDER, "signaal_besloten": schrijven, "signaal_wacht": schrijven},
            HUIS,
            schrijven,
        ),
        "casussen_signaalpersoon": Tabel({"signaalpersoon": TRIAGE}, schrijven, schrijven, schrijven),
        "casussen_signaalpartner": Tabel({"signaalpartner": TRIAGE}, schrijven, schrijven, schrijven),
        "casussen_triage": Tabel({"triage_besluit": VOORZITTER}, VOORZITTER),
        "casussen_triageoordeel": Tabel({"triageoordeel": VOORZITTER}, VOORZITTER),
        # R13: of who asks and of the triage; its chair answers, and nobody changes the question.
        "casussen_adviesvraag": Tabel({"adviesvraag": TRIAGE}, AFZENDER, VOORZITTER, kolom="antwoord"),
        "casussen_wachtplaats": Tabel({"wachtplaats": VOORZITTER}, VOORZITTER, VOORZITTER),
        "casussen_piketmelding": Tabel({"piketmelding": PIKET}, AFZENDER | VOORZITTER | ANDERE, PIKET),
    }


def _personen() -> dict[str, Tabel]:
    return {
        "personen_persoon": Tabel({"persoon_casus": LEDEN, "persoon_andere_casus": ANDERE}, HUIS, LEDEN, LEDEN),
        "personen_adres": Tabel({"adres": LEDEN, "adres_geheim": LID}, LEDEN, LEDEN, LEDEN),
        "personen_relatie": Tabel({"relatie": LEDEN}, LEDEN, LEDEN, LEDEN),
        # R12: of the procesregisseur of a case of who was known; a function makes it, and hides that it did.
        "personen_koppelvoorstel": Tabel({"koppelvoorstel": VOORZITTER}, NIEMAND, VOORZITTER, kolom="reden"),
        # R14, R33: what partners delivered is the analyst's; what was taken in is changed by nobody.
        "personen_aanlevering": Tabel(
            {"aanlevering": ANALIST, "aanlevering_klaar": ANALIST}, ANALIST, ANALIST, kolom="rijen"
        ),
        "personen_kolomtoewijzing": Tabel({"kolomtoewijzing": ANALIST}, ANALIST, ANALIST, kolom="toewijzing"),
        "personen_aangeleverdrecord": Tabel({"aangeleverdrecord": ANALIST}, ANALIST, ANALIST, kolom="aantal"),
        "personen_koppelinstelling": Tabel({"koppelinstelling": ANALIST}, ANALIST, ANALIST, kolom="vier_ogen"),
        "personen_koppelrun": Tabel({"koppelrun": ANALIST}, ANALIST, ANALIST, kolom="stand"),
        # What people decided on a pair is added to, never changed.
        "personen_koppeling": Tabel({"koppeling": ANALIST}, ANALIST, ANALIST, kolom="stand"),
        "personen_koppelbesluit": Tabel({"koppelbesluit": ANALIST}, ANALIST),
        # A list stays; who stands on it is drawn up anew while it is a concept.
        "personen_nettolijst": Tabel({"nettolijst": ANALIST}, ANALIST, ANALIST, kolom="peildatum"),
        "personen_nettolijstregel": Tabel({"nettolijstregel": ANALIST}, ANALIST, ANALIST, ANALIST, kolom="opgenomen"),
        # A household without a case of its own is nobody's.
        "personen_huishouden": Tabel({"huishouden": NIEMAND}, HUIS),
        "personen_huishoudlid": Tabel({"huishoudlid": LEDEN}, LEDEN, LEDEN, LEDEN),
    }


def _samenwerking() -> dict[str, Tabel]:
    return {
        "samenwerking_veiligheidshuis": Tabel(
            {"huis": HUIS, "ander_huis": people("iemand_elders")}, NIEMAND, KETEN, kolom="naam"
        ),
        "samenwerking_organisatie": Tabel({"ggz": IEDEREEN}, KETEN, KETEN),
        "samenwerking_organisatieonderdeel": Tabel({"ggz_team": IEDEREEN}, KETEN, KETEN),
        "samenwerking_aansluiting": van_het_huis("aansluiting_ggz"),
        # A review is history: added, never changed.
        "samenwerking_profielherziening": Tabel({"profielherziening": HUIS}, KETEN),
        "samenwerking_tredelid": van_het_huis("tredelid"),
        "samenwerking_thema": van_het_huis("veelplegers"),
        "samenwerking_functie": van_het_huis("functie_lid_liaison"),
        "samenwerking_vervanging": van_het_huis("vervanging"),
        "samenwerking_overlegvorm": van_het_huis("casusoverleg", "triage"),
        "samenwerking_overlegdeelnemer": van_het_huis("triagedeelname"),
        # Nobody but its owner, also while somebody stands in for him.
        "samenwerking_agendasleutel": Tabel({"agendasleutel": people("lid")}, HUIS, people("lid"), people("lid")),
        # R9: a copy of a shift would overlap it; who may write it at all is tried with a shift of a year ago.
        "samenwerking_piketdienst": van_het_huis("piketdienst"),
        "samenwerking_geheimhoudingsverklaring": Tabel({"geheimhouding": people("lid") | KETEN | FG}, HUIS),
        "samenwerking_herstelverzoek": Tabel(
            {"herstelverzoek": KETEN | FG | {"beheerder"}}, KETEN | {"beheerder"}, kolom="akkoord_op"
        ),
        "samenwerking_melding": Tabel({"melding": LID}, HUIS, LID),
        "convenanten_regime": van_het_huis("regime"),
        "convenanten_verstrekkingsbesluit": van_het_huis("verstrekkingsbesluit"),
        # Once decided it stays as it is, and it is never taken away (R38).
        "convenanten_rechtmatigheidsadvies": Tabel({"advies": HUIS}, KETEN, KETEN, kolom="advies_tekst"),
        "convenanten_convenant": van_het_huis("convenant"),
        "convenanten_convenantthema": van_het_huis("convenant_veelplegers"),
        "convenanten_ondertekening": van_het_huis("ondertekening_ggz"),
        # Kept by who makes the change, and never changed (C3).
        "convenanten_convenantwijziging": Tabel({"convenantwijziging": HUIS}, KETEN),
        "convenanten_informatiecategorie": van_het_huis("categorie_politie"),
        "convenanten_autorisatieregel": van_het_huis("regel_politie_om_parket"),
        "casussen_criterium": van_het_huis("c1"),
        "casussen_kernvraag": van_het_huis("kernvraag_1"),
        "casussen_leefgebied": van_het_huis("huisvesting"),
        "kennisbank_menukaartitem": van_het_huis("menu_behandeling"),
        # R15, DESIGN §6: what was typed is that user's alone, also while somebody stands in for him.
        "casussen_concept": Tabel({"concept": people("lid")}, IEDEREEN, people("lid"), people("lid")),
        # When somebody looked is his alone; nobody notes a look at a case that is not his.
        "casussen_kijkmoment": Tabel(
            {f"kijkmoment_{naam}": people(naam) for naam in KIJKERS}, LEDEN, people(KIJKERS[0])
        ),
    }


def _bewaring() -> dict[str, Tabel]:
    """R36, R37: terms are of the house; who leads the case decides to keep longer or destroy early."""
    politie = frozenset(person for person, (unit, _) in MENSEN.items() if unit == "politie_basisteam")
    return {
        "verantwoording_bewaartermijn": van_het_huis("bewaartermijn"),
        "verantwoording_verlenging": Tabel({"verlenging": VOORZITTER | KETEN}, VOORZITTER),
        "verantwoording_vernietigingsbesluit": Tabel({"vernietigingsbesluit": VOORZITTER | KETEN}, VOORZITTER),
        "verantwoording_vernietiging": Tabel({"vernietiging": VOORZITTER | ANDERE | KETEN | FG}),
        # The recipient confirms; who manages or supervises reads along.
        "verantwoording_vernietigingsbericht": Tabel(
            {"vernietigingsbericht": politie | VOORZITTER | ANDERE | KETEN | FG}, kolom="toelichting"
        ),
    }


def _verantwoording() -> dict[str, Tabel]:
    """R30: the contact point; the liaison of the source has its own question, that of the receiver its own notice."""
    bron = people("lid", "vervanger")
    return {
        "verantwoording_verzoek": Tabel(
            {"verzoek_binnen": CONTACTPUNT, "verzoek": CONTACTPUNT}, CONTACTPUNT, CONTACTPUNT, kolom="toelichting"
        ),
        "verantwoording_verzoekpost": Tabel(
            {"verzoekpost": CONTACTPUNT, "verzoekpost_betwist": CONTACTPUNT}, NIEMAND, CONTACTPUNT, kolom="besluit"
        ),
        "verantwoording_weigeringsgrond": Tabel(
            {"weigeringsgrond": CONTACTPUNT | FG}, CONTACTPUNT, NIEMAND, CONTACTPUNT
        ),
        "verantwoording_zienswijze": Tabel({"zienswijze": CONTACTPUNT | bron}, CONTACTPUNT, bron, kolom="antwoord"),
        "verantwoording_kennisgeving": Tabel(
            {"kennisgeving": CONTACTPUNT | bron}, CONTACTPUNT, CONTACTPUNT | bron, kolom="bevestigd_op"
        ),
        "casussen_verklaring": Tabel({"verklaring": ITEMS["item_sociaal"]}),
    }


TABELLEN = _keten() | _signaal() | _personen() | _samenwerking() | _bewaring() | _verantwoording() | TOEZICHT
# Under row-level security, and no row of them for anybody on the web role but by a listed function or as below.
GESLOTEN = {
    "casussen_noodvraag",
    "casussen_nummer",
    "casussen_zoekvraag",
    "logboek_doorgifte",
    "logboek_zegel",
    "personen_indexdeel",
    "personen_indexrecord",
    "personen_indexsleutel",
    "personen_koppelmodel",
}
# The log: tests/logboek and tests/access/test_every_address.py; the kind of installation: one row, read by everybody.
ELDERS = {"logboek_logregel", "kern_installatie"}
# What went out of the door (R21): tests/access/test_verstrekkingen.py.
ELDERS |= {"logboek_verstrekking", "logboek_verstrektstuk"}
# Certificates without personal data, made by the owner: tests/logboek/test_segmenten.py.
ELDERS |= {"logboek_logsegment"}
