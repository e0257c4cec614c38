"""What a page shows, as finished values, one file per step of the chain."""
