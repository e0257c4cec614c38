"""App configuration of casussen."""

from django.apps import AppConfig


class CasussenConfig(AppConfig):
    """Registers the package with Django."""

    name = "regiehuis.casussen"
    label = "casussen"
    default_auto_field = "django.db.models.BigAutoField"
