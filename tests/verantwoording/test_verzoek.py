"""A request from its arrival to its end, by whom, and what it opens (R30, R31, R33, R34)."""

import datetime
import uuid

import pytest
from django.db import DatabaseError, connection, transaction

from regiehuis.kern.errors import NotFound
from regiehuis.logboek.actions import record
from regiehuis.personen.models import Adres, Persoon
from regiehuis.verantwoording.access.verzoek import candidates, contents, log_overview
from regiehuis.verantwoording.actions import verzoek as actions
from regiehuis.verantwoording.actions import verzoekpost as posten
from regiehuis.verantwoording.actions.verzoek import UnableToHandle
from regiehuis.verantwoording.models import Verzoek, Verzoekpost, Weigeringsgrond
from tests.cast import DAG, MENSEN, MOMENT, act, cid
from tests.verantwoording.werk import (
    NA_ZIENSWIJZE,
    arrival,
    asked,
    assembled,
    decide_all,
    identified,
    post_of,
    registered,
    stands,
)

pytestmark = pytest.mark.django_db
ANDEREN = sorted(set(MENSEN) - {"contactpunt"})


def test_arrival_counts_from_the_day_of_receipt_and_gets_a_number() -> None:
    first, second = stands(registered(ontvangen_op=datetime.date(2026, 1, 31))), stands(registered())
    assert (first.nummer, second.nummer) == ("VZ-2026-0001", "VZ-2026-0002")
    assert (first.termijn, second.termijn) == (datetime.date(2026, 2, 28), datetime.date(2026, 4, 10))
    assert second.toegang_tot == datetime.date(2026, 5, 8)


def test_a_double_click_makes_one_request() -> None:
    key = uuid.uuid4()
    with act("contactpunt") as asker:
        for _ in range(2):
            actions.register_verzoek(asker=asker, binnenkomst=arrival(), nieuw_id=key)
        assert Verzoek.objects.count() == 1


@pytest.mark.parametrize("wie", ANDEREN)
def test_nobody_else_registers_or_sees_a_request(wie: str) -> None:
    key = assembled()
    with act(wie) as asker:
        for call in (
            lambda: actions.register_verzoek(asker=asker, binnenkomst=arrival()),
            lambda: actions.check_identity(asker=asker, verzoek_id=key, versie=1, wijze="digid"),
            lambda: actions.assemble_verzoek(asker=asker, verzoek_id=key),
            lambda: actions.close_verzoek(asker=asker, verzoek_id=key, versie=1, uitkomst="toegewezen"),
        ):
            with pytest.raises(NotFound):
                call()
        assert not Verzoek.objects.exists()
        assert not Verzoekpost.objects.exists()


def test_before_the_identity_check_nothing_of_anybody_opens() -> None:
    key = registered()
    with act("contactpunt") as asker:
        verzoek = Verzoek.objects.get(id=key)
        assert candidates(verzoek) == []
        with pytest.raises(UnableToHandle):
            actions.choose_personen(asker=asker, verzoek_id=key, personen=[cid("persoon_casus")])
        with pytest.raises(UnableToHandle):
            actions.assemble_verzoek(asker=asker, verzoek_id=key)
        assert not Persoon.objects.exists()


def test_somebody_who_is_not_there_and_somebody_of_another_name_get_the_same_answer() -> None:
    absent, other = identified(achternaam="Bestaatniet"), identified(achternaam="Elders")
    with act("contactpunt") as asker:
        assert candidates(Verzoek.objects.get(id=absent)) == candidates(Verzoek.objects.get(id=other)) == []
        for key in (absent, other):
            with pytest.raises(UnableToHandle) as wrong:
                actions.choose_personen(asker=asker, verzoek_id=key, personen=[cid("persoon_casus")])
            assert wrong.value.field == "personen"
            assert actions.assemble_verzoek(asker=asker, verzoek_id=key) == 0
            closing = actions.close_verzoek(asker=asker, verzoek_id=key, versie=3, uitkomst="niet_gevonden")
            assert closing.uitkomst == "niet_gevonden"


def test_who_was_found_is_chosen_and_nobody_else() -> None:
    key = identified()
    with act("contactpunt") as asker:
        assert [row[0] for row in candidates(Verzoek.objects.get(id=key))] == [cid("persoon_casus")]
        with pytest.raises(UnableToHandle):
            actions.choose_personen(asker=asker, verzoek_id=key, personen=[cid("persoon_andere_casus")])
        actions.choose_personen(asker=asker, verzoek_id=key, personen=[cid("persoon_casus")])
    assert stands(key).personen == [cid("persoon_casus")]


def test_the_web_role_names_no_person_past_the_function() -> None:
    key = identified()
    for sql in (
        "UPDATE verantwoording_verzoek SET personen = ARRAY[%s]::uuid[] WHERE id = %s",
        "UPDATE verantwoording_verzoek SET zoeknaam = %s WHERE id = %s",
    ):
        with act("contactpunt"), pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, [str(cid("persoon_andere_casus")), key])


def test_everything_about_the_person_comes_together_and_nothing_of_another_case() -> None:
    key = assembled()
    with act("contactpunt"):
        found = set(Verzoekpost.objects.filter(verzoek_id=key).values_list("tabel", "rij_id"))
        said = contents(Verzoek.objects.get(id=key))
    rows = {rij for _, rij in found}
    expected = ("item_sociaal", "item_politie", "item_medisch", "item_voor_om", "item_procesregie", "doel", "casus")
    assert {cid(naam) for naam in (*expected, "afspraak_te_laat", "opschaling", "persoon_casus")} <= rows
    assert not {cid("andere_casus"), cid("persoon_andere_casus")} & rows
    texts = str([fields for _, fields in said.values()])
    assert "Inhoud van item_medisch" in texts
    assert "andere_casus" not in texts
    assert {post.bescherming for post in [post_of(key, "item_medisch")]} == {"zorggeheim"}


def test_assembling_again_keeps_every_decision() -> None:
    key = asked()
    decide_all(key)
    with act("contactpunt", moment=NA_ZIENSWIJZE) as asker:
        assert actions.assemble_verzoek(asker=asker, verzoek_id=key) == 0
        assert not Verzoekpost.objects.filter(verzoek_id=key, besluit="").exists()


def test_each_look_is_in_the_log_with_the_request_as_purpose_and_the_person() -> None:
    key = assembled()
    with act("fg"), connection.cursor() as cursor:
        cursor.execute(
            "SELECT handeling, doel, persoon_ids FROM logboek_logregel"
            " WHERE object_soort = 'verzoek' AND object_id = %s",
            [key],
        )
        rows = {(handeling, doel, tuple(personen)) for handeling, doel, personen in cursor.fetchall()}
    assert ("zoeken", "verzoek VZ-2026-0001", (cid("persoon_casus"),)) in rows


def test_access_ends_when_the_request_is_closed_or_its_day_has_come() -> None:
    key = assembled()
    with act("contactpunt") as asker:
        assert contents(Verzoek.objects.get(id=key))
        actions.close_verzoek(
            asker=asker, verzoek_id=key, versie=stands(key).versie, uitkomst="ingetrokken", toelichting="Belde af"
        )
        assert contents(Verzoek.objects.get(id=key)) == {}
        with pytest.raises(UnableToHandle, match="gesloten"):
            actions.assemble_verzoek(asker=asker, verzoek_id=key)
    later = assembled()
    for days, opens in ((58, True), (59, False)):
        with act("contactpunt", moment=MOMENT + datetime.timedelta(days=days)):
            assert bool(contents(Verzoek.objects.get(id=later))) is opens


def test_the_overview_tells_who_looked_and_keeps_what_is_confidential_until_its_date() -> None:
    with act("lid") as asker:
        given = {"handeling": "lezen", "personen": [cid("persoon_casus")]}
        record(asker=asker, object_soort="gewoon", **given)
        record(asker=asker, object_soort="geheim", vertrouwelijk_tot=DAG + datetime.timedelta(days=5), **given)
    key = assembled()
    for days, kinds in ((4, {"gewoon"}), (5, {"gewoon", "geheim"})):
        with act("contactpunt", moment=MOMENT + datetime.timedelta(days=days)):
            rows = log_overview(Verzoek.objects.get(id=key))
            assert {row[3] for row in rows if row[1] == "Politie"} == kinds


def test_the_source_is_asked_before_anything_is_decided() -> None:
    key = assembled()
    post = post_of(key, "item_politie")
    with act("contactpunt") as asker, pytest.raises(UnableToHandle, match="bron"):
        posten.decide_post(asker=asker, post_id=post.id, versie=1, besluit="verstrekken")


def test_a_refusal_keeps_ground_and_reasons_apart_for_contact_point_and_fg() -> None:
    key = asked()
    post = post_of(key, "item_politie")
    with act("contactpunt", moment=NA_ZIENSWIJZE) as asker:
        posten.decide_post(
            asker=asker, post_id=post.id, versie=1, besluit="weigeren", grond="onderzoek", motivering="Het loopt nog"
        )
    for wie in ("contactpunt", "fg"):
        with act(wie):
            assert list(Weigeringsgrond.objects.values_list("grond", "motivering")) == [("onderzoek", "Het loopt nog")]
    with act("procesregisseur"):
        assert not Weigeringsgrond.objects.exists()


def test_two_people_who_decide_at_once_do_not_undo_each_other() -> None:
    key = asked()
    post = post_of(key, "item_politie")
    with act("contactpunt", moment=NA_ZIENSWIJZE) as asker:
        posten.decide_post(asker=asker, post_id=post.id, versie=1, besluit="verstrekken")
        with pytest.raises(UnableToHandle, match="intussen gewijzigd"):
            posten.decide_post(
                asker=asker, post_id=post.id, versie=1, besluit="weigeren", grond="onderzoek", motivering="Toch niet"
            )
        assert not Weigeringsgrond.objects.exists()


def test_giving_at_once_stops_at_what_is_protected_and_gives_nothing_then() -> None:
    key = asked()
    keys = [post_of(key, "item_politie").id, post_of(key, "item_medisch").id]
    with act("contactpunt", moment=NA_ZIENSWIJZE) as asker:
        with pytest.raises(UnableToHandle, match="Beroepsgeheim"):
            posten.give_posten(asker=asker, verzoek_id=key, posten=keys)
        assert not Verzoekpost.objects.filter(verzoek_id=key).exclude(besluit="").exists()


def test_a_request_with_undecided_items_is_not_closed_and_one_past_its_term_says_why() -> None:
    key = asked(soort="wissing")
    late = MOMENT + datetime.timedelta(days=40)
    with act("contactpunt", moment=NA_ZIENSWIJZE) as asker:
        with pytest.raises(UnableToHandle, match="nog niet besloten"):
            actions.close_verzoek(asker=asker, verzoek_id=key, versie=stands(key).versie, uitkomst="deels")
    decide_all(key)
    with act("contactpunt", moment=late) as asker:
        given = {"asker": asker, "verzoek_id": key, "versie": stands(key).versie, "uitkomst": "deels"}
        with pytest.raises(UnableToHandle, match="termijn is voorbij"):
            actions.close_verzoek(**given)
        assert actions.close_verzoek(**given, toelichting="De bron was laat").gesloten_op == late
        with pytest.raises(UnableToHandle, match="gesloten"):
            actions.close_verzoek(**given, toelichting="Nog eens")


def test_extension_moves_the_term_once_and_the_end_of_access_with_it() -> None:
    key = registered(ontvangen_op=datetime.date(2026, 3, 1))
    with act("contactpunt") as asker:
        actions.extend_verzoek(asker=asker, verzoek_id=key, versie=1, reden="Veel stukken")
        with pytest.raises(UnableToHandle, match="al verlengd"):
            actions.extend_verzoek(asker=asker, verzoek_id=key, versie=2, reden="Nog meer")
    verzoek = stands(key)
    assert (verzoek.termijn, verzoek.toegang_tot) == (datetime.date(2026, 6, 1), datetime.date(2026, 6, 29))


def test_the_database_lets_access_last_no_longer_than_that() -> None:
    key = registered()
    sql = "UPDATE verantwoording_verzoek SET toegang_tot = '2030-01-01' WHERE id = %s"
    with act("contactpunt"), pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, [key])


def test_somebody_under_sixteen_asks_by_the_representative_unless_safety_forbids() -> None:
    child = {"geboortedatum": "2014-05-05"}
    with pytest.raises(UnableToHandle) as wrong:
        registered(**child)
    assert wrong.value.field == "vertegenwoordiging"
    assert registered(**child, vertegenwoordiging="wettelijk", vertegenwoordiger="Moeder")
    assert registered(**child, zelf_reden="De ouder is verdachte")


def test_a_secret_address_is_protected() -> None:
    made = Adres(
        persoon_id=cid("persoon_casus"),
        veiligheidshuis_id=cid("huis"),
        soort="geheim",
        straat="Schuilstraat",
        van=DAG,
        lezers=[cid("lid")],
    )
    with act("lid"):
        made.save(force_insert=True)
    key = assembled()
    with act("contactpunt"):
        assert Verzoekpost.objects.get(verzoek_id=key, rij_id=made.id).bescherming == "geheim_adres"
