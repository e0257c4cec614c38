"""Joint home visit: planned with two organisations or more, and who goes."""

from typing import ClassVar

from django.db import models

from regiehuis.kern.models import Basis
from regiehuis.samenwerking.models import Medewerker

from ..rules.huisbezoek import BEZOEKSTATUSSEN, PLEKKEN
from .casus import Casus


class Huisbezoek(Basis):
    """Home visit: several organisations at one door; its report is the information that each of them brings in (A10).

    It holds no address: a secret one may not follow from it (R17).
    """

    casus = models.ForeignKey(Casus, models.CASCADE, related_name="+")
    gepland_op = models.DateTimeField()
    waar = models.CharField(max_length=12, choices=PLEKKEN, default="thuis")
    doel = models.CharField(max_length=500)
    status = models.CharField(max_length=16, choices=BEZOEKSTATUSSEN, default="gepland")
    toelichting = models.CharField(max_length=500, blank=True)
    gepland_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    afgerond_op = models.DateTimeField(null=True)
    afgerond_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, related_name="+")
    versie = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "huisbezoek"
        indexes: ClassVar = [models.Index(fields=["casus", "-gepland_op"], name="huisbezoek_casus")]


class Bezoeker(Basis):
    """Visitor: an employee who goes along on a home visit and writes an own part of the report."""

    huisbezoek = models.ForeignKey(Huisbezoek, models.CASCADE, related_name="bezoekers")
    casus = models.ForeignKey(Casus, models.CASCADE, related_name="+")
    medewerker = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "bezoeker"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["huisbezoek", "medewerker"], name="bezoeker_eenmalig"),
        ]
