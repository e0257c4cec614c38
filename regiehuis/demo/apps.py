"""App configuration of demo."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """Registers the package with Django."""

    name = "regiehuis.demo"
    label = "demo"
    default_auto_field = "django.db.models.BigAutoField"
