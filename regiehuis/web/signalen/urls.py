"""Addresses of signals and of alerts to piket."""

from django.urls import path

from . import parts, views

urlpatterns = [
    path("signalen/", views.signalen, name="signalen"),
    path("signalen/nieuw/", views.signaal_nieuw, name="signaal_nieuw"),
    path("signalen/voortoets/", views.voortoets, name="voortoets"),
    path("signalen/<uuid:id>/", views.signaal, name="signaal"),
    path("signalen/<uuid:id>/insturen/", views.signaal_insturen, name="signaal_insturen"),
    path("signalen/<uuid:id>/intrekken/", views.signaal_intrekken, name="signaal_intrekken"),
    path("signalen/<uuid:id>/personen/nieuw/", parts.signaal_persoon_nieuw, name="signaal_persoon_nieuw"),
    path("signalen/<uuid:id>/personen/<uuid:persoon>/", parts.signaal_persoon, name="signaal_persoon"),
    path("signalen/<uuid:id>/personen/<uuid:persoon>/weg/", parts.signaal_persoon_weg, name="signaal_persoon_weg"),
    path("signalen/<uuid:id>/personen/<uuid:persoon>/bsn/", parts.signaal_bsn, name="signaal_bsn"),
    path("signalen/<uuid:id>/partners/<uuid:partner>/weg/", parts.signaal_partner_weg, name="signaal_partner_weg"),
    path("signalen/<uuid:id>/<slug:stap>/", views.signaal_stap, name="signaal_stap"),
    path("piket/<uuid:id>/", parts.piketmelding, name="piketmelding"),
]
