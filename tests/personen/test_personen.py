"""Names of persons, and a person made, hidden and unmasked (R12, R17, R19)."""

import pytest
from django.db import connection

from regiehuis.kern.bsn import UnreadableBsn, encrypt_bsn
from regiehuis.kern.errors import Refusal
from regiehuis.kern.models import new_id
from regiehuis.personen import rules
from regiehuis.personen.actions import make_persoon, stored_bsn, unmask_bsn
from regiehuis.personen.models import Adres, Persoon
from regiehuis.personen.rules import AdresGegevens
from tests.cast import DAG, act, cid

TESTNUMMER = "999993653"


def persoon(achternaam: str, **anders: str) -> Persoon:
    return Persoon(achternaam=achternaam, **anders)


def test_a_dutch_list_sorts_by_surname_and_without_diacritics() -> None:
    names = [
        persoon("Zwart", voornamen="Ans"),
        persoon("Berg", tussenvoegsel="van der", voornamen="Sam"),
        persoon("Çelik", voornamen="Ayşe"),
        persoon("Bergsma", voornamen="Aad"),
        persoon("Aalst", tussenvoegsel="van"),
    ]
    shown = [rules.full_name(one) for one in sorted(names, key=rules.sort_key)]
    assert shown == ["van Aalst", "Sam van der Berg", "Aad Bergsma", "Ayşe Çelik", "Ans Zwart"]


@pytest.mark.parametrize(
    ("een", "ander"), [("Çelik-Öz", "celik oz"), ("IJzerman", "Yzerman"), ("D'Hondt", "dhondt"), ("Berg", "BERG")]
)
def test_an_equal_surname_is_found_however_it_is_written(een: str, ander: str) -> None:
    assert rules.search_name(persoon(een)) == rules.search_name(persoon(ander))


@pytest.mark.django_db
def test_a_new_person_is_unseen_until_in_a_case_and_his_bsn_is_tied_to_him() -> None:
    source = persoon("Testpersoon", voornamen="Sam")
    source.bsn_versleuteld = encrypt_bsn(TESTNUMMER, context=source.pk.bytes)
    with act("procesregisseur") as asker:
        made = make_persoon(asker=asker, gegevens=source, adres=AdresGegevens("geheim", DAG, straat="Schuilweg"))
        assert stored_bsn(made) == TESTNUMMER
        assert not Persoon.objects.filter(pk=made.pk).exists() and not Adres.objects.filter(persoon=made).exists()
        made.pk = new_id()
        with pytest.raises(UnreadableBsn):
            stored_bsn(made)


@pytest.mark.django_db
def test_a_person_without_a_surname_is_refused() -> None:
    with act("procesregisseur") as asker, pytest.raises(Refusal) as refused:
        make_persoon(asker=asker, gegevens=persoon(" "))
    assert refused.value.field == "achternaam"


@pytest.mark.django_db
def test_unmasking_leaves_a_log_row_about_the_person() -> None:
    with act("procesregisseur") as asker:
        assert unmask_bsn(asker=asker, persoon=Persoon.objects.get(pk=cid("persoon_casus"))) == ""
    with act("fg"), connection.cursor() as cursor:
        cursor.execute(
            "SELECT handeling, doel FROM logboek_logregel WHERE object_soort = 'bsn' AND %s = ANY(persoon_ids)",
            [cid("persoon_casus")],
        )
        assert cursor.fetchall() == [("lezen", "BSN volledig getoond")]
