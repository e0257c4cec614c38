"""What lists of partners hold about a person is in the overview that he asks for, and nobody else's (R30)."""

import uuid
from typing import Any

import pytest

from regiehuis.kern.bsn import encrypt_bsn, hash_bsn
from regiehuis.kern.models import new_id
from regiehuis.personen.actions.persoonsleutel import set_persoonsleutels
from regiehuis.personen.models import Aangeleverdrecord, Koppeling, Nettolijst, Nettolijstregel, Persoon
from regiehuis.verantwoording.access.verzoek import contents
from regiehuis.verantwoording.models import Verzoek, Verzoekpost
from regiehuis.verantwoording.queries.velden import velden_of
from tests.cast import MOMENT, act, cid
from tests.personen.paren import lever_records
from tests.verantwoording.werk import assembled, identified

pytestmark = pytest.mark.django_db
GEBOREN = "1980-03-12"
BSN = "123456782"
PIM = {"voornamen": "Pim", "achternaam": "Proefpersoon", "geboortedatum": GEBOREN}


def lever(**anders: Any) -> uuid.UUID:
    """One record of a list: Pim, but for what is named."""
    with act("analist") as asker:
        if not Aangeleverdrecord.objects.exists():
            lever_records(asker, 1)
            Aangeleverdrecord.objects.update(achternaam="Ongemoeid", geboortedatum="1901-01-01")
        van = Aangeleverdrecord.objects.values("aanlevering_id", "organisatie_id", "soort", "veiligheidshuis_id")[0]
        key, bsn = new_id(), anders.pop("bsn", "")
        nummer = {"bsn_versleuteld": encrypt_bsn(bsn, context=key.bytes), "bsn_hash": hash_bsn(bsn)} if bsn else {}
        given = PIM | van | nummer | anders
        Aangeleverdrecord.objects.bulk_create(
            [Aangeleverdrecord(id=key, persoonsleutel=key, bronrecord=str(key), **given)]
        )
    return key


def gevonden(verzoek: uuid.UUID, tabel: str = "personen_aangeleverdrecord") -> set[uuid.UUID]:
    with act("contactpunt"):
        return set(Verzoekpost.objects.filter(verzoek_id=verzoek, tabel=tabel).values_list("rij_id", flat=True))


NAAMGENOTEN: dict[str, dict[str, Any]] = {
    "andere datum": {"geboortedatum": "1980-03-13"},
    "deel van een datum": {"geboortedatum": "1980-00-00"},
    "geen datum": {"geboortedatum": ""},
    "andere voornaam": {"voornamen": "Sjaak"},
    "andere achternaam": {"achternaam": "Proef"},
}


@pytest.mark.parametrize("soort", NAAMGENOTEN)
def test_a_namesake_is_not_in_it(soort: str) -> None:
    eigen, ander = lever(), lever(**NAAMGENOTEN[soort])
    found = gevonden(assembled(geboortedatum=GEBOREN))
    assert eigen in found and ander not in found


def test_a_partial_date_and_a_name_tell_nobody() -> None:
    lever(geboortedatum="1980-00-00")
    assert gevonden(assembled(geboortedatum="1980-00-00")) == set()


def test_a_record_is_known_by_number_whatever_the_name_and_by_name_when_a_number_is_absent() -> None:
    with act("casusregisseur"):
        wie = Persoon.objects.get(id=cid("persoon_casus"))
    assert wie.bsn_hash == ""
    met_nummer, zonder = lever(bsn=BSN), lever()
    assert gevonden(assembled(geboortedatum=GEBOREN)) == {met_nummer, zonder}


def test_what_is_linked_comes_along_and_what_was_parted_does_not() -> None:
    eigen, gekoppeld, apart = lever(), lever(achternaam="Proefp."), lever(achternaam="Anders")
    for ander, stand in ((gekoppeld, "gekoppeld"), (apart, "apart")):
        een, twee = sorted((eigen, ander))
        with act("analist") as asker:
            besloten = {"besloten_op": MOMENT, "besloten_door_id": asker.medewerker_id}
            paar = {"veiligheidshuis_id": asker.huis_id, "record_a_id": een, "record_b_id": twee}
            Koppeling.objects.bulk_create([Koppeling(gewicht=9.0, bewijs=[], stand=stand, **paar, **besloten)])
            set_persoonsleutels([een, twee])
    assert gevonden(assembled(geboortedatum=GEBOREN)) == {eigen, gekoppeld}


def test_a_place_on_a_net_list_is_there_in_words_and_its_partner_is_the_source() -> None:
    eigen = lever(aantal=12, aantal_peiljaar=2)
    with act("analist") as asker:
        van = Aangeleverdrecord.objects.get(id=eigen)
        lijst = Nettolijst(
            veiligheidshuis_id=asker.huis_id,
            organisatie_id=van.organisatie_id,
            convenant_id=cid("convenant"),
            jaar=2026,
            kwartaal=1,
            definities="2026-1",
            gemaakt_op=MOMENT,
            gemaakt_door_id=asker.medewerker_id,
        )
        Nettolijst.objects.bulk_create([lijst])
        regels = [
            Nettolijstregel(
                veiligheidshuis_id=asker.huis_id,
                lijst=lijst,
                persoonsleutel=sleutel,
                records=[sleutel],
                achternaam="Proefpersoon",
                definitie="meerpleger",
                opgenomen=True,
                verschil="nieuw",
                verschil_tekst="Nieuw: 12 antecedenten.",
            )
            for sleutel in (eigen, new_id())
        ]
        Nettolijstregel.objects.bulk_create(regels)
    key = assembled(geboortedatum=GEBOREN)
    assert gevonden(key, "personen_nettolijstregel") == {regels[0].id}
    with act("contactpunt"):
        posten = {post.rij_id: post for post in Verzoekpost.objects.filter(verzoek_id=key).select_related("bron")}
        inhoud = contents(Verzoek.objects.get(id=key))
        record, plaats = posten[eigen], posten[regels[0].id]
        assert record.bron is not None and record.bron == plaats.bron
        assert record.bron.organisatie_id == van.organisatie_id
        in_woorden = dict(velden_of(record.tabel, inhoud[record.id][1]))
        assert (in_woorden["Achternaam"], in_woorden["Aantal"], in_woorden["BSN bekend"]) == (
            "Proefpersoon",
            "12",
            "nee",
        )
        assert in_woorden["Geboortedatum"] == "12 maart 1980"
        op_lijst = dict(velden_of(plaats.tabel, inhoud[plaats.id][1]))
        assert (op_lijst["Kwartaal"], op_lijst["Opgenomen"]) == ("2026, kwartaal 1", "ja")


@pytest.mark.parametrize("soort", ["rectificatie", "wissing", "bezwaar", "beperking"])
def test_a_partner_corrects_and_shortens_its_own_list(soort: str) -> None:
    lever()
    assert gevonden(assembled(soort=soort, geboortedatum=GEBOREN)) == set()


def test_before_the_identity_check_nothing_is_put_together() -> None:
    lever()
    assert gevonden(identified(geboortedatum=GEBOREN)) == set()
