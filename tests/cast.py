"""A fixed cast of people around two cases; written once per test run by the owner, committed before the first test.

Everybody the access rules speak of stands here by name. The moment of every test is MOMENT unless it says otherwise.
"""

import contextlib
import datetime
import uuid
from collections.abc import Iterator
from typing import Any

from django.db import models

from regiehuis.casussen import models as casussen
from regiehuis.convenanten import models as convenanten
from regiehuis.convenanten.access import asking
from regiehuis.kennisbank.models import Menukaartitem
from regiehuis.personen import models as personen
from regiehuis.samenwerking import models as samenwerking
from regiehuis.samenwerking.access import AMSTERDAM, Asker
from regiehuis.verantwoording import models as verantwoording

MOMENT = datetime.datetime(2026, 3, 10, 10, 0, tzinfo=AMSTERDAM)
DAG = MOMENT.date()
PASSWORD = "een-lang-wachtwoord"  # noqa: S105 - test accounts only
JAAR = datetime.timedelta(days=365)


def cid(name: str) -> uuid.UUID:
    """The fixed key of whatever the cast calls `name`."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"cast:{name}")


def make(model: type[models.Model], name: str, **fields: Any) -> uuid.UUID:
    """Write one row of the cast as the owner; answers its key."""
    model._base_manager.using("owner").create(id=cid(name), **fields)
    return cid(name)


@contextlib.contextmanager
def act(name: str, *, moment: datetime.datetime = MOMENT, doel: str = "test") -> Iterator[Asker]:
    """Run a block as one of the cast, under the database's policies."""
    with asking(cid(name), moment=moment, doel=doel) as asker:
        yield asker


# unit -> (organisation, chain, signed the covenant)
ONDERDELEN = {
    "procesregie": ("gemeente", "bestuur", True),
    "oov": ("gemeente", "bestuur", True),
    "politie_basisteam": ("politie", "strafrecht", True),
    "om_parket": ("om", "strafrecht", True),
    "reclassering_unit": ("reclassering", "strafrecht", True),
    "ggz_team": ("ggz", "zorg", True),
    "verslavingszorg_team": ("verslavingszorg", "zorg", True),
    "woningcorporatie_wijk": ("woningcorporatie", "zorg", False),
}
# person -> (unit, functions)
MENSEN: dict[str, tuple[str, tuple[str, ...]]] = {
    "ketenmanager": ("procesregie", ("ketenmanager",)),
    "procesregisseur": ("procesregie", ("procesregisseur",)),
    "andere_procesregisseur": ("procesregie", ("procesregisseur",)),
    "secretaris": ("procesregie", ("secretaris",)),
    "beheerder": ("procesregie", ("beheerder",)),
    "contactpunt": ("procesregie", ("contactpunt",)),
    "analist": ("procesregie", ("informatieanalist",)),
    "fg": ("oov", ("functionaris_gegevensbescherming",)),
    "burgemeester": ("oov", ("bestuurder",)),
    "piket": ("oov", ("piket",)),
    "casusregisseur": ("reclassering_unit", ("liaison",)),
    "lid": ("politie_basisteam", ("liaison",)),
    "lid_zonder_categorie": ("om_parket", ("liaison",)),
    "ggz_lid": ("ggz_team", ("liaison",)),
    "vervanger": ("politie_basisteam", ()),
    "afzender": ("politie_basisteam", ()),
    "triagepartner": ("verslavingszorg_team", ("liaison",)),
    "buitenstaander": ("verslavingszorg_team", ("liaison",)),
    "verlopen_lid": ("verslavingszorg_team", ("liaison",)),
    "niet_ondertekend": ("woningcorporatie_wijk", ("liaison",)),
}
# category -> (legal class, who reads: units or "procesregisseur")
CATEGORIEEN = {
    "sociaal": ("gewoon", tuple(ONDERDELEN) + ("procesregisseur",)),
    "politie": ("politie", ("politie_basisteam", "om_parket", "reclassering_unit", "procesregisseur")),
    "medisch": ("beroepsgeheim", ("ggz_team", "verslavingszorg_team", "reclassering_unit")),
}


def build_cast() -> None:
    """Write the whole cast; called once per run with an empty, migrated database."""
    _house()
    _covenant()
    _furnishing()
    _casus("casus", "2026-0001")
    _casus("andere_casus", "2026-0002")
    _content()
    _signal()
    _destroyed()


def _house() -> None:
    huis = make(samenwerking.Veiligheidshuis, "huis", naam="Veiligheidshuis Proefstad", gemeente="Proefstad")
    make(samenwerking.Veiligheidshuis, "ander_huis", naam="Veiligheidshuis Elders", gemeente="Elders")
    for thema in ("veelplegers", "huiselijk_geweld"):
        make(samenwerking.Thema, thema, veiligheidshuis_id=huis, naam=thema.replace("_", " ").capitalize())
    for onderdeel, (organisatie, keten, _) in ONDERDELEN.items():
        if not samenwerking.Organisatie.objects.using("owner").filter(id=cid(organisatie)).exists():
            make(samenwerking.Organisatie, organisatie, naam=organisatie.capitalize(), keten=keten)
            make(
                samenwerking.Aansluiting,
                f"aansluiting_{organisatie}",
                veiligheidshuis_id=huis,
                organisatie_id=cid(organisatie),
                van=DAG - JAAR,
            )
        make(
            samenwerking.Organisatieonderdeel,
            onderdeel,
            organisatie_id=cid(organisatie),
            naam=onderdeel.replace("_", " ").capitalize(),
        )
    for naam, (onderdeel, functies) in MENSEN.items():
        _person_of_house(naam, onderdeel, functies, huis)
    make(
        samenwerking.Medewerker,
        "iemand_elders",
        gebruikersnaam="iemand_elders",
        naam="Iemand Elders",
        onderdeel_id=cid("politie_basisteam"),
        veiligheidshuis_id=cid("ander_huis"),
        password="!",  # noqa: S106
        bevestigd_tot=DAG + 20 * JAAR,
    )
    make(
        samenwerking.Vervanging,
        "vervanging",
        medewerker_id=cid("lid"),
        vervanger_id=cid("vervanger"),
        veiligheidshuis_id=huis,
        van=DAG - datetime.timedelta(days=3),
        tot=DAG + datetime.timedelta(days=10),
        reden="vakantie",
    )
    _meeting_forms(huis)


def _person_of_house(naam: str, onderdeel: str, functies: tuple[str, ...], huis: uuid.UUID) -> None:
    make(
        samenwerking.Medewerker,
        naam,
        gebruikersnaam=naam,
        naam=naam.replace("_", " ").capitalize(),
        email=f"{naam}@proefstad.example",
        onderdeel_id=cid(onderdeel),
        veiligheidshuis_id=huis,
        password="!",  # noqa: S106
        bevestigd_tot=DAG + 20 * JAAR,
    )
    for functie in functies:
        make(
            samenwerking.Functie,
            f"functie_{naam}_{functie}",
            medewerker_id=cid(naam),
            veiligheidshuis_id=huis,
            soort=functie,
            van=DAG - JAAR,
        )


def _meeting_forms(huis: uuid.UUID) -> None:
    shared = {"veiligheidshuis_id": huis, "secretaris_id": cid("secretaris")}
    make(
        samenwerking.Overlegvorm,
        "triage",
        naam="Triage",
        soort="triage",
        voorzitter_id=cid("procesregisseur"),
        **shared,
    )
    make(
        samenwerking.Overlegvorm,
        "casusoverleg",
        naam="Casusoverleg veelplegers",
        soort="casusoverleg",
        thema_id=cid("veelplegers"),
        voorzitter_id=cid("procesregisseur"),
        **shared,
    )
    make(
        samenwerking.Overlegvorm,
        "ander_overleg",
        naam="Casusoverleg huiselijk geweld",
        soort="casusoverleg",
        thema_id=cid("huiselijk_geweld"),
        voorzitter_id=cid("andere_procesregisseur"),
        veiligheidshuis_id=huis,
    )
    make(
        samenwerking.Overlegdeelnemer,
        "triagedeelname",
        overlegvorm_id=cid("triage"),
        veiligheidshuis_id=huis,
        medewerker_id=cid("triagepartner"),
        van=DAG - JAAR,
    )


def _covenant() -> None:
    huis = cid("huis")
    make(
        convenanten.Regime,
        "regime",
        veiligheidshuis_id=huis,
        naam="WGS Zorg- en Veiligheidshuis",
        wettelijke_basis="Wet gegevensverwerking door samenwerkingsverbanden",
        doel="Complexe problematiek aanpakken",
        contactpunt="privacy@proefstad.example",
        andere_verbanden=["Ander verband"],
    )
    make(
        convenanten.Convenant,
        "convenant",
        veiligheidshuis_id=huis,
        regime_id=cid("regime"),
        naam="Convenant Proefstad",
        doel="Persoonsgerichte aanpak",
        van=DAG - JAAR,
    )
    for thema in ("veelplegers", "huiselijk_geweld"):
        make(
            convenanten.Convenantthema,
            f"convenant_{thema}",
            convenant_id=cid("convenant"),
            veiligheidshuis_id=huis,
            thema_id=cid(thema),
        )
    for organisatie in {o for o, _, signed in ONDERDELEN.values() if signed}:
        make(
            convenanten.Ondertekening,
            f"ondertekening_{organisatie}",
            convenant_id=cid("convenant"),
            veiligheidshuis_id=huis,
            organisatie_id=cid(organisatie),
            ondertekenaar="Directeur",
            van=DAG - JAAR,
        )
    make(
        convenanten.Verstrekkingsbesluit,
        "verstrekkingsbesluit",
        veiligheidshuis_id=huis,
        convenant_id=cid("convenant"),
        belang="Herhaling van geweld voorkomen",
        doel="Persoonsgerichte aanpak",
        categorieen=[cid("categorie_politie")],
        ontvangers=sorted({cid(o) for o, _, _ in ONDERDELEN.values()}),
        besloten_door="De korpschef",
        van=DAG - JAAR,
        tot=DAG + 4 * JAAR,
    )
    make(
        convenanten.Rechtmatigheidsadvies,
        "advies",
        veiligheidshuis_id=huis,
        convenant_id=cid("convenant"),
        vraag="Mag de woningcorporatie meelezen?",
        categorieen=[cid("categorie_sociaal")],
        ontvangers=[cid("woningcorporatie")],
        gevraagd_op=DAG,
    )
    for volgorde, (categorie, (klasse, _)) in enumerate(CATEGORIEEN.items()):
        make(
            convenanten.Informatiecategorie,
            f"categorie_{categorie}",
            veiligheidshuis_id=huis,
            naam=categorie.capitalize(),
            juridische_klasse=klasse,
            volgorde=volgorde,
        )
        _matrix_row(categorie)


def _matrix_row(categorie: str) -> None:
    for lezer in CATEGORIEEN[categorie][1]:
        function = lezer == "procesregisseur"
        make(
            convenanten.Autorisatieregel,
            f"regel_{categorie}_{lezer}",
            convenant_id=cid("convenant"),
            veiligheidshuis_id=cid("huis"),
            onderdeel_id=None if function else cid(lezer),
            functie="procesregisseur" if function else "",
            categorie_id=cid(f"categorie_{categorie}"),
            lezen=True,
            inbrengen=not function,
        )


def _furnishing() -> None:
    huis = cid("huis")
    for nummer, tekst in enumerate(
        ("Meer dan één leefgebied", "Meerdere ketens nodig", "Omgeving geraakt", "Ernstig gebiedsprobleem"), 1
    ):
        make(
            casussen.Criterium,
            f"c{nummer}",
            veiligheidshuis_id=huis,
            code=f"c{nummer}",
            tekst=tekst,
            volgorde=nummer,
        )
    for nummer in range(1, 7):
        make(
            casussen.Kernvraag,
            f"kernvraag_{nummer}",
            veiligheidshuis_id=huis,
            volgorde=nummer,
            tekst=f"Kernvraag {nummer}?",
        )
    for nummer, naam in enumerate(("Huisvesting", "Financien", "Verslaving"), 1):
        make(casussen.Leefgebied, naam.lower(), veiligheidshuis_id=huis, naam=naam, volgorde=nummer)
    make(
        Menukaartitem,
        "menu_behandeling",
        veiligheidshuis_id=huis,
        onderdeel_id=cid("verslavingszorg_team"),
        naam="Ambulante behandeling",
        soort="zorg",
        doorlooptijd_dagen=21,
    )


def _casus(naam: str, nummer: str) -> None:
    main = naam == "casus"
    chair = "procesregisseur" if main else "andere_procesregisseur"
    make(
        personen.Persoon,
        f"persoon_{naam}",
        veiligheidshuis_id=cid("huis"),
        voornamen="Pim" if main else "Kees",
        achternaam="Proefpersoon" if main else "Anders",
        geboortedatum="1980-00-00",
        sorteersleutel="proefpersoon" if main else "anders",
        zoeknaam="proefpersoon" if main else "anders",
    )
    make(
        casussen.Casus,
        naam,
        veiligheidshuis_id=cid("huis"),
        convenant_id=cid("convenant"),
        nummer=nummer,
        soort="persoon",
        thema_id=cid("veelplegers" if main else "huiselijk_geweld"),
        overlegvorm_id=cid("casusoverleg" if main else "ander_overleg"),
        fase="uitvoering" if main else "analyse",
        fase_sinds=MOMENT - datetime.timedelta(days=30),
        geopend_op=MOMENT - datetime.timedelta(days=60),
        aanleiding=f"Geheime aanleiding van {naam}",
        regisseur_id=cid("casusregisseur") if main else None,
        procesregisseur_id=cid(chair),
        eerstvolgende_termijn=DAG - datetime.timedelta(days=5) if main else None,
    )
    make(
        casussen.Casuspersoon,
        f"casuspersoon_{naam}",
        casus_id=cid(naam),
        persoon_id=cid(f"persoon_{naam}"),
        rol="verdachte",
        hoofdpersoon=True,
        van=DAG - JAAR,
    )
    _member(naam, chair, "procesregisseur")
    for lid in ("casusregisseur", "lid", "lid_zonder_categorie", "ggz_lid", "niet_ondertekend") if main else ():
        _member(naam, lid, "lid")
    if main:
        _member(naam, "verlopen_lid", "lid", tot=DAG)


def _member(casus: str, naam: str, rol: str, tot: datetime.date = DAG + JAAR) -> None:
    make(
        casussen.Deelname,
        f"deelname_{casus}_{naam}",
        casus_id=cid(casus),
        convenant_id=cid("convenant"),
        medewerker_id=cid(naam),
        rol=rol,
        van=DAG - JAAR,
        tot=tot,
        reden="Betrokken bij de aanpak",
        toegevoegd_door_id=cid("procesregisseur"),
    )


ITEMS = {
    # item -> (source unit, category, audience, named units, typed by)
    "item_sociaal": ("reclassering_unit", "sociaal", "alle_leden", (), "casusregisseur"),
    "item_politie": ("politie_basisteam", "politie", "alle_leden", (), "lid"),
    "item_medisch": ("ggz_team", "medisch", "alle_leden", (), "ggz_lid"),
    "item_voor_om": ("politie_basisteam", "politie", "onderdelen", ("om_parket",), "lid"),
    "item_procesregie": ("politie_basisteam", "politie", "procesregie", (), "lid"),
    "item_aanwezigen": ("ggz_team", "sociaal", "aanwezigen", (), "secretaris"),
}


def _content() -> None:
    shared = {"casus_id": cid("casus")}
    make(
        casussen.Overleg,
        "overleg",
        veiligheidshuis_id=cid("huis"),
        overlegvorm_id=cid("casusoverleg"),
        aanvang=MOMENT + datetime.timedelta(days=1),
        voorzitter_id=cid("procesregisseur"),
        secretaris_id=cid("secretaris"),
    )
    make(
        casussen.Agendapunt,
        "agendapunt",
        overleg_id=cid("overleg"),
        overlegvorm_id=cid("casusoverleg"),
        casusnummer="2026-0001",
        volgorde=1,
        reden="Afspraak over tijd",
        **shared,
    )
    for naam, status in (("procesregisseur", "aanwezig"), ("lid", "aanwezig"), ("ggz_lid", "afwezig")):
        make(
            casussen.Aanwezigheid,
            f"aanwezigheid_{naam}",
            agendapunt_id=cid("agendapunt"),
            overlegvorm_id=cid("casusoverleg"),
            medewerker_id=cid(naam),
            status=status,
            **shared,
        )
    for item, (bron, categorie, publiek, onderdelen, typist) in ITEMS.items():
        captured = publiek == "aanwezigen"
        make(
            casussen.Informatie,
            item,
            convenant_id=cid("convenant"),
            bron_id=cid(bron),
            categorie_id=cid(f"categorie_{categorie}"),
            soort="feit",
            tekst=f"Inhoud van {item}",
            ontvangen_op=DAG - datetime.timedelta(days=20),
            grondslag="wgs",
            persoon_id=cid("persoon_casus"),
            persoonsrol="verdachte",
            publiek=publiek,
            publiek_onderdelen=[cid(o) for o in onderdelen],
            agendapunt_id=cid("agendapunt") if captured else None,
            overlegvorm_id=cid("casusoverleg") if captured else None,
            vastgelegd_door_id=cid(typist),
            vastgelegd_op=MOMENT - datetime.timedelta(days=20),
            **shared,
        )
    _plan(shared)


def _plan(shared: dict[str, Any]) -> None:
    make(
        casussen.PlanVanAanpak,
        "plan",
        status="actief",
        evaluatie_op=DAG + datetime.timedelta(days=60),
        vastgesteld_op=MOMENT - datetime.timedelta(days=25),
        vastgesteld_door_id=cid("procesregisseur"),
        **shared,
    )
    make(
        casussen.Doel,
        "doel",
        plan_id=cid("plan"),
        leefgebied_id=cid("huisvesting"),
        persoon_id=cid("persoon_casus"),
        tekst="Woont zelfstandig",
        tevreden_als="Drie maanden zonder overlast",
        **shared,
    )
    for naam, wie, organisatie, dagen in (
        ("afspraak_te_laat", "lid", "politie", -5),
        ("afspraak_loopt", "casusregisseur", "reclassering", 14),
    ):
        make(
            casussen.Afspraak,
            naam,
            casusnummer="2026-0001",
            doel_id=cid("doel"),
            tekst=f"Tekst van {naam}",
            organisatie_id=cid(organisatie),
            medewerker_id=cid(wie),
            termijn=DAG + datetime.timedelta(days=dagen),
            status="aanvaard",
            aangeboden_op=MOMENT - datetime.timedelta(days=25),
            aangeboden_door_id=cid("procesregisseur"),
            **shared,
        )
    make(
        casussen.Opschaling,
        "opschaling",
        veiligheidshuis_id=cid("huis"),
        casusnummer="2026-0001",
        van_trede="operationeel",
        naar_trede="strategisch",
        geadresseerde_id=cid("burgemeester"),
        vraag="Wie neemt de regie?",
        feiten="Acht organisaties weigeren.",
        termijn=DAG + datetime.timedelta(days=7),
        voorgelegd_op=MOMENT - datetime.timedelta(days=2),
        voorgelegd_door_id=cid("procesregisseur"),
        **shared,
    )


def _signal() -> None:
    make(
        casussen.Signaal,
        "signaal",
        veiligheidshuis_id=cid("huis"),
        nummer="S-2026-0001",
        afzender_id=cid("afzender"),
        organisatie_id=cid("politie"),
        thema_id=cid("veelplegers"),
        soort="persoon",
        acuut=True,
        acuut_toelichting="Dreigt brand te stichten",
        aanleiding="Geheime aanleiding van het signaal",
        gewenst_doel="Gezamenlijke aanpak",
        status="volledig",
        begonnen_op=MOMENT - datetime.timedelta(days=2),
        ingediend_op=MOMENT - datetime.timedelta(days=2),
        volledig_op=MOMENT - datetime.timedelta(days=2),
        triagevorm_id=cid("triage"),
        triage_op=DAG,
    )
    make(
        casussen.Signaalpersoon,
        "signaalpersoon",
        signaal_id=cid("signaal"),
        voornamen="Sam",
        achternaam="Signaalpersoon",
        geboortedatum="1990-05-12",
        bsn_reden="onbekend",
        adressoort="zonder_vast_adres",
        geinformeerd=True,
    )
    make(
        casussen.Signaalpartner,
        "signaalpartner",
        signaal_id=cid("signaal"),
        organisatie_id=cid("ggz"),
        contact="ggz_lid@proefstad.example",
    )
    make(
        casussen.Piketmelding,
        "piketmelding",
        veiligheidshuis_id=cid("huis"),
        signaal_id=cid("signaal"),
        aan_id=cid("piket"),
        contact="Afzender, 06 12345678",
        toelichting="Dreigt brand te stichten",
        gemeld_op=MOMENT - datetime.timedelta(days=2),
    )


def _destroyed() -> None:
    """A case of years ago that was destroyed, of which the police was told; one category has a term of its own."""
    make(
        verantwoording.Vernietiging,
        "vernietiging",
        nummer="V2020-0001",
        soort="casus",
        op=MOMENT - datetime.timedelta(days=10),
        inhoud={"grond": "termijn", "regime": "WGS", "categorieen": ["Politie"], "aantallen": {"casussen_casus": 1}},
        verwijzingen={},
        hash="0" * 64,
        veiligheidshuis_id=cid("huis"),
    )
    make(
        verantwoording.Vernietigingsbericht,
        "vernietigingsbericht",
        vernietiging_id=cid("vernietiging"),
        organisatie_id=cid("politie"),
        kenmerk="2020-0007",
        op=MOMENT - datetime.timedelta(days=10),
        veiligheidshuis_id=cid("huis"),
    )
    make(
        verantwoording.Bewaartermijn,
        "bewaartermijn",
        regime_id=cid("regime"),
        categorie_id=cid("categorie_sociaal"),
        maanden=48,
        veiligheidshuis_id=cid("huis"),
    )
