"""What the system removes at the end of its term: rejected signals (R11), drafts, what searches found."""

import datetime
import uuid

import pytest
from django.apps import apps
from django.db import connection

from regiehuis.casussen.actions.opruiming import remove_expired, remove_rejected
from regiehuis.casussen.models import Concept, Signaal, Triage, Triageoordeel
from regiehuis.kern.models import new_id
from regiehuis.samenwerking.models import Melding, Veiligheidshuis
from tests.cast import MOMENT, cid
from tests.systeem import column, systeem, two_roles  # noqa: F401

pytestmark = pytest.mark.usefixtures("two_roles")
EEN_DAG = datetime.timedelta(days=1)


def decide(besluit: str) -> None:
    """The signal of the cast, decided on at MOMENT, with everything that hangs on it."""
    Signaal.objects.filter(id=cid("signaal")).update(status="besloten", besluit=besluit, besloten_op=MOMENT)
    triage = Triage.objects.create(
        veiligheidshuis_id=cid("huis"),
        signaal_id=cid("signaal"),
        triagevorm_id=cid("triage"),
        besluit=besluit,
        motivering="Geheime motivering",
        besloten_door_id=cid("procesregisseur"),
        besloten_op=MOMENT,
    )
    Triageoordeel.objects.create(triage=triage, criterium_id=cid("c1"), voldaan=False, reden="Nee")
    for key in (cid("signaal"), cid("piketmelding"), triage.id):
        Melding.objects.create(
            medewerker_id=cid("afzender"),
            veiligheidshuis_id=cid("huis"),
            tekst="Over uw signaal is besloten.",
            object_id=key,
            op=MOMENT,
        )
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO casussen_zoekvraag VALUES (%s, %s, %s, '{}')", [cid("procesregisseur"), cid("signaal"), MOMENT]
        )


def clear(days: int, huis: str = "huis") -> int:
    with systeem(MOMENT + days * EEN_DAG, huis=huis) as asker:
        return remove_rejected(asker=asker)


def left_of(signaal_id: uuid.UUID) -> list[str]:
    """Every table with a row that names the signal, but the log."""
    found = []
    for model in apps.get_models():
        names = [f.attname for f in model._meta.concrete_fields if f.name == "signaal" or f.attname == "object_id"]
        for name in names:
            if model._meta.app_label not in ("logboek", "procrastinate"):
                if model._base_manager.filter(**{name: signaal_id}).exists():
                    found.append(f"{model._meta.label}.{name}")
    return found


def test_a_rejected_signal_goes_with_everything_in_it_at_its_term_and_once() -> None:
    decide("afwijzen")
    assert clear(364) == 0 and Signaal.objects.filter(id=cid("signaal")).exists()
    assert left_of(cid("signaal"))
    assert (clear(365), clear(366)) == (1, 0)
    assert not Signaal.objects.filter(id=cid("signaal")).exists()
    assert left_of(cid("signaal")) == []
    assert not Triageoordeel.objects.filter(criterium_id=cid("c1")).exists()
    assert not Melding.objects.filter(object_id=cid("piketmelding")).exists()
    assert column("SELECT count(*) FROM casussen_zoekvraag WHERE object_id = %s", cid("signaal")) == [0]


def test_a_log_row_stays_without_content() -> None:
    decide("afwijzen")
    clear(365)
    rows = column(
        "SELECT row(handeling, object_soort, medewerker_id, persoon_ids, doel)::text FROM logboek_logregel"
        " WHERE object_id = %s AND handeling = 'vernietigen'",
        cid("signaal"),
    )
    nobody = uuid.UUID(int=0)
    assert rows == [f'(vernietigen,signaal,{nobody},{{}},"bewaartermijn afgewezen signaal")']


def test_the_term_is_the_house_s() -> None:
    decide("afwijzen")
    Veiligheidshuis.objects.filter(id=cid("huis")).update(afgewezen_dagen=30)
    assert (clear(29), clear(31)) == (0, 1)


@pytest.mark.parametrize("besluit", ["aannemen", "doorverwijzen", "adviseren"])
def test_another_outcome_is_not_a_rejection(besluit: str) -> None:
    decide(besluit)
    assert clear(4000) == 0 and Signaal.objects.filter(id=cid("signaal")).exists()


def test_the_database_keeps_to_term_and_house_whatever_the_program_asks() -> None:
    decide("afwijzen")
    for days, huis in ((364, "huis"), (400, "ander_huis")):
        with systeem(MOMENT + days * EEN_DAG, huis=huis), connection.cursor() as cursor:
            cursor.execute("SELECT regiehuis_vernietig_afgewezen(%s)", [cid("signaal")])
            assert cursor.fetchone() == (None,)
    assert clear(400, huis="ander_huis") == 0
    assert Signaal.objects.filter(id=cid("signaal")).exists()


def test_expired_drafts_and_old_searches_go_and_others_stay() -> None:
    for name, days in (("oud", -1), ("nieuw", 1)):
        Concept.objects.create(
            id=new_id(),
            medewerker_id=cid("lid"),
            sleutel=name,
            inhoud={"tekst": ["geheim"]},
            gewijzigd_op=MOMENT,
            verloopt_op=MOMENT + days * EEN_DAG,
        )
    with connection.cursor() as cursor:
        for hours in (23, 25):
            op = MOMENT - datetime.timedelta(hours=hours)
            cursor.execute("INSERT INTO casussen_zoekvraag VALUES (%s, %s, %s, '{}')", [cid("lid"), cid("casus"), op])
    for huis, removed in (("ander_huis", 0), ("huis", 1), ("huis", 0)):
        with systeem(huis=huis) as asker:
            assert remove_expired(asker=asker) == removed
    assert list(Concept.objects.values_list("sleutel", flat=True)) == ["nieuw"]
    assert column("SELECT count(*) FROM casussen_zoekvraag") == [1]
