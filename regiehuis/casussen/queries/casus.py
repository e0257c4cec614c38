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
    waarschuwingen: Sequence[Waarschuwing] = ()


def casus_hoofd(asker: Asker, deelnames: Sequence[Deelname]) -> CasusKop:
    """The head with the warnings for staff, for the memberships that `access.casus.fetch_deelnames` fetched."""
    warnings = waarschuwingen(asker, deelnames)
    return dataclasses.replace(casus_kop(deelnames[0].casus), waarschuwingen=warnings)


def casus_kop(casus: Casus) -> CasusKop:
    """The head of a case that `access.casus.fetch_casus` fetched; asks no query."""
    lead = casus.regisseur
    return CasusKop(
        id=casus.id,
        nummer=casus.nummer,
        soort=dict(CASUSSOORTEN)[casus.soort],
        thema=casus.thema.naam,
        fase=casus.fase,
        fase_tekst=dict(FASEN)[casus.fase],
        regisseur=lead.naam if lead else "",
        regisseur_organisatie=lead.onderdeel.organisatie.naam if lead else "",
        procesregisseur=casus.procesregisseur.naam,
        volgend_overleg_op=casus.volgend_overleg_op,
        eerstvolgende_termijn=casus.eerstvolgende_termijn,
        versie=casus.versie,
    )
