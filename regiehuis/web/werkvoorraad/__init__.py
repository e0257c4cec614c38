"""Screens: werkvoorraad."""
