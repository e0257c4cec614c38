"""Who takes in lists of partners, and from whom: the information analyst, under a covenant that holds (R1, R3, R14)."""

import uuid
from collections.abc import Mapping

from django.db.models import Q

from regiehuis.convenanten.models import Convenant, Ondertekening, Verstrekkingsbesluit
from regiehuis.kern.errors import NotAllowed, NotFound
from regiehuis.kern.period import holds, on_day
from regiehuis.kern.versleutelen import unseal
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.models import Aansluiting

from . import rules
from .aanlevering.lezen import Bestand, lees
from .models import Aanlevering, Kolomtoewijzing, Koppeling, Koppelinstelling, Nettolijst, Nettolijstregel

VAN_POLITIE = ("politie", "politieregistraties")
"""The kind of organisation, and the kind of list, whose data are of the police."""
_BIJ_LIJST = ("organisatie", "convenant__regime", "gemaakt_door", "vastgesteld_door")


def check_analist(asker: Asker) -> None:
    """Only the information analyst of the house takes in lists and reads them (R14). Raises NotAllowed."""
    if not asker.has("informatieanalist"):
        raise NotAllowed("Alleen de informatieanalist werkt met aanleveringen.")


def leverancier(asker: Asker, *, convenant_id: uuid.UUID, organisatie_id: uuid.UUID, soort: str) -> rules.Leverancier:
    """What decides whether this partner may deliver this under this covenant today. Raises NotAllowed, NotFound."""
    check_analist(asker)
    convenant = Convenant.objects.filter(id=convenant_id).first()
    if convenant is None:
        raise NotFound("convenant", convenant_id)
    aansluitingen = Aansluiting.objects.filter(organisatie_id=organisatie_id)
    if not aansluitingen.exists():
        raise NotFound("organisatie", organisatie_id)
    getekend = Ondertekening.objects.filter(on_day(asker.dag), convenant_id=convenant_id, organisatie_id=organisatie_id)
    besluit = Verstrekkingsbesluit.objects.filter(
        Q(ontvangers__contains=[asker.organisatie_id]), on_day(asker.dag), convenant_id=convenant_id
    )
    return rules.Leverancier(
        convenant_geldt=holds(convenant.van, convenant.tot, asker.dag),
        getekend=getekend.exists(),
        aangesloten=aansluitingen.filter(on_day(asker.dag)).exists(),
        van_politie=soort == VAN_POLITIE[1] or aansluitingen.filter(soortorganisatie=VAN_POLITIE[0]).exists(),
        besluit_geldt=besluit.exists(),
    )


def geleerd(asker: Asker, *, organisatie_id: uuid.UUID, soort: str) -> Mapping[str, str]:
    """What each header of this partner's lists of this kind was taken for the last time; nothing at the first."""
    check_analist(asker)
    row = Kolomtoewijzing.objects.filter(organisatie_id=organisatie_id, soort=soort).first()
    return dict(row.toewijzing) if row else {}


def fetch_aanlevering(asker: Asker, aanlevering_id: uuid.UUID) -> Aanlevering:
    """One delivery, without its file. Raises NotFound, for whoever is no analyst too."""
    row = (
        Aanlevering.objects.filter(id=aanlevering_id)
        .select_related("organisatie", "convenant__regime", "medewerker")
        .defer("inhoud")
        .first()
    )
    if row is None or not asker.has("informatieanalist"):
        raise NotFound("aanlevering", aanlevering_id)
    return row


def wachtend(asker: Asker, aanlevering_id: uuid.UUID) -> tuple[Aanlevering, Bestand]:
    """A delivery that waits, and its file. Raises NotFound when there is none, or it waits no more."""
    row = Aanlevering.objects.filter(id=aanlevering_id, status="ontvangen", inhoud__isnull=False).first()
    if row is None or row.inhoud is None or not asker.has("informatieanalist"):
        raise NotFound("aanlevering", aanlevering_id)
    return row, lees(unseal(bytes(row.inhoud), context=row.id.bytes))


def fetch_koppeling(asker: Asker, koppeling_id: uuid.UUID) -> Koppeling:
    """One pair of delivered records with both of them. Raises NotFound, for whoever is no analyst too."""
    van = [f"record_{kant}__{naam}" for kant in "ab" for naam in ("organisatie", "aanlevering")]
    row = (
        Koppeling.objects.filter(id=koppeling_id)
        .select_related("run", "besloten_door", *van)
        .defer("run__model", "record_a__aanlevering__inhoud", "record_b__aanlevering__inhoud")
        .first()
    )
    if row is None or not asker.has("informatieanalist"):
        raise NotFound("koppeling", koppeling_id)
    return row


def koppelinstelling(asker: Asker) -> Koppelinstelling:
    """What the house chose, or what holds as long as it chose nothing. Raises NotAllowed."""
    check_analist(asker)
    chosen = Koppelinstelling.objects.filter(veiligheidshuis_id=asker.huis_id).first()
    return chosen or Koppelinstelling(veiligheidshuis_id=asker.huis_id, versie=0)


def fetch_nettolijst(asker: Asker, lijst_id: uuid.UUID) -> Nettolijst:
    """One net list, without its people. Raises NotFound, for whoever is no analyst too."""
    row = Nettolijst.objects.filter(id=lijst_id).select_related(*_BIJ_LIJST).first()
    if row is None or not asker.has("informatieanalist"):
        raise NotFound("nettolijst", lijst_id)
    return row


def fetch_nettolijstregel(asker: Asker, regel_id: uuid.UUID) -> Nettolijstregel:
    """Somebody of a net list, with his list. Raises NotFound, for whoever is no analyst too."""
    van = [f"lijst__{naam}" for naam in _BIJ_LIJST]
    row = Nettolijstregel.objects.filter(id=regel_id).select_related("besluit_door", *van).first()
    if row is None or not asker.has("informatieanalist"):
        raise NotFound("nettolijstregel", regel_id)
    return row
