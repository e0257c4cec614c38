"""An invented house, played through the same actions as a user's."""
