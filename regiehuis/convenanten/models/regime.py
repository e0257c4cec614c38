"""Regime: the law or agreement that a case runs under, with its differences as configuration (R1)."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from regiehuis.kern.models import Basis
from regiehuis.samenwerking.models import Veiligheidshuis

from ..rules import regime as rules


class Regime(Basis):
    """Legal regime: the law or covenant type that a case runs under: purpose, contact point, retention (R1)."""

    veiligheidshuis = models.ForeignKey(Veiligheidshuis, models.PROTECT, related_name="regimes")
    naam = models.CharField(max_length=120)
    wettelijke_basis = models.CharField(max_length=200)
    doel = models.TextField()
    contactpunt = models.CharField(max_length=200)
    soort = models.CharField(max_length=16, choices=rules.REGIMESOORTEN, default="convenant")
    # Kinds of organisation that may sign; an empty list is no limit yet.
    toegelaten_soorten = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    bewaartermijn_jaren = models.PositiveSmallIntegerField(default=5)
    bewaren_vanaf = models.CharField(max_length=16, choices=rules.BEWAARMOMENTEN, default="afsluiting")
    gesloten = models.BooleanField(default=False)
    deelregels = models.TextField(blank=True, max_length=4000)
    # No point of an agenda begins without a reference to the act or a permission (R4).
    machtiging_vereist = models.BooleanField(default=False)
    # How police hear what came of a meeting (R22), and which other partnerships may get results (R23).
    terugkoppeling_politie = models.CharField(max_length=12, choices=rules.TERUGKOPPELINGEN, default="gewoon")
    andere_verbanden = ArrayField(models.CharField(max_length=120), default=list, blank=True)
    # From this day on a new kind of data or a new recipient needs an advice of the lawfulness committee (R38).
    advies_vanaf = models.DateField(null=True, blank=True)
    # Who of the lawyers confirmed these settings, and when; empty: nobody did.
    jurist = models.CharField(max_length=200, blank=True)
    versie = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "regime"
