"""Who signed for secrecy, and which text."""

from typing import ClassVar

from django.db import models

from regiehuis.kern.models import Basis

from .huis import Veiligheidshuis
from .medewerker import Medewerker


class Geheimhoudingsverklaring(Basis):
    """Certificate of secrecy: an employee signed the text of his house on a day; never changed (R20)."""

    medewerker = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    veiligheidshuis = models.ForeignKey(Veiligheidshuis, models.PROTECT, related_name="+")
    tekstversie = models.PositiveSmallIntegerField()
    op = models.DateTimeField()

    class Meta:
        verbose_name = "geheimhoudingsverklaring"
        constraints: ClassVar = [
            models.UniqueConstraint(name="geheimhouding_eenmalig", fields=["medewerker", "tekstversie"])
        ]
