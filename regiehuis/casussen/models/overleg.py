"""Meeting: a sitting with agenda items, attendance and minutes per item."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from regiehuis.kern.models import Basis
from regiehuis.samenwerking.models import Medewerker, Overlegvorm, Veiligheidshuis

from ..rules import woorden
from .casus import Casus


class Overleg(Basis):
    """Meeting: one sitting of a meeting form; holds no client data itself."""

    veiligheidshuis = models.ForeignKey(Veiligheidshuis, models.PROTECT, related_name="+")
    overlegvorm = models.ForeignKey(Overlegvorm, models.PROTECT, related_name="overleggen")
    aanvang = models.DateTimeField()
    plaats = models.CharField(max_length=120, blank=True)
    status = models.CharField(max_length=12, choices=woorden.OVERLEGSTATUSSEN, default="gepland")
    voorzitter = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    secretaris = models.ForeignKey(Medewerker, models.PROTECT, null=True, related_name="+")
    agenda_verstuurd_op = models.DateTimeField(null=True)
    # One table around one case, beside the calendar (A11).
    rondetafel = models.BooleanField(default=False)

    class Meta:
        verbose_name = "overleg"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["overlegvorm", "aanvang"], name="overleg_eenmalig"),
        ]
        indexes: ClassVar = [models.Index(fields=["veiligheidshuis", "aanvang"], name="overleg_datum")]

    @property
    def naam(self) -> str:
        """What it is called on a screen; its form was joined."""
        return f"Rondetafel, {self.overlegvorm.naam}" if self.rondetafel else self.overlegvorm.naam


class Agendapunt(Basis):
    """Agenda item: one case at one meeting, with its own attendance and minutes (R26)."""

    overleg = models.ForeignKey(Overleg, models.CASCADE, related_name="agendapunten")
    overlegvorm = models.ForeignKey(Overlegvorm, models.PROTECT, related_name="+")
    casus = models.ForeignKey(Casus, models.CASCADE, related_name="+")
    # What a secretary without the dossier may read of the case.
    casusnummer = models.CharField(max_length=16)
    volgorde = models.PositiveSmallIntegerField()
    reden = models.CharField(max_length=200)
    spoed = models.BooleanField(default=False)
    # Planned time; the time used runs from `begonnen_op` to `behandeld_op`.
    minuten = models.PositiveSmallIntegerField(default=10)
    begonnen_op = models.DateTimeField(null=True)
    behandeld_op = models.DateTimeField(null=True)
    verslag = models.TextField(blank=True, max_length=8000)
    besluit = models.TextField(blank=True, max_length=4000)
    vastgesteld_op = models.DateTimeField(null=True)
    vastgesteld_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, related_name="+")
    versie = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "agendapunt"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["overleg", "casus"], name="agendapunt_eenmalig"),
        ]


class Aanwezigheid(Basis):
    """Attendance: who was invited for one agenda item and was there."""

    agendapunt = models.ForeignKey(Agendapunt, models.CASCADE, related_name="aanwezigheden")
    casus = models.ForeignKey(Casus, models.CASCADE, related_name="+")
    overlegvorm = models.ForeignKey(Overlegvorm, models.PROTECT, related_name="+")
    medewerker = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    status = models.CharField(max_length=12, choices=woorden.AANWEZIGHEDEN, default="uitgenodigd")
    vertrokken_op = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "aanwezigheid"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agendapunt", "medewerker"], name="aanwezigheid_eenmalig"),
            models.CheckConstraint(
                name="aanwezigheid_vertrokken_met_tijd",
                condition=models.Q(status="vertrokken", vertrokken_op__isnull=False)
                | (~models.Q(status="vertrokken") & models.Q(vertrokken_op=None)),
            ),
        ]


class Verslagversie(Basis):
    """Minutes version: what minutes and decision of one agenda item said, by whom and who was there; never changed."""

    agendapunt = models.ForeignKey(Agendapunt, models.RESTRICT, related_name="versies")
    casus = models.ForeignKey(Casus, models.CASCADE, related_name="+")
    overlegvorm = models.ForeignKey(Overlegvorm, models.PROTECT, related_name="+")
    # The version of the agenda item that this text made.
    nummer = models.PositiveIntegerField()
    verslag = models.TextField(blank=True, max_length=8000)
    besluit = models.TextField(blank=True, max_length=4000)
    aanwezig = ArrayField(models.UUIDField(), default=list)
    # Of a correction after the meeting.
    reden = models.CharField(max_length=300, blank=True)
    # Of an undoing: the number of the version that came back; 0 for the empty one before the first.
    herstelt = models.PositiveIntegerField(null=True)
    op = models.DateTimeField()
    door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "verslagversie"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agendapunt", "nummer"], name="verslagversie_eenmalig"),
        ]
