"""What ends a build with a message instead of a traceback."""


class BuildError(Exception):
    """A build cannot go on; the message says what happened, what was expected and what to do."""
