"""Look: when an employee last looked at a case."""

from typing import ClassVar

from django.db import models

from regiehuis.kern.models import Basis
from regiehuis.samenwerking.models import Medewerker

from .casus import Casus


class Kijkmoment(Basis):
    """Look: when one employee last looked at a case, and when the time before; tells him what changed since.

    His own, for nobody else to read: what he looked at for others stands in the log.
    """

    medewerker = models.ForeignKey(Medewerker, models.CASCADE, related_name="+")
    casus = models.ForeignKey(Casus, models.CASCADE, related_name="+")
    laatst_op = models.DateTimeField()
    vorig_op = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "kijkmoment"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["medewerker", "casus"], include=["laatst_op", "vorig_op"], name="kijkmoment_eenmalig"
            ),
        ]
