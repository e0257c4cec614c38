"""A random draw from the log and how the FG judged each row of it."""

from typing import ClassVar

from django.db import models

from regiehuis.kern.models import Basis
from regiehuis.samenwerking.models import Medewerker, Veiligheidshuis

from ..rules import steekproef as rules
from ..rules.toezicht import LANGSTE_TEKST


class Steekproef(Basis):
    """Lawfulness sample: rows of the log drawn at random by the database, judged by the FG, with a conclusion (R35).

    Kind, period, `grens` (up to when the log was read), size of the population and seed say how to draw it again.
    """

    veiligheidshuis = models.ForeignKey(Veiligheidshuis, models.PROTECT, related_name="+")
    soort = models.CharField(max_length=12, choices=rules.SOORTEN)
    van = models.DateField()
    tot = models.DateField()
    grens = models.DateTimeField()
    populatie = models.PositiveIntegerField()
    omvang = models.PositiveIntegerField()
    zaad = models.CharField(max_length=64)
    getrokken_op = models.DateTimeField()
    getrokken_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    conclusie = models.TextField(blank=True, max_length=LANGSTE_TEKST)
    afgesloten_op = models.DateTimeField(null=True)
    afgesloten_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+", null=True)
    versie = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "steekproef"
        indexes: ClassVar = [models.Index(fields=["veiligheidshuis", "-getrokken_op"], name="steekproef_huis")]


class Steekproefregel(Basis):
    """Row of a sample: refers to one row of the log, with the judgement of the FG and why (R35)."""

    steekproef = models.ForeignKey(Steekproef, models.PROTECT, related_name="regels")
    veiligheidshuis = models.ForeignKey(Veiligheidshuis, models.PROTECT, related_name="+")
    volgorde = models.PositiveIntegerField()
    regel_id = models.UUIDField()
    regel_moment = models.DateTimeField()
    oordeel = models.CharField(max_length=12, choices=rules.OORDELEN, blank=True)
    reden = models.TextField(blank=True, max_length=LANGSTE_TEKST)
    beoordeeld_op = models.DateTimeField(null=True)
    beoordeeld_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+", null=True)
    versie = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "steekproefregel"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["steekproef", "volgorde"], name="steekproefregel_volgorde"),
            models.UniqueConstraint(fields=["steekproef", "regel_id"], name="steekproefregel_regel"),
        ]
