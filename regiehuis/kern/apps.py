"""App configuration of kern."""

from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.db.backends.signals import connection_created


class KernConfig(AppConfig):
    """Registers the package with Django."""

    name = "regiehuis.kern"
    label = "kern"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Each connection keeps the statements of all pages that one person walks through (decision 0009)."""
        connection_created.connect(_keep_statements, dispatch_uid="kern.statements")


def _keep_statements(*, connection: Any, **_: Any) -> None:
    connection.connection.prepared_max = settings.PREPARED_KEPT
