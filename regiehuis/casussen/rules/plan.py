"""The plan and its agreements: terms, scores, when a plan may become active, how overdue climbs (R27, R28). Pure."""

import dataclasses
import datetime

# Statuses of an agreement that still asks something of somebody.
OPEN = ("aangeboden", "aanvaard")
# Which status may follow which; nothing follows `gereed` and `vervallen`.
AFSPRAAKOVERGANGEN = {
    "aangeboden": ("aanvaard", "geweigerd", "gereed", "vervallen"),
    "aanvaard": ("aangeboden", "gereed", "vervallen"),
    "geweigerd": ("aangeboden", "vervallen"),
    "gereed": (),
    "vervallen": (),
}
SCORES = range(1, 6)
LONGEST_TERM = datetime.timedelta(days=731)
LONGEST_REVIEW = datetime.timedelta(days=366)
# To whom an overdue agreement has climbed, lowest first (R27).
KLIMTREDEN = [
    ("uitvoerder", "Bij de uitvoerder"),
    ("casusregisseur", "Bij de casusregisseur"),
    ("procesregisseur", "Bij de procesregisseur"),
]
Fout = tuple[str, str]


def days_overdue(termijn: datetime.date, dag: datetime.date) -> int:
    """How many days `termijn` has passed on `dag`; 0 on the day itself and before it."""
    return max((dag - termijn).days, 0)


def climbed_to(
    *, termijn: datetime.date, status: str, dag: datetime.date, klimdagen: int, heeft_casusregisseur: bool = True
) -> str:
    """Whose overdue agreement it is by now: "" when not overdue, else a value of KLIMTREDEN (R27).

    Computed from dates alone, so that no job has to run: after `klimdagen` days overdue it is the
    casusregisseur's, after as many again the procesregisseur's; without casusregisseur it climbs at once.
    """
    late = days_overdue(termijn, dag)
    if status not in OPEN or late == 0:
        return ""
    if late < klimdagen:
        return "uitvoerder"
    if late < 2 * klimdagen and heeft_casusregisseur:
        return "casusregisseur"
    return "procesregisseur"


def check_text(field: str, text: str, longest: int, missing: str) -> Fout | None:
    """What is wrong with a compulsory text, as (field, message)."""
    if not text.strip():
        return field, missing
    if len(text) > longest:
        return field, f"Houd deze tekst bij maximaal {longest} tekens."
    return None


def check_term(field: str, termijn: datetime.date, dag: datetime.date) -> Fout | None:
    """A due date lies today or later, and within two years."""
    if termijn < dag:
        return field, "Deze datum is al voorbij. Kies vandaag of een latere dag."
    if termijn > dag + LONGEST_TERM:
        return field, "Deze datum ligt meer dan twee jaar vooruit. Kies een eerdere dag."
    return None


def check_period(van: datetime.date, tot: datetime.date) -> Fout | None:
    """An intervention ends after it begins, and lasts five years at most."""
    if tot <= van:
        return "tot", "De einddatum moet na de begindatum liggen."
    if (tot - van).days > 5 * 366:
        return "tot", "Deze periode is langer dan vijf jaar. Kies een eerdere einddatum."
    return None


# How a goal may end while the plan goes on.
DOELEINDEN = [
    ("bereikt", "Bereikt"),
    ("deels", "Deels bereikt"),
    ("niet", "Niet bereikt"),
    ("vervallen", "Niet meer nodig"),
]


def check_end_of_goal(*, was: str, status: str, oordeel: str, open_afspraken: int) -> Fout | None:
    """A running goal ends with a result and its reason, when nothing is still to be done for it."""
    if was != "open":
        return "", "Dit doel is al afgerond."
    if status not in dict(DOELEINDEN):
        return "status", "Kies hoe het doel eindigt."
    if open_afspraken:
        return "", "Bij dit doel staan nog afspraken open. Rond ze af, laat ze vervallen of haal ze bij het doel weg."
    return check_text("oordeel", oordeel, 500, "Licht kort toe waarom het doel eindigt.")


def check_score(score: int) -> Fout | None:
    """A life area is scored 1 (acute) to 5 (fine) by a person, never computed (R28, R39)."""
    return None if score in SCORES else ("score", "Kies een score van 1 tot en met 5.")


@dataclasses.dataclass(frozen=True)
class Vaststelling:
    """What decides whether a plan may become active."""

    dag: datetime.date
    heeft_casusregisseur: bool
    doelen: int
    evaluatie_op: datetime.date | None
    fase: str


def check_activation(plan: Vaststelling) -> Fout | None:
    """An active plan has a casusregisseur, a review date and at least one goal (R28)."""
    if plan.fase not in ("analyse", "plan", "uitvoering"):
        return "", "Deze casus is afgesloten. Heropen hem eerst."
    if not plan.heeft_casusregisseur:
        return (
            "",
            "Deze casus heeft nog geen casusregisseur. Zonder casusregisseur kan het plan niet worden vastgesteld.",
        )
    if plan.doelen == 0:
        return "", "Dit plan heeft nog geen doel. Voeg eerst een doel toe."
    if plan.evaluatie_op is None:
        return "evaluatie_op", "Vul de datum in waarop u het plan evalueert."
    if plan.evaluatie_op <= plan.dag:
        return "evaluatie_op", "De evaluatie moet na vandaag liggen."
    if plan.evaluatie_op > plan.dag + LONGEST_REVIEW:
        return "evaluatie_op", "De evaluatie moet binnen een jaar liggen."
    return None


def check_transition(van: str, naar: str) -> Fout | None:
    """Whether an agreement may go from one status to another."""
    if naar in AFSPRAAKOVERGANGEN[van]:
        return None
    why = {
        "gereed": "Deze afspraak is al gereed.",
        "vervallen": "Deze afspraak is vervallen.",
        "geweigerd": "Deze afspraak is geweigerd. Bied hem eerst opnieuw aan.",
        "aanvaard": "Deze afspraak is al aanvaard.",
    }
    return "", why.get(van, "Dit kan nu niet met deze afspraak.")


def status_after_change(*, oud_status: str, gewijzigd: bool, zelf: bool) -> str:
    """A changed text, person or term asks for acceptance anew, unless the doer changed it himself."""
    if not gewijzigd:
        return oud_status
    return "aanvaard" if zelf else "aangeboden"


def status_after_feedback(*, status: str, resultaat: str) -> str:
    """Done closes the agreement; partly or not done leaves it to its doer, who by reporting has taken it up."""
    if resultaat == "gedaan":
        return "gereed"
    return "aanvaard" if status == "aangeboden" else status
