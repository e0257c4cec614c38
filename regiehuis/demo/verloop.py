"""How one case of the demo goes, act by act: signal, triage, members, lead, information, plan, agreements, closing."""

import dataclasses
import datetime
import uuid
from collections.abc import Callable
from typing import Any

from regiehuis.casussen.access.casus import membership
from regiehuis.casussen.actions.afsluiting import close_casus
from regiehuis.casussen.actions.afspraak import accept_afspraak, decline_afspraak, give_terugkoppeling, offer_afspraak
from regiehuis.casussen.actions.deelname import add_deelname
from regiehuis.casussen.actions.informatie import add_informatie
from regiehuis.casussen.actions.interventie import add_interventie
from regiehuis.casussen.actions.plan import activate_plan, add_doel, score_leefgebied
from regiehuis.casussen.actions.regie import accept_regie, offer_regie
from regiehuis.casussen.actions.signaal import save_signaal, start_signaal, submit_signaal
from regiehuis.casussen.actions.signaaldelen import add_partner, add_persoon
from regiehuis.casussen.actions.triage import decide_triage, search_personen
from regiehuis.casussen.queries.herkomst import casus_of_signaal
from regiehuis.casussen.queries.plan import plan_pagina
from regiehuis.casussen.queries.signaal import signaal as signaal_detail
from regiehuis.casussen.rules.afsluiting import Doeloordeel
from regiehuis.casussen.rules.signaal import PersoonGegevens
from regiehuis.casussen.rules.triage import Oordeel
from regiehuis.samenwerking.access import Asker

from .spel import Spel
from .verhalen import Sjabloon

DAG = datetime.timedelta(days=1)
MET_BSN, TESTNUMMER = 2, "999993653"  # published as a test number of the population register
ORDE = ("signaal", "analyse", "plan", "uitvoering", "nazorg")


@dataclasses.dataclass
class Zaak:
    """One case of the demo as it is played."""

    spel: Spel
    nummer: int
    sjabloon: Sjabloon
    naam: tuple[str, str, str, str]
    fase: str
    begin: datetime.datetime
    aanleiding: str = ""
    doel: str = ""
    al_gedaan: str = "Eigen gesprekken en een huisbezoek; zonder blijvend resultaat."
    acuut: str = ""
    afzender: str = ""
    partners: tuple[str, ...] = ()
    soort: str = "persoon"
    signaal_id: uuid.UUID | None = None
    casus_id: uuid.UUID | None = None
    persoon_id: uuid.UUID | None = None
    doelen: list[uuid.UUID] = dataclasses.field(default_factory=list)

    def __post_init__(self) -> None:
        """Fill what the template of the theme gives."""
        self.partners = self.partners or self.sjabloon.partners
        self.afzender = self.afzender or self.partners[0]
        reasons = self.sjabloon.aanleidingen
        self.aanleiding = self.aanleiding or reasons[self.nummer % len(reasons)]
        self.doel = self.doel or self.sjabloon.doel

    @property
    def voorzitter(self) -> str:
        """Who chairs triage and meeting of this theme."""
        return self.sjabloon.voorzitter

    @property
    def regisseur(self) -> str:
        """Who leads: the first partner at the table but one, so that sender and lead differ."""
        return self.partners[1]

    def reaches(self, fase: str) -> bool:
        """Whether this case gets that far."""
        return ORDE.index(self.fase) >= ORDE.index(fase)


def plan_zaak(zaak: Zaak) -> None:
    """Plan all acts of a case from its beginning; later acts plan themselves from the triage on."""
    zaak.spel.plan(zaak.begin, lambda moment: _send(zaak, moment))
    if not zaak.reaches("analyse"):
        return
    triage = triage_after(zaak.begin)
    steps: list[tuple[str, float, Callable[[Zaak, datetime.datetime], None]]] = [
        ("analyse", 0, _accept),
        ("analyse", 0.1, _gather),
        ("analyse", 2, _take_lead),
        ("analyse", 4, _inform),
        ("plan", 14, _make_plan),
        ("uitvoering", 16, _activate),
        ("uitvoering", 16.2, _agree),
        ("uitvoering", 30, _report_back),
        ("nazorg", 68, _close),
    ]
    for fase, days, step in steps:
        if zaak.reaches(fase):
            zaak.spel.plan(triage + days * DAG, lambda moment, step=step: step(zaak, moment))  # type: ignore[misc]


def triage_after(begin: datetime.datetime) -> datetime.datetime:
    """The Tuesday after the first Monday noon that follows, at half past nine."""
    days = (1 - begin.weekday()) % 7 or 7
    if begin.weekday() == 0 and begin.hour >= 12:
        days += 7
    return (begin + days * DAG).replace(hour=9, minute=30)


def _send(zaak: Zaak, moment: datetime.datetime) -> None:
    voornaam, tussenvoegsel, achternaam, geboren = zaak.naam
    spel = zaak.spel
    with spel.act(zaak.afzender, moment) as asker:
        signaal = start_signaal(asker=asker, acuut=bool(zaak.acuut), acuut_toelichting=zaak.acuut)
        zaak.signaal_id = signaal.id
        save_signaal(
            asker=asker,
            signaal_id=signaal.id,
            versie=signaal.versie,
            soort=zaak.soort,
            thema_id=spel.id("thema", zaak.sjabloon.thema),
            aanleiding=zaak.aanleiding,
            al_gedaan=zaak.al_gedaan,
            gewenst_doel=zaak.doel,
        )
        add_persoon(
            asker=asker,
            signaal_id=signaal.id,
            gegevens=PersoonGegevens(
                achternaam=achternaam,
                voornamen=voornaam,
                tussenvoegsel=tussenvoegsel,
                geboortedatum=geboren,
                bsn=TESTNUMMER if zaak.nummer == MET_BSN else "",
                bsn_reden="" if zaak.nummer == MET_BSN else "niet_gedeeld",
                rol="verdachte" if zaak.sjabloon.thema != "Zorg en overlast" else "gezinslid",
                adressoort="woonadres" if zaak.nummer % 3 else "zonder_vast_adres",
                straat="Lindelaan" if zaak.nummer % 3 else "",
                huisnummer=str(10 + zaak.nummer) if zaak.nummer % 3 else "",
                postcode="1234 AB" if zaak.nummer % 3 else "",
                woonplaats="Lindehaven" if zaak.nummer % 3 else "",
                geinformeerd=True,
            ),
        )
        if zaak.nummer == 0:
            return  # the one that is still a draft without partners
        _add_partners(zaak, asker)
        detail = signaal_detail(asker, signaal.id)
        submit_signaal(asker=asker, signaal_id=signaal.id, versie=detail.versie)


def _add_partners(zaak: Zaak, asker: Asker) -> None:
    assert zaak.signaal_id is not None
    invited = {zaak.spel.organisatie_van[partner]: partner for partner in zaak.partners[1:]}
    for organisatie_id, partner in invited.items():
        add_partner(
            asker=asker,
            signaal_id=zaak.signaal_id,
            organisatie_id=organisatie_id,
            contact=f"{partner}@lindehaven.example",
        )


def _accept(zaak: Zaak, moment: datetime.datetime) -> None:
    decide(
        zaak,
        moment,
        bericht="Uw signaal is aangenomen. De procesregisseur neemt contact met u op.",
        convenant_id=zaak.spel.id("convenant", "convenant"),
        boven_capaciteit=True,
    )
    assert zaak.signaal_id is not None
    with zaak.spel.act(zaak.voorzitter, moment) as asker:
        zaak.casus_id, zaak.persoon_id = casus_of_signaal(asker, zaak.signaal_id)


def decide(zaak: Zaak, moment: datetime.datetime, *, bericht: str, **anders: Any) -> None:
    """The chair accepts the signal, after the search; `anders` says whether the case begins at once or waits."""
    spel = zaak.spel
    assert zaak.signaal_id is not None
    with spel.act(zaak.voorzitter, moment) as asker:
        detail = signaal_detail(asker, zaak.signaal_id)
        found = search_personen(asker=asker, signaal_id=zaak.signaal_id)
        decide_triage(
            asker=asker,
            signaal_id=zaak.signaal_id,
            versie=detail.versie,
            besluit="aannemen",
            motivering="Problemen versterken elkaar en één partner kan dit niet alleen.",
            bericht=bericht,
            oordelen=[
                Oordeel(key, code != "c4", "Blijkt uit het signaal en de bespreking.")
                for code, key in spel.namen["criterium"].items()
            ],
            overlegvorm_id=spel.id("overlegvorm", zaak.sjabloon.overlegvorm),
            personen=[(key, None) for key in found],
            **anders,
        )


def open_zaak(zaak: Zaak, moment: datetime.datetime) -> None:
    """Accept the signal and gather the table."""
    _accept(zaak, moment)
    _gather(zaak, moment)


def _casus(zaak: Zaak) -> uuid.UUID:
    assert zaak.casus_id is not None, "the case was not opened"
    return zaak.casus_id


def _gather(zaak: Zaak, moment: datetime.datetime) -> None:
    with zaak.spel.act(zaak.voorzitter, moment) as asker:
        for partner in zaak.partners:
            add_deelname(
                asker=asker,
                casus_id=_casus(zaak),
                medewerker_id=zaak.spel.id("medewerker", partner),
                tot=asker.dag + 500 * DAG,
                reden="Nodig voor analyse en plan",
            )


def _take_lead(zaak: Zaak, moment: datetime.datetime) -> None:
    if zaak.nummer % 7 == 5 and not zaak.reaches("uitvoering"):
        return  # here the lead still stands open
    take_lead(zaak, moment, zaak.regisseur)


def take_lead(zaak: Zaak, moment: datetime.datetime, wie: str) -> None:
    """The chair offers the lead, and `wie` accepts it the same day."""
    with zaak.spel.act(zaak.voorzitter, moment) as asker:
        aanbod = offer_regie(asker=asker, casus_id=_casus(zaak), medewerker_id=zaak.spel.id("medewerker", wie))
    with zaak.spel.act(wie, moment + DAG / 12) as asker:
        accept_regie(asker=asker, aanbod_id=aanbod.id)


def _inform(zaak: Zaak, moment: datetime.datetime) -> None:
    care = zaak.sjabloon.categorie in ("Jeugdhulp", "Medisch", "Verslavingszorg")
    inform(zaak, moment, zaak.sjabloon.bron, zaak.sjabloon.categorie, zaak.aanleiding, care=care)
    for nummer, partner in enumerate(zaak.partners[1:3], 1):
        text = "Wij kennen deze situatie; onze inzet liep vast omdat andere problemen eerst moesten worden opgelost."
        inform(zaak, moment, partner, "Sociaal", text, kernvraag=str(nummer))


def inform(
    zaak: Zaak,
    moment: datetime.datetime,
    wie: str,
    categorie: str,
    tekst: str,
    *,
    care: bool = False,
    kernvraag: str = "",
) -> None:
    """One partner brings one item in, as a fact or as its part of the problem analysis."""
    with zaak.spel.act(wie, moment) as asker:
        add_informatie(
            asker=asker,
            casus_id=_casus(zaak),
            categorie_id=zaak.spel.id("categorie", categorie),
            soort="oordeel" if kernvraag or care else "feit",
            tekst=tekst,
            ontvangen_op=asker.dag - 2 * DAG,
            grondslag="toestemming" if care else "wgs",
            persoon_id=zaak.persoon_id,
            persoonsrol="verdachte",
            kernvraag_id=zaak.spel.id("kernvraag", kernvraag) if kernvraag else None,
            leefgebied_id=None if kernvraag else zaak.spel.id("leefgebied", zaak.sjabloon.leefgebied),
        )


def _make_plan(zaak: Zaak, moment: datetime.datetime) -> None:
    make_plan(zaak, moment, zaak.sjabloon.doelen)


def make_plan(zaak: Zaak, moment: datetime.datetime, doelen: tuple[tuple[str, str, str], ...]) -> None:
    """The chair writes goals down with scores on their life areas."""
    with zaak.spel.act(zaak.voorzitter, moment) as asker:
        for nummer, (leefgebied, tekst, tevreden_als) in enumerate(doelen):
            doel = add_doel(
                asker=asker,
                casus_id=_casus(zaak),
                leefgebied_id=zaak.spel.id("leefgebied", leefgebied),
                tekst=tekst,
                tevreden_als=tevreden_als,
                persoon_id=zaak.persoon_id,
            )
            zaak.doelen.append(doel.id)
            score_leefgebied(
                asker=asker,
                casus_id=_casus(zaak),
                leefgebied_id=zaak.spel.id("leefgebied", leefgebied),
                score=1 + (zaak.nummer + nummer) % 3,
                toelichting="Stand bij de start van het plan",
                persoon_id=zaak.persoon_id,
            )


def _activate(zaak: Zaak, moment: datetime.datetime) -> None:
    if zaak.nummer % 7 != 5:
        activate(zaak, moment)


def activate(zaak: Zaak, moment: datetime.datetime) -> None:
    """Put an intervention of the menu to work and settle the plan with a review date in three months."""
    names = list(zaak.spel.namen["menukaartitem"])
    with zaak.spel.act(zaak.voorzitter, moment) as asker:
        add_interventie(
            asker=asker,
            doel_id=zaak.doelen[-1],
            menukaartitem_id=zaak.spel.id("menukaartitem", names[zaak.nummer % len(names)]),
            van=asker.dag,
            tot=asker.dag + 120 * DAG,
        )
        plan = _plan_versie(asker, _casus(zaak))
        activate_plan(asker=asker, casus_id=_casus(zaak), versie=plan, evaluatie_op=asker.dag + 91 * DAG)


def _plan_versie(asker: Asker, casus_id: uuid.UUID) -> int:
    """The version of the plan as the chair sees it now."""
    versie = plan_pagina(asker, casus_id).versie
    assert versie is not None
    return versie


def _agree(zaak: Zaak, moment: datetime.datetime) -> None:
    agree(zaak, moment, zaak.sjabloon.afspraken)


def agree(zaak: Zaak, moment: datetime.datetime, afspraken: tuple[tuple[str, str], ...]) -> list[uuid.UUID]:
    """Agreements offered by the chair; most are accepted, one in nine declined with a ground."""
    made = []
    for nummer, (wie, tekst) in enumerate(afspraken):
        with zaak.spel.act(zaak.voorzitter, moment) as asker:
            afspraak = offer_afspraak(
                asker=asker,
                casus_id=_casus(zaak),
                tekst=tekst,
                organisatie_id=zaak.spel.organisatie_van[wie],
                medewerker_id=zaak.spel.id("medewerker", wie),
                termijn=asker.dag + (14 + 16 * nummer) * DAG,
                doel_id=zaak.doelen[nummer % len(zaak.doelen)],
            )
        made.append(afspraak.id)
        with zaak.spel.act(wie, moment + DAG / 24) as asker:
            if (zaak.nummer + nummer) % 9 == 8:
                grond = "Hiervoor is nu geen capaciteit; over vier weken wel."
                decline_afspraak(asker=asker, afspraak_id=afspraak.id, versie=afspraak.versie, grond=grond)
            else:
                accept_afspraak(asker=asker, afspraak_id=afspraak.id, versie=afspraak.versie)
    zaak.spel.namen.setdefault(f"afspraken {zaak.nummer}", {}).update(
        {wie: key for (wie, _), key in zip(afspraken, made, strict=True)}
    )
    return made


def _report_back(zaak: Zaak, moment: datetime.datetime) -> None:
    agreements = zaak.spel.namen.get(f"afspraken {zaak.nummer}", {})
    for nummer, (wie, afspraak_id) in enumerate(agreements.items()):
        done = zaak.fase == "nazorg" or (zaak.nummer + nummer) % 3 == 0
        if done and (zaak.nummer + nummer) % 9 != 8:
            report_back(zaak, moment, wie, afspraak_id, "Gedaan zoals afgesproken; de eerste stap is gezet.")


def report_back(zaak: Zaak, moment: datetime.datetime, wie: str, afspraak_id: uuid.UUID, tekst: str) -> None:
    """The doer says what came of an agreement, which then is done."""
    with zaak.spel.act(wie, moment) as asker:
        give_terugkoppeling(asker=asker, afspraak_id=afspraak_id, versie=2, resultaat="gedaan", tekst=tekst)


def _close(zaak: Zaak, moment: datetime.datetime) -> None:
    with zaak.spel.act(zaak.voorzitter, moment) as asker:
        close_casus(
            asker=asker,
            casus_id=_casus(zaak),
            versie=membership(asker, _casus(zaak)).casus.versie,
            resultaat="De belangrijkste doelen zijn gehaald; wat rest kan in de gewone zorg.",
            nazorg_eigenaar_id=zaak.spel.id("medewerker", zaak.partners[0]),
            oordelen=[
                Doeloordeel(doel, "bereikt" if nummer == 0 else "deels", "Zie de afspraken en het gesprek.")
                for nummer, doel in enumerate(zaak.doelen)
            ],
        )
