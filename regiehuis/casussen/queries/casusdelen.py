"""The other tabs of a case: persons, information, problem analysis, members."""

import dataclasses
import datetime
import uuid
from collections.abc import Callable, Sequence

from django.db.models import Q

from regiehuis.convenanten.rules import GRONDSLAGEN, PUBLIEKEN
from regiehuis.kern.bsn import mask_bsn
from regiehuis.kern.datum import parse_datum
from regiehuis.personen.actions import stored_bsn
from regiehuis.personen.models import Adres, Huishoudlid, Relatie
from regiehuis.personen.rules import ADRESSOORTEN, BSN_REDENEN, RELATIESOORTEN, full_name
from regiehuis.samenwerking.access import AMSTERDAM, Asker

from ..access.casus import leads, standing_signatures
from ..access.informatie import readable_items
from ..models import Casus, Casuspersoon, Deelname, Informatie, Kernvraag
from ..rules.afweging import GROND
from ..rules.bestand import size_text
from ..rules.woorden import DEELNAMEROLLEN, INFORMATIESOORTEN, PERSOONSROLLEN

ROLLEN, DEELNAMEN, SOORTEN = dict(PERSOONSROLLEN), dict(DEELNAMEROLLEN), dict(INFORMATIESOORTEN)
GRONDEN, PUBLIEK = dict(GRONDSLAGEN), dict(PUBLIEKEN)
ADRESSEN, RELATIES, ZONDER_BSN = dict(ADRESSOORTEN), dict(RELATIESOORTEN), dict(BSN_REDENEN)


@dataclasses.dataclass(frozen=True)
class Relatieregel:
    """What a person is of another person of the case, in words."""

    id: uuid.UUID
    tekst: str


@dataclasses.dataclass(frozen=True)
class Persoonsblok:
    """One person of a case with addresses and relations, as far as the asker may read them."""

    id: uuid.UUID
    persoon_id: uuid.UUID
    naam: str
    rol: str
    hoofdpersoon: bool
    geboren: str
    bsn: str
    heeft_bsn: bool
    adressen: Sequence[str]
    relaties: Sequence[Relatieregel]
    huishouden: str


def casus_personen(asker: Asker, casus_id: uuid.UUID, casus: Casus) -> list[Persoonsblok]:
    """Persons of a case that was fetched before; a secret address shows only to its named readers (R17)."""
    rows = list(
        Casuspersoon.objects.filter(casus_id=casus_id, tot=None)
        .select_related("persoon")
        .order_by("-hoofdpersoon", "persoon__sorteersleutel")
    )
    keys = [row.persoon_id for row in rows]
    addresses: dict[uuid.UUID, list[Adres]] = {}
    for adres in Adres.objects.filter(persoon_id__in=keys, tot=None).order_by("-van"):
        addresses.setdefault(adres.persoon_id, []).append(adres)
    ties: dict[uuid.UUID, list[Relatieregel]] = {}
    for tie in Relatie.objects.filter(van_persoon_id__in=keys, tot=None).select_related("naar_persoon"):
        words = f"{RELATIES[tie.soort]} {full_name(tie.naar_persoon)}"
        ties.setdefault(tie.van_persoon_id, []).append(Relatieregel(tie.id, words))
    together = _household(casus)
    return [
        Persoonsblok(
            id=row.id,
            persoon_id=row.persoon_id,
            naam=full_name(row.persoon),
            rol=ROLLEN[row.rol],
            hoofdpersoon=row.hoofdpersoon,
            geboren=_born(row.persoon.geboortedatum),
            bsn=mask_bsn(stored_bsn(row.persoon))
            if row.persoon.bsn_hash
            else ZONDER_BSN.get(row.persoon.bsn_reden, "Niet bekend"),
            heeft_bsn=bool(row.persoon.bsn_hash),
            adressen=_shown(addresses.get(row.persoon_id, []), row.persoon.afgeschermd),
            relaties=ties.get(row.persoon_id, []),
            huishouden="" if row.persoon.afgeschermd else together(row.persoon_id),
        )
        for row in rows
    ]


def _household(casus: Casus) -> Callable[[uuid.UUID], str]:
    """Whether somebody belongs to the household of a case, in words; of who is shielded nothing is said (R17)."""
    if casus.huishouden_id is None:
        return lambda _key: ""
    found = Huishoudlid.objects.filter(huishouden_id=casus.huishouden_id, tot=None)
    members = set(found.values_list("persoon_id", flat=True))
    return lambda key: "Hoort bij het huishouden" if key in members else "Woont apart"


def _born(text: str) -> str:
    return parse_datum(text).display() if text else "Niet bekend"


def _shown(adressen: Sequence[Adres], afgeschermd: bool) -> list[str]:
    """Addresses in words; of a secret one nobody but its readers learns more than that it is secret (R17)."""
    words = [address_text(adres) for adres in adressen]
    if afgeschermd and all(adres.soort != "geheim" for adres in adressen):
        words.append("Geheim adres: alleen voor genoemde lezers")
    return words or ["Niet bekend"]


def address_text(adres: Adres) -> str:
    """An address in words, its kind first."""
    if adres.soort == "zonder_vast_adres":
        return ADRESSEN[adres.soort]
    street = f"{adres.straat} {adres.huisnummer}".strip()
    place = f"{adres.postcode} {adres.plaats}".strip()
    return f"{ADRESSEN[adres.soort]}: {', '.join(part for part in (street, place) if part)}"


@dataclasses.dataclass(frozen=True)
class Inbreng:
    """One item of information as a page shows it, with all of R2."""

    id: uuid.UUID
    tekst: str
    soort: str
    soort_code: str
    bron: str
    categorie: str
    leefgebied: str
    leefgebied_id: uuid.UUID | None
    ontvangen_op: datetime.date
    grondslag: str
    af_te_wegen: bool
    afgewogen: bool
    over: str
    publiek: str
    publiek_code: str
    onbevestigd: bool
    van_mij: bool
    vastgelegd_door: str
    kernvraag_id: uuid.UUID | None
    waarschuwt: bool
    vervallen_op: datetime.datetime | None
    bestandsnaam: str
    bestand: str
    versie: int
    betwist: bool = False
    verklaringen: Sequence[tuple[str, datetime.datetime]] = ()


def inbreng_of(asker: Asker, item: Informatie) -> Inbreng:
    """An item as values, its sources and names joined already."""
    return Inbreng(
        id=item.id,
        tekst=item.tekst,
        soort=SOORTEN[item.soort],
        soort_code=item.soort,
        bron=f"{item.bron.organisatie.naam}, {item.bron.naam}",
        categorie=item.categorie.naam,
        leefgebied=item.leefgebied.naam if item.leefgebied else "",
        leefgebied_id=item.leefgebied_id,
        ontvangen_op=item.ontvangen_op,
        grondslag=GRONDEN[item.grondslag],
        af_te_wegen=item.grondslag == GROND and item.afweging_id is None,
        afgewogen=item.afweging_id is not None,
        over=f"{full_name(item.persoon)} ({ROLLEN.get(item.persoonsrol, '')})" if item.persoon else "",
        publiek=PUBLIEK[item.publiek],
        publiek_code=item.publiek,
        onbevestigd=item.bevestigd_op is None,
        van_mij=item.bron_id == asker.onderdeel_id,
        vastgelegd_door=item.vastgelegd_door.naam,
        kernvraag_id=item.kernvraag_id,
        waarschuwt=item.soort == "waarschuwing" and item.vervallen_op is None,
        vervallen_op=item.vervallen_op,
        bestandsnaam=item.bestandsnaam,
        bestand=f"{item.bestandssoort.upper()}, {size_text(item.bestandsgrootte)}" if item.bestandsgrootte else "",
        versie=item.versie,
        betwist=item.betwist_op is not None,
        verklaringen=[(said["tekst"], _moment(said["op"])) for said in getattr(item, "van_persoon", ())],
    )


def _moment(text: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(text).astimezone(AMSTERDAM)


def casus_informatie(asker: Asker, casus_id: uuid.UUID, casus: Casus) -> list[tuple[str, list[Inbreng]]]:
    """Items of a case that the asker may read, by category, newest first."""
    groups: dict[str, list[Inbreng]] = {}
    for item in readable_items(asker, casus_id):
        groups.setdefault(item.categorie.naam, []).append(inbreng_of(asker, item))
    return sorted(groups.items())


def eigen_inbreng(asker: Asker, casus_id: uuid.UUID, informatie_id: uuid.UUID) -> Inbreng | None:
    """An item that the asker's unit brought in, for its forms; None for another's, which only its source changes."""
    items = (inbreng_of(asker, item) for item in readable_items(asker, casus_id) if item.id == informatie_id)
    return next((item for item in items if item.van_mij), None)


def casus_analyse(asker: Asker, casus_id: uuid.UUID, casus: Casus) -> list[tuple[uuid.UUID, str, list[Inbreng]]]:
    """The core questions with each partner's own part (A5)."""
    items = [inbreng_of(asker, item) for item in readable_items(asker, casus_id) if item.kernvraag_id]
    answered = {item.kernvraag_id for item in items}
    house = Kernvraag.objects.filter(veiligheidshuis_id=asker.huis_id).order_by("volgorde", "-actief")
    questions = house.filter(Q(actief=True) | Q(id__in=answered))
    return [(q.id, q.tekst, [item for item in items if item.kernvraag_id == q.id]) for q in questions]


@dataclasses.dataclass(frozen=True)
class Deelnemer:
    """One member of a case, with reason and end (R16)."""

    id: uuid.UUID
    medewerker_id: uuid.UUID
    naam: str
    organisatie: str
    onderdeel: str
    rol: str
    reden: str
    tot: datetime.date
    geldig: bool
    ondertekend: bool
    leidt: bool


@dataclasses.dataclass(frozen=True)
class Deelnemers:
    """All members of a case, and whether the asker appoints them."""

    leden: Sequence[Deelnemer]
    mag_beheren: bool


def casus_deelnemers(asker: Asker, casus_id: uuid.UUID, casus: Casus) -> Deelnemers:
    """Members of a case that was fetched before, current first."""
    signed = set(
        standing_signatures(asker).filter(convenant_id=casus.convenant_id).values_list("organisatie_id", flat=True)
    )
    rows = Deelname.objects.filter(casus_id=casus_id).select_related("medewerker__onderdeel__organisatie")
    members = [
        Deelnemer(
            id=row.id,
            medewerker_id=row.medewerker_id,
            naam=row.medewerker.naam,
            organisatie=row.medewerker.onderdeel.organisatie.naam,
            onderdeel=row.medewerker.onderdeel.naam,
            rol=DEELNAMEN[row.rol],
            reden=row.reden,
            tot=row.tot,
            geldig=row.van <= asker.dag < row.tot,
            ondertekend=row.medewerker.onderdeel.organisatie_id in signed,
            leidt=row.medewerker_id == casus.regisseur_id,
        )
        for row in rows.order_by("rol", "medewerker__naam")
    ]
    return Deelnemers(sorted(members, key=lambda m: not m.geldig), casus.bewaakt)


def mag_leiden(asker: Asker, casus: Casus) -> bool:
    """Whether the asker leads this case."""
    return leads(asker, casus)


def deelname_versie(asker: Asker, deelname_id: uuid.UUID) -> int:
    """The version of a membership that is now shown; 0 for one that the asker does not see."""
    return Deelname.objects.filter(id=deelname_id).values_list("versie", flat=True).first() or 0
