"""What partners delivered goes at the end of its term, with what links it; so do net lists (R36)."""

import datetime
import json
import uuid
from pathlib import Path

import pytest
from django.db import connection, transaction

from regiehuis.convenanten.models import Convenant, Regime
from regiehuis.personen.actions.persoonsleutel import set_persoonsleutels
from regiehuis.personen.models import Aangeleverdrecord, Aanlevering, Koppelbesluit, Koppeling, Nettolijst
from regiehuis.verantwoording.actions.journaal import destroy_again, export_journaal
from regiehuis.verantwoording.actions.vernietiging import carry_out
from regiehuis.verantwoording.models import Vernietiging
from regiehuis.verantwoording.queries.vernietiging import verklaring
from tests.cast import DAG, MOMENT, cid
from tests.personen.nettolijsten import Rij, lever_brutolijst, maak, vast
from tests.personen.paren import besluit, paar_van, vind
from tests.systeem import column, employee, role, systeem, two_roles  # noqa: F401

VIJF_JAAR = MOMENT.replace(year=MOMENT.year + 5)
DAY = datetime.timedelta(days=1)
ALLEN: list[Rij] = [(naam, 12, 11, 2) for naam in "ABCD"]


@pytest.fixture(autouse=True)
def _roles(two_roles: None) -> None:  # noqa: F811
    """Everything here is done as employee or as the system, and rolled back."""


def lever(rijen: list[Rij], moment: datetime.datetime = MOMENT) -> None:
    with employee("analist", moment=moment) as asker:
        lever_brutolijst(asker, rijen)


def made() -> list[Vernietiging]:
    """The certificates that this test brought about."""
    return list(Vernietiging.objects.exclude(id=cid("vernietiging")).order_by("nummer"))


def destroy(moment: datetime.datetime) -> int:
    with systeem(moment) as asker:
        return carry_out(asker=asker)


def over() -> set[str]:
    """The partner's keys of the records that are left."""
    return set(column("SELECT bronrecord FROM personen_aangeleverdrecord"))


def sleutel(kenmerk: str) -> uuid.UUID:
    return Aangeleverdrecord.objects.get(bronrecord=kenmerk).id


def test_who_is_on_no_list_any_more_goes_at_the_end_of_the_term_and_not_a_day_before() -> None:
    lever(ALLEN)
    lever(ALLEN[1:], MOMENT + 30 * DAY)
    lever(ALLEN[1:] + [("E", 3, 3, 1)], VIJF_JAAR)
    einde = VIJF_JAAR + 30 * DAY
    assert destroy(einde - DAY) == 0 and over() == set("ABCDE")
    # He with the delivery that only he was left of; and the next, of which everybody came again later.
    assert destroy(einde) == 2 and over() == set("BCDE")
    assert [row.op for row in Aanlevering.objects.all()] == [VIJF_JAAR]
    assert destroy(einde) == 0


def test_a_list_that_comes_no_more_goes_whole_with_its_file_name() -> None:
    lever(ALLEN)
    assert destroy(VIJF_JAAR - DAY) == 0
    assert destroy(VIJF_JAAR) == 1
    assert not over() and not Aanlevering.objects.exists()
    lever(ALLEN, VIJF_JAAR)
    assert over() == set("ABCD")


def test_a_list_that_came_again_unchanged_is_kept() -> None:
    lever(ALLEN)
    later = MOMENT + 400 * DAY
    for moment in (MOMENT + DAY, later, later + DAY):
        lever(ALLEN, moment)
    assert list(Aanlevering.objects.order_by("op").values_list("op", "status")) == [
        (MOMENT, "ingelezen"),
        (later, "dubbel"),
    ]
    assert destroy(VIJF_JAAR + DAY) == 0 and over() == set("ABCD")
    assert destroy(later.replace(year=later.year + 5)) == 2 and not over()
    assert not Aanlevering.objects.exists()


def test_the_regime_says_how_long() -> None:
    lever(ALLEN)
    regime = Convenant.objects.get(id=cid("convenant")).regime_id
    Regime.objects.filter(id=regime).update(bewaartermijn_jaren=1)
    assert destroy(MOMENT.replace(year=MOMENT.year + 1)) == 1 and not over()


def gekoppeld() -> list[uuid.UUID]:
    """Four records of one person: A with B, A with C, C with D; of which a person decided the first."""
    lever(ALLEN)
    with employee("analist") as asker:
        wie = list(Aangeleverdrecord.objects.order_by("id").values_list("id", flat=True))
        vind(asker, wie, [(0, 1, "voorgesteld"), (0, 2, "gekoppeld"), (2, 3, "gekoppeld")])
        paar = paar_van(wie, 0, 1)
        assert paar
        besluit(asker, paar, "zelfde")
        set_persoonsleutels(wie)
    assert set(column("SELECT persoonsleutel FROM personen_aangeleverdrecord")) == {wie[0]}
    return wie


def drop_first(wie: list[uuid.UUID]) -> None:
    """The first record went from the list so long ago that its term is over; the others are on a list of today."""
    Aangeleverdrecord.objects.filter(id=wie[0]).update(verdwenen_op=DAG)
    kenmerken = dict(Aangeleverdrecord.objects.values_list("id", "bronrecord"))
    lever([rij for rij in ALLEN if rij[0] != kenmerken[wie[0]]], VIJF_JAAR)


def persons() -> dict[uuid.UUID, uuid.UUID]:
    return dict(Aangeleverdrecord.objects.values_list("id", "persoonsleutel"))


def test_what_links_a_record_goes_with_it_and_who_stays_is_told_anew_who_he_is() -> None:
    wie = gekoppeld()
    drop_first(wie)
    assert destroy(VIJF_JAAR) == 1
    assert persons() == {wie[1]: wie[1], wie[2]: wie[2], wie[3]: wie[2]}
    assert Koppeling.objects.count() == 1 and not Koppelbesluit.objects.exists()
    assert "oorbeeld" not in json.dumps([row.inhoud for row in made()])


def test_the_certificate_says_what_went_and_by_which_term() -> None:
    drop_first(gekoppeld())
    destroy(VIJF_JAAR)
    (gone,) = made()
    with employee("ketenmanager", moment=VIJF_JAAR) as asker:
        shown = verklaring(asker, gone.id)
    assert shown.soort == "Lijst van een partner" and shown.categorieen == ["Brutolijst veelplegers"]
    assert (shown.gerekend_van, shown.maanden, shown.tot) == (DAG, 60, VIJF_JAAR.date())
    assert "niet meer leverde" in shown.vanaf and shown.grond == "Einde van de bewaartermijn"
    assert dict(shown.aantallen) == {
        "Aanleveringen": 1,
        "Aangeleverde records": 1,
        "Koppelingen van records": 2,
        "Besluiten over koppelingen": 1,
    }


def test_a_net_list_goes_so_long_after_it_was_fixed_with_everybody_of_it() -> None:
    lever(ALLEN)
    with employee("analist") as asker:
        lijst = vast(asker, maak(asker))
    assert lijst.convenant_id == cid("convenant")
    lever(ALLEN, VIJF_JAAR - 40 * DAY)
    assert destroy(VIJF_JAAR - DAY) == 0
    assert destroy(VIJF_JAAR) == 1
    assert not Nettolijst.objects.exists() and not column("SELECT 1 FROM personen_nettolijstregel")
    (gone,) = made()
    assert (gone.soort, gone.inhoud["gerekend_van"]) == ("nettolijst", DAG.isoformat())
    assert over() == set("ABCD")


def test_a_restore_of_an_older_back_up_destroys_it_again_and_leaves_the_same(tmp_path: Path) -> None:
    journal = tmp_path / "vernietigingen.jsonl"
    wie = gekoppeld()
    with employee("analist") as asker:
        maak(asker)
    drop_first(wie)
    before = transaction.savepoint()
    assert destroy(VIJF_JAAR) == 2
    left, gone = persons(), [(row.id, row.hash) for row in made()]
    export_journaal(journal, using="default")
    transaction.savepoint_rollback(before)
    assert len(persons()) == 4 and Nettolijst.objects.exists()
    assert destroy_again(journal, using="default") == 2
    assert persons() == left and not Nettolijst.objects.exists()
    assert [(row.id, row.hash) for row in made()] == gone


def test_a_long_list_goes_part_by_part() -> None:
    lever(ALLEN)
    key = Aanlevering.objects.values_list("id", flat=True).get()
    for left in (2, 0):
        with systeem(VIJF_JAAR), connection.cursor() as cursor:
            cursor.execute("SELECT regiehuis_vernietig_aanlevering(%s, gen_random_uuid(), 2)", [key])
        assert len(over()) == left
    assert not Aanlevering.objects.exists()
    assert [row.inhoud["aantallen"].get("personen_aanlevering") for row in made()] == [None, 1]


def test_nothing_of_another_house_goes_and_nothing_that_is_not_due() -> None:
    lever(ALLEN)
    key = Aanlevering.objects.values_list("id", flat=True).get()
    for moment, huis in ((VIJF_JAAR, "ander_huis"), (VIJF_JAAR - DAY, "huis")):
        with systeem(moment, huis), connection.cursor() as cursor:
            cursor.execute("SELECT regiehuis_vernietig_aanlevering(%s, gen_random_uuid())", [key])
            assert cursor.fetchone() == (None,)
            cursor.execute("SELECT * FROM regiehuis_lijsten_over_tijd()")
            assert cursor.fetchall() == []
    assert over() == set("ABCD")
    with role("regiehuis_worker"), pytest.raises(Exception, match="permission denied"), transaction.atomic():
        Aangeleverdrecord.objects.all().delete()
