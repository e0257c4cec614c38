"""Keeping what a user typed and did not send yet; his own words, so that no log row is written before he sends them."""

import datetime
from collections.abc import Mapping, Sequence

from django.db import IntegrityError, transaction

from regiehuis.kern.errors import Refusal
from regiehuis.samenwerking.access import Asker

from ..models import Concept

GELDIG = datetime.timedelta(days=7)
LANGSTE = 60_000
# Never kept: secrets, what a form makes anew each time, and a BSN, which is stored encrypted or not at all (R19).
NOOIT = frozenset({"csrfmiddlewaretoken", "wachtwoord", "herhaling", "code", "bsn", "formulier_id", "next"})


class UnableToKeepConcept(Refusal):
    """The draft is larger than a form can be, or has no proper name."""


def save_concept(*, asker: Asker, sleutel: str, velden: Mapping[str, Sequence[str]]) -> None:
    """Keep a draft for seven days, with the version that its maker had before him; an empty one is thrown away.

    Raises UnableToKeepConcept.
    """
    kept = {name: list(values) for name, values in velden.items() if name.rsplit("-", 1)[-1] not in NOOIT}
    if len(sleutel) > 200 or sum(len(value) for values in kept.values() for value in values) > LANGSTE:
        raise UnableToKeepConcept("Deze tekst is te lang om als concept te bewaren.")
    typed = {name: values for name, values in kept.items() if name.rsplit("-", 1)[-1] != "versie"}
    if not any(value.strip() for values in typed.values() for value in values):
        return clear_concept(asker=asker, sleutel=sleutel)
    with transaction.atomic():
        Concept.objects.filter(medewerker_id=asker.medewerker_id, verloopt_op__lte=asker.moment).delete()
        if not _update(asker, sleutel, kept):
            _create(asker, sleutel, kept)
    return None


def clear_concept(*, asker: Asker, sleutel: str) -> None:
    """Throw a draft away: it was sent, or its maker no longer wants it."""
    Concept.objects.filter(medewerker_id=asker.medewerker_id, sleutel=sleutel).delete()


def _update(asker: Asker, sleutel: str, kept: dict[str, list[str]]) -> int:
    rows = Concept.objects.filter(medewerker_id=asker.medewerker_id, sleutel=sleutel)
    return rows.update(inhoud=kept, gewijzigd_op=asker.moment, verloopt_op=asker.moment + GELDIG)


def _create(asker: Asker, sleutel: str, kept: dict[str, list[str]]) -> None:
    """A first draft; of two that arrive together the second becomes a change of the first."""
    try:
        with transaction.atomic():
            Concept.objects.create(
                medewerker_id=asker.medewerker_id,
                sleutel=sleutel,
                inhoud=kept,
                gewijzigd_op=asker.moment,
                verloopt_op=asker.moment + GELDIG,
            )
    except IntegrityError:
        _update(asker, sleutel, kept)
