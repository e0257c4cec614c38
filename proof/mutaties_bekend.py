"""Mutants that no ask of the proof can tell, by name, each with why, and what shows it instead."""

BEKEND: dict[str, str] = {}
