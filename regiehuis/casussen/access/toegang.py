"""What one person's access to a case rests on, and the same decision made about him (R15–R17, R25)."""

import dataclasses
import datetime
import json
import uuid
from collections.abc import Mapping, Sequence

from django.db import connection

from regiehuis.convenanten.models import Autorisatieregel, Convenant, Ondertekening
from regiehuis.convenanten.rules import (
    Grond,
    Lidmaatschap,
    Oordeel,
    judge_period,
    weigh_casus,
    weigh_categorie,
    weigh_item,
)
from regiehuis.kern.errors import NotAllowed, NotFound
from regiehuis.samenwerking.access import Asker

from ..models import Deelname, Informatie
from .casus import is_affiliated, memberships, record_look
from .informatie import as_value
from .verstrekkingsbesluit import supplied_per_category

# unit (None is procesregie) and category → read, contribute
Vakken = Mapping[tuple[uuid.UUID | None, uuid.UUID], tuple[bool, bool]]


@dataclasses.dataclass(frozen=True)
class Toegang:
    """The facts of one person at one case: his memberships with what they rest on, and where he was present."""

    medewerker_id: uuid.UUID
    nummer: str
    onderdeel_id: uuid.UUID
    organisatie_id: uuid.UUID
    namens: frozenset[uuid.UUID]
    gronden: Sequence[tuple[str, Grond]]
    secretaris_van: frozenset[uuid.UUID]
    aanwezig: Mapping[uuid.UUID, datetime.datetime | None]
    vakken: Vakken
    # To which organisations police data of a category may go; None for what is none (R3).
    verstrekt: Mapping[uuid.UUID, frozenset[uuid.UUID] | None]

    def casus(self) -> Oordeel:
        """Whether he gets into the case at all."""
        return self._widest()[0]

    def rol(self) -> str:
        """As what: the role of the membership that counts."""
        return self._widest()[1]

    def categorie(self, categorie_id: uuid.UUID) -> Oordeel:
        """Whether he reads a category of the case, brought in by another unit for all members."""
        if not self.gronden:
            return Oordeel(False, "geen_lid")
        judged = [
            weigh_categorie(weigh_casus(grond), rol, in_matrix=categorie_id in self._leesbaar(rol))
            for rol, grond in self.gronden
        ]
        admitted = [o for o, (_, grond) in zip(judged, self.gronden, strict=True) if weigh_casus(grond).mag]
        found = next((o for o in judged if o.mag), (admitted or [self.casus()])[0])
        supplied_to = self.verstrekt.get(categorie_id)
        outside = supplied_to is not None and self.organisatie_id not in supplied_to
        return Oordeel(False, "verstrekkingsbesluit") if found.mag and outside else found

    def brengt_in(self, categorie_id: uuid.UUID) -> bool:
        """Whether he may bring in something of a category."""
        return self.casus().mag and self.vakken.get((self.onderdeel_id, categorie_id), (False, False))[1]

    def item(self, asker: Asker, item: Informatie) -> Oordeel:
        """Whether he reads an item, fetched by `with_supply`."""
        if self._typed(item):
            return Oordeel(True, "secretaris")
        judged = [self._judge(asker, item, rol) for rol, grond in self.gronden if weigh_casus(grond).mag]
        return next((o for o in judged if o.mag), (judged or [self.casus()])[0])

    def _widest(self) -> tuple[Oordeel, str]:
        """The judgement of the membership that admits, or of one that nearly does."""
        judged = [(weigh_casus(grond), rol) for rol, grond in self.gronden]
        counting = sorted(judged, key=lambda pair: (pair[0].mag, pair[1]), reverse=True)
        return counting[0] if counting else (weigh_casus(None), "")

    def _judge(self, asker: Asker, item: Informatie, rol: str) -> Oordeel:
        """What a membership that admits to the case gives of an item."""
        lid = Lidmaatschap(rol, True, True, self.onderdeel_id, self.organisatie_id)
        found = weigh_item(as_value(asker, item), lid, self._leesbaar(rol), was_aanwezig=self._heard(item))
        regie = rol == "procesregisseur" and found.regel == "matrix"
        return Oordeel(False, "matrix_regie") if regie else found

    def _leesbaar(self, rol: str) -> frozenset[uuid.UUID]:
        who = None if rol == "procesregisseur" else self.onderdeel_id
        return frozenset(key for (unit, key), (lezen, _) in self.vakken.items() if unit == who and lezen)

    def _heard(self, item: Informatie) -> bool:
        if item.agendapunt_id is None or item.agendapunt_id not in self.aanwezig:
            return False
        left = self.aanwezig[item.agendapunt_id]
        return left is None or item.vastgelegd_op <= left

    def _typed(self, item: Informatie) -> bool:
        """What a secretary captured in an own meeting stays with who captured it (R2)."""
        mine = item.overlegvorm_id in self.secretaris_van and item.vastgelegd_door_id in self.namens
        return mine and item.soort != "melder"


def fetch_toegang(asker: Asker, casus_id: uuid.UUID, medewerker_id: uuid.UUID | None) -> tuple[Toegang, list[Deelname]]:
    """The access of one person to a case, and the asker's memberships to judge items with; logs the look.

    For the procesregisseur of the case and the ketenmanager of anybody, for a member of himself, which is also who is
    meant without a key. Raises NotFound, also for a case that is not the asker's, and NotAllowed for a fellow member.
    """
    own = memberships(asker, casus_id)
    if not own and not asker.has("ketenmanager"):
        raise NotFound("casus", casus_id)
    who = medewerker_id or asker.medewerker_id
    regie = any(deelname.rol == "procesregisseur" for deelname in own)
    if who != asker.medewerker_id and not regie and not asker.has("ketenmanager"):
        raise NotAllowed("Alleen de procesregisseur van deze casus ziet wat een ander lid mag lezen.")
    with connection.cursor() as cursor:
        cursor.execute("SELECT regiehuis_toegang_van(%s, %s)", [casus_id, who])
        answer = cursor.fetchone()[0]
    if answer is None:
        raise NotFound("casus", casus_id)
    record_look(asker, casus_id, "toegang")
    facts = json.loads(answer) if isinstance(answer, str) else answer
    return _toegang(asker, who, facts), own if regie or who == asker.medewerker_id else []


def _toegang(asker: Asker, medewerker_id: uuid.UUID, facts: Mapping[str, object]) -> Toegang:
    data: dict = dict(facts)  # type: ignore[type-arg]
    convenant_id, organisatie_id = uuid.UUID(data["convenant"]), uuid.UUID(data["organisatie"])
    convenant, ondertekening = _standing(asker, convenant_id, organisatie_id)
    partner = is_affiliated(organisatie_id, asker)
    gronden = [
        (
            row["rol"],
            Grond(
                account=data["actief"],
                lid=judge_period(
                    [(_day(row["van"]), _day(row["tot"]))],
                    asker.dag,
                    geen="geen_lid",
                    later="lid_later",
                    voorbij="lid_verlopen",
                ),
                functie=row["functie"],
                partner=partner,
                convenant=convenant,
                ondertekening=ondertekening,
            ),
        )
        for row in data["leden"]
    ]
    rows = Autorisatieregel.objects.filter(convenant_id=convenant_id)
    return Toegang(
        medewerker_id=medewerker_id,
        nummer=data["nummer"],
        onderdeel_id=uuid.UUID(data["onderdeel"]),
        organisatie_id=organisatie_id,
        namens=frozenset(uuid.UUID(key) for key in data["namens"]),
        gronden=gronden,
        secretaris_van=frozenset(uuid.UUID(key) for key in data["secretaris_van"]),
        aanwezig={
            uuid.UUID(row["punt"]): datetime.datetime.fromisoformat(row["tot"]) if row["tot"] else None
            for row in data["aanwezig"]
        },
        vakken={(row.onderdeel_id, row.categorie_id): (row.lezen, row.inbrengen) for row in rows},
        verstrekt=supplied_per_category(asker, convenant_id),
    )


def _standing(asker: Asker, convenant_id: uuid.UUID, organisatie_id: uuid.UUID) -> tuple[str, str]:
    """Whether the covenant holds, and the signature of an organisation under it; or why not."""
    found = Convenant.objects.get(id=convenant_id)
    ended = "convenant_ingetrokken" if found.intrekreden else "convenant_verlopen"
    period = [(found.van, found.tot)]
    convenant = judge_period(period, asker.dag, geen=ended, later="convenant_later", voorbij=ended)
    signed = Ondertekening.objects.filter(convenant_id=convenant_id, organisatie_id=organisatie_id)
    perioden = list(signed.values_list("van", "tot"))
    words = {"geen": "niet_getekend", "later": "tekening_later", "voorbij": "tekening_voorbij"}
    return convenant, judge_period(perioden, asker.dag, **words)


def _day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)
