"""Asks a running house the same pages again and again, as one user and as eight at a time."""

import dataclasses
import http.client
import random
import re
import statistics
import time
import urllib.parse
from concurrent.futures import ThreadPoolExecutor
from typing import Self

# Looks by each user before the clock runs: a server that runs has its statements prepared on every connection.
WARM_UP = 8


@dataclasses.dataclass
class Client:
    """One signed-in browser on one kept connection."""

    port: int
    cookies: dict[str, str] = dataclasses.field(default_factory=dict)
    token: str = ""

    def __post_init__(self) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)

    def ask(self, method: str, path: str, body: dict[str, str] | None = None) -> tuple[int, str]:
        """One request; cookies are kept, redirects are not followed."""
        headers = {"Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items())}
        data = None
        if body is not None:
            data = urllib.parse.urlencode({**body, "csrfmiddlewaretoken": self.token})
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self.connection.request(method, path, data, headers)
        answer = self.connection.getresponse()
        text = answer.read().decode(errors="replace")
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            name, _, rest = cookie.partition("=")
            self.cookies[name] = rest.partition(";")[0]
        found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', text)
        self.token = found.group(1) if found else self.token
        return answer.status, text

    def sign_in(self, naam: str) -> Self:
        """Through the demo's door."""
        _, text = self.ask("GET", "/aanmelden/demo/")
        status, _ = self.ask("POST", "/aanmelden/demo/", {"medewerker": at_the_door(text, naam), "next": "/"})
        assert status == 302, status
        return self


def at_the_door(text: str, naam: str) -> str:
    """The key of somebody on the demo's list of people."""
    button = re.search(r'name="medewerker" value="([^"]+)"[^>]*>(?:(?!</button>).)*?' + re.escape(naam), text, re.S)
    assert button, f"{naam} is not at the door"
    return re.findall(r'name="medewerker" value="([^"]+)"', text[: button.end()])[-1]


@dataclasses.dataclass
class Result:
    """What was measured of one page at one number of users."""

    page: str
    users: int
    p50: float
    p95: float
    rate: float


def measure(
    port: int,
    naam: str,
    page: str,
    method: str,
    path: str,
    body: dict[str, str] | None,
    *,
    users: int,
    asks: int,
    pause: float = 0,
    form: str = "",
) -> Result:
    """Ask one page `asks` times by `users` users at once; times in milliseconds, rate in requests a second.

    Without `pause` each user asks again as soon as he has an answer, which no person does: the most that the house can
    bear. With it each reads for about that many seconds in between. `form`: the page with the form of a write.
    """
    clients = []
    for _ in range(users):
        client = Client(port)
        client.sign_in(naam)
        if body is not None:  # the token of the form
            client.ask("GET", form or path)
        clients.append(client)

    def run(client: Client, number: int) -> list[float]:
        times = []
        time.sleep(pause * random.random())  # who reads does not begin in the same breath as seven others
        for _ in range(number):
            begin = time.perf_counter()
            status, _ = client.ask(method, path, body)
            times.append((time.perf_counter() - begin) * 1000)
            assert status in (200, 302), (page, status)
            time.sleep(pause * random.uniform(0.5, 1.5))
        return times

    with ThreadPoolExecutor(users) as pool:
        list(pool.map(run, clients, [WARM_UP] * users))
        begin = time.perf_counter()
        times = sorted(t for ts in pool.map(run, clients, [asks // users] * users) for t in ts)
        took = time.perf_counter() - begin
    p95 = times[min(len(times) - 1, int(len(times) * 0.95))]
    return Result(page, users, statistics.median(times), p95, len(times) / took)
