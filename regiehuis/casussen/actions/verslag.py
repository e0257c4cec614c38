"""Capturing at a point of a running meeting: minutes, decision, what a speaker brings in; and closing the point."""

import datetime
import uuid

from django.db import connection, transaction
from django.db.models import F

from regiehuis.convenanten.models import Autorisatieregel
from regiehuis.convenanten.rules.verstrekkingsbesluit import GEEN_BESLUIT
from regiehuis.kern.errors import GEWIJZIGD, NotFound, Refusal
from regiehuis.kern.models import made_before
from regiehuis.logboek.actions import record
from regiehuis.samenwerking.access import AMSTERDAM, Asker
from regiehuis.samenwerking.models import Medewerker

from ..access.casus import persons_of_casus
from ..access.overleg import fetch_to_capture, membership_of, update_punt
from ..access.verstrekkingsbesluit import recipients
from ..models import Aanwezigheid, Agendapunt, Informatie
from ..rules.afweging import EERST, GROND
from ..rules.casus import needs_own_ground
from ..rules.toestemming import SPREEKGRONDEN
from ..rules.woorden import PERSOONSROLLEN, SPREEKBAAR
from .agenda import begin_next, plan_bespreking
from .versie import present_at, put_verslag

VERSLAG_MAX, BESLUIT_MAX, TEKST_MAX = 8000, 4000, 8000
# To which audience a source may release what was typed on its behalf.
BEVESTIGPUBLIEKEN = ("alle_leden", "procesregie", "aanwezigen")


BEROEPSGEHEIM = (
    "Wat onder het beroepsgeheim valt, legt u vast als conflict van plichten. De bron legt daarna haar afweging vast;"
    " tot dan lezen alleen de aanwezigen het."
)
NIEMAND = "Noteer eerst wie er bij dit punt aanwezig is. Zonder aanwezigen is er geen besluit."
GEEN_VOORZITTER = (
    "De voorzitter is niet bij dit punt. Noteer de voorzitter als aanwezig, of laat de vervanger van de voorzitter het"
    " besluit vastleggen. Zonder voorzitter is er geen besluit."
)


class UnableToWriteVerslag(Refusal):
    """The minutes cannot be written like this."""


class UnableToCaptureInbreng(Refusal):
    """What the speaker said cannot be captured like this."""


class UnableToCloseAgendapunt(Refusal):
    """The point cannot be closed like this."""


def write_verslag(*, asker: Asker, agendapunt_id: uuid.UUID, versie: int, verslag: str, besluit: str) -> Agendapunt:
    """Write the minutes and the decision of a point while its meeting runs; by chair or secretary (R26)."""
    with transaction.atomic():
        punt = fetch_to_capture(asker, agendapunt_id)
        if len(verslag) > VERSLAG_MAX:
            raise UnableToWriteVerslag(f"Houd het verslag bij maximaal {VERSLAG_MAX} tekens.", field="verslag")
        if len(besluit) > BESLUIT_MAX:
            raise UnableToWriteVerslag(f"Houd het besluit bij maximaal {BESLUIT_MAX} tekens.", field="besluit")
        if besluit.strip() and besluit.strip() != punt.besluit:
            _check_can_decide(asker, punt)
        punt = put_verslag(asker, punt, versie, verslag=verslag.strip(), besluit=besluit.strip())
        _record(asker, punt)
        return punt


def capture_inbreng(
    *,
    asker: Asker,
    agendapunt_id: uuid.UUID,
    spreker_id: uuid.UUID,
    categorie_id: uuid.UUID,
    persoonsrol: str,
    tekst: str,
    soort: str = "feit",
    grondslag: str = "wgs",
    nieuw_id: uuid.UUID | None = None,
) -> Informatie:
    """Type for a speaker: the source is the speaker's unit, the audience those present, until it confirms (R2).

    The speaker is present at this point, and the matrix lets the unit bring in this category.
    """
    with transaction.atomic():
        punt = fetch_to_capture(asker, agendapunt_id)
        _check_inbreng(persoonsrol, tekst, soort, grondslag)
        if before := made_before(Informatie, nieuw_id):
            return before
        spreker = _speaker(punt, spreker_id)
        convenant_id = _convenant(punt)
        _check_matrix(asker, convenant_id, spreker.onderdeel_id, categorie_id, grondslag)
        item = Informatie(
            casus_id=punt.casus_id,
            convenant_id=convenant_id,
            bron_id=spreker.onderdeel_id,
            categorie_id=categorie_id,
            soort=soort,
            tekst=tekst.strip(),
            ontvangen_op=asker.dag,
            grondslag=grondslag,
            persoonsrol=persoonsrol,
            publiek="aanwezigen",
            agendapunt_id=punt.id,
            overlegvorm_id=punt.overlegvorm_id,
            vastgelegd_door_id=asker.medewerker_id,
            vastgelegd_op=asker.moment,
        )
        item.id = nieuw_id or item.id
        Informatie.objects.bulk_create([item])
        personen = persons_of_casus(punt.casus_id)
        record(asker=asker, handeling="aanmaken", object_soort="informatie", object_id=item.id, personen=personen)
        return item


def confirm_inbreng(*, asker: Asker, informatie_id: uuid.UUID, versie: int, publiek: str = "alle_leden") -> Informatie:
    """The source confirms what was typed on its behalf, and sets its audience; nobody else can widen it (R2, R17).

    What rests on a conflict of duties stays with those present until its source wrote the note (R24).
    """
    with transaction.atomic():
        item = Informatie.objects.filter(id=informatie_id, bron_id=asker.onderdeel_id).first()
        if item is None or membership_of(asker, item.casus_id) is None:
            raise NotFound("informatie", informatie_id)
        if item.bevestigd_op or item.agendapunt_id is None:
            raise UnableToCaptureInbreng("Deze inbreng is al bevestigd.")
        if item.grondslag == GROND and item.afweging_id is None:
            raise UnableToCaptureInbreng(EERST)
        if publiek not in BEVESTIGPUBLIEKEN:
            raise UnableToCaptureInbreng("Kies wie dit mag lezen.", field="publiek")
        found = Informatie.objects.filter(id=item.id, versie=versie)
        if not found.update(bevestigd_op=asker.moment, publiek=publiek, versie=F("versie") + 1):
            raise UnableToCaptureInbreng(GEWIJZIGD)
        personen = persons_of_casus(item.casus_id)
        record(asker=asker, handeling="wijzigen", object_soort="informatie", object_id=item.id, personen=personen)
        item.refresh_from_db()
        return item


def close_agendapunt(
    *, asker: Asker, agendapunt_id: uuid.UUID, versie: int, volgende_bespreking: datetime.date | None = None
) -> Agendapunt:
    """Close a point: it has minutes or a decision; the case is discussed next on that date, if given."""
    with transaction.atomic():
        punt = fetch_to_capture(asker, agendapunt_id)
        if punt.behandeld_op:
            raise UnableToCloseAgendapunt("Dit punt is al afgesloten.")
        if not punt.verslag and not punt.besluit:
            raise UnableToCloseAgendapunt("Leg eerst een verslag of een besluit vast.", field="verslag")
        if not present_at(punt):
            raise UnableToCloseAgendapunt(NIEMAND)
        _check_next(punt, volgende_bespreking)
        punt = update_punt(punt, versie, behandeld_op=asker.moment)
        begin_next(asker, punt.overleg_id)
        plan_bespreking(punt.casus_id, volgende_bespreking)
        _record(asker, punt)
        return punt


def _check_can_decide(asker: Asker, punt: Agendapunt) -> None:
    """A decision is taken by a meeting: somebody is there, and its chair or a deputy of the chair (R14, R26)."""
    if not present_at(punt):
        raise UnableToWriteVerslag(NIEMAND, field="besluit")
    chair = Aanwezigheid.objects.filter(agendapunt=punt, medewerker_id=punt.overleg.voorzitter_id)
    chairs_now = punt.overlegvorm_id in asker.voorzit and asker.medewerker_id != punt.overleg.voorzitter_id
    if chair.filter(status__in=("afwezig", "vertrokken")).exists() and not chairs_now:
        raise UnableToWriteVerslag(GEEN_VOORZITTER, field="besluit")


def _record(asker: Asker, punt: Agendapunt) -> None:
    record(
        asker=asker,
        handeling="wijzigen",
        object_soort="agendapunt",
        object_id=punt.id,
        personen=persons_of_casus(punt.casus_id),
    )


def _check_inbreng(persoonsrol: str, tekst: str, soort: str, grondslag: str) -> None:
    if not tekst.strip():
        raise UnableToCaptureInbreng("Vul in wat de spreker inbrengt.", field="tekst")
    if len(tekst) > TEKST_MAX:
        raise UnableToCaptureInbreng(f"Houd de tekst bij maximaal {TEKST_MAX} tekens.", field="tekst")
    chosen = {"persoonsrol": (persoonsrol, PERSOONSROLLEN), "soort": (soort, SPREEKBAAR)}
    chosen["grondslag"] = (grondslag, SPREEKGRONDEN)
    for field, (value, choices) in chosen.items():
        if value not in dict(choices):
            raise UnableToCaptureInbreng("Maak een keuze uit de lijst.", field=field)


def _speaker(punt: Agendapunt, spreker_id: uuid.UUID) -> Medewerker:
    present = Aanwezigheid.objects.filter(agendapunt=punt, medewerker_id=spreker_id, status="aanwezig")
    found = present.select_related("medewerker").first()
    if found is None:
        raise UnableToCaptureInbreng("Kies een spreker die bij dit punt aanwezig is.", field="spreker")
    return found.medewerker


def _convenant(punt: Agendapunt) -> uuid.UUID:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT convenant_id FROM regiehuis_agendapunten(%s) WHERE agendapunt_id = %s", [punt.overleg_id, punt.id]
        )
        found: uuid.UUID = cursor.fetchone()[0]
    return found


def _check_matrix(
    asker: Asker, convenant_id: uuid.UUID, onderdeel_id: uuid.UUID, categorie_id: uuid.UUID, grondslag: str
) -> None:
    """The unit brings in this category, police data on a decision, a care secret on its own ground (C4, R3, R24)."""
    allowed = Autorisatieregel.objects.filter(
        convenant_id=convenant_id, onderdeel_id=onderdeel_id, categorie_id=categorie_id, inbrengen=True
    )
    rule = allowed.select_related("categorie").first()
    if rule is None:
        raise UnableToCaptureInbreng(
            "Deze organisatie mag onder dit convenant geen informatie van deze soort inbrengen.", field="categorie"
        )
    if recipients(asker, convenant_id, categorie_id) == frozenset():
        raise UnableToCaptureInbreng(GEEN_BESLUIT, field="categorie")
    if needs_own_ground(rule.categorie.juridische_klasse, grondslag):
        raise UnableToCaptureInbreng(BEROEPSGEHEIM, field="grondslag")


def _check_next(punt: Agendapunt, volgende: datetime.date | None) -> None:
    today = punt.overleg.aanvang.astimezone(AMSTERDAM).date()
    if volgende and not today < volgende <= today + datetime.timedelta(days=366):
        raise UnableToCloseAgendapunt(
            "Kies een dag na dit overleg en binnen een jaar, of laat het leeg.", field="volgende_bespreking"
        )
