"""Emergency access: a reason, some hours, told at once; it opens one case to read, and nothing turns that off (R18)."""

import datetime
import uuid
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from regiehuis.casussen.actions.noodtoegang import (
    Noodvraag,
    UnableToTakeNoodtoegang,
    end_noodtoegang,
    judge_noodtoegang,
    take_noodtoegang,
)
from regiehuis.casussen.models import Afspraak, Casus, Informatie, Noodtoegang
from regiehuis.casussen.queries.noodtoegang import noodinzage, noodtoegang_detail, noodtoegangen
from regiehuis.convenanten.models import Ondertekening, Regime
from regiehuis.kern.errors import NotAllowed, NotFound
from regiehuis.personen.models import Adres, Persoon
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.models import Melding
from tests.access.test_screens import browser
from tests.cast import MOMENT, act, cid

pytestmark = pytest.mark.django_db
REDEN = "Er wordt nu geschreeuwd in dat huis en niemand neemt op."
UUR = datetime.timedelta(hours=1)


def ask(asker: Asker, **changes: Any) -> list[uuid.UUID]:
    """Emergency access by the number of the main case."""
    given: dict[str, Any] = {"reden": REDEN, "uren": 2, "nummer": "2026-0001"} | changes
    return take_noodtoegang(asker=asker, vraag=Noodvraag(**given))


def take(who: str = "buitenstaander", **changes: Any) -> uuid.UUID:
    with act(who) as asker:
        (key,) = ask(asker, **changes)
    return key


def test_it_opens_the_main_points_under_the_matrix_of_the_own_unit_and_no_more() -> None:
    key = take()
    with act("buitenstaander") as asker:
        seen = noodinzage(asker, key)
    assert [person.naam for person in seen.personen] == ["Pim Proefpersoon"]
    assert {item.tekst for item in seen.stukken} == {"Inhoud van item_sociaal", "Inhoud van item_medisch"}
    assert [who.taak for who in seen.bellen][:2] == ["Casusregisseur", "Procesregisseur"]
    assert not any("Schuilstraat" in home for person in seen.personen for home in person.adressen)


def test_it_is_found_by_name_and_birth_date_too_but_not_by_a_name_alone() -> None:
    person = {"nummer": "", "achternaam": "Proefpersoon"}
    with act("buitenstaander") as asker:
        with pytest.raises(UnableToTakeNoodtoegang, match="geboortedatum"):
            ask(asker, **person)
        assert len(ask(asker, geboortedatum="1980-00-00", **person)) == 1


def test_the_procesregisseur_and_the_fg_hear_it_in_the_same_act() -> None:
    key = take()
    for who in ("procesregisseur", "fg"):
        with act(who) as asker:
            assert Melding.objects.filter(medewerker_id=cid(who), object_id=key, gelezen_op=None).count() == 1
            seen = noodtoegang_detail(asker, key)
            assert (seen.medewerker, seen.reden, seen.tot - seen.van) == ("Buitenstaander", REDEN, 2 * UUR)


def test_it_ends_at_its_hour_by_itself_in_python_and_in_the_database() -> None:
    key = take()
    for moment, open_ in ((MOMENT + 2 * UUR - UUR / 3600, True), (MOMENT + 2 * UUR, False)):
        with act("buitenstaander", moment=moment) as asker:
            if open_:
                assert noodinzage(asker, key).stukken
            else:
                with pytest.raises(NotFound):
                    noodinzage(asker, key)
            point_at(cid("casus"))
            assert Casus.objects.filter(id=cid("casus")).exists() is open_
            assert Informatie.objects.filter(casus_id=cid("casus")).exists() is open_
            assert Persoon.objects.filter(id=cid("persoon_casus")).exists() is open_


def point_at(casus_id: uuid.UUID) -> None:
    """What only the page of emergency access does: name the case that this transaction is about."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('regiehuis.noodcasus', %s, true)", [str(casus_id)])


def test_no_other_page_shows_the_case_and_nothing_of_it_can_be_changed() -> None:
    take()
    with act("buitenstaander"):
        assert not Casus.objects.exists()
        point_at(cid("casus"))
        assert Casus.objects.count() == 1
        assert Casus.objects.update(aanleiding="x") == 0
        assert Informatie.objects.update(tekst="x") == 0
        assert not Afspraak.objects.exists()
        assert not Adres.objects.filter(soort="geheim").exists()


def test_pointing_at_a_case_opens_nothing_without_emergency_access() -> None:
    with act("buitenstaander"):
        point_at(cid("casus"))
        assert not Casus.objects.exists() and not Persoon.objects.exists() and not Informatie.objects.exists()
    key = take()
    with act("afzender") as asker:
        point_at(cid("casus"))
        assert not Casus.objects.exists()
        with pytest.raises(NotFound):
            noodinzage(asker, key)


def test_a_closed_regime_forbids_it_and_looks_as_if_nothing_were_there() -> None:
    with act("ketenmanager"):
        Regime.objects.filter(id=cid("regime")).update(gesloten=True)
    with act("buitenstaander") as asker:
        assert ask(asker) == []
        assert ask(asker, nummer="2026-9999") == []
        assert not Noodtoegang.objects.exists()
    with act("procesregisseur"):
        assert not Melding.objects.filter(object_soort="noodtoegang").exists()


def test_a_regime_that_closes_ends_what_runs() -> None:
    key = take()
    with act("ketenmanager"):
        Regime.objects.filter(id=cid("regime")).update(gesloten=True)
    with act("buitenstaander") as asker, pytest.raises(NotFound):
        noodinzage(asker, key)


def test_who_is_shielded_is_not_found_and_not_shown() -> None:
    with act("lid"):
        assert Persoon.objects.filter(id=cid("persoon_casus")).update(afgeschermd=True)
    with act("buitenstaander") as asker:
        assert ask(asker, nummer="", achternaam="Proefpersoon", geboortedatum="1980-00-00") == []
        (key,) = ask(asker)
        seen = noodinzage(asker, key)
    assert (seen.personen, seen.stukken) == ([], [])


@pytest.mark.parametrize("who", ["beheerder", "fg", "burgemeester", "ketenmanager"])
def test_functions_without_names_or_content_do_not_get_it(who: str) -> None:
    with act(who) as asker:
        with pytest.raises(NotAllowed):
            ask(asker)
        with connection.cursor() as cursor:
            cursor.execute("SELECT regiehuis_neem_noodtoegang(%s, 1, '2026-0001', '', '', '')", [REDEN])
        assert not Noodtoegang.objects.exists()


def test_an_organisation_that_did_not_sign_finds_nothing_and_one_that_leaves_loses_it() -> None:
    with act("niet_ondertekend") as asker:
        assert ask(asker) == []
    key = take()
    with act("ketenmanager"):
        Ondertekening.objects.filter(organisatie_id=cid("verslavingszorg")).update(tot=MOMENT.date())
    with act("buitenstaander") as asker, pytest.raises(NotFound):
        noodinzage(asker, key)


def test_a_member_is_told_to_open_the_case() -> None:
    with act("lid") as asker, pytest.raises(UnableToTakeNoodtoegang, match="gewoon openen"):
        ask(asker)


def test_five_attempts_a_day_found_or_not_and_a_second_click_takes_it_once() -> None:
    with act("buitenstaander") as asker:
        first = ask(asker)
        assert ask(asker) == first
        for number in ("2026-9997", "2026-9998", "2026-9999"):
            assert ask(asker, nummer=number) == []
        with pytest.raises(UnableToTakeNoodtoegang, match="te vaak"):
            ask(asker)
        assert Noodtoegang.objects.count() == 1
    with act("procesregisseur"):
        assert Melding.objects.filter(object_soort="noodtoegang", medewerker_id=cid("procesregisseur")).count() == 1
    with act("buitenstaander", moment=MOMENT + 24 * UUR) as asker:
        assert len(ask(asker)) == 1


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("reden", {"reden": "Haast"}),
        ("reden", {"reden": " " * 40}),
        ("uren", {"uren": 24}),
        ("nummer", {"nummer": " "}),
    ],
)
def test_what_is_missing_is_named_at_its_field_and_nothing_is_opened(field: str, wrong: dict[str, Any]) -> None:
    with act("buitenstaander") as asker:
        with pytest.raises(UnableToTakeNoodtoegang) as refused:
            ask(asker, **wrong)
        assert refused.value.field == field
        assert not Noodtoegang.objects.exists()


@pytest.mark.parametrize("who", ["buitenstaander", "procesregisseur"])
def test_it_is_ended_early_by_who_took_it_or_who_guards_the_case(who: str) -> None:
    key = take()
    with act("lid") as asker, pytest.raises(NotFound):
        end_noodtoegang(asker=asker, noodtoegang_id=key)
    with act(who, moment=MOMENT + UUR) as asker:
        assert end_noodtoegang(asker=asker, noodtoegang_id=key).tot == MOMENT + UUR
        with pytest.raises(UnableToTakeNoodtoegang, match="al voorbij"):
            end_noodtoegang(asker=asker, noodtoegang_id=key)
    with act("buitenstaander", moment=MOMENT + UUR) as asker, pytest.raises(NotFound):
        noodinzage(asker, key)


def test_it_is_judged_once_by_who_guards_the_case_and_never_by_who_took_it() -> None:
    key = take()
    words = {"beoordeling": "niet_terecht", "toelichting": "De piketdienst was bereikbaar."}
    for who in ("buitenstaander", "fg"):
        with act(who) as asker, pytest.raises(NotAllowed):
            judge_noodtoegang(asker=asker, noodtoegang_id=key, **words)
    with act("procesregisseur") as asker:
        with pytest.raises(UnableToTakeNoodtoegang, match="waarom"):
            judge_noodtoegang(asker=asker, noodtoegang_id=key, **words | {"toelichting": " "})
        judge_noodtoegang(asker=asker, noodtoegang_id=key, **words)
        with pytest.raises(UnableToTakeNoodtoegang, match="al beoordeeld"):
            judge_noodtoegang(asker=asker, noodtoegang_id=key, **words)
    with act("fg") as asker:
        (seen,) = noodtoegangen(asker)
        assert (seen.beoordeling, seen.toelichting) == ("Niet terecht", words["toelichting"])


def test_in_sql_nobody_lengthens_it_moves_it_or_makes_one() -> None:
    key = take()
    for who in ("buitenstaander", "procesregisseur"):
        for change in ("tot = tot + interval '1 hour'", "medewerker_id = casus_id", "reden = ''"):
            with act(who), pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(f"UPDATE casussen_noodtoegang SET {change} WHERE id = %s", [key])
    with act("buitenstaander"), pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE casussen_noodtoegang SET beoordeling = 'terecht' WHERE id = %s", [key])
    with act("buitenstaander"), pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO casussen_noodtoegang SELECT gen_random_uuid(), n.* FROM casussen_noodtoegang n WHERE false"
        )


def test_what_is_not_there_and_what_may_not_be_opened_give_the_same_page() -> None:
    asked = {"reden": REDEN, "uren": "1"}
    with act("ketenmanager"):
        Regime.objects.filter(id=cid("regime")).update(gesloten=True)
    pages = []
    for number in ("2026-0001", "2026-0002", "2026-9999"):
        answer = browser("buitenstaander").post("/noodtoegang/nieuw/", asked | {"nummer": number})
        assert answer.status_code == 422
        pages.append(answer.content.decode().replace(number, "N"))
    assert "Niets gevonden dat u zo kunt openen" in pages[0]
