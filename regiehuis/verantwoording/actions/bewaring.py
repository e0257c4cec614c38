"""Retention: the terms of a house, decisions to keep a case longer, and the warning before a term ends (R36)."""

import datetime
import uuid

from django.db import connection, transaction

from regiehuis.convenanten.models import Informatiecategorie, Regime
from regiehuis.kern.errors import GEWIJZIGD, NotAllowed, NotFound, Refusal
from regiehuis.kern.models import change_row, made_before, new_id, sole
from regiehuis.kern.period import on_day
from regiehuis.logboek.actions import record
from regiehuis.samenwerking.access import Asker, Systeem
from regiehuis.samenwerking.actions import Bericht, notify_once
from regiehuis.samenwerking.models import Functie

from ..access.bewaring import kept_casus
from ..models import Bewaartermijn, Verlenging
from ..rules import bewaring as rules


class UnableToKeep(Refusal):
    """A term or an extension that cannot be; at its field."""


def set_bewaartermijn(
    *,
    asker: Asker,
    regime_id: uuid.UUID,
    categorie_id: uuid.UUID | None,
    vanaf: str,
    maanden: int | None,
    versie: int | None,
) -> Bewaartermijn:
    """Set the shorter term of one category in a regime (R36).

    Raises NotFound, NotAllowed for who is no ketenmanager, UnableToKeep.
    """
    if not asker.has("ketenmanager"):
        raise NotAllowed("Alleen de ketenmanager stelt bewaartermijnen in.")
    with transaction.atomic():
        regime = sole(Regime.objects.filter(id=regime_id, veiligheidshuis_id=asker.huis_id))
        if regime is None:
            raise NotFound("regime", regime_id)
        known = Informatiecategorie.objects.filter(veiligheidshuis_id=asker.huis_id)
        if categorie_id is None or not known.filter(id=categorie_id).exists():
            raise UnableToKeep("Kies een categorie van dit huis.", field="categorie")
        months = regime.bewaartermijn_jaren * 12
        _refuse(rules.check_termijn(vanaf=vanaf, maanden=maanden, regime_maanden=months))
        row = _write_termijn(asker, regime_id, categorie_id, versie, {"vanaf": vanaf, "maanden": maanden})
        _log(asker, "bewaartermijn", row.id, "bewaartermijn instellen")
    return row


def end_bewaartermijn(*, asker: Asker, bewaartermijn_id: uuid.UUID) -> None:
    """Take the own term of a category away: it is kept as long as its regime says. Raises NotFound, NotAllowed."""
    if not asker.has("ketenmanager"):
        raise NotAllowed("Alleen de ketenmanager stelt bewaartermijnen in.")
    with transaction.atomic():
        rows = Bewaartermijn.objects.filter(id=bewaartermijn_id, veiligheidshuis_id=asker.huis_id)
        if not rows.delete()[0]:
            raise NotFound("bewaartermijn", bewaartermijn_id)
        _log(asker, "bewaartermijn", bewaartermijn_id, "eigen termijn beëindigen")


def extend_bewaring(
    *,
    asker: Asker,
    casus_id: uuid.UUID,
    tot: datetime.date | None,
    reden: str,
    nieuw_id: uuid.UUID | None = None,
) -> Verlenging:
    """Keep a closed case until a later date, with a reason; a decision is added and never changed (R36).

    Raises NotFound, NotAllowed for who sees the case in the overview and does not lead it, UnableToKeep.
    """
    with transaction.atomic():
        if before := made_before(Verlenging, nieuw_id):
            return before
        kept = kept_casus(asker, casus_id)
        if not kept.mag_beslissen:
            raise NotAllowed("Alleen de procesregisseur van deze casus beslist over langer bewaren.")
        _refuse(rules.check_verlenging(tot=tot, nu_tot=kept.tot, dag=asker.dag, reden=reden))
        assert tot is not None
        row = Verlenging(
            id=nieuw_id or new_id(),
            casus_id=casus_id,
            veiligheidshuis_id=asker.huis_id,
            tot=tot,
            reden=reden.strip(),
            besloten_door_id=asker.medewerker_id,
            besloten_op=asker.moment,
        )
        row.save(force_insert=True)
        record(
            asker=asker,
            handeling="aanmaken",
            object_soort="verlenging",
            object_id=casus_id,
            doel=f"langer bewaren tot {tot:%d-%m-%Y}",
        )
    return row


def warn_near_end(*, asker: Systeem) -> int:
    """Tell procesregisseur and ketenmanagers of cases whose term nears its end; answers how many are new (R36).

    Once a case and date: an extension brings a new warning.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM regiehuis_bewaring_systeem()")
        rows = cursor.fetchall()
    if not rows:
        return 0
    holders = Functie.objects.filter(on_day(asker.dag), soort="ketenmanager", veiligheidshuis_id=asker.huis_id)
    managers = set(holders.filter(medewerker__is_active=True).values_list("medewerker_id", flat=True))
    berichten = [
        Bericht(
            medewerker_id=who,
            tekst=f"De bewaartermijn van casus {nummer} eindigt op {tot:%d-%m-%Y}. Daarna wordt de casus vernietigd.",
            object_soort="bewaring",
            object_id=casus_id,
            kenmerk=f"bewaring {casus_id} {tot}",
        )
        for casus_id, nummer, _fase, procesregisseur_id, _days, tot in rows
        for who in sorted({procesregisseur_id, *managers})
    ]
    return notify_once(asker=asker, berichten=berichten)


def _write_termijn(
    asker: Asker, regime_id: uuid.UUID, categorie_id: uuid.UUID, versie: int | None, fields: dict[str, object]
) -> Bewaartermijn:
    row = sole(Bewaartermijn.objects.filter(regime_id=regime_id, categorie_id=categorie_id))
    if row is not None and versie is None and {name: getattr(row, name) for name in fields} == fields:
        return row  # the same form sent twice
    if row is None:
        row = Bewaartermijn(veiligheidshuis_id=asker.huis_id, regime_id=regime_id, categorie_id=categorie_id, **fields)
        row.save(force_insert=True)
    elif not change_row(row, versie, **fields):
        raise UnableToKeep(GEWIJZIGD)
    return row


def _log(asker: Asker, soort: str, object_id: uuid.UUID, doel: str) -> None:
    record(asker=asker, handeling="wijzigen", object_soort=soort, object_id=object_id, doel=doel)


def _refuse(wrong: rules.Fout | None) -> None:
    if wrong:
        raise UnableToKeep(wrong[1], field=wrong[0] or None)
