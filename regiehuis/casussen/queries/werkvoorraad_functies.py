"""What ketenmanager, piket, FG and beheerder find on the first screen; each only for who holds the function (R15)."""

import dataclasses
import datetime
from collections import Counter
from collections.abc import Sequence

from django.db import connection
from django.utils.translation import gettext as _

from regiehuis.logboek.access import search_logboek
from regiehuis.logboek.queries import Zoekvraag
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.queries import Accountstand, accountstand
from regiehuis.samenwerking.queries.piketrooster import Dienstregel, piketrooster

from ..rules.woorden import FASEN

WEEK = datetime.timedelta(days=7)
MEEST = 200
DIENSTEN = 4
ZONDER_OVERLEG = frozenset({"functionaris_gegevensbescherming", "beheerder"})

# The signals that wait, and beside each of them, or alone, until when the profile could be reviewed (C1).
SIGNALEN_EN_PROFIEL = """
SELECT (SELECT r.volgende_op FROM samenwerking_profielherziening r
         WHERE r.veiligheidshuis_id = %s ORDER BY r.op DESC, r.id DESC LIMIT 1),
       w.triage, w.op, w.aantal, w.acuut, w.capaciteit
  FROM (VALUES (1)) een LEFT JOIN regiehuis_wachtende_signalen() w ON true
"""


@dataclasses.dataclass(frozen=True)
class Fasestand:
    """How many cases stand in a phase, and what is overdue there; counts only."""

    fase: str
    fase_tekst: str
    casussen: int
    afspraken_over_tijd: int
    zonder_regie: int


@dataclasses.dataclass(frozen=True)
class Triagedruk:
    """How many signals wait for one triage on one day, beside what it has room for (A2)."""

    triage: str
    op: datetime.date | None
    aantal: int
    acuut: int
    capaciteit: int

    @property
    def te_veel(self) -> int:
        """How many signals do not fit."""
        return max(0, self.aantal - self.capaciteit)


@dataclasses.dataclass(frozen=True)
class Huisstand:
    """All current cases of the house and its waiting signals in counts, for the ketenmanager."""

    fasen: Sequence[Fasestand]
    triages: Sequence[Triagedruk]
    # Since when the yearly review of the profile is overdue (C1).
    herziening: datetime.date | None = None

    @property
    def casussen(self) -> int:
        """All current cases."""
        return sum(stand.casussen for stand in self.fasen)

    @property
    def afspraken_over_tijd(self) -> int:
        """All overdue agreements."""
        return sum(stand.afspraken_over_tijd for stand in self.fasen)

    @property
    def zonder_regie(self) -> int:
        """Cases without a casusregisseur."""
        return sum(stand.zonder_regie for stand in self.fasen)


@dataclasses.dataclass(frozen=True)
class Weigeringen:
    """Refused attempts of the last week, for the FG; `meer` when there are more than were counted."""

    totaal: int
    meer: bool
    soorten: Sequence[tuple[str, int]]


@dataclasses.dataclass(frozen=True)
class Piketstand:
    """The shifts of who holds piket, and who is on duty now; without a rota everybody with the function is called."""

    nu: Dienstregel | None
    eigen: Sequence[Dienstregel]
    met_rooster: bool


@dataclasses.dataclass(frozen=True)
class Functiestand:
    """The parts of the first screen that come with a function; None without it."""

    huis: Huisstand | None
    weigeringen: Weigeringen | None
    accounts: Accountstand | None
    piket: Piketstand | None
    vergadert: bool

    @property
    def eigen_deel(self) -> bool:
        """Whether a function brings a part of its own."""
        return any((self.huis, self.weigeringen, self.accounts, self.piket))


def sits_at_meetings(asker: Asker) -> bool:
    """Whether meetings may come: FG and beheerder sit at none by their function."""
    return not asker.functies or bool(asker.functies - ZONDER_OVERLEG)


def functiestand(asker: Asker) -> Functiestand:
    """What the asker's functions add to the first screen."""
    return Functiestand(
        huis=_house(asker) if asker.has("ketenmanager") else None,
        weigeringen=_refusals(asker) if asker.has("functionaris_gegevensbescherming") else None,
        accounts=accountstand(asker) if asker.has("beheerder") else None,
        piket=_duty(asker) if asker.has("piket") else None,
        vergadert=sits_at_meetings(asker),
    )


def _duty(asker: Asker) -> Piketstand:
    rota = piketrooster(asker)
    own = [shift for shift in rota.diensten if shift.medewerker_id in asker.namens and not shift.voorbij]
    return Piketstand(rota.nu, own[:DIENSTEN], bool(rota.diensten))


def _house(asker: Asker) -> Huisstand:
    """Counted by the database, out of the two functions that a ketenmanager may ask about cases and signals."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT fase, count(*), coalesce(sum(over_tijd), 0)::int,"
            " count(*) FILTER (WHERE regie = '') FROM regiehuis_casus_overzicht() WHERE fase <> 'afgesloten'"
            " GROUP BY fase"
        )
        counted = {row[0]: row for row in cursor.fetchall()}
        cursor.execute(SIGNALEN_EN_PROFIEL, [asker.huis_id])
        signals = cursor.fetchall()
    phases = [(code, naam) for code, naam in FASEN if code != "afgesloten"]
    waiting = [Triagedruk(*row) for _due, *row in signals if row[0]]
    due = signals[0][0]
    return Huisstand(
        [Fasestand(code, naam, *counted.get(code, (code, 0, 0, 0))[1:]) for code, naam in phases],
        waiting,
        due if due and due < asker.dag else None,
    )


def _refusals(asker: Asker) -> Weigeringen:
    """Of the last seven days by the server's clock, which the log follows; the look in the log is logged."""
    since = datetime.datetime.now(datetime.UTC) - WEEK
    page = search_logboek(asker=asker, zoekvraag=Zoekvraag(handeling="weigering", van=since), size=MEEST)
    kinds = Counter(regel.object_soort or _("onbekend") for regel in page.regels)
    return Weigeringen(len(page.regels), page.volgende is not None, kinds.most_common(5))
