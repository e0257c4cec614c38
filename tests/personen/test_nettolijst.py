"""The net list of a quarter: drawn up by rules, decided on by people, fixed for good, compared with the last one."""

import datetime
import uuid
from collections.abc import Callable

import pytest
from django.db import DatabaseError, connection, transaction

from regiehuis.kern.errors import GEWIJZIGD, NotAllowed, NotFound
from regiehuis.logboek.models import Logregel
from regiehuis.personen.actions.koppeling import ask_koppelrun
from regiehuis.personen.actions.koppelrun import koppel_records, start_koppelrun
from regiehuis.personen.actions.nettolijst import UnableToMakeNettolijst, decide_regel, fix_nettolijst, make_nettolijst
from regiehuis.personen.models import Nettolijst, Nettolijstregel
from regiehuis.personen.rules.nettolijst import Kwartaal
from regiehuis.personen.rules.veelplegerdefinities import VERSIE
from tests.cast import DAG, MENSEN, MOMENT, act, cid
from tests.personen.nettolijsten import NU, TELKOP, haal_af, lever_brutolijst, maak, regel_van, sleutel, stand, vast
from tests.personen.paren import besluit, paar_van, tweede_analist, vind

pytestmark = pytest.mark.django_db

ANDEREN = [naam for naam in (*MENSEN, "iemand_elders") if naam != "analist"]
RIJEN = [("A", 12, 4, 1), ("B", 14, 12, 2), ("C", 3, 1, 1), ("D", 20, 12, 0), ("E", 1, 1, 1)]


@pytest.fixture
def lijst() -> Nettolijst:
    """A concept: one of each definition for adults, and two whom none fits."""
    with act("analist") as asker:
        lever_brutolijst(asker, RIJEN)
        return maak(asker)


def test_who_fits_a_definition_stands_on_the_list_and_nobody_else(lijst: Nettolijst) -> None:
    with act("analist"):
        assert stand(lijst) == {
            "a": ("veelpleger", True, "nieuw"),
            "b": ("zeer_actief", True, "nieuw"),
            "c": ("meerpleger", True, "nieuw"),
        }
        lijst.refresh_from_db()
        assert (lijst.stand, lijst.peildatum, lijst.definities) == ("concept", datetime.date(2025, 12, 31), VERSIE)
        regel = regel_van(lijst, "A")
        assert (regel.aantal, regel.aantal_vijf_jaar, regel.aantal_peiljaar) == (12, 4, 1)
        assert regel.oordelen[1] == ["veelpleger", "ja", "12 antecedenten in totaal, 1 in 2025, 45 jaar"]
        assert regel.records == [sleutel("A")]


def test_no_number_goes_along() -> None:
    assert not [veld.name for veld in Nettolijstregel._meta.get_fields() if "bsn" in veld.name]


def test_several_records_of_one_person_count_together(lijst: Nettolijst) -> None:
    with act("analist") as asker:
        wie = sorted((sleutel("A"), sleutel("C")))
        vind(asker, wie, [(0, 1, "gekoppeld")])
        maak(asker)
        samen = Nettolijstregel.objects.get(lijst=lijst, records__len=2)
        assert (samen.aantal, samen.aantal_vijf_jaar, samen.aantal_peiljaar) == (15, 5, 2)
        assert samen.definitie == "veelpleger" and Nettolijstregel.objects.filter(lijst=lijst).count() == 2


def test_who_a_run_of_the_engine_links_is_one_person_on_the_list() -> None:
    kop = [*TELKOP[:5], "Postcode", "Huisnummer", *TELKOP[5:], "BSN"]
    woont = ["Ede", "1234 AB", "12"]
    rijen = [
        ["J1", "Johannes Petrus", "Heijden", "1980-03-12", *woont, "8", "3", "1", "31-12-2025", "111222333"],
        ["J2", "J.", "Heijden", "1980-03-12", *woont, "4", "2", "1", "31-12-2025", "111222333"],
        ["K1", "Karel", "Bakker", "1951-11-30", "Ermelo", "3851 ZZ", "3", "9", "2", "1", "31-12-2025", ""],
    ]
    with act("analist") as asker:
        lever_brutolijst(asker, rijen, kop=kop)
        apart = maak(asker)
        assert set(apart.regels.values_list("definitie", flat=True)) == {"meerpleger"} and apart.regels.count() == 3
        run = ask_koppelrun(asker=asker)
        assert start_koppelrun(asker=asker, run_id=run.id)
        koppel_records(asker=asker, run_id=run.id)
        samen = {regel.achternaam: regel for regel in maak(asker).regels.all()}
    assert (samen["Heijden"].aantal, samen["Heijden"].definitie) == (12, "veelpleger")
    assert (samen["Bakker"].aantal, samen["Bakker"].definitie) == (9, "meerpleger") and len(samen) == 2


def test_what_cannot_be_said_is_put_to_the_analyst_and_not_guessed() -> None:
    namen = ("geboren", "peil", "vijf")
    rijen = [
        ["G", "Jan", "Voorbeeldgeboren", "2007", "Lindehaven", "8", "8", "1", "30-06-2025"],
        ["P", "Jan", "Voorbeeldpeil", "1980", "Lindehaven", "8", "8", "1", ""],
        ["V", "Jan", "Voorbeeldvijf", "1980", "Lindehaven", "30", "", "1", "30-06-2025"],
    ]
    assert len(TELKOP) == len(rijen[0])
    with act("analist") as asker:
        lever_brutolijst(asker, rijen)
        found = maak(asker)
        gezien = stand(found)
        assert [gezien[naam] for naam in namen] == [
            ("", False, "buiten"), ("", False, "buiten"), ("veelpleger", True, "nieuw"),
        ]  # fmt: skip
        assert regel_van(found, "geboren").waarom == "niet vast te stellen: geboortedatum onvolledig"
        assert regel_van(found, "peil").waarom == "niet vast te stellen: geen peildatum"
        assert regel_van(found, "vijf").oordelen[0][1] == "onbekend"
        haal_af(asker, regel_van(found, "peil"), "Gebeld: 31 december", besluit="op")
        assert stand(found)["peil"] == ("", True, "nieuw")


def test_what_somebody_decided_stays_when_the_list_is_drawn_up_again(lijst: Nettolijst) -> None:
    with act("analist") as asker:
        regel = haal_af(asker, regel_van(lijst, "A"))
        assert (regel.opgenomen, regel.besluit, regel.besluit_door_id) == (False, "Verhuisd", cid("analist"))
        lever_brutolijst(asker, [("A", 13, 4, 1), *RIJEN[1:], ("F", 4, 4, 1)])
        again = maak(asker)
        assert again.id == lijst.id and Nettolijst.objects.count() == 1
        now = regel_van(again, "A")
        assert now.id == regel.id and (now.opgenomen, now.besluit, now.aantal) == (False, "Verhuisd", 13)
        assert stand(again)["f"] == ("meerpleger", True, "nieuw")
        # Put back by hand.
        haal_af(asker, now, "Toch niet verhuisd", besluit="op")
        assert stand(maak(asker))["a"] == ("veelpleger", True, "nieuw")


def test_drawing_up_again_what_is_the_same_changes_no_line(lijst: Nettolijst) -> None:
    with act("analist") as asker:
        eerst = list(Nettolijstregel.objects.order_by("id").values())
        maak(asker)
        assert list(Nettolijstregel.objects.order_by("id").values()) == eerst


def test_the_next_quarter_says_of_everybody_what_changed(lijst: Nettolijst) -> None:
    with act("analist") as asker:
        vast(asker, lijst)
    with act("analist", moment=MOMENT + datetime.timedelta(days=95)) as asker:
        lever_brutolijst(asker, [("A", 12, 11, 2), ("C", 3, 1, 0), ("F", 2, 2, 1)])
        volgende = maak(asker, Kwartaal(2026, 2))
        assert stand(volgende) == {
            "a": ("zeer_actief", True, "definitie"),
            "b": ("", False, "afgevallen"),
            "c": ("", False, "afgevallen"),
            "f": ("meerpleger", True, "nieuw"),
        }
        teksten = {naam: regel_van(volgende, naam).verschil_tekst for naam in "abcf"}
        assert teksten["a"].startswith("Van volwassen veelpleger naar zeer actieve veelpleger: 12 antecedenten")
        assert teksten["b"] == "Afgevallen: niet meer aangeleverd."
        assert teksten["c"] == "Afgevallen: geen antecedent in 2025."
        with pytest.raises(UnableToMakeNettolijst, match="wordt niet meer aangeleverd"):
            haal_af(asker, regel_van(volgende, "B"), besluit="op")
        vast(asker, volgende)
    with act("analist", moment=MOMENT + datetime.timedelta(days=190)) as asker:
        lever_brutolijst(asker, [("A", 12, 11, 2), ("B", 15, 12, 1)])
        derde = maak(asker, Kwartaal(2026, 3))
        assert stand(derde)["b"] == ("zeer_actief", True, "terug")
        assert "eerste kwartaal 2026" in regel_van(derde, "B").verschil_tekst


def test_two_who_became_one_and_were_parted_again_are_told_so(lijst: Nettolijst) -> None:
    with act("analist") as asker:
        vast(asker, lijst)
    with act("analist", moment=MOMENT + datetime.timedelta(days=95)) as asker:
        wie = sorted((sleutel("A"), sleutel("B")))
        vind(asker, wie, [(0, 1, "gekoppeld")])
        tweede = maak(asker, Kwartaal(2026, 2))
        samen = Nettolijstregel.objects.get(lijst=tweede, records__len=2)
        assert samen.verschil == "samengevoegd"
        assert "Jan Voorbeelda en Jan Voorbeeldb stonden vorige keer apart" in samen.verschil_tekst
        vast(asker, tweede)
        besluit(asker, paar_van(wie, 0, 1), "ongedaan")  # type: ignore[arg-type]
    with act("analist", moment=MOMENT + datetime.timedelta(days=190)) as asker:
        derde = maak(asker, Kwartaal(2026, 3))
        assert stand(derde)["a"][2] == stand(derde)["b"][2] == "gesplitst"


def test_taken_off_is_told_as_dropped_and_again_when_he_would_come_back(lijst: Nettolijst) -> None:
    with act("analist") as asker:
        vast(asker, lijst)
    with act("analist", moment=MOMENT + datetime.timedelta(days=95)) as asker:
        tweede = maak(asker, Kwartaal(2026, 2))
        haal_af(asker, regel_van(tweede, "A"), "Zit tot 2028 vast")
        assert regel_van(tweede, "A").verschil_tekst == "Afgevallen: van de lijst gehaald: Zit tot 2028 vast."
        vast(asker, tweede)
    with act("analist", moment=MOMENT + datetime.timedelta(days=190)) as asker:
        derde = maak(asker, Kwartaal(2026, 3))
        assert regel_van(derde, "A").verschil_tekst.endswith("Vorige keer van de lijst gehaald: Zit tot 2028 vast")


@pytest.mark.parametrize(
    ("doe", "fout"),
    [
        (lambda asker: maak(asker, Kwartaal(2026, 2)), "nog niet begonnen"),
        (lambda asker: maak(asker, partner="ggz"), "geen brutolijst ingelezen"),
        (lambda asker: make_nettolijst(asker=asker, organisatie_id=uuid.UUID(int=1), kwartaal=NU), "geen brutolijst"),
    ],
)
def test_what_cannot_be_drawn_up_says_why(lijst: Nettolijst, doe: Callable[..., object], fout: str) -> None:
    with act("analist") as asker, pytest.raises(UnableToMakeNettolijst, match=fout):
        doe(asker)


def test_a_fixed_list_changes_no_more_in_action_and_database(lijst: Nettolijst) -> None:
    with act("analist") as asker:
        regel = regel_van(lijst, "A")
        fixed = vast(asker, lijst)
        assert (fixed.stand, fixed.vastgesteld_door_id, fixed.vastgesteld_op) == ("vastgesteld", cid("analist"), MOMENT)
        for poging in (lambda: vast(asker, lijst), lambda: haal_af(asker, regel), lambda: maak(asker)):
            with pytest.raises(UnableToMakeNettolijst, match="vastgesteld"):
                poging()
        with pytest.raises(UnableToMakeNettolijst, match="Een eerdere kan niet meer"):
            maak(asker, Kwartaal(2025, 4))
        assert Nettolijst.objects.filter(id=lijst.id).update(stand="vastgesteld", versie=9) == 0
        assert Nettolijstregel.objects.filter(lijst=lijst).update(opgenomen=False) == 0
        assert Nettolijstregel.objects.filter(lijst=lijst).delete()[0] == 0
        with pytest.raises(DatabaseError), transaction.atomic():
            Nettolijstregel.objects.create(
                lijst=lijst, veiligheidshuis_id=cid("huis"), persoonsleutel=regel.id, achternaam="Erbij",
                opgenomen=True, verschil="nieuw", verschil_tekst="Nieuw.",
            )  # fmt: skip


def test_of_which_quarter_and_partner_a_list_is_never_changes_and_none_is_removed(lijst: Nettolijst) -> None:
    with act("analist"):
        for sql in ("UPDATE personen_nettolijst SET kwartaal = 2", "DELETE FROM personen_nettolijst"):
            with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(sql)


def test_a_list_that_was_drawn_up_before_the_last_was_fixed_is_drawn_up_again_first() -> None:
    later = MOMENT + datetime.timedelta(days=95)
    with act("analist") as asker:
        lever_brutolijst(asker, RIJEN)
        eerste = maak(asker)
    with act("analist", moment=later) as asker:
        tweede = maak(asker, Kwartaal(2026, 2))
    with act("analist", moment=later + datetime.timedelta(hours=1)) as asker:
        vast(asker, eerste)
        with pytest.raises(UnableToMakeNettolijst, match="opnieuw op"):
            vast(asker, tweede)
        maak(asker, Kwartaal(2026, 2))
        assert vast(asker, tweede).stand == "vastgesteld"


def test_the_second_of_two_is_told(lijst: Nettolijst) -> None:
    tweede_analist()
    with act("analist") as asker:
        regel, toen = regel_van(lijst, "A"), Nettolijst.objects.get(id=lijst.id).versie
        haal_af(asker, regel_van(lijst, "A"))
    with act("secretaris") as asker:
        with pytest.raises(UnableToMakeNettolijst, match=GEWIJZIGD):
            haal_af(asker, regel, "Iets anders")
        with pytest.raises(UnableToMakeNettolijst, match=GEWIJZIGD):
            fix_nettolijst(asker=asker, lijst_id=lijst.id, versie=toen)
        with pytest.raises(UnableToMakeNettolijst, match=GEWIJZIGD):
            fix_nettolijst(asker=asker, lijst_id=lijst.id, versie=None)
        assert regel_van(lijst, "A").besluit == "Verhuisd"


@pytest.mark.parametrize("naam", ANDEREN)
def test_for_anybody_else_there_is_no_net_list(lijst: Nettolijst, naam: str) -> None:
    with act("analist"):
        regel = regel_van(lijst, "A")
    with act(naam) as asker:
        assert not Nettolijst.objects.exists() and not Nettolijstregel.objects.exists()
        with pytest.raises(NotAllowed):
            maak(asker)
        with pytest.raises(NotFound):
            decide_regel(asker=asker, regel_id=regel.id, versie=1, besluit="af", reden="x")
        with pytest.raises(NotFound):
            fix_nettolijst(asker=asker, lijst_id=lijst.id, versie=1)


def test_what_is_done_is_logged_by_key_and_without_a_name(lijst: Nettolijst) -> None:
    with act("analist") as asker:
        regel = haal_af(asker, regel_van(lijst, "A"))
        vast(asker, lijst)
    with act("fg"):
        rows = Logregel.objects.filter(object_soort="nettolijst", object_id=lijst.id).order_by("moment")
        assert list(rows.values_list("handeling", flat=True)) == ["aanmaken", "wijzigen", "wijzigen"]
        assert rows[1].persoon_ids == [regel.persoonsleutel] and len(rows[0].persoon_ids) == 3
        assert "Voorbeeld" not in str(list(rows.values()))
    assert DAG.year == NU.jaar
