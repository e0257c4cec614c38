"""The menu of interventions: who can do what, for whom, how fast."""

from django.db import models

from regiehuis.kern.models import Basis
from regiehuis.samenwerking.models import Organisatieonderdeel, Veiligheidshuis

from . import rules


class Menukaartitem(Basis):
    """Menu item: an intervention that one unit can do: for whom, within how many days, under which condition (I1)."""

    veiligheidshuis = models.ForeignKey(Veiligheidshuis, models.PROTECT, related_name="+")
    onderdeel = models.ForeignKey(Organisatieonderdeel, models.PROTECT, related_name="+")
    naam = models.CharField(max_length=120)
    soort = models.CharField(max_length=16, choices=rules.INTERVENTIESOORTEN)
    voor_wie = models.CharField(max_length=200, blank=True)
    doorlooptijd_dagen = models.PositiveSmallIntegerField(null=True, blank=True)
    voorwaarde = models.CharField(max_length=300, blank=True)
    actief = models.BooleanField(default=True)
    versie = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "menukaartitem"
