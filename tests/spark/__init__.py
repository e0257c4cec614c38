"""Linkage on Spark against the same on DuckDB; `make spark-test` installs what it needs, but Java."""
