"""A time that nobody holds piket is told to the ketenmanager beforehand; by the worker (R9)."""

import datetime

import pytest

from regiehuis.samenwerking.actions.piketrooster import warn_gaps
from regiehuis.samenwerking.models import Melding, Piketdienst
from tests.cast import MOMENT, cid
from tests.systeem import systeem, two_roles  # noqa: F401

UUR = datetime.timedelta(hours=1)
DAG = datetime.timedelta(days=1)


@pytest.mark.usefixtures("two_roles")
def test_the_ketenmanager_is_told_of_a_gap_once_and_a_house_without_rota_is_not() -> None:
    with systeem(MOMENT) as asker:
        assert warn_gaps(asker=asker) == 0
    Piketdienst.objects.create(
        veiligheidshuis_id=cid("huis"), medewerker_id=cid("piket"), van=MOMENT, tot=MOMENT + 2 * DAG
    )
    with systeem(MOMENT) as asker:
        assert warn_gaps(asker=asker) == 1
    with systeem(MOMENT + UUR) as asker:
        assert warn_gaps(asker=asker) == 0
    told = Melding.objects.get(object_soort="piketrooster")
    assert told.medewerker_id == cid("ketenmanager") and "12-03-2026" in told.tekst
