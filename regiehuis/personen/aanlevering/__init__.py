"""A delivered file: read in blocks with flat memory, its columns mapped, each cell checked. Pure: no database."""
