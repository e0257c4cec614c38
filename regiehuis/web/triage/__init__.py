"""Screens: triage."""
