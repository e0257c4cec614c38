"""How a case of the demo goes from its plan on: goals, agreements, feedback, closing."""

import datetime
import uuid

from regiehuis.casussen.access.casus import membership
from regiehuis.casussen.actions.afsluiting import close_casus
from regiehuis.casussen.actions.afspraak import accept_afspraak, decline_afspraak, give_terugkoppeling, offer_afspraak
from regiehuis.casussen.actions.interventie import add_interventie
from regiehuis.casussen.actions.plan import activate_plan, add_doel, score_leefgebied
from regiehuis.casussen.queries.plan import plan_pagina
from regiehuis.casussen.rules.afsluiting import Doeloordeel
from regiehuis.samenwerking.access import Asker

from .zaak import DAG, Zaak, casus_of


def step_make_plan(zaak: Zaak, moment: datetime.datetime) -> None:
    """The plan of this theme."""
    make_plan(zaak, moment, zaak.sjabloon.doelen)


def make_plan(zaak: Zaak, moment: datetime.datetime, doelen: tuple[tuple[str, str, str], ...]) -> None:
    """The chair writes goals down with scores on their life areas."""
    with zaak.spel.act(zaak.voorzitter, moment) as asker:
        for nummer, (leefgebied, tekst, tevreden_als) in enumerate(doelen):
            doel = add_doel(
                asker=asker,
                casus_id=casus_of(zaak),
                leefgebied_id=zaak.spel.id("leefgebied", leefgebied),
                tekst=tekst,
                tevreden_als=tevreden_als,
                persoon_id=zaak.persoon_id,
            )
            zaak.doelen.append(doel.id)
            score_leefgebied(
                asker=asker,
                casus_id=casus_of(zaak),
                leefgebied_id=zaak.spel.id("leefgebied", leefgebied),
                score=1 + (zaak.nummer + nummer) % 3,
                toelichting="Stand bij de start van het plan",
                persoon_id=zaak.persoon_id,
            )


def step_activate(zaak: Zaak, moment: datetime.datetime) -> None:
    """The plan is adopted, where somebody leads."""
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
        plan = _plan_versie(asker, casus_of(zaak))
        activate_plan(asker=asker, casus_id=casus_of(zaak), versie=plan, evaluatie_op=asker.dag + 91 * DAG)


def _plan_versie(asker: Asker, casus_id: uuid.UUID) -> int:
    """The version of the plan as the chair sees it now."""
    versie = plan_pagina(asker, casus_id).versie
    assert versie is not None
    return versie


def step_agree(zaak: Zaak, moment: datetime.datetime) -> None:
    """The agreements of this theme."""
    agree(zaak, moment, zaak.sjabloon.afspraken)


def agree(zaak: Zaak, moment: datetime.datetime, afspraken: tuple[tuple[str, str], ...]) -> list[uuid.UUID]:
    """Agreements offered by the chair; most are accepted, one in nine declined with a ground."""
    made = []
    for nummer, (wie, tekst) in enumerate(afspraken):
        with zaak.spel.act(zaak.voorzitter, moment) as asker:
            afspraak = offer_afspraak(
                asker=asker,
                casus_id=casus_of(zaak),
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


def step_report_back(zaak: Zaak, moment: datetime.datetime) -> None:
    """What came of the agreements."""
    agreements = zaak.spel.namen.get(f"afspraken {zaak.nummer}", {})
    for nummer, (wie, afspraak_id) in enumerate(agreements.items()):
        done = zaak.fase == "nazorg" or (zaak.nummer + nummer) % 3 == 0
        if done and (zaak.nummer + nummer) % 9 != 8:
            report_back(zaak, moment, wie, afspraak_id, "Gedaan zoals afgesproken; de eerste stap is gezet.")


def report_back(zaak: Zaak, moment: datetime.datetime, wie: str, afspraak_id: uuid.UUID, tekst: str) -> None:
    """The doer says what came of an agreement, which then is done."""
    with zaak.spel.act(wie, moment) as asker:
        give_terugkoppeling(asker=asker, afspraak_id=afspraak_id, versie=2, resultaat="gedaan", tekst=tekst)


def step_close(zaak: Zaak, moment: datetime.datetime) -> None:
    """The case is closed, with its goals judged."""
    with zaak.spel.act(zaak.voorzitter, moment) as asker:
        close_casus(
            asker=asker,
            casus_id=casus_of(zaak),
            versie=membership(asker, casus_of(zaak)).casus.versie,
            resultaat="De belangrijkste doelen zijn gehaald; wat rest kan in de gewone zorg.",
            nazorg_eigenaar_id=zaak.spel.id("medewerker", zaak.partners[0]),
            oordelen=[
                Doeloordeel(doel, "bereikt" if nummer == 0 else "deels", "Zie de afspraken en het gesprek.")
                for nummer, doel in enumerate(zaak.doelen)
            ],
        )
