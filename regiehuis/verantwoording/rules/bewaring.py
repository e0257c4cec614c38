"""Retention: from which moment, how long, and what extends it (R36). Pure.

How long is a matter of law: a lawyer of the house confirms each default, and a screen that shows one says so.
"""

import datetime

from regiehuis.casussen.rules.afsluiting import add_months

# From which moment the shorter term of a category counts; how a case counts stands in its regime.
VANAF = [
    ("ontvangst", "Vanaf de ontvangst van de informatie"),
    ("afsluiting", "Vanaf het sluiten van de casus"),
    ("nazorg", "Vanaf het einde van de nazorg"),
]
# People are warned so many days before the end.
WAARSCHUWING_DAGEN = 60
LANGSTE_MAANDEN = 600
LANGSTE_REDEN = 1000
# A decision to keep longer is taken again after so long at most.
LANGSTE_VERLENGING = 24
SOORTEN = [
    ("casus", "Casus"),
    ("informatie", "Informatie uit een casus"),
    ("persoon", "Persoon in een casus"),
    ("aanlevering", "Lijst van een partner"),
    ("nettolijst", "Nettolijst"),
]
# From which moment what partners delivered counts, and the net lists of it.
VANAF_LIJST = [
    ("levering", "Vanaf de dag dat de partner iemand niet meer leverde"),
    ("vaststelling", "Vanaf het vaststellen van de nettolijst"),
]
GRONDEN = [("termijn", "Einde van de bewaartermijn"), ("verzoek", "Toegewezen verzoek om te wissen")]
Fout = tuple[str, str]


def keep_until(begin: datetime.date, maanden: int, verlengd_tot: datetime.date | None = None) -> datetime.date:
    """The first day on which it is kept no more: so many months after `begin`, or later by a decision."""
    end = add_months(begin, maanden)
    return max(end, verlengd_tot) if verlengd_tot else end


def is_due(tot: datetime.date, fase: str, dag: datetime.date) -> bool:
    """Whether a case goes today: its term is over and nobody works on it any more (R36)."""
    return fase == "afgesloten" and tot <= dag


def is_near(tot: datetime.date, dag: datetime.date) -> bool:
    """Whether people are warned that the term nears its end."""
    return tot - datetime.timedelta(days=WAARSCHUWING_DAGEN) <= dag


def check_termijn(*, vanaf: str, maanden: int | None, regime_maanden: int) -> Fout | None:
    """The term of a category is shorter than that of its regime (R36)."""
    if vanaf not in dict(VANAF):
        return "vanaf", "Kies vanaf welk moment de termijn loopt."
    if maanden is None or not 1 <= maanden <= LANGSTE_MAANDEN:
        return "maanden", "Vul in hoeveel maanden deze informatie wordt bewaard."
    if maanden >= regime_maanden:
        return (
            "maanden",
            f"Een eigen termijn is korter dan die van het regime ({regime_maanden} maanden). Langer bewaren kan niet"
            " per categorie (R36).",
        )
    return None


def check_verlenging(
    *, tot: datetime.date | None, nu_tot: datetime.date, dag: datetime.date, reden: str
) -> Fout | None:
    """An extension has a reason and a new date, later than the one it replaces and at most two years from now (R36)."""
    if tot is None:
        return "tot", "Vul in tot wanneer de casus langer wordt bewaard."
    if tot <= nu_tot:
        return "tot", f"De nieuwe datum ligt na {nu_tot:%d-%m-%Y}, de datum die nu geldt."
    if tot > add_months(max(dag, nu_tot), LANGSTE_VERLENGING):
        return "tot", "Verleng met hooguit twee jaar. Daarna beslist u opnieuw (R36)."
    if not reden.strip():
        return "reden", "Vul in waarom deze casus langer wordt bewaard. Zonder reden wordt niets verlengd (R36)."
    if len(reden) > LANGSTE_REDEN:
        return "reden", f"Gebruik maximaal {LANGSTE_REDEN} tekens."
    return None
