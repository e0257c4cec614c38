"""Lists that partners deliver, and the records of them."""

from typing import ClassVar

from django.db import models

from regiehuis.convenanten.models import Convenant
from regiehuis.kern.models import Basis
from regiehuis.samenwerking.models import Medewerker, Organisatie, Veiligheidshuis

from .. import rules
from .persoon import Persoonsgegevens


class Aanlevering(Basis):
    """Delivery: a list of people that a partner sent under a covenant, what it held and what became of it (B2)."""

    veiligheidshuis = models.ForeignKey(Veiligheidshuis, models.PROTECT, related_name="+")
    convenant = models.ForeignKey(Convenant, models.PROTECT, related_name="+")
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="+")
    soort = models.CharField(max_length=24, choices=rules.AANLEVERSOORTEN)
    bestandsnaam = models.CharField(max_length=150)
    # SHA-256 of the content: the same list twice is known by it.
    sha256 = models.CharField(max_length=64)
    # Header of a column → the field that it fills; the rest of the file was left out.
    toewijzing = models.JSONField(default=dict)
    status = models.CharField(max_length=12, choices=rules.AANLEVERSTATUSSEN)
    # The file, sealed under the key of the row, while it waits to be taken in; gone from then on.
    inhoud = models.BinaryField(null=True)
    rijen = models.PositiveIntegerField(default=0)
    afgekeurd = models.PositiveIntegerField(default=0)
    nieuw = models.PositiveIntegerField(default=0)
    gewijzigd = models.PositiveIntegerField(default=0)
    verdwenen = models.PositiveIntegerField(default=0)
    medewerker = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    op = models.DateTimeField()

    class Meta:
        verbose_name = "aanlevering"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="aanlevering_status", condition=models.Q(status__in=[s for s, _ in rules.AANLEVERSTATUSSEN])
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["veiligheidshuis", "organisatie", "soort", "-op"], name="aanlevering_laatste"),
        ]


class Kolomtoewijzing(Basis):
    """Column mapping: what each header of a partner's lists of one kind was taken for the last time."""

    veiligheidshuis = models.ForeignKey(Veiligheidshuis, models.PROTECT, related_name="+")
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="+")
    soort = models.CharField(max_length=24, choices=rules.AANLEVERSOORTEN)
    toewijzing = models.JSONField(default=dict)

    class Meta:
        verbose_name = "kolomtoewijzing"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["veiligheidshuis", "organisatie", "soort"], name="kolomtoewijzing_eenmalig"
            ),
        ]


class Aangeleverdrecord(Basis, Persoonsgegevens):
    """Delivered record: somebody as a partner's last list of a kind has him; content of the partner, not of a case.

    A later list of the same partner and kind replaces it; when it is no longer in that list, `verdwenen_op` says since.
    """

    veiligheidshuis = models.ForeignKey(Veiligheidshuis, models.PROTECT, related_name="+")
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="+")
    soort = models.CharField(max_length=24, choices=rules.AANLEVERSOORTEN)
    # The partner's own key of the record.
    bronrecord = models.CharField(max_length=80)
    # The last list that has it.
    aanlevering = models.ForeignKey(Aanlevering, models.PROTECT, related_name="records")
    straat = models.CharField(max_length=120, blank=True)
    huisnummer = models.CharField(max_length=12, blank=True)
    postcode = models.CharField(max_length=7, blank=True)
    woonplaats = models.CharField(max_length=80, blank=True)
    aantal = models.PositiveIntegerField(null=True)
    # Of a gross list: how many in the five years to and with that of the reference date, and in that year.
    aantal_vijf_jaar = models.PositiveIntegerField(null=True)
    aantal_peiljaar = models.PositiveIntegerField(null=True)
    peildatum = models.DateField(null=True)
    periode = models.CharField(max_length=40, blank=True)
    einddatum_detentie = models.DateField(null=True)
    inrichting = models.CharField(max_length=120, blank=True)
    verdwenen_op = models.DateField(null=True)
    # Who the record is taken to be: the lowest key of the records that live links hold together, its own without any.
    persoonsleutel = models.UUIDField()

    class Meta:
        verbose_name = "aangeleverd record"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["veiligheidshuis", "organisatie", "soort", "bronrecord"], name="aangeleverdrecord_eenmalig"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["veiligheidshuis", "bsn_hash"], name="aangeleverdrecord_bsn"),
            models.Index(fields=["persoonsleutel"], name="aangeleverdrecord_persoon"),
            models.Index(fields=["veiligheidshuis", "geboortedatum"], name="aangeleverdrecord_geboren"),
        ]
