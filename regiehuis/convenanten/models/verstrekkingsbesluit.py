"""Supply decision: under which conditions police data go to which partners of a covenant."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from regiehuis.kern.models import Basis
from regiehuis.samenwerking.models import Veiligheidshuis

from .convenant import Convenant


class Verstrekkingsbesluit(Basis):
    """Supply decision: interest, purpose, kinds of police data, conditions, recipients; holds [van, tot) (R3).

    Without one that holds, no item of legal class police is brought in, and its source alone reads what is there.
    """

    veiligheidshuis = models.ForeignKey(Veiligheidshuis, models.PROTECT, related_name="+")
    convenant = models.ForeignKey(Convenant, models.PROTECT, related_name="verstrekkingsbesluiten")
    belang = models.TextField(max_length=2000)
    doel = models.TextField(max_length=2000)
    voorwaarden = models.TextField(blank=True, max_length=2000)
    categorieen = ArrayField(models.UUIDField())
    ontvangers = ArrayField(models.UUIDField())
    besloten_door = models.CharField(max_length=200)
    van = models.DateField()
    tot = models.DateField()
    versie = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "verstrekkingsbesluit"
        constraints: ClassVar = [
            models.CheckConstraint(name="verstrekkingsbesluit_periode", condition=models.Q(tot__gte=models.F("van")))
        ]
