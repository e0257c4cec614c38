"""R20: accounts are confirmed each so many days by somebody else, are suspended without a job, and sign for secrecy."""

import datetime
import uuid
from typing import Any

import pytest
from django.db import ProgrammingError, connection, transaction

from regiehuis.casussen.models import Casus
from regiehuis.convenanten.actions.bevestiging import confirm_accounts
from regiehuis.convenanten.queries.bevestiging import bevestigstand, te_bevestigen, wachtende_accounts
from regiehuis.kern.errors import NotAllowed, NotFound
from regiehuis.samenwerking.actions import UnableToManage
from regiehuis.samenwerking.actions.bevestiging import change_accountregels, set_contactpersoon, sign_verklaring
from regiehuis.samenwerking.models import Geheimhoudingsverklaring, Medewerker, Veiligheidshuis
from regiehuis.samenwerking.queries.geheimhouding import verklaring
from regiehuis.samenwerking.rules import GEHEIMHOUDING, may_confirm
from tests.cast import DAG, MOMENT, act, cid

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


def ends(naam: str, on: datetime.date) -> None:
    Medewerker.objects.filter(id=cid(naam)).update(bevestigd_tot=on)


def contact(naam: str, organisatie: str) -> None:
    with act("ketenmanager") as asker:
        set_contactpersoon(
            asker=asker, aansluiting_id=cid(f"aansluiting_{organisatie}"), versie=1, medewerker_id=cid(naam)
        )


def confirm(door: str, *namen: str) -> datetime.date:
    with act(door) as asker:
        return confirm_accounts(asker=asker, medewerker_ids=[cid(naam) for naam in namen])


def shown(door: str) -> set[str]:
    with act(door) as asker:
        return {account.naam for org in te_bevestigen(asker) for account in org.accounts}


def requires_secrecy() -> None:
    with act("ketenmanager") as asker:
        change_accountregels(
            asker=asker,
            versie=1,
            bevestiging_dagen=60,
            geheimhouding_verplicht=True,
            geheimhouding_tekst=GEHEIMHOUDING,
        )


@pytest.mark.parametrize(
    ("expected", "given"),
    [
        (True, {"functies": {"ketenmanager"}}),
        (False, {"functies": {"ketenmanager"}, "has_contact": True}),
        (True, {"functies": {"liaison"}, "is_contact": True, "has_contact": True}),
        (False, {"functies": {"liaison"}}),
        (False, {"functies": {"ketenmanager"}, "is_contact": True, "oneself": True}),
        (True, {"functies": {"beheerder"}, "holds": {"ketenmanager"}}),
        (False, {"functies": {"beheerder"}, "holds": {"procesregisseur"}}),
    ],
)
def test_who_confirms_whom(expected: bool, given: dict[str, Any]) -> None:
    asked = {"oneself": False, "is_contact": False, "has_contact": False, "holds": frozenset()} | given
    asked["functies"] = frozenset(asked["functies"])
    assert may_confirm(**asked) is expected


def test_an_account_works_up_to_its_day_and_no_longer() -> None:
    ends("lid", DAG + DAY)
    with act("lid") as asker:
        assert Casus.objects.filter(id=cid("casus")).exists() and asker.has("liaison")
    with pytest.raises(NotFound), act("lid", moment=MOMENT + DAY):
        pass


def test_in_the_database_a_suspended_account_sees_no_row() -> None:
    ends("lid", DAG)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT regiehuis_begin(%s, %s)", [cid("lid"), MOMENT])
        assert cursor.fetchone()[0] is None
        assert not Casus.objects.exists()


def test_a_deputy_of_a_suspended_account_has_nothing_of_it() -> None:
    with act("vervanger") as asker:
        assert cid("lid") in asker.namens
    ends("lid", DAG)
    with act("vervanger") as asker:
        assert asker.namens == (cid("vervanger"),)


def test_a_confirmed_account_works_again_at_once_for_the_term_of_the_house() -> None:
    ends("lid", DAG)
    assert confirm("ketenmanager", "lid") == DAG + 90 * DAY
    with act("lid"):
        assert Casus.objects.filter(id=cid("casus")).exists()
    found = Medewerker.objects.get(id=cid("lid"))
    assert (found.bevestigd_op, found.bevestigd_door_id) == (DAG, cid("ketenmanager"))


def test_the_contact_confirms_the_own_organisation_and_nobody_else_does() -> None:
    assert {"Lid", "Vervanger", "Afzender"} <= shown("ketenmanager")
    contact("lid", "politie")
    assert shown("lid") == {"Vervanger", "Afzender"}
    assert "Afzender" not in shown("ketenmanager") and "Lid" in shown("ketenmanager")
    ends("afzender", DAG)
    with pytest.raises(NotAllowed):
        confirm("ketenmanager", "afzender")
    with pytest.raises(NotAllowed):
        confirm("lid", "ggz_lid")
    assert confirm("lid", "afzender", "vervanger") == DAG + 90 * DAY


@pytest.mark.parametrize("naam", ["lid", "fg", "secretaris", "ggz_lid"])
def test_who_confirms_nobody_sees_no_accounts(naam: str) -> None:
    with pytest.raises(NotAllowed):
        shown(naam)


def test_nobody_confirms_himself() -> None:
    for naam in ("ketenmanager", "beheerder"):
        with pytest.raises(NotAllowed):
            confirm(naam, naam)
    assert confirm("beheerder", "ketenmanager") == DAG + 90 * DAY


def test_nobody_confirms_whom_he_stands_in_for() -> None:
    contact("lid", "politie")
    assert "Lid" not in shown("vervanger") and "Afzender" in shown("vervanger")


def test_an_organisation_without_a_signature_keeps_nobody() -> None:
    before = Medewerker.objects.get(id=cid("lid")).bevestigd_tot
    with pytest.raises(UnableToManage, match="geen geldend convenant"):
        confirm("ketenmanager", "lid", "niet_ondertekend")
    assert Medewerker.objects.get(id=cid("lid")).bevestigd_tot == before


def test_somebody_of_another_house_does_not_exist() -> None:
    for key in (cid("iemand_elders"), uuid.uuid4()):
        with act("ketenmanager") as asker, pytest.raises(NotFound):
            confirm_accounts(asker=asker, medewerker_ids=[key])
    with act("ketenmanager") as asker, pytest.raises(UnableToManage):
        confirm_accounts(asker=asker, medewerker_ids=[])


@pytest.mark.parametrize("naam", ["lid", "fg", "secretaris"])
def test_the_database_lets_nobody_lengthen_an_account_that_is_not_his_to_confirm(naam: str) -> None:
    with act(naam), pytest.raises(ProgrammingError), transaction.atomic():
        Medewerker.objects.filter(id=cid("ggz_lid")).update(bevestigd_tot=DAG + 9000 * DAY, bevestigd_door_id=cid(naam))
    with act("ketenmanager"), pytest.raises(ProgrammingError), transaction.atomic():
        Medewerker.objects.filter(id=cid("ketenmanager")).update(
            bevestigd_tot=DAG + 9000 * DAY, bevestigd_door_id=cid("ketenmanager")
        )


def test_a_contact_is_a_liaison_of_that_organisation() -> None:
    for naam in ("ggz_lid", "afzender"):
        with pytest.raises(UnableToManage, match="liaison van deze organisatie"):
            contact(naam, "politie")


def test_the_warning_comes_two_weeks_before() -> None:
    with act("ketenmanager") as asker:
        assert bevestigstand(asker, DAG + 15 * DAY, 0).eigen_tot is None
        assert bevestigstand(asker, DAG + 14 * DAY, 0).eigen_tot == DAG + 14 * DAY
        assert wachtende_accounts(asker) == 0
    ends("lid", DAG + 14 * DAY)
    ends("fg", DAG + 15 * DAY)
    with act("ketenmanager") as asker:
        assert wachtende_accounts(asker) == 1
    contact("lid", "politie")
    ends("afzender", DAG - DAY)
    with act("lid") as asker:
        assert wachtende_accounts(asker) == 1


def test_without_a_signature_for_secrecy_no_case_opens() -> None:
    requires_secrecy()
    with act("lid") as asker:
        assert not Casus.objects.exists() and asker.convenanten == frozenset()
        found = verklaring(asker)
        assert found.nodig
        sign_verklaring(asker=asker, tekstversie=found.tekstversie)
        sign_verklaring(asker=asker, tekstversie=found.tekstversie)
        assert not verklaring(asker).nodig
    with act("lid"):
        assert Casus.objects.filter(id=cid("casus")).exists()
    with act("ggz_lid"):
        assert not Geheimhoudingsverklaring.objects.exists()
    with act("ketenmanager"):
        assert Geheimhoudingsverklaring.objects.filter(medewerker_id=cid("lid")).count() == 1


def test_another_text_is_signed_anew() -> None:
    requires_secrecy()
    with act("lid") as asker:
        sign_verklaring(asker=asker, tekstversie=1)
    with act("ketenmanager") as asker:
        huis = Veiligheidshuis.objects.get(id=cid("huis"))
        same = {"bevestiging_dagen": 60, "geheimhouding_verplicht": True}
        change_accountregels(asker=asker, versie=huis.versie, geheimhouding_tekst="Ik zwijg.", **same)
    with act("lid") as asker:
        assert verklaring(asker).nodig and not Casus.objects.exists()
        with pytest.raises(UnableToManage, match="intussen gewijzigd"):
            sign_verklaring(asker=asker, tekstversie=1)


def test_nobody_signs_for_another() -> None:
    with act("lid"), pytest.raises(ProgrammingError), transaction.atomic():
        Geheimhoudingsverklaring.objects.create(
            medewerker_id=cid("ggz_lid"), veiligheidshuis_id=cid("huis"), tekstversie=1, op=MOMENT
        )


@pytest.mark.parametrize("dagen", [29, 366])
def test_a_term_that_is_no_term_is_refused(dagen: int) -> None:
    with act("ketenmanager") as asker, pytest.raises(UnableToManage, match="30 tot en met 365"):
        change_accountregels(
            asker=asker, versie=1, bevestiging_dagen=dagen, geheimhouding_verplicht=False, geheimhouding_tekst="Stil."
        )
