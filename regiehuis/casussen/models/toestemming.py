"""Consent: what a person agreed to share, with whom, for what, until when."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from regiehuis.kern.models import Basis
from regiehuis.personen.models import Persoon
from regiehuis.samenwerking.models import Medewerker

from ..rules.toestemming import GEVERS, WIJZEN
from .casus import Casus


class Toestemming(Basis):
    """Consent: scoped by purpose, categories and organisations, dated [van, tot), withdrawable at any moment (R25).

    A withdrawn one never changes again; what rests on it is then read by its source alone.
    """

    casus = models.ForeignKey(Casus, models.CASCADE, related_name="+")
    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="+")
    gever = models.CharField(max_length=20, choices=GEVERS, default="zelf")
    vertegenwoordiger = models.CharField(max_length=120, blank=True)
    doel = models.CharField(max_length=500)
    categorieen = ArrayField(models.UUIDField())
    organisaties = ArrayField(models.UUIDField())
    van = models.DateField()
    tot = models.DateField()
    wijze = models.CharField(max_length=16, choices=WIJZEN)
    toelichting = models.CharField(max_length=500, blank=True)
    # Given at the door of a visit.
    huisbezoek = models.ForeignKey("casussen.Huisbezoek", models.SET_NULL, null=True, related_name="+")
    vastgelegd_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    vastgelegd_op = models.DateTimeField()
    # Asked for again when the lead of the case changes.
    bevestigd_op = models.DateTimeField()
    ingetrokken_op = models.DateTimeField(null=True)
    ingetrokken_reden = models.CharField(max_length=500, blank=True)
    ingetrokken_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, related_name="+")
    versie = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "toestemming"
        constraints: ClassVar = [
            models.CheckConstraint(name="toestemming_periode", condition=models.Q(tot__gt=models.F("van"))),
        ]
