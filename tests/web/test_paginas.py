"""The pages that are looked at in a browser are all pages that there are."""

import re
import uuid

import pytest
from django.test import Client
from django.urls import get_resolver, resolve, reverse

from regiehuis.samenwerking.models import Medewerker
from regiehuis.web.signalen.views import STEPS
from tests.cast import cid
from tests.journeys.pages import DOOR_STAP, KEY, PAGINAS, SIGNAALSTAPPEN, VINDPLAATS
from tests.journeys.real_house import ADDRESSES

# Addresses that answer with something else than a page: a picture or a document.
BESTANDEN = {"agenda_feed", "aanmelden_qr", "plan_pdf", "dossier_pdf", "opschaling_pdf", "agendapunt_pdf", "fiche_pdf"}
BESTANDEN |= {"datalek_rapport", "verwerkingsregister_uit", "logboek_uitvoer", "document"}
BESTANDEN |= {"vernietiging_pdf", "resultaat_pdf", "aanlevering_afgekeurd", "nettolijst_pdf"}

# Nothing of the demo is five years old: these are shown to everybody of the cast in tests/access/test_every_address.py.
NIET_IN_DEMO = {"vernietiging", "vernietigingsbericht", "informatie_afweging", "machtiging_beeindigen"}
NIET_IN_DEMO |= {"bewaren_persoon"}
# Nothing of the demo waits for an approval: tests/casussen/test_resultaat.py.
NIET_IN_DEMO |= {"resultaat_besluiten", "resultaat_intrekken"}
# No meeting of the demo stands under a regime that asks for a sheet: tests/casussen/test_terugkoppelfiche.py.
NIET_IN_DEMO |= {"fiche_antwoorden", "fiche_versturen"}
# A demo has no OpenID provider: tests/oidc goes there, in a browser too.
NIET_IN_DEMO |= {"aanmelden_oidc", "aanmelden_oidc_terug"}


def named() -> dict[str, str]:
    """Each name of the URLconf with an address."""
    patterns = [
        pattern
        for included in get_resolver().url_patterns[0].url_patterns
        for pattern in getattr(included, "url_patterns", [included])
    ]
    return {p.name: "/" + re.sub(r"<\w+:\w+>", str(uuid.uuid4()), str(p.pattern)) for p in patterns}


def looked_at() -> set[str]:
    """The names of the pages that a browser looks at."""
    addresses = [shape(pattern.partition("|")[0]) for pages in PAGINAS.values() for pattern in pages]
    names = {resolve(address.partition("?")[0]).url_name for address in addresses if address != "/bestaat-niet/"}
    return names | {resolve(address).url_name for address in ADDRESSES} | set(DOOR_STAP)


def shape(pattern: str) -> str:
    """An address of this shape, with a key that does not matter."""
    if pattern.startswith("{"):
        what, rest = pattern[1:].split("}")
        found = VINDPLAATS[what][1]
        pattern = (re.sub(r"^.*\(|\).*$", "", found)) + rest
    return pattern.replace(KEY, str(uuid.uuid4())).replace("[a-z_]+", "casus")


@pytest.mark.django_db
def test_every_page_is_looked_at_in_a_browser() -> None:
    client = Client()
    client.force_login(
        Medewerker.objects.get(pk=cid("ketenmanager")), backend="regiehuis.samenwerking.sessies.Accounts"
    )
    seen = looked_at()
    unseen = {name: address for name, address in named().items() if name not in seen | BESTANDEN | NIET_IN_DEMO}
    pages = [name for name, address in unseen.items() if client.get(address).status_code != 405]
    assert not pages, "add these to tests/journeys/pages.py"


def test_every_step_of_a_signal_is_looked_at() -> None:
    assert set(SIGNAALSTAPPEN) == set(STEPS)
    assert reverse("signaal_stap", args=[uuid.uuid4(), "partners"])
