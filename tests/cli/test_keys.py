"""Keys are made once, closed to others, outside the data; never silently replaced."""

import stat

import pytest

from regiehuis.cli import keys
from regiehuis.cli.keys import KeysMissing


def test_keys_lie_beside_the_data_not_in_them(tmp_path, monkeypatch):
    monkeypatch.delenv("REGIEHUIS_KEYS_DIR", raising=False)
    data = tmp_path / "data"
    assert data not in [keys.folder(data), *keys.folder(data).parents]
    monkeypatch.setenv("REGIEHUIS_KEYS_DIR", str(tmp_path / "elsewhere"))
    assert keys.folder(data) == tmp_path / "elsewhere"


def test_keys_are_made_once_and_closed_to_others(tmp_path):
    place = tmp_path / "keys"
    made = keys.load(place, create=True)
    assert keys.load(place, create=True) == made == keys.load(place, create=False)
    values = [getattr(made, path.name) for path in place.iterdir()]
    assert len(set(values)) == 6 and all(len(value) == 64 for value in values)
    assert stat.S_IMODE(place.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in place.iterdir()} == {0o600}


def test_keys_of_existing_data_are_never_made_anew(tmp_path):
    keys.load(tmp_path, create=True)
    (tmp_path / "bsn_key").unlink()
    with pytest.raises(KeysMissing, match="bsn_key"):
        keys.load(tmp_path, create=False)
    assert not (tmp_path / "bsn_key").exists()
