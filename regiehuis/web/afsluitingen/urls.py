"""Addresses of afsluitingen."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
