"""What one person sees of a case, and why: the told answer is what the database really gives, for the whole cast."""

import uuid
from collections.abc import Callable

import pytest

from regiehuis.casussen.access.informatie import contributable_categories, with_supply
from regiehuis.casussen.access.lezers import readers
from regiehuis.casussen.access.toegang import fetch_toegang
from regiehuis.casussen.actions.casus import UnableToOpenCasus, open_casus
from regiehuis.casussen.models import Casus, Informatie, Signaal
from regiehuis.casussen.queries.toegang import toegangsblad
from regiehuis.convenanten.actions import add_convenant, end_convenant, end_ondertekening, set_matrixvak, sign_convenant
from regiehuis.convenanten.actions.verstrekkingsbesluit import end_verstrekkingsbesluit
from regiehuis.convenanten.rules.toegang import REGELS, Oordeel
from regiehuis.kern.errors import NotAllowed, NotFound
from regiehuis.samenwerking.actions.medewerkers import deactivate_medewerker, end_functie, end_vervanging
from regiehuis.samenwerking.actions.partners import end_aansluiting
from tests.cast import CATEGORIEEN, DAG, MENSEN, act, cid

pytestmark = pytest.mark.django_db(databases=["default", "owner"])
C = cid("casus")


@pytest.mark.parametrize("who", ["lid", "ggz_lid", "lid_zonder_categorie", "casusregisseur", "procesregisseur"])
def test_who_is_said_to_bring_in_a_category_is_who_may(who: str) -> None:
    with act(who) as asker:
        told, _ = fetch_toegang(asker, C, None)
        may = {category.id for category in contributable_categories(asker, cid("convenant"))}
        said = {cid(f"categorie_{name}") for name in CATEGORIEEN if told.brengt_in(cid(f"categorie_{name}"))}
        assert said == may


def nothing() -> None:
    """The house as the cast knows it."""


def withdrawn() -> None:
    """Ggz withdrew, the woningcorporatie signed."""
    with act("ketenmanager") as asker:
        end_ondertekening(asker=asker, ondertekening_id=cid("ondertekening_ggz"), versie=1, tot=DAG)
        given = {"convenant_id": cid("convenant"), "organisatie_id": cid("woningcorporatie")}
        sign_convenant(asker=asker, ondertekenaar="Directeur", van=DAG, **given)


def ended() -> None:
    """The covenant was withdrawn."""
    with act("ketenmanager") as asker:
        end_convenant(asker=asker, convenant_id=cid("convenant"), versie=1, tot=DAG, intrekreden="Ander convenant")


def other_matrix() -> None:
    """Police loses its own category, procesregie the social one, and ggz gets police."""
    with act("ketenmanager") as asker:
        for unit, category, reads in (
            ("politie_basisteam", "politie", False),
            (None, "sociaal", False),
            ("ggz_team", "politie", True),
        ):
            set_matrixvak(
                asker=asker,
                convenant_id=cid("convenant"),
                onderdeel_id=cid(unit) if unit else None,
                categorie_id=cid(f"categorie_{category}"),
                lezen=reads,
                inbrengen=False,
            )


def people_left() -> None:
    """Somebody lost his office, an account closed, a partner left, a deputising ended."""
    with act("ketenmanager") as asker:
        end_functie(asker=asker, functie_id=cid("functie_procesregisseur_procesregisseur"), versie=1, tot=DAG)
        deactivate_medewerker(asker=asker, medewerker_id=cid("lid_zonder_categorie"), versie=1)
        end_aansluiting(asker=asker, aansluiting_id=cid("aansluiting_ggz"), versie=1, tot=DAG)
        end_vervanging(asker=asker, vervanging_id=cid("vervanging"))


WERELDEN: list[Callable[[], None]] = [nothing, withdrawn, other_matrix, ended, people_left]


def told(name: str) -> tuple[bool, dict[uuid.UUID, Oordeel] | None]:
    """What the rules say of one of the cast: whether he is in, and of each item, for who guards the case."""
    with act("ketenmanager") as asker:
        items = with_supply(asker).using("owner").filter(casus_id=C)
        counts, _ = fetch_toegang(asker, C, cid(name))
    if not guards():
        return counts.casus().mag, None
    with act("procesregisseur") as asker:
        toegang, _ = fetch_toegang(asker, C, cid(name))
        assert toegang.casus() == counts.casus()
        return counts.casus().mag, {item.id: toegang.item(asker, item) for item in items}


def guards() -> bool:
    """Whether the procesregisseur still gets in, and so may ask."""
    with act("procesregisseur"):
        return Casus.objects.filter(id=C).exists()


@pytest.mark.parametrize("world", WERELDEN, ids=lambda world: world.__name__)
def test_what_is_told_is_what_the_database_gives(world):
    world()
    for name in MENSEN:
        if name == "lid_zonder_categorie" and world is people_left:
            real: tuple[bool, set[uuid.UUID]] = (False, set())
        else:
            with act(name):
                rows = set(Informatie.objects.filter(casus_id=C).values_list("id", flat=True))
                real = (Casus.objects.filter(id=C).exists(), rows)
        inside, judged = told(name)
        assert inside == real[0], name
        if judged is not None:
            assert {key for key, found in judged.items() if found.mag} == real[1], (name, judged)
            assert {found.regel for found in judged.values()} <= set(REGELS)


def test_each_answer_names_its_rule():
    with act("procesregisseur") as asker:
        told_of = {name: toegangsblad(asker, C, cid(name)) for name in MENSEN}
    assert told_of["verlopen_lid"].uitleg == "Het lidmaatschap van deze casus is voorbij."
    assert "niet ondertekend" in told_of["niet_ondertekend"].uitleg
    assert "geen lid" in told_of["buitenstaander"].uitleg
    ggz = told_of["ggz_lid"]
    assert {c.naam: c.leest for c in ggz.categorieen} == {"Sociaal": True, "Politie": False, "Medisch": True}
    assert "matrix van het convenant geeft dit onderdeel deze categorie niet" in ggz.categorieen[1].uitleg
    assert {i.uitleg for i in told_of["lid"].items if i.tekst == "Inhoud van item_procesregie"} == {
        "Het eigen onderdeel heeft dit ingebracht."
    }


def test_the_ketenmanager_learns_of_no_item_and_the_procesregisseur_only_of_what_he_reads():
    with act("ketenmanager") as asker:
        blad = toegangsblad(asker, C, cid("lid"))
    assert blad.items == () and len(blad.categorieen) == len(CATEGORIEEN) and blad.nummer == "2026-0001"
    with act("procesregisseur") as asker:
        mine = set(Informatie.objects.filter(casus_id=C).values_list("tekst", flat=True))
        assert {i.tekst for i in toegangsblad(asker, C, cid("lid")).items} == mine
    with act("lid") as asker:
        own = toegangsblad(asker, C, None)
        assert own.items and all(item.leest for item in own.items) and own.keuzes == ()


@pytest.mark.parametrize("name", [name for name in MENSEN if name not in ("ketenmanager", "procesregisseur")])
def test_nobody_else_asks_about_another(name):
    with act(name) as asker:
        for casus_id in (C, uuid.uuid4()):
            with pytest.raises((NotFound, NotAllowed)) as refused:
                toegangsblad(asker, casus_id, cid("triagepartner" if name != "triagepartner" else "lid"))
            inside = casus_id in set(Casus.objects.values_list("id", flat=True))
            assert isinstance(refused.value, NotAllowed) == inside


def test_a_covenant_that_nobody_signed_opens_no_case():
    with act("ketenmanager") as asker:
        given = {"naam": "Concept", "doel": "Samen", "van": DAG, "thema_ids": [cid("veelplegers")]}
        draft = add_convenant(asker=asker, regime_id=cid("regime"), **given)
    with act("procesregisseur") as asker, pytest.raises(UnableToOpenCasus, match="nog een concept") as refused:
        open_casus(
            asker=asker,
            signaal=Signaal(soort="persoon", thema_id=cid("veelplegers")),
            convenant_id=draft.id,
            overlegvorm_id=cid("casusoverleg"),
            personen=[],
        )
    assert refused.value.field == "convenant"


def test_police_data_without_a_supply_decision_are_told_as_such():
    with act("ketenmanager") as asker:
        end_verstrekkingsbesluit(asker=asker, besluit_id=cid("verstrekkingsbesluit"), versie=1, tot=DAG)
        police = next(c for c in toegangsblad(asker, C, cid("casusregisseur")).categorieen if c.naam == "Politie")
        assert not police.leest and police.uitleg == REGELS["verstrekkingsbesluit"]
    with act("lid") as asker:
        assert {lezer.naam for lezer in readers(asker, cid("item_politie"))} == {"Lid"}
        assert {i.leest for i in toegangsblad(asker, C, None).items} == {True}
    with act("casusregisseur"):
        assert not Informatie.objects.filter(id=cid("item_politie")).exists()
