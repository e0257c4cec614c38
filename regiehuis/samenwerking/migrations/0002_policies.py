"""Row-level security of the cooperation: everybody of the house reads, the ketenmanager writes."""

from django.db import migrations
from django.db.migrations.operations.base import Operation

from regiehuis.kern.policies import HUIZEN, KETEN_HUIZEN, MEDEWERKER, NAMENS, house_wide, policy, protect

MANAGES_A_HOUSE = f"cardinality({KETEN_HUIZEN}) > 0"
HOUSE_WIDE = ("aansluiting", "thema", "functie", "vervanging", "overlegvorm", "overlegdeelnemer")


def legal_body(table: str) -> list[Operation]:
    """An organisation or unit is no secret: each signed-in employee reads it, a ketenmanager writes it."""
    return [
        protect(table, web="SELECT, INSERT, UPDATE", worker="SELECT"),
        policy(table, "SELECT", using=f"{MEDEWERKER} IS NOT NULL"),
        policy(table, "INSERT", check=MANAGES_A_HOUSE),
        policy(table, "UPDATE", using=MANAGES_A_HOUSE, check=MANAGES_A_HOUSE),
        policy(table, "SELECT", using="true", role="regiehuis_worker"),
    ]


class Migration(migrations.Migration):
    """Policies on the tables of `samenwerking`; medewerker stands on the named list of sign-in tables."""

    dependencies = [("samenwerking", "0001_initial"), ("kern", "0001_installatie")]

    operations = [
        protect("samenwerking_veiligheidshuis", web="SELECT, UPDATE", worker="SELECT"),
        policy("samenwerking_veiligheidshuis", "SELECT", using=f"id = ANY({HUIZEN})"),
        policy(
            "samenwerking_veiligheidshuis",
            "UPDATE",
            using=f"id = ANY({KETEN_HUIZEN})",
            check=f"id = ANY({KETEN_HUIZEN})",
        ),
        policy("samenwerking_veiligheidshuis", "SELECT", using="true", role="regiehuis_worker"),
        *legal_body("samenwerking_organisatie"),
        *legal_body("samenwerking_organisatieonderdeel"),
        *[op for name in HOUSE_WIDE for op in house_wide(f"samenwerking_{name}", "veiligheidshuis_id")],
        protect("samenwerking_melding", web="SELECT, INSERT, UPDATE"),
        policy("samenwerking_melding", "SELECT", using=f"medewerker_id = ANY({NAMENS})"),
        policy("samenwerking_melding", "INSERT", check=f"veiligheidshuis_id = ANY({HUIZEN})"),
        policy(
            "samenwerking_melding",
            "UPDATE",
            using=f"medewerker_id = ANY({NAMENS})",
            check=f"medewerker_id = ANY({NAMENS})",
        ),
    ]
