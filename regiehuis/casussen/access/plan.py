"""Who may work on the plan of a case and its agreements; the same "not found" for absent and forbidden (R15, R27)."""

import dataclasses
import uuid
from typing import TypeVar

from django.db import models
from django.db.models import Q

from regiehuis.kern.errors import GEWIJZIGD, NotFound, Refusal
from regiehuis.kern.models import change_row, sole
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.models import Functie

from ..models import Afspraak, Casus, Deelname, Doel, PlanVanAanpak
from ..rules.plan import Fout
from .casus import leads, led_casus, membership, organisation_signed, record_look
from .overleg import runs

T = TypeVar("T", bound=models.Model)


class UnableToChange(Refusal):
    """The rule forbids this, or somebody else was first."""


def refuse(fout: Fout | None) -> None:
    """Raise what a rule found wrong, with its field."""
    if fout is not None:
        raise UnableToChange(fout[1], field=fout[0] or None)


def change(rij: T, versie: int | None, **fields: object) -> T:
    """Write `fields` if nobody changed the row since `versie`, else refuse; the row as it then is."""
    if not change_row(rij, versie, **fields):
        raise UnableToChange(GEWIJZIGD)
    return rij


def member_casus(asker: Asker, casus_id: uuid.UUID, *, doel: str = "") -> Casus:
    """A case for one of its members, judged anew on the membership; with `doel` the look is logged. Raises NotFound."""
    casus = membership(asker, casus_id).casus
    if doel:
        record_look(asker, casus_id, doel)
    return casus


def plan_of(casus_id: uuid.UUID) -> PlanVanAanpak | None:
    """The plan of a case that was fetched before; None when there is none yet."""
    return sole(PlanVanAanpak.objects.filter(casus_id=casus_id))


def lead_doel(asker: Asker, doel_id: uuid.UUID) -> tuple[Doel, Casus]:
    """A goal with its case, for who leads that case. Raises NotFound or NotAllowed."""
    doel = sole(Doel.objects.select_related("plan", "leefgebied").filter(id=doel_id))
    if doel is None:
        raise NotFound("doel", doel_id)
    return doel, led_casus(asker, doel.casus_id)


@dataclasses.dataclass(frozen=True)
class Rechten:
    """What the asker is to an agreement: its doer, a lead of its case, who offered it.

    `vastlegger` is chair or secretary of the meeting in which it was captured, as long as it is only offered; `lid`
    a member of the case; `heeft_regisseur` whether the case has a lead, as far as the asker may know.
    """

    uitvoerder: bool
    regie: bool
    aanbieder: bool
    vastlegger: bool
    lid: bool
    heeft_regisseur: bool = True

    @property
    def mag_wijzigen(self) -> bool:
        """May change or withdraw it."""
        return self.regie or self.aanbieder or self.vastlegger

    @property
    def mag_terugkoppelen(self) -> bool:
        """May say what came of it."""
        return self.uitvoerder or self.regie


def fetch_afspraak(asker: Asker, afspraak_id: uuid.UUID) -> tuple[Afspraak, Rechten]:
    """An agreement and what the asker is to it: for members, and the secretaris who captured it. Raises NotFound."""
    found = Afspraak.objects.select_related(
        "medewerker__onderdeel", "organisatie", "aangeboden_door", "doel", "agendapunt"
    )
    afspraak = sole(found.filter(id=afspraak_id))
    if afspraak is None:
        raise NotFound("afspraak", afspraak_id)
    return afspraak, _rights(asker, afspraak)


def _rights(asker: Asker, afspraak: Afspraak) -> Rechten:
    offered = afspraak.aangeboden_door_id in asker.namens
    ran = afspraak.overlegvorm_id is not None and runs(asker, afspraak.overlegvorm_id)
    captured = ran and afspraak.status == "aangeboden"
    try:
        casus = member_casus(asker, afspraak.casus_id)
    except NotFound:
        if afspraak.overlegvorm_id is None or afspraak.overlegvorm_id not in asker.secretaris_van:
            raise NotFound("afspraak", afspraak.id) from None
        return Rechten(uitvoerder=False, regie=False, aanbieder=False, vastlegger=captured, lid=False)
    for_organisation = asker.has("liaison") and afspraak.organisatie_id == asker.organisatie_id
    doer = afspraak.medewerker_id in asker.namens or for_organisation
    return Rechten(
        uitvoerder=doer,
        regie=leads(asker, casus),
        aanbieder=offered,
        vastlegger=captured,
        lid=True,
        heeft_regisseur=casus.regisseur_id is not None,
    )


@dataclasses.dataclass(frozen=True)
class Uitvoerder:
    """Who is to do an agreement, as it is offered."""

    medewerker_id: uuid.UUID
    organisatie_id: uuid.UUID
    naam: str


def check_doer(asker: Asker, casus: Casus, uitvoerder: Uitvoerder) -> None:
    """One organisation, one person who can read it: a current member of the case whose organisation signed (R27).

    For a named worker without account it is a liaison, who answers for him. Raises UnableToChange.
    """
    current = Deelname.objects.select_related("medewerker__onderdeel").filter(van__lte=asker.dag, tot__gt=asker.dag)
    lid = sole(current.filter(casus=casus, medewerker_id=uitvoerder.medewerker_id))
    if lid is None or not lid.medewerker.is_active:
        raise UnableToChange("Kies iemand die nu lid is van deze casus.", field="medewerker")
    if lid.medewerker.onderdeel.organisatie_id != uitvoerder.organisatie_id:
        raise UnableToChange("Deze persoon werkt niet bij de gekozen organisatie.", field="medewerker")
    if not organisation_signed(uitvoerder.organisatie_id, casus.convenant_id, asker):
        message = "De organisatie van deze persoon heeft het convenant niet ondertekend."
        raise UnableToChange(message, field="medewerker")
    if uitvoerder.naam.strip() and not is_liaison(asker, uitvoerder.medewerker_id):
        message = "Alleen een liaison kan instaan voor iemand zonder account. Kies een liaison, of laat de naam leeg."
        raise UnableToChange(message, field="uitvoerder_naam")


def is_liaison(asker: Asker, medewerker_id: uuid.UUID) -> bool:
    """Whether this employee is a liaison today."""
    running = Q(tot__isnull=True) | Q(tot__gt=asker.dag)
    return Functie.objects.filter(running, medewerker_id=medewerker_id, soort="liaison", van__lte=asker.dag).exists()
