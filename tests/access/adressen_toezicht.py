"""Who may ask what of the FG's workplace: the FG alone, but for what somebody was asked or reported (R35, R42)."""

from tests.access.adressen import ANALIST, FG, IEDEREEN, KETEN, NIEMAND, VOORZITTER, Vraag
from tests.access.rijk import TOEWIJZING
from tests.access.rijk_toezicht import MELDER
from tests.cast import cid

BEVINDING = {
    "onderwerp": "Veel inzage",
    "toelichting": "Nagaan waarom",
    "bron": "logboek",
    "eigenaar": cid("ketenmanager"),
    "opvolgen_voor": "20-03-2026",
}
LEK = {"soort": "verloren", "ontdekt_op_datum": "10-03-2026", "ontdekt_op_tijd": "08:00", "omschrijving": "Tas kwijt"}
OPVOLGEN = {"eigenaar": cid("ketenmanager"), "opvolgen_voor": "20-03-2026", "versie": 1}


# What the columns of the list that waits are.
KOLOMMEN = {f"kolom_{plek}": veld for plek, veld in enumerate(TOEWIJZING.values(), 1)}
PAAR = {"besluit": "zelfde", "reden": "Gebeld met het parket", "versie": 1}
DREMPELS = {"koppelen_vanaf": "2", "vragen_vanaf": "-1", "versie": 1}
NETTO = {"partner": cid("reclassering"), "kwartaal": "2026-1"}
VAN_LIJST = {"besluit": "af", "reden": "Verhuisd", "versie": 1}
VEILIG = {"acuut": "nee"}
TREKKING = {"soort": "verstrekking", "van": "01-01-2026", "tot": "01-02-2026", "omvang": 5}


def vragen() -> list[Vraag]:
    """Findings and breaches."""
    b, d, t = ("bevinding",), ("datalek",), ("datalek_bericht",)
    finding, breach = {"doet_logt": ("bevinding",)}, {"doet_logt": ("datalek",)}
    draw, drawn = {"doet_logt": ("steekproef",)}, {"doet_logt": ("steekproefregel",)}
    knows = FG | MELDER
    press = {"doet_logt": ("aanlevering",)}
    list_ = {"logt": ("aanlevering",), **press}
    setting = {"logt": ("koppelinstelling",), "doet_logt": ("koppelinstelling",)}
    netto, lijst, sein = ("nettolijst",), {"doet_logt": ("nettolijst",)}, {"doet_logt": ("signaal",)}
    end = {"status": "opgelost", "uitkomst": "Het was zijn werk", "versie": 1}
    return [
        Vraag("aanleveringen", (), ANALIST, kent=IEDEREEN, logt=("aanlevering",)),
        # A file goes along with no form of this test: tests/web/test_aanleveringen.py.
        Vraag("aanlevering_nieuw", (), ANALIST, NIEMAND, IEDEREEN, {"soort": "brutolijst"}),
        Vraag("aanlevering", ("aanlevering",), ANALIST, ANALIST, NIEMAND, KOLOMMEN, **list_),
        Vraag("aanlevering_inlezen", ("aanlevering",), None, ANALIST, **press),
        Vraag("aanlevering_afgekeurd", ("aanlevering",), ANALIST, logt=("aanlevering",)),
        Vraag("paren", (), ANALIST, kent=IEDEREEN, logt=("koppeling",)),
        Vraag("paar", ("koppeling",), ANALIST, ANALIST, NIEMAND, PAAR, logt=("koppeling",), doet_logt=("koppeling",)),
        Vraag("koppelinstelling", (), ANALIST, ANALIST, IEDEREEN, DREMPELS, **setting),
        Vraag("records_koppelen", (), None, ANALIST, IEDEREEN, doet_logt=("koppelrun",)),
        Vraag("nettolijsten", (), ANALIST, ANALIST, IEDEREEN, NETTO, logt=netto, **lijst),
        Vraag("nettolijst_definities", (), ANALIST, kent=IEDEREEN),
        Vraag("nettolijst", ("nettolijst",), ANALIST, logt=("nettolijst",)),
        Vraag("nettolijst_pdf", ("nettolijst",), ANALIST, logt=("nettolijst",)),
        Vraag("nettolijst_vaststellen", ("nettolijst",), None, ANALIST, NIEMAND, {"versie": 1}, **lijst),
        Vraag("nettolijstregel", ("nettolijstregel",), ANALIST, ANALIST, NIEMAND, VAN_LIJST, logt=netto, **lijst),
        Vraag("nettolijst_signaal", ("nettolijstregel",), ANALIST, ANALIST, NIEMAND, VEILIG, logt=netto, **sein),
        Vraag("toezicht", ziet=FG, logt=("bevinding",)),
        Vraag("bevinding_nieuw", (), FG, FG, FG, BEVINDING, **finding),
        Vraag("bevinding", b, FG | KETEN, logt=("bevinding",)),
        Vraag("bevinding_antwoorden", b, KETEN, KETEN, FG | KETEN, {"reactie": "Besproken", "versie": 1}, **finding),
        Vraag("bevinding_opvolgen", b, FG, FG, FG | KETEN, OPVOLGEN, **finding),
        Vraag("bevinding_afsluiten", b, FG, FG, FG | KETEN, end, **finding),
        Vraag("steekproeven", ziet=FG, logt=("steekproef",)),
        # Nothing of this kind is in the log, which tests/verantwoording/test_steekproef.py fills.
        Vraag("steekproef_nieuw", (), FG, NIEMAND, FG, TREKKING),
        Vraag("steekproef", ("steekproef",), FG, logt=("steekproef",)),
        Vraag("steekproef_afsluiten", ("steekproef_klaar",), FG, FG, FG, {"conclusie": "In orde", "versie": 1}, **draw),
        Vraag("steekproefregel", ("steekproefregel",), FG, FG, FG, {"oordeel": "rechtmatig", "versie": 1}, **drawn),
        Vraag("steekproef_inhoud", ("steekproefregel",), FG, None, FG, logt=("steekproefregel",)),
        # Nobody did anything: tests/verantwoording/test_lezen.py.
        Vraag("lezen_verklaren", ("=veel", "lid"), FG, NIEMAND, FG, {"reden": "Had piket"}),
        Vraag("lezen", ziet=FG, logt=("logregel",)),
        Vraag("verwerkingsregister", ziet=FG | KETEN, logt=("verwerkingsregister",)),
        Vraag("verwerkingsregister_uit", ("=csv",), FG | KETEN, logt=("verwerkingsregister",)),
        Vraag("datalekken", ziet=IEDEREEN),
        Vraag("datalek_melden", (), IEDEREEN, IEDEREEN, IEDEREEN, LEK, **breach),
        Vraag("datalek", d, knows, logt=("datalek",)),
        Vraag("datalek_beoordelen", d, FG, FG, knows, {"status": "datalek", "versie": 1}, **breach),
        Vraag("datalek_betrokkenen", d, FG, None, knows),
        Vraag("datalek_namen", t, VOORZITTER, None, knows | VOORZITTER, logt=("datalek",)),
        Vraag("datalek_bericht", t, None, FG, knows | VOORZITTER, {"versie": 1}, **breach),
        # Nothing was decided yet, so that it is not closed.
        Vraag("datalek_afsluiten", d, None, FG, knows, {"versie": 1}),
        Vraag("datalek_rapport", d, FG, None, knows, logt=("datalek",)),
    ]
