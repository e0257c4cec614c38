"""A household of fifteen under two roofs and a secret address: who is what of whom (A16), and what is known of them.

After the first case of workshop 5 of the congress on municipal direction (Tilburg), with invented names.
"""

import datetime
import uuid

from regiehuis.casussen.actions.deelname import change_deelname
from regiehuis.casussen.actions.informatie import add_informatie
from regiehuis.casussen.actions.monitoring import escalate_casus
from regiehuis.casussen.actions.persoon import add_new_persoon, add_persoon_adres, add_relatie, search_persoon
from regiehuis.casussen.actions.plan import add_doel
from regiehuis.casussen.rules.signaal import PersoonGegevens
from regiehuis.personen.rules import AdresGegevens

from . import dreiging
from .zaak import DAG, Zaak, casus_of

# first name, surname, born, role, home: the first is the partner, who lives with the main person
MENSEN = (
    ("Sylvia", "Verkade", "1990-02-00", "slachtoffer", "thuis"),
    ("Cor", "Hoogland", "1956-04-02", "verdachte", "thuis"),
    ("Riet", "Mulders", "1958-00-00", "gezinslid", "thuis"),
    ("Ronald", "Hoogland", "1982-10-11", "verdachte", "thuis"),
    ("Ilse", "Kamphuis", "1986-01-30", "slachtoffer", ""),
    ("Patricia", "Hoogland", "1985-06-17", "gezinslid", "41"),
    ("Edwin", "Stam", "1983-03-09", "gezinslid", "41"),
    ("Lotte", "Verkade", "2012-05-12", "gezinslid", "thuis"),
    ("Daan", "Verkade", "2014-09-01", "gezinslid", "thuis"),
    ("Finn", "Verkade", "2018-02-20", "gezinslid", "thuis"),
    ("Noor", "Hoogland", "2013-11-05", "slachtoffer", "thuis"),
    ("Sem", "Hoogland", "2016-07-23", "gezinslid", "thuis"),
    ("Julia", "Stam", "2011-08-14", "gezinslid", "41"),
    ("Thijs", "Stam", "2015-12-03", "gezinslid", "41"),
)
HOOFD = "hoofdpersoon"
RELATIES = (
    ("Cor", "partner", "Riet", "1979-05-04", ""),
    *((ouder, "ouder", kind, "", "") for kind in (HOOFD, "Ronald", "Patricia") for ouder in ("Cor", "Riet")),
    (HOOFD, "partner", "Sylvia", "2010-06-01", ""),
    ("Ronald", "partner", "Ilse", "2012-03-01", "2025-11-15"),
    ("Ronald", "ex_partner", "Ilse", "2025-11-15", ""),
    ("Patricia", "partner", "Edwin", "2009-09-09", ""),
    *((ouder, "ouder", kind, "", "") for kind in ("Lotte", "Daan", "Finn") for ouder in (HOOFD, "Sylvia")),
    *((ouder, "ouder", kind, "", "") for kind in ("Noor", "Sem") for ouder in ("Ronald", "Ilse")),
    *((ouder, "ouder", kind, "", "") for kind in ("Julia", "Thijs") for ouder in ("Patricia", "Edwin")),
    (HOOFD, "medepleger", "Ronald", "2024-02-01", ""),
    ("Ilse", "slachtoffer", "Ronald", "2021-01-01", ""),
    ("Sylvia", "slachtoffer", HOOFD, "2023-04-01", ""),
    ("Riet", "verzorger", "Noor", "2025-11-15", ""),
)
GEHEIM = {"straat": "Schuilplaats", "huisnummer": "8", "plaats": "Verweg"}
LEZERS = ("politie", "veiligthuis")
# goals of the one plan: about whom ("" is everybody), life area, goal, satisfied when
DOELEN = (
    ("", "Huisvesting", "Niemand slaapt meer in de woonkamer", "Twee huishoudens, elk met een eigen voordeur"),
    ("Noor", "Gezin en relaties", "Noor ziet haar moeder zonder ruzie", "Vier begeleide bezoeken zonder incident"),
)
# who, category, kind, life area, about whom, text
STUKKEN = (
    ("politie", "Politie", "feit", "Justitie", "Ronald", "Drie aangiften van bedreiging in een half jaar."),
    ("veiligthuis", "Sociaal", "oordeel", "Gezin en relaties", "Noor", "Zit klem tussen haar ouders en slaapt slecht."),
    ("wijkteam", "Sociaal", "feit", "Huisvesting", "Cor", "Tien personen in een woning met vier kamers."),
    ("wijkteam", "Sociaal", "eigen_visie", "Gezin en relaties", "Ilse", "Wil rust, en dat de kinderen hun opa zien."),
)


def add_household(zaak: Zaak, moment: datetime.datetime) -> None:
    """Everybody of the household, their ties, and a secret address that two partners may read."""
    assert zaak.casus_id is not None and zaak.persoon_id is not None
    keys = {HOOFD: zaak.persoon_id}
    with zaak.spel.act(zaak.voorzitter, moment) as asker:
        for mens in MENSEN:
            gegevens = _gegevens(*mens[:4], str(10 + zaak.nummer) if mens[4] == "thuis" else mens[4])
            if mens is MENSEN[0]:
                search_persoon(asker=asker, casus_id=zaak.casus_id, gegevens=gegevens)
            added = add_new_persoon(asker=asker, casus_id=zaak.casus_id, gegevens=gegevens)
            keys[mens[0]] = added.persoon_id
        for van, soort, naar, sinds, tot in RELATIES:
            add_relatie(
                asker=asker,
                casus_id=zaak.casus_id,
                van_persoon_id=keys[van],
                naar_persoon_id=keys[naar],
                soort=soort,
                van=datetime.date.fromisoformat(sinds) if sinds else None,
                tot=datetime.date.fromisoformat(tot) if tot else None,
            )
        lezers = tuple(zaak.spel.id("medewerker", naam) for naam in LEZERS)
        adres = AdresGegevens(soort="geheim", van=asker.dag - 60 * DAG, lezers=lezers, **GEHEIM)
        add_persoon_adres(asker=asker, casus_id=zaak.casus_id, persoon_id=keys["Ilse"], adres=adres)
        for over, leefgebied, tekst, tevreden_als in DOELEN:
            add_doel(
                asker=asker,
                casus_id=zaak.casus_id,
                leefgebied_id=zaak.spel.id("leefgebied", leefgebied),
                tekst=tekst,
                tevreden_als=tevreden_als,
                persoon_id=keys.get(over),
            )
    for stuk in STUKKEN:
        _bring(zaak, moment, keys, *stuk)


def step_back(zaak: Zaak, moment: datetime.datetime) -> None:
    """An organisation leaves, with its ground; the questions that nobody in the house can answer go outside."""
    wie, reden = dreiging.VERTREKT
    with zaak.spel.act(zaak.voorzitter, moment) as asker:
        key = zaak.spel.id(f"deelname {zaak.nummer}", wie)
        change_deelname(asker=asker, deelname_id=key, versie=1, tot=asker.dag, reden=reden)
        for aan, vraag in dreiging.BRIEVEN:
            escalate_casus(
                asker=asker,
                casus_id=casus_of(zaak),
                naar_trede="buiten",
                vraag=vraag,
                feiten=dreiging.BRIEF_FEITEN,
                termijn=asker.dag + 42 * DAG,
                geadresseerde_buiten=aan,
            )


def meet_again(zaak: Zaak, moment: datetime.datetime) -> None:
    """Who fled turns up in another case; whoever records her does not learn that she is known already (R12)."""
    ilse = _gegevens(*next(mens for mens in MENSEN if mens[0] == "Ilse")[:4], "")
    with zaak.spel.act(zaak.voorzitter, moment) as asker:
        search_persoon(asker=asker, casus_id=casus_of(zaak), gegevens=ilse)
        add_new_persoon(asker=asker, casus_id=casus_of(zaak), gegevens=ilse)


def _gegevens(voornaam: str, achternaam: str, geboren: str, rol: str, huisnummer: str) -> PersoonGegevens:
    first = voornaam == MENSEN[0][0]
    return PersoonGegevens(
        achternaam=achternaam,
        voornamen=voornaam,
        geboortedatum=geboren,
        # published as a test number of the population register
        bsn="999990019" if first else "",
        bsn_reden="" if first else "niet_gedeeld",
        rol=rol,
        adressoort="woonadres" if huisnummer else "",
        straat="Lindelaan" if huisnummer else "",
        huisnummer=huisnummer,
        postcode="1234 AB" if huisnummer else "",
        woonplaats="Lindehaven" if huisnummer else "",
    )


def _bring(zaak: Zaak, moment: datetime.datetime, keys: dict[str, uuid.UUID], wie: str, *stuk: str) -> None:
    categorie, soort, leefgebied, over, tekst = stuk
    assert zaak.casus_id is not None
    with zaak.spel.act(wie, moment) as asker:
        add_informatie(
            asker=asker,
            casus_id=zaak.casus_id,
            categorie_id=zaak.spel.id("categorie", categorie),
            soort=soort,
            tekst=tekst,
            ontvangen_op=asker.dag,
            grondslag="wgs",
            persoon_id=keys[over],
            persoonsrol=next(rol for naam, _, _, rol, _ in MENSEN if naam == over),
            leefgebied_id=zaak.spel.id("leefgebied", leefgebied),
        )
