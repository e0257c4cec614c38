"""Meeting forms: who chairs, who is secretary, who belongs to them (A7, C6)."""

import datetime
import uuid

from django.db import transaction

from regiehuis.kern.errors import NotFound
from regiehuis.kern.models import made_before
from regiehuis.kern.period import on_day
from regiehuis.samenwerking.access import Asker

from ..models import Functie, Medewerker, Overlegdeelnemer, Overlegvorm, Thema
from ..rules import FEESTDAGREGELS, MET_CASUSSEN, NIVEAUS, OVERLEGSOORTEN, RITMES, VOORZITTERS, WEEKDAGEN
from .beheer import UnableToManage, change, check_manager, choose, log, need, write


def save_overlegvorm(
    *,
    asker: Asker,
    naam: str,
    soort: str,
    voorzitter_id: uuid.UUID | None,
    secretaris_id: uuid.UUID | None,
    thema_id: uuid.UUID | None = None,
    niveau: str = "lokaal",
    ritme: str = "wekelijks",
    weekdag: int = 1,
    aanvang: datetime.time = datetime.time(10, 0),
    duur_minuten: int = 120,
    capaciteit: int = 8,
    capaciteit_lopend: int | None = None,
    plaats: str = "",
    kalender_van: datetime.date | None = None,
    kalender_tot: datetime.date | None = None,
    feestdagregel: str = "overslaan",
    overlegvorm_id: uuid.UUID | None = None,
    versie: int | None = None,
    nieuw_id: uuid.UUID | None = None,
) -> Overlegvorm:
    """Make a meeting form, or change one when `overlegvorm_id` is given; the chair holds a function that fits."""
    check_manager(asker)
    _check_rhythm(soort, niveau, ritme, weekdag)
    _check_calendar(weekdag, kalender_van, kalender_tot, feestdagregel)
    if capaciteit < (1 if soort in MET_CASUSSEN else 0):
        raise UnableToManage("Een overleg heeft plaats voor minstens één casus.", field="capaciteit")
    if capaciteit_lopend is not None and capaciteit_lopend < 1:
        raise UnableToManage("Laat leeg als er geen grens is, of vul minstens 1 in.", field="capaciteit_lopend")
    if thema_id is not None and not Thema.objects.filter(id=thema_id).exists():
        raise UnableToManage("Kies een thema van uw eigen huis.", field="thema")
    _check_holder(asker, voorzitter_id, VOORZITTERS.get(soort, ("procesregisseur",)), "voorzitter")
    _check_holder(asker, secretaris_id, ("secretaris",), "secretaris")
    fields = {
        "naam": need(naam, "naam", "Vul de naam van het overleg in."),
        "soort": soort,
        "voorzitter_id": voorzitter_id,
        "secretaris_id": secretaris_id,
        "thema_id": thema_id,
        "niveau": niveau,
        "ritme": ritme,
        "weekdag": weekdag,
        "aanvang": aanvang,
        "duur_minuten": duur_minuten,
        "capaciteit": capaciteit,
        "capaciteit_lopend": capaciteit_lopend,
        "plaats": plaats,
        "kalender_van": kalender_van,
        "kalender_tot": kalender_tot,
        "feestdagregel": feestdagregel,
    }
    with transaction.atomic():
        if overlegvorm_id is None:
            return write(asker, "overlegvorm", Overlegvorm, nieuw_id, veiligheidshuis_id=asker.huis_id, **fields)
        return change(asker, "overlegvorm", Overlegvorm, overlegvorm_id, versie, **fields)


def add_overlegdeelnemer(
    *, asker: Asker, overlegvorm_id: uuid.UUID, medewerker_id: uuid.UUID, nieuw_id: uuid.UUID | None = None
) -> Overlegdeelnemer:
    """Make somebody a standing participant of a meeting form; of a triage, he then sees the signals offered to it.

    Nobody gives himself a place in a triage (R14, R15).
    """
    check_manager(asker)
    with transaction.atomic():
        if before := made_before(Overlegdeelnemer, nieuw_id):
            return before
        vorm = Overlegvorm.objects.filter(id=overlegvorm_id).first()
        if vorm is None:
            raise NotFound("overlegvorm", overlegvorm_id)
        if vorm.soort == "triage" and medewerker_id == asker.medewerker_id:
            raise UnableToManage("Niemand geeft zichzelf een plaats in een triage.", field="medewerker")
        if not Medewerker.objects.filter(id=medewerker_id, veiligheidshuis_id=asker.huis_id).exists():
            raise NotFound("medewerker", medewerker_id)
        there = Overlegdeelnemer.objects.filter(overlegvorm_id=overlegvorm_id, medewerker_id=medewerker_id)
        if there.filter(on_day(asker.dag)).exists():
            raise UnableToManage("Deze medewerker neemt al deel.", field="medewerker")
        return write(
            asker,
            "overlegdeelnemer",
            Overlegdeelnemer,
            nieuw_id,
            overlegvorm_id=overlegvorm_id,
            veiligheidshuis_id=asker.huis_id,
            medewerker_id=medewerker_id,
            van=asker.dag,
        )


def end_overlegdeelnemer(*, asker: Asker, overlegvorm_id: uuid.UUID, medewerker_id: uuid.UUID) -> None:
    """End a standing participation today; of a triage, he no longer sees its signals. Raises NotFound.

    Whoever joined only today never was there: the row goes.
    """
    check_manager(asker)
    with transaction.atomic():
        there = Overlegdeelnemer.objects.filter(overlegvorm_id=overlegvorm_id, medewerker_id=medewerker_id)
        keys = list(there.filter(on_day(asker.dag)).values_list("id", flat=True))
        if not keys:
            raise NotFound("overlegdeelnemer")
        Overlegdeelnemer.objects.filter(id__in=keys, van=asker.dag).delete()
        Overlegdeelnemer.objects.filter(id__in=keys).update(tot=asker.dag)
        for key in keys:
            log(asker, "overlegdeelnemer", key)


def _check_rhythm(soort: str, niveau: str, ritme: str, weekdag: int) -> None:
    choose(soort, OVERLEGSOORTEN, "soort")
    choose(niveau, NIVEAUS, "niveau")
    choose(ritme, RITMES, "ritme")
    choose(weekdag, WEEKDAGEN, "weekdag")


def _check_calendar(weekdag: int, van: datetime.date | None, tot: datetime.date | None, feestdagregel: str) -> None:
    """The calendar runs from its first sitting, on the weekday of the form, to a later day (C6)."""
    choose(feestdagregel, FEESTDAGREGELS, "feestdagregel")
    if van is None:
        if tot is not None:
            raise UnableToManage("Vul ook in wanneer het overleg voor het eerst is.", field="kalender_van")
        return
    if van.weekday() != weekdag:
        dagen = dict(WEEKDAGEN)
        wrong = f"Deze datum is een {dagen[van.weekday()]}, het overleg is op {dagen[weekdag]}."
        raise UnableToManage(wrong, field="kalender_van")
    if tot is not None and tot <= van:
        raise UnableToManage("De einddatum moet na de begindatum liggen.", field="kalender_tot")


def _check_holder(asker: Asker, medewerker_id: uuid.UUID | None, functies: tuple[str, ...], field: str) -> None:
    if medewerker_id is None:
        if field == "voorzitter":
            raise UnableToManage("Kies een voorzitter.", field=field)
        return
    if not Functie.objects.filter(on_day(asker.dag), medewerker_id=medewerker_id, soort__in=functies).exists():
        raise UnableToManage(f"Deze medewerker heeft nu niet de functie {' of '.join(functies)}.", field=field)
