"""Answering for it: retention and destruction, rights of the data subject, supervision, breaches."""
