"""Questions on the ladder: those put to me, those of a case, one with its answer (R29)."""

import dataclasses
import datetime
import uuid

from django.db.models import QuerySet

from regiehuis.logboek.actions import record, record_verstrekking
from regiehuis.logboek.rules import Bewijs, Ontvanger
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.models import Veiligheidshuis
from regiehuis.samenwerking.rules import TREDEN

from ..access.casus import leads, persons_of_casus
from ..access.monitoring import addressees, fetch_opschaling
from ..access.plan import member_casus
from ..access.verstrekking import organisations_of, whole
from ..models import Casus, Opschaling
from ..rules import monitoring as rules
from ..rules.woorden import OPSCHALINGSTATUSSEN

_PILLEN = {
    "voorgelegd": "let_op",
    "aanvaard": "loopt",
    "geweigerd": "over",
    "beantwoord": "gereed",
    "ingetrokken": "neutraal",
}


@dataclasses.dataclass(frozen=True)
class OpschalingRegel:
    """One question in a list."""

    id: uuid.UUID
    casus_id: uuid.UUID
    casusnummer: str
    van_trede: str
    naar_trede: str
    richting: str
    aan: str
    buiten: bool
    vraag: str
    termijn: datetime.date
    over_tijd: bool
    status: str
    stand: str
    stand_tekst: str
    voorgelegd_op: datetime.datetime
    voorgelegd_door: str
    antwoord: str
    beantwoord_op: datetime.datetime | None


@dataclasses.dataclass(frozen=True)
class OpschalingDetail:
    """One question with its facts, and what the asker may do with it."""

    regel: OpschalingRegel
    feiten: str
    organisatie: str
    aanvaard_op: datetime.datetime | None
    ziet_casus: bool
    mag_aanvaarden: bool
    mag_antwoorden: bool
    mag_intrekken: bool


@dataclasses.dataclass(frozen=True)
class Ladder:
    """Where a case stands on the ladder, with all its questions, newest first."""

    trede: str
    trede_tekst: str
    stappen: list[tuple[str, str, bool]]
    loopt: OpschalingRegel | None
    regels: list[OpschalingRegel]
    mag_voorleggen: bool
    alleen_buiten: bool


@dataclasses.dataclass(frozen=True)
class OpschalingKeuzes:
    """What the form of a new question offers: the other steps, and who stands on each."""

    casusnummer: str
    treden: list[tuple[str, str]]
    geadresseerden: list[tuple[str, list[tuple[str, str]]]]


def opschalingen_aan_mij(asker: Asker) -> list[OpschalingRegel]:
    """The open questions put to me, the earliest term first; the look is logged."""
    rows = _rows().filter(geadresseerde_id__in=asker.namens, status__in=rules.OPEN).order_by("termijn", "id")
    lines = [_line(row, asker) for row in rows]
    if lines:
        record(asker=asker, handeling="zoeken", object_soort="opschaling")
    return lines


def opschalingen_van_casus(asker: Asker, casus_id: uuid.UUID, casus: Casus | None = None) -> Ladder:
    """The ladder of a case for its members; `casus` when it was fetched, and so judged and logged, already.

    Raises NotFound.
    """
    casus = casus or member_casus(asker, casus_id)
    rows = list(_rows().filter(casus_id=casus_id).order_by("voorgelegd_op", "id"))
    steps = [rules.Stap(row.naar_trede, row.status) for row in rows]
    here = rules.current_step(steps)
    lines = [_line(row, asker) for row in reversed(rows)]
    running = next((line for line in lines if line.status in rules.OPEN), None)
    outside = rules.outside_only(steps)
    return Ladder(
        trede=here,
        trede_tekst=dict(TREDEN)[here],
        stappen=[(code, naam, code == here) for code, naam in TREDEN],
        loopt=running,
        regels=lines,
        mag_voorleggen=leads(asker, casus) and outside and casus.fase != "afgesloten",
        alleen_buiten=running is not None and outside,
    )


def opschaling_detail(asker: Asker, opschaling_id: uuid.UUID) -> OpschalingDetail:
    """One question with its facts; the look is logged. Raises NotFound, also for an addressee once answered (R15)."""
    row, rol = fetch_opschaling(asker, opschaling_id)
    personen = persons_of_casus(row.casus_id) if rol.lid else []
    record(asker=asker, handeling="lezen", object_soort="opschaling", object_id=opschaling_id, personen=personen)
    may_answer = rol.geadresseerde or (row.geadresseerde_id is None and rol.regie)
    return OpschalingDetail(
        regel=_line(row, asker),
        feiten=row.feiten,
        organisatie=row.voorgelegd_door.onderdeel.organisatie.naam,
        aanvaard_op=row.aanvaard_op,
        ziet_casus=rol.lid,
        mag_aanvaarden=may_answer and row.status == "voorgelegd",
        mag_antwoorden=may_answer and row.status in rules.OPEN,
        mag_intrekken=(rol.regie or rol.indiener) and row.status in rules.OPEN,
    )


def is_voorgelegd(casus_id: uuid.UUID, opschaling_id: uuid.UUID) -> bool:
    """Whether this very question was put already, as far as the asker may see it."""
    return Opschaling.objects.filter(id=opschaling_id, casus_id=casus_id).exists()


def opschaling_keuzes(asker: Asker, casus_id: uuid.UUID) -> OpschalingKeuzes:
    """The steps a case can go to from where it stands, and who may be asked on each. Raises NotFound."""
    casus = member_casus(asker, casus_id, doel="opschaling")
    ladder = opschalingen_van_casus(asker, casus_id, casus)
    elsewhere = () if ladder.alleen_buiten else tuple(code for code, _ in TREDEN if code != ladder.trede)
    steps = [(code, naam) for code, naam in TREDEN if code in (*elsewhere, rules.BUITEN)]
    groups = []
    for code, naam in steps:
        people = [
            (str(person.id), f"{person.naam} ({person.onderdeel.organisatie.naam})")
            for person in addressees(asker, casus, code)
        ]
        groups += [(naam, people)] if people else []
    return OpschalingKeuzes(casusnummer=casus.nummer, treden=steps, geadresseerden=groups)


def _rows() -> QuerySet[Opschaling]:
    """No join to the case: an addressee without membership does not see it, and would lose the question with it."""
    return Opschaling.objects.select_related("geadresseerde", "voorgelegd_door")


def _line(row: Opschaling, asker: Asker) -> OpschalingRegel:
    late = row.status in rules.OPEN and row.termijn < asker.dag
    words = dict(TREDEN)
    return OpschalingRegel(
        id=row.id,
        casus_id=row.casus_id,
        casusnummer=row.casusnummer,
        van_trede=words[row.van_trede],
        naar_trede=words[row.naar_trede],
        richting=rules.direction(row.van_trede, row.naar_trede),
        aan=row.geadresseerde.naam if row.geadresseerde else row.geadresseerde_buiten,
        buiten=row.geadresseerde is None,
        vraag=row.vraag,
        termijn=row.termijn,
        over_tijd=late,
        status=row.status,
        stand="over" if late else _PILLEN[row.status],
        stand_tekst=dict(OPSCHALINGSTATUSSEN)[row.status],
        voorgelegd_op=row.voorgelegd_op,
        voorgelegd_door=row.voorgelegd_door.naam,
        antwoord=row.antwoord,
        beantwoord_op=row.beantwoord_op,
    )


@dataclasses.dataclass(frozen=True)
class OpschalingDocument:
    """A question as paper: with the house that sends it, so that an addressee without account knows whom to answer."""

    detail: OpschalingDetail
    huis: str
    adres: str
    telefoon: str


def opschaling_document(asker: Asker, opschaling_id: uuid.UUID) -> tuple[OpschalingDocument, Bewijs]:
    """One question as a document, for an addressee without account; a disclosure to the addressee (R21).

    Who put the question decided on it. Raises NotFound.
    """
    detail = opschaling_detail(asker, opschaling_id)
    casus_id, row = detail.regel.casus_id, Opschaling.objects.get(id=opschaling_id)
    addressee = row.geadresseerde_id
    bewijs = record_verstrekking(
        asker=asker,
        vorm="pdf",
        stukken=[whole("opschaling", opschaling_id, casus_id, persons_of_casus(casus_id))],
        ontvanger=organisations_of([addressee]) if addressee else Ontvanger(naam=row.geadresseerde_buiten),
        doel="vraag om een besluit",
        grondslag="convenant" if addressee else "wettelijke_taak",
        besloten_door=row.voorgelegd_door_id,
    )
    huis = Veiligheidshuis.objects.get(id=asker.huis_id)
    return OpschalingDocument(detail, huis.naam, huis.adres, huis.telefoon), bewijs
