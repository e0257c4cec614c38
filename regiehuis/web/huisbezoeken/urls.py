"""Addresses of home visits."""

from django.urls import path

from . import views

urlpatterns = [
    path("casussen/<uuid:id>/huisbezoek/nieuw/", views.huisbezoek_nieuw, name="huisbezoek_nieuw"),
    path("huisbezoeken/<uuid:id>/", views.huisbezoek, name="huisbezoek"),
    path("huisbezoeken/<uuid:id>/afronden/", views.huisbezoek_afronden, name="huisbezoek_afronden"),
]
