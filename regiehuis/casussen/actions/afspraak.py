"""Agreements: offered, accepted or declined with ground, reported on, changed, withdrawn (A6, A8, A9, R27)."""

import datetime
import uuid

from django.db import connection, transaction

from regiehuis.kern.errors import NotAllowed, NotFound
from regiehuis.kern.models import made_before, new_id
from regiehuis.logboek.actions import record
from regiehuis.logboek.rules import Handeling
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.actions import notify

from ..access.casus import persons_of_casus
from ..access.huisbezoek import fetch_huisbezoek
from ..access.overleg import fetch_to_capture
from ..access.plan import Rechten, Uitvoerder, UnableToChange, change, check_doer, fetch_afspraak, member_casus, refuse
from ..models import Aanwezigheid, Afspraak, Agendapunt, Doel, Terugkoppeling
from ..rules import plan as rules
from ..rules.woorden import RESULTATEN


def offer_afspraak(
    *,
    asker: Asker,
    casus_id: uuid.UUID,
    tekst: str,
    organisatie_id: uuid.UUID,
    medewerker_id: uuid.UUID,
    termijn: datetime.date,
    uitvoerder_naam: str = "",
    doel_id: uuid.UUID | None = None,
    agendapunt_id: uuid.UUID | None = None,
    huisbezoek_id: uuid.UUID | None = None,
    nieuw_id: uuid.UUID | None = None,
) -> Afspraak:
    """Offer one thing to one person of one organisation, due on one date (R27).

    A member of the case may, and the chair or secretary of a running meeting on its agenda item. Who offers to
    himself has accepted. Raises NotFound, UnableToChange.
    """
    with transaction.atomic():
        if before := made_before(Afspraak, nieuw_id):
            return before
        punt = fetch_to_capture(asker, agendapunt_id) if agendapunt_id else None
        nummer = _number_for(asker, casus_id, punt, Uitvoerder(medewerker_id, organisatie_id, uitvoerder_naam))
        _check_words(tekst, uitvoerder_naam, casus_id, doel_id)
        refuse(rules.check_term("termijn", termijn, asker.dag))
        own = medewerker_id == asker.medewerker_id
        afspraak = Afspraak(
            id=nieuw_id or new_id(),
            casus_id=casus_id,
            casusnummer=nummer,
            doel_id=doel_id,
            agendapunt_id=agendapunt_id,
            huisbezoek_id=_visit(asker, huisbezoek_id, casus_id),
            overlegvorm_id=punt.overlegvorm_id if punt else None,
            tekst=tekst.strip(),
            organisatie_id=organisatie_id,
            medewerker_id=medewerker_id,
            uitvoerder_naam=uitvoerder_naam.strip(),
            termijn=termijn,
            status="aanvaard" if own else "aangeboden",
            aangeboden_op=asker.moment,
            aangeboden_door_id=asker.medewerker_id,
            beantwoord_op=asker.moment if own else None,
        )
        afspraak.save(force_insert=True)
        _settle(asker, "aanmaken", afspraak)
        _tell(asker, afspraak, medewerker_id, "Er is u een afspraak aangeboden")
    return afspraak


def _visit(asker: Asker, huisbezoek_id: uuid.UUID | None, casus_id: uuid.UUID) -> uuid.UUID | None:
    """The home visit of this case from which an agreement follows."""
    if huisbezoek_id is not None and fetch_huisbezoek(asker, huisbezoek_id).casus_id != casus_id:
        raise NotFound("huisbezoek", huisbezoek_id)
    return huisbezoek_id


def accept_afspraak(*, asker: Asker, afspraak_id: uuid.UUID, versie: int | None) -> Afspraak:
    """Take an agreement up, as its doer or a liaison of its organisation.

    Raises NotFound, NotAllowed, UnableToChange.
    """
    with transaction.atomic():
        afspraak = _as_doer(asker, afspraak_id)
        if afspraak.status == "aanvaard":
            return afspraak
        afspraak = _answer(asker, afspraak, versie, "aanvaard", "")
        _tell(asker, afspraak, afspraak.aangeboden_door_id, "Een afspraak die u aanbood is aanvaard")
    return afspraak


def decline_afspraak(*, asker: Asker, afspraak_id: uuid.UUID, versie: int | None, grond: str) -> Afspraak:
    """Decline an agreement with its ground, as its doer or a liaison of its organisation (R27).

    Raises NotFound, NotAllowed, UnableToChange.
    """
    with transaction.atomic():
        afspraak = _as_doer(asker, afspraak_id)
        if afspraak.status == "geweigerd":
            return afspraak
        refuse(rules.check_text("grond", grond, 1000, "Vul in op welke grond u weigert."))
        afspraak = _answer(asker, afspraak, versie, "geweigerd", grond)
        _tell(asker, afspraak, afspraak.aangeboden_door_id, "Een afspraak die u aanbood is geweigerd")
    return afspraak


def change_afspraak(
    *,
    asker: Asker,
    afspraak_id: uuid.UUID,
    versie: int | None,
    tekst: str,
    organisatie_id: uuid.UUID,
    medewerker_id: uuid.UUID,
    termijn: datetime.date,
    uitvoerder_naam: str = "",
    doel_id: uuid.UUID | None = None,
) -> Afspraak:
    """Change what was agreed: by who leads the case or offered it; it is then offered anew (R27).

    What was captured in a meeting is corrected by its chair or secretary too, while it is only offered; without the
    dossier the goal stays as it is.
    Raises NotFound, NotAllowed, UnableToChange, also when somebody else was first.
    """
    with transaction.atomic():
        afspraak, rechten = _as_keeper(asker, afspraak_id)
        doel_id = doel_id if rechten.lid else afspraak.doel_id
        if afspraak.status in ("gereed", "vervallen"):
            refuse(rules.check_transition(afspraak.status, "aangeboden"))
        _check_stays(afspraak, organisatie_id)
        doer = Uitvoerder(medewerker_id, organisatie_id, uitvoerder_naam.strip())
        _number_for(asker, afspraak.casus_id, afspraak.agendapunt, doer)
        _check_words(tekst, uitvoerder_naam, afspraak.casus_id, doel_id if rechten.lid else None)
        if termijn != afspraak.termijn:
            refuse(rules.check_term("termijn", termijn, asker.dag))
        new = (tekst.strip(), medewerker_id, doer.naam, termijn)
        old = (afspraak.tekst, afspraak.medewerker_id, afspraak.uitvoerder_naam, afspraak.termijn)
        status = rules.status_after_change(
            oud_status=afspraak.status, gewijzigd=new != old, zelf=medewerker_id == asker.medewerker_id
        )
        afspraak = change(
            afspraak,
            versie,
            tekst=new[0],
            organisatie_id=organisatie_id,
            medewerker_id=medewerker_id,
            uitvoerder_naam=doer.naam,
            termijn=termijn,
            doel_id=doel_id,
            status=status,
            grond="" if status == "aangeboden" else afspraak.grond,
        )
        _settle(asker, "wijzigen", afspraak)
        if status == "aangeboden":
            _tell(asker, afspraak, medewerker_id, "Een afspraak is gewijzigd en opnieuw aan u aangeboden")
    return afspraak


def give_terugkoppeling(
    *,
    asker: Asker,
    afspraak_id: uuid.UUID,
    versie: int | None,
    resultaat: str,
    tekst: str,
    nieuw_id: uuid.UUID | None = None,
) -> Terugkoppeling:
    """Report what came of an agreement, as its doer, a liaison of its organisation, or a lead of the case (A8).

    Done makes it ready; partly or not done leaves it open. Raises NotFound, NotAllowed, UnableToChange.
    """
    with transaction.atomic():
        if before := made_before(Terugkoppeling, nieuw_id):
            return before
        afspraak, rechten = fetch_afspraak(asker, afspraak_id)
        _require(rechten.mag_terugkoppelen, "Alleen de uitvoerder of de regisseur kan terugkoppelen op deze afspraak.")
        if resultaat not in dict(RESULTATEN):
            raise UnableToChange("Kies wat het resultaat is.", field="resultaat")
        refuse(rules.check_text("tekst", tekst, 4000, "Vul in wat u heeft gedaan en wat dat opleverde."))
        refuse(rules.check_transition(afspraak.status, "gereed"))
        status = rules.status_after_feedback(status=afspraak.status, resultaat=resultaat)
        done = {"gereed_op": asker.moment} if status == "gereed" else {}
        answered = {} if afspraak.beantwoord_op else {"beantwoord_op": asker.moment}
        afspraak = change(afspraak, versie, status=status, **done, **answered)
        feedback = Terugkoppeling(
            id=nieuw_id or new_id(),
            casus_id=afspraak.casus_id,
            afspraak=afspraak,
            resultaat=resultaat,
            tekst=tekst.strip(),
            op=asker.moment,
            door_id=asker.medewerker_id,
        )
        feedback.save(force_insert=True)
        _settle(asker, "wijzigen", afspraak)
        _tell(asker, afspraak, afspraak.aangeboden_door_id, "Er is teruggekoppeld op een afspraak die u aanbood")
    return feedback


def withdraw_afspraak(*, asker: Asker, afspraak_id: uuid.UUID, versie: int | None, grond: str) -> Afspraak:
    """Let an agreement lapse, with the reason: by who leads the case or offered it.

    Raises NotFound, NotAllowed, UnableToChange.
    """
    with transaction.atomic():
        afspraak, _rechten = _as_keeper(asker, afspraak_id)
        if afspraak.status == "vervallen":
            return afspraak
        refuse(rules.check_text("grond", grond, 1000, "Vul in waarom de afspraak vervalt."))
        refuse(rules.check_transition(afspraak.status, "vervallen"))
        afspraak = change(afspraak, versie, status="vervallen", grond=grond.strip())
        _settle(asker, "wijzigen", afspraak)
        _tell(asker, afspraak, afspraak.medewerker_id, "Een afspraak met u is vervallen")
    return afspraak


def _number_for(asker: Asker, casus_id: uuid.UUID, punt: Agendapunt | None, doer: Uitvoerder) -> str:
    """The number of the case, once the doer is found fit. A secretary sees no members: there the invited count."""
    if punt is None or punt.overlegvorm_id not in asker.secretaris_van:
        casus = member_casus(asker, casus_id)
        if casus.fase == "afgesloten":
            raise UnableToChange("Deze casus is afgesloten. Heropen hem eerst.")
        check_doer(asker, casus, doer)
        return casus.nummer
    invited = Aanwezigheid.objects.filter(
        agendapunt=punt,
        casus_id=casus_id,
        medewerker_id=doer.medewerker_id,
        medewerker__is_active=True,
        medewerker__onderdeel__organisatie_id=doer.organisatie_id,
    )
    if punt.casus_id != casus_id or not invited.exists():
        raise UnableToChange("Kies iemand die bij dit agendapunt is uitgenodigd.", field="medewerker")
    return punt.casusnummer


def _check_stays(afspraak: Afspraak, organisatie_id: uuid.UUID) -> None:
    """What an organisation took up stays with it until a successor has accepted (R29)."""
    if afspraak.status == "aanvaard" and organisatie_id != afspraak.organisatie_id:
        raise UnableToChange(
            "Deze afspraak is aanvaard. Draag haar over aan de andere organisatie: tot die aanvaardt, blijft zij bij "
            f"{afspraak.organisatie.naam}.",
            field="medewerker",
        )


def _check_words(tekst: str, uitvoerder_naam: str, casus_id: uuid.UUID, doel_id: uuid.UUID | None) -> None:
    refuse(rules.check_text("tekst", tekst, 500, "Vul in wat er wordt afgesproken."))
    if len(uitvoerder_naam) > 120:
        raise UnableToChange("Houd de naam bij maximaal 120 tekens.", field="uitvoerder_naam")
    if doel_id is not None and not Doel.objects.filter(id=doel_id, casus_id=casus_id).exists():
        raise UnableToChange("Kies een doel van deze casus.", field="doel")


def _as_doer(asker: Asker, afspraak_id: uuid.UUID) -> Afspraak:
    afspraak, rechten = fetch_afspraak(asker, afspraak_id)
    _require(rechten.uitvoerder, "Alleen de uitvoerder of een liaison van zijn organisatie kan hierop antwoorden.")
    return afspraak


def _as_keeper(asker: Asker, afspraak_id: uuid.UUID) -> tuple[Afspraak, Rechten]:
    afspraak, rechten = fetch_afspraak(asker, afspraak_id)
    _require(rechten.mag_wijzigen, "Alleen de regisseur of wie de afspraak aanbood kan dit doen.")
    return afspraak, rechten


def _require(right: bool, message: str) -> None:
    if not right:
        raise NotAllowed(message)


def _answer(asker: Asker, afspraak: Afspraak, versie: int | None, status: str, grond: str) -> Afspraak:
    refuse(rules.check_transition(afspraak.status, status))
    afspraak = change(afspraak, versie, status=status, grond=grond.strip(), beantwoord_op=asker.moment)
    _settle(asker, "wijzigen", afspraak)
    return afspraak


def _settle(asker: Asker, handeling: Handeling, afspraak: Afspraak) -> None:
    """After every change: the earliest open due date of the case, and the log."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT regiehuis_werk_termijn_bij(%s)", [afspraak.casus_id])
    personen = persons_of_casus(afspraak.casus_id)
    record(asker=asker, handeling=handeling, object_soort="afspraak", object_id=afspraak.id, personen=personen)


def _tell(asker: Asker, afspraak: Afspraak, medewerker_id: uuid.UUID, tekst: str) -> None:
    """A notification without content, to anybody but the asker himself."""
    if medewerker_id != asker.medewerker_id:
        notify(asker=asker, medewerker_id=medewerker_id, tekst=tekst, object_soort="afspraak", object_id=afspraak.id)
