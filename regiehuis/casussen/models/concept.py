"""Draft: what a user typed and did not send yet."""

from typing import ClassVar

from django.db import models

from regiehuis.kern.models import Basis
from regiehuis.samenwerking.models import Medewerker


class Concept(Basis):
    """Draft: what one user typed in one form; kept on the server with an end, readable by its maker only."""

    medewerker = models.ForeignKey(Medewerker, models.CASCADE, related_name="+")
    sleutel = models.CharField(max_length=200)
    inhoud = models.JSONField()
    gewijzigd_op = models.DateTimeField()
    verloopt_op = models.DateTimeField()

    class Meta:
        verbose_name = "concept"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["medewerker", "sleutel"], name="concept_eenmalig"),
        ]
