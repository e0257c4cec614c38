"""The bytes of the seal: each field counts, and no two rows share them."""

from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta, timezone
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from regiehuis.logboek.rules import BEGIN, Regel, Schakel, hash_regel, hash_schakel

KEY = bytes(range(32))
uuids = st.uuids()
moments = st.datetimes(min_value=datetime(2000, 1, 1), timezones=st.just(UTC))
texts = st.text(max_size=20)
regels = st.builds(
    Regel,
    id=uuids,
    moment=moments,
    medewerker_id=st.none() | uuids,
    organisatie_id=st.none() | uuids,
    veiligheidshuis_id=st.none() | uuids,
    namens=st.none() | uuids,
    handeling=st.sampled_from(["lezen", "zoeken"]),
    object_soort=texts,
    object_id=st.none() | uuids,
    persoon_ids=st.lists(uuids, max_size=3),
    doel=texts,
    adres=texts,
    vertrouwelijk_tot=st.none() | st.dates(),
)


@given(regels, regels)
def test_changing_any_field_changes_the_hash(regel: Regel, other: Regel) -> None:
    for each in fields(Regel):
        changed = replace(regel, **{each.name: getattr(other, each.name)})
        assert (hash_regel(KEY, changed) == hash_regel(KEY, regel)) == (changed == regel)


@given(texts, texts)
def test_text_does_not_slide_from_one_field_to_the_next(one: str, two: str) -> None:
    regel = make_regel(doel=one + two, adres="")
    assert (hash_regel(KEY, regel) == hash_regel(KEY, replace(regel, doel=one, adres=two))) == (two == "")


def test_the_time_zone_in_which_a_moment_is_read_does_not_count() -> None:
    regel = make_regel()
    elsewhere = regel.moment.astimezone(timezone(timedelta(hours=2)))
    assert hash_regel(KEY, replace(regel, moment=elsewhere)) == hash_regel(KEY, regel)


def test_a_link_binds_its_forerunner_its_place_and_its_key() -> None:
    link = Schakel(UUID(int=1), 1, UUID(int=2), datetime(2026, 1, 1, tzinfo=UTC), b"x" * 32, datetime.now(UTC))
    hashes = {
        hash_schakel(KEY, BEGIN, link),
        hash_schakel(KEY, b"y" * 32, link),
        hash_schakel(bytes(32), BEGIN, link),
        hash_schakel(KEY, BEGIN, replace(link, volgnummer=2)),
        hash_schakel(KEY, BEGIN, replace(link, huis_id=UUID(int=3))),
        hash_schakel(KEY, BEGIN, replace(link, regel_id=UUID(int=3))),
    }
    assert len(hashes) == 6


def test_a_row_names_its_act_in_words() -> None:
    assert make_regel(handeling="lezen").handeling_label == "Ingezien"


def make_regel(**changes: object) -> Regel:
    regel = Regel(
        id=UUID(int=1),
        moment=datetime(2026, 1, 1, 12, tzinfo=UTC),
        medewerker_id=UUID(int=2),
        organisatie_id=None,
        veiligheidshuis_id=UUID(int=3),
        namens=None,
        handeling="lezen",
        object_soort="casus",
        object_id=None,
        persoon_ids=[],
        doel="",
        adres="",
        vertrouwelijk_tot=date(2030, 1, 1),
    )
    return replace(regel, **changes)  # type: ignore[arg-type]
