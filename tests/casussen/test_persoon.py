"""Persons of a case: searched before they are made, addressed, related, their BSN behind a mask (R12, R17, R19)."""

import datetime
import uuid
from typing import Any

import pytest
from django.db import connection

from regiehuis.casussen.access.casus import fetch_casus
from regiehuis.casussen.access.treffers import Zoekvraag, search
from regiehuis.casussen.actions import persoon
from regiehuis.casussen.models import Casuspersoon
from regiehuis.casussen.queries.casusdelen import casus_personen
from regiehuis.casussen.rules.signaal import PersoonGegevens
from regiehuis.kern.errors import NotAllowed, NotFound, Refusal
from regiehuis.kern.models import new_id
from regiehuis.personen.models import Adres, Persoon, Relatie
from regiehuis.personen.rules import AdresGegevens
from regiehuis.samenwerking.access import Asker
from tests.cast import DAG, act, cid

pytestmark = pytest.mark.django_db

BSN = "999990019"  # published as a test number
SISTER: dict[str, Any] = {
    "achternaam": "Proefzus",
    "voornamen": "Anna",
    "geboortedatum": "1984-05-00",
    "rol": "gezinslid",
}


def searched(asker: Asker, **changes: Any) -> list[Any]:
    return persoon.search_persoon(asker=asker, casus_id=cid("casus"), gegevens=PersoonGegevens(**(SISTER | changes)))


@pytest.mark.parametrize("who", ["buitenstaander", "verlopen_lid", "afzender"])
def test_who_has_no_case_at_hand_asks_nothing_of_the_index(who: str) -> None:
    vraag = Zoekvraag(sleutel=new_id(), bsn_hash="", zoeknaam="proefpersoon", geboortedatum="1980-00-00")
    with act(who) as asker, pytest.raises(NotFound):
        search(asker=asker, object_soort="casus", object_id=cid("casus"), vragen=[vraag])


def added(asker: Asker, **changes: Any) -> Casuspersoon:
    """A sister is searched for, then made."""
    searched(asker)
    return persoon.add_new_persoon(
        asker=asker, casus_id=cid("casus"), gegevens=PersoonGegevens(**(SISTER | {"bsn": BSN} | changes))
    )


def test_nobody_makes_a_person_before_searching() -> None:
    gegevens = PersoonGegevens(**SISTER, bsn_reden="onbekend")
    with act("casusregisseur") as asker:
        with pytest.raises(persoon.UnableToChangePersoon, match="Zoek eerst"):
            persoon.add_new_persoon(asker=asker, casus_id=cid("casus"), gegevens=gegevens)
        assert searched(asker) == []
        key = new_id()
        made = persoon.add_new_persoon(asker=asker, casus_id=cid("casus"), gegevens=gegevens, nieuw_id=key)
        assert made == persoon.add_new_persoon(asker=asker, casus_id=cid("casus"), gegevens=gegevens, nieuw_id=key)
        assert Persoon.objects.get(pk=made.persoon_id).achternaam == "Proefzus"


def test_a_hit_shows_existence_and_contact_and_can_be_brought_in() -> None:
    with act("casusregisseur") as asker:
        made = added(asker)
    with act("andere_procesregisseur") as asker:
        gegevens = PersoonGegevens(achternaam="Ander", bsn=BSN)
        with pytest.raises(NotFound):
            persoon.add_casuspersoon(
                asker=asker, casus_id=cid("andere_casus"), persoon_id=made.persoon_id, rol="getuige"
            )
        (hit,) = persoon.search_persoon(asker=asker, casus_id=cid("andere_casus"), gegevens=gegevens)
        assert hit.persoon_id == made.persoon_id
        assert not Persoon.objects.filter(pk=made.persoon_id).exists()
        persoon.add_casuspersoon(asker=asker, casus_id=cid("andere_casus"), persoon_id=hit.persoon_id, rol="getuige")
        with pytest.raises(persoon.UnableToChangePersoon, match="staat al"):
            persoon.add_casuspersoon(
                asker=asker, casus_id=cid("andere_casus"), persoon_id=hit.persoon_id, rol="getuige"
            )
        assert Persoon.objects.filter(pk=made.persoon_id).exists()


def test_a_search_on_a_name_alone_or_by_a_member_is_refused() -> None:
    with act("casusregisseur") as asker, pytest.raises(persoon.UnableToChangePersoon):
        searched(asker, geboortedatum="")
    with act("lid") as asker, pytest.raises(NotAllowed):
        searched(asker)
    with act("buitenstaander") as asker, pytest.raises(NotFound):
        searched(asker)


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("bsn", {"bsn": "", "bsn_reden": ""}),
        ("bsn", {"bsn": "123456789"}),
        ("achternaam", {"achternaam": " "}),
        ("rol", {"rol": "onzin"}),
        ("geboortedatum", {"geboortedatum": "2099-01-01"}),
        ("woonplaats", {"adressoort": "woonadres"}),
    ],
)
def test_what_is_wrong_with_a_new_person_stands_at_its_field(field: str, changes: dict[str, Any]) -> None:
    with act("casusregisseur") as asker:
        before = Casuspersoon.objects.count()
        with pytest.raises(Refusal) as caught:
            added(asker, **changes)
        assert caught.value.field == field
        assert Casuspersoon.objects.count() == before


def test_a_bsn_is_masked_and_shown_in_full_to_members_only() -> None:
    with act("casusregisseur") as asker:
        made = added(asker)
    with act("lid") as asker:
        casus = fetch_casus(asker, cid("casus"))
        assert BSN not in repr(casus_personen(asker, casus.id, casus))
        assert persoon.show_bsn(asker=asker, casus_id=casus.id, persoon_id=made.persoon_id) == BSN
        with pytest.raises(NotFound):
            persoon.show_bsn(asker=asker, casus_id=casus.id, persoon_id=cid("persoon_casus"))  # has none
    with act("buitenstaander") as asker, pytest.raises(NotFound):
        persoon.show_bsn(asker=asker, casus_id=cid("casus"), persoon_id=made.persoon_id)


def test_a_new_address_ends_the_one_before_and_a_secret_one_is_for_its_readers() -> None:
    about = cid("persoon_casus")
    with act("casusregisseur") as asker:
        for straat in ("Oude Weg", "Nieuwe Weg"):
            persoon.add_persoon_adres(
                asker=asker,
                casus_id=cid("casus"),
                persoon_id=about,
                adres=AdresGegevens(soort="woonadres", van=DAG, straat=straat, huisnummer="1", plaats="Proefstad"),
            )
        assert list(Adres.objects.filter(persoon_id=about, tot=None).values_list("straat", flat=True)) == ["Nieuwe Weg"]
        secret = AdresGegevens(soort="geheim", van=DAG, straat="Schuilplaats", plaats="X", lezers=(cid("ggz_lid"),))
        persoon.add_persoon_adres(asker=asker, casus_id=cid("casus"), persoon_id=about, adres=secret)
    for who, sees in (("ggz_lid", True), ("lid", False), ("casusregisseur", False), ("procesregisseur", False)):
        with act(who) as asker:
            casus = fetch_casus(asker, cid("casus"))
            block = repr(casus_personen(asker, casus.id, casus))
            assert ("Schuilplaats" in block) is sees
            assert "Geheim adres" in block


def test_an_address_that_cannot_be() -> None:
    wrong = {
        "adressoort": AdresGegevens(soort="onzin", van=DAG),
        "van": AdresGegevens(soort="woonadres", van=DAG + datetime.timedelta(days=1), plaats="X"),
        "plaats": AdresGegevens(soort="woonadres", van=DAG),
        "postcode": AdresGegevens(soort="woonadres", van=DAG, plaats="X", postcode="1234 ABC"),
        "lezers": AdresGegevens(soort="geheim", van=DAG, plaats="X", lezers=(cid("buitenstaander"),)),
    }
    with act("casusregisseur") as asker:
        for field, adres in wrong.items():
            with pytest.raises(persoon.UnableToChangePersoon) as caught:
                persoon.add_persoon_adres(
                    asker=asker, casus_id=cid("casus"), persoon_id=cid("persoon_casus"), adres=adres
                )
            assert caught.value.field == field
        with pytest.raises(NotFound):
            persoon.add_persoon_adres(
                asker=asker, casus_id=cid("casus"), persoon_id=cid("persoon_andere_casus"), adres=wrong["plaats"]
            )


def test_a_relation_ties_two_persons_of_the_case() -> None:
    with act("casusregisseur") as asker:
        made = added(asker)
        keys: dict[str, Any] = {"casus_id": cid("casus"), "van_persoon_id": made.persoon_id}
        persoon.add_relatie(asker=asker, naar_persoon_id=cid("persoon_casus"), soort="broer_zus", **keys)
        assert Relatie.objects.get(van_persoon_id=made.persoon_id).soort == "broer_zus"
        for field, naar, soort in (
            ("naar", cid("persoon_casus"), "broer_zus"),
            ("naar", made.persoon_id, "partner"),
            ("naar", cid("persoon_andere_casus"), "partner"),
            ("soort", cid("persoon_casus"), "onzin"),
        ):
            with pytest.raises(persoon.UnableToChangePersoon) as caught:
                persoon.add_relatie(asker=asker, naar_persoon_id=naar, soort=soort, **keys)
            assert caught.value.field == field


def test_a_relation_ends_once_and_only_by_who_leads() -> None:
    with act("casusregisseur") as asker:
        made = added(asker)
        keys: dict[str, Any] = {"casus_id": cid("casus"), "van_persoon_id": made.persoon_id}
        tie = persoon.add_relatie(asker=asker, naar_persoon_id=cid("persoon_casus"), soort="broer_zus", **keys)
        with pytest.raises(NotFound):
            persoon.end_relatie(asker=asker, casus_id=cid("casus"), relatie_id=uuid.uuid4())
        assert persoon.end_relatie(asker=asker, casus_id=cid("casus"), relatie_id=tie.id).tot == DAG
        with pytest.raises(persoon.UnableToChangePersoon, match="Iemand anders"):
            persoon.end_relatie(asker=asker, casus_id=cid("casus"), relatie_id=tie.id)
        again = persoon.add_relatie(asker=asker, naar_persoon_id=cid("persoon_casus"), soort="broer_zus", **keys)
    with act("lid") as asker, pytest.raises(NotAllowed):
        persoon.end_relatie(asker=asker, casus_id=cid("casus"), relatie_id=again.id)


def test_a_person_leaves_the_case_but_not_the_main_person() -> None:
    with act("casusregisseur") as asker:
        made = added(asker)
        assert persoon.end_casuspersoon(asker=asker, casus_id=cid("casus"), casuspersoon_id=made.id).tot == DAG
        with pytest.raises(NotFound):
            persoon.end_casuspersoon(asker=asker, casus_id=cid("casus"), casuspersoon_id=made.id)
        with pytest.raises(persoon.UnableToChangePersoon, match="hoofdpersoon"):
            persoon.end_casuspersoon(asker=asker, casus_id=cid("casus"), casuspersoon_id=cid("casuspersoon_casus"))


def test_each_look_names_the_persons_it_is_about_and_a_bsn_has_a_row_of_its_own() -> None:
    with act("casusregisseur") as asker:
        made = added(asker)
        fetch_casus(asker, cid("casus"), doel="personen")
        persoon.show_bsn(asker=asker, casus_id=cid("casus"), persoon_id=made.persoon_id)
    with act("fg"), connection.cursor() as cursor:
        cursor.execute(
            "SELECT handeling, object_soort, persoon_ids FROM logboek_logregel WHERE %s = ANY(persoon_ids)",
            [made.persoon_id],
        )
        rows = {(act_, soort): set(people) for act_, soort, people in cursor.fetchall()}
    assert rows["lezen", "casus"] == {cid("persoon_casus"), made.persoon_id}
    assert rows["lezen", "bsn"] == {made.persoon_id}
    assert ("aanmaken", "persoon") in rows and ("aanmaken", "casuspersoon") in rows
