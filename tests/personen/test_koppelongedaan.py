"""Whatever was linked, parted and undone in which order: who a record is follows from the links that live alone.

Undoing a decision weeks later leaves what the same history without it would have left, and nothing else of the house
ever moves (B3).
"""

import uuid
from typing import Any

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from regiehuis.personen.actions.koppeling import UnableToLink
from tests.cast import DAG, JAAR
from tests.personen.paren import besluit, lever_records, paar_van, vind
from tests.systeem import column, employee, two_roles  # noqa: F401

AANTAL = 6
Stap = tuple[str, Any]
PAREN = [(a, b) for a in range(AANTAL) for b in range(a + 1, AANTAL)]
BESLUITEN = ("zelfde", "ander", "ongedaan", "uitstellen", "navraag")
runs = st.dictionaries(st.sampled_from(PAREN), st.sampled_from(("gekoppeld", "voorgesteld")), max_size=9)
besluiten = st.tuples(st.sampled_from(PAREN), st.sampled_from(BESLUITEN))
stappen = st.one_of(
    st.tuples(st.just("run"), runs), st.tuples(st.just("besluit"), besluiten), st.tuples(st.just("besluit"), besluiten)
)
geschiedenis = st.lists(stappen, min_size=1, max_size=9)
rustig = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))

pytestmark = pytest.mark.usefixtures("two_roles")


@pytest.fixture
def wie(two_roles: None) -> list[uuid.UUID]:  # noqa: F811
    with employee("analist") as asker:
        return lever_records(asker, AANTAL)


def doe(wie: list[uuid.UUID], stap: Stap) -> bool:
    """Do it as the analyst; whether it was done."""
    soort, wat = stap
    with employee("analist") as asker:
        if soort == "run":
            vind(asker, wie, [(a, b, stand) for (a, b), stand in wat.items()])
            return True
        (a, b), besloten = wat
        if (paar := paar_van(wie, a, b)) is None:
            return False
        try:
            with transaction.atomic():
                besluit(asker, paar, besloten, tot=DAG + JAAR)
        except UnableToLink:
            return False
        return True


def personen() -> dict[uuid.UUID, uuid.UUID]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, persoonsleutel FROM personen_aangeleverdrecord")
        return dict(cursor.fetchall())


def opnieuw(wie: list[uuid.UUID]) -> dict[uuid.UUID, uuid.UUID]:
    """Who everybody is by the links that live, worked out afresh and in another way: by spreading the lowest key."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT record_a_id, record_b_id FROM personen_koppeling WHERE stand = 'gekoppeld'")
        links = cursor.fetchall()
    sleutel = {key: key for key in wie}
    for _ in wie:
        for een, ander in links:
            sleutel[een] = sleutel[ander] = min(sleutel[een], sleutel[ander])
    return sleutel


def rest() -> dict[str, str]:
    """Every table of the house but those of linkage and the log, as one sum each; of a record all but who it is."""
    tabellen = column(
        "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'"
        " AND relname NOT LIKE 'personen_koppel%%' AND relname NOT LIKE 'logboek_%%' ORDER BY 1"
    )
    tabellen = [*tabellen, "personen_koppelvoorstel"]
    return {
        naam: column(
            "SELECT coalesce(md5(string_agg(r::text, '|' ORDER BY r::text)), '') FROM"
            f" (SELECT to_jsonb(t) - 'persoonsleutel' AS r FROM \"{naam}\" t) s"
        )[0]
        for naam in tabellen
    }


def speel(wie: list[uuid.UUID], stappen: list[Stap]) -> list[bool]:
    """Play it all; after each step everybody is who the links say."""
    gedaan = []
    for stap in stappen:
        gedaan.append(doe(wie, stap))
        assert personen() == opnieuw(wie)
    return gedaan


@rustig
@given(stappen=geschiedenis)
def test_who_a_record_is_follows_from_the_links_and_nothing_else_moves(
    wie: list[uuid.UUID], stappen: list[Stap]
) -> None:
    with transaction.atomic():
        eerst = rest()
        speel(wie, stappen)
        assert rest() == eerst
        transaction.set_rollback(True)


@rustig
@given(voor=geschiedenis, paar=st.sampled_from(PAREN), wat=st.sampled_from(("zelfde", "ander")), na=geschiedenis)
def test_undone_later_it_is_as_if_it_was_never_decided(
    wie: list[uuid.UUID], voor: list[Stap], paar: tuple[int, int], wat: str, na: list[Stap]
) -> None:
    """`na` does not touch the pair itself: what a run or somebody else makes of it is another history."""
    na = [_zonder(stap, paar) for stap in na if stap[0] == "run" or stap[1][0] != paar]
    vooraf: list[Stap] = [*voor, ("run", {paar: "voorgesteld"})]
    with transaction.atomic():
        gedaan = speel(wie, vooraf)
        assume(doe(wie, ("besluit", (paar, wat))))
        erna = speel(wie, na)
        assert doe(wie, ("besluit", (paar, "ongedaan")))
        ongedaan = personen()
        assert ongedaan == opnieuw(wie)
        transaction.set_rollback(True)
    with transaction.atomic():
        assert speel(wie, vooraf) == gedaan
        # Who is refused something else without the decision has another history.
        assume(speel(wie, na) == erna)
        assert personen() == ongedaan
        transaction.set_rollback(True)


def _zonder(stap: Stap, paar: tuple[int, int]) -> Stap:
    return (stap[0], {p: stand for p, stand in stap[1].items() if p != paar}) if stap[0] == "run" else stap
