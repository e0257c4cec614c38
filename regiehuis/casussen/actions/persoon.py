"""Persons of a case: brought in after a search (R12), with address, relations and role; BSN shown in full (R19)."""

import datetime
import uuid

from django.db import transaction
from django.db.models import Q

from regiehuis.kern.errors import NotFound, Refusal
from regiehuis.kern.models import made_before, new_id
from regiehuis.kern.period import overlaps
from regiehuis.logboek.actions import record
from regiehuis.personen import actions as personen
from regiehuis.personen.models import Adres, Persoon, Relatie
from regiehuis.personen.rules import (
    WEDERZIJDS,
    AdresGegevens,
    check_adres,
    check_relatie,
    check_relatie_einde,
)
from regiehuis.samenwerking.access import Asker

from ..access.casus import led_casus, membership, persons_of_casus
from ..access.treffers import ask_for, found_before, search
from ..models import Casus, Casuspersoon, Deelname, Signaalpersoon
from ..rules.signaal import PersoonGegevens
from ..rules.triage import Treffer
from ..rules.woorden import PERSOONSROLLEN
from .huishouden import join_household, settle_household
from .koppelvoorstel import compare_with_hidden
from .signaaldelen import persoon_fields


class UnableToChangePersoon(Refusal):
    """The person cannot be brought in or changed as asked."""


def search_persoon(*, asker: Asker, casus_id: uuid.UUID, gegevens: PersoonGegevens) -> list[Treffer]:
    """Who of the index this may be: existence and contact, for whoever leads the case; limited and logged (R12)."""
    casus = _open_casus(asker, casus_id)
    asked = _as_row(asker, gegevens)
    if not asked.bsn_hash and not asked.geboortedatum:
        raise UnableToChangePersoon(
            "Vul het BSN in, of de achternaam met de geboortedatum. Alleen op naam kunt u niet zoeken.", field="bsn"
        )
    vraag = ask_for(asked.pk, asked, asker=asker)
    return search(asker=asker, object_soort="casus", object_id=casus.id, vragen=[vraag])[asked.pk]


def add_casuspersoon(
    *, asker: Asker, casus_id: uuid.UUID, persoon_id: uuid.UUID, rol: str, nieuw_id: uuid.UUID | None = None
) -> Casuspersoon:
    """Bring a person of the index, found by a search for this case (R12), into the case with a role."""
    with transaction.atomic():
        if before := made_before(Casuspersoon, nieuw_id):
            return before
        casus = _open_casus(asker, casus_id)
        if persoon_id not in (found_before(casus_id) or set()) and persoon_id not in persons_of_casus(casus_id):
            raise NotFound("persoon", persoon_id)
        if Casuspersoon.objects.filter(casus=casus, persoon_id=persoon_id, rol=rol, tot=None).exists():
            raise UnableToChangePersoon("Deze persoon staat al in de casus met deze rol.", field="rol")
        return _write(asker, casus, persoon_id, rol, nieuw_id)


def add_new_persoon(
    *, asker: Asker, casus_id: uuid.UUID, gegevens: PersoonGegevens, nieuw_id: uuid.UUID | None = None
) -> Casuspersoon:
    """Make a person and bring him into the case; refused when nobody searched for this case first (R12)."""
    with transaction.atomic():
        if before := made_before(Casuspersoon, nieuw_id):
            return before
        casus = _open_casus(asker, casus_id)
        if found_before(casus_id) is None:
            raise UnableToChangePersoon("Zoek eerst of deze persoon al bekend is.")
        if not gegevens.bsn and not gegevens.bsn_reden:
            raise UnableToChangePersoon("Vul het BSN in, of kies waarom het ontbreekt.", field="bsn")
        adres = _first_address(asker, gegevens)
        persoon = personen.make_persoon(asker=asker, gegevens=_as_row(asker, gegevens), adres=adres)
        made = _write(asker, casus, persoon.id, gegevens.rol, nieuw_id)
        compare_with_hidden(casus.id, persoon.id)
        return made


def end_casuspersoon(*, asker: Asker, casus_id: uuid.UUID, casuspersoon_id: uuid.UUID) -> Casuspersoon:
    """End the role of a person in a case, today; the main person stays. Raises NotFound."""
    with transaction.atomic():
        casus = _open_casus(asker, casus_id)
        found = Casuspersoon.objects.filter(id=casuspersoon_id, casus=casus, tot=None).first()
        if found is None:
            raise NotFound("casuspersoon", casuspersoon_id)
        if found.hoofdpersoon:
            raise UnableToChangePersoon("Om de hoofdpersoon draait deze casus; die kunt u er niet uithalen.")
        found.tot = asker.dag
        Casuspersoon.objects.filter(id=found.id).update(tot=found.tot)
        _log(asker, "casuspersoon", found.id, found.persoon_id)
    return found


def add_persoon_adres(
    *,
    asker: Asker,
    casus_id: uuid.UUID,
    persoon_id: uuid.UUID,
    adres: AdresGegevens,
    huishouden: str = "",
    nieuw_id: uuid.UUID | None = None,
) -> Adres:
    """A new address of a person of the case; the one before of its kind ends. A secret one shields the person (R17).

    In a household case a member's new home moves all or lets this one leave, as `huishouden` says (A3).
    """
    with transaction.atomic():
        if before := made_before(Adres, nieuw_id):
            return before
        casus = _open_casus(asker, casus_id)
        _in_casus(casus, persoon_id)
        if wrong := check_adres(adres, vandaag=asker.dag):
            raise UnableToChangePersoon(wrong[1], field=wrong[0])
        _check_readers(asker, casus, adres)
        running = Adres.objects.filter(persoon_id=persoon_id, soort=adres.soort, tot=None)
        if running.filter(van__gt=adres.van).exists():
            raise UnableToChangePersoon(
                "Er staat al een adres dat later is begonnen. Kies een latere dag.", field="van"
            )
        settle_household(asker, casus, persoon_id, adres, huishouden)
        running.update(tot=adres.van)
        made = personen.add_adres(asker=asker, persoon_id=persoon_id, adres=adres, nieuw_id=nieuw_id)
        if adres.soort == "geheim":
            Persoon.objects.filter(id=persoon_id).update(afgeschermd=True)
        _log(asker, "adres", made.id, persoon_id)
    return made


def add_relatie(
    *,
    asker: Asker,
    casus_id: uuid.UUID,
    van_persoon_id: uuid.UUID,
    naar_persoon_id: uuid.UUID,
    soort: str,
    van: datetime.date | None = None,
    tot: datetime.date | None = None,
    nieuw_id: uuid.UUID | None = None,
) -> Relatie:
    """Who is what of whom, between two persons of the case; without `van` nobody knows since when (A16)."""
    with transaction.atomic():
        if before := made_before(Relatie, nieuw_id):
            return before
        casus = _open_casus(asker, casus_id)
        here = set(persons_of_casus(casus.id))
        if van_persoon_id not in here:
            raise NotFound("persoon", van_persoon_id)
        if naar_persoon_id not in here:
            raise UnableToChangePersoon("Kies een andere persoon van deze casus.", field="naar")
        zelf = naar_persoon_id == van_persoon_id
        if wrong := check_relatie(soort=soort, zelf=zelf, van=van, tot=tot, vandaag=asker.dag):
            raise UnableToChangePersoon(wrong[1], field=wrong[0])
        _check_known(van_persoon_id, naar_persoon_id, soort, van, tot)
        made = Relatie.objects.create(
            id=nieuw_id or new_id(),
            veiligheidshuis_id=asker.huis_id,
            van_persoon_id=van_persoon_id,
            naar_persoon_id=naar_persoon_id,
            soort=soort,
            van=van,
            tot=tot,
        )
        record(
            asker=asker,
            handeling="aanmaken",
            object_soort="relatie",
            object_id=made.id,
            personen=[van_persoon_id, naar_persoon_id],
        )
    return made


def _check_known(
    van_persoon_id: uuid.UUID,
    naar_persoon_id: uuid.UUID,
    soort: str,
    van: datetime.date | None,
    tot: datetime.date | None,
) -> None:
    """The same tie stands once at a time, from whichever side it is told; and nobody is the parent of a parent.

    Of two that ended it is only told apart when both began on a known day.
    """
    one = Q(van_persoon_id=van_persoon_id, naar_persoon_id=naar_persoon_id)
    other = Q(van_persoon_id=naar_persoon_id, naar_persoon_id=van_persoon_id)
    for tie in Relatie.objects.filter(one | other if soort in WEDERZIJDS else one, soort=soort):
        both_run = tie.tot is None and tot is None
        if both_run or (tie.van and van and overlaps(tie.van, tie.tot, van, tot)):
            raise UnableToChangePersoon("Deze relatie staat er al.", field="naar")
    if soort == "ouder" and Relatie.objects.filter(other, soort="ouder").exists():
        raise UnableToChangePersoon("Deze persoon staat al vast als ouder; het kan niet andersom.", field="naar")


def end_relatie(
    *, asker: Asker, casus_id: uuid.UUID, relatie_id: uuid.UUID, tot: datetime.date | None = None
) -> Relatie:
    """A relation between two persons of the case ends, today unless said; it stays in the history of both.

    A relation changes in no other way, so who comes second finds it ended and is told. Raises NotFound, NotAllowed.
    """
    with transaction.atomic():
        casus = _open_casus(asker, casus_id)
        found = Relatie.objects.filter(id=relatie_id).first()
        if found is None or not {found.van_persoon_id, found.naar_persoon_id} <= set(persons_of_casus(casus.id)):
            raise NotFound("relatie", relatie_id)
        if wrong := check_relatie_einde(van=found.van, tot=tot, vandaag=asker.dag):
            raise UnableToChangePersoon(wrong[1], field=wrong[0])
        if not Relatie.objects.filter(id=relatie_id, tot=None).update(tot=tot or asker.dag):
            raise UnableToChangePersoon("Iemand anders heeft deze relatie intussen beëindigd.")
        both = [found.van_persoon_id, found.naar_persoon_id]
        record(asker=asker, handeling="wijzigen", object_soort="relatie", object_id=relatie_id, personen=both)
    found.refresh_from_db()
    return found


def show_bsn(*, asker: Asker, casus_id: uuid.UUID, persoon_id: uuid.UUID) -> str:
    """The BSN in full for a member of the case; the look is logged by itself (R19). Raises NotFound."""
    casus = membership(asker, casus_id).casus
    _in_casus(casus, persoon_id)
    persoon = Persoon.objects.filter(id=persoon_id).first()
    if persoon is None or not persoon.bsn_hash:
        raise NotFound("persoon", persoon_id)
    return personen.unmask_bsn(asker=asker, persoon=persoon)


def _open_casus(asker: Asker, casus_id: uuid.UUID) -> Casus:
    casus = led_casus(asker, casus_id)
    if casus.fase == "afgesloten":
        raise UnableToChangePersoon("Deze casus is afgesloten. Heropen hem eerst.")
    return casus


def _in_casus(casus: Casus, persoon_id: uuid.UUID) -> None:
    if persoon_id not in persons_of_casus(casus.id):
        raise NotFound("persoon", persoon_id)


def _as_row(asker: Asker, gegevens: PersoonGegevens) -> Signaalpersoon:
    """What was typed, checked, as a row that is never saved: the shape that `make_persoon` takes."""
    key = new_id()
    return Signaalpersoon(id=key, **persoon_fields(asker, gegevens, key))


def _first_address(asker: Asker, gegevens: PersoonGegevens) -> AdresGegevens | None:
    if not gegevens.adressoort:
        return None
    adres = AdresGegevens(
        soort=gegevens.adressoort,
        van=asker.dag,
        straat=gegevens.straat,
        huisnummer=gegevens.huisnummer,
        postcode=gegevens.postcode,
        plaats=gegevens.woonplaats,
    )
    if wrong := check_adres(adres, vandaag=asker.dag):
        raise UnableToChangePersoon(wrong[1], field="woonplaats" if wrong[0] == "plaats" else wrong[0])
    return adres


def _check_readers(asker: Asker, casus: Casus, adres: AdresGegevens) -> None:
    """Named readers of a secret address are members of the case now."""
    members = Deelname.objects.filter(casus=casus, van__lte=asker.dag, tot__gt=asker.dag)
    if not set(adres.lezers) <= set(members.values_list("medewerker_id", flat=True)):
        raise UnableToChangePersoon("Kies lezers die aan deze casus deelnemen.", field="lezers")


def _write(asker: Asker, casus: Casus, persoon_id: uuid.UUID, rol: str, nieuw_id: uuid.UUID | None) -> Casuspersoon:
    if rol not in dict(PERSOONSROLLEN):
        raise UnableToChangePersoon("Kies de rol van deze persoon.", field="rol")
    made = Casuspersoon.objects.create(
        id=nieuw_id or new_id(), casus=casus, persoon_id=persoon_id, rol=rol, van=asker.dag
    )
    join_household(asker, casus, persoon_id)
    record(asker=asker, handeling="aanmaken", object_soort="casuspersoon", object_id=made.id, personen=[persoon_id])
    return made


def _log(asker: Asker, soort: str, object_id: uuid.UUID, persoon_id: uuid.UUID) -> None:
    record(asker=asker, handeling="wijzigen", object_soort=soort, object_id=object_id, personen=[persoon_id])
