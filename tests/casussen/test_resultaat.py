"""Results go to another partnership only where the regime names it, after another who leads the case approved (R23)."""

from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from regiehuis.casussen.actions import resultaat as actions
from regiehuis.casussen.models import Resultaatverstrekking
from regiehuis.casussen.queries.resultaat import resultaat, resultaat_document, resultaten
from regiehuis.convenanten.models import Regime
from regiehuis.kern.errors import NotAllowed, NotFound
from regiehuis.logboek.verstrekkingen import since, verstrekkingen_of_casus
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.models import Melding
from tests.cast import MOMENT, act, cid

pytestmark = pytest.mark.django_db
VERBAND = "Ander verband"


def propose(asker: Asker, **changes: Any) -> Resultaatverstrekking:
    given = {"casus_id": cid("casus"), "verband": VERBAND, "doel": "Overzicht", "tekst": "Het is rustig."}
    return actions.propose_resultaat(asker=asker, **(given | changes))


def decide(asker: Asker, made: Resultaatverstrekking, besluit: str = "goedgekeurd", **changes: Any) -> None:
    given = {"resultaat_id": made.id, "versie": made.versie, "besluit": besluit, "reden": "Nodig"}
    actions.decide_resultaat(asker=asker, **(given | changes))


def named(*verbanden: str) -> None:
    with act("ketenmanager"):
        assert Regime.objects.filter(id=cid("regime")).update(andere_verbanden=list(verbanden)) == 1


def test_it_goes_out_after_another_approved_and_as_a_disclosure() -> None:
    with act("casusregisseur") as asker:
        made = propose(asker)
        with pytest.raises(NotAllowed, match="goedgekeurd"):
            resultaat_document(asker, made.id)
        with pytest.raises(NotAllowed, match="Een ander"):
            decide(asker, made)
    with act("procesregisseur") as asker:
        told = Melding.objects.filter(medewerker_id=cid("procesregisseur"), object_id=cid("casus")).get()
        assert "wachten op uw besluit" in told.tekst and "rustig" not in told.tekst
        decide(asker, made)
        shown, bewijs = resultaat_document(asker, made.id)
        assert (shown.verband, shown.tekst, bool(bewijs.id)) == (VERBAND, "Het is rustig.", True)
        out = verstrekkingen_of_casus(cid("casus"), since(asker.moment))
        assert [(v.ontvanger, v.grondslag, [s.soort for s in v.stukken]) for v in out] == [
            (VERBAND, "ander_verband", ["resultaatverstrekking"])
        ]


def test_a_partnership_that_the_regime_does_not_name_gets_nothing() -> None:
    with act("casusregisseur") as asker:
        with pytest.raises(actions.UnableToShareResultaat, match="noemt dit samenwerkingsverband niet") as refused:
            propose(asker, verband="Iemand anders")
        assert refused.value.field == "verband"
        with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            Resultaatverstrekking.objects.create(
                casus_id=cid("casus"),
                verband="Iemand anders",
                doel="x",
                tekst="x",
                voorgesteld_op=MOMENT,
                voorgesteld_door_id=cid("casusregisseur"),
            )
        made = propose(asker)
    with act("procesregisseur") as asker:
        decide(asker, made)
    named()
    with act("casusregisseur") as asker, pytest.raises(NotAllowed, match="noemt dit samenwerkingsverband niet"):
        resultaat_document(asker, made.id)


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("doel", {"doel": " "}),
        ("doel", {"doel": "x" * 301}),
        ("tekst", {"tekst": ""}),
        ("tekst", {"tekst": "x" * 6001}),
    ],
)
def test_what_a_proposal_must_say(field: str, wrong: dict[str, str]) -> None:
    with act("casusregisseur") as asker, pytest.raises(actions.UnableToShareResultaat) as refused:
        propose(asker, **wrong)
    assert refused.value.field == field and not Resultaatverstrekking.objects.exists()


def test_a_rejection_and_a_withdrawal_keep_it_in() -> None:
    with act("casusregisseur") as asker:
        made = propose(asker)
        other = propose(asker, doel="Ander doel")
    with act("procesregisseur") as asker:
        for field, wrong in (("besluit", {"besluit": "x"}), ("reden", {"reden": " "})):
            with pytest.raises(actions.UnableToShareResultaat) as refused:
                decide(asker, made, **({"besluit": "afgewezen"} | wrong))
            assert refused.value.field == field
        decide(asker, made, "afgewezen")
        decide(asker, other)
        with pytest.raises(actions.UnableToShareResultaat, match="al besloten"):
            decide(asker, other)
    with act("casusregisseur") as asker:
        actions.withdraw_resultaat(asker=asker, resultaat_id=other.id, versie=2)
        with pytest.raises(actions.UnableToShareResultaat, match="al ingetrokken"):
            actions.withdraw_resultaat(asker=asker, resultaat_id=other.id, versie=3)
        for key in (made.id, other.id):
            with pytest.raises(NotAllowed):
                resultaat_document(asker, key)
        assert {line.stand for line in resultaten(asker, cid("casus"), made.casus).regels} == {
            "afgewezen",
            "ingetrokken",
        }


def test_in_sql_nobody_approves_his_own_or_for_another() -> None:
    with act("casusregisseur") as asker:
        made = propose(asker)
        row = Resultaatverstrekking.objects.filter(id=made.id)
        for who, error in (("casusregisseur", IntegrityError), ("procesregisseur", DatabaseError)):
            decided = {"besluit": "goedgekeurd", "besloten_op": MOMENT, "besloten_door_id": cid(who)}
            with pytest.raises(error), transaction.atomic():
                row.update(**decided)
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            row.update(tekst="Iets anders")


@pytest.mark.parametrize("who", ["lid", "ggz_lid", "vervanger"])
def test_a_member_reads_and_does_not_decide(who: str) -> None:
    with act("casusregisseur") as asker:
        made = propose(asker)
    with act(who) as asker:
        assert not resultaat(asker, made.id).mag_besluiten
        with pytest.raises(NotAllowed):
            propose(asker)
        with pytest.raises(NotAllowed):
            decide(asker, made)


@pytest.mark.parametrize("who", ["buitenstaander", "verlopen_lid", "secretaris", "ketenmanager", "fg"])
def test_to_who_is_no_member_it_is_not_there(who: str) -> None:
    with act("casusregisseur") as asker:
        made = propose(asker)
    with act(who) as asker, pytest.raises(NotFound):
        resultaat(asker, made.id)
