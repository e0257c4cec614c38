"""Addresses of opschalingen."""

from django.urls import path

from . import views

urlpatterns = [
    path("casussen/<uuid:id>/opschaling/", views.casus_opschaling, name="casus_opschaling"),
    path("casussen/<uuid:id>/opschaling/nieuw/", views.opschaling_nieuw, name="opschaling_nieuw"),
    path("opschalingen/", views.opschalingen, name="opschalingen"),
    path("opschalingen/<uuid:id>/", views.opschaling, name="opschaling"),
    path("opschalingen/<uuid:id>/aanvaarden/", views.opschaling_aanvaarden, name="opschaling_aanvaarden"),
    path("opschalingen/<uuid:id>/weigeren/", views.opschaling_weigeren, name="opschaling_weigeren"),
    path("opschalingen/<uuid:id>/antwoorden/", views.opschaling_antwoorden, name="opschaling_antwoorden"),
    path("opschalingen/<uuid:id>/intrekken/", views.opschaling_intrekken, name="opschaling_intrekken"),
    path("opschalingen/<uuid:id>/pdf/", views.opschaling_pdf, name="opschaling_pdf"),
]
