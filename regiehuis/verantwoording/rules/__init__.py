"""Vocabulary, clocks and terms, one file per matter; no database and no clock."""
