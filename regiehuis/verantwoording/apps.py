"""App configuration of verantwoording."""

from django.apps import AppConfig


class VerantwoordingConfig(AppConfig):
    """Registers the package with Django."""

    name = "regiehuis.verantwoording"
    label = "verantwoording"
    default_auto_field = "django.db.models.BigAutoField"
