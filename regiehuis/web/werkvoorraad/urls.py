"""Addresses of werkvoorraad."""

from django.urls import path

from . import views

urlpatterns = [
    path("", views.werkvoorraad, name="werkvoorraad"),
    path("meldingen/gelezen/", views.meldingen_gelezen, name="meldingen_gelezen"),
    path("meldingen/<uuid:id>/", views.melding, name="melding"),
]
