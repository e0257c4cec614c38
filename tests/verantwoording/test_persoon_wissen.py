"""A granted request for erasure becomes orders; carried out, only certificate and log refer to the person (R36)."""

import datetime
import os
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from regiehuis.casussen.actions.document import sweep_documents
from regiehuis.casussen.models import Casus, Casuspersoon, Concept, Doel, Informatie, Signaalpersoon
from regiehuis.kern.errors import NotFound
from regiehuis.kern.models import new_id
from regiehuis.logboek.actions import record_verstrekking
from regiehuis.logboek.rules import Ontvanger, Stuk
from regiehuis.personen.models import Adres, Persoon
from regiehuis.samenwerking.models import Melding
from regiehuis.verantwoording.access.wissing import VAN_PERSOON, opdrachten
from regiehuis.verantwoording.actions.vernietiging import UnableToDestroy, destroy_person_in_casus
from regiehuis.verantwoording.models import Bewaartermijn, Vernietigingsbericht, Verzoek, Verzoekpost
from regiehuis.verantwoording.queries.wissing import persoon_blad
from tests.access.adressen import VOORZITTER
from tests.access.rijk import rijk_huis
from tests.cast import MENSEN, MOMENT, cid
from tests.systeem import column, employee, systeem, two_roles  # noqa: F401
from tests.verantwoording.test_vernietiging import close, destroy, everywhere, leave_traces, made, traces
from tests.verantwoording.werk import NA_ZIENSWIJZE, granted_request

LATER = NA_ZIENSWIJZE + datetime.timedelta(days=1)
PIM = {"achternaam": "Zeldzaamnaam", "zoeknaam": "zeldzaamnaam", "geboortedatum": "1979-11-23"}


@pytest.fixture(scope="module", autouse=True)
def _house(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    with django_db_blocker.unblock(), rijk_huis():
        yield


@pytest.fixture(autouse=True)
def _roles(two_roles: None) -> None:  # noqa: F811
    Bewaartermijn.objects.all().delete()
    Verzoek.objects.filter(id=cid("verzoek_binnen")).delete()


def grant_all(key: uuid.UUID) -> None:
    """What is protected as well: its sources agreed, and the address is not secret any more."""
    Verzoekpost.objects.filter(verzoek_id=key).update(besluit="verstrekken")


def decide(persoon: str = "persoon_casus") -> None:
    """Who leads the case carries the order out, as the page does."""
    with employee("procesregisseur", moment=LATER) as asker:
        order = next(o for o in opdrachten(asker) if o.persoon_id == cid(persoon))
        destroy_person_in_casus(
            asker=asker,
            casus_id=order.casus_id,
            persoon_id=order.persoon_id,
            fase=order.fase,
            grond=f"Verzoek {order.verzoek} is toegewezen.",
            verzoek_id=order.verzoek_id,
        )


def test_everything_of_the_person_goes_and_a_certificate_stays(settings: Any, tmp_path: Path) -> None:
    key = granted_request()
    grant_all(key)
    leave_traces()
    Verzoek.objects.filter(id=key).update(**PIM)
    Casus.objects.filter(id=cid("casus")).update(aanleiding="De tekst van de casus blijft")
    Signaalpersoon.objects.create(
        id=new_id(),
        signaal_id=cid("signaal_besloten"),
        persoon_id=cid("persoon_casus"),
        achternaam="Zeldzaamnaam",
        geboortedatum="1979-11-23",
        straat="Unieklaan",
    )
    settings.DATA_DIR = tmp_path
    file = tmp_path / "documenten" / str(cid("item_sociaal"))
    file.parent.mkdir()
    file.write_bytes(b"x")
    os.utime(file, (MOMENT.timestamp(), MOMENT.timestamp()))
    # The words of others about him in items without a person were granted too.
    Informatie.objects.filter(casus_id=cid("casus"), persoon=None).update(tekst="Zeldzaamnaam was erbij")
    close()
    words = traces()
    keys = {str(cid("persoon_casus")), str(cid("item_politie")), str(cid("item_sociaal")), str(key), str(cid("adres"))}
    assert len(everywhere(*words)) > 8
    decide()
    assert destroy(LATER) == 1
    assert everywhere(*words) == []
    with systeem(LATER) as asker:
        assert sweep_documents(asker=asker) == 1 and not file.exists()
    left = everywhere(*keys)
    assert all(where.startswith(("logboek_", "verantwoording_vernietiging.")) for where in left), left
    assert Casus.objects.filter(id=cid("casus")).exists() and not Doel.objects.filter(persoon_id=cid("persoon_casus"))
    found = made()
    assert (found.soort, found.besloten_door_id) == ("persoon", cid("procesregisseur"))
    assert found.inhoud["verzoek"] == "VZ-2026-0004" and not [w for w in words if w in str(found.inhoud).lower()]
    assert found.inhoud["aantallen"]["personen_persoon"] >= 1 and found.inhoud["aantallen"]["casussen_doel"] >= 1
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    assert destroy(LATER) == 0


def test_what_was_refused_stays_and_keeps_the_person_where_it_stands() -> None:
    key = granted_request(weiger=("item_politie",))
    close()
    refused = set(Verzoekpost.objects.filter(verzoek_id=key, besluit="weigeren").values_list("tabel", "rij_id"))
    assert "personen_adres" in {tabel for tabel, _ in refused}
    decide()
    assert destroy(LATER) == 1
    about = Informatie.objects.filter(casus_id=cid("casus"), persoon_id=cid("persoon_casus"))
    kept = {rij for tabel, rij in refused if tabel == "casussen_informatie"}
    assert set(about.values_list("id", flat=True)) <= kept and cid("item_politie") in kept
    assert Informatie.objects.filter(id=cid("item_politie")).exists()
    assert not Informatie.objects.filter(id=cid("item_sociaal")).exists()
    # The address that was refused keeps him in the index, and that keeps him in the case.
    assert Persoon.objects.filter(id=cid("persoon_casus")).exists()
    assert Casuspersoon.objects.filter(casus_id=cid("casus"), persoon_id=cid("persoon_casus")).exists()
    assert Adres.objects.filter(id__in=[rij for tabel, rij in refused if tabel == "personen_adres"]).exists()
    with employee("procesregisseur", moment=LATER) as asker:
        assert opdrachten(asker) == []


def test_a_person_in_a_running_case_is_refused_by_its_rule_and_by_the_database() -> None:
    granted_request()
    with employee("procesregisseur", moment=LATER) as asker:
        assert "R36" in persoon_blad(asker, cid("casus")).blokkade
    with pytest.raises(UnableToDestroy, match=r"lopende casus.*R36"):
        decide()
    assert destroy(LATER) == 0 and Persoon.objects.filter(id=cid("persoon_casus")).exists()


def test_only_who_leads_the_case_finds_the_order_and_is_told_of_it() -> None:
    granted_request()
    told = Melding.objects.filter(object_soort="wissing", object_id=cid("casus"))
    assert set(told.values_list("medewerker_id", flat=True)) == {cid("procesregisseur")}
    for wie in sorted(MENSEN):
        with employee(wie, moment=LATER) as asker:
            if wie in VOORZITTER:
                assert [order.casus_id for order in opdrachten(asker)] == [cid("casus")], wie
            else:
                assert opdrachten(asker) == []
                with pytest.raises(NotFound):
                    persoon_blad(asker, cid("casus"))


def test_the_count_tells_of_no_row_that_its_reader_does_not_read() -> None:
    key = granted_request()
    there = Informatie.objects.filter(casus_id=cid("casus"), persoon_id=cid("persoon_casus"))
    refused = Verzoekpost.objects.filter(verzoek_id=key, besluit="weigeren").values("rij_id")
    would_go = there.exclude(id__in=refused).count()
    with employee("procesregisseur", moment=LATER) as asker:
        read = there.exclude(id__in=refused).count()
        told = dict(persoon_blad(asker, cid("casus")).regels[0].aantallen)
    assert told["Informatie"] == read < would_go


def test_every_table_about_one_person_is_counted() -> None:
    kinds = column(
        "SELECT DISTINCT kind FROM regiehuis_verwijzingen() WHERE ouder = 'personen_persoon'"
        " AND kind NOT LIKE 'personen\\_%%' AND kind <> %s",
        "verantwoording_vernietigingsbesluit",
    )
    assert {model._meta.db_table for model in VAN_PERSOON} | {"casussen_signaalpersoon"} == set(kinds)


def test_whoever_was_given_an_item_is_told_with_the_number_of_the_request() -> None:
    key = granted_request()
    grant_all(key)
    close()
    with employee("lid") as asker:
        record_verstrekking(
            asker=asker,
            vorm="mail",
            stukken=[Stuk("informatie", cid("item_sociaal"), (cid("persoon_casus"),), cid("casus"))],
            ontvanger=Ontvanger(organisaties=(cid("woningcorporatie"),)),
            doel="overleg",
            grondslag="convenant",
        )
    decide()
    destroy(LATER)
    told = dict(Vernietigingsbericht.objects.filter(vernietiging=made()).values_list("organisatie_id", "kenmerk"))
    assert told[cid("woningcorporatie")] == "VZ-2026-0004" == told[cid("politie")]


def test_a_draft_of_the_case_goes_too() -> None:
    granted_request()
    close()
    Concept.objects.create(
        id=new_id(),
        medewerker_id=cid("lid"),
        sleutel=f"informatie {cid('casus')}",
        inhoud={"tekst": ["Hij zei"]},
        gewijzigd_op=MOMENT,
        verloopt_op=LATER + datetime.timedelta(days=9),
    )
    decide()
    destroy(LATER)
    assert not Concept.objects.filter(sleutel__contains=str(cid("casus"))).exists()
