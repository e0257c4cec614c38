"""Results of a case for another partnership."""

from typing import ClassVar

from django.db import models

from regiehuis.kern.models import Basis
from regiehuis.samenwerking.models import Medewerker

from ..rules.resultaat import BESLUITEN
from .casus import Casus


class Resultaatverstrekking(Basis):
    """Disclosure of results: what one partnership that the regime names gets of a case, approved by a second (R23).

    The text never changes: who wants another one withdraws this and proposes anew.
    """

    casus = models.ForeignKey(Casus, models.CASCADE, related_name="+")
    verband = models.CharField(max_length=120)
    doel = models.CharField(max_length=300)
    tekst = models.TextField(max_length=6000)
    voorgesteld_op = models.DateTimeField()
    voorgesteld_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    besluit = models.CharField(max_length=12, choices=BESLUITEN, blank=True)
    reden = models.TextField(max_length=1000, blank=True)
    besloten_op = models.DateTimeField(null=True)
    besloten_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, related_name="+")
    ingetrokken_op = models.DateTimeField(null=True)
    versie = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "resultaatverstrekking"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="resultaat_besloten_heel",
                condition=models.Q(besluit="", besloten_op=None, besloten_door=None)
                | (~models.Q(besluit="") & models.Q(besloten_op__isnull=False, besloten_door__isnull=False)),
            ),
            models.CheckConstraint(
                name="resultaat_door_een_ander",
                condition=models.Q(besloten_door=None) | ~models.Q(besloten_door=models.F("voorgesteld_door")),
            ),
        ]
