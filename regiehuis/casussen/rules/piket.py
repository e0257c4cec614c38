"""How far an alert that nobody answers has climbed (R9). Pure."""

import datetime

# Above whoever was alerted first: the chair of the triage, then the ketenmanager.
BOVENSTE = 2


def climbed_to(*, gemeld_op: datetime.datetime, moment: datetime.datetime, minuten: int) -> int:
    """To which step an open alert belongs: 0 within `minuten`, 1 after, 2 after as many again."""
    waited = moment - gemeld_op
    return min(max(waited // datetime.timedelta(minutes=minuten), 0), BOVENSTE)
