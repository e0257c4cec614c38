"""The forms of findings and breaches."""

import datetime
from functools import partial

from regiehuis.logboek.actions import record, record_refusal
from regiehuis.samenwerking.access import AMSTERDAM
from regiehuis.verantwoording.actions.datalek import assess_datalek, report_datalek
from regiehuis.verantwoording.actions.steekproef import judge_steekproefregel, trek_steekproef
from regiehuis.verantwoording.actions.toezicht import record_bevinding
from regiehuis.verantwoording.models import Steekproefregel
from regiehuis.verantwoording.rules.datalek import Beoordeling
from tests.cast import DAG, MOMENT, act, cid

from .formulier import Formulier, Fout, Sleutels
from .knoppen import Knop

BEVINDING = {
    "onderwerp": "Veel inzage",
    "toelichting": "Nagaan waarom hij dit las.",
    "bron": "logboek",
    "eigenaar": str(cid("ketenmanager")),
    "opvolgen_voor": "20-3-2026",
}
BESLUIT = {
    "status": "datalek",
    "gevolgen": "Kans op herkenning",
    "maatregelen": "Telefoon gewist",
    "ap_besluit": "melden",
    "ap_reden": "Er is een risico",
    "betrokkenen_besluit": "niet_melden",
    "betrokkenen_reden": "Geen gevolg",
}
VANDAAG = datetime.datetime.now(AMSTERDAM).date()
DAGEN = datetime.timedelta(days=1)
GEEN_BSN = "een nummer dat op een BSN lijkt"
VERLEDEN = Fout("opvolgen_voor", {"opvolgen_voor": "9-3-2026"}, "Kies een dag vanaf vandaag")


def finding() -> Sleutels:
    """A finding for the ketenmanager."""
    with act("fg") as asker:
        made = record_bevinding(
            asker=asker,
            onderwerp="Veel inzage",
            toelichting="Nagaan",
            eigenaar_id=cid("ketenmanager"),
            opvolgen_voor=DAG,
            nieuw_id=cid("vondst"),
        )
    return {"id": made.id}


def breach() -> Sleutels:
    """A suspicion that somebody reported, and a row of the log about a person."""
    with act("lid", doel="dossier") as asker:
        record(asker=asker, handeling="lezen", object_soort="casus", object_id=cid("casus"),
               personen=[cid("persoon_casus")])  # fmt: skip
        made = report_datalek(
            asker=asker, soort="verloren", ontdekt_op=MOMENT, omschrijving="Tas kwijt", nieuw_id=cid("lek")
        )
    return {"id": made.id}


def to_tell() -> None:
    """A breach whose persons must be told."""
    breach()
    decided = Beoordeling(
        status="datalek",
        betrokkenen_besluit="melden",
        betrokkenen_reden="Zij moeten het weten",
        informeert_id=cid("procesregisseur"),
        informeren_voor=DAG,
    )
    with act("fg") as asker:
        assess_datalek(asker=asker, datalek_id=cid("lek"), versie=1, beoordeling=decided)


def no_breach() -> None:
    """Something that turned out to be none."""
    breach()
    with act("fg") as asker:
        assess_datalek(asker=asker, datalek_id=cid("lek"), versie=1, beoordeling=Beoordeling(status="geen_datalek"))


def sample() -> Sleutels:
    """A row of a sample that waits to be judged, drawn from what this employee looked at."""
    with act("lid", doel="dossier") as asker:
        record(asker=asker, handeling="lezen", object_soort="casus", object_id=cid("casus"))
    with act("fg") as asker:
        trek_steekproef(
            asker=asker, soort="inzage", van=VANDAAG - DAGEN, tot=VANDAAG, omvang=1, nieuw_id=cid("trekking")
        )
        return {"id": Steekproefregel.objects.get(steekproef_id=cid("trekking")).id}


def judged_sample() -> Sleutels:
    """A sample that can be closed."""
    with act("fg") as asker:
        judge_steekproefregel(asker=asker, regel_id=sample()["id"], versie=1, oordeel="rechtmatig", reden="")
    return {"id": cid("trekking")}


def refused_often() -> Sleutels:
    """Somebody whom the first rule names."""
    for _ in range(5):
        with act("buitenstaander", doel="dossier") as asker:
            record_refusal(asker=asker, object_soort="casus", object_id=cid("casus"))
    return {"soort": "geweigerd", "medewerker": cid("buitenstaander")}


Fg = partial(Formulier, wie="fg")
FORMULIEREN = (
    Fg(
        "bevinding_nieuw",
        goed=BEVINDING,
        fouten=(VERLEDEN, Fout("toelichting", {"toelichting": "BSN 999990019"}, GEEN_BSN)),
        maakt=True,
    ),
    Fg(
        "steekproef_nieuw",
        goed={
            "soort": "inzage",
            "van": "1-1-2026",
            "tot": f"{VANDAAG:%d-%m-%Y}",
            "omvang": "5",
        },
        fouten=(
            Fout("omvang", {"omvang": "101"}, "van 1 tot en met 100"),
            Fout("tot", {"tot": "31-12-2025"}, "voor de begindatum"),
            Fout("tot", {"soort": "verstrekking"}, "staat hiervan niets"),
        ),
        klaar=lambda: sample() and {},
        maakt=True,
    ),
    Fg(
        "steekproefregel",
        goed={"oordeel": "niet", "reden": "Geen lid en geen taak"},
        fouten=(
            Fout("reden", {"reden": " "}, "Vul in waarom"),
            Fout("reden", {"reden": "BSN 999990019"}, GEEN_BSN),
        ),
        klaar=sample,
        twee="reden",
    ),
    Fg("steekproef_afsluiten", goed={"conclusie": "In orde"}, klaar=judged_sample),
    Fg(
        "lezen_verklaren",
        goed={"reden": "Hij had piket"},
        fouten=(Fout("reden", {"reden": "BSN 999990019"}, GEEN_BSN),),
        klaar=refused_often,
        maakt=True,
    ),
    Formulier(
        "bevinding_antwoorden",
        "ketenmanager",
        goed={"reactie": "Met hem besproken"},
        fouten=(Fout("reactie", {"reactie": "BSN 999990019"}, GEEN_BSN),),
        klaar=finding,
        twee="reactie",
    ),
    Fg(
        "bevinding_opvolgen",
        goed={"eigenaar": str(cid("beheerder")), "opvolgen_voor": "1-5-2026"},
        fouten=(VERLEDEN,),
        klaar=finding,
        twee="opvolgen_voor",
    ),
    Fg("bevinding_afsluiten", goed={"status": "opgelost", "uitkomst": "Het was zijn werk"}, klaar=finding),
    Formulier(
        "datalek_melden",
        "lid",
        goed={
            "soort": "verloren",
            "ontdekt_op_datum": "9-3-2026",
            "ontdekt_op_tijd": "08:00",
            "omschrijving": "Telefoon kwijt in de trein",
        },
        fouten=(
            Fout("ontdekt_op", {"ontdekt_op_datum": "11-3-2026"}, "in de toekomst"),
            Fout("omschrijving", {"omschrijving": "BSN 999990019 lag op straat"}, GEEN_BSN),
        ),
        maakt=True,
    ),
    Fg(
        "datalek_beoordelen",
        goed=BESLUIT,
        fouten=(
            Fout("status", {"status": "geen_datalek"}, "wordt niet gemeld"),
            Fout("ap_reden", {"ap_reden": ""}, "Vul in waarom"),
            Fout("informeert", {"betrokkenen_besluit": "melden"}, "Kies wie de betrokkenen bericht"),
            Fout("gevolgen", {"gevolgen": "BSN 999990019"}, GEEN_BSN),
            Fout("ap_gemeld_op", {"ap_gemeld_op_datum": "9-3-2026", "ap_gemeld_op_tijd": "08:00"}, "na de ontdekking"),
        ),
        klaar=breach,
        twee="gevolgen",
    ),
    Fg(
        "datalek_betrokkenen",
        goed={"medewerker": str(cid("lid"))},
        fouten=(
            Fout("", {"medewerker": ""}, "Kies een medewerker"),
            Fout("", {"medewerker": str(cid("ggz_lid"))}, "staat voor deze keuze niemand"),
            Fout("casus", {"casus": "2026-9999"}, "bestaat niet in uw huis"),
            Fout("tot", {"van": "9-3-2026", "tot": "8-3-2026"}, "voor de begindatum"),
        ),
        klaar=breach,
    ),
)
KNOPPEN = (
    Knop("datalek_bericht", "fg", {"id": "lek"}, {"versie": "2"}, to_tell),
    Knop("datalek_afsluiten", "fg", {"id": "lek"}, {"versie": "2"}, no_breach),
)
