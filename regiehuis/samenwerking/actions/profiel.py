"""The profile of the house and its review, who stands on the ladder, how to work with a partner (C1, C5, C8)."""

import datetime
import uuid

from django.db import connection, transaction

from regiehuis.kern.errors import NotFound
from regiehuis.kern.models import made_before
from regiehuis.kern.period import overlapping
from regiehuis.samenwerking.access import Asker

from ..models import Aansluiting, Medewerker, Profielherziening, Tredelid, Veiligheidshuis
from ..rules import LANGSTE_TOT_HERZIENING, PROFIEL_LANGST, REGIETYPEN, TREDEN
from .beheer import UnableToManage, change, check_manager, choose, need, write


def change_profiel(
    *,
    asker: Asker,
    versie: int | None,
    doel: str,
    doelgroepen: str,
    gebied: str,
    activiteiten: str,
    toekomst: str,
) -> Veiligheidshuis:
    """Change what the house says of itself. The second of two people is told (UnableToManage)."""
    check_manager(asker)
    texts = {
        "doel": doel,
        "doelgroepen": doelgroepen,
        "gebied": gebied,
        "activiteiten": activiteiten,
        "toekomst": toekomst,
    }
    for name, text in texts.items():
        _fits(text, PROFIEL_LANGST, name)
    with transaction.atomic():
        return change(asker, "veiligheidshuis", Veiligheidshuis, asker.huis_id, versie, **texts)


def choose_regietype(*, asker: Asker, versie: int | None, regietype: str, regietype_reden: str) -> Veiligheidshuis:
    """Say which of the four kinds of direction fits the house, and why (C5)."""
    check_manager(asker)
    if regietype not in {code for code, *_ in REGIETYPEN}:
        raise UnableToManage("Kies een vorm van regie.", field="regietype")
    reden = need(regietype_reden, "regietype_reden", "Vul in waarom deze vorm past.", longest=400)
    with transaction.atomic():
        given = {"regietype": regietype, "regietype_reden": reden}
        return change(asker, "veiligheidshuis", Veiligheidshuis, asker.huis_id, versie, **given)


def review_profiel(
    *, asker: Asker, uitkomst: str, volgende_op: datetime.date, nieuw_id: uuid.UUID | None = None
) -> Profielherziening:
    """Keep that the profile was looked at again today, what came of it, and when next: within a year (C1)."""
    check_manager(asker)
    uitkomst = need(uitkomst, "uitkomst", "Vul in wat de herziening opleverde.", longest=2000)
    if volgende_op <= asker.dag:
        raise UnableToManage("Kies een dag na vandaag.", field="volgende_op")
    if volgende_op > asker.dag + datetime.timedelta(days=LANGSTE_TOT_HERZIENING):
        raise UnableToManage("Herzie het profiel minstens eens per jaar.", field="volgende_op")
    with transaction.atomic():
        _one_at_a_time(asker)
        if before := made_before(Profielherziening, nieuw_id):
            return before
        if Profielherziening.objects.filter(op=asker.dag).exists():
            raise UnableToManage("Het profiel is vandaag al herzien.")
        return write(
            asker,
            "profielherziening",
            Profielherziening,
            nieuw_id,
            veiligheidshuis_id=asker.huis_id,
            op=asker.dag,
            door_id=asker.medewerker_id,
            uitkomst=uitkomst,
            volgende_op=volgende_op,
        )


def add_tredelid(
    *,
    asker: Asker,
    trede: str,
    medewerker_id: uuid.UUID | None,
    naam: str,
    rol: str,
    van: datetime.date | None = None,
    tot: datetime.date | None = None,
    nieuw_id: uuid.UUID | None = None,
) -> Tredelid:
    """Put somebody on a step of the ladder: an employee, or somebody without an account by name (C5, R29).

    It gives no right: who answers an escalation is its addressee, who chairs is told by the meeting form.
    """
    check_manager(asker)
    choose(trede, TREDEN, "trede")
    rol, naam, van = (
        need(rol, "rol", "Vul de rol in, bijvoorbeeld officier van justitie."),
        naam.strip(),
        van or asker.dag,
    )
    _fits(naam, 120, "naam")
    if tot is not None and tot <= van:
        raise UnableToManage("De einddatum moet na de begindatum liggen.", field="tot")
    if bool(naam) == bool(medewerker_id):
        raise UnableToManage("Kies een medewerker, of vul de naam in van iemand zonder account.", field="naam")
    with transaction.atomic():
        _one_at_a_time(asker)
        if before := made_before(Tredelid, nieuw_id):
            return before
        if (
            medewerker_id
            and not Medewerker.objects.filter(
                id=medewerker_id, veiligheidshuis_id=asker.huis_id, is_active=True
            ).exists()
        ):
            raise UnableToManage("Kies een medewerker van uw eigen huis.", field="medewerker")
        same = Tredelid.objects.filter(overlapping(van, tot), trede=trede, medewerker=medewerker_id, naam=naam)
        if same.exists():
            raise UnableToManage(
                "Deze persoon staat al op deze trede.", field="medewerker" if medewerker_id else "naam"
            )
        return write(
            asker,
            "tredelid",
            Tredelid,
            nieuw_id,
            veiligheidshuis_id=asker.huis_id,
            trede=trede,
            medewerker_id=medewerker_id,
            naam=naam,
            rol=rol,
            van=van,
            tot=tot,
        )


def end_tredelid(*, asker: Asker, tredelid_id: uuid.UUID, versie: int | None, tot: datetime.date) -> Tredelid:
    """Say until when somebody stands on a step. Raises NotFound."""
    check_manager(asker)
    with transaction.atomic():
        found = Tredelid.objects.filter(id=tredelid_id).first()
        if found is None:
            raise NotFound("tredelid", tredelid_id)
        if tot <= found.van:
            raise UnableToManage("De einddatum moet na de begindatum liggen.", field="tot")
        return change(asker, "tredelid", Tredelid, found.id, versie, tot=tot)


def change_werkkader(
    *,
    asker: Asker,
    aansluiting_id: uuid.UUID,
    versie: int | None,
    kenmerken: str,
    samenspel: str,
    aanspreekpunt: str,
    mandaat_praktijk: str,
    uren_geleverd: int | None,
) -> Aansluiting:
    """Say how to work with a partner, and what came of the mandate and hours it promised (C2, C8). Raises NotFound."""
    check_manager(asker)
    texts = {
        "kenmerken": (kenmerken, 2000),
        "samenspel": (samenspel, 2000),
        "aanspreekpunt": (aanspreekpunt, 200),
        "mandaat_praktijk": (mandaat_praktijk, 400),
    }
    for name, (text, longest) in texts.items():
        _fits(text, longest, name)
    if uren_geleverd is not None and not 0 <= uren_geleverd <= 1000:
        raise UnableToManage("Vul een getal in van 0 tot en met 1000.", field="uren_geleverd")
    given = {name: text for name, (text, _) in texts.items()}
    with transaction.atomic():
        return change(asker, "aansluiting", Aansluiting, aansluiting_id, versie, uren_geleverd=uren_geleverd, **given)


def _fits(text: str, longest: int, field: str) -> None:
    if len(text) > longest:
        raise UnableToManage(f"Gebruik hoogstens {longest} tekens.", field=field)


def _one_at_a_time(asker: Asker) -> None:
    """Two people who add at once wait for each other, so that nothing is added twice."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"huisprofiel {asker.huis_id}"])
