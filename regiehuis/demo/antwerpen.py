"""Violence at home as Antwerp told it: visited together, a contact sheet, one contact person, and an early release.

After the case of the congress on quality of the chain (Antwerp), with invented names and in our own words.
"""

import datetime
import uuid

from regiehuis.casussen.actions.contact import add_contactregel, choose_contactpersoon
from regiehuis.casussen.actions.huisbezoek import plan_huisbezoek
from regiehuis.casussen.actions.vrijlating import report_vrijlating
from regiehuis.casussen.queries.casuskeuzes import persoon_keuzes
from regiehuis.casussen.queries.contact import contact_of
from regiehuis.casussen.rules.contact import Contact

from .verloop import consent
from .zaak import DAG, Zaak, casus_of

BEZOEKDOEL = "Samen vragen wat dit gezin zelf wil, en wie met wie mag praten."
BEREIKBAAR = "Maandag tot en met donderdag, 9.00 tot 17.00 uur"
# who of the demo, what they do
BLAD = (
    ("veiligthuis", "Veiligheidsplan en gesprekken met de moeder"),
    ("wijkteam", "Opvoedondersteuning en hulp bij geldzaken"),
)
BUITEN = Contact(
    "Ineke Brands",
    "Basisschool De Linde",
    "Let op de kinderen en belt bij zorgen",
    "010 555 01 42",
    "Schooldagen tot 16.00",
)
VROEG = "Komt op eigen verzoek eerder vrij; aan het geweld is nog niet gewerkt."


def plan_visit(zaak: Zaak, moment: datetime.datetime) -> None:
    """Consent, and two organisations that go together in two days."""
    with zaak.spel.act("politie", moment) as asker:
        consent(zaak, asker, "Sociaal")
        plan_huisbezoek(
            asker=asker,
            casus_id=casus_of(zaak),
            gepland_op=zaak.spel.nu.replace(hour=14, minute=0) + 2 * DAG,
            waar="thuis",
            doel=BEZOEKDOEL,
            bezoekers=[zaak.spel.id("medewerker", wie) for wie in ("politie", "veiligthuis")],
        )


def keep_sheet(zaak: Zaak, moment: datetime.datetime) -> None:
    """Who does what, and one contact person for the victim."""
    with zaak.spel.act(zaak.voorzitter, moment) as asker:
        lines = []
        for wie, doet in BLAD:
            key = zaak.spel.id("medewerker", wie)
            naam, organisatie, telefoon = contact_of(key)
            contact = Contact(naam, organisatie, doet, telefoon or "010 555 01 00", BEREIKBAAR)
            lines.append(add_contactregel(asker=asker, casus_id=casus_of(zaak), medewerker_id=key, contact=contact))
        add_contactregel(asker=asker, casus_id=casus_of(zaak), contact=BUITEN)
        victim = next(key for key, naam in persoon_keuzes(casus_of(zaak)) if naam.startswith("Sylvia"))
        choose_contactpersoon(
            asker=asker, casus_id=casus_of(zaak), persoon_id=uuid.UUID(victim), contactregel_id=lines[0].id
        )


def report_release(zaak: Zaak, moment: datetime.datetime, days: int, words: str = "") -> None:
    """The police hear when he comes free."""
    assert zaak.persoon_id is not None
    with zaak.spel.act("politie", moment) as asker:
        report_vrijlating(
            asker=asker,
            casus_id=casus_of(zaak),
            persoon_id=zaak.persoon_id,
            vrij_op=zaak.spel.nu.date() + days * DAG,
            toelichting=words,
        )
