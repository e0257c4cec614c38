"""Another chair of a meeting form takes over its running cases; the higher tables may have a bestuurder as chair."""

import datetime

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from regiehuis.casussen.actions.overleg import close_overleg, plan_overleg, start_overleg
from regiehuis.casussen.actions.voorzitter import change_overlegvorm
from regiehuis.casussen.models import Casus, Deelname, Overleg
from regiehuis.logboek.queries import Zoekvraag, search_regels
from regiehuis.samenwerking.actions import UnableToManage, save_overlegvorm
from regiehuis.samenwerking.models import Medewerker, Melding, Overlegvorm
from regiehuis.samenwerking.rules import OVERLEGSOORTEN, VOORZITTERS
from tests.cast import DAG, MOMENT, act, cid

pytestmark = pytest.mark.django_db
VORM = {"naam": "Casusoverleg veelplegers", "soort": "casusoverleg", "secretaris_id": cid("secretaris")}


def rechair(asker, name: str, **other):
    given = VORM | {"overlegvorm_id": cid("casusoverleg"), "versie": 1, "voorzitter_id": cid(name)} | other
    return change_overlegvorm(asker=asker, **given)


def test_running_cases_go_to_the_new_chair_with_dates_and_a_log() -> None:
    with act("ketenmanager") as asker:
        assert rechair(asker, "andere_procesregisseur") == ["2026-0001"]
        assert not Casus.objects.exists(), "the ketenmanager sees numbers, no case"
        assert Overleg.objects.get(id=cid("overleg")).voorzitter_id == cid("andere_procesregisseur")
    with act("procesregisseur"):
        assert not Casus.objects.filter(id=cid("casus")).exists()
    with act("andere_procesregisseur"):
        casus = Casus.objects.get(id=cid("casus"))
        assert casus.procesregisseur_id == cid("andere_procesregisseur")
        rows = dict(Deelname.objects.filter(casus=casus, rol="procesregisseur").values_list("medewerker_id", "tot"))
        assert rows[cid("procesregisseur")] == DAG and rows[cid("andere_procesregisseur")] > DAG
        assert Melding.objects.filter(tekst__contains="procesregisseur van 1 casus").exists()
    with act("fg") as asker:
        sought = Zoekvraag(handeling="wijzigen", object_ids=(cid("casus"),))
        found = search_regels(asker=asker, zoekvraag=sought).regels
        assert found and found[0].medewerker_id == cid("ketenmanager")


def test_the_same_chair_moves_nothing() -> None:
    with act("ketenmanager") as asker:
        assert rechair(asker, "procesregisseur", capaciteit=4) == []
    with act("procesregisseur"):
        assert Casus.objects.get(id=cid("casus")).versie == 1


@pytest.mark.parametrize(("name", "soort"), [("burgemeester", "casusoverleg"), ("burgemeester", "stuurgroep")])
def test_who_may_not_lead_the_cases_does_not_get_the_chair_of_them(name: str, soort: str) -> None:
    with act("ketenmanager") as asker, pytest.raises(UnableToManage) as refused:
        rechair(asker, name, soort=soort)
    assert refused.value.field == "voorzitter"
    with act("procesregisseur"):
        assert Casus.objects.get(id=cid("casus")).procesregisseur_id == cid("procesregisseur")


@pytest.mark.parametrize("soort", ["stuurgroep", "driehoek"])
def test_a_bestuurder_chairs_the_higher_tables_and_sees_no_dossier_by_it(soort: str) -> None:
    with act("ketenmanager") as asker:
        given = VORM | {"soort": soort, "voorzitter_id": cid("burgemeester")}
        vorm = save_overlegvorm(asker=asker, **given)
        assert vorm.voorzitter_id == cid("burgemeester")
    with act("burgemeester") as asker:
        assert asker.voorzit == (vorm.id,) and not Casus.objects.exists()


@pytest.mark.parametrize("who", ["procesregisseur", "secretaris", "beheerder", "burgemeester", "iemand_elders"])
def test_nobody_else_moves_cases(who: str) -> None:
    with act(who), connection.cursor() as cursor:
        cursor.execute("SELECT * FROM regiehuis_draag_procesregie_over(%s)", [cid("casusoverleg")])
        assert cursor.fetchall() == []


def test_the_screen_says_what_moved() -> None:
    client = Client()
    client.force_login(
        Medewerker.objects.get(pk=cid("ketenmanager")), backend="regiehuis.samenwerking.sessies.Accounts"
    )
    session = client.session
    session["moment"] = MOMENT.isoformat()
    session.save()
    given = {
        "versie": "1",
        "naam": "Casusoverleg veelplegers",
        "soort": "casusoverleg",
        "voorzitter": str(cid("andere_procesregisseur")),
        "niveau": "lokaal",
        "ritme": "wekelijks",
        "weekdag": "1",
        "aanvang": datetime.time(10).strftime("%H:%M"),
        "duur_minuten": "120",
        "capaciteit": "8",
        "feestdagregel": "overslaan",
    }
    page = client.post(
        reverse("samenwerking_overlegvorm_wijzigen", args=[cid("casusoverleg")]), given, follow=True
    ).content.decode()
    assert "casus 2026-0001" in page and "Het overleg is opgeslagen." in page


@pytest.mark.parametrize("naam", ["procesregisseur", "burgemeester", "ketenmanager", "secretaris"])
def test_a_table_is_run_by_who_chairs_it_in_an_office_that_may(naam: str) -> None:
    """Also straight in the database, where a chair without such an office could be written."""
    with act("ketenmanager") as asker:
        made = {
            soort: Overlegvorm.objects.create(
                veiligheidshuis_id=asker.huis_id, naam=f"Tafel {soort}", soort=soort, voorzitter_id=cid(naam)
            ).id
            for soort, _ in OVERLEGSOORTEN
        }
    with act(naam) as asker:
        runs = {soort for soort, key in made.items() if key in asker.voorzit}
        may = {soort for soort in made if asker.functies & set(VOORZITTERS.get(soort, ("procesregisseur",)))}
        assert runs == may
    assert bool(runs) == (naam != "secretaris")


def test_a_bestuurder_runs_the_table_that_he_chairs() -> None:
    with act("ketenmanager") as asker:
        given = VORM | {"naam": "Sturing", "soort": "stuurgroep", "voorzitter_id": cid("burgemeester")}
        vorm = save_overlegvorm(asker=asker, **given)
    with act("burgemeester") as asker:
        soon = MOMENT + datetime.timedelta(minutes=5)
        overleg = plan_overleg(asker=asker, overlegvorm_id=vorm.id, aanvang=soon)[0]
        assert start_overleg(asker=asker, overleg_id=overleg.id).status == "bezig"
        assert close_overleg(asker=asker, overleg_id=overleg.id).status == "afgesloten"
        assert not Casus.objects.exists(), "to chair a table opens no case"
