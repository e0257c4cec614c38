"""Sessions with whose they are; the table of Django's own goes, with the sessions in it: everybody signs in once more."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """`Sessie`, outside the policies: a session is read before anybody is somebody (decision 0004)."""

    dependencies = [("samenwerking", "0014_soortorganisatie")]

    operations = [
        migrations.CreateModel(
            name="Sessie",
            fields=[
                (
                    "session_key",
                    models.CharField(max_length=40, primary_key=True, serialize=False, verbose_name="session key"),
                ),
                ("session_data", models.TextField(verbose_name="session data")),
                ("expire_date", models.DateTimeField(db_index=True, verbose_name="expire date")),
                ("apparaat", models.CharField(blank=True, max_length=80)),
                ("begonnen_op", models.DateTimeField(null=True)),
                ("gezien_op", models.DateTimeField(null=True)),
                (
                    "medewerker",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={"verbose_name": "sessie"},
        ),
        migrations.RunSQL("DROP TABLE IF EXISTS django_session", reverse_sql=migrations.RunSQL.noop),
    ]
