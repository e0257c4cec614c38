"""Counting what somebody does with his hands: fields that a page asks, clicks, keystrokes, and which are own words."""

import re
from dataclasses import dataclass

from playwright.sync_api import Locator, Page

FIELDS = """form => new Set([...document.querySelectorAll(`main ${form} :is(input, select, textarea)`)]
    .filter(field => field.name && field.type !== 'hidden' && field.checkVisibility())
    .map(field => field.form.action + ' ' + field.name)).size"""


@dataclass
class Toetsenbord:
    """The keyboard of a page, that counts what is pressed."""

    page: Page
    aantal: int = 0
    eigen: int = 0

    def press(self, *keys: str) -> None:
        """Press keys, one after another."""
        for key in keys:
            self.page.wait_for_load_state()  # a page answers to its keys once it is there
            self.page.keyboard.press(key)
            self.aantal += 1

    def type(self, text: str, *, eigen: bool = False) -> None:
        """Type a text; `eigen` when these are the words that the matter itself asks."""
        self.page.keyboard.type(text)
        self.aantal += len(text)
        self.eigen += len(text) if eigen else 0


@dataclass
class Hand(Toetsenbord):
    """Keyboard and mouse of a page; `velden` grows with each form that is looked at."""

    velden: int = 0
    klikken: int = 0
    bladzijden: int = 0

    def look(self, form: str = "form") -> None:
        """A page that somebody has to read: its fields count, filled in or not."""
        self.page.wait_for_load_state()
        self.velden += self.page.evaluate(FIELDS, form)
        self.bladzijden += 1

    def click(self, what: Locator) -> None:
        """One click."""
        what.click()
        self.klikken += 1

    def press_button(self, name: str) -> None:
        """Click the button with this name, and wait for the page that it leads to."""
        self.click(self.page.get_by_role("button", name=name, exact=True))
        self.page.wait_for_load_state()

    def choose(self, label: str) -> None:
        """Click what is labelled so: one of a few."""
        self.click(self.page.get_by_label(label, exact=True))

    def pick(self, label: str, letters: str) -> None:
        """Click a list and type until it stands there."""
        self.click(self.page.get_by_label(re.compile(f"^{label}")).first)
        self.page.keyboard.press("Escape")  # the list drops down on a real screen; it takes the letters closed, too
        self.type(letters)

    def write(self, label: str, text: str) -> None:
        """Click a box and type one's own words."""
        self.click(self.page.get_by_label(re.compile(f"^{label}")).first)
        self.type(text, eigen=True)

    def line(self, what: str) -> str:
        """What was counted, in one line."""
        words = f"{self.aantal} keystrokes of which {self.eigen} are own words"
        return f"{what}: {self.bladzijden} pages, {self.velden} fields, {self.klikken} clicks, {words}"
