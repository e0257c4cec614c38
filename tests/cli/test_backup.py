"""Back-up and restore from the command line: whole or not at all, and destroyed stays destroyed (R36)."""

import shutil
import subprocess
import sys
import tempfile
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pyrage
import pytest

from regiehuis.cli import database, keys
from regiehuis.cli.postgres import Server
from tests.cli.test_main import REFUSED, environment
from tests.cli.test_nieuw_huis import GIVEN

KEY = pyrage.x25519.Identity.generate()
OTHER = pyrage.x25519.Identity.generate()
CASE = "0190aaaa-0000-7000-8000-000000000001"
PERSON = "0190aaaa-0000-7000-8000-000000000002"
GONE_CASE = "0190bbbb-0000-7000-8000-000000000001"
GONE_PERSON = "0190bbbb-0000-7000-8000-000000000002"
# Erased from a case that stays, on a request that names him too.
ERASED_PERSON = "0190cccc-0000-7000-8000-000000000002"
ERASED_PLACE = "0190cccc-0000-7000-8000-000000000003"


def run(command: str, *arguments: str, data_dir: Path):
    asked = [sys.executable, "-m", "regiehuis", command, *arguments, "--soort", "test", "--data-dir", str(data_dir)]
    return subprocess.run(asked, capture_output=True, text=True, check=False, env=environment(), timeout=600)


def as_owner(data_dir: Path, *statements: str | Callable[[psycopg.Connection], None]) -> list[tuple]:
    """Rows of the last statement, asked of a server that runs for as long as that takes."""
    server = Server(data_dir, soort="test")
    with server.running():
        urls = database.urls(server, keys.load(keys.folder(server.data_dir), create=False))
        with psycopg.connect(urls.owner) as owner:
            owner.execute("SELECT set_config('regiehuis.moment', now()::text, false)")
            rows = []
            for statement in statements:
                if callable(statement):
                    statement(owner)
                    continue
                found = owner.execute(statement)
                rows = found.fetchall() if found.description else []
            return rows


EMPTY = {"uuid": None, "boolean": False, "date": "2026-03-10", "timestamp with time zone": "2026-03-10", "ARRAY": "{}"}


def insert(owner: psycopg.Connection, table: str, **given: object) -> str:
    """A row with what is given, and something empty in every other column that must be filled; its key."""
    columns = owner.execute(
        "SELECT column_name, data_type FROM information_schema.columns WHERE table_name = %s AND is_nullable = 'NO'"
        " AND column_default IS NULL",
        [table],
    ).fetchall()
    row = {"id": str(uuid.uuid4())} | given
    for name, kind in columns:
        row.setdefault(name, EMPTY.get(kind, "10:00" if kind.startswith("time") else 1 if "int" in kind else ""))
    names = ", ".join(f'"{name}"' for name in row)
    owner.execute(f"INSERT INTO {table} ({names}) VALUES ({', '.join(['%s'] * len(row))})", list(row.values()))
    return str(row["id"])


def one(owner: psycopg.Connection, table: str) -> str:
    found = owner.execute(f"SELECT id FROM {table} LIMIT 1").fetchone()
    assert found
    return str(found[0])


def furnish(owner: psycopg.Connection) -> None:
    """Two closed cases, each of one person."""
    huis = {"veiligheidshuis_id": one(owner, "samenwerking_veiligheidshuis")}
    medewerker = one(owner, "samenwerking_medewerker")
    regime = one(owner, "convenanten_regime")
    thema = insert(owner, "samenwerking_thema", naam="Thema", **huis)
    form = insert(owner, "samenwerking_overlegvorm", naam="Overleg", soort="casusoverleg", **huis)
    convenant = insert(owner, "convenanten_convenant", naam="Convenant", regime_id=regime, **huis)
    for case, person, name, number in (
        (CASE, PERSON, "Blijver", "2026-0001"),
        (GONE_CASE, GONE_PERSON, "Verdwijner", "2026-0002"),
    ):
        insert(owner, "personen_persoon", id=person, achternaam=name, **huis)
        what = {"convenant_id": convenant, "thema_id": thema, "overlegvorm_id": form, "nummer": number}
        who = {"soort": "persoon", "fase": "afgesloten", "procesregisseur_id": medewerker}
        insert(owner, "casussen_casus", id=case, aanleiding=f"Over {name}", **what, **who, **huis)
        insert(owner, "casussen_casuspersoon", casus_id=case, persoon_id=person, rol="verdachte")
    insert(owner, "personen_persoon", id=ERASED_PERSON, achternaam="Gewist", **huis)
    insert(owner, "casussen_casuspersoon", id=ERASED_PLACE, casus_id=CASE, persoon_id=ERASED_PERSON, rol="getuige")
    asked = {"nummer": "VZ-2026-0001", "soort": "wissing", "achternaam": "Gewist", "uitkomst": "toegewezen"}
    asked |= {"identiteit_op": "2026-03-10", "gesloten_op": "2026-03-10", "vastgelegd_door_id": medewerker}
    insert(owner, "verantwoording_verzoek", personen=[ERASED_PERSON], **asked, **huis)


@pytest.fixture(scope="module")
def house() -> Iterator[Path]:
    """A house with two closed cases, one of which is destroyed after the back-up."""
    folder = Path(tempfile.mkdtemp(prefix="regiehuis-test-"))
    folder.chmod(0o755)
    data_dir = folder / "huis"
    options = [part for name, value in GIVEN.items() for part in (f"--{name}", value)]
    made = run("nieuw-huis", *options, data_dir=data_dir)
    assert made.returncode == 0, made.stderr
    (folder / "sleutel.txt").write_text(f"# age\n{KEY}\n")
    (folder / "andere.txt").write_text(f"{OTHER}\n")
    (data_dir / "bestanden").mkdir()
    (data_dir / "bestanden" / "stuk").write_bytes(b"inhoud" * 1000)
    as_owner(data_dir, furnish)
    ran = run("backup", str(folder / "huis.age"), "--to", str(KEY.to_public()), data_dir=data_dir)
    assert ran.returncode == 0, ran.stderr
    as_owner(
        data_dir,
        f"SELECT regiehuis_vernietig(gen_random_uuid(), '{GONE_CASE}', 'casus', regiehuis_begin_van('{GONE_CASE}'),"
        " '{}', NULL, true)",
        f"SELECT regiehuis_vernietig(gen_random_uuid(), '{CASE}', 'persoon',"
        f" jsonb_build_object('casussen_casuspersoon', jsonb_build_array('{ERASED_PLACE}')), '{{}}', NULL, true)",
    )
    ran = run("backup", str(folder / "later.age"), "--to", str(KEY.to_public()), data_dir=data_dir)
    assert ran.returncode == 0, ran.stderr
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


def target(house: Path, name: str, *, own_keys: bool = False) -> Path:
    """An empty installation; with the keys and the journal of the house, unless it gets its own."""
    data_dir = house / name
    shutil.rmtree(data_dir, ignore_errors=True)
    if not own_keys:
        shutil.copytree(keys.folder(house / "huis"), keys.folder(data_dir), dirs_exist_ok=True)
    return data_dir


def restore(house: Path, data_dir: Path, file: str = "huis.age", identity: str = "sleutel.txt", *more: str):
    return run("restore", str(house / file), "--identity", str(house / identity), *more, data_dir=data_dir)


def test_a_back_up_shows_nothing_without_its_key(house):
    content = (house / "huis.age").read_bytes()
    assert content.startswith(b"age-encryption.org/v1") and b"Blijver" not in content and b"PGDMP" not in content
    again = run("backup", str(house / "huis.age"), "--to", str(KEY.to_public()), data_dir=house / "huis")
    assert again.returncode == REFUSED and "bestaat al" in again.stderr
    wrong = run("backup", str(house / "x.age"), "--to", "age1onzin", data_dir=house / "huis")
    assert wrong.returncode == REFUSED and "publieke sleutel" in wrong.stderr and not (house / "x.age").exists()


def test_what_was_destroyed_after_the_back_up_stays_destroyed(house):
    data_dir = target(house, "terug")
    ran = restore(house, data_dir)
    assert ran.returncode == 0, ran.stderr
    assert "2 vernietigingen van daarna zijn opnieuw uitgevoerd" in ran.stdout
    names = as_owner(data_dir, "SELECT achternaam FROM personen_persoon")
    assert names == [("Blijver",)]
    assert as_owner(data_dir, "SELECT nummer FROM casussen_casus") == [("2026-0001",)]
    assert as_owner(data_dir, "SELECT count(*) FROM verantwoording_vernietiging") == [(2,)]
    assert as_owner(data_dir, "SELECT count(*) FROM verantwoording_verzoek") == [(0,)]
    assert (data_dir / "bestanden" / "stuk").read_bytes() == b"inhoud" * 1000
    told = as_owner(data_dir, "SELECT doel FROM logboek_logregel WHERE object_soort = 'installatie'")
    assert len(told) == 1 and "2 vernietigingen" in told[0][0]
    again = restore(house, data_dir)
    assert again.returncode == REFUSED and "niet leeg" in again.stderr
    assert as_owner(data_dir, "SELECT count(*) FROM personen_persoon") == [(1,)]


def test_a_back_up_of_after_the_destruction_needs_nothing_again(house):
    data_dir = target(house, "later")
    ran = restore(house, data_dir, "later.age")
    assert ran.returncode == 0, ran.stderr
    assert "0 vernietigingen" in ran.stdout
    assert as_owner(data_dir, "SELECT achternaam FROM personen_persoon") == [("Blijver",)]


def is_empty(data_dir: Path) -> bool:
    tables = as_owner(data_dir, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")
    return tables == [(0,)] and not (data_dir / "bestanden").exists()


def test_what_is_wrong_with_a_back_up_is_told_and_nothing_is_half_done(house):
    data_dir = target(house, "fout")
    content = (house / "huis.age").read_bytes()
    (house / "kort.age").write_bytes(content[: len(content) // 2])
    (house / "onzin.age").write_bytes(b"dit is geen back-up")
    for file, identity, told in (
        ("huis.age", "andere.txt", "gaat met deze sleutel niet open"),
        ("kort.age", "sleutel.txt", "niet volledig"),
        ("onzin.age", "sleutel.txt", "niet volledig"),
        ("weg.age", "sleutel.txt", "is er niet"),
        ("huis.age", "huis.age", "niet te lezen"),
    ):
        ran = restore(house, data_dir, file, identity)
        assert ran.returncode == REFUSED and told in ran.stderr and "Traceback" not in ran.stderr, (file, ran.stderr)
    assert is_empty(data_dir)


def test_other_keys_and_an_absent_journal_are_refused(house):
    data_dir = target(house, "sleutels", own_keys=True)
    ran = restore(house, data_dir, "huis.age", "sleutel.txt", "--zonder-journaal")
    assert ran.returncode == REFUSED and "sleutels van deze installatie" in ran.stderr
    data_dir = target(house, "journaal")
    journal = keys.folder(data_dir) / "vernietigingen.jsonl"
    journal.unlink()
    ran = restore(house, data_dir)
    assert ran.returncode == REFUSED and "vernietigingsjournaal" in ran.stderr
    journal.write_text("{half")
    ran = restore(house, data_dir)
    assert ran.returncode == REFUSED and "beschadigd" in ran.stderr
    assert is_empty(data_dir)


def test_a_newer_back_up_is_refused_and_a_restore_that_was_cut_off_keeps_the_house_closed(house):
    as_owner(
        house / "huis", "INSERT INTO django_migrations (app, name, applied) VALUES ('casussen', '9999_later', now())"
    )
    ran = run("backup", str(house / "nieuwer.age"), "--to", str(KEY.to_public()), data_dir=house / "huis")
    as_owner(house / "huis", "DELETE FROM django_migrations WHERE name = '9999_later'")
    assert ran.returncode == 0, ran.stderr
    data_dir = target(house, "nieuwer")
    ran = restore(house, data_dir, "nieuwer.age")
    assert ran.returncode == REFUSED and "nieuwere versie" in ran.stderr and is_empty(data_dir)
    (data_dir / "wordt-teruggezet").touch()
    ran = run("migrate", data_dir=data_dir)
    assert ran.returncode == REFUSED and "afgebroken" in ran.stderr
    ran = restore(house, data_dir)
    assert ran.returncode == 0 and not (data_dir / "wordt-teruggezet").exists(), ran.stderr
