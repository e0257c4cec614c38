"""A man whom every institution refuses, each with its own ground, until one takes the lead.

After the second case of workshop 5 of the congress on municipal direction (Tilburg), with an invented name: a fresh
signal, played through the screens by everybody whose turn it is.
"""

from playwright.sync_api import expect

from regiehuis.demo import impasse
from regiehuis.demo.huis import MENSEN

from .steps import Zorg, accept_signal, follow, in_days, key_in, pick, press, said, send_signal

NAAM = {mens.gebruikersnaam: mens.naam for mens in MENSEN}
VOORZITTER = NAAM["procesregisseur"]
MAN = Zorg(
    achternaam="Hoogerwerf",
    voornaam="Sjoerd",
    jaar="1977",
    thema="Zorg en overlast",
    aanleiding=impasse.AANLEIDING,
    doel=impasse.DOEL,
    al_gedaan=impasse.AL_GEDAAN,
    gevaar=impasse.ACUUT,
    partner="Verslavingszorg Kompas",
)
ZORG = NAAM[impasse.AANVAARDING]
AFSPRAAK = impasse.AFSPRAKEN[0][1]


def test_a_man_whom_everybody_refuses_gets_one_plan(as_person):
    chair = as_person(VOORZITTER)
    casus = _from_signal_to_case(as_person, chair)
    _gather(chair, casus)
    for wie, grond in impasse.WEIGERINGEN:
        _offer_lead(chair, casus, NAAM[wie])
        page = as_person(NAAM[wie])
        _diagnose(page, casus, dict(impasse.DIAGNOSES).get(wie, ""))
        _decline(page, casus, grond)
    _stands_open(chair, casus)
    _escalate(chair, casus)
    _mayor_answers(as_person(NAAM["burgemeester"]))
    chair.goto(f"{casus}opschaling/")
    said(chair, impasse.ANTWOORD)
    _offer_lead(chair, casus, ZORG)
    care = as_person(ZORG)
    _reads_contradiction(care, casus)
    _accept(care, casus)
    _make_plan(care, casus)
    for wie, tekst in impasse.AFSPRAKEN:
        _offer(chair, casus, NAAM[wie], tekst)
    _first_feedback(care, chair, casus)


def _from_signal_to_case(as_person, chair):
    """The acute question alerts piket with the press of the button; triage takes the signal."""
    sender = as_person(NAAM["wonen"])
    signaal, nummer = send_signal(sender, MAN)
    piket = as_person(NAAM["piket"])
    said(piket, "Acuut: piket gevraagd")
    piket.get_by_role("link", name="Melding openen").last.click()  # the newest
    said(piket, impasse.ACUUT)
    piket.get_by_label("Wat heeft u gedaan of afgesproken?").fill("Politie en brandweer zijn geïnformeerd.")
    press(piket, "Melding afronden")
    said(piket, "Uw antwoord is vastgelegd; de afzender krijgt bericht.")
    sender.goto(f"/signalen/{signaal}/")
    said(sender, "Piket heeft gereageerd")
    accept_signal(chair, signaal, overleg="Casusoverleg zorg en overlast")
    sender.goto(f"/signalen/{signaal}/")
    said(sender, "Besluit: Aannemen")
    return _newest_case(chair)


def _newest_case(chair):
    chair.goto("/casussen/?fase=analyse")
    numbers = {link.inner_text(): link.get_attribute("href") for link in chair.locator("#lijst tbody th a").all()}
    casus = numbers[max(numbers)]
    chair.goto(casus)
    said(chair, MAN.achternaam)
    return casus


def _gather(chair, casus):
    """Everybody who is to sit at the table becomes a member, with reason and end date."""
    for wie in (*(wie for wie, _ in impasse.WEIGERINGEN), impasse.AANVAARDING, "wonen"):
        chair.goto(f"{casus}deelnemers/")
        follow(chair, "Deelnemer toevoegen")
        pick(chair, "Medewerker", NAAM[wie])
        chair.get_by_label("Waarom is toegang nodig?").fill("Nodig voor analyse en plan")
        chair.get_by_label("Toegang tot").fill(in_days(200))
        press(chair, "Toegang geven")
        said(chair, "De deelnemer is toegevoegd.")


def _offer_lead(chair, casus, naam):
    chair.goto(casus)
    follow(chair, "Regie aanbieden")
    pick(chair, "Wie vraagt u de regie te nemen?", naam)
    press(chair, "Regie aanbieden")
    said(chair, "De regie is aangeboden.")


def _diagnose(page, casus, tekst):
    """What this organisation holds him to have, as its professional judgement."""
    if not tekst:
        return
    page.goto(f"{casus}informatie/nieuw/")
    page.get_by_label("Wat brengt u in?").fill(tekst)
    page.get_by_label("Professioneel oordeel").check()
    pick(page, "Categorie", "Medisch")
    pick(page, "Leefgebied", "Gezondheid")
    page.get_by_label("Bij u bekend sinds").fill(in_days(-3))
    pick(page, "Grondslag", "Conflict van plichten")
    pick(page, "Over wie", MAN.voornaam)
    pick(page, "Rol van deze persoon", "Gezinslid")
    page.locator("main form").get_by_role("button").last.click()
    # R24: what stands under professional secrecy is brought in with an account of why, before it is saved.
    page.get_by_label("Afweging: welke feiten stellen u voor deze keuze?").fill("Zonder dit oordeel weigert iedereen.")
    page.get_by_label("Afweging: wat kon anders, en waarom is dat niet genoeg?").fill("Hij geeft geen toestemming.")
    page.get_by_label("Met welke collega hebt u overlegd?").fill("De geneesheer-directeur")
    page.get_by_label("Wanneer hebt u overlegd?").fill(in_days(-1))
    page.locator("main form").get_by_role("button").last.click()
    page.wait_for_url("**/informatie/")
    said(page, tekst)


def _reads_contradiction(care, casus):
    """Three organisations, three diagnoses, side by side for who may read them."""
    _diagnose(care, casus, dict(impasse.DIAGNOSES)[impasse.AANVAARDING])
    for _, tekst in impasse.DIAGNOSES:
        said(care, tekst)


def _decline(page, casus, grond):
    page.goto(casus)
    said(page, "U wordt gevraagd de regie van deze casus te nemen")
    follow(page, "Regie weigeren")
    page.get_by_label("Op welke grond weigert uw organisatie de regie?").fill(grond)
    press(page, "Weigering vastleggen")
    said(page, "De weigering is vastgelegd, met uw grond.")
    page.context.close()


def _stands_open(chair, casus):
    """Eight refusals with their grounds, and the lead stands open with a term and an owner."""
    chair.goto(casus)
    table = chair.get_by_role("table", name="Aan wie de regie is aangeboden")
    expect(table.locator("tbody tr")).to_have_count(len(impasse.WEIGERINGEN))
    for wie, grond in impasse.WEIGERINGEN:
        row = table.get_by_role("row", name=NAAM[wie])
        expect(row).to_contain_text("Geweigerd")
        expect(row).to_contain_text(grond)
    said(chair, "De regie van deze casus staat open")
    said(chair, f"{VOORZITTER} zorgt dat er een casusregisseur komt, uiterlijk")


def _escalate(chair, casus):
    chair.goto(f"{casus}opschaling/")
    follow(chair, "Vraag voorleggen")
    chair.get_by_label("Strategisch").check()
    pick(chair, "Aan wie legt u de vraag voor?", NAAM["burgemeester"])
    chair.get_by_label("Welk besluit is nodig?").fill(impasse.VRAAG)
    chair.get_by_label("Welke feiten zijn daarvoor nodig?").fill(impasse.FEITEN)
    chair.get_by_label("Antwoord uiterlijk op").fill(in_days(7))
    press(chair, "Vraag voorleggen")
    chair.goto(f"{casus}opschaling/")
    said(chair, impasse.VRAAG)


def _mayor_answers(mayor):
    """The mayor sees the question and the facts, and nothing of the case."""
    mayor.goto("/opschalingen/")
    mayor.get_by_role("link", name=impasse.VRAAG[:60]).last.click()
    said(mayor, impasse.FEITEN)
    expect(mayor.locator("main")).not_to_contain_text(MAN.achternaam)
    press(mayor, "Aanvaarden, antwoord volgt")
    follow(mayor, "Beantwoorden")
    mayor.get_by_label("Uw antwoord").fill(impasse.ANTWOORD)
    mayor.get_by_role("button", name="Antwoord").click()
    expect(mayor.get_by_label("Uw antwoord")).to_have_count(0)


def _accept(care, casus):
    care.goto(casus)
    press(care, "Regie aanvaarden")
    said(care, "U heeft de regie van deze casus.")
    expect(care.locator("main")).not_to_contain_text("De regie van deze casus staat open")


def _make_plan(care, casus):
    """Two goals with when they are reached, and the plan adopted."""
    for leefgebied, tekst, tevreden in impasse.DOELEN:
        care.goto(f"{casus}plan/doelen/nieuw/")
        pick(care, "Leefgebied", leefgebied)
        care.get_by_label("Wat willen we bereiken?").fill(tekst)
        care.get_by_label("Wanneer zijn we tevreden?").fill(tevreden)
        care.locator("main form").get_by_role("button").last.click()
        care.wait_for_url("**/plan/")
        said(care, tekst)
    follow(care, "Plan vaststellen")
    care.get_by_label("Evalueren op").fill(in_days(80))
    press(care, "Plan vaststellen")
    said(care, "Het plan is vastgesteld.")


def _offer(chair, casus, naam, tekst):
    chair.goto(f"{casus}afspraken/nieuw/")
    chair.get_by_label("Wat spreekt u af?").fill(tekst)
    pick(chair, "Wie doet het?", naam)
    pick(chair, "Bij welk doel?", impasse.DOELEN[0][1][:20])
    chair.get_by_label("Uiterlijk op").fill(in_days(21))
    press(chair, "Afspraak aanbieden")
    said(chair, "De afspraak is aangeboden.")


def _first_feedback(care, chair, casus):
    care.goto(f"{casus}plan/")
    follow(care, AFSPRAAK)
    press(care, "Aanvaarden")
    said(care, "U heeft de afspraak aanvaard.")
    care.get_by_label("Gedaan", exact=True).check()
    care.get_by_label("Wat heeft u gedaan en wat leverde het op?").fill(impasse.TERUGKOPPELING)
    press(care, "Terugkoppeling versturen")
    said(care, "Uw terugkoppeling is vastgelegd.")
    afspraak = key_in(care.url)
    chair.goto(f"/afspraken/{afspraak}/")
    said(chair, impasse.TERUGKOPPELING)
