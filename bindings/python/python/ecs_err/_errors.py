"""The exceptions of the package."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


class EcsErrError(Exception):
    """The base class of the exceptions of this package."""


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A problem of a data directory. ``str()`` is one line, as ``ecs-err check`` prints it."""

    file: str
    line: int
    column: int
    severity: Literal["error", "warning"]
    rule: str
    name: str
    message: str
    help: str | None

    def __str__(self) -> str:
        """Return the problem on one line."""
        advice = f"; {self.help}" if self.help else ""
        return f"{self.file}:{self.line}:{self.column}: {self.message} [{self.rule} {self.name}]{advice}"


class CatalogError(EcsErrError):
    """A directory or a file is not a valid catalog. ``diagnostics`` has every problem."""

    def __init__(self, message: str, diagnostics: tuple[Diagnostic, ...] = ()) -> None:
        """Make an error from its message and the problems."""
        super().__init__(message, diagnostics)
        self.diagnostics = diagnostics

    def __str__(self) -> str:
        """Return the message, which has the first problems."""
        return str(self.args[0])


class ParseError(EcsErrError, ValueError):
    """A text contains no error of an API, or is too long to be a response."""


class UnknownCodeError(EcsErrError, KeyError):
    """A catalog does not have a code. ``suggestions`` has similar ones.

    It is a ``KeyError``, and so a ``LookupError``.
    """

    def __init__(self, message: str, query: str = "", suggestions: tuple[str, ...] = ()) -> None:
        """Make an error from its message, what was looked up and similar codes."""
        super().__init__(message, query, suggestions)
        self.query = query
        self.suggestions = suggestions

    def __str__(self) -> str:
        """Return the message with the suggestions."""
        near = f" Did you mean: {', '.join(self.suggestions)}?" if self.suggestions else ""
        return f"{self.args[0]}{near}"
