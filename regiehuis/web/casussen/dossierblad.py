"""The dossier as values for its document."""

from typing import Any

from django.utils.translation import gettext as _

from regiehuis.casussen.access.verstrekking import Mee
from regiehuis.casussen.queries.casusdelen import Inbreng
from regiehuis.casussen.queries.dossier import Dossier, Score
from regiehuis.logboek.rules import GRONDEN
from regiehuis.samenwerking.access import Asker
from regiehuis.web.templatetags.regiehuis import datum, scorewoord


def dossier_values(dossier: Dossier, nummer: str, mee: Mee, asker: Asker) -> dict[str, Any]:
    """The dossier for `dossier.typ`, with for whom and what for it was made (R21)."""
    return {
        "titel": _("Dossier casus %(nummer)s") % {"nummer": nummer},
        "onder": f"{_('Stand van')} {datum(asker.dag)}",
        "voet": _("Vertrouwelijk. Verstrekt aan %(naam)s op %(dag)s.") % {"naam": asker.naam, "dag": datum(asker.dag)},
        "gegevens": [
            [_("Meegenomen door"), f"{asker.naam}, {asker.organisatie}"],
            [_("Voor"), mee.ontvanger or asker.organisatie],
            [_("Waarvoor"), mee.doel],
            [_("Grond"), GRONDEN[mee.grondslag]],
            [_("Gefilterd op"), ", ".join(dossier.gekozen)],
            [_("Let op"), _("Dit is wat deze lezer mag lezen; een ander leest soms meer of minder.")],
        ],
        "personen": [
            [person.naam, ", ".join(part for part in (person.rol, person.geboren, person.adres) if part)]
            for person in dossier.personen
        ],
        "blokken": [
            {
                "kop": blok.naam or _("Nog niet bij een leefgebied"),
                "scores": [_score(score) for score in blok.scores],
                "stukken": [_item(item) for item in blok.stukken],
            }
            for blok in dossier.blokken
        ],
    }


def _score(score: Score) -> str:
    said = f"{score.score} {_('van 5')}, {scorewoord(score.score)}"
    return " · ".join(part for part in (said, score.van, datum(score.op), score.door) if part)


def _item(item: Inbreng) -> dict[str, str]:
    marks = [
        item.bron,
        item.categorie,
        f"{_('over')} {item.over}" if item.over else "",
        _("nog niet bevestigd door de bron") if item.onbevestigd else "",
        _("geldt niet meer") if item.vervallen_op else "",
        f"{_('met document')} {item.bestandsnaam} ({item.bestand})" if item.bestand else "",
    ]
    return {
        "kop": f"{item.soort}, {datum(item.ontvangen_op)}",
        "tekst": item.tekst,
        "onder": " · ".join(mark for mark in marks if mark),
    }
