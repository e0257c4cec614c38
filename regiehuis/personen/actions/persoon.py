"""What is done with a person of the index: made after a search (R12), given an address, BSN shown in full (R19)."""

import uuid

from django.db import connection, transaction

from regiehuis.kern.bsn import decrypt_bsn, encrypt_bsn
from regiehuis.kern.errors import Refusal
from regiehuis.kern.models import new_id
from regiehuis.logboek.actions import record
from regiehuis.samenwerking.access import Asker

from .. import rules
from ..koppeling import opzoeken
from ..models import Adres, Persoon, Persoonsgegevens


class UnableToMakePersoon(Refusal):
    """The person cannot be made as given."""


def make_persoon(
    *,
    asker: Asker,
    gegevens: Persoonsgegevens,
    adres: rules.AdresGegevens | None = None,
    nieuw_id: uuid.UUID | None = None,
) -> Persoon:
    """A new person of the asker's house, as a sender knew him; the caller has searched before (R12).

    The BSN is encrypted anew, tied to the new person. The row is readable only once the person stands in a case of
    the asker's, so nothing is read back here.
    """
    if not gegevens.achternaam.strip():
        raise UnableToMakePersoon("Vul de achternaam in.", field="achternaam")
    key = nieuw_id or new_id()
    number = stored_bsn(gegevens)
    with transaction.atomic():
        persoon = Persoon.objects.create(
            id=key,
            veiligheidshuis_id=asker.huis_id,
            voornamen=gegevens.voornamen,
            voorletters=gegevens.voorletters,
            tussenvoegsel=gegevens.tussenvoegsel,
            achternaam=gegevens.achternaam,
            geslacht=gegevens.geslacht,
            geboortedatum=gegevens.geboortedatum,
            bsn_versleuteld=encrypt_bsn(number, context=key.bytes) if number else None,
            bsn_hash=gegevens.bsn_hash,
            bsn_reden=gegevens.bsn_reden,
            sorteersleutel=rules.sort_key(gegevens),
            zoeknaam=rules.search_name(gegevens),
            afgeschermd=adres is not None and adres.soort == "geheim",
        )
        _index(asker, persoon)
        if adres is not None:
            add_adres(asker=asker, persoon_id=persoon.id, adres=adres)
        record(asker=asker, handeling="aanmaken", object_soort="persoon", object_id=persoon.id, personen=[persoon.id])
    return persoon


def _index(asker: Asker, persoon: Persoon) -> None:
    """Whoever searches for this person later finds him under another spelling too (R12)."""
    rij = opzoeken.van_persoon(persoon)
    velden, sleutels = opzoeken.te_zetten(rij, huis=str(asker.huis_id), bsn_hash=persoon.bsn_hash)
    with connection.cursor() as cursor:
        cursor.execute("SELECT regiehuis_index_persoon(%s, %s::jsonb, %s::bigint[])", [persoon.id, velden, sleutels])


def add_adres(
    *, asker: Asker, persoon_id: uuid.UUID, adres: rules.AdresGegevens, nieuw_id: uuid.UUID | None = None
) -> Adres:
    """A dated address of a person; a secret one is readable to its named readers only (R17)."""
    readers = list(adres.lezers) or ([asker.medewerker_id] if adres.soort == "geheim" else [])
    return Adres.objects.create(
        id=nieuw_id or new_id(),
        persoon_id=persoon_id,
        veiligheidshuis_id=asker.huis_id,
        soort=adres.soort,
        straat=adres.straat,
        huisnummer=adres.huisnummer,
        postcode=adres.postcode,
        plaats=adres.plaats,
        van=adres.van,
        lezers=readers,
    )


def unmask_bsn(*, asker: Asker, persoon: Persoon) -> str:
    """The BSN in full; the look is logged by itself (R19). '' when there is none."""
    with transaction.atomic():
        record(
            asker=asker,
            handeling="lezen",
            object_soort="bsn",
            object_id=persoon.id,
            personen=[persoon.id],
            doel="BSN volledig getoond",
        )
    return stored_bsn(persoon)


def stored_bsn(gegevens: Persoonsgegevens) -> str:
    """The nine digits of a stored row, to encrypt anew or to mask; '' when there is none."""
    if not gegevens.bsn_versleuteld:
        return ""
    return decrypt_bsn(bytes(gegevens.bsn_versleuteld), context=gegevens.pk.bytes)
