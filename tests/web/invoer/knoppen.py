"""The buttons: what is posted without a form to fill in; a rule that refuses says so, and nobody presses twice."""

import dataclasses
from collections.abc import Callable, Mapping
from typing import Any

from tests.cast import cid

from . import stand, verzoeken
from .formulier import Sleutels, nothing
from .samenwerking import new_colleague


@dataclasses.dataclass(frozen=True)
class Knop:
    """One button: its address, who presses it, what goes along, and the state it needs."""

    url: str
    wie: str
    sleutels: Sleutels = dataclasses.field(default_factory=dict)
    geeft: Mapping[str, Any] = dataclasses.field(default_factory=dict)
    klaar: Callable[[], Any] = nothing
    # A second press on a row of one's own ("move up") does the same thing again; elsewhere it changes nothing.
    herhaalbaar: bool = False
    antwoord: tuple[int, ...] = (200, 302)
    # `klaar` answers the keys of the address.
    eigen: bool = False


CASUS = {"id": "casus"}
OVERLEG = {"id": "overleg"}
PUNT = {"id": "agendapunt"}
VERVANGING = {"id": "lid", "vervanging_id": "vervanging"}

KNOPPEN = (
    Knop("verzoek_bijeenbrengen", "contactpunt", klaar=verzoeken.known, eigen=True, herhaalbaar=True),
    Knop("verzoek_verstrekken", "contactpunt", klaar=verzoeken.together, eigen=True, herhaalbaar=True),
    Knop("verzoek_kennisgeven", "contactpunt", klaar=verzoeken.disputable_request, eigen=True),
    Knop("verzoek_brief", "contactpunt", klaar=verzoeken.together, eigen=True),
    Knop("verzoek_gegevens", "contactpunt", klaar=verzoeken.together, eigen=True),
    Knop("verzoek_bestanden", "contactpunt", klaar=verzoeken.together, eigen=True),
    Knop("kennisgeving_bevestigen", "lid", geeft={"versie": "1"}, klaar=verzoeken.notice, eigen=True),
    Knop("resultaat_intrekken", "procesregisseur", geeft={"versie": "1"}, klaar=stand.proposed_results, eigen=True),
    Knop("signaal_insturen", "afzender", {"id": "signaal"}, herhaalbaar=True),
    Knop("signaal_intrekken", "afzender", {"id": "signaal"}),
    Knop("signaal_persoon_weg", "afzender", {"id": "signaal", "persoon": "signaalpersoon"}),
    Knop("signaal_bsn", "afzender", {"id": "signaal", "persoon": "signaalpersoon"}, antwoord=(404,)),
    Knop("signaal_partner_weg", "afzender", {"id": "signaal", "partner": "signaalpartner"}),
    Knop("casus_verplaatsen", "casusregisseur", CASUS, {"naar": "plan", "versie": "1"}),
    Knop("persoon_toevoegen", "casusregisseur", CASUS, {"persoon": str(cid("persoon_casus")), "rol": "dader"}),
    # Nobody was found by a search for this case.
    Knop(
        "persoon_koppelen",
        "casusregisseur",
        CASUS,
        {"persoon": str(cid("persoon_casus")), "bekende": str(cid("persoon_andere_casus"))},
        antwoord=(404,),
    ),
    Knop("persoon_bsn", "casusregisseur", CASUS | {"persoon_id": "persoon_casus"}, antwoord=(404,)),
    Knop("persoon_beeindigen", "casusregisseur", CASUS | {"casuspersoon_id": "tweede"}, klaar=stand.two_persons),
    Knop("regie_aanvaarden", "lid", CASUS | {"aanbod_id": "aanbod"}, klaar=stand.offered_lead),
    Knop("noodtoegang_beeindigen", "procesregisseur", klaar=stand.emergency),
    # A second press makes a newer key; the older one opens nothing.
    Knop("agenda_sleutel", "lid", herhaalbaar=True),
    Knop("agenda_intrekken", "lid", klaar=stand.calendar_key),
    Knop("overleg_agenda", "secretaris", OVERLEG),
    Knop("overleg_toevoegen", "secretaris", OVERLEG, {"casus": str(cid("casus"))}),
    Knop("overleg_beginnen", "procesregisseur", OVERLEG),
    Knop("overleg_afsluiten", "procesregisseur", OVERLEG, {"doorschuiven": "ja"}, stand.running_meeting),
    Knop("agendapunt_verplaatsen", "secretaris", PUNT, {"richting": "omhoog", "overleg": str(cid("overleg"))}),
    Knop("overleg_vaststellen", "procesregisseur", OVERLEG, klaar=stand.closed_meeting),
    # Sent again on purpose: those invited are told once more.
    Knop("overleg_versturen", "secretaris", OVERLEG, herhaalbaar=True),
    Knop("agendapunt_uitnodigen", "secretaris", PUNT),
    Knop(
        "aanwezigheid",
        "procesregisseur",
        PUNT,
        {"medewerker": str(cid("ggz_lid")), "status": "aanwezig"},
        stand.running_meeting,
    ),
    Knop("aanwezigheid_allen", "procesregisseur", PUNT, klaar=stand.running_meeting),
    # A second press undoes what was captured before; here nothing was.
    Knop("agendapunt_ongedaan", "procesregisseur", PUNT, klaar=stand.handled_point),
    Knop(
        "inbreng_bevestigen",
        "ggz_lid",
        PUNT,
        {"informatie": str(cid("item_aanwezigen")), "versie": "1", "publiek": "alle_leden"},
    ),
    Knop("waarschuwing_beeindigen", "lid", CASUS | {"informatie_id": "waarschuwing"}, {"versie": "1"}, stand.warning),
    Knop("toestemming_bevestigen", "lid", {"id": "toestemming_nieuw"}, {"versie": "1"}, stand.consent),
    Knop("contactregel_beeindigen", "lid", {"id": "contactregel_nieuw"}, klaar=stand.on_sheet),
    Knop("visie_weg", "casusregisseur", CASUS | {"visie_id": "planvisie"}, klaar=stand.view_in_plan),
    Knop("relatie_beeindigen", "casusregisseur", CASUS | {"relatie_id": "relatie"}, klaar=stand.related),
    Knop("overdracht_aanvaarden", "ggz_lid", {"id": "overdracht"}, klaar=stand.handed_over),
    # Each time it is printed it goes on paper.
    Knop("afdrukken", "lid", CASUS | {"soort": "dossier"}, herhaalbaar=True, antwoord=(204,)),
    Knop("plan_starten", "casusregisseur", CASUS),
    Knop("afspraak_aanvaarden", "lid", {"id": "afspraak_nieuw"}, {"versie": "1"}, stand.offered_agreement),
    Knop("opschaling_aanvaarden", "burgemeester", {"id": "opschaling"}),
    Knop("opschaling_intrekken", "procesregisseur", {"id": "opschaling"}),
    Knop("melding", "lid", {"id": "casus"}),
    Knop("meldingen_gelezen", "lid"),
    Knop("samenwerking_vervanging_beeindigen", "ketenmanager", VERVANGING),
    Knop("samenwerking_medewerker_openen", "ketenmanager", {"id": "lid"}, {"versie": "1"}),
    Knop("samenwerking_medewerker_sluiten", "ketenmanager", {"id": "ggz_lid"}, {"versie": "1"}),
    Knop(
        "samenwerking_piket_weg", "ketenmanager", {"id": "piketdienst_later"}, {"versie": "1"}, klaar=stand.duty_shift
    ),
    Knop("bewaartermijn_weg", "ketenmanager", {"id": "bewaartermijn"}),
    Knop("samenwerking_medewerker_deblokkeren", "beheerder", {"id": "lid"}, herhaalbaar=True),
    Knop("samenwerking_medewerker_uitnodigen", "ketenmanager", {"id": "nieuwe_collega"}, klaar=new_colleague),
    # A matrix that was seen in another version than the one that holds.
    Knop(
        "samenwerking_convenant_matrix",
        "ketenmanager",
        {"id": "convenant"},
        {"versie": "1", "bevestigd": "1"},
        antwoord=(422,),
    ),
    Knop("samenwerking_werkwijze_beeindigen", "ketenmanager", {"soort": "kernvraag", "id": "kernvraag_6"}),
    Knop("weergave", "lid", {}, {"thema": "donker", "terug": "/"}),
)
# Sign-in and drafts have tests of their own: tests/web/test_aanmelden.py and test_concepten.py.
DEUR = {
    "aanmelden",
    "aanmelden_demo",
    "aanmelden_code",
    "aanmelden_instellen",
    "aanmelden_eerste_keer",
    "afmelden",
    "aanmelden_sleutel",
    "aanmelden_sleutel_vragen",
    "aanmelden_sleutel_nieuw",
    "aanmelden_sleutel_nieuw_vragen",
    "profiel_wachtwoord",
    "profiel_herstelcodes",
    "profiel_sleutel_weg",
    "profiel_app_weg",
    "profiel_sessie_eindigen",
    "profiel_verklaring",
    "samenwerking_bevestigen",
    "profiel_sessies_eindigen",
    "concept",
    "concept_weg",
}
