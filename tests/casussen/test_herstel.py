"""Undoing the last thing captured in a meeting; every text of the minutes is kept (A8, R26)."""

import datetime

import pytest
from django.db import ProgrammingError, transaction

from regiehuis.casussen.actions import aanwezigheid as wie
from regiehuis.casussen.actions import agenda, herstel, verslag
from regiehuis.casussen.actions.afspraak import accept_afspraak, offer_afspraak
from regiehuis.casussen.actions.overleg import start_overleg
from regiehuis.casussen.models import Aanwezigheid, Afspraak, Agendapunt, Verslagversie
from regiehuis.kern.errors import NotAllowed, NotFound, Refusal
from regiehuis.logboek.queries import Zoekvraag, search_regels
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.models import Melding
from tests.cast import MOMENT, act, cid

pytestmark = pytest.mark.django_db
PUNT = cid("agendapunt")
MINUUT = datetime.timedelta(minutes=1)


@pytest.fixture(autouse=True)
def _running() -> None:
    with act("procesregisseur") as asker:
        start_overleg(asker=asker, overleg_id=cid("overleg"))


def agree(asker: Asker, tekst: str, **fields: object) -> Afspraak:
    known: dict[str, object] = {"organisatie_id": cid("politie"), "medewerker_id": cid("lid")} | fields
    return offer_afspraak(
        asker=asker,
        casus_id=cid("casus"),
        tekst=tekst,
        termijn=MOMENT.date() + datetime.timedelta(days=7),
        agendapunt_id=PUNT,
        **known,  # type: ignore[arg-type]
    )


def write(asker: Asker, besluit: str) -> None:
    versie = Agendapunt.objects.get(id=PUNT).versie
    verslag.write_verslag(asker=asker, agendapunt_id=PUNT, versie=versie, verslag="Besproken.", besluit=besluit)


def undo(naam: str, minutes: int = 9) -> str:
    with act(naam, moment=MOMENT + minutes * MINUUT) as asker:
        return herstel.undo_capture(asker=asker, agendapunt_id=PUNT)


@pytest.mark.parametrize("naam", ["procesregisseur", "secretaris"])
def test_the_last_agreement_lapses_with_its_reason_and_the_doer_hears(naam: str) -> None:
    with act(naam) as asker:
        kept = agree(asker, "Eerste")
    with act(naam, moment=MOMENT + MINUUT) as asker:
        last = agree(asker, "Vergissing")
    assert undo(naam) == "afspraak"
    with act("lid"):
        last, kept = Afspraak.objects.get(id=last.id), Afspraak.objects.get(id=kept.id)
        assert (last.status, last.grond, kept.status) == ("vervallen", herstel.GROND, "aangeboden")
        assert "Een afspraak met u is vervallen" in Melding.objects.values_list("tekst", flat=True)
    with act("fg") as asker:
        seen = search_regels(asker=asker, zoekvraag=Zoekvraag(object_soort="afspraak", handeling="wijzigen")).regels
        assert last.id in {regel.object_id for regel in seen}


def test_a_decision_goes_back_to_the_text_before_it_and_every_text_is_kept() -> None:
    for minute, besluit in enumerate(("Door.", "Stoppen.")):
        with act("secretaris", moment=MOMENT + minute * MINUUT) as asker:
            write(asker, besluit)
    assert undo("secretaris", 5) == "verslag"
    with act("lid"):
        assert Agendapunt.objects.get(id=PUNT).besluit == "Door."
    assert undo("secretaris", 6) == "verslag"
    with act("lid"):
        punt = Agendapunt.objects.get(id=PUNT)
        assert (punt.verslag, punt.besluit) == ("", "")
        versies = list(Verslagversie.objects.filter(agendapunt=PUNT).order_by("nummer"))
        assert [v.besluit for v in versies] == ["Door.", "Stoppen.", "Door.", ""]
        assert {v.door_id for v in versies} == {cid("secretaris")}
    with pytest.raises(herstel.UnableToUndo, match="niets om ongedaan"):
        undo("secretaris", 7)


def test_what_was_captured_last_is_undone_first_whatever_it_is() -> None:
    with act("procesregisseur") as asker:
        agree(asker, "Eerst de afspraak")
    with act("procesregisseur", moment=MOMENT + MINUUT) as asker:
        write(asker, "Dan het besluit")
    assert (undo("procesregisseur", 2), undo("procesregisseur", 3)) == ("verslag", "afspraak")


def test_nobody_undoes_what_another_captured_or_answered() -> None:
    with act("secretaris") as asker:
        agree(asker, "Van de secretaris")
        write(asker, "Besluit van de secretaris")
    with pytest.raises(herstel.UnableToUndo, match="Alleen wie iets het laatst vastlegde"):
        undo("procesregisseur")
    assert {undo("secretaris", 8), undo("secretaris", 9)} == {"verslag", "afspraak"}
    with act("secretaris", moment=MOMENT + 10 * MINUUT) as asker:
        again = agree(asker, "Nog een")
    with act("lid", moment=MOMENT + 11 * MINUUT) as asker:
        accept_afspraak(asker=asker, afspraak_id=again.id, versie=again.versie)
    with pytest.raises(herstel.UnableToUndo):
        undo("secretaris", 12)
    with act("lid"):
        assert Afspraak.objects.get(id=again.id).status == "aanvaard", "what was answered stays"


@pytest.mark.parametrize(("naam", "error"), [("lid", NotAllowed), ("buitenstaander", NotFound)])
def test_only_who_runs_the_meeting_undoes(naam: str, error: type[Refusal]) -> None:
    with pytest.raises(error):
        undo(naam)


def test_a_version_says_who_was_there_when_it_was_decided() -> None:
    with act("procesregisseur") as asker:
        write(asker, "Met de politie")
        wie.mark_aanwezigheid(asker=asker, agendapunt_id=PUNT, medewerker_id=cid("lid"), status="afwezig")
        write(asker, "Zonder de politie")
        first, second = Verslagversie.objects.filter(agendapunt=PUNT).order_by("nummer")
    assert cid("lid") in first.aanwezig and cid("lid") not in second.aanwezig


def test_the_database_itself_changes_no_version() -> None:
    with act("secretaris") as asker:
        write(asker, "Door.")
        for change in (
            lambda: Verslagversie.objects.update(besluit="Anders."),
            lambda: Verslagversie.objects.all()._raw_delete("default"),
        ):
            with pytest.raises(ProgrammingError), transaction.atomic():
                change()


def test_all_the_others_are_there_at_one_press() -> None:
    with act("secretaris") as asker:
        wie.mark_aanwezigheid(asker=asker, agendapunt_id=PUNT, medewerker_id=cid("lid"), status="afwezig")
        wie.invite_leden(asker=asker, agendapunt_id=PUNT)
        assert wie.mark_all_aanwezig(asker=asker, agendapunt_id=PUNT) == 2, "who was invited just now"
        found = dict(Aanwezigheid.objects.filter(agendapunt=PUNT).values_list("medewerker_id", "status"))
    absent = {medewerker_id for medewerker_id, status in found.items() if status != "aanwezig"}
    assert absent == {cid("lid"), cid("ggz_lid")}, "who was marked absent stays so"


def test_a_point_that_had_a_text_is_not_taken_off_the_agenda() -> None:
    with act("procesregisseur") as asker:
        write(asker, "Door.")
    undo("procesregisseur")
    with act("procesregisseur") as asker, pytest.raises(agenda.UnableToChangeAgenda, match="vastgelegd"):
        agenda.postpone_agendapunt(asker=asker, agendapunt_id=PUNT, reden="geen tijd")
