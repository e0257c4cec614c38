"""Covenant, signatures, information categories and the authorisation matrix."""

from typing import ClassVar

from django.db import models

from regiehuis.kern.models import Basis
from regiehuis.samenwerking.models import Medewerker, Organisatie, Organisatieonderdeel, Thema, Veiligheidshuis
from regiehuis.samenwerking.rules import FUNCTIES

from ..rules import toegang as rules
from .regime import Regime


class Convenant(Basis):
    """Covenant: dated agreement with purpose, themes and matrix, under one regime."""

    veiligheidshuis = models.ForeignKey(Veiligheidshuis, models.PROTECT, related_name="convenanten")
    regime = models.ForeignKey(Regime, models.PROTECT, related_name="convenanten")
    naam = models.CharField(max_length=120)
    doel = models.TextField()
    van = models.DateField()
    tot = models.DateField(null=True, blank=True)
    # Withdrawn on `tot`, and why; empty when `tot` is only the end of its term.
    intrekreden = models.CharField(max_length=300, blank=True)
    herzien_op = models.DateField(null=True, blank=True)
    # The code of the model covenant that it was drafted from.
    model = models.CharField(max_length=40, blank=True)
    versie = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "convenant"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="convenant_periode",
                condition=models.Q(tot__isnull=True) | models.Q(tot__gte=models.F("van")),
            ),
        ]


class Convenantthema(Basis):
    """Theme of a covenant: which themes its purpose covers."""

    convenant = models.ForeignKey(Convenant, models.CASCADE, related_name="themas")
    veiligheidshuis = models.ForeignKey(Veiligheidshuis, models.PROTECT, related_name="+")
    thema = models.ForeignKey(Thema, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "convenantthema"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["convenant", "thema"], name="convenantthema_eenmalig"),
        ]


class Ondertekening(Basis):
    """Signature: one organisation's dated signature under a covenant; without it nobody of it has access."""

    convenant = models.ForeignKey(Convenant, models.PROTECT, related_name="ondertekeningen")
    veiligheidshuis = models.ForeignKey(Veiligheidshuis, models.PROTECT, related_name="+")
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="ondertekeningen")
    ondertekenaar = models.CharField(max_length=120)
    van = models.DateField()
    # On the day it began at the earliest: then it never held.
    tot = models.DateField(null=True, blank=True)
    intrekreden = models.CharField(max_length=300, blank=True)
    versie = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "ondertekening"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="ondertekening_periode",
                condition=models.Q(tot__isnull=True) | models.Q(tot__gte=models.F("van")),
            ),
        ]


class Informatiecategorie(Basis):
    """Information category: judicial, police, medical, youth care, …; its attribute is its legal class (R2)."""

    veiligheidshuis = models.ForeignKey(Veiligheidshuis, models.PROTECT, related_name="categorieen")
    naam = models.CharField(max_length=80)
    juridische_klasse = models.CharField(max_length=16, choices=rules.JURIDISCHE_KLASSEN)
    volgorde = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = "informatiecategorie"


class Autorisatieregel(Basis):
    """Authorisation rule: a unit, or the house function procesregie, × a category → read, contribute (C4)."""

    convenant = models.ForeignKey(Convenant, models.CASCADE, related_name="autorisatieregels")
    veiligheidshuis = models.ForeignKey(Veiligheidshuis, models.PROTECT, related_name="+")
    onderdeel = models.ForeignKey(Organisatieonderdeel, models.PROTECT, null=True, related_name="+")
    functie = models.CharField(max_length=40, blank=True, choices=FUNCTIES)
    categorie = models.ForeignKey(Informatiecategorie, models.PROTECT, related_name="+")
    lezen = models.BooleanField(default=False)
    inbrengen = models.BooleanField(default=False)

    class Meta:
        verbose_name = "autorisatieregel"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["convenant", "onderdeel", "functie", "categorie"],
                name="autorisatieregel_eenmalig",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                name="autorisatieregel_subject",
                condition=models.Q(onderdeel__isnull=False, functie="")
                | models.Q(onderdeel__isnull=True, functie="procesregisseur"),
            ),
        ]


class Convenantwijziging(Basis):
    """Change of a covenant: what was changed in it, by whom, and to how many people it gave or took something."""

    convenant = models.ForeignKey(Convenant, models.PROTECT, related_name="wijzigingen")
    veiligheidshuis = models.ForeignKey(Veiligheidshuis, models.PROTECT, related_name="+")
    medewerker = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    op = models.DateTimeField()
    # The day from which it counts.
    per = models.DateField()
    omschrijving = models.TextField()
    erbij = models.PositiveIntegerField(default=0)
    kwijt = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = "convenantwijziging"
