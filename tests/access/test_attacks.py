"""What somebody with SQL as the web role tries: enrol himself, change what is not his, open what nobody granted."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from regiehuis.casussen.models import Afspraak, Casus, Deelname, Informatie, Regieaanbod, Signaal
from regiehuis.kern.models import new_id
from regiehuis.personen.models import Persoon
from regiehuis.samenwerking.actions import set_vervanging
from regiehuis.samenwerking.models import Functie
from tests.access.test_screens import browser
from tests.cast import DAG, JAAR, MENSEN, MOMENT, act, cid

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


def refused(attempt: Callable[[], object]) -> bool:
    """Whether the database itself refuses the attempt."""
    try:
        with transaction.atomic():
            attempt()
    except DatabaseError:
        return True
    return False


def enrol(person: str, *, rol: str = "lid", casus: str = "casus") -> Deelname:
    """Try to write a membership straight into the table."""
    return Deelname.objects.create(
        casus_id=cid(casus),
        convenant_id=cid("convenant"),
        medewerker_id=cid(person),
        rol=rol,
        van=DAG,
        tot=DAG + JAAR,
        reden="omdat het kan",
        toegevoegd_door_id=cid(person),
    )


@pytest.mark.parametrize("person", MENSEN)
@pytest.mark.parametrize("casus", ["casus", "andere_casus"])
def test_nobody_enrols_himself(person: str, casus: str) -> None:
    with act(person):
        assert refused(lambda: enrol(person, casus=casus))


@pytest.mark.parametrize("person", sorted(set(MENSEN) - {"procesregisseur"}))
def test_only_the_procesregisseur_of_the_case_appoints_members(person: str) -> None:
    with act(person):
        assert refused(lambda: enrol("buitenstaander"))


def test_the_procesregisseur_appoints_but_not_from_an_unsigned_organisation() -> None:
    with act("procesregisseur"):
        enrol("buitenstaander")
        assert refused(lambda: enrol("niet_ondertekend", casus="casus"))


def test_who_stands_in_for_the_procesregisseur_gives_that_one_no_access() -> None:
    with act("ketenmanager") as asker:
        set_vervanging(
            asker=asker,
            medewerker_id=cid("procesregisseur"),
            vervanger_id=cid("andere_procesregisseur"),
            van=DAG,
            tot=DAG + 5 * DAY,
            reden="vrij",
        )
    mine = [cid("deelname_casus_procesregisseur"), cid("deelname_andere_casus_andere_procesregisseur")]
    with act("andere_procesregisseur"):
        assert Casus.objects.count() == 2
        assert not Deelname.objects.filter(id__in=mine).update(tot=DAG + 9 * JAAR)
        assert refused(lambda: enrol("procesregisseur", casus="andere_casus"))
        assert refused(lambda: enrol("andere_procesregisseur"))
        enrol("buitenstaander")


def test_access_ends_between_opening_a_form_and_sending_it() -> None:
    """Nothing has to run at midnight: the same employee, a minute later, is nobody (R16)."""
    last = MOMENT.replace(hour=23, minute=59) - DAY
    address = reverse("informatie_nieuw", args=[cid("casus")])
    client = browser("verlopen_lid")
    with act("verlopen_lid", moment=last):
        assert Casus.objects.filter(pk=cid("casus")).exists()
    for moment, status in ((last, 200), (last + datetime.timedelta(minutes=1), 404)):
        session = client.session
        session["moment"] = moment.isoformat()
        session.save()
        assert client.get(address).status_code == status
        assert client.get(reverse("casus", args=[cid("casus")])).status_code == status
    assert client.post(address, {"tekst": "Nog snel iets"}).status_code == 404


@pytest.mark.parametrize("person", ["buitenstaander", "afzender", "secretaris", "ketenmanager", "beheerder", "fg"])
def test_an_outsider_changes_no_row_of_a_case(person: str) -> None:
    """UPDATE without WHERE ignores SELECT's policy: the whole predicate must stand in UPDATE's own."""
    with act(person), connection.cursor() as cursor:
        for table, change in (
            ("casussen_casus", "fase = 'afgesloten'"),
            ("casussen_afspraak", "tekst = 'x'"),
            ("casussen_informatie", "tekst = 'x'"),
            ("casussen_deelname", "tot = '2099-01-01'"),
            ("personen_persoon", "achternaam = 'x'"),
            ("casussen_opschaling", "antwoord = 'x'"),
        ):
            cursor.execute(f"UPDATE {table} SET {change}")
            assert cursor.rowcount == 0, table


def test_a_member_cannot_lengthen_his_own_membership() -> None:
    def lengthen() -> int:
        return Deelname.objects.filter(medewerker_id=cid("lid")).update(tot=DAG + 9 * JAAR)

    with act("lid"):
        try:
            assert lengthen() == 0
        except DatabaseError:
            transaction.set_rollback(True)


def test_only_the_source_changes_its_item() -> None:
    with act("casusregisseur"):
        assert Informatie.objects.filter(pk=cid("item_politie")).update(publiek="alle_leden") == 0
    with act("lid"):
        assert Informatie.objects.filter(pk=cid("item_politie")).update(tekst="aangevuld") == 1


def offered(person: str, **anders: Any) -> Regieaanbod:
    """An offer of the lead, written straight into the table."""
    given = {"casus_id": cid("casus"), "organisatie_id": cid("politie"), "medewerker_id": cid("lid")}
    given |= {"aangeboden_op": MOMENT, "aangeboden_door_id": cid(person), "termijn": DAG + 7 * DAY}
    return Regieaanbod.objects.create(**{**given, **anders})


def take_lead(person: str) -> int:
    return Casus.objects.filter(id=cid("casus")).update(regisseur_id=cid(person))


@pytest.mark.parametrize("person", ["lid", "ggz_lid", "vervanger", "procesregisseur", "casusregisseur"])
def test_no_member_makes_himself_or_another_lead_of_a_case(person: str) -> None:
    for other in {person, "lid"} - {"casusregisseur"}:
        with act(person):
            assert refused(lambda: take_lead(other))  # noqa: B023


@pytest.mark.parametrize("person", ["lid", "ggz_lid", "vervanger", "casusregisseur"])
def test_no_member_offers_himself_the_lead_or_writes_that_he_accepted(person: str) -> None:
    with act(person):
        assert refused(lambda: offered(person, medewerker_id=cid(person)))
        assert refused(lambda: offered("procesregisseur", medewerker_id=cid(person)))
        assert refused(lambda: offered(person, medewerker_id=cid(person), status="aanvaard"))
    with act("procesregisseur"):
        assert refused(lambda: offered("procesregisseur", status="aanvaard", beantwoord_op=MOMENT))


def test_an_offer_is_accepted_by_whom_it_was_made_to_and_opens_the_lead_for_him_alone() -> None:
    with act("procesregisseur"):
        made = offered("procesregisseur")
    accepted = {"status": "aanvaard", "beantwoord_op": MOMENT}
    with act("ggz_lid"):
        assert refused(lambda: Regieaanbod.objects.filter(id=made.id).update(**accepted))
        assert refused(lambda: Regieaanbod.objects.filter(id=made.id).update(medewerker_id=cid("ggz_lid")))
        assert refused(lambda: take_lead("ggz_lid"))
    with act("lid"):
        assert refused(lambda: take_lead("lid"))
        assert Regieaanbod.objects.filter(id=made.id).update(**accepted) == 1
        assert refused(lambda: take_lead("ggz_lid"))
        assert take_lead("lid") == 1
        again = {"beantwoord_op": MOMENT + DAY}
        assert refused(lambda: Regieaanbod.objects.filter(id=made.id).update(**again))
    with act("ggz_lid"):
        assert refused(lambda: take_lead("ggz_lid"))
        assert Casus.objects.filter(id=cid("casus")).update(regisseur_id=None) == 1


def test_nobody_takes_back_an_offer_that_another_made_to_another() -> None:
    """But who takes the lead himself, and the procesregisseur."""
    with act("procesregisseur"):
        made, other = offered("procesregisseur"), offered("procesregisseur", medewerker_id=cid("ggz_lid"))
    back = {"status": "ingetrokken", "beantwoord_op": MOMENT}
    with act("ggz_lid"):
        assert refused(lambda: Regieaanbod.objects.filter(id=made.id).update(**back))
        Regieaanbod.objects.filter(id=other.id).update(status="aanvaard", beantwoord_op=MOMENT - DAY)
        assert refused(lambda: Regieaanbod.objects.filter(id=made.id).update(**back)), "taken earlier is not now"
    with act("procesregisseur"):
        assert Regieaanbod.objects.filter(id=made.id).update(**back) == 1


def shorten(person: str) -> int:
    return Deelname.objects.filter(casus_id=cid("casus"), medewerker_id=cid(person)).update(tot=DAG)


def test_an_organisation_leaves_nothing_behind_in_sql_either() -> None:
    """The lead, and the last member of an organisation with an open agreement, stay; who carries nothing may go."""
    with act("procesregisseur"):
        assert refused(lambda: shorten("casusregisseur"))
        assert shorten("lid_zonder_categorie") == 1
        carries = set(
            Afspraak.objects.filter(status__in=("aangeboden", "aanvaard")).values_list("organisatie", flat=True)
        )
        assert cid("politie") in carries
        assert refused(lambda: shorten("lid"))
        Afspraak.objects.filter(organisatie_id=cid("politie")).update(status="vervallen")
        assert shorten("lid") == 1


def item(person: str, bron: str, categorie: str) -> Informatie:
    return Informatie.objects.create(
        casus_id=cid("casus"),
        convenant_id=cid("convenant"),
        bron_id=cid(bron),
        categorie_id=cid(f"categorie_{categorie}"),
        soort="feit",
        tekst="x",
        ontvangen_op=DAG,
        grondslag="wgs",
        vastgelegd_door_id=cid(person),
        vastgelegd_op=MOMENT,
    )


def test_a_member_contributes_only_in_its_own_name_and_categories() -> None:
    with act("lid"):
        item("lid", "politie_basisteam", "politie")
        assert refused(lambda: item("lid", "ggz_team", "sociaal"))
        assert refused(lambda: item("lid", "politie_basisteam", "medisch"))
        assert refused(lambda: item("ggz_lid", "politie_basisteam", "politie"))


@pytest.mark.parametrize("person", ["buitenstaander", "niet_ondertekend", "verlopen_lid", "secretaris"])
def test_whoever_is_no_member_brings_nothing_in(person: str) -> None:
    bron = MENSEN[person][0]
    with act(person):
        assert refused(lambda: item(person, bron, "sociaal"))


@pytest.mark.parametrize("person", sorted(set(MENSEN) - {"ketenmanager"}))
def test_nobody_but_the_ketenmanager_gives_a_function(person: str) -> None:
    def appoint() -> None:
        Functie.objects.create(medewerker_id=cid(person), veiligheidshuis_id=cid("huis"), soort="ketenmanager", van=DAG)

    with act(person):
        assert refused(appoint)


def test_a_signal_is_sent_in_ones_own_name() -> None:
    def send(afzender: str) -> Signaal:
        return Signaal.objects.create(
            veiligheidshuis_id=cid("huis"),
            nummer="S-x",
            afzender_id=cid(afzender),
            organisatie_id=cid("politie"),
            soort="persoon",
            begonnen_op=MOMENT,
            triagevorm_id=cid("triage"),
        )

    with act("afzender"):
        send("afzender")
        assert refused(lambda: send("lid"))


def test_a_hidden_person_makes_no_unique_violation() -> None:
    """An equal BSN must become a link proposal, never a constraint error that tells of a hidden row."""
    with act("lid"):
        for _ in range(2):
            Persoon.objects.create(
                id=new_id(),
                veiligheidshuis_id=cid("huis"),
                achternaam="Dubbel",
                sorteersleutel="dubbel",
                zoeknaam="dubbel",
                bsn_hash="gelijk",
            )
        assert Persoon.objects.filter(bsn_hash="gelijk").count() == 0


def test_other_house_is_out_of_reach() -> None:
    with act("iemand_elders"), connection.cursor() as cursor:
        assert not Casus.objects.exists() and not Afspraak.objects.exists()
        cursor.execute("SELECT count(*) FROM samenwerking_functie")
        assert cursor.fetchone()[0] == 0


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TABLE casussen_casus",
        "ALTER TABLE casussen_casus DISABLE ROW LEVEL SECURITY",
        "TRUNCATE casussen_casus",
        "SET ROLE regiehuis_owner",
        "UPDATE kern_installatie SET soort = 'demo'",
    ],
)
def test_the_web_role_owns_nothing(statement: str) -> None:
    def run() -> None:
        with connection.cursor() as cursor:
            cursor.execute(statement)

    assert refused(run)
