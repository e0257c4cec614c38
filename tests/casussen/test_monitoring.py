"""Questions on the ladder: put, taken up, answered, out of sight (A9, R15, R29)."""

import datetime
import uuid
from typing import Any

import pytest

from regiehuis.casussen.actions import monitoring as ladder
from regiehuis.casussen.models import Opschaling
from regiehuis.casussen.queries import monitoring as vragen
from regiehuis.kern.errors import NotAllowed, NotFound, Refusal
from regiehuis.kern.models import new_id
from regiehuis.samenwerking.models import Melding
from tests.cast import DAG, act, cid

pytestmark = pytest.mark.django_db

WEEK = datetime.timedelta(days=7)


def put(asker: Any, **changes: Any) -> Opschaling:
    """A question to the mayor, unless changed."""
    given: dict[str, Any] = {
        "casus_id": cid("casus"),
        "naar_trede": "strategisch",
        "geadresseerde_id": cid("burgemeester"),
        "vraag": "Wie neemt de regie?",
        "feiten": "Acht organisaties weigeren.",
        "termijn": DAG + WEEK,
    }
    return ladder.escalate_casus(asker=asker, **(given | changes))


def take_back() -> None:
    """The cast has a question under way; without it a new one can be put."""
    with act("procesregisseur") as asker:
        ladder.withdraw_opschaling(asker=asker, opschaling_id=cid("opschaling"))


def test_one_question_at_a_time() -> None:
    with act("procesregisseur") as asker, pytest.raises(Refusal, match="ligt al een vraag"):
        put(asker)


def test_the_mayor_sees_the_question_at_once_and_until_answered() -> None:
    take_back()
    with act("casusregisseur") as asker:
        made = put(asker)
        assert made.van_trede == "operationeel"
    with act("burgemeester") as asker:
        assert Melding.objects.filter(object_id=made.id).exists()
        assert [row.id for row in vragen.opschalingen_aan_mij(asker)] == [made.id]
        seen = vragen.opschaling_detail(asker, made.id)
        assert (seen.feiten, seen.ziet_casus, seen.mag_antwoorden) == ("Acht organisaties weigeren.", False, True)
        ladder.accept_opschaling(asker=asker, opschaling_id=made.id)
        ladder.answer_opschaling(asker=asker, opschaling_id=made.id, antwoord="De verslavingszorg neemt de regie.")
        assert vragen.opschalingen_aan_mij(asker) == []
        with pytest.raises(NotFound):
            vragen.opschaling_detail(asker, made.id)
    with act("casusregisseur") as asker:
        now = vragen.opschalingen_van_casus(asker, cid("casus"))
        assert (now.trede, now.loopt, now.regels[0].antwoord) == (
            "strategisch",
            None,
            "De verslavingszorg neemt de regie.",
        )
        back = put(asker, naar_trede="operationeel", geadresseerde_id=cid("procesregisseur"))
        assert back.van_trede == "strategisch"
        assert vragen.opschalingen_van_casus(asker, cid("casus")).loopt.richting == "af"  # type: ignore[union-attr]


def test_declining_needs_a_ground_and_leaves_the_case_where_it_was() -> None:
    with act("burgemeester") as asker:
        with pytest.raises(Refusal) as caught:
            ladder.decline_opschaling(asker=asker, opschaling_id=cid("opschaling"), grond="")
        assert caught.value.field == "grond"
        ladder.decline_opschaling(asker=asker, opschaling_id=cid("opschaling"), grond="Niet aan mij")
    with act("procesregisseur") as asker:
        now = vragen.opschalingen_van_casus(asker, cid("casus"))
        assert (now.trede, now.loopt) == ("operationeel", None)
        with pytest.raises(Refusal, match="niet aanvaard"):
            ladder.withdraw_opschaling(asker=asker, opschaling_id=cid("opschaling"))


def test_outside_the_house_the_lead_records_the_answer() -> None:
    take_back()
    outside: dict[str, Any] = {"naar_trede": "buiten", "geadresseerde_id": None}
    with act("procesregisseur") as asker:
        with pytest.raises(Refusal) as caught:
            put(asker, **outside)
        assert caught.value.field == "geadresseerde_buiten"
        made = put(asker, **outside, geadresseerde_buiten="Minister van Justitie en Veiligheid")
        assert vragen.opschaling_detail(asker, made.id).mag_antwoorden
        ladder.answer_opschaling(asker=asker, opschaling_id=made.id, antwoord="Plaatsing volgt")
        assert Opschaling.objects.get(pk=made.id).status == "beantwoord"


def test_several_letters_outside_the_house_are_open_at_once() -> None:
    take_back()
    outside: dict[str, Any] = {"naar_trede": "buiten", "geadresseerde_id": None}
    with act("procesregisseur") as asker:
        first = put(asker, **outside, geadresseerde_buiten="Minister van Justitie en Veiligheid")
        second = put(asker, **outside, geadresseerde_buiten="Minister voor Jeugd")
        assert (first.van_trede, second.van_trede) == ("operationeel", "buiten")
        now = vragen.opschalingen_van_casus(asker, cid("casus"))
        assert (now.mag_voorleggen, now.alleen_buiten, len(now.regels)) == (True, True, 3)
        assert [code for code, _ in vragen.opschaling_keuzes(asker, cid("casus")).treden] == ["buiten"]
        with pytest.raises(Refusal) as caught:
            put(asker, **outside, geadresseerde_buiten="minister voor jeugd ")
        assert caught.value.field == "geadresseerde_buiten"
        with pytest.raises(Refusal, match="ligt al een vraag"):
            put(asker)
        for letter in (first, second):
            ladder.answer_opschaling(asker=asker, opschaling_id=letter.id, antwoord="Ik verken een wetswijziging.")
        assert "strategisch" in dict(vragen.opschaling_keuzes(asker, cid("casus")).treden)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"vraag": ""}, "vraag"),
        ({"feiten": " "}, "feiten"),
        ({"termijn": DAG - WEEK}, "termijn"),
        ({"naar_trede": "operationeel"}, "naar_trede"),
        ({"naar_trede": "omhoog"}, "naar_trede"),
        ({"geadresseerde_id": None}, "geadresseerde"),
        ({"geadresseerde_id": cid("lid")}, "geadresseerde"),
        ({"geadresseerde_id": cid("iemand_elders")}, "geadresseerde"),
        ({"geadresseerde_id": uuid.uuid4()}, "geadresseerde"),
        ({"geadresseerde_buiten": "Minister"}, "geadresseerde_buiten"),
    ],
)
def test_a_wrong_question_is_refused_at_its_field(changes: dict[str, Any], field: str) -> None:
    take_back()
    with act("casusregisseur") as asker:
        with pytest.raises(Refusal) as caught:
            put(asker, **changes)
        assert caught.value.field == field
        assert Opschaling.objects.count() == 1


def test_a_double_click_puts_one_question() -> None:
    take_back()
    key = new_id()
    with act("casusregisseur") as asker:
        assert put(asker, nieuw_id=key) == put(asker, nieuw_id=key)


def test_only_the_addressee_answers_and_only_a_lead_puts() -> None:
    take_back()
    with act("lid") as asker, pytest.raises(NotAllowed):
        put(asker)
    with act("casusregisseur") as asker:
        made = put(asker)
        with pytest.raises(NotAllowed):
            ladder.answer_opschaling(asker=asker, opschaling_id=made.id, antwoord="Zelf bedacht")
    for outsider in ("buitenstaander", "ketenmanager", "verlopen_lid", "secretaris", "fg"):
        with act(outsider) as asker:
            with pytest.raises(NotFound):
                vragen.opschaling_detail(asker, made.id)
            with pytest.raises(NotFound):
                put(asker)


def test_who_may_be_asked_stands_on_that_step() -> None:
    take_back()
    with act("casusregisseur") as asker:
        offered = vragen.opschaling_keuzes(asker, cid("casus"))
        assert [code for code, _ in offered.treden] == ["tactisch", "strategisch", "buiten"]
        people = {key for _, group in offered.geadresseerden for key, _ in group}
        assert people == {str(cid("burgemeester"))}
