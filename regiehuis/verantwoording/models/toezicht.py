"""What the FG found, and who does something about it before when."""

from typing import ClassVar

from django.db import models

from regiehuis.kern.models import Basis
from regiehuis.samenwerking.models import Medewerker, Veiligheidshuis

from ..rules import toezicht as rules


class Bevinding(Basis):
    """Finding: what the FG found, with an owner, a date of follow-up and how it ended (R35).

    It holds no content of a case; its owner answers, the FG closes it.
    """

    veiligheidshuis = models.ForeignKey(Veiligheidshuis, models.PROTECT, related_name="+")
    onderwerp = models.CharField(max_length=rules.LANGST_ONDERWERP)
    toelichting = models.TextField(max_length=rules.LANGSTE_TEKST)
    bron = models.CharField(max_length=12, choices=rules.BRONNEN, default="anders")
    bron_id = models.UUIDField(null=True)
    eigenaar = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    opvolgen_voor = models.DateField()
    status = models.CharField(max_length=12, choices=rules.STATUSSEN, default="open")
    reactie = models.TextField(blank=True, max_length=rules.LANGSTE_TEKST)
    uitkomst = models.TextField(blank=True, max_length=rules.LANGSTE_TEKST)
    gemaakt_op = models.DateTimeField()
    gemaakt_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    afgehandeld_op = models.DateTimeField(null=True)
    versie = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "bevinding"
        indexes: ClassVar = [
            models.Index(fields=["veiligheidshuis", "opvolgen_voor"], name="bevinding_opvolgen"),
        ]
