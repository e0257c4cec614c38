"""The relations of a case as a drawing: SVG written in Python, where a template would take most of the page's time."""

from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import ngettext

from regiehuis.casussen.queries.relatiebeeld import Beeldpersoon, Beeldrelatie, Relatiebeeld
from regiehuis.web.generations import Tie
from regiehuis.web.network import Box, Line, Network, place_network

# How many letters of a name fit in a box; beside the mark of a home there is less room.
LETTERS, LETTERS_BESIDE_MARK = 20, 17


def draw(beeld: Relatiebeeld) -> Network:
    """Where everybody and every line stands on the day."""
    return place_network([persoon.key for persoon in beeld.personen], [_tie(tie) for tie in beeld.relaties])


def svg(beeld: Relatiebeeld, net: Network) -> SafeString:
    """The drawing itself; a table beside it says the same in words."""
    people = {persoon.key: persoon for persoon in beeld.personen}
    title = ngettext(
        "Tekening van %(n)s persoon; de tabel zegt hetzelfde in woorden",
        "Tekening van %(n)s personen en hun relaties; de tabel zegt hetzelfde in woorden",
        len(people),
    )
    parts = [
        f'<svg class="rh-net" viewBox="0 0 {net.width} {net.height}" width="{net.width}" height="{net.height}"',
        f' role="img" aria-labelledby="net-titel"><title id="net-titel">{escape(title % {"n": len(people)})}</title>',
        *(_line(line) for line in net.lines),
        *(_person(box, people[box.key]) for box in net.boxes),
        "</svg>",
    ]
    return SafeString("".join(parts))


def _tie(tie: Beeldrelatie) -> Tie:
    """An arrow goes from who does to who undergoes: to the victim, and to who is cared for."""
    arrow = {"slachtoffer": tie.van_key, "verzorger": tie.naar_key}.get(tie.soort, "")
    words = f"{tie.van_naam}: {tie.woorden.lower()} {tie.naar_naam}"
    return Tie(tie.van_key, tie.naar_key, tie.soort, words, arrow)


def _line(line: Line) -> str:
    title = f"<title>{escape(line.tekst)}</title>" if line.tekst else ""
    arrow = f'<polygon points="{line.arrow}"/>' if line.arrow else ""
    return f'<g class="rh-net__{escape(line.soort)}">{title}<path d="{line.path}" fill="none"/>{arrow}</g>\n'


def _person(box: Box, persoon: Beeldpersoon) -> str:
    """A box with three lines, none longer than fits; the whole name stands in its title and in the table."""
    main = " is-hoofdpersoon" if persoon.hoofdpersoon else ""
    first = _cut(persoon.voornaam or persoon.achternaam, LETTERS_BESIDE_MARK if persoon.thuis else LETTERS)
    second = _cut(persoon.achternaam, LETTERS) if persoon.voornaam else ""
    third = " · ".join(part for part in (persoon.rol, persoon.geboortejaar) if part)
    left = box.x + 11
    return (
        f'<g class="rh-net__mens{main}"><title>{escape(persoon.naam)}, {escape(persoon.rol)}</title>'
        f'<rect x="{box.x}" y="{box.y}" width="{box.width}" height="{box.height}" rx="8"/>'
        f'<text x="{left}" y="{box.y + 21}">{escape(first)}</text>'
        f'<text x="{left}" y="{box.y + 40}">{escape(second)}</text>'
        f'<text class="rh-net__klein" x="{left}" y="{box.y + 59}">{escape(third)}</text>'
        f"{_home(box, persoon.thuis)}</g>\n"
    )


def _home(box: Box, letter: str) -> str:
    """The mark of the home in which somebody lives with others."""
    if not letter:
        return ""
    x, y = box.x + box.width - 16, box.y + 16
    words = f'<text class="rh-net__thuis" x="{x}" y="{y + 4}" text-anchor="middle">{escape(letter)}</text>'
    return f'<circle cx="{x}" cy="{y}" r="11"/>{words}'


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
