"""Addresses of afspraken."""

from django.urls import path

from . import views

urlpatterns = [
    path("afspraken/", views.afspraken, name="afspraken"),
    path("afspraken/<uuid:id>/", views.afspraak, name="afspraak"),
    path("afspraken/<uuid:id>/aanvaarden/", views.afspraak_aanvaarden, name="afspraak_aanvaarden"),
    path("afspraken/<uuid:id>/weigeren/", views.afspraak_weigeren, name="afspraak_weigeren"),
    path("afspraken/<uuid:id>/terugkoppelen/", views.afspraak_terugkoppelen, name="afspraak_terugkoppelen"),
    path("afspraken/<uuid:id>/wijzigen/", views.afspraak_wijzigen, name="afspraak_wijzigen"),
    path("afspraken/<uuid:id>/vervallen/", views.afspraak_vervallen, name="afspraak_vervallen"),
    path("casussen/<uuid:id>/afspraken/nieuw/", views.afspraak_nieuw, name="afspraak_nieuw"),
]
