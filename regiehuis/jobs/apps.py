"""App configuration of jobs."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """Registers the package with Django."""

    name = "regiehuis.jobs"
    label = "jobs"
    default_auto_field = "django.db.models.BigAutoField"
