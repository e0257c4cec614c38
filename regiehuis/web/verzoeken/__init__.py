"""Requests of the data subject: the contact point, and what it asks of sources."""
