"""The asks by page: through the whole request, as somebody, and judged by what stands in the bytes that come back."""

import html
import json
import re
import uuid
from collections.abc import Iterator
from typing import Any

from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from proof.adressen import ADRESSEN, DEUR, RECHTEN, TOONT, Adres, kent_verder
from proof.inhoud import agendasleutel
from proof.orakel import Blik
from proof.wereld import Rij, Wereld, sleutels_in, tekens_in

ZOEKEND = ("casussen casusbord signalen afspraken overleggen logboek samenwerking_medewerkers menukaart advies"
           " wachtlijst").split()  # fmt: skip
VRAGEN = {
    "casus_dossier": ("", "soort=melder", "soort=waarschuwing", "soort=informatie"),
    "casus_relaties": ("", "op=01-03-2026"),
    "agendapunt": ("", "", "zaal=1"),
    "casusoverzicht": ("", "over_tijd=on"),
}
EENMALIG = re.compile(
    r'csrfmiddlewaretoken" value="[^"]+"|X-CSRFToken": "[^"]+"|name="(formulier_id|versie|terug)" value="[^"]*"'
)


def patterns(found: Any = None) -> Iterator[URLPattern]:
    """Every address of the house, however deep it was included."""
    for entry in (found or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver):
            yield from patterns(entry)
        else:
            yield entry


def untold() -> set[tuple[str | None, int]]:
    """Addresses without a line in `adressen`, and lines without an address."""
    there = {(p.name, len(p.pattern.converters)) for p in patterns() if p.name not in DEUR}
    return there ^ {(adres.naam, len(adres.sleutels)) for adres in ADRESSEN}


def documents_as_text() -> None:
    """What goes into a document, instead of its compressed pages."""
    from regiehuis.web.documents import typst

    typst.render_pdf = lambda naam, data: json.dumps(data, ensure_ascii=False, default=str).encode()


NIEMANDS = uuid.UUID(int=7)  # the key of nothing


class Antwoord:
    """One answer as a browser gets it, without what differs by nature."""

    def __init__(self, client: Client, adres: str, *, press: bool, headers: dict[str, str]) -> None:
        with transaction.atomic():
            ask = client.post if press else client.get
            found = ask(adres, headers=headers)
            body = b"".join(found.streaming_content) if found.streaming else found.content
            transaction.set_rollback(True)
        self.address, self.status = adres, found.status_code
        self.text = self.read(body, {k.lower(): v for k, v in found.items()})

    @staticmethod
    def read(body: bytes, headers: dict[str, str]) -> str:
        """The words of an answer, with where it sends the browser."""
        text = html.unescape(EENMALIG.sub("", body.decode(errors="replace")))
        return text + headers.get("location", "") + headers.get("hx-redirect", "")

    def plain(self, sleutels: list[Any]) -> tuple[int, str]:
        """Status and text without the keys that were asked for."""
        text = self.text
        for sleutel in sleutels:
            text = text.replace(str(sleutel), "")
        return self.status, text


class Lezer:
    """One employee with a browser in a world."""

    def __init__(self, w: Wereld, blik: Blik) -> None:
        from regiehuis.samenwerking.models import Medewerker

        self.w, self.blik, self.kans = w, blik, w.kans
        self.client = Client(raise_request_exception=True)
        self.client.force_login(
            Medewerker.objects.get(pk=blik.wie.id), backend="regiehuis.samenwerking.sessies.Accounts"
        )
        session = self.client.session
        session["moment"] = w.moment.isoformat()
        session.save()
        self.afwezig: dict[tuple[Any, ...], tuple[int, str]] = {}
        self.asks = 0

    def ask(self, adres: Adres) -> Iterator[str]:
        """One random ask of this address, and what the rules say against its answer."""
        rijen = self._rows(adres)
        if rijen is not None:
            press = not adres.kijkt or self.kans.random() < 0.15
            headers = {"HX-Request": "true"} if self.kans.random() < 0.3 else {}
            yield from self.put(adres, rijen, press, headers, *self._query(adres, press))

    def put(
        self,
        adres: Adres,
        rijen: list[Rij],
        press: bool,
        headers: dict[str, str] | None = None,
        query: str = "",
        word: str = "",
    ) -> Iterator[str]:
        """This ask of this address, and what the rules say against its answer."""
        address = reverse(adres.naam, args=self._keys(adres, rijen)) + query
        answer = self._get(address, press, headers or {})
        for wrong in self._judge(adres, rijen, answer, press, headers or {}, word):
            yield f"{'POST' if press else 'GET'} {address}: {wrong}"

    def feed(self) -> Iterator[str]:
        """The calendar feed of the own key: nothing of a case."""
        answer = self._get(f"/agenda/{agendasleutel(self.blik.wie)}.ics", False, {})
        owns = any(s.medewerker_id == self.blik.wie.id for s in self.w.rijen("samenwerking_agendasleutel"))
        expected = owns and self.blik.wie.is_active
        if (answer.status == 200 and "BEGIN:VCALENDAR" in answer.text) != expected:
            yield f"agenda.ics: {answer.status}, eigen sleutel: {owns}"
        if tekens_in(answer.text):
            yield f"agenda.ics: tells {tekens_in(answer.text)}"

    def _get(self, address: str, press: bool, headers: dict[str, str]) -> Antwoord:
        self.asks += 1
        return Antwoord(self.client, address, press=press, headers=headers)

    # --- what is asked ---

    def _rows(self, adres: Adres) -> list[Rij] | None:
        """Rows for the keys, half of them such as the employee sees; a second one mostly of the same case."""
        rijen: list[Rij] = []
        for tabel in adres.tabellen:
            found = self.w.rijen(tabel)
            if rijen and self.kans.random() < 0.8:
                found = [rij for rij in found if _belongs(self.w, rij, rijen[0])]
            seen = [rij for rij in found if self.blik.ziet(rij)] if self.kans.random() < 0.5 else []
            if not (seen or found):
                return None
            rijen.append(self.kans.choice(seen or found))
        return rijen

    def _keys(self, adres: Adres, rijen: list[Rij], absent: int | None = None) -> list[Any]:
        left = [NIEMANDS if nummer == absent else rij.id for nummer, rij in enumerate(rijen)]
        return [sleutel[1:] if sleutel.startswith("=") else left.pop(0) for sleutel in adres.sleutels]

    def _query(self, adres: Adres, press: bool) -> tuple[str, str]:
        if adres.naam in ZOEKEND and not press and self.kans.random() < 0.7:
            word = self.kans.choice(list(self.w.tekens))
            return f"?q={word}&zoek={word}", word
        if adres.naam == "casus_toegang" and self.kans.random() < 0.7:
            return f"?medewerker={self.kans.choice(self.w.rijen('samenwerking_medewerker')).id}", ""
        found = self.kans.choice(VRAGEN.get(adres.naam, ("",)))
        return f"?{found}" if found and not press else "", ""

    # --- what came back ---

    def _judge(
        self, adres: Adres, rijen: list[Rij], answer: Antwoord, press: bool, headers: dict[str, str], word: str
    ) -> Iterator[str]:
        yield from self._told(rijen, answer, word)
        hidden = self._hidden(adres, rijen)
        if not self.blik.wie.is_active:
            if answer.status not in (302, 200, 204) or "/aanmelden/" not in answer.text:
                yield f"{answer.status} for a closed account"
        elif hidden is not None:
            absent = self._absent(adres, rijen, hidden, press, headers)
            if answer.plain([rij.id for rij in rijen]) != absent:
                yield f"{answer.status}, and another answer than what is not there ({absent[0]})"
        elif press:
            if not RECHTEN[adres.krijgt](self.blik, rijen) and answer.status not in (403, 404, 405):
                yield f"{answer.status} on a press of who is not '{adres.krijgt}'"
        elif adres.kijkt:
            yield from self._status(adres, rijen, answer)
            yield from self._shown(adres, rijen, answer)

    def _status(self, adres: Adres, rijen: list[Rij], answer: Antwoord) -> Iterator[str]:
        gets = RECHTEN[adres.krijgt](self.blik, rijen)
        if answer.status == 200 and not gets:
            yield f"200 for who is not '{adres.krijgt}'"
        # A list goes back to how it was narrowed last.
        if gets and adres.zeker and answer.status not in ((200,) if rijen else (200, 302)):
            yield f"{answer.status} for '{adres.krijgt}'"

    def _shown(self, adres: Adres, rijen: list[Rij], answer: Antwoord) -> Iterator[str]:
        """What the page keeps from who may read it; a narrowed page may."""
        if adres.naam in TOONT and answer.status == 200 and "?" not in answer.address:
            absent = TOONT[adres.naam](self.blik, rijen[0]) - tekens_in(answer.text)
            if absent:
                yield f"keeps {sorted(absent)} from who may read it"

    def _hidden(self, adres: Adres, rijen: list[Rij]) -> int | None:
        """The place of the first key that this employee may not know, or that is of something else."""
        for nummer, rij in enumerate(rijen):
            known = self.blik.ziet(rij) or kent_verder(self.blik, adres.naam, rij)
            if not known or (nummer and not _belongs(self.w, rij, rijen[0])):
                return nummer
        return None

    def _absent(
        self, adres: Adres, rijen: list[Rij], hidden: int, press: bool, headers: dict[str, str]
    ) -> tuple[int, str]:
        """The answer to a key that is nobody's, at the same place."""
        kept = (adres, press, bool(headers), *(rij.id for rij in rijen[:hidden]))
        if kept not in self.afwezig:
            keys = self._keys(adres, rijen, absent=hidden)
            answer = self._get(reverse(adres.naam, args=keys), press, headers)
            self.afwezig[kept] = answer.plain([uuid.UUID(int=7), *(rij.id for rij in rijen)])
        return self.afwezig[kept]

    def _told(self, rijen: list[Rij], answer: Antwoord, word: str) -> Iterator[str]:
        """Words and keys in the answer of rows that the employee may not know."""
        text = answer.text
        if word:  # what was asked comes back in its own box, and in the way back after sign-in
            text = re.sub(f'(value="|(q|zoek)(=|%3D)){word}', "", text)
        for found in sorted(tekens_in(text)):
            rij = self.w.tekens.get(found)
            if rij is not None and not self.blik.ziet(rij) and not self._counted(rij, found):
                yield f"tells {found}: {rij.tabel} {rij.id}"
        asked = {rij.id for rij in rijen} | sleutels_in(answer.address)
        for sleutel in sorted(sleutels_in(text) - asked):
            rij = self.w.sleutels.get(sleutel)
            if rij is not None and not self.blik.ziet(rij) and not self._on_agenda(rij) and not self._of_house(rij):
                yield f"names the key of {rij.tabel} {rij.id}"

    def _on_agenda(self, rij: Rij) -> bool:
        """Who runs the meetings of a form puts its cases on the agenda, by number and key (R15: secretaris)."""
        return rij.tabel == "casussen_casus" and self.blik.leidt(rij.overlegvorm_id)

    def _of_house(self, rij: Rij) -> bool:
        """The ketenmanager meets every case of the house by key: in its numbers, its terms, and who reads it why.

        A procesregisseur meets those of his that are closed: how long they are kept is his to decide, also once the
        covenant or a signature under it has ended (R36).
        """
        if rij.tabel != "casussen_casus":
            return False
        b = self.blik
        own = rij.procesregisseur_id in b.namens and b.heeft("procesregisseur") and rij.fase == "afgesloten"
        return own or kent_verder(b, "casus_toegang", rij)

    def _counted(self, rij: Rij, word: str) -> bool:
        """The number of a case is known further than the case (R15): ketenmanager, agenda, escalation."""
        if rij.tabel != "casussen_casus" or word != rij.tekens["nummer"]:
            return False
        b = self.blik
        if self._of_house(rij):
            return True
        tables = ("casussen_agendapunt", "casussen_opschaling", "casussen_afspraak")
        return self._on_agenda(rij) or any(
            part.casus_id == rij.id and b.ziet(part) for tabel in tables for part in self.w.rijen(tabel)
        )


def _belongs(w: Wereld, rij: Rij, first: Rij) -> bool:
    """Whether a row is a part of the first one."""
    if first.tabel == "casussen_casus" and rij.tabel.startswith("personen_"):
        mine = {cp.persoon_id for cp in w.rijen("casussen_casuspersoon") if cp.casus_id == first.id}
        ends = {rij.id} if rij.tabel == "personen_persoon" else {rij.van_persoon_id, rij.naar_persoon_id}
        return bool(ends & mine)
    name = f"{first.tabel.split('_', 1)[1]}_id"
    return not hasattr(rij, name) or getattr(rij, name) == first.id
