"""Emergency access in the demo: one night at the crisis shelter, judged since; and one that runs now."""

import datetime

from regiehuis.casussen.actions.noodtoegang import Noodvraag, judge_noodtoegang, take_noodtoegang
from regiehuis.casussen.queries.noodtoegang import noodtoegangen

from .spel import Spel
from .zaak import Zaak

NACHT = "Om twee uur 's nachts staat een moeder met kinderen aan de deur. Wij weten niet of iemand hen zoekt."
NU = "Er wordt aan de deur geschreeuwd om een cliënt. Wij bereiken niemand van de casus en moeten weten wie dit is."


def take(zaak: Zaak, wie: str, moment: datetime.datetime, reden: str, uren: int) -> None:
    """Somebody of a shelter opens the case of somebody of whom he knows the name and the birth date."""
    _, _, achternaam, geboren = zaak.naam
    with zaak.spel.act(wie, moment) as asker:
        vraag = Noodvraag(reden=reden, uren=uren, achternaam=achternaam, geboortedatum=geboren)
        assert take_noodtoegang(asker=asker, vraag=vraag)


def judge(spel: Spel, voorzitter: str, moment: datetime.datetime) -> None:
    """Who guards the case says afterwards that it was right."""
    with spel.act(voorzitter, moment) as asker:
        waiting = next(row for row in noodtoegangen(asker) if not row.beoordeling and not row.is_eigen)
        judge_noodtoegang(
            asker=asker,
            noodtoegang_id=waiting.id,
            beoordeling="terecht",
            toelichting="De opvang belde ons eerst; in de nacht neemt bij ons niemand op. Dat lossen wij op.",
        )
