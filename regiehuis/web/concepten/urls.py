"""Addresses of concepten."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
