"""The person's own view in the plan: put there by who leads, read by who may read the item (R5)."""

import uuid

import pytest
from django.urls import reverse

from regiehuis.casussen.access.plan import UnableToChange
from regiehuis.casussen.access.verstrekking import Mee
from regiehuis.casussen.actions.visie import attach_visie, detach_visie
from regiehuis.casussen.models import Planvisie
from regiehuis.casussen.queries.plan import plan_document, plan_pagina
from regiehuis.kern.errors import NotAllowed, NotFound
from regiehuis.web.plannen.document import plan_values
from tests.access.test_bescherming import bring, broken
from tests.access.test_screens import browser
from tests.cast import DAG, act, cid

pytestmark = pytest.mark.django_db

WORDS = "Ik wil mijn kinderen weer zien"
PLAN = reverse("casus_plan", args=[cid("casus")])


def view(**changes: object) -> uuid.UUID:
    """The police write down what he wants himself; readable to police, prosecutor and probation."""
    with act("lid") as asker:
        return bring(asker, "eigen_visie", WORDS, **changes).id


def test_a_view_in_the_plan_is_read_by_who_may_read_the_item() -> None:
    key = view()
    with act("casusregisseur") as asker:
        attach_visie(asker=asker, casus_id=cid("casus"), informatie_id=key)
    for who, reads in (("lid", True), ("casusregisseur", True), ("procesregisseur", True), ("ggz_lid", False)):
        with act(who) as asker:
            page = plan_pagina(asker, cid("casus"))
            assert [v.tekst for v in page.visies] == [WORDS] * reads, who
            assert (
                WORDS in repr(plan_values(plan_document(asker, cid("casus"), Mee(doel="Overleg"))[0], asker))
            ) is reads, who
        assert (WORDS in browser(who).get(PLAN).content.decode()) is reads, who
    assert browser("lid").get(reverse("plan_pdf", args=[cid("casus")])).content.startswith(b"%PDF-")


def test_the_database_hides_that_the_plan_holds_a_view() -> None:
    key = view()
    with act("casusregisseur") as asker:
        attach_visie(asker=asker, casus_id=cid("casus"), informatie_id=key)
    with act("ggz_lid"):
        assert not Planvisie.objects.exists()
        assert Planvisie.objects.filter(casus_id=cid("casus")).delete()[0] == 0
        row = {"casus_id": cid("casus"), "plan_id": cid("plan"), "op": "2026-03-10T10:00Z", "door_id": cid("ggz_lid")}
        assert broken(lambda: Planvisie.objects.create(informatie_id=key, **row))
        assert broken(lambda: Planvisie.objects.create(informatie_id=cid("item_sociaal"), **row)), "a fact is no view"


def test_only_a_view_that_the_lead_may_read_is_put_in_and_only_once() -> None:
    hidden = view(publiek="onderdelen", publiek_onderdelen=[cid("om_parket")])
    key = view()
    with act("casusregisseur") as asker:
        for wrong in (hidden, cid("item_sociaal"), uuid.uuid4()):
            with pytest.raises(UnableToChange, match="Kies een eigen visie"):
                attach_visie(asker=asker, casus_id=cid("casus"), informatie_id=wrong)
        attach_visie(asker=asker, casus_id=cid("casus"), informatie_id=key)
        with pytest.raises(UnableToChange, match="al in het plan"):
            attach_visie(asker=asker, casus_id=cid("casus"), informatie_id=key)
    with act("lid") as asker:
        with pytest.raises(NotAllowed):
            attach_visie(asker=asker, casus_id=cid("casus"), informatie_id=key)
        with pytest.raises(NotAllowed):
            detach_visie(asker=asker, casus_id=cid("casus"), visie_id=uuid.uuid4())


def test_on_screen_a_view_goes_in_and_out() -> None:
    key, client = view(), browser("casusregisseur")
    address = reverse("visie_toevoegen", args=[cid("casus")])
    assert WORDS in client.get(address).content.decode()
    assert client.post(address, {"informatie": ""}).status_code == 422
    assert client.post(address, {"informatie": key}).status_code == 302
    page = client.get(PLAN).content.decode()
    assert WORDS in page and DAG.strftime("%Y") in page
    assert str(key) not in client.get(address).content.decode()
    with act("casusregisseur"):
        visie = Planvisie.objects.get()
    assert client.post(reverse("visie_weg", args=[cid("casus"), visie.id])).status_code == 302
    assert WORDS not in client.get(PLAN).content.decode()
    with act("casusregisseur") as asker, pytest.raises(NotFound):
        detach_visie(asker=asker, casus_id=cid("casus"), visie_id=visie.id)
