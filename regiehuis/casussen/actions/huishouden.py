"""One household, one address: who belongs to it, when it moves, and when somebody leaves it (A3)."""

import uuid

from regiehuis.kern.errors import Refusal
from regiehuis.personen import actions as personen
from regiehuis.personen.models import Adres, Huishoudlid
from regiehuis.personen.rules import AdresGegevens, address_words, same_address
from regiehuis.samenwerking.access import Asker

from ..models import Casus
from ..rules.woorden import VERHUIZINGEN


class UnableToChangeHuishouden(Refusal):
    """The household would have two current addresses, or cannot be changed as asked."""


def join_household(asker: Asker, casus: Casus, persoon_id: uuid.UUID) -> None:
    """A person of a household case belongs to the household, unless he is known to live somewhere else."""
    if casus.huishouden_id is None:
        return
    if Huishoudlid.objects.filter(huishouden_id=casus.huishouden_id, persoon_id=persoon_id, tot=None).exists():
        return
    home, own = _address(_members(casus)), _address([persoon_id])
    if home and own and not same_address(home, own):
        return
    Huishoudlid.objects.create(
        huishouden_id=casus.huishouden_id, veiligheidshuis_id=asker.huis_id, persoon_id=persoon_id, van=asker.dag
    )


def settle_household(asker: Asker, casus: Casus, persoon_id: uuid.UUID, adres: AdresGegevens, keuze: str) -> None:
    """What a new home of a member does to the household: all move, or this one leaves; never two addresses at once.

    A secret address asks nothing: whether others share it is for its readers.
    """
    members = _members(casus)
    if adres.soort != "woonadres" or persoon_id not in members:
        return
    others = [key for key in members if key != persoon_id]
    home = _address(others)
    if home is None or same_address(home, adres):
        return
    if keuze not in dict(VERHUIZINGEN):
        raise UnableToChangeHuishouden(
            f"Dit huishouden woont op {address_words(home)}. Een huishouden heeft één woonadres: kies of het hele "
            "huishouden verhuist, of alleen deze persoon.",
            field="huishouden",
        )
    if keuze == "verlaat":
        Huishoudlid.objects.filter(huishouden=casus.huishouden, persoon_id=persoon_id, tot=None).update(tot=adres.van)
        return
    for key in others:
        Adres.objects.filter(persoon_id=key, soort="woonadres", tot=None).update(tot=adres.van)
        personen.add_adres(asker=asker, persoon_id=key, adres=adres)


def _members(casus: Casus) -> list[uuid.UUID]:
    """Who belongs to the household now. Who has a secret address is left out: where he is says nothing (R17)."""
    if casus.huishouden_id is None:
        return []
    found = Huishoudlid.objects.filter(huishouden_id=casus.huishouden_id, tot=None, persoon__afgeschermd=False)
    return list(found.values_list("persoon_id", flat=True))


def _address(keys: list[uuid.UUID]) -> Adres | None:
    """The current home of these persons, the one recorded last."""
    found = Adres.objects.filter(persoon_id__in=keys, soort="woonadres", tot=None)
    return found.exclude(plaats="").order_by("-van", "-id").first()
