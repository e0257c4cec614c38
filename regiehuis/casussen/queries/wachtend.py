"""What waits for the asker's word, of seven kinds, in one query."""

import dataclasses
import datetime
import uuid
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _

from regiehuis.samenwerking.access import Asker

from ..rules.monitoring import OPEN
from ..rules.plan import OPEN as AFSPRAAK_OPEN

VOORUIT = datetime.timedelta(days=14)
# Written by hand: the ORM took a fifth of the first screen's time to put these seven together, for the same rows.
ZEVEN_SOORTEN = """
SELECT 'opschaling', id, casus_id, casusnummer, termijn
  FROM casussen_opschaling
 WHERE geadresseerde_id = ANY(%(mijn)s::uuid[]) AND status = ANY(%(vraag_open)s::text[])
UNION
SELECT 'regieaanbod', a.id, a.casus_id, c.nummer, a.termijn
  FROM casussen_regieaanbod a JOIN casussen_casus c ON c.id = a.casus_id
 WHERE a.medewerker_id = ANY(%(mijn)s::uuid[]) AND a.status = 'aangeboden'
UNION
SELECT 'overdracht', o.afspraak_id, o.casus_id, a.casusnummer, a.termijn
  FROM casussen_afspraakoverdracht o JOIN casussen_afspraak a ON a.id = o.afspraak_id
 WHERE o.medewerker_id = ANY(%(mijn)s::uuid[]) AND o.status = 'aangeboden'
   AND a.status = ANY(%(afspraak_open)s::text[])
UNION
SELECT 'regievacature', v.id, v.casus_id, c.nummer, v.termijn
  FROM casussen_regievacature v JOIN casussen_casus c ON c.id = v.casus_id
 WHERE v.eigenaar_id = ANY(%(mijn)s::uuid[]) AND v.vervuld_op IS NULL
UNION
SELECT 'nazorgcontrole', n.id, n.casus_id, c.nummer, n.gepland_op
  FROM casussen_nazorgcontrole n JOIN casussen_casus c ON c.id = n.casus_id
       JOIN casussen_afsluiting s ON s.id = n.afsluiting_id
 WHERE n.eigenaar_id = ANY(%(mijn)s::uuid[]) AND n.gedaan_op IS NULL AND n.gepland_op <= %(gauw)s::date
   AND s.heropend_op IS NULL
UNION
SELECT 'inbreng', i.agendapunt_id, i.casus_id, p.casusnummer, NULL
  FROM casussen_informatie i JOIN casussen_agendapunt p ON p.id = i.agendapunt_id
 WHERE i.bron_id = %(onderdeel)s AND i.publiek = 'aanwezigen' AND i.bevestigd_op IS NULL
UNION
SELECT 'herziening', s.id, s.id, s.nummer, p.herzien_op
  FROM casussen_signaalpersoon p JOIN casussen_signaal s ON s.id = p.signaal_id
 WHERE s.afzender_id = ANY(%(mijn)s::uuid[]) AND p.geinformeerd IS FALSE AND p.herzien_op <= %(vandaag)s::date
   AND s.status NOT IN ('ingetrokken', 'besloten')
"""


@dataclasses.dataclass(frozen=True)
class Wachtend:
    """One thing that waits: its kind, the number it goes by, and by when."""

    soort: str
    id: uuid.UUID
    waarvan_id: uuid.UUID
    nummer: str
    termijn: datetime.date | None
    over_tijd: bool

    @property
    def tekst(self) -> str:
        """What is asked, in words."""
        return {
            "opschaling": _("Beantwoord de opschaling"),
            "regieaanbod": _("Neemt u de casusregie?"),
            "overdracht": _("Neemt u een afspraak over?"),
            "regievacature": _("Vind een casusregisseur"),
            "nazorgcontrole": _("Voer de nazorgcontrole uit"),
            "inbreng": _("Bevestig wat namens u is vastgelegd"),
            "herziening": _("Kijk opnieuw of de persoon geïnformeerd kan worden"),
        }[self.soort]


def wachtend(asker: Asker) -> list[Wachtend]:
    """Everything that waits for the asker, the earliest date first; a thing that is found twice stands once."""
    given: dict[str, Any] = {
        "mijn": list(asker.namens),
        "onderdeel": asker.onderdeel_id,
        "vandaag": asker.dag,
        "gauw": asker.dag + VOORUIT,
        "vraag_open": list(OPEN),
        "afspraak_open": list(AFSPRAAK_OPEN),
    }
    with connection.cursor() as cursor:
        cursor.execute(ZEVEN_SOORTEN, given)
        rows = cursor.fetchall()
    lines = [
        Wachtend(soort, wat, waarvan, nummer, termijn, bool(termijn and termijn < asker.dag))
        for soort, wat, waarvan, nummer, termijn in rows
    ]
    return sorted(lines, key=lambda line: (line.termijn or datetime.date.max, line.nummer))
