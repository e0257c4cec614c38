"""The head of a case, as each of its tabs shows it."""

import dataclasses
import datetime
import uuid
from collections.abc import Sequence
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Value

from regiehuis.convenanten.rules.regime import BEWAARMOMENTEN
from regiehuis.kern.prepared import prepared
from regiehuis.samenwerking.access import Asker

from ..models import Casus, Deelname, Informatie
from ..rules.woorden import CASUSSOORTEN, FASEN
from .waarschuwing import Waarschuwing, waarschuwingen


@dataclasses.dataclass(frozen=True)
class CasusKop:
    """What stands above every tab of a case; no name of a person but in a warning that the asker may read."""

    id: uuid.UUID
    nummer: str
    soort: str
    thema: str
    fase: str
    fase_tekst: str
    regisseur: str
    regisseur_organisatie: str
    procesregisseur: str
    volgend_overleg_op: datetime.date | None
    eerstvolgende_termijn: datetime.date | None
    versie: int
    convenant: str
    regime: str
    bewaartermijn: int
    bewaren_vanaf: str
    deelregels: str
    machtiging_vereist: bool
    deelt_resultaten: bool
    waarschuwingen: Sequence[Waarschuwing] = ()


# Where the names in the head stand: only these columns are fetched, as every tab of a case asks for them.
NAMEN = (
    "thema__naam",
    "regisseur__naam",
    "regisseur__onderdeel__organisatie__naam",
    "procesregisseur__naam",
    "convenant__naam",
    "convenant__regime__naam",
    "convenant__regime__bewaartermijn_jaren",
    "convenant__regime__bewaren_vanaf",
    "convenant__regime__deelregels",
    "convenant__regime__machtiging_vereist",
    "convenant__regime__andere_verbanden",
)


def casus_hoofd(
    asker: Asker, deelnames: Sequence[Deelname], gewaarschuwd: Sequence[Waarschuwing] | None = None
) -> CasusKop:
    """The head with the warnings for staff, for the memberships that `access.casus.fetch_deelnames` fetched.

    A page that fetched all items of the case has its warnings among them, and hands them over.
    """
    head, warned = _head(deelnames[0].casus, ask=gewaarschuwd is None)
    found = waarschuwingen(asker, deelnames) if warned else gewaarschuwd or ()
    return dataclasses.replace(head, waarschuwingen=found)


def casus_kop(casus: Casus) -> CasusKop:
    """The head of a case that `access.casus.fetch_casus` fetched; the names in it are one query."""
    return _head(casus, ask=False)[0]


@prepared
def _names(casus_id: uuid.UUID, *, ask: bool) -> QuerySet[Casus, tuple[Any, ...]]:
    warnings = Informatie.objects.filter(casus_id=OuterRef("id"), soort="waarschuwing", vervallen_op=None)
    found = Casus.objects.filter(id=casus_id).annotate(gewaarschuwd=Exists(warnings) if ask else Value(value=False))
    return found.values_list(*NAMEN, "gewaarschuwd")


def _head(casus: Casus, *, ask: bool) -> tuple[CasusKop, bool]:
    """The head without warnings, and if we `ask` whether the asker may see any: most cases have none to fetch."""
    thema, regisseur, organisatie, procesregisseur, *named, warned = _names(casus.id, ask=ask)[0]
    convenant, regime, jaren, vanaf, regels, machtiging, verbanden = named
    head = CasusKop(
        id=casus.id,
        nummer=casus.nummer,
        soort=dict(CASUSSOORTEN)[casus.soort],
        thema=thema,
        fase=casus.fase,
        fase_tekst=dict(FASEN)[casus.fase],
        regisseur=regisseur or "",
        regisseur_organisatie=organisatie or "",
        procesregisseur=procesregisseur,
        volgend_overleg_op=casus.volgend_overleg_op,
        eerstvolgende_termijn=casus.eerstvolgende_termijn,
        versie=casus.versie,
        convenant=convenant,
        regime=regime,
        bewaartermijn=jaren,
        bewaren_vanaf=dict(BEWAARMOMENTEN)[vanaf],
        deelregels=regels,
        machtiging_vereist=machtiging,
        deelt_resultaten=bool(verbanden),
    )
    return head, bool(warned)
