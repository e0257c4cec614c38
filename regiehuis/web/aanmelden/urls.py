"""Addresses of aanmelden."""

from django.urls import path

from . import views

urlpatterns = [
    path("aanmelden/", views.aanmelden, name="aanmelden"),
    path("aanmelden/demo/", views.aanmelden_demo, name="aanmelden_demo"),
    path("aanmelden/code/", views.aanmelden_code, name="aanmelden_code"),
    path("aanmelden/instellen/", views.aanmelden_instellen, name="aanmelden_instellen"),
    path("aanmelden/instellen/code.svg", views.aanmelden_qr, name="aanmelden_qr"),
    path("aanmelden/eerste-keer/<str:token>/", views.aanmelden_eerste_keer, name="aanmelden_eerste_keer"),
    path("afmelden/", views.afmelden, name="afmelden"),
]
