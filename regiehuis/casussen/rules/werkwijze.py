"""What a house words itself: criteria, core questions, life areas. Pure."""

WERKWIJZEN = [("criterium", "Criterium"), ("kernvraag", "Kernvraag"), ("leefgebied", "Leefgebied")]
LANGST = {"criterium": 300, "kernvraag": 300, "leefgebied": 80}
