"""The person index of a house: persons, households, relations."""
