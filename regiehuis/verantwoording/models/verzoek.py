"""Requests of the data subject: the file, what was found, what was decided, who was asked and who was told."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from regiehuis.kern.models import Basis
from regiehuis.samenwerking.models import Medewerker, Organisatie, Organisatieonderdeel, Veiligheidshuis

from ..rules import verzoek as rules


class Verzoek(Basis):
    """Request: somebody asks about the own data at the contact point, for all joint controllers (R30).

    `personen` are the records of the index that are this person, chosen after the identity check.
    """

    veiligheidshuis = models.ForeignKey(Veiligheidshuis, models.PROTECT, related_name="+")
    nummer = models.CharField(max_length=16)
    soort = models.CharField(max_length=12, choices=rules.VERZOEKSOORTEN)
    wet = models.CharField(max_length=4, choices=rules.WETTEN)
    kanaal = models.CharField(max_length=12, choices=rules.KANALEN)
    ontvangen_op = models.DateField()
    achternaam = models.CharField(max_length=120)
    tussenvoegsel = models.CharField(max_length=20, blank=True)
    voornamen = models.CharField(max_length=120, blank=True)
    geboortedatum = models.CharField(max_length=10, blank=True)
    # As the index keeps it, so that the search goes by the request itself and by nothing that is passed along.
    zoeknaam = models.CharField(max_length=200)
    antwoordadres = models.CharField(max_length=300, blank=True)
    omschrijving = models.TextField(max_length=rules.LANGSTE_TEKST)
    vertegenwoordiging = models.CharField(max_length=12, blank=True, choices=rules.VERTEGENWOORDIGINGEN)
    vertegenwoordiger = models.CharField(max_length=120, blank=True)
    zelf_reden = models.CharField(max_length=500, blank=True)
    vastgelegd_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    vastgelegd_op = models.DateTimeField()
    identiteit_op = models.DateTimeField(null=True)
    identiteit_wijze = models.CharField(max_length=12, blank=True, choices=rules.IDENTITEITSWIJZEN)
    identiteit_toelichting = models.CharField(max_length=500, blank=True)
    identiteit_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, related_name="+")
    personen = ArrayField(models.UUIDField(), default=list)
    bijeengebracht_op = models.DateTimeField(null=True)
    termijn = models.DateField()
    verlengd_op = models.DateTimeField(null=True)
    verlenging_reden = models.CharField(max_length=500, blank=True)
    # The first day on which the data of the person are out of reach again, closed or not.
    toegang_tot = models.DateField()
    geheim_opgelost_op = models.DateTimeField(null=True)
    geheim_toelichting = models.CharField(max_length=500, blank=True)
    verstrekt_op = models.DateTimeField(null=True)
    uitkomst = models.CharField(max_length=16, blank=True, choices=rules.UITKOMSTEN)
    toelichting = models.CharField(max_length=1000, blank=True)
    gesloten_op = models.DateTimeField(null=True)
    gesloten_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, related_name="+")
    versie = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "verzoek"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["veiligheidshuis", "nummer"], name="verzoek_nummer"),
            models.CheckConstraint(
                name="verzoek_identiteit_eerst",
                condition=models.Q(personen=[]) | models.Q(identiteit_op__isnull=False),
            ),
            models.CheckConstraint(
                name="verzoek_toegang_eindigt",
                condition=models.Q(toegang_tot__lte=models.F("ontvangen_op") + rules.LANGSTE_TOEGANG),
            ),
        ]


class Verzoekpost(Basis):
    """Item of a request: one row of one table that is about the person, and what was decided on it.

    It refers to the row and holds nothing of it.
    """

    verzoek = models.ForeignKey(Verzoek, models.CASCADE, related_name="posten")
    tabel = models.CharField(max_length=60)
    rij_id = models.UUIDField()
    casus_id = models.UUIDField(null=True)
    bron = models.ForeignKey(Organisatieonderdeel, models.PROTECT, null=True, related_name="+")
    bescherming = models.CharField(max_length=12, blank=True)
    derden = models.BooleanField(default=False)
    besluit = models.CharField(max_length=12, blank=True, choices=rules.BESLUITEN)
    besloten_op = models.DateTimeField(null=True)
    besloten_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, related_name="+")
    # Set while what it refers to is disputed and shielded (R32).
    betwist_op = models.DateTimeField(null=True)
    betwisting_besluit = models.CharField(max_length=500, blank=True)
    betwisting_eind_op = models.DateTimeField(null=True)
    versie = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "verzoekpost"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["verzoek", "tabel", "rij_id"], name="verzoekpost_eenmalig"),
        ]


class Weigeringsgrond(Basis):
    """Ground of refusal: why one item is not given, with the reasons; kept apart from the file (R30)."""

    post = models.OneToOneField(Verzoekpost, models.CASCADE, related_name="weigering")
    veiligheidshuis = models.ForeignKey(Veiligheidshuis, models.PROTECT, related_name="+")
    # Empty beside reasons for giving what is protected or objected to.
    grond = models.CharField(max_length=20, blank=True, choices=rules.WEIGERGRONDEN)
    motivering = models.TextField(max_length=rules.LANGSTE_TEKST)

    class Meta:
        verbose_name = "weigeringsgrond"


class Zienswijze(Basis):
    """View of the source: what the unit that brought an item in thinks of giving it, asked with a term (R30)."""

    post = models.OneToOneField(Verzoekpost, models.CASCADE, related_name="zienswijze")
    veiligheidshuis = models.ForeignKey(Veiligheidshuis, models.PROTECT, related_name="+")
    nummer = models.CharField(max_length=16)
    onderdeel = models.ForeignKey(Organisatieonderdeel, models.PROTECT, related_name="+")
    gevraagd_op = models.DateTimeField()
    termijn = models.DateField()
    antwoord = models.CharField(max_length=12, blank=True, choices=rules.ANTWOORDEN)
    toelichting = models.TextField(blank=True, max_length=rules.LANGSTE_TEKST)
    beantwoord_op = models.DateTimeField(null=True)
    beantwoord_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, related_name="+")
    versie = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "zienswijze"
        indexes: ClassVar = [models.Index(fields=["onderdeel", "beantwoord_op"], name="zienswijze_open")]


class Kennisgeving(Basis):
    """Notice: one organisation that had the data is told of a correction, erasure or restriction (R32).

    `ontvanger` is somebody outside the cooperation, in words of the register of what went out; the contact point
    writes him.
    """

    verzoek = models.ForeignKey(Verzoek, models.CASCADE, related_name="kennisgevingen")
    veiligheidshuis = models.ForeignKey(Veiligheidshuis, models.PROTECT, related_name="+")
    nummer = models.CharField(max_length=16)
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, null=True, related_name="+")
    ontvanger = models.CharField(max_length=200, blank=True, default="")
    soort = models.CharField(max_length=12, choices=rules.VERZOEKSOORTEN)
    verstuurd_op = models.DateTimeField()
    bevestigd_op = models.DateTimeField(null=True)
    bevestigd_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, related_name="+")
    versie = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "kennisgeving"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["verzoek", "organisatie"], name="kennisgeving_eenmalig"),
            models.UniqueConstraint(
                fields=["verzoek", "ontvanger"],
                condition=models.Q(organisatie=None),
                name="kennisgeving_buiten_eenmalig",
            ),
            models.CheckConstraint(
                name="kennisgeving_een_ontvanger",
                condition=models.Q(organisatie__isnull=False, ontvanger="")
                | (models.Q(organisatie__isnull=True) & ~models.Q(ontvanger="")),
            ),
        ]
