"""Look-up: one question is normalised as a million records are, and finds him who is meant and nobody else."""

import csv
import dataclasses
import json
import os
import subprocess
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.db import ProgrammingError, connection, connections, transaction

from bench.koppelen.maak import schrijf as verzin
from regiehuis.personen.koppeling import enkel, invoer, normaliseren, opzoeken, uitvoeren, vullen, zoeksleutels
from tests.cast import act, cid
from tests.personen.koppelen import JAN, schrijf

NAMEN = (
    "voornamen",
    "achternaam",
    "geboortedatum",
    "straat",
    "huisnummer",
    "postcode",
    "woonplaats",
    "bsn",
    "geslacht",
)
RAAR = tuple(dict(zip(NAMEN, rij, strict=True)) for rij in (
    ("Ĳsbrand-Jan", "d'Hondt - van 't Hoff", "1-2-1990", "Kerkstr", "1", "1234ab", "'s-Gravenhage", "", "V"),
    ("JP", "de", "00-00-1990", "Laan 1940-1945 12a", "", "1234 AB", "den Haag", "012345678", "1"),
    ("n.n.", "-", "19991345", "Str. 3", "0", "12", "Het Gooi", "12-34", "O"),
    ("ŁÓÐ Æ", "Łukasz Ødegård Straße", "1850", "Plein '44 7 b", "7-2", "12345678", "s Hertogenbosch", "999999999", "V"),
    ("", "", "31121999", "", "007", "", "", "", ""),
    ("Hans", "El-Idrissi", "1990-05", "Dorpstr.", "9 hs", "1234AB1", "Den Bosch", "1234567", "f"),
    ("İpek Iŷ", "Çelik-Çelik", "1990-5-1 of 2", "ŷ", "a", "1a2b3c", "ÅÄÖ", "1.2.3.4.5.6.7.8.9", "m"),
))  # fmt: skip
KOP = ("query_id", "soort", *(veld for veld in invoer.VELDEN if veld != "bron"), "waarheid_id")


def gelezen(pad: Path) -> tuple[Any, list[dict[str, str]]]:
    """The records of a file normalised by DuckDB, and as they were written."""
    connectie = uitvoeren.verbind()
    invoer.lees(connectie, pad, met_waarheid=False)
    normaliseren.normaliseer(connectie)
    gevonden = connectie.execute("SELECT * FROM ruw ORDER BY rij")
    namen = [kolom[0] for kolom in gevonden.description or ()]
    return connectie, [dict(zip(namen, map(str, rij), strict=True)) for rij in gevonden.fetchall()]


@pytest.fixture(scope="module")
def bevolking(tmp_path_factory: pytest.TempPathFactory) -> tuple[Any, list[dict[str, str]]]:
    map_ = tmp_path_factory.mktemp("bevolking")
    verzin(map_ / "b.csv", 6000, seed=31, profiel="zwaar")
    with (map_ / "b.csv").open(encoding="utf-8") as file:
        rijen = [*RAAR, *csv.DictReader(file)]
    return gelezen(schrijf(map_ / "alle.csv", *({**rij, "record_id": f"r{n}"} for n, rij in enumerate(rijen, 1))))


def test_one_question_is_normalised_as_all_records_are(bevolking: tuple[Any, list[dict[str, str]]]) -> None:
    connectie, rijen = bevolking
    velden = [veld.name for veld in dataclasses.fields(enkel.Kenmerken)]
    records = connectie.execute(f"SELECT {', '.join(velden)} FROM records ORDER BY rij").fetchall()
    for ruw, record in zip(rijen, records, strict=True):
        een = enkel.normaliseer(ruw)
        for naam, waarde in zip(velden, record, strict=True):
            verwacht = set(waarde or ()) if naam.endswith("lijst") else waarde
            gevonden = getattr(een, naam)
            assert (set(gevonden) if naam.endswith("lijst") else gevonden) == verwacht, (naam, ruw)


def test_a_record_stands_under_the_keys_with_which_it_is_asked(bevolking: tuple[Any, list[dict[str, str]]]) -> None:
    connectie, rijen = bevolking
    connectie.execute("CREATE OR REPLACE TABLE te_vinden AS SELECT *, 'h' || bsn AS bsn_hash FROM records")
    vullen.sleutels(connectie, "huis")
    per_rij = dict(connectie.execute("SELECT rij, sleutels FROM sleutels_van").fetchall())
    for nummer, ruw in enumerate(rijen, 1):
        een = enkel.normaliseer(ruw)
        bsn_hash = f"h{een.bsn}" if een.bsn else ""
        staat = zoeksleutels.van_record(een, huis="huis", bsn_hash=bsn_hash)
        assert staat == sorted(per_rij.get(nummer, [])), ruw
        eerst, rest = zoeksleutels.van_vraag(een, huis="huis", bsn_hash=bsn_hash)
        assert set(staat) <= {*eerst, *rest}, ruw


def test_the_keys_of_another_house_are_others() -> None:
    een = enkel.normaliseer(JAN)
    hier, daar = (zoeksleutels.van_record(een, huis=huis, bsn_hash="") for huis in ("een", "twee"))
    assert hier
    assert not set(hier) & set(daar)


HUIS, ANDER = cid("huis"), uuid.UUID(int=7)
BRIEF = "SELECT regiehuis_zet_index(%s, %s, %s, NULL, %s::jsonb, %s::bigint[])"


def hash_(bsn: str) -> str:
    return bsn and f"hash van {bsn}"


@contextmanager
def index(*rijen: dict[str, str]) -> Iterator[Any]:
    """The owner's cursor with records of a house in the index, numbered k1 and on; undone afterwards."""
    with transaction.atomic("owner"), connections["owner"].cursor() as cursor:
        for nummer, rij in enumerate(rijen, 1):
            velden = opzoeken.te_zetten(r := {**JAN, **rij}, huis=str(HUIS), bsn_hash=hash_(r["bsn"]))
            cursor.execute(BRIEF, [HUIS, "politie", f"k{nummer}", *velden])
        yield cursor
        transaction.set_rollback(True, "owner")


def zoek(cursor: Any, huizen: str | None = None, huis: uuid.UUID = HUIS, **anders: str) -> list[str]:
    """What is found by who works in `huizen`; Jan, but for what is named."""
    cursor.execute("SELECT set_config('regiehuis.huizen', %s, true)", [f"{{{HUIS}}}" if huizen is None else huizen])
    cursor.execute(
        opzoeken.VRAAG, opzoeken.gesteld(rij := {**JAN, **anders}, huis=str(huis), bsn_hash=hash_(rij["bsn"]))
    )
    return [kenmerk for _, kenmerk, _, _ in cursor.fetchall()]


ZONDER_ADRES = {"straat": "", "huisnummer": "", "postcode": "", "woonplaats": ""}
KAREL = {"voornamen": "Karel", "achternaam": "Bakker", "geboortedatum": "1999-09-09"}
VARIANTEN: tuple[dict[str, str], ...] = (
    {},
    {"achternaam": "Heyden", **ZONDER_ADRES},
    {"voornamen": "Hans", "achternaam": "v.d. Heijden", **ZONDER_ADRES},
    {"voornamen": "J.P.", "achternaam": "HEIJDEN"},
    {"geboortedatum": "1980-12-03", **ZONDER_ADRES},
    {"geboortedatum": "1981-03-12", **ZONDER_ADRES},
    {"voornamen": "Yan", "bsn": ""},
    {"voornamen": "P.", **ZONDER_ADRES},
    {"bsn": "999990091"},
    {"geboortedatum": "", "achternaam": "Heijdem"},
    {"geboortedatum": "", "straat": "", "huisnummer": "", "postcode": ""},
    {"voornamen": "Heijden", "achternaam": "Johannes", **ZONDER_ADRES},
    {"achternaam": "Bakker-van der Heijden", "geboortedatum": "1980"},
    {"bsn": "999990019", "voornamen": "", "achternaam": "", "geboortedatum": "", **ZONDER_ADRES},
)
ANDEREN: tuple[dict[str, str], ...] = (
    {"voornamen": "Karel"},  # a brother born on one day
    {"geboortedatum": "1955-10-01"},  # a father with his name
    {"voornamen": "Karel", "achternaam": "Bakker"},
    {"voornamen": "", "geboortedatum": ""},  # one of the family
    {"voornamen": "", "bsn": "999990160"},
    {"voornamen": "", "achternaam": "", "geboortedatum": "", **ZONDER_ADRES},
    {"voornamen": "onbekend", "achternaam": "n.n.", "geboortedatum": "", "woonplaats": "Ede"},
)


@pytest.mark.django_db(databases=["default", "owner"])
@pytest.mark.parametrize("anders", VARIANTEN, ids=range(len(VARIANTEN)))
def test_who_is_meant_is_found_however_he_is_written(anders: dict[str, str]) -> None:
    with index(
        {"bsn": "999990019"}, {"voornamen": "Karel", "achternaam": "Bakker", "geboortedatum": "1999-09-09"}
    ) as c:
        assert zoek(c, **anders) == ["k1"]


@pytest.mark.django_db(databases=["default", "owner"])
@pytest.mark.parametrize("anders", ANDEREN, ids=range(len(ANDEREN)))
def test_who_is_in_no_record_is_not_found(anders: dict[str, str]) -> None:
    with index({"bsn": "999990019"}) as cursor:
        assert zoek(cursor, **anders) == []


@pytest.mark.django_db(databases=["default", "owner"])
def test_the_best_comes_first_and_ten_are_enough() -> None:
    with index(*({"voornamen": "Jo", "huisnummer": str(n)} for n in range(20, 32)), {}) as cursor:
        gevonden = zoek(cursor)
    assert gevonden[0] == "k13"
    assert len(gevonden) == 10


@pytest.mark.django_db(databases=["default", "owner"])
def test_what_changes_or_goes_is_found_under_its_new_keys_alone() -> None:
    with index({}) as cursor:
        ander = {**JAN, "voornamen": "Klaas", "achternaam": "Smit", "bsn": "", **ZONDER_ADRES}
        velden = opzoeken.te_zetten(ander, huis=str(HUIS))
        cursor.execute(BRIEF, [HUIS, "politie", "k1", *velden])
        assert zoek(cursor, **ZONDER_ADRES) == []
        assert zoek(cursor, voornamen="Nicolaas", achternaam="Smid", **ZONDER_ADRES) == ["k1"]
        cursor.execute("DELETE FROM personen_indexrecord")
        cursor.execute("SELECT count(*) FROM personen_indexsleutel")
        assert cursor.fetchone()[0] == 0


@pytest.mark.django_db(databases=["default", "owner"])
def test_with_a_person_go_his_records() -> None:
    with index({}, {}) as cursor:
        persoon = uuid.UUID(int=9)
        cursor.execute(
            "INSERT INTO personen_persoon (id, veiligheidshuis_id, voornamen, voorletters, tussenvoegsel, achternaam,"
            " geslacht, geboortedatum, bsn_hash, bsn_reden, sorteersleutel, zoeknaam, afgeschermd)"
            " VALUES (%s, %s, '', '', '', 'Heijden', '', '', '', '', '', '', false)",
            [persoon, HUIS],
        )
        cursor.execute("UPDATE personen_indexrecord SET persoon_id = %s WHERE kenmerk = 'k1'", [persoon])
        cursor.execute("DELETE FROM personen_persoon WHERE id = %s", [persoon])
        assert zoek(cursor) == ["k2"]


@pytest.mark.django_db(databases=["default", "owner"])
@pytest.mark.parametrize("huizen", ["", "{}", f"{{{ANDER}}}"])
def test_another_house_finds_nothing(huizen: str) -> None:
    with index({}) as cursor:
        assert zoek(cursor, huizen) == []
        assert zoek(cursor, huizen, ANDER) == []
        assert zoek(cursor) == ["k1"]


@pytest.mark.django_db(databases=["default", "owner"])
def test_a_house_cannot_borrow_the_keys_of_another() -> None:
    with index({}) as cursor:
        _, velden, eerst, rest = opzoeken.gesteld(JAN, huis=str(HUIS))
        cursor.execute("SELECT set_config('regiehuis.huizen', %s, true)", [f"{{{ANDER}}}"])
        cursor.execute(opzoeken.VRAAG, [ANDER, velden, eerst, rest])
        assert cursor.fetchall() == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    "sql",
    [
        *(f"SELECT * FROM personen_{naam}" for naam in ("indexrecord", "indexsleutel", "indexdeel", "koppelmodel")),
        "DELETE FROM personen_indexrecord",
        "SELECT regiehuis_zoek_index(NULL, '{}', '{}', '{}')",
        "SELECT regiehuis_zet_index(NULL, '', '', NULL, '{}', '{}')",
    ],
)
def test_the_web_role_reaches_none_of_it(sql: str) -> None:
    with act("procesregisseur"), pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def test_a_look_up_is_measured_against_who_was_meant(tmp_path: Path) -> None:
    waarheid = schrijf(
        tmp_path / "waarheid.csv",
        {"bsn": "999990019"},
        {"voornamen": "Johan", "achternaam": "Heyden", "waarheid_id": "jan"},
        {**KAREL, "waarheid_id": "karel"},
    )
    vragen = (
        ("zonder_bsn", {"achternaam": "Heijdem"}),
        ("zonder_bsn", {**KAREL, "waarheid_id": "karel"}),
        ("zonder_bsn", {"voornamen": "Piet", "achternaam": "Smit", "geboortedatum": "1950-01-02", "woonplaats": "Gouda",
                        "straat": "", "huisnummer": "", "postcode": ""}),
        ("onbekend", {"voornamen": "Els", "achternaam": "Visser", "geboortedatum": "1951-01-02", "waarheid_id": "els"}),
        ("onbekend", {"waarheid_id": ""}),
    )  # fmt: skip
    with (tmp_path / "vragen.csv").open("w", encoding="utf-8", newline="") as file:
        uit = csv.writer(file)
        uit.writerow(KOP)
        for nummer, (soort, anders) in enumerate(vragen, 1):
            rij = {"query_id": f"q{nummer}", "soort": soort, **JAN, **anders}
            uit.writerow([rij[kolom] for kolom in KOP])
    gedaan = evaluate("--truth", waarheid, "--queries", tmp_path / "vragen.csv", "--users", "2", "--json")
    cijfers = json.loads(gedaan.stdout.splitlines()[-1])
    assert {"pairs", "clusters", "lookup"} == set(cijfers)
    opgezocht = cijfers["lookup"]
    assert opgezocht["recall_at_1"] == opgezocht["recall_at_10"] == pytest.approx(2 / 3)
    assert opgezocht["false_answer_rate"] == pytest.approx(1 / 2)
    assert 0 < opgezocht["p50_ms"] <= opgezocht["p95_ms"] <= opgezocht["p99_ms"]
    assert "zonder_bsn" in gedaan.stdout


@pytest.mark.parametrize(
    ("inhoud", "melding"),
    [
        ("query_id,soort\nq1,x\n", "deze kolommen ontbreken"),
        (",".join(KOP) + "\n", "er staan geen vragen in"),
        (",".join(KOP) + "\nq1,volledig\n", "regel 2 heeft niet"),
        ("", "het bestand is leeg"),
    ],
    ids=["kolommen", "leeg", "velden", "niets"],
)
def test_a_wrong_file_of_questions_is_refused(tmp_path: Path, inhoud: str, melding: str) -> None:
    (tmp_path / "vragen.csv").write_text(inhoud, encoding="utf-8")
    waarheid = schrijf(tmp_path / "waarheid.csv", {})
    gedaan = evaluate("--truth", waarheid, "--queries", tmp_path / "vragen.csv")
    assert gedaan.returncode == 1
    assert melding in gedaan.stderr


def evaluate(*argumenten: object) -> subprocess.CompletedProcess[str]:
    """`regiehuis koppeling evaluate` as a process of its own, which has no house."""
    omgeving = {naam: waarde for naam, waarde in os.environ.items() if not naam.startswith("DATABASE")}
    command = [sys.executable, "-m", "regiehuis", "koppeling", "evaluate", *map(str, argumenten)]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=omgeving)
