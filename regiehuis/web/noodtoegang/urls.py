"""Addresses of emergency access."""

from django.urls import path

from . import views

urlpatterns = [
    path("noodtoegang/", views.noodtoegangen, name="noodtoegangen"),
    path("noodtoegang/nieuw/", views.noodtoegang_nieuw, name="noodtoegang_nieuw"),
    path("noodtoegang/<uuid:id>/", views.noodtoegang, name="noodtoegang"),
    path("noodtoegang/<uuid:id>/inzage/", views.noodinzage, name="noodinzage"),
    path("noodtoegang/<uuid:id>/beeindigen/", views.noodtoegang_beeindigen, name="noodtoegang_beeindigen"),
]
