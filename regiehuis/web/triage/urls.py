"""Addresses of triage."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
