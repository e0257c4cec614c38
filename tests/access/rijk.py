"""The rest of a running house around the fixed cast: a row in every table, and something for every button to act on.

Written by the owner for the tests of access only, committed, and taken away after them.
"""

import contextlib
import datetime
import uuid
from collections.abc import Iterator
from typing import Any

from django.db import connections, models

from regiehuis.casussen import models as casussen
from regiehuis.casussen.access.opslag import keep_file
from regiehuis.convenanten import models as convenanten
from regiehuis.kern.bsn import encrypt_bsn, hash_bsn
from regiehuis.kern.versleutelen import seal
from regiehuis.personen import models as personen
from regiehuis.samenwerking import models as samenwerking
from regiehuis.samenwerking.access import fingerprint
from regiehuis.verantwoording import models as verantwoording
from tests.access import rijk_toezicht
from tests.cast import DAG, JAAR, MOMENT, cid, make

BSN = "999990019"
TOEWIJZING = {"Kenmerk": "bronrecord", "Naam": "achternaam"}
TOEN = MOMENT - datetime.timedelta(days=10)
# Who looked at the case then, so that their pages tell what is new since.
KIJKERS = ("lid", "ggz_lid", "lid_zonder_categorie", "casusregisseur", "procesregisseur")
_MADE: list[tuple[type[models.Model], uuid.UUID]] = []


def row(model: type[models.Model], name: str, **fields: Any) -> uuid.UUID:
    """Write one row as the owner, to be taken away afterwards."""
    key = make(model, name, **fields)
    _MADE.append((model, key))
    return key


@contextlib.contextmanager
def rijk_huis() -> Iterator[None]:
    """The house with all of it; before and after it is the cast alone."""
    try:
        _personen()
        _casus()
        _toestemming()
        _afweging()
        _machtiging()
        _resultaat()
        _contact()
        _nazorg()
        _overleg()
        _fiche()
        _signaal()
        _wachtlijst()
        _eigen()
        _bewaring()
        _verzoek()
        _aanlevering()
        for model, name, fields in rijk_toezicht.rows():
            row(model, name, **fields)
        yield
    finally:
        _regime("gewoon")
        with connections["owner"].cursor() as cursor:
            cursor.execute("DELETE FROM casussen_zoekvraag")
            cursor.execute("DELETE FROM casussen_nummer")
        for model, key in reversed(_MADE):
            model._base_manager.using("owner").filter(pk=key).delete()
        _MADE.clear()


def _personen() -> None:
    huis = {"veiligheidshuis_id": cid("huis")}
    row(
        personen.Persoon,
        "persoon_familie",
        voornamen="Ria",
        achternaam="Familielid",
        sorteersleutel="familielid",
        zoeknaam="familielid",
        geboortedatum="1985-03-04",
        bsn_versleuteld=encrypt_bsn(BSN, context=cid("persoon_familie").bytes),
        bsn_hash=hash_bsn(BSN),
        **huis,
    )
    dated = {"van": DAG - JAAR}
    row(
        casussen.Casuspersoon,
        "casuspersoon_familie",
        casus_id=cid("casus"),
        persoon_id=cid("persoon_familie"),
        rol="gezinslid",
        **dated,
    )
    about = {"persoon_id": cid("persoon_casus")} | dated | huis
    row(personen.Adres, "adres", soort="woonadres", straat="Woonstraat", plaats="Proefstad", **about)
    row(personen.Adres, "adres_geheim", soort="geheim", straat="Schuilstraat", lezers=[cid("lid")], **about)
    row(
        personen.Relatie,
        "relatie",
        van_persoon_id=cid("persoon_casus"),
        naar_persoon_id=cid("persoon_familie"),
        soort="partner",
        **dated,
        **huis,
    )
    row(
        personen.Koppelvoorstel,
        "koppelvoorstel",
        persoon_id=cid("persoon_andere_casus"),
        bekende_id=cid("persoon_casus"),
        bewijs="opgegeven",
        voorgesteld_op=TOEN,
        **huis,
    )
    row(personen.Huishouden, "huishouden", naam="Huishouden Proefpersoon", **huis)
    row(personen.Huishoudlid, "huishoudlid", huishouden_id=cid("huishouden"), **about)


def _contact() -> None:
    """Who is on the contact sheet, and a release with its alarm."""
    casus = {"casus_id": cid("casus")}
    about = {"persoon_id": cid("persoon_casus")} | casus
    words = {"organisatie": "School", "doet": "Let op de kinderen", "telefoon": "010 555 01 42", "bereikbaar": "Altijd"}
    for naam in ("contactregel", "contactregel_vrij"):
        row(casussen.Contactregel, naam, naam="Ineke Contactblad", van=DAG, **words, **casus)
    row(
        casussen.Contactpersoon,
        "contactpersoon",
        contactregel_id=cid("contactregel"),
        van=DAG,
        gekozen_door_id=cid("casusregisseur"),
        **about,
    )
    told = {"gemeld_op": TOEN, "gemeld_door_id": cid("lid")}
    row(
        casussen.Vrijlating,
        "vrijlating",
        vrij_op=DAG,
        toelichting="Toelichting op de vrijlating",
        bron_id=cid("politie_basisteam"),
        **told,
        **about,
    )
    row(
        casussen.Noodtoegang,
        "noodtoegang",
        veiligheidshuis_id=cid("huis"),
        convenant_id=cid("convenant"),
        casusnummer="2026-0001",
        medewerker_id=cid("buitenstaander"),
        procesregisseur_id=cid("procesregisseur"),
        reden="Reden van de noodtoegang",
        van=MOMENT - datetime.timedelta(hours=3),
        tot=MOMENT - datetime.timedelta(hours=1),
        **casus,
    )
    row(
        casussen.Alarm,
        "alarm",
        vrijlating_id=cid("vrijlating"),
        soort="vervroegd",
        contact="Melder van het alarm",
        aan=[cid("casusregisseur"), cid("procesregisseur"), cid("piket")],
        **told,
        **casus,
    )


def _toestemming() -> None:
    row(
        casussen.Huisbezoek,
        "huisbezoek",
        casus_id=cid("casus"),
        gepland_op=TOEN,
        doel="Doel van het huisbezoek",
        gepland_door_id=cid("casusregisseur"),
    )
    visitor = {"huisbezoek_id": cid("huisbezoek"), "casus_id": cid("casus")}
    row(casussen.Bezoeker, "bezoeker", medewerker_id=cid("lid"), **visitor)
    row(
        casussen.Toestemming,
        "toestemming",
        casus_id=cid("casus"),
        persoon_id=cid("persoon_casus"),
        doel="Doel van de toestemming",
        categorieen=[cid("categorie_sociaal")],
        organisaties=[cid("politie"), cid("ggz")],
        van=DAG,
        tot=DAG + JAAR,
        wijze="mondeling",
        vastgelegd_door_id=cid("lid"),
        vastgelegd_op=TOEN,
        bevestigd_op=TOEN,
    )
    row(
        casussen.Informatie,
        "item_toestemming",
        casus_id=cid("casus"),
        convenant_id=cid("convenant"),
        bron_id=cid("politie_basisteam"),
        categorie_id=cid("categorie_sociaal"),
        soort="feit",
        tekst="Inhoud van item_toestemming",
        ontvangen_op=DAG,
        grondslag="toestemming",
        toestemming_id=cid("toestemming"),
        vastgelegd_door_id=cid("lid"),
        vastgelegd_op=TOEN,
    )


def _afweging() -> None:
    """A care secret without consent, with the note that only its source reads (R24)."""
    shared = {"casus_id": cid("casus"), "bron_id": cid("ggz_team"), "vastgelegd_door_id": cid("ggz_lid")}
    note = row(
        casussen.Plichtenafweging,
        "plichtenafweging",
        feiten="Feiten van de afweging",
        alternatieven="Wat anders kon",
        collega="Dr. B. Collega",
        overlegd_op=DAG,
        vastgelegd_op=TOEN,
        **shared,
    )
    row(
        casussen.Informatie,
        "item_afgewogen",
        convenant_id=cid("convenant"),
        categorie_id=cid("categorie_medisch"),
        soort="feit",
        tekst="Inhoud van item_afgewogen",
        ontvangen_op=DAG,
        grondslag="conflict_van_plichten",
        afweging_id=note,
        vastgelegd_op=TOEN,
        **shared,
    )


def _machtiging() -> None:
    row(
        casussen.Overlegmachtiging,
        "machtiging",
        casus_id=cid("casus"),
        soort="wet",
        verwijzing="Artikel van de wet",
        deelnemers="Wie mogen deelnemen",
        doel="Doel van de machtiging",
        wijze="Aan tafel",
        van=DAG - JAAR / 2,
        tot=DAG + JAAR / 4,
        vastgelegd_door_id=cid("procesregisseur"),
        vastgelegd_op=TOEN,
    )


def _resultaat() -> None:
    row(
        casussen.Resultaatverstrekking,
        "resultaat",
        casus_id=cid("casus"),
        verband="Ander verband",
        doel="Doel van de resultaten",
        tekst="Tekst van de resultaten",
        voorgesteld_op=TOEN,
        voorgesteld_door_id=cid("procesregisseur"),
    )
    row(
        casussen.Resultaatverstrekking,
        "resultaat_goed",
        casus_id=cid("casus"),
        verband="Ander verband",
        doel="Doel van de resultaten",
        tekst="Tekst van de resultaten",
        voorgesteld_op=TOEN,
        voorgesteld_door_id=cid("procesregisseur"),
        besluit="goedgekeurd",
        reden="Reden van de goedkeuring",
        besloten_op=TOEN,
        besloten_door_id=cid("casusregisseur"),
    )


def _casus() -> None:
    casus = {"casus_id": cid("casus")}
    row(casussen.Faseovergang, "faseovergang", naar_fase="uitvoering", op=TOEN, door_id=cid("procesregisseur"), **casus)
    row(
        casussen.Regieaanbod,
        "regieaanbod",
        organisatie_id=cid("ggz"),
        medewerker_id=cid("ggz_lid"),
        aangeboden_op=TOEN,
        aangeboden_door_id=cid("procesregisseur"),
        termijn=DAG,
        **casus,
    )
    row(casussen.Regievacature, "regievacature", eigenaar_id=cid("procesregisseur"), van=DAG, termijn=DAG, **casus)
    row(
        casussen.Leefgebiedscore,
        "leefgebiedscore",
        leefgebied_id=cid("huisvesting"),
        score=2,
        toelichting="Dreigt op straat te staan",
        op=DAG,
        door_id=cid("lid"),
        **casus,
    )
    row(
        casussen.Doel,
        "doel_twee",
        plan_id=cid("plan"),
        leefgebied_id=cid("verslaving"),
        tekst="Drinkt niet meer",
        tevreden_als="Een half jaar zonder alcohol",
        **casus,
    )
    row(
        casussen.Interventie,
        "interventie",
        doel_id=cid("doel"),
        naam="Ambulante behandeling",
        soort="zorg",
        onderdeel_id=cid("verslavingszorg_team"),
        van=DAG,
        tot=DAG + JAAR,
        **casus,
    )
    row(
        casussen.Afspraak,
        "afspraak_aangeboden",
        casusnummer="2026-0001",
        tekst="Tekst van afspraak_aangeboden",
        organisatie_id=cid("politie"),
        medewerker_id=cid("lid"),
        termijn=DAG + datetime.timedelta(days=10),
        aangeboden_op=TOEN,
        aangeboden_door_id=cid("procesregisseur"),
        **casus,
    )
    row(
        casussen.Afspraakoverdracht,
        "overdracht",
        afspraak_id=cid("afspraak_loopt"),
        medewerker_id=cid("lid"),
        organisatie_id=cid("politie"),
        aangeboden_op=TOEN,
        aangeboden_door_id=cid("casusregisseur"),
        **casus,
    )
    for naam, soort, bron, door in (
        ("item_waarschuwing", "waarschuwing", "politie_basisteam", "lid"),
        ("item_visie", "eigen_visie", "reclassering_unit", "casusregisseur"),
        ("item_tweede_visie", "eigen_visie", "reclassering_unit", "casusregisseur"),
    ):
        row(
            casussen.Informatie,
            naam,
            convenant_id=cid("convenant"),
            bron_id=cid(bron),
            categorie_id=cid("categorie_sociaal"),
            soort=soort,
            tekst=f"Inhoud van {naam}",
            ontvangen_op=DAG,
            grondslag="wgs",
            vastgelegd_door_id=cid(door),
            vastgelegd_op=TOEN,
            **casus,
        )
    inhoud = b"Tekst in het document\n"
    row(
        casussen.Informatie,
        "item_document",
        convenant_id=cid("convenant"),
        bron_id=cid("politie_basisteam"),
        categorie_id=cid("categorie_sociaal"),
        soort="feit",
        tekst="Inhoud van item_document",
        ontvangen_op=DAG,
        grondslag="wgs",
        bestandsnaam="document.txt",
        bestandssoort="tekst",
        bestandsgrootte=len(inhoud),
        vastgelegd_door_id=cid("lid"),
        vastgelegd_op=TOEN,
        **casus,
    )
    keep_file(cid("item_document"), inhoud)
    row(
        casussen.Planvisie,
        "planvisie",
        plan_id=cid("plan"),
        informatie_id=cid("item_visie"),
        op=TOEN,
        door_id=cid("casusregisseur"),
        **casus,
    )
    row(
        casussen.Terugkoppeling,
        "terugkoppeling",
        afspraak_id=cid("afspraak_te_laat"),
        resultaat="deels",
        tekst="Was niet thuis bij het bezoek",
        op=TOEN,
        door_id=cid("lid"),
        **casus,
    )
    with connections["owner"].cursor() as cursor:
        for lead in ("procesregisseur", "casusregisseur"):
            cursor.execute(
                "INSERT INTO casussen_zoekvraag VALUES (%s, %s, %s, '{}')", [cid(lead), cid("casus"), MOMENT]
            )
        cursor.execute("INSERT INTO casussen_nummer VALUES (%s, 'casus', 2026, 3)", [cid("huis")])


def _nazorg() -> None:
    """A case in aftercare, of the chair and one member, who owns the checks."""
    row(
        casussen.Casus,
        "nazorg_casus",
        veiligheidshuis_id=cid("huis"),
        convenant_id=cid("convenant"),
        nummer="2026-0003",
        soort="persoon",
        thema_id=cid("veelplegers"),
        overlegvorm_id=cid("casusoverleg"),
        fase="nazorg",
        fase_sinds=TOEN,
        geopend_op=TOEN - JAAR,
        aanleiding="Geheime aanleiding van nazorg_casus",
        procesregisseur_id=cid("procesregisseur"),
    )
    casus = {"casus_id": cid("nazorg_casus")}
    for naam, rol in (("procesregisseur", "procesregisseur"), ("lid", "lid")):
        row(
            casussen.Deelname,
            f"deelname_nazorg_{naam}",
            convenant_id=cid("convenant"),
            medewerker_id=cid(naam),
            rol=rol,
            van=DAG - JAAR,
            tot=DAG + JAAR,
            reden="Nazorg",
            toegevoegd_door_id=cid("procesregisseur"),
            **casus,
        )
    row(
        casussen.Afsluiting,
        "afsluiting",
        op=TOEN,
        door_id=cid("procesregisseur"),
        resultaat="Heeft weer werk",
        nazorg_eigenaar_id=cid("lid"),
        **casus,
    )
    row(
        casussen.Nazorgcontrole,
        "nazorgcontrole",
        afsluiting_id=cid("afsluiting"),
        eigenaar_id=cid("lid"),
        maanden=3,
        gepland_op=DAG,
        **casus,
    )


def _overleg() -> None:
    """A meeting that runs, with one point at which was captured."""
    row(
        casussen.Overleg,
        "overleg_bezig",
        veiligheidshuis_id=cid("huis"),
        overlegvorm_id=cid("casusoverleg"),
        aanvang=MOMENT - datetime.timedelta(hours=1),
        status="bezig",
        voorzitter_id=cid("procesregisseur"),
        secretaris_id=cid("secretaris"),
    )
    shared = {"casus_id": cid("casus"), "overlegvorm_id": cid("casusoverleg")}
    row(
        casussen.Overleg,
        "overleg_leeg",
        veiligheidshuis_id=cid("huis"),
        overlegvorm_id=cid("casusoverleg"),
        aanvang=MOMENT - datetime.timedelta(hours=2),
        status="bezig",
        voorzitter_id=cid("procesregisseur"),
        secretaris_id=cid("secretaris"),
    )
    row(
        casussen.Overleg,
        "overleg_dicht",
        veiligheidshuis_id=cid("huis"),
        overlegvorm_id=cid("casusoverleg"),
        aanvang=MOMENT - datetime.timedelta(days=7),
        status="afgesloten",
        voorzitter_id=cid("procesregisseur"),
        secretaris_id=cid("secretaris"),
    )
    row(
        casussen.Agendapunt,
        "punt_dicht",
        overleg_id=cid("overleg_dicht"),
        overlegvorm_id=cid("casusoverleg"),
        casus_id=cid("nazorg_casus"),
        casusnummer="2026-0003",
        volgorde=1,
        reden="Voortgang",
        verslag="Kort besproken",
        behandeld_op=MOMENT - datetime.timedelta(days=7),
    )
    row(
        casussen.Overleg,
        "overleg_later",
        veiligheidshuis_id=cid("huis"),
        overlegvorm_id=cid("casusoverleg"),
        aanvang=MOMENT + datetime.timedelta(days=8),
        voorzitter_id=cid("procesregisseur"),
        secretaris_id=cid("secretaris"),
    )
    row(
        casussen.Agendapunt,
        "punt_later",
        overleg_id=cid("overleg_later"),
        overlegvorm_id=cid("casusoverleg"),
        casus_id=cid("nazorg_casus"),
        casusnummer="2026-0003",
        volgorde=1,
        reden="Voortgang",
    )
    row(
        casussen.Agendapunt,
        "punt_bezig",
        overleg_id=cid("overleg_bezig"),
        casusnummer="2026-0001",
        volgorde=1,
        reden="Voortgang",
        verslag="Besproken dat het huurcontract afloopt",
        **shared,
    )
    row(
        casussen.Verslagversie,
        "verslagversie",
        agendapunt_id=cid("punt_bezig"),
        nummer=1,
        verslag="Besproken dat het huurcontract afloopt",
        op=MOMENT,
        door_id=cid("lid_zonder_categorie"),
        **shared,
    )
    for naam in ("procesregisseur", "lid"):
        row(
            casussen.Aanwezigheid,
            f"aanwezigheid_bezig_{naam}",
            agendapunt_id=cid("punt_bezig"),
            medewerker_id=cid(naam),
            status="aanwezig",
            **shared,
        )


def _regime(terugkoppeling: str) -> None:
    """What the regime of the cast says of feedback to the police, and whether its police are police (R22)."""
    police = "overig" if terugkoppeling == "gewoon" else "politie"
    convenanten.Regime.objects.using("owner").filter(id=cid("regime")).update(terugkoppeling_politie=terugkoppeling)
    joined = samenwerking.Aansluiting.objects.using("owner").filter(id=cid("aansluiting_politie"))
    joined.update(soortorganisatie=police)


def _fiche() -> None:
    """The sheet of a point that runs, one that everybody agreed to, and one that was sent (R22)."""
    _regime("unaniem")
    form = {"overlegvorm_id": cid("casusoverleg")}
    written = {"geschreven_op": TOEN, "geschreven_door_id": cid("procesregisseur"), **form}
    held = {"overleg_id": cid("overleg_dicht"), "casus_id": cid("casus"), "casusnummer": "2026-0001", **form}
    row(casussen.Agendapunt, "punt_fiche", volgorde=2, reden="Fiche", behandeld_op=TOEN, **held)
    sent = {"verstuurd_op": TOEN, "verstuurd_door_id": cid("procesregisseur"), "ontvanger_id": cid("politie")}
    for naam, punt, casus, more in (
        ("fiche_bezig", "punt_bezig", "casus", {"aantal": 1}),
        ("fiche_dicht", "punt_dicht", "nazorg_casus", {}),
        ("fiche_verstuurd", "punt_fiche", "casus", sent),
    ):
        keys = {"agendapunt_id": cid(punt), "casus_id": cid(casus)}
        row(casussen.Terugkoppelfiche, naam, tekst="Tekst van de fiche", **keys, **written, **more)
    of_case = {"fiche_id": cid("fiche_bezig"), "casus_id": cid("casus"), "ronde": 1}
    row(casussen.Fichestuk, "fichestuk", informatie_id=cid("item_sociaal"), **of_case)
    answer = {"besluit": "akkoord", "op": TOEN}
    for naam in ("procesregisseur", "lid"):
        here = {"medewerker_id": cid(naam), "casus_id": cid("nazorg_casus"), "status": "aanwezig", **form}
        row(casussen.Aanwezigheid, f"aanwezigheid_dicht_{naam}", agendapunt_id=cid("punt_dicht"), **here)
        agreed = {"fiche_id": cid("fiche_dicht"), "casus_id": cid("nazorg_casus"), "ronde": 1}
        row(casussen.Ficheinstemming, f"instemming_dicht_{naam}", medewerker_id=cid(naam), **agreed, **answer)
    row(casussen.Ficheinstemming, "ficheinstemming", medewerker_id=cid("procesregisseur"), **of_case, **answer)


def _signaal() -> None:
    row(
        casussen.Signaal,
        "signaal_concept",
        veiligheidshuis_id=cid("huis"),
        nummer="S-2026-0002",
        afzender_id=cid("afzender"),
        organisatie_id=cid("politie"),
        soort="persoon",
        aanleiding="Nog niet verstuurde aanleiding",
        begonnen_op=TOEN,
        triagevorm_id=cid("triage"),
    )
    row(
        casussen.Signaalpersoon,
        "signaalpersoon_bsn",
        signaal_id=cid("signaal"),
        achternaam="Bekende",
        bsn_versleuteld=encrypt_bsn(BSN, context=cid("signaalpersoon_bsn").bytes),
        bsn_hash=hash_bsn(BSN),
        adressoort="zonder_vast_adres",
        geinformeerd=True,
    )
    row(
        casussen.Signaal,
        "signaal_besloten",
        veiligheidshuis_id=cid("huis"),
        nummer="S-2026-0003",
        afzender_id=cid("afzender"),
        organisatie_id=cid("politie"),
        soort="persoon",
        aanleiding="Afgehandelde aanleiding",
        status="besloten",
        besluit="afwijzen",
        begonnen_op=TOEN,
        triagevorm_id=cid("triage"),
    )
    row(
        casussen.Triage,
        "triage_besluit",
        veiligheidshuis_id=cid("huis"),
        signaal_id=cid("signaal_besloten"),
        triagevorm_id=cid("triage"),
        besluit="afwijzen",
        motivering="Eén keten is genoeg",
        besloten_door_id=cid("procesregisseur"),
        besloten_op=TOEN,
    )
    row(
        casussen.Triageoordeel,
        "triageoordeel",
        triage_id=cid("triage_besluit"),
        criterium_id=cid("c1"),
        voldaan=False,
        reden="Alleen wonen",
    )


def _wachtlijst() -> None:
    """An accepted signal that waits for the meeting of the main case; a question to the triage."""
    row(
        casussen.Adviesvraag,
        "adviesvraag",
        veiligheidshuis_id=cid("huis"),
        vrager_id=cid("afzender"),
        organisatie_id=cid("politie"),
        triagevorm_id=cid("triage"),
        situatie="Een gezin dat vastloopt",
        vraag="Is dit iets voor het huis?",
        gesteld_op=TOEN,
    )
    row(
        casussen.Signaal,
        "signaal_wacht",
        veiligheidshuis_id=cid("huis"),
        nummer="S-2026-0004",
        afzender_id=cid("afzender"),
        organisatie_id=cid("politie"),
        thema_id=cid("veelplegers"),
        soort="groep",
        aanleiding="Wachtende aanleiding",
        status="besloten",
        besluit="aannemen",
        begonnen_op=TOEN,
        triagevorm_id=cid("triage"),
        wacht_op_id=cid("casusoverleg"),
    )
    row(
        casussen.Wachtplaats,
        "wachtplaats",
        veiligheidshuis_id=cid("huis"),
        signaal_id=cid("signaal_wacht"),
        overlegvorm_id=cid("casusoverleg"),
        reden="geen_plek",
        sinds=TOEN,
        geplaatst_door_id=cid("procesregisseur"),
    )


def _eigen() -> None:
    """What is of one employee: a draft, a notification; and the log of all of it."""
    row(
        samenwerking.Herstelverzoek,
        "herstelverzoek",
        medewerker_id=cid("afzender"),
        veiligheidshuis_id=cid("huis"),
        reden="Staat aan de balie",
        gevraagd_door_id=cid("beheerder"),
        gevraagd_op=TOEN,
        verloopt_op=MOMENT + datetime.timedelta(hours=1),
    )
    row(
        samenwerking.Geheimhoudingsverklaring,
        "geheimhouding",
        medewerker_id=cid("lid"),
        veiligheidshuis_id=cid("huis"),
        tekstversie=1,
        op=TOEN,
    )
    for name in KIJKERS:
        row(
            casussen.Kijkmoment,
            f"kijkmoment_{name}",
            medewerker_id=cid(name),
            casus_id=cid("casus"),
            laatst_op=TOEN,
            vorig_op=TOEN,
        )
    row(
        casussen.Concept,
        "concept",
        medewerker_id=cid("lid"),
        sleutel=f"informatie:{cid('casus')}",
        inhoud={"tekst": ["Eerste ruwe versie"]},
        gewijzigd_op=MOMENT,
        verloopt_op=MOMENT + datetime.timedelta(days=5),
    )
    huis = {"veiligheidshuis_id": cid("huis")}
    row(
        convenanten.Convenant,
        "convenant_concept",
        regime_id=cid("regime"),
        naam="Convenant in concept",
        doel="Samenwerken",
        van=DAG,
        **huis,
    )
    row(
        convenanten.Convenantwijziging,
        "convenantwijziging",
        convenant_id=cid("convenant"),
        medewerker_id=cid("ketenmanager"),
        op=TOEN,
        per=TOEN.date(),
        omschrijving="Ggz tekende",
        **huis,
    )
    row(
        samenwerking.Profielherziening,
        "profielherziening",
        op=DAG - JAAR,
        door_id=cid("ketenmanager"),
        uitkomst="Wij zijn gegroeid",
        volgende_op=DAG,
        **huis,
    )
    row(
        samenwerking.Tredelid,
        "tredelid",
        trede="strategisch",
        medewerker_id=cid("burgemeester"),
        rol="Burgemeester",
        van=DAG - JAAR,
        **huis,
    )
    row(
        samenwerking.Agendasleutel,
        "agendasleutel",
        medewerker_id=cid("lid"),
        veiligheidshuis_id=cid("huis"),
        vingerafdruk=fingerprint("sleutel van lid"),
        gemaakt_op=TOEN,
    )
    row(
        samenwerking.Piketdienst,
        "piketdienst",
        veiligheidshuis_id=cid("huis"),
        medewerker_id=cid("piket"),
        van=MOMENT + datetime.timedelta(days=1),
        tot=MOMENT + datetime.timedelta(days=8),
    )
    row(
        samenwerking.Melding,
        "melding",
        medewerker_id=cid("lid"),
        veiligheidshuis_id=cid("huis"),
        tekst="Er is u een afspraak aangeboden",
        object_soort="afspraak",
        object_id=cid("afspraak_aangeboden"),
        op=TOEN,
    )


def _aanlevering() -> None:
    """One list that waits and one that was taken in, with a record of it."""
    van = {"veiligheidshuis_id": cid("huis"), "organisatie_id": cid("reclassering"), "soort": "brutolijst"}
    wat = {"convenant_id": cid("convenant"), "medewerker_id": cid("analist"), "op": TOEN, "sha256": "0" * 64}
    gelezen = {"toewijzing": TOEWIJZING}
    row(
        personen.Aanlevering,
        "aanlevering",
        bestandsnaam="lijst.csv",
        status="ontvangen",
        inhoud=seal(b"Kenmerk;Naam\r\nA-1;Voorbeeld\r\n", context=cid("aanlevering").bytes),
        **van,
        **wat,
        **gelezen,
    )
    row(
        personen.Aanlevering, "aanlevering_klaar", bestandsnaam="lijst.csv", status="ingelezen", **van, **wat, **gelezen
    )
    row(personen.Kolomtoewijzing, "kolomtoewijzing", **van, **gelezen)
    for naam, kenmerk in (("aangeleverdrecord", "A-1"), ("aangeleverdrecord_ander", "A-2")):
        row(
            personen.Aangeleverdrecord,
            naam,
            bronrecord=kenmerk,
            aanlevering_id=cid("aanlevering_klaar"),
            achternaam="Voorbeeld",
            persoonsleutel=cid(naam),
            **van,
        )
    _koppeling()


def _koppeling() -> None:
    """A run that asks about a pair, which somebody postponed, under thresholds of the house."""
    huis, wie = {"veiligheidshuis_id": cid("huis")}, cid("analist")
    row(personen.Koppelinstelling, "koppelinstelling", gewijzigd_op=TOEN, gewijzigd_door_id=wie, **huis)
    row(personen.Koppelrun, "koppelrun", medewerker_id=wie, stand="klaar", gevraagd_op=TOEN, **huis)
    een, ander = sorted((cid("aangeleverdrecord"), cid("aangeleverdrecord_ander")))
    row(
        personen.Koppeling,
        "koppeling",
        record_a_id=een,
        record_b_id=ander,
        gewicht=0.5,
        bewijs=[{"veld": "achternaam", "trap": "gelijk", "gewicht": 9.5}],
        run_id=cid("koppelrun"),
        stand="bij_partner",
        besloten_op=TOEN,
        besloten_door_id=wie,
        **huis,
    )
    besloten = {"besluit": "navraag", "reden": "Gebeld", "door_id": wie, "op": TOEN}
    row(personen.Koppelbesluit, "koppelbesluit", koppeling_id=cid("koppeling"), **besloten, **huis)
    _nettolijst()


def _nettolijst() -> None:
    """A net list that is a concept, with somebody on it."""
    huis = {"veiligheidshuis_id": cid("huis")}
    row(
        personen.Nettolijst,
        "nettolijst",
        organisatie_id=cid("reclassering"),
        convenant_id=cid("convenant"),
        jaar=2026,
        kwartaal=1,
        definities="2026-1",
        gemaakt_op=TOEN,
        gemaakt_door_id=cid("analist"),
        **huis,
    )
    row(
        personen.Nettolijstregel,
        "nettolijstregel",
        lijst_id=cid("nettolijst"),
        persoonsleutel=cid("aangeleverdrecord"),
        records=[cid("aangeleverdrecord")],
        achternaam="Voorbeeld",
        geboortedatum="1980-02-03",
        definitie="meerpleger",
        oordelen=[["meerpleger", "ja", "3 antecedenten in totaal, 1 in 2025, 45 jaar"]],
        aantal=3,
        aantal_peiljaar=1,
        opgenomen=True,
        verschil="nieuw",
        verschil_tekst="Nieuw: 3 antecedenten.",
        **huis,
    )


def _bewaring() -> None:
    """The case in aftercare is kept longer."""
    huis = {"veiligheidshuis_id": cid("huis")}
    decided = {"casus_id": cid("nazorg_casus"), "besloten_door_id": cid("procesregisseur"), "besloten_op": MOMENT}
    row(verantwoording.Verlenging, "verlenging", tot=DAG + 6 * JAAR, reden="Procedure loopt", **decided, **huis)
    row(verantwoording.Vernietigingsbesluit, "vernietigingsbesluit", grond="Verzoek", **decided, **huis)


def _verzoek() -> None:
    """A request of somebody whose identity was checked: one item put to its source, one refused, one disputed."""
    huis = {"veiligheidshuis_id": cid("huis")}
    row(
        verantwoording.Verzoek,
        "verzoek",
        nummer="VZ-2026-0001",
        soort="rectificatie",
        wet="avg",
        kanaal="brief",
        ontvangen_op=DAG,
        achternaam="Proefpersoon",
        zoeknaam="proefpersoon",
        geboortedatum="1980-00-00",
        omschrijving="Vraagt wat er over hem staat",
        vastgelegd_door_id=cid("contactpunt"),
        vastgelegd_op=TOEN,
        identiteit_op=TOEN,
        identiteit_wijze="legitimatie",
        identiteit_door_id=cid("contactpunt"),
        personen=[cid("persoon_casus")],
        termijn=DAG + datetime.timedelta(weeks=4),
        toegang_tot=DAG + datetime.timedelta(weeks=8),
        **huis,
    )
    row(
        verantwoording.Verzoek,
        "verzoek_binnen",
        nummer="VZ-2026-0002",
        soort="inzage",
        wet="wpg",
        kanaal="mail",
        ontvangen_op=DAG,
        achternaam="Binnengekomen",
        zoeknaam="binnengekomen",
        omschrijving="Vraagt inzage",
        vastgelegd_door_id=cid("contactpunt"),
        vastgelegd_op=TOEN,
        termijn=DAG + datetime.timedelta(weeks=6),
        toegang_tot=DAG + datetime.timedelta(weeks=10),
        **huis,
    )
    row(
        verantwoording.Verzoek,
        "verzoek_bekend",
        nummer="VZ-2026-0003",
        soort="inzage",
        wet="avg",
        kanaal="balie",
        ontvangen_op=DAG,
        achternaam="Proefpersoon",
        zoeknaam="proefpersoon",
        omschrijving="Vraagt inzage",
        vastgelegd_door_id=cid("contactpunt"),
        vastgelegd_op=TOEN,
        identiteit_op=TOEN,
        identiteit_wijze="digid",
        identiteit_door_id=cid("contactpunt"),
        termijn=DAG + datetime.timedelta(days=31),
        toegang_tot=DAG + datetime.timedelta(days=59),
        **huis,
    )
    row(
        verantwoording.Verzoekpost,
        "verzoekpost_persoon",
        verzoek_id=cid("verzoek"),
        tabel="personen_persoon",
        rij_id=cid("persoon_casus"),
    )
    for naam, item in (("verzoekpost", "item_politie"), ("verzoekpost_betwist", "item_sociaal")):
        row(
            verantwoording.Verzoekpost,
            naam,
            verzoek_id=cid("verzoek"),
            tabel="casussen_informatie",
            rij_id=cid(item),
            casus_id=cid("casus"),
            bron_id=cid("politie_basisteam" if naam == "verzoekpost" else "reclassering_unit"),
            betwist_op=None if naam == "verzoekpost" else TOEN,
            derden=True,
        )
    row(
        verantwoording.Weigeringsgrond,
        "weigeringsgrond",
        post_id=cid("verzoekpost"),
        grond="onderzoek",
        motivering="Redenen van de weigering",
        **huis,
    )
    row(
        verantwoording.Zienswijze,
        "zienswijze",
        post_id=cid("verzoekpost"),
        nummer="VZ-2026-0001",
        onderdeel_id=cid("politie_basisteam"),
        gevraagd_op=TOEN,
        termijn=DAG + datetime.timedelta(days=10),
        **huis,
    )
    row(
        verantwoording.Kennisgeving,
        "kennisgeving",
        verzoek_id=cid("verzoek"),
        nummer="VZ-2026-0001",
        organisatie_id=cid("politie"),
        soort="rectificatie",
        verstuurd_op=TOEN,
        **huis,
    )
    row(
        casussen.Verklaring,
        "verklaring",
        casus_id=cid("casus"),
        informatie_id=cid("item_sociaal"),
        tekst="Verklaring van de persoon zelf",
        op=TOEN,
        door_id=cid("contactpunt"),
    )
