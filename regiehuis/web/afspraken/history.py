"""The history of an agreement as a timeline, newest first."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from regiehuis.casussen.queries.afspraak import AfspraakDetail
from regiehuis.web.parts import Gebeurtenis

_ANSWERS = {
    "aanvaard": (gettext_lazy("Aanvaard"), "thumb-up", ""),
    "gereed": (gettext_lazy("Aanvaard"), "thumb-up", ""),
    "geweigerd": (gettext_lazy("Geweigerd"), "thumb-down", "over"),
}


def events(afspraak: AfspraakDetail) -> list[Gebeurtenis]:
    """Feedback, answer, offer, and the end of it."""
    regel = afspraak.regel
    told = [
        Gebeurtenis(
            row.op,
            f"{_('Terugkoppeling')}: {row.resultaat}",
            f"{row.tekst} ({row.door})",
            "message-2",
            "gereed" if row.resultaat == "Gedaan" else "nu",
        )
        for row in afspraak.terugkoppelingen
    ]
    if regel.status == "vervallen":
        told.insert(0, Gebeurtenis(None, _("Vervallen"), regel.grond, "x"))
    if afspraak.beantwoord_op and regel.status in _ANSWERS:
        titel, icoon, toon = _ANSWERS[regel.status]
        told.append(Gebeurtenis(afspraak.beantwoord_op, str(titel), regel.grond, icoon, toon))
    told.append(Gebeurtenis(afspraak.aangeboden_op, _("Aangeboden"), afspraak.aangeboden_door, "send"))
    return told
