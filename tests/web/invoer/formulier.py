"""One form as the test knows it, what a page holds of it, and a picture of every row in the database."""

import dataclasses
import uuid
from collections.abc import Callable, Mapping
from html.parser import HTMLParser
from typing import Any

from django.db import connection, connections
from django.urls import reverse

from tests.cast import cid

Waarden = Mapping[str, Any]
Sleutels = Mapping[str, Any]


def nothing() -> Sleutels:
    """No preparation."""
    return {}


@dataclasses.dataclass(frozen=True)
class Fout:
    """One thing that a rule refuses: what is posted instead, at which field ("" for the form), and words of it."""

    veld: str
    geeft: Waarden
    woorden: str


@dataclasses.dataclass(frozen=True)
class Formulier:
    """One form: its address, who sends it, a posting that is accepted, and what its rules refuse.

    `maakt` says that a double click is accepted twice and makes one thing; `twee` names a field that two people
    change at the same time; `naar` is what the page is asked to open; `klaar` brings the house into the state that the
    form needs, and may answer keys of the address.
    """

    url: str
    wie: str
    goed: Waarden
    sleutels: Sleutels = dataclasses.field(default_factory=dict)
    fouten: tuple[Fout, ...] = ()
    maakt: bool = False
    twee: str = ""
    klaar: Callable[[], Sleutels] = nothing
    vorm: str = ""
    pagina: str = ""
    naar: str = ""
    bewaart: bool = True
    klaar_status: int = 302

    @property
    def naam(self) -> str:
        """How the form is called in the list of tests."""
        step = self.sleutels.get("stap")
        return f"{self.url}-{step}" if step else self.url

    def prepare(self) -> str:
        """Bring the house into the state that the form needs; answers the address."""
        given = {**self.sleutels, **self.klaar()}
        keys = {
            name: value if name in ("stap", "soort") or isinstance(value, uuid.UUID) else cid(value)
            for name, value in given.items()
        }
        return reverse(self.url, kwargs=keys)

    def page(self, adres: str) -> str:
        """The page on which the form stands: its own, or that of what it is part of."""
        page = reverse(self.pagina, args=[adres.split("/")[-3]]) if self.pagina else adres
        return f"{page}?naar={self.naar}" if self.naar else page

    def form(self, response: Any) -> Any:
        """The form of a page, out of its context."""
        return response.context["vormen"][self.vorm] if self.vorm else response.context["form"]


class Paginaformulier(HTMLParser):
    """What a browser would send of each form on a page: action → name → values."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.forms: list[tuple[dict[str, str], dict[str, list[str]]]] = []
        self.names: list[set[str]] = []
        self._select = ""
        self._chosen = False
        self._area = ""
        self._text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Collect what a control would send."""
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append((given, {}))
            self.names.append(set())
        if self.names and tag in ("input", "select", "textarea"):
            self.names[-1].add(given.get("name", ""))
        if tag == "input" and self.forms:
            if given.get("type") not in ("checkbox", "radio") or "checked" in given:
                self._send(given.get("name", ""), given.get("value", "on" if "checked" in given else ""))
        elif tag == "select":
            self._select = given.get("name", "")
        elif tag == "option" and self._select and "selected" in given:
            self._send(self._select, given.get("value", ""))
        elif tag == "textarea":
            self._area, self._text = given.get("name", ""), ""

    def handle_data(self, data: str) -> None:
        """The text of a textarea."""
        self._text += data if self._area else ""

    def handle_endtag(self, tag: str) -> None:
        """A textarea or select is complete."""
        if tag == "textarea":
            self._send(self._area, self._text.removeprefix("\n"))
            self._area = ""
        elif tag == "select":
            self._select = ""

    def _send(self, name: str, value: str) -> None:
        if name and self.forms:
            self.forms[-1][1].setdefault(name, []).append(value)


def form_with(html: str, names: set[str]) -> tuple[dict[str, str], dict[str, list[str]]]:
    """The form of a page that holds most of these fields: its attributes, and what it would send."""
    page = Paginaformulier(html)
    best = max(range(len(page.forms)), key=lambda place: len(names & page.names[place]))
    return page.forms[best]


# All rows of all tables, as the owner sees them in the middle of a transaction of the web role. Not what a refused
# look writes: the log, the session, the count of searches.
PICTURE = """
CREATE FUNCTION test_momentopname() RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE v_tabel text; v_deel text; v_alles text := '';
BEGIN
    FOR v_tabel IN SELECT tablename FROM pg_tables WHERE schemaname = 'public'
        AND tablename NOT LIKE 'logboek%%' AND tablename NOT LIKE 'django_%%' AND tablename NOT LIKE 'axes_%%'
        AND tablename NOT IN ('casussen_noodvraag', 'casussen_zoekvraag', 'samenwerking_sessie') ORDER BY 1
    LOOP
        EXECUTE format('SELECT %%L || count(*) || $x$/$x$ || coalesce(sum(hashtextextended(t::text, 0)), 0) FROM %%I t',
                       v_tabel || '=', v_tabel) INTO v_deel;
        v_alles := v_alles || v_deel || E'\\n';
    END LOOP;
    RETURN v_alles;
END $$;
GRANT EXECUTE ON FUNCTION test_momentopname() TO regiehuis_web;
"""


def install_picture() -> None:
    """Put the function into the database of this run, by its owner."""
    with connections["owner"].cursor() as cursor:
        cursor.execute(PICTURE.replace("%%", "%"))


def remove_picture() -> None:
    """Take it away again."""
    with connections["owner"].cursor() as cursor:
        cursor.execute("DROP FUNCTION test_momentopname()")


def picture() -> dict[str, str]:
    """Table → count and checksum of its rows, as this transaction has them."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT test_momentopname()")
        lines = cursor.fetchone()[0].splitlines()
    return dict(line.split("=", 1) for line in lines)


def changed(before: dict[str, str], after: dict[str, str]) -> list[str]:
    """The tables of which a row was made, changed or taken away."""
    return [table for table in after if before.get(table) != after[table]]
