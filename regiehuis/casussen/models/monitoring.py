"""Escalation along the one ladder of R29."""

from typing import ClassVar

from django.db import models

from regiehuis.kern.models import Basis
from regiehuis.samenwerking.models import Medewerker, Veiligheidshuis
from regiehuis.samenwerking.rules import TREDEN

from ..rules import woorden
from .casus import Casus


class Opschaling(Basis):
    """Escalation, de-escalation: a question put to a step of the ladder, with term, acceptance and answer (R29).

    The addressee sees the question and its released facts until answered (R15); outside the house he is a
    name without account and gets a document.
    """

    veiligheidshuis = models.ForeignKey(Veiligheidshuis, models.PROTECT, related_name="+")
    casus = models.ForeignKey(Casus, models.CASCADE, related_name="+")
    casusnummer = models.CharField(max_length=16)
    van_trede = models.CharField(max_length=12, choices=TREDEN)
    naar_trede = models.CharField(max_length=12, choices=TREDEN)
    geadresseerde = models.ForeignKey(Medewerker, models.PROTECT, null=True, related_name="+")
    geadresseerde_buiten = models.CharField(max_length=200, blank=True)
    vraag = models.TextField(max_length=4000)
    feiten = models.TextField(max_length=8000)
    termijn = models.DateField()
    status = models.CharField(max_length=12, choices=woorden.OPSCHALINGSTATUSSEN, default="voorgelegd")
    voorgelegd_op = models.DateTimeField()
    voorgelegd_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    aanvaard_op = models.DateTimeField(null=True)
    antwoord = models.TextField(blank=True, max_length=4000)
    beantwoord_op = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "opschaling"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="opschaling_aan_iemand",
                condition=models.Q(geadresseerde__isnull=False, geadresseerde_buiten="")
                | (models.Q(geadresseerde__isnull=True) & ~models.Q(geadresseerde_buiten="")),
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["geadresseerde", "status"], name="opschaling_aan")]
