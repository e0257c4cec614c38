"""Answering for it: supervision, breaches, the register of processing, requests of the person."""
