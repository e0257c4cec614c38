"""What an action or access raises when it may not, or cannot, do what is asked."""

GEWIJZIGD = "Iemand anders heeft dit intussen gewijzigd. Hieronder staat wat u typte; bekijk eerst de nieuwe versie."


class Refusal(Exception):
    """An action that is not done: a plain Dutch message, and the form field it belongs to, if any."""

    def __init__(self, message: str = "", *, field: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.field = field


class NotFound(Refusal):
    """Absent or forbidden: the asker gets the same answer to both (R15, R33)."""

    def __init__(self, object_soort: str = "", object_id: object = None) -> None:
        super().__init__("Deze pagina bestaat niet.")
        self.object_soort = object_soort
        self.object_id = object_id


class NotAllowed(Refusal):
    """The asker sees the object but may not do this with it; logged as a refusal."""
