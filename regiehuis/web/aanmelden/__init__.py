"""Screens: aanmelden."""
