"""Consent: what was agreed, and taking it back."""
