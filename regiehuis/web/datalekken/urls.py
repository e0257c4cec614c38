"""Addresses of breaches."""

from django.urls import path

from . import views

urlpatterns = [
    path("datalekken/", views.datalekken, name="datalekken"),
    path("datalekken/melden/", views.datalek_melden, name="datalek_melden"),
    path("datalekken/<uuid:id>/", views.datalek, name="datalek"),
    path("datalekken/<uuid:id>/beoordelen/", views.datalek_beoordelen, name="datalek_beoordelen"),
    path("datalekken/<uuid:id>/betrokkenen/", views.datalek_betrokkenen, name="datalek_betrokkenen"),
    path("datalekken/<uuid:id>/namen/", views.datalek_namen, name="datalek_namen"),
    path("datalekken/<uuid:id>/bericht/", views.datalek_bericht, name="datalek_bericht"),
    path("datalekken/<uuid:id>/afsluiten/", views.datalek_afsluiten, name="datalek_afsluiten"),
    path("datalekken/<uuid:id>/rapport/", views.datalek_rapport, name="datalek_rapport"),
]
