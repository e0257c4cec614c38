"""A feedback sheet goes to the police when everybody who was present agreed, and holds no care secret (R22)."""

import datetime
import uuid
from collections.abc import Sequence
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from regiehuis.casussen.access.terugkoppelfiche import choosable, fetch_fiche
from regiehuis.casussen.actions import overleg as overleggen
from regiehuis.casussen.actions import terugkoppelfiche as actions
from regiehuis.casussen.actions.agenda import UnableToChangeAgenda, postpone_agendapunt
from regiehuis.casussen.models import Aanwezigheid, Ficheinstemming, Fichestuk, Terugkoppelfiche
from regiehuis.casussen.queries import terugkoppelfiche as queries
from regiehuis.casussen.rules.terugkoppelfiche import (
    Antwoord,
    check_antwoord,
    check_tekst,
    holds_care_secret,
    standing,
    why_blocked,
)
from regiehuis.convenanten.models import Regime
from regiehuis.kern.errors import NotAllowed, NotFound
from regiehuis.logboek.verstrekkingen import since, verstrekkingen_of_casus
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.models import Aansluiting
from tests.cast import MOMENT, act, cid
from tests.casussen.test_overleg import running, take_off_cast_point

pytestmark = pytest.mark.django_db
PUNT = cid("agendapunt")
EEN, TWEE, DRIE = (uuid.UUID(int=n) for n in (1, 2, 3))


def asked_for(instelling: str = "unaniem") -> None:
    """The regime of the cast asks everybody's consent, and the police of the cast are police."""
    with act("ketenmanager"):
        assert Regime.objects.filter(id=cid("regime")).update(terugkoppeling_politie=instelling)
        assert Aansluiting.objects.filter(id=cid("aansluiting_politie")).update(soortorganisatie="politie")


def write(asker: Asker, stukken: Sequence[uuid.UUID] = (), **changes: Any) -> Terugkoppelfiche:
    given: dict[str, Any] = {"tekst": "Er is een veiligheidsplan."} | changes
    return actions.write_fiche(asker=asker, agendapunt_id=PUNT, stukken=stukken, **given)


def answer(naam: str, versie: int, besluit: str = "akkoord", reden: str = "") -> None:
    with act(naam) as asker:
        actions.answer_fiche(asker=asker, agendapunt_id=PUNT, versie=versie, besluit=besluit, reden=reden)


def send(asker: Asker, versie: int) -> Terugkoppelfiche:
    return actions.send_fiche(asker=asker, agendapunt_id=PUNT, versie=versie, ontvanger_id=cid("politie"))


def closed() -> None:
    """The meeting of the cast is over: who was there stands."""
    with act("procesregisseur") as asker:
        take_off_cast_point(asker)
        overleggen.close_overleg(asker=asker, overleg_id=cid("overleg"))


@pytest.mark.parametrize(
    ("status", "aanwezig", "antwoorden", "words"),
    [
        ("bezig", [(EEN, "aanwezig")], {EEN: "akkoord"}, "afgesloten"),
        ("afgesloten", [(EEN, "aanwezig"), (TWEE, "uitgenodigd")], {EEN: "akkoord"}, "niet genoteerd"),
        ("afgesloten", [(EEN, "afwezig")], {}, "niemand aanwezig"),
        ("afgesloten", [(EEN, "aanwezig"), (TWEE, "vertrokken")], {EEN: "akkoord"}, "Nog één"),
        ("afgesloten", [(EEN, "aanwezig"), (TWEE, "aanwezig")], {EEN: "geweigerd"}, "Nog 2"),
        ("afgesloten", [(EEN, "aanwezig"), (TWEE, "afwezig")], {EEN: "akkoord"}, ""),
    ],
)
def test_only_when_each_one_present_agreed(
    status: str, aanwezig: list[tuple[uuid.UUID, str]], antwoorden: dict[uuid.UUID, str], words: str
) -> None:
    blocked = why_blocked(overleg_status=status, aanwezigheden=aanwezig, antwoorden=antwoorden)
    assert (words in blocked) if words else not blocked


def test_the_last_answer_to_the_text_that_stands_counts() -> None:
    later = MOMENT + datetime.timedelta(minutes=1)
    given = [
        Antwoord(EEN, 1, "akkoord", later),
        Antwoord(TWEE, 2, "geweigerd", later),
        Antwoord(TWEE, 2, "akkoord", MOMENT),
        Antwoord(DRIE, 2, "akkoord", MOMENT),
    ]
    assert standing(given, 2) == {TWEE: "geweigerd", DRIE: "akkoord"}


def test_what_a_sheet_and_an_answer_must_say() -> None:
    assert check_tekst(" ") and check_tekst("x" * 6001) and not check_tekst("Goed")
    assert check_antwoord("misschien", "") == ("besluit", "Kies of u instemt.")
    assert (
        (check_antwoord("geweigerd", " ") or ("",))[0] == (check_antwoord("akkoord", "x" * 1001) or ("",))[0] == "reden"
    )
    assert check_antwoord("akkoord", "") is None
    assert holds_care_secret("beroepsgeheim", "wgs") and holds_care_secret("gewoon", "conflict_van_plichten")
    assert not holds_care_secret("politie", "wgs")


def test_it_goes_out_once_everybody_present_agreed_and_as_a_disclosure() -> None:
    asked_for()
    with act("secretaris") as asker:
        fiche = write(asker)
    closed()
    with act("procesregisseur") as asker, pytest.raises(actions.UnableToGiveFeedback, match="Nog 2 aanwezigen"):
        send(asker, 1)
    answer("procesregisseur", 1)
    with act("secretaris") as asker:
        with pytest.raises(actions.UnableToGiveFeedback, match="Nog één"):
            send(asker, 1)
        with pytest.raises(NotAllowed, match="iedereen die aanwezig was"):
            queries.fiche_document(asker, PUNT)
        with pytest.raises(DatabaseError, match="not everybody"), transaction.atomic():
            Terugkoppelfiche.objects.filter(id=fiche.id).update(
                verstuurd_op=MOMENT, verstuurd_door_id=cid("secretaris"), ontvanger_id=cid("politie")
            )
    answer("lid", 1)
    with act("secretaris") as asker:
        with pytest.raises(actions.UnableToGiveFeedback) as refused:
            actions.send_fiche(asker=asker, agendapunt_id=PUNT, versie=1, ontvanger_id=cid("ggz"))
        assert refused.value.field == "ontvanger"
        with pytest.raises(actions.UnableToGiveFeedback):
            send(asker, 9)
        send(asker, 1)
        shown, bewijs = queries.fiche_document(asker, PUNT)
        assert (shown.ontvanger, shown.ingestemd, bool(bewijs.id)) == ("Politie", 2, True)
        with pytest.raises(actions.UnableToGiveFeedback, match="verandert niet meer"):
            write(asker, versie=2)
        with pytest.raises(DatabaseError, match="went out"), transaction.atomic():
            Terugkoppelfiche.objects.filter(id=fiche.id).update(tekst="Iets anders", ronde=2)
    with act("procesregisseur") as asker:
        out = verstrekkingen_of_casus(cid("casus"), since(asker.moment))
        assert [(v.organisaties, [s.soort for s in v.stukken]) for v in out] == [
            ((cid("politie"),), ["terugkoppelfiche"])
        ]


def test_another_text_asks_everybody_again() -> None:
    asked_for()
    with act("secretaris") as asker:
        fiche = write(asker)
    closed()
    answer("procesregisseur", 1)
    answer("lid", 1)
    with act("secretaris") as asker:
        with pytest.raises(DatabaseError, match="asks everybody again"), transaction.atomic():
            Terugkoppelfiche.objects.filter(id=fiche.id).update(tekst="Toch iets anders")
        write(asker, tekst="Er is een ander plan.", versie=1)
        with pytest.raises(actions.UnableToGiveFeedback, match="Nog 2 aanwezigen"):
            send(asker, 2)
    with pytest.raises(actions.UnableToGiveFeedback):
        answer("lid", 1)
    with act("lid"), pytest.raises(DatabaseError, match="text that stands"), transaction.atomic():
        Ficheinstemming.objects.create(
            fiche_id=fiche.id, casus_id=cid("casus"), ronde=1, medewerker_id=cid("lid"), besluit="akkoord", op=MOMENT
        )


def test_a_point_with_a_sheet_is_not_taken_off_the_agenda() -> None:
    asked_for()
    with act("procesregisseur") as asker:
        running(asker)
        write(asker)
        with pytest.raises(UnableToChangeAgenda, match="al iets vastgelegd"):
            postpone_agendapunt(asker=asker, agendapunt_id=PUNT, reden="Geen tijd")
        assert Terugkoppelfiche.objects.filter(agendapunt_id=PUNT).exists()


def test_who_refuses_says_why_and_keeps_it_in() -> None:
    asked_for()
    with act("procesregisseur") as asker:
        write(asker)
    closed()
    answer("procesregisseur", 1)
    with pytest.raises(actions.UnableToGiveFeedback) as refused:
        answer("lid", 1, "geweigerd")
    assert refused.value.field == "reden"
    answer("lid", 1, "geweigerd", "Dit schaadt het vertrouwen.")
    with act("procesregisseur") as asker:
        with pytest.raises(actions.UnableToGiveFeedback, match="Nog één"):
            send(asker, 1)
        shown = queries.terugkoppelfiche(asker, PUNT)
        assert [d.reden for d in shown.deelnemers if d.besluit == "geweigerd"] == ["Dit schaadt het vertrouwen."]


def test_nobody_answers_who_was_not_there_or_for_another() -> None:
    asked_for()
    with act("procesregisseur") as asker:
        fiche = write(asker)
    for naam, error in (("ggz_lid", NotFound), ("buitenstaander", NotFound), ("secretaris", NotAllowed)):
        with pytest.raises(error):
            answer(naam, 1)
    with pytest.raises(NotAllowed):
        answer("vervanger", 1)  # stands in for somebody who was there, and was not there himself
    for naam in ("ggz_lid", "secretaris", "vervanger"):
        for who in (naam, "lid"):
            with act(naam), pytest.raises(DatabaseError), transaction.atomic():
                Ficheinstemming.objects.create(
                    fiche_id=fiche.id,
                    casus_id=cid("casus"),
                    ronde=1,
                    medewerker_id=cid(who),
                    besluit="akkoord",
                    op=MOMENT,
                )


def test_an_item_under_a_care_secret_is_not_chosen_in_the_database_either() -> None:
    asked_for()
    with act("procesregisseur") as asker:
        offered = {item.id for item in choosable(asker, fetch_fiche(asker, PUNT))}
        assert cid("item_sociaal") in offered and cid("item_medisch") not in offered
        for wrong in (cid("item_medisch"), cid("item_voor_om"), uuid.uuid4()):
            with pytest.raises(actions.UnableToGiveFeedback) as refused:
                write(asker, [wrong])
            assert refused.value.field == "stukken"
        fiche = write(asker, [cid("item_sociaal")])
        shown = queries.terugkoppelfiche(asker, PUNT)
        assert ([s.id for s in shown.stukken], shown.ingehouden) == ([cid("item_sociaal")], 0)
    # Who does not run the meeting chooses nothing, also what he reads himself and may stand on a sheet.
    with act("casusregisseur"), pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        Fichestuk.objects.create(fiche_id=fiche.id, casus_id=cid("casus"), ronde=1, informatie_id=cid("item_politie"))
    with act("procesregisseur"), pytest.raises(DatabaseError, match="care secret"), transaction.atomic():
        Fichestuk.objects.create(fiche_id=fiche.id, casus_id=cid("casus"), ronde=1, informatie_id=cid("item_medisch"))
    answer("lid", 1)
    with act("procesregisseur"), pytest.raises(DatabaseError, match="ask everybody again"), transaction.atomic():
        Fichestuk.objects.create(fiche_id=fiche.id, casus_id=cid("casus"), ronde=1, informatie_id=cid("item_politie"))


@pytest.mark.parametrize("instelling", ["gewoon", "niet"])
def test_where_the_regime_does_not_ask_there_is_no_sheet(instelling: str) -> None:
    asked_for(instelling)
    with act("procesregisseur") as asker:
        with pytest.raises(actions.UnableToGiveFeedback, match="geen terugkoppelfiche"):
            write(asker)
        with pytest.raises(DatabaseError), transaction.atomic():
            Terugkoppelfiche.objects.create(
                agendapunt_id=PUNT,
                casus_id=cid("casus"),
                overlegvorm_id=cid("casusoverleg"),
                tekst="Toch",
                geschreven_op=MOMENT,
                geschreven_door_id=cid("procesregisseur"),
            )


def test_who_was_not_there_does_not_learn_that_there_is_a_sheet() -> None:
    asked_for()
    with act("secretaris") as asker:
        write(asker)
        assert Aanwezigheid.objects.filter(agendapunt_id=PUNT, status="aanwezig").count() == 2
    for naam, sees in (("lid", True), ("secretaris", True), ("ggz_lid", False), ("buitenstaander", False)):
        with act(naam) as asker:
            assert Terugkoppelfiche.objects.exists() is sees
            if sees:
                assert queries.terugkoppelfiche(asker, PUNT).bestaat
            else:
                with pytest.raises(NotFound):
                    queries.terugkoppelfiche(asker, PUNT)
    with act("lid") as asker, pytest.raises(NotAllowed):
        write(asker)
