"""Forms of a case: members, lead, phase, summary, items of information."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from regiehuis.casussen.actions.casus import Waar
from regiehuis.casussen.rules.afweging import GROND, LANGSTE_AFWEGING, LANGSTE_COLLEGA, NODIG, Afweging
from regiehuis.casussen.rules.casus import PERSOONSGEBONDEN
from regiehuis.casussen.rules.woorden import INFORMATIESOORTEN, PERSOONSROLLEN
from regiehuis.convenanten.rules import GRONDSLAGEN, PUBLIEKEN
from regiehuis.web.formfields import BestandField, DatumField
from regiehuis.web.submit import ActieForm

Keuzes = Sequence[tuple[str, str]]
KIES = [("", _("Maak een keuze"))]


def needed(message: Any) -> dict[str, Any]:
    """The words when a field is left empty or holds what is not offered."""
    return {"required": message, "invalid_choice": message}


class DeelnameForm(ActieForm):
    """A new member, with reason and end date (R16)."""

    medewerker = forms.ChoiceField(label=_("Medewerker"), error_messages=needed(_("Kies een medewerker.")))
    reden = forms.CharField(
        label=_("Waarom is toegang nodig?"),
        max_length=300,
        error_messages=needed(_("Vul in waarom deze medewerker toegang nodig heeft.")),
    )
    tot = DatumField(
        label=_("Toegang tot"), help_text=_("Vanaf deze dag is er geen toegang meer. Hoogstens twee jaar.")
    )

    def __init__(self, *args: Any, medewerkers: Keuzes, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["medewerker"].choices = [*KIES, *medewerkers]  # type: ignore[attr-defined]


class AgendadeelnemerForm(ActieForm):
    """Somebody for one point of one meeting."""

    medewerker = forms.ChoiceField(label=_("Medewerker"), error_messages=needed(_("Kies een medewerker.")))
    reden = forms.CharField(
        label=_("Waarom is deze medewerker erbij?"),
        max_length=300,
        error_messages=needed(_("Vul in waarom deze medewerker erbij is.")),
    )

    def __init__(self, *args: Any, medewerkers: Keuzes, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["medewerker"].choices = [*KIES, *medewerkers]  # type: ignore[attr-defined]


class DeelnameWijzigenForm(ActieForm):
    """Extend or end a membership."""

    tot = DatumField(label=_("Toegang tot"), help_text=_("Kies vandaag om de toegang nu te beëindigen."))
    reden = forms.CharField(label=_("Reden"), max_length=300, error_messages=needed(_("Vul de reden in.")))


class RegieForm(ActieForm):
    """Offer the lead to a member."""

    medewerker = forms.ChoiceField(
        label=_("Wie vraagt u de regie te nemen?"), error_messages=needed(_("Kies een lid."))
    )
    termijn = DatumField(label=_("Antwoord uiterlijk op"))

    def __init__(self, *args: Any, leden: Keuzes, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["medewerker"].choices = [*KIES, *leden]  # type: ignore[attr-defined]


class WeigerForm(ActieForm):
    """Decline the lead, with the ground that stays in the case (R29)."""

    grond = forms.CharField(
        label=_("Op welke grond weigert uw organisatie de regie?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages=needed(_("Vul in op welke grond uw organisatie de regie weigert.")),
    )


class FaseForm(ActieForm):
    """Move a case to another phase."""

    naar = forms.ChoiceField(label=_("Naar fase"), error_messages=needed(_("Kies een fase.")))
    toelichting = forms.CharField(label=_("Toelichting"), max_length=500, required=False)

    def __init__(self, *args: Any, fasen: Keuzes, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["naar"].choices = [*KIES, *fasen]  # type: ignore[attr-defined]


class SamenvattingForm(ActieForm):
    """Reason and aim of a case."""

    aanleiding = forms.CharField(
        label=_("Aanleiding"),
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages=needed(_("Vul de aanleiding in.")),
    )
    gewenst_doel = forms.CharField(
        label=_("Wat willen we bereiken?"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def samenvatting(self) -> dict[str, Any]:
        """What the action asks of every kind of case."""
        data = self.cleaned_data
        return {name: data[name] for name in ("aanleiding", "gewenst_doel")} | {"versie": data["versie"] or 0}

    def waar(self) -> Waar | None:
        """A person or a household has no place of its own."""
        return None


class GebiedForm(SamenvattingForm):
    """The same of a group or an area: what it is and where, too (R6)."""

    omschrijving = forms.CharField(
        label=_("Wat is bekend van de groep of het gebied?"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages=needed(_("Beschrijf de groep of het gebied.")),
    )
    plaats = forms.CharField(
        label=_("Waar speelt het?"),
        max_length=200,
        help_text=_("Straat, plein of plek."),
        error_messages=needed(_("Vul in waar het speelt.")),
    )
    buurt = forms.CharField(label=_("Buurt of wijk"), max_length=120, required=False)

    def waar(self) -> Waar:
        """What and where it is, as the action takes it."""
        return Waar(*(self.cleaned_data[name] for name in ("omschrijving", "plaats", "buurt")))


def samenvatting_form(data: QueryDict | None, soort: str, **kwargs: Any) -> SamenvattingForm:
    """The form for this kind of case."""
    return (SamenvattingForm if soort in PERSOONSGEBONDEN else GebiedForm)(data, **kwargs)


class InformatieForm(ActieForm):
    """An item of information with all that R2 asks."""

    tekst = forms.CharField(
        label=_("Wat brengt u in?"),
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages=needed(_("Vul in wat u inbrengt.")),
    )
    soort = forms.ChoiceField(
        label=_("Soort"),
        choices=INFORMATIESOORTEN,
        widget=forms.RadioSelect,
        help_text=_(
            "Een waarschuwing staat boven de casus voor wie haar mag lezen. Een beschermde melder leest alleen wie u "
            "noemt, en staat op geen zaalscherm, verslag of plan."
        ),
        error_messages=needed(_("Kies de soort.")),
    )
    categorie = forms.ChoiceField(label=_("Categorie"), error_messages=needed(_("Kies een categorie.")))
    leefgebied = forms.ChoiceField(
        label=_("Leefgebied"),
        required=False,
        help_text=_("Onder dit leefgebied staat uw inbreng in het dossier."),
        error_messages=needed(_("Kies een leefgebied.")),
    )
    ontvangen_op = DatumField(label=_("Bij u bekend sinds"))
    grondslag = forms.ChoiceField(
        label=_("Grondslag"), choices=[*KIES, *GRONDSLAGEN], error_messages=needed(_("Kies de grondslag."))
    )
    persoon = forms.ChoiceField(label=_("Over wie"), required=False)
    persoonsrol = forms.ChoiceField(label=_("Rol van deze persoon"), choices=[*KIES, *PERSOONSROLLEN], required=False)
    publiek = forms.ChoiceField(
        label=_("Wie mag dit lezen?"),
        choices=PUBLIEKEN[:3],
        initial="alle_leden",
        widget=forms.RadioSelect,
        help_text=_("Alleen wie de categorie volgens het convenant mag lezen, ziet dit. U kunt het kleiner maken."),
        error_messages=needed(_("Kies wie dit mag lezen.")),
    )
    publiek_onderdelen = forms.MultipleChoiceField(
        label=_("Genoemde onderdelen"), required=False, widget=forms.CheckboxSelectMultiple
    )
    bestand = BestandField(label=_("Document"), required=False)

    def __init__(
        self,
        *args: Any,
        categorieen: Keuzes,
        personen: Keuzes,
        onderdelen: Keuzes,
        leefgebieden: Keuzes,
        over_iemand: bool = False,
        is_antwoord: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["categorie"].choices = [*KIES, *categorieen]  # type: ignore[attr-defined]
        nobody = KIES if over_iemand else [("", _("Niemand in het bijzonder"))]
        self.fields["persoon"].choices = [*nobody, *personen]  # type: ignore[attr-defined]
        for name, message in (("persoon", _("Kies over wie dit gaat.")), ("persoonsrol", _("Kies de rol."))):
            self.fields[name].required = over_iemand
            self.fields[name].error_messages |= needed(message)
        self.fields["publiek_onderdelen"].choices = onderdelen  # type: ignore[attr-defined]
        # An answer to a core question often touches more than one life area.
        self.fields["leefgebied"].required = bool(leefgebieden) and not is_antwoord
        self.fields["leefgebied"].choices = [*KIES, *leefgebieden]  # type: ignore[attr-defined]
        add_afweging(self, nodig=self["grondslag"].value() == GROND)


def add_afweging(form: forms.Form, *, nodig: bool) -> None:
    """The note on a conflict of duties, asked for only when the ground needs it (R24)."""
    if not nodig:
        return
    long = forms.Textarea(attrs={"rows": 4})
    form.fields |= {
        "feiten": forms.CharField(
            label=_("Afweging: welke feiten stellen u voor deze keuze?"),
            help_text=_(
                "U deelt zonder toestemming wat onder het beroepsgeheim valt. Uw afweging leest alleen uw onderdeel."
            ),
            max_length=LANGSTE_AFWEGING,
            widget=long,
            error_messages=needed(NODIG["feiten"]),
        ),
        "alternatieven": forms.CharField(
            label=_("Afweging: wat kon anders, en waarom is dat niet genoeg?"),
            max_length=LANGSTE_AFWEGING,
            widget=long,
            error_messages=needed(NODIG["alternatieven"]),
        ),
        "collega": forms.CharField(
            label=_("Met welke collega hebt u overlegd?"),
            help_text=_("Naam en functie."),
            max_length=LANGSTE_COLLEGA,
            error_messages=needed(NODIG["collega"]),
        ),
        "overlegd_op": DatumField(
            label=_("Wanneer hebt u overlegd?"),
            error_messages={"required": _("Vul in wanneer u met uw collega overlegde.")},
        ),
    }


def afweging_of(form: forms.Form) -> Afweging | None:
    """What was filled in of the note, None when it was not asked for."""
    names = ("feiten", "alternatieven", "collega", "overlegd_op")
    return Afweging(**{name: form.cleaned_data[name] for name in names}) if "feiten" in form.fields else None


class PubliekForm(ActieForm):
    """Who reads an item, and where it stands in the dossier; its source sets it (R17)."""

    publiek = forms.ChoiceField(
        label=_("Wie mag dit lezen?"),
        choices=PUBLIEKEN[:3],
        widget=forms.RadioSelect,
        error_messages=needed(_("Kies wie dit mag lezen.")),
    )
    publiek_onderdelen = forms.MultipleChoiceField(
        label=_("Genoemde onderdelen"), required=False, widget=forms.CheckboxSelectMultiple
    )
    leefgebied = forms.ChoiceField(
        label=_("Leefgebied"), required=False, error_messages=needed(_("Kies een leefgebied."))
    )

    def __init__(
        self, *args: Any, onderdelen: Keuzes, leefgebieden: Keuzes, af_te_wegen: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        add_afweging(self, nodig=af_te_wegen)
        self.fields["publiek_onderdelen"].choices = onderdelen  # type: ignore[attr-defined]
        self.fields["leefgebied"].choices = [*KIES, *leefgebieden]  # type: ignore[attr-defined]
