"""Screens of deliveries: lists that partners send, looked at and taken in by the information analyst."""
