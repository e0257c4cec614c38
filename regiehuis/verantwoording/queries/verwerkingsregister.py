"""The register of processing and the facts for a DPIA, written from what is configured at this moment (R40)."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from django.conf import settings
from django.db.models import QuerySet

from regiehuis.casussen.rules.woorden import PERSOONSROLLEN
from regiehuis.convenanten.models import Autorisatieregel, Convenant, Ondertekening
from regiehuis.kern.errors import NotFound
from regiehuis.kern.period import on_day
from regiehuis.logboek.actions import record, record_verstrekking
from regiehuis.logboek.rules import FG, JAREN_OVERZICHT, Bewijs, Ontvanger, Stuk
from regiehuis.logboek.verstrekkingen import since, verstrekkingen_of_huis
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.models import Functie, Veiligheidshuis
from regiehuis.samenwerking.queries.huis import organisatienamen

from ..models import Bewaartermijn
from ..rules.verwerkingsregister import VORMEN, Register, Rubriek, Verwerking

GEWOON = "gewoon"


def verwerkingsregister(asker: Asker) -> Register:
    """The register of the house, for FG and ketenmanager; the look is logged. Raises NotFound."""
    _require(asker)
    record(asker=asker, handeling="lezen", object_soort="verwerkingsregister", object_id=asker.huis_id)
    return _register(asker)


def take_verwerkingsregister(asker: Asker, vorm: str) -> tuple[Register, Bewijs]:
    """The register to take along as pdf, json or csv; a disclosure (R21). Raises NotFound."""
    _require(asker)
    if vorm not in VORMEN:
        raise NotFound("verwerkingsregister")
    bewijs = record_verstrekking(
        asker=asker,
        vorm="pdf" if vorm == "pdf" else "export",
        stukken=[Stuk("verwerkingsregister", asker.huis_id)],
        ontvanger=Ontvanger(naam="Verwerkingsverantwoordelijken van het huis"),
        doel="register van verwerkingen",
        grondslag="wettelijke_taak",
    )
    return _register(asker), bewijs


def _require(asker: Asker) -> None:
    if not (asker.has(FG) or asker.has("ketenmanager")):
        raise NotFound("verwerkingsregister")


def _register(asker: Asker) -> Register:
    huis = Veiligheidshuis.objects.get(id=asker.huis_id)
    signed, matrix, terms = _signatures(asker), _matrix(asker), _terms(asker)
    activities = [
        Verwerking(
            convenant.naam,
            (
                *_purpose(convenant),
                *_parties(signed[convenant.pk]),
                *_data(matrix[convenant.pk]),
                *_keeping(convenant, terms),
            ),
        )
        for convenant in _covenants(asker)
    ]
    return Register(huis.naam, f"{asker.dag:%d-%m-%Y}", tuple(activities), tuple(_house(asker)))


def _covenants(asker: Asker) -> QuerySet[Convenant]:
    rows = Convenant.objects.filter(on_day(asker.dag), veiligheidshuis_id=asker.huis_id)
    return rows.select_related("regime").prefetch_related("themas__thema").order_by("naam", "id")


def _signatures(asker: Asker) -> dict[object, list[str]]:
    found: dict[object, list[str]] = defaultdict(list)
    rows = Ondertekening.objects.filter(on_day(asker.dag), veiligheidshuis_id=asker.huis_id)
    for row in rows.select_related("organisatie").order_by("organisatie__naam"):
        found[row.convenant_id].append(f"{row.organisatie.naam} (sinds {row.van:%d-%m-%Y})")
    return found


def _matrix(asker: Asker) -> dict[object, list[Autorisatieregel]]:
    found: dict[object, list[Autorisatieregel]] = defaultdict(list)
    rows = Autorisatieregel.objects.filter(veiligheidshuis_id=asker.huis_id, lezen=True)
    for row in rows.select_related("categorie", "onderdeel__organisatie").order_by("categorie__volgorde"):
        found[row.convenant_id].append(row)
    return found


def _terms(asker: Asker) -> dict[object, list[Bewaartermijn]]:
    found: dict[object, list[Bewaartermijn]] = defaultdict(list)
    for row in Bewaartermijn.objects.filter(veiligheidshuis_id=asker.huis_id).select_related("categorie"):
        found[row.regime_id].append(row)
    return found


def _purpose(convenant: Convenant) -> Iterable[Rubriek]:
    regime = convenant.regime
    until = f"{convenant.tot:%d-%m-%Y}" if convenant.tot else "onbepaald"
    yield Rubriek("Doel", (convenant.doel, regime.doel))
    unsure = "" if regime.jurist else "Een jurist van het huis moet deze instellingen nog bevestigen."
    yield Rubriek("Wettelijke basis", (f"{regime.naam}: {regime.wettelijke_basis}",), unsure)
    yield Rubriek("Thema's", tuple(sorted(one.thema.naam for one in convenant.themas.all())))
    yield Rubriek("Looptijd", (f"{convenant.van:%d-%m-%Y} tot {until}",))
    yield Rubriek("Contactpunt voor betrokkenen", (regime.contactpunt,))


def _parties(signed: list[str]) -> Iterable[Rubriek]:
    missing = "" if signed else "Niemand heeft getekend; onder dit convenant leest niemand iets."
    yield Rubriek("Wie samen verantwoordelijk zijn", tuple(signed), missing)
    yield Rubriek("Betrokkenen", tuple(naam for _code, naam in PERSOONSROLLEN))


def _data(matrix: list[Autorisatieregel]) -> Iterable[Rubriek]:
    categories = {
        row.categorie_id: f"{row.categorie.naam} ({row.categorie.get_juridische_klasse_display().lower()})"
        for row in matrix
    }
    special = sorted({row.categorie.naam for row in matrix if row.categorie.juridische_klasse != GEWOON})
    yield Rubriek("Gegevens", tuple(categories.values()))
    yield Rubriek("Waarvan bijzonder, strafrechtelijk of geheim", tuple(special))
    readers: dict[str, list[str]] = defaultdict(list)
    for row in matrix:
        unit = row.onderdeel
        who = f"{unit.organisatie.naam}, {unit.naam}" if unit else "Procesregie van het huis"
        readers[who].append(row.categorie.naam)
    yield Rubriek("Wie leest wat", tuple(f"{who}: {', '.join(what)}" for who, what in sorted(readers.items())))


def _keeping(convenant: Convenant, terms: dict[object, list[Bewaartermijn]]) -> Iterable[Rubriek]:
    regime = convenant.regime
    kept = [f"{regime.bewaartermijn_jaren} jaar, {regime.get_bewaren_vanaf_display().lower()}"]
    kept += [
        f"{row.categorie.naam}: {row.maanden} maanden, {row.get_vanaf_display().lower()}" for row in terms[regime.pk]
    ]
    yield Rubriek("Bewaren", tuple(kept), "" if regime.jurist else "Een jurist moet deze termijn bevestigen.")
    yield Rubriek("Andere samenwerkingsverbanden die resultaten krijgen", tuple(regime.andere_verbanden))


def _house(asker: Asker) -> Iterable[Rubriek]:
    held = Functie.objects.filter(on_day(asker.dag), veiligheidshuis_id=asker.huis_id).order_by("soort")
    functions = Counter(row.get_soort_display() for row in held)
    yield Rubriek("Functies", tuple(f"{naam}: {number}" for naam, number in sorted(functions.items())))
    yield Rubriek(
        "Ontvangers van verstrekkingen", tuple(_recipients(asker)), "" if asker.has(FG) else "Alleen voor de FG."
    )
    yield Rubriek(
        "Aanmelden",
        (
            f"Stil scherm meldt af na {settings.SESSION_COOKIE_AGE // 60} minuten",
            f"Een sessie duurt hoogstens {settings.SESSION_LONGEST // 3600} uur",
            f"Na {settings.AXES_FAILURE_LIMIT} mislukte pogingen wacht men {settings.AXES_COOLOFF_TIME} uur",
        ),
    )
    yield Rubriek(
        "Beveiliging",
        (
            "De database toont ieder alleen de eigen rijen",
            "Elke inzage, wijziging, verstrekking en weigering staat in een verzegeld logboek zonder inhoud",
            "Het BSN is versleuteld; de sleutel ligt buiten de database",
            "Geen score, rangorde of profiel beslist",
        ),
    )


def _recipients(asker: Asker) -> list[str]:
    """Who got something in the years of the overview, with how often; the policies show the FG alone the house."""
    if not asker.has(FG):
        return []
    names = organisatienamen(asker)
    got: Counter[str] = Counter()
    for one in verstrekkingen_of_huis(asker.huis_id, since(asker.moment)):
        got.update({names.get(key, "onbekende organisatie") for key in one.organisaties})
        got.update({one.ontvanger} if one.ontvanger else ())
    return [f"{naam}: {number} keer in {JAREN_OVERZICHT} jaar" for naam, number in sorted(got.items())]
