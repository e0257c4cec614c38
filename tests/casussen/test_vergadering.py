"""A meeting as it goes: urgent points, an agenda that is sent, written input, time, who leaves, and who decides."""

import datetime

import pytest
from django.db import DatabaseError, IntegrityError, ProgrammingError, transaction

from regiehuis.casussen.access.overleg import UnableToRunOverleg
from regiehuis.casussen.access.zaal import room_at
from regiehuis.casussen.actions import aanwezigheid as wie
from regiehuis.casussen.actions import agenda, uitnodiging, vaststelling, verslag
from regiehuis.casussen.actions import overleg as acties
from regiehuis.casussen.actions.afspraak import offer_afspraak
from regiehuis.casussen.actions.informatie import add_informatie
from regiehuis.casussen.models import Aanwezigheid, Agendapunt, Informatie, Overleg
from regiehuis.casussen.queries import agendapunt as punten
from regiehuis.casussen.queries import overleg as vragen
from regiehuis.casussen.queries import overlegafspraak as lijst
from regiehuis.casussen.queries import zaal
from regiehuis.kern.errors import NotAllowed, NotFound, Refusal
from regiehuis.logboek.queries import Zoekvraag, search_regels
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.models import Medewerker, Melding, Overlegvorm
from tests.cast import MOMENT, act, cid

pytestmark = pytest.mark.django_db
PUNT, SITTING = cid("agendapunt"), cid("overleg")
LATER = MOMENT + datetime.timedelta(days=7)
MINUUT = datetime.timedelta(minutes=1)


def sitting(asker: Asker) -> Overleg:
    return acties.plan_overleg(asker=asker, overlegvorm_id=cid("casusoverleg"), aanvang=LATER)[0]


def start(naam: str = "procesregisseur") -> None:
    with act(naam) as asker:
        acties.start_overleg(asker=asker, overleg_id=SITTING)


def mark(asker: Asker, naam: str, status: str) -> None:
    wie.mark_aanwezigheid(asker=asker, agendapunt_id=PUNT, medewerker_id=cid(naam), status=status)


def decide(asker: Asker, besluit: str = "Door.") -> Agendapunt:
    versie = Agendapunt.objects.get(id=PUNT).versie
    return verslag.write_verslag(asker=asker, agendapunt_id=PUNT, versie=versie, verslag="Besproken.", besluit=besluit)


def test_an_urgent_case_comes_first_also_on_a_full_agenda_and_leaves_the_later_one() -> None:
    with act("secretaris") as asker:
        later = sitting(asker)
        waiting = agenda.add_agendapunt(asker=asker, overleg_id=later.id, casus_id=cid("casus"))
        other = acties.plan_overleg(
            asker=asker, overlegvorm_id=cid("casusoverleg"), aanvang=MOMENT + datetime.timedelta(days=2)
        )[0]
        known = {"asker": asker, "overleg_id": other.id, "casus_id": cid("casus")}
        with pytest.raises(agenda.UnableToChangeAgenda, match="spoed") as refused:
            agenda.add_spoedpunt(**known, reden=" ")  # type: ignore[arg-type]
        assert refused.value.field == "reden"
        punt = agenda.add_spoedpunt(**known, reden="Vannacht opgepakt")  # type: ignore[arg-type]
        assert (punt.reden, punt.spoed) == ("Spoed: Vannacht opgepakt", True)
        assert not Agendapunt.objects.filter(id=waiting.id).exists(), "it waits there no longer"
        assert Agendapunt.objects.filter(id=PUNT).exists(), "what was brought in for a point keeps it"
        with pytest.raises(agenda.UnableToChangeAgenda, match="staat al"):
            agenda.add_spoedpunt(**known, reden="Nog eens")  # type: ignore[arg-type]
    with act("lid") as asker, pytest.raises(NotAllowed):
        agenda.add_spoedpunt(asker=asker, overleg_id=SITTING, casus_id=cid("casus"), reden="Ik wil dit")


def test_the_agenda_is_sent_without_content_and_recorded() -> None:
    with act("secretaris") as asker:
        empty = sitting(asker)
        with pytest.raises(uitnodiging.UnableToSendAgenda, match="leeg"):
            uitnodiging.send_agenda(asker=asker, overleg_id=empty.id)
        assert uitnodiging.send_agenda(asker=asker, overleg_id=SITTING) == 3
        assert vragen.overleg(asker, SITTING).agenda_verstuurd_op == MOMENT
        uitnodiging.send_agenda(asker=asker, overleg_id=SITTING)
    with act("lid") as asker:
        told = list(Melding.objects.filter(object_id=SITTING).order_by("id").values_list("tekst", flat=True))
        assert told == ["De agenda van een overleg staat klaar.", "De agenda van een overleg is gewijzigd."]
        with pytest.raises(NotAllowed):
            uitnodiging.send_agenda(asker=asker, overleg_id=SITTING)
    with act("fg") as asker:
        seen = search_regels(asker=asker, zoekvraag=Zoekvraag(object_soort="overleg", handeling="verstrekken")).regels
        assert [regel.object_id for regel in seen] == [SITTING, SITTING]


def bring_in(asker: Asker, **fields: object) -> Informatie:
    known: dict[str, object] = {
        "casus_id": cid("casus"),
        "categorie_id": cid("categorie_sociaal"),
        "soort": "feit",
        "tekst": "Hij meldde zich elke week.",
        "ontvangen_op": MOMENT.date(),
        "grondslag": "wgs",
        "persoon_id": cid("persoon_casus"),
        "persoonsrol": "verdachte",
        "agendapunt_id": PUNT,
    } | fields
    return add_informatie(asker=asker, **known)  # type: ignore[arg-type]


def test_an_absentee_brings_written_input_for_the_point_beforehand() -> None:
    with act("ggz_lid") as asker:
        assert punten.agendapunt(asker, PUNT).mag_schrijven
        item = bring_in(asker)
        assert (item.bron_id, item.overlegvorm_id) == (cid("ggz_team"), cid("casusoverleg"))
    with act("procesregisseur") as asker:
        shown = [i for i in punten.agendapunt(asker, PUNT).inbreng if i.schriftelijk]
        assert [i.tekst for i in shown] == ["Hij meldde zich elke week."]
    with act("secretaris") as asker:
        assert "elke week" not in str(punten.agendapunt(asker, PUNT).inbreng), "no dossier, so no input of another"
    with act("casusregisseur") as asker, pytest.raises(NotFound):
        bring_in(asker)  # a member who was not invited
    with act("buitenstaander") as asker, pytest.raises(NotFound):
        bring_in(asker)
    start()
    with act("procesregisseur") as asker:
        punt = decide(asker)
        verslag.close_agendapunt(asker=asker, agendapunt_id=PUNT, versie=punt.versie)
    with act("ggz_lid") as asker, pytest.raises(UnableToRunOverleg, match="al behandeld"):
        bring_in(asker)


def test_the_clock_of_a_point_runs_from_the_meeting_or_the_point_before_until_it_is_closed() -> None:
    with act("secretaris") as asker:
        uitnodiging.plan_tijd(asker=asker, agendapunt_id=PUNT, minuten=5)
        for wrong in (0, 181):
            with pytest.raises(uitnodiging.UnableToPlanTijd):
                uitnodiging.plan_tijd(asker=asker, agendapunt_id=PUNT, minuten=wrong)
    start()
    with act("procesregisseur", moment=MOMENT + 7 * MINUUT) as asker:
        kop = punten.agendapunt(asker, PUNT).kop
        assert (kop.minuten, kop.gebruikt) == (5, 7)
        punt = decide(asker)
        verslag.close_agendapunt(asker=asker, agendapunt_id=PUNT, versie=punt.versie)
    with act("secretaris", moment=MOMENT + 60 * MINUUT) as asker:
        assert vragen.overleg(asker, SITTING).gebruikt == 7


def test_who_leaves_early_is_not_in_the_room_and_reads_what_was_said_before() -> None:
    start()
    with act("procesregisseur") as asker:
        mark(asker, "ggz_lid", "aanwezig")
        said = capture(asker, "Vóór het vertrek")
    with act("procesregisseur", moment=MOMENT + MINUUT) as asker:
        mark(asker, "ggz_lid", "vertrokken")
    with act("procesregisseur", moment=MOMENT + 2 * MINUUT) as asker:
        after = capture(asker, "Na het vertrek")
        stayed = room_at(asker, Agendapunt.objects.select_related("overleg").get(id=PUNT)).mensen
        assert stayed and all(not person.weg for person in stayed.values()), "who did not leave heard all of it"
        assert "ggz_lid" not in {g.naam for g in zaal.zaal(asker, PUNT).aanwezigen}
        room = {stuk.tekst for stuk in zaal.zaal(asker, PUNT).stukken}
        assert {said.tekst, after.tekst} <= room, "those who stayed heard both"
        minutes = zaal.verslag(asker, PUNT)
        texts = {stuk.tekst for stuk in minutes.stukken}
        assert said.tekst in texts and after.tekst not in texts, "the minutes go to who left, too"
        assert minutes.ingehouden == 1
    with act("ggz_lid", moment=MOMENT + 3 * MINUUT) as asker:
        readable = set(Informatie.objects.filter(agendapunt_id=PUNT).values_list("tekst", flat=True))
        assert said.tekst in readable and after.tekst not in readable, "the database says the same"
        shown = {i.tekst for i in punten.agendapunt(asker, PUNT).inbreng}
        assert said.tekst in shown and after.tekst not in shown


def capture(asker: Asker, tekst: str) -> Informatie:
    return verslag.capture_inbreng(
        asker=asker,
        agendapunt_id=PUNT,
        spreker_id=cid("lid"),
        categorie_id=cid("categorie_sociaal"),
        persoonsrol="verdachte",
        tekst=tekst,
    )


def test_only_who_was_there_leaves_and_the_database_keeps_the_time() -> None:
    start()
    with act("procesregisseur") as asker:
        with pytest.raises(wie.UnableToMarkAanwezigheid, match="aanwezig"):
            mark(asker, "ggz_lid", "vertrokken")
        mark(asker, "lid", "vertrokken")
        mark(asker, "lid", "aanwezig")
        row = Aanwezigheid.objects.get(agendapunt=PUNT, medewerker_id=cid("lid"))
        assert row.vertrokken_op is None, "who comes back is there"
        with pytest.raises(IntegrityError), transaction.atomic():
            Aanwezigheid.objects.filter(id=row.id).update(status="vertrokken")


def test_a_point_without_attendance_has_no_decision_and_no_end() -> None:
    start()
    with act("procesregisseur") as asker:
        Aanwezigheid.objects.filter(agendapunt=PUNT).update(status="uitgenodigd")
        with pytest.raises(verslag.UnableToWriteVerslag, match="wie er bij dit punt aanwezig is") as refused:
            decide(asker)
        assert refused.value.field == "besluit"
        written = decide(asker, besluit="")
        with pytest.raises(verslag.UnableToCloseAgendapunt, match="wie er bij dit punt aanwezig is"):
            verslag.close_agendapunt(asker=asker, agendapunt_id=PUNT, versie=written.versie)


def test_without_its_chair_a_meeting_decides_nothing() -> None:
    start("secretaris")
    with act("secretaris") as asker:
        mark(asker, "procesregisseur", "afwezig")
        with pytest.raises(verslag.UnableToWriteVerslag, match="Zonder voorzitter is er geen besluit"):
            decide(asker)
        mark(asker, "procesregisseur", "aanwezig")
        assert decide(asker).besluit == "Door."


def test_who_left_before_the_decision_is_not_in_it_and_without_anybody_there_is_none() -> None:
    """R26: a decision keeps who was there when it was taken, whether they left before or after it."""
    start()
    with act("procesregisseur") as asker:
        mark(asker, "ggz_lid", "aanwezig")
        mark(asker, "lid", "vertrokken")
        decide(asker)
        mark(asker, "ggz_lid", "vertrokken")
        here = zaal.verslag(asker, PUNT).bij_besluit
        assert any("Ggz" in naam for naam in here) and not any(naam.startswith("Lid,") for naam in here), here
        assert len(here) == 2
        mark(asker, "procesregisseur", "vertrokken")
        with pytest.raises(verslag.UnableToWriteVerslag, match="wie er bij dit punt aanwezig is") as refused:
            decide(asker, "Anders.")
        assert refused.value.field == "besluit"
        assert Agendapunt.objects.get(id=PUNT).besluit == "Door.", "what was decided before stays"


def test_a_chair_who_left_decides_nothing_any_more() -> None:
    """R26: without its chair, or who stands in for the chair, a meeting takes no decision."""
    start("secretaris")
    with act("secretaris") as asker:
        mark(asker, "procesregisseur", "vertrokken")
        with pytest.raises(verslag.UnableToWriteVerslag, match="Zonder voorzitter is er geen besluit"):
            decide(asker)


def test_a_form_without_chair_has_no_meeting() -> None:
    """R26: who would guard the process is nobody, so nothing is planned."""
    with act("ketenmanager") as asker:
        Overlegvorm.objects.filter(id=cid("casusoverleg")).update(voorzitter=None)
    with (
        act("ketenmanager") as asker,
        pytest.raises(acties.UnableToPlanOverleg, match="nog geen voorzitter") as refused,
    ):
        sitting(asker)
    assert refused.value.field == "overlegvorm"


def test_two_who_mark_the_same_attendance_leave_one_row() -> None:
    """R26: chair and secretary work side by side; the last word counts and nobody stands twice."""
    start()
    for naam, status in (("procesregisseur", "aanwezig"), ("secretaris", "aanwezig"), ("procesregisseur", "afwezig")):
        with act(naam) as asker:
            mark(asker, "ggz_lid", status)
    with act("secretaris"):
        (row,) = Aanwezigheid.objects.filter(agendapunt=PUNT, medewerker_id=cid("ggz_lid"))
        assert row.status == "afwezig"


def test_a_meeting_without_chair_does_not_begin() -> None:
    Medewerker.objects.filter(id=cid("procesregisseur")).update(is_active=False)
    with act("secretaris") as asker, pytest.raises(acties.UnableToStartOverleg, match="geen voorzitter"):
        acties.start_overleg(asker=asker, overleg_id=SITTING)


def held() -> Agendapunt:
    """The meeting of the cast was held with one agreement for the police, and is closed."""
    start()
    with act("procesregisseur") as asker:
        offer_afspraak(
            asker=asker,
            casus_id=cid("casus"),
            tekst="Langsgaan",
            organisatie_id=cid("politie"),
            medewerker_id=cid("lid"),
            termijn=MOMENT.date() + datetime.timedelta(days=7),
            agendapunt_id=PUNT,
        )
        punt = decide(asker)
        punt = verslag.close_agendapunt(asker=asker, agendapunt_id=PUNT, versie=punt.versie)
        acties.close_overleg(asker=asker, overleg_id=SITTING)
    return punt


def correct(naam: str, **fields: object) -> Agendapunt:
    known: dict[str, object] = {"verslag": "Besproken met de wijkagent.", "besluit": "Door.", "reden": "Hij ontbrak"}
    with act(naam, moment=MOMENT + 60 * MINUUT) as asker:
        given = {"versie": Agendapunt.objects.get(id=PUNT).versie} | known | fields
        return vaststelling.correct_verslag(asker=asker, agendapunt_id=PUNT, **given)  # type: ignore[arg-type]


def test_the_chair_approves_minutes_and_the_secretary_does_not() -> None:
    held()
    with act("secretaris") as asker:
        assert zaal.verslag(asker, PUNT).kop.vastgesteld_op is None
        with pytest.raises(NotAllowed, match="voorzitter"):
            vaststelling.approve_verslagen(asker=asker, overleg_id=SITTING)
        with pytest.raises(ProgrammingError), transaction.atomic():
            Agendapunt.objects.filter(id=PUNT).update(vastgesteld_op=MOMENT, vastgesteld_door_id=cid("secretaris"))
    with act("procesregisseur") as asker:
        assert vragen.overleg(asker, SITTING).kan_vaststellen
        assert vaststelling.approve_verslagen(asker=asker, overleg_id=SITTING) == 1
        assert zaal.verslag(asker, PUNT).kop.vastgesteld_op == MOMENT
        with pytest.raises(vaststelling.UnableToApproveVerslag):
            vaststelling.approve_verslagen(asker=asker, overleg_id=SITTING)


def test_in_sql_the_secretary_approves_nothing_either() -> None:
    """Nor in the name of the chair."""
    punt = held()
    for who in ("secretaris", "procesregisseur"):
        with act("secretaris"), pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            Agendapunt.objects.filter(id=punt.id).update(vastgesteld_door_id=cid(who), vastgesteld_op=MOMENT)


@pytest.mark.parametrize("naam", ["procesregisseur", "secretaris"])
def test_a_correction_after_approval_stands_beside_what_it_corrects(naam: str) -> None:
    held()
    with act("procesregisseur") as asker:
        vaststelling.approve_verslagen(asker=asker, overleg_id=SITTING)
    correct(naam)
    with act("lid") as asker:
        minutes = zaal.verslag(asker, PUNT)
        assert (minutes.kop.verslag, minutes.kop.vastgesteld_op) == ("Besproken met de wijkagent.", None)
        (made,) = minutes.wijzigingen
        assert (made.op, made.reden, made.verslag_was) == (MOMENT + 60 * MINUUT, "Hij ontbrak", "Besproken.")
        assert made.door == Medewerker.objects.get(id=cid(naam)).naam
        assert len(minutes.bij_besluit) == 2, "who was there when it was decided, not when it was corrected"
        assert "Een verslag van een overleg is verbeterd." in Melding.objects.values_list("tekst", flat=True)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"reden": " "}, "reden"),
        ({"verslag": "Besproken."}, "verslag"),
        ({"verslag": "", "besluit": ""}, "verslag"),
        ({"besluit": "x" * 4001}, "besluit"),
    ],
)
def test_no_silent_and_no_empty_correction(fields: dict[str, object], field: str) -> None:
    held()
    with pytest.raises(vaststelling.UnableToCorrectVerslag) as refused:
        correct("secretaris", **fields)
    assert refused.value.field == field


def test_who_corrects_second_is_told_and_a_member_corrects_nothing() -> None:
    punt = held()
    correct("secretaris")
    with pytest.raises(Refusal, match="Iemand anders"):
        correct("procesregisseur", verslag="Nog anders.", versie=punt.versie)
    with pytest.raises(NotAllowed):
        correct("lid", verslag="Nog anders.")


def test_each_organisation_gets_its_agreements() -> None:
    held()
    with act("lid") as asker:
        (own,) = lijst.overleg_afspraken(asker, SITTING).lijsten
        assert (own.organisatie, [a.tekst for _casus, a in own.regels]) == ("Politie", ["Langsgaan"])
        assert Melding.objects.filter(tekst__startswith="De afspraken van").exists()
    with act("secretaris") as asker:
        assert [found.organisatie for found in lijst.overleg_afspraken(asker, SITTING).lijsten] == ["Politie"]
    for naam in ("ggz_lid", "buitenstaander"):
        with act(naam) as asker:
            assert lijst.overleg_afspraken(asker, SITTING).lijsten == []
            assert not Melding.objects.filter(tekst__startswith="De afspraken van").exists()
    with act("iemand_elders") as asker, pytest.raises(NotFound):
        lijst.overleg_afspraken(asker, SITTING)


def test_the_next_dates_stand_on_the_meeting() -> None:
    with act("secretaris") as asker:
        later = sitting(asker)
        assert vragen.overleg(asker, SITTING).volgende == [(later.id, LATER)]


def test_what_was_written_for_a_point_goes_along_when_it_is_postponed() -> None:
    with act("secretaris") as asker:
        first = sitting(asker)
        punt = agenda.add_agendapunt(asker=asker, overleg_id=first.id, casus_id=cid("casus"))
    with act("ggz_lid") as asker:
        item = bring_in(asker, agendapunt_id=punt.id)
    with act("secretaris") as asker:
        acties.plan_overleg(asker=asker, overlegvorm_id=cid("casusoverleg"), aanvang=LATER + datetime.timedelta(days=7))
        moved = agenda.postpone_agendapunt(asker=asker, agendapunt_id=punt.id, reden="geen tijd")
        assert moved is not None
    with act("ggz_lid"):
        assert Informatie.objects.get(id=item.id).agendapunt_id == moved.id
    with act("secretaris") as asker:
        assert agenda.postpone_agendapunt(asker=asker, agendapunt_id=moved.id, reden="nog eens") is None
    with act("ggz_lid"):
        kept = Informatie.objects.get(id=item.id)
        assert (kept.agendapunt_id, kept.overlegvorm_id) == (None, None), "it stays with the case"
