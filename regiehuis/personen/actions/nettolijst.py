"""What people do with the net list of a quarter: draw it up, decide on somebody, fix it (B4, R39)."""

import uuid

from django.db import transaction

from regiehuis.kern.errors import GEWIJZIGD, Refusal
from regiehuis.kern.models import change_row, made_before, new_id
from regiehuis.logboek.actions import record
from regiehuis.samenwerking.access import Asker

from ..access import check_analist, fetch_nettolijst, fetch_nettolijstregel
from ..models import Aangeleverdrecord, Nettolijst, Nettolijstregel
from ..rules import nettolijst as rules
from ..rules.nettolijst import Kwartaal
from ..rules.veelplegerdefinities import VERSIE
from .koppeling import lock_koppelen
from .nettolijstregels import Opmaak, laatste_vaste

_VAST = "Deze nettolijst is vastgesteld en verandert niet meer."

_EERST_OPNIEUW = "Sinds u deze lijst opmaakte, is die van een eerder kwartaal vastgesteld. Maak haar eerst opnieuw op."


class UnableToMakeNettolijst(Refusal):
    """The list cannot be drawn up, decided on or fixed like this."""


def make_nettolijst(
    *, asker: Asker, organisatie_id: uuid.UUID, kwartaal: Kwartaal, nieuw_id: uuid.UUID | None = None
) -> Nettolijst:
    """Draw up the net list of a partner's gross list as it was delivered last, as a concept.

    Of a concept that is there the people are drawn up anew; what somebody decided on a person stays.

    Args:
        asker: the information analyst.
        organisatie_id: the partner whose gross list it is.
        kwartaal: the quarter that it is of.
        nieuw_id: the key of the list when it is new.

    Raises:
        NotAllowed: the asker is no analyst.
        UnableToMakeNettolijst: no gross list, or the quarter is fixed, before one that is, or to come.
        UnableToLink: a run writes links at this moment.
    """
    check_analist(asker)
    if before := made_before(Nettolijst, nieuw_id):
        return before
    with transaction.atomic():
        lock_koppelen(asker)
        vorige = laatste_vaste(asker, organisatie_id)
        laatste = Kwartaal(vorige.jaar, vorige.kwartaal) if vorige else None
        if wrong := rules.check_kwartaal(kwartaal, vandaag=asker.dag, laatste=laatste):
            raise UnableToMakeNettolijst(wrong[1], field=wrong[0])
        geleverd = Aangeleverdrecord.objects.filter(
            veiligheidshuis_id=asker.huis_id, organisatie_id=organisatie_id, soort="brutolijst", verdwenen_op=None
        )
        laatst = geleverd.order_by("-aanlevering__op", "-aanlevering_id").select_related("aanlevering")
        nieuwste = laatst.only("aanlevering__convenant_id").first()
        if nieuwste is None:
            raise UnableToMakeNettolijst("Van deze partner is geen brutolijst ingelezen.", field="partner")
        lijst, nieuw = _row(asker, organisatie_id, nieuwste.aanlevering.convenant_id, kwartaal, nieuw_id)
        opmaak = Opmaak(lijst, vorige)
        opmaak.schrijf(geleverd)
        Nettolijst.objects.filter(id=lijst.id).update(peildatum=opmaak.peildatum)
        record(
            asker=asker,
            handeling="aanmaken" if nieuw else "wijzigen",
            object_soort="nettolijst",
            object_id=lijst.id,
            personen=opmaak.personen,
        )
    lijst.peildatum = opmaak.peildatum
    return lijst


def _row(
    asker: Asker, organisatie_id: uuid.UUID, convenant_id: uuid.UUID, kwartaal: Kwartaal, nieuw_id: uuid.UUID | None
) -> tuple[Nettolijst, bool]:
    """The concept of this quarter, as drawn up now, or a new one; and whether it is new."""
    van = {"veiligheidshuis_id": asker.huis_id, "organisatie_id": organisatie_id}
    wanneer = {"jaar": kwartaal.jaar, "kwartaal": kwartaal.kwartaal}
    made = {
        "convenant_id": convenant_id,
        "definities": VERSIE,
        "gemaakt_op": asker.moment,
        "gemaakt_door_id": asker.medewerker_id,
    }
    lijst = Nettolijst.objects.filter(**van, **wanneer).first()
    if lijst is None:
        return Nettolijst.objects.create(id=nieuw_id or new_id(), **van, **wanneer, **made), True
    change_row(lijst, lijst.versie, **made)
    return lijst, False


def decide_regel(*, asker: Asker, regel_id: uuid.UUID, versie: int | None, besluit: str, reden: str) -> Nettolijstregel:
    """Take somebody off the list or put him on it, with the reason; the name of who decided stays with it (R39).

    Args:
        asker: the information analyst.
        regel_id: the line of the person.
        versie: which version of it the asker saw.
        besluit: one of NETTOBESLUITEN.
        reden: why, required.

    Raises:
        NotFound: absent, or of another house.
        UnableToMakeNettolijst: wrong input, fixed, or changed in the meantime.
    """
    with transaction.atomic():
        lock_koppelen(asker)
        regel = fetch_nettolijstregel(asker, regel_id)
        if regel.lijst.stand != "concept":
            raise UnableToMakeNettolijst(_VAST)
        if versie != regel.versie:
            raise UnableToMakeNettolijst(GEWIJZIGD)
        wrong = rules.check_nettobesluit(besluit, reden, opgenomen=regel.opgenomen, geleverd=bool(regel.records))
        if wrong:
            raise UnableToMakeNettolijst(wrong[1], field=wrong[0])
        change_row(
            regel,
            versie,
            opgenomen=besluit == "op",
            besluit=reden.strip(),
            besluit_op=asker.moment,
            besluit_door_id=asker.medewerker_id,
        )
        change_row(regel.lijst, regel.lijst.versie)
        Opmaak(regel.lijst, laatste_vaste(asker, regel.lijst.organisatie_id)).vergelijk()
        record(
            asker=asker,
            handeling="wijzigen",
            object_soort="nettolijst",
            object_id=regel.lijst_id,
            personen=[regel.persoonsleutel],
        )
    return regel


def fix_nettolijst(*, asker: Asker, lijst_id: uuid.UUID, versie: int | None) -> Nettolijst:
    """Say that this is the net list of the quarter; from now on nothing of it changes.

    Raises NotFound, UnableToMakeNettolijst when it is fixed already, changed in the meantime, or a later one is fixed.
    """
    with transaction.atomic():
        lock_koppelen(asker)
        lijst = fetch_nettolijst(asker, lijst_id)
        if lijst.stand != "concept":
            raise UnableToMakeNettolijst(_VAST)
        vorige = laatste_vaste(asker, lijst.organisatie_id)
        if vorige and (vorige.jaar, vorige.kwartaal) > (lijst.jaar, lijst.kwartaal):
            raise UnableToMakeNettolijst("Er is al een latere nettolijst van deze partner vastgesteld.")
        if vorige and vorige.vastgesteld_op and vorige.vastgesteld_op > lijst.gemaakt_op:
            raise UnableToMakeNettolijst(_EERST_OPNIEUW)
        fixed = {"vastgesteld_op": asker.moment, "vastgesteld_door_id": asker.medewerker_id}
        if not change_row(lijst, versie, stand="vastgesteld", **fixed):
            raise UnableToMakeNettolijst(GEWIJZIGD)
        record(asker=asker, handeling="wijzigen", object_soort="nettolijst", object_id=lijst.id)
    return lijst
