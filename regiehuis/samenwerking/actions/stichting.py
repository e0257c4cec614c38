"""Founding a house: the one thing that happens before anybody can sign in, as the owner of the database."""

import dataclasses
import datetime
import uuid

from django.db import transaction

from ..models import Aansluiting, Functie, Medewerker, Organisatie, Organisatieonderdeel, Veiligheidshuis
from ..rules import BEVESTIGING_DAGEN
from .beheer import UnableToManage


@dataclasses.dataclass(frozen=True)
class Stichting:
    """What a founded house has: itself, the unit of its bureau, and its first people by function."""

    huis_id: uuid.UUID
    organisatie_id: uuid.UUID
    onderdeel_id: uuid.UUID
    mensen: dict[str, uuid.UUID]


def found_huis(
    *, naam: str, gemeente: str, mensen: dict[str, tuple[str, str, str]], dag: datetime.date, using: str = "owner"
) -> Stichting:
    """Found a house with its municipality, bureau and first people: function → (sign-in name, name, mail).

    Runs as owner: nobody has a right yet that a policy could look up. The people have no password. Raises
    UnableToManage when the house is there already or a sign-in name is taken.
    """
    with transaction.atomic(using=using):
        if Veiligheidshuis.objects.using(using).filter(naam__iexact=naam).exists():
            raise UnableToManage(f"Er is al een huis met de naam {naam}.")
        for gebruikersnaam, _, _ in mensen.values():
            if Medewerker.objects.using(using).filter(gebruikersnaam__iexact=gebruikersnaam).exists():
                raise UnableToManage(f"De gebruikersnaam {gebruikersnaam} is al in gebruik.")
        huis = Veiligheidshuis.objects.using(using).create(naam=naam, gemeente=gemeente, geheimhouding_verplicht=True)
        organisatie = Organisatie.objects.using(using).create(naam=f"Gemeente {gemeente}", keten="bestuur")
        bureau = Organisatieonderdeel.objects.using(using).create(organisatie=organisatie, naam="Veiligheidshuis")
        Aansluiting.objects.using(using).create(
            veiligheidshuis=huis, organisatie=organisatie, soortorganisatie="gemeente", van=dag
        )
        made = {}
        for functie, (gebruikersnaam, volledige_naam, email) in mensen.items():
            medewerker = Medewerker(
                gebruikersnaam=gebruikersnaam,
                naam=volledige_naam,
                email=email,
                onderdeel=bureau,
                veiligheidshuis=huis,
                bevestigd_tot=dag + datetime.timedelta(days=BEVESTIGING_DAGEN),
            )
            medewerker.set_unusable_password()
            medewerker.save(using=using, force_insert=True)
            Functie.objects.using(using).create(medewerker=medewerker, veiligheidshuis=huis, soort=functie, van=dag)
            made[functie] = medewerker.id
    return Stichting(huis.id, organisatie.id, bureau.id, made)
