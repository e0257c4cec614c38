"""A sample is drawn at random by the database, judged row by row by the FG alone, and closed once (R35)."""

import datetime
import uuid

import pytest
from django.db import DatabaseError, connection, transaction

from regiehuis.casussen.models import Informatie
from regiehuis.kern.errors import NotAllowed, NotFound
from regiehuis.logboek.actions import record
from regiehuis.samenwerking.access import AMSTERDAM
from regiehuis.verantwoording.access.steekproef import read_inhoud
from regiehuis.verantwoording.actions.steekproef import close_steekproef, judge_steekproefregel, trek_steekproef
from regiehuis.verantwoording.actions.toezicht import UnableToOversee, record_bevinding
from regiehuis.verantwoording.models import Steekproef, Steekproefregel
from regiehuis.verantwoording.queries.steekproef import steekproef, steekproefregel, steekproeven
from regiehuis.verantwoording.rules.steekproef import LEESTIJD, check_oordeel, draw
from tests.cast import DAG, MENSEN, MOMENT, act, cid

pytestmark = pytest.mark.django_db
SECONDE = datetime.timedelta(seconds=1)
VANDAAG = datetime.datetime.now(AMSTERDAM).date()
GISTEREN = VANDAAG - datetime.timedelta(days=1)


def look(wie: str, times: int = 1) -> None:
    """This employee looks at the main case."""
    with act(wie, doel="dossier") as asker:
        for _ in range(times):
            record(asker=asker, handeling="lezen", object_soort="casus", object_id=cid("casus"))


def drawn(omvang: int = 10, **given: object) -> Steekproef:
    """A sample of the looks of today."""
    with act("fg") as asker:
        what = {"soort": "inzage", "van": GISTEREN, "tot": VANDAAG, "omvang": omvang} | given
        return trek_steekproef(asker=asker, **what)  # type: ignore[arg-type]


def test_the_draw_is_told_so_that_anybody_draws_the_same_again() -> None:
    look("lid", 12)
    look("fg", 3)
    made = drawn(omvang=5)
    assert (made.populatie, made.omvang, made.soort) == (12, 5, "inzage")
    with act("fg") as asker:
        blad = steekproef(asker, made.id)
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT id FROM logboek_logregel WHERE handeling = 'lezen' AND medewerker_id = %s", [cid("lid")]
            )
            population = [row[0] for row in cursor.fetchall()]
    assert [row.regel_id for row in blad.regels] == draw(made.zaad, population, 5)
    assert {row.regel.medewerker_id for row in blad.regels if row.regel} == {cid("lid")}
    assert len(made.zaad) == 64 and drawn(omvang=5).zaad != made.zaad


def test_a_kind_draws_its_own_acts_and_nothing_leaves_nothing() -> None:
    look("lid", 2)
    with pytest.raises(UnableToOversee, match="staat hiervan niets") as refused:
        drawn(soort="verstrekking")
    assert refused.value.field == "tot"
    assert Steekproef.objects.count() == 0
    with act("lid") as asker:
        record(asker=asker, handeling="verstrekken", object_soort="casus", object_id=cid("casus"))
    made = drawn(soort="verstrekking")
    assert (made.populatie, made.omvang) == (1, 1)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"soort": "alles"}, "soort"),
        ({"tot": GISTEREN - datetime.timedelta(days=1)}, "tot"),
        ({"van": GISTEREN - datetime.timedelta(days=400)}, "tot"),
        ({"omvang": 0}, "omvang"),
        ({"omvang": 101}, "omvang"),
    ],
)
def test_what_cannot_be_drawn_is_refused_at_its_field(given: dict[str, object], field: str) -> None:
    look("lid")
    with pytest.raises(UnableToOversee) as refused:
        drawn(**given)  # type: ignore[arg-type]
    assert refused.value.field == field


def test_no_more_than_three_run_side_by_side() -> None:
    look("lid")
    for _ in range(3):
        made = drawn()
    with pytest.raises(UnableToOversee, match="Er lopen al 3"):
        drawn()
    with act("fg") as asker:
        [row] = Steekproefregel.objects.filter(steekproef=made)
        judge_steekproefregel(asker=asker, regel_id=row.id, versie=1, oordeel="rechtmatig", reden="")
        close_steekproef(asker=asker, steekproef_id=made.id, versie=1, conclusie="In orde")
    assert drawn().omvang == 1


def test_each_row_is_judged_before_it_closes_and_then_nothing_changes() -> None:
    look("lid", 2)
    made = drawn()
    with act("fg") as asker:
        first, second = steekproef(asker, made.id).regels
        judge_steekproefregel(asker=asker, regel_id=first.id, versie=1, oordeel="rechtmatig", reden="Lid van de casus")
        judge_steekproefregel(asker=asker, regel_id=second.id, versie=1, oordeel="nagaan", reden="Navraag gedaan")
        with pytest.raises(UnableToOversee, match="Beoordeel eerst elke regel: 1"):
            close_steekproef(asker=asker, steekproef_id=made.id, versie=1, conclusie="In orde")
        with pytest.raises(UnableToOversee, match="gewijzigd"):
            judge_steekproefregel(asker=asker, regel_id=second.id, versie=1, oordeel="niet", reden="Geen reden")
        judge_steekproefregel(asker=asker, regel_id=second.id, versie=2, oordeel="niet", reden="Geen reden")
        close_steekproef(asker=asker, steekproef_id=made.id, versie=1, conclusie="Eén keer niet")
        blad = steekproef(asker, made.id)
        assert blad.kop.afgesloten_op and blad.kop.beoordeeld == 2
        assert dict(blad.telling)["Niet rechtmatig"] == 1
        with pytest.raises(UnableToOversee, match="al afgesloten"):
            judge_steekproefregel(asker=asker, regel_id=first.id, versie=2, oordeel="niet", reden="Toch niet")
        with pytest.raises(UnableToOversee, match="al afgesloten"):
            close_steekproef(asker=asker, steekproef_id=made.id, versie=2, conclusie="Anders")
        assert Steekproefregel.objects.filter(id=first.id).update(reden="Buiten de regels om") == 0
        assert Steekproef.objects.filter(id=made.id).update(conclusie="Buiten de regels om") == 0


def test_a_finding_comes_from_a_row_and_stands_beside_it() -> None:
    look("lid")
    made = drawn()
    with act("fg") as asker:
        [row] = steekproef(asker, made.id).regels
        found = record_bevinding(
            asker=asker,
            onderwerp="Gelezen zonder reden",
            toelichting="Nagaan waarom",
            eigenaar_id=cid("ketenmanager"),
            opvolgen_voor=DAG,
            bron="steekproef",
            bron_id=row.id,
        )
        again, of_sample = steekproefregel(asker, row.id)
        assert of_sample == made.id and list(again.bevindingen) == [(found.id, "Gelezen zonder reden")]


def test_nobody_but_the_fg_knows_of_it_in_python_and_in_the_database() -> None:
    look("lid")
    made = drawn()
    row = Steekproefregel.objects.none()
    with act("fg"):
        row = Steekproefregel.objects.get(steekproef=made)
    for wie in (set(MENSEN) | {"iemand_elders"}) - {"fg"}:
        with act(wie) as asker:
            for refused in (
                lambda: steekproeven(asker),
                lambda: steekproef(asker, made.id),
                lambda: steekproefregel(asker, row.id),
                lambda: trek_steekproef(asker=asker, soort="inzage", van=GISTEREN, tot=VANDAAG, omvang=1),
            ):
                with pytest.raises(NotFound):
                    refused()
            assert not Steekproef.objects.exists() and not Steekproefregel.objects.exists()
            with connection.cursor() as cursor:
                cursor.execute(
                    "SELECT regiehuis_trek_steekproef(%s, %s, 'inzage', '2000-01-01', '2100-01-01', 100)",
                    [uuid.UUID(int=9), cid("huis")],
                )
                assert cursor.fetchone()[0] == 0
    assert steekproeven_of_fg() == [made.id]


def steekproeven_of_fg() -> list[uuid.UUID]:
    with act("fg") as asker:
        return [one.id for one in steekproeven(asker)]


@pytest.mark.parametrize(
    "sql",
    [
        "INSERT INTO verantwoording_steekproefregel SELECT * FROM verantwoording_steekproefregel",
        "UPDATE verantwoording_steekproefregel SET regel_id = gen_random_uuid()",
        "UPDATE verantwoording_steekproef SET omvang = 1",
        "DELETE FROM verantwoording_steekproefregel",
    ],
)
def test_even_the_fg_does_not_choose_what_was_drawn(sql: str) -> None:
    look("lid")
    drawn()
    with act("fg"), pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        connection.cursor().execute(sql)


def row_about(item: str, **given: object) -> uuid.UUID:
    """A drawn row about this item of the main case."""
    with act("lid") as asker:
        record(asker=asker, handeling="lezen", object_soort="informatie", object_id=cid(item))
    made = drawn(**given)
    with act("fg"):
        return Steekproefregel.objects.get(steekproef=made).id


def test_the_item_of_a_drawn_row_is_read_for_fourteen_days_and_each_look_is_logged() -> None:
    row = row_about("item_sociaal")
    with act("fg", moment=MOMENT + LEESTIJD - SECONDE) as asker:
        _row, item = read_inhoud(asker, row)
        assert item and item.id == cid("item_sociaal") and item.tekst
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM logboek_logregel WHERE object_id = %s AND medewerker_id = %s"
                " AND doel = 'steekproef'",
                [cid("item_sociaal"), cid("fg")],
            )
            assert cursor.fetchone()[0] == 1
    with act("fg", moment=MOMENT + LEESTIJD) as asker:
        with pytest.raises(NotAllowed, match="niet meer te lezen"):
            read_inhoud(asker, row)
        assert opened(row) == 0


def test_reading_ends_with_the_closing() -> None:
    row = row_about("item_sociaal")
    with act("fg") as asker:
        assert opened(row) == 1
        judge_steekproefregel(asker=asker, regel_id=row, versie=1, oordeel="rechtmatig", reden="")
        found = Steekproefregel.objects.get(id=row)
        close_steekproef(asker=asker, steekproef_id=found.steekproef_id, versie=1, conclusie="In orde")
        with pytest.raises(NotAllowed):
            read_inhoud(asker, row)
        assert opened(row) == 0


@pytest.mark.parametrize(
    "item", ["item_politie", "item_medisch", "item_voor_om", "item_procesregie", "item_aanwezigen", "casus"]
)
def test_what_has_readers_of_its_own_is_not_there_for_the_sample(item: str) -> None:
    row = row_about(item)
    with act("fg") as asker:
        assert read_inhoud(asker, row)[1] is None


def test_nobody_else_reads_through_a_sample_and_the_fg_nothing_outside_it() -> None:
    row = row_about("item_sociaal")
    with act("fg"):
        assert opened(cid("item_sociaal")) == 0 and opened(row) == 1
        assert not Informatie.objects.filter(id=cid("item_sociaal")).exists()
    for wie in (set(MENSEN) | {"iemand_elders"}) - {"fg"}:
        with act(wie) as asker:
            assert opened(row) == 0
            with pytest.raises(NotFound):
                read_inhoud(asker, row)


def opened(row: uuid.UUID) -> int:
    """How many items the database shows whoever asks now."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM regiehuis_steekproef_inhoud(%s)", [row])
        return int(cursor.fetchone()[0])


def test_what_is_not_lawful_says_why() -> None:
    assert check_oordeel(oordeel="rechtmatig", reden="") is None
    assert check_oordeel(oordeel="niet", reden=" ") == ("reden", "Vul in waarom.")
    assert check_oordeel(oordeel="nagaan", reden="") == ("reden", "Vul in waarom.")
    assert check_oordeel(oordeel="", reden="Wel") == ("oordeel", "Kies een oordeel.")
