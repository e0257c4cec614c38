"""What became of a signal, for a member of the case that it opened."""

import uuid

from regiehuis.kern.errors import NotFound
from regiehuis.samenwerking.access import Asker

from ..models import Casus, Casuspersoon


def casus_of_signaal(asker: Asker, signaal_id: uuid.UUID) -> tuple[uuid.UUID, uuid.UUID | None]:
    """The case opened from a signal and its main person. Raises NotFound for who does not see that case."""
    casus = Casus.objects.filter(signaal_id=signaal_id, veiligheidshuis_id=asker.huis_id).first()
    if casus is None:
        raise NotFound("casus", signaal_id)
    main = Casuspersoon.objects.filter(casus=casus, hoofdpersoon=True).values_list("persoon_id", flat=True).first()
    return casus.id, main
