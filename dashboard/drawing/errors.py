"""Why a drawing or a picture cannot be read."""


class DrawingError(ValueError):
    """A drawing or picture that holds no digit to read; `problem` says why, and what to do."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem


class NoInkError(DrawingError):
    """Nothing is drawn, or nothing that could be a digit."""
