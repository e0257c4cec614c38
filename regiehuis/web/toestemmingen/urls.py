"""Addresses of consents."""

from django.urls import path

from . import views

urlpatterns = [
    path("casussen/<uuid:id>/toestemming/", views.casus_toestemming, name="casus_toestemming"),
    path("casussen/<uuid:id>/toestemming/nieuw/", views.toestemming_nieuw, name="toestemming_nieuw"),
    path("toestemmingen/<uuid:id>/intrekken/", views.toestemming_intrekken, name="toestemming_intrekken"),
    path("toestemmingen/<uuid:id>/bevestigen/", views.toestemming_bevestigen, name="toestemming_bevestigen"),
]
