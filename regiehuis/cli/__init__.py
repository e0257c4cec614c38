"""The command line: regiehuis …."""
