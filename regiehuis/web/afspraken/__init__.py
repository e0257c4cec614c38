"""Screens: afspraken."""
