"""Addresses of samenwerking."""

from django.urls import path

from . import (
    besluiten,
    convenanten,
    inrichting,
    inventaris,
    medewerkers,
    menukaart,
    ondertekenen,
    overlegvormen,
    piket,
    profiel,
    regimes,
    views,
    werkwijze,
)

HIER = "samenwerking/"

urlpatterns = [
    path(HIER, views.samenwerking, name="samenwerking"),
    path(f"{HIER}wijzigen/", views.huis_wijzigen, name="samenwerking_huis_wijzigen"),
    path(f"{HIER}profiel/", profiel.profiel_wijzigen, name="samenwerking_profiel_wijzigen"),
    path(f"{HIER}herzien/", profiel.herzien, name="samenwerking_herzien"),
    path(f"{HIER}sturing/", profiel.sturing, name="samenwerking_sturing"),
    path(f"{HIER}sturing/regietype/", profiel.regietype, name="samenwerking_regietype"),
    path(f"{HIER}sturing/nieuw/", profiel.tredelid_nieuw, name="samenwerking_tredelid_nieuw"),
    path(f"{HIER}sturing/<uuid:id>/beeindigen/", profiel.tredelid_beeindigen, name="samenwerking_tredelid_beeindigen"),
    path(f"{HIER}partners/<uuid:id>/", profiel.partner, name="samenwerking_partner"),
    path(f"{HIER}partners/<uuid:id>/werkkader/", profiel.werkkader_wijzigen, name="samenwerking_werkkader"),
    path(f"{HIER}partners/", views.partners, name="samenwerking_partners"),
    path(f"{HIER}partners/nieuw/", views.partner_nieuw, name="samenwerking_partner_nieuw"),
    path(f"{HIER}partners/<uuid:id>/wijzigen/", views.partner_wijzigen, name="samenwerking_partner_wijzigen"),
    path(f"{HIER}partners/<uuid:id>/onderdeel/", views.partner_onderdeel, name="samenwerking_partner_onderdeel"),
    path(f"{HIER}partners/<uuid:id>/beeindigen/", views.partner_beeindigen, name="samenwerking_partner_beeindigen"),
    path(f"{HIER}medewerkers/", medewerkers.medewerkers, name="samenwerking_medewerkers"),
    path(f"{HIER}medewerkers/nieuw/", medewerkers.medewerker_nieuw, name="samenwerking_medewerker_nieuw"),
    path(f"{HIER}medewerkers/<uuid:id>/", medewerkers.medewerker, name="samenwerking_medewerker"),
    path(
        f"{HIER}medewerkers/<uuid:id>/functie/", medewerkers.medewerker_functie, name="samenwerking_medewerker_functie"
    ),
    path(
        f"{HIER}medewerkers/<uuid:id>/functie/<uuid:functie_id>/beeindigen/",
        medewerkers.functie_beeindigen,
        name="samenwerking_functie_beeindigen",
    ),
    path(
        f"{HIER}medewerkers/<uuid:id>/vervanging/",
        medewerkers.medewerker_vervanging,
        name="samenwerking_medewerker_vervanging",
    ),
    path(
        f"{HIER}medewerkers/<uuid:id>/vervanging/<uuid:vervanging_id>/beeindigen/",
        medewerkers.vervanging_beeindigen,
        name="samenwerking_vervanging_beeindigen",
    ),
    path(
        f"{HIER}medewerkers/<uuid:id>/wijzigen/",
        medewerkers.medewerker_wijzigen,
        name="samenwerking_medewerker_wijzigen",
    ),
    path(f"{HIER}medewerkers/<uuid:id>/openen/", medewerkers.medewerker_openen, name="samenwerking_medewerker_openen"),
    path(
        f"{HIER}medewerkers/<uuid:id>/toegang/", medewerkers.medewerker_toegang, name="samenwerking_medewerker_toegang"
    ),
    path(
        f"{HIER}medewerkers/<uuid:id>/sluiten/", medewerkers.medewerker_sluiten, name="samenwerking_medewerker_sluiten"
    ),
    path(
        f"{HIER}medewerkers/<uuid:id>/uitnodigen/",
        medewerkers.medewerker_uitnodigen,
        name="samenwerking_medewerker_uitnodigen",
    ),
    path(f"{HIER}overlegvormen/", overlegvormen.overlegvormen, name="samenwerking_overlegvormen"),
    path(f"{HIER}overlegvormen/nieuw/", overlegvormen.overlegvorm_nieuw, name="samenwerking_overlegvorm_nieuw"),
    path(
        f"{HIER}overlegvormen/<uuid:id>/wijzigen/",
        overlegvormen.overlegvorm_wijzigen,
        name="samenwerking_overlegvorm_wijzigen",
    ),
    path(
        f"{HIER}overlegvormen/<uuid:id>/deelnemer/",
        overlegvormen.overlegvorm_deelnemer,
        name="samenwerking_overlegvorm_deelnemer",
    ),
    path(
        f"{HIER}overlegvormen/<uuid:id>/deelnemer/beeindigen/",
        overlegvormen.overlegvorm_deelnemer_beeindigen,
        name="samenwerking_deelnemer_beeindigen",
    ),
    path(f"{HIER}convenanten/", convenanten.convenanten, name="samenwerking_convenanten"),
    path(f"{HIER}convenanten/modellen/", convenanten.convenant_modellen, name="samenwerking_convenant_modellen"),
    path(f"{HIER}convenanten/nieuw/", convenanten.convenant_nieuw, name="samenwerking_convenant_nieuw"),
    path(f"{HIER}convenanten/<uuid:id>/", convenanten.convenant, name="samenwerking_convenant"),
    path(
        f"{HIER}convenanten/<uuid:id>/wijzigen/",
        convenanten.convenant_wijzigen,
        name="samenwerking_convenant_wijzigen",
    ),
    path(f"{HIER}convenanten/<uuid:id>/matrix/", ondertekenen.convenant_matrix, name="samenwerking_convenant_matrix"),
    path(
        f"{HIER}convenanten/<uuid:id>/beeindigen/",
        ondertekenen.convenant_beeindigen,
        name="samenwerking_convenant_beeindigen",
    ),
    path(
        f"{HIER}convenanten/<uuid:id>/tekenen/<uuid:organisatie_id>/",
        ondertekenen.convenant_tekenen,
        name="samenwerking_convenant_tekenen",
    ),
    path(
        f"{HIER}convenanten/<uuid:id>/beeindigen/<uuid:organisatie_id>/",
        ondertekenen.ondertekening_beeindigen,
        name="samenwerking_ondertekening_beeindigen",
    ),
    path(
        f"{HIER}convenanten/<uuid:id>/verstrekkingsbesluiten/",
        besluiten.verstrekkingsbesluiten,
        name="samenwerking_verstrekkingsbesluiten",
    ),
    path(
        f"{HIER}convenanten/<uuid:id>/verstrekkingsbesluiten/nieuw/",
        besluiten.verstrekkingsbesluit_nieuw,
        name="samenwerking_verstrekkingsbesluit_nieuw",
    ),
    path(
        f"{HIER}convenanten/<uuid:id>/verstrekkingsbesluiten/<uuid:besluit_id>/",
        besluiten.verstrekkingsbesluit_beeindigen,
        name="samenwerking_verstrekkingsbesluit_beeindigen",
    ),
    path(f"{HIER}piket/", piket.piketrooster, name="samenwerking_piket"),
    path(f"{HIER}piket/nieuw/", piket.piketdienst_nieuw, name="samenwerking_piket_nieuw"),
    path(f"{HIER}piket/<uuid:id>/wijzigen/", piket.piketdienst_wijzigen, name="samenwerking_piket_wijzigen"),
    path(f"{HIER}piket/<uuid:id>/weg/", piket.piketdienst_weg, name="samenwerking_piket_weg"),
    path(f"{HIER}categorieen/", inrichting.categorieen_lijst, name="samenwerking_categorieen"),
    path(f"{HIER}categorieen/nieuw/", inrichting.categorie_nieuw, name="samenwerking_categorie_nieuw"),
    path(f"{HIER}themas/", inrichting.themas, name="samenwerking_themas"),
    path(f"{HIER}regimes/nieuw/", regimes.regime_nieuw, name="samenwerking_regime_nieuw"),
    path(f"{HIER}regimes/<uuid:id>/", regimes.regime, name="samenwerking_regime"),
    path(f"{HIER}regimes/<uuid:id>/wijzigen/", regimes.regime_wijzigen, name="samenwerking_regime_wijzigen"),
    path(f"{HIER}themas/<uuid:id>/wijzigen/", inrichting.thema_wijzigen, name="samenwerking_thema_wijzigen"),
    path(f"{HIER}themas/nieuw/", inrichting.thema_nieuw, name="samenwerking_thema_nieuw"),
    path(f"{HIER}inrichting/", werkwijze.werkwijze, name="samenwerking_werkwijze"),
    path(f"{HIER}inrichting/<slug:soort>/nieuw/", werkwijze.werkwijze_nieuw, name="samenwerking_werkwijze_nieuw"),
    path(
        f"{HIER}inrichting/<slug:soort>/<uuid:id>/",
        werkwijze.werkwijze_wijzigen,
        name="samenwerking_werkwijze_wijzigen",
    ),
    path(
        f"{HIER}inrichting/<slug:soort>/<uuid:id>/beeindigen/",
        werkwijze.werkwijze_beeindigen,
        name="samenwerking_werkwijze_beeindigen",
    ),
    path(f"{HIER}huizen/", inventaris.inventaris, name="inventaris"),
    path(f"{HIER}huizen/<slug:code>/", inventaris.inventaris_huis, name="inventaris_huis"),
    path("menukaart/", menukaart.menukaart, name="menukaart"),
    path("menukaart/nieuw/", menukaart.menukaart_nieuw, name="menukaart_nieuw"),
    path("menukaart/<uuid:id>/wijzigen/", menukaart.menukaart_wijzigen, name="menukaart_wijzigen"),
]
