"""What a list is narrowed to stands in its address: the way back, a reload and a bookmark give the same list."""

import pytest
from playwright.sync_api import expect

from .visits import visits

LIJSTEN = (
    ("Nadia Bouzidi", "/casussen/"),
    ("Nadia Bouzidi", "/overleggen/"),
    ("Nadia Bouzidi", "/overleggen/jaar/"),
    ("Nadia Bouzidi", "/afspraken/"),
    ("Nadia Bouzidi", "{casus}dossier/"),
    ("Sanne Oosterling", "/logboek/"),
    ("Hanneke Vermaat", "/menukaart/"),
    ("Hanneke Vermaat", "/samenwerking/medewerkers/"),
    ("Hanneke Vermaat", "/samenwerking/huizen/"),
)


@pytest.mark.parametrize(("naam", "lijst"), LIJSTEN)
def test_back_gives_the_list_as_it_was_narrowed(as_person, naam, lijst):
    page = as_person(naam)
    assert [pattern for pattern, _ in visits(page, naam, (lijst,))] == [lijst]
    box = page.locator("form.rh-filter select").first
    field = box.get_attribute("name")
    chosen = box.locator("option").last.get_attribute("value")
    box.select_option(value=chosen)
    page.locator("form.rh-filter button").first.click()
    page.wait_for_url(lambda url: f"{field}={chosen}" in url)
    narrowed, shown = page.url, page.locator("main").inner_text()
    page.goto("/")
    page.go_back()
    assert page.url == narrowed
    expect(page.locator(f"form.rh-filter select[name={field}]")).to_have_value(chosen)
    page.goto(narrowed)
    expect(page.locator(f"form.rh-filter select[name={field}]")).to_have_value(chosen)
    assert "/logboek/" in lijst or page.locator("main").inner_text() == shown
