"""Items of a request: the source asked for its view, decided, disputed, and whoever had them told (R30, R32)."""

import datetime
import uuid
from collections import Counter
from collections.abc import Sequence

from django.db import transaction

from regiehuis.kern.errors import GEWIJZIGD
from regiehuis.kern.models import change_row, new_id
from regiehuis.kern.period import on_day
from regiehuis.logboek.actions import record
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.actions import notify
from regiehuis.samenwerking.models import Functie

from ..access.verzoek import (
    call,
    fetch_kennisgeving,
    fetch_post,
    fetch_verzoek,
    fetch_zienswijze,
    given_to,
    may_read,
    receivers,
    record_look,
)
from ..models import Kennisgeving, Verzoek, Verzoekpost, Weigeringsgrond, Zienswijze
from ..rules import verzoek as rules
from .verzoek import NIET_OPEN, UnableToHandle


def ask_sources(*, asker: Asker, verzoek_id: uuid.UUID, termijn: datetime.date) -> int:
    """Ask every source for its view of its items, with a term; its liaisons are told. Answers how many items.

    What was asked before is not asked again. Raises NotFound, UnableToHandle.
    """
    with transaction.atomic():
        verzoek = _readable(asker, fetch_verzoek(asker, verzoek_id))
        if not asker.dag < termijn <= verzoek.termijn:
            raise UnableToHandle("Kies een dag na vandaag, en niet na de termijn van het verzoek.", field="termijn")
        posten = list(
            Verzoekpost.objects.filter(verzoek=verzoek, besluit="", zienswijze=None, bron__isnull=False).order_by("id")
        )
        if not posten:
            raise UnableToHandle("Er is niets meer om aan een bron voor te leggen.", field="termijn")
        Zienswijze.objects.bulk_create(
            Zienswijze(
                post=post,
                veiligheidshuis_id=verzoek.veiligheidshuis_id,
                nummer=verzoek.nummer,
                onderdeel=post.bron,
                gevraagd_op=asker.moment,
                termijn=termijn,
            )
            for post in posten
        )
        for onderdeel_id, aantal in Counter(post.bron_id for post in posten).items():
            _tell_liaisons(
                asker,
                f"Verzoek {verzoek.nummer}: geef uw zienswijze op {aantal} van uw gegevens.",
                "zienswijze",
                medewerker__onderdeel_id=onderdeel_id,
            )
        record_look(asker, verzoek, "wijzigen")
    return len(posten)


def answer_zienswijze(
    *, asker: Asker, zienswijze_id: uuid.UUID, versie: int | None, antwoord: str, toelichting: str = ""
) -> Zienswijze:
    """What the source thinks of giving an item, by its liaison. Raises NotFound, UnableToHandle."""
    with transaction.atomic():
        zienswijze = fetch_zienswijze(asker, zienswijze_id)
        if antwoord not in dict(rules.ANTWOORDEN):
            raise UnableToHandle("Kies of u bezwaar heeft.", field="antwoord")
        if antwoord == "bezwaar" and not toelichting.strip():
            raise UnableToHandle("Vul in waarom u bezwaar heeft.", field="toelichting")
        said = {"antwoord": antwoord, "toelichting": toelichting.strip(), "beantwoord_op": asker.moment}
        if not change_row(zienswijze, versie, beantwoord_door_id=asker.medewerker_id, **said):
            raise UnableToHandle(GEWIJZIGD)
        record(asker=asker, handeling="wijzigen", object_soort="zienswijze", object_id=zienswijze.id)
    return zienswijze


def decide_post(
    *,
    asker: Asker,
    post_id: uuid.UUID,
    versie: int | None,
    besluit: str,
    grond: str = "",
    motivering: str = "",
) -> Verzoekpost:
    """Give or refuse one item; a refusal has a ground of the list and reasons, which are kept apart (R17, R30).

    Raises NotFound, UnableToHandle.
    """
    with transaction.atomic():
        post = fetch_post(asker, post_id)
        verzoek = _readable(asker, post.verzoek)
        _decide(asker, post, versie, besluit, grond, motivering)
        record_look(asker, verzoek, "wijzigen", "verzoekpost")
    return post


def give_posten(*, asker: Asker, verzoek_id: uuid.UUID, posten: Sequence[uuid.UUID]) -> int:
    """Give these items at once; what is protected or objected to is decided one by one. Answers how many.

    Raises NotFound, UnableToHandle.
    """
    with transaction.atomic():
        verzoek = _readable(asker, fetch_verzoek(asker, verzoek_id))
        chosen = list(Verzoekpost.objects.filter(verzoek=verzoek, besluit="", id__in=posten))
        for post in chosen:
            _decide(asker, post, post.versie, "verstrekken", "", "")
        record_look(asker, verzoek, "wijzigen", "verzoekpost")
    return len(chosen)


def dispute_post(*, asker: Asker, post_id: uuid.UUID, tekst: str, nieuw_id: uuid.UUID | None = None) -> Verzoekpost:
    """Put the person's own words beside an item of information and shield it until that is resolved (R32).

    The item stays as its source wrote it. Raises NotFound, UnableToHandle.
    """
    with transaction.atomic():
        post = fetch_post(asker, post_id)
        verzoek = _readable(asker, post.verzoek)
        if post.betwist_op is not None:
            return post
        if not tekst.strip():
            raise UnableToHandle("Vul in wat de persoon ervan zegt.", field="tekst")
        if not call("regiehuis_verzoek_betwist", post.id, nieuw_id or new_id(), tekst.strip()):
            raise UnableToHandle("Alleen ingebrachte informatie kan worden betwist.", field="tekst")
        if post.bron_id:
            _tell_liaisons(
                asker,
                f"Verzoek {verzoek.nummer}: informatie van uw onderdeel is betwist en afgeschermd.",
                "",
                medewerker__onderdeel_id=post.bron_id,
            )
        record_look(asker, verzoek, "wijzigen", "verzoekpost")
    return fetch_post(asker, post_id)


def resolve_dispute(*, asker: Asker, post_id: uuid.UUID, besluit: str) -> Verzoekpost:
    """End a dispute with what was decided: the item is read again as before, the statement stays beside it (R32).

    Raises NotFound, UnableToHandle.
    """
    with transaction.atomic():
        post = fetch_post(asker, post_id)
        verzoek = _readable(asker, post.verzoek)
        if not besluit.strip():
            raise UnableToHandle("Vul in wat er is besloten.", field="besluit")
        if not call("regiehuis_verzoek_betwisting_eindig", post.id, besluit.strip()):
            raise UnableToHandle("Dit is niet betwist, of er is al over besloten.", field="besluit")
        record_look(asker, verzoek, "wijzigen", "verzoekpost")
    return fetch_post(asker, post_id)


def notify_receivers(*, asker: Asker, verzoek_id: uuid.UUID) -> int:
    """Tell every organisation that had the data of the person; answers how many are new (R32).

    Who is outside is listed too, for the contact point to write. Raises NotFound, UnableToHandle.
    """
    with transaction.atomic():
        verzoek = _readable(asker, fetch_verzoek(asker, verzoek_id))
        if verzoek.soort == "inzage":
            raise UnableToHandle("Inzage verandert niets, zodat niemand bericht hoeft.")
        told = set(Kennisgeving.objects.filter(verzoek=verzoek).values_list("organisatie_id", "ontvanger"))
        outside = sorted({row.ontvanger for row in given_to(verzoek) if row.organisatie_id is None})
        had: list[tuple[uuid.UUID | None, str]] = [*((key, "") for key, _ in receivers(verzoek))]
        new = [who for who in [*had, *((None, naam) for naam in outside)] if who not in told]
        for organisatie_id, ontvanger in new:
            Kennisgeving.objects.create(
                verzoek=verzoek,
                veiligheidshuis_id=verzoek.veiligheidshuis_id,
                nummer=verzoek.nummer,
                organisatie_id=organisatie_id,
                ontvanger=ontvanger,
                soort=verzoek.soort,
                verstuurd_op=asker.moment,
            )
            if organisatie_id is None:  # the contact point writes who is outside
                continue
            _tell_liaisons(
                asker,
                f"Verzoek {verzoek.nummer}: bevestig dat u de wijziging heeft verwerkt.",
                "kennisgeving",
                medewerker__onderdeel__organisatie_id=organisatie_id,
            )
        record_look(asker, verzoek, "wijzigen", "kennisgeving")
    return len(new)


def confirm_kennisgeving(*, asker: Asker, kennisgeving_id: uuid.UUID, versie: int | None) -> Kennisgeving:
    """The receiver, or the contact point that heard from it, says that it was dealt with. Raises NotFound."""
    with transaction.atomic():
        kennisgeving = fetch_kennisgeving(asker, kennisgeving_id)
        if kennisgeving.bevestigd_op is not None:
            return kennisgeving
        if not change_row(kennisgeving, versie, bevestigd_op=asker.moment, bevestigd_door_id=asker.medewerker_id):
            raise UnableToHandle(GEWIJZIGD)
        record(asker=asker, handeling="wijzigen", object_soort="kennisgeving", object_id=kennisgeving.id)
    return kennisgeving


def _decide(asker: Asker, post: Verzoekpost, versie: int | None, besluit: str, grond: str, motivering: str) -> None:
    view = Zienswijze.objects.filter(post=post).first()
    ready = rules.may_decide(
        bron=post.bron_id is not None,
        gevraagd=view is not None,
        antwoord=view.antwoord if view else "",
        termijn=view.termijn if view else None,
        dag=asker.dag,
    )
    if not ready:
        raise UnableToHandle(
            "De bron heeft nog niet gezegd wat zij ervan vindt, en haar termijn loopt.", field="besluit"
        )
    wrong = rules.check_besluit(
        besluit=besluit,
        grond=grond,
        motivering=motivering,
        bescherming=post.bescherming,
        zienswijze=view.antwoord if view else "",
    )
    if wrong:
        raise UnableToHandle(wrong[1], field=wrong[0])
    if not change_row(post, versie, besluit=besluit, besloten_op=asker.moment, besloten_door_id=asker.medewerker_id):
        raise UnableToHandle(GEWIJZIGD)
    _keep_reasons(post, besluit, grond, motivering)


def _keep_reasons(post: Verzoekpost, besluit: str, grond: str, motivering: str) -> None:
    Weigeringsgrond.objects.filter(post=post).delete()
    if besluit == "weigeren" or motivering.strip():
        Weigeringsgrond.objects.create(
            post=post,
            veiligheidshuis_id=post.verzoek.veiligheidshuis_id,
            grond=grond if besluit == "weigeren" else "",
            motivering=motivering.strip(),
        )


def _readable(asker: Asker, verzoek: Verzoek) -> Verzoek:
    if not may_read(asker, verzoek):
        raise UnableToHandle(NIET_OPEN)
    return verzoek


def _tell_liaisons(asker: Asker, tekst: str, soort: str, **where: uuid.UUID | None) -> None:
    """Leave word for the liaisons of a unit or organisation; without one it shows on the request."""
    holders = Functie.objects.filter(on_day(asker.dag), soort="liaison", veiligheidshuis_id=asker.huis_id, **where)
    for medewerker_id in sorted(set(holders.values_list("medewerker_id", flat=True))):
        notify(asker=asker, medewerker_id=medewerker_id, tekst=tekst, object_soort=soort)
