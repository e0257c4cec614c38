"""A request of the data subject: from its arrival to its end (R30, R31)."""

import uuid
from collections.abc import Sequence

from django.db import connection, transaction

from regiehuis.kern.errors import GEWIJZIGD, Refusal
from regiehuis.kern.models import change_row, made_before, new_id
from regiehuis.kern.namen import normalise_query
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.actions import notify

from ..access.verzoek import call, deciders, fetch_verzoek, may_read, record_look, require_contactpunt
from ..models import Verzoek, Verzoekpost
from ..rules import verzoek as rules

NIET_OPEN = (
    "De gegevens van deze persoon zijn hier niet open: de identiteit is nog niet vastgesteld, het verzoek is"
    " gesloten of de toegang is verlopen."
)


class UnableToHandle(Refusal):
    """The request cannot be handled as asked."""


def register_verzoek(*, asker: Asker, binnenkomst: rules.Binnenkomst, nieuw_id: uuid.UUID | None = None) -> Verzoek:
    """Write a request down as it arrived; its clock runs since receipt at any of the joint controllers (R30).

    Nothing tells whether the person is known. Raises NotFound, UnableToHandle.
    """
    require_contactpunt(asker)
    with transaction.atomic():
        if before := made_before(Verzoek, nieuw_id):
            return before
        if wrong := rules.check_binnenkomst(binnenkomst, dag=asker.dag):
            raise UnableToHandle(wrong[1], field=wrong[0])
        termijn = rules.term_of(binnenkomst.soort, binnenkomst.wet, binnenkomst.ontvangen_op)
        verzoek = Verzoek(
            id=nieuw_id or new_id(),
            veiligheidshuis_id=asker.huis_id,
            nummer=_next_number(asker),
            zoeknaam=normalise_query(binnenkomst.achternaam).replace(" ", "")[:200],
            termijn=termijn,
            toegang_tot=rules.access_until(termijn),
            vastgelegd_door_id=asker.medewerker_id,
            vastgelegd_op=asker.moment,
            **vars(binnenkomst),
        )
        verzoek.save(force_insert=True)
        record_look(asker, verzoek, "aanmaken")
    return verzoek


def check_identity(
    *, asker: Asker, verzoek_id: uuid.UUID, versie: int | None, wijze: str, toelichting: str = ""
) -> Verzoek:
    """Record how and by whom the identity was checked; only then the data of the person open (R30).

    Raises NotFound, UnableToHandle.
    """
    with transaction.atomic():
        verzoek = _open(asker, verzoek_id)
        if verzoek.identiteit_op is not None:
            raise UnableToHandle("De identiteit is al vastgesteld.")
        if wrong := rules.check_identiteit(wijze, toelichting):
            raise UnableToHandle(wrong[1], field=wrong[0])
        _change(
            asker,
            verzoek,
            versie,
            identiteit_op=asker.moment,
            identiteit_wijze=wijze,
            identiteit_toelichting=toelichting.strip(),
            identiteit_door_id=asker.medewerker_id,
        )
    return verzoek


def choose_personen(*, asker: Asker, verzoek_id: uuid.UUID, personen: Sequence[uuid.UUID]) -> Verzoek:
    """Say which records of the index are the person; none when it is none of them. Raises NotFound, UnableToHandle."""
    with transaction.atomic():
        verzoek = _readable(asker, verzoek_id)
        if personen and set(personen) == set(verzoek.personen):
            return verzoek
        if not call("regiehuis_verzoek_koppel", verzoek.id, list(personen)):
            raise UnableToHandle("Kies uit wie er is gevonden, voordat u de gegevens bijeenbrengt.", field="personen")
        verzoek = fetch_verzoek(asker, verzoek_id)
        record_look(asker, verzoek, "wijzigen")
    return verzoek


def assemble_verzoek(*, asker: Asker, verzoek_id: uuid.UUID) -> int:
    """Put everything about the person, from all tables, on the request; answers how many items are new (R30).

    A second time adds what came since and leaves every decision. Raises NotFound, UnableToHandle.
    """
    with transaction.atomic():
        verzoek = _readable(asker, verzoek_id)
        found = call("regiehuis_verzoek_breng_bijeen", verzoek.id)
        if found is None:
            raise UnableToHandle(NIET_OPEN)
        record_look(asker, verzoek, "zoeken")
    return int(found)


def extend_verzoek(*, asker: Asker, verzoek_id: uuid.UUID, versie: int | None, reden: str) -> Verzoek:
    """Two months more, with the reason that the person is told; within the first month (R30).

    Raises NotFound, UnableToHandle.
    """
    with transaction.atomic():
        verzoek = _open(asker, verzoek_id)
        wrong = rules.check_verlenging(
            soort=verzoek.soort,
            wet=verzoek.wet,
            verlengd=verzoek.verlengd_op is not None,
            termijn=verzoek.termijn,
            dag=asker.dag,
            reden=reden,
        )
        if wrong:
            raise UnableToHandle(wrong[1], field=wrong[0])
        termijn = rules.extended_term(verzoek.ontvangen_op)
        until = rules.access_until(termijn)
        why = {"verlengd_op": asker.moment, "verlenging_reden": reden.strip()}
        _change(asker, verzoek, versie, termijn=termijn, toegang_tot=until, **why)
    return verzoek


def resolve_secrecy(*, asker: Asker, verzoek_id: uuid.UUID, versie: int | None, toelichting: str) -> Verzoek:
    """Say how it is safe to answer although an address is secret; until then nothing goes out (R31).

    Raises NotFound, UnableToHandle.
    """
    with transaction.atomic():
        verzoek = _readable(asker, verzoek_id)
        if not toelichting.strip():
            raise UnableToHandle("Vul in hoe het antwoord veilig aankomt.", field="toelichting")
        _change(asker, verzoek, versie, geheim_opgelost_op=asker.moment, geheim_toelichting=toelichting.strip())
    return verzoek


def close_verzoek(
    *, asker: Asker, verzoek_id: uuid.UUID, versie: int | None, uitkomst: str, toelichting: str = ""
) -> Verzoek:
    """Close a request; every item is decided on then, and the data of the person are out of reach at once (R30).

    Raises NotFound, UnableToHandle.
    """
    with transaction.atomic():
        verzoek = _open(asker, verzoek_id)
        wrong = rules.check_sluiting(
            standing(verzoek), uitkomst=uitkomst, toelichting=toelichting, termijn=verzoek.termijn, dag=asker.dag
        )
        if wrong:
            raise UnableToHandle(wrong[1], field=wrong[0])
        if verzoek.soort == "wissing" and uitkomst in ("toegewezen", "deels"):
            _hand_over(asker, verzoek)
        _change(
            asker,
            verzoek,
            versie,
            uitkomst=uitkomst,
            toelichting=toelichting.strip(),
            gesloten_op=asker.moment,
            gesloten_door_id=asker.medewerker_id,
        )
    return verzoek


def standing(verzoek: Verzoek) -> rules.Sluitstand:
    """What of a request matters to closing it."""
    posten = list(
        Verzoekpost.objects.filter(verzoek=verzoek).values_list("besluit", "betwist_op", "betwisting_eind_op")
    )
    decisions = [besluit for besluit, _, _ in posten]
    return rules.Sluitstand(
        soort=verzoek.soort,
        onbeslist=decisions.count(""),
        gegeven=decisions.count("verstrekken"),
        geweigerd=decisions.count("weigeren"),
        vastgesteld=verzoek.identiteit_op is not None,
        verstrekt=verzoek.verstrekt_op is not None,
        betwist=sum(1 for _, begin, end in posten if begin and end is None),
    )


def _hand_over(asker: Asker, verzoek: Verzoek) -> None:
    """Who leads a case decides on destroying in it; the contact point destroys nothing (R36)."""
    for casus_id, medewerker_id in deciders(verzoek):
        notify(
            asker=asker,
            medewerker_id=medewerker_id,
            tekst=f"Verzoek {verzoek.nummer} om wissing is toegewezen. Beslis in deze casus over vernietigen.",
            object_soort="wissing",
            object_id=casus_id,
        )


def _next_number(asker: Asker) -> str:
    """The next number of the house in this year; who asks at the same time waits."""
    jaar = asker.dag.year
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"verzoek {asker.huis_id}"])
    taken = Verzoek.objects.filter(veiligheidshuis_id=asker.huis_id, nummer__startswith=f"VZ-{jaar}-")
    last = max((int(nummer.rsplit("-", 1)[1]) for nummer in taken.values_list("nummer", flat=True)), default=0)
    return f"VZ-{jaar}-{last + 1:04}"


def _open(asker: Asker, verzoek_id: uuid.UUID) -> Verzoek:
    verzoek = fetch_verzoek(asker, verzoek_id)
    if verzoek.gesloten_op is not None:
        raise UnableToHandle("Dit verzoek is gesloten.")
    return verzoek


def _readable(asker: Asker, verzoek_id: uuid.UUID) -> Verzoek:
    verzoek = _open(asker, verzoek_id)
    if not may_read(asker, verzoek):
        raise UnableToHandle(NIET_OPEN)
    return verzoek


def _change(asker: Asker, verzoek: Verzoek, versie: int | None, **fields: object) -> None:
    if not change_row(verzoek, versie, **fields):
        raise UnableToHandle(GEWIJZIGD)
    record_look(asker, verzoek, "wijzigen")
