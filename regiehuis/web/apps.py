"""App configuration of web."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Registers the package with Django."""

    name = "regiehuis.web"
    label = "web"
    default_auto_field = "django.db.models.BigAutoField"
