"""Screens: logboek."""
