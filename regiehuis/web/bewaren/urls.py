"""Addresses of retention and destruction."""

from django.urls import path

from . import views

urlpatterns = [
    path("bewaren/", views.bewaren, name="bewaren"),
    path("bewaren/casussen/<uuid:id>/", views.verlengen, name="bewaren_verlengen"),
    path("bewaren/casussen/<uuid:id>/vernietigen/", views.vernietigen, name="bewaren_vernietigen"),
    path("bewaren/casussen/<uuid:id>/persoon/", views.persoon, name="bewaren_persoon"),
    path("bewaren/termijnen/nieuw/", views.termijn_nieuw, name="bewaartermijn_nieuw"),
    path("bewaren/termijnen/<uuid:id>/beeindigen/", views.termijn_weg, name="bewaartermijn_weg"),
    path("bewaren/verklaringen/<uuid:id>/", views.verklaring, name="vernietiging"),
    path("bewaren/verklaringen/<uuid:id>/pdf/", views.verklaring_pdf, name="vernietiging_pdf"),
    path("bewaren/berichten/<uuid:id>/", views.bericht, name="vernietigingsbericht"),
]
