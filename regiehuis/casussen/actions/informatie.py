"""What a source brings into a case, under its own control (R2, R5, R17, R24)."""

import datetime
import uuid
from collections.abc import Sequence

from django.db import transaction
from django.db.models import F

from regiehuis.convenanten.rules.verstrekkingsbesluit import GEEN_BESLUIT, GEEN_ONTVANGER
from regiehuis.kern.errors import GEWIJZIGD, NotAllowed, NotFound, Refusal
from regiehuis.kern.models import made_before, new_id
from regiehuis.logboek.actions import record
from regiehuis.logboek.rules import Handeling
from regiehuis.samenwerking.access import Asker

from ..access.casus import membership, persons_of_casus, units_of_casus
from ..access.huisbezoek import visit_to_report
from ..access.informatie import contributable_categories
from ..access.overleg import fetch_to_write
from ..access.toestemming import confirmed, consents_for, withdrawn_at_visit
from ..access.verstrekkingsbesluit import named_outside, recipients
from ..models import Casus, Huisbezoek, Informatie, Kernvraag, Leefgebied, Toestemming
from ..rules.afweging import Afweging
from ..rules.casus import PERSOONSGEBONDEN, Inbreng, check_informatie, check_publiek, needs_own_ground
from ..rules.toestemming import GEEN_TOESTEMMING, NIET_BEVESTIGD, withdrawn_text
from .afweging import note_for, write_afweging


class UnableToInbrengen(Refusal):
    """The item cannot be brought in or changed as asked."""


def add_informatie(
    *,
    asker: Asker,
    casus_id: uuid.UUID,
    categorie_id: uuid.UUID,
    soort: str,
    tekst: str,
    ontvangen_op: datetime.date,
    grondslag: str,
    persoon_id: uuid.UUID | None = None,
    persoonsrol: str = "",
    publiek: str = "alle_leden",
    publiek_onderdelen: Sequence[uuid.UUID] = (),
    kernvraag_id: uuid.UUID | None = None,
    leefgebied_id: uuid.UUID | None = None,
    agendapunt_id: uuid.UUID | None = None,
    huisbezoek_id: uuid.UUID | None = None,
    afweging: Afweging | None = None,
    nieuw_id: uuid.UUID | None = None,
) -> Informatie:
    """Bring an item in, in the name of the asker's unit, in a category that the matrix gives it (R2, C4).

    A care secret needs consent or a conflict of duties as its ground, and for the latter the note on it (R24). What
    rests on consent rests on one that counts for this person and category, and is shared as far as that goes (R25). An
    answer to a core question is an item. Who was invited to a point of an agenda can bring it in for that point, before
    it is discussed; who went along on a home visit, as a part of its report (A10).
    """
    with transaction.atomic():
        if before := made_before(Informatie, nieuw_id):
            return before
        casus = membership(asker, casus_id).casus
        _check_category(asker, casus.convenant_id, categorie_id, grondslag)
        _check_place(asker, casus, persoon_id, kernvraag_id)
        _check_area(asker, leefgebied_id)
        punt = fetch_to_write(asker, agendapunt_id, casus_id) if agendapunt_id else None
        bezoek = visit_to_report(asker, huisbezoek_id, casus_id) if huisbezoek_id else None
        given = Inbreng(
            tekst=tekst,
            soort=soort,
            ontvangen_op=ontvangen_op,
            grondslag=grondslag,
            over_iemand=persoon_id is not None,
            persoonsrol=persoonsrol,
            publiek=publiek,
            publiek_onderdelen=frozenset(publiek_onderdelen),
        )
        if wrong := check_informatie(given, vandaag=asker.dag, onderdelen=units_of_casus(asker, casus_id)):
            raise UnableToInbrengen(wrong[1], field=wrong[0])
        _check_supply(asker, casus.convenant_id, categorie_id, publiek_onderdelen)
        consent = None
        if grondslag == "toestemming":
            consent = _consent(asker, casus_id, persoon_id, categorie_id, bezoek)
        note = write_afweging(asker=asker, casus_id=casus_id, grondslag=grondslag, afweging=afweging)
        item = Informatie.objects.create(
            id=nieuw_id or new_id(),
            casus=casus,
            convenant_id=casus.convenant_id,
            bron_id=asker.onderdeel_id,
            categorie_id=categorie_id,
            soort=soort,
            kernvraag_id=kernvraag_id,
            leefgebied_id=leefgebied_id,
            agendapunt_id=agendapunt_id,
            overlegvorm_id=punt.overlegvorm_id if punt else None,
            huisbezoek=bezoek,
            tekst=tekst,
            ontvangen_op=ontvangen_op,
            grondslag=grondslag,
            toestemming=consent,
            afweging=note,
            persoon_id=persoon_id,
            persoonsrol=persoonsrol,
            publiek=publiek,
            publiek_onderdelen=_named(publiek, publiek_onderdelen),
            vastgelegd_door_id=asker.medewerker_id,
            vastgelegd_op=asker.moment,
            bevestigd_op=asker.moment,
        )
        _log(asker, item, "aanmaken")
    return item


def change_publiek(
    *,
    asker: Asker,
    informatie_id: uuid.UUID,
    versie: int,
    publiek: str,
    publiek_onderdelen: Sequence[uuid.UUID] = (),
    leefgebied_id: uuid.UUID | None = None,
    afweging: Afweging | None = None,
) -> Informatie:
    """Set who reads an item; its source alone does (R17). Confirms what was typed on its behalf.

    What rests on a conflict of duties and was typed for a speaker gets its note first (R24). With a life area the item
    moves there in the dossier (A4); without one it stays where it is.
    """
    with transaction.atomic():
        item = own_item(asker, informatie_id)
        if leefgebied_id != item.leefgebied_id:
            _check_area(asker, leefgebied_id)
        units = units_of_casus(asker, item.casus_id)
        if wrong := check_publiek(publiek, frozenset(publiek_onderdelen), units, soort=item.soort):
            raise UnableToInbrengen(wrong[1], field=wrong[0])
        _check_supply(asker, item.convenant_id, item.categorie_id, publiek_onderdelen)
        changed = Informatie.objects.filter(id=item.id, versie=versie).update(
            publiek=publiek,
            publiek_onderdelen=_named(publiek, publiek_onderdelen),
            leefgebied_id=leefgebied_id or item.leefgebied_id,
            afweging=note_for(asker, item, afweging),
            bevestigd_op=item.bevestigd_op or asker.moment,
            versie=F("versie") + 1,
        )
        if not changed:
            raise UnableToInbrengen(GEWIJZIGD)
        _log(asker, item, "wijzigen")
    item.refresh_from_db()
    return item


def end_waarschuwing(*, asker: Asker, informatie_id: uuid.UUID, versie: int) -> Informatie:
    """A warning no longer holds; its source says so. It leaves the head of the case and stays among the items (R17)."""
    with transaction.atomic():
        item = own_item(asker, informatie_id)
        if item.soort != "waarschuwing" or item.vervallen_op:
            raise UnableToInbrengen("Dit is geen waarschuwing die nu geldt.")
        holds = Informatie.objects.filter(id=item.id, versie=versie)
        if not holds.update(vervallen_op=asker.moment, versie=F("versie") + 1):
            raise UnableToInbrengen(GEWIJZIGD)
        _log(asker, item, "wijzigen")
    item.refresh_from_db()
    return item


def _check_category(asker: Asker, convenant_id: uuid.UUID, categorie_id: uuid.UUID, grondslag: str) -> None:
    allowed = {categorie.id: categorie for categorie in contributable_categories(asker, convenant_id)}
    if categorie_id not in allowed:
        raise UnableToInbrengen(
            "Uw onderdeel mag volgens het convenant in deze categorie niets inbrengen.", field="categorie"
        )
    if recipients(asker, convenant_id, categorie_id) == frozenset():
        raise UnableToInbrengen(GEEN_BESLUIT, field="categorie")
    if needs_own_ground(allowed[categorie_id].juridische_klasse, grondslag):
        raise UnableToInbrengen(
            "Wat onder het beroepsgeheim valt, deelt u alleen met toestemming of na een afweging van plichten.",
            field="grondslag",
        )


def _check_supply(
    asker: Asker, convenant_id: uuid.UUID, categorie_id: uuid.UUID, onderdelen: Sequence[uuid.UUID]
) -> None:
    """Readers of police data that are named are recipients of the supply decision (R3)."""
    if named_outside(asker, convenant_id, categorie_id, onderdelen):
        raise UnableToInbrengen(GEEN_ONTVANGER, field="publiek_onderdelen")


def _check_place(asker: Asker, casus: Casus, persoon_id: uuid.UUID | None, kernvraag_id: uuid.UUID | None) -> None:
    """The case runs, the item is about a person of it (R2), and the core question is one of this house."""
    if casus.fase == "afgesloten":
        raise UnableToInbrengen("Deze casus is afgesloten. Wie de casus leidt, kan hem heropenen.")
    if persoon_id is None and casus.soort in PERSOONSGEBONDEN:
        raise UnableToInbrengen("Kies over wie dit gaat.", field="persoon")
    if persoon_id is not None and persoon_id not in persons_of_casus(casus.id):
        raise UnableToInbrengen("Kies een persoon van deze casus.", field="persoon")
    if kernvraag_id is not None and not _is_asked(asker, kernvraag_id):
        raise UnableToInbrengen("Deze kernvraag wordt niet meer gesteld.")


def _check_area(asker: Asker, leefgebied_id: uuid.UUID | None) -> None:
    """The life area is one of this house, in use."""
    if leefgebied_id is None:
        return
    known = Leefgebied.objects.filter(id=leefgebied_id, veiligheidshuis_id=asker.huis_id, actief=True)
    if not known.exists():
        raise UnableToInbrengen("Kies een leefgebied uit de lijst.", field="leefgebied")


def _consent(
    asker: Asker,
    casus_id: uuid.UUID,
    persoon_id: uuid.UUID | None,
    categorie_id: uuid.UUID,
    bezoek: Huisbezoek | None,
) -> Toestemming:
    """The consent that an item rests on: one that counts, asked again since the lead changed (R25).

    When one that was given at the door was withdrawn, the refusal says so and when; what was typed stays in the form.
    """
    found = list(consents_for(asker, casus_id, persoon_id, categorie_id)) if persoon_id else []
    if not found:
        gone = withdrawn_at_visit(bezoek, persoon_id) if bezoek and persoon_id else None
        raise UnableToInbrengen(withdrawn_text(gone) if gone else GEEN_TOESTEMMING, field="grondslag")
    if not confirmed(found[0]):
        raise UnableToInbrengen(NIET_BEVESTIGD, field="grondslag")
    return found[0]


def _is_asked(asker: Asker, kernvraag_id: uuid.UUID) -> bool:
    return Kernvraag.objects.filter(id=kernvraag_id, veiligheidshuis_id=asker.huis_id, actief=True).exists()


def _named(publiek: str, onderdelen: Sequence[uuid.UUID]) -> list[uuid.UUID]:
    return list(onderdelen) if publiek == "onderdelen" else []


def own_item(asker: Asker, informatie_id: uuid.UUID) -> Informatie:
    """An item that the asker's unit brought in, to change (R17). Raises NotFound, or NotAllowed for another's."""
    item = Informatie.objects.filter(id=informatie_id).first()
    if item is None:
        raise NotFound("informatie", informatie_id)
    membership(asker, item.casus_id)
    if item.bron_id != asker.onderdeel_id:
        raise NotAllowed("Alleen de bron bepaalt wie dit leest.")
    return item


def _log(asker: Asker, item: Informatie, handeling: Handeling) -> None:
    personen = [item.persoon_id] if item.persoon_id else []
    record(asker=asker, handeling=handeling, object_soort="informatie", object_id=item.id, personen=personen)
