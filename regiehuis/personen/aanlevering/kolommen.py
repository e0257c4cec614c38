"""Which column of a delivery is what: the fields that are kept, and the proposal for a header.

Only a column that is mapped to a field is kept; all else in a file is left out (data minimisation, AVG art. 5).
"""

import dataclasses
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from regiehuis.kern.namen import normalise

from ..rules import AANLEVERSOORTEN


@dataclasses.dataclass(frozen=True, slots=True)
class Veld:
    """A field of a delivered record: code, name on a screen, check of its cells, and its names, best first."""

    naam: str
    etiket: str
    toets: str
    woorden: tuple[str, ...] = ()
    verplicht: bool = False


def _veld(naam: str, etiket: str, toets: str, woorden: str, *, verplicht: bool = False) -> Veld:
    alle = [naam, etiket, *woorden.split(",")]
    return Veld(naam, etiket, toets, tuple(dict.fromkeys(_kaal(woord) for woord in alle)), verplicht)


def _kaal(kop: str) -> str:
    """A header without what writers differ in: signs, case, accents, spaces."""
    return normalise(kop).replace(" ", "")


_PERSOON: Final = (
    _veld(
        "bronrecord",
        "Kenmerk bij de partner",
        "kenmerk",
        "kenmerk,record id,recordnummer,id,registratienummer,dossiernummer,zaaknummer,parketnummer,volgnummer,nummer,"
        "clientnummer,cliëntnummer,persoonsnummer,bvh nummer,sleutel",
        verplicht=True,
    ),
    _veld("bsn", "BSN", "bsn", "burgerservicenummer,sofinummer,bsn nummer,bsn nr,sofi"),
    _veld("voornamen", "Voornamen", "naam", "voornaam,roepnaam,doopnamen,first name,given name,prénom"),
    _veld("voorletters", "Voorletters", "voorletters", "initialen,voorl,vl,initials"),
    _veld("tussenvoegsel", "Tussenvoegsel", "naam", "tussenvoegsels,voorvoegsel,voorvoegsels,tv,tussenv,prefix"),
    _veld(
        "achternaam",
        "Achternaam",
        "naam",
        "geslachtsnaam,familienaam,achternamen,surname,last name,nom,naam",
        verplicht=True,
    ),
    _veld("geboortedatum", "Geboortedatum", "geboren", "geb datum,gebdat,gebdatum,geboren,geboren op,dob,birth date"),
    _veld("geslacht", "Geslacht", "geslacht", "m/v,mv,sekse,gender,geslachtsaanduiding,sex"),
    _veld("straat", "Straat", "plaats", "straatnaam,adres,street,woonstraat"),
    _veld("huisnummer", "Huisnummer", "huisnummer", "huisnr,nr,hnr,huis nummer,house number,huisnummer en toevoeging"),
    _veld("postcode", "Postcode", "postcode", "pc,postalcode,zip,post code"),
    _veld("woonplaats", "Woonplaats", "plaats", "plaats,plaatsnaam,stad,city,gemeente,woongemeente"),
)
_PERIODE: Final = _veld("periode", "Periode", "periode", "peildatum,jaar,jaren,meetperiode,tijdvak")
_ANTECEDENTEN: Final = _veld(
    "aantal", "Aantal antecedenten", "getal", "antecedenten,aantal antecedenten,aantal delicten,delicten,aantal feiten"
)
_REGISTRATIES: Final = _veld(
    "aantal", "Aantal registraties", "getal", "registraties,aantal registraties,incidenten,aantal zaken,zaken"
)
_TELLINGEN: Final = (
    _ANTECEDENTEN,
    _veld(
        "aantal_vijf_jaar",
        "Antecedenten in vijf jaar",
        "getal",
        "aantal vijf jaar,vijf jaar,5 jaar,antecedenten 5 jaar,aantal antecedenten vijf jaar,aantal 5 jaar",
    ),
    _veld(
        "aantal_peiljaar",
        "Antecedenten in het peiljaar",
        "getal",
        "aantal peiljaar,peiljaar,antecedenten peiljaar,aantal antecedenten peiljaar",
    ),
    _veld("peildatum", "Peildatum van de tellingen", "voorbij", "peildatum,datum telling,teldatum,peildag"),
)
_EXTRA: Final[dict[str, tuple[Veld, ...]]] = {
    "brutolijst": (*_TELLINGEN, _veld("periode", "Periode", "periode", "jaar,jaren,meetperiode,tijdvak")),
    "nettolijst": (_ANTECEDENTEN, _PERIODE),
    "politieregistraties": (_REGISTRATIES, _PERIODE),
    "om_registraties": (_REGISTRATIES, _PERIODE),
    "jeugdzorglijst": (_PERIODE,),
    "vrijlatingen": (
        _veld(
            "einddatum_detentie",
            "Einddatum detentie",
            "dag",
            "datum vrijlating,vrijlating,ontslagdatum,einde detentie,datum einde detentie,invrijheidstelling,vrij op",
            verplicht=True,
        ),
        _veld("inrichting", "Inrichting", "plaats", "pi,penitentiaire inrichting,verblijfplaats,instelling"),
    ),
}
NAMEN: Final = tuple(veld.naam for veld in _PERSOON)
"""The fields of a person, the same for each kind."""


def velden_van(soort: str) -> tuple[Veld, ...]:
    """The fields that a delivery of this kind may fill. Raises KeyError for an unknown kind."""
    return (*_PERSOON, *_EXTRA[soort])


def stel_voor(kop: Sequence[str], soort: str, geleerd: Mapping[str, str] | None = None) -> dict[str, str]:
    """What each header is taken for: as it was last time, else by its name; '' is left out of the delivery.

    Args:
        kop: the headers as they stand in the file.
        soort: the kind of delivery.
        geleerd: header and field of an earlier delivery of this partner and kind.
    """
    velden = velden_van(soort)
    bekend = {_kaal(naam): veld for naam, veld in (geleerd or {}).items()}
    voorstel = {naam: "" for naam in kop}
    over = {veld.naam for veld in velden}
    for naam in kop:
        if (vorige := bekend.get(_kaal(naam), "")) in over:
            voorstel[naam] = vorige
            over.discard(vorige)
    for veld in velden:
        past = [naam for naam in kop if _kaal(naam) in veld.woorden and _kaal(naam) not in bekend]
        past = [naam for naam in past if not voorstel[naam]]
        if veld.naam in over and past:
            voorstel[min(past, key=lambda naam: veld.woorden.index(_kaal(naam)))] = veld.naam
            over.discard(veld.naam)
    return voorstel


def check_toewijzing(kop: Sequence[str], soort: str, toewijzing: Mapping[str, str]) -> list[str]:
    """What is wrong with a mapping, in Dutch; nothing when rows can be checked by it."""
    if soort not in dict(AANLEVERSOORTEN):
        return ["Kies een soort aanlevering."]
    velden = {veld.naam: veld for veld in velden_van(soort)}
    gekozen = [veld for veld in toewijzing.values() if veld]
    fouten = [
        f"De kolom {naam} staat niet in het bestand." for naam, veld in toewijzing.items() if veld and naam not in kop
    ]
    fouten += [
        f"Het veld {veld} bestaat niet voor deze soort." for veld in dict.fromkeys(gekozen) if veld not in velden
    ]
    fouten += [
        f"Twee kolommen zijn aangewezen als {velden[veld].etiket}."
        for veld in dict.fromkeys(gekozen)
        if veld in velden and gekozen.count(veld) > 1
    ]
    return fouten + [
        f"Wijs aan welke kolom dit is: {veld.etiket}."
        for veld in velden.values()
        if veld.verplicht and veld.naam not in gekozen
    ]


def check_tellingen(waarden: Mapping[str, str]) -> list[tuple[str, str]]:
    """Which counts of a row contradict each other: field and reason; what was not delivered contradicts nothing."""
    delen = [("aantal_peiljaar", "het peiljaar"), ("aantal_vijf_jaar", "vijf jaar"), ("aantal", "totaal")]
    known = [(veld, waar, int(waarden[veld])) for veld, waar in delen if waarden.get(veld)]
    return [
        (meer, f"is {groot}, minder dan de {klein} in {waar}")
        for (_, waar, klein), (meer, _waar, groot) in pairwise(known)
        if groot < klein
    ]
