"""Every page of the product with one of the demo's people who may see it, for looks at all of them in turn."""

from collections.abc import Iterator

from playwright.sync_api import Page

LIJST = "#lijst tbody th a"
TABEL = "main tbody th a"
# Where the address of a thing is found: the page that lists it, and the link to take there.
VINDPLAATS = {
    "casus": ("/casussen/?fase=uitvoering", LIJST),
    "nazorg": ("/casussen/?fase=nazorg", LIJST),
    "afspraak": ("/afspraken/", LIJST),
    "aangeboden": ("/afspraken/?soort=gegeven", LIJST),
    "opschaling": ("/opschalingen/", TABEL),
    "signaal": ("/signalen/", TABEL),
    "triage": ("/triage/", TABEL),
    "geweest": ("/overleggen/?periode=geweest", LIJST),
    "komend": ("/overleggen/", LIJST),
    "punt": ("{geweest}", TABEL),
    "convenant": ("/samenwerking/convenanten/", "main table a"),
    "medewerker": ("/samenwerking/medewerkers/", "main table a"),
}
CASUS = (
    "{casus}",
    "{casus}personen/",
    "{casus}informatie/",
    "{casus}informatie/nieuw/",
    "{casus}analyse/",
    "{casus}plan/",
    "{casus}overleggen/",
    "{casus}opschaling/",
    "{casus}deelnemers/",
    "{casus}afsluiting/",
    "{casus}afspraken/nieuw/",
)
PAGINAS: dict[str, tuple[str, ...]] = {
    "": ("/aanmelden/", "/aanmelden/demo/", "/aanmelden/?wachtwoord"),
    "Lisa van den Akker": ("/", "/signalen/", "/signalen/nieuw/", "/signalen/voortoets/"),
    "Mark de Boer": ("/", "/signalen/", "/afspraken/", "{afspraak}", "{afspraak}terugkoppelen/", "/casussen/"),
    "Yusuf Demir": ("{signaal}",),
    "Nadia Bouzidi": (
        "/",
        "/triage/",
        "{triage}",
        "/casussen/",
        "/casussen/bord/",
        *CASUS,
        "{casus}samenvatting/",
        "{casus}personen/zoeken/",
        "{casus}personen/nieuw/",
        "{casus}fase/",
        "{casus}regie/",
        "{casus}deelnemers/nieuw/",
        "{casus}plan/doelen/nieuw/",
        "{casus}plan/scores/nieuw/",
        "{casus}plan/vaststellen/",
        "{casus}opschaling/nieuw/",
        "{casus}afsluiting/sluiten/",
        "{nazorg}afsluiting/",
        "{aangeboden}",
        "{aangeboden}wijzigen/",
        "{aangeboden}vervallen/",
        "/overleggen/",
        "/overleggen/maand/",
        "/overleggen/nieuw/",
        "{komend}",
        "{geweest}",
        "{punt}",
        "{punt}?zaal=1",
        "{punt}verslag/",
    ),
    "Els Drijver": ("/", "/overleggen/", "{komend}"),
    "Marijke van der Velden": ("/", "/opschalingen/", "{opschaling}", "{opschaling}antwoorden/"),
    "Bart Schoonhoven": ("/",),
    "Joris Tielens": ("/", "/samenwerking/medewerkers/"),
    "Sanne Oosterling": ("/", "/logboek/"),
    "Hanneke Vermaat": (
        "/",
        "/samenwerking/",
        "/samenwerking/wijzigen/",
        "/samenwerking/partners/",
        "/samenwerking/partners/nieuw/",
        "/samenwerking/medewerkers/",
        "/samenwerking/medewerkers/nieuw/",
        "{medewerker}",
        "/samenwerking/overlegvormen/",
        "/samenwerking/overlegvormen/nieuw/",
        "/samenwerking/convenanten/",
        "/samenwerking/convenanten/nieuw/",
        "{convenant}",
        "{convenant}matrix/",
        "/samenwerking/categorieen/",
        "/samenwerking/themas/",
        "/menukaart/",
        "/menukaart/nieuw/",
        "/casussen/overzicht/",
    ),
}


def addresses(page: Page, naam: str) -> Iterator[tuple[str, str]]:
    """Each page of this person: its name without keys, and its address."""
    known: dict[str, str] = {}
    for pattern in PAGINAS[naam]:
        yield pattern, _resolve(page, pattern, known)


def _resolve(page: Page, pattern: str, known: dict[str, str]) -> str:
    if not pattern.startswith("{"):
        return pattern
    what, rest = pattern[1:].split("}")
    if what not in known:
        where, links = VINDPLAATS[what]
        page.goto(_resolve(page, where, known))
        known[what] = page.locator(links).first.get_attribute("href") or ""
    return known[what] + rest
