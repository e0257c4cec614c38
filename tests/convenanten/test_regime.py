"""Regimes as configuration: what they admit, keep and share, in Python and in the database (R1)."""

import uuid

import pytest
from django.db import IntegrityError, transaction

from regiehuis.convenanten import actions, queries
from regiehuis.convenanten.models import Convenant, Ondertekening, Regime
from regiehuis.convenanten.rules.regime import MODELLEN, Regimeregels, admits, check_regels, model_of
from regiehuis.kern.errors import NotAllowed, NotFound
from regiehuis.samenwerking.actions import UnableToManage, change_aansluiting
from regiehuis.samenwerking.models import Aansluiting
from regiehuis.samenwerking.rules import SOORTORGANISATIES
from tests.cast import DAG, MENSEN, act, cid

pytestmark = pytest.mark.django_db
OTHERS = [name for name, (_, functies) in MENSEN.items() if "ketenmanager" not in functies]
REGIME = {"naam": "PGA", "wettelijke_basis": "Convenant", "doel": "Samen", "contactpunt": "privacy@proefstad.example"}
AFFILIATION = {"soort": "kern", "ring": "binnenring", "mandaat": "", "capaciteit_uren": 0}
# What the cast's partners are once their kinds are known; the cast itself has no kinds.
SOORTEN = {"gemeente": "gemeente", "politie": "politie", "om": "om", "reclassering": "reclassering"}
SOORTEN |= {"ggz": "zorg", "verslavingszorg": "zorg", "woningcorporatie": "wonen"}


def kinds_known(asker):
    for organisatie, kind in SOORTEN.items():
        key = cid(f"aansluiting_{organisatie}")
        change_aansluiting(asker=asker, aansluiting_id=key, versie=1, soortorganisatie=kind, **AFFILIATION)


def admit(asker, *kinds, versie=1):
    regels = Regimeregels(toegelaten_soorten=kinds)
    return actions.save_regime(asker=asker, regime_id=cid("regime"), versie=versie, regels=regels, **REGIME)


def sign(asker):
    given = {"convenant_id": cid("convenant"), "organisatie_id": cid("woningcorporatie")}
    return actions.sign_convenant(asker=asker, ondertekenaar="Directeur", van=DAG, **given)


def test_a_regime_is_made_once_and_changed_and_takes_a_covenant_also_when_closed():
    new = uuid.uuid4()
    with act("ketenmanager") as asker:
        for _ in range(2):
            actions.save_regime(asker=asker, nieuw_id=new, **REGIME)
        closed = Regimeregels(bewaartermijn_jaren=3, gesloten=True, andere_verbanden=("RIEC", " ", "RIEC"))
        actions.save_regime(asker=asker, regime_id=new, versie=1, regels=closed, **REGIME)
        found = queries.regime(asker, new)
        assert (found.bewaartermijn_jaren, found.gesloten, found.andere_verbanden) == (3, True, "RIEC")
        covenant = {"naam": "Jeugd", "doel": "Samen", "van": DAG, "thema_ids": [cid("veelplegers")]}
        assert actions.add_convenant(asker=asker, regime_id=new, **covenant).regime_id == new
        assert [naam for _, naam in queries.convenanten_van(asker, new)] == ["Jeugd"]
        for unknown in (
            lambda: actions.save_regime(asker=asker, regime_id=uuid.uuid4(), versie=1, **REGIME),
            lambda: queries.regime(asker, uuid.uuid4()),
        ):
            with pytest.raises(NotFound):
                unknown()


@pytest.mark.parametrize(("given", "field"), [({name: " "}, name) for name in REGIME] + [({"naam": "x" * 121}, "naam")])
def test_a_regime_without_ground_or_contact_is_refused(given, field):
    with act("ketenmanager") as asker, pytest.raises(UnableToManage) as refused:
        actions.save_regime(asker=asker, **REGIME | given)
    assert refused.value.field == field


@pytest.mark.parametrize(
    ("regels", "field"),
    [
        (Regimeregels(bewaartermijn_jaren=0), "bewaartermijn_jaren"),
        (Regimeregels(soort="eigen"), "soort"),
        (Regimeregels(toegelaten_soorten=("maan",)), "toegelaten_soorten"),
        (Regimeregels(bewaren_vanaf="ooit"), "bewaren_vanaf"),
        (Regimeregels(terugkoppeling_politie="misschien"), "terugkoppeling_politie"),
        (Regimeregels(deelregels="x" * 4001), "deelregels"),
        (Regimeregels(jurist="x" * 201), "jurist"),
        (Regimeregels(andere_verbanden=("x" * 121,)), "andere_verbanden"),
        (Regimeregels(andere_verbanden=("x",) * 31), "andere_verbanden"),
    ],
)
def test_a_setting_outside_its_words_and_bounds_is_refused_at_its_field(regels, field):
    assert check_regels(regels)[0] == field
    with act("ketenmanager") as asker, pytest.raises(UnableToManage) as refused:
        actions.save_regime(asker=asker, regels=regels, **REGIME)
    assert refused.value.field == field


def test_each_model_is_within_its_own_rules():
    kinds = dict(SOORTORGANISATIES)
    for model in MODELLEN:
        assert set(model.toegelaten_soorten) <= kinds.keys() and model_of(model.soort) is model
    assert model_of("onbekend") is None
    livc = model_of("livc")
    assert livc.machtiging_vereist and livc.gesloten and livc.terugkoppeling_politie == "unaniem"
    assert not admits(livc.toegelaten_soorten, "wonen") and admits((), "wonen")


@pytest.mark.parametrize("name", OTHERS)
def test_only_the_ketenmanager_makes_a_regime(name):
    with act(name) as asker, pytest.raises(NotAllowed):
        actions.save_regime(asker=asker, **REGIME)


def test_what_rests_on_a_default_says_that_a_lawyer_must_confirm_it():
    with act("ketenmanager") as asker:
        assert "bewaartermijn_jaren" in queries.regime(asker, cid("regime")).te_bevestigen
        confirmed = Regimeregels(jurist="mr. A. Proef, 1 maart 2026")
        actions.save_regime(asker=asker, regime_id=cid("regime"), versie=1, regels=confirmed, **REGIME)
        assert not queries.regime(asker, cid("regime")).te_bevestigen


def test_an_organisation_of_a_kind_that_is_not_admitted_does_not_sign():
    with act("ketenmanager") as asker:
        kinds_known(asker)
        admit(asker, "gemeente", "politie", "om", "reclassering", "zorg")
        with pytest.raises(UnableToManage) as refused:
            sign(asker)
        assert refused.value.field == "ondertekenaar" and "Woningcorporatie" in refused.value.message
        with pytest.raises(IntegrityError, match="regime_toegelaten"), transaction.atomic():
            Ondertekening.objects.create(
                convenant_id=cid("convenant"),
                veiligheidshuis_id=cid("huis"),
                organisatie_id=cid("woningcorporatie"),
                ondertekenaar="Directeur",
                van=DAG,
            )
        admit(asker, *SOORTEN.values(), versie=2)
        assert sign(asker).organisatie_id == cid("woningcorporatie")


def test_nobody_who_signed_falls_outside_by_a_change_of_the_regime_the_covenant_or_the_partner():
    with act("ketenmanager") as asker:
        kinds_known(asker)
        with pytest.raises(UnableToManage) as refused:
            admit(asker, "gemeente", "politie")
        assert refused.value.field == "toegelaten_soorten" and "Ggz" in refused.value.message
        admit(asker, "gemeente", "politie", "om", "reclassering", "zorg")
        with pytest.raises(UnableToManage) as refused:
            change_aansluiting(
                asker=asker,
                aansluiting_id=cid("aansluiting_ggz"),
                versie=2,
                soortorganisatie="wonen",
                **AFFILIATION,
            )
        assert refused.value.field == "soortorganisatie"
        assert Aansluiting.objects.get(id=cid("aansluiting_ggz")).soortorganisatie == "zorg"
        with pytest.raises(IntegrityError, match="regime_toegelaten"), transaction.atomic():
            Regime.objects.filter(id=cid("regime")).update(toegelaten_soorten=["gemeente"])
        narrow = Regimeregels(toegelaten_soorten=("gemeente",))
        other = actions.save_regime(asker=asker, regels=narrow, **REGIME)
        with pytest.raises(IntegrityError, match="regime_toegelaten"), transaction.atomic():
            Convenant.objects.filter(id=cid("convenant")).update(regime_id=other.id)


def test_who_ended_its_signature_stands_in_nobodys_way():
    with act("ketenmanager") as asker:
        kinds_known(asker)
        actions.end_ondertekening(asker=asker, ondertekening_id=cid("ondertekening_ggz"), versie=1, tot=DAG)
        actions.end_ondertekening(asker=asker, ondertekening_id=cid("ondertekening_verslavingszorg"), versie=1, tot=DAG)
        assert admit(asker, "gemeente", "politie", "om", "reclassering").toegelaten_soorten
