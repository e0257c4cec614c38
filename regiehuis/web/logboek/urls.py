"""Addresses of logboek."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
