"""The FG draws a sample of the log, judges it, makes a finding of a row, and takes the rows along signed (R35, R15)."""

import json
from collections.abc import Callable

from playwright.sync_api import Page, expect

from regiehuis.logboek.uitvoer import check_uitvoer


def test_the_fg_draws_judges_and_closes_a_sample(as_person: Callable[[str], Page]) -> None:
    officer = as_person("Sanne Oosterling")
    officer.goto("/toezicht/")
    officer.get_by_role("link", name="Steekproeven").click()
    officer.get_by_role("link", name="Steekproef trekken").click()
    officer.get_by_label("Besluiten en wijzigingen").check()
    officer.get_by_label("Hoeveel regels?").fill("101")
    officer.get_by_role("button", name="Trekken").click()
    expect(officer.get_by_text("Vul een getal in van 1 tot en met 100.").first).to_be_visible()
    officer.get_by_label("Hoeveel regels?").fill("2")
    officer.get_by_role("button", name="Trekken").click()
    expect(officer.get_by_text("De steekproef is getrokken.")).to_be_visible()

    officer.get_by_role("link", name="Besluiten en wijzigingen").first.click()
    sample = officer.url
    expect(officer.get_by_role("link", name="Afsluiten")).to_have_count(0)
    officer.get_by_role("link", name="Regel 1 beoordelen").click()
    officer.get_by_label("Rechtmatig", exact=True).check()
    officer.get_by_role("button", name="Opslaan").click()
    officer.get_by_role("link", name="Regel 2 beoordelen").click()
    officer.get_by_label("Niet rechtmatig").check()
    officer.get_by_role("button", name="Opslaan").click()
    expect(officer.get_by_text("Vul in waarom.").first).to_be_visible()
    officer.get_by_role("textbox", name="Waarom?").fill("Geen taak in deze zaak.")
    officer.get_by_role("button", name="Opslaan").click()
    expect(officer.get_by_text("Geen taak in deze zaak.")).to_be_visible()

    officer.get_by_role("link", name="Bevinding vastleggen bij regel 2").click()
    officer.get_by_label("Onderwerp").fill("Gewijzigd zonder taak")
    officer.get_by_label("Wat is er bevonden?").fill("Nagaan waarom dit is gewijzigd.")
    officer.get_by_label("Wie volgt dit op?").select_option(index=1)
    day = officer.evaluate("new Date(Date.now() + 7 * 864e5).toLocaleDateString('nl-NL')")
    officer.get_by_label("Opvolgen voor").fill(day)
    officer.get_by_role("button", name="Vastleggen").click()
    officer.goto(sample)
    expect(officer.get_by_role("link", name="Gewijzigd zonder taak")).to_be_visible()
    officer.get_by_role("link", name="Afsluiten").click()
    officer.get_by_label("Wat is de conclusie?").fill("Een van de twee was niet rechtmatig.")
    officer.get_by_role("button", name="Afsluiten").click()
    expect(officer.get_by_text("Een van de twee was niet rechtmatig.")).to_be_visible()
    expect(officer.get_by_role("link", name="Regel 1 beoordelen")).to_have_count(0)


def test_the_fg_takes_a_search_of_the_log_along(as_person: Callable[[str], Page]) -> None:
    officer = as_person("Sanne Oosterling")
    officer.goto("/logboek/?handeling=zoeken")
    with officer.expect_download() as waiting:
        officer.get_by_role("link", name="Uitvoer voor de audit").click()
    data = waiting.value.path().read_bytes()
    found = check_uitvoer(data)
    assert found.is_goed and found.regels > 0
    assert {row["handeling"] for row in json.loads(data)["inhoud"]["regels"]} == {"zoeken"}
