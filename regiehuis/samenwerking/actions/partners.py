"""Partners of the house: organisations, their units, their affiliation (C2)."""

import datetime
import uuid
from collections.abc import Sequence

from django.db import IntegrityError, transaction

from regiehuis.kern.errors import NotFound
from regiehuis.kern.models import made_before
from regiehuis.samenwerking.access import Asker

from ..models import Aansluiting, Organisatie, Organisatieonderdeel, Thema, Veiligheidshuis
from ..rules import AANSLUITINGSSOORTEN, KETENS, RINGEN, SOORTORGANISATIES, WEEKDAGEN
from .beheer import UnableToManage, change, check_manager, check_partner, choose, need, write

LONGEST_NAME = 120
SOORT_TEKENT = (
    "Deze organisatie heeft een convenant getekend waarvan het regime deze soort niet toelaat. Beëindig eerst de"
    " ondertekening, of kies een andere soort."
)


def change_huis(
    *,
    asker: Asker,
    versie: int | None,
    naam: str,
    doel: str,
    adres: str,
    telefoon: str,
    klimdagen: int,
    sluiting_weekdag: int = 0,
    sluiting_tijd: datetime.time = datetime.time(12, 0),
    triage_weekdag: int = 1,
    piket_minuten: int = 15,
    afgewezen_dagen: int = 365,
    logboek_jaren: int = 10,
) -> Veiligheidshuis:
    """Change the profile of the house, its days of triage, and its terms for climbing and removing (R7, R9, R11, R27).

    `piket_minuten` and `klimdagen` count from one step to the next; `afgewezen_dagen` from the rejection;
    `logboek_jaren` from the moment of a row of the log (R36).
    """
    check_manager(asker)
    naam = need(naam, "naam", "Vul de naam van het huis in.")
    _check_terms(klimdagen=klimdagen, piket_minuten=piket_minuten, afgewezen_dagen=afgewezen_dagen)
    if not 5 <= logboek_jaren <= 50:
        raise UnableToManage("Kies tussen 5 en 50 jaar.", field="logboek_jaren")
    choose(sluiting_weekdag, WEEKDAGEN, "sluiting_weekdag")
    choose(triage_weekdag, WEEKDAGEN, "triage_weekdag")
    with transaction.atomic():
        return change(
            asker,
            "veiligheidshuis",
            Veiligheidshuis,
            asker.huis_id,
            versie,
            naam=naam,
            doel=doel,
            adres=adres,
            telefoon=telefoon,
            klimdagen=klimdagen,
            sluiting_weekdag=sluiting_weekdag,
            sluiting_tijd=sluiting_tijd,
            triage_weekdag=triage_weekdag,
            piket_minuten=piket_minuten,
            afgewezen_dagen=afgewezen_dagen,
            logboek_jaren=logboek_jaren,
        )


def _check_terms(*, klimdagen: int, piket_minuten: int, afgewezen_dagen: int) -> None:
    if not 1 <= klimdagen <= 90:
        raise UnableToManage("Kies tussen 1 en 90 dagen.", field="klimdagen")
    if not 1 <= piket_minuten <= 240:
        raise UnableToManage("Kies tussen 1 en 240 minuten.", field="piket_minuten")
    if not 30 <= afgewezen_dagen <= 1825:
        raise UnableToManage("Kies tussen 30 en 1825 dagen.", field="afgewezen_dagen")


def add_organisatie(
    *,
    asker: Asker,
    naam: str,
    keten: str,
    onderdelen: Sequence[str],
    soort: str = "kern",
    soortorganisatie: str = "overig",
    ring: str = "binnenring",
    mandaat: str = "",
    capaciteit_uren: int = 0,
    van: datetime.date | None = None,
    nieuw_id: uuid.UUID | None = None,
) -> Organisatie:
    """Bring an organisation with its units into the house, affiliated from `van` (today when not given)."""
    check_manager(asker)
    naam = need(naam, "naam", "Vul de naam van de organisatie in.")
    names = [name.strip() for name in onderdelen if name.strip()]
    if not names:
        raise UnableToManage("Noem minstens één onderdeel; dat is wie aan tafel zit.", field="onderdelen")
    if any(len(name) > LONGEST_NAME for name in names):
        raise UnableToManage(f"Gebruik hoogstens {LONGEST_NAME} tekens per onderdeel.", field="onderdelen")
    choose(keten, KETENS, "keten")
    choose(soortorganisatie, SOORTORGANISATIES, "soortorganisatie")
    _check_affiliation(soort, ring, mandaat, capaciteit_uren)
    with transaction.atomic():
        if before := made_before(Organisatie, nieuw_id):
            return before
        organisatie = write(asker, "organisatie", Organisatie, nieuw_id, naam=naam, keten=keten)
        write(
            asker,
            "aansluiting",
            Aansluiting,
            veiligheidshuis_id=asker.huis_id,
            organisatie_id=organisatie.id,
            soort=soort,
            soortorganisatie=soortorganisatie,
            ring=ring,
            mandaat=mandaat,
            capaciteit_uren=capaciteit_uren,
            van=van or asker.dag,
        )
        for name in names:
            add_onderdeel(asker=asker, organisatie_id=organisatie.id, naam=name)
    return organisatie


def add_onderdeel(
    *, asker: Asker, organisatie_id: uuid.UUID, naam: str, nieuw_id: uuid.UUID | None = None
) -> Organisatieonderdeel:
    """Add a unit to an organisation; the matrix gives it nothing until the ketenmanager does."""
    check_manager(asker)
    naam = need(naam, "naam", "Vul de naam van het onderdeel in.")
    with transaction.atomic():
        check_partner(organisatie_id)
        return write(
            asker, "organisatieonderdeel", Organisatieonderdeel, nieuw_id, organisatie_id=organisatie_id, naam=naam
        )


def change_aansluiting(
    *,
    asker: Asker,
    aansluiting_id: uuid.UUID,
    versie: int | None,
    soort: str,
    ring: str,
    mandaat: str,
    capaciteit_uren: int,
    soortorganisatie: str = "overig",
) -> Aansluiting:
    """Change what a partner is in the house: kind, core or functional, ring, mandate, promised hours. Raises NotFound.

    A kind that the regime of a covenant it signed does not admit is refused (R1); the database knows those.
    """
    check_manager(asker)
    choose(soortorganisatie, SOORTORGANISATIES, "soortorganisatie")
    _check_affiliation(soort, ring, mandaat, capaciteit_uren)
    given = {"soort": soort, "ring": ring, "mandaat": mandaat, "capaciteit_uren": capaciteit_uren}
    try:
        with transaction.atomic():
            given |= {"soortorganisatie": soortorganisatie}
            return change(asker, "aansluiting", Aansluiting, aansluiting_id, versie, **given)
    except IntegrityError as refused:
        if "regime_toegelaten" not in str(refused):
            raise
        raise UnableToManage(SOORT_TEKENT, field="soortorganisatie") from refused


def end_aansluiting(*, asker: Asker, aansluiting_id: uuid.UUID, versie: int | None, tot: datetime.date) -> Aansluiting:
    """End an affiliation; from that day nobody of the organisation has access to a case. Raises NotFound."""
    check_manager(asker)
    with transaction.atomic():
        found = Aansluiting.objects.filter(id=aansluiting_id).first()
        if found is None:
            raise NotFound("aansluiting", aansluiting_id)
        if tot <= found.van:
            raise UnableToManage("De einddatum moet na de begindatum liggen.", field="tot")
        return change(asker, "aansluiting", Aansluiting, found.id, versie, tot=tot)


def add_thema(*, asker: Asker, naam: str, nieuw_id: uuid.UUID | None = None) -> Thema:
    """Add a local theme."""
    check_manager(asker)
    naam = need(naam, "naam", "Vul de naam van het thema in.", longest=80)
    with transaction.atomic():
        return write(asker, "thema", Thema, nieuw_id, veiligheidshuis_id=asker.huis_id, naam=naam)


def change_thema(*, asker: Asker, thema_id: uuid.UUID, versie: int | None, naam: str, actief: bool) -> Thema:
    """Rename a theme, or take it out of use; cases that have it keep it. Raises NotFound."""
    check_manager(asker)
    naam = need(naam, "naam", "Vul de naam van het thema in.", longest=80)
    with transaction.atomic():
        return change(asker, "thema", Thema, thema_id, versie, naam=naam, actief=actief)


def _check_affiliation(soort: str, ring: str, mandaat: str, capaciteit_uren: int) -> None:
    choose(soort, AANSLUITINGSSOORTEN, "soort")
    choose(ring, RINGEN, "ring")
    if len(mandaat) > 400:
        raise UnableToManage("Gebruik hoogstens 400 tekens.", field="mandaat")
    if not 0 <= capaciteit_uren <= 1000:
        raise UnableToManage("Vul een getal in van 0 tot en met 1000.", field="capaciteit_uren")
