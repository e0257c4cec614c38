"""What a house answers for: terms, decisions on keeping and destroying, certificates and notices (R36, R37)."""

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
