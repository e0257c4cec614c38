"""Results of a case for other partnerships."""
