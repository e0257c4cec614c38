"""Destruction at the end of a term or on a decision, with its certificate; recipients confirm theirs (R36, R37).

The web role destroys nothing: it decides. The system carries out what the database itself finds due.
"""

import json
import uuid
from collections.abc import Iterable
from typing import Any

from django.db import connection, transaction

from regiehuis.kern.errors import NotAllowed, Refusal
from regiehuis.kern.models import made_before, new_id
from regiehuis.kern.period import on_day
from regiehuis.kern.wachtrij import enqueue
from regiehuis.logboek.actions import record
from regiehuis.samenwerking.access import Asker, Systeem
from regiehuis.samenwerking.actions import Bericht, notify_once
from regiehuis.samenwerking.models import Functie

from ..access.vernietiging import told_bericht
from ..models import Vernietigingsbericht, Vernietigingsbesluit
from ..rules import vernietiging as rules

# So many cases a round, so that one transaction stays short; the next round takes the rest.
RONDE = 20
# What goes besides cases: deliveries of partners, and net lists.
LIJSTEN = ("aanlevering", "nettolijst")


class UnableToDestroy(Refusal):
    """What cannot be destroyed, with the rule that says so."""


def destroy_casus(
    *, asker: Asker, casus_id: uuid.UUID, fase: str, grond: str, nieuw_id: uuid.UUID | None = None
) -> Vernietigingsbesluit:
    """Decide that a closed case goes before its term, on a ground such as a granted request; the system does it (R36).

    `fase` is that of the case as whoever asks has fetched it; the database looks again. Raises NotAllowed,
    UnableToDestroy.
    """
    return _decide(asker, casus_id, None, fase, grond, nieuw_id, None)


def destroy_person_in_casus(
    *,
    asker: Asker,
    casus_id: uuid.UUID,
    persoon_id: uuid.UUID,
    fase: str,
    grond: str,
    verzoek_id: uuid.UUID | None = None,
    nieuw_id: uuid.UUID | None = None,
) -> Vernietigingsbesluit:
    """Decide that everything about one person in a closed case goes (R36).

    What the request `verzoek_id` refused stays. In the index too, when no other case names the person. Raises
    NotAllowed, UnableToDestroy.
    """
    return _decide(asker, casus_id, persoon_id, fase, grond, nieuw_id, verzoek_id)


def carry_out(*, asker: Systeem) -> int:
    """Destroy what is due today; answers how many certificates were made (R36).

    Decisions first, then cases at the end of their term, items whose category has a shorter one, and at last what
    partners delivered and the net lists of it.
    """
    besluiten = Vernietigingsbesluit.objects.filter(veiligheidshuis_id=asker.huis_id, besloten_op__lte=asker.moment)
    decided = list(besluiten.order_by("besloten_op").values_list("id", flat=True)[:RONDE])
    done = _each(asker, "regiehuis_vernietig_besluit", decided, "casus")
    over = _ids(
        "SELECT casus_id FROM regiehuis_bewaring_systeem() WHERE fase = 'afgesloten' AND tot <= %s LIMIT %s",
        [asker.dag, RONDE],
    )
    done += _each(asker, "regiehuis_vernietig_casus", over, "casus")
    items = _ids("SELECT casus_id FROM regiehuis_informatie_over_tijd() LIMIT %s", [RONDE])
    done += _each(asker, "regiehuis_vernietig_informatie", items, "informatie")
    # A long list goes part by part, so it may come back in the same round.
    for soort in LIJSTEN:
        for _ in range(RONDE):
            lists = _ids("SELECT lijst_id FROM regiehuis_lijsten_over_tijd() WHERE soort = %s LIMIT 1", [soort])
            if not (gone := _each(asker, f"regiehuis_vernietig_{soort}", lists, soort)):
                break
            done += gone
    return done


def tell_recipients(*, asker: Systeem) -> int:
    """Tell the liaisons of each recipient of a destruction here; once; answers how many (R37)."""
    rows = Vernietigingsbericht.objects.filter(veiligheidshuis_id=asker.huis_id)
    told = list(rows.values_list("id", "organisatie_id"))
    holders = Functie.objects.filter(on_day(asker.dag), soort="liaison", veiligheidshuis_id=asker.huis_id)
    people: dict[uuid.UUID, list[uuid.UUID]] = {}
    columns = ("medewerker_id", "medewerker__onderdeel__organisatie_id")
    for who, organisatie_id in holders.filter(medewerker__is_active=True).order_by("id").values_list(*columns):
        people.setdefault(organisatie_id, []).append(who)
    berichten = [
        Bericht(
            medewerker_id=who,
            tekst="Gegevens uit een casus zijn hier vernietigd. Vernietig ze ook bij uw organisatie en bevestig dat.",
            object_soort="vernietigingsbericht",
            object_id=bericht_id,
            kenmerk=f"vernietigd {bericht_id}",
        )
        for bericht_id, organisatie_id in told
        for who in people.get(organisatie_id, [])
    ]
    return notify_once(asker=asker, berichten=berichten)


def confirm_vernietiging(*, asker: Asker, bericht_id: uuid.UUID, toelichting: str) -> Vernietigingsbericht:
    """Confirm, as an employee of the recipient, that its own copy is destroyed; once (R37).

    The number by which it found its copy goes with that. Raises NotFound, UnableToDestroy.
    """
    with transaction.atomic():
        bericht = told_bericht(asker, bericht_id)
        if len(toelichting) > 300:
            raise UnableToDestroy("Gebruik maximaal 300 tekens.", field="toelichting")
        confirmed = {
            "bevestigd_op": asker.moment,
            "bevestigd_door_id": asker.medewerker_id,
            "toelichting": toelichting.strip(),
            "kenmerk": "",
        }
        if not Vernietigingsbericht.objects.filter(id=bericht_id, bevestigd_op=None).update(**confirmed):
            raise UnableToDestroy("Uw organisatie heeft dit al bevestigd.")
        record(asker=asker, handeling="wijzigen", object_soort="vernietigingsbericht", object_id=bericht_id)
    return bericht


def _decide(
    asker: Asker,
    casus_id: uuid.UUID,
    persoon_id: uuid.UUID | None,
    fase: str,
    grond: str,
    nieuw_id: uuid.UUID | None,
    verzoek_id: uuid.UUID | None,
) -> Vernietigingsbesluit:
    with transaction.atomic():
        if before := made_before(Vernietigingsbesluit, nieuw_id):
            return before
        wrong = rules.check_besluit(fase=fase, grond=grond)
        if wrong:
            raise UnableToDestroy(wrong[1], field=wrong[0] or None)
        with connection.cursor() as cursor:
            cursor.execute("SELECT regiehuis_mag_bewaren(%s)", [casus_id])
            if not cursor.fetchone()[0]:
                raise NotAllowed("Alleen de procesregisseur van deze casus beslist over vernietiging.")
        decided = Vernietigingsbesluit.objects.filter(casus_id=casus_id).values_list("persoon_id", flat=True)
        if persoon_id in set(decided):
            raise UnableToDestroy("Hierover is al besloten. Het systeem is ermee bezig.")
        row = Vernietigingsbesluit(
            id=nieuw_id or new_id(),
            veiligheidshuis_id=asker.huis_id,
            casus_id=casus_id,
            persoon_id=persoon_id,
            verzoek_id=verzoek_id,
            grond=grond.strip(),
            besloten_door_id=asker.medewerker_id,
            besloten_op=asker.moment,
        )
        row.save(force_insert=True)
        record(
            asker=asker,
            handeling="aanmaken",
            object_soort="vernietigingsbesluit",
            object_id=casus_id,
            personen=[persoon_id] if persoon_id else (),
        )
        enqueue("vernietiging")
    return row


def _ids(sql: str, params: list[Any]) -> list[uuid.UUID]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return [row[0] for row in cursor.fetchall()]


def _each(asker: Systeem, function: str, keys: Iterable[uuid.UUID], soort: str) -> int:
    """Destroy one after the other, each all or nothing; one that fails fails the round, which comes again."""
    done = 0
    for key in keys:
        certificate = new_id()
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {function}(%s, %s)", [key, certificate])
            answer = cursor.fetchone()[0]
        if answer is not None:
            _log(asker, soort, key, certificate, json.loads(answer) if isinstance(answer, str) else answer)
            done += 1
    return done


def _log(asker: Systeem, soort: str, key: uuid.UUID, certificate: uuid.UUID, answer: dict[str, Any]) -> None:
    """Two rows that stay: what went and about whom, and the certificate with its hash, which the seal then holds."""
    personen = [uuid.UUID(persoon) for persoon in answer["personen"]]
    record(asker=asker, handeling="vernietigen", object_soort=soort, object_id=key, personen=personen)
    record(
        asker=asker,
        handeling="aanmaken",
        object_soort="vernietiging",
        object_id=certificate,
        doel=f"verklaring {answer['nummer']} {answer['hash']}",
    )
