"""One look-up: the question normalised, its keys, and what the database answers."""

import json
from collections.abc import Mapping
from dataclasses import fields
from typing import Any, Protocol

from regiehuis.personen.koppeling import enkel, zoeksleutels

VRAAG = "SELECT bron, kenmerk, persoon_id, score FROM regiehuis_zoek_index(%s, %s::jsonb, %s::bigint[], %s::bigint[])"


_VELDEN = tuple(veld.name for veld in fields(enkel.Kenmerken) if veld.name != "bsn")


class Gegevens(Protocol):
    """What of a person is looked up by."""

    voornamen: str
    voorletters: str
    achternaam: str
    geboortedatum: str
    geslacht: str
    bsn_hash: str


def gesteld(rij: Mapping[str, str], *, huis: str, bsn_hash: str = "") -> list[Any]:
    """The parameters of `VRAAG` for one question, given by the names of a delivery; a number comes hashed (R19)."""
    kenmerken = enkel.normaliseer(rij)
    eerst, rest = zoeksleutels.van_vraag(kenmerken, huis=huis, bsn_hash=bsn_hash)
    return [huis, json.dumps(_velden(kenmerken, bsn_hash)), eerst, rest]


def te_zetten(rij: Mapping[str, str], *, huis: str, bsn_hash: str = "") -> list[Any]:
    """The fields and keys under which one record stands, for `regiehuis_zet_index`."""
    kenmerken = enkel.normaliseer(rij)
    sleutels = zoeksleutels.van_record(kenmerken, huis=huis, bsn_hash=bsn_hash)
    return [json.dumps(_velden(kenmerken, bsn_hash)), sleutels]


def van_persoon(gegevens: Gegevens) -> dict[str, str]:
    """A person of a house by the names of a delivery; his address is not looked up by."""
    return {
        "voornamen": gegevens.voornamen or gegevens.voorletters,
        "achternaam": gegevens.achternaam,
        "geboortedatum": gegevens.geboortedatum,
        "geslacht": gegevens.geslacht,
    }


def vraag_van(gegevens: Gegevens, *, huis: str) -> dict[str, Any]:
    """The look-up of one person as `regiehuis_zoek_personen` takes it."""
    _, velden, eerst, rest = gesteld(van_persoon(gegevens), huis=huis, bsn_hash=gegevens.bsn_hash)
    return {"huis": huis, "velden": json.loads(velden), "eerst": eerst, "rest": rest}


def _velden(kenmerken: enkel.Kenmerken, bsn_hash: str) -> dict[str, Any]:
    velden = {naam: waarde for naam in _VELDEN if (waarde := getattr(kenmerken, naam)) not in (None, ())}
    return {**velden, "bsn_hash": bsn_hash} if bsn_hash else velden
