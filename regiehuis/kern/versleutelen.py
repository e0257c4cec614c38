"""Bytes that rest encrypted outside the database: files, each tied to what it belongs to (R19).

Under a key of its own, derived from the secret that encrypts the BSN, which stands outside the data folder and its
dump.
"""

import os
from functools import lru_cache
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

_NONCE_BYTES: Final = 12


class Unreadable(Exception):
    """The bytes belong to another key or another thing, or were altered."""


def seal(inhoud: bytes, *, context: bytes) -> bytes:
    """The bytes encrypted, tied to `context` (the key of what they belong to)."""
    nonce = os.urandom(_NONCE_BYTES)
    return nonce + AESGCM(_key(settings.BSN_KEY)).encrypt(nonce, inhoud, context)


def unseal(sealed: bytes, *, context: bytes) -> bytes:
    """The bytes as they were. Raises Unreadable for another key, another context, or altered bytes."""
    try:
        return AESGCM(_key(settings.BSN_KEY)).decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], context)
    except (InvalidTag, ValueError) as error:
        raise Unreadable from error


@lru_cache(maxsize=2)
def _key(secret: str) -> bytes:
    return HKDF(SHA256(), 32, salt=None, info=b"regiehuis.bestand").derive(bytes.fromhex(secret))
