"""What responses of an API report, and what codes mean in a language."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from ecs_err._decode import decode
from ecs_err._errors import EcsErrError
from ecs_err._records import NoteKind, Record, Retry, Seen

if TYPE_CHECKING:
    from ecs_err._catalog import Catalog


class FoundCode(NamedTuple):
    """A code in a text: ``text[start:end]`` is the code as it is written there.

    ``code`` is the code in the spelling of the catalog. ``kind`` is ``"known"`` if the catalog has it, ``"unknown"`` if
    it only has the form of one of its services, and ``"foreign"`` if it belongs to another service.
    """

    code: str
    start: int
    end: int
    kind: Literal["known", "unknown", "foreign"]

    @property
    def span(self) -> tuple[int, int]:
        """The position, as that of a match of ``re``."""
        return self.start, self.end


@dataclass(frozen=True, slots=True)
class TranslatedNote:
    """A remark on a record, in one language."""

    kind: NoteKind
    text: str


@dataclass(frozen=True, slots=True)
class Translation:
    """The meaning of a code in one language, with the values of the server's message.

    ``locale`` is the language of the texts, which may differ from the requested one. ``code`` differs from the requested
    one if that was renamed. ``advice`` is ``retry`` in words. ``arguments`` are the values in the server's message,
    ``None`` if it does not match the message of the code; ``better_fit`` is another code whose message it matches
    better.
    """

    code: str
    locale: str
    title: str
    message: str
    description: str
    action: str
    status: int | None
    reason: str | None
    retry: Retry | None
    advice: str | None
    arguments: tuple[str, ...] | None
    server_message: str | None
    seen_message: Seen | None
    better_fit: str | None
    page: str | None
    notes: tuple[TranslatedNote, ...]

    def __str__(self) -> str:
        """Return the code and its meaning."""
        return f"{self.code}: {self.title}"


@dataclass(frozen=True, slots=True)
class Cause:
    """One error of a response. ``of`` is the position in ``causes`` of the error that it is the cause of."""

    code: str | None
    message: str | None
    http_status: int | None
    context: str | None
    of: int | None


@dataclass(frozen=True, slots=True)
class ReportedError:
    """A code of a response, with its count, its lines, its position in ``causes``, and the codes that it caused."""

    code: str
    count: int
    lines: tuple[int, ...]
    cause: int
    caused: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Report:
    """The members of an `ApiError`."""

    code: str | None
    codes: tuple[str, ...]
    root_cause: str | None
    message: str | None
    request_id: str | None
    http_status: int | None
    retry: Retry | None
    is_list: bool
    causes: tuple[Cause, ...]
    errors: tuple[ReportedError, ...]
    summary: str


class ApiError(EcsErrError):
    """An error that an API reported: the result of `explain`.

    It is an immutable value, and an exception, so that a client can raise it. What the response does not have is
    ``None``. ``str()`` is in the language of the environment; `text` takes a language.
    """

    __slots__ = ("_catalog", "_report")
    _catalog: Catalog
    _report: _Report

    def __init__(self, report: _Report, catalog: Catalog) -> None:
        """Make an error; use `explain`."""
        super().__init__(report, catalog)
        self._report = report
        self._catalog = catalog

    @property
    def root_cause(self) -> str | None:
        """The code of the root cause. The catalog need not have it."""
        return self._report.root_cause

    @property
    def code(self) -> str | None:
        """The code of the outermost error."""
        return self._report.code

    @property
    def codes(self) -> tuple[str, ...]:
        """All codes, each once."""
        return self._report.codes

    @property
    def message(self) -> str | None:
        """The message of the outermost error."""
        return self._report.message

    @property
    def request_id(self) -> str | None:
        """The id of the request."""
        return self._report.request_id

    @property
    def http_status(self) -> int | None:
        """The HTTP status that the text states."""
        return self._report.http_status

    @property
    def retry(self) -> Retry | None:
        """Whether to send the request again: as the root cause says, else the HTTP status."""
        return self._report.retry

    @property
    def is_list(self) -> bool:
        """Whether the errors have no root cause in common, as in a log."""
        return self._report.is_list

    @property
    def causes(self) -> tuple[Cause, ...]:
        """Every error, the outermost one first."""
        return self._report.causes

    @property
    def errors(self) -> tuple[ReportedError, ...]:
        """The different codes with their counts."""
        return self._report.errors

    def explanation(self, language: str | None = None) -> Translation | None:
        """Return the meaning of the root cause, or ``None`` if the catalog does not have it."""
        message = next((cause.message for cause in self.causes if cause.code == self.root_cause), None)
        return self._catalog._translation(self.root_cause or "", message, language)

    def explanations(self, language: str | None = None) -> tuple[Translation, ...]:
        """Return the meanings of the codes that the catalog has, that of the root cause first."""
        messages = {cause.code: cause.message for cause in reversed(self.causes) if cause.code is not None}
        codes = sorted(self.codes, key=lambda code: code != self.root_cause)
        translations = (self._catalog._translation(code, messages.get(code), language) for code in codes)
        return tuple(translation for translation in translations if translation is not None)

    def text(self, language: str | None = None) -> str:
        """Return the root cause and its meaning in a language, else the server's message."""
        explanation = self.explanation(language)
        return self._report.summary if explanation is None else str(explanation)

    def __str__(self) -> str:
        """Return `text` in the language of the environment."""
        return self.text()

    def __repr__(self) -> str:
        """Show what the response has."""
        names = ("root_cause", "codes", "message", "request_id", "http_status", "retry")
        return f"ApiError({', '.join(f'{name}={getattr(self, name)!r}' for name in names)})"

    def __eq__(self, other: object) -> bool:
        """Compare what the responses have."""
        return self._report == other._report if isinstance(other, ApiError) else NotImplemented

    def __hash__(self) -> int:
        """Hash what the response has."""
        return hash(self._report)


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that a search found.

    ``snippet`` is the part of its texts that shows why, with what was searched for at ``highlights``. ``message`` is the
    message of the catalog that the query contains, if it contains one, with the values in it.
    """

    record: Record
    score: float
    snippet: str
    highlights: tuple[tuple[int, int], ...]
    message: str | None
    arguments: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a typed text means.

    ``kind`` is ``"found"`` (``records`` has all records that the text may mean), ``"range"`` (codes with a common
    prefix), ``"emptyRange"``, ``"unknownCode"``, ``"unknownNumber"``, ``"foreignCode"`` (a code of another service) or
    ``"notACode"``.
    """

    query: str
    kind: Literal["found", "range", "emptyRange", "unknownCode", "unknownNumber", "foreignCode", "notACode"]
    records: tuple[Record, ...]
    code: str | None
    suggestions: tuple[str, ...]


def read_report(text: str, catalog: Catalog) -> ApiError:
    """Make an error of the JSON of the native module."""
    return ApiError(decode(_Report, json.loads(text)), catalog)


def read_translation(text: str) -> Translation:
    """Make a translation of the JSON of the native module."""
    data: Mapping[str, Any] = json.loads(text)
    return decode(Translation, data)


def read_snippet(pieces: list[tuple[str, bool]]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Join the pieces of a snippet, and give the positions of those that are marked."""
    snippet = ""
    marks: list[tuple[int, int]] = []
    for piece, is_marked in pieces:
        if is_marked:
            marks.append((len(snippet), len(snippet) + len(piece)))
        snippet += piece
    return snippet, tuple(marks)
