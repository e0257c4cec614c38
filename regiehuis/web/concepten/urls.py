"""Addresses of concepten."""

from django.urls import path

from . import views

urlpatterns = [
    path("concept/", views.concept, name="concept"),
    path("concept/<slug:soort>/", views.concept, name="concept"),
    path("concept/<slug:soort>/<uuid:id>/", views.concept, name="concept"),
    path("concept/<slug:soort>/weg/", views.concept_weg, name="concept_weg"),
    path("concept/<slug:soort>/<uuid:id>/weg/", views.concept_weg, name="concept_weg"),
]
