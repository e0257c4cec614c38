"""The seed of the bench fills each column that its table asks, so that a migration does not leave it behind."""

import re

import pytest
from django.db import connections

from bench.seed import STATEMENTS

FORCED = """
SELECT column_name FROM information_schema.columns
 WHERE table_schema = 'public' AND table_name = %s AND is_nullable = 'NO' AND column_default IS NULL
   AND is_generated = 'NEVER' AND is_identity = 'NO'
"""
INSERTS = [
    (found[1], {column.strip() for column in found[2].split(",")})
    for statement in STATEMENTS
    if (found := re.search(r"INSERT INTO (\w+)\s*\((.*?)\)", statement, re.S))
]


@pytest.mark.django_db(databases=["default", "owner"])
@pytest.mark.parametrize(("table", "columns"), INSERTS, ids=[table for table, _ in INSERTS])
def test_the_seed_of_the_bench_fills_what_its_tables_ask(table: str, columns: set[str]) -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute(FORCED, [table])
        forced = {row[0] for row in cursor.fetchall()}
    assert forced
    assert forced - columns == set()
