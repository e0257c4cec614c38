"""Screens: overleggen."""
