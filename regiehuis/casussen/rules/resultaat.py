"""Results of a case for another partnership: only one that the regime names, after its own approval (R23). Pure."""

from collections.abc import Collection

BESLUITEN = [("goedgekeurd", "Goedgekeurd"), ("afgewezen", "Afgewezen")]
STANDEN = {
    "wacht": "Wacht op goedkeuring",
    "goedgekeurd": "Goedgekeurd",
    "afgewezen": "Afgewezen",
    "ingetrokken": "Ingetrokken",
}
LANGSTE_RESULTAAT = 6000
LANGST_DOEL = 300
LANGSTE_REDEN = 1000
NIET_GENOEMD = "Het regime van deze casus noemt dit samenwerkingsverband niet."
EEN_ANDER = "Een ander die deze casus leidt keurt dit goed; u heeft het zelf voorgesteld."


def stand_of(besluit: str, *, ingetrokken: bool) -> str:
    """Where a proposal stands: one of `STANDEN`."""
    return "ingetrokken" if ingetrokken else besluit or "wacht"


def check_voorstel(verband: str, doel: str, tekst: str, genoemd: Collection[str]) -> tuple[str, str] | None:
    """What is wrong with a proposal: field and Dutch message, or None; `genoemd` is what the regime names."""
    if verband not in genoemd:
        return "verband", NIET_GENOEMD
    for field, text, empty, longest in (
        ("doel", doel, "Vul in waarvoor het andere verband dit krijgt.", LANGST_DOEL),
        ("tekst", tekst, "Vul in welke resultaten u deelt.", LANGSTE_RESULTAAT),
    ):
        if not text.strip():
            return field, empty
        if len(text) > longest:
            return field, f"Gebruik hoogstens {longest} tekens."
    return None


def check_besluit(besluit: str, reden: str) -> tuple[str, str] | None:
    """What is wrong with a decision: field and Dutch message, or None."""
    if besluit not in dict(BESLUITEN):
        return "besluit", "Kies of dit mag worden gedeeld."
    if not reden.strip():
        return "reden", "Vul in waarom."
    return ("reden", f"Gebruik hoogstens {LANGSTE_REDEN} tekens.") if len(reden) > LANGSTE_REDEN else None


def why_kept(stand: str, verband: str, genoemd: Collection[str]) -> str:
    """Why results may not go out now, in words; empty when they may (R23)."""
    if stand != "goedgekeurd":
        return "Dit gaat pas weg als een ander die deze casus leidt het heeft goedgekeurd."
    return "" if verband in genoemd else NIET_GENOEMD
