"""The items of a request: what each says, what its source thinks of giving it, what was decided (R30)."""

import dataclasses
import datetime
import uuid
from collections.abc import Sequence

from regiehuis.samenwerking.access import Asker

from ..access.verzoek import contents, fetch_post, may_read, record_look
from ..models import Verzoek, Verzoekpost
from ..rules import verzoek as rules
from ..rules.verzoekwoorden import besluiten_van
from .velden import Veld, titel_of, velden_of

GRONDEN, ANTWOORDEN = dict(rules.WEIGERGRONDEN), dict(rules.ANTWOORDEN)


@dataclasses.dataclass(frozen=True)
class Postregel:
    """One item of a request: what it is, what it says, what its source thinks, what was decided."""

    id: uuid.UUID
    titel: str
    op: datetime.date | None
    bron: str
    velden: Sequence[Veld]
    bescherming: str
    derden: bool
    stand: str
    stand_tekst: str
    besluit: str
    grond: str
    motivering: str
    zienswijze: str
    zienswijze_tekst: str
    mag_besluiten: bool
    in_een_keer: bool
    betwistbaar: bool
    betwist: bool
    betwisting_besluit: str
    versie: int


def posten_of(asker: Asker, verzoek: Verzoek) -> list[Postregel]:
    """The items of a request that was fetched; what they say only while the data of the person are open."""
    rows = Verzoekpost.objects.filter(verzoek=verzoek).select_related("zienswijze", "weigering", "bron__organisatie")
    said = contents(verzoek)
    open_ = may_read(asker, verzoek)
    lines = [_post(verzoek, row, *said.get(row.id, (None, {})), dag=asker.dag, open_=open_) for row in rows]
    return sorted(lines, key=lambda line: (line.titel, line.op or datetime.date.min, str(line.id)))


def post_detail(asker: Asker, post_id: uuid.UUID) -> tuple[Verzoek, Postregel]:
    """One item with its request, for its forms; the look is logged. Raises NotFound."""
    row = fetch_post(asker, post_id)
    record_look(asker, row.verzoek, soort="verzoekpost")
    line = next(line for line in posten_of(asker, row.verzoek) if line.id == post_id)
    return row.verzoek, line


def _post(
    verzoek: Verzoek,
    row: Verzoekpost,
    op: datetime.date | None,
    gegevens: dict[str, object],
    *,
    dag: datetime.date,
    open_: bool,
) -> Postregel:
    view = getattr(row, "zienswijze", None)
    reasons = getattr(row, "weigering", None)
    ready = rules.may_decide(
        bron=row.bron_id is not None,
        gevraagd=view is not None,
        antwoord=view.antwoord if view else "",
        termijn=view.termijn if view else None,
        dag=dag,
    )
    disputed = row.betwist_op is not None and row.betwisting_eind_op is None
    objected = view is not None and view.antwoord == "bezwaar"
    return Postregel(
        id=row.id,
        titel=titel_of(row.tabel),
        op=op,
        bron=f"{row.bron.organisatie.naam}, {row.bron.naam}" if row.bron else "",
        velden=velden_of(row.tabel, gegevens),
        bescherming=rules.BESCHERMINGEN.get(row.bescherming, ""),
        derden=row.derden,
        stand={"verstrekken": "gereed", "weigeren": "over"}.get(row.besluit, "let_op"),
        stand_tekst=dict(besluiten_van(verzoek.soort)).get(row.besluit, "Nog te beslissen"),
        besluit=row.besluit,
        grond=GRONDEN.get(reasons.grond, "") if reasons else "",
        motivering=reasons.motivering if reasons else "",
        zienswijze="" if view is None else ANTWOORDEN.get(view.antwoord, "Gevraagd"),
        zienswijze_tekst="" if view is None else view.toelichting or f"uiterlijk {view.termijn:%d-%m-%Y}",
        mag_besluiten=open_ and ready,
        in_een_keer=open_ and ready and not (row.besluit or row.bescherming or objected),
        betwistbaar=open_ and row.tabel == "casussen_informatie" and row.betwist_op is None,
        betwist=disputed,
        betwisting_besluit=row.betwisting_besluit,
        versie=row.versie,
    )
