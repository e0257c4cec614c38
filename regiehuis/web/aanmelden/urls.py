"""Addresses of aanmelden."""

from django.urls import path

from . import oidc, sleutels, views

urlpatterns = [
    path("aanmelden/", views.aanmelden, name="aanmelden"),
    path("aanmelden/demo/", views.aanmelden_demo, name="aanmelden_demo"),
    path("aanmelden/code/", views.aanmelden_code, name="aanmelden_code"),
    path("aanmelden/instellen/", views.aanmelden_instellen, name="aanmelden_instellen"),
    path("aanmelden/instellen/code.svg", views.aanmelden_qr, name="aanmelden_qr"),
    path("aanmelden/eerste-keer/<str:token>/", views.aanmelden_eerste_keer, name="aanmelden_eerste_keer"),
    path("aanmelden/sleutel/vragen/", sleutels.SleutelVragen.as_view(), name="aanmelden_sleutel_vragen"),
    path("aanmelden/sleutel/", sleutels.Sleutel.as_view(), name="aanmelden_sleutel"),
    path(
        "aanmelden/sleutel/nieuw/vragen/", sleutels.SleutelNieuwVragen.as_view(), name="aanmelden_sleutel_nieuw_vragen"
    ),
    path("aanmelden/sleutel/nieuw/", sleutels.SleutelNieuw.as_view(), name="aanmelden_sleutel_nieuw"),
    path("aanmelden/opgeschort/", views.opgeschort, name="aanmelden_opgeschort"),
    path("aanmelden/inlogdienst/", oidc.heen, name="aanmelden_oidc"),
    path("aanmelden/inlogdienst/terug/", oidc.terug, name="aanmelden_oidc_terug"),
    path("afmelden/", views.afmelden, name="afmelden"),
]
