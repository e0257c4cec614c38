"""Everything about a person is found: a walk through the catalogue of the database leaves no table behind."""

import pytest
from django.apps import apps
from django.db import connections

from regiehuis.verantwoording.vindplaatsen import GEGEVENS_OVER, NIET, VINDPLAATSEN

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
# child table, its column, the table it refers to
REFERENCES = """
SELECT k.conrelid::regclass::text, k.confrelid::regclass::text FROM pg_constraint k
  JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'public'
 WHERE k.contype = 'f'
"""
# A key of a person without a constraint, by the name that such columns have.
NAMED = """
SELECT DISTINCT table_name FROM information_schema.columns
 WHERE table_schema = 'public' AND (column_name LIKE '%persoon%' OR column_name IN ('personen', 'betrokkenen'))
   AND (data_type = 'uuid' OR data_type = 'ARRAY')
"""
# What carries a person along: who refers to one of these may say something about a person.
DRAGERS = {"personen_persoon"}
# The log and what went out have overviews of their own; keys of searches go within a day (R21, R34).
ELDERS = {"logboek_logregel", "logboek_verstrektstuk"}
# What stands of a person elsewhere, folded for look-up; no role reads it and it goes with the person.
ELDERS |= {"personen_indexrecord"}


def rows(sql: str) -> list[tuple[str, ...]]:
    with connections["owner"].cursor() as cursor:
        cursor.execute(sql)
        return list(cursor.fetchall())


def leads_to_person() -> set[str]:
    """Every table from which a chain of references ends at a person, or that names persons by key."""
    found = DRAGERS | {row[0] for row in rows(NAMED) if not row[0].startswith("logboek_logregel_")}
    refer = rows(REFERENCES)
    while True:
        more = {child for child, parent in refer if parent in found} - found
        # What a found table hangs on, where that is a thing of the chain: a case has its persons in another table.
        more |= {p for c, p in refer if c in found and p.startswith("casussen_")} - found
        if not more:
            return found
        found |= more


# Furniture of the house: in the chain, about nobody.
INRICHTING = {
    "casussen_kernvraag",
    "casussen_leefgebied",
    "casussen_criterium",
    "casussen_overleg",
    "samenwerking_aansluiting",
}


def test_every_table_that_leads_to_a_person_is_a_place_or_named_as_left_out() -> None:
    reached = leads_to_person() - INRICHTING - ELDERS
    assert {"casussen_informatie", "casussen_terugkoppeling", "personen_adres", "casussen_triage"} <= reached
    known = set(VINDPLAATSEN) | set(NIET)
    assert reached - known == set(), (
        "say in verantwoording/vindplaatsen what of it is about a person, or why nothing is"
    )


def test_no_place_and_no_exception_is_left_of_a_table_that_went() -> None:
    there = {model._meta.db_table for model in apps.get_models()}
    assert (set(VINDPLAATSEN) | set(NIET)) - there == set()
    assert not set(VINDPLAATSEN) & set(NIET)
    assert all(reason.endswith(".") for reason in NIET.values())


def test_each_column_of_a_place_is_there() -> None:
    for tabel, plek in VINDPLAATSEN.items():
        columns = {
            row[0] for row in rows(f"SELECT column_name FROM information_schema.columns WHERE table_name='{tabel}'")
        }
        assert set(plek.velden) - set(plek.berekend) <= columns, tabel


def test_no_text_of_a_place_is_left_behind() -> None:
    """Each column that holds words is shown, or is the name of a professional or of something that is shown."""
    for tabel, plek in VINDPLAATSEN.items():
        words = rows(
            f"SELECT column_name FROM information_schema.columns WHERE table_name = '{tabel}' AND data_type = 'text'"
        )
        assert {row[0] for row in words} <= set(plek.velden), tabel


def test_the_function_in_the_database_is_the_one_of_the_code() -> None:
    """A place that was added needs a migration that makes the function again."""
    [(source,)] = rows("SELECT prosrc FROM pg_proc WHERE proname = 'regiehuis_gegevens_over'")
    assert source in GEGEVENS_OVER


def test_nobody_calls_it_without_being_judged() -> None:
    sql = "SELECT has_function_privilege('{}', 'regiehuis_gegevens_over(uuid)', 'EXECUTE')"
    for role in ("regiehuis_web", "regiehuis_worker", "public"):
        assert rows(sql.format(role)) == [(False,)]
