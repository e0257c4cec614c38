"""Meeting forms: who sits, how often, at what level."""

import datetime
from typing import ClassVar

from django.db import models

from regiehuis.kern.models import Basis

from .. import rules
from .huis import Thema, Veiligheidshuis
from .medewerker import Medewerker


class Overlegvorm(Basis):
    """Meeting form: a recurring meeting with theme, level (geography), rhythm, capacity (cases a sitting), chair."""

    veiligheidshuis = models.ForeignKey(Veiligheidshuis, models.PROTECT, related_name="overlegvormen")
    naam = models.CharField(max_length=120)
    soort = models.CharField(max_length=16, choices=rules.OVERLEGSOORTEN)
    thema = models.ForeignKey(Thema, models.PROTECT, null=True, blank=True, related_name="+")
    niveau = models.CharField(max_length=16, choices=rules.NIVEAUS, default="lokaal")
    ritme = models.CharField(max_length=16, choices=rules.RITMES, default="wekelijks")
    weekdag = models.PositiveSmallIntegerField(choices=rules.WEEKDAGEN, default=1)
    aanvang = models.TimeField(default=datetime.time(10, 0))
    duur_minuten = models.PositiveSmallIntegerField(default=120)
    capaciteit = models.PositiveSmallIntegerField(default=8)
    # A2: so many cases at once; nothing means no limit.
    capaciteit_lopend = models.PositiveSmallIntegerField(null=True, blank=True)
    plaats = models.CharField(max_length=120, blank=True)
    voorzitter = models.ForeignKey(Medewerker, models.PROTECT, null=True, blank=True, related_name="zit_voor")
    secretaris = models.ForeignKey(Medewerker, models.PROTECT, null=True, blank=True, related_name="secretaris_van")
    # C6: from this first sitting on the rhythm runs, up to but not on `kalender_tot`; without it there is no calendar.
    kalender_van = models.DateField(null=True, blank=True)
    kalender_tot = models.DateField(null=True, blank=True)
    feestdagregel = models.CharField(max_length=12, choices=rules.FEESTDAGREGELS, default="overslaan")
    versie = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "overlegvorm"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="overlegvorm_kalender",
                condition=models.Q(kalender_tot__isnull=True) | models.Q(kalender_tot__gt=models.F("kalender_van")),
            ),
        ]


class Overlegdeelnemer(Basis):
    """Standing participant: an employee who belongs to a meeting form; for a triage, a triage partner (R15)."""

    overlegvorm = models.ForeignKey(Overlegvorm, models.PROTECT, related_name="deelnemers")
    veiligheidshuis = models.ForeignKey(Veiligheidshuis, models.PROTECT, related_name="+")
    medewerker = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    van = models.DateField()
    tot = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = "overlegdeelnemer"
