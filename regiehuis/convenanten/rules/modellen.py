"""Covenants to start from, in our own words; a lawyer of the house reads along before anybody signs (C3, C4). Pure."""

import dataclasses
from collections.abc import Mapping

# Per kind of organisation the legal classes that it would read, and those that it would bring in.
Klassen = tuple[frozenset[str], frozenset[str]]


def _may(lezen: str, inbrengen: str) -> Klassen:
    return frozenset(lezen.split()), frozenset(inbrengen.split())


@dataclasses.dataclass(frozen=True)
class Convenantmodel:
    """One model: purpose, themes, whom it admits, what each kind would read and bring in, term and review.

    `onzeker` says of what a lawyer must confirm it before signing, and is shown with a question mark.
    """

    code: str
    naam: str
    doel: str
    themas: tuple[str, ...]
    regimesoort: str
    categorieen: tuple[str, ...]
    matrix: Mapping[str, Klassen]
    procesregie: frozenset[str]
    looptijd_jaren: int
    evaluatie_maanden: int
    onzeker: tuple[str, ...]

    @property
    def soorten(self) -> tuple[str, ...]:
        """The kinds of organisation that it admits."""
        return tuple(self.matrix)


_GEWOON = _may("gewoon", "gewoon")
_STRAF: dict[str, Klassen] = {
    "politie": _may("gewoon strafrechtelijk politie om", "gewoon politie"),
    "om": _may("gewoon strafrechtelijk politie om", "gewoon om"),
    "reclassering": _may("gewoon strafrechtelijk politie om", "gewoon strafrechtelijk"),
    "detentie": _may("gewoon strafrechtelijk om", "gewoon strafrechtelijk"),
}
_ZORG: dict[str, Klassen] = {
    "zorg": _may("gewoon bijzonder strafrechtelijk beroepsgeheim", "gewoon bijzonder beroepsgeheim"),
    "welzijn": _GEWOON,
}
_JEUGD: dict[str, Klassen] = {
    "kinderbescherming": _may("gewoon bijzonder strafrechtelijk politie om", "gewoon strafrechtelijk"),
    "jeugdbescherming": _may("gewoon bijzonder strafrechtelijk beroepsgeheim", "gewoon bijzonder beroepsgeheim"),
    "jeugdhulp": _may("gewoon bijzonder beroepsgeheim", "gewoon bijzonder beroepsgeheim"),
}
_GEMEENTE: dict[str, Klassen] = {"gemeente": _may("gewoon strafrechtelijk", "gewoon")}
_VEILIG: dict[str, Klassen] = {
    "veilig_thuis": _may("gewoon bijzonder strafrechtelijk politie beroepsgeheim", "gewoon bijzonder beroepsgeheim")
}
_REGIE = frozenset({"gewoon", "strafrechtelijk", "politie", "om"})
_BASIS = ("Sociaal", "Wonen", "Financieel", "Politie", "Justitie", "Toezicht")
_LOOPTIJD = "de looptijd en het moment van evaluatie"
_GEHEIM = "wie gegevens onder een beroepsgeheim leest"
_SOORTEN = "welke soorten organisaties meedoen"

_ALLE = (
    Convenantmodel(
        code="veelplegers",
        naam="Aanpak volwassen veelplegers",
        doel="Meerderjarigen die steeds opnieuw strafbare feiten plegen uit dat patroon halen: straf, toezicht en zorg"
        " volgen op elkaar, en na detentie staan woning, inkomen en begeleiding klaar.",
        themas=("Veelplegers",),
        regimesoort="wgs",
        categorieen=(*_BASIS, "Verslavingszorg"),
        matrix=_GEMEENTE | _STRAF | _ZORG | {"wonen": _GEWOON},
        procesregie=_REGIE,
        looptijd_jaren=4,
        evaluatie_maanden=12,
        onzeker=(_LOOPTIJD, _GEHEIM),
    ),
    Convenantmodel(
        code="jeugd",
        naam="Justitieel overleg jeugd",
        doel="Bij minderjarige verdachten snel één lijn kiezen tussen straf, bescherming en hulp, zodat de jongere en"
        " de ouders van iedereen hetzelfde horen.",
        themas=("Risicojeugd",),
        regimesoort="wgs",
        categorieen=(*_BASIS, "Onderwijs", "Jeugdhulp"),
        matrix=_GEMEENTE | {"politie": _STRAF["politie"], "om": _STRAF["om"]} | _JEUGD,
        procesregie=_REGIE,
        looptijd_jaren=4,
        evaluatie_maanden=12,
        onzeker=(_LOOPTIJD, _GEHEIM, "of een school mag meedoen; in dit model niet"),
    ),
    Convenantmodel(
        code="huiselijk_geweld",
        naam="Aanpak huiselijk geweld",
        doel="Geweld in een gezin of relatie stoppen en de veiligheid van iedereen in huis herstellen, met oog voor"
        " slachtoffer, kinderen en pleger.",
        themas=("Huiselijk geweld",),
        regimesoort="wgs",
        categorieen=(*_BASIS, "Jeugdhulp", "Medisch"),
        matrix=_GEMEENTE | _STRAF | _VEILIG | _JEUGD | _ZORG,
        procesregie=_REGIE,
        looptijd_jaren=4,
        evaluatie_maanden=12,
        onzeker=(_LOOPTIJD, _GEHEIM, "wie het adres van een slachtoffer mag weten; dat bepaalt de bron per stuk"),
    ),
    Convenantmodel(
        code="preventie",
        naam="Voorkomen dat het misgaat",
        doel="Mensen over wie partners zich zorgen maken, en die nog geen verdachte zijn, vroeg hulp bieden.",
        themas=("Preventie",),
        regimesoort="convenant",
        categorieen=("Sociaal", "Wonen", "Financieel", "Onderwijs"),
        matrix={"gemeente": _GEWOON, "politie": _GEWOON, "wonen": _GEWOON, "onderwijs": _GEWOON}
        | {"welzijn": _GEWOON, "zorg": _GEWOON, "jeugdhulp": _GEWOON},
        procesregie=frozenset({"gewoon"}),
        looptijd_jaren=2,
        evaluatie_maanden=6,
        onzeker=(_LOOPTIJD, "op welke grondslag elke partner deelt zonder strafzaak of toestemming"),
    ),
    Convenantmodel(
        code="achttien",
        naam="Overgang van 18- naar 18+",
        doel="Wie achttien wordt houdt zijn hulp: jeugdhulp en hulp voor volwassenen dragen op tijd aan elkaar over,"
        " met woning, inkomen en school of werk.",
        themas=("Risicojeugd",),
        regimesoort="convenant",
        categorieen=("Sociaal", "Wonen", "Financieel", "Onderwijs", "Jeugdhulp", "Medisch"),
        matrix={"gemeente": _GEWOON, "onderwijs": _GEWOON, "wonen": _GEWOON} | _JEUGD | _ZORG,
        procesregie=frozenset({"gewoon"}),
        looptijd_jaren=3,
        evaluatie_maanden=12,
        onzeker=(_LOOPTIJD, _GEHEIM, "of de jongere zelf toestemming geeft, en wie dat voor hem doet"),
    ),
    Convenantmodel(
        code="persoonsgericht",
        naam="Lokale persoonsgerichte aanpak",
        doel="Een persoon of gezin met problemen op meer gebieden één samenhangend aanbod doen van straf, begeleiding"
        " en ondersteuning, in de eigen gemeente.",
        themas=("Overlast",),
        regimesoort="convenant",
        categorieen=_BASIS,
        matrix=_GEMEENTE | {"politie": _STRAF["politie"], "om": _STRAF["om"]} | _ZORG | {"wonen": _GEWOON},
        procesregie=_REGIE,
        looptijd_jaren=3,
        evaluatie_maanden=12,
        onzeker=(_LOOPTIJD, _SOORTEN, "of politiegegevens buiten het strafrecht mogen worden gedeeld"),
    ),
    Convenantmodel(
        code="livc",
        naam="Casusoverleg 458ter of LIVC",
        doel="Met wie aan een beroepsgeheim gebonden is overleggen om een zwaar misdrijf of een aantasting van iemands"
        " integriteit te voorkomen, alleen met wie de wet of de toestemming noemt.",
        themas=("Radicalisering",),
        regimesoort="livc",
        categorieen=("Sociaal", "Politie", "Medisch"),
        matrix={
            "gemeente": _GEWOON,
            "politie": _may("gewoon politie", "gewoon politie"),
            "om": _may("gewoon politie om", "gewoon om"),
            "zorg": _may("gewoon beroepsgeheim", "gewoon beroepsgeheim"),
            "welzijn": _GEWOON,
        },
        procesregie=frozenset({"gewoon"}),
        looptijd_jaren=2,
        evaluatie_maanden=6,
        onzeker=(_LOOPTIJD, _SOORTEN, "of de aanvrager de wet of een gemotiveerde toestemming kan noemen"),
    ),
)
MODELLEN: Mapping[str, Convenantmodel] = {model.code: model for model in _ALLE}
