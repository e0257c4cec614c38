"""Emergency access: a shelter reads who stands at its door, and everybody who must know hears it at once (R18)."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

REDEN = "Er staat iemand aan de deur die bedreigd wordt en wij bereiken niemand van de casus."


def test_who_is_no_member_reads_the_main_points_for_some_hours_and_is_judged(as_person: Callable[[str], Page]) -> None:
    chair = as_person("Nadia Bouzidi")
    chair.goto("/casussen/?fase=uitvoering")
    number = chair.locator("#lijst tbody th a").first.inner_text()

    shelter = as_person("Erik Noordam")
    shelter.goto(f"/casussen/?q={number}")
    expect(shelter.get_by_text(number, exact=True)).to_have_count(0)
    shelter.goto("/casussen/")
    shelter.get_by_role("link", name="Noodtoegang").click()
    shelter.get_by_role("link", name="Noodtoegang vragen").click()
    shelter.get_by_label("Wat is er nu aan de hand?").fill(REDEN)
    shelter.get_by_label("Casusnummer").fill("2020-9999")
    shelter.get_by_role("button", name="Noodtoegang nemen").click()
    expect(shelter.get_by_text("Niets gevonden dat u zo kunt openen").first).to_be_visible()
    expect(shelter.get_by_label("Wat is er nu aan de hand?")).to_have_value(REDEN)
    shelter.get_by_label("Casusnummer").fill(number)
    shelter.get_by_role("button", name="Noodtoegang nemen").click()
    expect(shelter.get_by_role("heading", name=f"Noodinzage {number}")).to_be_visible()
    expect(shelter.get_by_role("heading", name="Wie u kunt bellen")).to_be_visible()
    inside = shelter.url

    officer = as_person("Sanne Oosterling")
    officer.get_by_role("button", name="Iemand nam noodtoegang tot een casus.").first.click()
    expect(officer.get_by_text(REDEN)).to_be_visible()
    expect(officer.get_by_role("button", name="Oordeel vastleggen")).to_have_count(0)

    chair.goto("/")
    chair.get_by_role("button", name="Iemand nam noodtoegang tot een casus van u").first.click()
    expect(chair.get_by_text(REDEN)).to_be_visible()
    chair.get_by_role("button", name="Nu beëindigen").click()
    chair.get_by_label("Niet terecht").check()
    chair.get_by_role("textbox", name="Waarom").fill("De piketdienst was bereikbaar.")
    chair.get_by_role("button", name="Oordeel vastleggen").click()
    expect(chair.get_by_text("Niet terecht").first).to_be_visible()

    assert shelter.goto(inside).status == 404  # type: ignore[union-attr]
