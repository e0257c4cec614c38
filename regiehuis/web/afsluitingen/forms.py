"""Forms of closing, the checks of the aftercare, and reopening."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regiehuis.casussen.queries.afsluiting import AfsluitingPagina, BeoordeeldDoel
from regiehuis.casussen.rules.afsluiting import OORDELEN, Doeloordeel
from regiehuis.web.plannen.forms import keuzeveld, offer, tekstveld
from regiehuis.web.submit import ActieForm


class SluitForm(ActieForm):
    """Closing: result, owner of the aftercare, and a judgement with its reason for each goal that is still open."""

    resultaat = tekstveld(
        _("Wat heeft de aanpak opgeleverd?"), _("Vul in wat de aanpak heeft opgeleverd."), 4000, rows=5
    )
    nazorg_eigenaar = keuzeveld(
        _("Wie bewaakt de nazorg?"),
        _("Kies wie de nazorg bewaakt."),
        help_text=_("Diegene controleert na 3, 6 en 12 maanden hoe het gaat."),
    )

    def __init__(self, *args: Any, pagina: AfsluitingPagina, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.doelen = [doel for doel in pagina.doelen if doel.status == "open"]
        offer(self, "nazorg_eigenaar", pagina.leden)
        for doel in self.doelen:
            self.fields[f"status_{doel.id}"] = _judgement(doel)
            label = _("Toelichting bij dit oordeel")
            self.fields[f"oordeel_{doel.id}"] = tekstveld(label, _("Licht dit oordeel kort toe."), 500, rows=2)
        # The goals first: who has judged them knows what to write as the result.
        self.order_fields([name for name in self.fields if name.startswith(("status_", "oordeel_"))])

    def sluiting(self) -> dict[str, Any]:
        """What was typed, as the action takes it."""
        given = self.cleaned_data
        judged = [Doeloordeel(doel.id, given[f"status_{doel.id}"], given[f"oordeel_{doel.id}"]) for doel in self.doelen]
        return {
            "versie": given["versie"],
            "resultaat": given["resultaat"],
            "nazorg_eigenaar_id": given["nazorg_eigenaar"],
            "oordelen": judged,
            "nieuw_id": self.nieuw_id,
        }


def _judgement(doel: BeoordeeldDoel) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=doel.tekst,
        help_text=_("Tevreden als: %(tekst)s") % {"tekst": doel.tevreden_als},
        choices=OORDELEN,
        widget=forms.RadioSelect,
        error_messages={"required": _("Geef aan of dit doel is bereikt.")},
    )


class HeropenForm(ActieForm):
    """Reopening, with the reason."""

    reden = tekstveld(
        _("Waarom opent u de casus weer?"), _("Geef aan waarom de casus weer wordt geopend."), 500, rows=3
    )


class ControleForm(ActieForm):
    """What was seen at a check."""

    bevinding = tekstveld(_("Wat heeft u gezien?"), _("Vul in wat u bij de controle heeft gezien."), 4000, rows=6)
