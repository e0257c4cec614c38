"""Addresses of afsluitingen."""

from django.urls import path

from . import views

BASE = "casussen/<uuid:id>/afsluiting/"

urlpatterns = [
    path(BASE, views.casus_afsluiting, name="casus_afsluiting"),
    path(f"{BASE}sluiten/", views.casus_sluiten, name="casus_sluiten"),
    path(f"{BASE}heropenen/", views.casus_heropenen, name="casus_heropenen"),
    path("nazorgcontroles/<uuid:id>/", views.nazorgcontrole, name="nazorgcontrole"),
]
