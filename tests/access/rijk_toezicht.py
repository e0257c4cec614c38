"""Rows of the FG's workplace for the tests of access, and who sees, adds and changes them (R35, R42)."""

import datetime

from regiehuis.verantwoording import models
from tests.access.adressen import FG, KETEN, VOORZITTER, people
from tests.access.tabel import Tabel
from tests.cast import DAG, MOMENT, cid

TOEN = MOMENT - datetime.timedelta(hours=30)
MELDER = people("lid")


def rows() -> list[tuple[type, str, dict[str, object]]]:
    """What is written: model, name, fields."""
    huis = {"veiligheidshuis_id": cid("huis")}
    reported = {"soort": "verloren", "ontdekt_op": TOEN, "gemeld_op": TOEN, "gemeld_door_id": cid("lid")} | huis
    decided = {"status": "datalek", "ap_besluit": "niet_melden", "ap_reden": "Geen risico"}
    told = {
        "betrokkenen_besluit": "melden",
        "betrokkenen_reden": "Zij moeten het weten",
        "informeert_id": cid("procesregisseur"),
        "informeren_voor": DAG + datetime.timedelta(days=7),
        "betrokkenen": [cid("persoon_casus")],
    }
    sample = {
        "soort": "inzage",
        "van": DAG,
        "tot": DAG,
        "grens": MOMENT,
        "populatie": 1,
        "omvang": 1,
        "zaad": "0" * 64,
        "getrokken_op": TOEN,
        "getrokken_door_id": cid("fg"),
    } | huis
    explained = {
        "regel": "veel",
        "medewerker_id": cid("lid"),
        "van": DAG,
        "gelezen_tot": TOEN,
        "aantal": 70,
        "reden": "Verklaring van veel inzage",
        "verklaard_op": MOMENT,
        "verklaard_door_id": cid("fg"),
    } | huis
    drawn = {"volgorde": 1, "regel_id": cid("logregel"), "regel_moment": TOEN} | huis
    judged = {"oordeel": "niet", "reden": "Reden bij een regel", "beoordeeld_door_id": cid("fg")}
    return [
        (models.Leesverklaring, "leesverklaring", explained),
        (models.Steekproef, "steekproef", sample),
        (models.Steekproefregel, "steekproefregel", {"steekproef_id": cid("steekproef")} | drawn),
        (models.Steekproef, "steekproef_klaar", sample),
        (models.Steekproefregel, "regel_klaar", {"steekproef_id": cid("steekproef_klaar")} | drawn | judged),
        (
            models.Bevinding,
            "bevinding",
            {
                "onderwerp": "Bevinding over inzage",
                "toelichting": "Toelichting op de bevinding",
                "eigenaar_id": cid("ketenmanager"),
                "opvolgen_voor": DAG,
                "gemaakt_op": TOEN,
                "gemaakt_door_id": cid("fg"),
            }
            | huis,
        ),
        (models.Datalek, "datalek", {"omschrijving": "Telefoon in de trein laten liggen"} | reported),
        (models.Datalek, "datalek_bericht", {"omschrijving": "Brief bij de buren bezorgd"} | reported | decided | told),
    ]


TABELLEN = {
    "verantwoording_leesverklaring": Tabel({"leesverklaring": FG}, FG, kolom="reden"),
    "verantwoording_steekproef": Tabel({"steekproef": FG, "steekproef_klaar": FG}, wijzigt=FG, kolom="conclusie"),
    "verantwoording_steekproefregel": Tabel({"steekproefregel": FG, "regel_klaar": FG}, wijzigt=FG, kolom="reden"),
    "verantwoording_bevinding": Tabel({"bevinding": FG | KETEN}, FG, FG | KETEN, kolom="reactie"),
    "verantwoording_datalek": Tabel(
        {"datalek": FG | MELDER, "datalek_bericht": FG | MELDER | VOORZITTER}, MELDER, FG, kolom="gevolgen"
    ),
}
GEHEIMEN = {
    "Verklaring van veel inzage": FG,
    "Reden bij een regel": FG,
    "Bevinding over inzage": FG | KETEN,
    "Toelichting op de bevinding": FG | KETEN,
    "Telefoon in de trein": FG | MELDER,
    "Brief bij de buren": FG | MELDER | VOORZITTER,
}
