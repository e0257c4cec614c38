"""The tables of the log. Written by hand in the migration: partitions, triggers and policies."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from regiehuis.kern.models import Basis
from regiehuis.logboek.rules import HANDELINGEN


class Logregel(Basis):
    """Log entry: one look, search, change, disclosure or refusal, without content (R33).

    Values only, no foreign keys: a row outlives what it speaks of. The database sets its number and the moment,
    which is the server's clock; the web role may not even name these columns, so that no two rows have one number.
    Partitioned by year of the moment.
    """

    moment = models.DateTimeField(editable=False)
    medewerker_id = models.UUIDField(null=True)
    organisatie_id = models.UUIDField(null=True)
    veiligheidshuis_id = models.UUIDField(null=True)
    namens = models.UUIDField(null=True)
    handeling = models.CharField(max_length=20, choices=list(HANDELINGEN.items()))
    object_soort = models.CharField(max_length=40)
    object_id = models.UUIDField(null=True)
    persoon_ids = ArrayField(models.UUIDField(), default=list)
    doel = models.CharField(max_length=200, default="")
    adres = models.CharField(max_length=200, default="")
    vertrouwelijk_tot = models.DateField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["veiligheidshuis_id", "moment", "id"], name="logregel_huis"),
            models.Index(fields=["veiligheidshuis_id", "medewerker_id", "moment"], name="logregel_wie"),
            models.Index(fields=["object_id", "moment"], name="logregel_object"),
            GinIndex(fields=["persoon_ids"], name="logregel_personen"),
        ]


class Zegel(models.Model):
    """Seal: one link in the keyed chain of a house, standing for one log row (R33).

    `volgnummer` is the order of sealing, which the chain follows; `tot` is how far the round of sealing
    had come, so that a row written later with an older moment shows.
    """

    pk = models.CompositePrimaryKey("veiligheidshuis_id", "volgnummer")
    veiligheidshuis_id = models.UUIDField()
    volgnummer = models.BigIntegerField()
    regel_id = models.UUIDField(unique=True)
    regel_moment = models.DateTimeField()
    regelhash = models.BinaryField()
    schakel = models.BinaryField()
    tot = models.DateTimeField()


class Logsegment(Basis):
    """Log segment: a part of a house's chain that went whole at its term; its certificate, without personal data (R36).

    From link to link, the hash before the first and of the last, the period, and the keyed hash of all that. The chain
    goes on from `laatste`, so that it is checked over the gap.
    """

    veiligheidshuis_id = models.UUIDField()
    van_volgnummer = models.BigIntegerField()
    tot_volgnummer = models.BigIntegerField()
    vorige = models.BinaryField()
    laatste = models.BinaryField()
    eerste_moment = models.DateTimeField()
    laatste_moment = models.DateTimeField()
    jaren = models.PositiveSmallIntegerField()
    vernietigd_op = models.DateTimeField()
    verklaring = models.BinaryField()

    class Meta:
        verbose_name = "logsegment"
        constraints = [
            models.UniqueConstraint(fields=["veiligheidshuis_id", "van_volgnummer"], name="logsegment_van"),
            models.UniqueConstraint(fields=["veiligheidshuis_id", "tot_volgnummer"], name="logsegment_tot"),
        ]


class Verstrekking(Basis):
    """Disclosure: something of a case went out of the door: to whom, how, what for, on what ground, who decided (R21).

    Values only and insert-only, as a log row; `medewerker_id` took it out, `besloten_door` decided on it. The moment is
    that of the transaction.
    """

    op = models.DateTimeField()
    medewerker_id = models.UUIDField()
    organisatie_id = models.UUIDField(null=True)
    veiligheidshuis_id = models.UUIDField()
    besloten_door = models.UUIDField()
    vorm = models.CharField(max_length=20)
    ontvanger_organisaties = ArrayField(models.UUIDField(), default=list)
    ontvanger = models.CharField(max_length=200, default="")
    doel = models.CharField(max_length=200)
    grondslag = models.CharField(max_length=24)

    class Meta:
        indexes = [models.Index(fields=["veiligheidshuis_id", "-op", "-id"], name="verstrekking_huis")]


class VerstrektStuk(Basis):
    """Disclosed item: one thing that went out with a disclosure, and one person it is about; references only (R21)."""

    verstrekking_id = models.UUIDField()
    # Of the disclosure, which a key of the database holds it to: nobody adds to what another took out.
    medewerker_id = models.UUIDField()
    veiligheidshuis_id = models.UUIDField()
    soort = models.CharField(max_length=40)
    object_id = models.UUIDField()
    persoon_id = models.UUIDField(null=True)
    casus_id = models.UUIDField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["verstrekking_id"], name="verstrektstuk_verstrekking"),
            models.Index(fields=["persoon_id"], name="verstrektstuk_persoon"),
            models.Index(fields=["object_id"], name="verstrektstuk_object"),
            models.Index(fields=["casus_id"], name="verstrektstuk_casus"),
        ]


class Doorgifte(models.Model):
    """Forwarding: how far the log of a house went out, by the number of its seal (R33)."""

    veiligheidshuis_id = models.UUIDField(primary_key=True)
    volgnummer = models.BigIntegerField(default=0)
    laatst_op = models.DateTimeField()

    class Meta:
        verbose_name = "doorgifte"
