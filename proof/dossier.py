"""Random cases with everything in them: members, persons, meetings, items of each audience, plan, ladder, aftercare."""

from typing import Any

from proof.huis import Huis
from proof.wereld import JAAR, Rij, Wereld

FASEN = ("analyse", "plan", "uitvoering", "uitvoering", "nazorg", "afgesloten")


class Dossier:
    """One case while it is made."""

    def __init__(self, w: Wereld, huis: Huis) -> None:
        self.w, self.huis, self.kans = w, huis, w.kans
        self.vorm = self.kans.choice([v for v in huis.vormen if v.soort == "casusoverleg"])
        self.convenant = self.kans.choice(huis.convenanten)
        voorzitter = self.kans.choice([self.vorm.voorzitter_id, self.wie().id])
        self.casus = self._casus(voorzitter)
        self.van = {"casus_id": self.casus.id}
        self.leden = self._deelnames(voorzitter)
        self.personen = self._personen()
        self.punten = self._overleg()
        self.toestemmingen = self._toestemming()
        self.items = [self._informatie() for _ in range(self.kans.randrange(4, 9))]
        self._bezoek_en_contact()
        self._plan()
        self._regie()
        self._einde()

    def wie(self) -> Rij:
        return self.kans.choice(self.huis.mensen)

    def lid(self) -> Rij:
        return self.w.sleutels[self.kans.choice(self.leden).medewerker_id]

    def add(self, tabel: str, **velden: Any) -> Rij:
        return self.w.add(tabel, **self.van, **velden)

    def _casus(self, voorzitter: Any) -> Rij:
        w, huis = self.w, self.huis
        huishouden = w.add("personen_huishouden", veiligheidshuis_id=huis.rij.id, woorden=("naam",))
        return w.add(
            "casussen_casus",
            veiligheidshuis_id=huis.rij.id,
            convenant_id=self.convenant.id,
            soort="persoon",
            thema_id=self.vorm.thema_id,
            overlegvorm_id=self.vorm.id,
            fase=self.kans.choice(FASEN),
            fase_sinds=w.toen(30),
            geopend_op=w.toen(60),
            huishouden_id=huishouden.id,
            regisseur_id=None,
            procesregisseur_id=voorzitter,
            eerstvolgende_termijn=self.kans.choice((None, w.over(-5), w.over(5))),
            woorden=("nummer", "aanleiding", "gewenst_doel"),
        )

    def _deelnames(self, voorzitter: Any) -> list[Rij]:
        """Members who are in, who were, and who are still to come; of signed and unsigned organisations (R16)."""
        chosen = {voorzitter} | {m.id for m in self.kans.sample(self.huis.mensen, k=min(6, len(self.huis.mensen)))}
        leden = []
        for wie in sorted(chosen):
            rol = "procesregisseur" if wie == voorzitter else self.kans.choice(("lid", "lid", "agendadeelnemer"))
            periode = self.w.periode(0.75, open_einde=False)
            leden.append(
                self.add(
                    "casussen_deelname",
                    convenant_id=self.convenant.id,
                    medewerker_id=wie,
                    rol=rol,
                    toegevoegd_door_id=voorzitter,
                    woorden=("reden",),
                    **periode,
                )
            )
        others = [d for d in leden if d.rol == "lid"]
        if others and self.kans.random() < 0.7:
            self.casus.regisseur_id = self.kans.choice(others).medewerker_id
        return leden

    def _personen(self) -> list[Rij]:
        w = self.w
        huis = {"veiligheidshuis_id": self.huis.rij.id}
        personen = []
        for nummer in range(2):
            persoon = w.add(
                "personen_persoon",
                geboortedatum="1980-00-00",
                afgeschermd=self.kans.random() < 0.2,
                woorden=("voornamen", "achternaam"),
                **huis,
            )
            persoon.sorteersleutel = persoon.zoeknaam = persoon.achternaam.lower()
            tot = None if nummer == 0 else self.kans.choice((None, w.dag, w.over(-3)))  # a role ends today, never ahead
            self.add(
                "casussen_casuspersoon",
                persoon_id=persoon.id,
                rol="verdachte",
                hoofdpersoon=nummer == 0,
                van=w.dag - JAAR,
                tot=tot,
            )
            personen.append(persoon)
            about = {"persoon_id": persoon.id, "van": w.dag - JAAR, **huis}
            w.add("personen_adres", soort="woonadres", woorden=("straat", "plaats"), **about)
            if self.kans.random() < 0.6:
                lezers = [m.id for m in self.kans.sample(self.huis.mensen, k=2)]
                persoon.afgeschermd = True  # who has a secret address is shielded
                w.add("personen_adres", soort="geheim", lezers=lezers, woorden=("straat", "plaats"), **about)
        w.add("personen_huishoudlid", huishouden_id=self.casus.huishouden_id, **about)
        w.add(
            "personen_relatie",
            van_persoon_id=personen[0].id,
            naar_persoon_id=personen[1].id,
            soort="familie",
            van=w.dag - JAAR,
            **huis,
        )
        return personen

    def _overleg(self) -> list[Rij]:
        w, punten = self.w, []
        for status, dagen in (("afgesloten", -7), ("bezig", 0), ("gepland", 7)):
            overleg = w.add(
                "casussen_overleg",
                veiligheidshuis_id=self.huis.rij.id,
                overlegvorm_id=self.vorm.id,
                aanvang=w.toen(-dagen).replace(second=self.kans.randrange(60), microsecond=self.kans.randrange(999999)),
                status=status,
                voorzitter_id=self.vorm.voorzitter_id or self.wie().id,
                secretaris_id=self.vorm.secretaris_id,
            )
            punt = self.add(
                "casussen_agendapunt",
                overleg_id=overleg.id,
                overlegvorm_id=self.vorm.id,
                casusnummer=self.casus.nummer,
                volgorde=1,
                behandeld_op=w.toen(7) if status == "afgesloten" else None,
                woorden=("reden", "verslag", "besluit"),
            )
            punten.append(punt)
            self._aanwezig(punt)
            self.add(
                "casussen_verslagversie",
                agendapunt_id=punt.id,
                overlegvorm_id=self.vorm.id,
                nummer=1,
                op=w.toen(),
                door_id=self.wie().id,
                woorden=("verslag",),
            )
        return punten

    def _aanwezig(self, punt: Rij) -> None:
        for lid in self.leden:
            status = self.kans.choice(("uitgenodigd", "aanwezig", "aanwezig", "afwezig", "vertrokken"))
            self.add(
                "casussen_aanwezigheid",
                agendapunt_id=punt.id,
                overlegvorm_id=self.vorm.id,
                medewerker_id=lid.medewerker_id,
                status=status,
                vertrokken_op=self.w.toen(self.kans.choice((5, 15))) if status == "vertrokken" else None,
            )

    def _toestemming(self) -> list[Rij]:
        """Consent that counts, ended, is to begin or was withdrawn (R25)."""
        found = []
        for _ in range(2):
            withdrawn = self.kans.random() < 0.25
            organisaties = [o.organisatie_id for o in self.kans.sample(self.huis.onderdelen, k=3)]
            found.append(
                self.add(
                    "casussen_toestemming",
                    persoon_id=self.personen[0].id,
                    categorieen=[c.id for c in self.kans.sample(self.huis.categorieen, k=2)],
                    organisaties=organisaties,
                    wijze="mondeling",
                    vastgelegd_door_id=self.lid().id,
                    vastgelegd_op=self.w.toen(),
                    bevestigd_op=self.w.toen(),
                    ingetrokken_op=self.w.toen(1) if withdrawn else None,
                    woorden=("doel",),
                    **self.w.periode(0.8, open_einde=False),
                )
            )
        return found

    def _informatie(self) -> Rij:
        """An item of any kind, category, ground and audience (R17)."""
        kans, huis = self.kans, self.huis
        soort = kans.choice(("feit", "feit", "oordeel", "eigen_visie", "waarschuwing", "melder"))
        publieken = ("alle_leden", "alle_leden", "onderdelen", "procesregie", "aanwezigen")
        publiek = "onderdelen" if soort == "melder" else kans.choice(publieken)
        captured = publiek == "aanwezigen" and soort in ("feit", "oordeel", "eigen_visie")
        publiek = "alle_leden" if publiek == "aanwezigen" and not captured else publiek
        genoemd = [o.id for o in kans.sample(huis.onderdelen, k=2)] if publiek == "onderdelen" else []
        consent = soort != "melder" and not captured and kans.random() < 0.25
        lid = self.lid()
        return self.add(
            "casussen_informatie",
            convenant_id=self.convenant.id,
            bron_id=lid.onderdeel_id if kans.random() < 0.7 else kans.choice(huis.onderdelen).id,
            categorie_id=kans.choice(huis.categorieen).id,
            soort=soort,
            ontvangen_op=self.w.over(-20),
            grondslag="toestemming" if consent else "wgs",
            toestemming_id=kans.choice(self.toestemmingen).id if consent else None,
            persoon_id=self.personen[0].id,
            persoonsrol="verdachte",
            publiek=publiek,
            publiek_onderdelen=genoemd,
            agendapunt_id=kans.choice(self.punten).id if captured else None,
            overlegvorm_id=self.vorm.id if captured else None,
            vastgelegd_door_id=self._typist(lid, captured),
            vastgelegd_op=self.w.toen(kans.choice((2, 10, 20))),
            vervallen_op=self.w.toen(1) if soort == "waarschuwing" and kans.random() < 0.3 else None,
            woorden=("tekst",),
        )

    def _typist(self, lid: Rij, captured: bool) -> Any:
        return self.vorm.secretaris_id if captured and self.vorm.secretaris_id else lid.id

    def _bezoek_en_contact(self) -> None:
        w, persoon = self.w, self.personen[0].id
        bezoek = self.add(
            "casussen_huisbezoek",
            gepland_op=w.toen(-2),
            gepland_door_id=self.lid().id,
            woorden=("doel",),
        )
        self.add("casussen_bezoeker", huisbezoek_id=bezoek.id, medewerker_id=self.lid().id)
        regel = self.add("casussen_contactregel", telefoon="010", bereikbaar="Ja", organisatie="School", van=w.over(-3),
                         woorden=("naam", "doet"))  # fmt: skip
        self.add(
            "casussen_contactpersoon",
            persoon_id=persoon,
            contactregel_id=regel.id,
            van=w.over(-3),
            gekozen_door_id=self.lid().id,
        )
        told = {"gemeld_op": w.toen(), "gemeld_door_id": self.lid().id}
        vrij = self.add(
            "casussen_vrijlating",
            persoon_id=persoon,
            vrij_op=w.over(3),
            bron_id=self.lid().onderdeel_id,
            woorden=("toelichting",),
            **told,
        )
        self.add(
            "casussen_alarm",
            vrijlating_id=vrij.id,
            soort="vervroegd",
            aan=[m.id for m in self.kans.sample(self.huis.mensen, k=2)],
            afgehandeld_op=self.kans.choice((None, None, w.toen(1))),
            woorden=("contact",),
            **told,
        )

    def _plan(self) -> None:
        w = self.w
        plan = self.add("casussen_planvanaanpak", status="actief", evaluatie_op=w.over(60))
        gebied = {"leefgebied_id": self.huis.leefgebieden[0].id}
        doel = self.add("casussen_doel", plan_id=plan.id, woorden=("tekst", "tevreden_als"), **gebied)
        visies = [i for i in self.items if i.soort == "eigen_visie" and i.publiek != "aanwezigen"]
        for item in visies:
            self.add("casussen_planvisie", plan_id=plan.id, informatie_id=item.id, op=w.toen(), door_id=self.lid().id)
        self.add(
            "casussen_leefgebiedscore",
            score=2,
            op=w.over(-3),
            door_id=self.lid().id,
            woorden=("toelichting",),
            **gebied,
        )
        onderdeel = self.kans.choice(self.huis.onderdelen)
        self.add(
            "casussen_interventie",
            doel_id=doel.id,
            soort="zorg",
            onderdeel_id=onderdeel.id,
            van=w.over(-3),
            tot=w.over(90),
            woorden=("naam",),
        )
        for status, dagen in (("aangeboden", 5), ("aanvaard", -4)):
            self._afspraak(doel, status, dagen)

    def _afspraak(self, doel: Rij, status: str, dagen: int) -> None:
        w, doer = self.w, self.lid()
        organisatie = w.sleutels[doer.onderdeel_id].organisatie_id
        punt = self.kans.choice([*self.punten, None])
        afspraak = self.add(
            "casussen_afspraak",
            casusnummer=self.casus.nummer,
            doel_id=doel.id,
            agendapunt_id=punt.id if punt else None,
            overlegvorm_id=self.vorm.id if punt else None,
            organisatie_id=organisatie,
            medewerker_id=doer.id,
            termijn=w.over(dagen),
            status=status,
            aangeboden_op=w.toen(),
            aangeboden_door_id=self.lid().id,
            woorden=("tekst",),
        )
        offered = {"aangeboden_op": w.toen(), "aangeboden_door_id": self.lid().id}
        self.add(
            "casussen_afspraakoverdracht",
            afspraak_id=afspraak.id,
            organisatie_id=organisatie,
            medewerker_id=doer.id,
            woorden=("grond",),
            **offered,
        )
        self.add(
            "casussen_terugkoppeling",
            afspraak_id=afspraak.id,
            resultaat="deels",
            op=w.toen(),
            door_id=doer.id,
            woorden=("tekst",),
        )

    def _regie(self) -> None:
        w, lid = self.w, self.lid()
        self.add(
            "casussen_faseovergang",
            naar_fase="plan",
            op=w.toen(),
            door_id=lid.id,
            woorden=("toelichting",),
        )
        self.add(
            "casussen_regieaanbod",
            organisatie_id=w.sleutels[lid.onderdeel_id].organisatie_id,
            medewerker_id=lid.id,
            aangeboden_op=w.toen(),
            aangeboden_door_id=self.casus.procesregisseur_id,
            termijn=w.over(3),
            woorden=("grond",),
        )
        self.add(
            "casussen_regievacature",
            eigenaar_id=self.casus.procesregisseur_id,
            van=w.over(-3),
            termijn=w.over(9),
        )
        for status in ("voorgelegd", "beantwoord"):
            self.add(
                "casussen_opschaling",
                veiligheidshuis_id=self.huis.rij.id,
                casusnummer=self.casus.nummer,
                van_trede="operationeel",
                naar_trede="strategisch",
                geadresseerde_id=self.wie().id,
                termijn=w.over(7),
                status=status,
                beantwoord_op=w.toen(1) if status == "beantwoord" else None,
                voorgelegd_op=w.toen(),
                voorgelegd_door_id=self.lid().id,
                woorden=("vraag", "feiten", "antwoord") if status == "beantwoord" else ("vraag", "feiten"),
            )

    def _einde(self) -> None:
        w = self.w
        for lid in self.leden[:3]:
            seen = {"medewerker_id": lid.medewerker_id, "laatst_op": w.toen(2), "vorig_op": w.toen(4)}
            self.add("casussen_kijkmoment", **seen)
        if self.casus.fase not in ("nazorg", "afgesloten"):
            return
        owner = self.lid().id
        afsluiting = self.add(
            "casussen_afsluiting",
            op=w.toen(),
            door_id=self.casus.procesregisseur_id,
            nazorg_eigenaar_id=owner,
            woorden=("resultaat",),
        )
        self.add(
            "casussen_nazorgcontrole",
            afsluiting_id=afsluiting.id,
            eigenaar_id=owner,
            maanden=3,
            gepland_op=w.over(5),
            woorden=("bevinding",),
        )
