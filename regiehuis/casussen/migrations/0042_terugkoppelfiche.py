"""A feedback sheet to the police goes out when everybody who was present agreed, and holds no care secret (R22)."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.migrations.operations import RunSQL

import regiehuis.kern.models
from regiehuis.kern.policies import (
    CONVENANTEN,
    DAG,
    MEDEWERKER,
    NAMENS,
    REGISSEURS,
    SECRETARIS_VAN,
    VOORZIT,
    policy,
    protect,
)

FICHE, ITEM, ANSWER = "casussen_terugkoppelfiche", "casussen_fichestuk", "casussen_ficheinstemming"
RUNS = f"(overlegvorm_id = ANY({VOORZIT}) OR overlegvorm_id = ANY({SECRETARIS_VAN}))"
MEMBER = (
    "EXISTS (SELECT 1 FROM casussen_deelname d WHERE d.casus_id = {table}.casus_id"
    f" AND d.medewerker_id = ANY({NAMENS}) AND d.van <= {DAG} AND d.tot > {DAG}"
    f" AND d.convenant_id = ANY({CONVENANTEN})"
    f" AND (d.rol <> 'procesregisseur' OR d.medewerker_id = ANY({REGISSEURS})))"
)
WAS_THERE = "w.status IN ('aanwezig', 'vertrokken')"
PRESENT = (
    f"EXISTS (SELECT 1 FROM casussen_aanwezigheid w WHERE w.agendapunt_id = {FICHE}.agendapunt_id"
    f" AND w.medewerker_id = ANY({NAMENS}) AND {WAS_THERE})"
)
READ = f"{RUNS} OR ({MEMBER.format(table=FICHE)} AND {PRESENT})"
# Who sees the sheet sees what was answered; an item on it only who may read the item.
OF_FICHE = (
    f"EXISTS (SELECT 1 FROM {FICHE} f WHERE f.id = {{table}}.fiche_id AND f.casus_id = {{table}}.casus_id{{and_}})"
)
READABLE = (
    f"EXISTS (SELECT 1 FROM casussen_informatie i WHERE i.id = {ITEM}.informatie_id AND i.casus_id = {ITEM}.casus_id)"
)
OWN_RUN = f" AND (f.overlegvorm_id = ANY({VOORZIT}) OR f.overlegvorm_id = ANY({SECRETARIS_VAN}))"
# Nobody answers for somebody else.
OWN_ANSWER = (
    f"medewerker_id = {MEDEWERKER} AND {MEMBER.format(table=ANSWER)} AND EXISTS (SELECT 1 FROM {FICHE} f"
    f" JOIN casussen_aanwezigheid w ON w.agendapunt_id = f.agendapunt_id WHERE f.id = {ANSWER}.fiche_id"
    f" AND f.casus_id = {ANSWER}.casus_id AND w.medewerker_id = {MEDEWERKER} AND {WAS_THERE})"
)
COLUMNS = f"""
GRANT UPDATE (tekst, ronde, aantal, geschreven_op, geschreven_door_id, verstuurd_op, verstuurd_door_id, ontvanger_id,
    versie) ON {FICHE} TO regiehuis_web;
"""
# Who runs the meeting need not be a member: the answer is yes or no, for points of own meetings only.
ASKED = f"""
CREATE FUNCTION regiehuis_fiche_gevraagd(p_punt uuid) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    RETURN EXISTS (
        SELECT 1 FROM casussen_agendapunt p
          JOIN casussen_casus c ON c.id = p.casus_id
          JOIN convenanten_convenant o ON o.id = c.convenant_id
          JOIN convenanten_regime r ON r.id = o.regime_id
         WHERE p.id = p_punt AND r.terugkoppeling_politie = 'unaniem'
           AND (p.overlegvorm_id = ANY({VOORZIT}) OR p.overlegvorm_id = ANY({SECRETARIS_VAN})));
END $$;
REVOKE ALL ON FUNCTION regiehuis_fiche_gevraagd(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION regiehuis_fiche_gevraagd(uuid) TO regiehuis_web;
"""
CARE = "(k.juridische_klasse = 'beroepsgeheim' OR i.grondslag = 'conflict_van_plichten')"
# Triggers look at every answer and item, whatever the asker may read; called by nobody but the tables.
GUARDS = f"""
CREATE FUNCTION regiehuis_fiche_verandert() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF OLD.verstuurd_op IS NOT NULL AND (NEW.tekst, NEW.ronde, NEW.aantal, NEW.verstuurd_op, NEW.ontvanger_id)
        IS DISTINCT FROM (OLD.tekst, OLD.ronde, OLD.aantal, OLD.verstuurd_op, OLD.ontvanger_id) THEN
        RAISE EXCEPTION 'a sheet that went out does not change' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF NEW.ronde NOT IN (OLD.ronde, OLD.ronde + 1)
        OR NEW.ronde = OLD.ronde AND (NEW.tekst, NEW.aantal) IS DISTINCT FROM (OLD.tekst, OLD.aantal) THEN
        RAISE EXCEPTION 'another text asks everybody again' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF OLD.verstuurd_op IS NULL AND NEW.verstuurd_op IS NOT NULL AND NOT regiehuis_fiche_mag_weg(NEW.id, NEW.ronde) THEN
        RAISE EXCEPTION 'not everybody who was present agreed to this sheet' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION regiehuis_fiche_mag_weg(p_fiche uuid, p_ronde int) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    RETURN EXISTS (
        SELECT 1 FROM {FICHE} f
          JOIN casussen_agendapunt p ON p.id = f.agendapunt_id
          JOIN casussen_overleg m ON m.id = p.overleg_id
          JOIN casussen_casus c ON c.id = f.casus_id
          JOIN convenanten_convenant o ON o.id = c.convenant_id
          JOIN convenanten_regime r ON r.id = o.regime_id
         WHERE f.id = p_fiche AND f.ronde = p_ronde AND m.status = 'afgesloten'
           AND r.terugkoppeling_politie = 'unaniem'
           AND EXISTS (SELECT 1 FROM casussen_aanwezigheid w WHERE w.agendapunt_id = p.id AND {WAS_THERE})
           AND NOT EXISTS (
               SELECT 1 FROM casussen_aanwezigheid w WHERE w.agendapunt_id = p.id AND w.status <> 'afwezig'
                  AND coalesce((SELECT a.besluit FROM {ANSWER} a WHERE a.fiche_id = f.id AND a.ronde = p_ronde
                                 AND a.medewerker_id = w.medewerker_id ORDER BY a.op DESC, a.id DESC LIMIT 1), '')
                      <> 'akkoord')
           AND f.aantal = (SELECT count(*) FROM {ITEM} s
                             JOIN casussen_informatie i ON i.id = s.informatie_id
                             JOIN convenanten_informatiecategorie k ON k.id = i.categorie_id
                            WHERE s.fiche_id = f.id AND s.ronde = p_ronde AND NOT {CARE}));
END $$;

CREATE FUNCTION regiehuis_fichestuk_gekozen() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM 1 FROM {FICHE} f WHERE f.id = NEW.fiche_id AND f.casus_id = NEW.casus_id AND f.ronde = NEW.ronde
        AND f.verstuurd_op IS NULL FOR SHARE;
    IF NOT FOUND OR EXISTS (SELECT 1 FROM {ANSWER} a WHERE a.fiche_id = NEW.fiche_id AND a.ronde = NEW.ronde) THEN
        RAISE EXCEPTION 'other items ask everybody again' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF NOT EXISTS (SELECT 1 FROM casussen_informatie i
                     JOIN convenanten_informatiecategorie k ON k.id = i.categorie_id
                    WHERE i.id = NEW.informatie_id AND i.casus_id = NEW.casus_id AND i.soort <> 'melder'
                      AND NOT {CARE}) THEN
        RAISE EXCEPTION 'a care secret stands on no sheet' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION regiehuis_fiche_beantwoord() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM 1 FROM {FICHE} f WHERE f.id = NEW.fiche_id AND f.casus_id = NEW.casus_id AND f.ronde = NEW.ronde
        AND f.verstuurd_op IS NULL FOR SHARE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'an answer is to the text that stands' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION regiehuis_fiche_verandert() FROM PUBLIC;
REVOKE ALL ON FUNCTION regiehuis_fiche_mag_weg(uuid, int) FROM PUBLIC;
REVOKE ALL ON FUNCTION regiehuis_fichestuk_gekozen() FROM PUBLIC;
REVOKE ALL ON FUNCTION regiehuis_fiche_beantwoord() FROM PUBLIC;
CREATE TRIGGER fiche_verandert BEFORE UPDATE ON {FICHE} FOR EACH ROW EXECUTE FUNCTION regiehuis_fiche_verandert();
CREATE TRIGGER fichestuk_gekozen BEFORE INSERT ON {ITEM} FOR EACH ROW EXECUTE FUNCTION regiehuis_fichestuk_gekozen();
CREATE TRIGGER fiche_beantwoord BEFORE INSERT ON {ANSWER} FOR EACH ROW EXECUTE FUNCTION regiehuis_fiche_beantwoord();
"""


class Migration(migrations.Migration):
    """Three tables, their policies, and the triggers that keep a sheet in until everybody agreed."""

    dependencies = [
        ("casussen", "0041_noodtoegang_per_rij"),
        ("samenwerking", "0019_inlogdienst"),
        ("convenanten", "0006_regime"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Terugkoppelfiche",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=regiehuis.kern.models.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("tekst", models.TextField(max_length=6000)),
                ("ronde", models.PositiveIntegerField(default=1)),
                ("aantal", models.PositiveSmallIntegerField(default=0)),
                ("geschreven_op", models.DateTimeField()),
                ("verstuurd_op", models.DateTimeField(null=True)),
                ("versie", models.PositiveIntegerField(default=1)),
                (
                    "agendapunt",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="casussen.agendapunt"
                    ),
                ),
                (
                    "casus",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="casussen.casus"
                    ),
                ),
                (
                    "geschreven_door",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "ontvanger",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="samenwerking.organisatie",
                    ),
                ),
                (
                    "overlegvorm",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="samenwerking.overlegvorm"
                    ),
                ),
                (
                    "verstuurd_door",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "terugkoppelfiche",
            },
        ),
        migrations.CreateModel(
            name="Fichestuk",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=regiehuis.kern.models.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("ronde", models.PositiveIntegerField()),
                (
                    "casus",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="casussen.casus"
                    ),
                ),
                (
                    "informatie",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="casussen.informatie"
                    ),
                ),
                (
                    "fiche",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="stukken",
                        to="casussen.terugkoppelfiche",
                    ),
                ),
            ],
            options={
                "verbose_name": "fichestuk",
            },
        ),
        migrations.CreateModel(
            name="Ficheinstemming",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=regiehuis.kern.models.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("ronde", models.PositiveIntegerField()),
                (
                    "besluit",
                    models.CharField(
                        choices=[("akkoord", "Ik stem in"), ("geweigerd", "Ik stem niet in")], max_length=12
                    ),
                ),
                ("reden", models.TextField(blank=True, max_length=1000)),
                ("op", models.DateTimeField()),
                (
                    "casus",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="casussen.casus"
                    ),
                ),
                (
                    "medewerker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "fiche",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="instemmingen",
                        to="casussen.terugkoppelfiche",
                    ),
                ),
            ],
            options={
                "verbose_name": "ficheinstemming",
            },
        ),
        migrations.AddConstraint(
            model_name="terugkoppelfiche",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ontvanger", None), ("verstuurd_door", None), ("verstuurd_op", None)),
                    models.Q(
                        ("ontvanger__isnull", False), ("verstuurd_door__isnull", False), ("verstuurd_op__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="terugkoppelfiche_verstuurd_heel",
            ),
        ),
        migrations.AddConstraint(
            model_name="fichestuk",
            constraint=models.UniqueConstraint(fields=("fiche", "ronde", "informatie"), name="fichestuk_eenmalig"),
        ),
        protect(FICHE, web="SELECT, INSERT"),
        protect(ITEM, web="SELECT, INSERT"),
        protect(ANSWER, web="SELECT, INSERT"),
        RunSQL(COLUMNS + ASKED + GUARDS, reverse_sql=RunSQL.noop),
        policy(FICHE, "SELECT", using=READ),
        policy(
            FICHE,
            "INSERT",
            check=f"{RUNS} AND geschreven_door_id = {MEDEWERKER} AND verstuurd_op IS NULL AND ronde = 1"
            " AND regiehuis_fiche_gevraagd(agendapunt_id) AND EXISTS (SELECT 1 FROM casussen_agendapunt p"
            f" WHERE p.id = {FICHE}.agendapunt_id AND p.casus_id = {FICHE}.casus_id"
            f" AND p.overlegvorm_id = {FICHE}.overlegvorm_id)",
        ),
        policy(FICHE, "UPDATE", using=RUNS, check=RUNS),
        policy(ITEM, "SELECT", using=f"{OF_FICHE.format(table=ITEM, and_='')} AND {READABLE}"),
        policy(ITEM, "INSERT", check=f"{OF_FICHE.format(table=ITEM, and_=OWN_RUN)} AND {READABLE}"),
        policy(ANSWER, "SELECT", using=OF_FICHE.format(table=ANSWER, and_="")),
        policy(ANSWER, "INSERT", check=OWN_ANSWER),
    ]
