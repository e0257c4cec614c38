"""Contact sheet of a case, and the one contact person of somebody in it."""

from typing import ClassVar

from django.db import models

from regiehuis.kern.models import Basis
from regiehuis.personen.models import Persoon
from regiehuis.samenwerking.models import Medewerker

from .casus import Casus


class Contactregel(Basis):
    """Line of the contact sheet: who of which service does what, on what number, when to be reached; dated (A11).

    A worker without account can stand on it; it gives no access.
    """

    casus = models.ForeignKey(Casus, models.CASCADE, related_name="+")
    medewerker = models.ForeignKey(Medewerker, models.PROTECT, null=True, related_name="+")
    naam = models.CharField(max_length=120)
    organisatie = models.CharField(max_length=120)
    doet = models.CharField(max_length=300)
    telefoon = models.CharField(max_length=40)
    bereikbaar = models.CharField(max_length=200)
    van = models.DateField()
    tot = models.DateField(null=True)

    class Meta:
        verbose_name = "contactregel"


class Contactpersoon(Basis):
    """Contact person: the one on the sheet whom a person of the case can always turn to; dated, one at a time (A11)."""

    casus = models.ForeignKey(Casus, models.CASCADE, related_name="+")
    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="+")
    contactregel = models.ForeignKey(Contactregel, models.PROTECT, related_name="+")
    van = models.DateField()
    tot = models.DateField(null=True)
    gekozen_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "contactpersoon"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["casus", "persoon"], condition=models.Q(tot__isnull=True), name="contactpersoon_een"
            ),
        ]
