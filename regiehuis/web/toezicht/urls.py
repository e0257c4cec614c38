"""Addresses of the workplace of the FG."""

from django.urls import path

from . import lezen, register, steekproef, views

urlpatterns = [
    path("toezicht/", views.toezicht, name="toezicht"),
    path("toezicht/bevindingen/nieuw/", views.bevinding_nieuw, name="bevinding_nieuw"),
    path("toezicht/bevindingen/<uuid:id>/", views.bevinding, name="bevinding"),
    path("toezicht/bevindingen/<uuid:id>/antwoorden/", views.bevinding_antwoorden, name="bevinding_antwoorden"),
    path("toezicht/bevindingen/<uuid:id>/opvolgen/", views.bevinding_opvolgen, name="bevinding_opvolgen"),
    path("toezicht/bevindingen/<uuid:id>/afsluiten/", views.bevinding_afsluiten, name="bevinding_afsluiten"),
    path("toezicht/steekproeven/", steekproef.steekproeven, name="steekproeven"),
    path("toezicht/steekproeven/nieuw/", steekproef.steekproef_nieuw, name="steekproef_nieuw"),
    path("toezicht/steekproeven/<uuid:id>/", steekproef.steekproef, name="steekproef"),
    path("toezicht/steekproeven/<uuid:id>/afsluiten/", steekproef.steekproef_afsluiten, name="steekproef_afsluiten"),
    path("toezicht/steekproefregels/<uuid:id>/", steekproef.steekproefregel, name="steekproefregel"),
    path("toezicht/steekproefregels/<uuid:id>/inhoud/", steekproef.steekproef_inhoud, name="steekproef_inhoud"),
    path("toezicht/lezen/", lezen.lezen, name="lezen"),
    path("toezicht/lezen/<str:soort>/<uuid:medewerker>/", lezen.lezen_verklaren, name="lezen_verklaren"),
    path("verwerkingsregister/", register.register, name="verwerkingsregister"),
    path("verwerkingsregister/<str:vorm>/", register.register_uit, name="verwerkingsregister_uit"),
]
