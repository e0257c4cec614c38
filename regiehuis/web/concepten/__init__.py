"""Drafts: what is typed is kept on the server, comes back in the form, and goes when it has been sent."""
