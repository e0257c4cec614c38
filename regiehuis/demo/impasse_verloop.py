"""The acts of the story in `impasse`: eight refusals, the mayor, and one who takes the lead."""

import datetime
import uuid
from typing import Any

from regiehuis.casussen.actions.informatie import add_informatie
from regiehuis.casussen.actions.monitoring import accept_opschaling, answer_opschaling, escalate_casus
from regiehuis.casussen.actions.overdracht import offer_overdracht
from regiehuis.casussen.actions.piket import answer_piketmelding
from regiehuis.casussen.actions.regie import decline_regie, offer_regie
from regiehuis.casussen.actions.visie import attach_visie
from regiehuis.casussen.queries.piket import open_piketmeldingen
from regiehuis.casussen.queries.visie import visie_keuzes
from regiehuis.casussen.rules.afweging import Afweging

from . import impasse
from .spel import Spel
from .verhalen import ZORG_EN_OVERLAST
from .verloop import open_zaak, plan_zaak, take_lead
from .verloop_plan import activate, agree, make_plan, report_back
from .zaak import DAG, Zaak, triage_after


def plan_impasse(spel: Spel) -> None:
    """Plan the whole story, nine weeks ago."""
    refusing = tuple(wie for wie, _ in impasse.WEIGERINGEN)
    zaak = Zaak(
        spel=spel,
        nummer=30,
        sjabloon=ZORG_EN_OVERLAST,
        naam=("Teun", "", "Brands", "1977-00-00"),
        fase="signaal",
        begin=spel.day(63, 14),
        aanleiding=impasse.AANLEIDING,
        doel=impasse.DOEL,
        al_gedaan=impasse.AL_GEDAAN,
        acuut=impasse.ACUUT,
        afzender="wonen",
        partners=("wonen", impasse.AANVAARDING, *refusing),
    )
    plan_zaak(zaak)
    triage = triage_after(zaak.begin)
    for days, act in (
        (-0.9, _answer_piket),
        (0, open_zaak),
        (2, _diagnose),
        (3, _refuse_all),
        (24, _escalate),
        (26, _answer),
        (27, lambda zaak, moment: take_lead(zaak, moment, impasse.AANVAARDING)),
        (29, lambda zaak, moment: make_plan(zaak, moment, impasse.DOELEN)),
        (29.1, _attach_visie),
        (30, activate),
        (30.2, lambda zaak, moment: agree(zaak, moment, impasse.AFSPRAKEN) and None),
        (38, _first_feedback),
        (45, _hand_over),
    ):
        spel.plan(triage + days * DAG, lambda moment, act=act: act(zaak, moment))  # type: ignore[misc]


def _answer_piket(zaak: Zaak, moment: datetime.datetime) -> None:
    with zaak.spel.act("piket", moment) as asker:
        for alert in open_piketmeldingen(asker):
            answer_piketmelding(asker=asker, melding_id=alert.id, antwoord="Politie en brandweer zijn geïnformeerd.")


def _diagnose(zaak: Zaak, moment: datetime.datetime) -> None:
    for wie, tekst in impasse.DIAGNOSES:
        note = Afweging(**impasse.AFWEGING, overlegd_op=moment.date())
        weighed = {"grondslag": "conflict_van_plichten", "afweging": note}
        _bring(zaak, moment, wie, ("Medisch", "oordeel", "Gezondheid"), tekst, **weighed)
    _bring(zaak, moment, "verslavingsreclassering", ("Sociaal", "waarschuwing", "Veiligheid"), impasse.WAARSCHUWING)
    _bring(zaak, moment, "verslavingszorg", ("Sociaal", "eigen_visie", "Huisvesting"), impasse.EIGEN_VISIE)
    readers = [zaak.spel.id("onderdeel", naam) for naam in impasse.MELDER_LEZERS]
    named = {"publiek": "onderdelen", "publiek_onderdelen": readers}
    _bring(zaak, moment, "wonen", ("Sociaal", "melder", "Veiligheid"), impasse.MELDER, **named)


def _hand_over(zaak: Zaak, moment: datetime.datetime) -> None:
    """One agreement is offered to a successor, who has not answered yet."""
    van, naar = impasse.OVERDRACHT
    with zaak.spel.act(van, moment) as asker:
        offer_overdracht(
            asker=asker,
            afspraak_id=zaak.spel.id(f"afspraken {zaak.nummer}", van),
            medewerker_id=zaak.spel.id("medewerker", naar),
        )


def _attach_visie(zaak: Zaak, moment: datetime.datetime) -> None:
    assert zaak.casus_id is not None
    with zaak.spel.act(zaak.voorzitter, moment) as asker:
        for key, _ in visie_keuzes(asker, zaak.casus_id):
            attach_visie(asker=asker, casus_id=zaak.casus_id, informatie_id=key)


def _bring(
    zaak: Zaak, moment: datetime.datetime, wie: str, wat: tuple[str, str, str], tekst: str, **given: Any
) -> uuid.UUID:
    """One partner brings one item in: its category, kind and life area, its text, and what is not as usual."""
    categorie, soort, leefgebied = wat
    assert zaak.casus_id is not None
    with zaak.spel.act(wie, moment) as asker:
        item = add_informatie(
            asker=asker,
            casus_id=zaak.casus_id,
            categorie_id=zaak.spel.id("categorie", categorie),
            soort=soort,
            tekst=tekst,
            ontvangen_op=asker.dag,
            persoon_id=zaak.persoon_id,
            persoonsrol="gezinslid",
            leefgebied_id=zaak.spel.id("leefgebied", leefgebied),
            **{"grondslag": "wgs", **given},
        )
    return item.id


def _refuse_all(zaak: Zaak, moment: datetime.datetime) -> None:
    assert zaak.casus_id is not None
    for nummer, (wie, grond) in enumerate(impasse.WEIGERINGEN):
        with zaak.spel.act(zaak.voorzitter, moment + 2 * nummer * DAG) as asker:
            key = zaak.spel.id("medewerker", wie)
            aanbod = offer_regie(asker=asker, casus_id=zaak.casus_id, medewerker_id=key)
        with zaak.spel.act(wie, moment + (2 * nummer + 1) * DAG) as asker:
            decline_regie(asker=asker, casus_id=aanbod.casus_id, aanbod_id=aanbod.id, grond=grond)


def _escalate(zaak: Zaak, moment: datetime.datetime) -> None:
    assert zaak.casus_id is not None
    with zaak.spel.act(zaak.voorzitter, moment) as asker:
        made = escalate_casus(
            asker=asker,
            casus_id=zaak.casus_id,
            naar_trede="strategisch",
            vraag=impasse.VRAAG,
            feiten=impasse.FEITEN,
            termijn=asker.dag + 7 * DAG,
            geadresseerde_id=zaak.spel.id("medewerker", "burgemeester"),
        )
    zaak.spel.remember("opschaling", "impasse", made.id)


def _answer(zaak: Zaak, moment: datetime.datetime) -> None:
    key = zaak.spel.id("opschaling", "impasse")
    with zaak.spel.act("burgemeester", moment) as asker:
        accept_opschaling(asker=asker, opschaling_id=key)
    with zaak.spel.act("burgemeester", moment + DAG / 24) as asker:
        answer_opschaling(asker=asker, opschaling_id=key, antwoord=impasse.ANTWOORD)


def _first_feedback(zaak: Zaak, moment: datetime.datetime) -> None:
    agreements = zaak.spel.namen[f"afspraken {zaak.nummer}"]
    key = agreements[impasse.AANVAARDING]
    report_back(zaak, moment, impasse.AANVAARDING, key, impasse.TERUGKOPPELING)
