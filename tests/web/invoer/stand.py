"""Brings the house of the cast into the state that a form needs, by the actions of the product."""

import datetime
import uuid

from regiehuis.casussen.actions.advies import ask_advies
from regiehuis.casussen.actions.afsluiting import close_casus, record_controle
from regiehuis.casussen.actions.afspraak import offer_afspraak, withdraw_afspraak
from regiehuis.casussen.actions.agenda import add_agendapunt
from regiehuis.casussen.actions.contact import add_contactregel
from regiehuis.casussen.actions.huisbezoek import plan_huisbezoek
from regiehuis.casussen.actions.informatie import add_informatie
from regiehuis.casussen.actions.interventie import add_interventie
from regiehuis.casussen.actions.machtiging import record_machtiging
from regiehuis.casussen.actions.monitoring import withdraw_opschaling
from regiehuis.casussen.actions.noodtoegang import Noodvraag, take_noodtoegang
from regiehuis.casussen.actions.overdracht import offer_overdracht
from regiehuis.casussen.actions.overleg import close_overleg, plan_overleg, start_overleg
from regiehuis.casussen.actions.persoon import add_new_persoon, add_relatie, search_persoon
from regiehuis.casussen.actions.regie import offer_regie
from regiehuis.casussen.actions.resultaat import propose_resultaat
from regiehuis.casussen.actions.signaal import save_signaal, start_signaal, submit_signaal
from regiehuis.casussen.actions.signaaldelen import add_partner
from regiehuis.casussen.actions.terugkoppelfiche import answer_fiche, write_fiche
from regiehuis.casussen.actions.toestemming import record_toestemming
from regiehuis.casussen.actions.triage import decide_triage
from regiehuis.casussen.actions.verslag import close_agendapunt, write_verslag
from regiehuis.casussen.actions.visie import attach_visie
from regiehuis.casussen.actions.voorzitter import change_overlegvorm
from regiehuis.casussen.actions.vrijlating import report_vrijlating
from regiehuis.casussen.models import Casus, Casuspersoon, Nazorgcontrole, Wachtplaats
from regiehuis.casussen.queries.vrijlating import open_alarmen
from regiehuis.casussen.rules.afsluiting import Doeloordeel
from regiehuis.casussen.rules.contact import Contact
from regiehuis.casussen.rules.machtiging import Machtiging
from regiehuis.casussen.rules.signaal import PersoonGegevens
from regiehuis.casussen.rules.toestemming import Bereik
from regiehuis.casussen.rules.triage import Oordeel, Wachten
from regiehuis.convenanten.actions import add_convenant
from regiehuis.convenanten.models import Regime
from regiehuis.personen.models import Koppelvoorstel, Persoon
from regiehuis.samenwerking.access import AMSTERDAM
from regiehuis.samenwerking.actions.agendasleutel import renew_agendasleutel
from regiehuis.samenwerking.actions.piketrooster import plan_piketdienst
from regiehuis.samenwerking.actions.profiel import add_tredelid
from regiehuis.samenwerking.models import Aansluiting
from tests.cast import DAG, MOMENT, act, cid
from tests.verantwoording.werk import granted_request

DAGEN = datetime.timedelta(days=1)
GEZOCHT = PersoonGegevens(achternaam="Nieuwkomer", geboortedatum="1991-04-03")


def group_signal() -> dict[str, uuid.UUID]:
    """A signal of the sender about a group."""
    with act("afzender") as asker:
        made = start_signaal(asker=asker, acuut=False, acuut_toelichting="")
        save_signaal(asker=asker, signaal_id=made.id, versie=made.versie, soort="groep", thema_id=None)
    return {"id": made.id}


def authorised() -> dict[str, uuid.UUID]:
    """The main case may be discussed on the ground of an act."""
    ground = Machtiging("wet", "Artikel 1", "", "De leden", "Aanpak", "Aan tafel", DAG, DAG + 90 * DAGEN)
    with act("procesregisseur") as asker:
        made = record_machtiging(asker=asker, casus_id=cid("casus"), machtiging=ground)
    return {"id": made.id}


def proposed_results() -> dict[str, uuid.UUID]:
    """Results of the main case wait for the approval of another who leads it."""
    told = {"verband": "Ander verband", "doel": "Overzicht", "tekst": "Het is rustig."}
    with act("procesregisseur") as asker:
        made = propose_resultaat(asker=asker, casus_id=cid("casus"), **told)
    return {"id": made.id}


def consent() -> dict[str, uuid.UUID]:
    """The main person agreed to something."""
    bereik = Bereik(
        gever="zelf",
        vertegenwoordiger="",
        doel="Samen hulp zoeken",
        categorieen=frozenset({cid("categorie_sociaal")}),
        organisaties=frozenset({cid("ggz")}),
        van=DAG,
        tot=DAG + 30 * DAGEN,
        wijze="mondeling",
    )
    with act("lid") as asker:
        made = record_toestemming(
            asker=asker,
            casus_id=cid("casus"),
            persoon_id=cid("persoon_casus"),
            bereik=bereik,
            nieuw_id=cid("toestemming_nieuw"),
        )
    return {"id": made.id}


def visit() -> dict[str, uuid.UUID]:
    """Two organisations go together in three days."""
    with act("lid") as asker:
        made = plan_huisbezoek(
            asker=asker,
            casus_id=cid("casus"),
            gepland_op=MOMENT + 3 * DAGEN,
            waar="thuis",
            doel="Samen kennismaken",
            bezoekers=[cid("lid"), cid("ggz_lid")],
        )
    return {"id": made.id}


def on_sheet() -> dict[str, uuid.UUID]:
    """Somebody stands on the contact sheet."""
    contact = Contact("Ineke Brands", "Basisschool", "Let op de kinderen", "010 555 01 42", "Schooldagen")
    with act("lid") as asker:
        add_contactregel(asker=asker, casus_id=cid("casus"), contact=contact, nieuw_id=cid("contactregel_nieuw"))
    return {}


def alarm() -> dict[str, uuid.UUID]:
    """A release was reported, and waits for who leads the case."""
    about = {"casus_id": cid("casus"), "persoon_id": cid("persoon_casus")}
    with act("lid") as asker:
        report_vrijlating(asker=asker, vrij_op=DAG + 60 * DAGEN, **about)
    with act("casusregisseur") as asker:
        return {"id": open_alarmen(asker)[0].id}


def emergency() -> dict[str, uuid.UUID]:
    """Somebody took emergency access to the case; it runs, and nobody judged it."""
    with act("buitenstaander") as asker:
        vraag = Noodvraag(reden="Er wordt nu geschreeuwd in dat huis.", uren=8, nummer="2026-0001")
        (key,) = take_noodtoegang(asker=asker, vraag=vraag)
    return {"id": key}


def calendar() -> dict[str, uuid.UUID]:
    """The case meeting has a calendar from the seventeenth of March on."""
    with act("ketenmanager") as asker:
        change_overlegvorm(
            asker=asker,
            overlegvorm_id=cid("casusoverleg"),
            versie=1,
            naam="Casusoverleg veelplegers",
            soort="casusoverleg",
            voorzitter_id=cid("procesregisseur"),
            secretaris_id=cid("secretaris"),
            kalender_van=DAG + 7 * DAGEN,
        )
    return {}


def step_holder() -> dict[str, uuid.UUID]:
    """The mayor stands on the highest step inside the house."""
    with act("ketenmanager") as asker:
        add_tredelid(
            asker=asker,
            trede="strategisch",
            medewerker_id=cid("burgemeester"),
            naam="",
            rol="Burgemeester",
            nieuw_id=cid("tredelid"),
        )
    return {}


def calendar_key() -> dict[str, uuid.UUID]:
    """A member has coupled his own calendar."""
    with act("lid") as asker:
        renew_agendasleutel(asker=asker)
    return {}


def duty_shift() -> dict[str, uuid.UUID]:
    """A shift of piket that has not begun."""
    with act("ketenmanager") as asker:
        given = {"van": MOMENT + 10 * DAGEN, "tot": MOMENT + 15 * DAGEN}
        made = plan_piketdienst(asker=asker, medewerker_id=cid("piket"), nieuw_id=cid("piketdienst_later"), **given)
        return {"id": made.id}


def draft_covenant() -> dict[str, uuid.UUID]:
    """A covenant that nobody signed."""
    with act("ketenmanager") as asker:
        given = {"naam": "Concept", "doel": "Samen", "van": MOMENT.date(), "thema_ids": [cid("veelplegers")]}
        made = add_convenant(asker=asker, regime_id=cid("regime"), nieuw_id=cid("convenant_nieuw"), **given)
        return {"id": made.id}


def asked_advice() -> dict[str, uuid.UUID]:
    """A question to the triage."""
    with act("afzender") as asker:
        made = ask_advies(asker=asker, situatie="Een man van dertig", vraag="Kan het huis helpen?", zonder_namen=True)
    return {"id": made.id}


def waiting_signal() -> dict[str, uuid.UUID]:
    """A signal about a group that was accepted and waits for a place."""
    with act("afzender") as asker:
        made = start_signaal(asker=asker, acuut=False, acuut_toelichting="")
        words = {"omschrijving": "Jongeren", "plaats": "Plein", "aanleiding": "Overlast", "gewenst_doel": "Rust"}
        saved = save_signaal(
            asker=asker, signaal_id=made.id, versie=made.versie, soort="groep", thema_id=cid("veelplegers"), **words
        )
        add_partner(asker=asker, signaal_id=made.id, organisatie_id=cid("ggz"), contact="loket")
        saved.refresh_from_db()
        sent = submit_signaal(asker=asker, signaal_id=made.id, versie=saved.versie)
    with act("procesregisseur") as asker:
        decide_triage(
            asker=asker,
            signaal_id=sent.id,
            versie=sent.versie,
            besluit="aannemen",
            motivering="Past",
            bericht="U hoort van ons.",
            oordelen=[Oordeel(cid(f"c{n}"), True, "Blijkt") for n in range(1, 5)],
            overlegvorm_id=cid("casusoverleg"),
            wachten=Wachten("geen_plek"),
        )
        return {"id": Wachtplaats.objects.get(signaal_id=sent.id).id}


def running_meeting() -> dict[str, uuid.UUID]:
    """The meeting of the cast has begun."""
    with act("procesregisseur") as asker:
        start_overleg(asker=asker, overleg_id=cid("overleg"))
    return {}


def later_meeting() -> dict[str, uuid.UUID]:
    """A meeting of next week, still empty."""
    moment = datetime.datetime.combine(DAG + 7 * DAGEN, datetime.time(10, 0), AMSTERDAM)
    with act("secretaris") as asker:
        plan_overleg(asker=asker, overlegvorm_id=cid("casusoverleg"), aanvang=moment, nieuw_id=cid("later"))
    return {}


def point_of_later_meeting() -> dict[str, uuid.UUID]:
    """The case waits on the agenda of that meeting."""
    later_meeting()
    with act("secretaris") as asker:
        add_agendapunt(asker=asker, overleg_id=cid("later"), casus_id=cid("casus"), nieuw_id=cid("later_punt"))
    return {}


def handled_point() -> dict[str, uuid.UUID]:
    """The meeting has begun, and its point has minutes."""

    running_meeting()
    with act("procesregisseur") as asker:
        write_verslag(asker=asker, agendapunt_id=cid("agendapunt"), versie=1, verslag="Besproken.", besluit="")
    return {}


def closed_meeting() -> dict[str, uuid.UUID]:
    """The meeting was held, its point handled, and is closed."""
    handled_point()
    with act("procesregisseur") as asker:
        close_agendapunt(asker=asker, agendapunt_id=cid("agendapunt"), versie=2)
        close_overleg(asker=asker, overleg_id=cid("overleg"))
    return {}


def sheet_asked() -> dict[str, uuid.UUID]:
    """The regime asks everybody's consent to what goes to the police, which is one of the house."""
    with act("ketenmanager"):
        Regime.objects.filter(id=cid("regime")).update(terugkoppeling_politie="unaniem")
        Aansluiting.objects.filter(id=cid("aansluiting_politie")).update(soortorganisatie="politie")
    return {}


def sheet_written() -> dict[str, uuid.UUID]:
    """There is a sheet of the main point."""
    sheet_asked()
    with act("procesregisseur") as asker:
        write_fiche(asker=asker, agendapunt_id=cid("agendapunt"), tekst="Er is een plan.", stukken=())
    return {}


def sheet_agreed() -> dict[str, uuid.UUID]:
    """Everybody who was present agreed, and the meeting is closed."""
    sheet_written()
    for naam in ("procesregisseur", "lid"):
        with act(naam) as asker:
            answer_fiche(asker=asker, agendapunt_id=cid("agendapunt"), versie=1, besluit="akkoord")
    return closed_meeting()


def offered_lead() -> dict[str, uuid.UUID]:
    """The lead of the case is offered to a member."""
    with act("procesregisseur") as asker:
        offer_regie(asker=asker, casus_id=cid("casus"), medewerker_id=cid("lid"), nieuw_id=cid("aanbod"))
    return {}


def offered_agreement() -> dict[str, uuid.UUID]:
    """An agreement that waits for the answer of the police."""
    with act("casusregisseur") as asker:
        offer_afspraak(
            asker=asker,
            casus_id=cid("casus"),
            tekst="Huisbezoek afleggen",
            organisatie_id=cid("politie"),
            medewerker_id=cid("lid"),
            termijn=DAG + 7 * DAGEN,
            doel_id=cid("doel"),
            nieuw_id=cid("afspraak_nieuw"),
        )
    return {}


def two_persons() -> dict[str, uuid.UUID]:
    """A second person in the case."""
    given = PersoonGegevens(achternaam="Proefzus", geboortedatum="1985-02-03", bsn_reden="onbekend", rol="gezinslid")
    with act("casusregisseur") as asker:
        search_persoon(asker=asker, casus_id=cid("casus"), gegevens=given)
        add_new_persoon(asker=asker, casus_id=cid("casus"), gegevens=given, nieuw_id=cid("tweede"))
    return {}


def second_person() -> uuid.UUID:
    """The key of that second person in the index."""
    with act("casusregisseur"):
        return Casuspersoon.objects.exclude(persoon_id=cid("persoon_casus")).get(casus_id=cid("casus")).persoon_id


def proposed_link() -> dict[str, uuid.UUID]:
    """Somebody was made in the other case who is shielded in this one."""
    double = PersoonGegevens(achternaam="Proefpersoon", geboortedatum="1980-00-00", bsn_reden="geen", rol="getuige")
    with act("lid"):
        Persoon.objects.filter(id=cid("persoon_casus")).update(afgeschermd=True)
    with act("andere_procesregisseur") as asker:
        search_persoon(asker=asker, casus_id=cid("andere_casus"), gegevens=double)
        add_new_persoon(asker=asker, casus_id=cid("andere_casus"), gegevens=double)
    with act("procesregisseur"):
        return {"id": Koppelvoorstel.objects.get().id}


def searched() -> dict[str, uuid.UUID]:
    """Somebody was looked for in the index."""
    with act("casusregisseur") as asker:
        search_persoon(asker=asker, casus_id=cid("casus"), gegevens=GEZOCHT)
    return {}


def no_question() -> dict[str, uuid.UUID]:
    """The question to the mayor is withdrawn, so that another may be put."""

    with act("procesregisseur") as asker:
        withdraw_opschaling(asker=asker, opschaling_id=cid("opschaling"))
    return {}


def after_aftercare() -> dict[str, uuid.UUID]:
    """The case is closed and so is its aftercare: nothing of it runs."""
    closed_case()
    with act("casusregisseur") as asker:
        checks = list(Nazorgcontrole.objects.order_by("gepland_op").values_list("id", flat=True))
        Nazorgcontrole.objects.filter(id__in=checks).update(gepland_op=DAG)
        for check in checks:
            record_controle(asker=asker, controle_id=check, bevinding="Het is rustig gebleven.")
    return {}


def granted_erasure() -> dict[str, uuid.UUID]:
    """A request for erasure was granted, and nothing of the case runs any more."""
    granted_request()
    return after_aftercare()


def closed_case() -> dict[str, uuid.UUID]:
    """The case is closed and its aftercare began."""
    with act("casusregisseur") as asker:
        casus = Casus.objects.get(id=cid("casus"))
        close_casus(
            asker=asker,
            casus_id=casus.id,
            versie=casus.versie,
            resultaat="Het gaat goed.",
            nazorg_eigenaar_id=cid("casusregisseur"),
            oordelen=[Doeloordeel(cid("doel"), "bereikt", "Woont al een half jaar rustig.")],
        )
    return {}


def due_control() -> dict[str, uuid.UUID]:
    """A check of the aftercare whose day has come."""
    closed_case()
    with act("casusregisseur"):
        first = Nazorgcontrole.objects.order_by("gepland_op").first()
        assert first is not None
        Nazorgcontrole.objects.filter(id=first.id).update(gepland_op=DAG)
    return {"id": first.id}


def item(soort: str, key: str) -> None:
    """An item of the police about the person of the case."""
    with act("lid") as asker:
        add_informatie(
            asker=asker,
            casus_id=cid("casus"),
            categorie_id=cid("categorie_sociaal"),
            soort=soort,
            tekst=f"Tekst van {key}",
            ontvangen_op=DAG,
            grondslag="wgs",
            persoon_id=cid("persoon_casus"),
            persoonsrol="verdachte",
            nieuw_id=cid(key),
        )


def goal_without_agreements() -> dict[str, uuid.UUID]:
    """Nothing is agreed any more for the goal."""
    with act("procesregisseur") as asker:
        for name in ("afspraak_te_laat", "afspraak_loopt"):
            withdraw_afspraak(asker=asker, afspraak_id=cid(name), versie=1, grond="Niet meer nodig")
    return {}


def intervention() -> dict[str, uuid.UUID]:
    """An item of the menukaart is put to work."""
    with act("casusregisseur") as asker:
        add_interventie(
            asker=asker,
            doel_id=cid("doel"),
            menukaartitem_id=cid("menu_behandeling"),
            van=DAG,
            tot=DAG + 90 * DAGEN,
            nieuw_id=cid("interventie"),
        )
    return {}


def handed_over() -> dict[str, uuid.UUID]:
    """An agreement of the police is offered to the prosecutor."""
    with act("lid") as asker:
        offer_overdracht(
            asker=asker, afspraak_id=cid("afspraak_te_laat"), medewerker_id=cid("ggz_lid"), nieuw_id=cid("overdracht")
        )
    return {}


def related() -> dict[str, uuid.UUID]:
    """Two persons of the case, and what they are of each other."""
    two_persons()
    with act("casusregisseur") as asker:
        add_relatie(
            asker=asker,
            casus_id=cid("casus"),
            van_persoon_id=cid("persoon_casus"),
            naar_persoon_id=second_person(),
            soort="broer_zus",
            nieuw_id=cid("relatie"),
        )
    return {}


def warning() -> dict[str, uuid.UUID]:
    """A warning for staff stands at the head of the case."""
    item("waarschuwing", "waarschuwing")
    return {}


def own_view() -> dict[str, uuid.UUID]:
    """What the person wants himself is written down."""
    item("eigen_visie", "visie")
    return {}


def view_in_plan() -> dict[str, uuid.UUID]:
    """And it stands in the plan."""
    own_view()
    with act("casusregisseur") as asker:
        attach_visie(asker=asker, casus_id=cid("casus"), informatie_id=cid("visie"), nieuw_id=cid("planvisie"))
    return {}
