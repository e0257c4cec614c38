"""Screens: samenwerking."""
