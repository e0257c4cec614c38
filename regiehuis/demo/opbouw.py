"""Builds the demo's house: founded by the owner, everything else by its ketenmanager."""

import datetime
import functools
import uuid

from regiehuis.casussen.actions.bereik import Wijziging, carry_out
from regiehuis.casussen.actions.inrichting import furnish_huis
from regiehuis.convenanten.actions import (
    add_convenant,
    ask_advies,
    decide_advies,
    record_verstrekkingsbesluit,
    set_matrixvak,
    sign_convenant,
)
from regiehuis.convenanten.rules.modellen import MODELLEN
from regiehuis.convenanten.rules.rechtmatigheidsadvies import Adviesuitkomst, Adviesvraag
from regiehuis.convenanten.rules.verstrekkingsbesluit import Besluit
from regiehuis.kennisbank.actions import add_menukaartitem
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.actions import (
    add_medewerker,
    add_onderdeel,
    add_organisatie,
    add_overlegdeelnemer,
    add_thema,
    appoint_functie,
    change_huis,
    found_huis,
    save_overlegvorm,
)
from regiehuis.samenwerking.actions.profiel import (
    add_tredelid,
    change_profiel,
    change_werkkader,
    choose_regietype,
    review_profiel,
)
from regiehuis.samenwerking.queries.huis import partners as partner_lijst
from regiehuis.verantwoording.actions.bewaring import set_bewaartermijn

from .accounts_bevestigen import begin_accounts
from .huis import (
    BELEIDSTAFELS,
    GEMEENTE,
    KRING,
    LOPEND,
    MENSEN,
    MENUKAART,
    NAAM,
    ORGANISATIES,
    OVERLEGVORMEN,
    SOORTEN,
    THEMAS,
    TRIAGEPARTNERS,
    VERSTREKKING,
)
from .overleggen import first_sitting
from .profiel import DOEL, HERZIENING, PROFIEL, REGIE, TREDELEDEN, WERKKADERS
from .spel import Spel

FIRST = ("ketenmanager", "beheerder")


def build_huis(spel: Spel, begin: datetime.datetime) -> None:
    """Found the house and let its ketenmanager make everything else, on the first day of the story."""
    people = {mens.gebruikersnaam: mens for mens in MENSEN}
    founded = found_huis(
        naam=NAAM,
        gemeente=GEMEENTE,
        mensen={name: (name, people[name].naam, f"{name}@lindehaven.example") for name in FIRST},
        dag=begin.date(),
    )
    spel.namen.update(furnish_huis(huis_id=founded.huis_id, contactpunt=f"privacy@{GEMEENTE.lower()}.example"))
    for name, key in founded.mensen.items():
        spel.remember("medewerker", name, key)
    spel.remember("organisatie", f"Gemeente {GEMEENTE}", founded.organisatie_id)
    spel.remember("onderdeel", "Veiligheidshuis", founded.onderdeel_id)
    with spel.act("ketenmanager", begin) as asker:
        _profile(asker)
        _partners(spel, asker)
        _people(spel, asker)
        _steering(spel, asker)
        _meetings(spel, asker, begin)
        _covenant(spel, asker)
        _draft(spel, asker)
        for onderdeel, naam, soort, voor_wie, dagen, voorwaarde in MENUKAART:
            item = add_menukaartitem(
                asker=asker,
                onderdeel_id=spel.id("onderdeel", onderdeel),
                naam=naam,
                soort=soort,
                voor_wie=voor_wie,
                doorlooptijd_dagen=dagen,
                voorwaarde=voorwaarde,
            )
            spel.remember("menukaartitem", naam, item.id)
    begin_accounts(spel, begin)


def _profile(asker: Asker) -> None:
    """What the house says of itself."""
    change_huis(
        asker=asker,
        versie=1,
        naam=NAAM,
        doel=DOEL,
        adres="Stadhuisplein 1, 1234 AA Lindehaven",
        telefoon="010 123 45 00",
        klimdagen=7,
    )


def _steering(spel: Spel, asker: Asker) -> None:
    """The profile, who stands on the ladder, and how to work with two of the partners."""
    change_profiel(asker=asker, versie=2, doel=DOEL, **PROFIEL)
    choose_regietype(asker=asker, versie=3, regietype="visionair", regietype_reden=REGIE)
    review_profiel(asker=asker, uitkomst=HERZIENING, volgende_op=asker.dag + datetime.timedelta(days=365))
    for trede, wie, naam, rol in TREDELEDEN:
        key = spel.id("medewerker", wie) if wie else None
        add_tredelid(asker=asker, trede=trede, medewerker_id=key, naam=naam, rol=rol)
    partners = {partner.naam: partner for keten in partner_lijst(asker) for partner in keten.partners}
    for naam, kader in WERKKADERS.items():
        change_werkkader(asker=asker, aansluiting_id=partners[naam].id, versie=1, **kader)


def _partners(spel: Spel, asker: Asker) -> None:
    for naam, (keten, soort, onderdelen) in ORGANISATIES.items():
        if naam in spel.namen["organisatie"]:
            units = [
                add_onderdeel(asker=asker, organisatie_id=spel.id("organisatie", naam), naam=unit)
                for unit in onderdelen[1:]
            ]
        else:
            organisatie = add_organisatie(
                asker=asker,
                naam=naam,
                keten=keten,
                onderdelen=onderdelen,
                soort=soort,
                soortorganisatie=SOORTEN[naam],
                capaciteit_uren=8,
            )
            spel.remember("organisatie", naam, organisatie.id)
            units = list(organisatie.onderdelen.all())
        for unit in units:
            spel.remember("onderdeel", unit.naam, unit.id)


def _people(spel: Spel, asker: Asker) -> None:
    owner = {unit: naam for naam, (_, _, units) in ORGANISATIES.items() for unit in units}
    # The functionaris comes last: who is appointed before is no news on the first day.
    for mens in sorted(MENSEN, key=lambda mens: mens.gebruikersnaam == "fg"):
        if mens.gebruikersnaam not in FIRST:
            made = add_medewerker(
                asker=asker,
                gebruikersnaam=mens.gebruikersnaam,
                naam=mens.naam,
                onderdeel_id=spel.id("onderdeel", mens.onderdeel),
                email=f"{mens.gebruikersnaam}@lindehaven.example",
                telefoon="010 123 45 67",
            )
            spel.remember("medewerker", mens.gebruikersnaam, made.id)
            for functie in mens.functies:
                appoint_functie(asker=asker, medewerker_id=made.id, soort=functie)
        spel.organisatie_van[mens.gebruikersnaam] = spel.id("organisatie", owner[mens.onderdeel])


def _meetings(spel: Spel, asker: Asker, begin: datetime.datetime) -> None:
    for thema in THEMAS:
        spel.remember("thema", thema, add_thema(asker=asker, naam=thema).id)
    partners = {"triage": TRIAGEPARTNERS}
    tables = [(*vorm, partners.get(vorm[1], ())) for vorm in OVERLEGVORMEN]
    tables += [(naam, soort, None, *when, chair, 0, mensen) for naam, soort, *when, chair, mensen in BELEIDSTAFELS]
    for naam, soort, thema_naam, ritme, weekdag, uur, voorzitter, capaciteit, deelnemers in tables:
        vorm = save_overlegvorm(
            asker=asker,
            naam=naam,
            soort=soort,
            voorzitter_id=spel.id("medewerker", voorzitter),
            secretaris_id=spel.id("medewerker", "secretaris"),
            thema_id=spel.id("thema", thema_naam) if thema_naam else None,
            ritme=ritme,
            weekdag=weekdag,
            aanvang=datetime.time(uur, 0),
            capaciteit=capaciteit,
            capaciteit_lopend=LOPEND.get(naam),
            plaats="Stadhuis, kamer 2.14",
            kalender_van=first_sitting(begin, ritme, weekdag, uur).date(),
            feestdagregel="overslaan" if ritme == "wekelijks" else "dag_later",
        )
        spel.remember("overlegvorm", naam, vorm.id)
        for wie in deelnemers:
            add_overlegdeelnemer(asker=asker, overlegvorm_id=vorm.id, medewerker_id=spel.id("medewerker", wie))


def _sign(spel: Spel, asker: Asker, convenant_id: uuid.UUID, naam: str) -> None:
    """One partner signs, as the ketenmanager records it."""
    given = {"convenant_id": convenant_id, "organisatie_id": spel.id("organisatie", naam)}
    sign = functools.partial(sign_convenant, asker=asker, ondertekenaar="Namens de directie", van=asker.dag, **given)
    carry_out(asker=asker, wijziging=Wijziging(convenant_id, asker.dag, f"{naam} tekende", sign))


def _draft(spel: Spel, asker: Asker) -> None:
    """A covenant that is still a draft, from a model."""
    model = MODELLEN["achttien"]
    add_convenant(
        asker=asker,
        regime_id=spel.id("regime", "Lokaal convenant persoonsgerichte aanpak"),
        naam=model.naam,
        doel=model.doel,
        thema_ids=[spel.id("thema", "Risicojeugd")],
        van=asker.dag,
        model=model.code,
    )


def _covenant(spel: Spel, asker: Asker) -> None:
    convenant = add_convenant(
        asker=asker,
        regime_id=spel.id("regime", "WGS Zorg- en Veiligheidshuis"),
        naam=f"Convenant {NAAM}",
        doel="Complexe casussen van overlast, geweld en criminaliteit samen aanpakken.",
        thema_ids=[spel.id("thema", thema) for thema in THEMAS],
        van=asker.dag,
    )
    spel.remember("convenant", "convenant", convenant.id)
    for naam in ORGANISATIES:
        _sign(spel, asker, convenant.id, naam)
    record_verstrekkingsbesluit(
        asker=asker,
        convenant_id=convenant.id,
        besluit=Besluit(
            categorieen=frozenset({spel.id("categorie", "Politie")}),
            ontvangers=frozenset(spel.id("organisatie", naam) for naam in ORGANISATIES),
            van=asker.dag,
            tot=asker.dag + datetime.timedelta(days=4 * 365),
            **VERSTREKKING,
        ),
    )
    _advise(spel, asker, convenant.id)
    set_bewaartermijn(
        asker=asker,
        regime_id=spel.id("regime", "WGS Zorg- en Veiligheidshuis"),
        categorie_id=spel.id("categorie", next(iter(KRING))),
        vanaf="afsluiting",
        maanden=24,
        versie=None,
    )
    for categorie, kring in KRING.items():
        for lezer in kring:
            set_matrixvak(
                asker=asker,
                convenant_id=convenant.id,
                onderdeel_id=None if lezer == "procesregie" else spel.id("onderdeel", lezer),
                categorie_id=spel.id("categorie", categorie),
                lezen=True,
                inbrengen=lezer != "procesregie",
            )


def _advise(spel: Spel, asker: Asker, convenant_id: uuid.UUID) -> None:
    """Two questions to the lawfulness committee: one decided on, one still open (R38)."""

    def ask(vraag: str, categorie: str, ontvanger: str) -> uuid.UUID:
        kinds, bodies = {spel.id("categorie", categorie)}, {spel.id("organisatie", ontvanger)}
        asked = Adviesvraag(vraag, frozenset(kinds), frozenset(bodies), asker.dag)
        return ask_advies(asker=asker, convenant_id=convenant_id, vraag=asked).id

    decided = ask("Mag Lindewonen lezen wat over wonen en huurschuld wordt vastgelegd?", "Wonen", "Lindewonen")
    ask("Mag Stichting Zijlicht meelezen wat de behandelaars inbrengen?", "Medisch", "Stichting Zijlicht")
    uitkomst = Adviesuitkomst(
        advies="voorwaarden",
        advies_tekst="Ja, als het beperkt blijft tot wat nodig is om een huisuitzetting te voorkomen.",
        advies_op=asker.dag,
        besluit="toegestaan",
        afwijking="",
        besloten_door="De stuurgroep",
        besloten_op=asker.dag,
    )
    decide_advies(asker=asker, advies_id=decided, versie=1, uitkomst=uitkomst)
