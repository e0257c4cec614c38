"""Which delivered records are of one person: what a run found, what people decided, and by which thresholds (B3)."""

from typing import ClassVar

from django.db import models

from regiehuis.kern.models import Basis
from regiehuis.samenwerking.models import Medewerker, Veiligheidshuis

from ..rules import koppeling as rules
from .aanlevering import Aangeleverdrecord


class Koppelinstelling(Basis):
    """Linkage setting: from which weight a house has records linked or asked about, and whether two people decide."""

    veiligheidshuis = models.OneToOneField(Veiligheidshuis, models.PROTECT, related_name="+")
    koppelen_vanaf = models.FloatField(default=rules.KOPPELEN_VANAF)
    vragen_vanaf = models.FloatField(default=rules.VRAGEN_VANAF)
    vier_ogen = models.BooleanField(default=False)
    gewijzigd_op = models.DateTimeField()
    gewijzigd_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    versie = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "koppelinstelling"


class Koppelrun(Basis):
    """Linkage run: all records of a house compared once, with all that is needed to do it again the same way."""

    veiligheidshuis = models.ForeignKey(Veiligheidshuis, models.PROTECT, related_name="+")
    medewerker = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    stand = models.CharField(max_length=10, choices=rules.RUNSTANDEN)
    gevraagd_op = models.DateTimeField()
    begonnen_op = models.DateTimeField(null=True)
    motor = models.CharField(max_length=40, blank=True)
    # Comparisons with their chances, as learnt.
    model = models.JSONField(default=dict)
    koppelen_vanaf = models.FloatField(default=rules.KOPPELEN_VANAF)
    vragen_vanaf = models.FloatField(default=rules.VRAGEN_VANAF)
    records = models.PositiveIntegerField(default=0)
    gekoppeld = models.PositiveIntegerField(default=0)
    gevraagd = models.PositiveIntegerField(default=0)
    seconden = models.FloatField(default=0)

    class Meta:
        verbose_name = "koppelrun"
        indexes: ClassVar = [models.Index(fields=["veiligheidshuis", "-gevraagd_op"], name="koppelrun_laatste")]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="koppelrun_stand", condition=models.Q(stand__in=[s for s, _ in rules.RUNSTANDEN])
            ),
        ]


class Koppeling(Basis):
    """Link: two delivered records that a run or a person took for one, keeps apart, or still has to decide on.

    `record_a` is the lower key of the two. Who decided it last is `besloten_door`; without him it is what the last run
    found. A link moves nothing: undoing it leaves all as it would have been without it.
    """

    veiligheidshuis = models.ForeignKey(Veiligheidshuis, models.PROTECT, related_name="+")
    record_a = models.ForeignKey(Aangeleverdrecord, models.CASCADE, related_name="+")
    record_b = models.ForeignKey(Aangeleverdrecord, models.CASCADE, related_name="+")
    gewicht = models.FloatField(null=True)
    # Per field what the two have in common and what that weighs; never what stands in it.
    bewijs = models.JSONField(default=list)
    # The run that found it; none for what a person linked by hand.
    run = models.ForeignKey(Koppelrun, models.PROTECT, null=True, related_name="+")
    stand = models.CharField(max_length=12, choices=rules.KOPPELSTANDEN)
    # What the first of two people decided, while it waits for the second.
    wacht_op = models.CharField(max_length=10, blank=True)
    uitgesteld_tot = models.DateField(null=True)
    besloten_op = models.DateTimeField(null=True)
    besloten_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, related_name="+")
    versie = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "koppeling"
        constraints: ClassVar = [
            models.UniqueConstraint(name="koppeling_paar", fields=["record_a", "record_b"]),
            models.CheckConstraint(name="koppeling_volgorde", condition=models.Q(record_a__lt=models.F("record_b"))),
            models.CheckConstraint(
                name="koppeling_stand", condition=models.Q(stand__in=[s for s, _ in rules.KOPPELSTANDEN])
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["veiligheidshuis", "stand", "-gewicht", "id"], name="koppeling_lijst"),
            # What people decided is little beside what runs found.
            models.Index(
                fields=["veiligheidshuis", "-besloten_op", "id"],
                name="koppeling_besloten",
                condition=models.Q(besloten_door__isnull=False),
            ),
        ]


class Koppelbesluit(Basis):
    """Linkage decision: what somebody decided on a pair of records and why; added to, never changed."""

    veiligheidshuis = models.ForeignKey(Veiligheidshuis, models.PROTECT, related_name="+")
    koppeling = models.ForeignKey(Koppeling, models.CASCADE, related_name="besluiten")
    besluit = models.CharField(max_length=10, choices=rules.PAARBESLUITEN)
    reden = models.CharField(max_length=500)
    door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    op = models.DateTimeField()

    class Meta:
        verbose_name = "koppelbesluit"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="koppelbesluit_besluit", condition=models.Q(besluit__in=[b for b, _ in rules.PAARBESLUITEN])
            ),
        ]
