"""Screens: casussen."""
