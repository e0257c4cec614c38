"""A new way in takes two different people, never the one who gets in; the beheerder opens a locked door."""

import datetime

import pytest
from axes.models import AccessAttempt
from django.db import DatabaseError, ProgrammingError, transaction
from django.test import Client
from django_otp.plugins.otp_totp.models import TOTPDevice

from regiehuis.kern.errors import NotAllowed, NotFound
from regiehuis.samenwerking.actions import UnableToManage
from regiehuis.samenwerking.actions.bevestiging import set_contactpersoon
from regiehuis.samenwerking.actions.herstel import approve_herstel, request_herstel, unlock_medewerker
from regiehuis.samenwerking.models import Herstelverzoek, Medewerker, Melding
from regiehuis.samenwerking.queries.herstel import geblokkeerd
from regiehuis.samenwerking.uitnodiging import read_uitnodiging
from tests.cast import MOMENT, PASSWORD, act, cid

pytestmark = pytest.mark.django_db
UUR = datetime.timedelta(hours=1)


@pytest.fixture
def lid() -> Medewerker:
    user = Medewerker.objects.get(pk=cid("lid"))
    user.set_password(PASSWORD)
    user.save(update_fields=["password"])
    TOTPDevice.objects.create(user=user, name="app", confirmed=True)
    return user


def ask(door: str, voor: str = "lid") -> Herstelverzoek:
    with act(door) as asker:
        return request_herstel(asker=asker, medewerker_id=cid(voor), reden="Staat aan de balie, met dienstpas")


def agree(door: str, voor: str = "lid", *, moment: datetime.datetime = MOMENT) -> str:
    with act(door, moment=moment) as asker:
        return approve_herstel(asker=asker, medewerker_id=cid(voor))


def told(naam: str) -> list[str]:
    with act(naam):
        return list(Melding.objects.filter(medewerker_id=cid(naam)).values_list("tekst", flat=True))


def test_two_people_open_the_way_again(lid: Medewerker) -> None:
    client = Client()
    client.force_login(lid, backend="regiehuis.samenwerking.sessies.Accounts")
    ask("beheerder")
    assert TOTPDevice.objects.filter(user=lid).exists() and client.get("/").status_code == 200
    token = agree("ketenmanager")
    assert read_uitnodiging(token).id == lid.id
    assert not TOTPDevice.objects.filter(user=lid).exists()
    assert not Medewerker.objects.get(id=lid.id).has_usable_password()
    assert client.get("/").status_code == 302
    assert any("Beheerder vraagt" in tekst for tekst in told("fg")) and any("tweede akkoord" in t for t in told("fg"))
    assert any("vraagt uw akkoord" in tekst for tekst in told("ketenmanager"))
    assert any("opnieuw in" in tekst for tekst in told("lid"))


def test_one_person_is_not_two(lid: Medewerker) -> None:
    ask("beheerder")
    with pytest.raises(UnableToManage, match="Een ander moet akkoord gaan"):
        agree("beheerder")
    with pytest.raises(UnableToManage, match="staat al een verzoek open"):
        ask("ketenmanager")
    with pytest.raises(ProgrammingError), act("beheerder") as asker, transaction.atomic():
        Herstelverzoek.objects.update(akkoord_door_id=asker.medewerker_id, akkoord_op=asker.moment)
    with pytest.raises(ProgrammingError), act("ketenmanager"), transaction.atomic():
        Herstelverzoek.objects.update(gevraagd_door_id=cid("fg"))
    assert TOTPDevice.objects.filter(user=lid).exists()


@pytest.mark.parametrize("naam", ["lid", "vervanger", "procesregisseur", "fg", "ggz_lid", "afzender"])
def test_nobody_else_asks_or_agrees(lid: Medewerker, naam: str) -> None:
    with pytest.raises(NotAllowed):
        ask(naam)
    ask("beheerder")
    with pytest.raises(NotAllowed):
        agree(naam)


def test_the_contact_of_the_organisation_is_one_of_the_two(lid: Medewerker) -> None:
    with act("ketenmanager") as asker:
        given = {"aansluiting_id": cid("aansluiting_politie"), "versie": 1, "medewerker_id": lid.id}
        set_contactpersoon(asker=asker, **given)
    ask("lid", "afzender")
    assert read_uitnodiging(agree("beheerder", "afzender")).id == cid("afzender")
    for nobody in ("lid", "ggz_lid"):
        with pytest.raises(NotAllowed):
            ask("lid", nobody)


@pytest.mark.parametrize("naam", ["beheerder", "ketenmanager"])
def test_nobody_helps_himself(naam: str) -> None:
    with pytest.raises(NotAllowed):
        ask(naam, naam)
    with act(naam) as asker, pytest.raises(DatabaseError), transaction.atomic():
        Herstelverzoek.objects.create(
            medewerker_id=cid(naam),
            veiligheidshuis_id=cid("huis"),
            reden="Ik",
            gevraagd_door_id=cid(naam),
            gevraagd_op=asker.moment,
            verloopt_op=asker.moment + UUR,
        )


def test_a_request_lapses_after_a_day_and_works_once(lid: Medewerker) -> None:
    ask("beheerder")
    with pytest.raises(NotFound):
        agree("ketenmanager", moment=MOMENT + 24 * UUR)
    agree("ketenmanager", moment=MOMENT + 23 * UUR)
    with pytest.raises(NotFound):
        agree("ketenmanager", moment=MOMENT + 23 * UUR)


def test_an_empty_reason_and_somebody_elsewhere_are_refused() -> None:
    with act("beheerder") as asker, pytest.raises(UnableToManage) as caught:
        request_herstel(asker=asker, medewerker_id=cid("lid"), reden=" ")
    assert caught.value.field == "reden"
    with pytest.raises(NotFound):
        ask("beheerder", "iemand_elders")


def test_the_beheerder_opens_a_locked_door(lid: Medewerker, client: Client) -> None:
    who = {"gebruikersnaam": "lid", "wachtwoord": "mis"}
    for _ in range(5):
        client.post("/aanmelden/", who)
    assert geblokkeerd(["lid", "fg"]) == {"lid"}
    for naam in ("ketenmanager", "fg", "lid"):
        with act(naam) as asker, pytest.raises(NotAllowed):
            unlock_medewerker(asker=asker, medewerker_id=lid.id)
    with act("beheerder") as asker:
        unlock_medewerker(asker=asker, medewerker_id=lid.id)
        with pytest.raises(NotAllowed):
            unlock_medewerker(asker=asker, medewerker_id=asker.medewerker_id)
    assert geblokkeerd(["lid"]) == set() and not AccessAttempt.objects.filter(username="lid").exists()
    assert client.post("/aanmelden/", who | {"wachtwoord": PASSWORD}).status_code == 302
