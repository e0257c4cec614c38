"""What the screens show of the cooperation, by subject."""

from .accounts import (
    Accountstand,
    DemoAccount,
    MeldingRegel,
    account_id,
    accountstand,
    demo_accounts,
    namen,
    ongelezen_meldingen,
)

__all__ = [
    "Accountstand",
    "DemoAccount",
    "MeldingRegel",
    "account_id",
    "accountstand",
    "demo_accounts",
    "namen",
    "ongelezen_meldingen",
]
