"""What is vendored is what the lock names, byte for byte; and every token of the design system has a value of ours."""

import hashlib
import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
STATIC = ROOT / "regiehuis" / "web" / "static"
VENDOR = STATIC / "vendor"
MANIFEST: list[dict[str, Any]] = json.loads((VENDOR / "manifest.json").read_text())
LOCK = json.loads((ROOT / "frontend" / "package-lock.json").read_text())
WANTED = tomllib.loads((ROOT / "frontend" / "vendor.toml").read_text())
CSS = sorted((STATIC / "css").glob("*.css"))


@pytest.mark.parametrize("entry", MANIFEST, ids=lambda entry: entry["path"])
def test_bytes_licence_and_version(entry: dict[str, Any]) -> None:
    path = ROOT / entry["path"]
    assert hashlib.sha256(path.read_bytes()).hexdigest() == entry["sha256"]
    assert (path.parent / "LICENSE").stat().st_size > 100
    locked = LOCK["packages"][f"node_modules/{entry['package']}"]
    assert (locked["version"], locked["integrity"]) == (entry["version"], entry["integrity"])


def test_the_manifest_holds_what_is_wanted_and_nothing_else_lies_there() -> None:
    named = {entry["path"] for entry in MANIFEST}
    assert named == {entry["to"] for entry in [*WANTED["file"], WANTED["sprite"]]}
    present = {str(path.relative_to(ROOT)) for path in VENDOR.rglob("*") if path.is_file()}
    assert {p for p in present if not p.endswith(("LICENSE", "manifest.json"))} <= named


def test_versions_are_exact_and_the_lock_names_no_host() -> None:
    pinned = json.loads((ROOT / "frontend" / "package.json").read_text())["devDependencies"]
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in pinned.values())
    assert not any("resolved" in package for package in LOCK["packages"].values())


def test_no_proprietary_package_is_installed() -> None:
    assert not {name for name in LOCK["packages"] if re.search(r"design-system-(tokens|assets|icons)", name)}


def test_every_token_of_the_design_system_has_a_value_and_no_value_is_left_over() -> None:
    vendored = (VENDOR / "ams" / "ams.css").read_text()
    ours = "".join(path.read_text() for path in CSS)
    used = set(re.findall(r"var\((--ams-[\w-]+)", vendored + ours))
    given = set(re.findall(r"(--ams-[\w-]+)\s*:", ours))
    assert used - given - set(re.findall(r"(--ams-[\w-]+)\s*:", vendored)) == set()
    assert given - used == set()


def test_every_token_of_ours_is_defined_and_used() -> None:
    text = "".join(path.read_text() for path in CSS)
    used, given = set(re.findall(r"var\((--rh-[\w-]+)", text)), set(re.findall(r"(--rh-[\w-]+)\s*:", text))
    assert used - given == set()
    assert given - used == set()


@pytest.mark.parametrize("path", [path for path in CSS if path.name != "tokens.css"], ids=lambda path: path.name)
def test_colours_stand_in_the_token_file_only(path: Path) -> None:
    text = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.DOTALL)
    found = re.findall(r"#[0-9a-fA-F]{3,8}\b|\brgba?\(|\bhsla?\(", text)
    assert found == []


@pytest.mark.parametrize("path", [*CSS, VENDOR / "ams" / "ams.css"], ids=lambda path: path.name)
def test_css_asks_nothing_of_elsewhere(path: Path) -> None:
    text = path.read_text()
    assert not re.search(r"@import|url\(['\"]?(https?:|//|data:)|sourceMappingURL", text)


def test_every_icon_that_a_template_names_is_in_the_sprite() -> None:
    sprite = set(re.findall(r'<symbol id="([^"]+)"', (VENDOR / "icons" / "icons.svg").read_text()))
    templates = ROOT / "regiehuis" / "web" / "templates"
    named = set()
    for path in templates.rglob("*.html"):
        text = path.read_text()
        named |= set(re.findall(r'{% icoon "([\w-]+)"', text)) | set(re.findall(r'<c-[^>]*\bicoon="([\w-]+)"', text))
    assert named - sprite == set()


def _luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _palette(side: int) -> dict[str, str]:
    """The colours of one side of light-dark(): 0 is light, 1 is dark."""
    text = (STATIC / "css" / "tokens.css").read_text().partition("@media")[0]
    both = re.findall(r"--rh-([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)", text)
    single = re.findall(r"--rh-([\w-]+): (#[0-9a-f]{6});", text)
    return {name: pair[side] for name, *pair in both} | dict(single)


TEXT = [("ink", p) for p in ("surface", "body", "sunken", "raised", "warn-soft", "info-soft", "ok-soft", "err-soft")]
TEXT += [("muted", plane) for plane in ("surface", "body", "sunken", "raised")]
TEXT += [("act", plane) for plane in ("surface", "body", "sunken", "act-soft", "info-soft", "warn-soft")]
TEXT += [("err", "err-soft"), ("err", "surface"), ("ok", "ok-soft"), ("warn", "warn-soft"), ("info", "info-soft")]
TEXT += [("on-act", "act"), ("on-act", "info"), ("on-act", "ok"), ("on-err", "err"), ("on-warn", "warn-fill")]
TEXT += [("on-bar", "bar"), ("on-bar-muted", "bar")]
SHAPES = [(name, "surface") for name in ("line-strong", "act-mid", "act", "err", "ok")]
SHAPES += [(f"score-{step}", "surface") for step in range(1, 6)] + [("bar-focus", "bar")]


@pytest.mark.parametrize("side", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("front", "back", "least"), [(*pair, 4.5) for pair in TEXT] + [(*pair, 3.0) for pair in SHAPES]
)
def test_contrast(side: int, front: str, back: str, least: float) -> None:
    colours = _palette(side)
    assert _contrast(colours[front], colours[back]) >= least
