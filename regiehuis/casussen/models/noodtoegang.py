"""Emergency access to a case: for whom, why, how long, and what was thought of it afterwards."""

from typing import ClassVar

from django.db import models

from regiehuis.convenanten.models import Convenant
from regiehuis.kern.models import Basis
from regiehuis.samenwerking.models import Medewerker, Veiligheidshuis

from ..rules.noodtoegang import BEOORDELINGEN
from .casus import Casus


class Noodtoegang(Basis):
    """Emergency access: one employee reads the main points of one case for some hours, with a reason (R18)."""

    veiligheidshuis = models.ForeignKey(Veiligheidshuis, models.PROTECT, related_name="+")
    casus = models.ForeignKey(Casus, models.CASCADE, related_name="+")
    convenant = models.ForeignKey(Convenant, models.PROTECT, related_name="+")
    casusnummer = models.CharField(max_length=16)
    medewerker = models.ForeignKey(Medewerker, models.PROTECT, related_name="+", db_index=False)
    # Who guarded the case at that moment, and was told.
    procesregisseur = models.ForeignKey(Medewerker, models.PROTECT, null=True, related_name="+")
    reden = models.CharField(max_length=1000)
    van = models.DateTimeField()
    tot = models.DateTimeField()
    beeindigd_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, related_name="+")
    beoordeling = models.CharField(max_length=16, choices=BEOORDELINGEN, blank=True)
    toelichting = models.CharField(max_length=1000, blank=True)
    beoordeeld_op = models.DateTimeField(null=True)
    beoordeeld_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, related_name="+")
    gemaild_op = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "noodtoegang"
        constraints: ClassVar = [
            models.CheckConstraint(name="noodtoegang_uren", condition=models.Q(tot__gte=models.F("van"))),
        ]
        indexes: ClassVar = [
            # The probe of the policies: does this employee hold emergency access to this case now?
            models.Index(fields=["medewerker", "casus"], include=["tot", "convenant"], name="noodtoegang_probe"),
            models.Index(fields=["veiligheidshuis", "-van"], name="noodtoegang_huis"),
        ]
