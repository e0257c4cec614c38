"""What lies with the functionaris of the demo: findings, a sample that runs, and the suspicion of a breach."""

import datetime

from regiehuis.samenwerking.access import AMSTERDAM
from regiehuis.verantwoording.actions.datalek import assess_datalek, report_datalek
from regiehuis.verantwoording.actions.steekproef import judge_steekproefregel, trek_steekproef
from regiehuis.verantwoording.actions.toezicht import record_bevinding
from regiehuis.verantwoording.queries.steekproef import steekproef
from regiehuis.verantwoording.rules.datalek import Beoordeling

from .spel import Spel

UUR = datetime.timedelta(hours=1)
DAG = datetime.timedelta(days=1)


def plan_toezicht(spel: Spel) -> None:
    """Two findings, one for the ketenmanager, a sample, and two breaches: one whose clock runs, one decided about."""
    spel.plan(spel.day(12, 14), lambda moment: _find(spel, moment))
    spel.plan(spel.nu - UUR, lambda moment: _draw(spel, moment))
    spel.plan(spel.nu - 20 * UUR, lambda moment: _report(spel, moment))
    spel.plan(spel.day(9, 9), lambda moment: _decide(spel, moment))


def _find(spel: Spel, moment: datetime.datetime) -> None:
    with spel.act("fg", moment) as asker:
        record_bevinding(
            asker=asker,
            onderwerp="Account van een vertrokken collega stond nog open",
            toelichting="In het logboek staat na het vertrek nog een aanmelding. Sluit het account.",
            bron="logboek",
            eigenaar_id=spel.id("medewerker", "ketenmanager"),
            opvolgen_voor=asker.dag + 21 * DAG,
        )
        record_bevinding(
            asker=asker,
            onderwerp="Steekproef van het kwartaal inplannen",
            toelichting="Trek uit elk kwartaal een steekproef van inzage en verstrekking.",
            bron="steekproef",
            eigenaar_id=spel.id("medewerker", "fg"),
            opvolgen_voor=asker.dag + 10 * DAG,
        )


def _draw(spel: Spel, moment: datetime.datetime) -> None:
    """A running sample: what the log holds by its own clock, of which some rows were judged."""
    vandaag = datetime.datetime.now(AMSTERDAM).date()
    with spel.act("fg", moment) as asker:
        made = trek_steekproef(asker=asker, soort="inzage", van=vandaag - 91 * DAG, tot=vandaag, omvang=12)
        for row in steekproef(asker, made.id).regels[:4]:
            judge_steekproefregel(
                asker=asker, regel_id=row.id, versie=row.versie, oordeel="rechtmatig", reden="Werkt aan deze casus."
            )


def _decide(spel: Spel, moment: datetime.datetime) -> None:
    """A breach that was decided about: a procesregisseur still tells whom it touched."""
    with spel.act("zijlicht", moment) as asker:
        made = report_datalek(
            asker=asker,
            soort="verloren",
            ontdekt_op=moment - 2 * UUR,
            omschrijving="Een tas met een aantekenboekje is in de trein blijven liggen.",
        )
    besluit = Beoordeling(
        status="datalek",
        gevolgen="Wie het boekje vindt, kan iemand herkennen.",
        maatregelen="Aantekeningen staan voortaan alleen in Regiehuis.",
        ap_besluit="niet_melden",
        ap_reden="In het boekje stonden geen gegevens die een risico geven.",
        betrokkenen_besluit="melden",
        betrokkenen_reden="Wie erin stond, mag het van ons horen.",
        informeert_id=spel.id("medewerker", "procesregisseur"),
        informeren_voor=moment.date() + 30 * DAG,
    )
    with spel.act("fg", moment + UUR) as asker:
        assess_datalek(asker=asker, datalek_id=made.id, versie=1, beoordeling=besluit)


def _report(spel: Spel, moment: datetime.datetime) -> None:
    with spel.act("politie", moment) as asker:
        report_datalek(
            asker=asker,
            soort="verkeerd_gestuurd",
            ontdekt_op=moment - UUR,
            omschrijving="Een uitnodiging voor een overleg ging naar een verkeerd mailadres. Er stond geen inhoud in.",
        )
