"""People of the house: accounts, dated functions, deputies (R14)."""

import datetime
import uuid
from typing import Any

from django.db import transaction

from regiehuis.kern.errors import NotAllowed, NotFound
from regiehuis.kern.models import made_before, new_id
from regiehuis.kern.period import is_period, on_day, overlaps
from regiehuis.samenwerking.access import Asker

from ..models import Aansluiting, Functie, Medewerker, Organisatieonderdeel, Veiligheidshuis, Vervanging
from ..rules import FUNCTIES, may_appoint
from .beheer import UnableToManage, change, check_manager, choose, log, need, write
from .melding import notify
from .toegang import end_all_sessies


def add_medewerker(
    *,
    asker: Asker,
    gebruikersnaam: str,
    naam: str,
    onderdeel_id: uuid.UUID,
    email: str = "",
    telefoon: str = "",
    nieuw_id: uuid.UUID | None = None,
) -> Medewerker:
    """Make an account without password; the employee sets that by a one-time link."""
    check_manager(asker)
    gebruikersnaam = need(gebruikersnaam, "gebruikersnaam", "Vul een gebruikersnaam in.", longest=80)
    naam = need(naam, "naam", "Vul de naam in.")
    new = nieuw_id or new_id()
    with transaction.atomic():
        if before := made_before(Medewerker, new):
            return before
        _check_unit(asker, onderdeel_id)
        taken = Medewerker.objects.filter(gebruikersnaam__iexact=gebruikersnaam)
        if taken.exists():
            raise UnableToManage("Deze gebruikersnaam is al in gebruik. Kies een andere.", field="gebruikersnaam")
        made = Medewerker(
            id=new,
            gebruikersnaam=gebruikersnaam,
            naam=naam,
            onderdeel_id=onderdeel_id,
            email=email,
            telefoon=telefoon,
            veiligheidshuis_id=asker.huis_id,
            **term(asker),
        )
        made.set_unusable_password()
        made.save(force_insert=True)
        log(asker, "medewerker", made.id, "aanmaken")
    return made


def change_medewerker(
    *, asker: Asker, medewerker_id: uuid.UUID, versie: int | None, naam: str, email: str = "", telefoon: str = ""
) -> Medewerker:
    """Change how somebody is called and reached; who moves to another unit gets a new account. Raises NotFound."""
    check_manager(asker)
    naam = need(naam, "naam", "Vul de naam in.")
    with transaction.atomic():
        found = find_colleague(asker, medewerker_id)
        given = {"naam": naam, "email": email, "telefoon": telefoon}
        return change(asker, "medewerker", Medewerker, found.id, versie, **given)


def reactivate_medewerker(*, asker: Asker, medewerker_id: uuid.UUID, versie: int | None) -> Medewerker:
    """Open a closed account again; functions and memberships hold as far as their dates do. Raises NotFound."""
    check_manager(asker)
    with transaction.atomic():
        found = find_colleague(asker, medewerker_id)
        return change(asker, "medewerker", Medewerker, found.id, versie, is_active=True, **term(asker))


def deactivate_medewerker(*, asker: Asker, medewerker_id: uuid.UUID, versie: int | None) -> Medewerker:
    """Close an account; whoever uses it is out at the next click. Raises NotFound."""
    check_manager(asker)
    if medewerker_id == asker.medewerker_id:
        raise UnableToManage("U kunt uw eigen account niet sluiten.")
    with transaction.atomic():
        found = find_colleague(asker, medewerker_id)
        closed = change(asker, "medewerker", Medewerker, found.id, versie, is_active=False)
        end_all_sessies(found.id)
    return closed


def appoint_functie(
    *,
    asker: Asker,
    medewerker_id: uuid.UUID,
    soort: str,
    van: datetime.date | None = None,
    tot: datetime.date | None = None,
    nieuw_id: uuid.UUID | None = None,
) -> Functie:
    """Give a dated function; the ketenmanager does, never to himself or whom he stands in for. The FG is told."""
    oneself = medewerker_id in asker.namens
    if not may_appoint(functies=asker.functies, self_appointment=oneself):
        raise NotAllowed("Alleen de ketenmanager benoemt functies, en nooit zichzelf.")
    begin = van or asker.dag
    choose(soort, FUNCTIES, "soort")
    if not is_period(begin, tot):
        raise UnableToManage("De einddatum moet na de begindatum liggen.", field="tot")
    with transaction.atomic():
        if before := made_before(Functie, nieuw_id):
            return before
        medewerker = find_colleague(asker, medewerker_id)
        held = list(Functie.objects.filter(medewerker_id=medewerker.id))
        if any(other.soort == soort and overlaps(begin, tot, other.van, other.tot) for other in held):
            raise UnableToManage("Deze medewerker heeft deze functie in die tijd al.", field="soort")
        functie = write(
            asker,
            "functie",
            Functie,
            nieuw_id,
            medewerker_id=medewerker.id,
            veiligheidshuis_id=asker.huis_id,
            soort=soort,
            van=begin,
            tot=tot,
            benoemd_door_id=asker.medewerker_id,
        )
        organisatie = medewerker.onderdeel.organisatie.naam
        tell_fg(asker, f"{medewerker.naam} ({organisatie}) is benoemd tot {dict(FUNCTIES)[soort].lower()}.")
    return functie


def end_functie(
    *, asker: Asker, functie_id: uuid.UUID, versie: int | None, tot: datetime.date | None = None
) -> Functie:
    """End a function, never later than it would; one's own only at once. What rests on it ends with it, without a job.

    Raises NotFound, or a refusal that names the field.
    """
    check_manager(asker)
    with transaction.atomic():
        functie = Functie.objects.filter(id=functie_id).first()
        if functie is None:
            raise NotFound("functie", functie_id)
        until = max(tot or asker.dag, functie.van + datetime.timedelta(days=1))
        if functie.tot is not None and until > functie.tot:
            raise UnableToManage(
                "Deze functie eindigt al eerder. Verlengen doet u met een nieuwe benoeming.", field="tot"
            )
        if functie.medewerker_id in asker.namens and until > asker.dag + datetime.timedelta(days=1):
            raise UnableToManage("Uw eigen functie legt u per vandaag neer, niet later.", field="tot")
        return change(asker, "functie", Functie, functie.id, versie, tot=until)


def set_vervanging(
    *,
    asker: Asker,
    medewerker_id: uuid.UUID,
    vervanger_id: uuid.UUID,
    van: datetime.date,
    tot: datetime.date,
    reden: str,
    nieuw_id: uuid.UUID | None = None,
) -> Vervanging:
    """Let a colleague of the same unit stand in for a dated absence, with the same rights (R14)."""
    check_manager(asker)
    if tot <= van:
        raise UnableToManage("De einddatum moet na de begindatum liggen.", field="tot")
    reden = need(reden, "reden", "Vul de reden in.", longest=200)
    with transaction.atomic():
        absent, deputy = find_colleague(asker, medewerker_id), find_colleague(asker, vervanger_id)
        if absent.id == deputy.id:
            raise UnableToManage("Niemand vervangt zichzelf.", field="vervanger")
        if asker.medewerker_id == deputy.id:
            raise UnableToManage("U kunt uzelf niet tot vervanger benoemen.", field="vervanger")
        if absent.onderdeel_id != deputy.onderdeel_id:
            raise UnableToManage("Een vervanger werkt bij hetzelfde onderdeel.", field="vervanger")
        return write(
            asker,
            "vervanging",
            Vervanging,
            nieuw_id,
            medewerker_id=absent.id,
            vervanger_id=deputy.id,
            veiligheidshuis_id=asker.huis_id,
            van=van,
            tot=tot,
            reden=reden,
        )


def end_vervanging(*, asker: Asker, vervanging_id: uuid.UUID) -> None:
    """End a deputising today, as the absent one is back; one that did not begin yet goes. Raises NotFound."""
    check_manager(asker)
    with transaction.atomic():
        found = Vervanging.objects.filter(id=vervanging_id, tot__gt=asker.dag).first()
        if found is None:
            raise NotFound("vervanging", vervanging_id)
        row = Vervanging.objects.filter(id=found.id)
        if found.van >= asker.dag:
            row.delete()
        else:
            row.update(tot=asker.dag)
        log(asker, "vervanging", found.id)


def find_colleague(asker: Asker, medewerker_id: uuid.UUID) -> Medewerker:
    """An employee of the asker's own house. Raises NotFound."""
    found = Medewerker.objects.filter(id=medewerker_id, veiligheidshuis_id=asker.huis_id).first()
    if found is None:
        raise NotFound("medewerker", medewerker_id)
    return found


def term(asker: Asker) -> dict[str, Any]:
    """What an account holds that the asker confirms today: until when, when and by whom (R20)."""
    days = Veiligheidshuis.objects.values_list("bevestiging_dagen", flat=True).get(id=asker.huis_id)
    until = asker.dag + datetime.timedelta(days=days)
    return {"bevestigd_tot": until, "bevestigd_op": asker.dag, "bevestigd_door_id": asker.medewerker_id}


def tell_fg(asker: Asker, tekst: str, *, object_soort: str = "", object_id: uuid.UUID | None = None) -> None:
    """Leave a notification for whoever is FG of the house today (R14, R18)."""
    holders = Functie.objects.filter(on_day(asker.dag), soort="functionaris_gegevensbescherming")
    for medewerker_id in set(holders.values_list("medewerker_id", flat=True)):
        notify(asker=asker, medewerker_id=medewerker_id, tekst=tekst, object_soort=object_soort, object_id=object_id)


def _check_unit(asker: Asker, onderdeel_id: uuid.UUID) -> None:
    """An employee works at a partner of today; a unit of others is not there to choose."""
    partners = Aansluiting.objects.filter(on_day(asker.dag)).values("organisatie_id")
    if not Organisatieonderdeel.objects.filter(id=onderdeel_id, organisatie_id__in=partners).exists():
        raise UnableToManage("Kies een onderdeel van een partner van dit huis.", field="onderdeel")
