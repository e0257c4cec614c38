"""What changed since the asker looked at a case before: only what he may read, and nothing that he did himself."""

import datetime

import pytest

from regiehuis.casussen.models import Informatie, Kijkmoment
from regiehuis.casussen.queries.casuslijst import casuslijst
from regiehuis.casussen.queries.sinds import gewijzigd, nieuws
from regiehuis.casussen.queries.werkvoorraad import werkvoorraad
from tests.cast import DAG, MOMENT, act, cid

pytestmark = pytest.mark.django_db

LATER = MOMENT + datetime.timedelta(hours=2)


def look(person: str, moment: datetime.datetime) -> list[str] | None:
    with act(person, moment=moment) as asker:
        found = nieuws(asker, cid("casus"))
        return None if found is None else list(found.regels)


def bring_in(publiek: str = "alle_leden") -> None:
    """The police bring an item in, an hour after MOMENT."""
    with act("lid"):
        Informatie.objects.bulk_create(
            [
                Informatie(
                    id=cid(f"nieuw_{publiek}"),
                    casus_id=cid("casus"),
                    convenant_id=cid("convenant"),
                    bron_id=cid("politie_basisteam"),
                    categorie_id=cid("categorie_sociaal"),
                    soort="feit",
                    tekst="Nieuw feit",
                    ontvangen_op=DAG,
                    grondslag="wgs",
                    publiek=publiek,
                    publiek_onderdelen=[] if publiek == "alle_leden" else [cid("politie_basisteam")],
                    vastgelegd_door_id=cid("lid"),
                    vastgelegd_op=MOMENT + datetime.timedelta(hours=1),
                    bevestigd_op=MOMENT,
                )
            ]
        )


def marked(person: str) -> tuple[bool, bool]:
    """Whether the case is marked: by itself, and on the list."""
    with act(person, moment=LATER) as asker:
        listed = {regel.id: regel.gewijzigd for regel in casuslijst(asker, {}).regels}
        return cid("casus") in gewijzigd(asker, [cid("casus")]), listed[cid("casus")]


def test_the_first_look_has_nothing_to_compare_with() -> None:
    assert look("ggz_lid", MOMENT) is None
    assert marked("ggz_lid") == (False, False)


def test_what_others_brought_in_is_told_until_the_visit_is_over() -> None:
    look("ggz_lid", MOMENT)
    bring_in()
    assert marked("ggz_lid") == (True, True)
    assert look("ggz_lid", LATER) == ["1 nieuw stuk informatie"]
    assert marked("ggz_lid") == (False, False)
    assert look("ggz_lid", LATER + datetime.timedelta(minutes=10)) == ["1 nieuw stuk informatie"]
    assert look("ggz_lid", LATER + datetime.timedelta(days=1)) == []


def test_what_one_did_oneself_is_no_news() -> None:
    look("lid", MOMENT)
    bring_in()
    assert look("lid", LATER) == [] and marked("lid") == (False, False)


def test_what_is_withheld_is_no_news() -> None:
    look("ggz_lid", MOMENT)
    look("vervanger", MOMENT)
    bring_in("onderdelen")
    assert look("ggz_lid", LATER) == [] and marked("ggz_lid") == (False, False)
    assert look("vervanger", LATER) == ["1 nieuw stuk informatie"]


def test_a_case_that_somebody_leads_is_marked_on_the_first_screen() -> None:
    look("casusregisseur", MOMENT)
    bring_in()
    with act("casusregisseur", moment=LATER) as asker:
        assert [casus.gewijzigd for casus in werkvoorraad(asker).casussen if casus.id == cid("casus")] == [True]


def test_nobody_reads_when_somebody_else_looked() -> None:
    look("ggz_lid", MOMENT)
    with act("procesregisseur"):
        assert not Kijkmoment.objects.exists()


def test_news_within_the_first_visit_is_told_too() -> None:
    look("ggz_lid", LATER - datetime.timedelta(minutes=70))
    bring_in()
    assert look("ggz_lid", LATER - datetime.timedelta(minutes=50)) == ["1 nieuw stuk informatie"]
