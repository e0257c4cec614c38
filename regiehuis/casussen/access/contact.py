"""The contact sheet of a case for its members (A11)."""

import datetime
import uuid

from django.db.models import Q, QuerySet

from regiehuis.kern.errors import NotFound
from regiehuis.kern.models import sole
from regiehuis.samenwerking.access import Asker

from ..models import Contactpersoon, Contactregel
from .casus import membership


def running(dag: datetime.date) -> Q:
    """What holds on a day: [van, tot), or without an end."""
    return Q(tot=None) | Q(tot__gt=dag)


def fetch_contactregel(asker: Asker, contactregel_id: uuid.UUID) -> Contactregel:
    """A line that holds today, for a member of its case. Raises NotFound."""
    found = sole(Contactregel.objects.select_related("casus").filter(running(asker.dag), id=contactregel_id))
    if found is None:
        raise NotFound("contactregel", contactregel_id)
    membership(asker, found.casus_id)
    return found


def contact_persons(casus_id: uuid.UUID) -> QuerySet[Contactpersoon]:
    """Who is now the contact person of whom in a case."""
    return Contactpersoon.objects.filter(casus_id=casus_id, tot=None).select_related("persoon", "contactregel")
