"""The one ladder of R29: operational, tactical, strategic, outside the house; both ways. Pure."""

import dataclasses
import datetime

from regiehuis.samenwerking.rules import TREDEN

from .plan import Fout, check_term, check_text

VOLGORDE = tuple(trede for trede, _ in TREDEN)
BUITEN = "buiten"
OPEN = ("voorgelegd", "aanvaard")
OVERGANGEN = {
    "voorgelegd": ("aanvaard", "geweigerd", "beantwoord", "ingetrokken"),
    "aanvaard": ("beantwoord", "ingetrokken"),
    "geweigerd": (),
    "beantwoord": (),
    "ingetrokken": (),
}
# The meeting form whose chair and standing participants stand on a step, beside those with the function.
OVERLEG_VAN_TREDE = {"tactisch": "stuurgroep", "strategisch": "driehoek"}


@dataclasses.dataclass(frozen=True)
class Stap:
    """One earlier step of a case on the ladder; `buiten` names an addressee outside the house."""

    naar_trede: str
    status: str
    buiten: str = ""


def current_step(stappen: list[Stap]) -> str:
    """Where a case stands: the step of its last question that was taken up; `stappen` oldest first (R29).

    A question withdrawn or declined leaves the case where it was.
    """
    taken = [stap.naar_trede for stap in stappen if stap.status not in ("geweigerd", "ingetrokken")]
    return taken[-1] if taken else VOLGORDE[0]


def outside_only(stappen: list[Stap]) -> bool:
    """Whether everything that waits for an answer lies outside the house; letters there do not wait for each other."""
    return all(stap.naar_trede == BUITEN for stap in stappen if stap.status in OPEN)


def direction(van: str, naar: str) -> str:
    """Whether a step goes "op" or "af" the ladder; empty for the same step."""
    steps = VOLGORDE.index(naar) - VOLGORDE.index(van)
    return "op" if steps > 0 else "af" if steps < 0 else ""


@dataclasses.dataclass(frozen=True)
class Voorstel:
    """A question as it is about to be put to a step."""

    naar_trede: str
    heeft_medewerker: bool
    buiten: str
    vraag: str
    feiten: str
    termijn: datetime.date
    dag: datetime.date
    stappen: list[Stap]
    afgesloten: bool


def check_escalation(voorstel: Voorstel) -> Fout | None:
    """What is wrong with a question to another step, as (field, message).

    One question at a time; outside the house several letters may be under way, each to another addressee (R29).
    """
    if voorstel.afgesloten:
        return "", "Deze casus is afgesloten. Heropen hem eerst."
    return (
        _check_step(voorstel)
        or _check_addressee(voorstel)
        or check_text("vraag", voorstel.vraag, 4000, "Vul de vraag in waarover een besluit nodig is.")
        or check_text("feiten", voorstel.feiten, 8000, "Vul de feiten in die nodig zijn om te besluiten.")
        or check_term("termijn", voorstel.termijn, voorstel.dag)
    )


def _check_step(voorstel: Voorstel) -> Fout | None:
    outside = voorstel.naar_trede == BUITEN and outside_only(voorstel.stappen)
    if any(stap.status in OPEN for stap in voorstel.stappen) and not outside:
        return "", "Er ligt al een vraag bij een andere trede. Wacht het antwoord af of trek die vraag eerst in."
    if voorstel.naar_trede not in VOLGORDE:
        return "naar_trede", "Kies een trede."
    if not outside and not direction(current_step(voorstel.stappen), voorstel.naar_trede):
        return "naar_trede", "De casus staat al op deze trede. Kies een andere."
    return None


def _check_addressee(voorstel: Voorstel) -> Fout | None:
    if voorstel.naar_trede == BUITEN:
        if voorstel.heeft_medewerker:
            return "geadresseerde", "Buiten het huis kiest u geen medewerker. Laat dit veld leeg."
        wrong = check_text(
            "geadresseerde_buiten", voorstel.buiten, 200, "Vul in aan wie buiten het huis u dit voorlegt."
        )
        return wrong or _check_letter(voorstel)
    if voorstel.buiten.strip():
        return "geadresseerde_buiten", "Vul dit alleen in als u de vraag buiten het huis voorlegt."
    if not voorstel.heeft_medewerker:
        return "geadresseerde", "Kies aan wie u de vraag voorlegt."
    return None


def _check_letter(voorstel: Voorstel) -> Fout | None:
    waiting = {stap.buiten.casefold() for stap in voorstel.stappen if stap.status in OPEN}
    if voorstel.buiten.strip().casefold() in waiting:
        return "geadresseerde_buiten", "Bij deze geadresseerde ligt al een vraag. Wacht het antwoord af."
    return None


def check_transition(van: str, naar: str) -> Fout | None:
    """Whether a question may go from one status to another."""
    if naar in OVERGANGEN[van]:
        return None
    why = {
        "aanvaard": "Deze vraag is al aanvaard.",
        "geweigerd": "Deze vraag is niet aanvaard en daarmee afgedaan.",
        "beantwoord": "Deze vraag is al beantwoord.",
        "ingetrokken": "Deze vraag is ingetrokken.",
    }
    return "", why.get(van, "Dit kan nu niet met deze vraag.")
