"""Who takes part in a case: added, extended and ended by its procesregisseur, never by himself (R14, R16)."""

import datetime
import uuid
from typing import Any

from django.db import transaction
from django.db.models import F, QuerySet

from regiehuis.kern.errors import GEWIJZIGD, NotFound, Refusal
from regiehuis.kern.models import made_before, new_id, sole
from regiehuis.kern.prepared import prepared
from regiehuis.logboek.actions import record
from regiehuis.samenwerking.access import AMSTERDAM, Asker
from regiehuis.samenwerking.actions import notify
from regiehuis.samenwerking.models import Medewerker

from ..access.casus import guarded_casus, is_affiliated, organisation_signed
from ..access.vertrek import carried_by
from ..models import Agendapunt, Casus, Deelname
from ..rules.casus import UITGEEFBAAR, check_deelname, check_reden, check_vertrek

DEELNEMER = {"lid": "lid geworden van casus", "agendadeelnemer": "uitgenodigd voor één overleg over casus"}


class UnableToChangeDeelname(Refusal):
    """The membership cannot be given or changed as asked."""


def add_deelname(
    *,
    asker: Asker,
    casus_id: uuid.UUID,
    medewerker_id: uuid.UUID,
    tot: datetime.date,
    reden: str,
    rol: str = "lid",
    van: datetime.date | None = None,
    nieuw_id: uuid.UUID | None = None,
) -> Deelname:
    """Give an employee of a signed organisation access to one case, with reason and end date (R16).

    It begins today, or on `van`; one that ended earlier begins anew. Raises NotFound, NotAllowed, or a refusal that
    names the field.
    """
    with transaction.atomic():
        if before := made_before(Deelname, nieuw_id):
            return before
        casus = guarded_casus(asker, casus_id)
        if rol not in UITGEEFBAAR:
            raise UnableToChangeDeelname("Kies lid of deelnemer aan een agendapunt.", field="rol")
        medewerker = _admissible(asker, medewerker_id, casus.convenant_id)
        begin = max(van or asker.dag, asker.dag)
        _check(begin, tot, reden)
        given = {"rol": rol, "van": begin, "tot": tot, "reden": reden, "toegevoegd_door_id": asker.medewerker_id}
        deelname = _write(asker, casus, medewerker, given, nieuw_id)
        record(asker=asker, handeling="aanmaken", object_soort="deelname", object_id=deelname.id)
        notify(
            asker=asker,
            medewerker_id=medewerker_id,
            tekst=f"U bent {DEELNEMER[rol]} {casus.nummer}.",
            object_soort="casus",
            object_id=casus.id,
        )
    return deelname


def add_agendadeelnemer(
    *,
    asker: Asker,
    agendapunt_id: uuid.UUID,
    medewerker_id: uuid.UUID,
    reden: str,
    nieuw_id: uuid.UUID | None = None,
) -> Deelname:
    """Let somebody take part in one point of one meeting: access on the day of that meeting only (R14, R16).

    By the procesregisseur of the case. Raises NotFound, NotAllowed, UnableToChangeDeelname.
    """
    with transaction.atomic():
        punt = Agendapunt.objects.select_related("overleg").filter(id=agendapunt_id).first()
        if punt is None:
            raise NotFound("agendapunt", agendapunt_id)
        if punt.behandeld_op or punt.overleg.status == "afgesloten":
            raise UnableToChangeDeelname("Dit punt is al behandeld.")
        day = max(punt.overleg.aanvang.astimezone(AMSTERDAM).date(), asker.dag)
        return add_deelname(
            asker=asker,
            casus_id=punt.casus_id,
            medewerker_id=medewerker_id,
            van=day,
            tot=day + datetime.timedelta(days=1),
            reden=reden,
            rol="agendadeelnemer",
            nieuw_id=nieuw_id,
        )


def change_deelname(*, asker: Asker, deelname_id: uuid.UUID, versie: int, tot: datetime.date, reden: str) -> Deelname:
    """Extend or shorten a membership, with reason; `tot` today ends access at once. The second of two is told (versie).

    The casusregisseur, and the last member of an organisation that still carries something, stays until successors
    have accepted (R29).
    """
    with transaction.atomic():
        found = Deelname.objects.filter(id=deelname_id).exclude(rol="procesregisseur")
        deelname = found.select_related("medewerker__onderdeel__organisatie").first()
        if deelname is None:
            raise NotFound("deelname", deelname_id)
        casus = guarded_casus(asker, deelname.casus_id)
        if deelname.medewerker_id in asker.namens:
            raise UnableToChangeDeelname("U kunt uw eigen deelname niet wijzigen.")
        if asker.dag < deelname.tot and tot < deelname.tot:
            _check_leaving(asker, casus, deelname, tot)
        if tot <= asker.dag:
            tot = _end(asker, deelname, reden)
        else:
            _admissible(asker, deelname.medewerker_id, casus.convenant_id)
            _check(deelname.van, tot, reden)
        rows = Deelname.objects.filter(id=deelname_id, versie=versie)
        if not rows.update(tot=tot, reden=reden, versie=F("versie") + 1):
            raise UnableToChangeDeelname(GEWIJZIGD)
        record(asker=asker, handeling="wijzigen", object_soort="deelname", object_id=deelname_id)
    deelname.refresh_from_db()
    return deelname


def _check_leaving(asker: Asker, casus: Casus, deelname: Deelname, tot: datetime.date) -> None:
    """Whoever leaves before time leaves nothing behind that nobody took over (R29)."""
    if casus.fase == "afgesloten":
        return
    if casus.regisseur_id == deelname.medewerker_id:
        raise UnableToChangeDeelname(
            "Deze deelnemer is casusregisseur. Bied eerst de regie aan een ander aan: de deelname kan eindigen "
            "zodra die heeft aanvaard.",
            field="tot",
        )
    last = carried_by(asker, casus, deelname, tot)
    if last and (wrong := check_vertrek(last)):
        raise UnableToChangeDeelname(wrong[1], field=wrong[0])


def _end(asker: Asker, deelname: Deelname, reden: str) -> datetime.date:
    """The day on which access ends: today, as the past cannot be changed."""
    if deelname.tot <= asker.dag:
        raise UnableToChangeDeelname("Deze deelname is al beëindigd.", field="tot")
    if wrong := check_reden(reden):
        raise UnableToChangeDeelname(wrong[1], field=wrong[0])
    return asker.dag


def _admissible(asker: Asker, medewerker_id: uuid.UUID, convenant_id: uuid.UUID) -> Medewerker:
    medewerker = sole(_active(asker, medewerker_id))
    if medewerker is None:
        raise UnableToChangeDeelname("Kies een medewerker van dit huis.", field="medewerker")
    if medewerker.id in asker.namens:
        raise UnableToChangeDeelname("Niemand geeft zichzelf toegang.", field="medewerker")
    organisatie = medewerker.onderdeel.organisatie
    if not is_affiliated(organisatie.id, asker):
        raise UnableToChangeDeelname(f"{organisatie.naam} is niet aangesloten bij dit huis.", field="medewerker")
    if not organisation_signed(organisatie.id, convenant_id, asker):
        raise UnableToChangeDeelname(
            f"{organisatie.naam} heeft het convenant van deze casus niet ondertekend. "
            "Zonder handtekening geen toegang.",
            field="medewerker",
        )
    return medewerker


@prepared
def _active(asker: Asker, medewerker_id: uuid.UUID) -> QuerySet[Medewerker]:
    found = Medewerker.objects.select_related("onderdeel__organisatie")
    return found.filter(id=medewerker_id, veiligheidshuis_id=asker.huis_id, is_active=True)


@prepared
def _membership_of(casus_id: uuid.UUID, medewerker_id: uuid.UUID) -> QuerySet[Deelname]:
    return Deelname.objects.filter(casus_id=casus_id, medewerker_id=medewerker_id)


def _check(van: datetime.date, tot: datetime.date, reden: str) -> None:
    if fout := check_deelname(van, tot, reden):
        raise UnableToChangeDeelname(fout[1], field=fout[0])


def _write(
    asker: Asker, casus: Casus, medewerker: Medewerker, given: dict[str, Any], nieuw_id: uuid.UUID | None
) -> Deelname:
    before = sole(_membership_of(casus.id, medewerker.id))
    if before is None:
        key = nieuw_id or new_id()
        return Deelname.objects.create(
            id=key, casus=casus, convenant_id=casus.convenant_id, medewerker=medewerker, **given
        )
    if before.tot > asker.dag:
        raise UnableToChangeDeelname(f"{medewerker.naam} is al lid van deze casus.", field="medewerker")
    Deelname.objects.filter(id=before.id).update(versie=F("versie") + 1, **given)
    before.refresh_from_db()
    return before
