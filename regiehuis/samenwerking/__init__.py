"""The cooperation: safety house, organisations, employees, functions, meeting forms."""
