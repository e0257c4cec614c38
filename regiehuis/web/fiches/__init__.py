"""The feedback sheet to the police."""
