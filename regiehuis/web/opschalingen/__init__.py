"""Screens: opschalingen."""
