"""People of the house: accounts, dated functions, deputies; nobody appoints himself (R14)."""

import datetime
import uuid

import pytest
from django.db import DatabaseError, transaction

from regiehuis.kern.errors import NotAllowed, NotFound
from regiehuis.samenwerking import actions
from regiehuis.samenwerking.actions import UnableToManage
from regiehuis.samenwerking.models import Functie, Medewerker, Melding, Vervanging
from regiehuis.samenwerking.queries import medewerkers as queries
from regiehuis.samenwerking.uitnodiging import read_uitnodiging
from tests.cast import DAG, MENSEN, act, cid

pytestmark = pytest.mark.django_db
OTHERS = [name for name, (_, functies) in MENSEN.items() if "ketenmanager" not in functies]
DAY = datetime.timedelta(days=1)


def employ(asker, **other):
    given = {"gebruikersnaam": "nieuw", "naam": "Nieuwe Collega", "onderdeel_id": cid("ggz_team")} | other
    return actions.add_medewerker(asker=asker, **given)


def deputise(asker, **other):
    given = {
        "medewerker_id": cid("afzender"),
        "vervanger_id": cid("lid"),
        "van": DAG,
        "tot": DAG + DAY,
        "reden": "vrij",
    }
    return actions.set_vervanging(asker=asker, **given | other)


@pytest.mark.parametrize("name", OTHERS)
def test_only_the_ketenmanager_manages_people(name):
    with act(name) as asker:
        for attempt in (
            lambda: employ(asker),
            lambda: deputise(asker),
            lambda: actions.appoint_functie(asker=asker, medewerker_id=cid("afzender"), soort="liaison"),
            lambda: actions.end_functie(asker=asker, functie_id=cid("functie_lid_liaison"), versie=1),
            lambda: actions.deactivate_medewerker(asker=asker, medewerker_id=cid("lid"), versie=1),
            lambda: actions.invite_medewerker(asker=asker, medewerker_id=cid("lid")),
        ):
            with pytest.raises(NotAllowed):
                attempt()


def test_nobody_appoints_himself():
    with act("ketenmanager") as asker:
        with pytest.raises(NotAllowed):
            actions.appoint_functie(asker=asker, medewerker_id=asker.medewerker_id, soort="procesregisseur")
        with pytest.raises(UnableToManage) as refused:
            deputise(asker, medewerker_id=cid("procesregisseur"), vervanger_id=asker.medewerker_id)
        assert refused.value.field == "vervanger"
        with pytest.raises(UnableToManage):
            actions.deactivate_medewerker(asker=asker, medewerker_id=asker.medewerker_id, versie=1)


def test_the_deputy_of_the_ketenmanager_does_not_appoint_himself_either():
    with act("ketenmanager") as asker:
        deputise(asker, medewerker_id=cid("ketenmanager"), vervanger_id=cid("secretaris"))
    with act("secretaris") as asker:
        assert asker.has("ketenmanager")
        with pytest.raises(NotAllowed):
            actions.appoint_functie(asker=asker, medewerker_id=cid("secretaris"), soort="procesregisseur")


def test_a_function_holds_from_its_first_day_and_ends():
    with act("ketenmanager") as asker:
        functie = actions.appoint_functie(asker=asker, medewerker_id=cid("afzender"), soort="piket")
        assert [f.naam for f in queries.medewerker(asker, cid("afzender")).functies if f.loopt] == ["Piket"]
    with act("afzender") as asker:
        assert asker.has("piket")
    with act("ketenmanager") as asker:
        assert actions.end_functie(asker=asker, functie_id=functie.id, versie=1).tot == DAG + DAY
        with pytest.raises(NotFound):
            actions.end_functie(asker=asker, functie_id=uuid.uuid4(), versie=1)


def test_a_click_too_many_appoints_once():
    new = uuid.uuid4()
    with act("ketenmanager") as asker:
        for _ in range(2):
            actions.appoint_functie(asker=asker, medewerker_id=cid("afzender"), soort="piket", nieuw_id=new)
        assert Functie.objects.filter(medewerker_id=cid("afzender")).count() == 1


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"soort": "koning"}, "soort"),
        ({"soort": ""}, "soort"),
        ({"soort": "piket", "van": DAG, "tot": DAG}, "tot"),
        ({"soort": "piket", "van": DAG, "tot": DAG - DAY}, "tot"),
    ],
)
def test_a_function_that_cannot_be_is_refused(given, field):
    with act("ketenmanager") as asker, pytest.raises(UnableToManage) as refused:
        actions.appoint_functie(asker=asker, medewerker_id=cid("afzender"), **given)
    assert refused.value.field == field


def test_somebody_of_another_house_is_not_there():
    with act("ketenmanager") as asker:
        for attempt in (
            lambda: actions.appoint_functie(asker=asker, medewerker_id=cid("iemand_elders"), soort="piket"),
            lambda: actions.deactivate_medewerker(asker=asker, medewerker_id=cid("iemand_elders"), versie=1),
            lambda: actions.invite_medewerker(asker=asker, medewerker_id=cid("iemand_elders")),
            lambda: deputise(asker, medewerker_id=cid("iemand_elders")),
            lambda: queries.medewerker(asker, cid("iemand_elders")),
        ):
            with pytest.raises(NotFound):
                attempt()


def test_the_fg_hears_of_each_appointment_and_of_whose_people_they_are():
    with act("ketenmanager") as asker:
        actions.appoint_functie(asker=asker, medewerker_id=cid("lid"), soort="procesregisseur")
        actions.appoint_functie(asker=asker, medewerker_id=cid("secretaris"), soort="piket")
    with act("fg"):
        told = set(Melding.objects.filter(tekst__contains="is benoemd tot").values_list("tekst", flat=True))
    assert told == {"Lid (Politie) is benoemd tot procesregisseur.", "Secretaris (Gemeente) is benoemd tot piket."}


def test_who_stands_in_for_the_ketenmanager_does_not_appoint_her():
    with act("ketenmanager") as asker:
        deputise(asker, medewerker_id=cid("ketenmanager"), vervanger_id=cid("secretaris"))
    with act("secretaris") as asker, pytest.raises(NotAllowed):
        actions.appoint_functie(asker=asker, medewerker_id=cid("ketenmanager"), soort="procesregisseur")


def test_ending_a_function_never_lengthens_it_and_ones_own_ends_at_once():
    with act("ketenmanager") as asker:
        short = actions.appoint_functie(asker=asker, medewerker_id=cid("afzender"), soort="piket", tot=DAG + 5 * DAY)
        own = cid("functie_ketenmanager_ketenmanager")
        for key, tot in ((short.id, DAG + 6 * DAY), (own, DAG + 90 * DAY)):
            with pytest.raises(UnableToManage) as refused:
                actions.end_functie(asker=asker, functie_id=key, versie=1, tot=tot)
            assert refused.value.field == "tot"
        assert actions.end_functie(asker=asker, functie_id=own, versie=1).tot == DAG


def test_the_database_itself_lets_nobody_appoint_or_deputise_himself():
    house = {"veiligheidshuis_id": cid("huis"), "van": DAG}
    with act("ketenmanager") as asker:
        deputise(asker, medewerker_id=cid("ketenmanager"), vervanger_id=cid("secretaris"))
        himself = {"medewerker_id": cid("procesregisseur"), "vervanger_id": asker.medewerker_id, "tot": DAG + DAY}
        attempts = [
            lambda: Functie.objects.create(medewerker_id=asker.medewerker_id, soort="procesregisseur", **house),
            lambda: Vervanging.objects.create(reden="x", **himself, **house),
            lambda: Functie.objects.filter(medewerker_id=asker.medewerker_id).update(tot=DAG + 99 * DAY),
        ]
        for attempt in attempts:
            with pytest.raises(DatabaseError), transaction.atomic():
                attempt()
    with act("secretaris"), pytest.raises(DatabaseError), transaction.atomic():
        Functie.objects.create(medewerker_id=cid("ketenmanager"), soort="procesregisseur", **house)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"tot": DAG}, "tot"),
        ({"tot": DAG - DAY}, "tot"),
        ({"reden": "  "}, "reden"),
        ({"reden": "x" * 201}, "reden"),
        ({"vervanger_id": cid("ggz_lid")}, "vervanger"),
        ({"vervanger_id": cid("afzender")}, "vervanger"),
    ],
)
def test_a_deputy_is_of_the_same_unit_for_dated_days(given, field):
    with act("ketenmanager") as asker, pytest.raises(UnableToManage) as refused:
        deputise(asker, **given)
    assert refused.value.field == field


def test_a_deputy_is_set_once():
    new = uuid.uuid4()
    with act("ketenmanager") as asker:
        assert deputise(asker, nieuw_id=new).id == deputise(asker, nieuw_id=new).id == new
        assert Vervanging.objects.filter(medewerker_id=cid("afzender")).count() == 1
        assert [v.vervanger for v in queries.medewerker(asker, cid("afzender")).vervangingen] == ["Lid"]


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"gebruikersnaam": ""}, "gebruikersnaam"),
        ({"gebruikersnaam": "x" * 81}, "gebruikersnaam"),
        ({"gebruikersnaam": "LID"}, "gebruikersnaam"),
        ({"naam": " "}, "naam"),
        ({"naam": "x" * 121}, "naam"),
    ],
)
def test_an_account_needs_a_free_name(given, field):
    with act("ketenmanager") as asker, pytest.raises(UnableToManage) as refused:
        employ(asker, **given)
    assert refused.value.field == field


def test_an_account_is_made_once_and_has_a_link_until_it_has_a_password():
    new = uuid.uuid4()
    with act("ketenmanager") as asker:
        made = employ(asker, nieuw_id=new)
        assert employ(asker, nieuw_id=new).id == made.id
        assert read_uitnodiging(actions.invite_medewerker(asker=asker, medewerker_id=new)).id == new
        made.set_password("een-lang-wachtwoord")
        Medewerker.objects.filter(id=new).update(password=made.password)
        with pytest.raises(UnableToManage):
            actions.invite_medewerker(asker=asker, medewerker_id=new)
        actions.deactivate_medewerker(asker=asker, medewerker_id=new, versie=1)
        with pytest.raises(UnableToManage):
            actions.invite_medewerker(asker=asker, medewerker_id=new)


def test_a_closed_account_is_out_at_once():
    with act("ketenmanager") as asker:
        actions.deactivate_medewerker(asker=asker, medewerker_id=cid("lid"), versie=1)
        assert str(cid("lid")) not in dict(queries.medewerker_choices(asker))
    with pytest.raises(NotFound), act("lid"):
        pass


def test_choices_hold_who_may_be_chosen():
    with act("ketenmanager") as asker:
        chairs = dict(queries.medewerker_choices(asker, functie="procesregisseur"))
        assert set(chairs) == {str(cid("procesregisseur")), str(cid("andere_procesregisseur"))}
        colleagues = dict(queries.medewerker_choices(asker, onderdeel_van=cid("lid")))
        assert set(colleagues) == {str(cid("vervanger")), str(cid("afzender"))}


def test_the_list_pages_and_searches():
    with act("lid") as asker:
        whole = queries.medewerkers(asker)
        assert whole.totaal == len(MENSEN) and whole.paginas == 1
        assert queries.medewerkers(asker, pagina=99).pagina == 1
        assert [m.naam for m in queries.medewerkers(asker, zoek="burgemeester").regels] == ["Burgemeester"]
        assert queries.medewerkers(asker, zoek="%").totaal == 0


def test_a_function_is_not_given_twice_for_the_same_days():
    with act("ketenmanager") as asker:
        with pytest.raises(UnableToManage) as refused:
            actions.appoint_functie(asker=asker, medewerker_id=cid("lid"), soort="liaison")
        assert refused.value.field == "soort"
        actions.end_functie(asker=asker, functie_id=cid("functie_lid_liaison"), versie=1, tot=DAG)
        assert actions.appoint_functie(asker=asker, medewerker_id=cid("lid"), soort="liaison").van == DAG


def test_the_fg_hears_of_a_ketenmanager_who_becomes_procesregisseur_and_an_old_fg_hears_nothing():
    with act("ketenmanager") as asker:
        actions.appoint_functie(asker=asker, medewerker_id=cid("secretaris"), soort="ketenmanager")
        old = actions.appoint_functie(
            asker=asker, medewerker_id=cid("ggz_lid"), soort="functionaris_gegevensbescherming", van=DAG - DAY
        )
        actions.end_functie(asker=asker, functie_id=old.id, versie=1, tot=DAG)
        actions.appoint_functie(asker=asker, medewerker_id=cid("secretaris"), soort="procesregisseur")
    with act("fg"):
        assert Melding.objects.filter(tekst__contains="is benoemd tot procesregisseur").count() == 1
    with act("ggz_lid"):
        assert not Melding.objects.filter(tekst__contains="is benoemd tot procesregisseur").exists()


def test_an_employee_works_at_a_partner_of_the_house():
    with act("ketenmanager") as asker:
        with pytest.raises(UnableToManage) as refused:
            employ(asker, onderdeel_id=uuid.uuid4())
        assert refused.value.field == "onderdeel"
        actions.end_aansluiting(asker=asker, aansluiting_id=cid("aansluiting_ggz"), versie=1, tot=DAG)
        with pytest.raises(UnableToManage):
            employ(asker)


def test_a_closed_account_opens_again_with_what_still_holds():
    with act("ketenmanager") as asker:
        actions.deactivate_medewerker(asker=asker, medewerker_id=cid("lid"), versie=1)
        actions.reactivate_medewerker(asker=asker, medewerker_id=cid("lid"), versie=2)
    with act("lid") as asker:
        assert asker.has("liaison")


def test_a_deputising_ends_today_or_never_was():
    with act("ketenmanager") as asker:
        actions.end_vervanging(asker=asker, vervanging_id=cid("vervanging"))
        later = deputise(asker, van=DAG + DAY, tot=DAG + 2 * DAY)
        actions.end_vervanging(asker=asker, vervanging_id=later.id)
        assert not Vervanging.objects.filter(id=later.id).exists()
        with pytest.raises(NotFound):
            actions.end_vervanging(asker=asker, vervanging_id=cid("vervanging"))
    with act("vervanger") as asker:
        assert asker.namens == (asker.medewerker_id,)
