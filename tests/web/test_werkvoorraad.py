"""The first screen: everybody finds what is his and nothing else, with a fixed number of queries."""

import copy
import datetime
import re
import uuid
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from regiehuis.casussen.actions.signaal import start_signaal
from regiehuis.casussen.models import Afspraak
from regiehuis.casussen.queries.werkvoorraad import GETOOND, werkvoorraad
from regiehuis.casussen.queries.werkvoorraad_functies import functiestand
from regiehuis.samenwerking.actions import notify
from regiehuis.samenwerking.actions.profiel import review_profiel
from regiehuis.samenwerking.models import Melding
from regiehuis.web.werkvoorraad.adressen import address_of, find
from tests.cast import DAG, MENSEN, MOMENT, act, cid

pytestmark = pytest.mark.django_db
MOST = 12
AROUND = ("samenwerking_sessie", "otp_", "regiehuis_begin", "INSERT INTO logboek", "SAVEPOINT", "axes_", "set_config")


def page(client: Client) -> str:
    response = client.get("/")
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("name", MENSEN)
def test_everybody_gets_a_first_screen_in_few_queries(as_user: Callable[[str], Client], name: str) -> None:
    client = as_user(name)
    with CaptureQueriesContext(connection) as done:
        html = page(client)
    asked = [q["sql"] for q in done if not any(word in q["sql"] for word in AROUND)]
    asked = [sql for sql in asked if 'WHERE "samenwerking_medewerker"."id" =' not in sql]
    assert len(asked) <= MOST, "\n".join(re.sub(r"SELECT.*?FROM", "FROM", sql, flags=re.S)[:150] for sql in asked)
    assert "<h1>Werkvoorraad" in html


def test_the_doer_sees_what_is_overdue_first(as_user: Callable[[str], Client]) -> None:
    html = page(as_user("lid"))
    assert "Tekst van afspraak_te_laat" in html and "5 dagen over tijd" in html and "1 afspraak over tijd" in html


def test_a_deputy_sees_for_whom(as_user: Callable[[str], Client]) -> None:
    assert "namens Lid" in page(as_user("vervanger"))


def test_nobody_sees_the_agreements_of_others(as_user: Callable[[str], Client]) -> None:
    for name in ("afzender", "buitenstaander", "verlopen_lid", "niet_ondertekend", "ketenmanager", "fg", "beheerder"):
        html = page(as_user(name))
        assert "Tekst van afspraak" not in html and "2026-0001" not in html.replace("S-2026-0001", ""), name


def test_the_lead_sees_own_cases_with_what_is_late(as_user: Callable[[str], Client]) -> None:
    html = page(as_user("casusregisseur"))
    assert "Casussen waarin u de regie hebt" in html and "2026-0001" in html and "2026-0002" not in html


def test_an_agreement_climbs_to_casusregisseur_then_procesregisseur() -> None:
    for days, casusregisseur, procesregisseur in ((1, 0, 0), (2, 1, 0), (9, 1, 1)):
        moment = MOMENT + datetime.timedelta(days=days)
        for name, expected in (("casusregisseur", casusregisseur), ("procesregisseur", procesregisseur)):
            with act(name, moment=moment) as asker:
                climbed = [task for task in werkvoorraad(asker).geklommen if task.id == cid("afspraak_te_laat")]
                assert len(climbed) == expected, (days, name)


def test_the_ketenmanager_is_reminded_that_the_profile_was_to_be_reviewed(as_user: Callable[[str], Client]) -> None:
    words = "toe aan de jaarlijkse herziening"
    assert words not in page(as_user("ketenmanager"))
    with act("ketenmanager", moment=MOMENT - datetime.timedelta(days=300)) as asker:
        review_profiel(asker=asker, uitkomst="Gegroeid.", volgende_op=DAG - datetime.timedelta(days=60))
    assert words in page(as_user("ketenmanager"))
    assert words not in page(as_user("procesregisseur"))
    with act("ketenmanager") as asker:
        review_profiel(asker=asker, uitkomst="Weer bekeken.", volgende_op=DAG + datetime.timedelta(days=300))
    assert words not in page(as_user("ketenmanager"))


def test_the_mayor_sees_the_question_put_to_him(as_user: Callable[[str], Client]) -> None:
    assert "Beantwoord de opschaling" in page(as_user("burgemeester"))


def test_what_was_typed_for_a_unit_waits_for_its_word(as_user: Callable[[str], Client]) -> None:
    assert "Bevestig wat namens u is vastgelegd" in page(as_user("ggz_lid"))
    assert "Bevestig wat namens u is vastgelegd" not in page(as_user("lid"))


def test_the_chair_sees_triage_and_the_partner_too(as_user: Callable[[str], Client]) -> None:
    for name, expected in (("procesregisseur", True), ("triagepartner", True), ("lid", False)):
        assert ("1 signaal<" in page(as_user(name))) is expected, name


def test_the_sender_sees_where_his_signal_stands(as_user: Callable[[str], Client]) -> None:
    html = page(as_user("afzender"))
    assert "S-2026-0001" in html and "Volledig, op triage" in html


def test_piket_sees_the_alert_on_top(as_user: Callable[[str], Client]) -> None:
    html = page(as_user("piket"))
    assert "Acuut: piket gevraagd" in html and "06 12345678" in html
    assert "Acuut: piket gevraagd" not in page(as_user("lid"))


def test_the_secretary_sees_meetings_but_no_case(as_user: Callable[[str], Client]) -> None:
    html = page(as_user("secretaris"))
    assert "Casusoverleg veelplegers" in html and "Overleggen die u voorbereidt" in html and "2026-0001" not in html


def test_the_ketenmanager_sees_counts_and_no_more(as_user: Callable[[str], Client]) -> None:
    html = page(as_user("ketenmanager"))
    assert "Het huis in aantallen" in html and "Signalen die op triage wachten" in html
    assert "S-2026-0001" not in html and "Signaalpersoon" not in html
    with act("ketenmanager") as asker:
        house = functiestand(asker).huis
        assert house is not None and (house.casussen, house.afspraken_over_tijd, house.zonder_regie) == (2, 1, 1)
        assert [(t.op, t.aantal, t.acuut, t.te_veel) for t in house.triages] == [(DAG, 1, 1, 0)]


@pytest.mark.parametrize("name", [name for name in MENSEN if name != "ketenmanager"])
def test_nobody_else_counts_the_signals_of_the_house(name: str) -> None:
    with act(name), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM regiehuis_wachtende_signalen()")
        assert cursor.fetchone() == (0,)


def test_fg_sees_refusals_and_the_beheerder_accounts(as_user: Callable[[str], Client]) -> None:
    assert "Geweigerde pogingen" in page(as_user("fg"))
    assert "Nog nooit aangemeld" in page(as_user("beheerder"))
    html = page(as_user("lid"))
    assert "Geweigerde pogingen" not in html and "Nog nooit aangemeld" not in html


def test_who_has_nothing_is_told_what_comes(as_user: Callable[[str], Client]) -> None:
    assert "Er wacht niets op u" in page(as_user("buitenstaander"))


def test_notifications_are_read_one_by_one_and_all_together(as_user: Callable[[str], Client]) -> None:
    with act("procesregisseur") as asker:
        for number in range(3):
            notify(asker=asker, medewerker_id=cid("lid"), tekst=f"Er wacht iets {number}", object_soort="afspraak",
                   object_id=cid("afspraak_te_laat"))  # fmt: skip
    client = as_user("lid")
    assert page(client).count("Er wacht iets") == 3
    with act("lid"):
        first = Melding.objects.get(tekst="Er wacht iets 1")
    client.post(f"/meldingen/{first.id}/", {"soort": "afspraak", "object": str(cid("afspraak_te_laat"))})
    assert page(client).count("Er wacht iets") == 2
    client.post("/meldingen/gelezen/")
    assert page(client).count("Er wacht iets") == 0


def test_nobody_reads_the_notification_of_another(as_user: Callable[[str], Client]) -> None:
    with act("procesregisseur") as asker:
        notify(asker=asker, medewerker_id=cid("lid"), tekst="Alleen voor lid")
    with act("lid"):
        key = Melding.objects.get(tekst="Alleen voor lid").id
    as_user("ggz_lid").post(f"/meldingen/{key}/")
    assert "Alleen voor lid" in page(as_user("lid"))


def test_an_address_is_there_or_empty() -> None:
    assert find("werkvoorraad") == "/" and find("bestaat_niet") == "" and address_of("", uuid.uuid4()) == ""
    assert address_of("signaal", "geen-sleutel") == ""


def test_the_day_is_the_moment_of_the_asker() -> None:
    with act("lid") as asker:
        assert werkvoorraad(asker).dag == DAG


def test_who_holds_piket_sees_the_shifts(as_user: Callable[[str], Client]) -> None:
    assert "Uw piketdiensten" in page(as_user("piket"))
    assert "Uw piketdiensten" not in page(as_user("lid"))


def test_the_secretary_sees_what_an_agenda_still_needs(as_user: Callable[[str], Client]) -> None:
    html = page(as_user("secretaris"))
    assert "Overleggen die u voorbereidt" in html and "U bent bij" not in html
    assert "Overleggen die u voorbereidt" not in page(as_user("lid"))


def test_a_signal_that_is_not_finished_stands_with_the_work(as_user: Callable[[str], Client]) -> None:
    with act("afzender") as asker:
        start_signaal(asker=asker, acuut=False)
    html = page(as_user("afzender"))
    assert "Signalen die u nog afmaakt" in html and "Mijn signalen" in html
    assert "Signalen die u nog afmaakt" not in page(as_user("procesregisseur"))


def test_what_waits_for_an_answer_is_not_hidden_behind_what_was_taken_on(as_user: Callable[[str], Client]) -> None:
    with act("casusregisseur"):
        taken, asked = (Afspraak.objects.get(id=cid("afspraak_te_laat")) for _ in range(2))
        copies = [copy.copy(taken) for _ in range(70)]
        for one in (*copies, asked):
            one.id = uuid.uuid4()
        asked.tekst, asked.status, asked.beantwoord_op = "Vraag achter alles", "aangeboden", None
        asked.termijn = DAG + datetime.timedelta(days=300)
        Afspraak.objects.bulk_create([*copies, asked])
    html = page(as_user("lid"))
    assert "Vraag achter alles" in html
    assert html.count("Tekst van afspraak_te_laat") == GETOOND
