"""What the rules of completeness see of a stored signal."""

from regiehuis.personen.rules import full_name

from ..models import Signaal, Signaalpersoon
from ..rules.signaal import Beeld, PersoonBeeld


def beeld_of(signaal: Signaal) -> Beeld:
    """The signal as values for `rules.signaal.missing`; two queries unless its parts were prefetched."""
    return Beeld(
        soort=signaal.soort,
        acuut=signaal.acuut,
        aanleiding=signaal.aanleiding,
        gewenst_doel=signaal.gewenst_doel,
        omschrijving=signaal.omschrijving,
        plaats=signaal.plaats,
        personen=[beeld_of_persoon(persoon) for persoon in signaal.personen.all()],
        partners=[partner.contact for partner in signaal.partners.all()],
    )


def beeld_of_persoon(persoon: Signaalpersoon) -> PersoonBeeld:
    """A person of a signal as values for the rules."""
    return PersoonBeeld(
        naam=full_name(persoon),
        heeft_bsn=persoon.bsn_versleuteld is not None,
        bsn_reden=persoon.bsn_reden,
        geboortedatum=persoon.geboortedatum,
        adressoort=persoon.adressoort,
        straat=persoon.straat,
        woonplaats=persoon.woonplaats,
        geinformeerd=persoon.geinformeerd,
        niet_informeren_grond=persoon.niet_informeren_grond,
        herzien_op=persoon.herzien_op,
    )
