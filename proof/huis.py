"""Random houses: organisations, people, functions, deputies, meeting forms, covenants, signatures, matrix."""

import dataclasses
import uuid
from typing import Any

from proof.wereld import Rij, Wereld

KETENS = ("bestuur", "strafrecht", "zorg")
FUNCTIES = (
    "ketenmanager procesregisseur procesregisseur secretaris liaison piket bestuurder beheerder informatieanalist"
    " functionaris_gegevensbescherming"
).split()


@dataclasses.dataclass
class Huis:
    """What else is made needs of a house."""

    rij: Rij
    onderdelen: list[Rij]
    mensen: list[Rij] = dataclasses.field(default_factory=list)
    vormen: list[Rij] = dataclasses.field(default_factory=list)
    convenanten: list[Rij] = dataclasses.field(default_factory=list)
    categorieen: list[Rij] = dataclasses.field(default_factory=list)
    themas: list[Rij] = dataclasses.field(default_factory=list)
    leefgebieden: list[Rij] = dataclasses.field(default_factory=list)
    criteria: list[Rij] = dataclasses.field(default_factory=list)


def make_huizen(w: Wereld) -> list[Huis]:
    """Two houses that share their organisations; the second is small."""
    onderdelen = _organisaties(w)
    huizen = [_huis(w, onderdelen, groot) for groot in (True, False)]
    for huis, mensen in zip(huizen, (15, 5), strict=True):
        _mensen(w, huis, mensen)
        _overlegvormen(w, huis)
        _convenanten(w, huis)
        _inrichting(w, huis)
    return huizen


def _organisaties(w: Wereld) -> list[Rij]:
    onderdelen = []
    for nummer in range(5):
        organisatie = w.add("samenwerking_organisatie", naam=f"Organisatie {nummer}", keten=w.kans.choice(KETENS))
        for deel in range(1 + (nummer < 2)):
            naam = f"Team {nummer}{deel}"
            onderdelen.append(w.add("samenwerking_organisatieonderdeel", organisatie_id=organisatie.id, naam=naam))
    return onderdelen


def _huis(w: Wereld, onderdelen: list[Rij], groot: bool) -> Huis:
    naam = "Veiligheidshuis Groot" if groot else "Veiligheidshuis Klein"
    rij = w.add("samenwerking_veiligheidshuis", naam=naam, gemeente="Ergens")
    for organisatie in {o.organisatie_id: o for o in onderdelen}:
        w.add(
            "samenwerking_aansluiting",
            veiligheidshuis_id=rij.id,
            organisatie_id=organisatie,
            **w.periode(0.9),
        )
    return Huis(rij, onderdelen)


def _mensen(w: Wereld, huis: Huis, aantal: int) -> None:
    van = {"veiligheidshuis_id": huis.rij.id}
    for nummer in range(aantal):
        naam = f"mens{nummer}_{huis.rij.id.hex[:6]}"
        wie = w.add(
            "samenwerking_medewerker",
            gebruikersnaam=naam,
            naam=naam.capitalize(),
            onderdeel_id=w.kans.choice(huis.onderdelen).id,
            is_active=w.kans.random() < 0.95,
            password="!",
            **van,
        )
        huis.mensen.append(wie)
        # Each function is held by somebody; some hold two, of which one may have ended.
        held = {FUNCTIES[nummer]} if nummer < len(FUNCTIES) else set()
        for soort in sorted(held | ({w.kans.choice(FUNCTIES)} if w.kans.random() < 0.3 else set())):
            periode = w.periode(0.9 if soort in held else 0.5)
            w.add("samenwerking_functie", medewerker_id=wie.id, soort=soort, **periode, **van)
    for _ in range(aantal // 3):
        _vervanging(w, huis)


def _vervanging(w: Wereld, huis: Huis) -> None:
    """Somebody of the same unit stands in (R14)."""
    wie = w.kans.choice(huis.mensen)
    naast = [m for m in huis.mensen if m.onderdeel_id == wie.onderdeel_id and m is not wie]
    if naast:
        w.add(
            "samenwerking_vervanging",
            medewerker_id=wie.id,
            vervanger_id=w.kans.choice(naast).id,
            veiligheidshuis_id=huis.rij.id,
            reden="vrij",
            **w.periode(0.7, open_einde=False),
        )


def _overlegvormen(w: Wereld, huis: Huis) -> None:
    van: dict[str, Any] = {"veiligheidshuis_id": huis.rij.id}
    for nummer in range(2):
        huis.themas.append(w.add("samenwerking_thema", naam=f"Thema {nummer}", **van))
    voorzitters = [m for m in huis.mensen if _holds(w, m, "procesregisseur")] or huis.mensen[:1]
    secretarissen = [m for m in huis.mensen if _holds(w, m, "secretaris")] or [None]
    soorten = ("triage", "casusoverleg", "casusoverleg", "stuurgroep")
    for soort in soorten:
        secretaris = w.kans.choice([*secretarissen, None])
        vorm = w.add(
            "samenwerking_overlegvorm",
            naam=soort.capitalize(),
            soort=soort,
            thema_id=w.kans.choice(huis.themas).id if soort == "casusoverleg" else None,
            voorzitter_id=w.kans.choice(voorzitters).id,
            secretaris_id=secretaris.id if secretaris else None,
            **van,
        )
        huis.vormen.append(vorm)
        for wie in w.kans.sample(huis.mensen, k=2):
            w.add(
                "samenwerking_overlegdeelnemer",
                overlegvorm_id=vorm.id,
                medewerker_id=wie.id,
                **w.periode(0.8),
                **van,
            )


def _holds(w: Wereld, wie: Rij, soort: str) -> bool:
    return any(f.medewerker_id == wie.id and f.soort == soort for f in w.rijen("samenwerking_functie"))


def _convenanten(w: Wereld, huis: Huis) -> None:
    """Draft (nobody signed), in force, expired; with signatures that were given, ended or withdrawn (R1, R20)."""
    van: dict[str, Any] = {"veiligheidshuis_id": huis.rij.id}
    for nummer, klasse in enumerate(("gewoon", "politie", "beroepsgeheim", "strafrechtelijk")):
        huis.categorieen.append(
            w.add(
                "convenanten_informatiecategorie",
                naam=klasse.capitalize(),
                juridische_klasse=klasse,
                volgorde=nummer,
                **van,
            )
        )
    for getekend in (0.95, 0.95, 0.0) if w.kans.random() < 0.5 else (0.95, 0.6):
        regime = w.add(
            "convenanten_regime",
            naam="Regime",
            wettelijke_basis="Wet",
            doel="Doel",
            contactpunt="contact",
            gesloten=w.kans.random() < 0.2,
            **van,
        )
        convenant = w.add(
            "convenanten_convenant",
            regime_id=regime.id,
            naam="Convenant",
            doel="Samenwerken",
            **w.periode(0.85),
            **van,
        )
        huis.convenanten.append(convenant)
        _ondertekeningen(w, huis, convenant, getekend)
        _matrix(w, huis, convenant)
        _besluit(w, huis, convenant)
        _advies(w, huis, convenant)
        _aanlevering(w, huis, convenant)


def _advies(w: Wereld, huis: Huis, convenant: Rij) -> None:
    """Sometimes a question to the lawfulness committee, still open (R38)."""
    if w.kans.random() < 0.5:
        w.add(
            "convenanten_rechtmatigheidsadvies",
            veiligheidshuis_id=huis.rij.id,
            convenant_id=convenant.id,
            vraag="Vraag",
            categorieen=[categorie.id for categorie in huis.categorieen],
            ontvangers=list(dict.fromkeys(o.organisatie_id for o in huis.onderdelen)),
            gevraagd_op=w.dag,
        )


def _aanlevering(w: Wereld, huis: Huis, convenant: Rij) -> None:
    """A list that a partner delivered once, whatever holds today, and somebody who stands in it (R14)."""
    partner = w.kans.choice(huis.onderdelen).organisatie_id
    bekend = {(r.organisatie_id, r.soort) for r in w.rijen("personen_kolomtoewijzing")}
    vrij = [s for s in ("brutolijst", "nettolijst", "vrijlatingen") if (partner, s) not in bekend]
    if not vrij:
        return
    van = {"veiligheidshuis_id": huis.rij.id, "organisatie_id": partner, "soort": w.kans.choice(vrij)}
    w.add("personen_kolomtoewijzing", toewijzing={}, **van)
    lijst = w.add(
        "personen_aanlevering",
        woorden=("bestandsnaam",),
        convenant_id=convenant.id,
        sha256="0" * 64,
        toewijzing={},
        status="ingelezen",
        medewerker_id=w.kans.choice(huis.mensen).id,
        op=w.moment,
        **van,
    )
    records = [
        w.add(
            "personen_aangeleverdrecord",
            woorden=("achternaam",),
            bronrecord=kenmerk,
            aanlevering_id=lijst.id,
            persoonsleutel=huis.rij.id,
            **van,
        )
        for kenmerk in ("1", "2")
    ]
    _koppeling(w, huis, records)


def _koppeling(w: Wereld, huis: Huis, records: list[Rij]) -> None:
    """A pair of them that a run asked about and somebody decided on."""
    wie, van = w.kans.choice(huis.mensen).id, {"veiligheidshuis_id": huis.rij.id}
    if all(rij.veiligheidshuis_id != huis.rij.id for rij in w.rijen("personen_koppelinstelling")):
        w.add("personen_koppelinstelling", gewijzigd_op=w.moment, gewijzigd_door_id=wie, **van)
    run = w.add("personen_koppelrun", medewerker_id=wie, stand="klaar", gevraagd_op=w.toen(), **van)
    een, ander = sorted(rij.id for rij in records)
    stand, besluit = w.kans.choice((("bij_partner", "navraag"), ("gekoppeld", "zelfde"), ("apart", "ander")))
    paar = w.add(
        "personen_koppeling",
        record_a_id=een,
        record_b_id=ander,
        gewicht=0.5,
        bewijs=[{"veld": "achternaam", "trap": "gelijk", "gewicht": 9.5}],
        run_id=run.id,
        stand=stand,
        besloten_op=w.moment,
        besloten_door_id=wie,
        **van,
    )
    w.add(
        "personen_koppelbesluit",
        woorden=("reden",),
        koppeling_id=paar.id,
        besluit=besluit,
        door_id=wie,
        op=w.moment,
        **van,
    )
    _nettolijst(w, huis, records[0], wie)


def _nettolijst(w: Wereld, huis: Huis, record: Rij, wie: uuid.UUID) -> None:
    """A net list of that partner, fixed or not, with one of them on it (R14)."""
    van = {"veiligheidshuis_id": huis.rij.id}
    vast = w.kans.random() < 0.5
    lijst = w.add(
        "personen_nettolijst",
        organisatie_id=record.organisatie_id,
        convenant_id=next(a.convenant_id for a in w.rijen("personen_aanlevering") if a.id == record.aanlevering_id),
        jaar=2001 + sum(rij.veiligheidshuis_id == huis.rij.id for rij in w.rijen("personen_nettolijst")),
        kwartaal=1,
        definities="2026-1",
        stand="vastgesteld" if vast else "concept",
        gemaakt_op=w.toen(),
        gemaakt_door_id=wie,
        vastgesteld_op=w.moment if vast else None,
        vastgesteld_door_id=wie if vast else None,
        **van,
    )
    w.add(
        "personen_nettolijstregel",
        woorden=("achternaam",),
        lijst_id=lijst.id,
        persoonsleutel=record.id,
        records=[record.id],
        definitie="meerpleger",
        oordelen=[],
        aantal=3,
        opgenomen=True,
        verschil="nieuw",
        verschil_tekst="Nieuw.",
        **van,
    )


def _besluit(w: Wereld, huis: Huis, convenant: Rij) -> None:
    """Mostly a supply decision for police data, that holds or not, for some of the partners (R3)."""
    if w.kans.random() < 0.2:
        return
    bodies = list(dict.fromkeys(o.organisatie_id for o in huis.onderdelen))
    police = [c.id for c in huis.categorieen if c.juridische_klasse == "politie"]
    w.add(
        "convenanten_verstrekkingsbesluit",
        veiligheidshuis_id=huis.rij.id,
        convenant_id=convenant.id,
        belang="Belang",
        doel="Doel",
        voorwaarden="",
        categorieen=police,
        ontvangers=[key for key in bodies if w.kans.random() < 0.7],
        besloten_door="Korpschef",
        **w.periode(0.8, open_einde=False),
    )


def _ondertekeningen(w: Wereld, huis: Huis, convenant: Rij, kans: float) -> None:
    for organisatie in dict.fromkeys(o.organisatie_id for o in huis.onderdelen):
        if w.kans.random() < kans:
            w.add(
                "convenanten_ondertekening",
                convenant_id=convenant.id,
                veiligheidshuis_id=huis.rij.id,
                organisatie_id=organisatie,
                ondertekenaar="Directeur",
                **w.periode(0.85),
            )


def _matrix(w: Wereld, huis: Huis, convenant: Rij) -> None:
    lezers: list[tuple[Any, str]] = [(o.id, "") for o in huis.onderdelen] + [(None, "procesregisseur")]
    for onderdeel, functie in lezers:
        for categorie in huis.categorieen:
            if w.kans.random() < 0.6:
                w.add(
                    "convenanten_autorisatieregel",
                    convenant_id=convenant.id,
                    veiligheidshuis_id=huis.rij.id,
                    onderdeel_id=onderdeel,
                    functie=functie,
                    categorie_id=categorie.id,
                    lezen=w.kans.random() < 0.85,
                    inbrengen=onderdeel is not None and w.kans.random() < 0.6,
                )


def _inrichting(w: Wereld, huis: Huis) -> None:
    van: dict[str, Any] = {"veiligheidshuis_id": huis.rij.id}
    huis.leefgebieden.append(w.add("casussen_leefgebied", naam="Wonen", volgorde=1, **van))
    w.add("casussen_kernvraag", tekst="Wat is er?", volgorde=1, **van)
    huis.criteria.append(w.add("casussen_criterium", code="c1", tekst="Meer dan een", volgorde=1, **van))
    w.add(
        "kennisbank_menukaartitem",
        onderdeel_id=huis.onderdelen[0].id,
        naam="Behandeling",
        soort="zorg",
        doorlooptijd_dagen=20,
        **van,
    )
    for thema in huis.themas:
        w.add("convenanten_convenantthema", convenant_id=huis.convenanten[0].id, thema_id=thema.id, **van)
    w.add("samenwerking_tredelid", trede="strategisch", naam="Iemand", rol="Lid", van=w.over(-9), **van)
    w.add(
        "samenwerking_profielherziening",
        op=w.over(-30),
        door_id=huis.mensen[0].id,
        uitkomst="Goed",
        volgende_op=w.over(100),
        **van,
    )
    w.add(
        "samenwerking_piketdienst",
        medewerker_id=w.kans.choice(huis.mensen).id,
        van=w.toen(2),
        tot=w.toen(-2),
        **van,
    )
