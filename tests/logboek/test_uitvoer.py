"""A search of the log leaves as a signed file that is checked without a database (R35, R21)."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.conf import settings

from regiehuis.cli.main import main
from regiehuis.logboek.queries import COLUMNS, list_zegels
from regiehuis.logboek.rules import BEGIN, Regel, Schakel, hash_regel, hash_schakel
from regiehuis.logboek.sealing import get_key
from regiehuis.logboek.uitvoer import (
    GEEN_UITVOER,
    Zegelplek,
    _bytes,
    _signing_key,
    check_uitvoer,
    make_uitvoer,
    public_key,
)
from tests.logboek.conftest import HUIS as CHAIN
from tests.logboek.conftest import Superuser

KEY, OTHER = bytes(range(32)), bytes(32)
HUIS = UUID(int=77)
OP = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)


def made(count: int = 4, waiting: int = 1) -> dict[str, Any]:
    """A file of sealed rows, and some that wait for their seal."""
    rows: list[tuple[Regel, Zegelplek | None]] = []
    previous = BEGIN
    for number in range(1, count + 1):
        regel = row(number)
        link = Schakel(HUIS, number, regel.id, regel.moment, hash_regel(KEY, regel), OP)
        mac = hash_schakel(KEY, previous, link)
        rows.append((regel, Zegelplek(number, link.regelhash, mac, OP, previous)))
        previous = mac
    rows += [(row(count + 1 + each), None) for each in range(waiting)]
    return make_uitvoer(key=KEY, huis_id=HUIS, op=OP, zoekvraag={"van": OP}, regels=reversed(rows))


def row(number: int) -> Regel:
    moment = OP + timedelta(minutes=number)
    who = (uuid4(), uuid4(), HUIS, None)
    return Regel(uuid4(), moment, *who, "lezen", "casus", uuid4(), [uuid4()], "dossier", "casus", OP.date())


def sealed_row(found: dict[str, Any], place: int = 1) -> dict[str, Any]:
    return found["inhoud"]["regels"][place]  # type: ignore[no-any-return]


def check(found: dict[str, Any], **given: Any) -> tuple[str, ...]:
    return check_uitvoer(json.dumps(found, indent=1).encode(), **({"key": KEY} | given)).fouten


def resigned(found: dict[str, Any], key: bytes = KEY) -> dict[str, Any]:
    """The same content, signed again by whoever has this key."""
    return found | {"handtekening": _signing_key(key).sign(_bytes(found["inhoud"])).hex(), "sleutel": public_key(key)}


def test_a_file_is_whole_however_it_was_written_out() -> None:
    found = check_uitvoer(json.dumps(made(), indent=4, sort_keys=True).encode(), key=KEY)
    assert found.is_goed and (found.regels, found.verzegeld) == (5, 4) and found.zegels_nagegaan
    assert check_uitvoer(json.dumps(made()).encode(), sleutel=public_key(KEY)).is_goed
    assert not check_uitvoer(json.dumps(made()).encode()).zegels_nagegaan


@pytest.mark.parametrize("field", ["doel", "moment", "id", "handeling", "object_soort"])
def test_a_changed_row_breaks_the_signature_for_who_has_no_key(field: str) -> None:
    found = made()
    sealed_row(found)[field] = {"moment": OP.isoformat(), "id": str(uuid4())}.get(field, "iets anders")
    assert any("handtekening klopt niet" in fout for fout in check(found, key=None))


def test_a_changed_row_signed_again_with_the_key_breaks_its_seal() -> None:
    found = made()
    sealed_row(found)["doel"] = "iets anders"
    assert [fout[:5] for fout in check(resigned(found))] == ["Regel"]


def test_a_file_signed_by_another_is_not_of_this_house() -> None:
    found = resigned(made(), OTHER)
    assert any("niet van dit huis" in fout for fout in check(found))
    assert any("niet van dit huis" in fout for fout in check(found, key=None, sleutel=public_key(KEY)))


def test_a_row_that_was_put_elsewhere_or_twice_is_told() -> None:
    found = made()
    rows = found["inhoud"]["regels"]
    rows[1], rows[2] = rows[2], rows[1]
    assert any("staat niet op zijn plaats" in fout for fout in check(resigned(found)))
    found = made()
    found["inhoud"]["regels"].append(sealed_row(found))
    assert any("meer dan één keer" in fout for fout in check(resigned(found)))


def test_a_link_that_does_not_follow_its_neighbour_is_told() -> None:
    found = made()
    sealed_row(found)["zegel"]["vorige"] = BEGIN.hex()
    assert any("Zegel 2 sluit niet aan op zegel 1" in fout for fout in check(resigned(found)))


def test_a_row_of_another_house_is_told() -> None:
    found = made(waiting=1)
    sealed_row(found, -1)["veiligheidshuis_id"] = str(uuid4())
    assert any("ander huis" in fout for fout in check(resigned(found)))


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"[]", b"{}", b'{"inhoud": 1, "sleutel": "aa"}', b"[" * 100_000])
def test_what_is_no_such_file_is_told_in_plain_words(data: bytes) -> None:
    assert check_uitvoer(data, key=KEY).fouten == (GEEN_UITVOER,)


def test_the_terminal_checks_without_a_database(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("REGIEHUIS_LOGBOEK_KEY", KEY.hex())
    file = tmp_path / "uitvoer.json"
    command = ["logboek", "verify-export", str(file), "--data-dir", str(tmp_path / "geen"), "--soort", "demo"]
    assert main(command) == 1 and "niet te lezen" in capsys.readouterr().err
    file.write_text(json.dumps(made()))
    assert main(command) == 0 and "De uitvoer is ongeschonden." in capsys.readouterr().out
    file.write_text(json.dumps(made()).replace("dossier", "iets"))
    assert main(command) == 1
    told = capsys.readouterr().out
    assert "is na het opmaken gewijzigd" in told and "De uitvoer is NIET in orde." in told
    assert main(["logboek", "verify-export"]) == 1 and "Noem het bestand" in capsys.readouterr().err
    assert main(["logboek", "sleutel"]) == 0 and capsys.readouterr().out.strip() == public_key(KEY)
    monkeypatch.delenv("REGIEHUIS_LOGBOEK_KEY")
    file.write_text(json.dumps(made()))
    assert main(command) == 0 and "noem die met --sleutel" in capsys.readouterr().out
    assert main([*command, "--sleutel", public_key(OTHER)]) == 1 and "niet van dit huis" in capsys.readouterr().out
    assert main(["logboek", "sleutel", *command[3:]]) == 1 and "geen sleutel" in capsys.readouterr().err
    assert not (tmp_path / "geen").exists()


def test_the_links_of_the_chain_go_along_for_the_fg_alone(superuser: Superuser) -> None:
    sealed = superuser.log(3)
    superuser.seal()
    superuser.log(1)
    for houses, count in ((f"{{{CHAIN}}}", 3), (f"{{{uuid4()}}}", 0), ("", 0)):
        superuser.run("SELECT set_config('regiehuis.fg_huizen', %s, true)", [houses])
        superuser.run("SET LOCAL ROLE regiehuis_web")
        found = list_zegels([*sealed, uuid4()], using="owner")
        superuser.run("RESET ROLE")
        assert len(found) == count
    superuser.run("SELECT set_config('regiehuis.fg_huizen', %s, true)", [f"{{{CHAIN}}}"])
    links = list_zegels(sealed, using="owner")
    rows = [Regel(*found) for found in superuser.run(f"SELECT {COLUMNS} FROM logboek_logregel")]
    gone_out = make_uitvoer(
        key=get_key(),
        huis_id=CHAIN,
        op=OP,
        zoekvraag={},
        regels=[(regel, links.get(regel.id)) for regel in rows if regel.veiligheidshuis_id == CHAIN],
    )
    found_file = check_uitvoer(json.dumps(gone_out).encode(), key=get_key())
    assert found_file.is_goed and (found_file.regels, found_file.verzegeld) == (4, 3)


def test_the_key_that_signs_is_not_the_key_of_the_seal() -> None:
    assert public_key(KEY) != public_key(OTHER) and KEY.hex() not in json.dumps(made())
    assert len(settings.LOGBOEK_KEY) >= 64
