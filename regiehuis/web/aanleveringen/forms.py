"""Forms of deliveries: the list itself, and what its columns are."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regiehuis.personen.queries import Blad
from regiehuis.personen.rules import AANLEVERSOORTEN
from regiehuis.web.casussen.forms import KIES, Keuzes, needed
from regiehuis.web.formfields import BestandField
from regiehuis.web.submit import ActieForm

GETOOND = 3
"""Values of a column that stand beside its choice."""


class LijstForm(ActieForm):
    """A list that a partner sent."""

    partner = forms.ChoiceField(label=_("Wie leverde de lijst?"), error_messages=needed(_("Kies een partner.")))
    convenant = forms.ChoiceField(
        label=_("Onder welk convenant?"), error_messages=needed(_("Kies een convenant dat vandaag geldt."))
    )
    soort = forms.ChoiceField(
        label=_("Wat voor lijst is het?"),
        choices=[*KIES, *AANLEVERSOORTEN],
        error_messages=needed(_("Kies een soort aanlevering.")),
    )
    bestand = BestandField(
        label=_("Bestand"),
        help_text=_("CSV, XLSX, ODS of JSON, tot 20 MB. De eerste rij zegt hoe de kolommen heten."),
        error_messages={"required": _("Kies het bestand (opnieuw): een browser houdt een gekozen bestand niet vast.")},
    )

    def __init__(self, *args: Any, partners: Keuzes, convenanten: Keuzes, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for naam, keuzes in (("partner", partners), ("convenant", convenanten)):
            self.fields[naam].choices = [*KIES, *keuzes]  # type: ignore[attr-defined]


class KolommenForm(ActieForm):
    """What each column of a waiting list is; one that is left empty is not kept."""

    def __init__(self, *args: Any, blad: Blad, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._namen = {f"kolom_{plek}": kolom.naam for plek, kolom in enumerate(blad.kolommen, 1)}
        for (veld, naam), kolom in zip(self._namen.items(), blad.kolommen, strict=True):
            gezien = [waarde[:40] for waarde in dict.fromkeys(kolom.voorbeeld) if waarde.strip()]
            self.fields[veld] = forms.ChoiceField(
                label=naam,
                choices=[("", _("Niet bewaren")), *blad.velden],
                required=False,
                initial=kolom.veld,
                help_text=" · ".join(gezien[:GETOOND]),
                error_messages=needed(_("Kies iets uit de lijst.")),
            )

    @property
    def toewijzing(self) -> Mapping[str, str]:
        """Header to field, as chosen."""
        return {naam: self.cleaned_data[veld] for veld, naam in self._namen.items()}
