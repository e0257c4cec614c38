"""What is new under a covenant waits for an advice of the lawfulness committee, where the regime asks for one (R38)."""

import dataclasses
import datetime
import uuid
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from regiehuis.convenanten import actions
from regiehuis.convenanten.models import Autorisatieregel, Ondertekening, Rechtmatigheidsadvies, Regime
from regiehuis.convenanten.queries import adviezen
from regiehuis.convenanten.rules import rechtmatigheidsadvies as rules
from regiehuis.kern.errors import NotAllowed, NotFound
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.actions.beheer import UnableToManage
from tests.cast import DAG, act, cid

pytestmark = pytest.mark.django_db
EEN = datetime.timedelta(days=1)
VRAAG = rules.Adviesvraag(
    "Mag het OM medische gegevens lezen?", frozenset({cid("categorie_medisch")}), frozenset({cid("om")}), DAG
)
JA = rules.Adviesuitkomst("positief", "Ja.", DAG, "toegestaan", "", "De stuurgroep", DAG)


def demand(asker: Asker, vanaf: datetime.date | None = DAG) -> None:
    """From that day on the regime asks for advice."""
    Regime.objects.filter(id=cid("regime")).update(advies_vanaf=vanaf)


def ask(asker: Asker, **other: Any) -> Rechtmatigheidsadvies:
    vraag = dataclasses.replace(VRAAG, **other)
    return actions.ask_advies(asker=asker, convenant_id=cid("convenant"), vraag=vraag)


def decide(asker: Asker, asked: Rechtmatigheidsadvies, /, **other: Any) -> Rechtmatigheidsadvies:
    return actions.decide_advies(
        asker=asker, advies_id=asked.id, versie=asked.versie, uitkomst=dataclasses.replace(JA, **other)
    )


def turn_on(asker: Asker, *, lezen: bool = True, inbrengen: bool = False, unit: str | None = "om_parket") -> None:
    """The unit, or procesregie, reads or contributes medical data."""
    actions.set_matrixvak(
        asker=asker,
        convenant_id=cid("convenant"),
        onderdeel_id=cid(unit) if unit else None,
        categorie_id=cid("categorie_medisch"),
        lezen=lezen,
        inbrengen=inbrengen,
    )


def square(**changed: Any) -> str:
    """SQL that writes a square past the action."""
    row = {
        "id": uuid.uuid4(),
        "convenant_id": cid("convenant"),
        "veiligheidshuis_id": cid("huis"),
        "onderdeel_id": cid("om_parket"),
        "categorie_id": cid("categorie_medisch"),
    } | changed
    names = ", ".join(row)
    values = ", ".join(f"'{value}'" for value in row.values())
    return (
        f"INSERT INTO convenanten_autorisatieregel ({names}, functie, lezen, inbrengen)"
        f" VALUES ({values}, '', true, false)"
    )


def sql(statement: str) -> int:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
        return int(cursor.rowcount)


def test_a_new_square_waits_until_an_advice_that_covers_it_was_decided_as_allowed() -> None:
    with act("ketenmanager") as asker:
        demand(asker)
        with pytest.raises(UnableToManage, match="Nog niet mogelijk: .* voor "):
            turn_on(asker)
        asked = ask(asker)
        with pytest.raises(UnableToManage):  # asked is not advised
            turn_on(asker)
        decide(asker, asked)
        turn_on(asker)
        assert Autorisatieregel.objects.filter(onderdeel_id=cid("om_parket"), categorie_id=cid("categorie_medisch"))


@pytest.mark.parametrize(
    ("question", "outcome"),
    [
        ({}, {"besluit": "geweigerd", "afwijking": "Te ruim"}),
        ({"categorieen": frozenset({cid("categorie_sociaal")})}, {}),
        ({"ontvangers": frozenset({cid("ggz")})}, {}),
    ],
    ids=["refused", "other_kind", "other_recipient"],
)
def test_an_advice_that_does_not_cover_it_opens_nothing(question: Any, outcome: Any) -> None:
    with act("ketenmanager") as asker:
        demand(asker)
        decide(asker, ask(asker, **question), **outcome)
        with pytest.raises(UnableToManage):
            turn_on(asker)
        with pytest.raises(DatabaseError, match="needs an advice first"):
            sql(square())


def test_the_database_holds_it_back_by_itself_too() -> None:
    with act("ketenmanager") as asker:
        demand(asker)
        with pytest.raises(DatabaseError, match="needs an advice first"):
            sql(square())
        off = square().replace("true, false)", "false, false)")
        assert sql(off) == 1
        mine = f"onderdeel_id = '{cid('om_parket')}' AND categorie_id = '{cid('categorie_medisch')}'"
        for column in ("lezen", "inbrengen"):
            with pytest.raises(DatabaseError, match="needs an advice first"):
                sql(f"UPDATE convenanten_autorisatieregel SET {column} = true WHERE {mine}")
        decide(asker, ask(asker))
        assert sql(f"UPDATE convenanten_autorisatieregel SET lezen = true WHERE {mine}") == 1
        other = f"SET onderdeel_id = '{cid('politie_basisteam')}' WHERE {mine}"
        with pytest.raises(DatabaseError, match="needs an advice first"):
            sql(f"UPDATE convenanten_autorisatieregel {other}")


@pytest.mark.parametrize("vanaf", [None, DAG + EEN])
def test_where_the_regime_does_not_ask_for_it_nothing_waits(vanaf: datetime.date | None) -> None:
    with act("ketenmanager") as asker:
        demand(asker, vanaf)
        turn_on(asker)


def test_what_was_on_stays_on_and_is_turned_off_freely() -> None:
    with act("ketenmanager") as asker:
        row = Autorisatieregel.objects.filter(convenant_id=cid("convenant"), lezen=True, inbrengen=True).first()
        assert row is not None
        demand(asker)
        given = {"asker": asker, "convenant_id": cid("convenant"), "categorie_id": row.categorie_id}
        actions.set_matrixvak(onderdeel_id=row.onderdeel_id, lezen=True, inbrengen=False, **given)
        with pytest.raises(UnableToManage):
            actions.set_matrixvak(onderdeel_id=row.onderdeel_id, lezen=True, inbrengen=True, **given)


def test_who_contributes_or_directs_needs_the_kind_of_data_alone() -> None:
    with act("ketenmanager") as asker:
        demand(asker)
        decide(asker, ask(asker, ontvangers=frozenset({cid("ggz")})))
        turn_on(asker, lezen=False, inbrengen=True)
        turn_on(asker, unit=None)


def test_a_partner_that_never_signed_waits_for_an_advice_that_names_it() -> None:
    given = {"convenant_id": cid("convenant"), "organisatie_id": cid("woningcorporatie"), "van": DAG}
    with act("ketenmanager") as asker:
        demand(asker)
        with pytest.raises(UnableToManage, match="Nog niet mogelijk") as refused:
            actions.sign_convenant(asker=asker, ondertekenaar="Directeur", **given)
        assert refused.value.field == "ondertekenaar"
        row = given | {"id": uuid.uuid4(), "veiligheidshuis_id": cid("huis"), "ondertekenaar": "Directeur"}
        with pytest.raises(DatabaseError, match="needs an advice first"), transaction.atomic():
            Ondertekening.objects.create(**row)
        decide(asker, ask(asker, ontvangers=frozenset({cid("woningcorporatie")})))
        actions.sign_convenant(asker=asker, ondertekenaar="Directeur", **given)


def test_who_signed_before_signs_again_without() -> None:
    with act("ketenmanager") as asker:
        signed = Ondertekening.objects.get(convenant_id=cid("convenant"), organisatie_id=cid("ggz"))
        actions.end_ondertekening(asker=asker, ondertekening_id=signed.id, versie=1, tot=DAG)
        demand(asker)
        given = {"convenant_id": cid("convenant"), "organisatie_id": cid("ggz"), "van": DAG}
        actions.sign_convenant(asker=asker, ondertekenaar="Directeur", **given)


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("vraag", {"vraag": " "}),
        ("vraag", {"vraag": "x" * 2001}),
        ("categorieen", {"categorieen": frozenset()}),
        ("categorieen", {"categorieen": frozenset({uuid.UUID(int=1)})}),
        ("ontvangers", {"ontvangers": frozenset()}),
        ("ontvangers", {"ontvangers": frozenset({uuid.UUID(int=1)})}),
        ("gevraagd_op", {"gevraagd_op": DAG + EEN}),
    ],
)
def test_a_question_says_about_what_and_for_whom(field: str, wrong: Any) -> None:
    with act("ketenmanager") as asker, pytest.raises(UnableToManage) as refused:
        ask(asker, **wrong)
    assert refused.value.field == field


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("advies", {"advies": "misschien"}),
        ("besluit", {"besluit": ""}),
        ("advies_op", {"advies_op": DAG - EEN}),
        ("advies_op", {"advies_op": DAG + EEN}),
        ("besloten_op", {"besloten_op": DAG - EEN}),
        ("besloten_op", {"besloten_op": DAG + EEN}),
        ("besloten_door", {"besloten_door": " "}),
        ("afwijking", {"advies": "negatief"}),
        ("afwijking", {"besluit": "geweigerd"}),
        ("advies_tekst", {"advies_tekst": "x" * 4001}),
    ],
)
def test_an_outcome_is_in_order_and_a_deviation_has_its_reason(field: str, wrong: Any) -> None:
    with act("ketenmanager") as asker:
        asked = ask(asker)
        with pytest.raises(UnableToManage) as refused:
            decide(asker, asked, **wrong)
    assert refused.value.field == field


def test_the_database_takes_no_deviation_without_a_reason() -> None:
    with act("ketenmanager") as asker:
        asked = ask(asker)
        done = f"advies_op = '{DAG}', besloten_op = '{DAG}', besloten_door = 'X'"
        with pytest.raises(IntegrityError, match="rechtmatigheidsadvies_afwijking"):
            sql(
                f"UPDATE convenanten_rechtmatigheidsadvies SET advies = 'negatief', besluit = 'toegestaan', {done}"
                f" WHERE id = '{asked.id}'"
            )
        with pytest.raises(IntegrityError, match="rechtmatigheidsadvies_volgorde"):
            sql(f"UPDATE convenanten_rechtmatigheidsadvies SET advies = 'positief' WHERE id = '{asked.id}'")


def test_what_was_decided_never_changes_and_stays() -> None:
    with act("ketenmanager") as asker:
        asked = ask(asker)
        decided = decide(asker, asked)
        with pytest.raises(UnableToManage, match="al besloten"):
            decide(asker, decided)
        assert sql(f"UPDATE convenanten_rechtmatigheidsadvies SET vraag = 'x' WHERE id = '{asked.id}'") == 0
        with pytest.raises(DatabaseError, match="permission denied"):
            sql(f"DELETE FROM convenanten_rechtmatigheidsadvies WHERE id = '{asked.id}'")
        (shown,) = [row for row in adviezen(asker, cid("convenant")) if row.id == asked.id]
        assert (shown.advies, shown.besluit, shown.open) == ("Positief", "Toegestaan", False)


def test_nobody_begins_with_a_decision_or_under_a_covenant_that_is_not_his() -> None:
    row = {
        "veiligheidshuis_id": cid("huis"),
        "convenant_id": cid("convenant"),
        "vraag": "Mag dit?",
        "categorieen": [],
        "ontvangers": [],
        "gevraagd_op": DAG,
    }
    done = {"advies": "positief", "advies_op": DAG, "besluit": "toegestaan", "besloten_op": DAG, "besloten_door": "X"}
    with act("ketenmanager"):
        for wrong in (done, {"convenant_id": uuid.uuid4()}):
            with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
                Rechtmatigheidsadvies(**row | wrong).save(force_insert=True)
        Rechtmatigheidsadvies(**row).save(force_insert=True)


def test_only_the_ketenmanager_asks_and_decides() -> None:
    with act("ketenmanager") as asker:
        asked = ask(asker)
        with pytest.raises(NotFound):
            actions.decide_advies(asker=asker, advies_id=uuid.uuid4(), versie=1, uitkomst=JA)
    with act("lid") as asker:
        with pytest.raises(NotAllowed):
            ask(asker)
        with pytest.raises(NotAllowed):
            decide(asker, asked)
