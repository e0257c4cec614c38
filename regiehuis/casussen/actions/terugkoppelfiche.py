"""Writing, answering and sending a feedback sheet to the police (R22)."""

import uuid
from collections.abc import Collection

from django.db import transaction

from regiehuis.kern.errors import GEWIJZIGD, NotAllowed, NotFound, Refusal
from regiehuis.kern.models import change_row, made_before, new_id
from regiehuis.logboek.actions import record
from regiehuis.logboek.rules import Handeling
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.actions import notify

from ..access.casus import persons_of_casus
from ..access.terugkoppelfiche import (
    FicheInzage,
    answers_to,
    blocked,
    choosable,
    fetch_fiche,
    fiche_to_run,
    is_asked,
    items_on,
    police_of,
)
from ..models import Ficheinstemming, Fichestuk, Informatie, Terugkoppelfiche
from ..rules.terugkoppelfiche import (
    AL_VERSTUURD,
    NIET_GEVRAAGD,
    STUK_WEG,
    WAS_ER,
    check_antwoord,
    check_tekst,
)


class UnableToGiveFeedback(Refusal):
    """The sheet cannot be written, answered or sent as asked."""


def write_fiche(
    *,
    asker: Asker,
    agendapunt_id: uuid.UUID,
    tekst: str,
    stukken: Collection[uuid.UUID],
    versie: int | None = None,
    nieuw_id: uuid.UUID | None = None,
) -> Terugkoppelfiche:
    """Write the sheet of a point, or another text of it; then everybody is asked again.

    Raises NotFound, NotAllowed, UnableToGiveFeedback.
    """
    with transaction.atomic():
        if before := made_before(Terugkoppelfiche, nieuw_id):
            return before
        found = fiche_to_run(asker, agendapunt_id)
        if not is_asked(agendapunt_id):
            raise UnableToGiveFeedback(NIET_GEVRAAGD)
        if wrong := check_tekst(tekst):
            raise UnableToGiveFeedback(wrong, field="tekst")
        items = _chosen(asker, found, stukken)
        fiche = _written(asker, found, tekst.strip(), len(items), versie, nieuw_id)
        Fichestuk.objects.bulk_create(
            Fichestuk(fiche=fiche, casus_id=fiche.casus_id, ronde=fiche.ronde, informatie=item) for item in items
        )
        _log(asker, "wijzigen" if found.fiche else "aanmaken", fiche)
        _ask(asker, found)
    return fiche


def answer_fiche(
    *,
    asker: Asker,
    agendapunt_id: uuid.UUID,
    versie: int | None,
    besluit: str,
    reden: str = "",
    nieuw_id: uuid.UUID | None = None,
) -> Ficheinstemming:
    """Agree to the text that stands, or refuse with a reason; only who was present, and nobody for him.

    Raises NotFound, NotAllowed, UnableToGiveFeedback.
    """
    with transaction.atomic():
        if before := made_before(Ficheinstemming, nieuw_id):
            return before
        found = fetch_fiche(asker, agendapunt_id)
        fiche = _standing(found)
        if found.deelname is None or not found.was_there(asker.medewerker_id):
            raise NotAllowed("Alleen wie zelf bij dit punt aanwezig was, stemt in of niet.")
        if wrong := check_antwoord(besluit, reden):
            raise UnableToGiveFeedback(wrong[1], field=wrong[0])
        if fiche.versie != versie:
            raise UnableToGiveFeedback(GEWIJZIGD)
        if len(items_on(fiche)) != fiche.aantal:
            raise UnableToGiveFeedback(STUK_WEG)
        made = Ficheinstemming(
            id=nieuw_id or new_id(),
            fiche=fiche,
            casus_id=fiche.casus_id,
            ronde=fiche.ronde,
            medewerker_id=asker.medewerker_id,
            besluit=besluit,
            reden=reden.strip(),
            op=asker.moment,
        )
        made.save(force_insert=True)
        _log(asker, "wijzigen", fiche)
    return made


def send_fiche(
    *, asker: Asker, agendapunt_id: uuid.UUID, versie: int | None, ontvanger_id: uuid.UUID
) -> Terugkoppelfiche:
    """Let the sheet go to a police organisation of the house, once everybody who was present agreed to it.

    Raises NotFound, NotAllowed, UnableToGiveFeedback.
    """
    with transaction.atomic():
        found = fiche_to_run(asker, agendapunt_id)
        fiche = _standing(found)
        if ontvanger_id not in police_of(asker):
            raise UnableToGiveFeedback("Kies een politieorganisatie van dit huis.", field="ontvanger")
        if wrong := blocked(found, answers_to(fiche)):
            raise UnableToGiveFeedback(wrong)
        if fiche.aantal and len(set(_keys(items_on(fiche))) & set(_keys(choosable(asker, found)))) != fiche.aantal:
            raise UnableToGiveFeedback(STUK_WEG)
        sent = {"verstuurd_op": asker.moment, "verstuurd_door_id": asker.medewerker_id, "ontvanger_id": ontvanger_id}
        if not change_row(fiche, versie, **sent):
            raise UnableToGiveFeedback(GEWIJZIGD)
        _log(asker, "wijzigen", fiche)
    return fiche


def _standing(found: FicheInzage) -> Terugkoppelfiche:
    if found.fiche is None:
        raise NotFound("agendapunt", found.punt.id)
    if found.fiche.verstuurd_op:
        raise UnableToGiveFeedback(AL_VERSTUURD)
    return found.fiche


def _chosen(asker: Asker, found: FicheInzage, stukken: Collection[uuid.UUID]) -> list[Informatie]:
    items = [item for item in choosable(asker, found) if item.id in set(stukken)] if stukken else []
    if len(items) != len(set(stukken)):
        raise UnableToGiveFeedback("Kies stukken uit de lijst.", field="stukken")
    return items


def _written(
    asker: Asker, found: FicheInzage, tekst: str, aantal: int, versie: int | None, nieuw_id: uuid.UUID | None
) -> Terugkoppelfiche:
    by = {"geschreven_op": asker.moment, "geschreven_door_id": asker.medewerker_id}
    if found.fiche is None:
        made = Terugkoppelfiche(
            id=nieuw_id or new_id(),
            agendapunt=found.punt,
            casus_id=found.punt.casus_id,
            overlegvorm_id=found.punt.overlegvorm_id,
            tekst=tekst,
            aantal=aantal,
            **by,
        )
        made.save(force_insert=True)
        return made
    fiche = _standing(found)
    if not change_row(fiche, versie, tekst=tekst, aantal=aantal, ronde=fiche.ronde + 1, **by):
        raise UnableToGiveFeedback(GEWIJZIGD)
    return fiche


def _ask(asker: Asker, found: FicheInzage) -> None:
    """Tell who was present that an answer is waited for, without content."""
    for who in found.aanwezigheden:
        if who.status in WAS_ER and who.medewerker_id != asker.medewerker_id:
            notify(
                asker=asker,
                medewerker_id=who.medewerker_id,
                tekst="Een fiche voor de politie wacht op uw instemming.",
                object_soort="overleg",
                object_id=found.punt.overleg_id,
            )


def _keys(items: Collection[Informatie]) -> list[uuid.UUID]:
    return [item.id for item in items]


def _log(asker: Asker, handeling: Handeling, row: Terugkoppelfiche) -> None:
    personen = persons_of_casus(row.casus_id)
    record(asker=asker, handeling=handeling, object_soort="terugkoppelfiche", object_id=row.id, personen=personen)
