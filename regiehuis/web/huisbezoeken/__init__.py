"""Joint home visits: planned, reported on, ended."""
