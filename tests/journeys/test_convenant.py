"""A signature gives access and its withdrawal takes it, at once; an item is narrowed by its source alone."""

import re

from playwright.sync_api import expect

from .steps import follow, in_days, item, key_in, pick, press, said

TEKST = "De buurvrouw past op de kinderen als het misgaat."


def test_an_organisation_signs_and_its_people_get_in(as_person):
    member, manager = as_person("Kim Visser"), as_person("Hanneke Vermaat")
    casus = _household(member)
    manager.goto("/samenwerking/convenanten/")
    manager.locator("main").get_by_role("link", name="Convenant Veiligheidshuis Lindehaven", exact=True).click()
    _signature(manager, "Jeugdbescherming", "Intrekken")
    manager.get_by_label("Reden").fill("Het bestuur wil eerst een nieuw besluit.")
    press(manager, "Gevolgen bekijken")
    said(manager, "Kim Visser")
    assert member.goto(casus).status == 200
    press(manager, "Doorvoeren")
    said(manager, "De ondertekening is ingetrokken.")
    assert member.goto(casus).status == 404

    covenant = manager.url
    manager.goto(f"{casus}toegang/")
    pick(manager, "Wat leest", "Kim Visser")
    press(manager, "Tonen")
    said(manager, "heeft haar ondertekening ingetrokken")

    manager.goto(covenant)
    _signature(manager, "Jeugdbescherming", "Ondertekening vastleggen")
    manager.get_by_label("Ondertekend door").fill("T. Verhoeven, bestuurder")
    manager.get_by_label("Geldt vanaf").fill(in_days(0))
    press(manager, "Gevolgen bekijken")
    said(manager, "Kim Visser")
    assert member.goto(casus).status == 404
    press(manager, "Doorvoeren")
    said(manager, "De ondertekening is vastgelegd.")
    said(manager, "T. Verhoeven, bestuurder")
    assert member.goto(casus).status == 200


def test_an_item_is_narrowed_by_its_source(as_person):
    source, police, other = (as_person(naam) for naam in ("Yusuf Demir", "Mark de Boer", "Samira Yildiz"))
    casus = _household(source)
    item(source, casus, TEKST)
    press(source, "Inbrengen")
    for reader in (police, other):
        reader.goto(f"{casus}informatie/")
        said(reader, TEKST)

    mine = source.locator(".rh-inbreng").filter(has_text=TEKST)
    follow(mine, "Wie mag dit lezen?")
    audience = source.url
    source.get_by_label("Alleen genoemde onderdelen").check()
    source.get_by_label(re.compile("Basisteam Lindehaven")).check()
    press(source, "Opslaan")
    lost = source.locator(".rh-kaart").filter(has_text="niet meer")
    expect(lost).to_contain_text("Samira Yildiz")
    expect(lost).not_to_contain_text("Mark de Boer")
    other.reload()
    said(other, TEKST)
    press(source, "Doorvoeren")
    said(source, "Vastgelegd wie dit mag lezen.")

    for screen in ("dossier/", "toegang/", "informatie/"):
        other.goto(f"{casus}{screen}")
        expect(other.locator("main")).not_to_contain_text("De buurvrouw past op")
    police.reload()
    said(police, TEKST)
    police.goto(audience)
    police.get_by_label("Alle leden van de casus").check()
    press(police, "Opslaan")
    said(police, "Dit mag u niet doen")
    other.reload()
    expect(other.locator("main")).not_to_contain_text(TEKST)


def _household(page):
    """The case of the big family, as one of its members finds it."""
    page.goto("/casussen/?fase=uitvoering")
    page.locator("main tbody tr").filter(has_text="Huishouden").first.get_by_role("link").first.click()
    page.wait_for_url(re.compile(r"/casussen/[0-9a-f-]{36}/$"))
    return f"/casussen/{key_in(page.url)}/"


def _signature(page, organisatie, wat):
    """Follow what can be done about the signature of an organisation."""
    row = page.get_by_role("table", name="Ondertekening per organisatie").locator("tbody tr")
    row.filter(has=page.get_by_role("rowheader", name=organisatie, exact=True)).get_by_role("link", name=wat).click()
