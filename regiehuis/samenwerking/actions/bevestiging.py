"""The rules of the house for its accounts: their term, who confirms them, and the statement of secrecy (R20)."""

import uuid

from django.db import transaction

from regiehuis.kern.models import new_id
from regiehuis.kern.period import on_day
from regiehuis.samenwerking.access import Asker

from ..models import Aansluiting, Functie, Geheimhoudingsverklaring, Medewerker, Veiligheidshuis
from ..rules import GEHEIMHOUDING_LANGST
from .beheer import UnableToManage, change, check_manager, log, need


def change_accountregels(
    *, asker: Asker, versie: int | None, bevestiging_dagen: int, geheimhouding_verplicht: bool, geheimhouding_tekst: str
) -> Veiligheidshuis:
    """Set the term of accounts and the text for secrecy; after another text everybody signs anew."""
    check_manager(asker)
    if not 30 <= bevestiging_dagen <= 365:
        raise UnableToManage("Vul een getal in van 30 tot en met 365.", field="bevestiging_dagen")
    longest = GEHEIMHOUDING_LANGST
    text = need(geheimhouding_tekst, "geheimhouding_tekst", "Vul de tekst van de verklaring in.", longest=longest)
    text = text.replace("\r\n", "\n")
    with transaction.atomic():
        huis = Veiligheidshuis.objects.get(id=asker.huis_id)
        return change(
            asker,
            "veiligheidshuis",
            Veiligheidshuis,
            asker.huis_id,
            versie,
            bevestiging_dagen=bevestiging_dagen,
            geheimhouding_verplicht=geheimhouding_verplicht,
            geheimhouding_tekst=text,
            geheimhouding_versie=huis.geheimhouding_versie + (text != huis.geheimhouding_tekst),
        )


def set_contactpersoon(
    *,
    asker: Asker,
    aansluiting_id: uuid.UUID,
    versie: int | None,
    medewerker_id: uuid.UUID | None,
    oidc_organisatie: str = "",
) -> Aansluiting:
    """Name the liaison who confirms the accounts of an organisation, or nobody: the ketenmanager does then.

    And what the provider of sign-in calls it, if its people sign in that way. Raises NotFound, UnableToManage.
    """
    check_manager(asker)
    with transaction.atomic():
        organisatie = Aansluiting.objects.filter(id=aansluiting_id).values("organisatie_id")
        if medewerker_id is not None and not (
            Medewerker.objects.filter(
                id=medewerker_id,
                veiligheidshuis_id=asker.huis_id,
                is_active=True,
                onderdeel__organisatie_id__in=organisatie,
            ).exists()
            and Functie.objects.filter(on_day(asker.dag), medewerker_id=medewerker_id, soort="liaison").exists()
        ):
            raise UnableToManage("Kies een liaison van deze organisatie.", field="medewerker")
        given = {"contactpersoon_id": medewerker_id, "oidc_organisatie": oidc_organisatie.strip()[:200]}
        return change(asker, "aansluiting", Aansluiting, aansluiting_id, versie, **given)


def sign_verklaring(*, asker: Asker, tekstversie: int) -> None:
    """Sign for secrecy, for oneself; once a text. Raises UnableToManage when the text was changed meanwhile."""
    with transaction.atomic():
        huis = Veiligheidshuis.objects.get(id=asker.huis_id)
        if huis.geheimhouding_versie != tekstversie:
            raise UnableToManage("De tekst is intussen gewijzigd. Lees de nieuwe tekst.", field="akkoord")
        own = Geheimhoudingsverklaring.objects.filter(medewerker_id=asker.medewerker_id, tekstversie=tekstversie)
        if own.exists():
            return
        made = Geheimhoudingsverklaring.objects.create(
            id=new_id(),
            medewerker_id=asker.medewerker_id,
            veiligheidshuis_id=asker.huis_id,
            tekstversie=tekstversie,
            op=asker.moment,
        )
        log(asker, "geheimhoudingsverklaring", made.id, "aanmaken")
