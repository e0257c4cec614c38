"""What is done with a case itself: opened from a signal, moved on, its summary and persons kept (A3, A15)."""

import dataclasses
import uuid
from collections.abc import Sequence

from django.db import connection, transaction
from django.db.models import F

from regiehuis.convenanten.rules import check_loopt
from regiehuis.kern.errors import GEWIJZIGD, Refusal
from regiehuis.kern.models import made_before, new_id
from regiehuis.logboek.actions import record
from regiehuis.personen.actions import make_persoon
from regiehuis.personen.models import Huishouden
from regiehuis.personen.rules import AdresGegevens
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.models import Overlegvorm

from ..access.casus import led_casus, organisation_signed, persons_of_casus, running_convenanten, stand_of
from ..models import Casus, Casuspersoon, Deelname, Faseovergang, Regievacature, Signaal, Signaalpersoon
from ..rules import casus as rules
from .fase import advance
from .huishouden import join_household
from .koppelvoorstel import compare_with_hidden

LANGSTE = {"aanleiding": 8000, "gewenst_doel": 4000, "omschrijving": 4000, "plaats": 200, "buurt": 120}
NODIG = {
    "aanleiding": "Vul de aanleiding in.",
    "omschrijving": "Beschrijf de groep of het gebied.",
    "plaats": "Vul in waar het speelt.",
}


@dataclasses.dataclass(frozen=True)
class Waar:
    """What and where a group or area is (R6)."""

    omschrijving: str
    plaats: str
    buurt: str = ""


class UnableToOpenCasus(Refusal):
    """The case cannot be opened as asked."""


class UnableToChangeCasus(Refusal):
    """The case cannot be changed as asked."""


def open_casus(
    *,
    asker: Asker,
    signaal: Signaal,
    convenant_id: uuid.UUID,
    overlegvorm_id: uuid.UUID,
    personen: Sequence[tuple[uuid.UUID, uuid.UUID | None]],
    nieuw_id: uuid.UUID | None = None,
) -> Casus:
    """Open a case from an accepted signal, under a covenant in force that covers its theme (R1).

    The chair of the receiving meeting form becomes procesregisseur; the lead stands open with a term, owned by the
    chair (R29). `personen` links each person of the signal to a person of the index, or to None for a new one.
    """
    with transaction.atomic():
        if before := made_before(Casus, nieuw_id):
            return before
        vorm = _receiving_form(asker, overlegvorm_id)
        _check_convenant(asker, signaal, convenant_id)
        casus = _write_casus(asker, signaal, convenant_id, vorm, nieuw_id or new_id())
        _found_membership(asker, casus)
        _link_persons(asker, casus, signaal, personen)
        Regievacature.objects.create(
            casus=casus,
            eigenaar_id=casus.procesregisseur_id,
            van=asker.dag,
            termijn=asker.dag + rules.VACATURETERMIJN,
        )
        record(
            asker=asker,
            handeling="aanmaken",
            object_soort="casus",
            object_id=casus.id,
            personen=persons_of_casus(casus.id),
        )
    return casus


def _receiving_form(asker: Asker, overlegvorm_id: uuid.UUID) -> Overlegvorm:
    vorm = Overlegvorm.objects.select_related("voorzitter").filter(id=overlegvorm_id).first()
    if vorm is None or vorm.soort == "triage":
        raise UnableToOpenCasus("Kies het overleg dat de casus gaat bespreken.", field="overlegvorm")
    if vorm.id not in asker.voorzit:
        raise UnableToOpenCasus("U kunt een casus alleen plaatsen in een overleg dat u voorzit.", field="overlegvorm")
    return vorm


def _check_convenant(asker: Asker, signaal: Signaal, convenant_id: uuid.UUID) -> None:
    if wrong := check_loopt(stand_of(asker, convenant_id)):
        raise UnableToOpenCasus(wrong, field="convenant")
    if convenant_id not in {convenant.id for convenant in running_convenanten(asker, signaal.thema_id)}:
        raise UnableToOpenCasus("Dit convenant dekt het thema van het signaal niet.", field="convenant")
    if not organisation_signed(asker.organisatie_id, convenant_id, asker):
        raise UnableToOpenCasus("Uw organisatie heeft dit convenant niet ondertekend.", field="convenant")


def _write_casus(
    asker: Asker, signaal: Signaal, convenant_id: uuid.UUID, vorm: Overlegvorm, casus_id: uuid.UUID
) -> Casus:
    if signaal.thema_id is None or vorm.voorzitter_id is None:
        raise UnableToOpenCasus("Het signaal heeft geen thema, of het overleg geen voorzitter.")
    huishouden = None
    if signaal.soort == "huishouden":
        huishouden = Huishouden.objects.create(veiligheidshuis_id=asker.huis_id, naam="Huishouden")
    return Casus.objects.create(
        id=casus_id,
        veiligheidshuis_id=asker.huis_id,
        convenant_id=convenant_id,
        nummer=_number(asker),
        soort=signaal.soort,
        thema_id=signaal.thema_id,
        overlegvorm=vorm,
        fase_sinds=asker.moment,
        geopend_op=asker.moment,
        signaal=signaal,
        huishouden=huishouden,
        aanleiding=signaal.aanleiding,
        gewenst_doel=signaal.gewenst_doel,
        omschrijving=signaal.omschrijving,
        plaats=signaal.plaats,
        buurt=signaal.buurt,
        procesregisseur_id=vorm.voorzitter_id,
    )


def _number(asker: Asker) -> str:
    """The next running number of the house and year; it says nothing about the case."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT regiehuis_nummer('casus', %s)", [asker.dag.year])
        return f"{asker.dag.year}-{cursor.fetchone()[0]:04d}"


def _found_membership(asker: Asker, casus: Casus) -> None:
    Deelname.objects.create(
        casus=casus,
        convenant_id=casus.convenant_id,
        medewerker_id=casus.procesregisseur_id,
        rol="procesregisseur",
        van=asker.dag,
        tot=asker.dag + rules.PROCESREGIE_DUUR,
        reden="Voorzitter van het overleg dat deze casus bespreekt",
        toegevoegd_door_id=asker.medewerker_id,
    )
    Faseovergang.objects.create(
        casus=casus,
        naar_fase="analyse",
        op=asker.moment,
        door_id=asker.medewerker_id,
        toelichting="Aangenomen in triage",
    )


def _link_persons(
    asker: Asker, casus: Casus, signaal: Signaal, personen: Sequence[tuple[uuid.UUID, uuid.UUID | None]]
) -> None:
    links = dict(personen)
    for nummer, person in enumerate(signaal.personen.order_by("id")):
        if person.id not in links:
            raise UnableToOpenCasus("Kies voor elke persoon of hij al bekend is.", field="personen")
        known = links[person.id]
        persoon_id = known or _make_from(asker, person)
        Casuspersoon.objects.create(
            casus=casus, persoon_id=persoon_id, rol=person.rol, hoofdpersoon=nummer == 0, van=asker.dag
        )
        join_household(asker, casus, persoon_id)
        if known is None:
            compare_with_hidden(casus.id, persoon_id)
        Signaalpersoon.objects.filter(id=person.id).update(persoon_id=persoon_id)


def _make_from(asker: Asker, person: Signaalpersoon) -> uuid.UUID:
    adres = None
    if person.adressoort:
        adres = AdresGegevens(
            soort=person.adressoort,
            van=asker.dag,
            straat=person.straat,
            huisnummer=person.huisnummer,
            postcode=person.postcode,
            plaats=person.woonplaats,
        )
    return make_persoon(asker=asker, gegevens=person, adres=adres).id


def change_fase(*, asker: Asker, casus_id: uuid.UUID, versie: int, naar: str, toelichting: str = "") -> Casus:
    """Move a case to another phase; its lead does. Raises a refusal for a step that the table forbids."""
    with transaction.atomic():
        casus = led_casus(asker, casus_id)
        if casus.versie != versie:
            raise UnableToChangeCasus(GEWIJZIGD)
        if naar in rules.APART:
            raise UnableToChangeCasus("Een casus sluit u af op het tabblad Afsluiting.", field="naar")
        if casus.fase in rules.APART:
            raise UnableToChangeCasus("Een gesloten casus heropent u op het tabblad Afsluiting.", field="naar")
        if naar == "uitvoering" and casus.regisseur_id is None:
            raise UnableToChangeCasus("Zonder casusregisseur kan een plan niet worden uitgevoerd.", field="naar")
        advance(asker=asker, casus=casus, naar=naar, toelichting=toelichting)
        record(asker=asker, handeling="wijzigen", object_soort="casus", object_id=casus.id)
    return casus


def change_samenvatting(
    *,
    asker: Asker,
    casus_id: uuid.UUID,
    versie: int,
    aanleiding: str,
    gewenst_doel: str,
    waar: Waar | None = None,
) -> Casus:
    """Rewrite reason and aim of a case, and of a group or area what and where it is; its lead does.

    The second of two people is told (versie).
    """
    place = dataclasses.asdict(waar) if waar else {}
    texts = {"aanleiding": aanleiding, "gewenst_doel": gewenst_doel, **place}
    with transaction.atomic():
        casus = led_casus(asker, casus_id)
        if casus.soort in rules.PERSOONSGEBONDEN and place:
            raise UnableToChangeCasus("Alleen een groep of gebied heeft een omschrijving en een plaats.")
        for field, needed in NODIG.items():
            if field in texts and not texts[field].strip():
                raise UnableToChangeCasus(needed, field=field)
        for field, text in texts.items():
            if len(text) > LANGSTE[field]:
                raise UnableToChangeCasus(f"Houd dit bij maximaal {LANGSTE[field]} tekens.", field=field)
        changed = Casus.objects.filter(id=casus.id, versie=versie).update(**texts, versie=F("versie") + 1)
        if not changed:
            raise UnableToChangeCasus(GEWIJZIGD)
        record(asker=asker, handeling="wijzigen", object_soort="casus", object_id=casus.id)
    casus.refresh_from_db()
    return casus
