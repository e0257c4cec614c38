"""Breaches, from a suspicion that anybody reports to the decisions of the FG."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from regiehuis.kern.models import Basis
from regiehuis.samenwerking.models import Medewerker, Veiligheidshuis

from ..rules import datalek as rules


class Datalek(Basis):
    """Breach: what happened to personal data and when it was found, with its clock and decisions (R42).

    Its words name nobody. `betrokkenen` are keys of persons, drawn from the log; a name is read only by who must tell
    them, while that is to be done.
    """

    veiligheidshuis = models.ForeignKey(Veiligheidshuis, models.PROTECT, related_name="+")
    soort = models.CharField(max_length=20, choices=rules.SOORTEN)
    ontdekt_op = models.DateTimeField()
    omschrijving = models.TextField(max_length=rules.LANGSTE_TEKST)
    gemeld_op = models.DateTimeField()
    gemeld_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    status = models.CharField(max_length=16, choices=rules.STATUSSEN, default="vermoeden")
    gevolgen = models.TextField(blank=True, max_length=rules.LANGSTE_TEKST)
    maatregelen = models.TextField(blank=True, max_length=rules.LANGSTE_TEKST)
    ap_besluit = models.CharField(max_length=12, blank=True, choices=rules.BESLUITEN)
    ap_reden = models.TextField(blank=True, max_length=rules.LANGSTE_TEKST)
    ap_gemeld_op = models.DateTimeField(null=True)
    ap_nummer = models.CharField(max_length=40, blank=True)
    betrokkenen_besluit = models.CharField(max_length=12, blank=True, choices=rules.BESLUITEN)
    betrokkenen_reden = models.TextField(blank=True, max_length=rules.LANGSTE_TEKST)
    informeert = models.ForeignKey(Medewerker, models.PROTECT, null=True, related_name="+")
    informeren_voor = models.DateField(null=True)
    geinformeerd_op = models.DateTimeField(null=True)
    betrokkenen = ArrayField(models.UUIDField(), default=list)
    # How many they were; their keys go when the persons are destroyed (R36), this stays.
    aantal = models.PositiveIntegerField(default=0)
    betrokkenen_uit = models.CharField(max_length=300, blank=True)
    afgesloten_op = models.DateTimeField(null=True)
    versie = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "datalek"
        indexes: ClassVar = [
            models.Index(fields=["veiligheidshuis", "-ontdekt_op"], name="datalek_huis"),
        ]
