"""Covenants as a working instrument: drafted, changed, ended or withdrawn; the categories of what is shared (C3)."""

import datetime
import uuid
from collections.abc import Sequence

from django.db import transaction

from regiehuis.kern.errors import NotFound
from regiehuis.kern.models import made_before
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.actions.beheer import UnableToManage, change, check_manager, choose, need, write
from regiehuis.samenwerking.models import Thema

from ..models import Convenant, Convenantthema, Informatiecategorie, Ondertekening, Regime
from ..rules import JURIDISCHE_KLASSEN
from ..rules.modellen import MODELLEN
from .model import propose_matrix

NA_BEGIN = "De einddatum moet na de begindatum liggen."


def add_convenant(
    *,
    asker: Asker,
    regime_id: uuid.UUID,
    naam: str,
    doel: str,
    thema_ids: Sequence[uuid.UUID],
    van: datetime.date,
    tot: datetime.date | None = None,
    herzien_op: datetime.date | None = None,
    model: str = "",
    nieuw_id: uuid.UUID | None = None,
) -> Convenant:
    """Draft a covenant under a regime, for one or more themes; nobody has access by it until organisations sign.

    From a model covenant its matrix is proposed, to be changed before anybody signs.
    """
    check_manager(asker)
    if model and model not in MODELLEN:
        raise UnableToManage("Kies een model uit de lijst.")
    fields = _checked(asker, regime_id, naam, doel, thema_ids, van, tot, herzien_op)
    with transaction.atomic():
        before = made_before(Convenant, nieuw_id)
        fields |= {"veiligheidshuis_id": asker.huis_id, "model": model}
        convenant = write(asker, "convenant", Convenant, nieuw_id, **fields)
        if before is None:
            _cover(asker, convenant, thema_ids)
            if model:
                propose_matrix(asker, convenant, MODELLEN[model])
    return convenant


def change_convenant(
    *,
    asker: Asker,
    convenant_id: uuid.UUID,
    versie: int | None,
    regime_id: uuid.UUID,
    naam: str,
    doel: str,
    thema_ids: Sequence[uuid.UUID],
    van: datetime.date,
    tot: datetime.date | None = None,
    herzien_op: datetime.date | None = None,
) -> Convenant:
    """Change a draft; what an organisation signed stays as it signed it. Raises NotFound."""
    check_manager(asker)
    fields = _checked(asker, regime_id, naam, doel, thema_ids, van, tot, herzien_op)
    with transaction.atomic():
        found = fetch_own(convenant_id)
        if Ondertekening.objects.filter(convenant=found).exists():
            raise UnableToManage(
                "Dit convenant is al ondertekend. Wat een organisatie tekende, verandert niet meer: maak een nieuw"
                " convenant en laat dat tekenen."
            )
        convenant = change(asker, "convenant", Convenant, found.id, versie, **fields)
        Convenantthema.objects.filter(convenant=found).delete()
        _cover(asker, convenant, thema_ids)
    return convenant


def end_convenant(
    *, asker: Asker, convenant_id: uuid.UUID, versie: int | None, tot: datetime.date, intrekreden: str = ""
) -> Convenant:
    """Set the last day of a covenant, or withdraw it with a reason; from that day nobody reads a case under it.

    A term can be lengthened, also when it is over; a covenant that was withdrawn stays withdrawn. Raises NotFound.
    """
    check_manager(asker)
    intrekreden = intrekreden.strip()
    if len(intrekreden) > 300:
        raise UnableToManage("Gebruik hoogstens 300 tekens.", field="reden")
    with transaction.atomic():
        found = fetch_own(convenant_id)
        if found.intrekreden:
            raise UnableToManage(f"Dit convenant is al ingetrokken per {found.tot:%d-%m-%Y}.")
        if tot < found.van or (tot == found.van and not intrekreden):
            raise UnableToManage(NA_BEGIN, field="tot")
        return change(asker, "convenant", Convenant, found.id, versie, tot=tot, intrekreden=intrekreden)


def add_categorie(
    *, asker: Asker, naam: str, juridische_klasse: str, volgorde: int = 0, nieuw_id: uuid.UUID | None = None
) -> Informatiecategorie:
    """Add an information category with its legal class; no unit has it until the matrix says so."""
    check_manager(asker)
    naam = need(naam, "naam", "Vul de naam van de categorie in.", longest=80)
    choose(juridische_klasse, JURIDISCHE_KLASSEN, "juridische_klasse")
    with transaction.atomic():
        return write(
            asker,
            "informatiecategorie",
            Informatiecategorie,
            nieuw_id,
            veiligheidshuis_id=asker.huis_id,
            naam=naam,
            juridische_klasse=juridische_klasse,
            volgorde=volgorde,
        )


def fetch_own(convenant_id: uuid.UUID) -> Convenant:
    """A covenant of the asker's house; only its own ketenmanager opens it to anybody. Raises NotFound."""
    found = Convenant.objects.select_related("regime").filter(id=convenant_id).first()
    if found is None:
        raise NotFound("convenant", convenant_id)
    return found


def _checked(
    asker: Asker,
    regime_id: uuid.UUID,
    naam: str,
    doel: str,
    thema_ids: Sequence[uuid.UUID],
    van: datetime.date,
    tot: datetime.date | None,
    herzien_op: datetime.date | None,
) -> dict[str, object]:
    """The fields of a draft, as far as they can be together."""
    naam = need(naam, "naam", "Vul de naam van het convenant in.")
    doel = need(doel, "doel", "Vul in waarvoor dit convenant geldt.", longest=4000)
    if not thema_ids:
        raise UnableToManage("Kies minstens één thema.", field="themas")
    if tot is not None and tot <= van:
        raise UnableToManage(NA_BEGIN, field="tot")
    if herzien_op is not None and herzien_op <= van:
        raise UnableToManage("De evaluatie moet na de begindatum liggen.", field="herzien_op")
    if not Regime.objects.filter(id=regime_id).exists():
        raise UnableToManage("Kies een regime.", field="regime")
    if Thema.objects.filter(id__in=thema_ids).count() != len(set(thema_ids)):
        raise UnableToManage("Kies thema's van uw eigen huis.", field="themas")
    return {"regime_id": regime_id, "naam": naam, "doel": doel, "van": van, "tot": tot, "herzien_op": herzien_op}


def _cover(asker: Asker, convenant: Convenant, thema_ids: Sequence[uuid.UUID]) -> None:
    Convenantthema.objects.bulk_create(
        Convenantthema(convenant=convenant, veiligheidshuis_id=asker.huis_id, thema_id=thema_id)
        for thema_id in dict.fromkeys(thema_ids)
    )
