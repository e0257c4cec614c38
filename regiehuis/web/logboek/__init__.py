"""The log for the FG: who looked at what, found by filters in the address."""
