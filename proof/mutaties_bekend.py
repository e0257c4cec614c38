"""Mutants that nothing can tell, by name, each with why; and which tests are asked about what no ask tells."""

_SHADOWED = "the restrictive policy beside it asks this and more, and is seen to hold"

BEKEND: dict[str, str] = {
    **{
        f"policy {name}": _SHADOWED
        for name in (
            "casussen_bezoeker.insert_web",
            "casussen_casuspersoon.insert_web",
            "casussen_casuspersoon.update_web",
            "casussen_regieaanbod.insert_web",
            "casussen_regieaanbod.update_web",
            "personen_adres.insert_web",
            "personen_huishoudlid.insert_web",
            "personen_relatie.insert_web",
        )
    },
}

# By the part of the product that a mutant is in: the tests that must fail once it is taken away.
GETOETST: dict[str, str] = {
    "casussen.access.casus": "casussen/test_deelname casussen/test_plan casussen/test_casus casussen/test_toegang",
    "casussen.access.contact": "casussen/test_contactblad",
    "casussen.access.huisbezoek": "casussen/test_huisbezoek",
    "casussen.access.informatie": "casussen/test_informatie casussen/test_corrigeren access/test_python_alone",
    "casussen.access.lezers": "casussen/test_lezers access/test_python_alone",
    "casussen.access.noodtoegang": "casussen/test_noodtoegang access/test_python_alone",
    "casussen.access.overleg": "casussen/test_machtiging casussen/test_vergadering",
    "casussen.access.plan": "casussen/test_plan casussen/test_toegang access/test_python_alone",
    "casussen.access.resultaat": "casussen/test_resultaat",
    "casussen.access.signaal": "casussen/test_triage casussen/test_signaal access/test_python_alone",
    "casussen.access.terugkoppelfiche": "casussen/test_terugkoppelfiche",
    "casussen.access.toegang": "casussen/test_toegang access/test_python_alone",
    "casussen.access.toestemming": "casussen/test_toestemming",
    "casussen.access.treffers": "casussen/test_persoon access/test_functions",
    "casussen.access.verstrekkingsbesluit": "casussen/test_verstrekkingsbesluit",
    "casussen.access.vrijlating": "casussen/test_vrijlating",
    "casussen.access.zaal": "casussen/test_vergadering access/test_python_alone",
    "convenanten.actions.rechtmatigheidsadvies": "convenanten/test_rechtmatigheidsadvies",
    "convenanten.rules.regime": "convenanten/test_regime",
    "convenanten.rules.toegang": "casussen/test_toegang",
    "personen.access": "personen/test_aanlevering access/test_python_alone",
    "verantwoording.access.datalek": "verantwoording/test_datalek access/test_python_alone",
    "verantwoording.access.steekproef": "verantwoording/test_steekproef",
    "verantwoording.access.toezicht_lezen": "verantwoording/test_lezen",
    "verantwoording.access.wissing": "verantwoording/test_persoon_wissen",
    "verantwoording.access.toezicht": "verantwoording/test_bevinding access/test_python_alone",
    "verantwoording.access.verzoek": "access/test_python_alone verantwoording/test_verzoekpost",
    "casussen_afspraak": "casussen/test_huisbezoek access/test_narrowed",
    "casussen_alarm": "casussen/test_alarmwacht casussen/test_vrijlating",
    "casussen_ficheinstemming": "casussen/test_terugkoppelfiche",
    "casussen_fichestuk": "casussen/test_terugkoppelfiche",
    "casussen_resultaatverstrekking": "casussen/test_resultaat",
    "casussen_terugkoppelfiche": "casussen/test_terugkoppelfiche",
    "casussen_agendapunt": "casussen/test_vergadering",
    "casussen_toestemming": "casussen/test_huisbezoek access/test_narrowed",
    "casussen_informatie": "access/test_narrowed verantwoording/test_verzoekpost casussen/test_huisbezoek",
    "casussen_noodtoegang": "casussen/test_noodwacht casussen/test_noodtoegang",
    "casussen_overlegmachtiging": "casussen/test_machtiging",
    "casussen_plichtenafweging": "casussen/test_afweging",
    "convenanten_autorisatieregel": "access/test_narrowed",
    "convenanten_convenantthema": "access/test_narrowed",
    "convenanten_convenantwijziging": "convenanten/test_levensloop",
    "convenanten_ondertekening": "access/test_narrowed",
    "convenanten_rechtmatigheidsadvies": "convenanten/test_rechtmatigheidsadvies",
    "convenanten_verstrekkingsbesluit": "convenanten/test_verstrekkingsbesluit",
    "logboek_logsegment": "verantwoording/test_logsegment",
    "verantwoording_leesverklaring": "verantwoording/test_lezen",
    "verantwoording_steekproef": "verantwoording/test_steekproef",
    "verantwoording_steekproefregel": "verantwoording/test_steekproef",
    "personen_aanlevering": "personen/test_aanlevering",
    "personen_aangeleverdrecord": "personen/test_aanlevering",
    "personen_kolomtoewijzing": "personen/test_aanlevering",
    "personen_koppelbesluit": "personen/test_koppelbesluiten",
    "personen_koppeling": "personen/test_koppelbesluiten",
    "personen_koppelinstelling": "personen/test_koppelbesluiten",
    "personen_koppelrun": "personen/test_koppelbesluiten",
    "personen_nettolijst": "personen/test_nettolijst",
    "personen_nettolijstregel": "personen/test_nettolijst",
    "samenwerking_melding": "access/test_narrowed",
    "samenwerking_overlegdeelnemer": "access/test_narrowed",
    "samenwerking_piketdienst": "access/test_narrowed",
}


def tests_of(mutant: str) -> list[str]:
    """The files of tests of the part that a mutant is in, those of the tables last."""
    kind, name = mutant.partition(":")[0].split(" ")
    part = name.partition(".")[0] if kind == "policy" else max((k for k in GETOETST if name.startswith(k)), default="")
    tables = ["tests/access/test_tables.py"] if kind == "policy" else []
    return [f"tests/{each}.py" for each in GETOETST.get(part, "").split()] + tables
