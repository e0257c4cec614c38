"""Asking the queue for work, in the transaction that gives rise to it; decision record 0010."""

from django.db import connection


def enqueue(taak: str) -> None:
    """Have a task done for the asker's house once this transaction is committed.

    The task gets the key of the house and nothing else. Without a running worker it waits in the queue and nobody is
    held up. An unknown task, or no asker, is an error of the database.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT regiehuis_taak(%s)", [taak])
