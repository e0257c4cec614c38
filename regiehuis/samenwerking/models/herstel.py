"""Getting in again after the way in was lost: two people say so."""

from typing import ClassVar

from django.db import models

from regiehuis.kern.models import Basis

from .huis import Veiligheidshuis
from .medewerker import Medewerker


class Herstelverzoek(Basis):
    """Recovery request: somebody lost the way in; one named person asks it for him, and a second one agrees."""

    medewerker = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    veiligheidshuis = models.ForeignKey(Veiligheidshuis, models.PROTECT, related_name="+")
    reden = models.CharField(max_length=200)
    gevraagd_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    gevraagd_op = models.DateTimeField()
    verloopt_op = models.DateTimeField()
    akkoord_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, related_name="+")
    akkoord_op = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "herstelverzoek"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="herstel_twee_anderen",
                condition=~models.Q(gevraagd_door=models.F("medewerker"))
                & (
                    models.Q(akkoord_door__isnull=True)
                    | (
                        ~models.Q(akkoord_door=models.F("medewerker"))
                        & ~models.Q(akkoord_door=models.F("gevraagd_door"))
                    )
                ),
            )
        ]
