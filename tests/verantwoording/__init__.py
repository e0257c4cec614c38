"""Answering for it: supervision, breaches, the register of processing."""
