"""Who stands on a net list: the people of a gross list judged, beside who stood on the last one; written in place.

A line keeps its key while it is of the same person, so that whoever looks at it finds it again.
"""

import dataclasses
import datetime
import uuid
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any, Final

from django.db.models import QuerySet

from regiehuis.samenwerking.access import Asker

from ..models import Aangeleverdrecord, Nettolijst, Nettolijstregel
from ..rules import full_name
from ..rules.nettolijst import Iemand, Kwartaal, Vorige, differences
from ..rules.veelplegers import Deel, Samen, Tellingen, judge

_NAAM: Final = ("voornamen", "voorletters", "tussenvoegsel", "achternaam")
_GELEZEN: Final = (
    "id", "persoonsleutel", *_NAAM, "geboortedatum", "aantal", "aantal_vijf_jaar", "aantal_peiljaar", "peildatum",
)  # fmt: skip
_GESCHREVEN: Final = (
    "persoonsleutel", "records", *_NAAM, "geboortedatum", "definitie", "oordelen", "aantal", "aantal_vijf_jaar",
    "aantal_peiljaar", "peildatum", "waarom", "opgenomen", "versie",
)  # fmt: skip
_BLOK: Final = 1000
_WEG: Final = "niet meer aangeleverd"


def laatste_vaste(asker: Asker, organisatie_id: uuid.UUID) -> Nettolijst | None:
    """The net list of this partner that was fixed last."""
    rows = Nettolijst.objects.filter(
        veiligheidshuis_id=asker.huis_id, organisatie_id=organisatie_id, stand="vastgesteld"
    )
    return rows.order_by("-jaar", "-kwartaal").first()


def iemand(regel: Nettolijstregel) -> Iemand:
    """A line as the rules see it."""
    return Iemand(
        regel.persoonsleutel,
        full_name(regel),
        frozenset(regel.records),
        regel.definitie,
        Tellingen(regel.aantal, regel.aantal_vijf_jaar, regel.aantal_peiljaar),
        regel.opgenomen,
        regel.waarom,
        regel.besluit,
        regel.peildatum.year if regel.peildatum else None,
    )


class Opmaak:
    """Writes the lines of one concept; `personen` and `peildatum` say who and as of when, once they are written."""

    def __init__(self, lijst: Nettolijst, vorige: Nettolijst | None) -> None:
        """`vorige` is the last list of the same partner that was fixed."""
        self._lijst, self._vorige = lijst, vorige
        self._toen = list(vorige.regels.order_by("id")) if vorige else []
        self.peildatum: datetime.date | None = None
        self.personen: list[uuid.UUID] = []

    def schrijf(self, geleverd: QuerySet[Aangeleverdrecord]) -> None:
        """Judge everybody of the gross list anew; what people decided stays."""
        oud = list(self._lijst.regels.order_by("id"))
        gewild = self._wanted(geleverd, oud)
        self._keep(oud, gewild)
        self.peildatum = max((regel.peildatum for regel in gewild if regel.peildatum), default=None)
        self.personen = [regel.persoonsleutel for regel in gewild]
        self.vergelijk()

    def vergelijk(self) -> None:
        """Say of everybody what he is beside the last list."""
        regels = list(self._lijst.regels.order_by("achternaam", "voornamen", "id"))
        nu = [iemand(regel) for regel in regels]
        toen = [iemand(regel) for regel in self._toen] if self._vorige else None
        gevonden = differences(nu, toen, self._earlier())
        changed = []
        for regel, verschil in zip(regels, gevonden, strict=True):
            if (regel.verschil, regel.verschil_tekst) != (verschil.soort, verschil.tekst[:1000]):
                regel.verschil, regel.verschil_tekst = verschil.soort, verschil.tekst[:1000]
                changed.append(regel)
        Nettolijstregel.objects.bulk_update(changed, ["verschil", "verschil_tekst"], batch_size=_BLOK)

    def _wanted(self, geleverd: QuerySet[Aangeleverdrecord], oud: Sequence[Nettolijstregel]) -> list[Nettolijstregel]:
        """Who fits a definition or might, on whom somebody decided, and who stood on the last list."""
        bekend = Vorige([iemand(regel) for regel in oud])
        toen = Vorige([iemand(regel) for regel in self._toen])
        gewild, gezien = [], set()
        for regel, onbekend in self._people(geleverd):
            wie = iemand(regel)
            stond = [was for was in toen.of(wie) if was.opgenomen]
            gezien |= {was.sleutel for was in stond}
            besloten = any(was.besluit for was in bekend.of(wie))
            if regel.opgenomen or onbekend or besloten or stond:
                gewild.append(regel)
        return gewild + [self._gone(was) for was in self._toen if was.opgenomen and was.persoonsleutel not in gezien]

    def _people(self, geleverd: QuerySet[Aangeleverdrecord]) -> Iterable[tuple[Nettolijstregel, bool]]:
        """Everybody of the gross list, judged; and whether that could not be said."""
        rows = geleverd.order_by("persoonsleutel", "id").only(*_GELEZEN).iterator(_BLOK)
        for sleutel, records in groupby(rows, key=lambda row: row.persoonsleutel):
            delen = list(records)
            samen = judge([Deel(_counts(row), row.geboortedatum, row.peildatum) for row in delen])
            yield self._line(sleutel, delen, samen), samen.uitslag.onbekend

    def _line(self, sleutel: uuid.UUID, delen: Sequence[Aangeleverdrecord], samen: Samen) -> Nettolijstregel:
        """By the name that says most, of the record that was delivered first."""
        uitslag, naam = samen.uitslag, max(delen, key=lambda row: len(full_name(row)))
        return Nettolijstregel(
            persoonsleutel=sleutel,
            records=[row.id for row in delen],
            **{veld: getattr(naam, veld) for veld in _NAAM},
            geboortedatum=samen.geboortedatum,
            definitie=uitslag.definitie.code if uitslag.definitie else "",
            oordelen=[dataclasses.astuple(oordeel)[:3] for oordeel in uitslag.oordelen],
            aantal=samen.tellingen.totaal,
            aantal_vijf_jaar=samen.tellingen.vijf_jaar,
            aantal_peiljaar=samen.tellingen.peiljaar,
            peildatum=samen.peildatum,
            waarom="" if uitslag.definitie else uitslag.reden[:400],
            opgenomen=uitslag.definitie is not None,
        )

    def _gone(self, was: Nettolijstregel) -> Nettolijstregel:
        """Somebody of the last list of whom nothing was delivered any more."""
        namen = {veld: getattr(was, veld) for veld in (*_NAAM, "geboortedatum", "persoonsleutel")}
        return Nettolijstregel(**namen, records=[], waarom=_WEG, opgenomen=False)

    def _keep(self, oud: Sequence[Nettolijstregel], gewild: Sequence[Nettolijstregel]) -> None:
        """Bring the lines of the list to what is wanted; a person who is delivered keeps what was decided on him."""
        van: dict[uuid.UUID, Nettolijstregel] = {}
        for regel in oud:
            van |= {sleutel: regel for sleutel in (*regel.records, regel.persoonsleutel)}
        over = {regel.id: regel for regel in oud}
        nieuw, zelfde = [], []
        for regel in gewild:
            regel.veiligheidshuis_id, regel.lijst_id = self._lijst.veiligheidshuis_id, self._lijst.id
            regel.verschil = "buiten"  # until it is compared, once all lines are written
            passend = (van.get(sleutel) for sleutel in (*regel.records, regel.persoonsleutel))
            was = next((ander for ander in passend if ander and ander.id in over), None)
            if was is None:
                nieuw.append(regel)
                continue
            over.pop(was.id)
            _take_over(regel, was)
            zelfde.append(regel)
        Nettolijstregel.objects.filter(id__in=list(over)).delete()
        Nettolijstregel.objects.bulk_update(zelfde, list(_GESCHREVEN), batch_size=_BLOK)
        Nettolijstregel.objects.bulk_create(nieuw, batch_size=_BLOK)

    def _earlier(self) -> dict[uuid.UUID, Kwartaal]:
        """Record → the latest quarter, before that of the last list, in which it was on a fixed list."""
        if self._vorige is None:
            return {}
        rows = Nettolijstregel.objects.filter(
            lijst__veiligheidshuis_id=self._lijst.veiligheidshuis_id,
            lijst__organisatie_id=self._lijst.organisatie_id,
            lijst__stand="vastgesteld",
            opgenomen=True,
        ).exclude(lijst_id=self._vorige.id)
        found: dict[uuid.UUID, Kwartaal] = {}
        for records, jaar, kwartaal in rows.order_by("lijst__jaar", "lijst__kwartaal").values_list(
            "records", "lijst__jaar", "lijst__kwartaal"
        ):
            found |= dict.fromkeys(records, Kwartaal(jaar, kwartaal))
        return found


def _counts(row: Aangeleverdrecord) -> Tellingen:
    return Tellingen(row.aantal, row.aantal_vijf_jaar, row.aantal_peiljaar)


def _take_over(regel: Nettolijstregel, was: Nettolijstregel) -> None:
    """The line of the same person as it was: its key, what somebody decided, and a version more when it changed."""
    opgenomen = was.opgenomen if was.besluit and regel.records else regel.opgenomen
    regel.id, regel.opgenomen = was.id, opgenomen
    fields = [veld for veld in _GESCHREVEN if veld != "versie"]
    changed = any(_plain(getattr(regel, veld)) != _plain(getattr(was, veld)) for veld in fields)
    regel.versie = was.versie + changed


def _plain(waarde: Any) -> Any:
    """Lists of tuples and of lists say the same."""
    return [list(deel) if isinstance(deel, tuple) else deel for deel in waarde] if isinstance(waarde, list) else waarde
