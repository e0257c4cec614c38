"""The workplace of the FG: findings, samples, unusual reading, the register of processing."""
