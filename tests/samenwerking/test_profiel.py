"""The profile of the house and its reviews, the ladder with named people, how to work with a partner (C1, C5, C8)."""

import datetime

import pytest
from django.db import IntegrityError, connection, transaction

from regiehuis.casussen.models import Casus
from regiehuis.kern.errors import NotAllowed, NotFound
from regiehuis.samenwerking.actions import UnableToManage
from regiehuis.samenwerking.actions import profiel as actions
from regiehuis.samenwerking.models import Profielherziening, Tredelid
from regiehuis.samenwerking.queries import profiel as queries
from tests.cast import DAG, MOMENT, act, cid

pytestmark = pytest.mark.django_db
LATER = DAG + datetime.timedelta(days=300)
KADER = {"kenmerken": "", "samenspel": "", "aanspreekpunt": "", "mandaat_praktijk": "", "uren_geleverd": None}
TEKST = {"doel": "Rust", "doelgroepen": "Veelplegers", "gebied": "", "activiteiten": "", "toekomst": ""}


def review(asker, **other):
    return actions.review_profiel(asker=asker, **{"uitkomst": "Gegroeid", "volgende_op": LATER} | other)


def put(asker, **other):
    given = {"trede": "strategisch", "medewerker_id": cid("burgemeester"), "naam": "", "rol": "Burgemeester"}
    return actions.add_tredelid(asker=asker, **given | other)


@pytest.mark.parametrize("name", ["procesregisseur", "secretaris", "beheerder", "lid", "iemand_elders"])
def test_only_the_ketenmanager_changes_any_of_it(name):
    with act(name) as asker:
        for action, given in (
            (actions.change_profiel, {"versie": 1} | TEKST),
            (actions.choose_regietype, {"versie": 1, "regietype": "visionair", "regietype_reden": "Zo"}),
            (actions.review_profiel, {"uitkomst": "x", "volgende_op": LATER}),
            (actions.add_tredelid, {"trede": "buiten", "medewerker_id": None, "naam": "Iemand", "rol": "Rol"}),
            (actions.change_werkkader, {"aansluiting_id": cid("aansluiting_ggz"), "versie": 1} | KADER),
        ):
            with pytest.raises(NotAllowed):
                action(asker=asker, **given)


def test_everybody_of_the_house_reads_it_and_nobody_of_another():
    with act("ketenmanager") as asker:
        actions.change_profiel(asker=asker, versie=1, **TEKST)
        review(asker), put(asker)
    with act("buitenstaander") as asker:
        assert queries.profiel(asker).teksten["doelgroepen"] == "Veelplegers"
        assert [h.door for h in queries.profiel(asker).herzieningen] == ["Ketenmanager"]
        assert queries.werkkader(asker, cid("aansluiting_ggz")).naam == "Ggz"
    with act("iemand_elders") as asker:
        assert queries.profiel(asker).herzieningen == () and queries.profiel(asker).teksten["doelgroepen"] == ""
        assert all(not trede.personen for trede in queries.sturing(asker).treden)
        with pytest.raises(NotFound):
            queries.werkkader(asker, cid("aansluiting_ggz"))


def test_the_second_of_two_people_is_told():
    with act("ketenmanager") as asker:
        actions.change_profiel(asker=asker, versie=1, **TEKST)
        for again in (
            lambda: actions.change_profiel(asker=asker, versie=1, **TEKST | {"doel": "Anders"}),
            lambda: actions.choose_regietype(asker=asker, versie=1, regietype="visionair", regietype_reden="Zo"),
        ):
            with pytest.raises(UnableToManage, match="Iemand anders"):
                again()
        assert queries.profiel(asker).teksten["doel"] == "Rust"


def test_a_review_is_kept_and_never_changed():
    with act("ketenmanager") as asker:
        made = review(asker)
        assert (made.op, made.door_id) == (DAG, cid("ketenmanager"))
        with connection.cursor() as cursor, pytest.raises(Exception, match="permission denied"), transaction.atomic():
            cursor.execute("UPDATE samenwerking_profielherziening SET uitkomst = 'anders'")
        assert not queries.profiel(asker).te_laat
    with act("ketenmanager", moment=MOMENT + datetime.timedelta(days=301)) as asker:
        assert queries.profiel(asker).te_laat
        review(asker, volgende_op=asker.dag + datetime.timedelta(days=366))
        assert not queries.profiel(asker).te_laat and len(queries.profiel(asker).herzieningen) == 2


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"uitkomst": " "}, "uitkomst"),
        ({"volgende_op": DAG}, "volgende_op"),
        ({"volgende_op": DAG - datetime.timedelta(days=3)}, "volgende_op"),
        ({"volgende_op": DAG + datetime.timedelta(days=367)}, "volgende_op"),
    ],
)
def test_what_cannot_be_reviewed_is_refused(given, field):
    with act("ketenmanager") as asker, pytest.raises(UnableToManage) as refused:
        review(asker, **given)
    assert refused.value.field == field


def test_one_review_a_day_whoever_presses():
    with act("ketenmanager") as asker:
        assert review(asker, nieuw_id=cid("een")).id == review(asker, nieuw_id=cid("een")).id
        with pytest.raises(UnableToManage, match="vandaag al herzien"):
            review(asker, nieuw_id=cid("twee"))
        assert Profielherziening.objects.count() == 1


def test_the_ladder_names_people_and_tables():
    with act("ketenmanager") as asker:
        put(asker), put(asker, medewerker_id=None, naam="Mw. Terpstra", rol="Directeur", trede="tactisch")
        put(asker, medewerker_id=cid("lid"), trede="buiten", rol="Oud", tot=DAG + datetime.timedelta(days=1))
    with act("lid", moment=MOMENT + datetime.timedelta(days=1)) as asker:
        treden = {trede.code: trede for trede in queries.sturing(asker).treden}
    assert list(treden) == ["operationeel", "tactisch", "strategisch", "buiten"]
    assert [(p.naam, p.rol, p.organisatie) for p in treden["tactisch"].personen] == [("Mw. Terpstra", "Directeur", "")]
    assert [p.organisatie for p in treden["strategisch"].personen] == ["Gemeente"]
    assert treden["buiten"].personen == (), "the last day is over"
    assert ("Casusoverleg veelplegers", "Procesregisseur") in treden["operationeel"].overleggen


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"trede": "hoogste"}, "trede"),
        ({"rol": ""}, "rol"),
        ({"naam": "Iemand"}, "naam"),
        ({"medewerker_id": None}, "naam"),
        ({"medewerker_id": None, "naam": "x" * 121}, "naam"),
        ({"tot": DAG}, "tot"),
        ({"tot": DAG - datetime.timedelta(days=1)}, "tot"),
        ({"medewerker_id": cid("iemand_elders")}, "medewerker"),
    ],
)
def test_who_cannot_stand_there_is_refused(given, field):
    with act("ketenmanager") as asker, pytest.raises(UnableToManage) as refused:
        put(asker, **given)
    assert refused.value.field == field


def test_nobody_stands_twice_on_one_step_at_the_same_time():
    with act("ketenmanager") as asker:
        first = put(asker)
        with pytest.raises(UnableToManage, match="staat al op deze trede"):
            put(asker, van=DAG + datetime.timedelta(days=30))
        stranger = {"medewerker_id": None, "naam": "Mw. Terpstra"}
        put(asker, **stranger)
        with pytest.raises(UnableToManage) as refused:
            put(asker, **stranger)
        assert refused.value.field == "naam"
        actions.end_tredelid(asker=asker, tredelid_id=first.id, versie=1, tot=DAG + datetime.timedelta(days=30))
        assert put(asker, van=DAG + datetime.timedelta(days=30)), "after the end he may come again"
        with pytest.raises(UnableToManage, match="Iemand anders"):
            actions.end_tredelid(asker=asker, tredelid_id=first.id, versie=1, tot=LATER)


def test_the_database_refuses_a_step_of_nobody_and_an_end_before_the_begin():
    with act("ketenmanager") as asker:
        made = put(asker)
        for wrong in ({"medewerker": None}, {"naam": "Ook nog"}, {"tot": DAG}):
            with pytest.raises(IntegrityError), transaction.atomic():
                Tredelid.objects.filter(id=made.id).update(**wrong)


def test_a_place_on_the_ladder_opens_nothing():
    with act("ketenmanager") as asker:
        put(asker, medewerker_id=cid("buitenstaander"), rol="Wethouder")
    with act("buitenstaander") as asker:
        assert not Casus.objects.exists() and not asker.has("bestuurder")


@pytest.mark.parametrize(
    ("regietype", "reden", "field"), [("streng", "Zo", "regietype"), ("visionair", "", "regietype_reden")]
)
def test_a_kind_of_direction_needs_a_reason(regietype, reden, field):
    with act("ketenmanager") as asker, pytest.raises(UnableToManage) as refused:
        actions.choose_regietype(asker=asker, versie=1, regietype=regietype, regietype_reden=reden)
    assert refused.value.field == field


def test_the_chosen_kind_is_marked():
    with act("ketenmanager") as asker:
        actions.choose_regietype(asker=asker, versie=1, regietype="faciliterend", regietype_reden="Partners dragen het")
        found = queries.sturing(asker)
    assert [r.code for r in found.regietypen if r.gekozen] == ["faciliterend"] and len(found.regietypen) == 4


def test_what_is_given_stands_beside_what_was_promised():
    key = cid("aansluiting_ggz")
    with act("ketenmanager") as asker:
        assert queries.werkkader(asker, key).te_weinig == 0, "unknown is not too few"
        given = KADER | {"kenmerken": "Beroepsgeheim", "uren_geleverd": 0}
        actions.change_werkkader(asker=asker, aansluiting_id=key, versie=1, **given)
        from_then = queries.werkkader(asker, key)
        assert (from_then.uren, from_then.te_weinig, from_then.waarden["kenmerken"]) == (0, 0, "Beroepsgeheim")
        with pytest.raises(UnableToManage) as refused:
            actions.change_werkkader(asker=asker, aansluiting_id=key, versie=2, **KADER | {"uren_geleverd": 1001})
        assert refused.value.field == "uren_geleverd"
    assert queries.Werkkader(key, "", "", "", (), (), "", 8, 1, {"uren_geleverd": 5}).te_weinig == 3
