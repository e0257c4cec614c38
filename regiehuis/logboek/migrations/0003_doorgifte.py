"""How far the log went out to the endpoint of the Logboek Dataverwerkingen; the worker alone moves it."""

from django.db import migrations, models

from regiehuis.kern.policies import policy, protect

TABLE, WORKER = "logboek_doorgifte", "regiehuis_worker"


class Migration(migrations.Migration):
    """One row for each house."""

    dependencies = [("logboek", "0002_verstrekking")]

    operations = [
        migrations.CreateModel(
            name="Doorgifte",
            fields=[
                ("veiligheidshuis_id", models.UUIDField(primary_key=True, serialize=False)),
                ("volgnummer", models.BigIntegerField(default=0)),
                ("laatst_op", models.DateTimeField()),
            ],
            options={"verbose_name": "doorgifte"},
        ),
        protect(TABLE, worker="SELECT, INSERT, UPDATE"),
        policy(TABLE, "SELECT", using="true", role=WORKER),
        policy(TABLE, "INSERT", check="true", role=WORKER),
        policy(TABLE, "UPDATE", using="true", check="true", role=WORKER),
    ]
