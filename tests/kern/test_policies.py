"""What a policy reads of who is asking is taken apart once a query, also in a house that was founded before (0031)."""

import re
from importlib import import_module

import pytest
from django.db import connection

from tests.systeem import role, two_roles  # noqa: F401

pytestmark = pytest.mark.usefixtures("two_roles")
# As PostgreSQL writes a policy out, and as a function was written.
OUTSIDE = re.compile(r"current_setting\('regiehuis\.\w+'(::text)?, true\), ''(::text\) AS \"nullif\"\)\)|\)\))::")
POLICIES = "SELECT tablename || '.' || policyname, concat(qual, ' ', with_check) FROM pg_policies ORDER BY 1"
FUNCTIONS = "SELECT proname::text, prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace ORDER BY 1, 2"


def stand() -> dict[str, str]:
    """Every policy and every function, as the database has them."""
    with connection.cursor() as cursor:
        cursor.execute(POLICIES)
        found = {f"policy {naam}": text for naam, text in cursor.fetchall()}
        cursor.execute(FUNCTIONS)
        return {**found, **{f"function {naam}": text for naam, text in cursor.fetchall()}}


def outside() -> list[str]:
    """What takes a setting apart outside the sub-select that reads it."""
    return [naam for naam, text in stand().items() if OUTSIDE.search(text)]


def test_no_policy_and_no_function_takes_a_setting_apart_for_each_row() -> None:
    assert len([text for text in stand().values() if "current_setting('regiehuis." in text]) > 300
    assert outside() == []


def test_a_house_of_before_gets_what_a_new_one_has() -> None:
    before = stand()
    old = "((SELECT nullif(current_setting('regiehuis.{}', true), ''))::{})"
    mine, today = old.format("namens", "uuid[]"), old.format("dag", "date")
    with role("regiehuis_owner"), connection.cursor() as cursor:
        cursor.execute(f"ALTER POLICY select_web ON samenwerking_melding USING (medewerker_id = ANY({mine}))")
        cursor.execute(f"CREATE FUNCTION van_vroeger() RETURNS date LANGUAGE sql AS $$ SELECT {today} $$")
        assert outside() == ["policy samenwerking_melding.select_web", "function van_vroeger"]
        cursor.execute(import_module("regiehuis.verantwoording.migrations.0015_instelling_eenmaal_gelezen").EENMAAL)
        cursor.execute("SELECT set_config('regiehuis.dag', '2026-11-23', true)")
        cursor.execute("SELECT van_vroeger()::text")
        assert cursor.fetchone() == ("2026-11-23",)
    assert outside() == []
    assert {naam: text for naam, text in stand().items() if naam != "function van_vroeger"} == before
