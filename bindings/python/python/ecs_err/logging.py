"""Explanations in logs and below tracebacks.

>>> import logging
>>> from ecs_err.logging import ExplainingFormatter
>>> record = logging.LogRecord("shop", logging.ERROR, "", 0, "attach failed: %s", ("Ecs.0085",), None)
>>> print(ExplainingFormatter("%(levelname)s %(message)s", language="en").format(record))
ERROR attach failed: Ecs.0085
  ↳ Ecs.0085 The ECS does not have the NIC. Use another NIC.
"""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Iterator
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ecs_err._catalog import Catalog

__all__ = ["ExplainingFormatter", "ExplainingHandler", "install_excepthook"]

_MARK = "  ↳ "


class ExplainingFormatter(logging.Formatter):
    """Formats records as another formatter does, and adds a line for each known code.

    ``base`` is the other formatter; without it, ``fmt``, ``datefmt`` and ``style`` are those of ``logging.Formatter``.
    A record that can't be explained is formatted as without this class.
    """

    def __init__(
        self,
        fmt: str | None = None,
        datefmt: str | None = None,
        style: str = "%",
        *,
        base: logging.Formatter | None = None,
        language: str | None = None,
        catalog: Catalog | None = None,
    ) -> None:
        """Make a formatter. ``language`` is that of the explanations, ``catalog`` the one of the package by default."""
        super().__init__(fmt, datefmt, style)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        self.base = base
        self.language = language
        self.catalog = catalog

    def format(self, record: logging.LogRecord) -> str:
        """Format a record, with the explanations below it."""
        text = super().format(record) if self.base is None else self.base.format(record)
        return "\n".join([text, *_explanations(text, self.language, self.catalog)])


class ExplainingHandler(logging.Handler):
    """Passes records on to another handler, which formats them with an `ExplainingFormatter`.

    The formatter of the other handler stays as it is for records that reach it directly.

    >>> handler = ExplainingHandler(logging.StreamHandler(), language="zh")
    >>> logging.getLogger("shop").addHandler(handler)
    """

    def __init__(
        self,
        target: logging.Handler,
        *,
        language: str | None = None,
        catalog: Catalog | None = None,
        level: int | str = logging.NOTSET,
    ) -> None:
        """Make a handler. ``language`` is that of the explanations, ``catalog`` the one of the package by default."""
        super().__init__(level)
        self.target = target
        self.language = language
        self.catalog = catalog

    def emit(self, record: logging.LogRecord) -> None:
        """Emit a record with its explanations."""
        if record.levelno < self.target.level:
            return
        try:
            with _Explaining(self.target, self.language, self.catalog):
                self.target.handle(record)
        except Exception:
            self.handleError(record)

    def flush(self) -> None:
        """Flush the other handler."""
        self.target.flush()

    def close(self) -> None:
        """Close the other handler."""
        self.target.close()
        super().close()


class _Explaining:
    """Gives a handler an explaining formatter for a while, and keeps other threads from using it."""

    def __init__(self, handler: logging.Handler, language: str | None, catalog: Catalog | None) -> None:
        self.handler = handler
        self.language = language
        self.catalog = catalog

    def __enter__(self) -> None:
        self.handler.acquire()
        self.formatter = self.handler.formatter
        self.handler.formatter = ExplainingFormatter(
            base=self.formatter or logging.Formatter(), language=self.language, catalog=self.catalog
        )

    def __exit__(self, *error: object) -> None:
        self.handler.formatter = self.formatter
        self.handler.release()


def install_excepthook(language: str | None = None, *, catalog: Catalog | None = None) -> None:
    """Explain the codes in the messages of exceptions that nothing catches, below their tracebacks.

    The hooks that are installed, of the main thread and of others, print the tracebacks as before.
    """
    print_exception, print_in_thread = sys.excepthook, threading.excepthook

    def excepthook(kind: type[BaseException], value: BaseException, traceback: TracebackType | None) -> None:
        print_exception(kind, value, traceback)
        _print_explanations(value, language, catalog)

    def thread_excepthook(arguments: threading.ExceptHookArgs) -> None:
        print_in_thread(arguments)
        if arguments.exc_value is not None and not isinstance(arguments.exc_value, SystemExit):
            _print_explanations(arguments.exc_value, language, catalog)

    sys.excepthook = excepthook
    threading.excepthook = thread_excepthook


def _print_explanations(error: BaseException, language: str | None, catalog: Catalog | None) -> None:
    try:
        text = "\n".join(map(_message, _related(error)))
        for line in _explanations(text, language, catalog):
            print(line, file=sys.stderr)
    except Exception:
        # The traceback is printed; what is wrong with the message or the stream must not hide it.
        pass


def _related(error: BaseException) -> Iterator[BaseException]:
    """Return an exception, those of its group, its causes and what it was raised in, each once."""
    waiting, seen = [error], set[int]()
    while waiting:
        error = waiting.pop()
        if id(error) in seen:
            continue
        seen.add(id(error))
        yield error
        context = None if error.__suppress_context__ else error.__context__
        related = [*getattr(error, "exceptions", ()), error.__cause__, context]
        waiting.extend(other for other in reversed(related) if isinstance(other, BaseException))


def _message(error: BaseException) -> str:
    try:
        return "\n".join([str(error), *map(str, getattr(error, "__notes__", ()))])
    except Exception:
        return ""


def _explanations(text: str, language: str | None, catalog: Catalog | None) -> list[str]:
    """Return the lines to add; none if anything fails, because a log must be written in any case."""
    try:
        from ecs_err import catalog as builtin

        return [_MARK + line for line in (builtin if catalog is None else catalog).explanations(text, language)]
    except Exception:
        return []
