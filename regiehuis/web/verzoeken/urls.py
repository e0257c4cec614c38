"""Addresses of requests."""

from django.urls import path

from . import antwoord, bronnen, posten, views

urlpatterns = [
    path("verzoeken/", views.verzoeken, name="verzoeken"),
    path("verzoeken/nieuw/", views.verzoek_nieuw, name="verzoek_nieuw"),
    path("verzoeken/<uuid:id>/", views.verzoek, name="verzoek"),
    path("verzoeken/<uuid:id>/identiteit/", views.verzoek_identiteit, name="verzoek_identiteit"),
    path("verzoeken/<uuid:id>/persoon/", views.verzoek_persoon, name="verzoek_persoon"),
    path("verzoeken/<uuid:id>/bijeenbrengen/", views.verzoek_bijeenbrengen, name="verzoek_bijeenbrengen"),
    path("verzoeken/<uuid:id>/verlengen/", views.verzoek_verlengen, name="verzoek_verlengen"),
    path("verzoeken/<uuid:id>/geheim/", views.verzoek_geheim, name="verzoek_geheim"),
    path("verzoeken/<uuid:id>/sluiten/", views.verzoek_sluiten, name="verzoek_sluiten"),
    path("verzoeken/<uuid:id>/bronnen/", posten.verzoek_bronnen, name="verzoek_bronnen"),
    path("verzoeken/<uuid:id>/verstrekken/", posten.verzoek_verstrekken, name="verzoek_verstrekken"),
    path("verzoeken/<uuid:id>/kennisgeven/", posten.verzoek_kennisgeven, name="verzoek_kennisgeven"),
    path("verzoeken/<uuid:id>/brief/", antwoord.verzoek_brief, name="verzoek_brief"),
    path("verzoeken/<uuid:id>/gegevens/", antwoord.verzoek_gegevens, name="verzoek_gegevens"),
    path("verzoeken/<uuid:id>/bestanden/", antwoord.verzoek_bestanden, name="verzoek_bestanden"),
    path("verzoekposten/<uuid:id>/", posten.verzoekpost, name="verzoekpost"),
    path("verzoekposten/<uuid:id>/betwisten/", posten.verzoekpost_betwisten, name="verzoekpost_betwisten"),
    path("verzoekposten/<uuid:id>/beslechten/", posten.verzoekpost_beslechten, name="verzoekpost_beslechten"),
    path("zienswijzen/", bronnen.zienswijzen, name="zienswijzen"),
    path("zienswijzen/<uuid:id>/", bronnen.zienswijze, name="zienswijze"),
    path("kennisgevingen/<uuid:id>/bevestigen/", bronnen.kennisgeving_bevestigen, name="kennisgeving_bevestigen"),
]
