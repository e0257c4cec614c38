"""Breaches: a suspicion reported by anybody, handled by the FG."""
