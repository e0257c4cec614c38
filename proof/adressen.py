"""Every address of the house: which rows it is asked for, and who gets it by the rules (R14, R15).

`krijgt` names who gets the page. With `zeker` the page must come for all of them; without it what state the object is
in may still refuse. Whoever may not know the rows gets the answer of rows that are not there, byte for byte.
"""

import dataclasses
import uuid
from collections.abc import Callable

from proof.orakel import Blik
from proof.wereld import Rij

Recht = Callable[[Blik, list[Rij]], bool]


def _casus_id(rij: Rij) -> uuid.UUID:
    found: uuid.UUID = rij.id if rij.tabel == "casussen_casus" else rij.casus_id
    return found


def _register(b: Blik, rijen: list[Rij]) -> bool:
    functies = ("ketenmanager", "procesregisseur", "functionaris_gegevensbescherming")
    return any(b.heeft(functie) for functie in functies)


def _regie(b: Blik, rijen: list[Rij]) -> bool:
    casus = b.w.sleutels[_casus_id(rijen[0])]
    return b.bewaakt(casus.id) or casus.regisseur_id in b.namens and b.lid(casus.id)


def kent_verder(b: Blik, naam: str, rij: Rij) -> bool:
    """Whether an address tells more people of a row than may read it: the ketenmanager which rule decides (R15)."""
    return naam == "casus_toegang" and b.heeft("ketenmanager") and bool(rij.veiligheidshuis_id == b.huis)


RECHTEN: dict[str, Recht] = {
    "allen": lambda b, rijen: True,
    "niemand": lambda b, rijen: False,
    # Who may know the row that is asked for, may look at it.
    "ziet": lambda b, rijen: all(b.ziet(rij) for rij in rijen),
    "leden": lambda b, rijen: b.lid(_casus_id(rijen[0])),
    "regie": _regie,
    "ontvanger": lambda b, rijen: rijen[0].organisatie_id == b.organisatie,
    "bewaarders": _register,
    "bewaakt": lambda b, rijen: b.bewaakt(_casus_id(rijen[0])),
    "leidt": lambda b, rijen: b.leidt(rijen[0].overlegvorm_id),
    "afzender": lambda b, rijen: rijen[0].afzender_id in b.namens,
    "keten": lambda b, rijen: b.heeft("ketenmanager"),
    "leden_of_keten": lambda b, rijen: b.lid(_casus_id(rijen[0])) or kent_verder(b, "casus_toegang", rijen[0]),
    "toegang": lambda b, rijen: b.heeft("ketenmanager") or b.heeft("beheerder"),
    "plant": lambda b, rijen: b.heeft("ketenmanager") or bool(b.voorzit | b.secretaris),
    "register": lambda b, rijen: b.heeft("functionaris_gegevensbescherming") or b.heeft("ketenmanager"),
    "analist": lambda b, rijen: b.heeft("informatieanalist"),
    "fg": lambda b, rijen: b.heeft("functionaris_gegevensbescherming"),
    # No request is there in the proof: tests/access asks what one opens, and by whom.
    "contact": lambda b, rijen: b.heeft("contactpunt"),
    "liaison": lambda b, rijen: b.heeft("liaison"),
}


@dataclasses.dataclass(frozen=True)
class Adres:
    """One address: tables of its keys ('=x' stands for x itself), who gets it, and whether a look exists at all."""

    naam: str
    sleutels: tuple[str, ...]
    krijgt: str
    zeker: bool = False
    kijkt: bool = True

    @property
    def tabellen(self) -> list[str]:
        return [sleutel for sleutel in self.sleutels if not sleutel.startswith("=")]


def _items(b: Blik, casus: Rij) -> set[str]:
    mine = [i for i in b.w.rijen("casussen_informatie") if i.casus_id == casus.id and b.leest_als_lid(i)]
    return {i.tekens["tekst"] for i in mine if i.vervallen_op is None}


def _mensen(b: Blik, casus: Rij) -> set[str]:
    here = {
        cp.persoon_id
        for cp in b.w.rijen("casussen_casuspersoon")
        if cp.casus_id == casus.id and (cp.tot is None or cp.tot > b.dag)
    }
    found = [p for p in b.w.rijen("personen_persoon") if p.id in here]
    homes = [a for a in b.w.rijen("personen_adres") if a.persoon_id in here and b.ziet(a)]
    return {p.tekens["achternaam"] for p in found} | {a.tekens["straat"] for a in homes}


def _afspraken(b: Blik, casus: Rij) -> set[str]:
    return {a.tekens["tekst"] for a in b.w.rijen("casussen_afspraak") if a.casus_id == casus.id}


# What must stand on the page of who gets it: a page that hides what somebody may read would keep any secret.
TOONT: dict[str, Callable[[Blik, Rij], set[str]]] = {
    "casus_informatie": _items,
    "casus_personen": _mensen,
    "casus_plan": _afspraken,
    "signaal": lambda b, rij: {rij.tekens["aanleiding"]},
    "opschaling": lambda b, rij: {rij.tekens["vraag"], rij.tekens["feiten"]},
    "piketmelding": lambda b, rij: {rij.tekens["toelichting"]},
    "adviesvraag": lambda b, rij: {rij.tekens["situatie"]},
    "alarm": lambda b, rij: {rij.tekens["contact"]},
    "agendapunt": lambda b, rij: {rij.tekens["reden"]},
}


def _lines(text: str) -> list[Adres]:
    """`name keys right`; `!` after the right: surely; `POST` before it: a press and no look."""
    found = []
    for line in filter(None, map(str.strip, text.splitlines())):
        naam, *sleutels, krijgt = line.split()
        press = "POST" in sleutels
        keys = tuple(FAMILIE.get(s, s) for s in sleutels if s != "POST")
        found.append(Adres(naam, keys, krijgt.rstrip("!"), krijgt.endswith("!"), not press))
    return found


FAMILIE = {
    naam: f"{pakket}_{naam}"
    for pakket, namen in {
        "casussen": "casus deelname regieaanbod informatie toestemming huisbezoek contactregel alarm casuspersoon"
        " overleg agendapunt doel planvisie interventie afspraak afspraakoverdracht opschaling nazorgcontrole signaal"
        " signaalpersoon signaalpartner piketmelding adviesvraag wachtplaats concept kernvraag overlegmachtiging"
        " resultaatverstrekking"
        " noodtoegang",
        "personen": "persoon relatie koppelvoorstel aanlevering koppeling nettolijst nettolijstregel",
        "samenwerking": "medewerker aansluiting tredelid functie vervanging overlegvorm piketdienst organisatie melding"
        " thema",
        "convenanten": "verstrekkingsbesluit rechtmatigheidsadvies convenant regime",
        "kennisbank": "menukaartitem",
        "verantwoording": "bevinding steekproef steekproefregel datalek bewaartermijn vernietiging"
        " vernietigingsbericht",
    }.items()
    for naam in namen.split()
}

_CASUS = """
casus casus leden!
casus_dossier casus leden!
casus_relaties casus leden!
casus_personen casus leden!
casus_informatie casus leden!
casus_analyse casus leden!
casus_plan casus leden!
casus_opschaling casus leden!
casus_deelnemers casus leden!
casus_toegang casus leden_of_keten
document informatie ziet
casus_afsluiting casus leden!
casus_overleggen casus leden!
casus_toestemming casus leden!
contactblad casus leden!
dossier_pdf casus leden
plan_pdf casus leden
casus_verplaatsen casus POST regie
casus_fase casus regie
casus_samenvatting casus regie!
deelname_nieuw casus bewaakt
deelname casus deelname bewaakt
regie_aanbieden casus bewaakt
regie_aanvaarden casus regieaanbod POST leden
regie_weigeren casus regieaanbod leden
informatie_nieuw casus leden
informatie_publiek casus informatie leden
informatie_afweging casus informatie leden
casus_machtiging casus leden!
machtiging_nieuw casus regie
machtiging_beeindigen overlegmachtiging regie
casus_resultaten casus leden!
resultaat_nieuw casus regie
resultaat_besluiten resultaatverstrekking regie
resultaat_intrekken resultaatverstrekking regie
resultaat_pdf resultaatverstrekking regie
toestemming_nieuw casus leden
toestemming_intrekken toestemming leden
toestemming_bevestigen toestemming POST leden
huisbezoek_nieuw casus leden
huisbezoek huisbezoek leden!
huisbezoek_afronden huisbezoek leden
rondetafel_nieuw casus bewaakt
contactregel_nieuw casus leden
contactpersoon casus regie
contactregel_beeindigen contactregel leden
vrijlating_nieuw casus leden
alarm alarm ziet!
document informatie ziet
noodtoegangen allen!
noodtoegang_nieuw allen!
noodtoegang noodtoegang ziet
noodinzage noodtoegang ziet
noodtoegang_beeindigen noodtoegang POST ziet
persoon_zoeken casus regie
persoon_toevoegen casus POST regie
persoon_koppelen casus POST regie
persoon_nieuw casus regie
persoon_bsn casus persoon POST leden
persoon_adres casus persoon regie
persoon_relatie casus persoon regie
relatie_beeindigen casus relatie regie
persoon_beeindigen casus casuspersoon regie
koppelvoorstellen allen!
koppelvoorstel koppelvoorstel ziet!
casussen allen!
casusbord allen!
casusoverzicht keten!
plan_starten casus POST regie
plan_vaststellen casus leden
leefgebied_score casus leden
doel_nieuw casus leden
doel casus doel leden
interventie_nieuw casus doel leden
waarschuwing_beeindigen casus informatie leden
visie_toevoegen casus leden
visie_weg casus planvisie POST regie
doel_afronden casus doel leden
interventie casus interventie leden
interventie_beeindigen casus interventie leden
afspraken allen!
afspraak afspraak ziet
afspraak_nieuw casus leden
afspraak_overdragen afspraak ziet
overdracht_aanvaarden afspraakoverdracht POST leden
overdracht_weigeren afspraakoverdracht leden
afspraak_aanvaarden afspraak POST ziet
afspraak_weigeren afspraak ziet
afspraak_terugkoppelen afspraak ziet
afspraak_wijzigen afspraak ziet
afspraak_vervallen afspraak ziet
opschalingen allen!
opschaling_nieuw casus leden
opschaling opschaling ziet!
opschaling_aanvaarden opschaling POST ziet
opschaling_weigeren opschaling ziet
opschaling_antwoorden opschaling ziet
opschaling_intrekken opschaling POST leden
opschaling_pdf opschaling ziet
casus_sluiten casus leden
casus_heropenen casus leden
nazorgcontrole nazorgcontrole leden
"""

_OVERLEG = """
overleggen allen!
overleggen_maand allen!
overleggen_jaar allen!
kalender_plannen plant
overleg_nieuw plant
agenda allen!
agenda_sleutel POST allen
profiel allen!
profiel_wachtwoord allen!
profiel_verklaring allen!
profiel_herstelcodes POST allen
profiel_sleutel_weg =1 niemand
profiel_app_weg niemand
profiel_sessies_eindigen POST allen
profiel_sessie_eindigen =geen POST niemand
agenda_intrekken POST allen
agenda_feed =geen niemand
overleg overleg ziet!
overleg_agenda overleg POST leidt
overleg_toevoegen overleg POST leidt
overleg_beginnen overleg POST leidt
overleg_afsluiten overleg POST leidt
overleg_spoed overleg leidt
overleg_versturen overleg POST leidt
overleg_afspraken overleg ziet!
overleg_vaststellen overleg POST leidt
agendapunt agendapunt ziet!
agendapunt_verplaatsen agendapunt POST leidt
agendapunt_doorschuiven agendapunt leidt
agendapunt_tijd agendapunt leidt
agendapunt_corrigeren agendapunt leidt
agendapunt_uitnodigen agendapunt POST leidt
aanwezigheid agendapunt POST leidt
aanwezigheid_allen agendapunt POST leidt
agendapunt_ongedaan agendapunt POST leidt
agendapunt_afspraak agendapunt POST leidt
agendapunt_vastleggen agendapunt POST leidt
agendapunt_inbreng agendapunt POST leidt
agendapunt_afsluiten agendapunt POST leidt
inbreng_bevestigen agendapunt POST ziet
agendapunt_deelnemer agendapunt bewaakt
agendapunt_verslag agendapunt ziet
agendapunt_pdf agendapunt ziet
fiche agendapunt ziet
fiche_schrijven agendapunt leidt
fiche_antwoorden agendapunt ziet
fiche_versturen agendapunt leidt
fiche_pdf agendapunt leidt
"""

_SIGNAAL = """
signalen allen!
signaal_nieuw allen!
voortoets allen!
signaal signaal ziet!
signaal_stap signaal =aanleiding afzender
signaal_insturen signaal POST afzender
signaal_intrekken signaal afzender
signaal_persoon_nieuw signaal afzender
signaal_persoon signaal signaalpersoon afzender
signaal_persoon_weg signaal signaalpersoon POST afzender
signaal_partner_weg signaal signaalpartner POST afzender
signaal_bsn signaal signaalpersoon POST ziet
piketmelding piketmelding ziet!
triage allen!
triage_besluit signaal ziet
advies allen!
advies_nieuw allen!
adviesvraag adviesvraag ziet!
wachtlijst allen!
wachtlijst_openen wachtplaats ziet
wachtlijst_voorrang wachtplaats ziet
wachtlijst_weg wachtplaats ziet
"""

_EIGEN = """
werkvoorraad allen!
meldingen_gelezen POST allen
melding melding POST ziet
concept POST allen
concept =informatie POST allen
concept =informatie casus POST allen
concept_weg =informatie POST allen
concept_weg =informatie casus POST allen
weergave POST allen
afdrukken casus =dossier POST leden
casus_verstrekkingen casus regie
verstrekkingen fg!
toezicht fg!
lezen fg!
lezen_verklaren =veel =00000000-0000-4000-8000-000000000000 niemand
verwerkingsregister register!
verwerkingsregister_uit =csv register!
bevinding_nieuw fg!
bevinding bevinding ziet!
bevinding_antwoorden bevinding ziet
bevinding_opvolgen bevinding fg
bevinding_afsluiten bevinding fg
steekproeven fg!
steekproef_nieuw fg!
steekproef steekproef fg!
steekproef_afsluiten steekproef fg
steekproefregel steekproefregel fg!
steekproef_inhoud steekproefregel fg
aanleveringen analist!
aanlevering_nieuw analist!
aanlevering aanlevering ziet!
aanlevering_inlezen aanlevering POST analist
aanlevering_afgekeurd aanlevering analist
paren analist!
paar koppeling ziet!
koppelinstelling analist!
records_koppelen POST analist
nettolijsten analist!
nettolijst_definities analist!
nettolijst nettolijst ziet!
nettolijst_pdf nettolijst analist
nettolijst_vaststellen nettolijst POST analist
nettolijstregel nettolijstregel ziet!
nettolijst_signaal nettolijstregel analist
datalekken allen!
datalek_melden allen!
datalek datalek ziet!
datalek_beoordelen datalek fg
datalek_betrokkenen datalek fg
datalek_namen datalek ziet
datalek_bericht datalek POST ziet
datalek_afsluiten datalek POST fg
datalek_rapport datalek fg
bewaren bewaarders!
bewaren_verlengen =00000000-0000-4000-8000-000000000000 niemand
bewaren_vernietigen =00000000-0000-4000-8000-000000000000 niemand
bewaren_persoon =00000000-0000-4000-8000-000000000000 niemand
bewaartermijn_nieuw keten!
bewaartermijn_weg bewaartermijn keten
vernietiging vernietiging bewaarders
vernietiging_pdf vernietiging bewaarders
vernietigingsbericht vernietigingsbericht ontvanger
verzoeken contact!
verzoek_nieuw contact!
zienswijzen liaison!
verzoek =01999999-9999-7999-8999-999999999999 niemand
verzoek_identiteit =01999999-9999-7999-8999-999999999999 niemand
verzoek_persoon =01999999-9999-7999-8999-999999999999 niemand
verzoek_bijeenbrengen =01999999-9999-7999-8999-999999999999 POST niemand
verzoek_verlengen =01999999-9999-7999-8999-999999999999 niemand
verzoek_geheim =01999999-9999-7999-8999-999999999999 niemand
verzoek_sluiten =01999999-9999-7999-8999-999999999999 niemand
verzoek_bronnen =01999999-9999-7999-8999-999999999999 niemand
verzoek_verstrekken =01999999-9999-7999-8999-999999999999 POST niemand
verzoek_kennisgeven =01999999-9999-7999-8999-999999999999 POST niemand
verzoek_brief =01999999-9999-7999-8999-999999999999 POST niemand
verzoek_gegevens =01999999-9999-7999-8999-999999999999 POST niemand
verzoek_bestanden =01999999-9999-7999-8999-999999999999 POST niemand
verzoekpost =01999999-9999-7999-8999-999999999999 niemand
verzoekpost_betwisten =01999999-9999-7999-8999-999999999999 niemand
verzoekpost_beslechten =01999999-9999-7999-8999-999999999999 niemand
zienswijze =01999999-9999-7999-8999-999999999999 niemand
kennisgeving_bevestigen =01999999-9999-7999-8999-999999999999 POST niemand
logboek fg!
logboek_uitvoer fg!
logboek_object =casus casus fg!
menukaart allen!
inventaris allen!
inventaris_huis =helmond allen!
"""

_SAMENWERKING = """
samenwerking allen!
samenwerking_sturing allen!
samenwerking_partners allen!
samenwerking_medewerkers allen!
samenwerking_overlegvormen allen!
samenwerking_piket allen!
samenwerking_convenanten allen!
samenwerking_categorieen allen!
samenwerking_themas allen!
samenwerking_werkwijze allen!
samenwerking_medewerker medewerker ziet!
samenwerking_partner aansluiting ziet!
samenwerking_convenant convenant ziet!
samenwerking_verstrekkingsbesluiten convenant ziet!
samenwerking_adviezen convenant ziet!
samenwerking_regime regime ziet!
samenwerking_huis_wijzigen keten!
samenwerking_accountregels keten!
samenwerking_contactpersoon aansluiting keten
samenwerking_bevestigen toegang!
samenwerking_profiel_wijzigen keten!
samenwerking_herzien keten!
samenwerking_regietype keten!
samenwerking_tredelid_nieuw keten!
samenwerking_tredelid_beeindigen tredelid keten
samenwerking_werkkader aansluiting keten
samenwerking_partner_nieuw keten!
samenwerking_partner_wijzigen aansluiting keten
samenwerking_partner_onderdeel aansluiting keten
samenwerking_partner_beeindigen aansluiting keten
samenwerking_medewerker_nieuw keten!
samenwerking_medewerker_functie medewerker keten
samenwerking_functie_beeindigen medewerker functie keten
samenwerking_medewerker_vervanging medewerker keten
samenwerking_vervanging_beeindigen medewerker vervanging keten
samenwerking_medewerker_wijzigen medewerker keten
samenwerking_medewerker_openen medewerker keten
samenwerking_medewerker_sluiten medewerker keten
samenwerking_medewerker_uitnodigen medewerker POST keten
samenwerking_medewerker_toegang medewerker toegang
samenwerking_medewerker_deblokkeren medewerker POST toegang
samenwerking_overlegvorm_nieuw keten!
samenwerking_overlegvorm_wijzigen overlegvorm keten
samenwerking_overlegvorm_deelnemer overlegvorm keten
samenwerking_deelnemer_beeindigen overlegvorm keten
samenwerking_piket_nieuw keten!
samenwerking_piket_wijzigen piketdienst keten
samenwerking_piket_weg piketdienst keten
samenwerking_convenant_nieuw keten!
samenwerking_convenant_modellen keten!
samenwerking_convenant_wijzigen convenant keten
samenwerking_convenant_matrix convenant keten
samenwerking_convenant_beeindigen convenant keten
samenwerking_convenant_tekenen convenant organisatie keten
samenwerking_ondertekening_beeindigen convenant organisatie keten
samenwerking_verstrekkingsbesluit_nieuw convenant keten
samenwerking_verstrekkingsbesluit_beeindigen convenant verstrekkingsbesluit keten
samenwerking_advies_nieuw convenant keten
samenwerking_advies_besluiten convenant rechtmatigheidsadvies keten
samenwerking_categorie_nieuw keten!
samenwerking_regime_nieuw keten!
samenwerking_verstrekkingsbesluiten convenant ziet
samenwerking_verstrekkingsbesluit_nieuw convenant keten
samenwerking_verstrekkingsbesluit_beeindigen convenant convenanten_verstrekkingsbesluit keten
samenwerking_adviezen convenant ziet
samenwerking_advies_nieuw convenant keten
samenwerking_advies_besluiten convenant convenanten_rechtmatigheidsadvies keten
samenwerking_regime_wijzigen regime keten
samenwerking_thema_nieuw keten!
samenwerking_thema_wijzigen thema keten
menukaart_nieuw keten!
menukaart_wijzigen menukaartitem keten
samenwerking_werkwijze_nieuw =kernvraag keten!
samenwerking_werkwijze_wijzigen =kernvraag kernvraag keten
samenwerking_werkwijze_beeindigen =kernvraag kernvraag keten
"""

ADRESSEN = _lines(_CASUS + _OVERLEG + _SIGNAAL + _EIGEN + _SAMENWERKING)
# The door, before anybody is somebody: tests/web/test_aanmelden.py.
DEUR = {"aanmelden", "aanmelden_demo", "aanmelden_code", "aanmelden_instellen", "aanmelden_qr"}
DEUR |= {
    "aanmelden_eerste_keer",
    "afmelden",
    "aanmelden_oidc",
    "aanmelden_oidc_terug",
    "aanmelden_opgeschort",
    "aanmelden_sleutel",
    "aanmelden_sleutel_vragen",
}
DEUR |= {"aanmelden_sleutel_nieuw", "aanmelden_sleutel_nieuw_vragen"}
