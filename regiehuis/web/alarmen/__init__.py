"""Alarms of releases: reported, read, answered."""
