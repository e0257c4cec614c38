"""At the end of a term everything goes, nothing earlier, and a certificate stays (R36)."""

import datetime
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from regiehuis.casussen.models import Afsluiting, Casus, Casuspersoon, Concept, Informatie, Signaal
from regiehuis.jobs.tasks import keep_house
from regiehuis.kern.bsn import encrypt_bsn, hash_bsn
from regiehuis.kern.errors import NotFound
from regiehuis.kern.models import new_id
from regiehuis.personen.models import Aangeleverdrecord, Aanlevering, Adres, Nettolijst, Persoon, Relatie
from regiehuis.samenwerking.models import Melding
from regiehuis.verantwoording.actions.bewaring import extend_bewaring, set_bewaartermijn, warn_near_end
from regiehuis.verantwoording.actions.vernietiging import (
    UnableToDestroy,
    carry_out,
    confirm_vernietiging,
    destroy_casus,
    destroy_person_in_casus,
    tell_recipients,
)
from regiehuis.verantwoording.models import Bewaartermijn, Vernietiging, Vernietigingsbericht
from tests.access.rijk import rijk_huis
from tests.cast import DAG, MOMENT, cid
from tests.systeem import column, employee, role, systeem, two_roles  # noqa: F401

VIJF_JAAR = MOMENT.replace(year=2031)
DAY = datetime.timedelta(days=1)
GEBOREN = "1979-11-23"


@pytest.fixture(scope="module", autouse=True)
def _house(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    with django_db_blocker.unblock(), rijk_huis():
        yield


@pytest.fixture(autouse=True)
def _roles(two_roles: None) -> None:  # noqa: F811
    """Everything here is done as employee or as the system, and rolled back.

    No category has a term of its own, and no list of a partner is due (`test_lijstvernietiging`).
    """
    for rows in (Bewaartermijn, Nettolijst, Aangeleverdrecord, Aanlevering):
        rows.objects.all().delete()  # type: ignore[attr-defined]


def close(casus: str = "casus", fase: str = "afgesloten") -> None:
    """A case closed on the day of the cast, with its signal and a person who leaves traces everywhere."""
    Casus.objects.filter(id=cid(casus)).update(fase=fase, fase_sinds=MOMENT)
    Afsluiting.objects.create(
        casus_id=cid(casus), op=MOMENT, door_id=cid("lid"), resultaat="Goed", nazorg_eigenaar_id=cid("lid")
    )


def leave_traces() -> None:
    """The main person in every kind of place: index, address, signal, draft, notification, search, hit."""
    persoon = cid("persoon_casus")
    Persoon.objects.filter(id=persoon).update(
        voornamen="Wolfert",
        achternaam="Zeldzaamnaam",
        sorteersleutel="zeldzaamnaam",
        zoeknaam="zeldzaamnaam",
        geboortedatum=GEBOREN,
        bsn_versleuteld=encrypt_bsn("999990020", context=persoon.bytes),
        bsn_hash=hash_bsn("999990020"),
    )
    Casus.objects.filter(id=cid("casus")).update(
        signaal_id=cid("signaal_besloten"), aanleiding="Over Wolfert Zeldzaamnaam aan de Unieklaan 7"
    )
    Adres.objects.filter(id=cid("adres")).update(straat="Unieklaan")
    Informatie.objects.filter(id=cid("item_sociaal")).update(tekst="Zeldzaamnaam woont aan de Unieklaan")
    Concept.objects.create(
        id=new_id(),
        medewerker_id=cid("lid"),
        sleutel=f"informatie {cid('casus')}",
        inhoud={"tekst": ["Zeldzaamnaam zei"]},
        gewijzigd_op=MOMENT,
        verloopt_op=MOMENT + 9000 * DAY,
    )
    Melding.objects.create(
        id=new_id(),
        medewerker_id=cid("lid"),
        veiligheidshuis_id=cid("huis"),
        tekst="Er is iets met casus 2026-0001",
        object_soort="afspraak",
        object_id=cid("afspraak_te_laat"),
        op=MOMENT,
    )
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO casussen_zoekvraag VALUES (%s, %s, %s, %s)",
            [cid("procesregisseur"), new_id(), MOMENT, [persoon]],
        )
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, args) VALUES ('default', 'piketwacht', %s)",
            [f'{{"casus_id": "{cid("casus")}"}}'],
        )


def everywhere(*words: str) -> list[str]:
    """Every table and column of the whole database with a row that holds one of these words, for the superuser."""
    found = []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.relname, a.attname, a.atttypid = 'bytea'::regtype FROM pg_class c"
            " JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped"
            " WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition"
        )
        for table, name, is_bytes in cursor.fetchall():
            text = f"encode(\"{name}\", 'hex')" if is_bytes else f'"{name}"::text'
            cursor.execute(
                f'SELECT count(*) FROM "{table}" WHERE lower({text}) LIKE ANY(%s)', [[f"%{w}%" for w in words]]
            )
            if cursor.fetchone()[0]:
                found.append(f"{table}.{name}")
    return found


def destroy(moment: datetime.datetime = VIJF_JAAR) -> int:
    with systeem(moment) as asker:
        return carry_out(asker=asker)


def made() -> Vernietiging:
    """The certificate that this test brought about."""
    return Vernietiging.objects.exclude(id=cid("vernietiging")).get()


def traces() -> tuple[str, ...]:
    """What would lead to the person, as lower-case text."""
    cipher = column("SELECT encode(bsn_versleuteld, 'hex') FROM personen_persoon WHERE id = %s", cid("persoon_casus"))[
        0
    ]
    return ("zeldzaamnaam", "wolfert", "unieklaan", GEBOREN, cipher, hash_bsn("999990020"))


def keys_of_casus() -> set[str]:
    """The keys of every row that stands or falls with the case."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT regiehuis_kring_met_personen(regiehuis_begin_van(%s))::text", [cid("casus")])
        return {key for rows in json.loads(cursor.fetchone()[0]).values() for key in rows}


def test_at_the_end_everything_goes_and_only_certificate_and_log_refer_to_it() -> None:
    leave_traces()
    close()
    words, keys = traces(), keys_of_casus()
    assert len(everywhere(*words)) > 8 and len(keys) > 40
    assert destroy(VIJF_JAAR - DAY) == 0
    assert destroy() == 1
    assert everywhere(*words) == []
    assert not Melding.objects.filter(tekst__contains="casus 2026-0001").exists()
    assert all(where.startswith(("logboek_", "verantwoording_vernietiging.")) for where in everywhere(*keys)), (
        everywhere(*keys)
    )
    assert destroy() == 0
    assert everywhere(str(cid("andere_casus")))  # the case beside it stands
    assert Casus.objects.filter(id=cid("andere_casus")).exists()
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # no key is left that points at nothing


def test_the_certificate_tells_what_went_and_by_which_term_without_anybody_in_it() -> None:
    leave_traces()
    close()
    words = traces()
    destroy()
    found = made()
    inhoud = found.inhoud
    assert (found.nummer, found.soort, found.besloten_door) == ("V2031-0001", "casus", None)
    assert (inhoud["vanaf"], inhoud["maanden"], inhoud["tot"]) == ("afsluiting", 60, "2031-03-10")
    assert inhoud["aantallen"]["casussen_casus"] == 1 and inhoud["aantallen"]["personen_persoon"] >= 1
    assert {"Politie", "Medisch", "Sociaal"} >= set(inhoud["categorieen"]) and inhoud["categorieen"]
    assert not [word for word in words if word in str(inhoud).lower()]
    again = column(
        "SELECT encode(sha256(convert_to(nummer || ' ' || inhoud::text, 'UTF8')), 'hex')"
        " FROM verantwoording_vernietiging WHERE id = %s",
        found.id,
    )
    assert again == [found.hash]
    told = column("SELECT doel FROM logboek_logregel WHERE object_id = %s AND handeling = 'aanmaken'", found.id)
    assert told == [f"verklaring {found.nummer} {found.hash}"]


def test_who_is_in_another_case_stays_and_who_is_only_related_goes() -> None:
    close()
    Casuspersoon.objects.create(casus_id=cid("andere_casus"), persoon_id=cid("persoon_casus"), rol="getuige", van=DAG)
    assert destroy() == 1
    left = set(Persoon.objects.values_list("id", flat=True))
    assert cid("persoon_casus") in left and cid("persoon_familie") not in left
    assert not Relatie.objects.exists() and Adres.objects.filter(persoon_id=cid("persoon_casus")).exists()


@pytest.mark.parametrize("fase", ["uitvoering", "nazorg"])
def test_a_running_case_is_refused_in_words_and_by_the_database(fase: str) -> None:
    if fase == "nazorg":
        close(fase=fase)
    with employee("procesregisseur") as asker, pytest.raises(UnableToDestroy, match=r"lopende casus.*R36"):
        destroy_person_in_casus(
            asker=asker, casus_id=cid("casus"), persoon_id=cid("persoon_casus"), fase=fase, grond="verzoek"
        )
    with systeem(VIJF_JAAR.replace(year=2040)) as asker, connection.cursor() as cursor:
        cursor.execute("SELECT regiehuis_vernietig_casus(%s, %s)", [cid("casus"), new_id()])
        assert cursor.fetchone() == (None,)
        assert carry_out(asker=asker) == 0


def test_a_decision_destroys_before_the_term_and_names_who_took_it() -> None:
    close()
    with employee("procesregisseur", moment=MOMENT + DAY) as asker:
        destroy_casus(asker=asker, casus_id=cid("casus"), fase="afgesloten", grond="Verzoek toegewezen")
    assert destroy(MOMENT + 2 * DAY) == 1
    found = made()
    assert found.besloten_door_id == cid("procesregisseur") and found.inhoud["grond"] == "verzoek"
    assert not Casus.objects.filter(id=cid("casus")).exists()


def test_the_file_of_an_item_goes_in_the_same_round(settings: Any, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path
    place = tmp_path / "documenten" / str(cid("item_sociaal"))
    place.parent.mkdir()
    place.write_bytes(b"x")
    os.utime(place, (MOMENT.timestamp(), MOMENT.timestamp()))
    Informatie.objects.filter(id=cid("item_sociaal")).update(
        bestandsnaam="brief.pdf", bestandssoort="pdf", bestandsgrootte=1
    )
    close()
    with role("regiehuis_worker"):
        keep_house(cid("huis"))
    assert place.exists()
    with employee("procesregisseur", moment=MOMENT + DAY) as asker:
        destroy_casus(asker=asker, casus_id=cid("casus"), fase="afgesloten", grond="Verzoek toegewezen")
    with role("regiehuis_worker"):
        keep_house(cid("huis"))
    assert not Informatie.objects.filter(id=cid("item_sociaal")).exists() and not place.exists()


def test_one_person_goes_from_a_case_and_the_case_stays() -> None:
    leave_traces()
    close()
    with employee("procesregisseur", moment=MOMENT + DAY) as asker:
        destroy_person_in_casus(
            asker=asker,
            casus_id=cid("casus"),
            persoon_id=cid("persoon_casus"),
            fase="afgesloten",
            grond="Verzoek toegewezen",
        )
    assert destroy(MOMENT + 2 * DAY) == 1
    assert Casus.objects.filter(id=cid("casus")).exists()
    assert not Persoon.objects.filter(id=cid("persoon_casus")).exists()
    assert not Informatie.objects.filter(persoon_id=cid("persoon_casus")).exists()
    assert made().soort == "persoon"


def test_an_item_of_a_category_with_a_shorter_term_goes_first() -> None:
    with employee("ketenmanager") as asker:
        set_bewaartermijn(
            asker=asker,
            regime_id=cid("regime"),
            categorie_id=cid("categorie_politie"),
            vanaf="ontvangst",
            maanden=12,
            versie=None,
        )
    received = Informatie.objects.get(id=cid("item_politie")).ontvangen_op
    late = MOMENT + (received.replace(year=received.year + 1) - DAG)
    assert destroy(late - DAY) == 0
    assert destroy(late) == 1
    assert not Informatie.objects.filter(categorie_id=cid("categorie_politie")).exists()
    assert Informatie.objects.filter(id=cid("item_sociaal")).exists() and Casus.objects.filter(id=cid("casus")).exists()
    assert made().inhoud["categorieen"] == ["Politie"]


def test_an_extension_keeps_it_and_nobody_changes_one() -> None:
    close()
    with employee("procesregisseur", moment=VIJF_JAAR - DAY) as asker:
        row = extend_bewaring(
            asker=asker, casus_id=cid("casus"), tot=datetime.date(2032, 3, 10), reden="Procedure loopt nog"
        )
        for sql in ("UPDATE verantwoording_verlenging SET tot = '2099-01-01'", "DELETE FROM verantwoording_verlenging"):
            with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
                with connection.cursor() as cursor:
                    cursor.execute(sql)
    assert (destroy(), destroy(VIJF_JAAR.replace(year=2032))) == (0, 1)
    assert column("SELECT count(*) FROM verantwoording_verlenging WHERE id = %s", row.id) == [0]
    assert made().inhoud["verlengd"] is True


def test_people_are_warned_once_before_the_end() -> None:
    close()
    own = Melding.objects.filter(object_soort="bewaring", object_id=cid("casus"))
    for days, told in ((61, 0), (60, 2), (59, 2)):
        with systeem(VIJF_JAAR - days * DAY) as asker:
            warn_near_end(asker=asker)
        assert own.count() == told
    assert set(own.values_list("medewerker_id", flat=True)) == {cid("procesregisseur"), cid("ketenmanager")}


def test_neither_employee_nor_system_destroys_by_hand() -> None:
    close()
    for who, sql in (
        ("lid", "SELECT regiehuis_vernietig_casus(%s, %s)"),
        ("procesregisseur", "SELECT regiehuis_vernietig_besluit(%s, %s)"),
        ("procesregisseur", "SELECT regiehuis_wis_kring(jsonb_build_object(%s::text, %s::text))"),
    ):
        with employee(who), pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute(sql, [cid("casus"), new_id()])
    with systeem(VIJF_JAAR, huis="ander_huis"), connection.cursor() as cursor:
        cursor.execute("SELECT regiehuis_vernietig_casus(%s, %s)", [cid("casus"), new_id()])
        assert cursor.fetchone() == (None,)


def test_the_signal_of_the_case_goes_too() -> None:
    leave_traces()
    close()
    destroy()
    assert not Signaal.objects.filter(id=cid("signaal_besloten")).exists()
    assert Signaal.objects.filter(id=cid("signaal")).exists()


def test_recipients_are_told_and_confirm_theirs_once() -> None:
    close()
    destroy()
    with systeem(VIJF_JAAR) as asker:
        assert tell_recipients(asker=asker) > 0 and tell_recipients(asker=asker) == 0
    bericht = Vernietigingsbericht.objects.get(organisatie_id=cid("politie"), vernietiging_id=made().id)
    assert bericht.kenmerk == "2026-0001"
    assert Melding.objects.filter(object_id=bericht.id, medewerker_id=cid("lid")).count() == 1
    with employee("ggz_lid", moment=VIJF_JAAR) as asker, pytest.raises(NotFound):
        confirm_vernietiging(asker=asker, bericht_id=bericht.id, toelichting="")
    with employee("lid", moment=VIJF_JAAR) as asker:
        confirm_vernietiging(asker=asker, bericht_id=bericht.id, toelichting="Ook bij ons weg")
        with pytest.raises(UnableToDestroy, match="al bevestigd"):
            confirm_vernietiging(asker=asker, bericht_id=bericht.id, toelichting="")
    bericht.refresh_from_db()
    assert (bericht.kenmerk, bericht.bevestigd_door_id) == ("", cid("lid"))
