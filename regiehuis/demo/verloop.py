"""How one case of the demo goes, act by act: signal, triage, members, lead, information."""

import datetime
from collections.abc import Callable
from typing import Any

from regiehuis.casussen.access.toestemming import scope_of
from regiehuis.casussen.actions.deelname import add_deelname
from regiehuis.casussen.actions.informatie import add_informatie
from regiehuis.casussen.actions.regie import accept_regie, offer_regie
from regiehuis.casussen.actions.signaal import save_signaal, start_signaal, submit_signaal
from regiehuis.casussen.actions.signaaldelen import add_partner, add_persoon
from regiehuis.casussen.actions.toestemming import record_toestemming
from regiehuis.casussen.actions.triage import decide_triage, search_personen
from regiehuis.casussen.queries.herkomst import casus_of_signaal
from regiehuis.casussen.queries.signaal import signaal as signaal_detail
from regiehuis.casussen.rules.signaal import PersoonGegevens
from regiehuis.casussen.rules.toestemming import Bereik
from regiehuis.casussen.rules.triage import Oordeel
from regiehuis.samenwerking.access import Asker

from .verloop_plan import step_activate, step_agree, step_close, step_make_plan, step_report_back
from .zaak import DAG, MET_BSN, TESTNUMMER, Zaak, casus_of, triage_after


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
        ("plan", 14, step_make_plan),
        ("uitvoering", 16, step_activate),
        ("uitvoering", 16.2, step_agree),
        ("uitvoering", 30, step_report_back),
        ("nazorg", 68, step_close),
    ]
    for fase, days, step in steps:
        if zaak.reaches(fase):
            zaak.spel.plan(triage + days * DAG, lambda moment, step=step: step(zaak, moment))  # type: ignore[misc]


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


def _gather(zaak: Zaak, moment: datetime.datetime) -> None:
    with zaak.spel.act(zaak.voorzitter, moment) as asker:
        for partner in zaak.partners:
            made = add_deelname(
                asker=asker,
                casus_id=casus_of(zaak),
                medewerker_id=zaak.spel.id("medewerker", partner),
                tot=asker.dag + 500 * DAG,
                reden="Nodig voor analyse en plan",
            )
            zaak.spel.remember(f"deelname {zaak.nummer}", partner, made.id)


def _take_lead(zaak: Zaak, moment: datetime.datetime) -> None:
    if zaak.nummer % 7 == 5 and not zaak.reaches("uitvoering"):
        return  # here the lead still stands open
    take_lead(zaak, moment, zaak.regisseur)


def take_lead(zaak: Zaak, moment: datetime.datetime, wie: str) -> None:
    """The chair offers the lead, and `wie` accepts it the same day."""
    with zaak.spel.act(zaak.voorzitter, moment) as asker:
        aanbod = offer_regie(asker=asker, casus_id=casus_of(zaak), medewerker_id=zaak.spel.id("medewerker", wie))
    with zaak.spel.act(wie, moment + DAG / 12) as asker:
        accept_regie(asker=asker, casus_id=aanbod.casus_id, aanbod_id=aanbod.id)


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
    """One partner brings one item in, as a fact or as its part of the problem analysis; care on consent (R25)."""
    with zaak.spel.act(wie, moment) as asker:
        if care:
            consent(zaak, asker, categorie)
        add_informatie(
            asker=asker,
            casus_id=casus_of(zaak),
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


def consent(zaak: Zaak, asker: Asker, categorie: str) -> None:
    """The main person agrees that everybody at the table reads this category, for half a year."""
    assert zaak.persoon_id is not None
    kader = scope_of(asker, casus_of(zaak))
    bereik = Bereik(
        gever="zelf",
        vertegenwoordiger="",
        doel="Samen één plan maken, zodat het verhaal maar één keer hoeft te worden verteld.",
        categorieen=frozenset({zaak.spel.id("categorie", categorie)}),
        organisaties=kader.organisaties,
        van=asker.dag,
        tot=asker.dag + 182 * DAG,
        wijze="mondeling",
    )
    record_toestemming(asker=asker, casus_id=casus_of(zaak), persoon_id=zaak.persoon_id, bereik=bereik)
