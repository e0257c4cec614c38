"""Signal: somebody asks the house to look."""

from typing import ClassVar

from django.db import models

from regiehuis.kern.models import Basis
from regiehuis.personen.models import Persoon, Persoonsgegevens
from regiehuis.personen.rules import ADRESSOORTEN
from regiehuis.samenwerking.models import Medewerker, Organisatie, Overlegvorm, Thema, Veiligheidshuis

from ..rules import woorden


class Signaal(Basis):
    """Signal, referral: a professional asks the house to look (aanmelding); on no agenda until complete (R6)."""

    veiligheidshuis = models.ForeignKey(Veiligheidshuis, models.PROTECT, related_name="+")
    nummer = models.CharField(max_length=16)
    afzender = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="+")
    thema = models.ForeignKey(Thema, models.PROTECT, null=True, related_name="+")
    soort = models.CharField(max_length=12, choices=woorden.CASUSSOORTEN)
    # R9: asked before anything else; null is "not answered yet".
    acuut = models.BooleanField(null=True)
    acuut_toelichting = models.TextField(blank=True, max_length=2000)
    aanleiding = models.TextField(blank=True, max_length=8000)
    al_gedaan = models.TextField(blank=True, max_length=8000)
    gewenst_doel = models.TextField(blank=True, max_length=4000)
    omschrijving = models.TextField(blank=True, max_length=4000)
    plaats = models.CharField(max_length=200, blank=True)
    buurt = models.CharField(max_length=120, blank=True)
    status = models.CharField(max_length=12, choices=woorden.SIGNAALSTATUSSEN, default="concept")
    begonnen_op = models.DateTimeField()
    ingediend_op = models.DateTimeField(null=True)
    volledig_op = models.DateTimeField(null=True)
    triagevorm = models.ForeignKey(Overlegvorm, models.PROTECT, related_name="+")
    triage_op = models.DateField(null=True)
    # The outcome as the sender reads it, without content of a case (R11); reasons stand in Triage.
    besluit = models.CharField(max_length=16, blank=True, choices=woorden.TRIAGEBESLUITEN)
    bericht = models.TextField(blank=True, max_length=2000)
    besloten_op = models.DateTimeField(null=True)
    # A2: accepted, and waiting for a place in this meeting; empty once the case is opened.
    wacht_op = models.ForeignKey(Overlegvorm, models.PROTECT, null=True, related_name="+")
    versie = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "signaal"
        indexes: ClassVar = [
            models.Index(fields=["triagevorm", "status", "triage_op"], name="signaal_triage"),
            models.Index(fields=["afzender", "status"], name="signaal_afzender"),
        ]


class Signaalpersoon(Basis, Persoonsgegevens):
    """Person in a signal: as the sender knows him; linked to the index only when the signal is accepted (R12)."""

    signaal = models.ForeignKey(Signaal, models.CASCADE, related_name="personen")
    rol = models.CharField(max_length=16, choices=woorden.PERSOONSROLLEN, default="verdachte")
    adressoort = models.CharField(max_length=20, choices=ADRESSOORTEN, blank=True)
    straat = models.CharField(max_length=120, blank=True)
    huisnummer = models.CharField(max_length=12, blank=True)
    postcode = models.CharField(max_length=7, blank=True)
    woonplaats = models.CharField(max_length=80, blank=True)
    # R8: "Person informed?"; no answer, no acceptance.
    geinformeerd = models.BooleanField(null=True)
    niet_informeren_grond = models.CharField(max_length=20, blank=True, choices=woorden.INFORMEERGRONDEN)
    herzien_op = models.DateField(null=True)
    persoon = models.ForeignKey(Persoon, models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = "signaalpersoon"


class Signaalpartner(Basis):
    """Partner to invite: whom the sender wants at the table, with a contact (R6)."""

    signaal = models.ForeignKey(Signaal, models.CASCADE, related_name="partners")
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="+")
    contact = models.CharField(max_length=200)

    class Meta:
        verbose_name = "signaalpartner"


class Piketmelding(Basis):
    """Alert: acute danger put to the duty function; visible to its addressee until answered (R9, R15)."""

    veiligheidshuis = models.ForeignKey(Veiligheidshuis, models.PROTECT, related_name="+")
    signaal = models.ForeignKey(Signaal, models.CASCADE, related_name="+")
    aan = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    contact = models.CharField(max_length=200)
    toelichting = models.TextField(max_length=2000)
    gemeld_op = models.DateTimeField()
    beantwoord_op = models.DateTimeField(null=True)
    antwoord = models.TextField(blank=True, max_length=2000)
    # How far it climbed: 0 to whoever is on duty, 1 chair of the triage, 2 ketenmanager.
    klimtrede = models.PositiveSmallIntegerField(default=0)
    gemaild_op = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "piketmelding"
        indexes: ClassVar = [models.Index(fields=["aan", "beantwoord_op"], name="piketmelding_open")]
