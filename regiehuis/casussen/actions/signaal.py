"""A signal from its first question to word of its completeness (A1, R6, R7, R9)."""

import datetime
import uuid
from typing import TypedDict, Unpack

from django.db import connection, transaction

from regiehuis.kern.errors import Refusal
from regiehuis.kern.models import made_before
from regiehuis.logboek.actions import record, record_verstrekking
from regiehuis.logboek.rules import Ontvanger, Stuk
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.actions import notify
from regiehuis.samenwerking.models import Overlegvorm, Thema

from ..access.beeld import beeld_of
from ..access.signaal import UnableToChangeSignaal, own_signaal, update_signaal
from ..models import Signaal
from ..rules import signaal as rules
from ..rules.woorden import CASUSSOORTEN
from .piket import alert_piket

_LONGEST = {
    "acuut_toelichting": 2000,
    "aanleiding": 8000,
    "al_gedaan": 8000,
    "gewenst_doel": 4000,
    "omschrijving": 4000,
    "plaats": 200,
    "buurt": 120,
}


class UnableToStartSignaal(Refusal):
    """The signal cannot be started like this."""


class SignaalVelden(TypedDict, total=False):
    """What a sender may change of a signal; what is left out stays."""

    acuut: bool
    acuut_toelichting: str
    soort: str
    thema_id: uuid.UUID | None
    omschrijving: str
    plaats: str
    buurt: str
    aanleiding: str
    al_gedaan: str
    gewenst_doel: str


def start_signaal(
    *, asker: Asker, acuut: bool, acuut_toelichting: str = "", nieuw_id: uuid.UUID | None = None
) -> Signaal:
    """Begin a signal with the question of acute safety; "yes" alerts piket before anything else is asked (R9)."""
    _check_acuut(acuut, acuut_toelichting)
    with transaction.atomic():
        if before := made_before(Signaal, nieuw_id):
            return before
        signaal = Signaal(
            veiligheidshuis_id=asker.huis_id,
            nummer=_number(asker.dag.year),
            afzender_id=asker.medewerker_id,
            organisatie_id=asker.organisatie_id,
            soort="persoon",
            acuut=acuut,
            acuut_toelichting=acuut_toelichting if acuut else "",
            begonnen_op=asker.moment,
            triagevorm=_triage_for(asker.huis_id, None),
        )
        if nieuw_id is not None:
            signaal.id = nieuw_id
        signaal.save(force_insert=True)
        record(asker=asker, handeling="aanmaken", object_soort="signaal", object_id=signaal.id)
        if acuut:
            alert_piket(asker=asker, signaal=signaal)
    return signaal


def save_signaal(*, asker: Asker, signaal_id: uuid.UUID, versie: int, **velden: Unpack[SignaalVelden]) -> Signaal:
    """Save a part of a signal; danger that arose since alerts piket at once. A signal that was sent is judged anew."""
    fields = dict(velden)
    _check_fields(fields)
    with transaction.atomic():
        signaal = own_signaal(asker, signaal_id)
        alarm = fields.get("acuut") is True and not signaal.acuut
        if "acuut" in fields:
            _check_acuut(bool(fields["acuut"]), str(fields.get("acuut_toelichting", signaal.acuut_toelichting)))
        if "thema_id" in fields:
            fields["triagevorm"] = _triage_for(asker.huis_id, _thema(asker, fields["thema_id"]))
        signaal = update_signaal(signaal, versie, **fields)
        record(asker=asker, handeling="wijzigen", object_soort="signaal", object_id=signaal_id)
        if alarm:
            alert_piket(asker=asker, signaal=signaal)
        return judge(asker=asker, signaal=signaal)


def submit_signaal(*, asker: Asker, signaal_id: uuid.UUID, versie: int) -> Signaal:
    """Send the signal in: complete it goes on the next triage, else it is incomplete and on no agenda (R6, R7).

    What is missing is asked of `rules.signaal.missing`. Sending twice changes nothing.
    """
    with transaction.atomic():
        signaal = own_signaal(asker, signaal_id)
        if signaal.ingediend_op is not None:
            return judge(asker=asker, signaal=signaal)
        signaal = update_signaal(signaal, versie, ingediend_op=asker.moment, status="onvolledig")
        record_verstrekking(
            asker=asker,
            vorm="indienen",
            stukken=[Stuk("signaal", signaal_id)],
            ontvanger=Ontvanger(naam="Triage van het veiligheidshuis"),
            doel="insturen",
        )
        return judge(asker=asker, signaal=signaal)


def withdraw_signaal(*, asker: Asker, signaal_id: uuid.UUID, versie: int) -> Signaal:
    """Take a signal back before it is decided; it leaves every list but the sender's own."""
    with transaction.atomic():
        signaal = own_signaal(asker, signaal_id)
        signaal = update_signaal(signaal, versie, status="ingetrokken", triage_op=None)
        record(asker=asker, handeling="wijzigen", object_soort="signaal", object_id=signaal_id, doel="intrekken")
    return signaal


def judge(*, asker: Asker, signaal: Signaal) -> Signaal:
    """Set what a sent signal is after a change: complete with a triage date, or incomplete and on no agenda.

    A draft stays a draft. The moment of becoming complete counts for the cut-off (R7), so a signal that lost a part
    and got it back after the cut-off comes a week later.
    """
    if signaal.ingediend_op is None:
        return signaal
    complete = not rules.missing(beeld_of(signaal))
    if complete == (signaal.status == "volledig"):
        return signaal
    if not complete:
        return update_signaal(signaal, signaal.versie, status="onvolledig", volledig_op=None, triage_op=None)
    dag = triage_day(signaal, asker.moment)
    signaal = update_signaal(signaal, signaal.versie, status="volledig", volledig_op=asker.moment, triage_op=dag)
    chair = signaal.triagevorm.voorzitter_id
    if chair is not None:
        tekst = f"Nieuw signaal {signaal.nummer} op de triage van {dag:%d-%m-%Y}."
        notify(asker=asker, medewerker_id=chair, tekst=tekst, object_soort="signaal", object_id=signaal.id)
    return signaal


def triage_day(signaal: Signaal, moment: datetime.datetime) -> datetime.date:
    """The triage that the signal comes on when complete at `moment`, by the settings of its house (R7)."""
    huis = signaal.veiligheidshuis
    return rules.next_triage(
        moment,
        sluiting_weekdag=huis.sluiting_weekdag,
        sluiting_tijd=huis.sluiting_tijd,
        triage_weekdag=huis.triage_weekdag,
    )


def _check_acuut(acuut: bool, toelichting: str) -> None:
    if acuut and not toelichting.strip():
        raise UnableToStartSignaal("Vul in wat het gevaar is en wie gevaar loopt.", field="acuut_toelichting")
    if len(toelichting) > _LONGEST["acuut_toelichting"]:
        raise UnableToStartSignaal("Houd dit bij maximaal 2000 tekens.", field="acuut_toelichting")


def _check_fields(fields: dict[str, object]) -> None:
    for name, longest in _LONGEST.items():
        if len(str(fields.get(name, ""))) > longest:
            raise UnableToChangeSignaal(f"Houd dit bij maximaal {longest} tekens.", field=name)
    if "soort" in fields and fields["soort"] not in dict(CASUSSOORTEN):
        raise UnableToChangeSignaal("Kies waar het signaal over gaat.", field="soort")


def triage_for(asker: Asker, thema_id: uuid.UUID | None) -> Overlegvorm:
    """The triage that a theme goes to. Raises a refusal for a house without triage, or another's theme."""
    return _triage_for(asker.huis_id, _thema(asker, thema_id))


def _thema(asker: Asker, thema_id: object) -> Thema | None:
    if thema_id is None:
        return None
    thema = Thema.objects.filter(id=str(thema_id), veiligheidshuis_id=asker.huis_id, actief=True).first()
    if thema is None:
        raise UnableToChangeSignaal("Kies een thema uit de lijst.", field="thema")
    return thema


def _triage_for(huis_id: uuid.UUID, thema: Thema | None) -> Overlegvorm:
    """The triage of this theme, else the house's general one, else its first."""
    forms = list(Overlegvorm.objects.filter(veiligheidshuis_id=huis_id, soort="triage").order_by("naam", "id"))
    if not forms:
        raise UnableToStartSignaal("Dit huis heeft nog geen triage. Vraag de ketenmanager om die in te richten.")
    of_theme = [form for form in forms if thema is not None and form.thema_id == thema.id]
    general = [form for form in forms if form.thema_id is None]
    return (of_theme + general + forms)[0]


def _number(jaar: int) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT regiehuis_nummer('signaal', %s)", [jaar])
        return f"S-{jaar}-{cursor.fetchone()[0]:04d}"
