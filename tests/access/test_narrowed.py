"""What SQL as the web role could reach past the actions, each tried and refused (R12, R14–R16, R26)."""

from collections.abc import Callable

import pytest
from django.db import connection, models

from regiehuis.casussen.models import Aanwezigheid, Agendapunt, Casuspersoon, Informatie
from regiehuis.convenanten.models import Autorisatieregel, Convenantthema, Ondertekening
from regiehuis.kern.models import new_id
from regiehuis.personen.models import Adres, Huishoudlid, Relatie
from regiehuis.samenwerking.actions.beheer import UnableToManage
from regiehuis.samenwerking.actions.overlegvormen import add_overlegdeelnemer
from regiehuis.samenwerking.models import Melding, Overlegdeelnemer, Piketdienst
from tests.access.test_attacks import refused
from tests.cast import DAG, JAAR, MOMENT, act, cid

pytestmark = pytest.mark.django_db
# A key that is not of this house.
ELDERS = cid("van een ander huis")


def link(casus: str, persoon: str) -> Callable[[], object]:
    return lambda: Casuspersoon.objects.create(casus_id=cid(casus), persoon_id=cid(persoon), rol="getuige", van=DAG)


@pytest.mark.parametrize("person", ["lid", "casusregisseur", "procesregisseur"])
def test_a_member_brings_no_hidden_person_into_his_case(person: str) -> None:
    """Who puts a person into a case reads him from then on: a known key alone opens nobody."""
    with act(person):
        assert refused(link("casus", "persoon_andere_casus"))
        assert refused(lambda: Casuspersoon.objects.update(persoon_id=cid("persoon_andere_casus")))
        assert not refused(link("casus", "persoon_casus"))


def test_a_hit_for_one_case_opens_the_person_for_that_case_alone() -> None:
    with act("procesregisseur"), connection.cursor() as cursor:
        search = (
            "SELECT regiehuis_zoek_personen(%s, ARRAY[%s]::uuid[], ARRAY[''], ARRAY['anders'], ARRAY['1980-00-00'], 30)"
        )
        cursor.execute(search, [cid("signaal"), cid("sleutel")])
        assert refused(link("casus", "persoon_andere_casus"))
        cursor.execute(search, [cid("casus"), cid("sleutel")])
        assert not refused(link("casus", "persoon_andere_casus"))


@pytest.mark.parametrize("person", ["lid", "procesregisseur", "buitenstaander", "ketenmanager"])
def test_nothing_is_hung_on_a_hidden_person(person: str) -> None:
    hidden = {"persoon_id": cid("persoon_andere_casus"), "veiligheidshuis_id": cid("huis")}
    with act(person):
        assert refused(lambda: Adres.objects.create(soort="woonadres", van=DAG, **hidden))
        assert refused(lambda: Huishoudlid.objects.create(huishouden_id=new_id(), **hidden))
        assert refused(
            lambda: Relatie.objects.create(
                veiligheidshuis_id=cid("huis"),
                van_persoon_id=cid("persoon_casus"),
                naar_persoon_id=cid("persoon_andere_casus"),
                soort="familie",
            )
        )


@pytest.mark.parametrize("person", ["lid", "lid_zonder_categorie", "ggz_lid", "casusregisseur"])
def test_nobody_marks_himself_present(person: str) -> None:
    """Presence opens what was said at the point: chair and secretary mark it, not the member himself (R26)."""
    with act(person):
        assert Aanwezigheid.objects.update(status="aanwezig") == 0
        assert Agendapunt.objects.update(besluit="x") == 0
        assert Aanwezigheid.objects.all().delete()[0] == 0
        assert refused(
            lambda: Aanwezigheid.objects.create(
                agendapunt_id=cid("agendapunt"),
                casus_id=cid("casus"),
                overlegvorm_id=cid("casusoverleg"),
                medewerker_id=cid("lid_zonder_categorie"),
                status="aanwezig",
            )
        )


@pytest.mark.parametrize(
    ("person", "vorm", "casus"),
    [
        ("secretaris", "casusoverleg", "andere_casus"),
        ("procesregisseur", "casusoverleg", "andere_casus"),
        ("andere_procesregisseur", "ander_overleg", "casus"),
        ("lid", "casusoverleg", "casus"),
    ],
)
def test_no_case_of_another_meeting_comes_on_the_agenda(person: str, vorm: str, casus: str) -> None:
    """A point tells who runs the meeting theme, covenant and members of its case."""

    def put() -> None:
        Agendapunt.objects.bulk_create(
            [
                Agendapunt(
                    overleg_id=cid("overleg"),
                    overlegvorm_id=cid(vorm),
                    casus_id=cid(casus),
                    casusnummer="x",
                    volgorde=9,
                    reden="x",
                )
            ]
        )

    with act(person):
        assert refused(put)


@pytest.mark.parametrize(("punt", "casus"), [("agendapunt", "andere_casus"), ("geen", "casus")])
def test_a_secretary_captures_at_a_point_of_that_case_only(punt: str, casus: str) -> None:
    def capture() -> None:
        Informatie.objects.bulk_create(
            [
                Informatie(
                    casus_id=cid(casus),
                    convenant_id=cid("convenant"),
                    bron_id=cid("politie_basisteam"),
                    categorie_id=cid("categorie_politie"),
                    soort="feit",
                    tekst="x",
                    ontvangen_op=DAG,
                    grondslag="wgs",
                    publiek="aanwezigen",
                    agendapunt_id=cid(punt),
                    overlegvorm_id=cid("casusoverleg"),
                    vastgelegd_door_id=cid("secretaris"),
                    vastgelegd_op=MOMENT,
                )
            ]
        )

    with act("secretaris"):
        assert refused(capture)


def test_a_member_ties_what_he_brings_in_to_a_point_of_that_case_and_meeting_only() -> None:
    def bring_in(**where: object) -> None:
        Informatie.objects.create(
            casus_id=cid("casus"),
            convenant_id=cid("convenant"),
            bron_id=cid("politie_basisteam"),
            categorie_id=cid("categorie_politie"),
            soort="feit",
            tekst="x",
            ontvangen_op=DAG,
            grondslag="wgs",
            vastgelegd_door_id=cid("lid"),
            vastgelegd_op=MOMENT,
            **where,
        )

    with act("lid"):
        bring_in(agendapunt_id=cid("agendapunt"), overlegvorm_id=cid("casusoverleg"))
        assert refused(lambda: bring_in(agendapunt_id=cid("agendapunt"), overlegvorm_id=cid("triage")))
        assert refused(lambda: bring_in(agendapunt_id=cid("agendapunt"), overlegvorm_id=None))


def test_the_ketenmanager_lets_himself_into_no_triage() -> None:
    """The database says it too: whoever takes part in a triage sees its signals (R14, R15)."""
    house = {"veiligheidshuis_id": cid("huis"), "van": DAG}
    with act("ketenmanager"):
        me = cid("ketenmanager")
        assert refused(lambda: Overlegdeelnemer.objects.create(overlegvorm_id=cid("triage"), medewerker_id=me, **house))
        assert refused(lambda: Overlegdeelnemer.objects.update(medewerker_id=me))


def test_a_place_in_a_triage_of_ones_own_is_refused_in_words() -> None:
    with act("ketenmanager") as asker, pytest.raises(UnableToManage, match="zichzelf"):
        add_overlegdeelnemer(asker=asker, overlegvorm_id=cid("triage"), medewerker_id=cid("ketenmanager"))


def test_another_house_is_reached_by_no_known_key() -> None:
    with act("iemand_elders"):
        assert refused(
            lambda: Melding.objects.create(
                medewerker_id=cid("lid"), veiligheidshuis_id=cid("ander_huis"), tekst="x", op=MOMENT
            )
        )


# What the ketenmanager keeps, tied to something of his own house, and the same tied to something of another.
EIGEN: dict[str, tuple[type[models.Model], dict[str, object], dict[str, object]]] = {
    "matrix": (
        Autorisatieregel,
        {"onderdeel_id": cid("om_parket"), "categorie_id": cid("categorie_medisch"), "lezen": True},
        {"convenant_id": ELDERS},
    ),
    "thema": (Convenantthema, {"thema_id": cid("huiselijk_geweld")}, {"convenant_id": ELDERS}),
    "ondertekening": (
        Ondertekening,
        {"organisatie_id": cid("woningcorporatie"), "ondertekenaar": "Directeur", "van": DAG},
        {"convenant_id": ELDERS},
    ),
    "deelnemer": (
        Overlegdeelnemer,
        {"medewerker_id": cid("lid"), "van": DAG, "overlegvorm_id": cid("triage")},
        {"overlegvorm_id": ELDERS},
    ),
    "piketdienst": (
        Piketdienst,
        {"van": MOMENT, "tot": MOMENT + JAAR, "medewerker_id": cid("lid")},
        {"medewerker_id": cid("iemand_elders")},
    ),
}


@pytest.mark.parametrize("what", EIGEN)
def test_nothing_of_the_house_is_tied_to_something_of_another(what: str) -> None:
    model, fields, elders = EIGEN[what]
    house: dict[str, object] = {"veiligheidshuis_id": cid("huis")}
    if "convenant_id" in elders:
        house["convenant_id"] = cid("convenant")
    with act("ketenmanager"):
        assert refused(lambda: model._default_manager.create(**(house | fields | elders)))
        model._default_manager.filter(**house, **fields).delete()
        made = model._default_manager.create(**(house | fields))
        assert refused(lambda: model._default_manager.filter(pk=made.pk).update(**elders))


def test_nobody_of_another_house_is_written_to() -> None:
    def write(who: str) -> None:
        Melding.objects.bulk_create(
            [Melding(medewerker_id=cid(who), veiligheidshuis_id=cid("huis"), tekst="x", op=MOMENT)]
        )

    with act("lid"):
        write("ggz_lid")
        assert refused(lambda: write("iemand_elders"))
