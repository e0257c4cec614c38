"""What a person says of an item of information that stands about him."""

from django.db import models

from regiehuis.kern.models import Basis
from regiehuis.samenwerking.models import Medewerker

from .casus import Casus, Informatie


class Verklaring(Basis):
    """Supplementary statement: the person's own words beside an item that stays as its source wrote it (R32).

    Read by whoever reads the item; added at the contact point.
    """

    casus = models.ForeignKey(Casus, models.CASCADE, related_name="+")
    informatie = models.ForeignKey(Informatie, models.CASCADE, related_name="verklaringen")
    tekst = models.TextField(max_length=4000)
    op = models.DateTimeField()
    door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "verklaring"
