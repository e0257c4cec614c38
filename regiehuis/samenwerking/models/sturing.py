"""How the house is steered: the yearly review of its profile, and who stands on each step of its ladder."""

from typing import ClassVar

from django.db import models

from regiehuis.kern.models import Basis

from .. import rules
from .huis import Veiligheidshuis
from .medewerker import Medewerker


class Profielherziening(Basis):
    """Profile review: the house looked at its profile again: when, who, what came of it, and when next (C1)."""

    veiligheidshuis = models.ForeignKey(Veiligheidshuis, models.PROTECT, related_name="+")
    op = models.DateField()
    door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    uitkomst = models.TextField(max_length=2000)
    volgende_op = models.DateField()

    class Meta:
        verbose_name = "profielherziening"
        constraints: ClassVar = [
            models.UniqueConstraint(name="profielherziening_per_dag", fields=["veiligheidshuis", "op"]),
            models.CheckConstraint(name="profielherziening_later", condition=models.Q(volgende_op__gt=models.F("op"))),
        ]


class Tredelid(Basis):
    """Step holder: a named person, with an account or without, on a step of the ladder, dated (C5, R29)."""

    veiligheidshuis = models.ForeignKey(Veiligheidshuis, models.PROTECT, related_name="+")
    trede = models.CharField(max_length=12, choices=rules.TREDEN)
    medewerker = models.ForeignKey(Medewerker, models.PROTECT, null=True, related_name="+")
    naam = models.CharField(max_length=120, blank=True)
    rol = models.CharField(max_length=120)
    van = models.DateField()
    tot = models.DateField(null=True)
    versie = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "tredelid"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="tredelid_wie",
                condition=models.Q(medewerker__isnull=False, naam="")
                | models.Q(medewerker__isnull=True) & ~models.Q(naam=""),
            ),
            models.CheckConstraint(
                name="tredelid_periode", condition=models.Q(tot__isnull=True) | models.Q(tot__gt=models.F("van"))
            ),
        ]
