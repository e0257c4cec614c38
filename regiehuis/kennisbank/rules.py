"""Vocabulary of the knowledge base. Pure."""

# Measures by kind (R28).
INTERVENTIESOORTEN = [("repressief", "Repressief"), ("bestuurlijk", "Bestuurlijk"), ("zorg", "Zorg")]
