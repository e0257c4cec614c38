"""Speed of a running house, measured; `make bench`."""
