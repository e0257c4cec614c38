"""The matrix that a model covenant proposes, for the partners and categories that the house has (C4)."""

from django.db.models import Q

from regiehuis.samenwerking.access import Asker
from regiehuis.samenwerking.models import Aansluiting, Organisatieonderdeel

from ..models import Autorisatieregel, Convenant, Informatiecategorie
from ..rules.modellen import Convenantmodel
from ..rules.rechtmatigheidsadvies import needed_since
from ..rules.regime import admits


def propose_matrix(asker: Asker, convenant: Convenant, model: Convenantmodel) -> int:
    """Fill the empty matrix of a draft as its model proposes; answers how many squares give something.

    A partner of a kind that model or regime does not admit gets none; nobody does while the regime asks an advice for
    what is new (R38).
    """
    if needed_since(convenant.regime.advies_vanaf, asker.dag):
        return 0
    partners = Aansluiting.objects.filter(Q(tot=None) | Q(tot__gt=asker.dag), veiligheidshuis_id=asker.huis_id)
    kinds = {
        organisatie_id: soort
        for organisatie_id, soort in partners.values_list("organisatie_id", "soortorganisatie")
        if soort in model.matrix and admits(convenant.regime.toegelaten_soorten, soort)
    }
    shared = {"convenant": convenant, "veiligheidshuis_id": asker.huis_id}
    rows = []
    for category in Informatiecategorie.objects.all():
        klasse = category.juridische_klasse
        if klasse in model.procesregie:
            rows.append(Autorisatieregel(functie="procesregisseur", categorie=category, lezen=True, **shared))
        for unit in Organisatieonderdeel.objects.filter(organisatie_id__in=kinds):
            lezen, inbrengen = (klasse in klassen for klassen in model.matrix[kinds[unit.organisatie_id]])
            if lezen or inbrengen:
                given = {"onderdeel": unit, "categorie": category, "lezen": lezen, "inbrengen": inbrengen}
                rows.append(Autorisatieregel(**given, **shared))
    return len(Autorisatieregel.objects.bulk_create(rows))
