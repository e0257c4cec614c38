"""The standard content of a new house, in our own words; the ketenmanager changes it afterwards."""

import dataclasses
import uuid

from django.db import models, transaction

from regiehuis.convenanten.models import Informatiecategorie, Regime
from regiehuis.convenanten.rules.regime import MODELLEN

from ..models import Criterium, Kernvraag, Leefgebied

CRITERIA = (
    ("c1", "Er spelen problemen op meer dan één leefgebied."),
    ("c2", "Oplossen lukt alleen met partners uit verschillende ketens."),
    ("c3", "Gezin of omgeving heeft er last van of loopt gevaar."),
    ("c4", "Er is een ernstig probleem dat aan een gebied gebonden is."),
)
KERNVRAGEN = (
    "Wat is er aan de hand, en wat maakt dat het nu moet?",
    "Hoe is het zo gekomen, en wat houdt het in stand?",
    "Wie heeft er last van of loopt gevaar, en hoe ernstig is dat?",
    "Wat gaat er goed, en op wie kan iemand terugvallen?",
    "Wat is al geprobeerd, en waarom werkte dat wel of niet?",
    "Wat moet er als eerste veranderen, en wie kan dat?",
)
LEEFGEBIEDEN = (
    "Huisvesting",
    "Financiën",
    "Onderwijs en werk",
    "Gezondheid",
    "Verslaving",
    "Gezin en relaties",
    "Veiligheid",
    "Vrije tijd en netwerk",
    "Justitie",
    "Dagelijks leven",
)
CATEGORIEEN = (
    ("Sociaal", "gewoon"),
    ("Wonen", "gewoon"),
    ("Financieel", "gewoon"),
    ("Onderwijs", "gewoon"),
    ("Jeugdhulp", "beroepsgeheim"),
    ("Medisch", "beroepsgeheim"),
    ("Verslavingszorg", "beroepsgeheim"),
    ("Politie", "politie"),
    ("Justitie", "om"),
    ("Toezicht", "strafrechtelijk"),
)
# The other models of a regime are there to start from when the house needs them.
REGIMES = ("wgs", "convenant")


Inhoud = dict[str, dict[str, uuid.UUID]]


def furnish_huis(*, huis_id: uuid.UUID, contactpunt: str, using: str = "owner") -> Inhoud:
    """Give a founded house its criteria, core questions, life areas, categories and regimes. Runs as owner.

    Answers what was made: kind of content, then its code or name, to its key.
    """
    rows: list[tuple[str, str, models.Model]] = [
        *(
            ("criterium", code, Criterium(code=code, tekst=tekst, volgorde=n))
            for n, (code, tekst) in enumerate(CRITERIA, 1)
        ),
        *(("kernvraag", str(n), Kernvraag(volgorde=n, tekst=tekst)) for n, tekst in enumerate(KERNVRAGEN, 1)),
        *(("leefgebied", naam, Leefgebied(volgorde=n, naam=naam)) for n, naam in enumerate(LEEFGEBIEDEN, 1)),
        *(
            ("categorie", naam, Informatiecategorie(naam=naam, juridische_klasse=klasse, volgorde=n))
            for n, (naam, klasse) in enumerate(CATEGORIEEN, 1)
        ),
        *(
            ("regime", model.naam, Regime(contactpunt=contactpunt, **dataclasses.asdict(model)))
            for model in MODELLEN
            if model.soort in REGIMES
        ),
    ]
    made: Inhoud = {}
    with transaction.atomic(using=using):
        for kind, name, row in rows:
            row.veiligheidshuis_id = huis_id  # type: ignore[attr-defined]
            row.save(using=using, force_insert=True)
            made.setdefault(kind, {})[name] = row.pk
    return made
