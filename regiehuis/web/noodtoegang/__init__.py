"""Emergency access: asked for, read, ended, judged (R18)."""
