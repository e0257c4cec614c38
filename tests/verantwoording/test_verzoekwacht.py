"""Reminders of the clocks of requests and of views that were asked, left by the system (R30)."""

import datetime

import pytest

from regiehuis.samenwerking.models import Melding
from regiehuis.verantwoording.actions import verzoek as actions
from regiehuis.verantwoording.actions import verzoekpost as posten
from regiehuis.verantwoording.actions.verzoekwacht import remind_verzoeken, remind_zienswijzen
from regiehuis.verantwoording.models import Verzoek, Zienswijze
from tests.cast import MOMENT, cid
from tests.systeem import employee, systeem, two_roles  # noqa: F401
from tests.verantwoording.werk import NA_ZIENSWIJZE, ZIENSWIJZE_TOT, arrival

pytestmark = pytest.mark.usefixtures("two_roles")
EEN_DAG = datetime.timedelta(days=1)


def test_the_contact_point_is_reminded_at_two_weeks_a_week_and_the_day_each_once() -> None:
    with employee("contactpunt") as asker:
        verzoek = actions.register_verzoek(asker=asker, binnenkomst=arrival())
    told = []
    for before in (15, 14, 13, 7, 3, 0, -5):
        moment = datetime.datetime.combine(verzoek.termijn - before * EEN_DAG, MOMENT.timetz())
        with systeem(moment) as system:
            told.append(remind_verzoeken(asker=system))
    assert told == [0, 1, 0, 1, 0, 1, 0]
    with employee("contactpunt"):
        assert Melding.objects.filter(object_soort="verzoek", object_id=verzoek.id).count() == 3
        assert Verzoek.objects.filter(nummer=verzoek.nummer).exists()


def test_liaisons_are_reminded_on_the_last_day_of_a_view_once_a_request() -> None:
    with employee("contactpunt") as asker:
        key = actions.register_verzoek(asker=asker, binnenkomst=arrival()).id
        actions.check_identity(asker=asker, verzoek_id=key, versie=1, wijze="digid")
        actions.choose_personen(asker=asker, verzoek_id=key, personen=[cid("persoon_casus")])
        actions.assemble_verzoek(asker=asker, verzoek_id=key)
        posten.ask_sources(asker=asker, verzoek_id=key, termijn=ZIENSWIJZE_TOT)
        units = set(Zienswijze.objects.values_list("onderdeel__naam", flat=True))
    with systeem(NA_ZIENSWIJZE - 2 * EEN_DAG) as system:
        assert remind_zienswijzen(asker=system) == 0
    with systeem(NA_ZIENSWIJZE) as system:
        assert 0 < remind_zienswijzen(asker=system) <= len(units)
        assert remind_zienswijzen(asker=system) == 0
