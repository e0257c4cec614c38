"""Sign-in by a real OpenID provider; `make oidc` installs it."""
