"""A whole random installation: two houses, their cases and signals, and what is of one employee alone."""

import hashlib
from typing import Any

from proof.dossier import Dossier
from proof.huis import Huis, make_huizen
from proof.verantwoording import make_bewaring, make_toezicht
from proof.wereld import Rij, Wereld

STATUSSEN = ("concept", "onvolledig", "volledig", "volledig", "besloten", "ingetrokken")


def make_wereld(seed: int) -> Wereld:
    """The installation of this seed; the same seed gives the same rows."""
    w = Wereld(seed)
    for huis, casussen in zip(make_huizen(w), (5, 1), strict=True):
        dossiers = [Dossier(w, huis) for _ in range(casussen)]
        _koppelvoorstellen(w, huis, dossiers)
        for status in STATUSSEN:
            _signaal(w, huis, status)
        _adviesvraag(w, huis)
        _eigen(w, huis)
        make_bewaring(w, huis, dossiers)
        make_toezicht(w, huis)
    return w


def _koppelvoorstellen(w: Wereld, huis: Huis, dossiers: list[Dossier]) -> None:
    for een, ander in zip(dossiers, dossiers[1:], strict=False):
        w.add(
            "personen_koppelvoorstel",
            veiligheidshuis_id=huis.rij.id,
            persoon_id=een.personen[0].id,
            bekende_id=ander.personen[0].id,
            bewijs="opgegeven",
            voorgesteld_op=w.toen(),
            woorden=("toelichting",),
        )


def _signaal(w: Wereld, huis: Huis, status: str) -> None:
    """A signal in this state, with its persons, partners, alert, and decision or place on a waiting list."""
    van: dict[str, Any] = {"veiligheidshuis_id": huis.rij.id}
    afzender = w.kans.choice(huis.mensen)
    triage = next(v for v in huis.vormen if v.soort == "triage")
    waits = status == "besloten" and w.kans.random() < 0.6
    tafel = w.kans.choice([v for v in huis.vormen if v.soort == "casusoverleg"])
    sent = None if status in ("concept", "onvolledig") else w.toen(2)
    signaal = w.add(
        "casussen_signaal",
        afzender_id=afzender.id,
        organisatie_id=w.sleutels[afzender.onderdeel_id].organisatie_id,
        thema_id=huis.themas[0].id,
        soort="persoon",
        acuut=True,
        status=status,
        besluit=("aannemen" if waits else "afwijzen") if status == "besloten" else "",
        begonnen_op=w.toen(3),
        ingediend_op=sent,
        volledig_op=sent,
        triagevorm_id=triage.id,
        triage_op=w.dag if status == "volledig" else None,
        besloten_op=w.toen(1) if status == "besloten" else None,
        wacht_op_id=tafel.id if waits else None,
        woorden=("nummer", "aanleiding", "gewenst_doel", "acuut_toelichting"),
        **van,
    )
    of = {"signaal_id": signaal.id}
    w.add("casussen_signaalpersoon", bsn_reden="onbekend", adressoort="zonder_vast_adres", geinformeerd=True,
          geboortedatum="1990-05-12", woorden=("achternaam", "voornamen"), **of)  # fmt: skip
    w.add("casussen_signaalpartner", organisatie_id=signaal.organisatie_id, woorden=("contact",), **of)
    _piket(w, huis, signaal)
    if status == "besloten":
        _besluit(w, huis, signaal, triage)
    if waits:
        w.add(
            "casussen_wachtplaats",
            overlegvorm_id=tafel.id,
            reden="geen_plek",
            sinds=w.toen(),
            geplaatst_door_id=triage.voorzitter_id or afzender.id,
            woorden=("toelichting",),
            **of,
            **van,
        )


def _piket(w: Wereld, huis: Huis, signaal: Rij) -> None:
    w.add(
        "casussen_piketmelding",
        veiligheidshuis_id=huis.rij.id,
        signaal_id=signaal.id,
        aan_id=w.kans.choice(huis.mensen).id,
        gemeld_op=w.toen(2),
        beantwoord_op=w.kans.choice((None, w.toen(1))),
        woorden=("contact", "toelichting"),
    )


def _besluit(w: Wereld, huis: Huis, signaal: Rij, triage: Rij) -> None:
    besluit = w.add(
        "casussen_triage",
        veiligheidshuis_id=huis.rij.id,
        signaal_id=signaal.id,
        triagevorm_id=triage.id,
        besluit=signaal.besluit,
        besloten_door_id=triage.voorzitter_id or signaal.afzender_id,
        besloten_op=w.toen(1),
        woorden=("motivering",),
    )
    w.add(
        "casussen_triageoordeel",
        triage_id=besluit.id,
        criterium_id=huis.criteria[0].id,
        voldaan=False,
        woorden=("reden",),
    )


def _adviesvraag(w: Wereld, huis: Huis) -> None:
    vrager = w.kans.choice(huis.mensen)
    w.add(
        "casussen_adviesvraag",
        veiligheidshuis_id=huis.rij.id,
        vrager_id=vrager.id,
        organisatie_id=w.sleutels[vrager.onderdeel_id].organisatie_id,
        triagevorm_id=next(v for v in huis.vormen if v.soort == "triage").id,
        gesteld_op=w.toen(),
        woorden=("situatie", "vraag"),
    )


def agendasleutel(wie: Rij) -> str:
    """The key of somebody's calendar feed."""
    return f"{wie.id.hex}{wie.id.hex[:11]}"


def _eigen(w: Wereld, huis: Huis) -> None:
    """A draft, a notification, a calendar key (R15: of its owner)."""
    for wie in w.kans.sample(huis.mensen, k=4):
        word = w.teken()
        concept = w.add(
            "casussen_concept",
            medewerker_id=wie.id,
            sleutel="advies",
            inhoud={"situatie": [word]},
            gewijzigd_op=w.toen(1),
            verloopt_op=w.toen(-9),
        )
        w.tekens[word] = concept
        w.add(
            "samenwerking_melding",
            medewerker_id=wie.id,
            veiligheidshuis_id=huis.rij.id,
            op=w.toen(1),
            woorden=("tekst",),
        )
        helper = next(other for other in huis.mensen if other.id != wie.id)
        w.add(
            "samenwerking_herstelverzoek",
            medewerker_id=wie.id,
            veiligheidshuis_id=huis.rij.id,
            reden="Aan de balie",
            gevraagd_door_id=helper.id,
            gevraagd_op=w.toen(),
            verloopt_op=w.toen(-1),
        )
        w.add(
            "samenwerking_geheimhoudingsverklaring",
            medewerker_id=wie.id,
            veiligheidshuis_id=huis.rij.id,
            tekstversie=1,
            op=w.toen(),
        )
        w.add(
            "samenwerking_agendasleutel",
            medewerker_id=wie.id,
            veiligheidshuis_id=huis.rij.id,
            vingerafdruk=hashlib.sha256(agendasleutel(wie).encode()).hexdigest(),
            gemaakt_op=w.toen(),
        )
