"""What the screens show of regimes."""

import dataclasses
import datetime
import uuid

from regiehuis.kern.errors import NotFound
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.rules import SOORTORGANISATIES

from ..models import Convenant, Regime
from ..rules.regime import TE_BEVESTIGEN

Choices = list[tuple[str, str]]


@dataclasses.dataclass(frozen=True)
class RegimeRegel:
    """One legal regime with its settings, as the form changes them."""

    id: uuid.UUID
    naam: str
    wettelijke_basis: str
    doel: str
    contactpunt: str
    soort: str
    toegelaten_soorten: tuple[str, ...]
    bewaartermijn_jaren: int
    bewaren_vanaf: str
    gesloten: bool
    deelregels: str
    machtiging_vereist: bool
    terugkoppeling_politie: str
    andere_verbanden: str
    advies_vanaf: datetime.date | None
    jurist: str
    versie: int
    soort_tekst: str
    bewaren_tekst: str
    terugkoppeling_tekst: str

    @property
    def toegelaten(self) -> tuple[str, ...]:
        """The admitted kinds of organisation in words, in their order; none is no limit yet."""
        return tuple(naam for kind, naam in SOORTORGANISATIES if kind in self.toegelaten_soorten)

    @property
    def te_bevestigen(self) -> frozenset[str]:
        """The settings that a lawyer of the house still has to confirm."""
        return frozenset() if self.jurist else TE_BEVESTIGEN


def _regel(row: Regime) -> RegimeRegel:
    same = {f.name for f in dataclasses.fields(RegimeRegel)} & {f.name for f in Regime._meta.fields}
    given = {name: getattr(row, name) for name in same}
    given |= {"toegelaten_soorten": tuple(row.toegelaten_soorten), "andere_verbanden": "\n".join(row.andere_verbanden)}
    return RegimeRegel(
        **given,
        soort_tekst=row.get_soort_display(),
        bewaren_tekst=row.get_bewaren_vanaf_display(),
        terugkoppeling_tekst=row.get_terugkoppeling_politie_display(),
    )


def regimes(asker: Asker) -> list[RegimeRegel]:
    """The legal regimes of the house."""
    return [_regel(row) for row in Regime.objects.order_by("naam")]


def regime_choices(asker: Asker) -> Choices:
    """Regimes to choose from."""
    return [(str(r.id), r.naam) for r in Regime.objects.order_by("naam")]


def regime(asker: Asker, regime_id: uuid.UUID) -> RegimeRegel:
    """One legal regime. Raises NotFound."""
    found = Regime.objects.filter(id=regime_id).first()
    if found is None:
        raise NotFound("regime", regime_id)
    return _regel(found)


def convenanten_van(asker: Asker, regime_id: uuid.UUID) -> list[tuple[uuid.UUID, str]]:
    """The covenants under a regime: key and name."""
    return list(Convenant.objects.filter(regime_id=regime_id).order_by("naam").values_list("id", "naam"))
