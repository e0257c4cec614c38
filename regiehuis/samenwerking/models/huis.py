"""The house, the organisations in it with their units, and its themes."""

import datetime
from typing import ClassVar

from django.db import models

from regiehuis.kern.models import Basis

from .. import rules


class Veiligheidshuis(Basis):
    """Safety house: one cooperation of partners in an area; owns its cases, covenants, meetings."""

    naam = models.CharField(max_length=120)
    gemeente = models.CharField(max_length=120)
    doel = models.TextField(blank=True)
    # C1: the rest of its profile, and how it is directed (C5).
    doelgroepen = models.TextField(blank=True, max_length=rules.PROFIEL_LANGST)
    gebied = models.TextField(blank=True, max_length=rules.PROFIEL_LANGST)
    activiteiten = models.TextField(blank=True, max_length=rules.PROFIEL_LANGST)
    toekomst = models.TextField(blank=True, max_length=rules.PROFIEL_LANGST)
    regietype = models.CharField(max_length=20, blank=True)
    regietype_reden = models.CharField(max_length=400, blank=True)
    adres = models.CharField(max_length=200, blank=True)
    telefoon = models.CharField(max_length=40, blank=True)
    # R7: a signal that is complete before this moment of the week is on the next triage.
    sluiting_weekdag = models.PositiveSmallIntegerField(default=0, choices=rules.WEEKDAGEN)
    sluiting_tijd = models.TimeField(default=datetime.time(12, 0))
    triage_weekdag = models.PositiveSmallIntegerField(default=1, choices=rules.WEEKDAGEN)
    # R27: after so many days overdue an agreement climbs to casusregisseur, then to procesregisseur.
    klimdagen = models.PositiveSmallIntegerField(default=7)
    # R9: after so many minutes an alert that nobody answered climbs, and after as many again once more.
    piket_minuten = models.PositiveSmallIntegerField(default=15)
    # R11: so many days after a signal was rejected its data are removed.
    afgewezen_dagen = models.PositiveSmallIntegerField(default=365)
    # R36: so many years a row of the log is kept, and never shorter than the longest term of a regime.
    logboek_jaren = models.PositiveSmallIntegerField(default=10)
    # R20: so many days after it was confirmed an account is suspended, unless it is confirmed again.
    bevestiging_dagen = models.PositiveSmallIntegerField(default=rules.BEVESTIGING_DAGEN)
    # Whether everybody signs for secrecy before content opens; another text has another number, to sign anew.
    geheimhouding_verplicht = models.BooleanField(default=False)
    geheimhouding_tekst = models.TextField(default=rules.GEHEIMHOUDING, max_length=rules.GEHEIMHOUDING_LANGST)
    geheimhouding_versie = models.PositiveSmallIntegerField(default=1)
    versie = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "veiligheidshuis"


class Organisatie(Basis):
    """Organisation: a partner as a legal body, in a chain (strafrecht, zorg, bestuur)."""

    naam = models.CharField(max_length=120)
    keten = models.CharField(max_length=12, choices=rules.KETENS)

    class Meta:
        verbose_name = "organisatie"
        constraints: ClassVar = [
            models.CheckConstraint(name="organisatie_keten", condition=models.Q(keten__in=[k for k, _ in rules.KETENS]))
        ]


class Organisatieonderdeel(Basis):
    """Organisational unit: the part of an organisation that acts as partner; subject of the matrix, source of items."""

    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="onderdelen")
    naam = models.CharField(max_length=120)

    class Meta:
        verbose_name = "organisatieonderdeel"


class Aansluiting(Basis):
    """Affiliation: an organisation's dated membership of a house: ring, mandate, promised capacity (hours a week)."""

    veiligheidshuis = models.ForeignKey(Veiligheidshuis, models.PROTECT, related_name="aansluitingen")
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="aansluitingen")
    soort = models.CharField(max_length=12, choices=rules.AANSLUITINGSSOORTEN, default="kern")
    soortorganisatie = models.CharField(max_length=20, choices=rules.SOORTORGANISATIES, default="overig")
    ring = models.CharField(max_length=12, choices=rules.RINGEN, default="binnenring")
    mandaat = models.CharField(max_length=400, blank=True)
    capaciteit_uren = models.PositiveSmallIntegerField(default=0)
    # C8: how to work with it, and what came of mandate and hours that were promised.
    kenmerken = models.TextField(blank=True, max_length=2000)
    samenspel = models.TextField(blank=True, max_length=2000)
    aanspreekpunt = models.CharField(max_length=200, blank=True)
    mandaat_praktijk = models.CharField(max_length=400, blank=True)
    uren_geleverd = models.PositiveSmallIntegerField(null=True, blank=True)
    # What the provider of sign-in calls this organisation; empty: nobody of it signs in that way.
    oidc_organisatie = models.CharField(max_length=200, blank=True)
    # R20: the liaison who confirms the accounts of this organisation; without one the ketenmanager does.
    contactpersoon = models.ForeignKey("samenwerking.Medewerker", models.PROTECT, null=True, related_name="+")
    van = models.DateField()
    tot = models.DateField(null=True, blank=True)
    versie = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "aansluiting"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="aansluiting_periode",
                condition=models.Q(tot__isnull=True) | models.Q(tot__gt=models.F("van")),
            ),
        ]


class Thema(Basis):
    """Theme: veelplegers, huiselijk geweld, risicojeugd, or a local one."""

    veiligheidshuis = models.ForeignKey(Veiligheidshuis, models.PROTECT, related_name="themas")
    naam = models.CharField(max_length=80)
    actief = models.BooleanField(default=True)
    versie = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "thema"
