"""Two records that may be one person: proposed, hidden from who may not know, decided on (R12, R17, R39)."""

import re
from typing import Any

import pytest
from django.db import connection

from regiehuis.casussen.actions import koppelvoorstel as koppelen
from regiehuis.casussen.actions import persoon
from regiehuis.casussen.models import Casuspersoon
from regiehuis.casussen.queries.koppelvoorstel import koppelvoorstel, koppelvoorstellen
from regiehuis.casussen.rules.signaal import PersoonGegevens
from regiehuis.convenanten.models import Regime
from regiehuis.kern.errors import NotAllowed, NotFound, Refusal
from regiehuis.personen.models import Koppelvoorstel, Persoon
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.models import Melding
from tests.access.test_screens import browser
from tests.cast import act, cid

pytestmark = pytest.mark.django_db

# As the person of the main case is known.
DUBBEL = PersoonGegevens(achternaam="Proefpersoon", geboortedatum="1980-00-00", bsn_reden="onbekend", rol="gezinslid")
IEMAND = PersoonGegevens(achternaam="Nieuweling", geboortedatum="1990-00-00", bsn_reden="onbekend", rol="gezinslid")


def shield() -> None:
    with act("lid"):
        assert Persoon.objects.filter(id=cid("persoon_casus")).update(afgeschermd=True)


def made(asker: Asker, gegevens: PersoonGegevens = DUBBEL) -> Casuspersoon:
    """Somebody is searched for and made in the other case."""
    hits = persoon.search_persoon(asker=asker, casus_id=cid("andere_casus"), gegevens=gegevens)
    added = persoon.add_new_persoon(asker=asker, casus_id=cid("andere_casus"), gegevens=gegevens)
    assert not any(hit.persoon_id == added.persoon_id for hit in hits)
    return added


def decided(asker: Asker, **changes: Any) -> Koppelvoorstel:
    (row,) = koppelvoorstellen(asker)
    given: dict[str, Any] = {"koppelvoorstel_id": row.id, "versie": row.versie, "besluit": "zelfde", "reden": "Gebeld."}
    return koppelen.decide_koppeling(asker=asker, **(given | changes))


def test_a_shielded_double_gives_no_hit_and_becomes_a_proposal_of_the_procesregisseur() -> None:
    shield()
    with act("andere_procesregisseur") as asker:
        assert persoon.search_persoon(asker=asker, casus_id=cid("andere_casus"), gegevens=DUBBEL) == []
        made(asker)
        assert koppelvoorstellen(asker) == []
        assert not Koppelvoorstel.objects.exists()
        assert not Melding.objects.filter(object_soort="koppelvoorstel").exists()
    with act("procesregisseur") as asker:
        (row,) = koppelvoorstellen(asker)
        assert (row.naam, row.bewijs, row.voorgesteld_door) == (
            "Pim Proefpersoon",
            "Dezelfde naam en geboortedatum",
            "",
        )
        assert row.contact and row.organisatie
        assert [number for _, number in row.casussen] == ["2026-0001"]
        assert Melding.objects.filter(object_soort="koppelvoorstel", object_id=row.id).count() == 1
    for somebody in ("casusregisseur", "lid", "ketenmanager", "secretaris", "andere_procesregisseur"):
        with act(somebody) as asker:
            assert koppelvoorstellen(asker) == []
            with pytest.raises(NotFound):
                koppelvoorstel(asker, row.id)


def test_a_closed_regime_becomes_a_proposal_too_and_an_open_one_gives_a_hit_instead() -> None:
    with act("andere_procesregisseur") as asker:
        assert len(persoon.search_persoon(asker=asker, casus_id=cid("andere_casus"), gegevens=DUBBEL)) == 1
        made(asker)
    with act("procesregisseur") as asker:
        assert koppelvoorstellen(asker) == []
    with act("ketenmanager"):
        Regime.objects.filter(id=cid("regime")).update(gesloten=True)
    with act("andere_procesregisseur") as asker:
        made(asker)
    with act("procesregisseur") as asker:
        assert len(koppelvoorstellen(asker)) == 1


def test_one_person_one_shield_and_nothing_moves() -> None:
    shield()
    with act("andere_procesregisseur") as asker:
        double = made(asker).persoon_id
    with act("procesregisseur") as asker:
        row = decided(asker)
        assert (row.besluit, row.besloten_door_id) == ("zelfde", cid("procesregisseur"))
        assert not Persoon.objects.filter(id=double).exists()
        with pytest.raises(Refusal, match="al besloten"):
            decided(asker, besluit="ander")
    with act("fg"), connection.cursor() as cursor:
        cursor.execute("SELECT persoon_ids FROM logboek_logregel WHERE handeling = 'samenvoegen'")
        assert [set(row[0]) for row in cursor.fetchall()] == [{double, cid("persoon_casus")}]
    with act("andere_procesregisseur"):
        assert Persoon.objects.get(id=double).afgeschermd
        assert not Casuspersoon.objects.filter(persoon_id=cid("persoon_casus")).exists()


def test_somebody_else_stays_unshielded() -> None:
    shield()
    with act("andere_procesregisseur") as asker:
        double = made(asker).persoon_id
    with act("procesregisseur") as asker:
        decided(asker, besluit="ander", reden="Een naamgenoot.")
    with act("andere_procesregisseur"):
        assert not Persoon.objects.get(id=double).afgeschermd


@pytest.mark.parametrize(
    ("changes", "field"), [({"besluit": ""}, "besluit"), ({"reden": " "}, "reden"), ({"reden": "x" * 501}, "reden")]
)
def test_a_decision_needs_a_choice_and_a_reason(changes: dict[str, str], field: str) -> None:
    shield()
    with act("andere_procesregisseur") as asker:
        made(asker)
    with act("procesregisseur") as asker:
        with pytest.raises(Refusal) as caught:
            decided(asker, **changes)
        assert caught.value.field == field
        with pytest.raises(Refusal, match="intussen"):
            decided(asker, versie=7)


def test_who_leads_a_case_proposes_from_a_hit_and_hears_the_outcome() -> None:
    with act("andere_procesregisseur") as asker:
        mine = made(asker, IEMAND).persoon_id
        (hit,) = persoon.search_persoon(asker=asker, casus_id=cid("andere_casus"), gegevens=DUBBEL)
        propose(asker, mine, hit.persoon_id)
        propose(asker, mine, hit.persoon_id)
        assert not Koppelvoorstel.objects.exists()
    with act("procesregisseur") as asker:
        (row,) = koppelvoorstellen(asker)
        assert (row.bewijs, row.toelichting) == ("Opgegeven door wie het voorstelt", "Zelfde litteken")
        assert row.voorgesteld_door
        decided(asker)
    with act("andere_procesregisseur"):
        (told,) = Melding.objects.filter(tekst__startswith="Over uw koppelvoorstel")
        assert told.tekst == "Over uw koppelvoorstel is besloten: dezelfde persoon."
        assert not Persoon.objects.get(id=mine).afgeschermd


def propose(asker: Asker, persoon_id: Any, bekende_id: Any) -> None:
    koppelen.propose_koppeling(
        asker=asker,
        casus_id=cid("andere_casus"),
        persoon_id=persoon_id,
        bekende_id=bekende_id,
        toelichting="Zelfde litteken",
    )


def test_nobody_proposes_who_was_not_found_or_is_not_here() -> None:
    with act("andere_procesregisseur") as asker:
        mine = made(asker, IEMAND).persoon_id
        with pytest.raises(NotFound):
            propose(asker, mine, cid("persoon_casus"))
        (hit,) = persoon.search_persoon(asker=asker, casus_id=cid("andere_casus"), gegevens=DUBBEL)
        with pytest.raises(Refusal) as caught:
            propose(asker, hit.persoon_id, hit.persoon_id)
        assert caught.value.field == "persoon"
    with act("lid") as asker, pytest.raises(NotAllowed):
        koppelen.propose_koppeling(asker=asker, casus_id=cid("casus"), persoon_id=cid("persoon_casus"), bekende_id=mine)


def test_the_database_itself_proposes_for_nobody_who_does_not_lead_the_case() -> None:
    shield()
    with act("andere_procesregisseur") as asker:
        double = made(asker).persoon_id
    with connection.cursor() as cursor:
        with act("lid"):
            cursor.execute(
                "SELECT regiehuis_stel_koppeling_voor(%s, %s, %s, '')",
                [cid("casus"), cid("persoon_casus"), double],
            )
    with act("andere_procesregisseur") as asker:
        assert koppelvoorstellen(asker) == []


def test_the_page_of_a_hit_offers_the_proposal_and_each_box_has_its_own_name() -> None:
    client, case = browser("andere_procesregisseur"), f"/casussen/{cid('andere_casus')}/personen/"
    page = client.post(f"{case}zoeken/", {"achternaam": "Proefpersoon", "geboortedatum_jaar": "1980"}).content.decode()
    ids = re.findall(r' id="(\w+)"', page)
    assert "koppel_0_persoon" in ids and len(ids) == len(set(ids))
    given = {"bekende": cid("persoon_casus"), "persoon": cid("persoon_andere_casus"), "toelichting": "Zelfde litteken"}
    assert client.post(f"{case}koppelen/", given).status_code == 302
    with act("procesregisseur") as asker:
        assert [row.toelichting for row in koppelvoorstellen(asker)] == ["Zelfde litteken"]
