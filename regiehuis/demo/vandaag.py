"""What lies on the desks of the demo today: a household, an alert to piket, a lead and an agreement to be answered."""

import datetime
from collections.abc import Sequence

from regiehuis.casussen.actions.advies import ask_advies
from regiehuis.casussen.actions.afspraak import offer_afspraak
from regiehuis.casussen.actions.document import Bestand, add_document
from regiehuis.casussen.actions.informatie import add_informatie
from regiehuis.casussen.actions.overdracht import offer_overdracht
from regiehuis.casussen.actions.regie import offer_regie
from regiehuis.casussen.actions.signaal import start_signaal
from regiehuis.casussen.rules.triage import Wachten
from regiehuis.kern.models import new_id
from regiehuis.samenwerking.actions.medewerkers import set_vervanging
from regiehuis.samenwerking.actions.piketrooster import plan_piketdienst

from . import nood
from .antwerpen import VROEG, keep_sheet, plan_visit, report_release
from .dreiging import WAARSCHUWING
from .gezin import add_household, meet_again, step_back
from .spel import Spel
from .verhalen import HUISELIJK_GEWELD, VEELPLEGERS, ZORG_EN_OVERLAST
from .verloop import decide, plan_zaak
from .verzoeken import plan_verzoeken
from .zaak import DAG, Zaak

WIJKAGENT = """Afspraken met het gezin

1. De wijkagent komt elke maandag na vier uur langs.
2. Is er ruzie, dan belt het gezin eerst het wijkteam. Is er gevaar: 112.
3. De honden blijven aan de lijn als er bezoek is.
"""
GEVAAR = "Man staat met een bijl voor de deur van zijn ex-vrouw; zij en twee kinderen zijn binnen."
WACHTEN = (
    (("Bram", "", "Kuipers", "1988-09-12"), Wachten("geen_plek")),
    (
        ("Milan", "de", "Rooij", "1995-01-30"),
        Wachten("partner", "De kliniek kan pas na de intake aanschuiven; die is over drie weken."),
    ),
)
SITUATIE = (
    "Een vrouw van rond de vijftig verzamelt; de woning is onveilig. Vier diensten komen er en geen een heeft de regie."
)
WENS = "Nagaan of een plek in de kliniek kan worden vrijgehouden na de intake"


def plan_vandaag(spel: Spel, zaken: Sequence[Zaak]) -> None:
    """Plan the last acts of the half year, each on a case that has come so far."""
    running = [zaak for zaak in zaken if zaak.fase == "uitvoering"]
    household = next(zaak for zaak in running if zaak.sjabloon is HUISELIJK_GEWELD)
    household.soort = "huishouden"
    offered = next(zaak for zaak in running if zaak.sjabloon is VEELPLEGERS)
    handed = next(z for z in running if z.sjabloon is ZORG_EN_OVERLAST and z.nummer % 3 and z.nummer % 9 != 5)
    vacant = next(zaak for zaak in zaken if zaak.fase == "analyse" and zaak.nummer % 7 == 5)
    plan_verzoeken(spel, offered)
    spel.plan(spel.day(6, 15), lambda moment: add_household(household, moment))
    spel.plan(spel.day(6, 16), lambda moment: _warn(household, moment))
    spel.plan(spel.day(6, 16), lambda moment: _bring_document(household, moment))
    spel.plan(spel.day(5, 10), lambda moment: step_back(household, moment))
    spel.plan(spel.day(4, 11), lambda moment: meet_again(handed, moment))
    spel.plan(spel.day(5, 10), lambda moment: plan_visit(household, moment))
    spel.plan(spel.day(5, 14), lambda moment: keep_sheet(household, moment))
    spel.plan(spel.day(5, 15), lambda moment: report_release(household, moment, 60))
    spel.plan(spel.day(1, 15), lambda moment: report_release(household, moment, 3, VROEG))
    spel.plan(spel.day(3, 2), lambda moment: nood.take(household, "crisisopvang", moment, nood.NACHT, 2))
    spel.plan(spel.day(2, 11), lambda moment: nood.judge(spel, household.voorzitter, moment))
    spel.plan(spel.nu - DAG / 48, lambda moment: nood.take(handed, "crisisopvang", moment, nood.NU, 8))
    spel.plan(spel.day(2, 14), lambda moment: _hand_over(handed, moment))
    spel.plan(spel.day(2, 15), lambda moment: _offer_lead(vacant, moment))
    spel.plan(spel.day(1, 16), lambda moment: _offer_agreement(offered, moment))
    spel.plan(spel.day(3, 9), lambda moment: _deputise(spel, moment))
    for nummer, (naam, wachten) in enumerate(WACHTEN, 40):
        zaak = Zaak(
            spel=spel,
            nummer=nummer,
            sjabloon=VEELPLEGERS,
            naam=naam,
            fase="signaal",
            begin=spel.day(54 - nummer, 11),
        )
        plan_zaak(zaak)
        spel.plan(spel.day(46 - nummer, 10), lambda moment, zaak=zaak, wachten=wachten: _wait(zaak, moment, wachten))  # type: ignore[misc]
    spel.plan(spel.day(2, 9), lambda moment: _keep_rota(spel, moment))
    spel.plan(spel.day(1, 11), lambda moment: _ask_advice(spel, moment))
    spel.plan(spel.nu - DAG / 36, lambda moment: _alert(spel, moment))


def _keep_rota(spel: Spel, moment: datetime.datetime) -> None:
    """Two weeks of piket, and a week after them that nobody holds yet."""
    with spel.act("ketenmanager", moment) as asker:
        for week in (0, 1):
            plan_piketdienst(
                asker=asker,
                medewerker_id=spel.id("medewerker", "piket"),
                van=moment + 7 * week * DAG,
                tot=moment + 7 * (week + 1) * DAG,
            )


def _ask_advice(spel: Spel, moment: datetime.datetime) -> None:
    """A question to the triage that names nobody."""
    with spel.act("wijkteam", moment) as asker:
        ask_advies(
            asker=asker,
            situatie=SITUATIE,
            vraag="Kan het huis meedenken, of lossen wij dit zelf op?",
            zonder_namen=True,
        )


def _wait(zaak: Zaak, moment: datetime.datetime, wachten: Wachten) -> None:
    """Accepted, and on the waiting list of its meeting."""
    decide(zaak, moment, bericht="Uw signaal is aangenomen. De casus begint zodra er plek is.", wachten=wachten)


def _warn(zaak: Zaak, moment: datetime.datetime) -> None:
    assert zaak.casus_id is not None
    with zaak.spel.act("politie", moment) as asker:
        add_informatie(
            asker=asker,
            casus_id=zaak.casus_id,
            categorie_id=zaak.spel.id("categorie", "Politie"),
            soort="waarschuwing",
            tekst=WAARSCHUWING,
            ontvangen_op=asker.dag,
            grondslag="wgs",
            persoon_id=zaak.persoon_id,
            persoonsrol="verdachte",
            leefgebied_id=zaak.spel.id("leefgebied", "Veiligheid"),
        )


def _bring_document(zaak: Zaak, moment: datetime.datetime) -> None:
    """A document as an item, which everybody at the table may read."""
    assert zaak.casus_id is not None
    with zaak.spel.act("politie", moment) as asker:
        add_document(
            asker=asker,
            bestand=Bestand("afspraken-wijkagent.txt", WIJKAGENT.encode()),
            nieuw_id=new_id(),
            casus_id=zaak.casus_id,
            categorie_id=zaak.spel.id("categorie", "Sociaal"),
            soort="feit",
            tekst="De afspraken die de wijkagent aan de deur maakte, zoals het gezin ze kreeg.",
            ontvangen_op=asker.dag,
            grondslag="wgs",
            persoon_id=zaak.persoon_id,
            persoonsrol="verdachte",
            leefgebied_id=zaak.spel.id("leefgebied", "Veiligheid"),
        )


def _hand_over(zaak: Zaak, moment: datetime.datetime) -> None:
    """Who was to start at home has no room; the neighbourhood team is asked to take it over."""
    key = zaak.spel.namen[f"afspraken {zaak.nummer}"]["zijlicht"]
    with zaak.spel.act("zijlicht", moment) as asker:
        offer_overdracht(asker=asker, afspraak_id=key, medewerker_id=zaak.spel.id("medewerker", "wijkteam"))


def _offer_lead(zaak: Zaak, moment: datetime.datetime) -> None:
    assert zaak.casus_id is not None
    with zaak.spel.act(zaak.voorzitter, moment) as asker:
        offer_regie(asker=asker, casus_id=zaak.casus_id, medewerker_id=zaak.spel.id("medewerker", zaak.regisseur))


def _offer_agreement(zaak: Zaak, moment: datetime.datetime) -> None:
    assert zaak.casus_id is not None
    with zaak.spel.act(zaak.voorzitter, moment) as asker:
        offer_afspraak(
            asker=asker,
            casus_id=zaak.casus_id,
            tekst=WENS,
            organisatie_id=zaak.spel.organisatie_van["verslavingszorg"],
            medewerker_id=zaak.spel.id("medewerker", "verslavingszorg"),
            termijn=asker.dag + 14 * DAG,
            doel_id=zaak.doelen[-1],
        )


def _deputise(spel: Spel, moment: datetime.datetime) -> None:
    with spel.act("ketenmanager", moment) as asker:
        set_vervanging(
            asker=asker,
            medewerker_id=spel.id("medewerker", "leerplicht"),
            vervanger_id=spel.id("medewerker", "school"),
            van=asker.dag,
            tot=asker.dag + 14 * DAG,
            reden="Vakantie",
        )


def _alert(spel: Spel, moment: datetime.datetime) -> None:
    """A signal with acute danger, just begun: piket is called before anything else is filled in."""
    with spel.act("wijkagent", moment) as asker:
        start_signaal(asker=asker, acuut=True, acuut_toelichting=GEVAAR)
