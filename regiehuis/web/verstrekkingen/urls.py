"""Addresses of verstrekkingen."""

from django.urls import path

from . import views

urlpatterns = [
    path("casussen/<uuid:id>/verstrekkingen/", views.casus_verstrekkingen, name="casus_verstrekkingen"),
    path("verstrekkingen/", views.verstrekkingen, name="verstrekkingen"),
    path("afdrukken/<uuid:id>/<str:soort>/", views.afdrukken, name="afdrukken"),
]
