"""What was captured in a meeting is corrected by its chair or secretary, while it is only offered (A8, R27)."""

import datetime
import uuid
from typing import Any

import pytest
from django.urls import reverse

from regiehuis.casussen.access.plan import UnableToChange
from regiehuis.casussen.actions import afspraak, overleg
from regiehuis.casussen.models import Afspraak
from regiehuis.kern.errors import NotAllowed, NotFound
from tests.access.test_screens import browser
from tests.cast import DAG, act, cid

pytestmark = pytest.mark.django_db

WEEK = datetime.timedelta(days=7)


def captured(who: str) -> uuid.UUID:
    """Chair or secretary writes an agreement down for the police in the running meeting."""
    with act("procesregisseur") as asker:
        overleg.start_overleg(asker=asker, overleg_id=cid("overleg"))
    with act(who) as asker:
        return afspraak.offer_afspraak(
            asker=asker,
            casus_id=cid("casus"),
            agendapunt_id=cid("agendapunt"),
            tekst="Op huisbezok gaan",
            organisatie_id=cid("politie"),
            medewerker_id=cid("lid"),
            termijn=DAG + WEEK,
        ).id


def correct(who: str, key: uuid.UUID, versie: int = 1, **changes: Any) -> Afspraak:
    given: dict[str, Any] = {
        "tekst": "Op huisbezoek gaan",
        "organisatie_id": cid("ggz"),
        "medewerker_id": cid("ggz_lid"),
        "termijn": DAG + 2 * WEEK,
    }
    with act(who) as asker:
        return afspraak.change_afspraak(asker=asker, afspraak_id=key, versie=versie, **(given | changes))


@pytest.mark.parametrize("typist", ["secretaris", "procesregisseur"])
@pytest.mark.parametrize("who", ["secretaris", "procesregisseur"])
def test_chair_and_secretary_correct_each_others_words_until_they_are_accepted(typist: str, who: str) -> None:
    key = captured(typist)
    made = correct(who, key)
    assert (made.tekst, made.medewerker_id, made.status) == ("Op huisbezoek gaan", cid("ggz_lid"), "aangeboden")
    with pytest.raises(UnableToChange, match="intussen gewijzigd"):
        correct(who, key, tekst="Nog anders")


def test_after_acceptance_the_secretary_has_no_more_say() -> None:
    key = captured("secretaris")
    with act("lid") as asker:
        afspraak.accept_afspraak(asker=asker, afspraak_id=key, versie=1)
    with pytest.raises(NotAllowed):
        correct("secretaris", key, versie=2)
    with act("secretaris") as asker, pytest.raises(NotAllowed):
        afspraak.withdraw_afspraak(asker=asker, afspraak_id=key, versie=2, grond="Toch niet")


def test_nobody_else_corrects_and_only_the_invited_are_chosen() -> None:
    key = captured("secretaris")
    for who, answer in (("ggz_lid", NotAllowed), ("buitenstaander", NotFound), ("andere_procesregisseur", NotFound)):
        with pytest.raises(answer):
            correct(who, key)
    with pytest.raises(UnableToChange) as caught:
        correct("secretaris", key, organisatie_id=cid("verslavingszorg"), medewerker_id=cid("triagepartner"))
    assert caught.value.field == "medewerker"
    with pytest.raises(NotFound):
        correct("secretaris", cid("afspraak_te_laat"))


def test_the_goal_that_a_lead_set_stays_when_the_secretary_corrects() -> None:
    key = captured("secretaris")
    correct("procesregisseur", key, doel_id=cid("doel"))
    assert correct("secretaris", key, versie=2, tekst="Beter gezegd").doel_id == cid("doel")


def test_on_screen_the_secretary_corrects_from_the_agenda_item() -> None:
    key = captured("secretaris")
    client = browser("secretaris")
    page, change = reverse("afspraak", args=[key]), reverse("afspraak_wijzigen", args=[key])
    assert page in client.get(reverse("agendapunt", args=[cid("agendapunt")])).content.decode()
    assert change in client.get(page).content.decode()
    form = client.get(change).content.decode()
    assert "Op huisbezok gaan" in form and "Bij welk doel" not in form
    typed = {"tekst": "Op huisbezoek gaan", "medewerker": cid("lid"), "termijn": "24-03-2026", "versie": 1}
    assert client.post(change, typed).status_code == 302
    assert "Op huisbezoek gaan" in client.get(page).content.decode()
    with act("lid") as asker:
        afspraak.accept_afspraak(asker=asker, afspraak_id=key, versie=2)
    assert change not in browser("secretaris").get(page).content.decode()
