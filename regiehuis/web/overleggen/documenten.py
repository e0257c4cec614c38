"""The values of the minutes as a document."""

from typing import Any

from django.utils.translation import gettext as _

from regiehuis.casussen.queries.zaal import Verslag
from regiehuis.samenwerking.access import Asker
from regiehuis.web.templatetags.regiehuis import datum, tijd, weekdag


def verslag_data(verslag: Verslag, asker: Asker) -> dict[str, Any]:
    """What the template `verslag` shows: texts only, no name of a person in the title."""
    kop = verslag.kop
    return {
        "titel": _("Verslag casus %(nummer)s") % {"nummer": kop.casusnummer},
        "onder": kop.overleg,
        "voet": _("Vertrouwelijk: alleen voor de leden van deze casus. Verstrekt aan %(naam)s op %(dag)s.")
        % {"naam": asker.naam, "dag": datum(asker.dag)},
        "gegevens": [
            [_("Datum"), f"{weekdag(kop.aanvang)}, {tijd(kop.aanvang)}"],
            [_("Plaats"), kop.plaats],
            [_("Thema"), kop.thema],
            [_("Aanleiding"), kop.reden],
            [_("Voorzitter"), kop.voorzitter],
            [_("Secretaris"), kop.secretaris],
            [_("Stand"), _("Vastgesteld") if kop.vastgesteld_op else _("Concept")],
        ],
        "aanwezig": [[g.naam, f"{g.organisatie}, {g.onderdeel}"] for g in verslag.aanwezigen],
        "afwezig": [f"{g.naam} ({g.organisatie})" for g in verslag.afwezigen],
        "verslag": kop.verslag,
        "besluit": kop.besluit,
        "bij_besluit": list(verslag.bij_besluit),
        "wijzigingen": [
            [f"{datum(w.op)}, {tijd(w.op)}", w.door, w.reden, "\n".join(t for t in (w.verslag_was, w.besluit_was) if t)]
            for w in verslag.wijzigingen
        ],
        "afspraken": [
            [a.tekst, f"{a.wie} ({a.organisatie})", datum(a.termijn), a.stand_tekst] for a in verslag.afspraken
        ],
        "inbreng": [
            {"bron": s.bron, "tekst": s.tekst, "stand": s.categorie if s.bevestigd else _unconfirmed(s.categorie)}
            for s in verslag.stukken
        ],
        "ingehouden": verslag.ingehouden,
    }


def _unconfirmed(categorie: str) -> str:
    return _("%(categorie)s. Nog niet door de bron bevestigd.") % {"categorie": categorie}
