"""What a sender sees of signals (R15)."""

import dataclasses
import datetime
import uuid

from django.db import connection
from django.db.models import Q

from regiehuis.kern.bsn import mask_bsn
from regiehuis.kern.datum import parse_datum
from regiehuis.personen.actions import stored_bsn
from regiehuis.personen.rules import ADRESSOORTEN, BSN_REDENEN
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.models import Aansluiting, Thema

from ..access import signaal as access
from ..access.beeld import beeld_of, beeld_of_persoon
from ..models import Signaal, Signaalpersoon
from ..rules import signaal as rules
from ..rules import woorden

Keuze = tuple[str, str]


@dataclasses.dataclass(frozen=True)
class Ontbreekt:
    """Something a signal lacks, with the step of the form where it is filled in."""

    melding: str
    stap: str


@dataclasses.dataclass(frozen=True)
class PersoonRegel:
    """A person in a signal, finished for the screen; the BSN masked (R19)."""

    id: uuid.UUID
    naam: str
    rol: str
    geboren: str
    bsn: str
    heeft_bsn: bool
    adres: str
    geinformeerd: str
    gegevens: rules.PersoonGegevens


@dataclasses.dataclass(frozen=True)
class PartnerRegel:
    """A partner to invite, with a contact."""

    id: uuid.UUID
    organisatie: str
    contact: str


@dataclasses.dataclass(frozen=True)
class Piketstand:
    """Who was alerted and whether it was answered."""

    aan: str
    gemeld_op: datetime.datetime
    beantwoord_op: datetime.datetime | None


@dataclasses.dataclass(frozen=True)
class SignaalDetail:
    """A signal in full, for its sender, the chair of its triage and the partners it is offered to."""

    id: uuid.UUID
    nummer: str
    versie: int
    afzender: str
    organisatie: str
    soort: str
    soort_tekst: str
    thema_id: uuid.UUID | None
    thema: str
    acuut: bool | None
    acuut_toelichting: str
    aanleiding: str
    al_gedaan: str
    gewenst_doel: str
    omschrijving: str
    plaats: str
    buurt: str
    status: str
    status_tekst: str
    begonnen_op: datetime.datetime
    ingediend_op: datetime.datetime | None
    triagevorm: str
    triage_op: datetime.date | None
    volgende_triage: datetime.date
    besluit: str
    besluit_tekst: str
    bericht: str
    besloten_op: datetime.datetime | None
    wacht: bool
    met_personen: bool
    personen: list[PersoonRegel]
    partners: list[PartnerRegel]
    ontbreekt: list[Ontbreekt]
    niet_geinformeerd: list[Ontbreekt]
    piket: list[Piketstand]
    is_afzender: bool
    is_voorzitter: bool
    mag_wijzigen: bool
    mag_besluiten: bool


def signaal(asker: Asker, signaal_id: uuid.UUID, *, doel: str = "") -> SignaalDetail:
    """One signal with all the sender gave. Raises NotFound for whoever may not read it."""
    row = access.fetch_signaal(asker, signaal_id, doel=doel)
    row._prefetched_objects_cache = {  # type: ignore[attr-defined]
        "personen": row.personen.order_by("id"),
        "partners": row.partners.select_related("organisatie").order_by("organisatie__naam", "id"),
    }
    beeld = beeld_of(row)
    sender, chair = access.is_sender(asker, row), access.is_chair(asker, row)
    huis = row.veiligheidshuis
    return SignaalDetail(
        id=row.id,
        nummer=row.nummer,
        versie=row.versie,
        afzender=row.afzender.naam,
        organisatie=row.organisatie.naam,
        soort=row.soort,
        soort_tekst=row.get_soort_display(),
        thema_id=row.thema_id,
        thema=row.thema.naam if row.thema else "",
        acuut=row.acuut,
        acuut_toelichting=row.acuut_toelichting,
        aanleiding=row.aanleiding,
        al_gedaan=row.al_gedaan,
        gewenst_doel=row.gewenst_doel,
        omschrijving=row.omschrijving,
        plaats=row.plaats,
        buurt=row.buurt,
        status=row.status,
        status_tekst=row.get_status_display(),
        begonnen_op=row.begonnen_op,
        ingediend_op=row.ingediend_op,
        triagevorm=row.triagevorm.naam,
        triage_op=row.triage_op,
        volgende_triage=rules.next_triage(
            asker.moment,
            sluiting_weekdag=huis.sluiting_weekdag,
            sluiting_tijd=huis.sluiting_tijd,
            triage_weekdag=huis.triage_weekdag,
        ),
        besluit=row.besluit,
        besluit_tekst=row.get_besluit_display() if row.besluit else "",
        bericht=row.bericht,
        besloten_op=row.besloten_op,
        wacht=row.wacht_op_id is not None,
        met_personen=row.soort in rules.MET_PERSONEN,
        personen=[_persoon(persoon) for persoon in row.personen.all()],
        partners=[PartnerRegel(p.id, p.organisatie.naam, p.contact) for p in row.partners.all()],
        ontbreekt=[Ontbreekt(melding, rules.STAP_VAN_VELD[veld]) for veld, melding in rules.missing(beeld)],
        niet_geinformeerd=[
            Ontbreekt(melding, "personen")
            for _, melding in (rules.not_informed(beeld.personen) if row.soort in rules.MET_PERSONEN else [])
        ],
        piket=_piketstand(row.id) if row.acuut and (sender or chair) else [],
        is_afzender=sender,
        is_voorzitter=chair,
        mag_wijzigen=sender and row.status in rules.OPEN,
        mag_besluiten=chair and row.status == "volledig",
    )


def persoon_regels(row: Signaal) -> list[PersoonRegel]:
    """The persons of a signal, finished for the screen."""
    return [_persoon(persoon) for persoon in row.personen.order_by("id")]


def themas(asker: Asker) -> list[Keuze]:
    """The themes of the house to choose from."""
    rows = Thema.objects.filter(veiligheidshuis_id=asker.huis_id, actief=True).order_by("naam")
    return [(str(row.id), row.naam) for row in rows]


def partnerorganisaties(asker: Asker) -> list[Keuze]:
    """The organisations affiliated with the house today, to invite from."""
    rows = (
        Aansluiting.objects.filter(Q(tot=None) | Q(tot__gt=asker.dag), van__lte=asker.dag)
        .filter(veiligheidshuis_id=asker.huis_id)
        .order_by("organisatie__naam")
        .values_list("organisatie_id", "organisatie__naam")
        .distinct()
    )
    return [(str(key), naam) for key, naam in rows]


def _persoon(row: Signaalpersoon) -> PersoonRegel:
    beeld = beeld_of_persoon(row)
    number = stored_bsn(row)
    plain = {
        field.name: getattr(row, field.name)
        for field in dataclasses.fields(rules.PersoonGegevens)
        if field.name != "bsn"
    }
    return PersoonRegel(
        id=row.id,
        naam=beeld.naam,
        rol=dict(woorden.PERSOONSROLLEN)[row.rol],
        geboren=parse_datum(row.geboortedatum).display() if row.geboortedatum else "",
        bsn=mask_bsn(number) if number else dict(BSN_REDENEN).get(row.bsn_reden, ""),
        heeft_bsn=bool(number),
        adres=_adres(row),
        geinformeerd=_geinformeerd(row),
        gegevens=rules.PersoonGegevens(**plain),
    )


def _adres(row: Signaalpersoon) -> str:
    place = " ".join(part for part in (row.postcode, row.woonplaats) if part)
    street = " ".join(part for part in (row.straat, row.huisnummer) if part)
    if row.adressoort in ("zonder_vast_adres", "geheim"):
        return dict(ADRESSOORTEN)[row.adressoort]
    return ", ".join(part for part in (street, place) if part)


def _geinformeerd(row: Signaalpersoon) -> str:
    if row.geinformeerd is None:
        return "Nog niet beantwoord"
    if row.geinformeerd:
        return "Ja"
    ground = dict(woorden.INFORMEERGRONDEN).get(row.niet_informeren_grond, "")
    return f"Nee: {ground.lower()}; opnieuw bekijken op {row.herzien_op:%d-%m-%Y}" if row.herzien_op else "Nee"


def _piketstand(signaal_id: uuid.UUID) -> list[Piketstand]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT aan, gemeld_op, beantwoord_op FROM regiehuis_piketstand(%s)", [signaal_id])
        return [Piketstand(*row) for row in cursor.fetchall()]
