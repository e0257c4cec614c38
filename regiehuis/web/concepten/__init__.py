"""Screens: concepten."""
