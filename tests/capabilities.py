"""What a test may need that a machine need not have; the summary of a run names what is absent."""

import os
import shutil
from importlib.util import find_spec
from pathlib import Path

import pytest

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
AANBIEDER = Path(__file__).resolve().parent / "oidc" / "node_modules" / "oidc-provider"
REAL_DATA = Path(__file__).resolve().parents[2] / "shared" / "data"


def chromium() -> str | None:
    """The path of a Chromium on this machine."""
    named = os.environ.get("REGIEHUIS_CHROMIUM")
    return named or next((path for name in CHROMIUM_NAMES if (path := shutil.which(name))), None)


def aanbieder() -> bool:
    """Whether the OpenID provider of the tests of sign-in is installed, and the Node that runs it."""
    return shutil.which("node") is not None and AANBIEDER.is_dir()


def spark() -> bool:
    """Whether pyspark is installed, and the Java that it runs on."""
    return find_spec("pyspark") is not None and bool(os.environ.get("JAVA_HOME") or shutil.which("java"))


def is_root() -> bool:
    """Whether tests may become another user."""
    return os.geteuid() == 0


needs_chromium = pytest.mark.skipif(chromium() is None, reason="Chromium is not installed")
needs_aanbieder = pytest.mark.skipif(not aanbieder(), reason="the OpenID provider is not installed")
needs_spark = pytest.mark.skipif(not spark(), reason="pyspark or Java is not installed")
needs_root = pytest.mark.skipif(not is_root(), reason="only root can become another user")
needs_real_data = pytest.mark.skipif(not REAL_DATA.is_dir(), reason="the real data are not on this machine")


def missing() -> list[str]:
    """One line for each capability that is absent here."""
    lines = []
    if chromium() is None:
        lines.append("journeys in a browser (Chromium is not installed: apt-get install chromium)")
    if not aanbieder():
        lines.append("sign-in by an OpenID provider (not installed: apt-get install nodejs npm, then make oidc)")
    if not spark():
        lines.append("linkage on Spark (not installed: apt-get install default-jre-headless, then make spark-test)")
    if not is_root():
        lines.append("dropping from root to another user (these tests do not run as root)")
    if not REAL_DATA.is_dir():
        lines.append("real data (../shared/data is absent)")
    return lines
