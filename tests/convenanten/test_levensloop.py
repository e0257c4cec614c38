"""From draft to withdrawn: what a covenant gives begins and ends by its dates, at once (C3, C4, R15)."""

import datetime
import uuid

import pytest

from regiehuis.casussen.access.bereik import bereik
from regiehuis.casussen.actions.bereik import Wijziging, carry_out, preview
from regiehuis.casussen.models import Casus, Informatie
from regiehuis.convenanten import actions, queries
from regiehuis.convenanten.models import Convenant, Convenantwijziging, Ondertekening
from regiehuis.convenanten.rules import check_loopt, convenant_stand, matrix_versie
from regiehuis.convenanten.rules.regime import Regimeregels
from regiehuis.kern.errors import NotAllowed, NotFound
from regiehuis.samenwerking.actions import UnableToManage
from tests.cast import DAG, JAAR, MENSEN, MOMENT, act, cid

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
DRAFT = {"regime_id": cid("regime"), "naam": "Convenant Jeugd", "doel": "Samen", "van": DAG}
DRAFT |= {"thema_ids": [cid("veelplegers")]}


def signing(asker, *, van=DAG, organisatie="woningcorporatie", key=None):
    def sign():
        return actions.sign_convenant(
            asker=asker,
            convenant_id=cid("convenant"),
            organisatie_id=cid(organisatie),
            ondertekenaar="Directeur",
            van=van,
            nieuw_id=key,
        )

    return Wijziging(cid("convenant"), van, "De woningcorporatie tekende.", sign)


def withdrawing(asker, *, tot=DAG):
    def withdraw():
        return actions.end_ondertekening(
            asker=asker, ondertekening_id=cid("ondertekening_ggz"), versie=1, tot=tot, reden="Past niet meer"
        )

    return Wijziging(cid("convenant"), tot, "Ggz trok in.", withdraw)


def squares(asker, *changed):
    before = queries.matrixvakken(cid("convenant"))

    def fill():
        return actions.set_matrix(
            asker=asker, convenant_id=cid("convenant"), vakken=before | dict(changed), versie=matrix_versie(before)
        )

    return Wijziging(cid("convenant"), asker.dag, "Matrix gewijzigd.", fill)


@pytest.mark.parametrize(
    ("van", "tot", "ingetrokken", "getekend", "stand"),
    [
        (DAG, None, False, [], "concept"),
        (DAG, None, False, [(DAG, None)], "van_kracht"),
        (DAG + DAY, None, False, [(DAG, None)], "getekend"),
        (DAG, None, False, [(DAG + DAY, None)], "getekend"),
        (DAG - DAY, None, False, [(DAG - DAY, DAG)], "zonder_partij"),
        (DAG - DAY, DAG, False, [(DAG - DAY, None)], "verlopen"),
        (DAG - DAY, DAG + DAY, True, [(DAG - DAY, None)], "van_kracht"),
        (DAG - DAY, DAG, True, [(DAG - DAY, None)], "ingetrokken"),
        (DAG, DAG, True, [], "ingetrokken"),
    ],
)
def test_the_state_follows_from_dates_and_signatures(van, tot, ingetrokken, getekend, stand):
    assert convenant_stand(van, tot, ingetrokken=ingetrokken, ondertekeningen=getekend, dag=DAG) == stand
    assert (check_loopt(stand) is None) == (stand == "van_kracht")


def test_a_draft_changes_until_somebody_signed():
    new = uuid.uuid4()
    with act("ketenmanager") as asker:
        actions.add_convenant(asker=asker, nieuw_id=new, **DRAFT)
        assert queries.convenant(asker, new).stand == "concept"
        changed = DRAFT | {"naam": "Convenant Jongeren", "thema_ids": [cid("huiselijk_geweld")]}
        actions.change_convenant(asker=asker, convenant_id=new, versie=1, **changed)
        with pytest.raises(UnableToManage, match="Iemand anders"):
            actions.change_convenant(asker=asker, convenant_id=new, versie=1, **DRAFT)
        found = queries.convenant(asker, new)
        assert (found.naam, found.themas) == ("Convenant Jongeren", ("Huiselijk geweld",))
        with pytest.raises(UnableToManage, match="al ondertekend"):
            actions.change_convenant(asker=asker, convenant_id=cid("convenant"), versie=1, **DRAFT)
        with pytest.raises(UnableToManage) as refused:
            actions.change_convenant(asker=asker, convenant_id=new, versie=2, **DRAFT | {"herzien_op": DAG})
        assert refused.value.field == "herzien_op"


def test_who_signed_gets_access_and_who_withdrew_loses_it_the_same_day():
    with act("niet_ondertekend"):
        assert not Casus.objects.exists()
    with act("ketenmanager") as asker:
        signed = signing(asker).act()
    with act("niet_ondertekend"):
        assert Casus.objects.count() == 1
    with act("ketenmanager") as asker:
        actions.end_ondertekening(asker=asker, ondertekening_id=signed.id, versie=1, tot=DAG, reden="Vergissing")
        found = next(
            h for h in queries.convenant(asker, cid("convenant")).handtekeningen if h.organisatie == "Woningcorporatie"
        )
        assert not found.toegang and found.reden == "Vergissing" and found.te_tekenen
        signing(asker, van=DAG + DAY).act()
    with act("niet_ondertekend"):
        assert not Casus.objects.exists()
    with act("niet_ondertekend", moment=MOMENT + DAY):
        assert Casus.objects.count() == 1


def test_withdrawing_twice_is_refused_and_the_first_date_stays():
    with act("ketenmanager") as asker:
        withdrawing(asker).act()
        row = Ondertekening.objects.get(id=cid("ondertekening_ggz"))
        with pytest.raises(UnableToManage, match="al ingetrokken per 10-03-2026"):
            actions.end_ondertekening(asker=asker, ondertekening_id=row.id, versie=row.versie, tot=DAG + DAY)
        ended = actions.end_convenant(
            asker=asker, convenant_id=cid("convenant"), versie=1, tot=DAG, intrekreden="Ander convenant"
        )
        for again in ({"intrekreden": "Nog eens"}, {}):
            with pytest.raises(UnableToManage, match="al ingetrokken per 10-03-2026"):
                actions.end_convenant(asker=asker, convenant_id=ended.id, versie=2, tot=DAG + JAAR, **again)
        assert Convenant.objects.get(id=ended.id).tot == DAG
        assert queries.convenant(asker, ended.id).stand == "ingetrokken"
        with pytest.raises(UnableToManage, match="is ingetrokken per"):
            signing(asker).act()
    with act("lid"):
        assert not Casus.objects.exists() and not Informatie.objects.exists()


def test_a_planned_withdrawal_comes_forward_and_is_not_put_off():
    with act("ketenmanager") as asker:
        withdrawing(asker, tot=DAG + 5 * DAY).act()
        given = {"asker": asker, "ondertekening_id": cid("ondertekening_ggz"), "versie": 2}
        with pytest.raises(UnableToManage, match="al ingetrokken"):
            actions.end_ondertekening(tot=DAG + 6 * DAY, **given)
        assert actions.end_ondertekening(tot=DAG + DAY, **given).tot == DAG + DAY
    with act("ggz_lid"):
        assert Casus.objects.exists()
    with act("ggz_lid", moment=MOMENT + DAY):
        assert not Casus.objects.exists()


def test_an_end_before_the_begin_is_refused_and_a_term_can_be_lengthened():
    with act("ketenmanager") as asker:
        for attempt in (
            lambda: withdrawing(asker, tot=DAG - 2 * JAAR).act(),
            lambda: actions.end_convenant(asker=asker, convenant_id=cid("convenant"), versie=1, tot=DAG - 2 * JAAR),
            lambda: actions.add_convenant(asker=asker, **DRAFT | {"tot": DAG - DAY}),
        ):
            with pytest.raises(UnableToManage) as refused:
                attempt()
            assert refused.value.field == "tot"
        actions.end_convenant(asker=asker, convenant_id=cid("convenant"), versie=1, tot=DAG)
        assert queries.convenant(asker, cid("convenant")).stand == "verlopen"
        with pytest.raises(UnableToManage, match="is verlopen per"):
            signing(asker).act()
        actions.end_convenant(asker=asker, convenant_id=cid("convenant"), versie=2, tot=DAG + JAAR)
        with pytest.raises(UnableToManage) as refused:
            signing(asker, van=DAG + JAAR).act()
        assert refused.value.field == "van"
    with act("lid"):
        assert Casus.objects.exists()


def test_what_a_signature_gives_is_told_beforehand_and_kept():
    with act("ketenmanager") as asker:
        told = preview(asker=asker, wijziging=signing(asker))
        assert [(row.naam, row.casussen, row.lezen) for row in told.erbij] == [("Niet ondertekend", 1, ("Sociaal",))]
        assert told.kwijt == () and not Ondertekening.objects.filter(organisatie_id=cid("woningcorporatie")).exists()
        assert not Convenantwijziging.objects.exists()
        key = uuid.uuid4()
        for _ in range(2):
            carry_out(asker=asker, wijziging=signing(asker, key=key), nieuw_id=key)
        kept = Convenantwijziging.objects.get()
        assert (kept.erbij, kept.kwijt, kept.medewerker_id) == (1, 0, cid("ketenmanager"))
        assert queries.wijzigingen(asker, cid("convenant"))[0].omschrijving == "De woningcorporatie tekende."


def test_what_a_withdrawal_takes_is_told_and_from_which_day():
    with act("ketenmanager") as asker:
        told = preview(asker=asker, wijziging=withdrawing(asker, tot=DAG + 3 * DAY))
        assert told.per == DAG + 3 * DAY
        assert [(row.naam, row.casussen, row.geheel) for row in told.kwijt] == [("Ggz lid", 1, True)]
        ended = Wijziging(
            cid("convenant"),
            DAG,
            "Beëindigd.",
            lambda: actions.end_convenant(asker=asker, convenant_id=cid("convenant"), versie=1, tot=DAG),
        )
        everybody = preview(asker=asker, wijziging=ended)
        names = {row.naam for row in everybody.kwijt}
        assert {"Lid", "Vervanger", "Procesregisseur", "Casusregisseur"} <= names and "Verlopen lid" not in names
    with act("lid"):
        assert Casus.objects.exists()


def test_what_a_square_gives_and_takes_is_told():
    with act("ketenmanager") as asker:
        politie, ggz = cid("categorie_politie"), cid("ggz_team")
        change = squares(asker, ((ggz, politie), (True, False)), ((cid("om_parket"), politie), (False, False)))
        told = preview(asker=asker, wijziging=change)
        assert [(row.naam, row.geheel, row.lezen) for row in told.erbij] == [("Ggz lid", False, ("Politie",))]
        gone = [(row.naam, row.lezen, row.inbrengen) for row in told.kwijt]
        assert gone == [("Lid zonder categorie", ("Politie",), ("Politie",))]
        assert not queries.matrixvakken(cid("convenant")).get((ggz, politie))


def test_a_refusal_is_the_same_beforehand():
    with act("ketenmanager") as asker:
        before = queries.matrixvakken(cid("convenant"))
        stale = Wijziging(
            cid("convenant"),
            DAG,
            "",
            lambda: actions.set_matrix(asker=asker, convenant_id=cid("convenant"), vakken=before, versie=1),
        )
        for way in (preview, carry_out):
            with pytest.raises(UnableToManage, match="Iemand anders"):
                way(asker=asker, wijziging=stale)
        assert not Convenantwijziging.objects.exists()
        with pytest.raises(NotFound):
            preview(asker=asker, wijziging=Wijziging(uuid.uuid4(), DAG, "", lambda: None))


@pytest.mark.parametrize("name", [name for name, (_, functies) in MENSEN.items() if "ketenmanager" not in functies])
def test_nobody_else_learns_whom_a_change_touches(name):
    with act(name) as asker:
        for way in (preview, carry_out):
            with pytest.raises(NotAllowed):
                way(asker=asker, wijziging=signing(asker))
        assert bereik(cid("convenant"), DAG) == {}


def test_the_reach_is_what_everybody_really_reads():
    """What is told to the ketenmanager agrees with what each one gets under the policies."""
    with act("ketenmanager"):
        told = bereik(cid("convenant"), DAG)
    for name in MENSEN:
        with act(name):
            cases = Casus.objects.count()
            seen = set(Informatie.objects.filter(publiek="alle_leden").values_list("categorie_id", flat=True))
        mine = [row for (who, _), row in told.items() if who == cid(name)]
        assert sum(row.casussen for row in mine) == cases, name
        assert seen <= set().union(*(row.lezen | row.inbrengen for row in mine)) if mine else not seen, name


def test_a_matrix_that_contradicts_its_regime_is_refused():
    with act("ketenmanager") as asker:
        regime = {"naam": "PGA", "wettelijke_basis": "Convenant", "doel": "Samen", "contactpunt": "privacy@x.example"}
        made = actions.save_regime(asker=asker, regels=Regimeregels(toegelaten_soorten=["politie"]), **regime)
        draft = actions.add_convenant(asker=asker, **DRAFT | {"regime_id": made.id})
        square = {"onderdeel_id": cid("ggz_team"), "categorie_id": cid("categorie_medisch")}
        for lezen, inbrengen in ((True, False), (False, True)):
            with pytest.raises(UnableToManage, match="laat een organisatie van deze soort .* niet toe"):
                actions.set_matrixvak(asker=asker, convenant_id=draft.id, lezen=lezen, inbrengen=inbrengen, **square)
            with pytest.raises(UnableToManage, match="niet toe"):
                actions.set_matrix(
                    asker=asker,
                    convenant_id=draft.id,
                    vakken={tuple(square.values()): (lezen, inbrengen)},
                    versie=matrix_versie({}),
                )
        assert queries.matrixvakken(draft.id) == {}
        actions.set_matrixvak(asker=asker, convenant_id=draft.id, lezen=False, inbrengen=False, **square)


def test_two_at_the_matrix_at_once_and_one_row_at_a_time():
    ggz, om, politie = cid("ggz_team"), cid("om_parket"), cid("categorie_politie")
    with act("ketenmanager") as asker:
        before = queries.matrixvakken(cid("convenant"))
        whole = {"asker": asker, "convenant_id": cid("convenant"), "versie": matrix_versie(before)}
        of_ggz = {square: given for square, given in before.items() if square[0] == ggz}
        of_om = {square: given for square, given in before.items() if square[0] == om}
        actions.set_matrix(**whole, vakken=before | {(ggz, politie): (True, False)})
        with pytest.raises(UnableToManage, match="Iemand anders"):
            actions.set_matrix(**whole, vakken=before | {(om, politie): (False, False)})
        stale = whole | {"versie": matrix_versie(of_ggz)}
        with pytest.raises(UnableToManage, match="Iemand anders"):
            actions.set_matrix(**stale, vakken=of_ggz)
        other = whole | {"versie": matrix_versie(of_om)}
        assert actions.set_matrix(**other, vakken=of_om | {(om, politie): (False, False)}) == 1
        now = queries.matrixvakken(cid("convenant"))
        assert now[ggz, politie] == (True, False) and now[om, politie] == (False, False)
