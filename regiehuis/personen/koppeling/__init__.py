"""Linkage: which records of the lists of partners are of the same person (B3), and how well that was found."""
