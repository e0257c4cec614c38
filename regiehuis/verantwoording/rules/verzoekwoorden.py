"""Words of a decision by the kind of request: erasing is not giving (R30, R32). Pure."""

import dataclasses


@dataclasses.dataclass(frozen=True)
class Woorden:
    """What granting is called: on a button, and in the letter with `{n}` for how much."""

    toewijzen: str
    brief: str


WOORDEN = {
    "inzage": Woorden("Verstrekken", "Wij verstrekken u {n}."),
    "rectificatie": Woorden("Aanvullen", "Wij vullen {n} aan."),
    "wissing": Woorden("Wissen", "Wij wissen {n}."),
    "bezwaar": Woorden("Niet meer gebruiken", "Wij gebruiken {n} niet meer."),
    "beperking": Woorden("Afschermen", "Wij schermen {n} af."),
}


def besluiten_van(soort: str) -> list[tuple[str, str]]:
    """The decisions on an item of a request of this kind, in words."""
    return [("verstrekken", WOORDEN[soort].toewijzen), ("weigeren", "Weigeren")]


def besluitzin(soort: str, aantal: int) -> str:
    """What the letter says of how much was granted."""
    if not aantal:
        return "Wij verstrekken u geen gegevens." if soort == "inzage" else "Wij wijzen uw verzoek af."
    much = WOORDEN[soort].brief.format(n="1 gegeven" if aantal == 1 else f"{aantal} gegevens")
    return f"{much} U vindt {'het' if aantal == 1 else 'ze'} hieronder."
