"""Addresses of results for other partnerships."""

from django.urls import path

from . import views

urlpatterns = [
    path("casussen/<uuid:id>/resultaten/", views.casus_resultaten, name="casus_resultaten"),
    path("casussen/<uuid:id>/resultaten/nieuw/", views.resultaat_nieuw, name="resultaat_nieuw"),
    path("resultaten/<uuid:id>/besluiten/", views.resultaat_besluiten, name="resultaat_besluiten"),
    path("resultaten/<uuid:id>/intrekken/", views.resultaat_intrekken, name="resultaat_intrekken"),
    path("resultaten/<uuid:id>.pdf", views.resultaat_pdf, name="resultaat_pdf"),
]
