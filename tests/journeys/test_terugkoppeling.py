"""A liaison answers two agreements of a case, one yes and one no, and tells what came of the first."""

from playwright.sync_api import expect

from .steps import follow, in_days, pick, press, said

REGISSEUR = "Nadia Bouzidi"
LIAISON = "Judith Claessen"
JA = "Intakegesprek voeren voor de behandeling"
NEE = "Vandaag nog een bed in de kliniek vrijmaken"
GROND = "Er is geen plek; over drie weken wel."
GEDAAN = "Het gesprek was gisteren; de behandeling begint maandag."


def test_a_liaison_answers_and_reports_back(as_person):
    lead = as_person(REGISSEUR)
    casus = _offer(lead, JA)
    _offer(lead, NEE, casus)
    page = as_person(LIAISON)
    _open(page, NEE)
    follow(page, "Weigeren")
    press(page, "Weigeren")
    expect(page.get_by_role("alert")).to_contain_text("Vul in op welke grond u weigert.")
    page.get_by_label("Op welke grond weigert u?").fill(GROND)
    press(page, "Weigeren")
    said(page, "De weigering is vastgelegd.")
    said(page, GROND)
    _open(page, JA)
    press(page, "Aanvaarden")
    said(page, "U heeft de afspraak aanvaard.")
    page.get_by_label("Gedaan", exact=True).check()
    page.get_by_label("Wat heeft u gedaan en wat leverde het op?").fill(GEDAAN)
    press(page, "Terugkoppeling versturen")
    said(page, "Uw terugkoppeling is vastgelegd.")
    lead.goto(casus)
    follow(lead, JA)
    said(lead, GEDAAN)
    said(lead, "Gereed")


def _offer(page, tekst, casus=""):
    """Offer an agreement in a case of which the liaison is a member; the address of its plan."""
    page.goto(casus or _case_with(page, LIAISON))
    page.get_by_role("link", name="Afspraak toevoegen").first.click()
    page.get_by_label("Wat spreekt u af?").fill(tekst)
    pick(page, "Wie doet het?", LIAISON)
    page.get_by_label("Uiterlijk op").fill(in_days(7))
    press(page, "Afspraak aanbieden")
    said(page, "De afspraak is aangeboden.")
    expect(page.get_by_role("row", name=tekst)).to_contain_text("Aangeboden")
    return page.url


def _case_with(page, naam):
    """The plan of the first case in execution where this person is at the table."""
    page.goto("/casussen/?fase=uitvoering")
    for address in [a.get_attribute("href") for a in page.locator("#lijst tbody th a").all()]:
        page.goto(f"{address}deelnemers/")
        if page.get_by_role("rowheader", name=naam).count():
            return f"{address}plan/"
    raise AssertionError(f"no case with {naam}")


def _open(page, tekst):
    page.goto("/afspraken/?soort=aangeboden")
    page.get_by_role("link", name=tekst).click()
