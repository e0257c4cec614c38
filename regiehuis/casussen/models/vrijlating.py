"""Release: when somebody comes free as far as is known, and the alarm that this raises."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from regiehuis.kern.models import Basis
from regiehuis.personen.models import Persoon
from regiehuis.samenwerking.models import Medewerker, Organisatieonderdeel

from ..rules.vrijlating import ALARMSOORTEN
from .casus import Casus


class Vrijlating(Basis):
    """Release: the day on which a person of a case comes free, as a unit reported it; the latest report holds (A13)."""

    casus = models.ForeignKey(Casus, models.CASCADE, related_name="+")
    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="+")
    vrij_op = models.DateField()
    toelichting = models.CharField(max_length=500, blank=True)
    bron = models.ForeignKey(Organisatieonderdeel, models.PROTECT, related_name="+")
    gemeld_op = models.DateTimeField()
    gemeld_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "vrijlating"


class Alarm(Basis):
    """Alarm: a release that named people must act on, until one of them says what was done (R9, R15).

    It names nobody the case is about: piket reads it without the case.
    """

    casus = models.ForeignKey(Casus, models.CASCADE, related_name="+")
    vrijlating = models.OneToOneField(Vrijlating, models.CASCADE, related_name="+")
    soort = models.CharField(max_length=12, choices=ALARMSOORTEN)
    contact = models.CharField(max_length=200)
    aan = ArrayField(models.UUIDField())
    # Who of those had mail, and whether it climbed above them (R9).
    gemaild = ArrayField(models.UUIDField(), default=list)
    klimtrede = models.PositiveSmallIntegerField(default=0)
    gemeld_op = models.DateTimeField()
    gemeld_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    afgehandeld_op = models.DateTimeField(null=True)
    afgehandeld_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, related_name="+")
    gedaan = models.TextField(blank=True, max_length=2000)

    class Meta:
        verbose_name = "alarm"
        indexes: ClassVar = [
            models.Index(fields=["gemeld_op"], condition=models.Q(afgehandeld_op__isnull=True), name="alarm_open"),
        ]
