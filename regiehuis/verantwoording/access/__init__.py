"""Fetch, check and read log in one, one file per matter."""
