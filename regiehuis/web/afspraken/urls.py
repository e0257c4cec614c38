"""Addresses of afspraken."""

from django.urls import path

from . import overdracht, views

urlpatterns = [
    path("afspraken/", views.afspraken, name="afspraken"),
    path("afspraken/<uuid:id>/", views.afspraak, name="afspraak"),
    path("afspraken/<uuid:id>/aanvaarden/", views.afspraak_aanvaarden, name="afspraak_aanvaarden"),
    path("afspraken/<uuid:id>/weigeren/", views.afspraak_weigeren, name="afspraak_weigeren"),
    path("afspraken/<uuid:id>/terugkoppelen/", views.afspraak_terugkoppelen, name="afspraak_terugkoppelen"),
    path("afspraken/<uuid:id>/wijzigen/", views.afspraak_wijzigen, name="afspraak_wijzigen"),
    path("afspraken/<uuid:id>/vervallen/", views.afspraak_vervallen, name="afspraak_vervallen"),
    path("afspraken/<uuid:id>/overdragen/", overdracht.afspraak_overdragen, name="afspraak_overdragen"),
    path("overdrachten/<uuid:id>/aanvaarden/", overdracht.overdracht_aanvaarden, name="overdracht_aanvaarden"),
    path("overdrachten/<uuid:id>/weigeren/", overdracht.overdracht_weigeren, name="overdracht_weigeren"),
    path("casussen/<uuid:id>/afspraken/nieuw/", views.afspraak_nieuw, name="afspraak_nieuw"),
]
