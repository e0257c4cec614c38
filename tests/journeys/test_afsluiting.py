"""Closing a case with judged goals and an owner of the aftercare, and the check after three months."""

from playwright.sync_api import expect

from .steps import pick, press, said

REGISSEUR = "Nadia Bouzidi"
RESULTAAT = "De belangrijkste doelen zijn gehaald; de rest kan in de gewone zorg."
BEVINDING = "Gebeld en langs geweest: hij woont er nog en de buren zijn tevreden."


def test_a_case_is_closed_with_judged_goals_and_an_owner_of_the_aftercare(as_person):
    page = as_person(REGISSEUR)
    casus = _first_case(page, "uitvoering")
    page.goto(f"{casus}afsluiting/")
    page.get_by_role("link", name="Casus afsluiten").click()
    press(page, "Casus afsluiten")
    expect(page.get_by_role("alert")).to_contain_text("Kies wie de nazorg bewaakt.")
    expect(page.get_by_role("alert")).to_contain_text("Geef aan of dit doel is bereikt.")
    page.get_by_label("Wat heeft de aanpak opgeleverd?").fill(RESULTAAT)
    owner = page.get_by_label("Wie bewaakt de nazorg?")
    pick(page, "Wie bewaakt de nazorg?", owner.locator("option").nth(1).inner_text())
    for number, goal in enumerate(page.locator("main fieldset").all()):
        goal.get_by_label("Bereikt" if number == 0 else "Deels bereikt", exact=True).check()
    for reason in page.get_by_label("Toelichting bij dit oordeel").all():
        reason.fill("Zie de afspraken en het gesprek met hem.")
    press(page, "Casus afsluiten")
    said(page, "De casus is afgesloten. De nazorg begint.")
    said(page, RESULTAAT)
    checks = page.get_by_role("table", name="Controles van de nazorg").first
    expect(checks.locator("tbody tr")).to_have_count(3)


def test_the_owner_of_the_aftercare_does_the_check_after_three_months(as_person):
    casus, owner = _due_check(as_person(REGISSEUR))
    page = as_person(owner)
    page.goto(f"{casus}afsluiting/")
    page.get_by_role("link", name="Controle vastleggen").first.click()
    said(page, "Controle na 3 maanden")
    press(page, "Vastleggen")
    expect(page.get_by_role("alert")).to_contain_text("Vul in wat u bij de controle heeft gezien.")
    page.get_by_label("Wat heeft u gezien?").fill(BEVINDING)
    press(page, "Vastleggen")
    said(page, "De controle is vastgelegd.")
    said(page, BEVINDING)
    expect(page.get_by_role("row", name="Na 3 maanden").first).to_contain_text("Gedaan")


def _due_check(page):
    """A case of the demo whose first check is due, and who is to do it."""
    page.goto("/casussen/?fase=nazorg")
    for casus in [link.get_attribute("href") for link in page.locator("#lijst tbody th a").all()]:
        page.goto(f"{casus}afsluiting/")
        if page.get_by_role("link", name="Controle vastleggen").count():
            return casus, page.locator("dt", has_text="Bewaakt de nazorg").locator("+ dd").inner_text().split(",")[0]
    raise AssertionError("no check of the demo is due")


def _first_case(page, fase):
    page.goto(f"/casussen/?fase={fase}")
    return page.locator("#lijst tbody th a").first.get_attribute("href")
