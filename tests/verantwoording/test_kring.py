"""Which tables go with a case or a person, read from the catalogue: a new one is looked at by a human first (R36)."""

import datetime

import pytest
from django.db import connection, connections
from hypothesis import given
from hypothesis import strategies as st

from regiehuis.verantwoording.rules import bewaring as rules
from regiehuis.verantwoording.rules import vernietiging
from tests.cast import DAG

pytestmark = pytest.mark.django_db(databases=["default", "owner"])

# What stands or falls with a case, its signal, or a person of it. A table that refers to one of these goes along by
# itself; add it here once you have seen that it should, and that nothing of it is kept elsewhere (files, texts).
# The file of an item lies beside the database under the item's key: the same round of the system takes it away.
GAAT_MEE = {
    "casussen": {
        "aanwezigheid",
        "afsluiting",
        "afspraak",
        "afspraakoverdracht",
        "agendapunt",
        "alarm",
        "bezoeker",
        "casus",
        "casuspersoon",
        "contactpersoon",
        "contactregel",
        "deelname",
        "doel",
        "faseovergang",
        "ficheinstemming",
        "fichestuk",
        "huisbezoek",
        "informatie",
        "interventie",
        "kijkmoment",
        "leefgebiedscore",
        "nazorgcontrole",
        "noodtoegang",
        "opschaling",
        "overleg",
        "overlegmachtiging",
        "resultaatverstrekking",
        "piketmelding",
        "planvanaanpak",
        "planvisie",
        "plichtenafweging",
        "regieaanbod",
        "regievacature",
        "signaal",
        "signaalpartner",
        "signaalpersoon",
        "terugkoppelfiche",
        "terugkoppeling",
        "toestemming",
        "triage",
        "triageoordeel",
        "verklaring",
        "verslagversie",
        "vrijlating",
        "wachtplaats",
    },
    "personen": {"adres", "huishouden", "huishoudlid", "koppelvoorstel", "persoon", "relatie"},
    "verantwoording": {"verlenging", "vernietigingsbesluit"},
}
# What stands or falls with what partners delivered, and with a net list.
GAAT_MEE_MET_LIJST = {"aanlevering", "aangeleverdrecord", "koppeling", "koppelbesluit", "nettolijst", "nettolijstregel"}
# Keys without a foreign key: each either names no case and nobody of one, or is swept by `regiehuis_wis_los`.
LOS = {
    "samenwerking_melding.object_id",  # swept
    "casussen_zoekvraag.object_id",  # swept
    "casussen_zoekvraag.gevonden",  # swept
    "verantwoording_datalek.betrokkenen",  # swept by a trigger of its own
    "verantwoording_bevinding.bron_id",  # an employee, of whom the FG found much reading, or a row of a sample
    "verantwoording_steekproefregel.regel_id",  # a row of the log
    "casussen_zoekvraag.medewerker_id",
    "personen_indexrecord.persoon_id",  # swept by a trigger of its own
    "personen_aangeleverdrecord.persoonsleutel",  # another delivered record, or itself
    "personen_nettolijstregel.persoonsleutel",  # a delivered record, as the list was drawn up
    "personen_nettolijstregel.records",
    "casussen_noodvraag.medewerker_id",
    "casussen_nummer.veiligheidshuis_id",
    "personen_adres.lezers",
    "casussen_informatie.publiek_onderdelen",
    "casussen_verslagversie.aanwezig",
    "casussen_toestemming.categorieen",
    "casussen_toestemming.organisaties",
    "casussen_alarm.aan",
    "casussen_alarm.gemaild",
    "convenanten_verstrekkingsbesluit.categorieen",
    "convenanten_verstrekkingsbesluit.ontvangers",
    "convenanten_rechtmatigheidsadvies.categorieen",
    "convenanten_rechtmatigheidsadvies.ontvangers",
    "verantwoording_verzoek.personen",  # swept
    "verantwoording_verzoekpost.rij_id",  # swept
    "verantwoording_verzoekpost.casus_id",  # swept
    "verantwoording_vernietigingsbesluit.verzoek_id",  # goes with what it decided on
}
KEYS_WITHOUT_REFERENCE = """
SELECT c.relname || '.' || a.attname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
 WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
   AND a.atttypid IN ('uuid'::regtype, 'uuid[]'::regtype) AND a.attname <> 'id' AND c.relname NOT LIKE 'logboek\\_%'
   AND NOT EXISTS (
       SELECT 1 FROM pg_constraint k WHERE k.conrelid = c.oid AND k.contype = 'f' AND a.attnum = ANY(k.conkey))
"""


def goes_along(*begin: str) -> set[str]:
    """Every table that the foreign keys lead to from these."""
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT kind, ouder FROM regiehuis_verwijzingen()")
        pairs = cursor.fetchall()
    found: set[str] = set(begin)
    while more := {kind for kind, ouder in pairs if ouder in found} - found:
        found |= more
    return found


def test_every_table_that_hangs_on_a_case_or_person_was_looked_at() -> None:
    begin = ("casussen_casus", "casussen_signaal", "casussen_overleg", "personen_persoon", "personen_huishouden")
    looked_at = {f"{package}_{table}" for package, tables in GAAT_MEE.items() for table in tables}
    assert goes_along(*begin) == looked_at


def test_every_table_that_hangs_on_a_list_was_looked_at() -> None:
    looked_at = {f"personen_{table}" for table in GAAT_MEE_MET_LIJST}
    assert goes_along("personen_aanlevering", "personen_nettolijst") == looked_at


def test_every_key_without_a_reference_was_looked_at() -> None:
    with connection.cursor() as cursor:
        cursor.execute(KEYS_WITHOUT_REFERENCE)
        assert {row[0] for row in cursor.fetchall()} == LOS


def test_every_table_of_the_circle_has_a_key_to_go_by() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'id'"
            " AND a.atttypid = 'uuid'::regtype WHERE c.relnamespace = 'public'::regnamespace"
        )
        keyed = {row[0] for row in cursor.fetchall()}
    assert goes_along("casussen_casus", "casussen_signaal", "personen_persoon") <= keyed


DAYS = st.dates(datetime.date(1990, 1, 1), datetime.date(2060, 12, 31))


@given(begin=DAYS, months=st.integers(1, 600), longer=st.none() | DAYS)
def test_an_extension_never_shortens_and_a_term_never_ends_before_its_months(
    begin: datetime.date, months: int, longer: datetime.date | None
) -> None:
    end = rules.keep_until(begin, months, longer)
    years, rest = divmod(begin.month - 1 + months, 12)
    assert end >= rules.keep_until(begin, months) >= datetime.date(begin.year + years, rest + 1, 1)
    assert longer is None or end >= longer
    assert rules.keep_until(begin, months + 1, longer) >= end
    assert not rules.is_due(end, "afgesloten", end - datetime.timedelta(days=1))
    assert rules.is_due(end, "afgesloten", end) and not rules.is_due(end, "nazorg", end)
    assert rules.is_near(end, end - datetime.timedelta(days=60))
    assert not rules.is_near(end, end - datetime.timedelta(days=61))


def test_the_database_counts_a_term_as_the_rule_does() -> None:
    with connection.cursor() as cursor:
        for begin in (datetime.date(2024, 2, 29), datetime.date(2025, 1, 31), datetime.date(2025, 8, 31), DAG):
            for months in (1, 6, 12, 13, 60):
                cursor.execute("SELECT (%s::date + make_interval(months => %s))::date", [begin, months])
                assert cursor.fetchone()[0] == rules.keep_until(begin, months)


@given(tot=st.none() | DAYS, reden=st.text(max_size=5))
def test_no_extension_without_reason_or_later_date(tot: datetime.date | None, reden: str) -> None:
    now = datetime.date(2030, 1, 1)
    wrong = rules.check_verlenging(tot=tot, nu_tot=now, dag=now, reden=reden)
    fine = tot is not None and now < tot <= datetime.date(2032, 1, 1) and bool(reden.strip())
    assert (wrong is None) == fine


def test_a_category_never_lengthens_and_a_regime_keeps_its_own_years() -> None:
    for months, wrong in ((None, "maanden"), (0, "maanden"), (60, "maanden"), (59, None)):
        found = rules.check_termijn(vanaf="ontvangst", maanden=months, regime_maanden=60)
        assert (found[0] if found else None) == wrong
    assert rules.check_termijn(vanaf="ooit", maanden=12, regime_maanden=60)


def test_what_went_is_told_in_words_and_nothing_is_left_uncounted() -> None:
    told = vernietiging.in_words({"casussen_casus": 1, "casussen_alarm": 3, "iets_nieuws": 2, "personen_adres": 0})
    assert told == [("Casussen", 1), ("Overige onderdelen", 5)]
    assert "R36" in vernietiging.running("uitvoering")
