"""Addresses of the display settings."""

from django.urls import path

from regiehuis.web.weergave import views

urlpatterns = [path("weergave/", views.set_display, name="weergave")]
