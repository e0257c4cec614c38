"""Measures the linkage of persons on people that do not exist: `make koppeling`."""
