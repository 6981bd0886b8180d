"""Two kinds of error: one is for the reader of the screen, the other is a bug and keeps its traceback."""


class ParcamError(Exception):
    """Root of everything this package raises on purpose."""


class UserError(ParcamError):
    """Shown to a person as it stands, in their language, without a traceback.

    `message` says what is wrong, `remedy` what to do next; `details` holds every further fault, so that all are seen at once.
    """

    def __init__(self, message: str, *, remedy: str = "", details: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.message, self.remedy, self.details = message, remedy, details

    def __str__(self) -> str:
        return "\n".join(part for part in (self.message, *self.details, self.remedy) if part)


class DefinitionError(UserError):
    """A file under data/ is broken: the details name file, line and remedy."""


class StoreError(UserError):
    """The store refuses: locked by another process, newer schema, damaged file."""
