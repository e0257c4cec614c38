"""Retention: what nears its end, keeping longer, certificates of destruction and confirmations."""
