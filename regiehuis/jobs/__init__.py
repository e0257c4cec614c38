"""Queued and scheduled work: when something is done. What is done stands in the domain."""
