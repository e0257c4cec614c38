"""App configuration of convenanten."""

from django.apps import AppConfig


class ConvenantenConfig(AppConfig):
    """Registers the package with Django."""

    name = "regiehuis.convenanten"
    label = "convenanten"
    default_auto_field = "django.db.models.BigAutoField"
