"""Lawfulness advice: what the committee was asked about new data or recipients, what it advised, what was decided."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from regiehuis.kern.models import Basis
from regiehuis.samenwerking.models import Veiligheidshuis

from ..rules.rechtmatigheidsadvies import ADVIEZEN, BESLUITEN
from .convenant import Convenant


class Rechtmatigheidsadvies(Basis):
    """Lawfulness advice: question, advice, decision and, where it departs from the advice, why (R38).

    Where the regime asks for it, a kind of data or a recipient that is new under the covenant waits for one that was
    decided as allowed and names it. What was decided never changes.
    """

    veiligheidshuis = models.ForeignKey(Veiligheidshuis, models.PROTECT, related_name="+")
    convenant = models.ForeignKey(Convenant, models.PROTECT, related_name="rechtmatigheidsadviezen")
    vraag = models.TextField(max_length=2000)
    categorieen = ArrayField(models.UUIDField())
    ontvangers = ArrayField(models.UUIDField())
    gevraagd_op = models.DateField()
    advies = models.CharField(max_length=12, choices=ADVIEZEN, blank=True)
    advies_tekst = models.TextField(max_length=4000, blank=True)
    advies_op = models.DateField(null=True, blank=True)
    besluit = models.CharField(max_length=12, choices=BESLUITEN, blank=True)
    afwijking = models.TextField(max_length=2000, blank=True)
    besloten_door = models.CharField(max_length=200, blank=True)
    besloten_op = models.DateField(null=True, blank=True)
    versie = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "rechtmatigheidsadvies"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="rechtmatigheidsadvies_volgorde",
                condition=models.Q(advies="", advies_op=None, besluit="", besloten_op=None)
                | models.Q(advies_op__gte=models.F("gevraagd_op"), besloten_op__gte=models.F("advies_op"))
                & ~models.Q(advies="")
                & ~models.Q(besluit="")
                & ~models.Q(besloten_door=""),
            ),
            models.CheckConstraint(
                name="rechtmatigheidsadvies_afwijking",
                condition=models.Q(besluit="")
                | models.Q(besluit="toegestaan", advies__in=["positief", "voorwaarden"])
                | models.Q(besluit="geweigerd", advies="negatief")
                | ~models.Q(afwijking=""),
            ),
        ]
