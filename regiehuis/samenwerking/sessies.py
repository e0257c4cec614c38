"""Sessions and accounts as every request fetches them: Django's own, with queries that are put together once."""

import datetime
import uuid
from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.contrib.sessions.backends import db
from django.db.models import QuerySet
from django.utils import timezone

from regiehuis.kern.prepared import prepared

from .models import Medewerker, Sessie


@prepared
def _running(sleutel: str, nu: datetime.datetime) -> QuerySet[Sessie]:
    return Sessie.objects.filter(session_key=sleutel, expire_date__gt=nu)


@prepared
def _account(id: uuid.UUID) -> QuerySet[Medewerker]:
    return Medewerker.objects.filter(id=id)


class SessionStore(db.SessionStore):
    """Sessions in the database, with whose they are beside what they hold."""

    @classmethod
    def get_model_class(cls) -> type[Sessie]:
        """The table of sessions."""
        return Sessie

    def create_model_instance(self, data: dict[str, Any]) -> Sessie:
        """The row of this session; whose it is, since when and last seen come out of what it holds."""
        row: Any = super().create_model_instance(data)
        row.medewerker_id = data.get("_auth_user_id")
        row.apparaat = data.get("apparaat", "")
        row.begonnen_op, row.gezien_op = _moment(data.get("begonnen")), _moment(data.get("gezien"))
        made: Sessie = row
        return made

    def _get_session_from_db(self) -> Sessie | None:
        found = _running(self.session_key, timezone.now()) if self.session_key else []
        if not found:
            self._session_key = None
        return found[0] if found else None


def _moment(seconds: float | None) -> datetime.datetime | None:
    return datetime.datetime.fromtimestamp(seconds, datetime.UTC) if seconds else None


class Accounts(ModelBackend):
    """Employees with a password."""

    def get_user(self, user_id: Any) -> Medewerker | None:
        """The employee of a session, if the account still works."""
        found = next(iter(_account(user_id)), None)
        return found if found and self.user_can_authenticate(found) else None
