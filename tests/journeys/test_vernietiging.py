"""A closed case goes before its term: its procesregisseur decides, the system does it, a certificate stays."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from .steps import key_in, press, said


def test_a_closed_case_goes_and_a_certificate_stays(
    as_person: Callable[[str], Page], as_owner: Callable[[str], None]
) -> None:
    page = as_person("Nadia Bouzidi")
    page.goto("/casussen/?fase=nazorg")
    link = page.locator("#lijst tbody th a").last
    number, casus = link.inner_text(), link.get_attribute("href") or ""
    key = key_in(casus)
    decide = f"/bewaren/casussen/{key}/vernietigen/"

    page.goto(decide)  # R36: the aftercare still runs
    _decide(page)
    said(page, "Gegevens van een lopende casus worden niet vernietigd (R36).")

    as_owner(f"UPDATE casussen_nazorgcontrole SET gepland_op = current_date WHERE casus_id = '{key}'")
    page.goto(f"{casus}afsluiting/")
    while (check := page.get_by_role("link", name="Controle vastleggen")).count():
        check.first.click()
        page.get_by_label("Wat heeft u gezien?").fill("Het is rustig gebleven.")
        press(page, "Vastleggen")
        said(page, "De controle is vastgelegd.")

    page.goto(f"/bewaren/casussen/{key}/")
    page.get_by_role("link", name="Eerder vernietigen").click()
    press(page, "Vernietigen")
    expect(page.get_by_role("alert")).to_contain_text("Vul in op welke grond eerder wordt vernietigd.")
    expect(page.get_by_role("alert")).to_contain_text("Bevestig dat u dit weet.")
    _decide(page)
    said(page, "Besloten. Het systeem vernietigt de casus nu")

    certificate = page.get_by_role("link", name="V20").first
    for _ in range(20):
        if certificate.count():
            break
        page.wait_for_timeout(1000)
        page.reload()
    expect(page.get_by_role("link", name=f"Langer bewaren {number}", exact=True)).to_have_count(0)
    certificate.click()
    expect(page.get_by_role("heading", name="Wat is vernietigd")).to_be_visible()
    expect(page.get_by_role("row", name="Casussen 1", exact=True)).to_be_visible()
    with page.expect_download() as paper:
        page.get_by_role("link", name="Verklaring als PDF").click()
    assert paper.value.suggested_filename.endswith(".pdf")

    page.goto(f"/casussen/?q={number}")
    expect(page.locator("#lijst tbody th a")).to_have_count(0)
    assert page.goto(casus).status == 404  # type: ignore[union-attr]


def _decide(page: Page) -> None:
    page.get_by_label("Op welke grond?").fill("Een verzoek om wissing is toegewezen.")
    page.get_by_label("Ik weet dat dit niet terug te draaien is").check()
    press(page, "Vernietigen")
