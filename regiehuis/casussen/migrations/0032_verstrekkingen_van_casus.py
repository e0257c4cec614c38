"""Who leads a case sees what of it went out of the door, as far as the items are his to read (R21, R15)."""

from django.db import migrations

from regiehuis.kern.policies import NAMENS, REGISSEURS, policy

ITEM = "logboek_verstrektstuk"
# The policies of case and item answer for the membership and for the item: of what is hidden nothing shows here.
LEADS = (
    f"EXISTS (SELECT 1 FROM casussen_casus c WHERE c.id = {ITEM}.casus_id"
    f" AND (c.regisseur_id = ANY({NAMENS}) OR c.procesregisseur_id = ANY({REGISSEURS})))"
)
READS = f"soort <> 'informatie' OR EXISTS (SELECT 1 FROM casussen_informatie i WHERE i.id = {ITEM}.object_id)"


class Migration(migrations.Migration):
    """A policy of the chain on a table of the log."""

    dependencies = [("casussen", "0031_kijkmoment"), ("logboek", "0002_verstrekking")]

    operations = [policy(ITEM, "SELECT", using=f"{LEADS} AND ({READS})", name="select_casusleiding")]
