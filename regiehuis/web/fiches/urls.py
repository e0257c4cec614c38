"""Addresses of the feedback sheet to the police."""

from django.urls import path

from . import views

urlpatterns = [
    path("overleggen/punten/<uuid:id>/fiche/", views.fiche, name="fiche"),
    path("overleggen/punten/<uuid:id>/fiche/schrijven/", views.fiche_schrijven, name="fiche_schrijven"),
    path("overleggen/punten/<uuid:id>/fiche/antwoorden/", views.fiche_antwoorden, name="fiche_antwoorden"),
    path("overleggen/punten/<uuid:id>/fiche/versturen/", views.fiche_versturen, name="fiche_versturen"),
    path("overleggen/punten/<uuid:id>/fiche.pdf", views.fiche_pdf, name="fiche_pdf"),
]
