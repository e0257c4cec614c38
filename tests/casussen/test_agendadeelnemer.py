"""Somebody for one point of one meeting, and a source that confirms for named units."""

import datetime
import uuid

import pytest
from django.test import Client
from django.urls import reverse

from regiehuis.casussen.actions.deelname import add_agendadeelnemer
from regiehuis.casussen.models import Aanwezigheid, Casus, Deelname, Informatie
from regiehuis.kern.errors import NotAllowed, NotFound
from regiehuis.samenwerking.models import Medewerker
from tests.cast import MOMENT, act, cid

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
PUNT = reverse("agendapunt", args=[cid("agendapunt")])


def browser(naam: str) -> Client:
    client = Client()
    client.force_login(Medewerker.objects.get(pk=cid(naam)), backend="regiehuis.samenwerking.sessies.Accounts")
    session = client.session
    session["moment"] = MOMENT.isoformat()
    session.save()
    return client


def test_who_is_asked_for_one_meeting_reads_the_case_on_that_day_only() -> None:
    client, url = browser("procesregisseur"), reverse("agendapunt_deelnemer", args=[cid("agendapunt")])
    assert url in client.get(PUNT).content.decode()
    given = {"medewerker": str(cid("triagepartner")), "reden": "Vertelt over de opvang"}
    assert client.post(url, given | {"formulier_id": str(uuid.uuid4())})["Location"] == PUNT
    with act("procesregisseur"):
        made = Deelname.objects.get(medewerker_id=cid("triagepartner"))
        assert (made.rol, made.tot - made.van) == ("agendadeelnemer", DAY)
        assert Aanwezigheid.objects.filter(agendapunt_id=cid("agendapunt"), medewerker_id=made.medewerker_id).exists()
    for days, reads in ((0, False), (1, True), (2, False)):
        with act("triagepartner", moment=MOMENT + days * DAY):
            assert Casus.objects.filter(id=cid("casus")).exists() is reads, days


@pytest.mark.parametrize(
    ("who", "error"), [("secretaris", NotFound), ("lid", NotAllowed), ("buitenstaander", NotFound)]
)
def test_only_the_procesregisseur_asks_somebody(who: str, error: type[Exception]) -> None:
    with act(who) as asker, pytest.raises(error):
        add_agendadeelnemer(
            asker=asker, agendapunt_id=cid("agendapunt"), medewerker_id=cid("triagepartner"), reden="Zomaar"
        )


def test_a_source_confirms_for_named_units_and_comes_back_to_the_point() -> None:
    client = browser("ggz_lid")
    link = reverse("informatie_publiek", args=[cid("casus"), cid("item_aanwezigen")]) + f"?punt={cid('agendapunt')}"
    assert link in client.get(PUNT).content.decode()
    given = {"publiek": "onderdelen", "publiek_onderdelen": [str(cid("om_parket"))], "versie": "1", "bevestigd": "1"}
    assert client.post(link, given)["Location"] == PUNT
    with act("ggz_lid"):
        item = Informatie.objects.get(id=cid("item_aanwezigen"))
        assert item.bevestigd_op == MOMENT and item.publiek_onderdelen == [cid("om_parket")]
    for who, reads in (("lid_zonder_categorie", True), ("lid", False)):
        with act(who):
            assert Informatie.objects.filter(id=cid("item_aanwezigen")).exists() is reads, who
