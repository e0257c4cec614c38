"""Forms of the ladder: putting a question, accepting, declining, answering."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from regiehuis.casussen.queries.monitoring import OpschalingKeuzes
from regiehuis.web.formfields import DatumField
from regiehuis.web.plannen.forms import tekstveld
from regiehuis.web.submit import ActieForm


class OpschalingForm(ActieForm):
    """A question to another step of the ladder."""

    naar_trede = forms.ChoiceField(
        label=_("Naar welke trede?"), widget=forms.RadioSelect, error_messages={"required": _("Kies een trede.")}
    )
    geadresseerde = forms.TypedChoiceField(
        label=_("Aan wie legt u de vraag voor?"),
        coerce=UUID,
        empty_value=None,
        required=False,
        help_text=_("Laat dit leeg als u de vraag buiten het huis voorlegt."),
    )
    geadresseerde_buiten = forms.CharField(
        label=_("Buiten het huis: aan wie?"),
        required=False,
        max_length=200,
        help_text=_("Naam en organisatie. Diegene krijgt een document; u legt het antwoord vast."),
        error_messages={"max_length": _("Houd dit bij maximaal 200 tekens.")},
    )
    vraag = tekstveld(_("Welk besluit is nodig?"), _("Vul de vraag in waarover een besluit nodig is."), 4000, rows=4)
    feiten = tekstveld(
        _("Welke feiten zijn daarvoor nodig?"),
        _("Vul de feiten in die nodig zijn om te besluiten."),
        8000,
        rows=8,
        hulp=_("De geadresseerde ziet alleen dit en niet het dossier. Noem niet meer dan nodig is."),
    )
    termijn = DatumField(
        label=_("Antwoord uiterlijk op"), error_messages={"required": _("Vul in wanneer u antwoord nodig heeft.")}
    )

    def __init__(self, *args: Any, keuzes: OpschalingKeuzes, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["naar_trede"].choices = keuzes.treden  # type: ignore[attr-defined]
        self.fields["geadresseerde"].choices = [("", _("Maak een keuze")), *keuzes.geadresseerden]  # type: ignore[attr-defined]

    def voorstel(self) -> dict[str, Any]:
        """What was typed, as the action takes it."""
        names = ("naar_trede", "vraag", "feiten", "termijn", "geadresseerde_buiten")
        given = {name: self.cleaned_data[name] for name in names}
        return given | {"geadresseerde_id": self.cleaned_data["geadresseerde"], "nieuw_id": self.nieuw_id}


class WeigerForm(ActieForm):
    """Not taking a question up, with the ground."""

    grond = tekstveld(_("Op welke grond aanvaardt u de vraag niet?"), _("Vul de grond in."), 4000)


class AntwoordForm(ActieForm):
    """The answer to a question."""

    antwoord = tekstveld(_("Uw antwoord"), _("Vul uw antwoord in."), 4000, rows=6)


class LeegForm(ActieForm):
    """A press of a button, nothing to type."""
