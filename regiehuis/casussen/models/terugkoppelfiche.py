"""Feedback sheet: what goes to the police of a meeting under a regime that asks everybody's consent."""

from typing import ClassVar

from django.db import models

from regiehuis.kern.models import Basis
from regiehuis.samenwerking.models import Medewerker, Organisatie, Overlegvorm

from ..rules.terugkoppelfiche import ANTWOORDEN
from .casus import Casus, Informatie
from .overleg import Agendapunt


class Terugkoppelfiche(Basis):
    """Feedback sheet: text and chosen items of one agenda item for the police; goes out when all present agreed (R22).

    Each change of text or items begins a new `ronde`, to which nobody agreed yet.
    """

    agendapunt = models.OneToOneField(Agendapunt, models.PROTECT, related_name="+")
    casus = models.ForeignKey(Casus, models.CASCADE, related_name="+")
    overlegvorm = models.ForeignKey(Overlegvorm, models.PROTECT, related_name="+")
    tekst = models.TextField(max_length=6000)
    ronde = models.PositiveIntegerField(default=1)
    # How many items belong to this round, so that one that somebody may no longer read is not simply left out.
    aantal = models.PositiveSmallIntegerField(default=0)
    geschreven_op = models.DateTimeField()
    geschreven_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    verstuurd_op = models.DateTimeField(null=True)
    verstuurd_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, related_name="+")
    ontvanger = models.ForeignKey(Organisatie, models.PROTECT, null=True, related_name="+")
    versie = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "terugkoppelfiche"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="terugkoppelfiche_verstuurd_heel",
                condition=models.Q(verstuurd_op=None, verstuurd_door=None, ontvanger=None)
                | models.Q(verstuurd_op__isnull=False, verstuurd_door__isnull=False, ontvanger__isnull=False),
            )
        ]


class Fichestuk(Basis):
    """Item on a feedback sheet: one item of information chosen for a round; never one under a care secret (R22)."""

    fiche = models.ForeignKey(Terugkoppelfiche, models.CASCADE, related_name="stukken")
    casus = models.ForeignKey(Casus, models.CASCADE, related_name="+")
    ronde = models.PositiveIntegerField()
    informatie = models.ForeignKey(Informatie, models.CASCADE, related_name="+")

    class Meta:
        verbose_name = "fichestuk"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["fiche", "ronde", "informatie"], name="fichestuk_eenmalig"),
        ]


class Ficheinstemming(Basis):
    """Consent to a feedback sheet: what one participant who was present said of one round; the last answer stands."""

    fiche = models.ForeignKey(Terugkoppelfiche, models.CASCADE, related_name="instemmingen")
    casus = models.ForeignKey(Casus, models.CASCADE, related_name="+")
    ronde = models.PositiveIntegerField()
    medewerker = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    besluit = models.CharField(max_length=12, choices=ANTWOORDEN)
    reden = models.TextField(blank=True, max_length=1000)
    op = models.DateTimeField()

    class Meta:
        verbose_name = "ficheinstemming"
