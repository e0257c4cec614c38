"""Screens: plannen."""
