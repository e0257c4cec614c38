"""Addresses of releases and their alarms."""

from django.urls import path

from . import views

urlpatterns = [
    path("casussen/<uuid:id>/vrijlating/", views.vrijlating_nieuw, name="vrijlating_nieuw"),
    path("alarmen/<uuid:id>/", views.alarm, name="alarm"),
]
