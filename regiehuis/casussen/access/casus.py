"""Fetch a case: the right judged anew in Python, the look logged; absent and forbidden are the same (R15, R33)."""

import uuid
from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet

from regiehuis.convenanten.models import Convenant, Ondertekening
from regiehuis.convenanten.rules import Lidmaatschap, convenant_stand, may_read_casus
from regiehuis.kern.errors import NotAllowed, NotFound
from regiehuis.kern.prepared import prepared
from regiehuis.logboek.actions import record
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.models import Aansluiting

from ..models import Casus, Casuspersoon, Deelname


def current_deelname(asker: Asker) -> Q:
    """The memberships that count today, for the asker or whom he stands in for (R14, R16)."""
    return Q(medewerker_id__any=asker.namens, van__lte=asker.dag, tot__gt=asker.dag)


def standing_signatures(asker: Asker) -> QuerySet[Ondertekening]:
    """Signatures that admit today: current, under a covenant in force, of an affiliated organisation (C3, R20)."""
    signatures = Ondertekening.objects.filter(_running(asker), _running(asker, "convenant__"))
    return signatures.filter(Exists(_affiliations(asker).filter(organisatie_id=OuterRef("organisatie_id"))))


def is_affiliated(organisatie_id: uuid.UUID, asker: Asker) -> bool:
    """Whether an organisation belongs to the asker's house today."""
    return bool(_affiliated(asker, organisatie_id))


@prepared
def _affiliated(asker: Asker, organisatie_id: uuid.UUID) -> QuerySet[Aansluiting, uuid.UUID]:
    return _affiliations(asker).filter(organisatie_id=organisatie_id).values_list("id", flat=True)[:1]


def _affiliations(asker: Asker) -> QuerySet[Aansluiting]:
    return Aansluiting.objects.filter(_running(asker), veiligheidshuis_id=asker.huis_id)


def _running(asker: Asker, prefix: str = "") -> Q:
    until = Q(**{f"{prefix}tot__isnull": True}) | Q(**{f"{prefix}tot__gt": asker.dag})
    return until & Q(**{f"{prefix}van__lte": asker.dag})


def organisation_signed(organisatie_id: uuid.UUID, convenant_id: uuid.UUID, asker: Asker) -> bool:
    """Whether an organisation of this house stands under the covenant today."""
    return bool(_signed(asker, organisatie_id, convenant_id))


@prepared
def _signed(asker: Asker, organisatie_id: uuid.UUID, convenant_id: uuid.UUID) -> QuerySet[Ondertekening, uuid.UUID]:
    signed = standing_signatures(asker).filter(organisatie_id=organisatie_id, convenant_id=convenant_id)
    return signed.values_list("id", flat=True)[:1]


def memberships(asker: Asker, casus_id: uuid.UUID) -> list[Deelname]:
    """The asker's memberships of a case that count, own and as deputy, with the case; the widest first. One query.

    Asked by every page and action of a case, so it fetches what a right rests on and no more; names are for a page's
    own query.
    """
    counting = [row for row in _deelnames(asker, casus_id) if may_read_casus(as_lid(asker, row))]
    guarded = any(row.rol == "procesregisseur" for row in counting)
    for row in counting:
        row.casus.bewaakt = guarded
    return sorted(counting, key=lambda row: (row.rol, row.id), reverse=True)


@prepared
def _deelnames(asker: Asker, casus_id: uuid.UUID) -> QuerySet[Deelname]:
    return Deelname.objects.select_related("casus").filter(current_deelname(asker), casus_id=casus_id)


def as_lid(asker: Asker, deelname: Deelname) -> Lidmaatschap:
    """A membership as values for the decision of `convenanten.rules`; of a procesregisseur it counts with the function.

    The function must be of whom the membership is, not of who stands in for him or for whom he stands in.
    """
    return Lidmaatschap(
        rol=deelname.rol,
        geldig=deelname.rol != "procesregisseur" or deelname.medewerker_id in asker.regisseurs,
        ondertekend=deelname.convenant_id in asker.convenanten,
        onderdeel_id=asker.onderdeel_id,
        organisatie_id=asker.organisatie_id,
    )


def membership(asker: Asker, casus_id: uuid.UUID) -> Deelname:
    """The asker's widest current membership of a case, with its case. Raises NotFound when none counts."""
    found = memberships(asker, casus_id)
    if not found:
        raise NotFound("casus", casus_id)
    return found[0]


def fetch_casus(asker: Asker, casus_id: uuid.UUID, *, doel: str = "") -> Casus:
    """A case for one of its members; logs the look. Raises NotFound."""
    return fetch_deelnames(asker, casus_id, doel=doel)[0].casus


def fetch_deelnames(asker: Asker, casus_id: uuid.UUID, *, doel: str = "") -> list[Deelname]:
    """As `fetch_casus`, but the asker's memberships of the case, for who judges its items next. Raises NotFound."""
    found = memberships(asker, casus_id)
    if not found:
        raise NotFound("casus", casus_id)
    record_look(asker, casus_id, doel)
    return found


def record_look(asker: Asker, casus_id: uuid.UUID, doel: str = "") -> None:
    """Log that somebody who may looked at a case, with the persons it is about (R33)."""
    record(
        asker=asker,
        handeling="lezen",
        object_soort="casus",
        object_id=casus_id,
        personen=persons_of_casus(casus_id),
        doel=doel,
    )


def led_casus(asker: Asker, casus_id: uuid.UUID, *, doel: str = "") -> Casus:
    """A case for its casusregisseur or procesregisseur, to change. Raises NotFound, or NotAllowed for a member.

    A page that shows something of the case gives its `doel`, and then the look is logged.
    """
    casus = membership(asker, casus_id).casus
    if not leads(asker, casus):
        raise NotAllowed("Alleen de casusregisseur of de procesregisseur van deze casus kan dit doen.")
    if doel:
        record_look(asker, casus_id, doel)
    return casus


def guarded_casus(asker: Asker, casus_id: uuid.UUID, *, doel: str = "") -> Casus:
    """A case for its procesregisseur, who guards the process and appoints members. Raises NotFound or NotAllowed.

    With `doel` as for `led_casus`.
    """
    deelname = membership(asker, casus_id)
    if deelname.rol != "procesregisseur":
        raise NotAllowed("Alleen de procesregisseur van deze casus kan dit doen.")
    if doel:
        record_look(asker, casus_id, doel)
    return deelname.casus


def leads(asker: Asker, casus: Casus) -> bool:
    """Whether the asker, or whom he stands in for, is casusregisseur or procesregisseur of this case."""
    return casus.regisseur_id in asker.namens or casus.bewaakt


def persons_of_casus(casus_id: uuid.UUID) -> list[uuid.UUID]:
    """The persons a log row of this case is about."""
    return _persons(casus_id)


@prepared
def _persons(casus_id: uuid.UUID) -> QuerySet[Casuspersoon, uuid.UUID]:
    return Casuspersoon.objects.filter(casus_id=casus_id, tot=None).values_list("persoon_id", flat=True)


def persons_of_casussen(casussen: Iterable[uuid.UUID]) -> list[uuid.UUID]:
    """The persons a log row of a list with these cases is about; of no case nobody, without asking."""
    named = tuple(casussen)
    return sorted(set(_persons_of_all(named))) if named else []


@prepared
def _persons_of_all(casussen: tuple[uuid.UUID, ...]) -> QuerySet[Casuspersoon, uuid.UUID]:
    return Casuspersoon.objects.filter(casus_id__any=casussen, tot=None).values_list("persoon_id", flat=True)


def units_of_casus(asker: Asker, casus_id: uuid.UUID) -> frozenset[uuid.UUID]:
    """The units whose people are members of a case today."""
    rows = Deelname.objects.filter(casus_id=casus_id, van__lte=asker.dag, tot__gt=asker.dag)
    return frozenset(rows.values_list("medewerker__onderdeel_id", flat=True))


def stand_of(asker: Asker, convenant_id: uuid.UUID) -> str:
    """How far a covenant of the house is today; an unknown one as one that ended (C3)."""
    found = Convenant.objects.filter(id=convenant_id, veiligheidshuis_id=asker.huis_id).first()
    if found is None:
        return "verlopen"
    signed = Ondertekening.objects.filter(convenant_id=convenant_id).values_list("van", "tot")
    ingetrokken = bool(found.intrekreden)
    return convenant_stand(found.van, found.tot, ingetrokken=ingetrokken, ondertekeningen=list(signed), dag=asker.dag)


def running_convenanten(asker: Asker, thema_id: uuid.UUID | None = None) -> list[Convenant]:
    """Signed covenants of the house that are in force today, and cover a theme when one is given (R1)."""
    signed = standing_signatures(asker).filter(convenant_id=OuterRef("id"))
    found = Convenant.objects.filter(_running(asker), Exists(signed), veiligheidshuis_id=asker.huis_id)
    if thema_id is not None:
        found = found.filter(themas__thema_id=thema_id)
    return list(found.select_related("regime").order_by("naam"))
