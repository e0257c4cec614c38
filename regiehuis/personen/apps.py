"""App configuration of personen."""

from django.apps import AppConfig


class PersonenConfig(AppConfig):
    """Registers the package with Django."""

    name = "regiehuis.personen"
    label = "personen"
    default_auto_field = "django.db.models.BigAutoField"
