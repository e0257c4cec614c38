"""Covenants as a working instrument: no signature, no access; the matrix decides what is read (C3, C4)."""

import datetime
import uuid

import pytest
from django.db import DatabaseError, transaction

from regiehuis.casussen.models import Casus, Informatie
from regiehuis.convenanten import actions, queries
from regiehuis.convenanten.models import Autorisatieregel, Convenant, Ondertekening
from regiehuis.convenanten.rules import matrix_versie
from regiehuis.kern.errors import NotAllowed, NotFound
from regiehuis.samenwerking.actions import UnableToManage
from tests.cast import DAG, MENSEN, act, cid

pytestmark = pytest.mark.django_db
OTHERS = [name for name, (_, functies) in MENSEN.items() if "ketenmanager" not in functies]
DAY = datetime.timedelta(days=1)


def agree(asker, **other):
    given = {"regime_id": cid("regime"), "naam": "Convenant Jeugd", "doel": "Samen", "van": DAG}
    return actions.add_convenant(asker=asker, **given | {"thema_ids": [cid("veelplegers")]} | other)


def sign(asker, **other):
    given = {"convenant_id": cid("convenant"), "organisatie_id": cid("woningcorporatie")}
    return actions.sign_convenant(asker=asker, **given | {"ondertekenaar": "Directeur", "van": DAG} | other)


def square(asker, **other):
    given = {"convenant_id": cid("convenant"), "onderdeel_id": cid("ggz_team")}
    choice = {"categorie_id": cid("categorie_politie"), "lezen": True, "inbrengen": False}
    return actions.set_matrixvak(asker=asker, **given | choice | other)


@pytest.mark.parametrize("name", OTHERS)
def test_only_the_ketenmanager_manages_covenants(name):
    with act(name) as asker:
        for attempt in (
            lambda: agree(asker),
            lambda: sign(asker),
            lambda: square(asker),
            lambda: actions.set_matrix(asker=asker, convenant_id=cid("convenant"), vakken={}, versie=0),
            lambda: actions.add_categorie(asker=asker, naam="Fiscaal", juridische_klasse="gewoon"),
            lambda: actions.end_ondertekening(
                asker=asker, ondertekening_id=cid("ondertekening_ggz"), versie=1, tot=DAG
            ),
        ):
            with pytest.raises(NotAllowed):
                attempt()


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"naam": ""}, "naam"),
        ({"naam": "x" * 121}, "naam"),
        ({"doel": " "}, "doel"),
        ({"doel": "x" * 4001}, "doel"),
        ({"thema_ids": []}, "themas"),
        ({"thema_ids": [uuid.uuid4()]}, "themas"),
        ({"regime_id": uuid.uuid4()}, "regime"),
        ({"tot": DAG}, "tot"),
        ({"tot": DAG - DAY}, "tot"),
    ],
)
def test_a_covenant_that_cannot_be_is_refused(given, field):
    with act("ketenmanager") as asker, pytest.raises(UnableToManage) as refused:
        agree(asker, **given)
    assert refused.value.field == field


def test_a_covenant_is_made_once_and_gives_nobody_access():
    new = uuid.uuid4()
    with act("ketenmanager") as asker:
        assert agree(asker, nieuw_id=new).id == agree(asker, nieuw_id=new).id == new
        assert Convenant.objects.filter(naam="Convenant Jeugd").count() == 1
        found = queries.convenant(asker, new)
        assert found.themas == ("Veelplegers",) and found.zonder_toegang == len(found.handtekeningen)
        assert not any(vak.lezen or vak.inbrengen for rij in found.rijen for vak in rij.vakken)


def test_a_signature_opens_and_its_end_closes():
    with act("niet_ondertekend"):
        assert not Casus.objects.exists()
    with act("ketenmanager") as asker:
        new = uuid.uuid4()
        signed = sign(asker, nieuw_id=new)
        assert sign(asker, nieuw_id=new).id == signed.id
        with pytest.raises(UnableToManage) as refused:
            sign(asker)
        assert refused.value.field == "organisatie"
        assert queries.convenant(asker, cid("convenant")).zonder_toegang == 0
    with act("niet_ondertekend"):
        assert Casus.objects.count() == 1
    with act("ketenmanager") as asker:
        with pytest.raises(UnableToManage):
            actions.end_ondertekening(asker=asker, ondertekening_id=signed.id, versie=1, tot=DAG - DAY)
        actions.end_ondertekening(asker=asker, ondertekening_id=cid("ondertekening_ggz"), versie=1, tot=DAG)
        ggz = next(h for h in queries.convenant(asker, cid("convenant")).handtekeningen if h.organisatie == "Ggz")
        assert ggz.uitleg == "Ondertekening ingetrokken: geen toegang" and ggz.te_tekenen and not ggz.toegang
    with act("ggz_lid"):
        assert not Casus.objects.exists()


@pytest.mark.parametrize("given", [{"ondertekenaar": " "}, {"ondertekenaar": "x" * 121}])
def test_a_signature_has_a_signer(given):
    with act("ketenmanager") as asker, pytest.raises(UnableToManage) as refused:
        sign(asker, **given)
    assert refused.value.field == "ondertekenaar"


def test_the_covenant_of_another_house_is_not_there():
    with act("ketenmanager") as asker:
        for attempt in (
            lambda: sign(asker, convenant_id=uuid.uuid4()),
            lambda: square(asker, convenant_id=uuid.uuid4()),
            lambda: queries.convenant(asker, uuid.uuid4()),
            lambda: actions.end_ondertekening(asker=asker, ondertekening_id=uuid.uuid4(), versie=1, tot=DAG),
        ):
            with pytest.raises(NotFound):
                attempt()
    with act("iemand_elders") as asker:
        assert queries.convenanten(asker) == [] and not Ondertekening.objects.exists()
        with pytest.raises(NotFound):
            queries.convenant(asker, cid("convenant"))


def test_a_square_of_the_matrix_decides_what_is_read():
    with act("ggz_lid"):
        assert not Informatie.objects.filter(id=cid("item_politie")).exists()
    with act("ketenmanager") as asker:
        square(asker)
        square(asker)
        assert Autorisatieregel.objects.filter(onderdeel_id=cid("ggz_team"), lezen=True).count() == 3
    with act("ggz_lid"):
        assert Informatie.objects.filter(id=cid("item_politie")).exists()
    with act("ketenmanager") as asker:
        square(asker, lezen=False)
    with act("ggz_lid"):
        assert not Informatie.objects.filter(id=cid("item_politie")).exists()


def test_procesregie_reads_and_contributes_as_its_own_unit():
    with act("ketenmanager") as asker:
        made = square(asker, onderdeel_id=None, inbrengen=True)
        assert made.functie == "procesregisseur" and made.lezen and not made.inbrengen


def test_the_whole_matrix_changes_only_what_changed():
    with act("ketenmanager") as asker:
        before = queries.matrixvakken(cid("convenant"))
        versie = matrix_versie(before)
        wanted = before | {(cid("ggz_team"), cid("categorie_politie")): (True, True)}
        given = {"asker": asker, "convenant_id": cid("convenant"), "vakken": wanted}
        assert actions.set_matrix(**given, versie=versie) == 1
        with pytest.raises(UnableToManage):
            actions.set_matrix(**given, versie=versie)
        assert actions.set_matrix(**given, versie=matrix_versie(wanted)) == 0
        assert queries.matrixvakken(cid("convenant")) == wanted


def test_a_matrix_that_gives_nothing_is_the_same_as_an_empty_one():
    one, other = uuid.uuid4(), uuid.uuid4()
    assert matrix_versie({(one, other): (False, False)}) == matrix_versie({})
    assert matrix_versie({(one, other): (True, False)}) != matrix_versie({(one, other): (False, True)})


@pytest.mark.parametrize("naam", ["", "   ", "x" * 81])
def test_a_category_has_a_name(naam):
    with act("ketenmanager") as asker, pytest.raises(UnableToManage) as refused:
        actions.add_categorie(asker=asker, naam=naam, juridische_klasse="gewoon")
    assert refused.value.field == "naam"


def test_a_category_is_added_once():
    new = uuid.uuid4()
    with act("ketenmanager") as asker:
        for _ in range(2):
            actions.add_categorie(asker=asker, naam="Fiscaal", juridische_klasse="gewoon", nieuw_id=new)
        assert [c.naam for c in queries.categorieen(asker)].count("Fiscaal") == 1


@pytest.mark.parametrize("made", ["signature", "square"])
def test_the_database_itself_knows_whose_covenant_it_is(made):
    with act("ketenmanager") as asker:
        shared = {"convenant_id": uuid.uuid4(), "veiligheidshuis_id": asker.huis_id}
        with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            if made == "signature":
                Ondertekening.objects.create(organisatie_id=cid("politie"), van=DAG, **shared)
            else:
                category = cid("categorie_politie")
                Autorisatieregel.objects.create(
                    onderdeel_id=cid("ggz_team"), categorie_id=category, lezen=True, **shared
                )


@pytest.mark.parametrize("name", OTHERS)
def test_only_the_ketenmanager_ends_a_covenant(name):
    with act(name) as asker:
        with pytest.raises(NotAllowed):
            actions.end_convenant(asker=asker, convenant_id=cid("convenant"), versie=1, tot=DAG)


def test_nobody_reads_a_case_under_a_covenant_that_ended():
    with act("ketenmanager") as asker:
        with pytest.raises(UnableToManage) as refused:
            actions.end_convenant(asker=asker, convenant_id=cid("convenant"), versie=1, tot=DAG - 4000 * DAY)
        assert refused.value.field == "tot"
        actions.end_convenant(asker=asker, convenant_id=cid("convenant"), versie=1, tot=DAG)
        with pytest.raises(NotFound):
            actions.end_convenant(asker=asker, convenant_id=uuid.uuid4(), versie=1, tot=DAG)
    for name in ("lid", "procesregisseur", "casusregisseur"):
        with act(name):
            assert not Casus.objects.exists() and not Informatie.objects.exists()


def test_only_a_partner_signs():
    with act("ketenmanager") as asker, pytest.raises(NotFound):
        sign(asker, organisatie_id=uuid.uuid4())


def test_a_category_keeps_to_the_legal_classes():
    with act("ketenmanager") as asker, pytest.raises(UnableToManage) as refused:
        actions.add_categorie(asker=asker, naam="Fiscaal", juridische_klasse="geheimzinnig")
    assert refused.value.field == "juridische_klasse"
