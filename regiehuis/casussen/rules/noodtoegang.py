"""Emergency access: what must be said, for how long, how often (R18). Pure."""

import datetime

UREN = [(1, "1 uur"), (2, "2 uur"), (4, "4 uur"), (8, "8 uur")]
KORTSTE_REDEN = 20
LANGSTE_REDEN = 1000
BEOORDELINGEN = [("terecht", "Terecht"), ("niet_terecht", "Niet terecht")]
# Functions to which R15 gives no names and no content: an emergency is no way around that.
NOOIT = frozenset({"beheerder", "functionaris_gegevensbescherming", "bestuurder", "ketenmanager"})


def check_vraag(reden: str, uren: int, *, nummer: str, bsn: str, naam: str, geboren: str) -> tuple[str, str] | None:
    """What is wrong with asking for emergency access: field and Dutch message, or None."""
    if not KORTSTE_REDEN <= len(reden.strip()) <= LANGSTE_REDEN:
        return "reden", f"Schrijf in {KORTSTE_REDEN} tot {LANGSTE_REDEN} tekens wat er nu aan de hand is."
    if uren not in dict(UREN):
        return "uren", "Kies voor hoe lang u toegang nodig hebt."
    if not (nummer or bsn or (naam and geboren)):
        return "nummer", "Vul een casusnummer in, een BSN, of een achternaam met geboortedatum."
    return None


def is_open(tot: datetime.datetime, moment: datetime.datetime) -> bool:
    """Whether emergency access still counts: until the last moment, and not a moment longer."""
    return moment < tot
