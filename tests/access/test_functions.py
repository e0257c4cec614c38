"""Each function that looks past the policies, called by everybody of the cast with keys of the main case (DESIGN §4).

A new SECURITY DEFINER function that the web role may call, without a line here, fails.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import DatabaseError, ProgrammingError, connection, transaction

from regiehuis.logboek.actions import record
from regiehuis.samenwerking.access import fingerprint
from tests.access.adressen import (
    AFZENDER,
    ANDERE,
    CONTACTPUNT,
    FG,
    IEDEREEN,
    KETEN,
    LEDEN,
    LEIDEN,
    LID,
    NIEMAND,
    NOOD,
    PIKET,
    REGIE,
    VOORZITTER,
)
from tests.access.rijk import rijk_huis
from tests.cast import DAG, JAAR, act, cid

pytestmark = pytest.mark.django_db
PEOPLE = sorted(IEDEREEN)
CALLABLE = """
SELECT p.proname, p.proconfig FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
 WHERE n.nspname = 'public' AND p.prosecdef AND has_function_privilege('regiehuis_web', p.oid, 'EXECUTE')
"""
ZOEK = "regiehuis_zoek_personen(%s, ARRAY[%s]::uuid[], ARRAY[''], ARRAY['familielid'], ARRAY['1985-03-04'], 30)"

# function -> (what is asked, its keys, who is told something); "told" is true, or more than no rows.
GEEFT: dict[str, tuple[str, list[Any], frozenset[str]]] = {
    "regiehuis_is_lid": ("SELECT regiehuis_is_lid(%s)", [cid("casus")], LEDEN),
    "regiehuis_mag_deelname": (
        "SELECT regiehuis_mag_deelname(%s, %s, %s, 'lid')",
        [cid("casus"), cid("convenant"), cid("buitenstaander")],
        VOORZITTER,
    ),
    "regiehuis_beheert_deelname": ("SELECT regiehuis_beheert_deelname(%s, %s)", [cid("casus"), cid("lid")], VOORZITTER),
    "regiehuis_casus_overzicht": ("SELECT count(*) FROM regiehuis_casus_overzicht()", [], KETEN),
    "regiehuis_wachtende_signalen": ("SELECT count(*) FROM regiehuis_wachtende_signalen()", [], KETEN),
    "regiehuis_overlegbezetting": (
        "SELECT count(*) FROM regiehuis_overlegbezetting()",
        [],
        VOORZITTER | ANDERE | KETEN,
    ),
    "regiehuis_mag_wachten": ("SELECT regiehuis_mag_wachten(%s)", [cid("signaal_wacht")], VOORZITTER),
    "regiehuis_agenda_voorstel": (
        "SELECT count(*) FROM regiehuis_agenda_voorstel(%s, %s)",
        [cid("casusoverleg"), DAG],
        LEIDEN,
    ),
    "regiehuis_fiche_gevraagd": ("SELECT regiehuis_fiche_gevraagd(%s)", [cid("punt_bezig")], LEIDEN),
    "regiehuis_mag_bespreken": ("SELECT regiehuis_mag_bespreken(%s)", [cid("casus")], LEIDEN),
    "regiehuis_agendapunten": ("SELECT count(*) FROM regiehuis_agendapunten(%s)", [cid("overleg")], LEIDEN),
    "regiehuis_hoort_op_agenda": (
        "SELECT regiehuis_hoort_op_agenda(%s, %s)",
        [cid("casus"), cid("casusoverleg")],
        LEIDEN,
    ),
    "regiehuis_nummer": ("SELECT regiehuis_nummer('casus', 2026)", [], VOORZITTER | ANDERE),
    "regiehuis_zoek_personen": (
        f"SELECT jsonb_array_length({ZOEK} -> 'treffers')",
        [cid("casus"), cid("sleutel")],
        REGIE,
    ),
    "regiehuis_gevonden": ("SELECT regiehuis_gevonden(%s) IS NOT NULL", [cid("casus")], REGIE),
    "regiehuis_bereikt_persoon": (
        "SELECT regiehuis_bereikt_persoon(%s, %s)",
        [cid("persoon_casus"), cid("casus")],
        LEDEN,
    ),
    "regiehuis_piketstand": (
        "SELECT count(*) FROM regiehuis_piketstand(%s)",
        [cid("signaal")],
        AFZENDER | VOORZITTER,
    ),
    "regiehuis_piketafzender": (
        "SELECT regiehuis_piketafzender(%s) IS NOT NULL",
        [cid("piketmelding")],
        PIKET,
    ),
    "regiehuis_mag_bewaren": ("SELECT regiehuis_mag_bewaren(%s)", [cid("casus")], VOORZITTER),
    "regiehuis_bewaring_overzicht": ("SELECT count(*) FROM regiehuis_bewaring_overzicht()", [], VOORZITTER | KETEN),
    "regiehuis_bewaakt": ("SELECT regiehuis_bewaakt(%s)", [cid("casus")], VOORZITTER),
    # R18: who works under the signed covenant, reads no case by its members' right, and may read names at all.
    "regiehuis_neem_noodtoegang": (
        "SELECT jsonb_array_length("
        "regiehuis_neem_noodtoegang('Er is nu iemand in gevaar', 1, '2026-0001', '', '', '') -> 'genomen')",
        [],
        NOOD,
    ),
    "regiehuis_koppelcontacten": ("SELECT count(*) FROM regiehuis_koppelcontacten()", [], VOORZITTER),
    "regiehuis_betrokkenen": ("SELECT count(*) FROM regiehuis_betrokkenen(%s)", [cid("datalek_bericht")], VOORZITTER),
    # Whom the rules name: tests/verantwoording/test_lezen.py. Here nobody did anything.
    "regiehuis_ongewoon_lezen": (
        "SELECT count(*) FROM regiehuis_ongewoon_lezen('2000-01-01', '2000-01-02')",
        [],
        NIEMAND,
    ),
    # What it draws: tests/verantwoording/test_steekproef.py. Here the log is empty.
    "regiehuis_trek_steekproef": (
        "SELECT regiehuis_trek_steekproef(%s, %s, 'inzage', '2000-01-01', '2000-01-02', 5)",
        [cid("trekking"), cid("huis")],
        NIEMAND,
    ),
    "regiehuis_steekproef_inhoud": (
        "SELECT count(*) FROM regiehuis_steekproef_inhoud(%s)",
        [cid("steekproefregel")],
        NIEMAND,
    ),
    "regiehuis_casussleutels": ("SELECT cardinality(regiehuis_casussleutels('2026-0001'))", [], FG),
    # C3: counts for the ketenmanager; R15: of one person, for who appoints members, the ketenmanager, and himself.
    "regiehuis_bereik": ("SELECT count(*) FROM regiehuis_bereik(%s, %s)", [cid("convenant"), DAG], KETEN),
    "regiehuis_toegang_van": (
        "SELECT regiehuis_toegang_van(%s, %s) IS NOT NULL",
        [cid("casus"), cid("lid")],
        VOORZITTER | KETEN | {"lid"},
    ),
    # Sealed rows: tests/logboek/test_uitvoer.py. Here nothing is sealed.
    "logboek_zegels_van": ("SELECT count(*) FROM logboek_zegels_van(%s)", [[cid("logregel")]], NIEMAND),
    "logboek_over_persoon": ("SELECT count(*) FROM logboek_over_persoon(%s)", [cid("persoon_casus")], FG),
    # R30, R34: only within an open request whose identity check was done.
    "regiehuis_verzoek_zoek": ("SELECT count(*) FROM regiehuis_verzoek_zoek(%s)", [cid("verzoek")], CONTACTPUNT),
    "regiehuis_verzoek_gegevens": (
        "SELECT count(*) FROM regiehuis_verzoek_gegevens(%s)",
        [cid("verzoek")],
        CONTACTPUNT,
    ),
    "regiehuis_verzoek_logboek": ("SELECT count(*) FROM regiehuis_verzoek_logboek(%s)", [cid("verzoek")], CONTACTPUNT),
    "regiehuis_verzoek_ontvangers": (
        "SELECT count(*) FROM regiehuis_verzoek_ontvangers(%s)",
        [cid("verzoek")],
        CONTACTPUNT,
    ),
    # Nothing went out here: tests/verantwoording/test_antwoord.py.
    "regiehuis_verzoek_verstrekkingen": (
        "SELECT count(*) FROM regiehuis_verzoek_verstrekkingen(%s)",
        [cid("verzoek")],
        NIEMAND,
    ),
    "regiehuis_verzoek_breng_bijeen": (
        "SELECT regiehuis_verzoek_breng_bijeen(%s) IS NOT NULL",
        [cid("verzoek")],
        CONTACTPUNT,
    ),
    # Nothing was granted here: tests/verantwoording/test_persoon_wissen.py.
    "regiehuis_verzoek_regisseurs": (
        "SELECT count(*) FROM regiehuis_verzoek_regisseurs(%s)",
        [cid("verzoek")],
        NIEMAND,
    ),
    # Nothing went out here: tests/verantwoording/test_verzoekpost.py.
    "regiehuis_verzoek_gekregen": ("SELECT count(*) FROM regiehuis_verzoek_gekregen(%s)", [cid("verzoek")], NIEMAND),
    "regiehuis_wisopdrachten": ("SELECT count(*) FROM regiehuis_wisopdrachten()", [], NIEMAND),
    "regiehuis_wisopdracht_blijft": (
        "SELECT nullif(regiehuis_wisopdracht_blijft(%s, ARRAY[%s]::uuid[]), '{}') IS NOT NULL",
        [cid("casus"), cid("item_politie")],
        NIEMAND,
    ),
    "regiehuis_zienswijze_gegevens": ("SELECT count(*) FROM regiehuis_zienswijze_gegevens()", [], LID),
    # The accounts of a demo are told in a demo only.
    "regiehuis_demo_accounts": ("SELECT count(*) FROM regiehuis_demo_accounts()", [], NIEMAND),
}
# function -> (the call, its keys, who moves something by it, what would have moved)
DOET: dict[str, tuple[str, list[Any], frozenset[str], str]] = {
    "regiehuis_plan_bespreking": (
        "SELECT regiehuis_plan_bespreking(%s, %s)",
        [cid("casus"), DAG + JAAR],
        LEIDEN,
        f"SELECT volgend_overleg_op FROM casussen_casus WHERE id = '{cid('casus')}'",
    ),
    # Takes along what was written for a point; here nothing was: tests/casussen/test_vergadering.py.
    "regiehuis_verplaats_inbreng": (
        "SELECT regiehuis_verplaats_inbreng(%s, NULL)",
        [cid("agendapunt")],
        NIEMAND,
        f"SELECT count(*) FROM casussen_informatie WHERE agendapunt_id = '{cid('agendapunt')}'",
    ),
    # Hands the running cases over to the chair of the form; that chair has them already.
    "regiehuis_draag_procesregie_over": (
        "SELECT count(*) FROM regiehuis_draag_procesregie_over(%s)",
        [cid("casusoverleg")],
        NIEMAND,
        f"SELECT procesregisseur_id, versie FROM casussen_casus WHERE id = '{cid('casus')}'",
    ),
    # Works out again what stands there: for everybody nothing changes.
    "regiehuis_werk_termijn_bij": (
        "SELECT regiehuis_werk_termijn_bij(%s)",
        [cid("casus")],
        NIEMAND,
        f"SELECT eerstvolgende_termijn FROM casussen_casus WHERE id = '{cid('casus')}'",
    ),
    # Compares somebody with who gives no hit; here nobody is hidden: tests/casussen/test_koppelvoorstel.py.
    "regiehuis_stel_koppeling_voor": (
        "SELECT regiehuis_stel_koppeling_voor(%s, %s, NULL, '')",
        [cid("casus"), cid("persoon_casus")],
        NIEMAND,
        "SELECT count(*) FROM personen_koppelvoorstel",
    ),
    # Puts the row of a person of the house in the index, once: tests/casussen/test_opzoeken.py.
    "regiehuis_index_persoon": (
        "SELECT regiehuis_index_persoon(%s, '{}', '{}')",
        [cid("persoon_casus")],
        NIEMAND,
        "SELECT afgeschermd FROM personen_persoon WHERE id = '" + str(cid("persoon_casus")) + "'",
    ),
    # Shields a double of which the asker decided so in this very transaction.
    "regiehuis_scherm_dubbele_af": (
        "SELECT regiehuis_scherm_dubbele_af(%s)",
        [cid("koppelvoorstel")],
        NIEMAND,
        f"SELECT afgeschermd FROM personen_persoon WHERE id = '{cid('persoon_andere_casus')}'",
    ),
    # Closes the other alerts of a signal of which the asker answered one in this very transaction, and no other.
    "regiehuis_sluit_piket": (
        "SELECT regiehuis_sluit_piket(%s, 'gedaan')",
        [cid("signaal")],
        NIEMAND,
        f"SELECT beantwoord_op, antwoord FROM casussen_piketmelding WHERE id = '{cid('piketmelding')}'",
    ),
    # Who it is cannot be changed any more once something was put together.
    "regiehuis_verzoek_koppel": (
        "SELECT regiehuis_verzoek_koppel(%s, '{}')",
        [cid("verzoek")],
        NIEMAND,
        f"SELECT count(*) FROM casussen_casus WHERE id = '{cid('casus')}'",
    ),
    "regiehuis_verzoek_betwist": (
        "SELECT regiehuis_verzoek_betwist(%s, gen_random_uuid(), 'Klopt niet')",
        [cid("verzoekpost")],
        CONTACTPUNT,
        f"SELECT betwist_op FROM casussen_informatie WHERE id = '{cid('item_politie')}'",
    ),
    "regiehuis_verzoek_betwisting_eindig": (
        "SELECT regiehuis_verzoek_betwisting_eindig(%s, 'Blijft zo')",
        [cid("verzoekpost_betwist")],
        CONTACTPUNT,
        f"SELECT versie FROM casussen_informatie WHERE id = '{cid('item_sociaal')}'",
    ),
}
# Says who asks: tests/access/test_policies.py::test_unknown_employee_is_nobody.
BEGIN = {"regiehuis_begin"}
# Asks for one named round of work in the own house, and tells nothing: below.
TAAK = {"regiehuis_taak"}
# Asked before anybody is somebody: whose key this is, for a calendar outside: below.
SLEUTEL = {"regiehuis_agendasleutel"}


@pytest.fixture(scope="module", autouse=True)
def _house(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    with django_db_blocker.unblock(), rijk_huis():
        yield


def ask(sql: str, params: list[Any]) -> Any:
    """The first column of the answer; None when the database refuses."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, params)
            return cursor.fetchone()[0]
    except ProgrammingError:
        return None


def test_every_function_past_the_policies_has_a_line_in_the_oracle() -> None:
    with connection.cursor() as cursor:
        cursor.execute(CALLABLE)
        found = dict(cursor.fetchall())
    assert set(found) == GEEFT.keys() | DOET.keys() | BEGIN | TAAK | SLEUTEL
    assert not [name for name, settings in found.items() if not any("search_path=" in s for s in settings or ())]


def test_nobody_else_may_call_them() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace"
            " WHERE n.nspname = 'public' AND p.prosecdef AND has_function_privilege('public', p.oid, 'EXECUTE')"
        )
        assert cursor.fetchall() == []


@pytest.mark.parametrize("person", PEOPLE)
def test_who_is_told_something(person: str) -> None:
    wrong = []
    with act(person) as asker:
        record(asker=asker, handeling="lezen", object_soort="persoon", personen=[cid("persoon_casus")])
        for name, (sql, params, who) in GEEFT.items():
            if bool(ask(sql, params)) != (person in who):
                wrong.append(name)
    assert not wrong


@pytest.mark.parametrize("taak", ["opruimen", "piketwacht'; DROP TABLE casussen_casus", ""])
def test_the_web_role_asks_for_no_work_but_what_is_named(taak: str) -> None:
    with act("lid"), pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT regiehuis_taak(%s)", [taak])


def test_without_an_asker_no_work_is_asked_for() -> None:
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT regiehuis_taak('piketwacht')")


@pytest.mark.parametrize("person", PEOPLE)
@pytest.mark.parametrize("name", DOET)
def test_who_moves_something(name: str, person: str) -> None:
    sql, params, who, look = DOET[name]

    def stands() -> Any:
        with act("procesregisseur"), connection.cursor() as cursor:
            cursor.execute(look)
            return cursor.fetchone()

    before = stands()
    with act(person):
        ask(sql, params)
    assert (stands() != before) == (person in who)


@pytest.mark.parametrize("person", PEOPLE)
def test_without_an_asker_nothing_is_told(person: str) -> None:
    """The same calls in a transaction that never said who asks, whoever was there before."""
    with act(person):
        pass
    with connection.cursor() as cursor:
        cursor.execute("SELECT regiehuis_begin(%s, NULL)", [cid("niemand")])
    assert [name for name, (sql, params, _who) in GEEFT.items() if ask(sql, params)] == []


def test_a_key_is_told_by_its_whole_fingerprint_and_by_nothing_else() -> None:
    """Without an asker, and with one: only who has the key learns whose it is."""
    right = fingerprint("sleutel van lid")
    for tried, answer in ((right, cid("lid")), (right[:-1], None), ("%", None), ("", None), (right.upper(), None)):
        assert ask("SELECT regiehuis_agendasleutel(%s)", [tried]) == answer
    with act("iemand_elders"):
        assert ask("SELECT regiehuis_agendasleutel(%s)", ["sleutel van lid"]) is None
