"""Who may ask what of the cooperation: everybody of the house reads it, the ketenmanager manages it (R14, C2–C4)."""

from collections.abc import Mapping
from typing import Any

from tests.access.adressen import HUIS, IEDEREEN, KETEN, Vraag
from tests.cast import cid

LISTS = "sturing partners medewerkers overlegvormen piket convenanten categorieen themas werkwijze"
EINDE = {"tot": "01-06-2026", "versie": 1}
INTREKKEN = EINDE | {"reden": "Past niet meer", "bevestigd": 1}
HUISPROFIEL = {
    "naam": "Veiligheidshuis Proefstad",
    "klimdagen": 7,
    "piket_minuten": 30,
    "afgewezen_dagen": 30,
    "logboek_jaren": 10,
    "triage_weekdag": 1,
    "sluiting_weekdag": 0,
    "sluiting_tijd": "12:00",
    "versie": 1,
}
AANSLUITING = {"soortorganisatie": "overig", "soort": "kern", "ring": "binnenring", "capaciteit_uren": 4, "versie": 1}
VORM = {
    "naam": "Nieuw overleg",
    "soort": "casusoverleg",
    "voorzitter": cid("procesregisseur"),
    "niveau": "lokaal",
    "ritme": "wekelijks",
    "weekdag": 1,
    "aanvang": "09:00",
    "duur_minuten": 60,
    "capaciteit": 8,
    "feestdagregel": "overslaan",
    "versie": 1,
}
REGIME = {
    "naam": "Lokaal regime",
    "wettelijke_basis": "Convenant",
    "doel": "Samenwerken",
    "contactpunt": "privacy@proefstad.example",
    "soort": "convenant",
    "bewaartermijn_jaren": 5,
    "bewaren_vanaf": "afsluiting",
    "terugkoppeling_politie": "gewoon",
    "versie": 1,
}
CONVENANT = {
    "naam": "Nieuw convenant",
    "regime": cid("regime"),
    "doel": "Samenwerken",
    "themas": [cid("veelplegers")],
    "van": "01-04-2026",
}
FUNCTIE = {"soort": "secretaris", "van": "10-03-2026"}
VERVANGING = {"vervanger": cid("afzender"), "van": "20-03-2026", "tot": "25-03-2026", "reden": "Vrij"}
DIENST = {"medewerker": cid("piket"), "van_datum": "20-03-2026", "van_tijd": "09:00"}
DIENST |= {"tot_datum": "25-03-2026", "tot_tijd": "09:00"}
MENU = {"naam": "Training", "soort": "zorg", "onderdeel": cid("ggz_team"), "doorlooptijd_dagen": 10}
CONTACT = {"naam": "Lid", "email": "lid@proefstad.example", "versie": 1}
PARTNER = AANSLUITING | {"naam": "Nieuwe partner", "keten": "zorg", "onderdelen": "Team Noord", "van": "10-03-2026"}
TEKENEN = {"ondertekenaar": "Directeur", "van": "10-03-2026", "bevestigd": 1}
MEDEWERKER = {"naam": "Nieuw", "gebruikersnaam": "nieuw", "onderdeel": cid("ggz_team")}

BESLUIT = {
    "besloten_door": "De korpschef",
    "belang": "Geweld voorkomen",
    "doel": "Aanpak",
    "categorieen": [cid("categorie_politie")],
    "ontvangers": [cid("om")],
    "van": "10-03-2026",
    "tot": "10-03-2027",
}

ADVIESVRAAG = {
    "vraag": "Mag de school meelezen?",
    "categorieen": [cid("categorie_sociaal")],
    "ontvangers": [cid("ggz")],
    "gevraagd_op": "10-03-2026",
}
ADVIESBESLUIT = {
    "advies": "positief",
    "advies_op": "10-03-2026",
    "besluit": "toegestaan",
    "besloten_door": "De stuurgroep",
    "besloten_op": "10-03-2026",
    "versie": 1,
}

# What the ketenmanager alone sees and does: name, keys, what is sent, the kind of object in the log.
BEHEER: tuple[tuple[str, tuple[str, ...], Mapping[str, Any], str], ...] = (
    ("samenwerking_huis_wijzigen", (), HUISPROFIEL, "veiligheidshuis"),
    ("samenwerking_profiel_wijzigen", (), {"doelgroepen": "Veelplegers", "versie": 1}, "veiligheidshuis"),
    ("samenwerking_herzien", (), {"uitkomst": "Klopt nog", "volgende_op": "01-09-2026"}, "profielherziening"),
    (
        "samenwerking_regietype",
        (),
        {"regietype": "visionair", "regietype_reden": "Niemand dwingt", "versie": 1},
        "veiligheidshuis",
    ),
    (
        "samenwerking_tredelid_nieuw",
        (),
        {"trede": "tactisch", "naam": "Vrouw Zonder Account", "rol": "Directeur", "van": "10-03-2026"},
        "tredelid",
    ),
    ("samenwerking_tredelid_beeindigen", ("tredelid",), EINDE, "tredelid"),
    ("samenwerking_werkkader", ("aansluiting_ggz",), {"kenmerken": "Beroepsgeheim", "versie": 1}, "aansluiting"),
    ("samenwerking_partner_nieuw", (), PARTNER, "aansluiting"),
    ("samenwerking_partner_wijzigen", ("aansluiting_ggz",), AANSLUITING, "aansluiting"),
    ("samenwerking_partner_onderdeel", ("aansluiting_ggz",), {"naam": "Team Zuid"}, "organisatieonderdeel"),
    ("samenwerking_partner_beeindigen", ("aansluiting_ggz",), EINDE, "aansluiting"),
    ("samenwerking_medewerker_nieuw", (), MEDEWERKER, "medewerker"),
    ("samenwerking_medewerker_functie", ("lid",), FUNCTIE, "functie"),
    ("samenwerking_functie_beeindigen", ("lid", "functie_lid_liaison"), EINDE, "functie"),
    ("samenwerking_medewerker_vervanging", ("lid",), VERVANGING, "vervanging"),
    ("samenwerking_vervanging_beeindigen", ("lid", "vervanging"), {"versie": 1}, "vervanging"),
    ("samenwerking_medewerker_wijzigen", ("lid",), CONTACT, "medewerker"),
    ("samenwerking_medewerker_openen", ("lid",), {"versie": 1}, "medewerker"),
    ("samenwerking_medewerker_sluiten", ("lid",), {"versie": 1}, "medewerker"),
    (
        "samenwerking_accountregels",
        (),
        {"bevestiging_dagen": 60, "geheimhouding_tekst": "Ik zwijg.", "versie": 1},
        "veiligheidshuis",
    ),
    ("samenwerking_contactpersoon", ("aansluiting_ggz",), {"medewerker": cid("ggz_lid"), "versie": 1}, "aansluiting"),
    ("samenwerking_overlegvorm_nieuw", (), VORM, "overlegvorm"),
    ("samenwerking_overlegvorm_wijzigen", ("casusoverleg",), VORM, "overlegvorm"),
    ("samenwerking_overlegvorm_deelnemer", ("triage",), {"medewerker": cid("ggz_lid")}, "overlegdeelnemer"),
    ("samenwerking_deelnemer_beeindigen", ("triage",), {"medewerker": cid("triagepartner")}, "overlegdeelnemer"),
    ("samenwerking_piket_nieuw", (), DIENST, "piketdienst"),
    ("samenwerking_piket_wijzigen", ("piketdienst",), DIENST | {"versie": 1}, "piketdienst"),
    ("samenwerking_piket_weg", ("piketdienst",), {"versie": 1}, "piketdienst"),
    ("samenwerking_convenant_nieuw", (), CONVENANT, "convenant"),
    ("samenwerking_convenant_matrix", ("convenant",), {"versie": 1, "bevestigd": 1}, "autorisatieregel"),
    ("samenwerking_convenant_wijzigen", ("convenant_concept",), CONVENANT | {"versie": 1}, "convenant"),
    ("samenwerking_convenant_beeindigen", ("convenant",), INTREKKEN | {"soort": "looptijd"}, "convenant"),
    ("samenwerking_convenant_tekenen", ("convenant", "woningcorporatie"), TEKENEN, "ondertekening"),
    ("samenwerking_ondertekening_beeindigen", ("convenant", "ggz"), INTREKKEN, "ondertekening"),
    (
        "samenwerking_categorie_nieuw",
        (),
        {"naam": "School", "juridische_klasse": "gewoon", "volgorde": 9},
        "informatiecategorie",
    ),
    ("samenwerking_regime_nieuw", (), REGIME, "regime"),
    ("samenwerking_regime_wijzigen", ("regime",), REGIME, "regime"),
    ("samenwerking_verstrekkingsbesluit_nieuw", ("convenant",), BESLUIT, "verstrekkingsbesluit"),
    (
        "samenwerking_verstrekkingsbesluit_beeindigen",
        ("convenant", "verstrekkingsbesluit"),
        EINDE,
        "verstrekkingsbesluit",
    ),
    ("samenwerking_advies_nieuw", ("convenant",), ADVIESVRAAG, "rechtmatigheidsadvies"),
    ("samenwerking_advies_besluiten", ("convenant", "advies"), ADVIESBESLUIT, "rechtmatigheidsadvies"),
    ("samenwerking_thema_nieuw", (), {"naam": "Ondermijning"}, "thema"),
    ("samenwerking_thema_wijzigen", ("veelplegers",), {"naam": "Veelplegers", "actief": "on", "versie": 1}, "thema"),
    ("menukaart_nieuw", (), MENU, "menukaartitem"),
    ("menukaart_wijzigen", ("menu_behandeling",), MENU | {"actief": "on", "versie": 1}, "menukaartitem"),
    ("samenwerking_werkwijze_nieuw", ("=kernvraag",), {"tekst": "Wat helpt?", "volgorde": 9}, "kernvraag"),
    (
        "samenwerking_werkwijze_wijzigen",
        ("=kernvraag", "kernvraag_1"),
        {"tekst": "Wat is er aan de hand?", "volgorde": 1},
        "kernvraag",
    ),
    ("samenwerking_werkwijze_beeindigen", ("=kernvraag", "kernvraag_1"), {}, "kernvraag"),
)


def vragen() -> list[Vraag]:
    """All pages and forms of the cooperation."""
    return [
        Vraag("samenwerking", ziet=IEDEREEN),
        Vraag("menukaart", ziet=IEDEREEN),
        # Knowledge of the product, of no house: everybody of every house reads it.
        Vraag("inventaris", ziet=IEDEREEN),
        Vraag("inventaris_huis", ("=helmond",), IEDEREEN),
        *[Vraag(f"samenwerking_{naam}", ziet=IEDEREEN) for naam in LISTS.split()],
        Vraag("samenwerking_medewerker", ("lid",), HUIS),
        Vraag("samenwerking_partner", ("aansluiting_ggz",), HUIS),
        Vraag("samenwerking_convenant", ("convenant",), HUIS),
        Vraag("samenwerking_convenant_modellen", (), KETEN, kent=IEDEREEN),
        Vraag("samenwerking_regime", ("regime",), HUIS),
        Vraag("samenwerking_verstrekkingsbesluiten", ("convenant",), HUIS),
        Vraag("samenwerking_adviezen", ("convenant",), HUIS),
        *[Vraag(naam, keys, KETEN, KETEN, IEDEREEN, given, doet_logt=(soort,)) for naam, keys, given, soort in BEHEER],
        # Nobody of the cast is the contact of a partner: tests/convenanten/test_bevestiging.py.
        Vraag(
            "samenwerking_bevestigen",
            (),
            KETEN | {"beheerder"},
            KETEN,
            IEDEREEN,
            {"accounts": [cid("lid")]},
            doet_logt=("accountbevestiging",),
        ),
        Vraag("samenwerking_medewerker_uitnodigen", ("lid",), None, KETEN, IEDEREEN, klaar=200),
        Vraag(
            "samenwerking_medewerker_toegang",
            ("lid",),
            KETEN | {"beheerder"},
            KETEN | {"beheerder"},
            IEDEREEN,
            {"reden": "Staat aan de balie"},
            doet_logt=("herstelverzoek",),
        ),
        # Nothing is locked; the press opens the door all the same.
        Vraag(
            "samenwerking_medewerker_deblokkeren",
            ("lid",),
            None,
            frozenset({"beheerder"}),
            IEDEREEN,
            doet_logt=("aanmeldblokkade",),
        ),
    ]
