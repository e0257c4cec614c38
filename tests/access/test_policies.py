"""The database itself, asked with the web role: who sees which row of the cast; the table is written from RULES."""

import json
import uuid

import pytest
from django.apps import apps
from django.db import ProgrammingError, connection, models, transaction

from tests.cast import ITEMS, MENSEN, act, cid

pytestmark = pytest.mark.django_db

MEMBERS = {"procesregisseur", "casusregisseur", "lid", "lid_zonder_categorie", "ggz_lid", "vervanger"}

# model -> {row of the cast: who sees it}; every person of the cast who is not named sees nothing of it (R15).
EXPECTED: dict[str, dict[str, set[str]]] = {
    "casussen.Casus": {"casus": MEMBERS, "andere_casus": {"andere_procesregisseur"}},
    "casussen.Casuspersoon": {"casuspersoon_casus": MEMBERS, "casuspersoon_andere_casus": {"andere_procesregisseur"}},
    "personen.Persoon": {"persoon_casus": MEMBERS, "persoon_andere_casus": {"andere_procesregisseur"}},
    "casussen.PlanVanAanpak": {"plan": MEMBERS},
    "casussen.Doel": {"doel": MEMBERS},
    "casussen.Afspraak": {"afspraak_te_laat": MEMBERS, "afspraak_loopt": MEMBERS},
    "casussen.Agendapunt": {"agendapunt": MEMBERS | {"secretaris"}},
    "casussen.Aanwezigheid": {"aanwezigheid_lid": MEMBERS | {"secretaris"}},
    "casussen.Opschaling": {"opschaling": MEMBERS | {"burgemeester"}},
    "casussen.Signaal": {"signaal": {"afzender", "procesregisseur", "triagepartner"}},
    "casussen.Signaalpersoon": {"signaalpersoon": {"afzender", "procesregisseur", "triagepartner"}},
    "casussen.Piketmelding": {"piketmelding": {"piket", "procesregisseur", "andere_procesregisseur"}},
    "casussen.Informatie": {
        # The matrix gives the category, the audience holds the reader; the source reads back its own (R15, R17).
        "item_sociaal": MEMBERS,
        "item_politie": MEMBERS - {"ggz_lid"},
        "item_medisch": {"ggz_lid", "casusregisseur"},
        "item_voor_om": {"lid", "vervanger", "lid_zonder_categorie"},
        "item_procesregie": {"lid", "vervanger", "procesregisseur"},
        # Typed by the secretary for a speaker of the GGZ: the attendees, the source, and who typed it (R2).
        "item_aanwezigen": {"lid", "vervanger", "procesregisseur", "ggz_lid", "secretaris"},
    },
}
# The cast names its man of the public prosecution "member without the category": he lacks the medical one.
assert set(EXPECTED["casussen.Informatie"]) == set(ITEMS)
PEOPLE = [*MENSEN, "iemand_elders"]


@pytest.mark.parametrize("person", PEOPLE)
@pytest.mark.parametrize("label", EXPECTED)
def test_each_person_sees_exactly_his_rows(label: str, person: str) -> None:
    model: type[models.Model] = apps.get_model(label)
    expected = {cid(row) for row, who in EXPECTED[label].items() if person in who}
    with act(person):
        asked = {cid(row) for row in EXPECTED[label]}
        assert set(model._base_manager.filter(pk__in=asked).values_list("pk", flat=True)) == expected


def test_without_asker_no_row_of_any_protected_table_is_visible() -> None:
    """A transaction that never said who asks sees nothing (DESIGN §4)."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
            " WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND c.relrowsecurity"
            " AND has_table_privilege(c.oid, 'SELECT')"
        )
        tables = [row[0] for row in cursor.fetchall() if row[0] != "kern_installatie"]
        assert len(tables) > 40
        for table in tables:
            cursor.execute(f'SELECT count(*) FROM "{table}"')
            assert cursor.fetchone()[0] == 0, table


def test_unknown_employee_is_nobody() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT regiehuis_begin(%s, NULL)", [uuid.uuid4()])
        assert cursor.fetchone()[0] is None
        cursor.execute("SELECT count(*) FROM casussen_casus")
        assert cursor.fetchone()[0] == 0


def test_ketenmanager_reads_numbers_only() -> None:
    with act("ketenmanager"), connection.cursor() as cursor:
        cursor.execute("SELECT nummer, over_tijd, open_afspraken FROM regiehuis_casus_overzicht()")
        rows = [row for row in cursor.fetchall() if row[0] in ("2026-0001", "2026-0002")]
    assert rows == [("2026-0001", 1, 2), ("2026-0002", 0, 0)]


@pytest.mark.parametrize("person", [p for p in PEOPLE if p != "ketenmanager"])
def test_overview_answers_the_ketenmanager_alone(person: str) -> None:
    with act(person), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM regiehuis_casus_overzicht()")
        assert cursor.fetchone()[0] == 0


# Who may search the index with which object at hand (R12): the chair of the triage where the signal waits; of a case
# its lead and its procesregisseur.
SEARCHERS = {
    "signaal": {"procesregisseur"},
    "casus": {"procesregisseur", "casusregisseur"},
    "andere_casus": {"andere_procesregisseur"},
}


@pytest.mark.parametrize("person", PEOPLE)
@pytest.mark.parametrize("row", SEARCHERS)
def test_hits_are_for_triage_and_case_leads(row: str, person: str) -> None:
    with act(person), connection.cursor() as cursor:
        cursor.execute(
            "SELECT regiehuis_zoek_personen(%s, ARRAY[%s]::uuid[], ARRAY[''], ARRAY['proefpersoon'],"
            " ARRAY['1980-00-00'], 30)",
            [cid(row), cid("sleutel")],
        )
        answer = json.loads(cursor.fetchone()[0])
    if person not in SEARCHERS[row]:
        assert answer == {"mag": False}
        return
    assert [hit["persoon"] for hit in answer["treffers"]] == [str(cid("persoon_casus"))]


def test_nobody_walks_past_the_limit_of_searches() -> None:
    """The look-up itself is called inside the counting function only (R12)."""
    with act("procesregisseur"), pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT regiehuis_persoon_treffers('', 'proefpersoon', '1980-00-00')")
