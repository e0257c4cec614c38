"""Authorisation of a meeting: why a case may be discussed at all."""

from typing import ClassVar

from django.db import models

from regiehuis.kern.models import Basis
from regiehuis.samenwerking.models import Medewerker

from ..rules.machtiging import MACHTIGINGSOORTEN
from .casus import Casus


class Overlegmachtiging(Basis):
    """Authorisation of a meeting: reference to the act, or a permission with reasons; holds [van, tot) (R4).

    Names participants, purpose and manner. Without one that holds, no point of an agenda begins under a regime that
    asks for it.
    """

    casus = models.ForeignKey(Casus, models.CASCADE, related_name="+")
    soort = models.CharField(max_length=12, choices=MACHTIGINGSOORTEN)
    verwijzing = models.CharField(max_length=300)
    motivering = models.TextField(blank=True, max_length=2000)
    deelnemers = models.TextField(max_length=2000)
    doel = models.TextField(max_length=2000)
    wijze = models.TextField(max_length=2000)
    van = models.DateField()
    tot = models.DateField()
    vastgelegd_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    vastgelegd_op = models.DateTimeField()
    versie = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "overlegmachtiging"
        constraints: ClassVar = [
            models.CheckConstraint(name="overlegmachtiging_periode", condition=models.Q(tot__gte=models.F("van")))
        ]
