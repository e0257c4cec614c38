"""A document as an item of information: under the same source, category, ground and audience (R2, R17)."""

import dataclasses
import uuid
from typing import Any

from django.db import transaction

from regiehuis.kern.errors import Refusal
from regiehuis.samenwerking.access import Asker, Systeem

from ..access.opslag import keep_file, sweep_files
from ..access.virusscan import Besmet, GeenAntwoord, scan
from ..models import Informatie
from ..rules.bestand import Onaanvaardbaar, clean_name, judge
from .informatie import add_informatie


class UnableToToevoegen(Refusal):
    """The file is not taken."""


@dataclasses.dataclass(frozen=True)
class Bestand:
    """A file as it was sent: its name, which is not trusted, and its content."""

    naam: str
    inhoud: bytes


def add_document(*, asker: Asker, bestand: Bestand, nieuw_id: uuid.UUID, **item: Any) -> Informatie:
    """Bring an item in with a file beside its words; `item` as `add_informatie` takes it.

    The kind is judged by content, a scanner looks when there is one, and the file rests encrypted. Raises
    UnableToToevoegen at the field of the file, and what `add_informatie` raises; then nothing is kept.
    """
    naam = clean_name(bestand.naam)
    try:
        soort = judge(naam, bestand.inhoud)
        scan(bestand.inhoud)
    except Onaanvaardbaar as refusal:
        raise UnableToToevoegen(str(refusal), field="bestand") from refusal
    except Besmet as refusal:
        words = "De virusscanner vond iets in dit bestand. Het is niet aangenomen. Waarschuw uw ICT-beheerder."
        raise UnableToToevoegen(words, field="bestand") from refusal
    except GeenAntwoord as refusal:
        words = "De virusscanner geeft geen antwoord. Probeer het later nog eens, of breng het zonder bestand in."
        raise UnableToToevoegen(words, field="bestand") from refusal
    with transaction.atomic():
        made = add_informatie(asker=asker, nieuw_id=nieuw_id, **item)
        if made.bestandssoort:  # the second of two clicks
            return made
        fields = {"bestandsnaam": naam, "bestandssoort": soort.code, "bestandsgrootte": len(bestand.inhoud)}
        Informatie.objects.filter(id=made.id).update(**fields)
        keep_file(made.id, bestand.inhoud)
    for name, value in fields.items():
        setattr(made, name, value)
    return made


def sweep_documents(*, asker: Systeem) -> int:
    """Take away files whose item is not there any more, or never came to be; answers how many (R36)."""
    return sweep_files(asker.moment)
