"""Sessions and accounts as every request fetches them: Django's own, with queries that are put together once."""

import datetime
import uuid
from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils import timezone

from regiehuis.kern.prepared import prepared

from .models import Medewerker


@prepared
def _running(sleutel: str, nu: datetime.datetime) -> QuerySet[Session]:
    return Session.objects.filter(session_key=sleutel, expire_date__gt=nu)


@prepared
def _account(id: uuid.UUID) -> QuerySet[Medewerker]:
    return Medewerker.objects.filter(id=id)


class SessionStore(db.SessionStore):
    """Sessions in the database."""

    def _get_session_from_db(self) -> Session | None:
        found = _running(self.session_key, timezone.now()) if self.session_key else []
        if not found:
            self._session_key = None
        return found[0] if found else None


class Accounts(ModelBackend):
    """Employees with a password."""

    def get_user(self, user_id: Any) -> Medewerker | None:
        """The employee of a session, if the account still works."""
        found = next(iter(_account(user_id)), None)
        return found if found and self.user_can_authenticate(found) else None
