"""A breach from suspicion to its end: anybody reports, the FG decides, one procesregisseur reads names (R42)."""

import datetime

import pytest
from django.db import connection

from regiehuis.kern.errors import GEWIJZIGD, NotAllowed, NotFound
from regiehuis.logboek.actions import record
from regiehuis.logboek.queries import Zoekvraag
from regiehuis.samenwerking.models import Melding
from regiehuis.verantwoording.access.datalek import betrokkenen
from regiehuis.verantwoording.actions.datalek import (
    assess_datalek,
    close_datalek,
    draw_betrokkenen,
    record_told,
    report_datalek,
)
from regiehuis.verantwoording.actions.toezicht import UnableToOversee
from regiehuis.verantwoording.models import Datalek
from regiehuis.verantwoording.queries.datalek import datalek, datalekken
from regiehuis.verantwoording.rules.datalek import Beoordeling
from tests.cast import DAG, MENSEN, MOMENT, act, cid

pytestmark = pytest.mark.django_db
UUR = datetime.timedelta(hours=1)
TELL = Beoordeling(
    status="datalek",
    maatregelen="Telefoon op afstand gewist",
    ap_besluit="niet_melden",
    ap_reden="De telefoon was versleuteld",
    betrokkenen_besluit="melden",
    betrokkenen_reden="Zij kunnen erop worden aangesproken",
    informeert_id=cid("procesregisseur"),
    informeren_voor=DAG + datetime.timedelta(days=7),
)


def report(wie: str = "lid") -> Datalek:
    with act(wie) as asker:
        return report_datalek(
            asker=asker, soort="verloren", ontdekt_op=MOMENT - UUR, omschrijving="Telefoon kwijt in de trein"
        )


def touched() -> Datalek:
    """A breach that touches the person of the main case, of whom one procesregisseur must tell."""
    made = report()
    with act("lid", doel="dossier") as asker:
        record(asker=asker, handeling="lezen", object_soort="casus", object_id=cid("casus"),
               personen=[cid("persoon_casus")])  # fmt: skip
    with act("fg") as asker:
        asked = Zoekvraag(medewerker_id=cid("lid"))
        assert draw_betrokkenen(asker=asker, datalek_id=made.id, versie=1, zoekvraag=asked, uit="Medewerker: Lid") == 1
        return assess_datalek(asker=asker, datalek_id=made.id, versie=2, beoordeling=TELL)


@pytest.mark.parametrize("wie", ["lid", "buitenstaander", "beheerder", "burgemeester"])
def test_anybody_reports_and_the_fg_hears_of_it(wie: str) -> None:
    made = report(wie)
    with act("fg") as asker:
        assert Melding.objects.filter(medewerker_id=cid("fg"), object_id=made.id).count() == 1
        assert [row.id for row in datalekken(asker)] == [made.id]
    with act(wie) as asker:
        assert datalek(asker, made.id).is_fg is False


def test_nobody_but_who_reported_and_the_fg_knows_of_it() -> None:
    made = report()
    for wie in set(MENSEN) - {"lid", "fg"}:
        with act(wie) as asker:
            assert datalekken(asker) == []
            with pytest.raises(NotFound):
                datalek(asker, made.id)


def test_only_the_fg_decides() -> None:
    made = report()
    with act("lid") as asker, pytest.raises(NotAllowed):
        assess_datalek(asker=asker, datalek_id=made.id, versie=1, beoordeling=TELL)
    with act("procesregisseur") as asker, pytest.raises(NotFound):
        close_datalek(asker=asker, datalek_id=made.id, versie=1)


def test_names_are_for_the_one_who_must_tell_and_only_until_it_was_done() -> None:
    made = touched()
    with act("procesregisseur") as asker:
        (person,) = betrokkenen(asker, made.id)
        assert "Proefpersoon" in person.naam
        assert Melding.objects.filter(object_id=made.id).count() == 1
    for wie in ("fg", "lid"):
        with act(wie) as asker, pytest.raises(NotAllowed):
            betrokkenen(asker, made.id)
    with act("andere_procesregisseur") as asker, pytest.raises(NotFound):
        betrokkenen(asker, made.id)
    with act("fg") as asker:
        record_told(asker=asker, datalek_id=made.id, versie=3)
    with act("procesregisseur") as asker:
        with pytest.raises(NotAllowed):
            betrokkenen(asker, made.id)
        assert by_sql(made) == 0


def test_names_end_with_the_day_by_themselves_in_the_database_too() -> None:
    made = touched()
    with act("procesregisseur", moment=MOMENT + 7 * 24 * UUR):
        assert by_sql(made) == 1
    with act("procesregisseur", moment=MOMENT + 8 * 24 * UUR) as asker:
        assert by_sql(made) == 0
        with pytest.raises(NotAllowed):
            betrokkenen(asker, made.id)
    for wie in set(MENSEN) - {"procesregisseur"}:
        with act(wie):
            assert by_sql(made) == 0


def by_sql(made: Datalek) -> int:
    """How many names the database itself gives the asker."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM regiehuis_betrokkenen(%s)", [made.id])
        return int(cursor.fetchone()[0])


def test_whom_it_touched_comes_from_the_log_and_a_search_of_everything_is_refused() -> None:
    made = report()
    with act("fg") as asker:
        for asked, words in (
            (Zoekvraag(), "Kies een medewerker"),
            (Zoekvraag(medewerker_id=cid("ggz_lid")), "staat voor deze keuze niemand"),
        ):
            with pytest.raises(UnableToOversee, match=words):
                draw_betrokkenen(asker=asker, datalek_id=made.id, versie=1, zoekvraag=asked, uit="")
        made.refresh_from_db()
        assert (made.betrokkenen, made.versie) == ([], 1)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"soort": "onzin"}, "soort"),
        ({"ontdekt_op": MOMENT + UUR}, "ontdekt_op"),
        ({"omschrijving": " "}, "omschrijving"),
        ({"omschrijving": "BSN 999990019 lag op straat"}, "omschrijving"),
    ],
)
def test_a_report_that_cannot_be_is_refused_at_its_field(given: dict[str, object], field: str) -> None:
    whole = {"soort": "verloren", "ontdekt_op": MOMENT, "omschrijving": "Tas kwijt"} | given
    with act("lid") as asker:
        with pytest.raises(UnableToOversee) as refused:
            report_datalek(asker=asker, **whole)  # type: ignore[arg-type]
        assert refused.value.field == field
        assert not Datalek.objects.exists()


def test_who_tells_is_a_procesregisseur_and_the_second_of_two_is_told() -> None:
    made = report()
    with act("fg") as asker:
        other = Beoordeling(**vars(TELL) | {"informeert_id": cid("lid")})
        with pytest.raises(UnableToOversee) as refused:
            assess_datalek(asker=asker, datalek_id=made.id, versie=1, beoordeling=other)
        assert refused.value.field == "informeert"
        assess_datalek(asker=asker, datalek_id=made.id, versie=1, beoordeling=TELL)
        with pytest.raises(UnableToOversee, match=GEWIJZIGD[:20]):
            assess_datalek(asker=asker, datalek_id=made.id, versie=1, beoordeling=TELL)


def test_it_closes_only_when_done_and_then_stays_as_it_is() -> None:
    made = touched()
    with act("fg") as asker:
        with pytest.raises(UnableToOversee, match="betrokkenen bericht"):
            close_datalek(asker=asker, datalek_id=made.id, versie=3)
        record_told(asker=asker, datalek_id=made.id, versie=3)
        close_datalek(asker=asker, datalek_id=made.id, versie=4)
        with pytest.raises(UnableToOversee, match="afgesloten"):
            assess_datalek(asker=asker, datalek_id=made.id, versie=5, beoordeling=TELL)
        assert Datalek.objects.filter(id=made.id).update(gevolgen="Anders") == 0
