"""What lets a case be discussed under a regime that asks for it."""
