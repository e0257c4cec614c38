"""What every test of a screen needs: a browser signed in as one of the cast."""

import datetime
from collections.abc import Callable

import pytest
from django.test import Client

from regiehuis.samenwerking.models import Medewerker
from tests.cast import MOMENT, cid

SignIn = Callable[..., Client]


@pytest.fixture
def as_user(client: Client) -> SignIn:
    """The test client signed in as one of the cast, on the cast's moment unless another is given."""

    def sign_in(naam: str, *, moment: datetime.datetime = MOMENT) -> Client:
        user = Medewerker.objects.get(pk=cid(naam))
        client.force_login(user, backend="regiehuis.samenwerking.sessies.Accounts")
        session = client.session
        session["moment"] = moment.isoformat()
        session.save()
        return client

    return sign_in
