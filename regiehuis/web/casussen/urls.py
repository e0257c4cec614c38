"""Addresses of casussen."""

from django.urls import path

from . import dossier, informatie, koppelen, lijst, personen, relaties, toegang, views

urlpatterns = [
    path("casussen/", lijst.casussen, name="casussen"),
    path("casussen/bord/", lijst.casusbord_pagina, name="casusbord"),
    path("casussen/overzicht/", lijst.casusoverzicht, name="casusoverzicht"),
    path("casussen/<uuid:id>/", views.casus, name="casus"),
    path("casussen/<uuid:id>/verplaatsen/", lijst.casus_verplaatsen, name="casus_verplaatsen"),
    path("casussen/<uuid:id>/fase/", views.casus_fase, name="casus_fase"),
    path("casussen/<uuid:id>/samenvatting/", views.casus_samenvatting, name="casus_samenvatting"),
    path("casussen/<uuid:id>/dossier/", dossier.casus_dossier, name="casus_dossier"),
    path("casussen/<uuid:id>/dossier/pdf/", dossier.dossier_pdf, name="dossier_pdf"),
    path("casussen/<uuid:id>/relaties/", relaties.casus_relaties, name="casus_relaties"),
    path("casussen/<uuid:id>/personen/", personen.casus_personen, name="casus_personen"),
    path("casussen/<uuid:id>/personen/zoeken/", personen.persoon_zoeken, name="persoon_zoeken"),
    path("casussen/<uuid:id>/personen/toevoegen/", personen.persoon_toevoegen, name="persoon_toevoegen"),
    path("casussen/<uuid:id>/personen/koppelen/", koppelen.persoon_koppelen, name="persoon_koppelen"),
    path("koppelvoorstellen/", koppelen.koppelvoorstellen, name="koppelvoorstellen"),
    path("koppelvoorstellen/<uuid:id>/", koppelen.koppelvoorstel, name="koppelvoorstel"),
    path("casussen/<uuid:id>/personen/nieuw/", personen.persoon_nieuw, name="persoon_nieuw"),
    path("casussen/<uuid:id>/personen/<uuid:persoon_id>/bsn/", personen.persoon_bsn, name="persoon_bsn"),
    path("casussen/<uuid:id>/personen/<uuid:persoon_id>/adres/", personen.persoon_adres, name="persoon_adres"),
    path("casussen/<uuid:id>/personen/<uuid:persoon_id>/relatie/", personen.persoon_relatie, name="persoon_relatie"),
    path(
        "casussen/<uuid:id>/personen/<uuid:casuspersoon_id>/beeindigen/",
        personen.persoon_beeindigen,
        name="persoon_beeindigen",
    ),
    path(
        "casussen/<uuid:id>/relaties/<uuid:relatie_id>/beeindigen/",
        personen.relatie_beeindigen,
        name="relatie_beeindigen",
    ),
    path("casussen/<uuid:id>/informatie/", informatie.casus_informatie, name="casus_informatie"),
    path("casussen/<uuid:id>/informatie/nieuw/", informatie.informatie_nieuw, name="informatie_nieuw"),
    path(
        "casussen/<uuid:id>/informatie/<uuid:informatie_id>/afweging/",
        informatie.informatie_afweging,
        name="informatie_afweging",
    ),
    path(
        "casussen/<uuid:id>/informatie/<uuid:informatie_id>/publiek/",
        informatie.informatie_publiek,
        name="informatie_publiek",
    ),
    path(
        "casussen/<uuid:id>/informatie/<uuid:informatie_id>/beeindigen/",
        informatie.waarschuwing_beeindigen,
        name="waarschuwing_beeindigen",
    ),
    path("documenten/<uuid:id>/", informatie.document, name="document"),
    path("casussen/<uuid:id>/analyse/", informatie.casus_analyse, name="casus_analyse"),
    path("casussen/<uuid:id>/toegang/", toegang.casus_toegang, name="casus_toegang"),
    path("casussen/<uuid:id>/deelnemers/", views.casus_deelnemers, name="casus_deelnemers"),
    path("casussen/<uuid:id>/deelnemers/nieuw/", views.deelname_nieuw, name="deelname_nieuw"),
    path("casussen/<uuid:id>/deelnemers/<uuid:deelname_id>/", views.deelname, name="deelname"),
    path("casussen/<uuid:id>/regie/", views.regie_aanbieden, name="regie_aanbieden"),
    path("casussen/<uuid:id>/regie/<uuid:aanbod_id>/aanvaarden/", views.regie_aanvaarden, name="regie_aanvaarden"),
    path("casussen/<uuid:id>/regie/<uuid:aanbod_id>/weigeren/", views.regie_weigeren, name="regie_weigeren"),
]
