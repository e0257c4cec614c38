"""`regiehuis nieuw-huis`: found a house with its standard content and its first two people."""

import argparse
import datetime
from email.utils import parseaddr

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import connections, transaction

from regiehuis.casussen.actions.inrichting import furnish_huis
from regiehuis.cli import database
from regiehuis.cli.installation import Installation, UnableToRun
from regiehuis.kern.errors import Refusal
from regiehuis.samenwerking.access import AMSTERDAM
from regiehuis.samenwerking.actions.stichting import Stichting, found_huis
from regiehuis.samenwerking.uitnodiging import make_uitnodiging

FIRST = ("ketenmanager", "beheerder")
LONGEST_NAME, LONGEST_MAIL, LONGEST_CONTACT = 120, 80, 200


def run(asked: argparse.Namespace, found: Installation) -> int:
    """Found the house and print one link for each of its first people."""
    naam, gemeente = _text(asked, "naam"), _text(asked, "gemeente", "Gemeente ")
    contactpunt = _text(asked, "contactpunt", longest=LONGEST_CONTACT)
    mensen = people(asked)
    database.migrate()
    database.set_soort(found.soort)
    made = _found(naam, gemeente, contactpunt, mensen)
    print(f"{naam} is opgericht. Elke link werkt één keer, 72 uur lang, achter het adres van dit huis:")
    for functie, medewerker_id in made.mensen.items():
        print(f"{functie} {mensen[functie][1]} ({mensen[functie][0]}):")
        print(f"/aanmelden/eerste-keer/{make_uitnodiging(medewerker_id)}/")
    return 0


def people(asked: argparse.Namespace) -> dict[str, tuple[str, str, str]]:
    """Function → (sign-in name, name, mail), out of "Naam <mail>"; the mail address is the sign-in name."""
    read = {functie: _person(functie, getattr(asked, functie)) for functie in FIRST}
    if len({gebruikersnaam for gebruikersnaam, _, _ in read.values()}) < len(FIRST):
        raise UnableToRun("--ketenmanager and --beheerder must be two people: nobody appoints himself.")
    return read


def _found(naam: str, gemeente: str, contactpunt: str, mensen: dict[str, tuple[str, str, str]]) -> Stichting:
    """The house and its content, both or neither."""
    today = datetime.datetime.now(AMSTERDAM).date()
    try:
        with transaction.atomic(using="owner"):
            made = found_huis(naam=naam, gemeente=gemeente, mensen=mensen, dag=today)
            furnish_huis(huis_id=made.huis_id, contactpunt=contactpunt)
    except Refusal as refusal:
        raise UnableToRun(refusal.message) from refusal
    finally:
        connections["owner"].close()
    return made


def _person(functie: str, given: str) -> tuple[str, str, str]:
    naam, mail = (part.strip() for part in parseaddr(given))
    told = f'--{functie} must be "Naam <mail>", for example "Anna de Wit <anna@gemeente.example>", not "{given}".'
    if not naam or len(naam) > LONGEST_NAME or len(mail) > LONGEST_MAIL:
        raise UnableToRun(told)
    try:
        validate_email(mail)
    except ValidationError:
        raise UnableToRun(told) from None
    return mail.lower(), naam, mail


def _text(asked: argparse.Namespace, name: str, prefix: str = "", *, longest: int = LONGEST_NAME) -> str:
    """A text that is there and fits, with what is put before it."""
    text: str = getattr(asked, name).strip()
    if not text:
        raise UnableToRun(f"--{name} is empty.")
    if len(prefix + text) > longest or not text.isprintable():
        raise UnableToRun(f"--{name} must be one line of at most {longest - len(prefix)} characters.")
    return text
