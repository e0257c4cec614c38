"""Addresses of logboek."""

from django.urls import path

from . import views

urlpatterns = [
    path("logboek/", views.logboek, name="logboek"),
    path("logboek/uitvoer/", views.logboek_uitvoer, name="logboek_uitvoer"),
    path("logboek/<str:soort>/<uuid:id>/", views.logboek_object, name="logboek_object"),
]
