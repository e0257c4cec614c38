"""Items of information: all of R2, the matrix, the audience, the care secret; two judges that agree (R15, R17)."""

import datetime
import uuid
from typing import Any

import pytest

from regiehuis.casussen.access.casus import fetch_casus, memberships
from regiehuis.casussen.access.informatie import readable_items
from regiehuis.casussen.actions import informatie
from regiehuis.casussen.models import Informatie
from regiehuis.casussen.queries.casusdelen import casus_analyse, casus_informatie
from regiehuis.casussen.rules.afweging import Afweging
from regiehuis.kern.errors import NotAllowed, NotFound
from regiehuis.kern.models import new_id
from regiehuis.samenwerking.access import Asker
from tests.cast import DAG, ITEMS, MENSEN, act, cid

pytestmark = pytest.mark.django_db


AFWEGING = Afweging("Gevaar voor de kinderen", "Niemand anders weet dit", "Dr. B. Collega", DAG)


def bring(asker: Asker, **changes: Any) -> Informatie:
    """The police bring in a social fact, unless changed."""
    given: dict[str, Any] = {
        "casus_id": cid("casus"),
        "categorie_id": cid("categorie_sociaal"),
        "soort": "feit",
        "tekst": "Woont bij zijn zus",
        "ontvangen_op": DAG,
        "grondslag": "wgs",
        "persoon_id": cid("persoon_casus"),
        "persoonsrol": "verdachte",
    }
    return informatie.add_informatie(asker=asker, **(given | changes))


def test_an_item_keeps_source_typist_and_moment() -> None:
    key = new_id()
    with act("vervanger") as asker:
        item, again = bring(asker, nieuw_id=key), bring(asker, nieuw_id=key)
        assert item == again
        assert (item.bron_id, item.vastgelegd_door_id) == (cid("politie_basisteam"), cid("vervanger"))
        assert item.bevestigd_op is not None


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("tekst", {"tekst": "  "}),
        ("tekst", {"tekst": "x" * 8001}),
        ("soort", {"soort": "gerucht"}),
        ("ontvangen_op", {"ontvangen_op": DAG + datetime.timedelta(days=1)}),
        ("grondslag", {"grondslag": ""}),
        ("persoon", {"persoon_id": None}),
        ("persoon", {"persoon_id": cid("persoon_andere_casus")}),
        ("persoonsrol", {"persoonsrol": ""}),
        ("categorie", {"categorie_id": cid("categorie_medisch")}),
        ("categorie", {"categorie_id": uuid.uuid4()}),
        ("publiek", {"publiek": "aanwezigen"}),
        ("publiek", {"publiek": "iedereen"}),
        ("publiek_onderdelen", {"publiek": "onderdelen"}),
        ("publiek_onderdelen", {"publiek": "onderdelen", "publiek_onderdelen": [cid("verslavingszorg_team")]}),
        (None, {"kernvraag_id": uuid.uuid4()}),
    ],
)
def test_what_lacks_a_part_of_r2_is_refused_at_its_field(field: str | None, changes: dict[str, Any]) -> None:
    with act("lid") as asker:
        before = Informatie.objects.count()
        with pytest.raises(informatie.UnableToInbrengen) as caught:
            bring(asker, **changes)
        assert caught.value.field == field and caught.value.message
        assert Informatie.objects.count() == before


@pytest.mark.parametrize("ground", ["wgs", "wettelijke_taak", "vitaal_belang"])
def test_a_care_secret_needs_consent_or_a_conflict_of_duties(ground: str) -> None:
    with act("ggz_lid") as asker:
        with pytest.raises(informatie.UnableToInbrengen) as caught:
            bring(asker, categorie_id=cid("categorie_medisch"), grondslag=ground)
        assert caught.value.field == "grondslag"
        weighed = {"grondslag": "conflict_van_plichten", "afweging": AFWEGING}
        assert bring(asker, categorie_id=cid("categorie_medisch"), **weighed).pk


def test_an_outsider_brings_nothing_in() -> None:
    with act("buitenstaander") as asker, pytest.raises(NotFound):
        bring(asker)


def test_only_the_source_changes_the_audience_and_a_clash_is_told() -> None:
    with act("casusregisseur") as asker:
        with pytest.raises(NotAllowed):
            informatie.change_publiek(asker=asker, informatie_id=cid("item_politie"), versie=1, publiek="procesregie")
    with act("lid") as asker:
        item = informatie.change_publiek(
            asker=asker,
            informatie_id=cid("item_politie"),
            versie=1,
            publiek="onderdelen",
            publiek_onderdelen=[cid("om_parket")],
        )
        assert (item.versie, item.publiek_onderdelen) == (2, [cid("om_parket")])
        with pytest.raises(informatie.UnableToInbrengen, match="Iemand anders"):
            informatie.change_publiek(asker=asker, informatie_id=item.id, versie=1, publiek="alle_leden")
    with act("casusregisseur"):
        assert not Informatie.objects.filter(pk=cid("item_politie")).exists()


def test_what_was_typed_for_a_source_is_confirmed_when_it_chooses_the_audience() -> None:
    with act("ggz_lid") as asker:
        item = informatie.change_publiek(
            asker=asker, informatie_id=cid("item_aanwezigen"), versie=1, publiek="alle_leden"
        )
        assert item.bevestigd_op is not None
    with act("casusregisseur") as asker:
        assert item in readable_items(asker, cid("casus"))


@pytest.mark.parametrize("who", [who for who in MENSEN if who not in ("secretaris",)])
def test_python_and_the_database_judge_the_same_items(who: str) -> None:
    """Each sees alone what both together let through: neither is wider or narrower for a member (DESIGN §4)."""
    with act(who) as asker:
        database = set(Informatie.objects.filter(casus_id=cid("casus")).values_list("pk", flat=True))
        if not memberships(asker, cid("casus")):
            assert not database
            return
        assert {item.pk for item in readable_items(asker, cid("casus"))} == database <= {cid(name) for name in ITEMS}


def test_the_tab_shows_no_trace_of_what_is_withheld() -> None:
    with act("lid_zonder_categorie") as asker:
        casus = fetch_casus(asker, cid("casus"))
        groups = casus_informatie(asker, casus.id, casus)
        assert [name for name, _ in groups] == ["Politie", "Sociaal"]
        shown = [item for _, items in groups for item in items]
        assert {item.tekst for item in shown} == {
            f"Inhoud van {name}" for name in ("item_sociaal", "item_politie", "item_voor_om")
        }
        assert "edisch" not in repr(groups)


def test_each_partner_answers_the_core_questions_for_itself() -> None:
    with act("lid") as asker:
        bring(asker, kernvraag_id=cid("kernvraag_2"), soort="oordeel", tekst="Politiekijk")
    with act("ggz_lid") as asker:
        bring(asker, kernvraag_id=cid("kernvraag_2"), soort="oordeel", tekst="Zorgkijk")
        casus = fetch_casus(asker, cid("casus"))
        questions = casus_analyse(asker, casus.id, casus)
        assert len(questions) == 6
        assert {item.tekst for item in questions[1][2]} == {"Politiekijk", "Zorgkijk"}
        assert not questions[0][2]
