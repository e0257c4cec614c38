"""Shapes of grants and row-level policies, for use in migrations only.

Each function returns one migration operation. Policies are written by hand per table; a table without
a policy stays closed for the web role. Decision record 0002 tells why this stands in `kern`.
"""

from django.db.migrations.operations import RunSQL

# What every policy may use: the settings that `regiehuis_begin()` of convenanten writes at the start of
# a transaction. The sub-select makes PostgreSQL read each setting once a query, not once a row, and take it apart
# once: hence the cast in it. The cast around it costs nothing, and makes `= ANY` see an array and not a query. After a
# transaction a setting reads '' and not NULL, hence nullif.
_SETTING = "((SELECT nullif(current_setting('regiehuis.{name}', true), '')::{kind})::{kind})"

MEDEWERKER = _SETTING.format(name="medewerker", kind="uuid")
MOMENT = _SETTING.format(name="moment", kind="timestamptz")
DAG = _SETTING.format(name="dag", kind="date")
NAMENS = _SETTING.format(name="namens", kind="uuid[]")
HUIZEN = _SETTING.format(name="huizen", kind="uuid[]")
FG_HUIZEN = _SETTING.format(name="fg_huizen", kind="uuid[]")
KETEN_HUIZEN = _SETTING.format(name="keten_huizen", kind="uuid[]")
BEHEER_HUIZEN = _SETTING.format(name="beheer_huizen", kind="uuid[]")
REGIE_HUIZEN = _SETTING.format(name="regie_huizen", kind="uuid[]")
REGISSEURS = _SETTING.format(name="regisseurs", kind="uuid[]")
CONVENANTEN = _SETTING.format(name="convenanten", kind="uuid[]")
ONDERDEEL = _SETTING.format(name="onderdeel", kind="uuid")
ORGANISATIE = _SETTING.format(name="organisatie", kind="uuid")
LEZEN = _SETTING.format(name="lezen", kind="text[]")
INBRENGEN = _SETTING.format(name="inbrengen", kind="text[]")
LEZEN_PROCESREGIE = _SETTING.format(name="lezen_procesregie", kind="text[]")
VOORZIT = _SETTING.format(name="voorzit", kind="uuid[]")
SECRETARIS_VAN = _SETTING.format(name="secretaris_van", kind="uuid[]")
TRIAGEERT = _SETTING.format(name="triageert", kind="uuid[]")
# The one case that a page of emergency access is about; no other page sets it (R18).
NOODCASUS = _SETTING.format(name="noodcasus", kind="uuid")


def protect(table: str, *, web: str = "", worker: str = "") -> RunSQL:
    """Turn row-level security on and give the two roles no more than the named commands on `table`."""
    statements = [f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY']
    statements += [f'GRANT {web} ON "{table}" TO regiehuis_web'] if web else []
    statements += [f'GRANT {worker} ON "{table}" TO regiehuis_worker'] if worker else []
    return RunSQL(tuple(statements), reverse_sql=RunSQL.noop)


def policy(
    table: str, command: str, *, using: str = "", check: str = "", name: str = "", role: str = "regiehuis_web"
) -> RunSQL:
    """One policy on `table` for `command`.

    UPDATE and DELETE carry their whole predicate: a bare one ignores that of SELECT.
    """
    name = name or f"{command.lower()}_{role.removeprefix('regiehuis_')}"
    sql = f'CREATE POLICY "{name}" ON "{table}" FOR {command} TO {role}'
    sql += f" USING ({using})" if using else ""
    sql += f" WITH CHECK ({check})" if check else ""
    return RunSQL([sql], reverse_sql=f'DROP POLICY "{name}" ON "{table}"')


def house_wide(table: str, house: str, *, manage: str = KETEN_HUIZEN) -> list[RunSQL]:
    """Policies of a table of the cooperation: every employee of the house reads, `manage` writes."""
    mine, managed = f"{house} = ANY({HUIZEN})", f"{house} = ANY({manage})"
    return [
        protect(table, web="SELECT, INSERT, UPDATE, DELETE", worker="SELECT"),
        policy(table, "SELECT", using=mine),
        policy(table, "INSERT", check=managed),
        policy(table, "UPDATE", using=managed, check=managed),
        policy(table, "DELETE", using=managed),
        policy(table, "SELECT", using="true", role="regiehuis_worker"),
    ]
