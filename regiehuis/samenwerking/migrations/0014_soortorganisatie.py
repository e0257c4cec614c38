"""What kind of body a partner is; a regime says which kinds it admits (R1)."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """A kind on the affiliation."""

    dependencies = [
        ("samenwerking", "0013_agendasleutel_keren"),
    ]

    operations = [
        migrations.AddField(
            model_name="aansluiting",
            name="soortorganisatie",
            field=models.CharField(
                choices=[
                    ("gemeente", "Gemeente"),
                    ("politie", "Politie"),
                    ("om", "Openbaar ministerie"),
                    ("reclassering", "Reclassering"),
                    ("detentie", "Gevangeniswezen"),
                    ("kinderbescherming", "Raad voor de Kinderbescherming"),
                    ("jeugdbescherming", "Gecertificeerde instelling (jeugdbescherming, jeugdreclassering)"),
                    ("veilig_thuis", "Veilig Thuis"),
                    ("zorg", "Zorgaanbieder (ggz, verslavingszorg, arts)"),
                    ("jeugdhulp", "Jeugdhulp"),
                    ("welzijn", "Maatschappelijke ondersteuning, opvang of begeleiding"),
                    ("wonen", "Woningcorporatie"),
                    ("onderwijs", "Onderwijs"),
                    ("rijksdienst", "Rijksdienst of inspectie"),
                    ("inlichtingen", "Inlichtingen- en veiligheidsdienst"),
                    ("overig", "Andere organisatie"),
                ],
                default="overig",
                max_length=20,
            ),
        ),
    ]
