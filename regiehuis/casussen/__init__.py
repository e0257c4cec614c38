"""Cases: the one chain from signal to aftercare."""
