"""The net list of a quarter: who of a partner's gross list fits a definition, and what people decided on it (B4)."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from regiehuis.convenanten.models import Convenant
from regiehuis.kern.models import Basis
from regiehuis.samenwerking.models import Medewerker, Organisatie, Veiligheidshuis

from ..rules import nettolijst as rules


class Nettolijst(Basis):
    """Net list: the repeat offenders of one partner's gross list in one quarter; once fixed it never changes.

    `peildatum` is the latest of its people; `definities` is the version of the definitions that were applied.
    """

    veiligheidshuis = models.ForeignKey(Veiligheidshuis, models.PROTECT, related_name="+")
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="+")
    # Under which its gross list came; its regime says how long the list is kept.
    convenant = models.ForeignKey(Convenant, models.PROTECT, related_name="+")
    jaar = models.PositiveSmallIntegerField()
    kwartaal = models.PositiveSmallIntegerField()
    peildatum = models.DateField(null=True)
    definities = models.CharField(max_length=12)
    stand = models.CharField(max_length=12, choices=rules.STANDEN, default="concept")
    gemaakt_op = models.DateTimeField()
    gemaakt_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    vastgesteld_op = models.DateTimeField(null=True)
    vastgesteld_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, related_name="+")
    versie = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "nettolijst"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["veiligheidshuis", "organisatie", "jaar", "kwartaal"], name="nettolijst_eenmalig"
            ),
            models.CheckConstraint(
                name="nettolijst_stand", condition=models.Q(stand__in=[s for s, _ in rules.STANDEN])
            ),
            models.CheckConstraint(name="nettolijst_kwartaal", condition=models.Q(kwartaal__range=(1, 4))),
            models.CheckConstraint(
                name="nettolijst_vastgesteld",
                condition=models.Q(stand="concept", vastgesteld_op=None, vastgesteld_door=None)
                | models.Q(stand="vastgesteld", vastgesteld_op__isnull=False, vastgesteld_door__isnull=False),
            ),
        ]


class Nettolijstregel(Basis):
    """Net list line: somebody of a net list as he stood in the gross list, the definition, and why he is on it or not.

    Name and birth date are copied, without the number: the list stays what it was. `definitie` is empty when none fits
    for sure; `oordelen` holds of each definition whether it fits and why. What a person decided is `besluit`.
    """

    veiligheidshuis = models.ForeignKey(Veiligheidshuis, models.PROTECT, related_name="+")
    lijst = models.ForeignKey(Nettolijst, models.CASCADE, related_name="regels")
    persoonsleutel = models.UUIDField()
    # The delivered records that were counted together as this person; none when he is delivered no longer.
    records = ArrayField(models.UUIDField(), default=list)
    voornamen = models.CharField(max_length=120, blank=True)
    voorletters = models.CharField(max_length=20, blank=True)
    tussenvoegsel = models.CharField(max_length=20, blank=True)
    achternaam = models.CharField(max_length=120)
    geboortedatum = models.CharField(max_length=10, blank=True)
    definitie = models.CharField(max_length=24, blank=True)
    oordelen = models.JSONField(default=list)
    aantal = models.PositiveIntegerField(null=True)
    aantal_vijf_jaar = models.PositiveIntegerField(null=True)
    aantal_peiljaar = models.PositiveIntegerField(null=True)
    peildatum = models.DateField(null=True)
    waarom = models.CharField(max_length=400, blank=True)
    opgenomen = models.BooleanField()
    verschil = models.CharField(max_length=12, choices=rules.VERSCHILLEN)
    verschil_tekst = models.CharField(max_length=1000)
    besluit = models.CharField(max_length=500, blank=True)
    besluit_op = models.DateTimeField(null=True)
    besluit_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, related_name="+")
    versie = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "nettolijstregel"
        indexes: ClassVar = [models.Index(fields=["lijst", "achternaam", "id"], name="nettolijstregel_lijst")]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="nettolijstregel_verschil",
                condition=models.Q(verschil__in=[s for s, _ in rules.VERSCHILLEN]),
            ),
            models.CheckConstraint(
                name="nettolijstregel_besluit",
                condition=models.Q(besluit="", besluit_op=None, besluit_door=None)
                | (~models.Q(besluit="") & models.Q(besluit_op__isnull=False, besluit_door__isnull=False)),
            ),
        ]
