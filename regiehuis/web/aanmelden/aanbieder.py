"""What a provider of sign-in says (OpenID Connect), checked before anything of it is believed.

The library speaks the protocol; it does not ask who issued a token, or for whom. This does.
"""

import functools
from typing import Any

import requests
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured, SuspiciousOperation
from mozilla_django_oidc.auth import OIDCAuthenticationBackend
from mozilla_django_oidc.utils import import_from_settings
from mozilla_django_oidc.views import OIDCAuthenticationRequestView

from regiehuis.samenwerking.koppeling import Bewering

ENDPOINTS = {
    "OIDC_OP_AUTHORIZATION_ENDPOINT": "authorization_endpoint",
    "OIDC_OP_TOKEN_ENDPOINT": "token_endpoint",
    "OIDC_OP_USER_ENDPOINT": "userinfo_endpoint",
    "OIDC_OP_JWKS_ENDPOINT": "jwks_uri",
}


@functools.lru_cache(maxsize=4)
def discovered(issuer: str) -> dict[str, Any]:
    """What the provider says of itself; it must be the one that was named."""
    address = f"{issuer.rstrip('/')}/.well-known/openid-configuration"
    answer = requests.get(address, timeout=settings.OIDC_TIMEOUT)
    answer.raise_for_status()
    found: dict[str, Any] = answer.json()
    if found.get("issuer") != issuer:
        raise SuspiciousOperation("The provider calls itself otherwise than REGIEHUIS_OIDC_ISSUER.")
    return found


def _setting(name: str, *default: Any) -> Any:
    """A setting of the library; an endpoint that was not named is what the provider says."""
    if name in ENDPOINTS and not getattr(settings, name, ""):
        try:
            return discovered(settings.OIDC_ISSUER)[ENDPOINTS[name]]
        except KeyError as absent:
            raise ImproperlyConfigured(f"The provider names no {ENDPOINTS[name]}.") from absent
    return import_from_settings(name, *default)


class Heenweg(OIDCAuthenticationRequestView):  # type: ignore[misc]
    """To the provider, with a state, a nonce and a proof key that this session keeps."""

    get_settings = staticmethod(_setting)


class Aanbieder(OIDCAuthenticationBackend):  # type: ignore[misc]
    """Takes the code to the provider and believes only its own, fresh token, made for this house."""

    get_settings = staticmethod(_setting)

    def verify_token(self, token: str, **kwargs: Any) -> dict[str, Any]:
        """Signature and nonce by the library; issuer, audience, party and end here. Raises SuspiciousOperation."""
        payload: dict[str, Any] = super().verify_token(token, **kwargs)
        audience = payload.get("aud")
        audiences = [audience] if isinstance(audience, str) else audience or []
        if payload.get("iss") != settings.OIDC_ISSUER:
            raise SuspiciousOperation("A token of another provider.")
        if settings.OIDC_RP_CLIENT_ID not in audiences:
            raise SuspiciousOperation("A token for somebody else.")
        if len(audiences) > 1 and payload.get("azp") != settings.OIDC_RP_CLIENT_ID:
            raise SuspiciousOperation("A token that another party asked for.")
        if not all(payload.get(name) for name in ("exp", "iat", "sub", "nonce")):
            raise SuspiciousOperation("A token without end, beginning, subject or nonce.")
        return payload

    def get_or_create_user(self, access_token: str, id_token: str, payload: dict[str, Any]) -> Bewering:
        """What the provider claims; whose account that is, is decided by the house."""
        info = self.get_userinfo(access_token, id_token, payload)
        if info.get("sub") != payload["sub"]:
            raise SuspiciousOperation("The provider tells of somebody else.")
        claims = {**info, **payload}
        return Bewering(
            uitgever=str(payload["iss"]),
            onderwerp=str(payload["sub"]),
            email=str(claims.get("email") or "") if claims.get("email_verified") is True else "",
            organisatie=str(claims.get(settings.OIDC_CLAIM_ORGANISATIE) or ""),
            functies=_listed(claims.get(settings.OIDC_CLAIM_FUNCTIE)) if settings.OIDC_CLAIM_FUNCTIE else None,
            sterk="mfa" in _listed(payload.get("amr")) or payload.get("acr") in settings.OIDC_ACR_STERK,
        )


def _listed(value: Any) -> frozenset[str]:
    """The words of a claim that is one word, a list of them, or absent."""
    if isinstance(value, str):
        return frozenset(value.split())
    return frozenset(str(each) for each in value) if isinstance(value, list) else frozenset()
