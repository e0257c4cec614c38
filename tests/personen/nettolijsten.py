"""Net lists for the tests: a gross list of invented people, delivered and drawn up."""

import uuid
from collections.abc import Iterable, Sequence

from regiehuis.personen.aanlevering.kolommen import stel_voor
from regiehuis.personen.aanlevering.lezen import lees
from regiehuis.personen.actions.aanlevering import Levering, deliver
from regiehuis.personen.actions.nettolijst import decide_regel, fix_nettolijst, make_nettolijst
from regiehuis.personen.models import Aangeleverdrecord, Nettolijst, Nettolijstregel
from regiehuis.personen.rules.nettolijst import Kwartaal
from regiehuis.samenwerking.access import Asker
from tests.cast import DAG, cid
from tests.personen.aanleveren import als_csv

TELKOP = [
    "Kenmerk", "Voornaam", "Achternaam", "Geboortedatum", "Woonplaats", "Aantal antecedenten", "Antecedenten 5 jaar",
    "Antecedenten peiljaar", "Peildatum",
]  # fmt: skip
NU = Kwartaal.of(DAG)
PEILDATUM = "31-12-2025"
Rij = tuple[str, int, int, int]


def lever_brutolijst(
    asker: Asker, rijen: Iterable[Rij | Sequence[str]], partner: str = "reclassering", kop: Sequence[str] = TELKOP
) -> None:
    """A gross list of adults by key and counts: in all, in five years, in the year; or rows written out."""
    heel = [
        [rij[0], "Jan", f"Voorbeeld{rij[0].lower()}", "1980-02-03", "Lindehaven", *map(str, rij[1:]), PEILDATUM]
        if len(rij) == 4
        else [str(cel) for cel in rij]
        for rij in rijen
    ]
    levering = Levering(cid("convenant"), cid(partner), "brutolijst", "brutolijst.csv")
    bestand = lees(als_csv([list(kop), *heel]))
    made = deliver(asker=asker, levering=levering, bestand=bestand, toewijzing=stel_voor(bestand.kop, "brutolijst"))
    assert made.telling.goed


def maak(asker: Asker, kwartaal: Kwartaal = NU, partner: str = "reclassering") -> Nettolijst:
    """The net list of a quarter, drawn up."""
    return make_nettolijst(asker=asker, organisatie_id=cid(partner), kwartaal=kwartaal)


def vast(asker: Asker, lijst: Nettolijst) -> Nettolijst:
    """The list as it is now, fixed."""
    lijst.refresh_from_db()
    return fix_nettolijst(asker=asker, lijst_id=lijst.id, versie=lijst.versie)


def regel_van(lijst: Nettolijst, kenmerk: str) -> Nettolijstregel:
    """The line of who was delivered by this key."""
    return Nettolijstregel.objects.get(lijst=lijst, achternaam=f"Voorbeeld{kenmerk.lower()}")


def haal_af(asker: Asker, regel: Nettolijstregel, reden: str = "Verhuisd", besluit: str = "af") -> Nettolijstregel:
    """A decision on somebody as he is now."""
    return decide_regel(asker=asker, regel_id=regel.id, versie=regel.versie, besluit=besluit, reden=reden)


def stand(lijst: Nettolijst) -> dict[str, tuple[str, bool, str]]:
    """Surname → definition, whether he is on it, and the difference."""
    rows = Nettolijstregel.objects.filter(lijst=lijst).values_list("achternaam", "definitie", "opgenomen", "verschil")
    return {naam.removeprefix("Voorbeeld"): (definitie, op, verschil) for naam, definitie, op, verschil in rows}


def sleutel(kenmerk: str) -> uuid.UUID:
    """The key of the record that was delivered by this key."""
    return Aangeleverdrecord.objects.get(bronrecord=kenmerk).id
