"""A signal from its first question to its triage, under the database's policies."""

import dataclasses
import datetime
import uuid

import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st

from regiehuis.casussen.actions import piket, signaal, signaaldelen
from regiehuis.casussen.models import Piketmelding, Signaal, Signaalpersoon
from regiehuis.casussen.queries import piket as piketqueries
from regiehuis.casussen.queries import signaal as queries
from regiehuis.casussen.queries.wachtend import wachtend
from regiehuis.casussen.rules.signaal import PersoonGegevens
from regiehuis.kern.errors import NotFound, Refusal
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.models import Melding
from tests.cast import DAG, MOMENT, act, cid

pytestmark = pytest.mark.django_db

TESTNUMMER = "999993653"  # published as a test number of the population register
SAM = PersoonGegevens(
    achternaam="Testpersoon",
    voornamen="Sam",
    geboortedatum="1990-00-00",
    bsn=TESTNUMMER,
    adressoort="zonder_vast_adres",
    geinformeerd=True,
)


def begin(asker: Asker, **anders: object) -> Signaal:
    return signaal.start_signaal(asker=asker, **{"acuut": False, **anders})


def fill(asker: Asker, started: Signaal, gegevens: PersoonGegevens = SAM) -> Signaal:
    saved = signaal.save_signaal(
        asker=asker,
        signaal_id=started.id,
        versie=started.versie,
        soort="persoon",
        thema_id=cid("veelplegers"),
        aanleiding="Al drie keer overlast",
        gewenst_doel="Rust in de straat",
    )
    signaaldelen.add_persoon(asker=asker, signaal_id=saved.id, gegevens=gegevens)
    signaaldelen.add_partner(asker=asker, signaal_id=saved.id, organisatie_id=cid("ggz"), contact="ggz-loket")
    saved.refresh_from_db()
    return saved


def send(asker: Asker, filled: Signaal) -> Signaal:
    return signaal.submit_signaal(asker=asker, signaal_id=filled.id, versie=filled.versie)


def logged(object_id: uuid.UUID) -> list[str]:
    """The acts on one object, read as the owner of the log table would; the asker may not read the log."""
    with act("fg"), connection.cursor() as cursor:
        cursor.execute("SELECT handeling FROM logboek_logregel WHERE object_id = %s ORDER BY moment, id", [object_id])
        return [row[0] for row in cursor.fetchall()]


def test_complete_before_the_cut_off_comes_on_the_next_triage() -> None:
    monday = MOMENT.replace(day=9, hour=11, minute=59)
    with act("afzender", moment=monday) as asker:
        sent = send(asker, fill(asker, begin(asker)))
        assert (sent.status, sent.triage_op, sent.volledig_op) == ("volledig", datetime.date(2026, 3, 10), monday)
    with act("procesregisseur"):
        assert Melding.objects.filter(object_id=sent.id, medewerker_id=cid("procesregisseur")).count() == 1
    assert logged(sent.id)[0] == "aanmaken" and "verstrekken" in logged(sent.id)


def test_a_minute_late_is_a_week_later() -> None:
    with act("afzender", moment=MOMENT.replace(day=9, hour=12, minute=1)) as asker:
        assert send(asker, fill(asker, begin(asker))).triage_op == datetime.date(2026, 3, 17)


def test_incomplete_is_on_no_agenda_and_becomes_complete_by_itself() -> None:
    with act("afzender") as asker:
        sent = send(asker, begin(asker))
        assert (sent.status, sent.triage_op) == ("onvolledig", None)
        assert {row.stap for row in queries.signaal(asker, sent.id).ontbreekt} == {"personen", "aanleiding", "partners"}
        full = fill(asker, sent)
        assert (full.status, full.triage_op) == ("volledig", datetime.date(2026, 3, 17))
        partner = full.partners.get()
        signaaldelen.remove_partner(asker=asker, signaal_id=full.id, partner_id=partner.id)
        full.refresh_from_db()
        assert (full.status, full.triage_op, full.volledig_op) == ("onvolledig", None, None)


def test_danger_alerts_piket_before_anything_else() -> None:
    with act("afzender") as asker:
        started = begin(asker, acuut=True, acuut_toelichting="Dreigt met een mes")
        assert [row.aan for row in queries.signaal(asker, started.id).piket] == ["Piket"]
        assert not Piketmelding.objects.filter(signaal=started).exists()  # the sender knows that, not the row
    with act("piket") as asker:
        melding = Piketmelding.objects.get(signaal=started)
        assert "Afzender, Politie" in melding.contact and melding.toelichting == "Dreigt met een mes"
        assert melding.id in [row.id for row in piketqueries.open_piketmeldingen(asker)]
        piket.answer_piketmelding(asker=asker, melding_id=melding.id, antwoord="Gebeld; surveillance onderweg")
    later = MOMENT + datetime.timedelta(minutes=5)
    with act("piket", moment=later) as asker, pytest.raises(NotFound):
        piketqueries.piketmelding(asker, melding.id)
    with act("afzender", moment=later) as asker:
        assert queries.signaal(asker, started.id).piket[0].beantwoord_op == MOMENT
        assert Melding.objects.filter(object_id=started.id).exists()


def test_danger_that_arises_later_alerts_too_and_once() -> None:
    with act("afzender") as asker:
        started = begin(asker)
        for toelichting in ("Nu wel gevaar", "Nog steeds"):
            started = signaal.save_signaal(
                asker=asker,
                signaal_id=started.id,
                versie=started.versie,
                acuut=True,
                acuut_toelichting=toelichting,
            )
    with act("piket"):
        assert Piketmelding.objects.filter(signaal=started).count() == 1


def test_without_anybody_on_duty_the_chair_is_alerted(monkeypatch: pytest.MonkeyPatch) -> None:
    past = MOMENT - datetime.timedelta(days=400)  # before the rota of the cast begins
    with act("afzender", moment=past) as asker:
        started = begin(asker, acuut=True, acuut_toelichting="Gevaar")
        assert [row.aan for row in queries.signaal(asker, started.id).piket] == ["Procesregisseur"]


def test_an_alert_that_nobody_answers_climbs_to_the_procesregisseur() -> None:
    with act("afzender") as asker:
        started = begin(asker, acuut=True, acuut_toelichting="Gevaar")
    for minuten, ziet in ((5, False), (15, True)):
        with act("procesregisseur", moment=MOMENT + datetime.timedelta(minutes=minuten)) as asker:
            seen = [row for row in piketqueries.open_piketmeldingen(asker) if row.gemeld_op == MOMENT]
            assert bool(seen) == ziet
    with act("buitenstaander") as asker:
        assert piketqueries.open_piketmeldingen(asker) == []
    assert started.acuut


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"achternaam": " "}, "achternaam"),
        ({"achternaam": "x" * 121}, "achternaam"),
        ({"bsn": "123456789"}, "bsn"),
        ({"bsn": "12345"}, "bsn"),
        ({"geboortedatum": "2026-02-30"}, "geboortedatum"),
        ({"geboortedatum": "2026-03-11"}, "geboortedatum"),
        ({"geboortedatum": "onzin"}, "geboortedatum"),
        ({"rol": "koning"}, "rol"),
        ({"adressoort": "kasteel"}, "adressoort"),
        ({"geinformeerd": False}, "niet_informeren_grond"),
        ({"geinformeerd": False, "niet_informeren_grond": "veiligheid"}, "herzien_op"),
        ({"geinformeerd": False, "niet_informeren_grond": "veiligheid", "herzien_op": DAG}, "herzien_op"),
    ],
)
def test_bad_input_of_a_person_is_refused_at_its_field(anders: dict[str, object], veld: str) -> None:
    with act("afzender") as asker:
        started = begin(asker)
        with pytest.raises(Refusal) as refused:
            signaaldelen.add_persoon(asker=asker, signaal_id=started.id, gegevens=dataclasses.replace(SAM, **anders))
        assert refused.value.field == veld and refused.value.message
        assert not started.personen.exists()


@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({"aanleiding": "x" * 8001}, "aanleiding"),
        ({"soort": "planeet"}, "soort"),
        ({"thema_id": uuid.uuid4()}, "thema"),
        ({"acuut": True}, "acuut_toelichting"),
        ({"plaats": "x" * 201}, "plaats"),
    ],
)
def test_bad_input_of_a_step_is_refused_at_its_field(velden: dict[str, object], veld: str) -> None:
    with act("afzender") as asker:
        started = begin(asker)
        with pytest.raises(Refusal) as refused:
            signaal.save_signaal(asker=asker, signaal_id=started.id, versie=started.versie, **velden)
        assert refused.value.field == veld
        started.refresh_from_db()
        assert started.versie == 1


def test_danger_without_words_is_refused() -> None:
    with act("afzender") as asker, pytest.raises(Refusal) as refused:
        begin(asker, acuut=True, acuut_toelichting=" ")
    assert refused.value.field == "acuut_toelichting"


def test_a_double_click_makes_one() -> None:
    key, person, partner = uuid.uuid4(), uuid.uuid4(), uuid.uuid4()
    with act("afzender") as asker:
        first = begin(asker, nieuw_id=key)
        assert begin(asker, nieuw_id=key) == first
        for _ in range(2):
            signaaldelen.add_persoon(asker=asker, signaal_id=key, gegevens=SAM, nieuw_id=person)
            signaaldelen.add_partner(
                asker=asker, signaal_id=key, organisatie_id=cid("ggz"), contact="loket", nieuw_id=partner
            )
        assert (first.personen.count(), first.partners.count()) == (1, 1)
        first.refresh_from_db()
        assert send(asker, first) == send(asker, first)


def test_the_second_of_two_people_is_told() -> None:
    with act("afzender") as asker:
        started = begin(asker)
        signaal.save_signaal(asker=asker, signaal_id=started.id, versie=1, aanleiding="Eerst")
        with pytest.raises(Refusal, match="Iemand anders heeft dit intussen gewijzigd"):
            signaal.save_signaal(asker=asker, signaal_id=started.id, versie=1, aanleiding="Daarna")
        started.refresh_from_db()
        assert started.aanleiding == "Eerst"


def test_a_bsn_is_stored_unreadable_shown_masked_and_unmasked_with_a_log_row() -> None:
    with act("afzender") as asker:
        filled = fill(asker, begin(asker))
        row = filled.personen.get()
        assert TESTNUMMER.encode() not in bytes(row.bsn_versleuteld or b"") and TESTNUMMER not in row.bsn_hash
        shown = queries.signaal(asker, filled.id).personen[0]
        assert shown.bsn.endswith("653") and TESTNUMMER not in shown.bsn and shown.gegevens.bsn == ""
        assert signaaldelen.unmask_bsn(asker=asker, signaal_id=filled.id, persoon_id=row.id) == TESTNUMMER
    assert logged(row.id) == ["lezen"]


def test_an_empty_bsn_stays_and_a_reason_clears_it() -> None:
    with act("afzender") as asker:
        filled = fill(asker, begin(asker))
        row = filled.personen.get()
        for reden, kept in (("", True), ("onbekend", False)):
            filled.refresh_from_db()
            signaaldelen.change_persoon(
                asker=asker,
                signaal_id=filled.id,
                persoon_id=row.id,
                versie=filled.versie,
                gegevens=dataclasses.replace(SAM, bsn="", bsn_reden=reden),
            )
            row.refresh_from_db()
            assert (row.bsn_versleuteld is not None, row.bsn_reden) == (kept, reden)


@pytest.mark.parametrize(
    "wie", ["buitenstaander", "triagepartner", "casusregisseur", "ketenmanager", "fg", "iemand_elders"]
)
def test_a_draft_of_another_does_not_exist(wie: str) -> None:
    with act("afzender") as asker:
        started = begin(asker)
    with act(wie) as asker:
        with pytest.raises(NotFound):
            queries.signaal(asker, started.id)
        with pytest.raises(NotFound):
            signaal.save_signaal(asker=asker, signaal_id=started.id, versie=1, aanleiding="x")
        with pytest.raises(NotFound):
            signaaldelen.add_persoon(asker=asker, signaal_id=started.id, gegevens=SAM)


def test_the_chair_reads_what_was_sent_but_changes_nothing_and_sees_no_draft() -> None:
    with act("afzender") as asker:
        draft, sent = begin(asker), send(asker, begin(asker))
    with act("procesregisseur") as asker:
        with pytest.raises(NotFound):
            queries.signaal(asker, draft.id)
        assert not queries.signaal(asker, sent.id).mag_wijzigen
        with pytest.raises(NotFound):
            signaal.save_signaal(asker=asker, signaal_id=sent.id, versie=sent.versie, aanleiding="x")


def test_a_withdrawn_signal_is_closed() -> None:
    with act("afzender") as asker:
        sent = send(asker, fill(asker, begin(asker)))
        signaal.withdraw_signaal(asker=asker, signaal_id=sent.id, versie=sent.versie)
        with pytest.raises(Refusal):
            send(asker, sent)
    with act("triagepartner") as asker, pytest.raises(NotFound):
        queries.signaal(asker, sent.id)


def test_a_review_date_comes_back_to_the_sender() -> None:
    later = DAG + datetime.timedelta(days=7)
    not_told = dataclasses.replace(SAM, geinformeerd=False, niet_informeren_grond="veiligheid", herzien_op=later)
    with act("afzender") as asker:
        filled = fill(asker, begin(asker), not_told)
        assert ("herziening", filled.id) not in [(row.soort, row.id) for row in wachtend(asker)]
    with act("afzender", moment=MOMENT + datetime.timedelta(days=7)) as asker:
        assert ("herziening", filled.id) in [(row.soort, row.id) for row in wachtend(asker)]


@settings(max_examples=15, deadline=None)
@given(st.text(max_size=40))
def test_any_text_as_a_bsn_is_refused_or_kept_whole(typed: str) -> None:
    with act("afzender") as asker:
        started = begin(asker)
        try:
            row = signaaldelen.add_persoon(
                asker=asker, signaal_id=started.id, gegevens=dataclasses.replace(SAM, bsn=typed, bsn_reden="onbekend")
            )
        except Refusal as refusal:
            assert refusal.field == "bsn"
            assert not Signaalpersoon.objects.filter(signaal=started).exists()
        else:
            assert bool(row.bsn_hash) == bool(typed.strip())
