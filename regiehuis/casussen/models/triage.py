"""Triage: decision on the criteria, with reasons."""

from typing import ClassVar

from django.db import models

from regiehuis.kern.models import Basis
from regiehuis.samenwerking.models import Medewerker, Organisatie, Overlegvorm, Veiligheidshuis

from ..rules import woorden
from .signaal import Signaal


class Criterium(Basis):
    """Criterion: one selection criterion of the house; `code` c1…c4 takes part in the national rule of R10."""

    veiligheidshuis = models.ForeignKey(Veiligheidshuis, models.PROTECT, related_name="+")
    code = models.CharField(max_length=8)
    tekst = models.CharField(max_length=300)
    volgorde = models.PositiveSmallIntegerField(default=0)
    actief = models.BooleanField(default=True)
    versie = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "criterium"


class Triage(Basis):
    """Triage: decision on a signal, with its author and reasons; what the sender hears stands on the signal (R11)."""

    veiligheidshuis = models.ForeignKey(Veiligheidshuis, models.PROTECT, related_name="+")
    signaal = models.OneToOneField(Signaal, models.CASCADE, related_name="triage")
    triagevorm = models.ForeignKey(Overlegvorm, models.PROTECT, related_name="+")
    besluit = models.CharField(max_length=16, choices=woorden.TRIAGEBESLUITEN)
    motivering = models.TextField(max_length=4000)
    uitzondering = models.BooleanField(default=False)
    # A2: opened at once although the meeting was full.
    boven_capaciteit = models.BooleanField(default=False)
    verwezen_naar = models.CharField(max_length=200, blank=True)
    besloten_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    besloten_op = models.DateTimeField()

    class Meta:
        verbose_name = "triage"


class Triageoordeel(Basis):
    """Judgement: whether one criterion is met, with its reason (R10)."""

    triage = models.ForeignKey(Triage, models.CASCADE, related_name="oordelen")
    criterium = models.ForeignKey(Criterium, models.PROTECT, related_name="+")
    voldaan = models.BooleanField()
    reden = models.CharField(max_length=1000)

    class Meta:
        verbose_name = "triageoordeel"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["triage", "criterium"], name="triageoordeel_eenmalig"),
        ]


class Wachtplaats(Basis):
    """Place on the waiting list: an accepted signal that waits for room in a meeting, with its reason (A2)."""

    veiligheidshuis = models.ForeignKey(Veiligheidshuis, models.PROTECT, related_name="+")
    signaal = models.OneToOneField(Signaal, models.CASCADE, related_name="wachtplaats")
    overlegvorm = models.ForeignKey(Overlegvorm, models.PROTECT, related_name="+")
    reden = models.CharField(max_length=20, choices=woorden.WACHTREDENEN)
    toelichting = models.CharField(max_length=500, blank=True)
    sinds = models.DateTimeField()
    geplaatst_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    # Who was put first came before the others, the last one above all.
    voorrang_op = models.DateTimeField(null=True)
    voorrang_reden = models.CharField(max_length=300, blank=True)
    status = models.CharField(max_length=12, choices=woorden.WACHTSTATUSSEN, default="wacht")
    beeindigd_op = models.DateTimeField(null=True)
    beeindigd_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, related_name="+")
    eindreden = models.CharField(max_length=500, blank=True)
    versie = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "wachtplaats"
        indexes: ClassVar = [models.Index(fields=["overlegvorm", "status"], name="wachtplaats_rij")]


class Adviesvraag(Basis):
    """Request for advice: a question to the triage that names nobody; whoever asks keeps the lead (R13)."""

    veiligheidshuis = models.ForeignKey(Veiligheidshuis, models.PROTECT, related_name="+")
    vrager = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="+")
    triagevorm = models.ForeignKey(Overlegvorm, models.PROTECT, related_name="+")
    situatie = models.TextField(max_length=4000)
    vraag = models.CharField(max_length=500)
    gesteld_op = models.DateTimeField()
    antwoord = models.TextField(blank=True, max_length=4000)
    beantwoord_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, related_name="+")
    beantwoord_op = models.DateTimeField(null=True)
    versie = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "adviesvraag"
        indexes: ClassVar = [
            models.Index(fields=["triagevorm", "beantwoord_op"], name="adviesvraag_open"),
            models.Index(fields=["vrager", "-gesteld_op"], name="adviesvraag_eigen"),
        ]
