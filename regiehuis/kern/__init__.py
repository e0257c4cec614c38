"""Base model, BSN, period, and the shapes of policies in migrations."""
