"""Forms of deliveries: the list itself, and what its columns are."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from regiehuis.personen.queries import Blad
from regiehuis.personen.rules import AANLEVERSOORTEN
from regiehuis.personen.rules.koppeling import HOOGST, LAAGST
from regiehuis.web.casussen.forms import KIES, Keuzes, needed
from regiehuis.web.casussen.persoonforms import TE_LANG
from regiehuis.web.formfields import BestandField, DatumField
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


class PaarForm(ActieForm):
    """What becomes of a pair; which decisions can be taken now, the action says: nothing typed is lost."""

    besluit = forms.CharField(label=_("Wat besluit u?"), widget=forms.RadioSelect)
    reden = forms.CharField(
        label=_("Waaruit blijkt dat?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Vul in waaruit dat blijkt."), "max_length": TE_LANG},
    )
    tot = DatumField(label=_("Uitstellen tot"), required=False, help_text=_("Alleen als u later beslist."))

    def __init__(self, *args: Any, keuzes: Keuzes, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        besluit, codes = self.fields["besluit"], [code for code, _naam in keuzes]
        besluit.widget.choices = keuzes
        besluit.initial = codes[0] if len(codes) == 1 else None
        besluit.error_messages["required"] = _("Kies wat u besluit.")
        if "uitstellen" not in codes:
            self.fields["tot"].widget = forms.HiddenInput()


def _weight(bounds: Any) -> dict[str, Any]:
    """The messages of a weight: no number, and one that is out of bounds."""
    number = _("Vul een getal in, zoals 1,5.")
    return {**needed(number), "invalid": number, "min_value": bounds, "max_value": bounds}


class InstellingForm(ActieForm):
    """From which weight records are linked or asked about, and whether two people decide."""

    koppelen_vanaf = forms.FloatField(
        label=_("Vanzelf koppelen vanaf gewicht"),
        help_text=_("Gewoon is 1. Hoger koppelt minder vanzelf en vraagt meer."),
        min_value=0,
        max_value=HOOGST,
        error_messages=_weight(_("Kies een gewicht van 0 tot en met 30.")),
        localize=True,
    )
    vragen_vanaf = forms.FloatField(
        label=_("Vragen vanaf gewicht"),
        help_text=_("Gewoon is -4. Wat lichter is, wordt niet gevraagd."),
        min_value=LAAGST,
        max_value=HOOGST,
        error_messages=_weight(_("Kies een gewicht van -8 tot en met 30.")),
        localize=True,
    )
    vier_ogen = forms.BooleanField(
        label=_("Over elk paar beslissen twee mensen"),
        required=False,
        help_text=_("Een tweede informatieanalist is het eens met de eerste, voordat het besluit geldt."),
    )


class NettolijstForm(ActieForm):
    """Of which partner and quarter a net list is drawn up."""

    partner = forms.ChoiceField(
        label=_("Van wie is de brutolijst?"), error_messages=needed(_("Kies een partner uit de lijst."))
    )
    kwartaal = forms.ChoiceField(label=_("Kwartaal"), error_messages=needed(_("Kies een kwartaal uit de lijst.")))

    def __init__(self, *args: Any, partners: Keuzes, kwartalen: Keuzes, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["partner"].choices = [*KIES, *partners] if len(partners) != 1 else partners  # type: ignore[attr-defined]
        self.fields["kwartaal"].choices = kwartalen  # type: ignore[attr-defined]


class NettobesluitForm(ActieForm):
    """Take somebody off the net list or put him on it; there is one thing to decide, so it is chosen already."""

    besluit = forms.CharField(label=_("Wat besluit u?"), widget=forms.RadioSelect)
    reden = forms.CharField(
        label=_("Waarom?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Vul in waarom."), "max_length": TE_LANG},
    )

    def __init__(self, *args: Any, keuzes: Keuzes, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        besluit = self.fields["besluit"]
        besluit.widget.choices = keuzes
        besluit.initial = keuzes[0][0] if keuzes else None
        besluit.error_messages["required"] = _("Kies wat u besluit.")
