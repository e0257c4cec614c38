"""Knowledge base: the menu of interventions."""
