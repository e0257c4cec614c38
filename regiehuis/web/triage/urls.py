"""Addresses of triage."""

from django.urls import path

from . import advies, views, wachtlijst

urlpatterns = [
    path("triage/", views.triage, name="triage"),
    path("advies/", advies.advies, name="advies"),
    path("advies/nieuw/", advies.advies_nieuw, name="advies_nieuw"),
    path("advies/<uuid:id>/", advies.adviesvraag, name="adviesvraag"),
    path("triage/wachtlijst/", wachtlijst.wachtlijst, name="wachtlijst"),
    path("triage/wachtlijst/<uuid:id>/openen/", wachtlijst.wachtlijst_openen, name="wachtlijst_openen"),
    path("triage/wachtlijst/<uuid:id>/voorrang/", wachtlijst.wachtlijst_voorrang, name="wachtlijst_voorrang"),
    path("triage/wachtlijst/<uuid:id>/van-de-lijst/", wachtlijst.wachtlijst_weg, name="wachtlijst_weg"),
    path("triage/<uuid:id>/", views.triage_besluit, name="triage_besluit"),
]
