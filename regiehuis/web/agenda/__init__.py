"""One's own calendar: the key with which a calendar outside fetches the meetings, and what it then gets."""
