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
    organisatienamen,
)
from .huis import huis_ids

__all__ = [
    "Accountstand",
    "DemoAccount",
    "MeldingRegel",
    "account_id",
    "accountstand",
    "demo_accounts",
    "huis_ids",
    "namen",
    "ongelezen_meldingen",
    "organisatienamen",
]
