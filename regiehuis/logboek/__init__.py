"""Append-only log of every look, change, disclosure and refusal."""
