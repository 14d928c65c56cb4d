"""One base for every error that a user can cause: what was wrong, where, and what to do."""


class ReconcileError(Exception):
    """An error with a sentence for the user; the command line prints it and ends with exit code 2.

    `what` says what was wrong, `where` names the file (or the option), `hint` says what to do about it.
    """

    slug = "error"

    def __init__(self, what: str, where: str = "", hint: str = "") -> None:
        self.what, self.where, self.hint = what, where, hint
        super().__init__(str(self))

    def __str__(self) -> str:
        head = f"{self.where}: {self.what}" if self.where else self.what
        return f"{head}. {self.hint}" if self.hint else head


class UnreadableInput(ReconcileError):
    """A path that is not there, or that cannot be read as an article."""

    slug = "unreadable-input"


class Defect(ReconcileError):
    """A slip of the program on one text, where a strict run asked to be told of it at once; `__cause__` is what was
    raised."""

    slug = "defect"


class BadUsage(ReconcileError):
    """An option or a command that does not fit."""

    slug = "bad-usage"


class BadTable(ReconcileError):
    """A language, kind, rule or corpus table that does not say what it must."""

    slug = "bad-table"
