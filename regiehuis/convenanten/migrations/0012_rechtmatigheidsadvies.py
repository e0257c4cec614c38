"""Advice of the lawfulness committee, and that new data and new recipients wait for it where the regime asks (R38)."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models
from django.db.migrations.operations import RunSQL

import regiehuis.kern.models
from regiehuis.kern.policies import DAG, HUIZEN, KETEN_HUIZEN, policy, protect

TABLE = "convenanten_rechtmatigheidsadvies"
MATRIX, SIGNATURE = "convenanten_autorisatieregel", "convenanten_ondertekening"
MANAGED = f"veiligheidshuis_id = ANY({KETEN_HUIZEN})"
OWN = "convenant_id IN (SELECT id FROM convenanten_convenant)"
# They run with the rights of who asks: regimes, covenants and advice are known to the whole house, and to no other.
FUNCTIONS = f"""
CREATE FUNCTION regiehuis_advies_nodig(p_convenant uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
BEGIN
    RETURN EXISTS (SELECT 1 FROM convenanten_convenant o JOIN convenanten_regime r ON r.id = o.regime_id
                    WHERE o.id = p_convenant AND r.advies_vanaf <= {DAG});
END $$;

CREATE FUNCTION regiehuis_vak_met_advies() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    v_leest boolean := NEW.lezen;
    v_nieuw boolean := NEW.lezen OR NEW.inbrengen;
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF (NEW.convenant_id, NEW.categorie_id) = (OLD.convenant_id, OLD.categorie_id)
            AND NEW.onderdeel_id IS NOT DISTINCT FROM OLD.onderdeel_id THEN
            v_leest := NEW.lezen AND NOT OLD.lezen;
            v_nieuw := v_leest OR (NEW.inbrengen AND NOT OLD.inbrengen);
        END IF;
    END IF;
    IF v_nieuw AND regiehuis_advies_nodig(NEW.convenant_id) AND NOT EXISTS (
        SELECT 1 FROM {TABLE} a
         WHERE a.convenant_id = NEW.convenant_id AND a.besluit = 'toegestaan' AND NEW.categorie_id = ANY(a.categorieen)
           AND (NOT v_leest OR NEW.onderdeel_id IS NULL OR EXISTS (
                SELECT 1 FROM samenwerking_organisatieonderdeel u
                 WHERE u.id = NEW.onderdeel_id AND u.organisatie_id = ANY(a.ontvangers)))) THEN
        RAISE EXCEPTION 'new data or a new recipient needs an advice first' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION regiehuis_ondertekening_met_advies() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF regiehuis_advies_nodig(NEW.convenant_id)
        AND NOT EXISTS (SELECT 1 FROM {SIGNATURE} t
                         WHERE t.convenant_id = NEW.convenant_id AND t.organisatie_id = NEW.organisatie_id)
        AND NOT EXISTS (SELECT 1 FROM {TABLE} a
                         WHERE a.convenant_id = NEW.convenant_id AND a.besluit = 'toegestaan'
                           AND NEW.organisatie_id = ANY(a.ontvangers)) THEN
        RAISE EXCEPTION 'a new recipient needs an advice first' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER vak_met_advies BEFORE INSERT OR UPDATE ON {MATRIX}
    FOR EACH ROW EXECUTE FUNCTION regiehuis_vak_met_advies();
CREATE TRIGGER ondertekening_met_advies BEFORE INSERT OR UPDATE OF convenant_id, organisatie_id ON {SIGNATURE}
    FOR EACH ROW EXECUTE FUNCTION regiehuis_ondertekening_met_advies();
REVOKE ALL ON FUNCTION regiehuis_advies_nodig(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION regiehuis_advies_nodig(uuid) TO regiehuis_web;
"""


def keys() -> django.contrib.postgres.fields.ArrayField:
    """A list of keys."""
    return django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), size=None)


class Migration(migrations.Migration):
    """`Rechtmatigheidsadvies` with its policies: read by the house, written by the ketenmanager, once decided final."""

    dependencies = [("convenanten", "0011_bevestiging")]

    operations = [
        migrations.CreateModel(
            name="Rechtmatigheidsadvies",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=regiehuis.kern.models.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("vraag", models.TextField(max_length=2000)),
                ("categorieen", keys()),
                ("ontvangers", keys()),
                ("gevraagd_op", models.DateField()),
                (
                    "advies",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("positief", "Positief"),
                            ("voorwaarden", "Positief, onder voorwaarden"),
                            ("negatief", "Negatief"),
                        ],
                        max_length=12,
                    ),
                ),
                ("advies_tekst", models.TextField(blank=True, max_length=4000)),
                ("advies_op", models.DateField(blank=True, null=True)),
                (
                    "besluit",
                    models.CharField(
                        blank=True,
                        choices=[("toegestaan", "Toegestaan"), ("geweigerd", "Niet toegestaan")],
                        max_length=12,
                    ),
                ),
                ("afwijking", models.TextField(blank=True, max_length=2000)),
                ("besloten_door", models.CharField(blank=True, max_length=200)),
                ("besloten_op", models.DateField(blank=True, null=True)),
                ("versie", models.PositiveIntegerField(default=1)),
                (
                    "convenant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rechtmatigheidsadviezen",
                        to="convenanten.convenant",
                    ),
                ),
                (
                    "veiligheidshuis",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="samenwerking.veiligheidshuis"
                    ),
                ),
            ],
            options={
                "verbose_name": "rechtmatigheidsadvies",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("advies", ""), ("advies_op", None), ("besloten_op", None), ("besluit", "")),
                            models.Q(
                                ("advies_op__gte", models.F("gevraagd_op")),
                                ("besloten_op__gte", models.F("advies_op")),
                                models.Q(("advies", ""), _negated=True),
                                models.Q(("besluit", ""), _negated=True),
                                models.Q(("besloten_door", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="rechtmatigheidsadvies_volgorde",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("besluit", ""),
                            models.Q(("advies__in", ["positief", "voorwaarden"]), ("besluit", "toegestaan")),
                            models.Q(("advies", "negatief"), ("besluit", "geweigerd")),
                            models.Q(("afwijking", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="rechtmatigheidsadvies_afwijking",
                    ),
                ],
            },
        ),
        protect(TABLE, web="SELECT, INSERT, UPDATE"),
        policy(TABLE, "SELECT", using=f"veiligheidshuis_id = ANY({HUIZEN})"),
        policy(TABLE, "INSERT", check=f"{MANAGED} AND {OWN} AND besluit = ''"),
        policy(TABLE, "UPDATE", using=f"{MANAGED} AND besluit = ''", check=f"{MANAGED} AND {OWN}"),
        RunSQL(FUNCTIONS, reverse_sql=RunSQL.noop),
    ]
