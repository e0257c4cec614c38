"""What changed in a case since the asker looked at it before; the database counts what he may read, and no more."""

import dataclasses
import datetime
import uuid
from collections.abc import Sequence
from typing import Any

from django.db import connection
from django.utils.translation import ngettext

from regiehuis.kern.models import new_id
from regiehuis.samenwerking.access import Asker

# Looks within this time are one visit: what was new stays marked while somebody reads on.
BEZOEK = datetime.timedelta(minutes=30)
# What somebody did himself is no news to him. `k` is where `casus_id` and `sinds` come from.
NIEUWS = {
    "informatie": "casussen_informatie n WHERE n.casus_id = k.casus_id AND n.vastgelegd_op > k.sinds"
    " AND n.vastgelegd_door_id <> %(ik)s",
    "afspraak": "casussen_afspraak n WHERE n.casus_id = k.casus_id AND n.aangeboden_op > k.sinds"
    " AND n.aangeboden_door_id <> %(ik)s",
    "antwoord": "casussen_afspraak n WHERE n.casus_id = k.casus_id AND n.beantwoord_op > k.sinds"
    " AND n.medewerker_id <> %(ik)s",
    "terugkoppeling": "casussen_terugkoppeling n WHERE n.casus_id = k.casus_id AND n.op > k.sinds"
    " AND n.door_id <> %(ik)s",
    "fase": "casussen_faseovergang n WHERE n.casus_id = k.casus_id AND n.op > k.sinds AND n.door_id <> %(ik)s",
    "overleg": "casussen_agendapunt n WHERE n.casus_id = k.casus_id AND n.behandeld_op > k.sinds",
    "opschaling": "casussen_opschaling n WHERE n.casus_id = k.casus_id AND"
    " (n.voorgelegd_op > k.sinds AND n.voorgelegd_door_id <> %(ik)s OR n.beantwoord_op > k.sinds)",
}
LOOK = """
INSERT INTO casussen_kijkmoment AS k (id, medewerker_id, casus_id, laatst_op)
VALUES (%(id)s, %(ik)s, %(casus)s, %(nu)s)
ON CONFLICT (medewerker_id, casus_id) DO UPDATE
   SET vorig_op = CASE WHEN k.vorig_op IS NULL OR k.laatst_op < %(nu)s - %(bezoek)s
                       THEN k.laatst_op ELSE k.vorig_op END,
       laatst_op = %(nu)s
RETURNING vorig_op AS sinds
"""
# The parts stand above; no value of anybody's gets into the text.
EACH = ", ".join(f"(SELECT count(*) FROM {found})" for found in NIEUWS.values())  # noqa: S608
ANY = " OR ".join(f"EXISTS (SELECT 1 FROM {found})" for found in NIEUWS.values())  # noqa: S608
LOOK_AND_COUNT = (
    f"WITH gekeken AS ({LOOK}) SELECT k.sinds, {EACH}"  # noqa: S608
    " FROM (SELECT %(casus)s::uuid AS casus_id, sinds FROM gekeken) k"
)
CHANGED = (
    "SELECT k.casus_id FROM (SELECT casus_id, laatst_op AS sinds FROM casussen_kijkmoment"  # noqa: S608
    f" WHERE medewerker_id = %(ik)s AND casus_id = ANY(%(casussen)s::uuid[])) k WHERE {ANY}"
)


@dataclasses.dataclass(frozen=True)
class Nieuws:
    """What is new since an earlier look, in words."""

    sinds: datetime.datetime
    regels: Sequence[str]


def nieuws(asker: Asker, casus_id: uuid.UUID) -> Nieuws | None:
    """Note that the asker looks at a case he may read, and tell what is new since the time before; None at first."""
    given: dict[str, Any] = {
        "id": new_id(),
        "ik": asker.medewerker_id,
        "casus": casus_id,
        "nu": asker.moment,
        "bezoek": BEZOEK,
    }
    with connection.cursor() as cursor:
        cursor.execute(LOOK_AND_COUNT, given)
        sinds, *numbers = cursor.fetchone()
    if sinds is None:
        return None
    found = zip(NIEUWS, numbers, strict=True)
    return Nieuws(sinds, [_words(soort, number) for soort, number in found if number])


def gewijzigd(asker: Asker, casussen: Sequence[uuid.UUID]) -> frozenset[uuid.UUID]:
    """Which of these cases the asker looked at before have news for him since; one query."""
    if not casussen:
        return frozenset()
    with connection.cursor() as cursor:
        cursor.execute(CHANGED, {"ik": asker.medewerker_id, "casussen": list(casussen)})
        return frozenset(row[0] for row in cursor.fetchall())


def _words(soort: str, n: int) -> str:
    return {
        "informatie": ngettext("%(n)s nieuw stuk informatie", "%(n)s nieuwe stukken informatie", n),
        "afspraak": ngettext("%(n)s nieuwe afspraak", "%(n)s nieuwe afspraken", n),
        "antwoord": ngettext("%(n)s afspraak beantwoord", "%(n)s afspraken beantwoord", n),
        "terugkoppeling": ngettext("%(n)s terugkoppeling", "%(n)s terugkoppelingen", n),
        "fase": ngettext("%(n)s keer een andere fase", "%(n)s keer een andere fase", n),
        "overleg": ngettext("%(n)s keer besproken in een overleg", "%(n)s keer besproken in een overleg", n),
        "opschaling": ngettext("%(n)s opschaling gesteld of beantwoord", "%(n)s opschalingen gesteld of beantwoord", n),
    }[soort] % {"n": n}
