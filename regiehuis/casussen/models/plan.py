"""Plan of action: life areas, goals, interventions, agreements and their feedback."""

from typing import ClassVar

from django.db import models

from regiehuis.kennisbank.models import Menukaartitem
from regiehuis.kennisbank.rules import INTERVENTIESOORTEN
from regiehuis.kern.models import Basis
from regiehuis.personen.models import Persoon
from regiehuis.samenwerking.models import Medewerker, Organisatie, Organisatieonderdeel, Overlegvorm, Veiligheidshuis

from ..rules import woorden
from .casus import Casus, Informatie
from .overleg import Agendapunt


class Leefgebied(Basis):
    """Life area: housing, income, work, health, …; configurable per house, scored 1–5 (R28)."""

    veiligheidshuis = models.ForeignKey(Veiligheidshuis, models.PROTECT, related_name="+")
    naam = models.CharField(max_length=80)
    volgorde = models.PositiveSmallIntegerField(default=0)
    actief = models.BooleanField(default=True)
    versie = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "leefgebied"


class PlanVanAanpak(Basis):
    """Plan of action: goals, interventions, agreements; active only with casusregisseur and review date (R28)."""

    casus = models.OneToOneField(Casus, models.CASCADE, related_name="plan")
    status = models.CharField(max_length=12, choices=woorden.PLANSTATUSSEN, default="concept")
    evaluatie_op = models.DateField(null=True)
    vastgesteld_op = models.DateTimeField(null=True)
    vastgesteld_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, related_name="+")
    versie = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "plan van aanpak"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="plan_actief_met_evaluatie",
                condition=~models.Q(status="actief") | models.Q(evaluatie_op__isnull=False),
            ),
        ]


class Planvisie(Basis):
    """View in the plan: the person's own view, put into the plan for who may read that item (R5)."""

    casus = models.ForeignKey(Casus, models.CASCADE, related_name="+")
    plan = models.ForeignKey(PlanVanAanpak, models.CASCADE, related_name="visies")
    informatie = models.ForeignKey(Informatie, models.CASCADE, related_name="+")
    op = models.DateTimeField()
    door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "planvisie"
        constraints: ClassVar = [models.UniqueConstraint(fields=["plan", "informatie"], name="planvisie_eenmalig")]


class Leefgebiedscore(Basis):
    """Life-area score: 1 (acute) to 5 (fine) of a person on a day, given by a named employee (R28, R39)."""

    casus = models.ForeignKey(Casus, models.CASCADE, related_name="+")
    leefgebied = models.ForeignKey(Leefgebied, models.PROTECT, related_name="+")
    persoon = models.ForeignKey(Persoon, models.PROTECT, null=True, related_name="+")
    score = models.PositiveSmallIntegerField()
    toelichting = models.CharField(max_length=500, blank=True)
    op = models.DateField()
    door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "leefgebiedscore"
        constraints: ClassVar = [
            models.CheckConstraint(name="leefgebiedscore_1_5", condition=models.Q(score__gte=1, score__lte=5)),
        ]


class Doel(Basis):
    """Goal: 'when are we satisfied?' on a life area."""

    casus = models.ForeignKey(Casus, models.CASCADE, related_name="+")
    plan = models.ForeignKey(PlanVanAanpak, models.CASCADE, related_name="doelen")
    leefgebied = models.ForeignKey(Leefgebied, models.PROTECT, related_name="+")
    persoon = models.ForeignKey(Persoon, models.PROTECT, null=True, related_name="+")
    tekst = models.CharField(max_length=500)
    tevreden_als = models.CharField(max_length=500)
    status = models.CharField(max_length=12, choices=woorden.DOELSTATUSSEN, default="open")
    oordeel = models.CharField(max_length=500, blank=True)
    volgorde = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = "doel"


class Interventie(Basis):
    """Intervention: an item of the menukaart put to work with a term; repressive, administrative or care (R28)."""

    casus = models.ForeignKey(Casus, models.CASCADE, related_name="+")
    doel = models.ForeignKey(Doel, models.CASCADE, related_name="interventies")
    menukaartitem = models.ForeignKey(Menukaartitem, models.PROTECT, null=True, related_name="+")
    naam = models.CharField(max_length=120)
    soort = models.CharField(max_length=16, choices=INTERVENTIESOORTEN)
    onderdeel = models.ForeignKey(Organisatieonderdeel, models.PROTECT, related_name="+")
    van = models.DateField()
    tot = models.DateField()
    # Ended before its time, with the reason.
    beeindigd_op = models.DateField(null=True)
    reden = models.CharField(max_length=500, blank=True)

    class Meta:
        verbose_name = "interventie"
        constraints: ClassVar = [
            models.CheckConstraint(name="interventie_periode", condition=models.Q(tot__gt=models.F("van"))),
        ]


class Afspraak(Basis):
    """Agreement: one thing, one organisation, one person, one date; offered, accepted or declined with ground (R27)."""

    casus = models.ForeignKey(Casus, models.CASCADE, related_name="+")
    casusnummer = models.CharField(max_length=16)
    doel = models.ForeignKey(Doel, models.SET_NULL, null=True, related_name="afspraken")
    agendapunt = models.ForeignKey(Agendapunt, models.SET_NULL, null=True, related_name="afspraken")
    overlegvorm = models.ForeignKey(Overlegvorm, models.PROTECT, null=True, related_name="+")
    huisbezoek = models.ForeignKey("casussen.Huisbezoek", models.SET_NULL, null=True, related_name="+")
    tekst = models.CharField(max_length=500)
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="+")
    # The employee who does it, or the liaison who answers for a named worker without account.
    medewerker = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    uitvoerder_naam = models.CharField(max_length=120, blank=True)
    termijn = models.DateField()
    status = models.CharField(max_length=12, choices=woorden.AFSPRAAKSTATUSSEN, default="aangeboden")
    grond = models.CharField(max_length=1000, blank=True)
    aangeboden_op = models.DateTimeField()
    aangeboden_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    beantwoord_op = models.DateTimeField(null=True)
    gereed_op = models.DateTimeField(null=True)
    versie = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "afspraak"
        indexes: ClassVar = [
            models.Index(fields=["casus", "status", "termijn"], name="afspraak_casus"),
            models.Index(fields=["medewerker", "status", "termijn"], name="afspraak_mijn"),
        ]


class Afspraakoverdracht(Basis):
    """Handing over of an agreement: offered to a successor elsewhere; until accepted nothing moves (R29)."""

    casus = models.ForeignKey(Casus, models.CASCADE, related_name="+")
    afspraak = models.ForeignKey(Afspraak, models.CASCADE, related_name="overdrachten")
    organisatie = models.ForeignKey(Organisatie, models.PROTECT, related_name="+")
    medewerker = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    status = models.CharField(max_length=12, choices=woorden.AANBODSTATUSSEN, default="aangeboden")
    grond = models.CharField(max_length=1000, blank=True)
    aangeboden_op = models.DateTimeField()
    aangeboden_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    beantwoord_op = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "afspraakoverdracht"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["afspraak"], condition=models.Q(status="aangeboden"), name="afspraakoverdracht_een_open"
            ),
        ]


class Terugkoppeling(Basis):
    """Feedback: what came of an agreement."""

    casus = models.ForeignKey(Casus, models.CASCADE, related_name="+")
    afspraak = models.ForeignKey(Afspraak, models.CASCADE, related_name="terugkoppelingen")
    resultaat = models.CharField(max_length=8, choices=woorden.RESULTATEN)
    tekst = models.TextField(max_length=4000)
    op = models.DateTimeField()
    door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "terugkoppeling"
