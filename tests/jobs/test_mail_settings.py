"""Where mail goes, by the environment: a server, files in a demo, nowhere in a real house without one."""

import json
import os
import subprocess
import sys

import pytest

ASK = """
import json
from regiehuis import settings
print(json.dumps({name: str(getattr(settings, name, "")) for name in (
    "EMAIL_BACKEND", "EMAIL_HOST", "EMAIL_PORT", "EMAIL_HOST_PASSWORD", "EMAIL_USE_TLS", "EMAIL_FILE_PATH",
    "EMAIL_TIMEOUT", "SENDS_MAIL", "DEFAULT_FROM_EMAIL", "HOUSE_URL")}))
"""


def settings_of(**given: str) -> dict[str, str]:
    base = {name: value for name, value in os.environ.items() if not name.startswith(("EMAIL_", "REGIEHUIS_"))}
    told = subprocess.run([sys.executable, "-c", ASK], env=base | given, capture_output=True, text=True, check=True)
    return json.loads(told.stdout)


def test_a_server_named_in_the_environment() -> None:
    found = settings_of(
        EMAIL_URL="smtp://naam:ge%40heim@mail.example:587/?tls=True",
        REGIEHUIS_MAIL_FROM="huis@gemeente.example",
        REGIEHUIS_URL="https://huis.example",
    )
    assert found["EMAIL_BACKEND"].endswith("smtp.EmailBackend")
    assert (found["EMAIL_HOST"], found["EMAIL_PORT"]) == ("mail.example", "587")
    assert (found["EMAIL_HOST_PASSWORD"], found["EMAIL_USE_TLS"]) == ("ge@heim", "True")
    assert (found["SENDS_MAIL"], found["EMAIL_TIMEOUT"]) == ("True", "10")
    assert (found["DEFAULT_FROM_EMAIL"], found["HOUSE_URL"]) == ("huis@gemeente.example", "https://huis.example")


@pytest.mark.parametrize(("soort", "sends"), [("demo", "True"), ("productie", "False")])
def test_without_a_server_a_demo_writes_files_and_a_real_house_sends_nothing(tmp_path, soort: str, sends: str) -> None:
    found = settings_of(REGIEHUIS_SOORT=soort, REGIEHUIS_DATA_DIR=str(tmp_path))
    assert found["SENDS_MAIL"] == sends
    assert found["EMAIL_FILE_PATH"] == str(tmp_path / "mail")
