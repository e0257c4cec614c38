"""The 72-hour clock and the decisions about a breach (R42); no database."""

import datetime
import uuid

import pytest

from regiehuis.samenwerking.access import AMSTERDAM
from regiehuis.verantwoording.rules.datalek import (
    Beoordeling,
    check_afsluiten,
    check_beoordeling,
    check_ontdekt,
    clock,
    deadline,
)
from regiehuis.verantwoording.rules.toezicht import check_opvolgen, names_number

UUR = datetime.timedelta(hours=1)


def at(*when: int) -> datetime.datetime:
    return datetime.datetime(*when, tzinfo=AMSTERDAM)  # type: ignore[misc, arg-type]


@pytest.mark.parametrize(
    ("found", "until"),
    [
        (at(2026, 3, 10, 10), at(2026, 3, 13, 10)),
        # The clock goes forward on 29 March 2026 and back on 25 October: 72 hours that really pass.
        (at(2026, 3, 28, 12), at(2026, 3, 31, 13)),
        (at(2026, 10, 24, 12), at(2026, 10, 27, 11)),
    ],
)
def test_seventy_two_hours_really_pass_also_over_the_change_of_the_clock(
    found: datetime.datetime, until: datetime.datetime
) -> None:
    assert deadline(found) == until
    assert deadline(found) - found.astimezone(datetime.UTC) == 72 * UUR


@pytest.mark.parametrize(
    ("hours", "stand", "tekst"),
    [
        (0, "loopt", "nog 72 uur"),
        (47.9, "loopt", "nog 24 uur"),
        (48, "bijna", "nog 24 uur"),
        (71.5, "bijna", "nog minder dan een uur"),
        (72, "bijna", "nog minder dan een uur"),
        (72.1, "voorbij", "de 72 uur zijn voorbij"),
    ],
)
def test_the_clock_runs_until_it_is_reported(hours: float, stand: str, tekst: str) -> None:
    found = at(2026, 3, 28, 12)
    klok = clock(
        found, status="vermoeden", ap_besluit="", ap_gemeld_op=None, moment=found.astimezone(datetime.UTC) + hours * UUR
    )
    assert (klok.stand, klok.tekst) == (stand, tekst)


@pytest.mark.parametrize(("hours", "tekst"), [(71, "op tijd gemeld"), (73, "te laat gemeld")])
def test_what_was_reported_stands_still_in_time_or_late(hours: int, tekst: str) -> None:
    found = at(2026, 3, 10, 10)
    given = {"status": "datalek", "ap_besluit": "melden", "ap_gemeld_op": found + hours * UUR}
    klok = clock(found, **given, moment=found + 500 * UUR)  # type: ignore[arg-type]
    assert (klok.stand, klok.tekst) == ("gemeld", tekst)


def test_no_breach_or_not_to_be_reported_has_no_clock() -> None:
    found = at(2026, 3, 10, 10)
    for status, besluit in (("geen_datalek", ""), ("datalek", "niet_melden")):
        klok = clock(found, status=status, ap_besluit=besluit, ap_gemeld_op=None, moment=found + 500 * UUR)
        assert klok.stand == "stil"


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"status": "geen_datalek", "ap_besluit": "melden", "ap_reden": "Ja"}, "status"),
        ({"ap_besluit": "niet_melden"}, "ap_reden"),
        ({"betrokkenen_besluit": "niet_melden"}, "betrokkenen_reden"),
        ({"ap_gemeld_op": at(2026, 3, 10, 11)}, "ap_gemeld_op"),
        ({"ap_besluit": "melden", "ap_reden": "Ja", "ap_gemeld_op": at(2026, 3, 10, 9)}, "ap_gemeld_op"),
        ({"ap_besluit": "melden", "ap_reden": "Ja", "ap_gemeld_op": at(2026, 3, 20, 9)}, "ap_gemeld_op"),
        ({"betrokkenen_besluit": "melden", "betrokkenen_reden": "Ja"}, "informeert"),
        (
            {
                "betrokkenen_besluit": "melden",
                "betrokkenen_reden": "Ja",
                "informeert_id": uuid.uuid4(),
                "informeren_voor": datetime.date(2027, 3, 10),
            },
            "informeren_voor",
        ),
    ],
)
def test_a_decision_that_cannot_be_is_named_at_its_field(given: dict[str, object], field: str) -> None:
    wrong = check_beoordeling(
        Beoordeling(**{"status": "datalek"} | given),  # type: ignore[arg-type]
        ontdekt_op=at(2026, 3, 10, 10),
        moment=at(2026, 3, 11, 10),
    )
    assert field in [name for name, _message in wrong]


def test_a_breach_closes_when_all_was_decided_and_done() -> None:
    done = Beoordeling(
        status="datalek",
        maatregelen="Wachtwoord vervangen",
        ap_besluit="melden",
        ap_reden="Risico",
        ap_gemeld_op=at(2026, 3, 10, 12),
        betrokkenen_besluit="niet_melden",
        betrokkenen_reden="Geen gevolg",
    )
    assert check_afsluiten(done, geinformeerd=False) == ""
    for change, words in (
        ({"status": "vermoeden"}, "of dit een datalek is"),
        ({"ap_besluit": ""}, "Beslis eerst over melden"),
        ({"ap_gemeld_op": None}, "wanneer het bij de Autoriteit"),
        ({"betrokkenen_besluit": "melden"}, "betrokkenen bericht"),
        ({"maatregelen": " "}, "welke maatregelen"),
    ):
        assert words in check_afsluiten(Beoordeling(**vars(done) | change), geinformeerd=False)
    assert check_afsluiten(Beoordeling(status="geen_datalek"), geinformeerd=False) == ""


def test_a_moment_in_the_future_and_a_day_in_the_past_are_refused() -> None:
    now = at(2026, 3, 10, 10)
    assert "toekomst" in check_ontdekt(now + UUR, moment=now) and "tien jaar" in check_ontdekt(
        at(2010, 1, 1), moment=now
    )
    assert check_ontdekt(now, moment=now) == ""
    assert check_opvolgen(now.date(), vandaag=now.date()) == ""
    assert check_opvolgen(datetime.date(2026, 3, 9), vandaag=now.date()) and check_opvolgen(
        datetime.date(2028, 1, 1), vandaag=now.date()
    )


@pytest.mark.parametrize(
    ("tekst", "found"),
    [
        ("999990019", True),
        ("BSN 9999.90.019 lag open", True),
        ("casus 2026-0001", False),
        ("12-03-2026 10:30", False),
        ("010 555 01 42", False),
        ("0105550142", False),
    ],
)
def test_a_number_like_a_bsn_is_seen(tekst: str, found: bool) -> None:
    assert names_number("gewone tekst", tekst) is found
