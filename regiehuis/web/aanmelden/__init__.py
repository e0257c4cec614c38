"""The door: password and second step, one-time link, and in a demo a list of people to step into."""
