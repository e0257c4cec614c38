"""A list taken in: whole or not at all, by the analyst alone, under a covenant that holds; what it replaces."""

import datetime
import io
import uuid

import pytest
from django.db import DatabaseError, connection, transaction

from regiehuis.convenanten.models import Convenant, Ondertekening, Verstrekkingsbesluit
from regiehuis.kern.bsn import decrypt_bsn, hash_bsn
from regiehuis.kern.errors import NotAllowed, NotFound
from regiehuis.logboek.models import Logregel
from regiehuis.personen.aanlevering.kolommen import stel_voor
from regiehuis.personen.aanlevering.lezen import BLOK, lees
from regiehuis.personen.actions import UnableToDeliver, deliver
from regiehuis.personen.actions.aanlevering import Levering, Uitslag
from regiehuis.personen.models import Aangeleverdrecord, Aanlevering, Kolomtoewijzing
from regiehuis.samenwerking.models import Aansluiting
from tests.cast import DAG, MOMENT, act, cid
from tests.personen.aanleveren import KOP, RIJEN, als_csv, als_xlsx

pytestmark = pytest.mark.django_db

LIJST = als_csv([KOP, *RIJEN])
MORGEN = MOMENT + datetime.timedelta(days=1)


def levering(**anders: object) -> Levering:
    """The reclassering delivers a gross list under the covenant of the cast."""
    gewoon = {"convenant_id": cid("convenant"), "organisatie_id": cid("reclassering"), "soort": "brutolijst"}
    return Levering(**{**gewoon, "bestandsnaam": "lijst.csv", **anders})  # type: ignore[arg-type]


def lever(
    inhoud: bytes = LIJST, *, wie: str = "analist", moment: datetime.datetime = MOMENT, **anders: object
) -> Uitslag:
    """Take a list in by the mapping that is proposed for it."""
    terug = anders.pop("afgekeurd", None)
    wat = levering(**anders)
    with act(wie, moment=moment) as asker:
        bestand = lees(inhoud)
        gekozen = stel_voor(bestand.kop, wat.soort)
        return deliver(asker=asker, levering=wat, bestand=bestand, toewijzing=gekozen, afgekeurd=terug)  # type: ignore[arg-type]


def staat() -> dict[str, tuple[object, ...]]:
    """Every record as the analyst reads it."""
    with act("analist"):
        return {
            r.bronrecord: (r.id, r.achternaam, r.geboortedatum, r.bsn_hash, r.aantal, r.verdwenen_op)
            for r in Aangeleverdrecord.objects.all()
        }


def telt() -> list[int]:
    """How many rows every table of it has."""
    with act("analist"):
        return [model.objects.count() for model in (Aanlevering, Aangeleverdrecord, Kolomtoewijzing)]


def test_a_list_is_taken_in_whole_and_its_bsn_is_encrypted_and_found_by_hash() -> None:
    uitslag = lever()
    assert (uitslag.overgang.nieuw, uitslag.overgang.gewijzigd, uitslag.overgang.verdwenen) == (2, 0, 0)
    with act("analist"):
        made = Aanlevering.objects.get()
        assert (made.status, made.rijen, made.afgekeurd, made.nieuw) == ("ingelezen", 2, 0, 2)
        record = Aangeleverdrecord.objects.get(bronrecord="A-1")
    assert record.bsn_hash == hash_bsn("111222333")
    assert decrypt_bsn(bytes(record.bsn_versleuteld), context=record.id.bytes) == "111222333"
    assert (record.geboortedatum, record.tussenvoegsel, record.aantal) == ("1990-02-01", "van der", 12)


def test_the_same_list_again_changes_nothing_and_says_so() -> None:
    lever()
    eerst, aantallen = staat(), telt()
    uitslag = lever(moment=MORGEN, bestandsnaam="andere naam.csv")
    assert uitslag.al_ingelezen and staat() == eerst and telt() == aantallen


def test_the_same_people_in_another_file_change_no_record() -> None:
    lever()
    eerst = staat()
    uitslag = lever(als_xlsx([KOP, *RIJEN]), moment=MORGEN)
    assert not uitslag.al_ingelezen
    assert (uitslag.overgang.nieuw, uitslag.overgang.gewijzigd, uitslag.overgang.verdwenen) == (0, 0, 0)
    assert staat() == eerst


def test_a_later_list_replaces_what_it_says_again_and_notes_what_is_gone() -> None:
    lever()
    eerst = staat()
    ander = [*RIJEN[0][:1], "123456782", *RIJEN[0][2:]]
    nieuw = ["A-3", "", "Cas", "", "Nieuw", "2000", "m", "1"]
    uitslag = lever(als_csv([KOP, ander, nieuw]), moment=MORGEN)
    assert (uitslag.overgang.nieuw, uitslag.overgang.gewijzigd, uitslag.overgang.verdwenen) == (1, 1, 1)
    later = staat()
    assert later["A-1"][0] == eerst["A-1"][0], "a record keeps its key"
    assert later["A-2"][5] == MORGEN.date() and later["A-1"][5] is None
    with act("analist"):
        record = Aangeleverdrecord.objects.get(bronrecord="A-1")
    assert decrypt_bsn(bytes(record.bsn_versleuteld), context=record.id.bytes) == "123456782"
    terug = lever(moment=MORGEN + datetime.timedelta(days=1))
    assert (terug.overgang.nieuw, terug.overgang.gewijzigd, terug.overgang.verdwenen) == (0, 2, 1)
    assert staat()["A-2"][5] is None


def test_lists_of_another_kind_or_partner_do_not_touch_each_other() -> None:
    lever()
    eerst = staat()["A-1"][0]
    lever(soort="nettolijst")
    lever(organisatie_id=cid("om"))
    with act("analist"):
        assert Aangeleverdrecord.objects.filter(verdwenen_op=None).count() == 6
        assert Aangeleverdrecord.objects.filter(id=eerst, soort="brutolijst").exists()


def test_one_wrong_row_and_nothing_is_taken_in() -> None:
    lever()
    eerst = staat()
    terug = io.StringIO(newline="")
    wrong = ["A-9", "111222334", "Jan", "", "Voorbeeld", "1980", "m", "1"]
    uitslag = lever(als_csv([KOP, RIJEN[0], wrong]), moment=MORGEN, afgekeurd=terug)
    assert uitslag.aanlevering.status == "afgekeurd" and (uitslag.telling.rijen, uitslag.telling.afgekeurd) == (2, 1)
    assert staat() == eerst
    assert "A-9" in terug.getvalue() and "geen geldig BSN" in terug.getvalue() and "A-1" not in terug.getvalue()


def test_a_wrong_row_far_into_a_list_leaves_nothing_of_what_came_before_it() -> None:
    goed = [[f"R-{n}", "", "Jan", "", "Voorbeeld", "1980", "m", "1"] for n in range(BLOK + 10)]
    uitslag = lever(als_csv([KOP, *goed, ["R-fout", "", "Jan", "", "", "1980", "m", "1"]]))
    assert uitslag.telling.rijen == BLOK + 11 and staat() == {}
    assert lever(als_csv([KOP, *goed])).overgang.nieuw == BLOK + 10


@pytest.mark.parametrize(
    "inhoud",
    [als_csv([KOP, *RIJEN]) + b'B-1;"half', b"[{", b"%PDF"],
    ids=["csv", "json", "pdf"],
)
def test_what_breaks_off_half_way_leaves_no_trace(inhoud: bytes) -> None:
    lever()
    eerst, aantallen = staat(), telt()
    with pytest.raises((UnableToDeliver, ValueError)):
        lever(inhoud, moment=MORGEN)
    assert staat() == eerst and telt() == aantallen


def test_a_file_that_changes_while_it_is_read_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("regiehuis.personen.actions.aanlevering.vingerafdruk", lambda bron: "anders")
    with pytest.raises(UnableToDeliver, match="veranderde"):
        lever()
    assert telt() == [0, 0, 0]


def test_a_mapping_that_does_not_fit_is_refused() -> None:
    with act("analist") as asker, pytest.raises(UnableToDeliver, match="Achternaam"):
        deliver(asker=asker, levering=levering(), bestand=lees(LIJST), toewijzing={"Kenmerk": "bronrecord"})


def test_the_mapping_is_learnt_per_partner_and_kind() -> None:
    lever()
    with act("analist"):
        geleerd = Kolomtoewijzing.objects.get()
    assert geleerd.toewijzing["Voornaam"] == "voornamen" and geleerd.organisatie_id == cid("reclassering")


@pytest.mark.parametrize("wie", ["ketenmanager", "procesregisseur", "lid", "beheerder", "fg"])
def test_nobody_but_the_analyst_delivers_or_reads(wie: str) -> None:
    lever()
    with pytest.raises(NotAllowed):
        lever(wie=wie)
    with act(wie):
        assert not Aangeleverdrecord.objects.exists() and not Aanlevering.objects.exists()


def beheer(model: type, naam: str, **velden: object) -> None:
    """The ketenmanager changes a row of the cooperation."""
    with act("ketenmanager"):
        assert model._default_manager.filter(id=cid(naam)).update(**velden)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("model", "naam", "field", "woord"),
    [
        (Convenant, "convenant", "convenant", "geldt vandaag niet"),
        (Ondertekening, "ondertekening_reclassering", "partner", "niet getekend"),
        (Aansluiting, "aansluiting_reclassering", "partner", "geen partner"),
    ],
    ids=["covenant", "signature", "affiliation"],
)
def test_without_covenant_signature_or_affiliation_today_nothing_is_delivered(
    model: type, naam: str, field: str, woord: str
) -> None:
    beheer(model, naam, tot=DAG)
    with pytest.raises(UnableToDeliver, match=woord) as weigering:
        lever()
    assert weigering.value.field == field and telt() == [0, 0, 0]


def test_police_data_need_a_supply_decision_that_names_who_takes_them_in() -> None:
    lever(organisatie_id=cid("politie"), soort="politieregistraties")
    beheer(Aansluiting, "aansluiting_politie", soortorganisatie="politie")
    for velden in ({"ontvangers": [cid("om")]}, {"ontvangers": [cid("gemeente")], "tot": DAG}):
        beheer(Verstrekkingsbesluit, "verstrekkingsbesluit", **velden)
        for anders in ({"organisatie_id": cid("politie")}, {"soort": "politieregistraties"}):
            with pytest.raises(UnableToDeliver, match="verstrekkingsbesluit"):
                lever(moment=MORGEN, **anders)
    lever(moment=MORGEN)


def test_a_covenant_or_partner_of_another_house_is_not_there() -> None:
    for anders in ({"convenant_id": uuid.uuid4()}, {"organisatie_id": uuid.uuid4()}):
        with pytest.raises(NotFound):
            lever(**anders)
    with act("analist") as asker, pytest.raises(UnableToDeliver, match="soort"):
        deliver(asker=asker, levering=levering(soort="loterij"), bestand=lees(LIJST), toewijzing={})


def test_the_database_lets_nobody_write_around_it() -> None:
    uitslag = lever()
    rij = uitslag.aanlevering
    with act("analist") as asker:
        wie = {"veiligheidshuis_id": asker.huis_id, "organisatie_id": cid("reclassering")}
        wat = {"convenant_id": cid("convenant"), "soort": "nettolijst", "bestandsnaam": "x", "sha256": "x"}
        velden = {**wie, **wat, "op": MOMENT}
        for anders in (
            {"status": "ingelezen", "medewerker_id": asker.medewerker_id},
            {"status": "ontvangen", "medewerker_id": cid("lid")},
            {"status": "ontvangen", "medewerker_id": asker.medewerker_id, "organisatie_id": cid("woningcorporatie")},
        ):
            with pytest.raises(DatabaseError), transaction.atomic():
                Aanlevering.objects.create(**{**velden, **anders})
        assert Aanlevering.objects.filter(id=rij.id).update(rijen=7) == 0, "what was taken in is not changed"
        with pytest.raises(DatabaseError), transaction.atomic():
            Aangeleverdrecord.objects.update(soort="nettolijst")
        with pytest.raises(DatabaseError), transaction.atomic():
            Aangeleverdrecord.objects.all().delete()


def test_every_delivery_is_logged_without_content() -> None:
    uitslag = lever()
    with act("fg"):
        regels = list(Logregel.objects.filter(object_id=uitslag.aanlevering.id).values())
    assert len(regels) == 1
    assert not any(woord in str(regels) for woord in ("Voorbeeld", "111222333", "A-1", "lijst.csv"))


def test_nobody_else_changes_what_was_learnt_of_columns() -> None:
    """An UPDATE without a condition asks its own policy alone, not that of reading."""
    with act("analist") as asker:
        Kolomtoewijzing.objects.create(
            veiligheidshuis_id=asker.huis_id, organisatie_id=cid("politie"), soort="nettolijst", toewijzing={}
        )
        for who, changed in (("lid", 0), ("ketenmanager", 0), ("analist", 1)):
            with act(who), connection.cursor() as cursor:
                cursor.execute("UPDATE personen_kolomtoewijzing SET toewijzing = '{}'")
                assert cursor.rowcount >= changed if changed else cursor.rowcount == 0
