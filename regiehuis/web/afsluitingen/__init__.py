"""Screens: afsluitingen."""
