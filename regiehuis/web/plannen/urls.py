"""Addresses of plannen."""

from django.urls import path

from . import doelen, views

BASE = "casussen/<uuid:id>/plan/"

urlpatterns = [
    path(BASE, views.casus_plan, name="casus_plan"),
    path(f"{BASE}starten/", views.plan_starten, name="plan_starten"),
    path(f"{BASE}vaststellen/", views.plan_vaststellen, name="plan_vaststellen"),
    path(f"{BASE}pdf/", views.plan_pdf, name="plan_pdf"),
    path(f"{BASE}visie/", views.visie_toevoegen, name="visie_toevoegen"),
    path(f"{BASE}visie/<uuid:visie_id>/weg/", views.visie_weg, name="visie_weg"),
    path(f"{BASE}scores/nieuw/", views.leefgebied_score, name="leefgebied_score"),
    path(f"{BASE}doelen/nieuw/", views.doel_nieuw, name="doel_nieuw"),
    path(f"{BASE}doelen/<uuid:doel_id>/", views.doel, name="doel"),
    path(f"{BASE}doelen/<uuid:doel_id>/afronden/", doelen.doel_afronden, name="doel_afronden"),
    path(f"{BASE}interventies/<uuid:interventie_id>/", doelen.interventie, name="interventie"),
    path(
        f"{BASE}interventies/<uuid:interventie_id>/beeindigen/",
        doelen.interventie_beeindigen,
        name="interventie_beeindigen",
    ),
    path(f"{BASE}doelen/<uuid:doel_id>/interventies/nieuw/", doelen.interventie_nieuw, name="interventie_nieuw"),
]
