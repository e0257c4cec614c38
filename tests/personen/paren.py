"""Pairs of delivered records for the tests: a handful of records, and what a run found of them."""

import uuid
from collections.abc import Iterable

from regiehuis.personen.aanlevering.kolommen import stel_voor
from regiehuis.personen.aanlevering.lezen import lees
from regiehuis.personen.actions.aanlevering import Levering, deliver
from regiehuis.personen.actions.koppeling import ask_koppelrun, decide_paar
from regiehuis.personen.actions.koppelschrijven import Gevonden, write_found
from regiehuis.personen.models import Aangeleverdrecord, Koppeling
from regiehuis.personen.rules.koppeling import ordered
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.models import Functie
from tests.cast import DAG, JAAR, act, cid
from tests.personen.aanleveren import KOP, als_csv

BEWIJS = [
    {"veld": "achternaam", "trap": "gelijk", "gewicht": 9.5},
    {"veld": "geboortedatum", "trap": "anders", "gewicht": -8.8},
]
Vondst = tuple[int, int, str]


def lever_records(asker: Asker, aantal: int) -> list[uuid.UUID]:
    """So many records of one list, in order of their keys."""
    rijen = [[f"R-{n}", "", "Jan", "", f"Voorbeeld{chr(97 + n)}", "1980-02-03", "m", "1"] for n in range(aantal)]
    levering = Levering(cid("convenant"), cid("reclassering"), "brutolijst", "lijst.csv")
    bestand = lees(als_csv([KOP, *rijen]))
    deliver(asker=asker, levering=levering, bestand=bestand, toewijzing=stel_voor(bestand.kop, "brutolijst"))
    return list(Aangeleverdrecord.objects.order_by("id").values_list("id", flat=True))


def vind(asker: Asker, wie: list[uuid.UUID], vondsten: Iterable[Vondst]) -> int:
    """A run that found these pairs and no other."""
    run = ask_koppelrun(asker=asker)
    gevonden = [Gevonden(*ordered(wie[a], wie[b]), 3.0, BEWIJS, stand) for a, b, stand in vondsten]
    return write_found(asker=asker, run_id=run.id, gevonden=gevonden, motor="test", records=len(wie))


def paar_van(wie: list[uuid.UUID], a: int, b: int) -> Koppeling | None:
    """The pair of two of the records, when there is one."""
    een, ander = ordered(wie[a], wie[b])
    return Koppeling.objects.filter(record_a_id=een, record_b_id=ander).first()


def besluit(asker: Asker, paar: Koppeling, wat: str, **anders: object) -> Koppeling:
    """A decision on the pair as it is now."""
    given = {"versie": paar.versie, "reden": "Gezien in het dossier", **anders}
    return decide_paar(asker=asker, koppeling_id=paar.id, besluit=wat, **given)  # type: ignore[arg-type]


def tweede_analist(naam: str = "secretaris") -> None:
    """Somebody else of the house is an analyst too."""
    with act("ketenmanager"):
        Functie.objects.create(
            medewerker_id=cid(naam), veiligheidshuis_id=cid("huis"), soort="informatieanalist", van=DAG - JAAR
        )
