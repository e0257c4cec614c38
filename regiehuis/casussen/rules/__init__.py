"""Vocabulary, transition tables, criteria and dates of the chain, one file per step. Pure: no database, no clock."""
