"""BSN with published test numbers only (R19)."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import override_settings
from hypothesis import given
from hypothesis import strategies as st

from regiehuis.kern.bsn import (
    InvalidBsn,
    UnreadableBsn,
    decrypt_bsn,
    encrypt_bsn,
    hash_bsn,
    is_valid_bsn,
    mask_bsn,
    parse_bsn,
)

TEST_BSN, OTHER_TEST_BSN = "111222333", "123456782"
PERSON = b"0123456789abcdef"


@pytest.mark.parametrize("typed", ["111222333", " 1112.22.333 ", "111 222 333", "111-222-333", "111222333\n"])
def test_each_way_of_writing_gives_nine_digits(typed: str) -> None:
    assert parse_bsn(typed) == TEST_BSN
    assert hash_bsn(typed) == hash_bsn(TEST_BSN)


@pytest.mark.parametrize(
    "typed", ["", "1", "1112223", "1112223330", "111222334", "000000000", "11122233a", "١١١٢٢٢٣٣٣", "²11222333"]
)
def test_what_is_no_bsn_is_refused_without_repeating_it(typed: str) -> None:
    with pytest.raises(InvalidBsn) as refusal:
        parse_bsn(typed)
    assert not is_valid_bsn(typed)
    assert refusal.value.field == "bsn"
    assert not typed or typed not in refusal.value.message or len(typed) < 3


@given(st.integers(0, 8), st.integers(1, 9))
def test_one_wrong_digit_is_always_noticed(place: int, shift: int) -> None:
    digit = (int(TEST_BSN[place]) + shift) % 10
    assert not is_valid_bsn(TEST_BSN[:place] + str(digit) + TEST_BSN[place + 1 :])


@given(st.integers(0, 7))
def test_two_swapped_digits_are_always_noticed(place: int) -> None:
    digits = list(OTHER_TEST_BSN)
    digits[place], digits[place + 1] = digits[place + 1], digits[place]
    assert not is_valid_bsn("".join(digits))


@given(st.text(max_size=12))
def test_parsing_refuses_or_gives_nine_digits(typed: str) -> None:
    if is_valid_bsn(typed):
        assert len(parse_bsn(typed)) == 9
        assert parse_bsn(typed).isascii()


def test_what_is_encrypted_opens_for_that_person_only() -> None:
    encrypted = encrypt_bsn(TEST_BSN, context=PERSON)
    assert TEST_BSN.encode() not in encrypted
    assert encrypt_bsn(TEST_BSN, context=PERSON) != encrypted
    assert decrypt_bsn(encrypted, context=PERSON) == TEST_BSN
    assert decrypt_bsn(memoryview(encrypted), context=PERSON) == TEST_BSN  # type: ignore[arg-type]
    with pytest.raises(UnreadableBsn):
        decrypt_bsn(encrypted, context=b"another person")
    with override_settings(BSN_KEY="cd" * 32), pytest.raises(UnreadableBsn):
        decrypt_bsn(encrypted, context=PERSON)


@given(st.integers(0, 300), st.integers(1, 255))
def test_an_altered_byte_is_noticed(place: int, change: int) -> None:
    encrypted = bytearray(encrypt_bsn(TEST_BSN, context=PERSON))
    encrypted[place % len(encrypted)] ^= change
    with pytest.raises(UnreadableBsn):
        decrypt_bsn(bytes(encrypted), context=PERSON)


@pytest.mark.parametrize("encrypted", [b"", b"x" * 5, b"x" * 12])
def test_bytes_that_are_too_short_are_unreadable(encrypted: bytes) -> None:
    with pytest.raises(UnreadableBsn):
        decrypt_bsn(encrypted, context=PERSON)


def test_the_hash_is_keyed() -> None:
    assert hash_bsn(TEST_BSN) != hash_bsn(OTHER_TEST_BSN)
    assert len(hash_bsn(TEST_BSN)) == 64
    known = hash_bsn(TEST_BSN)
    with override_settings(BSN_KEY="cd" * 32):
        assert hash_bsn(TEST_BSN) != known


@pytest.mark.parametrize("key", ["", "geen hex", "ab" * 31])
def test_without_a_proper_key_nothing_is_stored(key: str) -> None:
    with override_settings(BSN_KEY=key), pytest.raises(ImproperlyConfigured):
        encrypt_bsn(TEST_BSN, context=PERSON)


def test_only_the_last_three_digits_show() -> None:
    assert mask_bsn(TEST_BSN) == "******333"
