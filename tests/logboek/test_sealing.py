"""Sealing: batches, latecomers, houses side by side, heads outside the database (R33)."""

import json
import stat
from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import override_settings

from regiehuis.kern.models import new_id
from regiehuis.logboek.rules import GEEN_HUIS
from regiehuis.logboek.sealing import export_heads, read_heads, seal_new
from tests.logboek.conftest import ANDER_HUIS, HUIS, Superuser


@pytest.mark.parametrize("role", ["regiehuis_worker", "regiehuis_owner"])
@pytest.mark.parametrize("batch", [1, 2, 5, 7, 1000])
def test_all_rows_are_sealed_once_in_any_batch(superuser: Superuser, role: str, batch: int) -> None:
    superuser.log(3)
    superuser.log(2, huis_id=ANDER_HUIS)
    superuser.log(2)
    assert superuser.verify().onverzegeld == 7
    assert superuser.seal(role=role, batch=batch) == 7
    assert superuser.seal(role=role, batch=batch) == 0
    verslag = superuser.verify()
    assert (verslag.is_intact, verslag.verzegeld, verslag.onverzegeld, verslag.koppen) == (True, 7, 0, 2)
    assert {huis: kop.volgnummer for huis, kop in read_heads().items()} == {HUIS: 5, ANDER_HUIS: 2}


def test_rows_of_the_last_seconds_wait(superuser: Superuser) -> None:
    superuser.log(2)
    assert seal_new(moment=datetime.now(UTC), using="owner") == 0
    verslag = superuser.verify(with_heads=False)
    assert (verslag.is_intact, verslag.verzegeld, verslag.onverzegeld) == (True, 0, 2)


def test_a_row_committed_late_is_sealed_after_younger_ones(superuser: Superuser) -> None:
    superuser.log(2)
    superuser.seal()
    late = new_id()
    superuser.tamper(
        "INSERT INTO logboek_logregel (id, moment, veiligheidshuis_id, handeling, object_soort)"
        " VALUES (%s, clock_timestamp() - interval '20 minutes', %s, 'lezen', 'casus')",
        [late, HUIS],
    )
    verslag = superuser.verify()
    assert (verslag.is_intact, verslag.onverzegeld) == (True, 1)
    assert superuser.seal() == 1
    assert superuser.verify().is_intact
    assert superuser.run("SELECT volgnummer FROM logboek_zegel WHERE regel_id = %s", [late]) == [(3,)]


def test_rows_of_no_house_are_sealed_in_a_chain_of_their_own(superuser: Superuser) -> None:
    superuser.run(
        "INSERT INTO logboek_logregel (handeling, object_soort) VALUES ('weigering', 'medewerker')",
        role="regiehuis_web",
    )
    superuser.seal()
    assert set(read_heads()) == {GEEN_HUIS}


def test_heads_are_appended_when_they_changed(superuser: Superuser) -> None:
    superuser.log(2)
    superuser.seal()
    assert export_heads(superuser.heads_path, using="owner") == 0
    superuser.log(1)
    superuser.seal()
    heads = [json.loads(line) for line in superuser.heads_path.read_text().splitlines()]
    assert [(head["huis"], head["volgnummer"]) for head in heads] == [(str(HUIS), 2), (str(HUIS), 3)]
    assert all(len(head["hash"]) == 64 and datetime.fromisoformat(head["moment"]).tzinfo for head in heads)
    assert stat.S_IMODE(superuser.heads_path.stat().st_mode) == 0o600


@pytest.mark.parametrize("key", ["", "geen hex", "ab" * 16])
def test_without_a_proper_key_nothing_is_sealed(superuser: Superuser, key: str) -> None:
    with override_settings(LOGBOEK_KEY=key), pytest.raises(ImproperlyConfigured):
        seal_new(moment=datetime.now(UTC) + timedelta(minutes=1), using="owner")


def test_a_log_without_seals_needs_no_heads(superuser: Superuser) -> None:
    superuser.log()
    verslag = superuser.verify()
    assert (verslag.is_intact, verslag.onverzegeld, verslag.koppen) == (True, 1, 0)
