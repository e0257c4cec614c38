"""Signed-in sessions, kept with whose they are, so that an employee can look over and end his own."""

from typing import ClassVar

from django.contrib.sessions.base_session import AbstractBaseSession, BaseSessionManager
from django.db import models

from .medewerker import Medewerker


class Sessie(AbstractBaseSession):
    """Session: one browser that is signed in: whose, on which device, since when and last seen."""

    medewerker = models.ForeignKey(Medewerker, models.CASCADE, null=True, related_name="+")
    apparaat = models.CharField(max_length=80, blank=True)
    begonnen_op = models.DateTimeField(null=True)
    gezien_op = models.DateTimeField(null=True)

    objects: ClassVar[BaseSessionManager] = BaseSessionManager()  # type: ignore[type-arg]

    class Meta:
        verbose_name = "sessie"
