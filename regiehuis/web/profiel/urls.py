"""Addresses of one's own account."""

from django.urls import path

from . import views

HIER = "mijn/"

urlpatterns = [
    path(HIER, views.profiel, name="profiel"),
    path(f"{HIER}wachtwoord/", views.wachtwoord, name="profiel_wachtwoord"),
    path(f"{HIER}verklaring/", views.verklaring, name="profiel_verklaring"),
    path(f"{HIER}herstelcodes/", views.herstelcodes, name="profiel_herstelcodes"),
    path(f"{HIER}sleutels/<str:sleutel>/weg/", views.sleutel_weg, name="profiel_sleutel_weg"),
    path(f"{HIER}app/weg/", views.app_weg, name="profiel_app_weg"),
    path(f"{HIER}sessies/eindigen/", views.sessies_eindigen, name="profiel_sessies_eindigen"),
    path(f"{HIER}sessies/<str:merk>/eindigen/", views.sessie_eindigen, name="profiel_sessie_eindigen"),
]
