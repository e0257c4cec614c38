"""Employees with their dated functions and deputies, what is told to them, and when they are on call."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from regiehuis.kern.models import Basis, new_id

from .. import rules
from .huis import Organisatieonderdeel, Veiligheidshuis


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
    # R20: from that day on the account is suspended; by whom and when it was last confirmed.
    bevestigd_tot = models.DateField(default=rules.first_term)
    bevestigd_op = models.DateField(null=True)
    bevestigd_door = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    # Whom a provider of sign-in means by its subject; empty until the first time.
    oidc_uitgever = models.CharField(max_length=200, blank=True)
    oidc_onderwerp = models.CharField(max_length=255, blank=True)
    versie = models.PositiveIntegerField(default=1)

    objects = MedewerkerManager()

    USERNAME_FIELD = "gebruikersnaam"
    EMAIL_FIELD = "email"

    class Meta:
        verbose_name = "medewerker"
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="medewerker_oidc",
                fields=["oidc_uitgever", "oidc_onderwerp"],
                condition=~models.Q(oidc_onderwerp=""),
            )
        ]


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
    # How often in the hour that began then: a calendar that asks without end is told to wait.
    uur_sinds = models.DateTimeField(null=True)
    keren = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = "agendasleutel"
