"""The functions that a rule of the matrix can name follow those of the house; of these only procesregie is used."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """One more kind of function."""

    dependencies = [
        ("convenanten", "0009_levensloop"),
    ]

    operations = [
        migrations.AlterField(
            model_name="autorisatieregel",
            name="functie",
            field=models.CharField(
                blank=True,
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
    ]
