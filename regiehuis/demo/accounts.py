"""The accounts of the demo, for `regiehuis demo --accounts` and the sign-in page."""

from regiehuis.samenwerking.queries import demo_accounts


def accounts() -> list[dict[str, object]]:
    """Each account with user name, functions, organisation and shown name, in the order of the cast."""
    return [
        {
            "username": account.gebruikersnaam,
            "functies": list(account.functies),
            "organisatie": account.organisatie,
            "naam": account.naam,
        }
        for account in demo_accounts()
    ]
