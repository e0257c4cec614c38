"""Reminders by the system: persons not informed (R8) and overdue agreements that climbed (R27)."""

import datetime

import pytest

from regiehuis.casussen.actions.herinnering import remind_not_informed, tell_overdue
from regiehuis.casussen.models import Afspraak, Casus, Deelname, Signaal, Signaalpersoon
from regiehuis.convenanten.models import Ondertekening
from regiehuis.samenwerking.models import Functie, Melding
from tests.cast import DAG, MOMENT, cid
from tests.systeem import employee, systeem, two_roles  # noqa: F401

pytestmark = pytest.mark.usefixtures("two_roles")
EEN_DAG = datetime.timedelta(days=1)


def told(object_soort: str) -> list[tuple[str, str]]:
    rows = Melding.objects.exclude(kenmerk="").filter(object_soort=object_soort).order_by("op", "id")
    return list(rows.values_list("medewerker__gebruikersnaam", "tekst"))


def remind(days: int = 0) -> int:
    with systeem(MOMENT + days * EEN_DAG) as asker:
        return remind_not_informed(asker=asker)


def overdue(days: int = 0) -> int:
    with systeem(MOMENT + days * EEN_DAG) as asker:
        return tell_overdue(asker=asker)


@pytest.fixture
def not_informed(two_roles: None) -> None:  # noqa: F811
    Signaalpersoon.objects.filter(id=cid("signaalpersoon")).update(
        geinformeerd=False, niet_informeren_grond="veiligheid", herzien_op=DAG + 3 * EEN_DAG
    )


def test_the_sender_is_reminded_on_the_date_and_once(not_informed) -> None:
    assert remind(2) == 0
    assert (remind(3), remind(3), remind(9)) == (1, 0, 0)
    assert told("signaal") == [
        ("afzender", "Kijk opnieuw of de persoon in signaal S-2026-0001 geïnformeerd kan worden.")
    ]
    with employee("afzender", moment=MOMENT + 3 * EEN_DAG):
        assert Melding.objects.filter(object_id=cid("signaal"), gelezen_op=None).exists()


def test_a_new_date_of_review_brings_a_new_reminder(not_informed) -> None:
    remind(3)
    Signaalpersoon.objects.filter(id=cid("signaalpersoon")).update(herzien_op=DAG + 10 * EEN_DAG)
    assert (remind(9), remind(10)) == (0, 1)


@pytest.mark.parametrize("status", ["besloten", "ingetrokken"])
def test_a_signal_that_is_over_brings_none(not_informed, status: str) -> None:
    Signaal.objects.filter(id=cid("signaal")).update(status=status)
    assert remind(30) == 0


def test_a_person_who_was_told_brings_none(not_informed) -> None:
    Signaalpersoon.objects.filter(id=cid("signaalpersoon")).update(geinformeerd=True)
    assert remind(30) == 0


def test_an_overdue_agreement_climbs_to_lead_and_then_to_chair_once_each() -> None:
    """Due five days ago; the house lets agreements climb after seven days."""
    assert (overdue(1), overdue(2), overdue(3)) == (0, 1, 0)
    assert told("afspraak") == [
        ("casusregisseur", "Een afspraak in casus 2026-0001 is over tijd en ligt nu bij u als casusregisseur."),
    ]
    assert (overdue(9), overdue(10)) == (1, 0)
    assert [who for who, _ in told("afspraak")] == ["casusregisseur", "procesregisseur"]


def test_a_new_term_starts_anew() -> None:
    overdue(2)
    Afspraak.objects.filter(id=cid("afspraak_te_laat")).update(termijn=DAG)
    assert (overdue(6), overdue(7)) == (0, 1)


@pytest.mark.parametrize("status", ["gereed", "geweigerd", "vervallen"])
def test_an_agreement_that_asks_nothing_any_more_climbs_nowhere(status: str) -> None:
    Afspraak.objects.filter(id=cid("afspraak_te_laat")).update(status=status)
    assert overdue(12) == 0


def test_nobody_hears_of_an_agreement_of_his_own() -> None:
    Afspraak.objects.filter(id=cid("afspraak_te_laat")).update(medewerker_id=cid("casusregisseur"))
    assert overdue(3) == 0


def test_without_lead_it_is_the_chair_s() -> None:
    Casus.objects.filter(id=cid("casus")).update(regisseur_id=None)
    assert overdue(3) == 1
    assert [who for who, _ in told("afspraak")] == ["procesregisseur"]


def end_membership() -> None:
    Deelname.objects.filter(casus_id=cid("casus"), medewerker_id=cid("casusregisseur")).update(tot=DAG)


def end_signature() -> None:
    Ondertekening.objects.filter(organisatie_id=cid("reclassering")).update(tot=DAG)


def end_function() -> None:
    Functie.objects.filter(medewerker_id=cid("procesregisseur")).update(tot=DAG)


@pytest.mark.parametrize(("end", "day"), [(end_membership, 3), (end_signature, 3), (end_function, 12)])
def test_who_may_not_read_the_case_any_more_is_not_told_of_it(end, day: int) -> None:
    end()
    assert overdue(day) == 0


def test_another_house_is_left_alone() -> None:
    with systeem(MOMENT + 12 * EEN_DAG, huis="ander_huis") as asker:
        assert (tell_overdue(asker=asker), remind_not_informed(asker=asker)) == (0, 0)
