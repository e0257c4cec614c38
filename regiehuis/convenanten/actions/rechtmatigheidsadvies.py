"""Advice of the lawfulness committee: asked, and recorded with what was decided; what is new waits for it (R38)."""

import uuid
from collections.abc import Collection, Mapping

from django.db import transaction

from regiehuis.kern.errors import NotFound
from regiehuis.kern.models import made_before
from regiehuis.kern.period import overlapping
from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.actions.beheer import UnableToManage, change, check_manager, write
from regiehuis.samenwerking.models import Aansluiting, Organisatie, Organisatieonderdeel

from ..models import Convenant, Informatiecategorie, Ondertekening, Rechtmatigheidsadvies
from ..rules import rechtmatigheidsadvies as rules
from .convenant import fetch_own

# A square of the matrix: the unit (None is procesregie), the kind of data, and whether it is read there.
Vak = tuple[uuid.UUID | None, uuid.UUID, bool]


def ask_advies(
    *, asker: Asker, convenant_id: uuid.UUID, vraag: rules.Adviesvraag, nieuw_id: uuid.UUID | None = None
) -> Rechtmatigheidsadvies:
    """Record what the committee was asked. Raises NotFound, and UnableToManage at the field that is wrong."""
    check_manager(asker)
    with transaction.atomic():
        if before := made_before(Rechtmatigheidsadvies, nieuw_id):
            return before
        fetch_own(convenant_id)
        partners = Aansluiting.objects.filter(overlapping(asker.dag, None), veiligheidshuis_id=asker.huis_id)
        wrong = rules.check_vraag(
            vraag,
            categorieen=frozenset(Informatiecategorie.objects.values_list("id", flat=True)),
            partners=frozenset(partners.values_list("organisatie_id", flat=True)),
            vandaag=asker.dag,
        )
        if wrong:
            raise UnableToManage(wrong[1], field=wrong[0])
        return write(
            asker,
            "rechtmatigheidsadvies",
            Rechtmatigheidsadvies,
            nieuw_id,
            veiligheidshuis_id=asker.huis_id,
            convenant_id=convenant_id,
            vraag=vraag.vraag.strip(),
            categorieen=sorted(vraag.categorieen),
            ontvangers=sorted(vraag.ontvangers),
            gevraagd_op=vraag.gevraagd_op,
        )


def decide_advies(
    *, asker: Asker, advies_id: uuid.UUID, versie: int | None, uitkomst: rules.Adviesuitkomst
) -> Rechtmatigheidsadvies:
    """Record what was advised and decided; after that it never changes. Raises NotFound, UnableToManage."""
    check_manager(asker)
    with transaction.atomic():
        found = Rechtmatigheidsadvies.objects.filter(id=advies_id).first()
        if found is None:
            raise NotFound("rechtmatigheidsadvies", advies_id)
        if found.besluit:
            raise UnableToManage("Over dit advies is al besloten. Vraag een nieuw advies als er iets verandert.")
        if wrong := rules.check_uitkomst(uitkomst, gevraagd_op=found.gevraagd_op, vandaag=asker.dag):
            raise UnableToManage(wrong[1], field=wrong[0])
        return change(
            asker,
            "rechtmatigheidsadvies",
            Rechtmatigheidsadvies,
            found.id,
            versie,
            advies=uitkomst.advies,
            advies_tekst=uitkomst.advies_tekst.strip(),
            advies_op=uitkomst.advies_op,
            besluit=uitkomst.besluit,
            afwijking=uitkomst.afwijking.strip(),
            besloten_door=uitkomst.besloten_door.strip(),
            besloten_op=uitkomst.besloten_op,
        )


def check_new_squares(asker: Asker, convenant: Convenant, vakken: Collection[Vak]) -> None:
    """Squares that are turned on are covered by an advice, where the regime asks for one. Raises UnableToManage."""
    since = rules.needed_since(convenant.regime.advies_vanaf, asker.dag)
    if since is None:
        return
    allowed = _allowed(convenant.id)
    units = Organisatieonderdeel.objects.filter(id__in=[unit for unit, _, _ in vakken if unit])
    bodies = {row.id: row.organisatie_id for row in units}
    uncovered = [
        (categorie_id, bodies[unit] if unit and reads else None)
        for unit, categorie_id, reads in vakken
        if not rules.covers_reading(allowed, categorie_id, bodies[unit] if unit and reads else None)
    ]
    if uncovered:
        raise UnableToManage(rules.refusal(since, _in_words(uncovered)))


def check_new_recipient(asker: Asker, convenant: Convenant, organisatie_id: uuid.UUID) -> None:
    """Who never signed before is covered by an advice, where the regime asks for one. Raises UnableToManage."""
    since = rules.needed_since(convenant.regime.advies_vanaf, asker.dag)
    if since is None:
        return
    if Ondertekening.objects.filter(convenant_id=convenant.id, organisatie_id=organisatie_id).exists():
        return
    if not rules.covers_recipient(_allowed(convenant.id), organisatie_id):
        naam = Organisatie.objects.values_list("naam", flat=True).get(id=organisatie_id)
        raise UnableToManage(rules.refusal(since, [naam]), field="ondertekenaar")


def _allowed(convenant_id: uuid.UUID) -> list[rules.Toegestaan]:
    rows = Rechtmatigheidsadvies.objects.filter(convenant_id=convenant_id, besluit="toegestaan")
    return [rules.Toegestaan(frozenset(row.categorieen), frozenset(row.ontvangers)) for row in rows]


def _in_words(uncovered: Collection[tuple[uuid.UUID, uuid.UUID | None]]) -> list[str]:
    kinds: Mapping[uuid.UUID, str] = dict(Informatiecategorie.objects.values_list("id", "naam"))
    bodies: Mapping[uuid.UUID, str] = dict(Organisatie.objects.values_list("id", "naam"))
    words = {f"{kinds[kind]} voor {bodies[body]}" if body else kinds[kind] for kind, body in uncovered}
    return sorted(words)
