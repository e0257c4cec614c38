"""Persons of a house, their addresses, relations and households. `personen` does not know cases."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from regiehuis.kern.models import Basis
from regiehuis.samenwerking.models import Medewerker, Veiligheidshuis

from .. import rules


class Persoonsgegevens(models.Model):
    """The identifying fields of a person, as sender or index knows them; BSN encrypted, found by keyed hash (R19)."""

    voornamen = models.CharField(max_length=120, blank=True)
    voorletters = models.CharField(max_length=20, blank=True)
    tussenvoegsel = models.CharField(max_length=20, blank=True)
    achternaam = models.CharField(max_length=120)
    geslacht = models.CharField(max_length=8, blank=True, choices=rules.GESLACHTEN)
    # JJJJ-MM-DD with 00 for an unknown month or day, or empty when nothing is known.
    geboortedatum = models.CharField(max_length=10, blank=True)
    bsn_versleuteld = models.BinaryField(null=True)
    bsn_hash = models.CharField(max_length=64, blank=True)
    bsn_reden = models.CharField(max_length=16, blank=True, choices=rules.BSN_REDENEN)

    class Meta:
        abstract = True


class Persoon(Basis, Persoonsgegevens):
    """Person: somebody known to the index of one house."""

    veiligheidshuis = models.ForeignKey(Veiligheidshuis, models.PROTECT, related_name="+")
    sorteersleutel = models.CharField(max_length=200)
    zoeknaam = models.CharField(max_length=200)
    # Shielded: never a hit (R12); the secret of an address shows as no more than this flag (R17).
    afgeschermd = models.BooleanField(default=False)

    class Meta:
        verbose_name = "persoon"
        indexes: ClassVar = [
            models.Index(fields=["veiligheidshuis", "bsn_hash"], name="persoon_bsn"),
            models.Index(fields=["veiligheidshuis", "zoeknaam", "geboortedatum"], name="persoon_naam"),
        ]


class Adres(Basis):
    """Address: where a person lives or stays, dated; a secret one is for named readers only (R17)."""

    persoon = models.ForeignKey(Persoon, models.CASCADE, related_name="adressen")
    veiligheidshuis = models.ForeignKey(Veiligheidshuis, models.PROTECT, related_name="+")
    soort = models.CharField(max_length=20, choices=rules.ADRESSOORTEN)
    straat = models.CharField(max_length=120, blank=True)
    huisnummer = models.CharField(max_length=12, blank=True)
    postcode = models.CharField(max_length=7, blank=True)
    plaats = models.CharField(max_length=80, blank=True)
    van = models.DateField()
    tot = models.DateField(null=True, blank=True)
    lezers = ArrayField(models.UUIDField(), default=list)

    class Meta:
        verbose_name = "adres"


class Relatie(Basis):
    """Relation: dated tie between two persons, read as `van_persoon` *soort* `naar_persoon`."""

    veiligheidshuis = models.ForeignKey(Veiligheidshuis, models.PROTECT, related_name="+")
    van_persoon = models.ForeignKey(Persoon, models.CASCADE, related_name="relaties")
    naar_persoon = models.ForeignKey(Persoon, models.CASCADE, related_name="+")
    soort = models.CharField(max_length=16, choices=rules.RELATIESOORTEN)
    van = models.DateField(null=True, blank=True)
    tot = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = "relatie"
        constraints: ClassVar = [
            models.CheckConstraint(name="relatie_ander", condition=~models.Q(van_persoon=models.F("naar_persoon"))),
        ]


class Huishouden(Basis):
    """Household: persons under one roof; one household, one plan."""

    veiligheidshuis = models.ForeignKey(Veiligheidshuis, models.PROTECT, related_name="+")
    naam = models.CharField(max_length=120)

    class Meta:
        verbose_name = "huishouden"


class Huishoudlid(Basis):
    """Household member: a person's dated place in a household."""

    huishouden = models.ForeignKey(Huishouden, models.CASCADE, related_name="leden")
    veiligheidshuis = models.ForeignKey(Veiligheidshuis, models.PROTECT, related_name="+")
    persoon = models.ForeignKey(Persoon, models.CASCADE, related_name="+")
    van = models.DateField(null=True, blank=True)
    tot = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = "huishoudlid"


class Koppelvoorstel(Basis):
    """Link proposal: two records of the index that may be one person, with evidence (R12).

    `persoon` was made later than `bekende`. Without `voorgesteld_door` the index found it by itself, for a person that
    gives no hit; whoever made the second record does not learn of it.
    """

    veiligheidshuis = models.ForeignKey(Veiligheidshuis, models.PROTECT, related_name="+")
    persoon = models.ForeignKey(Persoon, models.CASCADE, related_name="+")
    bekende = models.ForeignKey(Persoon, models.CASCADE, related_name="+")
    bewijs = models.CharField(max_length=12, choices=rules.KOPPELBEWIJZEN)
    toelichting = models.CharField(max_length=300, blank=True)
    voorgesteld_op = models.DateTimeField()
    voorgesteld_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, related_name="+")
    besluit = models.CharField(max_length=8, blank=True, choices=rules.KOPPELBESLUITEN)
    reden = models.CharField(max_length=500, blank=True)
    besloten_op = models.DateTimeField(null=True)
    besloten_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, related_name="+")
    versie = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "koppelvoorstel"
        constraints: ClassVar = [
            models.UniqueConstraint(name="koppelvoorstel_paar", fields=["persoon", "bekende"]),
            models.CheckConstraint(name="koppelvoorstel_ander", condition=~models.Q(persoon=models.F("bekende"))),
        ]
