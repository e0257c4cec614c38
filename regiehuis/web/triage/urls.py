"""Addresses of triage."""

from django.urls import path

from . import views

urlpatterns = [
    path("triage/", views.triage, name="triage"),
    path("triage/<uuid:id>/", views.triage_besluit, name="triage_besluit"),
]
