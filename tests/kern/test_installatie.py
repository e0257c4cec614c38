"""The row that tells which kind of installation this is."""

import pytest
from django.db import ProgrammingError, connection, transaction

pytestmark = pytest.mark.django_db


def test_the_web_role_reads_it_and_cannot_change_it():
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user, soort FROM kern_installatie")
        assert cursor.fetchall() == [("regiehuis_web", "test")]
        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            cursor.execute("UPDATE kern_installatie SET soort = 'productie'")
