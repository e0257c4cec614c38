"""All records of a house compared: how well, again, against what people decided, and what never happens by itself."""

import csv
import os
import subprocess
import sys
import uuid
from pathlib import Path

import pytest

from bench.koppelen.maak import schrijf as verzin
from regiehuis.cli import analist, koppelhuis
from regiehuis.cli.main import main
from regiehuis.kern.bsn import encrypt_bsn, hash_bsn, is_valid_bsn
from regiehuis.kern.errors import NotAllowed
from regiehuis.kern.models import new_id
from regiehuis.logboek.models import Logregel
from regiehuis.personen.actions.koppeling import UnableToLink, ask_koppelrun
from regiehuis.personen.actions.koppelrun import fail_koppelrun, koppel_records, start_koppelrun
from regiehuis.personen.koppeling import huis, meten
from regiehuis.personen.koppeling.clusters import Besloten, Paar, vorm
from regiehuis.personen.models import Aangeleverdrecord, Koppeling, Koppelrun
from regiehuis.samenwerking.access import Asker
from tests.cast import DAG, MOMENT, act, cid
from tests.personen.paren import besluit, lever_records

pytestmark = pytest.mark.django_db

JAN = {
    "voornamen": "Johannes Petrus", "tussenvoegsel": "van der", "achternaam": "Heijden", "geboortedatum": "1980-03-12",
    "geslacht": "man", "straat": "Kerkstraat", "huisnummer": "12", "postcode": "1234 AB", "woonplaats": "Ede",
}  # fmt: skip
ANDER_MENS = {"voornamen": "Karel", "achternaam": "Bakker", "geboortedatum": "1951-11-30"}
ANDER = {"voornamen": "Karel", "geboortedatum": "1951-11-30", "achternaam": "Bakker", "straat": "Dam", "bsn": ""}


def voeg_toe(asker: Asker, rijen: list[dict[str, str]]) -> list[uuid.UUID]:
    """Delivered records with these fields; a first list of one makes the delivery that they stand in."""
    if not Aangeleverdrecord.objects.exists():
        lever_records(asker, 1)
        Aangeleverdrecord.objects.update(verdwenen_op=DAG)
    eerste = Aangeleverdrecord.objects.values("aanlevering_id", "organisatie_id", "soort", "veiligheidshuis_id")[0]
    keys = [new_id() for _ in rijen]
    Aangeleverdrecord.objects.bulk_create(
        Aangeleverdrecord(
            id=key,
            persoonsleutel=key,
            bronrecord=str(key),
            bsn_versleuteld=encrypt_bsn(rij["bsn"], context=key.bytes) if rij.get("bsn") else None,
            bsn_hash=hash_bsn(rij["bsn"]) if rij.get("bsn") else "",
            **{naam: waarde for naam, waarde in rij.items() if naam != "bsn"},
            **eerste,
        )
        for key, rij in zip(keys, rijen, strict=True)
    )
    return keys


def koppel(asker: Asker, **anders: bool) -> Koppelrun:
    """Ask for a run and do it."""
    run = ask_koppelrun(asker=asker)
    assert start_koppelrun(asker=asker, run_id=run.id)
    return koppel_records(asker=asker, run_id=run.id, **anders)


def standen() -> dict[tuple[uuid.UUID, uuid.UUID], str]:
    return {(k.record_a_id, k.record_b_id): k.stand for k in Koppeling.objects.all()}


def sleutels(keys: list[uuid.UUID]) -> list[int]:
    """For each record the place of who it is taken for."""
    wie = dict(Aangeleverdrecord.objects.values_list("id", "persoonsleutel"))
    return [keys.index(wie[key]) for key in keys]


def test_two_thousand_invented_records_are_linked_right_and_a_second_run_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The invented numbers fail the eleven-test by design (R19).
    monkeypatch.setattr("regiehuis.kern.bsn.eleven_test.is_valid", lambda nummer: True)
    verzin(tmp_path / "waar.csv", 2000, seed=11, profiel="toets")
    with (tmp_path / "waar.csv").open(encoding="utf-8") as file:
        rijen = list(csv.DictReader(file))
    geslacht = {"m": "man", "v": "vrouw"}
    with act("analist") as asker:
        keys = voeg_toe(
            asker,
            [
                {naam: rij[naam][:10] if naam in ("geboortedatum", "huisnummer") else rij[naam] for naam in JAN}
                | {"bsn": rij["bsn"] if is_valid_bsn(rij["bsn"]) else "", "postcode": rij["postcode"][:7]}
                | {"geslacht": geslacht.get(rij["geslacht"][:1].lower(), "")}
                for rij in rijen
            ],
        )
        run = koppel(asker)
        assert (run.stand, run.records, run.motor.startswith("splink ")) == ("klaar", 2000, True)
        wie = dict(Aangeleverdrecord.objects.values_list("id", "persoonsleutel"))
        nummer = {key: n for n, key in enumerate(keys)}
        meting = meten.meet([nummer[wie[key]] for key in keys], [rij["waarheid_id"] for rij in rijen])
        assert meting.paren.precision > 0.99 and meting.paren.recall > 0.97
        assert run.gekoppeld == Koppeling.objects.filter(stand="gekoppeld").count() > 500
        assert run.gevraagd == Koppeling.objects.filter(stand="voorgesteld").count() > 0
        eerst = list(Koppeling.objects.order_by("id").values())
        again = koppel(asker)
        assert list(Koppeling.objects.order_by("id").values()) == eerst
        assert dict(Aangeleverdrecord.objects.values_list("id", "persoonsleutel")) == wie
        assert (again.gekoppeld, again.gevraagd) == (run.gekoppeld, run.gevraagd)
        assert again.model == run.model, "the model of the run before is used again"


def test_the_evidence_tells_fields_and_weights_and_no_value() -> None:
    with act("analist") as asker:
        voeg_toe(asker, [JAN | {"bsn": "111222333"}, JAN | {"voornamen": "Johannes", "bsn": "111222333"}])
        koppel(asker)
        paar = Koppeling.objects.get()
        delen = {deel["veld"]: (deel["trap"], deel["gewicht"]) for deel in paar.bewijs}
        assert delen["bsn"][0] == "gelijk" and delen["voornamen"][0] == "eerste gelijk" and delen["bsn"][1] > 5
        told = str(paar.bewijs)
        assert not any(waarde in told for waarde in ("Heijden", "1980", "Kerkstraat", "111222333"))


def test_two_numbers_are_never_linked_by_themselves() -> None:
    with act("analist") as asker:
        keys = voeg_toe(asker, [JAN | {"bsn": "111222333"}, JAN | {"bsn": "999990019"}])
        koppel(asker)
        assert set(standen().values()) == {"voorgesteld"} and sleutels(keys) == [0, 1]
        besluit(asker, Koppeling.objects.get(), "zelfde")
        koppel(asker)
        assert sleutels(keys) == [0, 0], "a person may know better"


@pytest.mark.parametrize("besloten", ["ongedaan", "ander"])
def test_who_is_kept_apart_is_not_brought_together_along_a_third(besloten: str) -> None:
    with act("analist") as asker:
        keys = voeg_toe(asker, [JAN, JAN, JAN])
        koppel(asker)
        assert sleutels(keys) == [0, 0, 0] and set(standen().values()) == {"gekoppeld"}
        een, ander = keys[0], keys[2]
        paar = Koppeling.objects.get(record_a_id=een, record_b_id=ander)
        paar = besluit(asker, paar, "ongedaan")
        if besloten == "ander":
            paar = besluit(asker, paar, "ander")
        assert sleutels(keys) == [0, 0, 0]
        koppel(asker)
        wie = sleutels(keys)
        assert wie[0] != wie[2], "the run parts them, and asks about one of the other pairs"
        assert sorted(standen().values()) == sorted(["gekoppeld", paar.stand, "voorgesteld"])


def test_what_somebody_postponed_no_run_decides() -> None:
    with act("analist") as asker:
        keys = voeg_toe(asker, [JAN, JAN])
        koppel(asker)
        besluit(asker, besluit(asker, besluit(asker, Koppeling.objects.get(), "ongedaan"), "ander"), "ongedaan")
        besluit(asker, Koppeling.objects.get(), "navraag")
        koppel(asker)
        assert set(standen().values()) == {"bij_partner"} and sleutels(keys) == [0, 1]


def test_a_record_that_changed_is_weighed_anew() -> None:
    with act("analist") as asker:
        keys = voeg_toe(asker, [JAN, JAN])
        koppel(asker)
        assert sleutels(keys) == [0, 0]
        velden = {naam: waarde for naam, waarde in ANDER.items() if naam != "bsn"}
        Aangeleverdrecord.objects.filter(id=keys[1]).update(**velden)
        koppel(asker)
        assert set(standen().values()) == {"vervallen"} and sleutels(keys) == [0, 1]
        Aangeleverdrecord.objects.filter(id=keys[1]).update(**JAN)
        koppel(asker)
        assert set(standen().values()) == {"gekoppeld"} and sleutels(keys) == [0, 0]


def test_who_is_in_no_list_any_more_is_linked_by_no_run_but_what_a_person_linked_stays() -> None:
    with act("analist") as asker:
        keys = voeg_toe(asker, [JAN, JAN, JAN | {"bsn": "999990019"}, JAN | {"bsn": "111222333"}])
        koppel(asker)
        for paar in Koppeling.objects.filter(stand="voorgesteld", record_b_id=keys[3], record_a_id=keys[2]):
            besluit(asker, paar, "zelfde")
        Aangeleverdrecord.objects.filter(id__in=keys[1:3]).update(verdwenen_op=DAG)
        koppel(asker)
        wie = sleutels(keys)
        assert wie[1] == 1 and wie[2] == wie[3]


def test_an_empty_house_has_nothing_to_compare() -> None:
    with act("analist") as asker:
        run = koppel(asker)
        assert (run.stand, run.records, run.gekoppeld) == ("klaar", 0, 0)


def test_what_breaks_off_leaves_nothing_and_can_be_asked_again() -> None:
    with act("analist") as asker:
        voeg_toe(asker, [JAN, JAN])
        run = ask_koppelrun(asker=asker)
        with pytest.raises(UnableToLink, match="al gedaan of afgebroken"):
            koppel_records(asker=asker, run_id=run.id)
        assert start_koppelrun(asker=asker, run_id=run.id)
        assert not start_koppelrun(asker=asker, run_id=run.id), "one process does it"
        fail_koppelrun(asker=asker, run_id=run.id)
        assert Koppelrun.objects.get().stand == "mislukt" and not standen()
        assert koppel(asker).gekoppeld == 1


def test_nobody_but_the_analyst_has_records_compared() -> None:
    with act("analist") as asker:
        run = ask_koppelrun(asker=asker)
    with act("procesregisseur") as asker:
        for doe in (start_koppelrun, koppel_records):
            with pytest.raises(NotAllowed):
                doe(asker=asker, run_id=run.id)


def test_numbers_are_opened_in_memory_alone_and_the_log_says_that_records_were_read() -> None:
    gelezen = huis.Huis([[["r1", *[""] * (len(huis.KOLOMMEN) - 1)]]])
    assert gelezen._connectie.execute("SELECT current_setting('temp_directory')").fetchall() == [("",)]
    with act("analist") as asker:
        koppel(asker)
    with act("fg"):
        assert Logregel.objects.filter(object_soort="aangeleverdrecord", handeling="lezen").count() == 1


def test_no_process_that_serves_pages_loads_the_engine() -> None:
    wat = (
        "import django, sys; django.setup(); import regiehuis.urls, regiehuis.cli.server;"
        "print(sorted({'duckdb', 'splink', 'pandas'} & set(sys.modules)))"
    )
    wie = os.environ | {"DJANGO_SETTINGS_MODULE": "regiehuis.settings"}
    told = subprocess.run([sys.executable, "-c", wat], env=wie, capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


@pytest.mark.django_db(databases=["default", "owner"])
def test_from_the_terminal(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def op_moment(wie: uuid.UUID, *, doel: str) -> object:
        return act("analist") if wie == cid("analist") else act("lid")

    monkeypatch.setattr(analist, "asking", op_moment)
    monkeypatch.setattr(koppelhuis, "asking", op_moment)
    monkeypatch.setattr(koppelhuis.database, "migrate", lambda: None)
    with act("analist") as asker:
        voeg_toe(asker, [JAN, JAN])
    asked = koppelhuis.argparse.Namespace(door="", leer=False)
    assert koppelhuis.run(asked, koppelhuis.Installation("test", Path(), None)) == 0
    assert "2 records, 1 paren gekoppeld, 0 paren om te beslissen" in capsys.readouterr().out
    with act("analist") as asker:
        run = ask_koppelrun(asker=asker)
    monkeypatch.setattr(koppelhuis, "gevraagde_runs", lambda: [(run.id, cid("lid")), (run.id, cid("analist"))])
    koppelhuis.keep_up()
    assert "De koppeling is niet gedaan" in capsys.readouterr().err
    with act("analist") as asker:
        assert Koppelrun.objects.get(id=run.id).stand == "klaar"
        broken = ask_koppelrun(asker=asker)
    monkeypatch.setattr(koppelhuis, "gevraagde_runs", lambda: [(broken.id, cid("analist"))])
    monkeypatch.setattr(huis.Huis, "weeg", lambda *_, **__: 1 / 0)
    koppelhuis.keep_up()
    assert "ZeroDivisionError. Er is niets veranderd." in capsys.readouterr().err
    with act("analist"):
        assert Koppelrun.objects.get(id=broken.id).stand == "mislukt"


def test_the_command_asks_for_what_it_needs() -> None:
    with pytest.raises(SystemExit):
        main(["koppeling", "huis", "--onbekend"])


STERK = [Paar(1, 2, 9, False, False), Paar(2, 3, 8, False, False), Paar(1, 3, 7, False, False)]


def test_clusters_keep_to_what_people_said() -> None:
    assert vorm(STERK, 1) == {1: 1, 2: 1, 3: 1}
    assert vorm(STERK, 1, Besloten(verboden=frozenset({(1, 3)}))) == {1: 1, 2: 1}
    assert vorm([], 1, Besloten(vast=frozenset({(1, 3)}))) == {1: 1, 3: 1}
    # Linked by a person although it contradicts; nobody else comes along with who is kept apart.
    samen = Besloten(vast=frozenset({(3, 4)}), verboden=frozenset({(2, 4)}))
    assert vorm([*STERK, Paar(3, 4, -20, True, True)], 1, samen) == {1: 1, 2: 1, 3: 3, 4: 3}
    # Still being looked at: not linked, and against rather than for.
    assert vorm([STERK[0]], 1, Besloten(open=frozenset({(1, 2)}))) == {}


def test_the_moment_of_a_run_is_that_of_who_asked() -> None:
    with act("analist") as asker:
        assert koppel(asker).gevraagd_op == MOMENT


def test_in_a_small_house_the_same_name_and_date_are_no_doubt() -> None:
    """Among two records each name occurs twice: how often it does says nothing there."""
    with act("analist") as asker:
        keys = voeg_toe(asker, [JAN, JAN, ANDER_MENS, ANDER_MENS | {"voornamen": "Kees"}])
        koppel(asker)
        assert sleutels(keys)[:2] == [0, 0] and standen()[keys[0], keys[1]] == "gekoppeld"
