"""Conflict-of-duties note: why somebody bound to secrecy shared without consent."""

from django.db import models

from regiehuis.kern.models import Basis
from regiehuis.samenwerking.models import Medewerker, Organisatieonderdeel

from .casus import Casus


class Plichtenafweging(Basis):
    """Conflict-of-duties note: facts, alternatives, colleague consulted and when, before an item is shared (R24).

    Its source alone reads it back; others see that it is there. It is written once and never changed.
    """

    casus = models.ForeignKey(Casus, models.CASCADE, related_name="+")
    bron = models.ForeignKey(Organisatieonderdeel, models.PROTECT, related_name="+")
    feiten = models.TextField(max_length=4000)
    alternatieven = models.TextField(max_length=4000)
    collega = models.CharField(max_length=200)
    overlegd_op = models.DateField()
    vastgelegd_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    vastgelegd_op = models.DateTimeField()

    class Meta:
        verbose_name = "plichtenafweging"
