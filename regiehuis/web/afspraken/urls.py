"""Addresses of afspraken."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
