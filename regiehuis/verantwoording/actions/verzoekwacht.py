"""Reminders of the clocks of requests and of views that were asked, left by the system (R30)."""

import uuid

from regiehuis.kern.period import on_day
from regiehuis.samenwerking.access import Systeem
from regiehuis.samenwerking.actions import Bericht, notify_once
from regiehuis.samenwerking.models import Functie

from ..models import Verzoek, Zienswijze
from ..rules.verzoek import reminder_due

WOORDEN = {14: "over twee weken", 7: "over een week", 0: "vandaag, of is voorbij"}


def remind_verzoeken(*, asker: Systeem) -> int:
    """Remind the contact point two weeks and a week before a term and on its day, each once; answers how many."""
    holders = _holders(asker, "contactpunt")
    berichten = []
    rows = Verzoek.objects.filter(veiligheidshuis_id=asker.huis_id, gesloten_op=None).order_by("termijn", "id")
    for verzoek_id, nummer, termijn in rows.values_list("id", "nummer", "termijn"):
        mark = reminder_due(termijn, asker.dag)
        if mark is None:
            continue
        berichten += [
            Bericht(
                medewerker_id=medewerker_id,
                tekst=f"De termijn van verzoek {nummer} eindigt {WOORDEN[mark]}.",
                object_soort="verzoek",
                object_id=verzoek_id,
                kenmerk=f"verzoek {verzoek_id} {termijn} {mark}",
            )
            for medewerker_id, _ in holders
        ]
    return notify_once(asker=asker, berichten=berichten)


def remind_zienswijzen(*, asker: Systeem) -> int:
    """Remind liaisons on the last day of a view that their unit was asked for, once a request; answers how many."""
    liaisons = _holders(asker, "liaison")
    due = Zienswijze.objects.filter(veiligheidshuis_id=asker.huis_id, beantwoord_op=None, termijn__lte=asker.dag)
    asked = {(onderdeel, nummer): key for onderdeel, nummer, key in due.values_list("onderdeel_id", "nummer", "id")}
    return notify_once(
        asker=asker,
        berichten=[
            Bericht(
                medewerker_id=medewerker_id,
                tekst=f"Verzoek {nummer}: uw zienswijze wordt vandaag verwacht.",
                object_soort="zienswijze",
                object_id=key,
                kenmerk=f"zienswijze {nummer} {onderdeel_id}",
            )
            for (onderdeel_id, nummer), key in sorted(asked.items(), key=lambda pair: pair[0][1])
            for medewerker_id, unit in liaisons
            if unit == onderdeel_id
        ],
    )


def _holders(asker: Systeem, soort: str) -> list[tuple[uuid.UUID, uuid.UUID]]:
    rows = Functie.objects.filter(on_day(asker.dag), soort=soort, veiligheidshuis_id=asker.huis_id)
    return sorted(set(rows.values_list("medewerker_id", "medewerker__onderdeel_id")))
