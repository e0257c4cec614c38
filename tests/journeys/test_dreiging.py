"""A household of fifteen that threatens whoever comes near, a woman who fled, and letters to ministers.

After the first case of workshop 5 of the congress on municipal direction (Tilburg), with invented names: a fresh
signal, played through the screens until the questions lie open outside the house. Whoever may not read the secret
address opens every page that the others opened, and meets it on none of them.
"""

import datetime
import re

import pytest
from playwright.sync_api import expect

from regiehuis.demo import dreiging
from regiehuis.demo.huis import MENSEN

from .steps import AMSTERDAM, Zorg, accept_signal, follow, in_days, key_in, pick, press, said, send_signal

NAAM = {mens.gebruikersnaam: mens.naam for mens in MENSEN}
VOORZITTER = NAAM["procesregisseur"]
OVERLEG = "Casusoverleg zorg en overlast"
GEZIN = Zorg(
    achternaam="Reinders",
    voornaam="Harm",
    jaar="1957",
    soort="Huishouden",
    thema="Zorg en overlast",
    aanleiding="Vijftien mensen in een huis; buren en hulpverleners worden bedreigd en niemand doet aangifte.",
    doel="Niemand wordt meer bedreigd en elk gezin woont op een eigen plek.",
    partner="Jeugdbescherming",
    anderen=(
        ("Geertje", "Reinders", "1959", "Gezinslid"),
        ("Jelle", "Reinders", "1980", "Verdachte"),
        ("Douwe", "Reinders", "1983", "Verdachte"),
        ("Wiebe", "Reinders", "2005", "Verdachte"),
        ("Hilde", "Sikkema", "1984", "Gezinslid"),
        ("Maaike", "Postmus", "1986", "Slachtoffer"),
        ("Femke", "Reinders", "1988", "Gezinslid"),
        ("Rens", "Reinders", "2009", "Gezinslid"),
        ("Sanne", "Reinders", "2011", "Gezinslid"),
        ("Mees", "Reinders", "2013", "Gezinslid"),
        ("Lieke", "Reinders", "2014", "Gezinslid"),
        ("Bas", "Reinders", "2016", "Gezinslid"),
        ("Evi", "Reinders", "2018", "Gezinslid"),
        ("Jurre", "Reinders", "2020", "Gezinslid"),
    ),
)
GEVLUCHT = "Maaike Postmus"
RELATIES = (
    ("Harm Reinders", "Partner van", "Geertje"),
    ("Harm Reinders", "Ouder van", "Jelle"),
    ("Harm Reinders", "Ouder van", "Douwe"),
    ("Jelle Reinders", "Partner van", "Hilde"),
    ("Douwe Reinders", "Ex-partner van", "Maaike"),
    (GEVLUCHT, "Ouder van", "Jurre"),
    ("Jelle Reinders", "Pleegt delicten met", "Douwe"),
    (GEVLUCHT, "Slachtoffer van", "Douwe"),
)
LEDEN = (
    "politie",
    "veiligthuis",
    "wijkteam",
    "wonen",
    *(wie for wie, _ in dreiging.TERUGGETREDEN),
    "kinderbescherming",
)
# Where she is, and who may know.
GEHEIM = {"Straat": "Veenhoeve", "Huisnummer": "171", "Postcode": "8899 ZZ", "Plaats": "Stilwoude"}
LEZERS = ("politie", "veiligthuis")
ANDERE_LEZER = "wonen"
VERSLAG = "Niemand gaat er nog alleen heen. De partners zien geen middel dat zij nog kunnen gebruiken."
BESLUIT = "De procesregisseur legt het voor aan de burgemeester."


@pytest.fixture
def opened():
    """The addresses of the pages that somebody opened on the way."""
    return set()


@pytest.fixture
def as_watched(as_person, opened):
    """A page whose addresses are remembered."""

    def enter(naam):
        page = as_person(naam)
        page.on("framenavigated", lambda frame: opened.add(frame.url))
        return page

    return enter


def test_a_household_that_everybody_fears_ends_with_letters_to_ministers(as_person, as_watched, opened):
    chair = as_watched(VOORZITTER)
    casus = _from_signal_to_case(as_watched, chair)
    for wie in LEDEN:
        _gather(chair, casus, NAAM[wie])
    _draw(chair, casus)
    _warn(as_watched(NAAM["politie"]), casus)
    _hide(chair, casus)
    for wie in LEZERS:
        _knows(as_watched(NAAM[wie]), casus)
    for wie, grond in dreiging.TERUGGETREDEN:
        _steps_back(chair, as_watched(NAAM[wie]), casus, NAAM[wie], grond)
    _leaves(chair, casus)
    _meet(chair, casus)
    _ask_mayor(chair, as_person(NAAM["burgemeester"]), casus)
    for aan, vraag in dreiging.BRIEVEN:
        _write_letter(chair, casus, aan, vraag)
    _ends_open(chair, casus)
    _meets_it_nowhere(as_person(NAAM[ANDERE_LEZER]), casus, opened)


def _from_signal_to_case(as_watched, chair):
    """Police bring in fifteen people at once; triage takes them as one household."""
    signaal, nummer = send_signal(as_watched(NAAM["politie"]), GEZIN)
    accept_signal(chair, signaal, overleg=OVERLEG)
    chair.goto("/casussen/?fase=analyse")
    numbers = {link.inner_text(): link.get_attribute("href") for link in chair.locator("#lijst tbody th a").all()}
    casus = numbers[max(numbers)]
    chair.goto(f"{casus}personen/")
    expect(chair.locator("main")).to_contain_text("Huishouden")
    for voornaam, achternaam, *_ in GEZIN.anderen:
        said(chair, f"{voornaam} {achternaam}")
    return casus


def _gather(chair, casus, naam):
    chair.goto(f"{casus}deelnemers/")
    follow(chair, "Deelnemer toevoegen")
    pick(chair, "Medewerker", naam)
    chair.get_by_label("Waarom is toegang nodig?").fill("Nodig voor analyse en plan")
    chair.get_by_label("Toegang tot").fill(in_days(200))
    press(chair, "Toegang geven")
    said(chair, "De deelnemer is toegevoegd.")


def _draw(chair, casus):
    """Who is what of whom, and fifteen people in one picture."""
    for wie, soort, van in RELATIES:
        chair.goto(f"{casus}personen/")
        follow(chair, f"Relatie toevoegen {wie}")
        pick(chair, "Is", soort)
        pick(chair, "Van wie?", van)
        press(chair, "Relatie vastleggen")
        said(chair, "De relatie is vastgelegd.")
    chair.goto(f"{casus}relaties/")
    expect(chair.locator("svg.rh-net .rh-net__mens")).to_have_count(15)
    said(chair, "pleegt delicten met")


def _warn(police, casus):
    """What everybody must know before they go there, and what only the chain of criminal law may read."""
    _bring(police, casus, dreiging.WAARSCHUWING, "Veiligheidswaarschuwing voor medewerkers", "Sociaal")
    _bring(police, casus, dreiging.ANALYSE, "Professioneel oordeel", "Politie")
    police.goto(casus)
    said(police, dreiging.WAARSCHUWING)


def _bring(page, casus, tekst, soort, categorie):
    page.goto(f"{casus}informatie/nieuw/")
    page.get_by_label("Wat brengt u in?").fill(tekst)
    page.get_by_label(soort, exact=True).check()
    pick(page, "Categorie", categorie)
    pick(page, "Leefgebied", "Veiligheid")
    page.get_by_label("Bij u bekend sinds").fill(in_days(-2))
    pick(page, "Over wie", "Harm")
    pick(page, "Rol van deze persoon", "Verdachte")
    press(page, "Inbrengen")
    said(page, tekst)


def _hide(chair, casus):
    """She fled with a child; two partners may know where to."""
    chair.goto(f"{casus}personen/")
    follow(chair, f"Adres wijzigen {GEVLUCHT}")
    pick(chair, "Soort adres", "Geheim")
    for veld, waarde in GEHEIM.items():
        chair.get_by_label(re.compile(f"^{veld}")).fill(waarde)
    for wie in LEZERS:
        chair.get_by_label(re.compile(f"^{NAAM[wie]}")).check()
    press(chair, "Adres vastleggen")
    said(chair, "Het adres is vastgelegd.")


def _knows(page, casus):
    page.goto(f"{casus}personen/")
    said(page, GEHEIM["Straat"])


def _steps_back(chair, page, casus, naam, grond):
    """Asked to take the lead, an organisation steps back, with its ground."""
    chair.goto(casus)
    follow(chair, "Regie aanbieden")
    pick(chair, "Wie vraagt u de regie te nemen?", naam)
    press(chair, "Regie aanbieden")
    said(chair, "De regie is aangeboden.")
    page.goto(casus)
    said(page, dreiging.WAARSCHUWING)
    follow(page, "Regie weigeren")
    page.get_by_label("Op welke grond weigert uw organisatie de regie?").fill(grond)
    press(page, "Weigering vastleggen")
    chair.goto(casus)
    expect(chair.get_by_role("row", name=naam)).to_contain_text(grond)
    said(chair, "De regie van deze casus staat open")


def _leaves(chair, casus):
    """An organisation leaves altogether; its ground stays with the membership."""
    wie, reden = dreiging.VERTREKT
    chair.goto(f"{casus}deelnemers/")
    follow(chair, f"Wijzigen {NAAM[wie]}")
    chair.get_by_label("Toegang tot").fill(in_days(0))
    chair.get_by_label("Reden").fill(reden)
    press(chair, "Opslaan")
    chair.goto(f"{casus}deelnemers/")
    row = chair.get_by_role("row", name=NAAM[wie])
    expect(row).to_contain_text("Verlopen")
    expect(row).to_contain_text(reden)


def _meet(chair, casus):
    """At the table: the warning on top, two items withheld on screen, in minutes and on paper."""
    chair.goto(casus)
    nummer = re.search(r"\d{4}-\d+", chair.get_by_role("heading", level=1).inner_text())[0]
    chair.goto("/overleggen/nieuw/")
    pick(chair, "Welk overleg?", OVERLEG)
    soon = datetime.datetime.now(AMSTERDAM) + datetime.timedelta(minutes=5)
    chair.get_by_label("Datum", exact=True).fill(f"{soon:%d-%m-%Y}")
    chair.get_by_label("Tijd", exact=True).fill(f"{soon:%H:%M}")
    press(chair, "Overleg plannen")
    said(chair, "Het overleg is gepland.")
    follow(chair, "Spoedpunt toevoegen")
    pick(chair, "Welke casus?", nummer)
    chair.get_by_label("Waarom heeft dit spoed?").fill("Medewerkers worden bedreigd")
    chair.locator("main form").get_by_role("button").last.click()
    said(chair, "Medewerkers worden bedreigd")
    press(chair, "Overleg beginnen")
    said(chair, "Het overleg is begonnen.")
    chair.get_by_role("link", name=nummer).first.click()
    press(chair, "De anderen zijn er ook")
    expect(chair.get_by_role("button", name=f"Er: {NAAM[ANDERE_LEZER]}")).to_have_attribute("aria-pressed", "true")
    chair.get_by_role("textbox", name=re.compile("^Verslag")).fill(VERSLAG)
    chair.get_by_role("textbox", name=re.compile("^Besluit")).fill(BESLUIT)
    press(chair, "Verslag bewaren")
    said(chair, "Verslag en besluit zijn bewaard.")
    punt = key_in(chair.url)
    follow(chair, "Zaalscherm")
    said(chair, dreiging.WAARSCHUWING)
    said(chair, "1 stuk ingehouden")
    expect(chair.locator("body")).not_to_contain_text(dreiging.ANALYSE)
    expect(chair.locator("body")).not_to_contain_text(GEHEIM["Straat"])
    chair.goto(f"/overleggen/punten/{punt}/verslag/")
    said(chair, VERSLAG)
    said(chair, BESLUIT)
    with chair.expect_download() as download:
        follow(chair, "Download als PDF")
    assert download.value.suggested_filename.endswith(".pdf")


def _ask_mayor(chair, mayor, casus):
    """The mayor sees the question and the facts, and neither a name nor the case."""
    chair.goto(f"{casus}opschaling/")
    follow(chair, "Vraag voorleggen")
    chair.get_by_label("Strategisch").check()
    pick(chair, "Aan wie legt u de vraag voor?", NAAM["burgemeester"])
    _fill_question(chair, dreiging.VRAAG, dreiging.FEITEN)
    press(chair, "Vraag voorleggen")
    mayor.goto("/opschalingen/")
    mayor.get_by_role("link", name=dreiging.VRAAG[:60]).last.click()
    said(mayor, dreiging.FEITEN)
    for secret in (GEZIN.achternaam, *GEHEIM.values()):
        assert secret not in mayor.content()
    follow(mayor, "Beantwoorden")
    mayor.get_by_label("Uw antwoord").fill(dreiging.ANTWOORD)
    press(mayor, "Antwoord vastleggen")
    chair.goto(f"{casus}opschaling/")
    said(chair, dreiging.ANTWOORD)


def _fill_question(chair, vraag, feiten):
    chair.get_by_label("Welk besluit is nodig?").fill(vraag)
    chair.get_by_label("Welke feiten zijn daarvoor nodig?").fill(feiten)
    chair.get_by_label("Antwoord uiterlijk op").fill(in_days(42))


def _write_letter(chair, casus, aan, vraag):
    """A question to somebody outside the house, and the letter that carries it; the next does not wait for it."""
    chair.goto(f"{casus}opschaling/")
    chair.get_by_role("link", name=re.compile("^(Vraag voorleggen|Nog een brief buiten het huis)$")).click()
    chair.get_by_label("Buiten het huis", exact=True).check()
    chair.get_by_label("Buiten het huis: aan wie?").fill(aan)
    _fill_question(chair, vraag, dreiging.BRIEF_FEITEN)
    press(chair, "Vraag voorleggen")
    said(chair, vraag)
    chair.locator("article, section, .rh-kaart").filter(has_text=vraag).last.get_by_role(
        "link", name="Bekijken"
    ).click()
    with chair.expect_download() as download:
        follow(chair, "Brief")
    assert re.fullmatch(r"brief-[\w-]+\.pdf", download.value.suggested_filename)
    with open(download.value.path(), "rb") as made:
        assert made.read(4) == b"%PDF"


def _ends_open(chair, casus):
    """The story ends outside the house: three named addressees, each with a term, and no answer yet."""
    chair.goto(f"{casus}opschaling/")
    for aan, _ in dreiging.BRIEVEN:
        said(chair, aan)
    expect(chair.get_by_text("Voorgelegd", exact=True)).to_have_count(len(dreiging.BRIEVEN))
    expect(chair.locator("li[aria-current=step]")).to_contain_text("Buiten het huis")
    chair.goto(casus)
    said(chair, "De regie van deze casus staat open")
    said(chair, f"{VOORZITTER} zorgt dat er een casusregisseur komt, uiterlijk")


def _meets_it_nowhere(reader, casus, opened):
    """Everything the others opened, and what could be derived from it: no word of where she is."""
    assert len(opened) > 35
    words = "|".join(re.escape(word) for word in (GEHEIM["Straat"], GEHEIM["Postcode"], GEHEIM["Plaats"]))
    beside = (
        f"/casussen/?q={GEHEIM['Straat']}",
        f"{casus}dossier/",
        f"{casus}plan/",
        f"{casus}relaties/",
        "/",
        "/overleggen/",
    )
    for address in [*sorted(opened), *beside]:
        reader.goto(address)
        # what was searched for stands in its own search box, and in nothing else
        found = re.findall(words, re.sub(r"<input[^>]*>|q=\w+", "", reader.content()))
        assert not found, (address, found)
    reader.goto(f"{casus}personen/")
    said(reader, GEVLUCHT)
