"""Addresses of the round table and the contact sheet."""

from django.urls import path

from . import views

urlpatterns = [
    path("casussen/<uuid:id>/rondetafel/", views.rondetafel_nieuw, name="rondetafel_nieuw"),
    path("casussen/<uuid:id>/contactblad/", views.contactblad, name="contactblad"),
    path("casussen/<uuid:id>/contactblad/nieuw/", views.contactregel_nieuw, name="contactregel_nieuw"),
    path("casussen/<uuid:id>/contactpersoon/", views.contactpersoon, name="contactpersoon"),
    path("contactregels/<uuid:id>/beeindigen/", views.contactregel_beeindigen, name="contactregel_beeindigen"),
]
