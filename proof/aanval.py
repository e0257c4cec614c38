"""`make attack`: a generated house, served on 127.0.0.1, walked by every account over real HTTP.

Each address is asked with the keys of what the account may not know, by look, by press and by other methods and
headers; what is not there is asked the same, and both must be one answer. Pages it does get are searched for words of
others. In the end nothing of anybody may have changed. Ends with one line of totals; 1 when anything was found.
"""

import argparse
import hashlib
import http.client
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from proof.adressen import ADRESSEN, RECHTEN, Adres
from proof.inhoud import make_wereld
from proof.orakel import Blik
from proof.paginas import NIEMANDS, ZOEKEND, Antwoord, Lezer
from proof.start import started
from proof.wereld import Rij, Wereld

TEKEN = "a" * 32  # a token for forms of one's own making: cookie and header agree
# Side doors: a method or header with which another answer might come, each with a key of somebody else's.
ZIJDEUREN: list[tuple[str, dict[str, str]]] = [
    ("HEAD", {}),
    ("PUT", {}),
    ("DELETE", {}),
    ("PATCH", {}),
    ("OPTIONS", {}),
    ("GET", {"HX-Request": "true", "HX-Target": "inhoud"}),
    ("GET", {"Range": "bytes=0-9"}),
    ("GET", {"If-None-Match": "*"}),
    ("GET", {"If-Modified-Since": "Tue, 01 Jan 2030 00:00:00 GMT"}),
    ("GET", {"Accept": "application/json"}),
    ("GET", {"X-Forwarded-Host": "elders.example", "X-Forwarded-For": "127.0.0.1"}),
    ("POST", {"X-HTTP-Method-Override": "GET"}),
]
WISSELT = {"date", "set-cookie", "content-security-policy", "content-length", "connection", "x-request-id"}
# What a look itself writes.
EIGEN_SPOOR = {
    "casussen_kijkmoment",
    "samenwerking_agendasleutel",
    "casussen_zoekvraag",
    "casussen_noodvraag",
    "samenwerking_medewerker",
}


class Aanvaller(Lezer):
    """One account with a connection of its own to the running house."""

    def __init__(self, w: Wereld, blik: Blik, port: int) -> None:
        super().__init__(w, blik)
        self.kans = random.Random(f"{w.seed}{blik.wie.id}")
        self.port = port
        self.sessie = self.client.cookies["sessionid"].value
        self.verbinding = http.client.HTTPConnection("127.0.0.1", port, timeout=60)

    def request(self, method: str, address: str, headers: dict[str, str]) -> "HttpAntwoord":
        """One request; one that the server closed in between is put once more."""
        self.asks += 1
        sent = {"Cookie": f"sessionid={self.sessie}; csrftoken={TEKEN}", "X-CSRFToken": TEKEN, **headers}
        body = b"" if method in ("POST", "PUT", "PATCH") else None
        if body is not None:
            sent["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            self.verbinding.request(method, address, body, sent)
            return HttpAntwoord(address, self.verbinding.getresponse())
        except (http.client.HTTPException, ConnectionError):
            self.verbinding.close()
            self.verbinding.request(method, address, body, sent)
            return HttpAntwoord(address, self.verbinding.getresponse())

    def _get(self, address: str, press: bool, headers: dict[str, str]) -> Antwoord:
        return self.request("POST" if press else "GET", address, headers)

    def attack(self, adres: Adres, zijdeur: tuple[str, dict[str, str]] | None) -> Iterator[str]:
        """This address, with what is not his; and with what is, for words of others."""
        rijen = self._foreign(adres)
        if rijen:
            for press in (False, True):
                yield from self._compared(adres, rijen, "POST" if press else "GET", {})
            if zijdeur is not None:
                yield from self._compared(adres, rijen, *zijdeur)
        if adres.kijkt:
            yield from self._looked(adres)
        if not adres.sleutels and not RECHTEN[adres.krijgt](self.blik, []):
            answer = self._get(self._address(adres, []), True, {})
            if answer.status not in (403, 404, 405, 422):
                yield f"POST {adres.naam}: {answer.status} for who is not '{adres.krijgt}'"

    def _foreign(self, adres: Adres) -> list[Rij]:
        """Rows for the keys of which the first is hidden; none when nothing is."""
        for _ in range(6):
            rijen = self._rows(adres)
            if rijen and self._hidden(adres, rijen) is not None:
                return rijen
        return []

    def _address(self, adres: Adres, rijen: list[Rij], absent: int | None = None) -> str:
        from django.urls import reverse

        return reverse(adres.naam, args=self._keys(adres, rijen, absent=absent))

    def _compared(self, adres: Adres, rijen: list[Rij], method: str, headers: dict[str, str]) -> Iterator[str]:
        """Forbidden and absent: one status, one set of headers, the same bytes."""
        there = self.request(method, self._address(adres, rijen), headers)
        hidden = self._hidden(adres, rijen)

        part = (
            (adres.naam, *(rij.id for rij in rijen[:hidden])) if hidden else self._address(adres, rijen).split("/")[1]
        )
        kept = (part, adres.kijkt, method, str(headers))
        sleutels = [*(rij.id for rij in rijen), NIEMANDS]  # a form names its own address
        where = f"{method} {self._address(adres, rijen)} {headers or ''}"
        if there.whole(sleutels) != self.afwezig.get(kept):
            absent = self.request(method, self._address(adres, rijen, absent=hidden), headers)
            self.afwezig.setdefault(kept, absent.whole(sleutels))
            if there.whole(sleutels) != absent.whole(
                sleutels
            ):  # a message of the press before goes with the first page
                there = self.request(method, self._address(adres, rijen), headers)
            if there.whole(sleutels) != absent.whole(sleutels):
                yield (
                    f"{where}: {there.status}, and another answer than what is not there ({absent.status})"
                    + differing(there.whole(sleutels)[1], absent.whole(sleutels)[1])
                )
        if self.blik.wie.is_active and there.status in (206, 304) or there.status >= 500:
            yield f"{where}: {there.status}"
        yield from (f"{where}: {wrong}" for wrong in self._told(rijen, there, ""))

    def _looked(self, adres: Adres) -> Iterator[str]:
        """A page that he gets, or a list narrowed to the word of somebody else."""
        rijen = next(
            (r for r in (self._rows(adres) for _ in range(4)) if r is not None and self._hidden(adres, r) is None), None
        )
        if rijen is None:
            return
        word = self.kans.choice(list(self.w.tekens)) if adres.naam in ZOEKEND else ""
        address = self._address(adres, rijen) + (f"?q={word}&zoek={word}" if word else "")
        answer = self._get(address, False, {})
        if answer.status >= 500:
            yield f"GET {address}: {answer.status}"
        for wrong in self._told(rijen, answer, word):
            yield f"GET {address}: {wrong}"


class HttpAntwoord(Antwoord):
    """An answer of the running house."""

    def __init__(self, address: str, found: http.client.HTTPResponse) -> None:
        self.address, self.status = address, found.status
        self.headers = {k.lower(): v for k, v in found.getheaders() if k.lower() not in WISSELT}
        self.text = self.read(found.read(), self.headers)

    def whole(self, sleutels: list[Any]) -> tuple[int, str]:
        """As `plain`, with the headers."""
        status, text = self.plain(sleutels)
        headers = str(sorted(self.headers.items()))
        for sleutel in sleutels:
            headers = headers.replace(str(sleutel), "")
        return status, text + headers


def differing(one: str, other: str) -> str:
    """Where two answers begin to differ."""
    place = next((place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), 0)
    return f": {one[place - 20 : place + 40]!r} and {other[place - 20 : place + 40]!r}"


def main() -> int:
    """Serve, attack, tell."""
    parser = argparse.ArgumentParser(prog="proof.aanval")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    parser.add_argument("--accounts", type=int, default=12, help="so many accounts; 0 for all")
    asked = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(2))  # so that the served house ends too
    with started():
        return _attack(asked.seed, asked.accounts)


def _attack(seed: int, accounts: int) -> int:
    from proof import bank
    from proof.sporen import differing_statements

    began = time.monotonic()
    w = make_wereld(seed)
    bank.write(w)
    mensen = w.rijen("samenwerking_medewerker")
    # The first of them hold each function once; the last one is of the other house.
    mensen = [*mensen[: accounts - 1], mensen[-1]] if accounts else mensen
    found = [f"statements: {wrong}" for wrong in differing_statements(w, mensen)]
    before = fingerprint(w)
    with served() as port:
        attackers = [Aanvaller(w, Blik(w, wie), port) for wie in mensen]
        with ThreadPoolExecutor(4) as pool:
            for told in pool.map(_walk, enumerate(attackers)):
                found += told
        found += list(at_the_gate(attackers[0]))
    changed = sorted(tabel for tabel, mark in fingerprint(w).items() if mark != before[tabel])
    found += [f"changed by what was forbidden: {tabel}" for tabel in changed]
    for wrong in found[:40]:
        print(wrong)
    asks = sum(attacker.asks for attacker in attackers)
    print(f"seed {seed}, {len(ADRESSEN)} addresses, {len(mensen)} accounts, {time.monotonic() - began:.0f} s")
    print(f"{asks} requests, {len(found)} findings", flush=True)
    return 1 if found else 0


def _walk(numbered: tuple[int, Aanvaller]) -> list[str]:
    number, attacker = numbered
    found = []
    for place, adres in enumerate(ADRESSEN):
        # Each address meets a third of the side doors of each account: all of them, over the accounts.
        zijdeur = ZIJDEUREN[(place + number) // 3 % len(ZIJDEUREN)] if (place + number) % 3 == 0 else None
        for wrong in attacker.attack(adres, zijdeur):
            found.append(f"{attacker.blik.wie.naam} {sorted(attacker.blik.functies_nu)}: {wrong}")
    return found


def at_the_gate(attacker: Aanvaller) -> Iterator[str]:
    """Without a session, with a strange host, an address that is no address, a feed of nobody's."""
    casus = attacker.w.rijen("casussen_casus")[0]
    page = f"/casussen/{casus.id}/"
    for headers in ({"Cookie": ""}, {"Cookie": "sessionid=" + "b" * 32}):
        answer = attacker.request("GET", page, headers)
        if answer.status != 302 or "/aanmelden/" not in answer.text:
            yield f"GET {page} without a session: {answer.status}"
    if attacker.request("GET", page, {"Host": "elders.example"}).status != 400:
        yield "a strange host is answered"
    bare = attacker.request("POST", page, {"X-CSRFToken": "", "Cookie": f"sessionid={attacker.sessie}"})
    if bare.status != 403:
        yield f"a press without a token: {bare.status}"
    for address in ("/bestaat-niet/", "/casussen/geen-sleutel/", "/static/../regiehuis/settings.py", "/.data/"):
        answer = attacker.request("GET", address, {})
        if answer.status != 404 or "Traceback" in answer.text:
            yield f"GET {address}: {answer.status}"
    feeds = {attacker.request("GET", f"/agenda/{key * 43}.ics", {}).plain([])[0] for key in "ab"}
    if feeds != {404}:
        yield f"a feed of nobody's: {feeds}"


def fingerprint(w: Wereld) -> dict[str, str]:
    """What every table of the world holds now."""
    from django.db import connections

    found = {}
    with connections["owner"].cursor() as cursor:
        for tabel in sorted(set(w.tabellen) - EIGEN_SPOOR):
            cursor.execute(f'SELECT r::text FROM "{tabel}" r ORDER BY id')
            found[tabel] = hashlib.sha256(repr(cursor.fetchall()).encode()).hexdigest()
    return found


class served:
    """The house behind gunicorn on a free port of 127.0.0.1, on the database of this run."""

    def __enter__(self) -> int:
        from tests.cli.test_main import free_port

        port = free_port()
        command = [sys.executable, "-W", "ignore", "-m", "gunicorn", "regiehuis.wsgi:application", "--preload"]
        command += ["--bind", f"127.0.0.1:{port}", "--workers", "2", "--threads", "4", "--log-level", "critical"]
        self.process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        deadline = time.monotonic() + 90
        while time.monotonic() < deadline and self.process.poll() is None:
            try:
                gate = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
                gate.request("GET", "/aanmelden/")
                gate.getresponse().read()
                return port
            except OSError:
                time.sleep(0.3)
        self.__exit__()
        raise SystemExit("The house did not start.")

    def __exit__(self, *_: object) -> None:
        self.process.terminate()
        self.process.wait(30)


if __name__ == "__main__":
    sys.exit(main())
