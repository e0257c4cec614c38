"""One's own account: ways in, sessions, password."""
