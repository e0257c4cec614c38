"""A request of Pim Proefpersoon, as far along as a test needs it."""

import datetime
import uuid
from typing import Any

from regiehuis.verantwoording.actions import verzoek as actions
from regiehuis.verantwoording.actions import verzoekpost as posten
from regiehuis.verantwoording.models import Kennisgeving, Verzoek, Verzoekpost, Zienswijze
from regiehuis.verantwoording.rules.verzoek import Binnenkomst
from tests.cast import DAG, MOMENT, act, cid

ZIENSWIJZE_TOT = DAG + datetime.timedelta(days=10)
NA_ZIENSWIJZE = MOMENT + datetime.timedelta(days=11)


def arrival(**fields: Any) -> Binnenkomst:
    """What is written down when it arrives."""
    given = {"soort": "inzage", "wet": "avg", "kanaal": "brief", "ontvangen_op": DAG, "achternaam": "Proefpersoon"}
    given |= {"voornamen": "Pim", "geboortedatum": "1980-00-00", "omschrijving": "Wat staat er over mij?"}
    return Binnenkomst(**(given | fields))  # type: ignore[arg-type]


def registered(**fields: Any) -> uuid.UUID:
    """A request as it arrived."""
    with act("contactpunt") as asker:
        return actions.register_verzoek(asker=asker, binnenkomst=arrival(**fields)).id


def identified(**fields: Any) -> uuid.UUID:
    """A request whose identity check was done."""
    key = registered(**fields)
    with act("contactpunt") as asker:
        actions.check_identity(asker=asker, verzoek_id=key, versie=1, wijze="legitimatie")
    return key


def assembled(*personen: str, **fields: Any) -> uuid.UUID:
    """A request with everything put together."""
    key = identified(**fields)
    with act("contactpunt") as asker:
        who = [cid(naam) for naam in personen or ("persoon_casus",)]
        actions.choose_personen(asker=asker, verzoek_id=key, personen=who)
        actions.assemble_verzoek(asker=asker, verzoek_id=key)
    return key


def asked(**fields: Any) -> uuid.UUID:
    """A request whose sources were asked for their view."""
    key = assembled(**fields)
    with act("contactpunt") as asker:
        posten.ask_sources(asker=asker, verzoek_id=key, termijn=ZIENSWIJZE_TOT)
    return key


def post_of(verzoek_id: uuid.UUID, rij: str) -> Verzoekpost:
    """The item of a request that refers to a row of the cast."""
    with act("contactpunt"):
        return Verzoekpost.objects.select_related("verzoek").get(verzoek_id=verzoek_id, rij_id=cid(rij))


def stands(verzoek_id: uuid.UUID) -> Verzoek:
    """The request as it stands."""
    with act("contactpunt"):
        return Verzoek.objects.get(id=verzoek_id)


def decide_all(verzoek_id: uuid.UUID, *, weiger: tuple[str | uuid.UUID, ...] = ()) -> None:
    """Give everything, after the term of the sources, but what is named or protected."""
    refused = {rij if isinstance(rij, uuid.UUID) else cid(rij) for rij in weiger}
    with act("contactpunt", moment=NA_ZIENSWIJZE) as asker:
        for post in list(Verzoekpost.objects.filter(verzoek_id=verzoek_id, besluit="")):
            no = post.rij_id in refused or post.bescherming
            said = {"besluit": "weigeren", "grond": "rechten_ander", "motivering": "Gaat over een ander"}
            given = said if no else {"besluit": "verstrekken"}
            posten.decide_post(asker=asker, post_id=post.id, versie=post.versie, **given)


def granted_request(*, weiger: tuple[str | uuid.UUID, ...] = ()) -> uuid.UUID:
    """A request for erasure that was granted, but for what is named or protected, and closed."""
    key = asked(soort="wissing")
    decide_all(key, weiger=weiger)
    with act("contactpunt", moment=NA_ZIENSWIJZE) as asker:
        refused = Verzoekpost.objects.filter(verzoek_id=key, besluit="weigeren").exists()
        uitkomst = "deels" if refused else "toegewezen"
        versie = Verzoek.objects.get(id=key).versie
        actions.close_verzoek(asker=asker, verzoek_id=key, versie=versie, uitkomst=uitkomst)
    return key


def disputed(rij: str = "item_sociaal") -> uuid.UUID:
    """The item of a request for rectification that is disputed."""
    post = post_of(assembled(soort="rectificatie"), rij)
    with act("contactpunt") as asker:
        posten.dispute_post(asker=asker, post_id=post.id, tekst="Dat klopt niet")
    return post.id


def view_of(verzoek_id: uuid.UUID, rij: str) -> Zienswijze:
    """What a source was asked about a row of the cast."""
    with act("contactpunt"):
        return Zienswijze.objects.get(post__verzoek_id=verzoek_id, post__rij_id=cid(rij))


def notice() -> uuid.UUID:
    """The notice that the police got of a rectification."""
    key = assembled(soort="rectificatie")
    with act("contactpunt") as asker:
        posten.notify_receivers(asker=asker, verzoek_id=key)
        return Kennisgeving.objects.get(verzoek_id=key, organisatie_id=cid("politie")).id
