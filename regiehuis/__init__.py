"""Regiehuis: the working system of a Veiligheidshuis (Safety House)."""
