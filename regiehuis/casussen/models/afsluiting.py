"""Closing: goals judged, aftercare arranged and checked."""

from typing import ClassVar

from django.db import models

from regiehuis.kern.models import Basis
from regiehuis.samenwerking.models import Medewerker

from .casus import Casus


class Afsluiting(Basis):
    """Closing: goals judged, with an owner of the aftercare and a first check date (R29)."""

    casus = models.ForeignKey(Casus, models.CASCADE, related_name="+")
    op = models.DateTimeField()
    door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    resultaat = models.TextField(max_length=4000)
    nazorg_eigenaar = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    heropend_op = models.DateTimeField(null=True)
    heropend_reden = models.CharField(max_length=500, blank=True)

    class Meta:
        verbose_name = "afsluiting"


class Nazorgcontrole(Basis):
    """Aftercare check: at 3, 6 and 12 months after closing, by its owner."""

    casus = models.ForeignKey(Casus, models.CASCADE, related_name="+")
    afsluiting = models.ForeignKey(Afsluiting, models.CASCADE, related_name="controles")
    eigenaar = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    maanden = models.PositiveSmallIntegerField()
    gepland_op = models.DateField()
    gedaan_op = models.DateTimeField(null=True)
    bevinding = models.TextField(blank=True, max_length=4000)

    class Meta:
        verbose_name = "nazorgcontrole"
        indexes: ClassVar = [models.Index(fields=["eigenaar", "gepland_op"], name="nazorgcontrole_eigenaar")]
