"""The cooperation: house, organisations and their units, employees with dated functions, meeting forms."""

import datetime
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from regiehuis.kern.models import Basis, new_id

from . import rules


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
    ring = models.CharField(max_length=12, choices=rules.RINGEN, default="binnenring")
    mandaat = models.CharField(max_length=400, blank=True)
    capaciteit_uren = models.PositiveSmallIntegerField(default=0)
    # C8: how to work with it, and what came of mandate and hours that were promised.
    kenmerken = models.TextField(blank=True, max_length=2000)
    samenspel = models.TextField(blank=True, max_length=2000)
    aanspreekpunt = models.CharField(max_length=200, blank=True)
    mandaat_praktijk = models.CharField(max_length=400, blank=True)
    uren_geleverd = models.PositiveSmallIntegerField(null=True, blank=True)
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


class MedewerkerManager(BaseUserManager["Medewerker"]):
    """Makes employees for sign-in; `get_by_natural_key` serves Django's authentication."""

    def create_user(self, gebruikersnaam: str, password: str | None = None, **fields: Any) -> "Medewerker":
        """A new employee with an unusable password unless one is given."""
        user = self.model(gebruikersnaam=gebruikersnaam, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


class Medewerker(AbstractBaseUser):
    """Employee: a named user; belongs to one organisation through its unit, and to one house."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    gebruikersnaam = models.CharField(max_length=80, unique=True)
    naam = models.CharField(max_length=120)
    email = models.EmailField(blank=True)
    telefoon = models.CharField(max_length=40, blank=True)
    onderdeel = models.ForeignKey(Organisatieonderdeel, models.PROTECT, related_name="medewerkers")
    veiligheidshuis = models.ForeignKey(Veiligheidshuis, models.PROTECT, related_name="medewerkers")
    is_active = models.BooleanField(default=True)
    versie = models.PositiveIntegerField(default=1)

    objects = MedewerkerManager()

    USERNAME_FIELD = "gebruikersnaam"
    EMAIL_FIELD = "email"

    class Meta:
        verbose_name = "medewerker"


class Functie(Basis):
    """Function: an employee's dated role in a house; several may hold at once (R14)."""

    medewerker = models.ForeignKey(Medewerker, models.PROTECT, related_name="functies")
    veiligheidshuis = models.ForeignKey(Veiligheidshuis, models.PROTECT, related_name="functies")
    soort = models.CharField(max_length=40, choices=rules.FUNCTIES)
    van = models.DateField()
    tot = models.DateField(null=True, blank=True)
    benoemd_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, related_name="+")
    versie = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "functie"
        constraints: ClassVar = [
            models.CheckConstraint(name="functie_soort", condition=models.Q(soort__in=[f for f, _ in rules.FUNCTIES])),
            models.CheckConstraint(
                name="functie_periode",
                condition=models.Q(tot__isnull=True) | models.Q(tot__gt=models.F("van")),
            ),
        ]


class Vervanging(Basis):
    """Deputising: a dated stand-in of the same unit, with the same rights (R14, *vervanger*)."""

    medewerker = models.ForeignKey(Medewerker, models.PROTECT, related_name="vervangingen")
    vervanger = models.ForeignKey(Medewerker, models.PROTECT, related_name="vervangt")
    veiligheidshuis = models.ForeignKey(Veiligheidshuis, models.PROTECT, related_name="+")
    van = models.DateField()
    tot = models.DateField()
    reden = models.CharField(max_length=200)

    class Meta:
        verbose_name = "vervanging"
        constraints: ClassVar = [
            models.CheckConstraint(name="vervanging_periode", condition=models.Q(tot__gt=models.F("van"))),
            models.CheckConstraint(name="vervanging_ander", condition=~models.Q(medewerker=models.F("vervanger"))),
        ]


class Overlegvorm(Basis):
    """Meeting form: a recurring meeting with theme, level (geography), rhythm, capacity (cases a sitting), chair."""

    veiligheidshuis = models.ForeignKey(Veiligheidshuis, models.PROTECT, related_name="overlegvormen")
    naam = models.CharField(max_length=120)
    soort = models.CharField(max_length=16, choices=rules.OVERLEGSOORTEN)
    thema = models.ForeignKey(Thema, models.PROTECT, null=True, blank=True, related_name="+")
    niveau = models.CharField(max_length=16, choices=rules.NIVEAUS, default="lokaal")
    ritme = models.CharField(max_length=16, choices=rules.RITMES, default="wekelijks")
    weekdag = models.PositiveSmallIntegerField(choices=rules.WEEKDAGEN, default=1)
    aanvang = models.TimeField(default=datetime.time(10, 0))
    duur_minuten = models.PositiveSmallIntegerField(default=120)
    capaciteit = models.PositiveSmallIntegerField(default=8)
    # A2: so many cases at once; nothing means no limit.
    capaciteit_lopend = models.PositiveSmallIntegerField(null=True, blank=True)
    plaats = models.CharField(max_length=120, blank=True)
    voorzitter = models.ForeignKey(Medewerker, models.PROTECT, null=True, blank=True, related_name="zit_voor")
    secretaris = models.ForeignKey(Medewerker, models.PROTECT, null=True, blank=True, related_name="secretaris_van")
    # C6: from this first sitting on the rhythm runs, up to but not on `kalender_tot`; without it there is no calendar.
    kalender_van = models.DateField(null=True, blank=True)
    kalender_tot = models.DateField(null=True, blank=True)
    feestdagregel = models.CharField(max_length=12, choices=rules.FEESTDAGREGELS, default="overslaan")
    versie = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "overlegvorm"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="overlegvorm_kalender",
                condition=models.Q(kalender_tot__isnull=True) | models.Q(kalender_tot__gt=models.F("kalender_van")),
            ),
        ]


class Overlegdeelnemer(Basis):
    """Standing participant: an employee who belongs to a meeting form; for a triage, a triage partner (R15)."""

    overlegvorm = models.ForeignKey(Overlegvorm, models.PROTECT, related_name="deelnemers")
    veiligheidshuis = models.ForeignKey(Veiligheidshuis, models.PROTECT, related_name="+")
    medewerker = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    van = models.DateField()
    tot = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = "overlegdeelnemer"


class Piketdienst(Basis):
    """Duty shift: one employee holds piket from one moment to another; two shifts of a house never overlap (R9)."""

    veiligheidshuis = models.ForeignKey(Veiligheidshuis, models.PROTECT, related_name="+")
    medewerker = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    van = models.DateTimeField()
    tot = models.DateTimeField()
    versie = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "piketdienst"
        constraints: ClassVar = [
            models.CheckConstraint(name="piketdienst_periode", condition=models.Q(tot__gt=models.F("van"))),
        ]


class Melding(Basis):
    """Notification: tells one employee that something waits for him; never holds content of a case."""

    medewerker = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    veiligheidshuis = models.ForeignKey(Veiligheidshuis, models.PROTECT, related_name="+")
    tekst = models.CharField(max_length=200)
    object_soort = models.CharField(max_length=40, blank=True)
    object_id = models.UUIDField(null=True)
    op = models.DateTimeField()
    gelezen_op = models.DateTimeField(null=True)
    # What it is about, for one that is told once only; scheduled work that runs again leaves no second one.
    kenmerk = models.CharField(max_length=120, blank=True)

    class Meta:
        verbose_name = "melding"
        indexes: ClassVar = [models.Index(fields=["medewerker", "-op"], name="melding_eigen")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="melding_eenmalig", fields=["medewerker", "kenmerk"], condition=~models.Q(kenmerk="")
            ),
        ]


class Agendasleutel(Basis):
    """Calendar key: lets an employee's own calendar fetch the meetings; only the key's fingerprint is kept (C6)."""

    medewerker = models.OneToOneField(Medewerker, models.PROTECT, related_name="+")
    veiligheidshuis = models.ForeignKey(Veiligheidshuis, models.PROTECT, related_name="+")
    vingerafdruk = models.CharField(max_length=64, unique=True)
    gemaakt_op = models.DateTimeField()
    opgehaald_op = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "agendasleutel"


class Profielherziening(Basis):
    """Profile review: the house looked at its profile again: when, who, what came of it, and when next (C1)."""

    veiligheidshuis = models.ForeignKey(Veiligheidshuis, models.PROTECT, related_name="+")
    op = models.DateField()
    door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    uitkomst = models.TextField(max_length=2000)
    volgende_op = models.DateField()

    class Meta:
        verbose_name = "profielherziening"
        constraints: ClassVar = [
            models.UniqueConstraint(name="profielherziening_per_dag", fields=["veiligheidshuis", "op"]),
            models.CheckConstraint(name="profielherziening_later", condition=models.Q(volgende_op__gt=models.F("op"))),
        ]


class Tredelid(Basis):
    """Step holder: a named person, with an account or without, on a step of the ladder, dated (C5, R29)."""

    veiligheidshuis = models.ForeignKey(Veiligheidshuis, models.PROTECT, related_name="+")
    trede = models.CharField(max_length=12, choices=rules.TREDEN)
    medewerker = models.ForeignKey(Medewerker, models.PROTECT, null=True, related_name="+")
    naam = models.CharField(max_length=120, blank=True)
    rol = models.CharField(max_length=120)
    van = models.DateField()
    tot = models.DateField(null=True)
    versie = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "tredelid"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="tredelid_wie",
                condition=models.Q(medewerker__isnull=False, naam="")
                | models.Q(medewerker__isnull=True) & ~models.Q(naam=""),
            ),
            models.CheckConstraint(
                name="tredelid_periode", condition=models.Q(tot__isnull=True) | models.Q(tot__gt=models.F("van"))
            ),
        ]
