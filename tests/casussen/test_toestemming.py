"""Consent: scoped, dated, withdrawable; what rests on it is shared as far as it goes, while it counts (R25)."""

import dataclasses
import datetime
import uuid
from typing import Any

import pytest
from django.db import ProgrammingError, transaction

from regiehuis.casussen.access.informatie import readable_items
from regiehuis.casussen.actions import informatie, regie
from regiehuis.casussen.actions.toestemming import (
    UnableToRecordToestemming,
    confirm_toestemming,
    record_toestemming,
    withdraw_toestemming,
)
from regiehuis.casussen.models import Informatie, Toestemming
from regiehuis.casussen.queries.toestemming import casus_toestemmingen
from regiehuis.casussen.queries.zaal import zaal
from regiehuis.casussen.rules.toestemming import Bereik, is_young
from regiehuis.kern.errors import NotFound
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.models import Melding
from tests.cast import DAG, MOMENT, act, cid
from tests.casussen.test_informatie import bring

pytestmark = pytest.mark.django_db
DAGEN = datetime.timedelta(days=1)
BEREIK = Bereik(
    gever="zelf",
    vertegenwoordiger="",
    doel="Samen hulp zoeken",
    categorieen=frozenset({cid("categorie_medisch"), cid("categorie_sociaal")}),
    organisaties=frozenset({cid("ggz"), cid("reclassering")}),
    van=DAG,
    tot=DAG + 30 * DAGEN,
    wijze="mondeling",
)


def consent(asker: Asker, **changes: Any) -> Toestemming:
    """The main person agrees that care and probation share."""
    given = dataclasses.replace(BEREIK, **changes)
    return record_toestemming(asker=asker, casus_id=cid("casus"), persoon_id=cid("persoon_casus"), bereik=given)


def rests(asker: Asker) -> Informatie:
    """The mental health care brings in something on that ground."""
    return bring(asker, categorie_id=cid("categorie_sociaal"), grondslag="toestemming", tekst="Slaapt weer")


def reads(who: str, item: Informatie, moment: datetime.datetime = MOMENT) -> tuple[bool, bool]:
    """Whether database and Python let somebody read an item; they agree."""
    with act(who, moment=moment) as asker:
        in_database = Informatie.objects.filter(id=item.id).exists()
        return in_database, item.id in {found.id for found in readable_items(asker, cid("casus"))}


def test_what_rests_on_consent_goes_to_the_organisations_that_it_names_and_to_no_other() -> None:
    with act("ggz_lid") as asker:
        given = consent(asker)
        item = rests(asker)
        assert item.toestemming_id == given.id
    assert reads("ggz_lid", item) == (True, True)
    assert reads("casusregisseur", item) == (True, True)
    for other in ("lid", "procesregisseur", "lid_zonder_categorie"):
        assert reads(other, item) == (False, False), other


def test_a_withdrawal_stops_sharing_at_once_and_what_was_done_stays() -> None:
    with act("ggz_lid") as asker:
        given = consent(asker)
        item = rests(asker)
    with act("lid") as asker:
        gone = withdraw_toestemming(asker=asker, toestemming_id=given.id, reden="Wil niet meer")
        assert (gone.ingetrokken_op, gone.ingetrokken_door_id) == (MOMENT, cid("lid"))
        assert withdraw_toestemming(asker=asker, toestemming_id=given.id, reden="").ingetrokken_reden == "Wil niet meer"
    assert reads("casusregisseur", item) == (False, False)
    assert reads("ggz_lid", item) == (True, True)
    with act("casusregisseur") as asker:
        told = Melding.objects.filter(object_soort="toestemming").values_list("tekst", flat=True)
        assert len(told) == 1 and "Slaapt" not in told[0]
        assert [line.stand_tekst for line in casus_toestemmingen(asker, cid("casus"), given.casus)] == ["Ingetrokken"]


def test_after_its_last_day_it_counts_no_more() -> None:
    with act("ggz_lid") as asker:
        consent(asker, tot=DAG + DAGEN)
        item = rests(asker)
    assert reads("casusregisseur", item) == (True, True)
    assert reads("casusregisseur", item, MOMENT + DAGEN) == (False, False)


def test_without_consent_that_counts_for_person_and_category_nothing_can_rest_on_it() -> None:
    with act("lid") as asker:
        with pytest.raises(informatie.UnableToInbrengen) as caught:
            bring(asker, grondslag="toestemming")
        assert caught.value.field == "grondslag" and "geen toestemming" in caught.value.message
        given = consent(asker, categorieen=frozenset({cid("categorie_politie")}))
        with pytest.raises(informatie.UnableToInbrengen):
            bring(asker, grondslag="toestemming")
        assert bring(asker, grondslag="toestemming", categorie_id=cid("categorie_politie")).toestemming_id == given.id
        withdraw_toestemming(asker=asker, toestemming_id=given.id, reden="")
        with pytest.raises(informatie.UnableToInbrengen):
            bring(asker, grondslag="toestemming", categorie_id=cid("categorie_politie"))


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("gever", {"gever": "buurman"}),
        ("vertegenwoordiger", {"gever": "vertegenwoordiger", "vertegenwoordiger": " "}),
        ("doel", {"doel": " "}),
        ("categorieen", {"categorieen": frozenset()}),
        ("categorieen", {"categorieen": frozenset({uuid.uuid4()})}),
        ("organisaties", {"organisaties": frozenset()}),
        ("organisaties", {"organisaties": frozenset({cid("verslavingszorg")})}),
        ("van", {"van": DAG + DAGEN}),
        ("tot", {"tot": DAG}),
        ("tot", {"tot": DAG + 400 * DAGEN}),
        ("wijze", {"wijze": "vermoed"}),
    ],
)
def test_what_is_no_consent_is_refused_at_its_field(field: str, changes: dict[str, Any]) -> None:
    with act("lid") as asker, pytest.raises(UnableToRecordToestemming) as caught:
        consent(asker, **changes)
    assert caught.value.field == field and caught.value.message


def test_who_is_under_sixteen_agrees_through_who_represents_him() -> None:
    assert is_young("2010-03-11", DAG) and not is_young("2010-03-10", DAG)
    assert not is_young("", DAG) and not is_young("2009-00-00", DAG)


def test_another_lead_asks_again_before_something_new_rests_on_it() -> None:
    with act("ggz_lid") as asker:
        given, first = consent(asker), rests(asker)
    with act("procesregisseur", moment=MOMENT + DAGEN) as asker:
        offer = regie.offer_regie(
            asker=asker, casus_id=cid("casus"), medewerker_id=cid("ggz_lid"), termijn=DAG + 5 * DAGEN
        )
    with act("ggz_lid", moment=MOMENT + DAGEN) as asker:
        regie.accept_regie(asker=asker, casus_id=offer.casus_id, aanbod_id=offer.id)
        with pytest.raises(informatie.UnableToInbrengen) as caught:
            rests(asker)
        assert "opnieuw" in caught.value.message
    with act("ggz_lid", moment=MOMENT + 2 * DAGEN) as asker:
        assert [line.te_bevestigen for line in casus_toestemmingen(asker, cid("casus"), given.casus)] == [True]
        confirm_toestemming(asker=asker, toestemming_id=given.id, versie=1)
        assert rests(asker).pk
    assert reads("casusregisseur", first, MOMENT + DAGEN) == (True, True)


def test_who_is_no_member_meets_no_consent() -> None:
    with act("lid") as asker:
        given = consent(asker)
    for other in ("buitenstaander", "andere_procesregisseur", "secretaris", "verlopen_lid"):
        with act(other) as asker, pytest.raises(NotFound):
            withdraw_toestemming(asker=asker, toestemming_id=given.id, reden="")


def test_a_withdrawn_consent_never_comes_back_in_sql_either() -> None:
    with act("lid") as asker:
        given = consent(asker)
        withdraw_toestemming(asker=asker, toestemming_id=given.id, reden="")
        back = Toestemming.objects.filter(id=given.id)
        assert back.update(ingetrokken_op=None) == 0
        with pytest.raises(ProgrammingError), transaction.atomic():
            back.update(organisaties=[cid("om")])


@pytest.mark.parametrize(("named", "shown"), [(("ggz", "politie", "gemeente"), True), (("ggz", "gemeente"), False)])
def test_the_room_sees_what_rests_on_consent_only_when_everybody_there_is_named(
    named: tuple[str, ...], shown: bool
) -> None:
    """In the room are the chair, of the municipality, and the police; the item is of the mental health care."""
    with act("ggz_lid") as asker:
        consent(asker, organisaties=frozenset(cid(name) for name in named))
        rests(asker)
    with act("procesregisseur") as asker:
        screen = zaal(asker, cid("agendapunt"))
        assert ("Slaapt weer" in {stuk.tekst for stuk in screen.stukken}) == shown
        assert screen.ingehouden == (0 if shown else 1)
