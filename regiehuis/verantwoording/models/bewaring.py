"""Retention: how long, and decisions to keep longer."""

from typing import ClassVar

from django.db import models

from regiehuis.casussen.models import Casus
from regiehuis.convenanten.models import Informatiecategorie, Regime
from regiehuis.kern.models import Basis
from regiehuis.samenwerking.models import Medewerker, Veiligheidshuis

from ..rules.bewaring import STANDAARD_VANAF, STANDAARD_WAARSCHUWING, VANAF


class Bewaartermijn(Basis):
    """Retention term: from which moment a regime counts, and the shorter term of a category in it (R36).

    The years of the regime itself stand in the regime. Until a lawyer confirmed it, screens say that one must.
    """

    veiligheidshuis = models.ForeignKey(Veiligheidshuis, models.PROTECT, related_name="+")
    regime = models.ForeignKey(Regime, models.CASCADE, related_name="+")
    categorie = models.ForeignKey(Informatiecategorie, models.PROTECT, null=True, related_name="+")
    maanden = models.PositiveSmallIntegerField(null=True)
    vanaf = models.CharField(max_length=12, choices=VANAF, default=STANDAARD_VANAF)
    waarschuwing_dagen = models.PositiveSmallIntegerField(default=STANDAARD_WAARSCHUWING)
    bevestigd_op = models.DateField(null=True)
    versie = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "bewaartermijn"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["regime", "categorie"], name="bewaartermijn_eenmalig", nulls_distinct=False
            ),
            models.CheckConstraint(
                name="bewaartermijn_van_categorie",
                condition=models.Q(categorie__isnull=True, maanden__isnull=True)
                | models.Q(categorie__isnull=False, maanden__gte=1),
            ),
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
