"""Why reading that a rule pointed at was in order."""

from typing import ClassVar

from django.db import models

from regiehuis.kern.models import Basis
from regiehuis.samenwerking.models import Medewerker, Veiligheidshuis

from ..rules.toezicht import LANGSTE_TEKST
from ..rules.toezicht_lezen import NAMEN


class Leesverklaring(Basis):
    """Explanation of reading: what a rule counted of an employee was in order, why, and who says so (R35).

    It holds from the day `van` up to the last row that was counted (`gelezen_tot`, by the clock of the log); a later
    row counts again. It is added and never changed.
    """

    veiligheidshuis = models.ForeignKey(Veiligheidshuis, models.PROTECT, related_name="+")
    regel = models.CharField(max_length=16, choices=list(NAMEN.items()))
    medewerker = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    van = models.DateField()
    gelezen_tot = models.DateTimeField()
    aantal = models.PositiveIntegerField()
    reden = models.TextField(max_length=LANGSTE_TEKST)
    verklaard_op = models.DateTimeField()
    verklaard_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "leesverklaring"
        indexes: ClassVar = [models.Index(fields=["veiligheidshuis", "-gelezen_tot"], name="leesverklaring_huis")]
