"""How a user wants to see the screen: theme and presentation mode."""
