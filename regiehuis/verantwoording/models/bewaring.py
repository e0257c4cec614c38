"""Retention: how long, and decisions to keep longer."""

from typing import ClassVar

from django.db import models

from regiehuis.casussen.models import Casus
from regiehuis.convenanten.models import Informatiecategorie, Regime
from regiehuis.kern.models import Basis
from regiehuis.samenwerking.models import Medewerker, Veiligheidshuis

from ..rules.bewaring import VANAF


class Bewaartermijn(Basis):
    """Retention term: the shorter term of one category in a regime, and from which moment it counts (R36).

    How long a case is kept stands in its regime.
    """

    veiligheidshuis = models.ForeignKey(Veiligheidshuis, models.PROTECT, related_name="+")
    regime = models.ForeignKey(Regime, models.CASCADE, related_name="+")
    categorie = models.ForeignKey(Informatiecategorie, models.PROTECT, related_name="+")
    maanden = models.PositiveSmallIntegerField()
    vanaf = models.CharField(max_length=12, choices=VANAF, default="afsluiting")
    versie = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "bewaartermijn"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["regime", "categorie"], name="bewaartermijn_eenmalig"),
        ]


class Verlenging(Basis):
    """Extension: the motivated decision to keep a case until a later date; added, never changed (R36)."""

    casus = models.ForeignKey(Casus, models.CASCADE, related_name="+")
    veiligheidshuis = models.ForeignKey(Veiligheidshuis, models.PROTECT, related_name="+")
    tot = models.DateField()
    reden = models.TextField(max_length=1000)
    besloten_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    besloten_op = models.DateTimeField()

    class Meta:
        verbose_name = "verlenging"
