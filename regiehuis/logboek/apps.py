"""App configuration of logboek."""

from django.apps import AppConfig


class LogboekConfig(AppConfig):
    """Registers the package with Django."""

    name = "regiehuis.logboek"
    label = "logboek"
    default_auto_field = "django.db.models.BigAutoField"
