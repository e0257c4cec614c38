"""How an employee gets in: keys, app, recovery codes, and the sessions that run; seen by himself alone."""

import dataclasses
import datetime
from typing import Any

from django_otp.plugins.otp_static.models import StaticToken

from regiehuis.kern.errors import NotFound

from ..access import Asker
from ..factoren import has_app, own_keys, session_mark
from ..models import Sessie


@dataclasses.dataclass(frozen=True)
class Sleutel:
    """One passkey, by the name its owner gave it."""

    id: int
    naam: str
    sinds: datetime.datetime
    gebruikt_op: datetime.datetime | None


@dataclasses.dataclass(frozen=True)
class SessieRegel:
    """One browser that is signed in; `merk` names it without telling its key."""

    merk: str
    apparaat: str
    begonnen_op: datetime.datetime | None
    gezien_op: datetime.datetime | None
    deze: bool


@dataclasses.dataclass(frozen=True)
class Toegang:
    """The ways in of one employee."""

    sleutels: tuple[Sleutel, ...]
    app: bool
    herstelcodes: int
    sessies: tuple[SessieRegel, ...]

    @property
    def stappen(self) -> int:
        """How many second steps there are; the last one stays."""
        return len(self.sleutels) + self.app


def eigen_toegang(asker: Asker, sessiesleutel: str | None) -> Toegang:
    """The asker's own ways in; `sessiesleutel` is the key of the session that asks."""
    return Toegang(
        sleutels=tuple(
            Sleutel(*row)
            for row in own_keys(asker.medewerker_id).values_list("id", "name", "created_at", "last_used_at")
        ),
        app=has_app(asker.medewerker_id),
        herstelcodes=StaticToken.objects.filter(device__user_id=asker.medewerker_id).count(),
        sessies=tuple(
            SessieRegel(session_mark(key), apparaat, begonnen, gezien, key == sessiesleutel)
            for key, apparaat, begonnen, gezien in _sessions(asker).values_list(
                "session_key", "apparaat", "begonnen_op", "gezien_op"
            )
        ),
    )


def eigen_sleutel(asker: Asker, sleutel_id: int) -> str:
    """The name of one of the asker's own keys. Raises NotFound."""
    naam = own_keys(asker.medewerker_id).filter(id=sleutel_id).values_list("name", flat=True).first()
    if naam is None:
        raise NotFound("toegangssleutel")
    return str(naam)


def heeft_app(asker: Asker) -> bool:
    """Whether the asker has an authenticator app in use."""
    return has_app(asker.medewerker_id)


def _sessions(asker: Asker) -> Any:
    now = datetime.datetime.now(datetime.UTC)  # sessions end by the server's clock, also where another day is played
    return Sessie.objects.filter(medewerker_id=asker.medewerker_id, expire_date__gt=now).order_by("-gezien_op")
