"""App configuration of samenwerking."""

from django.apps import AppConfig


class SamenwerkingConfig(AppConfig):
    """Registers the package with Django."""

    name = "regiehuis.samenwerking"
    label = "samenwerking"
    default_auto_field = "django.db.models.BigAutoField"
