"""Hit or no hit between two houses that do not hand each other their people (B6)."""
