"""Each kind of tampering that a superuser with sleeping triggers can do, and what the check says of it (R33)."""

from uuid import UUID

import pytest
from django.conf import settings
from django.test import override_settings

from regiehuis.cli.logboek import check
from regiehuis.kern.models import new_id
from regiehuis.logboek.rules import BEGIN, GEEN_HUIS, Regel, Schakel, hash_regel, hash_schakel
from regiehuis.logboek.sealing import COLUMNS
from regiehuis.logboek.verification import Bevinding, Verslag
from tests.logboek.conftest import ANDER_HUIS, HUIS, Superuser

WRONG_KEY = "ee" * 32


@pytest.fixture
def sealed(superuser: Superuser) -> list[UUID]:
    """Six sealed rows of one house, among those of another, and an exported head."""
    superuser.log(3, huis_id=ANDER_HUIS)
    ids = superuser.log(6)
    superuser.seal()
    assert superuser.verify().is_intact
    return ids


def only(verslag: Verslag, breuk: str) -> Bevinding:
    (finding,) = verslag.bevindingen
    assert finding.breuk == breuk
    assert finding.huis_id == HUIS
    assert finding.uitleg
    return finding


def first_of(verslag: Verslag, breuk: str) -> Bevinding:
    return next(finding for finding in verslag.bevindingen if finding.breuk == breuk)


def reseal(superuser: Superuser, key: str) -> None:
    """Rewrite the chain of HUIS over the rows as they are now, with `key`."""
    rows = superuser.run(
        f"SELECT z.volgnummer, z.tot, {', '.join('r.' + c for c in COLUMNS.split(', '))} FROM logboek_zegel z"
        " JOIN logboek_logregel r ON r.id = z.regel_id WHERE z.veiligheidshuis_id = %s ORDER BY 1",
        [HUIS],
    )
    previous = BEGIN
    for volgnummer, tot, *columns in rows:
        regel = Regel(*columns)
        regelhash = hash_regel(bytes.fromhex(key), regel)
        link = Schakel(HUIS, volgnummer, regel.id, regel.moment, regelhash, tot)
        previous = hash_schakel(bytes.fromhex(key), previous, link)
        superuser.tamper(
            "UPDATE logboek_zegel SET regelhash = %s, schakel = %s WHERE veiligheidshuis_id = %s AND volgnummer = %s",
            [regelhash, previous, HUIS, volgnummer],
        )


@pytest.mark.parametrize(
    "change",
    [
        "medewerker_id = gen_random_uuid()",
        "organisatie_id = NULL",
        "veiligheidshuis_id = gen_random_uuid()",
        "namens = gen_random_uuid()",
        "handeling = 'zoeken'",
        "object_soort = 'plan'",
        "object_id = NULL",
        "persoon_ids = persoon_ids[2:2]",
        "persoon_ids = ARRAY[persoon_ids[2], persoon_ids[1]]",
        "doel = ''",
        "adres = 'casus'",
        "vertrouwelijk_tot = '2031-01-01'",
        "moment = moment - interval '1 microsecond'",
        "moment = moment - interval '3 years'",
    ],
)
def test_a_row_altered_in_any_column_is_named(superuser: Superuser, sealed: list[UUID], change: str) -> None:
    superuser.tamper(f"UPDATE logboek_logregel SET {change} WHERE id = ANY(%s)", [[sealed[2], sealed[4]]])
    finding = only(superuser.verify(), "gewijzigd")
    assert (finding.regel_id, finding.volgnummer, finding.aantal) == (sealed[2], 3, 2)


def test_a_row_whose_id_was_altered_is_missing(superuser: Superuser, sealed: list[UUID]) -> None:
    superuser.tamper("UPDATE logboek_logregel SET id = gen_random_uuid() WHERE id = %s", [sealed[1]])
    assert only(superuser.verify(), "verwijderd").regel_id == sealed[1]


def test_a_removed_row_is_named(superuser: Superuser, sealed: list[UUID]) -> None:
    superuser.tamper("DELETE FROM logboek_logregel WHERE id = %s", [sealed[3]])
    finding = only(superuser.verify(), "verwijderd")
    assert (finding.regel_id, finding.volgnummer) == (sealed[3], 4)


def test_a_row_removed_with_its_seal_leaves_a_gap(superuser: Superuser, sealed: list[UUID]) -> None:
    superuser.tamper("DELETE FROM logboek_logregel WHERE id = %s", [sealed[3]])
    superuser.tamper("DELETE FROM logboek_zegel WHERE regel_id = %s", [sealed[3]])
    finding = only(superuser.verify(with_heads=False), "gat")
    assert (finding.regel_id, finding.volgnummer) == (sealed[4], 5)


def test_a_gap_closed_by_renumbering_breaks_the_chain(superuser: Superuser, sealed: list[UUID]) -> None:
    superuser.tamper("DELETE FROM logboek_logregel WHERE id = %s", [sealed[3]])
    superuser.tamper("DELETE FROM logboek_zegel WHERE regel_id = %s", [sealed[3]])
    for volgnummer in (5, 6):
        superuser.tamper(
            "UPDATE logboek_zegel SET volgnummer = volgnummer - 1 WHERE veiligheidshuis_id = %s AND volgnummer = %s",
            [HUIS, volgnummer],
        )
    assert only(superuser.verify(with_heads=False), "schakel").regel_id == sealed[4]


def test_reordered_rows_break_the_chain(superuser: Superuser, sealed: list[UUID]) -> None:
    for old, new in ((2, 99), (3, 2), (99, 3)):
        superuser.tamper(
            "UPDATE logboek_zegel SET volgnummer = %s WHERE veiligheidshuis_id = %s AND volgnummer = %s",
            [new, HUIS, old],
        )
    finding = only(superuser.verify(with_heads=False), "schakel")
    assert (finding.regel_id, finding.volgnummer) == (sealed[2], 2)


def test_rows_that_swapped_places_are_altered(superuser: Superuser, sealed: list[UUID]) -> None:
    swap = "UPDATE logboek_logregel SET id = %s WHERE id = %s"
    spare = new_id()
    for old, new in ((sealed[1], spare), (sealed[2], sealed[1]), (spare, sealed[2])):
        superuser.tamper(swap, [new, old])
    finding = only(superuser.verify(), "gewijzigd")
    assert (finding.regel_id, finding.aantal) == (sealed[1], 2)


def test_a_row_added_with_an_old_moment_is_named_and_never_sealed(superuser: Superuser, sealed: list[UUID]) -> None:
    forged = new_id()
    superuser.tamper(
        "INSERT INTO logboek_logregel (id, moment, veiligheidshuis_id, handeling, object_soort)"
        " VALUES (%s, clock_timestamp() - interval '2 hours', %s, 'lezen', 'casus')",
        [forged, HUIS],
    )
    assert superuser.seal() == 0
    verslag = superuser.verify()
    assert only(verslag, "toegevoegd").regel_id == forged
    assert verslag.onverzegeld == 0


def test_a_row_added_ahead_of_the_clock_is_named(superuser: Superuser, sealed: list[UUID]) -> None:
    forged = new_id()
    superuser.tamper(
        "INSERT INTO logboek_logregel (id, moment, veiligheidshuis_id, handeling, object_soort)"
        " VALUES (%s, clock_timestamp() + interval '2 hours', %s, 'lezen', 'casus')",
        [forged, HUIS],
    )
    assert only(superuser.verify(), "toegevoegd").regel_id == forged


def test_a_second_row_under_a_sealed_id_is_named(superuser: Superuser, sealed: list[UUID]) -> None:
    superuser.tamper(
        "INSERT INTO logboek_logregel (id, moment, veiligheidshuis_id, handeling, object_soort)"
        " VALUES (%s, clock_timestamp() - interval '10 minutes', %s, 'lezen', 'casus')",
        [sealed[2], HUIS],
    )
    finding = only(superuser.verify(), "toegevoegd")
    assert (finding.regel_id, finding.volgnummer) == (sealed[2], 3)


def test_a_row_added_with_a_seal_of_ones_own_breaks_the_chain(superuser: Superuser, sealed: list[UUID]) -> None:
    forged = new_id()
    superuser.tamper(
        "INSERT INTO logboek_logregel (id, moment, veiligheidshuis_id, handeling, object_soort)"
        " VALUES (%s, clock_timestamp() - interval '2 hours', %s, 'lezen', 'casus')",
        [forged, HUIS],
    )
    superuser.tamper(
        "INSERT INTO logboek_zegel SELECT veiligheidshuis_id, 7, %s, regel_moment, regelhash, schakel, tot"
        " FROM logboek_zegel WHERE regel_id = %s",
        [forged, sealed[5]],
    )
    verslag = superuser.verify()
    assert first_of(verslag, "schakel").regel_id == forged
    assert first_of(verslag, "gewijzigd").regel_id == forged


def test_a_chain_recomputed_without_the_key_breaks_at_its_first_link(superuser: Superuser, sealed: list[UUID]) -> None:
    superuser.tamper("UPDATE logboek_logregel SET doel = 'iets anders' WHERE id = %s", [sealed[2]])
    reseal(superuser, WRONG_KEY)
    finding = first_of(superuser.verify(with_heads=False), "schakel")
    assert (finding.regel_id, finding.volgnummer, finding.aantal) == (sealed[0], 1, 6)


def test_a_chain_recomputed_with_the_key_shows_by_the_exported_head(superuser: Superuser, sealed: list[UUID]) -> None:
    superuser.tamper("UPDATE logboek_logregel SET doel = 'iets anders' WHERE id = %s", [sealed[2]])
    reseal(superuser, settings.LOGBOEK_KEY)
    assert superuser.verify(with_heads=False).is_intact
    finding = only(superuser.verify(), "kop")
    assert (finding.regel_id, finding.volgnummer) == (sealed[5], 6)


def test_a_recomputed_chain_whose_head_is_exported_again_still_shows(superuser: Superuser, sealed: list[UUID]) -> None:
    superuser.tamper("UPDATE logboek_logregel SET doel = 'iets anders' WHERE id = %s", [sealed[2]])
    reseal(superuser, settings.LOGBOEK_KEY)
    superuser.log()
    superuser.seal()
    assert first_of(superuser.verify(), "kop").volgnummer == 6


def test_the_first_head_that_fails_bounds_where_it_was_recomputed(superuser: Superuser) -> None:
    early = superuser.log(2)
    superuser.seal()
    late = superuser.log(2)
    superuser.seal()
    superuser.tamper("UPDATE logboek_logregel SET doel = 'iets anders' WHERE id = %s", [late[0]])
    reseal(superuser, settings.LOGBOEK_KEY)
    finding = only(superuser.verify(), "kop")
    assert finding.volgnummer == len(early) + len(late)


def test_a_tail_cut_off_shows_by_the_exported_head(superuser: Superuser, sealed: list[UUID]) -> None:
    superuser.tamper("DELETE FROM logboek_logregel WHERE id = ANY(%s)", [sealed[4:]])
    superuser.tamper("DELETE FROM logboek_zegel WHERE regel_id = ANY(%s)", [sealed[4:]])
    assert superuser.verify(with_heads=False).is_intact
    assert only(superuser.verify(), "staart").volgnummer == 5


def test_a_tail_cut_off_and_grown_again_shows(superuser: Superuser, sealed: list[UUID]) -> None:
    superuser.tamper("DELETE FROM logboek_logregel WHERE id = ANY(%s)", [sealed[4:]])
    superuser.tamper("DELETE FROM logboek_zegel WHERE regel_id = ANY(%s)", [sealed[4:]])
    new = superuser.log(2)
    superuser.seal()
    assert only(superuser.verify(), "kop").regel_id == new[1]


def test_the_log_of_a_house_gone_altogether_shows(superuser: Superuser, sealed: list[UUID]) -> None:
    superuser.tamper("DELETE FROM logboek_logregel WHERE veiligheidshuis_id = %s", [HUIS])
    superuser.tamper("DELETE FROM logboek_zegel WHERE veiligheidshuis_id = %s", [HUIS])
    assert only(superuser.verify(), "staart").volgnummer == 1


def test_seals_thrown_away_and_made_anew_show(superuser: Superuser, sealed: list[UUID]) -> None:
    superuser.tamper("UPDATE logboek_logregel SET doel = 'iets anders' WHERE id = %s", [sealed[2]])
    superuser.tamper("DELETE FROM logboek_zegel WHERE veiligheidshuis_id = %s", [HUIS])
    superuser.seal()
    assert only(superuser.verify(), "kop").regel_id == sealed[5]


def test_a_seal_with_another_horizon_breaks(superuser: Superuser, sealed: list[UUID]) -> None:
    """Moving the horizon back would let forged old rows pass for latecomers."""
    superuser.tamper("UPDATE logboek_zegel SET tot = tot - interval '1 year' WHERE veiligheidshuis_id = %s", [HUIS])
    assert first_of(superuser.verify(), "schakel").volgnummer == 1


def test_another_key_breaks_everything(superuser: Superuser, sealed: list[UUID]) -> None:
    with override_settings(LOGBOEK_KEY=WRONG_KEY):
        verslag = superuser.verify()
    assert {finding.breuk for finding in verslag.bevindingen} == {"gewijzigd", "schakel"}


@pytest.mark.parametrize("text", [None, "geen json\n", '{"huis": "x"}\n'])
def test_a_file_of_heads_that_is_gone_or_damaged_is_told(
    superuser: Superuser, sealed: list[UUID], text: str | None
) -> None:
    superuser.heads_path.unlink()
    if text is not None:
        superuser.heads_path.write_text(text)
    (finding,) = superuser.verify().bevindingen
    assert finding.breuk == "kopbestand"


def test_a_house_whose_heads_were_taken_out_of_the_file_is_told(superuser: Superuser, sealed: list[UUID]) -> None:
    kept = [line for line in superuser.heads_path.read_text().splitlines() if str(HUIS) not in line]
    superuser.heads_path.write_text("\n".join(kept))
    superuser.tamper("DELETE FROM logboek_logregel WHERE id = ANY(%s)", [sealed[4:]])
    superuser.tamper("DELETE FROM logboek_zegel WHERE regel_id = ANY(%s)", [sealed[4:]])
    (finding,) = superuser.verify().bevindingen
    assert finding.breuk == "kopbestand"


def test_an_emptied_file_of_heads_is_told(superuser: Superuser, sealed: list[UUID]) -> None:
    superuser.heads_path.write_text("")
    (finding,) = superuser.verify().bevindingen
    assert finding.breuk == "kopbestand"


def test_how_many_rows_still_wait_is_told(superuser: Superuser, sealed: list[UUID]) -> None:
    superuser.log(4)
    verslag = superuser.verify()
    assert verslag.is_intact and (verslag.verzegeld, verslag.onverzegeld) == (9, 4)


def test_the_check_on_the_terminal_takes_no_missing_heads_for_granted(superuser: Superuser, sealed: list[UUID]) -> None:
    assert check(superuser.heads_path) == (True, "9 regels verzegeld, 0 nog niet.\nHet logboek is ongeschonden.")
    superuser.log(2)
    superuser.tamper("DELETE FROM logboek_logregel WHERE id = %s", [sealed[3]])
    intact, told = check(superuser.heads_path)
    assert not intact and f"nummer 4, regel {sealed[3]}" in told and "2 nog niet" in told
    superuser.heads_path.unlink()
    intact, told = check(superuser.heads_path)
    assert not intact and "koppen ontbreekt" in told


def test_rows_of_no_house_have_a_chain_too(superuser: Superuser) -> None:
    regel_id = new_id()
    superuser.run(
        "INSERT INTO logboek_logregel (id, handeling, object_soort) VALUES (%s, 'weigering', 'medewerker')",
        [regel_id],
    )
    superuser.seal()
    superuser.tamper("DELETE FROM logboek_logregel WHERE id = %s", [regel_id])
    (finding,) = superuser.verify().bevindingen
    assert (finding.breuk, finding.huis_id, finding.regel_id) == ("verwijderd", GEEN_HUIS, regel_id)
