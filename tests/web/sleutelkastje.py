"""A passkey made of software, for tests without a browser: it answers challenges as a device does."""

import base64
import hashlib
import json
import secrets
import struct
from typing import Any

import cbor2
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

ORIGIN, NAME = "http://testserver", "testserver"
PRESENT, VERIFIED, ATTESTED = 0x01, 0x04, 0x40


def text(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


class Kastje:
    """One key on one device."""

    def __init__(self, origin: str = ORIGIN) -> None:
        self.origin = origin
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.id = secrets.token_bytes(32)
        self.used = 0

    def _data(self, flags: int, extra: bytes = b"") -> bytes:
        self.used += 1
        return hashlib.sha256(NAME.encode()).digest() + bytes([flags]) + struct.pack(">I", self.used) + extra

    def _client(self, kind: str, challenge: str) -> bytes:
        said = {"type": f"webauthn.{kind}", "challenge": challenge, "origin": self.origin, "crossOrigin": False}
        return json.dumps(said).encode()

    def _answer(self, response: dict[str, str]) -> dict[str, Any]:
        own = {"id": text(self.id), "rawId": text(self.id), "type": "public-key", "response": response}
        return own | {"clientExtensionResults": {"credProps": {"rk": True}}}

    def make(self, asked: dict[str, Any]) -> dict[str, Any]:
        """What a browser sends after "add a passkey"."""
        numbers = self.key.public_key().public_numbers()
        cose = {1: 2, 3: -7, -1: 1, -2: numbers.x.to_bytes(32, "big"), -3: numbers.y.to_bytes(32, "big")}
        held = bytes(16) + struct.pack(">H", len(self.id)) + self.id + cbor2.dumps(cose)
        data = self._data(PRESENT | VERIFIED | ATTESTED, held)
        attestation = cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": data})
        client = self._client("create", asked["challenge"])
        return self._answer({"clientDataJSON": text(client), "attestationObject": text(attestation)})

    def use(self, asked: dict[str, Any], *, verified: bool = True) -> dict[str, Any]:
        """What a browser sends after "sign in with a passkey"."""
        data = self._data(PRESENT | (VERIFIED if verified else 0))
        client = self._client("get", asked["challenge"])
        signature = self.key.sign(data + hashlib.sha256(client).digest(), ec.ECDSA(hashes.SHA256()))
        sent = {"clientDataJSON": client, "authenticatorData": data, "signature": signature}
        return self._answer({name: text(value) for name, value in sent.items()})
