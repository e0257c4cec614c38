"""Violence at home: the school worries, the police step in, and a family is visited, heard, and not let go of.

After the case that Antwerp told at the congress on quality of the chain, with invented names: a fresh signal, played
through the screens by everybody whose turn it is, until somebody by name holds it.
"""

import datetime

from playwright.sync_api import expect

from regiehuis.demo.huis import MENSEN

from .steps import AMSTERDAM, Zorg, accept_signal, follow, in_days, pick, press, said, send_signal

NAAM = {mens.gebruikersnaam: mens.naam for mens in MENSEN}
VOORZITTER, VEILIG, WIJK = NAAM["procesregisseur2"], NAAM["veiligthuis"], NAAM["wijkteam"]
LEDEN = ("politie", "veiligthuis", "wijkteam", "jeugdbescherming")
MAN = Zorg(
    achternaam="Vermeire",
    voornaam="Stijn",
    jaar="1984",
    thema="Huiselijk geweld",
    aanleiding="Twee kinderen komen moe en stil op school. De juf vertrouwt het niet; de politie hield de vader aan.",
    doel="De moeder en de kinderen zijn veilig, en iedereen weet wie wat doet.",
    al_gedaan="Gesprekken op school. De moeder durft niet veel te zeggen.",
)
MOEDER = ("Anouk", "Vermeire")
WAARSCHUWING = "Sloeg bij de aanhouding om zich heen. Ga met twee en bel eerst de wijkagent."
GESPREK = "Zij slaapt slecht, wil rust voor de kinderen en weet niet bij wie zij terechtkan."
NA_INTREKKING = "Zegt aan de telefoon dat het beter gaat."
VRIJ = "Komt op eigen verzoek eerder vrij; aan zijn agressie is nog niet gewerkt."
GEDAAN = "Met haar gebeld: zij en de kinderen slapen bij haar zus tot de zitting."


def test_a_family_is_visited_heard_and_not_let_go_of(as_person):
    chair = as_person(VOORZITTER)
    casus = _from_worry_to_case(as_person, chair)
    police, care, team = as_person(NAAM["politie"]), as_person(VEILIG), as_person(WIJK)
    _lead(chair, care, casus, VEILIG)
    _warn(police, casus)
    _visit_that_failed(care, casus)
    bezoek = _plan_visit(care, casus)
    _consent_at_the_door(care, bezoek)
    _report(care, bezoek)
    _reads_what_consent_allows(as_person, team, bezoek)
    _agree(team, bezoek)
    _round_table(chair, casus)
    _contact_sheet(care, casus)
    _release(police, casus, 60, "")
    _answer(chair, "vrijlating verwacht", "Besproken met de politie; het staat op de agenda.")
    _release(police, casus, 2, VRIJ)
    _alarm(as_person, care)
    _withdrawn(team, care, bezoek)
    _somebody_holds_it(chair, team, casus)


def _from_worry_to_case(as_person, chair):
    """The school sends its worry; triage takes it; everybody who is needed becomes a member; the mother is known."""
    signaal, _ = send_signal(as_person(NAAM["school"]), MAN)
    accept_signal(chair, signaal, overleg="Casusoverleg huiselijk geweld")
    chair.goto("/casussen/?fase=analyse")
    numbers = {link.inner_text(): link.get_attribute("href") for link in chair.locator("#lijst tbody th a").all()}
    casus = numbers[max(numbers)]
    for wie in LEDEN:
        chair.goto(f"{casus}deelnemers/nieuw/")
        pick(chair, "Medewerker", NAAM[wie])
        chair.get_by_label("Waarom is toegang nodig?").fill("Kent het gezin")
        chair.get_by_label("Toegang tot").fill(in_days(200))
        press(chair, "Toegang geven")
        said(chair, "De deelnemer is toegevoegd.")
    _add_mother(chair, casus)
    return casus


def _add_mother(chair, casus):
    chair.goto(f"{casus}personen/zoeken/")
    chair.get_by_label("Achternaam").fill(MOEDER[1])
    chair.get_by_label("Jaar").fill("1987")
    chair.locator("main").get_by_role("button", name="Zoeken").click()
    press(chair, "Nieuwe persoon vastleggen")
    chair.get_by_label("Voornamen").fill(MOEDER[0])
    pick(chair, "Geen BSN? Waarom niet?", "BSN mag niet")
    pick(chair, "Rol", "Slachtoffer")
    chair.locator("main form .ams-button--primary").last.click()
    said(chair, f"{MOEDER[0]} {MOEDER[1]}")


def _lead(chair, page, casus, naam):
    chair.goto(f"{casus}regie/")
    pick(chair, "Wie vraagt u de regie te nemen?", naam)
    press(chair, "Regie aanbieden")
    said(chair, "De regie is aangeboden.")
    page.goto(casus)
    press(page, "Regie aanvaarden")
    said(page, "U heeft de regie van deze casus.")


def _write(page, tekst, grondslag, over, rol, soort="Feit"):
    """An item on the form that is open."""
    page.get_by_label("Wat brengt u in?").fill(tekst)
    page.get_by_label(soort, exact=True).check()
    pick(page, "Categorie", "Sociaal")
    pick(page, "Leefgebied", "Veiligheid")
    pick(page, "Grondslag", grondslag)
    pick(page, "Over wie", over)
    pick(page, "Rol van deze persoon", rol)
    press(page, "Inbrengen")


def _warn(police, casus):
    police.goto(f"{casus}informatie/nieuw/")
    _write(police, WAARSCHUWING, "Wet gegevens", MAN.voornaam, "Verdachte", "Veiligheidswaarschuwing voor medewerkers")
    said(police, "Uw inbreng staat in de casus.")


def _plan_visit(page, casus):
    """Two organisations, some minutes from now; the warning stands above the visit for who may read it."""
    page.goto(f"{casus}toestemming/")
    follow(page, "Huisbezoek plannen")
    soon = datetime.datetime.now(AMSTERDAM) + datetime.timedelta(minutes=10)
    page.get_by_label("Datum", exact=True).fill(f"{soon:%d-%m-%Y}")
    page.get_by_label("Tijd", exact=True).fill(f"{soon:%H:%M}")
    page.get_by_label("Waarvoor gaat u samen?").fill("Kennismaken en vragen wat zij zelf wil.")
    page.get_by_label(VEILIG).check()
    press(page, "Plannen")
    said(page, "ten minste twee organisaties")
    page.get_by_label(WIJK).check()
    press(page, "Plannen")
    said(page, "Het huisbezoek is gepland")
    said(page, WAARSCHUWING)
    return page.url


def _visit_that_failed(care, casus):
    """The first time nobody is at home: the appointment was made on a number that was not hers."""
    _plan_visit(care, casus)
    follow(care, "Bezoek afronden")
    care.get_by_label("Niet doorgegaan").check()
    care.get_by_label("Wat gebeurde er, en wat is nu nodig?").fill("Afspraak gemist: verkeerd nummer. Nieuw gevraagd.")
    press(care, "Afronden")
    said(care, "Afspraak gemist: verkeerd nummer.")


def _consent_at_the_door(care, bezoek):
    care.goto(bezoek)
    follow(care, "Toestemming vastleggen")
    pick(care, "Wie geeft toestemming?", MOEDER[0])
    care.get_by_label("Waarvoor?").fill("Zodat zij haar verhaal maar één keer hoeft te vertellen.")
    care.get_by_label("Sociaal", exact=True).check()
    for organisatie in ("Veilig Thuis", "Gemeente Lindehaven"):
        care.get_by_label(organisatie, exact=True).check()
    press(care, "Vastleggen")
    said(care, "De toestemming is vastgelegd.")


def _report(care, bezoek):
    care.goto(bezoek)
    follow(care, "Uw deel schrijven")
    _write(care, GESPREK, "Toestemming van de persoon", MOEDER[0], "Slachtoffer")
    said(care, GESPREK)
    follow(care, "Bezoek afronden")
    care.get_by_label("Afgelegd", exact=True).check()
    press(care, "Afronden")
    said(care, "Vastgelegd hoe het bezoek afliep.")


def _reads_what_consent_allows(as_person, team, bezoek):
    """The team that she named reads it; a member of the case that she did not name does not."""
    team.goto(bezoek)
    said(team, GESPREK)
    other = as_person(NAAM["jeugdbescherming"])
    other.goto(bezoek)
    said(other, "Gezamenlijk huisbezoek")
    expect(other.locator("main")).not_to_contain_text(GESPREK)


def _agree(team, bezoek):
    team.goto(bezoek)
    follow(team, "Afspraak toevoegen")
    team.get_by_label("Wat spreekt u af?").fill("Belt haar elke week op het nieuwe nummer")
    pick(team, "Wie doet het?", WIJK)
    team.get_by_label("Uiterlijk op").fill(in_days(7))
    press(team, "Afspraak aanbieden")
    said(team, "Belt haar elke week op het nieuwe nummer")


def _round_table(chair, casus):
    chair.goto(f"{casus}deelnemers/")
    follow(chair, "Rondetafel plannen")
    chair.get_by_label("Datum", exact=True).fill(in_days(3))
    chair.get_by_label("Tijd", exact=True).fill(f"{datetime.datetime.now(AMSTERDAM):%H:%M}")
    chair.get_by_label("Waarvoor?").fill("Kennismaken, één plan en één aanspreekpunt voor de moeder")
    press(chair, "Plannen")
    said(chair, "De rondetafel is gepland")
    expect(chair.get_by_role("heading", level=1)).to_contain_text("Rondetafel")


def _contact_sheet(care, casus):
    """Who does what, the school too, and one contact person for the mother."""
    care.goto(f"{casus}contactblad/")
    said(care, "Nog niemand")
    for medewerker, naam, organisatie, doet in (
        (VEILIG, "", "", "Veiligheidsplan met de moeder"),
        ("", "Ineke Brands", "Basisschool De Linde", "Let op de kinderen"),
    ):
        follow(care, "Toevoegen")
        if medewerker:
            pick(care, "Deelnemer", medewerker)
        care.get_by_label("Naam").first.fill(naam)
        care.get_by_label("Organisatie").first.fill(organisatie)
        care.get_by_label("Wat doet deze persoon?").fill(doet)
        care.get_by_label("Telefoon").fill("010 555 01 42")
        care.get_by_label("Wanneer bereikbaar?").fill("Werkdagen tot 17.00 uur")
        press(care, "Toevoegen")
        said(care, doet)
    follow(care, "Vaste contactpersoon kiezen")
    pick(care, "Voor wie?", MOEDER[0])
    pick(care, "Wie is de vaste contactpersoon?", VEILIG)
    press(care, "Kiezen")
    expect(care.get_by_role("region", name="Vaste contactpersoon")).to_contain_text(VEILIG)


def _release(police, casus, days, words):
    police.goto(f"{casus}personen/")
    follow(police, "Vrijlating melden")
    pick(police, "Wie komt vrij?", MAN.voornaam)
    police.get_by_label("Vrij op").fill(in_days(days))
    police.get_by_label("Wat weet u erover?").fill(words)
    press(police, "Melden")
    said(police, "De vrijlating is gemeld.")


def _answer(page, soort, gedaan):
    page.goto("/")
    page.locator(
        ".ams-alert", has_text=f"Alarm: {soort}" if soort == "eerder" else "Alarm: vrijlating"
    ).last.get_by_role("link", name="Alarm openen").click()
    page.get_by_label("Wat heeft u gedaan of afgesproken?").fill(gedaan)
    press(page, "Alarm afhandelen")
    said(page, "Vastgelegd wat u deed")


def _alarm(as_person, care):
    """He comes free early: the contact person and piket know at once; piket learns whom to call and no name."""
    piket = as_person(NAAM["piket"])
    piket.locator(".ams-alert", has_text="eerder vrij dan aangekondigd").last.get_by_role("link").click()
    said(piket, NAAM["politie"])
    expect(piket.locator("main")).not_to_contain_text(MAN.achternaam)
    expect(piket.locator("main")).not_to_contain_text(VRIJ)
    here = piket.url
    care.goto(here)
    said(care, f"{MAN.voornaam} {MAN.achternaam}")
    said(care, VRIJ)
    _answer(care, "eerder", GEDAAN)
    assert piket.goto(here).status == 404


def _withdrawn(team, care, bezoek):
    """She takes her consent back: the team reads it no more, and what was typed after it is kept but not shared."""
    team.goto(bezoek)
    follow(team, "Intrekken toestemming van Anouk Vermeire")
    team.get_by_label("Wat zei de persoon erover?").fill("Wil geen hulp meer.")
    press(team, "Intrekken")
    said(team, "De toestemming is ingetrokken.")
    team.goto(bezoek)
    said(team, "Ingetrokken")
    expect(team.locator("main")).not_to_contain_text(GESPREK)
    care.goto(bezoek)
    said(care, GESPREK)
    follow(care, "Uw deel schrijven")
    _write(care, NA_INTREKKING, "Toestemming van de persoon", MOEDER[0], "Slachtoffer")
    said(care, "uur ingetrokken. Toestemming is elk moment in te trekken")
    expect(care.get_by_label("Wat brengt u in?")).to_have_value(NA_INTREKKING)


def _somebody_holds_it(chair, team, casus):
    """She asks nothing any more and few still see her; the team does, and holds the case by name."""
    _lead(chair, team, casus, WIJK)
    chair.goto(casus)
    said(chair, f"{WIJK} (Gemeente Lindehaven)")
    expect(chair.locator("main")).not_to_contain_text("De regie van deze casus staat open")
    chair.goto(f"{casus}opschaling/nieuw/")
    chair.get_by_label("Strategisch").check()
    pick(chair, "Aan wie legt u de vraag voor?", NAAM["burgemeester"])
    chair.get_by_label("Welk besluit is nodig?").fill("Wie begeleidt de vader, nu hij vrij is voor de zitting?")
    chair.get_by_label("Welke feiten zijn daarvoor nodig?").fill("Hij is eerder vrij. Niemand werkt met hem.")
    chair.get_by_label("Antwoord uiterlijk op").fill(in_days(14))
    press(chair, "Vraag voorleggen")
    chair.goto(f"{casus}opschaling/")
    said(chair, NAAM["burgemeester"])
    said(chair, "Wie begeleidt de vader")
