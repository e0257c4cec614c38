"""A document in a case: brought in, fetched by another member, not there for anybody else, and shown as gone out."""

import re

from playwright.sync_api import expect

from .steps import follow, item, key_in, press, said

BRIEF = {"name": "brief huisarts.txt", "mimeType": "text/plain", "buffer": b"De huisarts ziet hem elke week.\n"}
LIEGT = {"name": "foto.png", "mimeType": "image/png", "buffer": b"De huisarts ziet hem elke week.\n"}


def test_a_document_is_brought_in_fetched_and_shown_as_gone_out(as_person):
    police = as_person("Mark de Boer")
    police.goto("/casussen/?fase=uitvoering")
    police.locator("main tbody tr").filter(has_text="Huishouden").first.get_by_role("link").first.click()
    police.wait_for_url(re.compile(r"/casussen/[0-9a-f-]{36}/$"))
    casus = f"/casussen/{key_in(police.url)}/"
    _bring_in(police, casus, LIEGT)
    said(police, "Dat klopt niet met elkaar.")
    police.get_by_label("Document").set_input_files(files=[BRIEF])
    press(police, "Inbrengen")
    said(police, "brief huisarts.txt")

    chair = as_person("Ruben Haverkort")
    chair.goto(f"{casus}informatie/")
    link = chair.get_by_role("link", name="brief huisarts.txt").first
    address = link.get_attribute("href")
    with chair.expect_download() as download:
        link.click()
    assert download.value.suggested_filename == "brief huisarts.txt"
    with open(download.value.path(), "rb") as fetched:
        assert fetched.read() == BRIEF["buffer"]

    outsider = as_person("Hanneke Vermaat")
    assert outsider.goto(address).status == 404
    said(outsider, "niet")

    chair.goto(f"{casus}dossier/")
    follow(chair, "Wat ging de deur uit")
    row = chair.locator("main tbody tr").filter(has_text="Inzien van een document").first
    expect(row).to_contain_text("Gemeente Lindehaven")
    expect(row).to_contain_text("Ruben Haverkort")
    fg = as_person("Sanne Oosterling")
    fg.goto("/verstrekkingen/")
    said(fg, "Inzien van een document")


def _bring_in(page, casus, file):
    item(page, casus, "Brief van de huisarts, met wat hij ziet.")
    page.get_by_label("Document").set_input_files(files=[file])
    press(page, "Inbrengen")
