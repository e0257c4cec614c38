"""The function of who handles requests of data subjects (R14, R30)."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """One more kind of function."""

    dependencies = [
        ("samenwerking", "0015_sessie"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="functie",
            name="functie_soort",
        ),
        migrations.AlterField(
            model_name="functie",
            name="soort",
            field=models.CharField(
                choices=[
                    ("ketenmanager", "Ketenmanager"),
                    ("procesregisseur", "Procesregisseur"),
                    ("secretaris", "Secretaris"),
                    ("liaison", "Liaison"),
                    ("piket", "Piket"),
                    ("informatieanalist", "Informatieanalist"),
                    ("contactpunt", "Medewerker van het contactpunt"),
                    ("bestuurder", "Bestuurder"),
                    ("functionaris_gegevensbescherming", "Functionaris gegevensbescherming"),
                    ("beheerder", "Beheerder"),
                ],
                max_length=40,
            ),
        ),
        migrations.AddConstraint(
            model_name="functie",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "soort__in",
                        [
                            "ketenmanager",
                            "procesregisseur",
                            "secretaris",
                            "liaison",
                            "piket",
                            "informatieanalist",
                            "contactpunt",
                            "bestuurder",
                            "functionaris_gegevensbescherming",
                            "beheerder",
                        ],
                    )
                ),
                name="functie_soort",
            ),
        ),
    ]
