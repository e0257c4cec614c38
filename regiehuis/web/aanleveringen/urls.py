"""Addresses of deliveries."""

from django.urls import path

from . import paren, views

urlpatterns = [
    path("aanleveringen/", views.aanleveringen, name="aanleveringen"),
    path("aanleveringen/nieuw/", views.aanlevering_nieuw, name="aanlevering_nieuw"),
    path("aanleveringen/koppelen/", paren.records_koppelen, name="records_koppelen"),
    path("aanleveringen/paren/", paren.paren, name="paren"),
    path("aanleveringen/paren/instelling/", paren.koppelinstelling, name="koppelinstelling"),
    path("aanleveringen/paren/<uuid:id>/", paren.paar, name="paar"),
    path("aanleveringen/<uuid:id>/", views.aanlevering, name="aanlevering"),
    path("aanleveringen/<uuid:id>/inlezen/", views.aanlevering_inlezen, name="aanlevering_inlezen"),
    path("aanleveringen/<uuid:id>/afgekeurd/", views.aanlevering_afgekeurd, name="aanlevering_afgekeurd"),
]
