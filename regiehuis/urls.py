"""All addresses of Regiehuis; nouns in Dutch."""

from django.urls import include, path

urlpatterns = [path("", include("regiehuis.web.urls"))]
