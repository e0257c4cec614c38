"""App configuration of kern."""

from django.apps import AppConfig


class KernConfig(AppConfig):
    """Registers the package with Django."""

    name = "regiehuis.kern"
    label = "kern"
    default_auto_field = "django.db.models.BigAutoField"
