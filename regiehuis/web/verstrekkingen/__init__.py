"""What goes out of the door: the form beside a button, paper, and the overviews of it (R21)."""
