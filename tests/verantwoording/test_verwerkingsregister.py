"""The register is written from what is configured now: whatever changes there changes here (R40)."""

import csv
import io
import json
from collections.abc import Callable

import pytest

from regiehuis.convenanten.models import Autorisatieregel, Convenant, Informatiecategorie, Ondertekening, Regime
from regiehuis.kern.errors import NotFound
from regiehuis.samenwerking.models import Functie
from regiehuis.verantwoording.queries.verwerkingsregister import take_verwerkingsregister, verwerkingsregister
from tests.access.test_screens import browser
from tests.cast import DAG, MENSEN, act, cid

pytestmark = pytest.mark.django_db
READERS = ("fg", "ketenmanager")


def told(wie: str = "ketenmanager") -> str:
    """Everything the register says."""
    with act(wie) as asker:
        return "\n".join(" | ".join(line) for line in verwerkingsregister(asker).lines())


def _longer() -> None:
    Regime.objects.filter(id=cid("regime")).update(bewaartermijn_jaren=9)


def _unsigned() -> None:
    Ondertekening.objects.filter(id=cid("ondertekening_ggz")).update(tot=DAG)


def _unread() -> None:
    Autorisatieregel.objects.filter(onderdeel_id=cid("om_parket")).delete()


def _renamed() -> None:
    Informatiecategorie.objects.filter(id=cid("categorie_medisch")).update(naam="Behandeling")


def _purpose() -> None:
    Convenant.objects.filter(id=cid("convenant")).update(doel="Een heel ander doel")


def _function() -> None:
    Functie.objects.filter(id=cid("functie_lid_liaison")).update(soort="informatieanalist")


@pytest.mark.parametrize(
    ("change", "gone", "come"),
    [
        (_longer, "5 jaar", "9 jaar"),
        (_unsigned, "Ggz (sinds", ""),
        (_unread, "Om, Om parket:", ""),
        (_renamed, "", "Behandeling ("),
        (_purpose, "", "Een heel ander doel"),
        (_function, "", "Informatieanalist: 2"),
    ],
)
def test_a_change_in_the_configuration_changes_the_register(change: Callable[[], None], gone: str, come: str) -> None:
    before = told()
    assert gone in before and (not come or come not in before)
    with act("ketenmanager"):
        change()
    after = told()
    assert after != before and come in after and (not gone or gone not in after)


def test_what_a_lawyer_did_not_confirm_is_said() -> None:
    assert "Een jurist" in told()


def test_fg_and_ketenmanager_and_nobody_else() -> None:
    for wie in MENSEN:
        with act(wie) as asker:
            if wie in READERS:
                assert verwerkingsregister(asker).verwerkingen
                continue
            with pytest.raises(NotFound):
                verwerkingsregister(asker)
            with pytest.raises(NotFound):
                take_verwerkingsregister(asker, "csv")


def test_the_files_say_what_the_screen_says_and_are_disclosures() -> None:
    client = browser("fg")
    page = client.get("/verwerkingsregister/").content.decode()
    whole = json.loads(client.get("/verwerkingsregister/json/").content)
    lines = list(csv.reader(io.StringIO(client.get("/verwerkingsregister/csv/").content.decode()), delimiter=";"))[1:]
    assert client.get("/verwerkingsregister/pdf/").content.startswith(b"%PDF")
    assert client.get("/verwerkingsregister/xlsx/").status_code == 404
    values = [v for deel in whole["delen"] for rubriek in deel["rubrieken"] for v in rubriek["waarden"]]
    assert len(values) == len(lines) > 20
    assert "Wie samen verantwoordelijk zijn" in page and "Politie basisteam" in page
    assert "Register van verwerkingen" not in told("fg")
    assert "Verwerkingsverantwoordelijken van het huis: 3 keer" in told("fg")
    assert "3 keer" not in told("ketenmanager")
