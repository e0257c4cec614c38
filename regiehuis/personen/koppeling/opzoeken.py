"""One look-up: the question normalised, its keys, and what the database answers."""

import json
from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import NamedTuple

from regiehuis.personen.koppeling import enkel, zoeksleutels

VRAAG = "SELECT bron, kenmerk, persoon_id, score FROM regiehuis_zoek_index(%s, %s::jsonb, %s::bigint[], %s::bigint[])"


_VELDEN = tuple(veld.name for veld in fields(enkel.Kenmerken) if veld.name != "bsn")


class Gevonden(NamedTuple):
    """One answer: where the record stands, the person it is of when that is known, and its weight (R39)."""

    bron: str
    kenmerk: str
    persoon_id: object
    score: float


def gesteld(rij: Mapping[str, str], *, huis: str, hash_bsn: Callable[[str], str]) -> list[object]:
    """The parameters of `VRAAG` for one question, given by the names of a delivery."""
    kenmerken, bsn_hash, velden = _gelezen(rij, hash_bsn)
    eerst, rest = zoeksleutels.van_vraag(kenmerken, huis=huis, bsn_hash=bsn_hash)
    return [huis, velden, eerst, rest]


def te_zetten(rij: Mapping[str, str], *, huis: str, hash_bsn: Callable[[str], str]) -> list[object]:
    """The fields and keys under which one record stands, for `regiehuis_zet_index`."""
    kenmerken, bsn_hash, velden = _gelezen(rij, hash_bsn)
    return [velden, zoeksleutels.van_record(kenmerken, huis=huis, bsn_hash=bsn_hash)]


def _gelezen(rij: Mapping[str, str], hash_bsn: Callable[[str], str]) -> tuple[enkel.Kenmerken, str, str]:
    kenmerken = enkel.normaliseer(rij)
    bsn_hash = hash_bsn(kenmerken.bsn) if kenmerken.bsn else ""
    velden = {naam: waarde for naam in _VELDEN if (waarde := getattr(kenmerken, naam)) not in (None, ())}
    return kenmerken, bsn_hash, json.dumps({**velden, **({"bsn_hash": bsn_hash} if bsn_hash else {})})
