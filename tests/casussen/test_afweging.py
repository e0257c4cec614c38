"""A care secret is shared without consent only with the note on the conflict of duties (R24)."""

import dataclasses
import datetime
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from regiehuis.casussen.actions import verslag
from regiehuis.casussen.actions.afweging import UnableToWeigh
from regiehuis.casussen.actions.informatie import add_informatie, change_publiek
from regiehuis.casussen.models import Aanwezigheid, Informatie, Plichtenafweging
from regiehuis.casussen.queries.afweging import afweging_blad
from regiehuis.casussen.queries.casusdelen import casus_informatie
from regiehuis.casussen.rules.afweging import Afweging, check_afweging
from regiehuis.kern.errors import NotFound
from regiehuis.samenwerking.access import Asker
from tests.cast import DAG, MOMENT, act, cid
from tests.casussen.test_overleg import running

pytestmark = pytest.mark.django_db
VOLLEDIG = Afweging("De kinderen lopen gevaar", "Wachten kan niet meer", "Dr. B. Collega, psychiater", DAG)
WRONG = [
    ("feiten", {"feiten": " "}),
    ("feiten", {"feiten": "x" * 4001}),
    ("alternatieven", {"alternatieven": ""}),
    ("collega", {"collega": ""}),
    ("collega", {"collega": "x" * 201}),
    ("overlegd_op", {"overlegd_op": None}),
    ("overlegd_op", {"overlegd_op": DAG + datetime.timedelta(days=1)}),
]


def share(asker: Asker, afweging: Afweging | None = VOLLEDIG, **changes: Any) -> Informatie:
    """The care unit shares a diagnosis without consent."""
    given: dict[str, Any] = {
        "casus_id": cid("casus"),
        "categorie_id": cid("categorie_medisch"),
        "soort": "oordeel",
        "tekst": "Is psychotisch",
        "ontvangen_op": DAG,
        "grondslag": "conflict_van_plichten",
        "persoon_id": cid("persoon_casus"),
        "persoonsrol": "verdachte",
    }
    return add_informatie(asker=asker, afweging=afweging, **given | changes)


def captured(asker: Asker, **changes: Any) -> Informatie:
    """The secretary types a care secret for the care unit in a running meeting."""
    running(asker)
    Aanwezigheid.objects.filter(agendapunt_id=cid("agendapunt"), medewerker_id=cid("ggz_lid")).update(status="aanwezig")
    given: dict[str, Any] = {
        "grondslag": "conflict_van_plichten",
        "persoonsrol": "verdachte",
        "tekst": "Is psychotisch",
    }
    return verslag.capture_inbreng(
        asker=asker,
        agendapunt_id=cid("agendapunt"),
        spreker_id=cid("ggz_lid"),
        categorie_id=cid("categorie_medisch"),
        **given | changes,
    )


@pytest.mark.parametrize(("field", "changes"), WRONG)
def test_an_incomplete_note_is_refused_at_its_field_and_nothing_is_kept(field: str, changes: dict[str, Any]) -> None:
    incomplete = dataclasses.replace(VOLLEDIG, **changes)
    assert (check_afweging(incomplete, vandaag=DAG) or ("", ""))[0] == field
    with act("ggz_lid") as asker:
        before = Informatie.objects.count()
        with pytest.raises(UnableToWeigh) as refused:
            share(asker, incomplete)
        assert refused.value.field == field
        assert Informatie.objects.count() == before and not Plichtenafweging.objects.exists()


def test_without_a_note_nothing_is_shared_and_another_ground_needs_none() -> None:
    with act("ggz_lid") as asker:
        with pytest.raises(UnableToWeigh) as refused:
            share(asker, None)
        assert refused.value.field == "feiten"
        assert share(asker, categorie_id=cid("categorie_sociaal"), grondslag="wgs").afweging_id is None


def test_its_source_reads_the_note_and_others_see_that_it_is_there() -> None:
    with act("ggz_lid") as asker:
        item = share(asker)
        assert afweging_blad(asker, cid("casus"), item.id).collega == VOLLEDIG.collega
    with act("casusregisseur") as asker:
        found = [i for _, items in casus_informatie(asker, cid("casus"), item.casus) for i in items if i.id == item.id]
        assert [i.afgewogen for i in found] == [True]
        assert not Plichtenafweging.objects.exists()
        with pytest.raises(NotFound):
            afweging_blad(asker, cid("casus"), item.id)


def test_the_database_takes_no_item_without_its_own_note_and_keeps_the_note_as_it_was() -> None:
    with act("ggz_lid") as asker:
        item = share(asker)
        note = Plichtenafweging.objects.get()
        with pytest.raises(IntegrityError, match="informatie_afgewogen"), transaction.atomic():
            Informatie.objects.filter(id=item.id).update(afweging_id=None)
        with pytest.raises(IntegrityError, match="informatie_afgewogen"), transaction.atomic():
            Informatie.objects.filter(id=cid("item_medisch")).update(grondslag="conflict_van_plichten")
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            Plichtenafweging.objects.filter(id=note.id).update(feiten="Anders")
    fields = {"feiten": "x", "alternatieven": "x", "collega": "x", "overlegd_op": DAG, "vastgelegd_op": MOMENT}
    with act("lid"), pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        of_others = {"casus_id": cid("casus"), "bron_id": cid("ggz_team"), "vastgelegd_door_id": cid("lid")}
        Plichtenafweging.objects.bulk_create([Plichtenafweging(**fields, **of_others)])


def test_typed_for_a_speaker_it_stays_with_those_present_until_its_source_wrote_the_note() -> None:
    with act("secretaris") as asker:
        item = captured(asker)
    with act("ggz_lid") as asker:
        with pytest.raises(verslag.UnableToCaptureInbreng, match="afweging"):
            verslag.confirm_inbreng(asker=asker, informatie_id=item.id, versie=1)
        with pytest.raises(UnableToWeigh):
            change_publiek(asker=asker, informatie_id=item.id, versie=1, publiek="alle_leden")
        assert Informatie.objects.get(id=item.id).publiek == "aanwezigen"
        given: dict[str, Any] = {"informatie_id": item.id, "versie": 1, "publiek": "alle_leden", "afweging": VOLLEDIG}
        confirmed = change_publiek(asker=asker, **given)
        assert confirmed.afweging_id and confirmed.bevestigd_op == MOMENT
    with act("casusregisseur"):
        assert Informatie.objects.filter(id=item.id).exists()


def test_typed_for_a_speaker_a_care_secret_rests_on_a_conflict_of_duties() -> None:
    with act("secretaris") as asker, pytest.raises(verslag.UnableToCaptureInbreng) as refused:
        captured(asker, grondslag="wgs")
    assert refused.value.field == "grondslag"
