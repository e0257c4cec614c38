"""An organisation leaves a case when its successor has accepted: handing agreements over, ending memberships (R29)."""

import datetime
from typing import Any

import pytest
from django.urls import reverse

from regiehuis.casussen.access.plan import UnableToChange
from regiehuis.casussen.actions import deelname, overdracht, regie
from regiehuis.casussen.actions.afspraak import change_afspraak, withdraw_afspraak
from regiehuis.casussen.actions.interventie import add_interventie, end_interventie
from regiehuis.casussen.models import Afspraak, Afspraakoverdracht, Deelname, Interventie, PlanVanAanpak
from regiehuis.casussen.queries.wachtend import wachtend
from regiehuis.kern.errors import NotAllowed, NotFound
from regiehuis.samenwerking.models import Melding
from tests.access.test_screens import browser
from tests.cast import DAG, act, cid

pytestmark = pytest.mark.django_db

DAY = datetime.timedelta(days=1)
YEAR = 365 * DAY
LATE = cid("afspraak_te_laat")


def hand_over(who: str, to: str = "ggz_lid", afspraak: str = "afspraak_te_laat") -> Afspraakoverdracht:
    """Somebody offers an agreement to somebody elsewhere."""
    with act(who) as asker:
        return overdracht.offer_overdracht(asker=asker, afspraak_id=cid(afspraak), medewerker_id=cid(to))


def leave(member: str, tot: datetime.date = DAG) -> Deelname:
    """The chair ends or shortens somebody's membership."""
    with act("procesregisseur") as asker:
        key = cid(f"deelname_casus_{member}")
        return deelname.change_deelname(asker=asker, deelname_id=key, versie=1, tot=tot, reden="Gaat weg")


def of(afspraak: str = "afspraak_te_laat") -> tuple[Any, ...]:
    with act("procesregisseur"):
        row = Afspraak.objects.get(pk=cid(afspraak))
    return row.organisatie_id, row.medewerker_id, row.status


# --- handing over ---


@pytest.mark.parametrize("who", ["lid", "casusregisseur", "procesregisseur", "vervanger"])
def test_nothing_moves_until_the_successor_accepts(who: str) -> None:
    made = hand_over(who)
    assert of() == (cid("politie"), cid("lid"), "aanvaard")
    with act("ggz_lid") as asker:
        told = Melding.objects.get(medewerker_id=cid("ggz_lid"), object_id=LATE)
        assert "Tekst van" not in told.tekst
        assert [w.id for w in wachtend(asker) if w.soort == "overdracht"] == [LATE]
        overdracht.accept_overdracht(asker=asker, overdracht_id=made.id)
        assert not [w for w in wachtend(asker) if w.soort == "overdracht"]
    assert of() == (cid("ggz"), cid("ggz_lid"), "aanvaard")
    with act("ggz_lid") as asker, pytest.raises(UnableToChange, match="al beantwoord"):
        overdracht.accept_overdracht(asker=asker, overdracht_id=made.id)


def test_declining_needs_a_ground_and_leaves_it_where_it_is() -> None:
    made = hand_over("lid")
    with act("ggz_lid") as asker:
        with pytest.raises(UnableToChange) as caught:
            overdracht.decline_overdracht(asker=asker, overdracht_id=made.id, grond=" ")
        assert caught.value.field == "grond"
        overdracht.decline_overdracht(asker=asker, overdracht_id=made.id, grond="Geen plek")
    assert of() == (cid("politie"), cid("lid"), "aanvaard")


def test_a_second_offer_withdraws_the_first() -> None:
    first, second = hand_over("lid"), hand_over("lid", to="casusregisseur")
    with act("ggz_lid") as asker, pytest.raises(UnableToChange, match="ingetrokken"):
        overdracht.accept_overdracht(asker=asker, overdracht_id=first.id)
    with act("casusregisseur") as asker:
        overdracht.accept_overdracht(asker=asker, overdracht_id=second.id)


def test_only_the_successor_answers_and_only_somebody_fit_is_asked() -> None:
    made = hand_over("lid")
    for who, answer in (("casusregisseur", NotAllowed), ("procesregisseur", NotAllowed), ("buitenstaander", NotFound)):
        with act(who) as asker, pytest.raises(answer):
            overdracht.accept_overdracht(asker=asker, overdracht_id=made.id)
    with act("ggz_lid") as asker, pytest.raises(NotAllowed):
        overdracht.offer_overdracht(asker=asker, afspraak_id=LATE, medewerker_id=cid("casusregisseur"))
    for wrong in ("lid", "buitenstaander", "niet_ondertekend", "verlopen_lid", "iemand_elders"):
        with act("casusregisseur") as asker, pytest.raises(UnableToChange) as caught:
            overdracht.offer_overdracht(asker=asker, afspraak_id=LATE, medewerker_id=cid(wrong))
        assert caught.value.field == "medewerker"


def test_a_closed_agreement_is_not_handed_over_nor_taken_over() -> None:
    made = hand_over("lid")
    with act("procesregisseur") as asker:
        withdraw_afspraak(asker=asker, afspraak_id=LATE, versie=1, grond="Niet meer nodig")
        with pytest.raises(UnableToChange, match="vervallen"):
            overdracht.offer_overdracht(asker=asker, afspraak_id=LATE, medewerker_id=cid("ggz_lid"))
    with act("ggz_lid") as asker, pytest.raises(UnableToChange, match="vervallen"):
        overdracht.accept_overdracht(asker=asker, overdracht_id=made.id)


def test_an_accepted_agreement_does_not_change_its_organisation_by_a_change() -> None:
    given: dict[str, Any] = {"tekst": "Iets anders", "termijn": DAG + DAY, "versie": 1}
    elsewhere = {"organisatie_id": cid("ggz"), "medewerker_id": cid("ggz_lid")}
    with act("procesregisseur") as asker, pytest.raises(UnableToChange, match="Draag haar over") as caught:
        change_afspraak(asker=asker, afspraak_id=LATE, **given, **elsewhere)
    assert caught.value.field == "medewerker"


# --- leaving ---


@pytest.mark.parametrize("tot", [DAG, DAG + DAY])
def test_the_last_member_of_an_organisation_stays_while_it_carries_an_agreement(tot: datetime.date) -> None:
    with pytest.raises(deelname.UnableToChangeDeelname) as caught:
        leave("lid", tot)
    assert caught.value.field == "tot"
    assert "Politie" in caught.value.message and "“Tekst van afspraak_te_laat”" in caught.value.message
    made = hand_over("lid")
    with pytest.raises(deelname.UnableToChangeDeelname):
        leave("lid", tot)
    with act("ggz_lid") as asker:
        overdracht.accept_overdracht(asker=asker, overdracht_id=made.id)
    assert leave("lid", tot).tot == tot


def test_a_colleague_who_stays_is_enough() -> None:
    with act("procesregisseur") as asker:
        given = {"medewerker_id": cid("afzender"), "tot": DAG + 10 * DAY, "reden": "Collega"}
        deelname.add_deelname(asker=asker, casus_id=cid("casus"), **given)
    with pytest.raises(deelname.UnableToChangeDeelname):
        leave("lid", DAG + 20 * DAY)
    assert leave("lid").tot == DAG


def test_a_colleague_for_one_meeting_is_not_enough() -> None:
    with act("procesregisseur") as asker:
        given = {"medewerker_id": cid("afzender"), "tot": DAG + 10 * DAY, "reden": "Eén keer"}
        deelname.add_deelname(asker=asker, casus_id=cid("casus"), rol="agendadeelnemer", **given)
    with pytest.raises(deelname.UnableToChangeDeelname):
        leave("lid")


def test_the_message_names_lead_agreements_and_interventions() -> None:
    with act("procesregisseur") as asker:
        given = {"medewerker_id": cid("triagepartner"), "tot": DAG + YEAR, "reden": "Behandelt"}
        member = deelname.add_deelname(asker=asker, casus_id=cid("casus"), **given)
        aanbod = regie.offer_regie(asker=asker, casus_id=cid("casus"), medewerker_id=cid("triagepartner"))
    with act("triagepartner") as asker:
        regie.accept_regie(asker=asker, casus_id=aanbod.casus_id, aanbod_id=aanbod.id)
    with act("procesregisseur") as asker:
        running = add_interventie(
            asker=asker, doel_id=cid("doel"), menukaartitem_id=cid("menu_behandeling"), van=DAG, tot=DAG + 30 * DAY
        )
        with pytest.raises(deelname.UnableToChangeDeelname, match="casusregisseur"):
            deelname.change_deelname(asker=asker, deelname_id=member.id, versie=1, tot=DAG, reden="Weg")
        new = regie.offer_regie(asker=asker, casus_id=cid("casus"), medewerker_id=cid("ggz_lid"))
    with act("ggz_lid") as asker:
        regie.accept_regie(asker=asker, casus_id=new.casus_id, aanbod_id=new.id)
    with act("procesregisseur") as asker:
        with pytest.raises(deelname.UnableToChangeDeelname, match="interventie “Ambulante behandeling”"):
            deelname.change_deelname(asker=asker, deelname_id=member.id, versie=1, tot=DAG, reden="Weg")
        versie = PlanVanAanpak.objects.get(casus_id=cid("casus")).versie
        end_interventie(asker=asker, interventie_id=running.id, versie=versie, reden="Overgenomen door de ggz")
        assert Interventie.objects.get(pk=running.id).beeindigd_op == DAG
        assert deelname.change_deelname(asker=asker, deelname_id=member.id, versie=1, tot=DAG, reden="Weg").tot == DAG


# --- on screen ---


def test_on_screen_an_agreement_changes_hands() -> None:
    page, form = reverse("afspraak", args=[LATE]), reverse("afspraak_overdragen", args=[LATE])
    client = browser("lid")
    assert form in client.get(page).content.decode()
    assert "Politie blijft verantwoordelijk" in client.get(form).content.decode()
    assert client.post(form, {"medewerker": ""}).status_code == 422
    assert client.post(form, {"medewerker": cid("ggz_lid")}).status_code == 302
    with act("lid"):
        made = Afspraakoverdracht.objects.get()
    accept, decline = (reverse(f"overdracht_{word}", args=[made.id]) for word in ("aanvaarden", "weigeren"))
    assert accept not in client.get(page).content.decode()
    assert browser("buitenstaander").get(decline).status_code == 404
    assert browser("casusregisseur").get(decline).status_code == 403
    client = browser("ggz_lid")
    assert page in client.get("/").content.decode(), "it waits in the work list"
    assert accept in client.get(page).content.decode()
    assert client.post(decline, {"grond": ""}).status_code == 422
    assert client.post(accept).status_code == 302
    shown = client.get(page).content.decode()
    assert "Ggz" in shown and accept not in shown
    again = client.post(accept, follow=True).content.decode()
    assert "al beantwoord" in again


def test_on_screen_the_refusal_stands_at_the_field() -> None:
    address = reverse("deelname", args=[cid("casus"), cid("deelname_casus_lid")])
    answer = browser("procesregisseur").post(
        address, {"tot": DAG.strftime("%d-%m-%Y"), "reden": "Gaat weg", "versie": ""}
    )
    assert answer.status_code == 422 and "draagt in deze casus nog" in answer.content.decode()
