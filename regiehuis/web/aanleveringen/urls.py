"""Addresses of deliveries."""

from django.urls import path

from . import nettolijst, paren, views

urlpatterns = [
    path("aanleveringen/", views.aanleveringen, name="aanleveringen"),
    path("aanleveringen/nieuw/", views.aanlevering_nieuw, name="aanlevering_nieuw"),
    path("aanleveringen/koppelen/", paren.records_koppelen, name="records_koppelen"),
    path("aanleveringen/paren/", paren.paren, name="paren"),
    path("aanleveringen/paren/instelling/", paren.koppelinstelling, name="koppelinstelling"),
    path("aanleveringen/paren/<uuid:id>/", paren.paar, name="paar"),
    path("aanleveringen/nettolijst/", nettolijst.nettolijsten, name="nettolijsten"),
    path("aanleveringen/nettolijst/definities/", nettolijst.nettolijst_definities, name="nettolijst_definities"),
    path("aanleveringen/nettolijst/<uuid:id>/", nettolijst.nettolijst, name="nettolijst"),
    path("aanleveringen/nettolijst/<uuid:id>/pdf/", nettolijst.nettolijst_pdf, name="nettolijst_pdf"),
    path(
        "aanleveringen/nettolijst/<uuid:id>/vaststellen/",
        nettolijst.nettolijst_vaststellen,
        name="nettolijst_vaststellen",
    ),
    path("aanleveringen/nettolijst/personen/<uuid:id>/", nettolijst.nettolijstregel, name="nettolijstregel"),
    path(
        "aanleveringen/nettolijst/personen/<uuid:id>/signaal/", nettolijst.nettolijst_signaal, name="nettolijst_signaal"
    ),
    path("aanleveringen/<uuid:id>/", views.aanlevering, name="aanlevering"),
    path("aanleveringen/<uuid:id>/inlezen/", views.aanlevering_inlezen, name="aanlevering_inlezen"),
    path("aanleveringen/<uuid:id>/afgekeurd/", views.aanlevering_afgekeurd, name="aanlevering_afgekeurd"),
]
