"""A professional sends a signal: complete in one go, and with everything that can go wrong on the way."""

import pytest
from playwright.sync_api import expect

from .steps import Zorg, add_person, follow, pick, press, said, send_signal

ZORG = Zorg(
    achternaam="Wiegersma",
    voornaam="Lotte",
    jaar="1990",
    thema="Zorg en overlast",
    aanleiding="Buren horen elke nacht geschreeuw en durven niet meer aan te bellen.",
    doel="Rust in de straat en zorg die aanslaat.",
)
# Fails the eleven-test.
FOUT_BSN = "111222334"
TELEFOON = {"width": 390, "height": 844}


@pytest.mark.parametrize("scherm", [None, TELEFOON], ids=["bureau", "telefoon"])
def test_a_professional_sends_a_complete_signal(as_person, scherm):
    page = as_person("Lisa van den Akker")
    if scherm:
        page.set_viewport_size(scherm)
    _, nummer = send_signal(page, ZORG)
    page.goto("/signalen/")
    row = page.get_by_role("row", name=nummer)
    expect(row).to_contain_text("Volledig, op triage")
    expect(row).to_contain_text("Zorg en overlast")


@pytest.mark.parametrize("scherm", [None, TELEFOON], ids=["bureau", "telefoon"])
def test_what_is_missing_or_wrong_is_said_and_nothing_typed_is_lost(as_person, scherm):
    page = as_person("Lisa van den Akker")
    if scherm:
        page.set_viewport_size(scherm)
    _refuses_an_empty_first_step(page)
    _keeps_what_was_typed_about_a_person(page)
    _lists_what_is_missing(page)


def _refuses_an_empty_first_step(page):
    page.goto("/signalen/nieuw/")
    press(page, "Verder")
    expect(page.get_by_role("alert")).to_contain_text("Beantwoord eerst deze vraag.")
    page.get_by_label("Nee", exact=True).check()
    press(page, "Verder")
    page.get_by_label("Persoon", exact=True).check()
    press(page, "Opslaan en verder")


def _keeps_what_was_typed_about_a_person(page):
    page.get_by_label("Achternaam").fill("Zijlstra")
    pick(page, "Rol", "Gezinslid")
    page.get_by_label("Dag", exact=True).fill("31")
    page.get_by_label("Maand", exact=True).fill("2")
    page.get_by_label("Jaar", exact=True).fill("1988")
    page.get_by_label("BSN", exact=False).first.fill(FOUT_BSN)
    press(page, "Opslaan")
    expect(page.get_by_label("Achternaam")).to_have_value("Zijlstra")
    expect(page.get_by_label("Dag", exact=True)).to_have_value("31")
    bsn = page.get_by_label("BSN", exact=False).first
    expect(bsn).to_have_value(FOUT_BSN)
    expect(bsn).to_have_attribute("aria-invalid", "true")
    assert "id_bsn_fout" in bsn.get_attribute("aria-describedby")
    expect(page.locator("#id_bsn_fout")).to_contain_text("BSN")
    date = page.get_by_role("group", name="Geboortedatum")
    expect(date.locator(".ams-error-message")).to_contain_text("Deze dag bestaat niet.")
    alert = page.get_by_role("alert")
    expect(alert.get_by_role("link")).to_have_count(2)
    page.get_by_label("Dag", exact=True).fill("")
    page.get_by_label("Maand", exact=True).fill("")
    bsn.fill("")
    add_person(page, ZORG)


def _lists_what_is_missing(page):
    page.get_by_label("Wat is de aanleiding?").fill("Er is iets aan de hand op het plein.")
    press(page, "Opslaan en verder")
    follow(page, "Later aanvullen")
    said(page, "Dit mist nog")
    press(page, "Signaal insturen")
    said(page, "Uw signaal is ontvangen maar nog niet volledig.")
    missing = page.locator("main").get_by_role("link").filter(has_text="partner")
    missing.first.click()
    pick(page, "Organisatie", "Politie")
    page.get_by_label("Contact").fill("wijkagent@lindehaven.example")
    press(page, "Partner toevoegen")
    page.goto(page.url.replace("/partners/", "/aanleiding/"))
    expect(page.get_by_label("Wat is de aanleiding?")).to_have_value("Er is iets aan de hand op het plein.")
    page.get_by_label("Wat wilt u bereiken?").fill("Dat het rustig wordt.")
    press(page, "Opslaan")
    expect(page.locator("main")).to_contain_text("Volledig, op triage")
