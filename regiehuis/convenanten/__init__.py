"""Covenants: regime, signatures, authorisation matrix; who may see what for which purpose."""
