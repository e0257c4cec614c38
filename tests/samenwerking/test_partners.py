"""Partners, themes and the house itself: by the ketenmanager, and no other."""

import datetime
import uuid

import pytest
from django.db import DatabaseError, transaction

from regiehuis.casussen.models import Casus
from regiehuis.kern.errors import NotAllowed, NotFound
from regiehuis.samenwerking import actions
from regiehuis.samenwerking.actions import UnableToManage
from regiehuis.samenwerking.models import Aansluiting, Organisatieonderdeel, Thema, Veiligheidshuis
from regiehuis.samenwerking.queries import huis
from tests.cast import DAG, MENSEN, act, cid

pytestmark = pytest.mark.django_db
OTHERS = [name for name, (_, functies) in MENSEN.items() if "ketenmanager" not in functies]


def partner(asker, **other):
    given = {"naam": "Bureau Halverwege", "keten": "zorg", "onderdelen": ["Team Noord", " ", "Team Zuid"]} | other
    return actions.add_organisatie(asker=asker, **given)


@pytest.mark.parametrize("name", OTHERS)
def test_only_the_ketenmanager_manages(name):
    with act(name) as asker:
        with pytest.raises(NotAllowed):
            partner(asker)
        with pytest.raises(NotAllowed):
            actions.add_thema(asker=asker, naam="Ondermijning")
        with pytest.raises(NotAllowed):
            actions.end_aansluiting(asker=asker, aansluiting_id=cid("aansluiting_ggz"), versie=1, tot=DAG)
        with pytest.raises(NotAllowed):
            actions.change_huis(asker=asker, versie=1, naam="Van mij", doel="", adres="", telefoon="", klimdagen=7)


@pytest.mark.parametrize("name", ["procesregisseur", "beheerder", "fg"])
def test_the_database_keeps_it_too(name):
    with act(name) as asker:
        assert not Veiligheidshuis.objects.filter(id=asker.huis_id).update(naam="Van mij")
        with pytest.raises(DatabaseError), transaction.atomic():
            Thema.objects.create(veiligheidshuis_id=asker.huis_id, naam="Van mij")


def test_a_partner_comes_with_its_units_and_once():
    new = uuid.uuid4()
    with act("ketenmanager") as asker:
        first, second = partner(asker, nieuw_id=new), partner(asker, nieuw_id=new)
        assert first.id == second.id == new
        assert Organisatieonderdeel.objects.filter(organisatie_id=new).count() == 2
        assert Aansluiting.objects.filter(organisatie_id=new).count() == 1
        zorg = next(keten for keten in huis.partners(asker) if keten.naam == "Zorg")
        assert ("Team Noord", "Team Zuid") in [found.onderdelen for found in zorg.partners]


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"naam": "  "}, "naam"),
        ({"naam": "x" * 121}, "naam"),
        ({"onderdelen": ["", "  "]}, "onderdelen"),
        ({"onderdelen": ["x" * 121]}, "onderdelen"),
    ],
)
def test_a_partner_without_name_or_unit_is_refused(given, field):
    with act("ketenmanager") as asker, pytest.raises(UnableToManage) as refused:
        partner(asker, **given)
    assert refused.value.field == field


def test_an_affiliation_ends_after_it_began():
    with act("ketenmanager") as asker:
        key = cid("aansluiting_ggz")
        with pytest.raises(UnableToManage) as refused:
            actions.end_aansluiting(asker=asker, aansluiting_id=key, versie=1, tot=DAG - datetime.timedelta(days=365))
        assert refused.value.field == "tot"
        assert actions.end_aansluiting(asker=asker, aansluiting_id=key, versie=1, tot=DAG).tot == DAG
        found = huis.partner(asker, key)
        assert not found.loopt
        assert all("Ggz" not in naam for _, naam in huis.onderdeel_choices(asker))
        with pytest.raises(NotFound):
            actions.end_aansluiting(asker=asker, aansluiting_id=uuid.uuid4(), versie=1, tot=DAG)


def test_who_is_no_partner_any_more_reads_no_case():
    with act("ketenmanager") as asker:
        actions.end_aansluiting(asker=asker, aansluiting_id=cid("aansluiting_ggz"), versie=1, tot=DAG)
    with act("ggz_lid") as asker:
        assert asker.has("liaison")
        assert not Casus.objects.exists()


@pytest.mark.parametrize("days", [0, -1, 91])
def test_days_before_an_agreement_climbs_have_bounds(days):
    with act("ketenmanager") as asker, pytest.raises(UnableToManage) as refused:
        actions.change_huis(asker=asker, versie=1, naam="Huis", doel="", adres="", telefoon="", klimdagen=days)
    assert refused.value.field == "klimdagen"


@pytest.mark.parametrize(
    ("field", "value"), [("piket_minuten", 0), ("piket_minuten", 241), ("afgewezen_dagen", 29), ("logboek_jaren", 4)]
)
def test_the_terms_of_the_house_have_bounds(field, value):
    given = {"naam": "Huis", "doel": "", "adres": "", "telefoon": "", "klimdagen": 7, field: value}
    with act("ketenmanager") as asker, pytest.raises(UnableToManage) as refused:
        actions.change_huis(asker=asker, versie=1, **given)
    assert refused.value.field == field


def test_the_profile_changes():
    with act("ketenmanager") as asker:
        actions.change_huis(asker=asker, versie=1, naam="Huis", doel="Samen", adres="Plein 1", telefoon="", klimdagen=9)
        found = huis.huis_profiel(asker)
        assert (found.naam, found.doel, found.klimdagen) == ("Huis", "Samen", 9)
        assert (found.piket_minuten, found.afgewezen_dagen) == (15, 365)
        assert ("Ketenmanager", "Ketenmanager") in found.bezetting


def test_another_house_sees_no_partner():
    with act("iemand_elders") as asker:
        assert huis.partners(asker) == [] and huis.themas(asker) == [] and huis.overlegvormen(asker) == []


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"soort": "vriend"}, "soort"),
        ({"soortorganisatie": "ruimtevaart"}, "soortorganisatie"),
        ({"ring": "om de vinger"}, "ring"),
        ({"mandaat": "x" * 401}, "mandaat"),
        ({"capaciteit_uren": -1}, "capaciteit_uren"),
    ],
)
def test_an_affiliation_changes_within_its_words_and_bounds(given, field):
    fit = {"soort": "functioneel", "ring": "buitenring", "mandaat": "Mag toezeggen", "capaciteit_uren": 6}
    with act("ketenmanager") as asker:
        key = cid("aansluiting_ggz")
        with pytest.raises(UnableToManage) as refused:
            actions.change_aansluiting(asker=asker, aansluiting_id=key, versie=1, **fit | given)
        assert refused.value.field == field
        assert actions.change_aansluiting(asker=asker, aansluiting_id=key, versie=1, **fit).ring == "buitenring"
        with pytest.raises(NotFound):
            actions.change_aansluiting(asker=asker, aansluiting_id=uuid.uuid4(), versie=1, **fit)


def test_a_unit_is_added_to_a_partner_only():
    with act("ketenmanager") as asker, pytest.raises(NotFound):
        actions.add_onderdeel(asker=asker, organisatie_id=uuid.uuid4(), naam="Team Nergens")


def test_a_theme_out_of_use_is_no_longer_chosen():
    with act("ketenmanager") as asker:
        actions.change_thema(asker=asker, thema_id=cid("veelplegers"), versie=1, naam="Veelplegers", actief=False)
        assert str(cid("veelplegers")) not in dict(huis.thema_choices(asker))
        with pytest.raises(NotFound):
            actions.change_thema(asker=asker, thema_id=uuid.uuid4(), versie=1, naam="Niets", actief=True)
