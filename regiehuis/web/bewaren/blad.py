"""The values of a certificate of destruction as a document."""

from typing import Any

from django.utils.translation import gettext as _

from regiehuis.samenwerking.access import Asker
from regiehuis.verantwoording.queries.vernietiging import Verklaring
from regiehuis.web.templatetags.regiehuis import datum


def verklaring_data(v: Verklaring, asker: Asker) -> dict[str, Any]:
    """What the template `verklaring` shows: numbers and dates, nobody's name but of who decided."""
    about = [
        [_("Vernietigd op"), datum(v.op)],
        [_("Wat"), v.soort],
        [_("Regime"), v.regime],
        [_("Grond"), f"{v.grond} ({v.verzoek})" if v.verzoek else v.grond],
        [_("Besloten door"), v.besloten_door or _("Het systeem, aan het einde van de termijn")],
    ]
    if v.tot is not None:
        about += [
            [_("Geteld"), v.vanaf],
            [_("Geteld van"), datum(v.gerekend_van)],
            [_("Termijn"), _("%(n)s maanden") % {"n": v.maanden}],
            [_("Bewaard tot"), datum(v.tot) + (f" ({_('verlengd')})" if v.verlengd else "")],
        ]
    if v.categorieen:
        about.append([_("Categorieën"), ", ".join(v.categorieen)])
    return {
        "titel": _("Verklaring van vernietiging %(nummer)s") % {"nummer": v.nummer},
        "onder": asker.organisatie,
        "voet": _("Deze verklaring noemt niemand over wie gegevens zijn vernietigd."),
        "gegevens": about,
        "aantallen": [[word, str(count)] for word, count in v.aantallen],
        "ontvangers": [
            [o.organisatie, datum(o.bevestigd_op) if o.bevestigd_op else _("Nog niet bevestigd")] for o in v.ontvangers
        ],
        "hash": v.hash,
    }
