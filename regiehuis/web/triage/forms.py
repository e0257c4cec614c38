"""The decision on a signal: criteria and outcome first, then on acceptance the case."""

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from regiehuis.casussen.actions.wachtlijst import UITKOMSTEN
from regiehuis.casussen.queries.signaal import Keuze, PersoonRegel
from regiehuis.casussen.queries.triage import CriteriumRegel, TriageDetail
from regiehuis.casussen.rules.triage import Oordeel, Treffer, Wachten
from regiehuis.casussen.rules.woorden import TRIAGEBESLUITEN, WACHTREDENEN
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


class KoppelForm(ActieForm):
    """The covenant, and each person of a signal new or known (R12)."""

    convenant = forms.ChoiceField(
        label=_("Convenant"),
        help_text=_("Alleen convenanten die dit thema dekken en die uw organisatie heeft ondertekend."),
        error_messages={"required": _("Kies het convenant waaronder de casus loopt.")},
    )

    def __init__(
        self,
        *args: Any,
        personen: Sequence[PersoonRegel],
        convenanten: Sequence[Keuze],
        treffers: Mapping[uuid.UUID, Sequence[Treffer]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.personen = personen
        self._choose("convenant", convenanten)
        for persoon in personen:
            hits = [(str(hit.persoon_id), self._known(hit)) for hit in treffers.get(persoon.id, ())]
            self.fields[f"persoon_{persoon.id}"] = forms.ChoiceField(
                label=persoon.naam,
                choices=[*hits, (NIEUW, _("Nieuwe persoon maken"))],
                widget=forms.RadioSelect,
                initial="" if hits else NIEUW,
                error_messages={"required": _("Kies een bekende persoon, of een nieuwe.")},
            )

    def koppelvelden(self) -> list[BoundField]:
        """The choice for each person."""
        return [self[f"persoon_{persoon.id}"] for persoon in self.personen]

    def koppelingen(self) -> list[tuple[uuid.UUID, uuid.UUID | None]]:
        """Each person of the signal with the known one, or None for a new one."""
        chosen = {persoon.id: self.cleaned_data[f"persoon_{persoon.id}"] for persoon in self.personen}
        return [(key, None if value == NIEUW else uuid.UUID(value)) for key, value in chosen.items() if value]

    def _choose(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        several = len(choices) != 1
        field = self.fields[name]
        field.choices = [*([("", _("Maak een keuze"))] if several else []), *choices]  # type: ignore[attr-defined]

    @staticmethod
    def _known(hit: Treffer) -> str:
        return str(_("Bekend bij %(huis)s, contact: %(contact)s (%(organisatie)s)")) % {
            "huis": hit.huis,
            "contact": hit.contact,
            "organisatie": hit.organisatie,
        }


class AannemenForm(KoppelForm):
    """What acceptance needs more: the receiving meeting, and whether the case begins now or waits (A2)."""

    overlegvorm = forms.ChoiceField(
        label=_("Ontvangend overleg"),
        help_text=_("U kiest uit de overleggen die u voorzit."),
        error_messages={"required": _("Kies het overleg dat de casus ontvangt.")},
    )
    vervolg = forms.ChoiceField(
        label=_("Wanneer begint de casus?"),
        choices=[("nu", _("Nu: de casus gaat open")), ("wachten", _("Later: het signaal komt op de wachtlijst"))],
        widget=forms.RadioSelect,
        required=False,
    )
    boven_capaciteit = forms.BooleanField(
        label=_("Toch nu beginnen als het overleg vol is"),
        required=False,
        help_text=_("Dit blijft bij het besluit staan."),
    )
    wachtreden = forms.ChoiceField(
        label=_("Waarom wacht het signaal?"),
        choices=WACHTREDENEN,
        required=False,
        help_text=_("Alleen als het signaal op de wachtlijst komt."),
    )
    wachttoelichting = forms.CharField(
        label=_("Toelichting bij het wachten"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"max_length": TOO_LONG},
    )

    def __init__(self, *args: Any, detail: TriageDetail, **kwargs: Any) -> None:
        super().__init__(*args, personen=detail.signaal.personen, convenanten=detail.convenanten, **kwargs)
        self._choose("overlegvorm", [(str(row.id), row.naam) for row in detail.ontvangers])
        self.fields["vervolg"].initial = "nu"
        if detail.themas:
            self.fields["thema"] = forms.ChoiceField(
                label=_("Thema"), error_messages={"required": _("Kies het thema van de casus.")}
            )
            self._choose("thema", detail.themas)
        if self.data.get("vervolg") == "wachten":
            for name in ("convenant", *(f"persoon_{persoon.id}" for persoon in self.personen)):
                self.fields[name].required = False

    def velden(self) -> list[BoundField]:
        """Theme when the sender gave none, receiving meeting, and when the case begins."""
        names = ("thema", "overlegvorm", "vervolg", "boven_capaciteit", "wachtreden", "wachttoelichting")
        return [self[name] for name in names if name in self.fields]

    def opening(self) -> dict[str, Any]:
        """What the decision takes of this page."""
        given = self.cleaned_data
        waits = given.get("vervolg") == "wachten"
        return {
            "convenant_id": uuid.UUID(given["convenant"]) if given.get("convenant") else None,
            "overlegvorm_id": uuid.UUID(given["overlegvorm"]),
            "thema_id": uuid.UUID(given["thema"]) if given.get("thema") else None,
            "personen": self.koppelingen(),
            "wachten": Wachten(given["wachtreden"], given["wachttoelichting"]) if waits else None,
            "boven_capaciteit": given["boven_capaciteit"],
        }


class VoorrangForm(ActieForm):
    """Why somebody who waits goes first."""

    reden = forms.CharField(
        label=_("Waarom gaat dit signaal voor?"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("De reden blijft op de wachtlijst staan."),
        error_messages={"required": _("Vul in waarom dit signaal voorgaat."), "max_length": TOO_LONG},
    )


class VanDeLijstForm(ActieForm):
    """What becomes of a signal that leaves the waiting list without a case."""

    besluit = forms.ChoiceField(
        label=_("Wat gebeurt er met het signaal?"),
        choices=[keuze for keuze in TRIAGEBESLUITEN if keuze[0] in UITKOMSTEN],
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat er met het signaal gebeurt.")},
    )
    reden = forms.CharField(
        label=_("Reden"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Voor de wachtlijst; de afzender leest dit niet."),
        error_messages={"required": _("Vul in waarom het signaal van de lijst gaat."), "max_length": TOO_LONG},
    )
    bericht = forms.CharField(
        label=_("Bericht aan de afzender"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Schrijf een bericht aan de afzender."), "max_length": TOO_LONG},
    )
