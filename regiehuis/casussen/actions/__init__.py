"""One function per thing a professional does, one file per step of the chain."""
