"""Meeting forms: a chair who is procesregisseur, a capacity, standing participants."""

import datetime
import uuid

import pytest

from regiehuis.kern.errors import NotAllowed, NotFound
from regiehuis.samenwerking import actions
from regiehuis.samenwerking.actions import UnableToManage
from regiehuis.samenwerking.models import Overlegdeelnemer, Overlegvorm
from regiehuis.samenwerking.queries import huis
from tests.cast import act, cid

pytestmark = pytest.mark.django_db
TUESDAY = datetime.date(2026, 3, 17)


def save(asker, **other):
    given = {
        "naam": "Driehoek",
        "soort": "driehoek",
        "voorzitter_id": cid("procesregisseur"),
        "secretaris_id": cid("secretaris"),
    }
    return actions.save_overlegvorm(asker=asker, **given | other)


def join(asker, **other):
    given = {"overlegvorm_id": cid("triage"), "medewerker_id": cid("ggz_lid")}
    return actions.add_overlegdeelnemer(asker=asker, **given | other)


@pytest.mark.parametrize("name", ["procesregisseur", "secretaris", "beheerder", "lid"])
def test_only_the_ketenmanager_makes_meeting_forms(name):
    with act(name) as asker:
        with pytest.raises(NotAllowed):
            save(asker)
        with pytest.raises(NotAllowed):
            join(asker)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"voorzitter_id": cid("lid")}, "voorzitter"),
        ({"voorzitter_id": cid("ketenmanager")}, "voorzitter"),
        ({"voorzitter_id": None}, "voorzitter"),
        ({"voorzitter_id": uuid.uuid4()}, "voorzitter"),
        ({"secretaris_id": cid("lid")}, "secretaris"),
        ({"capaciteit": 0, "soort": "casusoverleg"}, "capaciteit"),
        ({"capaciteit": -1}, "capaciteit"),
        ({"kalender_van": datetime.date(2026, 3, 16)}, "kalender_van"),
        ({"kalender_tot": datetime.date(2026, 3, 17)}, "kalender_van"),
        ({"kalender_van": TUESDAY, "kalender_tot": TUESDAY}, "kalender_tot"),
        ({"kalender_van": TUESDAY, "kalender_tot": datetime.date(2026, 3, 10)}, "kalender_tot"),
        ({"feestdagregel": "misschien"}, "feestdagregel"),
        ({"naam": " "}, "naam"),
        ({"naam": "x" * 121}, "naam"),
    ],
)
def test_a_meeting_form_that_cannot_be_is_refused(given, field):
    with act("ketenmanager") as asker, pytest.raises(UnableToManage) as refused:
        save(asker, **given)
    assert refused.value.field == field


def test_a_meeting_form_is_made_once_and_changed():
    new = uuid.uuid4()
    with act("ketenmanager") as asker:
        assert save(asker, nieuw_id=new).id == save(asker, nieuw_id=new).id == new
        save(asker, overlegvorm_id=new, versie=1, capaciteit=3, secretaris_id=None)
        assert Overlegvorm.objects.filter(naam="Driehoek").count() == 1
        found = huis.overlegvorm(asker, new)
        assert (found.capaciteit, found.secretaris, found.voorzitter) == (3, "", "Procesregisseur")
        for unknown in (
            lambda: save(asker, overlegvorm_id=uuid.uuid4()),
            lambda: huis.overlegvorm(asker, uuid.uuid4()),
        ):
            with pytest.raises(NotFound):
                unknown()


def test_a_standing_participant_joins_once():
    new = uuid.uuid4()
    with act("ketenmanager") as asker:
        assert join(asker, nieuw_id=new).id == join(asker, nieuw_id=new).id == new
        with pytest.raises(UnableToManage) as refused:
            join(asker)
        assert refused.value.field == "medewerker"
        assert Overlegdeelnemer.objects.filter(medewerker_id=cid("ggz_lid")).count() == 1
        assert "Ggz lid" in huis.overlegvorm(asker, cid("triage")).deelnemers


@pytest.mark.parametrize("given", [{"overlegvorm_id": uuid.uuid4()}, {"medewerker_id": cid("iemand_elders")}])
def test_nobody_joins_from_or_in_another_house(given):
    with act("ketenmanager") as asker, pytest.raises(NotFound):
        join(asker, **given)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"soort": "borrel"}, "soort"),
        ({"niveau": "wereld"}, "niveau"),
        ({"ritme": "soms"}, "ritme"),
        ({"weekdag": 7}, "weekdag"),
        ({"thema_id": uuid.uuid4()}, "thema"),
    ],
)
def test_a_meeting_form_keeps_to_the_lists(given, field):
    with act("ketenmanager") as asker, pytest.raises(UnableToManage) as refused:
        save(asker, **given)
    assert refused.value.field == field


def test_a_standing_participant_stops_today():
    with act("ketenmanager") as asker:
        join(asker)
        for name in ("ggz_lid", "triagepartner"):
            actions.end_overlegdeelnemer(asker=asker, overlegvorm_id=cid("triage"), medewerker_id=cid(name))
        assert not {"Ggz lid", "Triagepartner"} & set(huis.overlegvorm(asker, cid("triage")).deelnemers)
        with pytest.raises(NotFound):
            actions.end_overlegdeelnemer(asker=asker, overlegvorm_id=cid("triage"), medewerker_id=cid("ggz_lid"))
    with act("triagepartner") as asker:
        assert not asker.triageert


def test_a_meeting_without_cases_may_have_a_ketenmanager_as_chair():
    """He runs its meetings; such a chair opens no dossier: cases are led by a procesregisseur."""
    with act("ketenmanager") as asker:
        made = save(asker, soort="beleidsoverleg", naam="Beleid", voorzitter_id=cid("ketenmanager"), capaciteit=0)
        assert made.voorzitter_id == cid("ketenmanager")
    with act("ketenmanager") as asker:
        assert asker.voorzit == (made.id,)
        with pytest.raises(UnableToManage):
            save(asker, soort="stuurgroep", voorzitter_id=cid("ketenmanager"))


def test_a_calendar_is_kept_with_the_form():
    with act("ketenmanager") as asker:
        made = save(asker, kalender_van=TUESDAY, feestdagregel="dag_later")
        shown = huis.overlegvorm(asker, made.id).waarden
        assert (shown["kalender_van"], shown["kalender_tot"], shown["feestdagregel"]) == (TUESDAY, None, "dag_later")
