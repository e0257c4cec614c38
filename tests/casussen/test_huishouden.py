"""One household, one plan, one address; a group or an area with what and where it is (A3, R6)."""

import datetime
import uuid
from collections.abc import Iterator
from typing import Any

import pytest

from regiehuis.casussen.actions import persoon, plan
from regiehuis.casussen.actions.casus import UnableToChangeCasus, Waar, change_samenvatting
from regiehuis.casussen.actions.huishouden import UnableToChangeHuishouden
from regiehuis.casussen.models import Casus
from regiehuis.casussen.queries.plan import HELE_HUISHOUDEN, plan_pagina
from regiehuis.kern.errors import Refusal
from regiehuis.kern.models import new_id
from regiehuis.personen.models import Adres, Huishouden, Huishoudlid
from regiehuis.personen.rules import AdresGegevens
from regiehuis.samenwerking.access import Asker
from tests.access.test_screens import browser
from tests.cast import DAG, act, cid

from .test_persoon import added

pytestmark = pytest.mark.django_db
PIM = cid("persoon_casus")
DAY = datetime.timedelta(days=1)
PAGE = f"/casussen/{cid('casus')}/"
HOME = {"adressoort": "woonadres", "straat": "Dorpsstraat", "huisnummer": "1", "woonplaats": "Proefstad"}


@pytest.fixture
def household() -> Iterator[uuid.UUID]:
    """The case of the cast is about a household: Pim, and his sister at the same address."""
    key = new_id()
    with act("casusregisseur") as asker:
        Huishouden.objects.bulk_create([Huishouden(id=key, veiligheidshuis_id=asker.huis_id, naam="Huishouden")])
        Casus.objects.filter(id=cid("casus")).update(soort="huishouden", huishouden_id=key)
        Adres.objects.filter(persoon_id=PIM).update(tot=DAG - 20 * DAY)
        live(asker, PIM, van=DAG - 20 * DAY)
        Huishoudlid.objects.create(huishouden_id=key, veiligheidshuis_id=asker.huis_id, persoon_id=PIM, van=DAG)
    yield added_sister()


def added_sister(**changes: Any) -> uuid.UUID:
    with act("casusregisseur") as asker:
        return added(asker, **(HOME | changes)).persoon_id


def live(asker: Asker, who: uuid.UUID, *, huishouden: str = "", **changes: Any) -> None:
    given: dict[str, Any] = {"soort": "woonadres", "straat": "Dorpsstraat", "huisnummer": "1", "plaats": "Proefstad"}
    adres = AdresGegevens(**(given | {"van": DAG} | changes))
    persoon.add_persoon_adres(asker=asker, casus_id=cid("casus"), persoon_id=who, adres=adres, huishouden=huishouden)


def members() -> set[uuid.UUID]:
    return set(Huishoudlid.objects.filter(tot=None).values_list("persoon_id", flat=True))


def homes() -> set[tuple[uuid.UUID, str]]:
    return set(Adres.objects.filter(tot=None, soort="woonadres").values_list("persoon_id", "huisnummer"))


def test_a_household_with_two_current_addresses_is_refused_in_plain_words(household: uuid.UUID) -> None:
    with act("casusregisseur") as asker:
        with pytest.raises(UnableToChangeHuishouden, match="woont op Dorpsstraat 1, Proefstad") as caught:
            live(asker, household, huisnummer="2")
        assert caught.value.field == "huishouden"
        assert homes() == {(PIM, "1"), (household, "1")}
        live(asker, household, straat="dorpsstraat", huisnummer="1")
    answer = browser("casusregisseur").post(
        f"{PAGE}personen/{household}/adres/",
        {
            "adressoort": "woonadres",
            "straat": "Dorpsstraat",
            "huisnummer": "2",
            "plaats": "Proefstad",
            "van": "10-03-2026",
        },
    )
    text = answer.content.decode()
    assert answer.status_code == 422 and "Een huishouden heeft één woonadres" in text
    assert 'id="id_huishouden_fout"' in text


def test_all_move_or_one_leaves(household: uuid.UUID) -> None:
    with act("casusregisseur") as asker:
        live(asker, household, huisnummer="2", huishouden="verhuist")
        assert homes() == {(PIM, "2"), (household, "2")} and members() == {PIM, household}
        live(asker, household, huisnummer="3", huishouden="verlaat")
        assert homes() == {(PIM, "2"), (household, "3")} and members() == {PIM}
    page = browser("lid").get(f"{PAGE}personen/").content.decode()
    assert page.count("Hoort bij het huishouden") == page.count("Woont apart") == 1


def test_who_lives_elsewhere_comes_into_the_case_and_not_into_the_household(household: uuid.UUID) -> None:
    other = added_sister(voornamen="Bea", bsn="", bsn_reden="onbekend", huisnummer="99")
    with act("casusregisseur"):
        assert members() == {PIM, household} and (other, "99") in homes()


def test_a_secret_address_asks_and_tells_nothing_of_the_household(household: uuid.UUID) -> None:
    with act("casusregisseur") as asker:
        live(asker, household, soort="geheim", straat="Verborgenlaan", lezers=(cid("ggz_lid"),))
        live(asker, PIM, huisnummer="5")
        assert (household, "5") not in homes()
    page = browser("lid").get(f"{PAGE}personen/").content.decode()
    assert page.count("Hoort bij het huishouden") == 1 and "Woont apart" not in page


def test_an_address_does_not_begin_before_the_one_that_runs(household: uuid.UUID) -> None:
    with act("casusregisseur") as asker, pytest.raises(Refusal, match="later is begonnen") as caught:
        live(asker, household, van=DAG - 30 * DAY)
    assert caught.value.field == "van"


def test_one_plan_with_own_goals_for_each_member(household: uuid.UUID) -> None:
    with act("casusregisseur") as asker:
        for who, tekst in ((household, "Rust voor Anna"), (None, "Een huis voor allen")):
            plan.add_doel(
                asker=asker,
                casus_id=cid("casus"),
                leefgebied_id=cid("huisvesting"),
                tekst=tekst,
                tevreden_als="Drie maanden rust",
                persoon_id=who,
            )
        groups = {naam: [doel.tekst for doel in doelen] for naam, doelen in plan_pagina(asker, cid("casus")).groepen}
    assert groups["Anna Proefzus"] == ["Rust voor Anna"]
    assert "Een huis voor allen" in groups[HELE_HUISHOUDEN]
    assert next(iter(groups)) == HELE_HUISHOUDEN
    shown = browser("lid").get(f"{PAGE}plan/").content.decode()
    assert shown.index(HELE_HUISHOUDEN) < shown.index("Rust voor Anna")
    assert browser("lid").get(f"{PAGE}plan/pdf/").headers["Content-Type"] == "application/pdf"


def test_a_plan_of_one_person_has_no_groups() -> None:
    with act("casusregisseur") as asker:
        assert [naam for naam, _ in plan_pagina(asker, cid("casus")).groepen] == [""]


# --- a group, an area ---


@pytest.mark.parametrize("soort", ["groep", "gebied"])
def test_the_case_shows_what_and_where_and_its_lead_keeps_it(soort: str) -> None:
    with act("casusregisseur") as asker:
        Casus.objects.filter(id=cid("casus")).update(soort=soort, omschrijving="Zes jongens", plaats="Plein 1")
        versie = Casus.objects.values_list("versie", flat=True).get(id=cid("casus"))
        changed = change_samenvatting(
            asker=asker,
            casus_id=cid("casus"),
            versie=versie,
            aanleiding="Overlast",
            gewenst_doel="Rust",
            waar=Waar("Acht jongens", "Plein 2", "De Linden"),
        )
        assert (changed.omschrijving, changed.plaats, changed.buurt) == ("Acht jongens", "Plein 2", "De Linden")
    page = browser("lid").get(PAGE).content.decode()
    assert "Acht jongens" in page and "Plein 2" in page and "De Linden" in page
    client = browser("casusregisseur")
    form = client.get(f"{PAGE}samenvatting/").content.decode()
    assert "Acht jongens" in form
    answer = client.post(f"{PAGE}samenvatting/", {"aanleiding": "x", "omschrijving": "", "plaats": "", "versie": 9})
    assert "Beschrijf de groep of het gebied." in answer.content.decode()


def test_a_case_of_a_person_has_no_place() -> None:
    with act("casusregisseur") as asker, pytest.raises(UnableToChangeCasus):
        change_samenvatting(
            asker=asker,
            casus_id=cid("casus"),
            versie=1,
            aanleiding="Overlast",
            gewenst_doel="",
            waar=Waar("Acht jongens", "Plein 2"),
        )
    assert 'name="omschrijving"' not in browser("casusregisseur").get(f"{PAGE}samenvatting/").content.decode()
