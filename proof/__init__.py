"""The proof: random houses, random asks, and an oracle written from the rules alone (R14–R18).

Nothing here imports a rule, an access function or a policy of `regiehuis`: what may be seen is worked out a second
time, on the generated values. A new kind of object gets a line in `inhoud` (what is made), `orakel` (who sees it) and
`adressen` (where it is asked for); a table or an address without one fails.
"""
