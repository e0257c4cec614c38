"""The chair of triage refers one signal on and takes another outside the criteria; both senders get word."""

from playwright.sync_api import expect

from .steps import Zorg, judge, open_case, press, said, send_signal

VOORZITTER = "Nadia Bouzidi"
AFZENDER = "Lisa van den Akker"
SCHULD = Zorg(
    achternaam="Lammertsma",
    voornaam="Job",
    jaar="1985",
    thema="Zorg en overlast",
    aanleiding="Achterstand in de huur en ongeopende post; verder geen zorgen.",
    doel="Hulp bij de administratie.",
)
JONGEN = Zorg(
    achternaam="Terwindt",
    voornaam="Ravi",
    jaar="2010",
    thema="Risicojeugd",
    aanleiding="Hangt sinds een maand rond met een groep die bekend is van afpersing.",
    doel="Los van de groep voordat er iets gebeurt.",
)
BERICHT = "Het wijkteam kan dit zelf, samen met schuldhulp. Stuur het opnieuw als dat vastloopt."


def test_a_signal_is_referred_on_and_the_sender_gets_word(as_person):
    sender = as_person(AFZENDER)
    signaal, nummer = send_signal(sender, SCHULD)
    page = as_person(VOORZITTER)
    page.goto("/triage/")
    page.get_by_role("link", name=nummer).click()
    judge(page, "n")
    page.get_by_label("Doorverwijzen", exact=True).check()
    page.get_by_label("Doorverwezen naar").fill("Schuldhulp en bewind")
    page.get_by_label("Motivering").fill("Eén leefgebied; het wijkteam kan dit zelf.")
    press(page, "Besluit vastleggen")
    expect(page.get_by_role("alert")).to_contain_text("Schrijf een bericht aan de afzender")
    expect(page.get_by_label("Doorverwezen naar")).to_have_value("Schuldhulp en bewind")
    page.get_by_label("Bericht aan de afzender").fill(BERICHT)
    press(page, "Besluit vastleggen")
    said(page, "Het besluit is vastgelegd en de afzender krijgt bericht.")
    expect(page.get_by_role("row", name=nummer)).to_contain_text("Doorverwijzen")
    _has_word(sender, signaal, "Besluit: Doorverwijzen", BERICHT)
    expect(sender.locator("main")).not_to_contain_text("het wijkteam kan dit zelf.")


def test_a_signal_outside_the_criteria_is_taken_as_a_motivated_exception(as_person):
    sender = as_person(AFZENDER)
    signaal, nummer = send_signal(sender, JONGEN)
    page = as_person(VOORZITTER)
    page.goto(f"/triage/{signaal}/")
    judge(page, "jnn")
    page.get_by_label("Aannemen", exact=True).check()
    page.get_by_label("Motivering").fill("Nu ingrijpen voorkomt dat hij bij de groep gaat horen.")
    page.get_by_label("Bericht aan de afzender").fill("Wij nemen dit aan. U wordt uitgenodigd.")
    press(page, "Besluit vastleggen")
    expect(page.get_by_role("alert")).to_contain_text("De landelijke criteria zijn niet vervuld")
    page.get_by_label("Aannemen als gemotiveerde uitzondering").check()
    press(page, "Besluit vastleggen")
    said(page, "Gemotiveerde uitzondering")
    open_case(page, "Casusoverleg risicojeugd")
    expect(page.get_by_role("row", name=nummer)).to_contain_text("gemotiveerde uitzondering")
    _has_word(sender, signaal, "Besluit: Aannemen", "Wij nemen dit aan. U wordt uitgenodigd.")


def _has_word(sender, signaal, besluit, bericht):
    sender.goto(f"/signalen/{signaal}/")
    expect(sender.locator("main")).to_contain_text(besluit)
    expect(sender.locator("main")).to_contain_text(bericht)
