"""The decision on a signal: criteria and outcome first, then on acceptance the case."""

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from regiehuis.casussen.queries.triage import CriteriumRegel, TriageDetail
from regiehuis.casussen.rules.triage import Oordeel, Treffer
from regiehuis.casussen.rules.woorden import TRIAGEBESLUITEN
from regiehuis.web.submit import ActieForm

NIEUW = "nieuw"
TOO_LONG = _("Houd dit bij maximaal %(limit_value)d tekens.")


class OordeelForm(ActieForm):
    """Each criterion with its reason, the outcome with its motivation, and word to the sender."""

    besluit = forms.ChoiceField(
        label=_("Besluit"),
        choices=TRIAGEBESLUITEN,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies een besluit.")},
    )
    uitzondering = forms.BooleanField(
        label=_("Aannemen als gemotiveerde uitzondering"),
        required=False,
        help_text=_("Alleen nodig als de criteria niet zijn vervuld."),
    )
    verwezen_naar = forms.CharField(
        label=_("Doorverwezen naar"),
        max_length=200,
        required=False,
        help_text=_("Alleen bij doorverwijzen."),
        error_messages={"max_length": TOO_LONG},
    )
    motivering = forms.CharField(
        label=_("Motivering"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Voor het dossier van de triage; de afzender leest dit niet."),
        error_messages={"required": _("Geef de motivering van het besluit."), "max_length": TOO_LONG},
    )
    bericht = forms.CharField(
        label=_("Bericht aan de afzender"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Wat is besloten en wat kan de afzender nu doen? Zet er niets in van wat anderen weten."),
        error_messages={
            "required": _("Schrijf een bericht aan de afzender; die hoort altijd wat er is besloten."),
            "max_length": TOO_LONG,
        },
    )

    def __init__(self, *args: Any, criteria: Sequence[CriteriumRegel], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.criteria = criteria
        for criterium in criteria:
            self.fields[f"voldaan_{criterium.id}"] = forms.ChoiceField(
                label=criterium.tekst,
                choices=[("ja", _("Ja")), ("nee", _("Nee"))],
                widget=forms.RadioSelect,
                error_messages={"required": _("Kies ja of nee bij dit criterium.")},
            )
            self.fields[f"reden_{criterium.id}"] = forms.CharField(
                label=_("Reden"),
                max_length=1000,
                widget=forms.Textarea(attrs={"rows": 2}),
                error_messages={"required": _("Geef de reden bij dit criterium."), "max_length": TOO_LONG},
            )

    def paren(self) -> list[tuple[BoundField, BoundField]]:
        """Per criterion the answer and its reason."""
        return [(self[f"voldaan_{row.id}"], self[f"reden_{row.id}"]) for row in self.criteria]

    def verborgen(self) -> list[str]:
        """Everything of this form as hidden boxes, to carry it to the second page."""
        return [self[name].as_hidden() for name in self.fields]

    def oordelen(self) -> list[Oordeel]:
        """The judgements as the action takes them."""
        given = self.cleaned_data
        return [Oordeel(row.id, given[f"voldaan_{row.id}"] == "ja", given[f"reden_{row.id}"]) for row in self.criteria]

    def voldaan(self) -> dict[str, bool]:
        """The judgements by code."""
        return {row.code: self.cleaned_data[f"voldaan_{row.id}"] == "ja" for row in self.criteria}


class AannemenForm(forms.Form):
    """What acceptance needs more: covenant, receiving meeting, and each person new or known (R12)."""

    use_required_attribute = False

    convenant = forms.ChoiceField(
        label=_("Convenant"),
        help_text=_("Alleen convenanten die dit thema dekken en die uw organisatie heeft ondertekend."),
        error_messages={"required": _("Kies het convenant waaronder de casus loopt.")},
    )
    overlegvorm = forms.ChoiceField(
        label=_("Ontvangend overleg"),
        help_text=_("U kiest uit de overleggen die u voorzit."),
        error_messages={"required": _("Kies het overleg dat de casus ontvangt.")},
    )

    def __init__(
        self, *args: Any, detail: TriageDetail, treffers: Mapping[uuid.UUID, Sequence[Treffer]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.personen = detail.signaal.personen
        receivers = [(str(row.id), self._full(row.naam, row.lopend, row.capaciteit)) for row in detail.ontvangers]
        if detail.themas:
            self.fields["thema"] = forms.ChoiceField(
                label=_("Thema"), error_messages={"required": _("Kies het thema van de casus.")}
            )
            self._choose("thema", detail.themas)
        self._choose("convenant", detail.convenanten)
        self._choose("overlegvorm", receivers)
        for persoon in self.personen:
            hits = [(str(hit.persoon_id), self._known(hit)) for hit in treffers.get(persoon.id, ())]
            self.fields[f"persoon_{persoon.id}"] = forms.ChoiceField(
                label=persoon.naam,
                choices=[*hits, (NIEUW, _("Nieuwe persoon maken"))],
                widget=forms.RadioSelect,
                initial="" if hits else NIEUW,
                error_messages={"required": _("Kies een bekende persoon, of een nieuwe.")},
            )

    def velden(self) -> list[BoundField]:
        """Theme when the sender gave none, covenant, receiving meeting."""
        return [self[name] for name in ("thema", "convenant", "overlegvorm") if name in self.fields]

    def koppelvelden(self) -> list[BoundField]:
        """The choice for each person."""
        return [self[f"persoon_{persoon.id}"] for persoon in self.personen]

    def koppelingen(self) -> list[tuple[uuid.UUID, uuid.UUID | None]]:
        """Each person of the signal with the known one, or None for a new one."""
        chosen = {persoon.id: self.cleaned_data[f"persoon_{persoon.id}"] for persoon in self.personen}
        return [(key, None if value == NIEUW else uuid.UUID(value)) for key, value in chosen.items()]

    def _choose(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        several = len(choices) != 1
        field = self.fields[name]
        field.choices = [*([("", _("Maak een keuze"))] if several else []), *choices]  # type: ignore[attr-defined]

    @staticmethod
    def _full(naam: str, lopend: int, capaciteit: int) -> str:
        return str(_("%(naam)s: %(lopend)d lopende casussen, %(capaciteit)d per keer")) % {
            "naam": naam,
            "lopend": lopend,
            "capaciteit": capaciteit,
        }

    @staticmethod
    def _known(hit: Treffer) -> str:
        return str(_("Bekend bij %(huis)s, contact: %(contact)s (%(organisatie)s)")) % {
            "huis": hit.huis,
            "contact": hit.contact,
            "organisatie": hit.organisatie,
        }
