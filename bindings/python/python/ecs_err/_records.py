"""The records of a catalog. They are immutable, comparable, hashable and can be pickled."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as _field
from typing import Any, ClassVar, Literal, TypeAlias

from ecs_err._language import Text

Retry: TypeAlias = Literal["notNeeded", "afterFix", "backoff", "never"]
"""Whether to send the same request again: it succeeded; it fails until something is changed; it may succeed later, with
an increasing delay; it cannot succeed."""

Severity: TypeAlias = Literal["info", "warning", "error", "fatal"]
RecordKind: TypeAlias = Literal["error", "status", "field", "structure", "operation", "release", "guide"]
NoteKind: TypeAlias = Literal["note", "hint", "conflict", "erratum", "sharedMessage"]
ChangeKind: TypeAlias = Literal["added", "changed", "removed", "deprecated", "moved"]
Direction: TypeAlias = Literal["request", "response"]
RuleKind: TypeAlias = Literal["anyOf", "oneOf", "precedence", "requiredIf", "ignoredIf", "effectiveIf", "constraint"]
StatusClass: TypeAlias = Literal["informational", "successful", "redirection", "clientError", "serverError"]


@dataclass(frozen=True, slots=True)
class Note:
    """A remark on a record."""

    kind: NoteKind
    text: Text


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """A change of a record in a release of the reference."""

    date: datetime.date
    release: int
    kind: ChangeKind
    text: Text
    status: int | None = None


@dataclass(frozen=True, slots=True)
class Placeholder:
    """The name and meaning of a placeholder of a message."""

    name: str
    description: Text


@dataclass(frozen=True, slots=True)
class Case:
    """A further row of the reference with the same code."""

    statuses: tuple[int, ...] = _field(metadata={"key": "status"})
    message: Text
    description: Text
    action: Text


@dataclass(frozen=True, slots=True)
class Link:
    """A page about an error."""

    title: Text
    url: str


@dataclass(frozen=True, slots=True)
class Source:
    """The source of a piece of evidence."""

    url: str
    date: datetime.date
    edition: str | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """Evidence from practice: a message, a cause or a check."""

    source: Source
    message: str | None
    cause: Text
    check: Text


@dataclass(frozen=True, slots=True)
class ErrorCode:
    """An error code: what happened, what to do, and what else the reference says about it."""

    kind: ClassVar[RecordKind] = "error"

    code: str
    service: str | None
    name: str | None
    statuses: tuple[int, ...] = _field(metadata={"key": "status"})
    message: Text
    description: Text
    action: Text
    cause: Text
    retry: Retry | None
    severity: Severity | None
    category: str | None
    parent: str | None
    deprecated: bool | Text
    since: str | None
    family: str | None
    placeholders: tuple[Placeholder, ...]
    cases: tuple[Case, ...]
    same_as: Mapping[str, str] = _field(hash=False)
    same_message: tuple[str, ...]
    links: tuple[Link, ...]
    fields: tuple[str, ...]
    operations: tuple[str, ...]
    parameters: tuple[str, ...]
    related: tuple[str, ...]
    seen: tuple[Seen, ...]
    wraps: Literal["code", "message"] | None
    notes: tuple[Note, ...]
    history: tuple[HistoryEntry, ...]

    @property
    def id(self) -> str:
        """The code."""
        return self.code

    @property
    def status(self) -> int | None:
        """The first HTTP status of the code, if it has one."""
        return self.statuses[0] if self.statuses else None

    @property
    def title(self) -> Text:
        """What the code means: the description, else the message."""
        return self.description or self.message


@dataclass(frozen=True, slots=True)
class RetiredCode:
    """A code that the reference no longer has, and the one that replaces it."""

    kind: ClassVar[RecordKind] = "error"

    code: str
    service: str | None
    replacement: ErrorCode | None
    text: Text
    history: tuple[HistoryEntry, ...]

    @property
    def id(self) -> str:
        """The code."""
        return self.code

    @property
    def title(self) -> Text:
        """The title of the replacement, else what happened to the code."""
        return self.replacement.title if self.replacement else self.text

    @property
    def description(self) -> Text:
        """What happened to the code, else the description of its replacement."""
        return self.text or self.title

    @property
    def action(self) -> Text:
        """What to do about the replacement; empty without one."""
        return self.replacement.action if self.replacement else Text()


@dataclass(frozen=True, slots=True)
class Status:
    """The meaning of an HTTP status for a client of the API."""

    kind: ClassVar[RecordKind] = "status"

    status: int
    reason: str
    status_class: StatusClass = _field(metadata={"key": "class"})
    retry: Retry
    description: Text
    action: Text
    notes: tuple[Note, ...]

    @property
    def id(self) -> str:
        """The number, as a text."""
        return str(self.status)

    @property
    def title(self) -> Text:
        """The reason phrase, which is English."""
        return Text({"en": self.reason})


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition on a field."""

    field: str | None
    path: str | None
    value: Any = _field(metadata={"key": "const"}, hash=False)
    contains: Any = _field(hash=False)
    present: bool | None


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule about a field. ``field`` is set in the rules of other fields: the one that states the rule."""

    kind: RuleKind
    fields: tuple[str, ...]
    conditions: tuple[Condition, ...] = _field(metadata={"key": "if"})
    text: Text
    stated_by: str | None = _field(metadata={"key": "field"})


@dataclass(frozen=True, slots=True)
class Field:
    """A member of a JSON object of the API."""

    kind: ClassVar[RecordKind] = "field"

    name: str
    structure: str
    required: bool | None
    type: str
    schema: Mapping[str, Any] = _field(hash=False)
    description: Text
    rules: tuple[Rule, ...]
    rules_elsewhere: tuple[Rule, ...]
    notes: tuple[Note, ...]
    microversion: str | None
    ineffective: Text
    paths: tuple[str, ...]
    page: str
    direction: Direction
    operations: tuple[str, ...]
    history: tuple[HistoryEntry, ...]

    @property
    def id(self) -> str:
        """The structure and the name: ``structure#name``."""
        return f"{self.structure}#{self.name}"

    @property
    def title(self) -> Text:
        """The description."""
        return self.description


@dataclass(frozen=True, slots=True)
class Structure:
    """A table of fields: the members of one JSON object."""

    kind: ClassVar[RecordKind] = "structure"

    id: str
    page: str
    name: str | None
    table: int
    title: Text
    direction: Direction
    description: Text
    operations: tuple[str, ...]
    notes: tuple[Note, ...]
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter in the path, the query or a header."""

    name: str
    location: Literal["path", "query", "header"] = _field(metadata={"key": "in"})
    required: bool
    type: str
    description: Text


@dataclass(frozen=True, slots=True)
class Example:
    """An example request."""

    title: Text
    url: str
    body: Any = _field(hash=False)


@dataclass(frozen=True, slots=True)
class Asynchronous:
    """How to get the result of a call that only starts a job."""

    job: str
    page: str
    success: str
    description: Text


@dataclass(frozen=True, slots=True)
class Operation:
    """A call of the API: a method and a path."""

    kind: ClassVar[RecordKind] = "operation"

    id: str
    page: str
    method: str
    path: str
    title: Text
    summary: Text
    asynchronous: Asynchronous | None
    effects: tuple[Text, ...]
    warnings: tuple[Text, ...]
    parameters: tuple[Parameter, ...]
    request: tuple[str, ...]
    response: tuple[str, ...]
    structures: tuple[str, ...]
    examples: tuple[Example, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A page or chapter of the reference."""

    id: str
    title: Text
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One change of a release."""

    kind: ChangeKind
    pages: tuple[Page, ...]
    text: Text
    errors: tuple[str, ...]
    status: int | None
    statuses: tuple[int, ...]
    structures: tuple[str, ...]
    fields: tuple[str, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Release:
    """A release of the reference and its changes."""

    kind: ClassVar[RecordKind] = "release"

    number: int
    date: datetime.date
    changes: tuple[Change, ...]
    notes: tuple[Note, ...]

    @property
    def id(self) -> str:
        """The number, as a text."""
        return str(self.number)

    @property
    def title(self) -> Text:
        """The text of the first change."""
        return self.changes[0].text if self.changes else Text()


@dataclass(frozen=True, slots=True)
class Guide:
    """Background information: a text in Markdown."""

    kind: ClassVar[RecordKind] = "guide"

    id: str
    title: Text
    body: Text


@dataclass(frozen=True, slots=True)
class Service:
    """A service: a set of codes with common forms, such as ``Ecs.{4}``."""

    id: str
    forms: tuple[str, ...]
    name: Text
    description: Text
    find: Literal["anywhere", "labelled"] | None


@dataclass(frozen=True, slots=True)
class Family:
    """A group of codes with a common prefix, such as ``Ecs.03xx``."""

    codes: str
    title: Text


@dataclass(frozen=True, slots=True)
class ExternalService:
    """A service whose codes occur with this API but are explained elsewhere."""

    forms: tuple[str, ...]
    name: Text
    pointer: Text
    find: Literal["anywhere", "labelled"] | None


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a catalog is about: its edition, languages, services and families of codes."""

    id: str
    title: Text
    edition: str
    languages: tuple[str, ...]
    message_language: str
    complete: bool
    stable_messages: bool
    placeholders: str | None
    page_url: str | None
    links: Mapping[str, str] = _field(hash=False)
    services: tuple[Service, ...]
    families: tuple[Family, ...]
    external: tuple[ExternalService, ...]


Entry: TypeAlias = ErrorCode | RetiredCode | Status
"""What a code or a number can mean."""

Record: TypeAlias = ErrorCode | RetiredCode | Status | Structure | Field | Operation | Release | Guide
"""A record of any kind."""
