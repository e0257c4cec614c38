"""The head of a case, as each of its tabs shows it."""

import dataclasses
import datetime
import uuid
from collections.abc import Sequence

from regiehuis.samenwerking.access import Asker

from ..models import Casus, Deelname
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
)


def casus_hoofd(asker: Asker, deelnames: Sequence[Deelname]) -> CasusKop:
    """The head with the warnings for staff, for the memberships that `access.casus.fetch_deelnames` fetched."""
    warnings = waarschuwingen(asker, deelnames)
    return dataclasses.replace(casus_kop(deelnames[0].casus), waarschuwingen=warnings)


def casus_kop(casus: Casus) -> CasusKop:
    """The head of a case that `access.casus.fetch_casus` fetched; the names in it are one query."""
    thema, regisseur, organisatie, procesregisseur, convenant, regime, jaren = Casus.objects.values_list(*NAMEN).get(
        id=casus.id
    )
    return CasusKop(
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
    )
