"""Persons and partners of a signal, changed by its sender until it is decided (R6, R8, R19)."""

import uuid

from django.db import transaction

from regiehuis.kern.bsn import encrypt_bsn, hash_bsn, parse_bsn
from regiehuis.kern.datum import InvalidDatum, parse_datum
from regiehuis.kern.errors import NotFound
from regiehuis.kern.models import made_before, new_id
from regiehuis.logboek.actions import record
from regiehuis.personen.actions import stored_bsn
from regiehuis.personen.rules import ADRESSOORTEN, BSN_REDENEN, GESLACHTEN
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.models import Organisatie

from ..access.signaal import UnableToChangeSignaal, fetch_signaal, own_signaal, update_signaal
from ..models import Signaal, Signaalpartner, Signaalpersoon
from ..rules.signaal import PersoonGegevens, check_informed
from ..rules.woorden import INFORMEERGRONDEN, PERSOONSROLLEN
from .signaal import judge

_LONGEST = {
    "voornamen": 120,
    "voorletters": 20,
    "tussenvoegsel": 20,
    "achternaam": 120,
    "straat": 120,
    "huisnummer": 12,
    "postcode": 7,
    "woonplaats": 80,
}
_CHOICES = {
    "rol": PERSOONSROLLEN,
    "geslacht": GESLACHTEN,
    "adressoort": [("", ""), *ADRESSOORTEN],
    "bsn_reden": [("", ""), *BSN_REDENEN],
    "niet_informeren_grond": [("", ""), *INFORMEERGRONDEN],
}
_PLAIN = (*_LONGEST, "rol", "geslacht", "adressoort", "geboortedatum", "geinformeerd")


def add_persoon(
    *, asker: Asker, signaal_id: uuid.UUID, gegevens: PersoonGegevens, nieuw_id: uuid.UUID | None = None
) -> Signaalpersoon:
    """Add a person as the sender knows him; he enters the index only when the signal is accepted (R12)."""
    key = nieuw_id or new_id()
    fields = persoon_fields(asker, gegevens, key)
    with transaction.atomic():
        signaal = own_signaal(asker, signaal_id)
        if before := made_before(Signaalpersoon, nieuw_id):
            return before
        persoon = Signaalpersoon.objects.create(id=key, signaal=signaal, **fields)
        _changed(asker, signaal)
    return persoon


def change_persoon(
    *, asker: Asker, signaal_id: uuid.UUID, persoon_id: uuid.UUID, versie: int, gegevens: PersoonGegevens
) -> Signaalpersoon:
    """Change a person of a signal; a BSN left empty, without a reason for none, stays as it was."""
    fields = persoon_fields(asker, gegevens, persoon_id)
    if not gegevens.bsn and not gegevens.bsn_reden:
        for name in ("bsn_versleuteld", "bsn_hash", "bsn_reden"):
            fields.pop(name)
    with transaction.atomic():
        signaal = own_signaal(asker, signaal_id)
        if not Signaalpersoon.objects.filter(id=persoon_id, signaal=signaal).update(**fields):
            raise NotFound("signaalpersoon", persoon_id)
        _changed(asker, signaal, versie)
    return Signaalpersoon.objects.get(id=persoon_id)


def remove_persoon(*, asker: Asker, signaal_id: uuid.UUID, persoon_id: uuid.UUID) -> None:
    """Take a person out of a signal; twice is once."""
    with transaction.atomic():
        signaal = own_signaal(asker, signaal_id)
        if Signaalpersoon.objects.filter(id=persoon_id, signaal=signaal).delete()[0]:
            _changed(asker, signaal)


def add_partner(
    *,
    asker: Asker,
    signaal_id: uuid.UUID,
    organisatie_id: uuid.UUID,
    contact: str,
    nieuw_id: uuid.UUID | None = None,
) -> Signaalpartner:
    """Name a partner who should come to the table, with a contact there (R6)."""
    if not contact.strip():
        raise UnableToChangeSignaal("Vul een contact in: een naam, telefoonnummer of e-mailadres.", field="contact")
    if len(contact) > 200:
        raise UnableToChangeSignaal("Houd het contact bij maximaal 200 tekens.", field="contact")
    with transaction.atomic():
        signaal = own_signaal(asker, signaal_id)
        if before := made_before(Signaalpartner, nieuw_id):
            return before
        if not Organisatie.objects.filter(id=organisatie_id, aansluitingen__veiligheidshuis_id=asker.huis_id).exists():
            raise UnableToChangeSignaal("Kies een organisatie uit de lijst.", field="organisatie")
        if signaal.partners.filter(organisatie_id=organisatie_id, contact=contact).exists():
            raise UnableToChangeSignaal("Deze partner staat er al bij.", field="organisatie")
        partner = Signaalpartner.objects.create(
            id=nieuw_id or new_id(), signaal=signaal, organisatie_id=organisatie_id, contact=contact
        )
        _changed(asker, signaal)
    return partner


def remove_partner(*, asker: Asker, signaal_id: uuid.UUID, partner_id: uuid.UUID) -> None:
    """Take a partner out of a signal; twice is once."""
    with transaction.atomic():
        signaal = own_signaal(asker, signaal_id)
        if Signaalpartner.objects.filter(id=partner_id, signaal=signaal).delete()[0]:
            _changed(asker, signaal)


def unmask_bsn(*, asker: Asker, signaal_id: uuid.UUID, persoon_id: uuid.UUID) -> str:
    """The BSN of a person in a signal in full, for whoever reads the signal; the look is logged by itself (R19)."""
    with transaction.atomic():
        signaal = fetch_signaal(asker, signaal_id)
        persoon = signaal.personen.filter(id=persoon_id).first()
        if persoon is None or persoon.bsn_versleuteld is None:
            raise NotFound("signaalpersoon", persoon_id)
        about = [persoon.persoon_id] if persoon.persoon_id else []
        record(
            asker=asker,
            handeling="lezen",
            object_soort="bsn",
            object_id=persoon_id,
            personen=about,
            doel="BSN volledig getoond",
        )
    return stored_bsn(persoon)


def _changed(asker: Asker, signaal: Signaal, versie: int | None = None) -> None:
    """The signal counts as changed with its parts: next version, logged, judged anew."""
    signaal = update_signaal(signaal, signaal.versie if versie is None else versie)
    record(asker=asker, handeling="wijzigen", object_soort="signaal", object_id=signaal.id)
    judge(asker=asker, signaal=signaal)


def persoon_fields(asker: Asker, gegevens: PersoonGegevens, key: uuid.UUID) -> dict[str, object]:
    """Checked columns of a person; the BSN encrypted for this row with its hash, or the reason for none."""
    _check_texts(gegevens)
    number = parse_bsn(gegevens.bsn) if gegevens.bsn.strip() else ""
    fields: dict[str, object] = {name: getattr(gegevens, name) for name in _PLAIN}
    fields |= {"geboortedatum": _birth(asker, gegevens)}
    wrong = check_informed(gegevens.geinformeerd, gegevens.niet_informeren_grond, gegevens.herzien_op, asker.dag)
    if wrong:
        raise UnableToChangeSignaal(wrong[1], field=wrong[0])
    not_told = gegevens.geinformeerd is False
    return fields | {
        "bsn_versleuteld": encrypt_bsn(number, context=key.bytes) if number else None,
        "bsn_hash": hash_bsn(number) if number else "",
        "bsn_reden": "" if number else gegevens.bsn_reden,
        "niet_informeren_grond": gegevens.niet_informeren_grond if not_told else "",
        "herzien_op": gegevens.herzien_op if not_told else None,
    }


def _check_texts(gegevens: PersoonGegevens) -> None:
    if not gegevens.achternaam.strip():
        message = "Vul de achternaam in. Is die onbekend, vul dan in hoe de persoon bekendstaat."
        raise UnableToChangeSignaal(message, field="achternaam")
    for name, longest in _LONGEST.items():
        if len(getattr(gegevens, name)) > longest:
            raise UnableToChangeSignaal(f"Houd dit bij maximaal {longest} tekens.", field=name)
    for name, choices in _CHOICES.items():
        if getattr(gegevens, name) not in dict(choices):
            raise UnableToChangeSignaal("Kies een van de mogelijkheden.", field=name)


def _birth(asker: Asker, gegevens: PersoonGegevens) -> str:
    if not gegevens.geboortedatum:
        return ""
    try:
        born = parse_datum(gegevens.geboortedatum)
    except InvalidDatum as refusal:
        raise UnableToChangeSignaal(refusal.message, field="geboortedatum") from refusal
    if born.first > asker.dag:
        raise UnableToChangeSignaal("De geboortedatum ligt in de toekomst.", field="geboortedatum")
    return born.text
