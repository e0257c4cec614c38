"""The first screen after sign-in: what is mine, what is overdue, what comes."""
