"""The burgerservicenummer: tested, found by a keyed hash, encrypted at rest, shown masked (R19).

Both keys are derived from the one secret in the settings, which stands outside the database and its dump.
"""

import hashlib
import hmac
import os
import re
from functools import lru_cache
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from stdnum.nl import bsn as eleven_test

from regiehuis.kern.errors import Refusal

_NONCE_BYTES: Final = 12
_SEPARATORS: Final = re.compile(r"[\s.\-]")
_DIGITS: Final = re.compile(r"[0-9]{8,9}")


class InvalidBsn(Refusal):
    """What was typed cannot be a BSN."""


class UnreadableBsn(Exception):
    """The stored BSN belongs to another key or another person, or was altered."""


def parse_bsn(text: str) -> str:
    """The nine digits of a typed BSN; spaces, dots and hyphens are left out, eight digits get a zero.

    Raises:
        InvalidBsn: it has another length, other signs, or fails the eleven-test; never repeats the number.
    """
    digits = _SEPARATORS.sub("", text)
    if not _DIGITS.fullmatch(digits):
        raise InvalidBsn("Een BSN heeft negen cijfers.", field="bsn")
    digits = digits.zfill(9)
    if not eleven_test.is_valid(digits):
        raise InvalidBsn("Dit is geen geldig BSN: controleer de cijfers.", field="bsn")
    return digits


def is_valid_bsn(text: str) -> bool:
    """Whether `parse_bsn` takes it."""
    try:
        parse_bsn(text)
    except InvalidBsn:
        return False
    return True


def hash_bsn(bsn: str) -> str:
    """The keyed hash by which a BSN is found: 64 hex digits, the same for each way of writing it."""
    return hmac.new(_key("zoeken"), parse_bsn(bsn).encode(), hashlib.sha256).hexdigest()


def encrypt_bsn(bsn: str, *, context: bytes) -> bytes:
    """The BSN encrypted, tied to `context` (the bytes of the person's id): it opens for that person only."""
    nonce = os.urandom(_NONCE_BYTES)
    return nonce + AESGCM(_key("versleutelen")).encrypt(nonce, parse_bsn(bsn).encode(), context)


def decrypt_bsn(encrypted: bytes, *, context: bytes) -> str:
    """The nine digits; the caller logs the unmasking (R19).

    Raises:
        UnreadableBsn: another key, another context, or altered bytes.
    """
    nonce, sealed = bytes(encrypted[:_NONCE_BYTES]), bytes(encrypted[_NONCE_BYTES:])
    try:
        return AESGCM(_key("versleutelen")).decrypt(nonce, sealed, context).decode()
    except (InvalidTag, ValueError) as error:
        raise UnreadableBsn from error


def mask_bsn(bsn: str) -> str:
    """The BSN as it stands on a screen: only the last three digits."""
    return "******" + bsn[-3:]


def _key(purpose: str) -> bytes:
    try:
        secret = bytes.fromhex(settings.BSN_KEY)
    except ValueError:
        secret = b""
    if len(secret) < 32:
        raise ImproperlyConfigured("REGIEHUIS_BSN_KEY must be 32 random bytes in hex.")
    return _derive(secret, purpose)


@lru_cache(maxsize=8)
def _derive(secret: bytes, purpose: str) -> bytes:
    return HKDF(SHA256(), 32, salt=None, info=f"regiehuis.bsn.{purpose}".encode()).derive(secret)
