"""Copies the pinned CSS, JavaScript, fonts and icons into the repository.

Maintainers only: `npm ci --ignore-scripts --legacy-peer-deps` in frontend/, then `python frontend/scripts/vendor.py`.
The output is committed with its licences and a manifest of hashes; users and tests need no Node.
"""

import hashlib
import json
import re
import shutil
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
FRONTEND = ROOT / "frontend"
MODULES = FRONTEND / "node_modules"
OUTPUT = ROOT / "regiehuis" / "web" / "static" / "vendor"
# A reference to a source map that is not shipped breaks collectstatic with a manifest.
SOURCE_MAP = re.compile(rb"(?:/\*|//)[#@] sourceMappingURL=[^\s*]*(?:\s*\*/)?")
DRAWING = re.compile(r"<svg[^>]*>(?P<shapes>.*)</svg>", re.DOTALL)
EMPTY_BOX = '<path stroke="none" d="M0 0h24v24H0z" fill="none" />'


def read_parts(package: Path, source: str | list[str]) -> bytes:
    """The text of one file, or of several joined, without source-map comments."""
    sources = [source] if isinstance(source, str) else source
    data = b"\n".join((package / name).read_bytes() for name in sources)
    is_text = sources[0].endswith((".css", ".js"))
    return SOURCE_MAP.sub(b"", data) if is_text else data


def draw_sprite(folder: Path, names: list[str]) -> bytes:
    """One SVG with a symbol per icon; colour and stroke come from the page."""
    symbols = []
    for name in sorted(names):
        found = DRAWING.search((folder / f"{name}.svg").read_text())
        if found is None:
            raise SystemExit(f"{name}: not an SVG")
        shapes = "".join(line.strip() for line in found["shapes"].replace(EMPTY_BOX, "").splitlines())
        symbols.append(f'<symbol id="{name}" viewBox="0 0 24 24">{shapes}</symbol>')
    return ('<svg xmlns="http://www.w3.org/2000/svg">\n' + "\n".join(symbols) + "\n</svg>\n").encode()


def write_entry(entry: dict[str, Any], data: bytes, locked: dict[str, Any]) -> dict[str, str]:
    """Writes one file and its licence; gives its line of the manifest."""
    target = ROOT / entry["to"]
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)
    spdx, licence = entry["license"]
    shutil.copyfile(MODULES / entry["package"] / licence, target.parent / "LICENSE")
    return {
        "path": entry["to"],
        "package": entry["package"],
        "version": locked["version"],
        "integrity": locked["integrity"],
        "license": spdx,
        "sha256": hashlib.sha256(data).hexdigest(),
    }


def main() -> None:
    """Writes everything named in vendor.toml and the manifest."""
    lock = json.loads((FRONTEND / "package-lock.json").read_text())["packages"]
    wanted = tomllib.loads((FRONTEND / "vendor.toml").read_text())
    shutil.rmtree(OUTPUT, ignore_errors=True)
    manifest = []
    for entry in wanted["file"]:
        data = read_parts(MODULES / entry["package"], entry["from"])
        manifest.append(write_entry(entry, data, lock[f"node_modules/{entry['package']}"]))
    sprite = wanted["sprite"]
    data = draw_sprite(MODULES / sprite["package"] / sprite["folder"], sprite["names"])
    manifest.append(write_entry(sprite, data, lock[f"node_modules/{sprite['package']}"]))
    (OUTPUT / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n")


if __name__ == "__main__":
    main()
