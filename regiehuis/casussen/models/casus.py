"""Case: what the partners tackle together, its persons, members, items of information and lead."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from regiehuis.convenanten.models import Convenant, Informatiecategorie
from regiehuis.convenanten.rules import GRONDSLAGEN, PUBLIEKEN
from regiehuis.kern.models import Basis
from regiehuis.personen.models import Huishouden, Persoon
from regiehuis.samenwerking.models import (
    Medewerker,
    Organisatie,
    Organisatieonderdeel,
    Overlegvorm,
    Thema,
    Veiligheidshuis,
)

from ..rules import woorden
from .signaal import Signaal


class Casus(Basis):
    """Case: a person, household, group or area the partners tackle together, under one covenant, so one regime (R1)."""

    veiligheidshuis = models.ForeignKey(Veiligheidshuis, models.PROTECT, related_name="+")
    convenant = models.ForeignKey(Convenant, models.PROTECT, related_name="+")
    nummer = models.CharField(max_length=16)
    soort = models.CharField(max_length=12, choices=woorden.CASUSSOORTEN)
    thema = models.ForeignKey(Thema, models.PROTECT, related_name="+")
    overlegvorm = models.ForeignKey(Overlegvorm, models.PROTECT, related_name="+")
    fase = models.CharField(max_length=12, choices=woorden.FASEN, default="analyse")
    fase_sinds = models.DateTimeField()
    geopend_op = models.DateTimeField()
    signaal = models.ForeignKey(Signaal, models.SET_NULL, null=True, related_name="+")
    huishouden = models.ForeignKey(Huishouden, models.PROTECT, null=True, related_name="+")
    aanleiding = models.TextField(max_length=8000)
    gewenst_doel = models.TextField(blank=True, max_length=4000)
    omschrijving = models.TextField(blank=True, max_length=4000)
    plaats = models.CharField(max_length=200, blank=True)
    buurt = models.CharField(max_length=120, blank=True)
    regisseur = models.ForeignKey(Medewerker, models.PROTECT, null=True, related_name="+")
    procesregisseur = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    # Kept by the actions of agreements, so that a list can sort on it: the earliest open due date.
    eerstvolgende_termijn = models.DateField(null=True)
    volgend_overleg_op = models.DateField(null=True)
    versie = models.PositiveIntegerField(default=1)
    # Whether the asker guards it as procesregisseur: told by whoever judged the asker's memberships, and not stored.
    bewaakt: bool = False

    class Meta:
        verbose_name = "casus"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["id", "convenant"], name="casus_convenant"),
            models.CheckConstraint(name="casus_fase", condition=models.Q(fase__in=[f for f, _ in woorden.FASEN])),
        ]
        indexes: ClassVar = [
            models.Index(fields=["veiligheidshuis", "fase"], name="casus_fase_idx"),
            # The running cases that somebody leads.
            models.Index(fields=["regisseur", "fase"], name="casus_regisseur_fase"),
            models.Index(fields=["procesregisseur", "fase"], name="casus_procesregisseur_fase"),
        ]


class Casuspersoon(Basis):
    """Person in a case: with a dated role: dader, verdachte, slachtoffer, getuige, gezinslid.

    A role ends on the day on which somebody ends it, never ahead: who has a `tot` is no longer a person of the case.
    """

    casus = models.ForeignKey(Casus, models.CASCADE, related_name="personen")
    persoon = models.ForeignKey(Persoon, models.PROTECT, related_name="+")
    rol = models.CharField(max_length=16, choices=woorden.PERSOONSROLLEN)
    hoofdpersoon = models.BooleanField(default=False)
    van = models.DateField()
    tot = models.DateField(null=True)

    class Meta:
        verbose_name = "casuspersoon"


class Deelname(Basis):
    """Membership: an employee's dated, reasoned access to one case; [van, tot), so that expiry needs no job (R16)."""

    casus = models.ForeignKey(Casus, models.CASCADE, related_name="deelnames", db_index=False)
    convenant = models.ForeignKey(Convenant, models.PROTECT, related_name="+")
    medewerker = models.ForeignKey(Medewerker, models.PROTECT, related_name="+", db_index=False)
    rol = models.CharField(max_length=16, choices=woorden.DEELNAMEROLLEN)
    van = models.DateField()
    tot = models.DateField()
    reden = models.CharField(max_length=300)
    toegevoegd_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    versie = models.PositiveIntegerField(default=1, db_default=1)

    class Meta:
        verbose_name = "deelname"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["medewerker", "casus"], include=["van", "tot", "rol", "convenant"], name="deelname_lid"
            ),
            models.CheckConstraint(name="deelname_periode", condition=models.Q(tot__gte=models.F("van"))),
        ]
        indexes: ClassVar = [
            # The probe of every policy on a case: answered from the index alone.
            models.Index(
                fields=["casus", "medewerker"], include=["van", "tot", "rol", "convenant"], name="deelname_probe"
            ),
            # The cases of somebody now: who has worked here for years has far more memberships that have ended.
            models.Index(
                fields=["medewerker", "tot"], include=["casus", "van", "rol", "convenant"], name="deelname_lopend"
            ),
        ]


class Kernvraag(Basis):
    """Core question: one of the questions of the problem analysis, in the house's own words (A5)."""

    veiligheidshuis = models.ForeignKey(Veiligheidshuis, models.PROTECT, related_name="+")
    volgorde = models.PositiveSmallIntegerField()
    tekst = models.CharField(max_length=300)
    actief = models.BooleanField(default=True)
    versie = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "kernvraag"


class Informatie(Basis):
    """Item of information: what a source unit brings in: fact, opinion or the person's own view (R2, R5, R17).

    It stands in the dossier under its life area (A4). A part of the problem analysis is an item too: it answers a
    `kernvraag`. A warning for the safety of staff stands at the head of the case until its source ends it; a protected
    reporter has named readers only.
    """

    casus = models.ForeignKey(Casus, models.CASCADE, related_name="+")
    convenant = models.ForeignKey(Convenant, models.PROTECT, related_name="+")
    bron = models.ForeignKey(Organisatieonderdeel, models.PROTECT, related_name="+")
    categorie = models.ForeignKey(Informatiecategorie, models.PROTECT, related_name="+")
    soort = models.CharField(max_length=12, choices=woorden.INFORMATIESOORTEN)
    kernvraag = models.ForeignKey(Kernvraag, models.PROTECT, null=True, related_name="+")
    # Where the item stands in the dossier (A4); what was said in a meeting has none until its source places it.
    leefgebied = models.ForeignKey("casussen.Leefgebied", models.PROTECT, null=True, related_name="+")
    tekst = models.TextField(max_length=8000)
    ontvangen_op = models.DateField()
    grondslag = models.CharField(max_length=24, choices=GRONDSLAGEN)
    # What an item rests on whose ground is consent; without one that counts, its source alone reads it (R25).
    toestemming = models.ForeignKey("casussen.Toestemming", models.PROTECT, null=True, related_name="+")
    # Why a care secret is shared without consent; only what was typed for a speaker waits for it, unconfirmed (R24).
    afweging = models.ForeignKey("casussen.Plichtenafweging", models.PROTECT, null=True, related_name="+")
    persoon = models.ForeignKey(Persoon, models.PROTECT, null=True, related_name="+")
    persoonsrol = models.CharField(max_length=16, choices=woorden.PERSOONSROLLEN, blank=True)
    publiek = models.CharField(max_length=12, choices=PUBLIEKEN, default="alle_leden")
    publiek_onderdelen = ArrayField(models.UUIDField(), default=list)
    agendapunt = models.ForeignKey("casussen.Agendapunt", models.SET_NULL, null=True, related_name="+")
    overlegvorm = models.ForeignKey(Overlegvorm, models.PROTECT, null=True, related_name="+")
    # A part of the report of a visit.
    huisbezoek = models.ForeignKey("casussen.Huisbezoek", models.PROTECT, null=True, related_name="+")
    # A file beside the words: what it was called, what it is by its content, how many bytes. It lies in
    # `access.opslag`, under the key of the item.
    bestandsnaam = models.CharField(max_length=150, blank=True)
    bestandssoort = models.CharField(max_length=8, blank=True)
    bestandsgrootte = models.PositiveIntegerField(null=True)
    vastgelegd_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    vastgelegd_op = models.DateTimeField()
    bevestigd_op = models.DateTimeField(null=True)
    # When a warning ceased to hold; it stays among the items.
    vervallen_op = models.DateTimeField(null=True)
    # Disputed by the person and shielded until it is resolved: read by its source and procesregie only (R32).
    betwist_op = models.DateTimeField(null=True)
    versie = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "informatie"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="informatie_melder_genoemd",
                condition=~models.Q(soort="melder")
                | (models.Q(publiek="onderdelen") & ~models.Q(publiek_onderdelen=[])),
            ),
            models.CheckConstraint(
                name="informatie_afgewogen",
                condition=~models.Q(grondslag="conflict_van_plichten")
                | models.Q(afweging__isnull=False)
                | models.Q(publiek="aanwezigen", bevestigd_op__isnull=True),
            ),
            models.CheckConstraint(
                name="informatie_bestand_heel",
                condition=models.Q(bestandsnaam="", bestandssoort="", bestandsgrootte=None)
                | (~models.Q(bestandsnaam="") & ~models.Q(bestandssoort="") & models.Q(bestandsgrootte__gt=0)),
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["casus", "-ontvangen_op"], name="informatie_casus")]


class Faseovergang(Basis):
    """Phase transition: when and by whom a case went on; lead times are read from it (A15)."""

    casus = models.ForeignKey(Casus, models.CASCADE, related_name="+")
    van_fase = models.CharField(max_length=12, blank=True, choices=woorden.FASEN)
    naar_fase = models.CharField(max_length=12, choices=woorden.FASEN)
    op = models.DateTimeField()
    door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    toelichting = models.CharField(max_length=500, blank=True)

    class Meta:
        verbose_name = "faseovergang"


class Regieaanbod(Basis):
    """Offer of the lead: a case's lead put to one organisation; accepted or declined with ground (A9, R29)."""

    casus = models.ForeignKey(Casus, models.CASCADE, related_name="+")
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="+")
    medewerker = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    status = models.CharField(max_length=12, choices=woorden.AANBODSTATUSSEN, default="aangeboden")
    grond = models.TextField(blank=True, max_length=2000)
    aangeboden_op = models.DateTimeField()
    aangeboden_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    termijn = models.DateField()
    beantwoord_op = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "regieaanbod"


class Regievacature(Basis):
    """Vacancy of the lead: a case without casusregisseur stands open with a term and an owner of the vacancy (R29)."""

    casus = models.ForeignKey(Casus, models.CASCADE, related_name="+")
    eigenaar = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    van = models.DateField()
    termijn = models.DateField()
    vervuld_op = models.DateField(null=True)

    class Meta:
        verbose_name = "regievacature"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["casus"], condition=models.Q(vervuld_op__isnull=True), name="regievacature_een_open"
            ),
        ]
