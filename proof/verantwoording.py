"""What a house answers for: terms, destruction and its certificates; findings and breaches (R35–R37, R42)."""

from proof.dossier import Dossier
from proof.huis import Huis
from proof.orakel import REGELS, VAN_HET_HUIS, Blik, regel
from proof.wereld import Rij, Wereld


def make_bewaring(w: Wereld, huis: Huis, dossiers: list[Dossier]) -> None:
    """A term, decisions about each case, and what went years ago."""
    van = {"veiligheidshuis_id": huis.rij.id}
    regime = huis.convenanten[0].regime_id
    w.add("verantwoording_bewaartermijn", regime_id=regime, categorie_id=huis.categorieen[0].id, maanden=48, **van)
    for dossier in dossiers:
        decided = {"casus_id": dossier.casus.id, "besloten_door_id": dossier.casus.procesregisseur_id}
        decided |= {"besloten_op": w.toen(), **van}
        w.add("verantwoording_verlenging", tot=w.over(900), woorden=("reden",), **decided)
        w.add("verantwoording_vernietigingsbesluit", woorden=("grond",), **decided)
    gone = w.add(
        "verantwoording_vernietiging",
        soort="casus",
        op=w.toen(),
        inhoud={"grond": "termijn", "regime": "WGS", "categorieen": [], "aantallen": {}},
        verwijzingen={},
        hash="0" * 64,
        woorden=("nummer",),
        **van,
    )
    for onderdeel in w.kans.sample(huis.onderdelen, k=1):
        w.add(
            "verantwoording_vernietigingsbericht",
            vernietiging_id=gone.id,
            organisatie_id=onderdeel.organisatie_id,
            op=w.toen(),
            woorden=("kenmerk",),
            **van,
        )


def make_toezicht(w: Wereld, huis: Huis) -> None:
    """Findings of the FG put to somebody, and breaches that somebody reported, one with who must tell the persons."""
    van = {"veiligheidshuis_id": huis.rij.id}
    for _ in range(2):
        w.add(
            "verantwoording_bevinding",
            eigenaar_id=w.kans.choice(huis.mensen).id,
            opvolgen_voor=w.over(5),
            gemaakt_op=w.toen(),
            gemaakt_door_id=w.kans.choice(huis.mensen).id,
            woorden=("onderwerp", "toelichting"),
            **van,
        )
    sample = w.add(
        "verantwoording_steekproef",
        soort="inzage",
        van=w.over(-9),
        tot=w.over(-2),
        grens=w.toen(1),
        populatie=4,
        omvang=1,
        zaad="0" * 64,
        getrokken_op=w.toen(1),
        getrokken_door_id=w.kans.choice(huis.mensen).id,
        woorden=("conclusie",),
        **van,
    )
    w.add(
        "verantwoording_steekproefregel",
        steekproef_id=sample.id,
        volgorde=1,
        regel_id=w.nieuwe_sleutel(),
        regel_moment=w.toen(3),
        oordeel="niet",
        woorden=("reden",),
        **van,
    )
    w.add(
        "verantwoording_leesverklaring",
        regel="veel",
        medewerker_id=w.kans.choice(huis.mensen).id,
        van=w.over(-9),
        gelezen_tot=w.toen(2),
        aantal=70,
        verklaard_op=w.toen(1),
        verklaard_door_id=w.kans.choice(huis.mensen).id,
        woorden=("reden",),
        **van,
    )
    for informeert in (None, w.kans.choice(huis.mensen).id):
        w.add(
            "verantwoording_datalek",
            soort="verloren",
            ontdekt_op=w.toen(1),
            gemeld_op=w.toen(1),
            gemeld_door_id=w.kans.choice(huis.mensen).id,
            informeert_id=informeert,
            informeren_voor=w.over(4) if informeert else None,
            woorden=("omschrijving",),
            **van,
        )


REGELS["verantwoording_bewaartermijn"] = REGELS[VAN_HET_HUIS[0]]


@regel("verantwoording_verlenging", "verantwoording_vernietigingsbesluit")
def _besluit(b: Blik, rij: Rij) -> bool:
    """Of who decides on it: procesregisseur or chair of the case; the ketenmanager of the house reads along."""
    if rij.veiligheidshuis_id != b.huis:
        return False
    casus = b.w.sleutels[rij.casus_id]
    guards = casus.procesregisseur_id in b.namens or casus.overlegvorm_id in b.voorzit
    return b.heeft("ketenmanager") or (b.heeft("procesregisseur") and guards)


@regel("verantwoording_vernietiging")
def _vernietiging(b: Blik, rij: Rij) -> bool:
    """A certificate holds no name: of who manages or supervises the house."""
    offices = {"ketenmanager", "procesregisseur", "functionaris_gegevensbescherming"}
    return bool(rij.veiligheidshuis_id == b.huis and b.functies_nu & offices)


@regel("verantwoording_vernietigingsbericht")
def _bericht(b: Blik, rij: Rij) -> bool:
    return _vernietiging(b, rij) or bool(rij.veiligheidshuis_id == b.huis and rij.organisatie_id == b.organisatie)


def _of_fg(b: Blik, rij: Rij) -> bool:
    return bool(b.heeft("functionaris_gegevensbescherming") and rij.veiligheidshuis_id == b.huis)


@regel("verantwoording_steekproef", "verantwoording_steekproefregel", "verantwoording_leesverklaring")
def _steekproef(b: Blik, rij: Rij) -> bool:
    """R35: of the FG alone."""
    return _of_fg(b, rij)


@regel("verantwoording_bevinding")
def _bevinding(b: Blik, rij: Rij) -> bool:
    """R35: of the FG, and of whom it was put to."""
    return _of_fg(b, rij) or bool(rij.eigenaar_id == b.wie.id)


@regel("verantwoording_datalek")
def _datalek(b: Blik, rij: Rij) -> bool:
    """R42: of the FG, of who reported it, and of who tells the persons."""
    return _of_fg(b, rij) or b.wie.id in (rij.gemeld_door_id, rij.informeert_id)
