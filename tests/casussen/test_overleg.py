"""Meetings: planned by rhythm, an agenda that makes itself, attendance, capture, closing."""

import datetime
import uuid

import pytest

from regiehuis.casussen.actions import aanwezigheid as wie
from regiehuis.casussen.actions import agenda, verslag
from regiehuis.casussen.actions import overleg as acties
from regiehuis.casussen.models import Aanwezigheid, Agendapunt, Casus, Informatie, Overleg
from regiehuis.casussen.queries import agendapunt as punten
from regiehuis.casussen.queries import overleg as vragen
from regiehuis.casussen.queries import overleglijst, zaal
from regiehuis.kern.errors import NotAllowed, NotFound, Refusal
from regiehuis.samenwerking.access import Asker
from tests.cast import MOMENT, act, cid

pytestmark = pytest.mark.django_db

LATER = MOMENT + datetime.timedelta(days=7)


def plan(asker: Asker, **fields: object) -> list[Overleg]:
    known: dict[str, object] = {"overlegvorm_id": cid("casusoverleg"), "aanvang": LATER} | fields
    return acties.plan_overleg(asker=asker, **known)  # type: ignore[arg-type]


def running(asker: Asker) -> Agendapunt:
    """The point of the cast, its meeting begun by `asker`."""
    acties.start_overleg(asker=asker, overleg_id=cid("overleg"))
    return Agendapunt.objects.get(id=cid("agendapunt"))


def take_off_cast_point(asker: Asker) -> None:
    """The cast's case waits on the agenda of tomorrow; another agenda would not take it."""
    verslag.write_verslag(
        asker=asker, agendapunt_id=running(asker).id, versie=1, verslag="Besproken.", besluit="Verder."
    )
    verslag.close_agendapunt(asker=asker, agendapunt_id=cid("agendapunt"), versie=2)


def test_who_was_said_to_have_left_and_then_begins_the_meeting_is_there() -> None:
    """Found by the proof: the moment on which he left stayed behind, and the meeting could not begin."""
    with act("procesregisseur") as asker:
        for status in ("aanwezig", "vertrokken"):
            wie.mark_aanwezigheid(
                asker=asker, agendapunt_id=cid("agendapunt"), medewerker_id=asker.medewerker_id, status=status
            )
        here = Aanwezigheid.objects.get(agendapunt=running(asker), medewerker_id=asker.medewerker_id)
        assert (here.status, here.vertrokken_op) == ("aanwezig", None)


def test_a_series_follows_the_rhythm_and_skips_what_stands() -> None:
    with act("procesregisseur") as asker:
        first = plan(asker, aantal=2)
        again = plan(asker, aantal=4)
        assert [o.aanvang.date() for o in [*first, *again]] == [
            datetime.date(2026, 3, 17) + datetime.timedelta(weeks=week) for week in range(4)
        ]
        assert {o.aanvang.strftime("%H:%M") for o in again} == {"10:00"}, "the clock is kept through summer time"
        with pytest.raises(acties.UnableToPlanOverleg) as refused:
            plan(asker)
        assert refused.value.field == "aanvang"


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"aanvang": MOMENT - datetime.timedelta(minutes=1)}, "aanvang"),
        ({"aanvang": MOMENT + datetime.timedelta(days=3000)}, "aanvang"),
        ({"aantal": 0}, "aantal"),
        ({"aantal": 27}, "aantal"),
        ({"plaats": "x" * 121}, "plaats"),
    ],
)
def test_a_meeting_that_cannot_be_is_refused_at_its_field(fields: dict[str, object], field: str) -> None:
    with act("procesregisseur") as asker, pytest.raises(acties.UnableToPlanOverleg) as refused:
        plan(asker, **fields)
    assert refused.value.field == field


def test_a_double_click_plans_one_meeting() -> None:
    key = uuid.uuid4()
    with act("secretaris") as asker:
        assert plan(asker, nieuw_id=key)[0].id == plan(asker, nieuw_id=key)[0].id == key


@pytest.mark.parametrize("naam", ["procesregisseur", "secretaris", "ketenmanager"])
def test_who_may_plan(naam: str) -> None:
    with act(naam) as asker:
        assert plan(asker)


@pytest.mark.parametrize(
    "naam", ["lid", "casusregisseur", "andere_procesregisseur", "beheerder", "fg", "buitenstaander"]
)
def test_nobody_else_plans(naam: str) -> None:
    with act(naam) as asker, pytest.raises(NotAllowed):
        plan(asker)


def test_another_house_has_no_such_form() -> None:
    with act("iemand_elders") as asker, pytest.raises(NotFound):
        plan(asker)


@pytest.mark.parametrize("naam", ["procesregisseur", "secretaris"])
def test_the_agenda_makes_itself_and_invites_the_signed_members(naam: str) -> None:
    with act(naam) as asker:
        take_off_cast_point(asker)
        (sitting,) = plan(asker)
        (punt,) = agenda.make_agenda(asker=asker, overleg_id=sitting.id)
        assert (punt.casusnummer, punt.volgorde) == ("2026-0001", 1)
        assert punt.reden == "1 afspraak over tijd"
        invited = set(Aanwezigheid.objects.filter(agendapunt=punt).values_list("medewerker_id", flat=True))
        members = ("procesregisseur", "casusregisseur", "lid", "lid_zonder_categorie", "ggz_lid")
        assert invited == {cid(m) for m in members}, (
            "not the expired member, not the one whose organisation did not sign"
        )
        assert agenda.make_agenda(asker=asker, overleg_id=sitting.id) == [], "a second time adds nothing"
    with act("lid") as asker:
        assert Casus.objects.get(id=cid("casus")).volgend_overleg_op == LATER.date()


def test_a_case_that_waits_on_another_agenda_is_not_taken_twice() -> None:
    with act("procesregisseur") as asker:
        (sitting,) = plan(asker)
        assert agenda.make_agenda(asker=asker, overleg_id=sitting.id) == []


def test_the_next_discussion_stands_on_the_case() -> None:
    with act("procesregisseur") as asker:
        (sitting,) = plan(asker)
        punt = agenda.add_agendapunt(
            asker=asker, overleg_id=sitting.id, casus_id=cid("casus"), reden="Op verzoek van OM"
        )
        assert punt.reden == "Op verzoek van OM"
        assert Casus.objects.get(id=cid("casus")).volgend_overleg_op == LATER.date()
        with pytest.raises(agenda.UnableToChangeAgenda):
            agenda.add_agendapunt(asker=asker, overleg_id=sitting.id, casus_id=cid("casus"))
        with pytest.raises(NotFound):
            agenda.add_agendapunt(asker=asker, overleg_id=sitting.id, casus_id=cid("andere_casus"))


def test_a_postponed_point_goes_to_the_next_sitting() -> None:
    with act("procesregisseur") as asker:
        (sitting,) = plan(asker)
        with pytest.raises(agenda.UnableToChangeAgenda, match="vastgelegd"):
            agenda.postpone_agendapunt(asker=asker, agendapunt_id=cid("agendapunt"), reden="geen tijd")
        punt = agenda.add_agendapunt(asker=asker, overleg_id=sitting.id, casus_id=cid("casus"))
        with pytest.raises(agenda.UnableToChangeAgenda, match="waarom") as refused:
            agenda.postpone_agendapunt(asker=asker, agendapunt_id=punt.id, reden=" ")
        assert refused.value.field == "reden"
        gone = agenda.postpone_agendapunt(asker=asker, agendapunt_id=punt.id, reden="geen tijd")
        assert gone is None, "no next sitting is planned"
        punt = agenda.add_agendapunt(asker=asker, overleg_id=sitting.id, casus_id=cid("casus"))
        (later,) = plan(asker, aanvang=LATER + datetime.timedelta(days=7))
        moved = agenda.postpone_agendapunt(asker=asker, agendapunt_id=punt.id, reden="geen tijd")
        assert moved is not None
        assert (moved.overleg_id, moved.reden) == (later.id, "Doorgeschoven: geen tijd")


@pytest.mark.parametrize("naam", ["lid", "casusregisseur"])
def test_a_member_reads_a_point_and_leads_nothing(naam: str) -> None:
    with act(naam) as asker:
        assert punten.agendapunt(asker, cid("agendapunt")).kop.leidt is False
        for attempt in (
            lambda: acties.start_overleg(asker=asker, overleg_id=cid("overleg")),
            lambda: agenda.make_agenda(asker=asker, overleg_id=cid("overleg")),
            lambda: wie.mark_aanwezigheid(
                asker=asker, agendapunt_id=cid("agendapunt"), medewerker_id=cid("lid"), status="aanwezig"
            ),
            lambda: verslag.write_verslag(
                asker=asker, agendapunt_id=cid("agendapunt"), versie=1, verslag="x", besluit=""
            ),
        ):
            with pytest.raises(NotAllowed):
                attempt()


@pytest.mark.parametrize(
    "naam", ["buitenstaander", "verlopen_lid", "niet_ondertekend", "ketenmanager", "fg", "beheerder"]
)
def test_a_point_does_not_exist_for_others(naam: str) -> None:
    with act(naam) as asker:
        with pytest.raises(NotFound):
            punten.agendapunt(asker, cid("agendapunt"))
        with pytest.raises(NotFound):
            zaal.zaal(asker, cid("agendapunt"))
        with pytest.raises(NotFound):
            verslag.close_agendapunt(asker=asker, agendapunt_id=cid("agendapunt"), versie=1)
        assert vragen.overleg(asker, cid("overleg")).punten == []


def test_the_secretary_sees_number_theme_and_what_was_captured() -> None:
    with act("secretaris") as asker:
        detail = punten.agendapunt(asker, cid("agendapunt"))
        assert (detail.kop.casusnummer, detail.kop.thema) == ("2026-0001", "Veelplegers")
        assert detail.kop.casus_id is None
        assert detail.afspraken == [], "agreements of the dossier are not hers"
        assert [i.tekst for i in detail.inbreng] == ["Inhoud van item_aanwezigen"]
        screen = zaal.zaal(asker, cid("agendapunt"))
        assert (screen.aanleiding, screen.stukken, screen.ingehouden) == ("", [], 0)
        (regel,) = vragen.overleg(asker, cid("overleg")).punten
        assert (regel.casusnummer, regel.thema, regel.casus_id) == ("2026-0001", "Veelplegers", None)


def test_nothing_is_captured_before_the_meeting_begins_or_after_it_closed() -> None:
    with act("procesregisseur") as asker:
        with pytest.raises(Refusal, match="bezig"):
            verslag.write_verslag(asker=asker, agendapunt_id=cid("agendapunt"), versie=1, verslag="x", besluit="")
        take_off_cast_point(asker)
        acties.close_overleg(asker=asker, overleg_id=cid("overleg"))
        with pytest.raises(Refusal, match="bezig"):
            verslag.write_verslag(asker=asker, agendapunt_id=cid("agendapunt"), versie=3, verslag="x", besluit="")
        with pytest.raises(Refusal, match="afgesloten"):
            agenda.make_agenda(asker=asker, overleg_id=cid("overleg"))


def test_the_second_of_two_writers_is_told_and_changes_nothing() -> None:
    with act("procesregisseur") as asker:
        punt = running(asker)
        verslag.write_verslag(asker=asker, agendapunt_id=punt.id, versie=1, verslag="Eerste", besluit="")
        with pytest.raises(Refusal, match="Iemand anders"):
            verslag.write_verslag(asker=asker, agendapunt_id=punt.id, versie=1, verslag="Tweede", besluit="")
        assert Agendapunt.objects.get(id=punt.id).verslag == "Eerste"


def test_a_meeting_closes_only_when_each_point_is_handled_or_moved_on() -> None:
    with act("procesregisseur") as asker:
        (sitting,) = plan(asker)
        agenda.add_agendapunt(asker=asker, overleg_id=sitting.id, casus_id=cid("casus"))
        (later,) = plan(asker, aanvang=LATER + datetime.timedelta(days=7))
        acties.start_overleg(asker=asker, overleg_id=sitting.id)
        with pytest.raises(acties.UnableToCloseOverleg):
            acties.close_overleg(asker=asker, overleg_id=sitting.id)
        acties.close_overleg(asker=asker, overleg_id=sitting.id, doorschuiven=True)
        assert Agendapunt.objects.get(overleg=later).reden == "Doorgeschoven: Niet aan toegekomen"


def test_a_point_closes_with_minutes_or_decision_and_a_possible_date() -> None:
    with act("procesregisseur") as asker:
        punt = running(asker)
        with pytest.raises(verslag.UnableToCloseAgendapunt):
            verslag.close_agendapunt(asker=asker, agendapunt_id=punt.id, versie=1)
        verslag.write_verslag(asker=asker, agendapunt_id=punt.id, versie=1, verslag="", besluit="Door.")
        with pytest.raises(verslag.UnableToCloseAgendapunt) as refused:
            verslag.close_agendapunt(asker=asker, agendapunt_id=punt.id, versie=2, volgende_bespreking=MOMENT.date())
        assert refused.value.field == "volgende_bespreking"
        verslag.close_agendapunt(asker=asker, agendapunt_id=punt.id, versie=2, volgende_bespreking=LATER.date())
        assert Casus.objects.get(id=cid("casus")).volgend_overleg_op == LATER.date()


def capture(asker: Asker, **fields: object) -> Informatie:
    known: dict[str, object] = {
        "agendapunt_id": cid("agendapunt"),
        "spreker_id": cid("lid"),
        "categorie_id": cid("categorie_sociaal"),
        "persoonsrol": "verdachte",
        "tekst": "Hij is sinds gisteren weer thuis.",
    } | fields
    return verslag.capture_inbreng(asker=asker, **known)  # type: ignore[arg-type]


@pytest.mark.parametrize("naam", ["procesregisseur", "secretaris"])
def test_what_is_typed_for_a_speaker_has_his_unit_as_source_and_stays_with_those_present(naam: str) -> None:
    with act(naam) as asker:
        running(asker)
        item = capture(asker)
        assert (item.bron_id, item.vastgelegd_door_id) == (cid("politie_basisteam"), cid(naam))
        assert (item.publiek, item.bevestigd_op) == ("aanwezigen", None)
        assert item.tekst in [i.tekst for i in punten.agendapunt(asker, cid("agendapunt")).inbreng]


def test_the_source_confirms_and_only_the_source() -> None:
    with act("procesregisseur") as asker:
        running(asker)
        item = capture(asker)
        with pytest.raises(NotFound):
            verslag.confirm_inbreng(asker=asker, informatie_id=item.id, versie=1)
    with act("ggz_lid") as asker:
        assert ("2026-0001") in [nummer for _, nummer in punten.te_bevestigen(asker)]
        with pytest.raises(Refusal):
            verslag.confirm_inbreng(asker=asker, informatie_id=cid("item_aanwezigen"), versie=9)
        confirmed = verslag.confirm_inbreng(asker=asker, informatie_id=cid("item_aanwezigen"), versie=1)
        assert (confirmed.bevestigd_op, confirmed.publiek) == (MOMENT, "alle_leden")


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"spreker_id": cid("ggz_lid")}, "spreker"),
        ({"spreker_id": cid("buitenstaander")}, "spreker"),
        ({"categorie_id": cid("categorie_medisch")}, "categorie"),
        ({"tekst": "  "}, "tekst"),
        ({"tekst": "x" * 8001}, "tekst"),
        ({"persoonsrol": ""}, "persoonsrol"),
        ({"soort": "gerucht"}, "soort"),
    ],
)
def test_inbreng_without_its_marks_is_refused(fields: dict[str, object], field: str) -> None:
    with act("secretaris") as asker:
        running(asker)
        with pytest.raises(verslag.UnableToCaptureInbreng) as refused:
            capture(asker, **fields)
    assert refused.value.field == field


def test_attendance_is_of_those_invited() -> None:
    with act("secretaris") as asker:
        marked = wie.mark_aanwezigheid(
            asker=asker, agendapunt_id=cid("agendapunt"), medewerker_id=cid("ggz_lid"), status="aanwezig"
        )
        assert marked.status == "aanwezig"
        assert wie.invite_leden(asker=asker, agendapunt_id=cid("agendapunt")) == 2
        with pytest.raises(NotFound):
            wie.mark_aanwezigheid(
                asker=asker, agendapunt_id=cid("agendapunt"), medewerker_id=cid("buitenstaander"), status="aanwezig"
            )
        with pytest.raises(Refusal):
            wie.mark_aanwezigheid(
                asker=asker, agendapunt_id=cid("agendapunt"), medewerker_id=cid("ggz_lid"), status="half"
            )


def test_the_room_sees_what_each_one_in_it_may_read() -> None:
    with act("procesregisseur") as asker:
        screen = zaal.zaal(asker, cid("agendapunt"))
        texts = {stuk.tekst for stuk in screen.stukken}
        both = ("item_sociaal", "item_politie", "item_procesregie", "item_aanwezigen")
        assert texts == {f"Inhoud van {item}" for item in both}, "chair and the source itself may read these"
        assert screen.ingehouden == 0, "what the chair may not read is not even counted"
        assert screen.afspraken[0].over_tijd == 5, "overdue on top"
        wie.mark_aanwezigheid(
            asker=asker, agendapunt_id=cid("agendapunt"), medewerker_id=cid("ggz_lid"), status="aanwezig"
        )
        screen = zaal.zaal(asker, cid("agendapunt"))
        assert {stuk.tekst for stuk in screen.stukken} == {"Inhoud van item_sociaal", "Inhoud van item_aanwezigen"}
        assert screen.ingehouden == 2, "the police item and that for the procesregie"


def test_the_list_counts_only_own_points() -> None:
    for naam, number, leidt in (("procesregisseur", 1, True), ("lid", 1, False), ("buitenstaander", 0, False)):
        with act(naam) as asker:
            (regel,) = overleglijst.overleggen(asker).regels
            assert (regel.punten, regel.leidt) == (number, leidt)
            assert bool(overleglijst.volgende_overleggen(asker)) is bool(number)
    with act("lid") as asker:
        assert overleglijst.overleggen(asker, periode="geweest").regels == []
        assert [dag.dag.day for dag in overleglijst.maand(asker, 2026, 3)] == [11]
        assert [c.naam for c in punten.casus_overleggen(asker, cid("casus")).regels] == ["Casusoverleg veelplegers"]
    with act("iemand_elders") as asker:
        assert overleglijst.overleggen(asker).regels == []
        with pytest.raises(NotFound):
            vragen.overleg(asker, cid("overleg"))


def test_a_closed_meeting_has_been_whatever_its_day() -> None:
    with act("procesregisseur") as asker:
        Overleg.objects.filter(id=cid("overleg")).update(status="afgesloten")
        assert overleglijst.overleggen(asker).regels == []
        assert [regel.id for regel in overleglijst.overleggen(asker, periode="geweest").regels] == [cid("overleg")]
