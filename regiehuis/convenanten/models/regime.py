"""Regime: the law or agreement that a case runs under, with its differences as configuration (R1)."""

from django.db import models

from regiehuis.kern.models import Basis
from regiehuis.samenwerking.models import Veiligheidshuis


class Regime(Basis):
    """Legal regime: the law or covenant type that a case runs under: purpose, contact point, retention (R1)."""

    veiligheidshuis = models.ForeignKey(Veiligheidshuis, models.PROTECT, related_name="regimes")
    naam = models.CharField(max_length=120)
    wettelijke_basis = models.CharField(max_length=200)
    doel = models.TextField()
    contactpunt = models.CharField(max_length=200)
    bewaartermijn_jaren = models.PositiveSmallIntegerField(default=5)
    gesloten = models.BooleanField(default=False)
    versie = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "regime"
