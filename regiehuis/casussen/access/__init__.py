"""Fetch, purpose check and read log in one, one file per step of the chain."""
