"""The feedback sheet to the police: what it may hold, and when it may go out (R22). Pure."""

import datetime
import uuid
from collections.abc import Collection, Iterable
from typing import NamedTuple

# Of the regime: the sheet exists only where it goes out by consent of everybody who was present.
GEVRAAGD = "unaniem"
ANTWOORDEN = [("akkoord", "Ik stem in"), ("geweigerd", "Ik stem niet in")]
WAS_ER = ("aanwezig", "vertrokken")
LANGSTE_FICHE = 6000
LANGSTE_REDEN = 1000
GEHEIM = "beroepsgeheim"
AFGEWOGEN = "conflict_van_plichten"
NIET_GEVRAAGD = "Onder het regime van deze casus gaat er geen terugkoppelfiche naar de politie."
AL_VERSTUURD = "Deze fiche is verstuurd en verandert niet meer."
STUK_WEG = "Een gekozen stuk mag niet meer door iedereen worden gelezen. Kies de stukken opnieuw."


class Antwoord(NamedTuple):
    """What one participant said of the text and items of one round; `op` decides which answer stands."""

    medewerker_id: uuid.UUID
    ronde: int
    besluit: str
    op: datetime.datetime


def holds_care_secret(juridische_klasse: str, grondslag: str) -> bool:
    """Whether an item is a care secret, or was shared as one: it never stands on the sheet (R22)."""
    return juridische_klasse == GEHEIM or grondslag == AFGEWOGEN


def check_tekst(tekst: str) -> str:
    """What is wrong with the text of a sheet, or nothing."""
    if not tekst.strip():
        return "Vul in wat de politie te weten krijgt."
    return f"Gebruik hoogstens {LANGSTE_FICHE} tekens." if len(tekst) > LANGSTE_FICHE else ""


def check_antwoord(besluit: str, reden: str) -> tuple[str, str] | None:
    """What is wrong with an answer: field and Dutch message, or None."""
    if besluit not in dict(ANTWOORDEN):
        return "besluit", "Kies of u instemt."
    if besluit == "geweigerd" and not reden.strip():
        return "reden", "Vul in waarom u niet instemt."
    return ("reden", f"Gebruik hoogstens {LANGSTE_REDEN} tekens.") if len(reden) > LANGSTE_REDEN else None


def standing(antwoorden: Iterable[Antwoord], ronde: int) -> dict[uuid.UUID, str]:
    """Per participant the last answer to this text; answers to an earlier text no longer count (R22)."""
    ordered = sorted((a for a in antwoorden if a.ronde == ronde), key=lambda a: a.op)
    return {a.medewerker_id: a.besluit for a in ordered}


def why_blocked(
    *, overleg_status: str, aanwezigheden: Collection[tuple[uuid.UUID, str]], antwoorden: dict[uuid.UUID, str]
) -> str:
    """Why the sheet may not go out, in words; empty when everybody who was present agreed (R22)."""
    if overleg_status != "afgesloten":
        return "Versturen kan als het overleg is afgesloten: dan staat vast wie er was."
    if any(status == "uitgenodigd" for _, status in aanwezigheden):
        return "Van iemand is niet genoteerd of hij er was. Zolang dat niet vaststaat, gaat de fiche niet weg."
    present = {who for who, status in aanwezigheden if status in WAS_ER}
    if not present:
        return "Er was niemand aanwezig die kan instemmen."
    missing = sum(1 for who in present if antwoorden.get(who) != "akkoord")
    if missing == 1:
        return "Nog één aanwezige stemde niet in."
    return f"Nog {missing} aanwezigen stemden niet in." if missing else ""
