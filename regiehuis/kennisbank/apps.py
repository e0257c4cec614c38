"""App configuration of kennisbank."""

from django.apps import AppConfig


class KennisbankConfig(AppConfig):
    """Registers the package with Django."""

    name = "regiehuis.kennisbank"
    label = "kennisbank"
    default_auto_field = "django.db.models.BigAutoField"
