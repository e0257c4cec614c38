"""The decision on a signal, under the database's policies (R8, R10, R11, R12)."""

import dataclasses
import uuid
from typing import Any

import pytest
from django.db import connection

from regiehuis.casussen.access import treffers
from regiehuis.casussen.actions import signaal, signaaldelen, triage
from regiehuis.casussen.models import Casus, Casuspersoon, Signaal, Triage
from regiehuis.casussen.queries import signaal as signaalqueries
from regiehuis.casussen.queries import triage as queries
from regiehuis.casussen.rules.signaal import PersoonGegevens
from regiehuis.casussen.rules.triage import Oordeel
from regiehuis.kern.errors import NotFound, Refusal
from regiehuis.personen.actions import stored_bsn
from regiehuis.personen.models import Persoon
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.models import Melding
from tests.cast import act, cid

pytestmark = pytest.mark.django_db

SAM = PersoonGegevens(
    achternaam="Nieuweling",
    voornamen="Sam",
    geboortedatum="1991-00-00",
    bsn="999993653",
    adressoort="zonder_vast_adres",
    geinformeerd=True,
)
# As the person of the cast's case; his casusregisseur is the contact of a hit.
PIM = dataclasses.replace(
    SAM, achternaam="Proefpersoon", voornamen="Pim", geboortedatum="1980-00-00", bsn="", bsn_reden="onbekend"
)


def sent(*gegevens: PersoonGegevens, thema: str | None = "veelplegers", soort: str = "persoon") -> Signaal:
    """A complete signal of the sender, made through the actions."""
    with act("afzender") as asker:
        started = signaal.start_signaal(asker=asker, acuut=False)
        saved = signaal.save_signaal(
            asker=asker,
            signaal_id=started.id,
            versie=1,
            soort=soort,
            thema_id=cid(thema) if thema else None,
            aanleiding="Geheime aanleiding",
            gewenst_doel="Rust",
            omschrijving="Jongeren op het plein",
            plaats="Plein",
            buurt="De Linden",
        )
        for one in gegevens:
            signaaldelen.add_persoon(asker=asker, signaal_id=saved.id, gegevens=one)
        signaaldelen.add_partner(asker=asker, signaal_id=saved.id, organisatie_id=cid("ggz"), contact="loket")
        saved.refresh_from_db()
        done = signaal.submit_signaal(asker=asker, signaal_id=saved.id, versie=saved.versie)
        assert done.status == "volledig"
        return done


def oordelen(*voldaan: int) -> list[Oordeel]:
    return [Oordeel(cid(f"c{n}"), n in voldaan, f"reden {n}") for n in (1, 2, 3, 4)]


def decide(asker: Asker, row: Signaal, besluit: str, *, voldaan: tuple[int, ...] = (1, 2, 3), **anders: Any) -> Triage:
    given = {
        "motivering": "omdat",
        "bericht": "U hoort van ons.",
        "oordelen": oordelen(*voldaan),
        "versie": row.versie,
    }
    return triage.decide_triage(asker=asker, signaal_id=row.id, besluit=besluit, **{**given, **anders})


def accept(asker: Asker, row: Signaal, **anders: Any) -> Triage:
    personen = [(person.id, None) for person in row.personen.all()]
    opening = {"convenant_id": cid("convenant"), "overlegvorm_id": cid("casusoverleg"), "personen": personen}
    return decide(asker, row, "aannemen", **{**opening, **anders})


@pytest.mark.parametrize(
    ("besluit", "extra"),
    [("doorverwijzen", {"verwezen_naar": "Wijkteam Zuid"}), ("adviseren", {}), ("afwijzen", {})],
)
def test_each_outcome_reaches_the_sender_without_content(besluit: str, extra: dict[str, str]) -> None:
    row = sent(SAM)
    with act("procesregisseur") as asker:
        made = decide(asker, row, besluit, voldaan=(), **extra)
        assert (made.besluit, made.uitzondering, made.besloten_door_id) == (besluit, False, cid("procesregisseur"))
        assert made.oordelen.count() == 4
        assert not Casus.objects.filter(signaal=row).exists()
    with act("afzender") as asker:
        seen = signaalqueries.signaal(asker, row.id)
        assert (seen.status, seen.besluit, seen.bericht) == ("besloten", besluit, "U hoort van ons.")
        melding = Melding.objects.get(object_id=row.id)
        assert "Geheime" not in melding.tekst and "omdat" not in melding.tekst
        assert not Triage.objects.exists()  # the reasons stay with the triage
    with act("triagepartner") as asker, pytest.raises(NotFound):
        signaalqueries.signaal(asker, row.id)


def test_accepting_opens_a_case_with_a_new_person() -> None:
    row = sent(SAM)
    with act("procesregisseur") as asker:
        assert triage.search_personen(asker=asker, signaal_id=row.id) == {row.personen.get().id: []}
        accept(asker, row)
        casus = Casus.objects.get(signaal=row)
        persoon = Casuspersoon.objects.select_related("persoon").get(casus=casus).persoon
        assert (casus.aanleiding, casus.thema_id) == ("Geheime aanleiding", cid("veelplegers"))
        assert (persoon.sorteersleutel, persoon.zoeknaam) == ("nieuweling\tsam\t", "nieuweling")
        assert stored_bsn(persoon) == "999993653"
        assert row.personen.get().persoon_id == persoon.id


def test_a_hit_shows_house_and_contact_and_is_linked_not_doubled() -> None:
    row = sent(PIM)
    with act("procesregisseur") as asker:
        (hits,) = triage.search_personen(asker=asker, signaal_id=row.id).values()
        assert [(hit.persoon_id, hit.contact) for hit in hits] == [(cid("persoon_casus"), "Casusregisseur")]
        before = Persoon.objects.count()
        accept(asker, row, personen=[(row.personen.get().id, cid("persoon_casus"))])
        assert Persoon.objects.count() == before
    with act("fg"), connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM logboek_logregel"
            " WHERE handeling = 'zoeken' AND object_id = %s AND %s = ANY(persoon_ids)",
            [row.id, cid("persoon_casus")],
        )
        assert cursor.fetchone()[0] == 1


def test_a_bsn_finds_a_person_whatever_the_name() -> None:
    first, second = sent(SAM), sent(dataclasses.replace(SAM, achternaam="Anders Gespeld", geboortedatum="1970-01-01"))
    with act("procesregisseur") as asker:
        triage.search_personen(asker=asker, signaal_id=first.id)
        accept(asker, first)
        made = first.personen.get().persoon_id
        (hits,) = triage.search_personen(asker=asker, signaal_id=second.id).values()
        assert [hit.persoon_id for hit in hits] == [made]


def test_nobody_is_made_a_person_before_searching() -> None:
    row = sent(SAM)
    with act("procesregisseur") as asker:
        with pytest.raises(Refusal, match="Zoek eerst"):
            accept(asker, row)
        assert not Casus.objects.filter(signaal=row).exists()


def test_only_a_found_person_can_be_linked_and_each_one_once() -> None:
    row = sent(SAM, PIM)
    one, two = row.personen.order_by("id")
    with act("procesregisseur") as asker:
        triage.search_personen(asker=asker, signaal_id=row.id)
        for links in (
            [(one.id, cid("persoon_andere_casus")), (two.id, None)],
            [(one.id, cid("persoon_casus")), (two.id, cid("persoon_casus"))],
            [(one.id, None)],
        ):
            with pytest.raises(Refusal):
                accept(asker, row, personen=links)
        assert row.personen.filter(persoon=None).count() == 2


def test_searching_is_limited_and_only_for_the_chair_of_a_waiting_signal(monkeypatch: pytest.MonkeyPatch) -> None:
    row = sent(PIM)
    for wie in ("afzender", "triagepartner", "andere_procesregisseur", "casusregisseur", "ketenmanager", "fg"):
        with act(wie) as asker, pytest.raises(NotFound):
            triage.search_personen(asker=asker, signaal_id=row.id)
    monkeypatch.setattr(treffers, "MEEST", 2)
    with act("procesregisseur") as asker:
        for _ in range(2):
            triage.search_personen(asker=asker, signaal_id=row.id)
        with pytest.raises(Refusal, match="te vaak gezocht"):
            triage.search_personen(asker=asker, signaal_id=row.id)


@pytest.mark.parametrize(
    "wie", ["afzender", "triagepartner", "andere_procesregisseur", "casusregisseur", "ketenmanager"]
)
def test_the_database_itself_gives_no_hit_to_others(wie: str) -> None:
    row = sent(PIM)
    with act(wie), connection.cursor() as cursor:
        cursor.execute(
            "SELECT regiehuis_zoek_personen(%s, ARRAY[%s]::uuid[], ARRAY[''], ARRAY['proefpersoon'],"
            " ARRAY['1980-00-00'], 30)",
            [row.id, uuid.uuid4()],
        )
        assert '"mag": false' in str(cursor.fetchone()[0]).replace("'", '"').replace("False", "false")


def test_no_answer_to_informed_no_acceptance() -> None:
    row = sent(dataclasses.replace(SAM, geinformeerd=None))
    with act("procesregisseur") as asker:
        triage.search_personen(asker=asker, signaal_id=row.id)
        with pytest.raises(Refusal, match="geïnformeerd"):
            accept(asker, row)


def test_acceptance_outside_the_criteria_is_a_motivated_exception() -> None:
    row = sent(SAM)
    with act("procesregisseur") as asker:
        triage.search_personen(asker=asker, signaal_id=row.id)
        with pytest.raises(Refusal) as refused:
            accept(asker, row, voldaan=(1, 2))
        assert refused.value.field == "uitzondering"
        assert accept(asker, row, voldaan=(1, 2), uitzondering=True).uitzondering


@pytest.mark.parametrize("soort", ["groep", "gebied"])
def test_a_group_or_area_needs_no_search_and_its_case_keeps_what_and_where_it_is(soort: str) -> None:
    row = sent(soort=soort, thema=None)
    with act("procesregisseur") as asker:
        with pytest.raises(Refusal) as refused:
            accept(asker, row, voldaan=(4,))
        assert refused.value.field == "thema"
        assert not accept(asker, row, voldaan=(4,), thema_id=cid("veelplegers")).uitzondering
        case = Casus.objects.get(signaal=row)
        kept = (case.soort, case.omschrijving, case.plaats, case.buurt)
        assert kept == (soort, "Jongeren op het plein", "Plein", "De Linden")


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"motivering": ""}, "motivering"),
        ({"motivering": "x" * 4001}, "motivering"),
        ({"bericht": " "}, "bericht"),
        ({"besluit": "uitstellen"}, "besluit"),
        ({"besluit": "doorverwijzen"}, "verwezen_naar"),
        ({"oordelen": oordelen(1)[:3]}, f"voldaan_{cid('c4')}"),
        ({"oordelen": [Oordeel(cid(f"c{n}"), True, "") for n in (1, 2, 3, 4)]}, f"reden_{cid('c1')}"),
        ({"versie": 99}, None),
    ],
)
def test_bad_input_is_refused_at_its_field_and_nothing_is_half_saved(anders: dict[str, Any], veld: str | None) -> None:
    row = sent(SAM)
    with act("procesregisseur") as asker:
        with pytest.raises(Refusal) as refused:
            decide(asker, row, **{"besluit": "afwijzen", **anders})
        assert refused.value.field == veld
        row.refresh_from_db()
        assert row.status == "volledig" and not Triage.objects.filter(signaal=row).exists()


def test_a_covenant_or_meeting_that_is_not_fit_leaves_everything_as_it_was() -> None:
    row = sent(SAM)
    with act("procesregisseur") as asker:
        triage.search_personen(asker=asker, signaal_id=row.id)
        for anders in (
            {"convenant_id": uuid.uuid4()},
            {"overlegvorm_id": cid("ander_overleg")},
            {"overlegvorm_id": None},
        ):
            with pytest.raises(Refusal):
                accept(asker, row, **anders)
        row.refresh_from_db()
        assert row.status == "volledig" and not Triage.objects.filter(signaal=row).exists()


def test_a_double_click_decides_once_and_a_second_decision_is_refused() -> None:
    row, key = sent(SAM), uuid.uuid4()
    with act("procesregisseur") as asker:
        first = decide(asker, row, "afwijzen", nieuw_id=key)
        assert decide(asker, row, "afwijzen", nieuw_id=key) == first
        with pytest.raises(Refusal, match="al besloten"):
            decide(asker, row, "adviseren")
    with act("afzender"):
        assert Melding.objects.filter(object_id=row.id).count() == 1


@pytest.mark.parametrize(
    "wie", ["afzender", "triagepartner", "andere_procesregisseur", "ketenmanager", "buitenstaander"]
)
def test_only_the_chair_of_the_triage_decides(wie: str) -> None:
    row = sent(SAM)
    with act(wie) as asker, pytest.raises(NotFound):
        decide(asker, row, "afwijzen")


def test_the_list_counts_against_capacity_and_shows_partners_what_is_offered() -> None:
    row = sent(dataclasses.replace(SAM, geinformeerd=None))
    with act("procesregisseur") as asker:
        (dag,) = [dag for dag in queries.triage_lijst(asker).dagen if dag.dag == row.triage_op]
        assert (dag.capaciteit, dag.te_veel, dag.mag_besluiten) == (8, 0, True)
        assert [(r.id, r.niet_geinformeerd) for r in dag.signalen] == [(row.id, 1)]
        detail = queries.triage_detail(asker, row.id)
        assert [key for key, _ in detail.convenanten] == [str(cid("convenant"))]
        assert [(one.naam, one.bezetting.lopend) for one in detail.ontvangers] == [("Casusoverleg veelplegers", 1)]
    with act("triagepartner") as asker:
        assert row.id in [r.id for dag in queries.triage_lijst(asker).dagen for r in dag.signalen]
        seen = queries.triage_detail(asker, row.id)
        assert not seen.signaal.mag_besluiten and seen.convenanten == [] and seen.besluit is None
    with act("buitenstaander") as asker:
        assert queries.triage_lijst(asker).dagen == []
        with pytest.raises(NotFound):
            queries.triage_detail(asker, row.id)


def test_a_full_triage_says_how_many_are_too_many() -> None:
    regel = queries.TriageRegel(uuid.uuid4(), "S", "", "", "", None, False, 0)
    assert queries.TriageDag("Triage", None, 2, [regel] * 5, True).te_veel == 3  # type: ignore[arg-type]


def ask(sql: str, *params: object) -> object:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {sql}", params)
        return cursor.fetchone()[0]


def test_what_a_search_found_is_the_searcher_s_own() -> None:
    row = sent(PIM)
    with act("procesregisseur") as asker:
        assert ask("regiehuis_gevonden(%s)", row.id) is None
        triage.search_personen(asker=asker, signaal_id=row.id)
        assert ask("regiehuis_gevonden(%s)", row.id) == [cid("persoon_casus")]
    for wie in ("afzender", "triagepartner", "andere_procesregisseur", "ketenmanager"):
        with act(wie):
            assert ask("regiehuis_gevonden(%s)", row.id) is None
            assert ask("has_table_privilege('casussen_zoekvraag', 'SELECT')") is False


@pytest.mark.parametrize("wie", ["buitenstaander", "triagepartner", "ketenmanager", "fg", "lid", "iemand_elders"])
def test_the_functions_about_an_alert_tell_others_nothing(wie: str) -> None:
    with act(wie):
        assert ask("count(*) FROM regiehuis_piketstand(%s)", cid("signaal")) == 0
        assert ask("regiehuis_piketafzender(%s)", cid("piketmelding")) is None
        ask("regiehuis_sluit_piket(%s, 'dicht')", cid("signaal"))
    with act("piket"):
        assert ask("count(*) FROM casussen_piketmelding WHERE beantwoord_op IS NULL") == 1
