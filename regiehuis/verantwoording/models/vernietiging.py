"""Destruction: the decision to destroy early, the certificate of what went, and who was told."""

from typing import ClassVar

from django.db import models

from regiehuis.casussen.models import Casus
from regiehuis.kern.models import Basis
from regiehuis.personen.models import Persoon
from regiehuis.samenwerking.models import Medewerker, Organisatie, Veiligheidshuis

from ..rules.bewaring import SOORTEN


class Vernietigingsbesluit(Basis):
    """Destruction decision: a closed case, or one person in it, goes before its term, on a named ground (R36).

    The system carries it out; the row goes with what it is about.
    """

    veiligheidshuis = models.ForeignKey(Veiligheidshuis, models.PROTECT, related_name="+")
    casus = models.ForeignKey(Casus, models.CASCADE, related_name="+")
    persoon = models.ForeignKey(Persoon, models.CASCADE, null=True, related_name="+")
    grond = models.CharField(max_length=500)
    besloten_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    besloten_op = models.DateTimeField()
    # The granted request it carries out; a key without a reference, for the request goes with its person.
    verzoek_id = models.UUIDField(null=True)

    class Meta:
        verbose_name = "vernietigingsbesluit"


class Vernietiging(Basis):
    """Destruction certificate: what went, when, by which term or decision; no name and no content (R36).

    `inhoud` is what the certificate says, `hash` its SHA-256; `verwijzingen` are the keys of what went, with which a
    restore of an older back-up destroys it again.
    """

    veiligheidshuis = models.ForeignKey(Veiligheidshuis, models.PROTECT, related_name="+")
    nummer = models.CharField(max_length=16)
    soort = models.CharField(max_length=12, choices=SOORTEN)
    op = models.DateTimeField()
    inhoud = models.JSONField()
    verwijzingen = models.JSONField()
    hash = models.CharField(max_length=64)
    besloten_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = "vernietiging"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["veiligheidshuis", "nummer"], name="vernietiging_nummer"),
        ]


class Vernietigingsbericht(Basis):
    """Destruction notice: tells one recipient that a case was destroyed here; it confirms its own (R37).

    `kenmerk` is the number by which the recipient finds its copy; it goes once the recipient has confirmed.
    """

    vernietiging = models.ForeignKey(Vernietiging, models.CASCADE, related_name="berichten")
    veiligheidshuis = models.ForeignKey(Veiligheidshuis, models.PROTECT, related_name="+")
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="+")
    kenmerk = models.CharField(max_length=16, blank=True)
    op = models.DateTimeField()
    bevestigd_op = models.DateTimeField(null=True)
    bevestigd_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, related_name="+")
    toelichting = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = "vernietigingsbericht"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["vernietiging", "organisatie"], name="vernietigingsbericht_eenmalig"),
        ]
