"""Every form of the screens, with what it takes and what it refuses."""
