"""Who is what of whom on a day: dated, of this case alone, and no secret by derivation (A16, R15, R17)."""

import datetime
import re
from typing import Any

import pytest

from regiehuis.casussen.actions import persoon
from regiehuis.casussen.models import Casuspersoon
from regiehuis.casussen.queries.relatiebeeld import Relatiebeeld, relatiebeeld
from regiehuis.kern.errors import Refusal
from regiehuis.personen.models import Relatie
from regiehuis.personen.rules import AdresGegevens
from regiehuis.samenwerking.access import Asker
from tests.access.test_screens import browser
from tests.cast import DAG, act, cid

from .test_persoon import added

pytestmark = pytest.mark.django_db
PAGE = f"/casussen/{cid('casus')}/relaties/"
PIM = cid("persoon_casus")
DAY = datetime.timedelta(days=1)
HERE = {"straat": "Dorpsstraat", "huisnummer": "1", "postcode": "1234 AB", "plaats": "Proefstad"}


def tie(asker: Asker, wie: object, wiens: object, soort: str, **dates: Any) -> None:
    persoon.add_relatie(
        asker=asker,
        casus_id=cid("casus"),
        van_persoon_id=wie,  # type: ignore[arg-type]
        naar_persoon_id=wiens,  # type: ignore[arg-type]
        soort=soort,
        **dates,
    )


def live(asker: Asker, who: object, soort: str = "woonadres", **changes: Any) -> None:
    given: dict[str, Any] = {"van": DAG - 30 * DAY, **HERE, **changes}
    persoon.add_persoon_adres(
        asker=asker,
        casus_id=cid("casus"),
        persoon_id=who,  # type: ignore[arg-type]
        adres=AdresGegevens(soort=soort, **given),
    )


def sister(asker: Asker) -> Casuspersoon:
    return added(asker)


def picture(asker: Asker, op: datetime.date = DAG) -> Relatiebeeld:
    return relatiebeeld(asker, cid("casus"), op)


def kinds(beeld: Relatiebeeld) -> set[str]:
    return {relatie.soort for relatie in beeld.relaties}


def test_the_picture_shows_what_holds_on_the_day_that_the_address_names() -> None:
    with act("casusregisseur") as asker:
        anna = sister(asker).persoon_id
        tie(asker, PIM, anna, "broer_zus")
        tie(asker, PIM, anna, "medepleger", van=DAG - 20 * DAY, tot=DAG - 10 * DAY)
        tie(asker, anna, PIM, "slachtoffer", van=DAG - 5 * DAY)
        assert kinds(picture(asker)) == {"broer_zus", "slachtoffer"}
        assert kinds(picture(asker, DAG - 15 * DAY)) == {"broer_zus", "medepleger"}
        assert kinds(picture(asker, DAG - 10 * DAY)) == {"broer_zus"}
        assert {r.soort for r in picture(asker).anders} == {"medepleger"}
        assert DAG - 20 * DAY in picture(asker).momenten
    client = browser("lid")
    text = client.get(f"{PAGE}?op=23-02-2026").content.decode()
    assert "Relaties op 23 februari 2026" in text and 'class="rh-net__medepleger"' in text
    assert "Anna Proefzus" in text and "18 februari 2026 tot 28 februari 2026" in text
    assert "bestaande datum" in client.get(f"{PAGE}?op=31-02-2026").content.decode()


def test_who_live_at_one_address_share_a_home_and_not_after_one_left() -> None:
    with act("casusregisseur") as asker:
        anna = sister(asker).persoon_id
        live(asker, PIM)
        live(asker, anna, postcode="1234ab", straat="dorpsstraat", van=DAG - 10 * DAY)
        (home,) = picture(asker).huizen
        assert (home.letter, home.adres, home.sinds) == ("A", "Dorpsstraat 1, Proefstad", DAG - 10 * DAY)
        assert {p.thuis for p in picture(asker).personen if p.voornaam in ("Pim", "Anna")} == {"A"}
        assert picture(asker, DAG - 11 * DAY).huizen == []
        live(asker, anna, huisnummer="2", van=DAG)
        assert picture(asker).huizen == []
        assert len(picture(asker, DAG - DAY).huizen) == 1


def test_a_shared_secret_address_shows_to_its_readers_only_and_never_where() -> None:
    with act("casusregisseur") as asker:
        anna = sister(asker).persoon_id
        secret = {"soort": "geheim", "straat": "Verborgenlaan", "lezers": (cid("ggz_lid"),)}
        live(asker, PIM, **secret)
        live(asker, anna, **secret)
    for who in ("casusregisseur", "lid", "procesregisseur", "lid_zonder_categorie"):
        with act(who) as asker:
            beeld = picture(asker)
            assert (beeld.huizen, beeld.momenten) == ([], []) and {p.thuis for p in beeld.personen} == {""}
        page = browser(who).get(PAGE).content.decode()
        assert "Verborgenlaan" not in page and "Geheim adres" not in page and "Wonen samen" not in page
    with act("ggz_lid") as asker:
        (home,) = picture(asker).huizen
        assert home.adres == "Geheim adres" and len(home.bewoners) == 2
    page = browser("ggz_lid").get(PAGE).content.decode()
    assert "Geheim adres" in page and "Verborgenlaan" not in page


def test_who_fled_is_not_shown_at_the_old_home() -> None:
    """The old address was never ended; when the secret one began is part of the secret."""
    with act("casusregisseur") as asker:
        anna = sister(asker).persoon_id
        live(asker, PIM)
        live(asker, anna)
        assert len(picture(asker).huizen) == 1
        live(asker, anna, soort="geheim", straat="Verborgenlaan", lezers=(cid("ggz_lid"),))
        assert picture(asker).huizen == []
        assert picture(asker, DAG - 20 * DAY).huizen == []


def test_a_tie_with_somebody_of_another_case_does_not_exist() -> None:
    """Also for who leads both cases: the picture is of one case."""
    with act("casusregisseur") as asker:
        anna = sister(asker)
        tie(asker, PIM, anna.persoon_id, "familie")
        persoon.end_casuspersoon(asker=asker, casus_id=cid("casus"), casuspersoon_id=anna.id)
        beeld = picture(asker)
        assert beeld.relaties == [] and beeld.anders == []
        assert "Anna" not in {p.voornaam for p in beeld.personen}
        assert "familie" in kinds(picture(asker, DAG - DAY))


def test_who_was_not_born_yet_is_not_there() -> None:
    with act("casusregisseur") as asker:
        added(asker, voornamen="Kindje", geboortedatum=(DAG - 5 * DAY).isoformat())
        assert "Kindje" in {p.voornaam for p in picture(asker).personen}
        assert "Kindje" not in {p.voornaam for p in picture(asker, DAG - 6 * DAY).personen}


@pytest.mark.parametrize(
    ("field", "soort", "dates"),
    [
        ("van", "partner", {"van": DAG + DAY}),
        ("tot", "partner", {"tot": DAG + DAY}),
        ("tot", "partner", {"van": DAG - DAY, "tot": DAG - 2 * DAY}),
        ("soort", "onzin", {}),
    ],
)
def test_dates_that_cannot_be_are_refused_at_their_field(field: str, soort: str, dates: dict[str, Any]) -> None:
    with act("casusregisseur") as asker:
        anna = sister(asker).persoon_id
        with pytest.raises(Refusal) as caught:
            tie(asker, PIM, anna, soort, **dates)
        assert caught.value.field == field


def test_a_relation_with_oneself_or_told_twice_is_refused_in_plain_words() -> None:
    with act("casusregisseur") as asker:
        anna = sister(asker).persoon_id
        with pytest.raises(Refusal, match="niemand heeft een relatie met zichzelf"):
            tie(asker, PIM, PIM, "partner")
        tie(asker, PIM, anna, "partner", van=DAG - 9 * DAY)
        with pytest.raises(Refusal, match="staat er al"):
            tie(asker, anna, PIM, "partner", van=DAG - 3 * DAY)
        tie(asker, anna, PIM, "partner", van=DAG - 90 * DAY, tot=DAG - 60 * DAY)
        tie(asker, PIM, anna, "ouder")
        with pytest.raises(Refusal, match="andersom"):
            tie(asker, anna, PIM, "ouder")
    client = browser("casusregisseur")
    answer = client.post(f"/casussen/{cid('casus')}/personen/{PIM}/relatie/", {"soort": "partner", "naar": PIM})
    assert answer.status_code == 422
    assert re.search(r'id="id_naar_fout">.*?andere persoon', answer.content.decode(), re.S)


def test_a_relation_ends_on_a_day_that_can_be() -> None:
    with act("casusregisseur") as asker:
        anna = sister(asker).persoon_id
        tie(asker, PIM, anna, "partner", van=DAG - 9 * DAY)
        from_now = {"asker": asker, "casus_id": cid("casus"), "relatie_id": Relatie.objects.get(soort="partner").id}
        for day in (DAG + DAY, DAG - 10 * DAY):
            with pytest.raises(Refusal) as caught:
                persoon.end_relatie(tot=day, **from_now)  # type: ignore[arg-type]
            assert caught.value.field == "tot"
        assert persoon.end_relatie(tot=DAG - DAY, **from_now).tot == DAG - DAY  # type: ignore[arg-type]
