"""Addresses of one's own calendar."""

from django.urls import path

from . import views

urlpatterns = [
    path("agenda/", views.agenda, name="agenda"),
    path("agenda/sleutel/", views.sleutel_maken, name="agenda_sleutel"),
    path("agenda/intrekken/", views.sleutel_intrekken, name="agenda_intrekken"),
    path("agenda/<str:sleutel>.ics", views.feed, name="agenda_feed"),
]
