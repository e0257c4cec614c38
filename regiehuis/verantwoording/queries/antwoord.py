"""The answer to a request: as a letter, and as everything that is given in an open format (R30, R34).

docs/formaat-inzage.md describes the format. Making it is a disclosure.
"""

import dataclasses
import datetime
import uuid
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.models import Veiligheidshuis

from ..access.verzoek import contents, disclosures, fetch_verzoek, log_overview, receivers
from ..models import Verzoek, Verzoekpost, Weigeringsgrond
from ..rules import verzoek as rules
from ..rules.verzoekwoorden import besluitzin
from .bijlage import Bijlage, bijlagen_of
from .verzoek import Verzoekregel, may_disclose, regel_of
from .verzoekpost import Postregel, posten_of

FORMAAT, VERSIE = "regiehuis-inzage", 2
# That somebody reported something shows by nothing, not by a ground either (R17).
IN_DE_BRIEF = {"melder": "rechten_ander"}


@dataclasses.dataclass(frozen=True)
class Antwoord:
    """What goes to the person: given items, grounds of what is not given, who looked, who received."""

    regel: Verzoekregel
    aanhef: str
    besluit: str
    antwoordadres: str
    wet: str
    huis: str
    huisadres: str
    gegeven: Sequence[Postregel]
    geweigerd: Sequence[tuple[str, int]]
    logboek: Sequence[tuple[datetime.date, str, str, str, int]]
    ontvangers: Sequence[str]
    verstrekt: Sequence[tuple[datetime.date, str, str]]
    verlenging: str
    gegevens: dict[str, Any]
    bijlagen: Sequence[Bijlage]


def antwoord(asker: Asker, verzoek_id: uuid.UUID, *, met_bestanden: bool = False) -> Antwoord | None:
    """The answer as decided, with the files of what is given when asked; None while something stands in its way.

    Raises NotFound.
    """
    verzoek = fetch_verzoek(asker, verzoek_id)
    posten, said = posten_of(asker, verzoek), contents(verzoek)
    if not may_disclose(bool(said), posten, verzoek):
        return None
    given = [post for post in posten if post.besluit == "verstrekken"]
    log = [(row[0], row[1], row[2], row[3], row[4]) for row in log_overview(verzoek)]
    had = [naam for _, naam in receivers(verzoek)]
    refused = _refused(verzoek)
    house = Veiligheidshuis.objects.get(id=asker.huis_id)
    rows = list(Verzoekpost.objects.filter(id__in=[post.id for post in given]).order_by("tabel", "id"))
    files = bijlagen_of(rows, said) if met_bestanden else []
    items = _items(rows, {post.id: post for post in given}, said, files)
    return Antwoord(
        regel=regel_of(verzoek, asker.dag),
        aanhef=verzoek.vertegenwoordiger or regel_of(verzoek, asker.dag).naam,
        besluit=besluitzin(verzoek.soort, len(given)),
        antwoordadres=verzoek.antwoordadres,
        wet=dict(rules.WETTEN)[verzoek.wet],
        huis=house.naam,
        huisadres=house.adres,
        gegeven=given,
        geweigerd=refused,
        logboek=log,
        ontvangers=had,
        verstrekt=[(row[0], row[1], row[2]) for row in disclosures(verzoek)],
        verlenging=verzoek.verlenging_reden,
        gegevens=_export(verzoek, asker, items, refused, log, had),
        bijlagen=files,
    )


def _refused(verzoek: Verzoek) -> list[tuple[str, int]]:
    grounds = Weigeringsgrond.objects.filter(post__verzoek=verzoek, post__besluit="weigeren")
    told = Counter(IN_DE_BRIEF.get(ground, ground) for ground in grounds.values_list("grond", flat=True))
    return [(word, told[code]) for code, word in rules.WEIGERGRONDEN if told[code]]


def _items(
    rows: Sequence[Verzoekpost],
    given: Mapping[uuid.UUID, Postregel],
    said: Mapping[uuid.UUID, tuple[Any, dict[str, Any]]],
    files: Sequence[Bijlage],
) -> list[dict[str, Any]]:
    """What is given, item by item; beside a document where its file is, when files go along."""
    paths = {file.post_id: file.pad if file.er_is else None for file in files}
    return [
        {
            "onderdeel": row.tabel,
            "titel": given[row.id].titel,
            "datum": said[row.id][0].isoformat() if said[row.id][0] else None,
            "bron": given[row.id].bron or None,
            "velden": {name: value for name, value in said[row.id][1].items() if value not in (None, "")},
            **({"bestand": paths[row.id]} if row.id in paths else {}),
        }
        for row in rows
    ]


def _export(
    verzoek: Verzoek,
    asker: Asker,
    items: Sequence[dict[str, Any]],
    refused: Sequence[tuple[str, int]],
    log: Sequence[tuple[datetime.date, str, str, str, int]],
    had: Sequence[str],
) -> dict[str, Any]:
    return {
        "formaat": FORMAAT,
        "versie": VERSIE,
        "gemaakt_op": asker.moment.isoformat(timespec="seconds"),
        "verzoek": {
            "nummer": verzoek.nummer,
            "soort": verzoek.soort,
            "wet": verzoek.wet,
            "ontvangen_op": verzoek.ontvangen_op.isoformat(),
        },
        "gegevens": list(items),
        "niet_verstrekt": [{"grond": ground, "aantal": number} for ground, number in refused],
        "inzage_door": [
            {"dag": dag.isoformat(), "organisatie": who, "handeling": act, "wat": what, "aantal": number}
            for dag, who, act, what, number in log
        ],
        "ontvangers": list(had),
        "verstrekt_aan": [
            {"dag": dag.isoformat(), "ontvanger": to, "doel": why, "vorm": how}
            for dag, to, why, how in disclosures(verzoek)
        ],
    }
