"""Who may see what, worked out a second time from the rules alone, on plain values (the table of R15, and R16–R18).

One function for each kind of object: `ziet(wie, rij)`. Nothing here knows how the product decides.
"""

import functools
import uuid
from collections.abc import Callable, Iterable
from typing import Any

from proof.wereld import Rij, Wereld

Regel = Callable[["Blik", Rij], bool]
REGELS: dict[str, Regel] = {}


def loopt(rij: Rij, dag: Any) -> bool:
    """A period counts from its first day until, and not on, its last (R16)."""
    return rij.van <= dag and (rij.tot is None or rij.tot > dag)


class Blik:
    """What one employee sees at the moment of a world; without an active account, nothing."""

    def __init__(self, w: Wereld, wie: Rij) -> None:
        self.w, self.wie, self.dag = w, wie, w.dag
        self.onderdeel = wie.onderdeel_id
        self.organisatie = w.sleutels[wie.onderdeel_id].organisatie_id
        self.huis = wie.veiligheidshuis_id
        # R14: who stands in has the same rights for the dated absence.
        self.namens = {wie.id} | {
            v.medewerker_id
            for v in w.rijen("samenwerking_vervanging")
            if v.vervanger_id == wie.id and loopt(v, self.dag) and w.sleutels[v.medewerker_id].is_active
        }
        self.functies = {
            (f.medewerker_id, f.soort)
            for f in w.rijen("samenwerking_functie")
            if f.medewerker_id in self.namens and loopt(f, self.dag)
        }
        self.convenanten = self._signed()
        vormen = [v for v in w.rijen("samenwerking_overlegvorm") if v.veiligheidshuis_id == self.huis]
        self.voorzit = {v.id for v in vormen if self._chairs(v)}
        self.secretaris = {v.id for v in vormen if v.secretaris_id in self.namens and self._is(v.secretaris_id)}
        self.triageert = self._triage(vormen)

    def _is(self, wie: uuid.UUID | None, soort: str = "secretaris") -> bool:
        return (wie, soort) in self.functies

    @property
    def functies_nu(self) -> set[str]:
        """The functions of today, his own and those he stands in for."""
        return {soort for _, soort in self.functies}

    def heeft(self, soort: str) -> bool:
        """Whether the function is held today, or stood in for."""
        return soort in self.functies_nu

    def _signed(self) -> set[uuid.UUID]:
        """Covenants in force that the own, admitted organisation has a current signature on (R15, R20)."""
        w = self.w
        admitted = any(
            a.organisatie_id == self.organisatie and a.veiligheidshuis_id == self.huis and loopt(a, self.dag)
            for a in w.rijen("samenwerking_aansluiting")
        )
        signed = {
            o.convenant_id
            for o in w.rijen("convenanten_ondertekening")
            if o.organisatie_id == self.organisatie and loopt(o, self.dag)
        }
        own = (c for c in w.rijen("convenanten_convenant") if c.veiligheidshuis_id == self.huis)
        running = {c.id for c in own if loopt(c, self.dag)}
        return signed & running if admitted else set()

    def _chairs(self, vorm: Rij) -> bool:
        """A procesregisseur chairs; a table of the ladder may be chaired by a bestuurder (R14, R29)."""
        if vorm.voorzitter_id not in self.namens:
            return False
        other = vorm.soort in ("stuurgroep", "driehoek", "beleidsoverleg")
        return self._is(vorm.voorzitter_id, "procesregisseur") or (other and self._is(vorm.voorzitter_id, "bestuurder"))

    def _triage(self, vormen: Iterable[Rij]) -> set[uuid.UUID]:
        """Triage partners: who takes part today, of an organisation under a signed covenant."""
        triages = {v.id for v in vormen if v.soort == "triage"}
        return {
            d.overlegvorm_id
            for d in self.w.rijen("samenwerking_overlegdeelnemer")
            if d.medewerker_id in self.namens and d.overlegvorm_id in triages and loopt(d, self.dag)
        } if self.convenanten else set()  # fmt: skip

    # --- membership ---

    @functools.cached_property
    def deelnames(self) -> dict[uuid.UUID, list[Rij]]:
        """The memberships that count, by case: dates, signature, and for a chair the function (R15, R16)."""
        found: dict[uuid.UUID, list[Rij]] = {}
        for d in self.w.rijen("casussen_deelname"):
            counts = d.medewerker_id in self.namens and loopt(d, self.dag) and d.convenant_id in self.convenanten
            if counts and (d.rol != "procesregisseur" or self._is(d.medewerker_id, "procesregisseur")):
                found.setdefault(d.casus_id, []).append(d)
        return found

    def lid(self, casus_id: uuid.UUID) -> bool:
        return casus_id in self.deelnames

    def bewaakt(self, casus_id: uuid.UUID) -> bool:
        """Whether he guards the case as procesregisseur (R14)."""
        return any(d.rol == "procesregisseur" for d in self.deelnames.get(casus_id, ()))

    def leidt(self, vorm_id: uuid.UUID | None) -> bool:
        """Whether he runs the meetings of a form: chair or secretary."""
        return vorm_id in self.voorzit or vorm_id in self.secretaris

    def ziet(self, rij: Rij) -> bool:
        """Whether this employee may know that the row is there."""
        return bool(self.wie.is_active) and REGELS[rij.tabel](self, rij)

    def zichtbaar(self, tabel: str) -> set[uuid.UUID]:
        """The keys of all rows of a table that he may see."""
        return {rij.id for rij in self.w.rijen(tabel) if self.ziet(rij)}

    # --- items (R15, R17, R25) ---

    def leest(self, item: Rij) -> bool:
        """An item: the matrix gives the category and its audience holds him; its source always reads it back."""
        typed = item.overlegvorm_id in self.secretaris and item.vastgelegd_door_id in self.namens
        return typed and item.soort != "melder" or self.leest_als_lid(item)

    def leest_als_lid(self, item: Rij) -> bool:
        """An item on the pages of its case; what a secretary typed for a speaker stands at the point of the meeting."""
        return any(self._reads_as(d, item) for d in self.deelnames.get(item.casus_id, ()))

    def _reads_as(self, d: Rij, item: Rij) -> bool:
        if item.bron_id == self.onderdeel:
            return True
        if not self._matrix(d, item) or not self._consented(item) or not self._supplied(item):
            return False
        return self._audience(d, item)

    def _matrix(self, d: Rij, item: Rij) -> bool:
        chair = d.rol == "procesregisseur"
        return any(
            r.convenant_id == d.convenant_id
            and r.categorie_id == item.categorie_id
            and r.lezen
            and (r.functie == "procesregisseur" if chair else r.onderdeel_id == self.onderdeel)
            for r in self.w.rijen("convenanten_autorisatieregel")
        )

    def _audience(self, d: Rij, item: Rij) -> bool:
        if item.soort == "melder" or item.publiek == "onderdelen":
            return self.onderdeel in item.publiek_onderdelen
        if item.publiek == "procesregie":
            return bool(d.rol == "procesregisseur")
        return item.publiek == "alle_leden" or self._heard(item)

    def _heard(self, item: Rij) -> bool:
        """Who was there when it was said: not after he left (R2, R26)."""
        return any(
            a.agendapunt_id == item.agendapunt_id
            and a.medewerker_id in self.namens
            and (a.status == "aanwezig" or (a.status == "vertrokken" and item.vastgelegd_op <= a.vertrokken_op))
            for a in self.w.rijen("casussen_aanwezigheid")
        )

    def _consented(self, item: Rij) -> bool:
        """What rests on consent goes to the organisations it names, while it counts (R25)."""
        if item.grondslag != "toestemming":
            return True
        given = self.w.sleutels[item.toestemming_id]
        return (
            given.ingetrokken_op is None
            and loopt(given, self.dag)
            and item.categorie_id in given.categorieen
            and self.organisatie in given.organisaties
        )

    def _supplied(self, item: Rij) -> bool:
        """Police data go to the recipients of a supply decision that holds (R3)."""
        if self.w.sleutels[item.categorie_id].juridische_klasse != "politie":
            return True
        return any(
            b.convenant_id == item.convenant_id
            and loopt(b, self.dag)
            and item.categorie_id in b.categorieen
            and self.organisatie in b.ontvangers
            for b in self.w.rijen("convenanten_verstrekkingsbesluit")
        )

    def persoon(self, persoon_id: uuid.UUID) -> bool:
        """A person is known to the members of a case that he belongs to."""
        return any(
            cp.persoon_id == persoon_id and self.lid(cp.casus_id) for cp in self.w.rijen("casussen_casuspersoon")
        )


def regel(*tabellen: str) -> Callable[[Regel], Regel]:
    """The rule of these tables."""

    def note(rule: Regel) -> Regel:
        REGELS.update(dict.fromkeys(tabellen, rule))
        return rule

    return note


def _of_case(b: Blik, rij: Rij) -> bool:
    return b.lid(rij.casus_id)


def _of_house(b: Blik, rij: Rij) -> bool:
    return bool(rij.veiligheidshuis_id == b.huis)


# What stands in a dossier is for the members of the case, and nobody else (R15).
VAN_LEDEN = (
    "casuspersoon faseovergang regieaanbod regievacature toestemming huisbezoek bezoeker contactregel contactpersoon"
    " vrijlating planvanaanpak leefgebiedscore doel interventie terugkoppeling afspraakoverdracht afsluiting"
    " nazorgcontrole overlegmachtiging resultaatverstrekking"
).split()
# How the house works together is known to everybody of that house (R14).
VAN_HET_HUIS = (
    "samenwerking_aansluiting samenwerking_thema samenwerking_functie samenwerking_vervanging samenwerking_overlegvorm"
    " samenwerking_overlegdeelnemer samenwerking_piketdienst samenwerking_profielherziening samenwerking_tredelid"
    " convenanten_regime convenanten_convenant convenanten_convenantthema convenanten_ondertekening"
    " convenanten_informatiecategorie convenanten_autorisatieregel convenanten_verstrekkingsbesluit"
    " convenanten_convenantwijziging convenanten_rechtmatigheidsadvies"
    " casussen_criterium casussen_kernvraag"
    " casussen_leefgebied kennisbank_menukaartitem casussen_overleg"
).split()
# Colleagues are known in the own house; this table has no policies of its own.
REGELS["samenwerking_medewerker"] = _of_house
REGELS |= {f"casussen_{naam}": _of_case for naam in VAN_LEDEN}
REGELS |= dict.fromkeys(VAN_HET_HUIS, _of_house)
REGELS["samenwerking_organisatie"] = REGELS["samenwerking_organisatieonderdeel"] = lambda b, rij: True
REGELS["samenwerking_veiligheidshuis"] = lambda b, rij: rij.id == b.huis
REGELS["casussen_casus"] = lambda b, rij: b.lid(rij.id)
REGELS["casussen_informatie"] = Blik.leest
REGELS["casussen_overlegmachtiging"] = _of_case
# R24: the note stays with the unit that wrote it.
REGELS["casussen_plichtenafweging"] = lambda b, rij: rij.bron_id == b.onderdeel and b.lid(rij.casus_id)
REGELS["convenanten_verstrekkingsbesluit"] = _of_house
# R14: what partners delivered is read by the information analyst of the house alone.
for _tabel in (
    "aanlevering kolomtoewijzing aangeleverdrecord koppelinstelling koppelrun koppeling koppelbesluit"
    " nettolijst nettolijstregel"
).split():
    REGELS[f"personen_{_tabel}"] = lambda b, rij: _of_house(b, rij) and b.heeft("informatieanalist")
REGELS["casussen_planvisie"] = lambda b, rij: b.leest(b.w.sleutels[rij.informatie_id])
REGELS["casussen_kijkmoment"] = REGELS["casussen_concept"] = lambda b, rij: rij.medewerker_id == b.wie.id
REGELS["samenwerking_agendasleutel"] = REGELS["casussen_concept"]
REGELS["samenwerking_melding"] = lambda b, rij: rij.medewerker_id in b.namens
REGELS["samenwerking_herstelverzoek"] = lambda b, rij: (
    rij.veiligheidshuis_id == b.huis
    and any(b.heeft(functie) for functie in ("ketenmanager", "beheerder", "functionaris_gegevensbescherming"))
)
REGELS["samenwerking_geheimhoudingsverklaring"] = lambda b, rij: (
    rij.medewerker_id == b.wie.id
    or (rij.veiligheidshuis_id == b.huis and (b.heeft("ketenmanager") or b.heeft("functionaris_gegevensbescherming")))
)
REGELS["personen_persoon"] = lambda b, rij: b.persoon(rij.id)
REGELS["personen_huishoudlid"] = lambda b, rij: b.persoon(rij.persoon_id)
REGELS["personen_relatie"] = lambda b, rij: b.persoon(rij.van_persoon_id) and b.persoon(rij.naar_persoon_id)


@regel("casussen_deelname")
def _deelname(b: Blik, rij: Rij) -> bool:
    """Own memberships, and those of the cases one is a member of."""
    return rij.medewerker_id in b.namens or b.lid(rij.casus_id)


@regel("casussen_agendapunt", "casussen_aanwezigheid", "casussen_verslagversie")
def _agenda(b: Blik, rij: Rij) -> bool:
    """R15: the secretaris has agenda, attendance and what is captured; so has who chairs."""
    return b.lid(rij.casus_id) or b.leidt(rij.overlegvorm_id)


@regel("casussen_terugkoppelfiche")
def _fiche(b: Blik, rij: Rij) -> bool:
    """R22: who runs the meeting, and the members who were present at the point."""
    there = any(
        a.agendapunt_id == rij.agendapunt_id and a.medewerker_id in b.namens and a.status in ("aanwezig", "vertrokken")
        for a in b.w.rijen("casussen_aanwezigheid")
    )
    return b.leidt(rij.overlegvorm_id) or (there and b.lid(rij.casus_id))


@regel("casussen_ficheinstemming")
def _ficheinstemming(b: Blik, rij: Rij) -> bool:
    return _fiche(b, b.w.sleutels[rij.fiche_id])


@regel("casussen_fichestuk")
def _fichestuk(b: Blik, rij: Rij) -> bool:
    return _fiche(b, b.w.sleutels[rij.fiche_id]) and b.leest(b.w.sleutels[rij.informatie_id])


@regel("casussen_afspraak")
def _afspraak(b: Blik, rij: Rij) -> bool:
    return b.lid(rij.casus_id) or rij.overlegvorm_id in b.secretaris


@regel("casussen_opschaling")
def _opschaling(b: Blik, rij: Rij) -> bool:
    """R15: to whom it was put, until answered."""
    asked = rij.geadresseerde_id in b.namens and rij.status in ("voorgelegd", "aanvaard")
    return asked or b.lid(rij.casus_id)


@regel("casussen_noodtoegang")
def _noodtoegang(b: Blik, rij: Rij) -> bool:
    """R18: who took it, who guards the case, and the FG."""
    fg = b.heeft("functionaris_gegevensbescherming") and rij.veiligheidshuis_id == b.huis
    return rij.medewerker_id == b.wie.id or fg or b.bewaakt(rij.casus_id)


@regel("casussen_alarm")
def _alarm(b: Blik, rij: Rij) -> bool:
    return b.lid(rij.casus_id) or (rij.afgehandeld_op is None and bool(b.namens & set(rij.aan)))


@regel("casussen_piketmelding")
def _piketmelding(b: Blik, rij: Rij) -> bool:
    """R15: piket until answered; R9: it stands with every procesregisseur of the house."""
    chair = b.heeft("procesregisseur") and rij.veiligheidshuis_id == b.huis
    return chair or (rij.aan_id in b.namens and rij.beantwoord_op is None)


@regel("casussen_signaal")
def _signaal(b: Blik, rij: Rij) -> bool:
    """R15: its sender; its triage as far as offered; who chairs what it waits for (A2)."""
    if rij.afzender_id in b.namens or rij.wacht_op_id in b.voorzit:
        return True
    offered = rij.status == "volledig" and rij.triagevorm_id in b.triageert
    return offered or (rij.status != "concept" and rij.triagevorm_id in b.voorzit)


@regel("casussen_signaalpersoon", "casussen_signaalpartner")
def _of_signal(b: Blik, rij: Rij) -> bool:
    return _signaal(b, b.w.sleutels[rij.signaal_id])


@regel("casussen_triage")
def _triage(b: Blik, rij: Rij) -> bool:
    return rij.triagevorm_id in b.voorzit


@regel("casussen_triageoordeel")
def _oordeel(b: Blik, rij: Rij) -> bool:
    return _triage(b, b.w.sleutels[rij.triage_id])


@regel("casussen_wachtplaats")
def _wachtplaats(b: Blik, rij: Rij) -> bool:
    return rij.overlegvorm_id in b.voorzit


@regel("casussen_adviesvraag")
def _adviesvraag(b: Blik, rij: Rij) -> bool:
    return rij.vrager_id in b.namens or rij.triagevorm_id in b.voorzit | b.triageert


@regel("personen_adres")
def _adres(b: Blik, rij: Rij) -> bool:
    """R17: a secret address goes to its named readers only."""
    return b.persoon(rij.persoon_id) and (rij.soort != "geheim" or bool(b.namens & set(rij.lezers)))


@regel("personen_huishouden")
def _huishouden(b: Blik, rij: Rij) -> bool:
    return any(c.huishouden_id == rij.id and b.lid(c.id) for c in b.w.rijen("casussen_casus"))


@regel("personen_koppelvoorstel")
def _koppelvoorstel(b: Blik, rij: Rij) -> bool:
    """R12: the procesregisseur of a current case of who was known."""
    return any(
        cp.persoon_id == rij.bekende_id
        and cp.tot is None
        and b.bewaakt(cp.casus_id)
        and b.w.sleutels[cp.casus_id].fase != "afgesloten"
        for cp in b.w.rijen("casussen_casuspersoon")
    )
