"""Screens: signalen."""
