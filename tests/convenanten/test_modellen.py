"""Model covenants: each makes a draft with a matrix that stays within model and regime (C3, C4)."""

import pytest

from regiehuis.convenanten import actions, queries
from regiehuis.convenanten.queries.modellen import modellen
from regiehuis.convenanten.rules import JURIDISCHE_KLASSEN
from regiehuis.convenanten.rules.modellen import MODELLEN
from regiehuis.convenanten.rules.regime import REGIMESOORTEN, Regimeregels, model_of
from regiehuis.samenwerking.actions import UnableToManage
from regiehuis.samenwerking.models import Aansluiting
from regiehuis.samenwerking.rules import SOORTORGANISATIES
from tests.cast import DAG, act, cid

pytestmark = pytest.mark.django_db
SOORTEN = {"politie": "politie", "ggz": "zorg", "woningcorporatie": "wonen"}


@pytest.mark.parametrize("code", MODELLEN)
def test_a_model_uses_words_that_the_product_has(code):
    model = MODELLEN[code]
    classes = {klasse for lezen, inbrengen in model.matrix.values() for klasse in lezen | inbrengen}
    assert classes | model.procesregie <= dict(JURIDISCHE_KLASSEN).keys()
    assert set(model.matrix) <= dict(SOORTORGANISATIES).keys() and model.regimesoort in dict(REGIMESOORTEN)
    assert model.doel and model.themas and model.categorieen and model.onzeker
    regime = model_of(model.regimesoort)
    assert regime is not None and set(model.soorten) <= set(regime.toegelaten_soorten)


def test_there_is_one_for_each_kind_of_approach():
    wanted = {"veelplegers", "jeugd", "huiselijk_geweld", "preventie", "achttien", "persoonsgericht", "livc"}
    assert set(MODELLEN) == wanted and [blad.model.code for blad in modellen()] == list(MODELLEN)


def test_choosing_one_makes_a_draft_with_its_matrix_for_the_partners_of_the_house():
    with act("ketenmanager") as asker:
        for organisatie, soort in SOORTEN.items():
            Aansluiting.objects.filter(organisatie_id=cid(organisatie)).update(soortorganisatie=soort)
        given = {"naam": "Veelplegers", "doel": "Samen", "thema_ids": [cid("veelplegers")], "van": DAG}
        for _ in range(2):
            made = actions.add_convenant(
                asker=asker, regime_id=cid("regime"), model="veelplegers", nieuw_id=cid("naar_model"), **given
            )
        matrix = queries.matrixvakken(made.id)
        assert matrix[cid("politie_basisteam"), cid("categorie_politie")] == (True, True)
        assert matrix[cid("ggz_team"), cid("categorie_medisch")] == (True, True)
        assert matrix[None, cid("categorie_politie")] == (True, False)
        assert (cid("ggz_team"), cid("categorie_politie")) not in matrix
        assert (cid("om_parket"), cid("categorie_sociaal")) not in matrix
        found = queries.convenant(asker, made.id)
        assert found.stand == "concept" and found.model is MODELLEN["veelplegers"]
        with pytest.raises(UnableToManage, match="model uit de lijst"):
            actions.add_convenant(asker=asker, regime_id=cid("regime"), model="verzonnen", **given)


def test_a_regime_that_admits_less_proposes_less():
    with act("ketenmanager") as asker:
        for organisatie, soort in SOORTEN.items():
            Aansluiting.objects.filter(organisatie_id=cid(organisatie)).update(soortorganisatie=soort)
        words = {"naam": "PGA", "wettelijke_basis": "Convenant", "doel": "Samen", "contactpunt": "privacy@x.example"}
        regime = actions.save_regime(asker=asker, regels=Regimeregels(toegelaten_soorten=["zorg"]), **words)
        given = {"naam": "Veelplegers", "doel": "Samen", "thema_ids": [cid("veelplegers")], "van": DAG}
        made = actions.add_convenant(asker=asker, regime_id=regime.id, model="veelplegers", **given)
        assert {unit for unit, _ in queries.matrixvakken(made.id)} == {None, cid("ggz_team")}
