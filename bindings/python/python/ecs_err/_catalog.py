"""`Catalog`: look-ups, responses, codes in texts, and iteration over records."""

from __future__ import annotations

import json
import mmap
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, BinaryIO, Generic, Protocol, TypeAlias, TypeVar, cast, overload

from ecs_err import _native
from ecs_err._decode import decode
from ecs_err._errors import CatalogError, Diagnostic, ParseError, UnknownCodeError
from ecs_err._language import default_language
from ecs_err._records import (
    Entry,
    ErrorCode,
    Field,
    Guide,
    Metadata,
    Operation,
    Page,
    Record,
    RecordKind,
    Release,
    RetiredCode,
    Status,
    Structure,
)
from ecs_err._responses import (
    ApiError,
    FoundCode,
    Hit,
    Resolution,
    Translation,
    read_report,
    read_snippet,
    read_translation,
)

T = TypeVar("T")
Default = TypeVar("Default")

Data: TypeAlias = bytes | bytearray | memoryview | mmap.mmap
"""A text in bytes. All but ``bytes`` are copied once."""

_BLOCK_BYTES = 8 << 20
"""How much of a file is read at once."""

_CLASSES: dict[str, type[Any]] = {
    "error": ErrorCode,
    "retired": RetiredCode,
    "status": Status,
    "structure": Structure,
    "field": Field,
    "operation": Operation,
    "release": Release,
    "guide": Guide,
}


class ArrowArray(Protocol):
    """A column of any library that has the Arrow PyCapsule interface."""

    def __arrow_c_array__(self, requested_schema: object | None = None) -> tuple[object, object]:
        """Export the column."""
        ...


class ArrowStream(Protocol):
    """A column in chunks, or a table, with the Arrow PyCapsule interface."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """Export the chunks."""
        ...


class PandasSeries(Protocol):
    """A ``pandas.Series``."""

    @property
    def array(self) -> Any:
        """The values."""
        ...


class CodeTable:
    """The codes of a column, as a table with the Arrow PyCapsule interface.

    ``pyarrow.table(table)``, ``polars.DataFrame(table)`` and ``pandas.DataFrame.from_arrow(table)`` read it. Its columns
    are ``row`` (the position of the text in the column), ``code``, ``start`` and ``end`` (in bytes of UTF-8), and
    ``kind``, as in `FoundCode`.
    """

    __slots__ = ("_table",)

    def __init__(self, table: Any) -> None:
        """Wrap a table of the native module."""
        self._table = table

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """Export the table."""
        return self._table.__arrow_c_stream__(requested_schema)

    def __len__(self) -> int:
        """Return the number of codes."""
        return int(self._table.num_rows)

    def __repr__(self) -> str:
        """Show the size."""
        return f"<CodeTable of {len(self)} codes>"


class Records(Sequence[T], Generic[T]):
    """The records of a kind, in the order of the catalog. Each is made when it is first used."""

    __slots__ = ("_catalog", "_ids", "_kind")

    def __init__(self, catalog: Catalog, kind: str) -> None:
        """List the records of a kind; use the attributes of `Catalog`."""
        self._catalog = catalog
        self._kind = kind
        self._ids = catalog._native.ids(kind)

    def __len__(self) -> int:
        """Return the number of records."""
        return len(self._ids)

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[T]: ...
    def __getitem__(self, index: int | slice) -> T | Sequence[T]:
        """Return the record at a position, or those of a slice."""
        if isinstance(index, slice):
            return [self[at] for at in range(*index.indices(len(self)))]
        return cast("T", self._catalog._record(self._kind, self._ids[index]))

    def __repr__(self) -> str:
        """Show the number of records."""
        return f"<{len(self)} records of kind {self._kind!r}>"


class Catalog:
    """A catalog of error codes.

    ``ecs_err.catalog`` is that of the package; `open` reads others. ``len()``, iteration and ``in`` are about its error
    codes, and ``catalog["Ecs.0085"]`` is the record of exactly this code.

    >>> import ecs_err
    >>> "Ecs.0085" in ecs_err.catalog, ecs_err.catalog["Ecs.0085"].status
    (True, 400)
    """

    __slots__ = ("_cache", "_native", "_path", "_sequences")

    def __init__(self, path: str | os.PathLike[str] | None = None) -> None:
        """Read a directory of a catalog or a pack; without a path, the catalog of the package.

        Raises `CatalogError` if it is not a valid catalog.
        """
        self._path = None if path is None else os.fspath(path)
        self._cache: dict[tuple[str, str], Record] = {}
        self._sequences: dict[str, Any] = {}
        self._native = _native.Catalog.builtin() if self._path is None else _open(self._path)

    # Records

    @property
    def metadata(self) -> Metadata:
        """The title, edition, languages, services and families of the catalog."""
        if "metadata" not in self._sequences:
            self._sequences["metadata"] = decode(Metadata, json.loads(self._native.metadata()))
        return cast("Metadata", self._sequences["metadata"])

    @property
    def pages(self) -> tuple[Page, ...]:
        """The pages of the reference."""
        return tuple(decode(Page, page) for page in json.loads(self._native.pages()))

    @property
    def errors(self) -> Records[ErrorCode]:
        """The error codes."""
        return self._records("error")

    @property
    def retired(self) -> Records[RetiredCode]:
        """The codes that the reference no longer has."""
        return self._records("retired")

    @property
    def statuses(self) -> Records[Status]:
        """The HTTP statuses."""
        return self._records("status")

    @property
    def structures(self) -> Records[Structure]:
        """The tables of fields."""
        return self._records("structure")

    @property
    def operations(self) -> Records[Operation]:
        """The calls of the API."""
        return self._records("operation")

    @property
    def releases(self) -> Records[Release]:
        """The releases of the reference, the oldest first."""
        return self._records("release")

    @property
    def guides(self) -> Records[Guide]:
        """The guides."""
        return self._records("guide")

    def __len__(self) -> int:
        """Return the number of error codes."""
        return len(self.errors)

    def __iter__(self) -> Iterator[ErrorCode]:
        """Iterate over the error codes."""
        return iter(self.errors)

    def __contains__(self, code: object) -> bool:
        """Whether the catalog has exactly this code, or this record."""
        if isinstance(code, ErrorCode):
            return self.get(code.code) == code
        return isinstance(code, str) and self._native.record("error", code) is not None

    def __getitem__(self, code: str) -> ErrorCode:
        """Return the record of exactly this code; `lookup` takes any spelling.

        Raises `UnknownCodeError`, a ``KeyError`` with similar codes.
        """
        record = self.get(code)
        if record is None:
            raise self._unknown(self.resolve(code))
        return record

    @overload
    def get(self, code: str) -> ErrorCode | None: ...
    @overload
    def get(self, code: str, default: Default) -> ErrorCode | Default: ...
    def get(self, code: str, default: Default | None = None) -> ErrorCode | Default | None:
        """Return the record of exactly this code, else ``default``."""
        return cast("ErrorCode | None", self._find("error", code)) or default

    # Look-ups

    @overload
    def lookup(self, query: str) -> Entry: ...  # type: ignore[overload-overlap]  # pyright: ignore[reportOverlappingOverload]
    @overload
    def lookup(self, query: Iterable[str]) -> list[Entry | None]: ...
    def lookup(self, query: str | Iterable[str]) -> Entry | list[Entry | None]:
        """Look up a code or an HTTP status in any spelling: ``ecs-85``, ``85``, ``ＥＣＳ００８５``, ``404``.

        If the text means several records, the first one is returned; `resolve` returns all. Raises `UnknownCodeError`
        with similar codes. For several texts, returns a list with ``None`` for those that are not found.
        """
        if not isinstance(query, str):
            return [self._first(self.resolve(text)) for text in query]
        resolution = self.resolve(query)
        found = self._first(resolution)
        if found is None:
            raise self._unknown(resolution)
        return found

    def resolve(self, query: str) -> Resolution:
        """Return all records that a typed text may mean, or what it is instead. Never raises `UnknownCodeError`."""
        kind, keys, code, suggestions = self._native.resolve(query)
        records = tuple(self._record(*key) for key in keys)
        return Resolution(query, cast("Any", kind), records, code, tuple(suggestions))

    def translate(self, code: str, message: str | None = None, language: str | None = None) -> Translation:
        """Return the meaning of a code in a language, with the values of the server's message.

        Raises `UnknownCodeError` if the catalog does not have exactly this code.
        """
        translation = self._translation(code, message, language)
        if translation is None:
            raise self._unknown(self.resolve(code))
        return translation

    def search(
        self, query: str, *, kind: RecordKind | None = None, limit: int = 10, language: str | None = None
    ) -> list[Hit]:
        """Search all texts of all records, in every language; the best hits come first.

        ``language`` is that of the snippets.
        """
        wanted = self._language(language)
        return [
            Hit(self._record(*key), score, *read_snippet(pieces), message, _optional_tuple(arguments))
            for key, score, pieces, message, arguments in self._native.search(query, kind, limit, wanted)
        ]

    def guess(self, message: str) -> list[ErrorCode]:
        """Return the errors that a message without a code probably reports, judged by its words. It is a guess."""
        return [self[code] for code in self._native.guess(message)]

    # Texts

    @overload
    def explain(self, body: str | Data, *, max_size: int | None = None) -> ApiError: ...  # type: ignore[overload-overlap]  # pyright: ignore[reportOverlappingOverload]
    @overload
    def explain(self, body: Iterable[str | Data | None], *, max_size: int | None = None) -> list[ApiError | None]: ...
    def explain(
        self, body: str | Data | Iterable[str | Data | None], *, max_size: int | None = None
    ) -> ApiError | list[ApiError | None]:
        """Parse a response of an API, or a text that contains one, and find the root cause.

        Raises `ParseError` if the text contains no error, or has more than ``max_size`` bytes (by default 16 MiB). For
        several texts, returns a list with ``None`` for those.
        """
        if isinstance(body, _TEXT):
            return self._explain(cast("str | Data", body), max_size)
        return [self._explain_or_none(text, max_size) for text in body]

    @overload
    def find_codes(self, text: str | Data) -> list[FoundCode]: ...  # type: ignore[overload-overlap]  # pyright: ignore[reportOverlappingOverload]
    @overload
    def find_codes(self, text: Iterable[str | Data | None]) -> list[list[FoundCode]]: ...
    def find_codes(self, text: str | Data | Iterable[str | Data | None]) -> list[FoundCode] | list[list[FoundCode]]:
        """Find the codes in a text, in order. Positions are in characters of a ``str`` and in bytes of others.

        While a long text is searched, other threads run. For several texts, returns a list for each; ``None``, NaN and
        ``pandas.NA`` have no codes.
        """
        if isinstance(text, _TEXT):
            return self._find_codes(cast("str | Data", text))
        return [[] if _is_missing(one) else self._find_codes(cast("str | Data", one)) for one in text]

    def find_codes_in_file(self, file: str | os.PathLike[str] | BinaryIO) -> Iterator[FoundCode]:
        """Find the codes in a file of any size, by its path or opened in binary mode. Positions are in bytes."""
        at = 0
        for block in _blocks(file):
            for code, start, end, kind in self._find_codes(block):
                yield FoundCode(code, at + start, at + end, kind)
            at += len(block)

    def find_codes_arrow(self, column: ArrowArray | ArrowStream | PandasSeries) -> CodeTable:
        """Find the codes in a column of strings or binary, without copying it.

        A column is a pyarrow array or chunked array, a polars or pandas Series, or any other object with the Arrow
        PyCapsule interface.
        """
        if not hasattr(column, "__arrow_c_stream__") and not hasattr(column, "__arrow_c_array__"):
            values: Any = getattr(column, "array", None)
            if not hasattr(values, "__arrow_array__"):
                raise TypeError(f"expected a column of Arrow, not {type(column).__name__}; find_codes takes lists")
            column = values.__arrow_array__()
        return CodeTable(self._native.find_in_column(column))

    def count_codes(
        self, source: str | Data | os.PathLike[str] | BinaryIO | Iterable[str | Data | None]
    ) -> Counter[str]:
        """Count the codes in a text, in several texts, or in a file of any size.

        A ``str`` is a text; a file is a ``pathlib.Path`` or a file opened in binary mode.
        """
        if isinstance(source, _TEXT):
            return Counter(self._native.count(_text(cast("str | Data", source))))
        texts = source
        if isinstance(source, os.PathLike) or hasattr(source, "read"):
            texts = _blocks(cast("os.PathLike[str] | BinaryIO", source))
        counts: Counter[str] = Counter()
        for text in cast("Iterable[str | Data | None]", texts):
            if not _is_missing(text):
                counts.update(self._native.count(_text(cast("str | Data", text))))
        return counts

    def explanations(self, text: str | Data, language: str | None = None) -> list[str]:
        """Return a line for each known code of a text: the code, its meaning, and what to do."""
        return self._native.explanations(_text(text), self._language(language))

    def annotate(self, text: str, language: str | None = None) -> str:
        """Return a text with an explanation below each line that has codes, as ``ecs-err annotate`` writes it."""
        encoded = text.encode("utf-8", "surrogatepass")
        return self._native.annotate(encoded, self._language(language)).decode("utf-8", "surrogatepass")

    # Other

    def __repr__(self) -> str:
        """Show the id, the edition and the number of codes."""
        metadata = self.metadata
        return f"<Catalog {metadata.id!r}, edition {metadata.edition!r}, {len(self)} codes>"

    def __copy__(self) -> Catalog:
        """Return the catalog itself, which is immutable."""
        return self

    def __deepcopy__(self, memo: object) -> Catalog:
        """Return the catalog itself, which is immutable."""
        return self

    def __reduce__(self) -> tuple[type[Catalog], tuple[str, ...]]:
        """Pickle where the catalog is; it is read again."""
        return Catalog, () if self._path is None else (self._path,)

    def _language(self, language: str | None) -> str:
        return self._native.language(default_language() if language is None else language)

    def _translation(self, code: str, message: str | None, language: str | None) -> Translation | None:
        text = self._native.translate(code, message, self._language(language))
        return None if text is None else read_translation(text)

    def _explain(self, body: str | Data, max_size: int | None) -> ApiError:
        try:
            report = self._native.parse(_text(body), max_size)
        except ValueError as error:
            raise ParseError(str(error)) from None
        if report is None:
            raise ParseError("the text contains no error of an API")
        return read_report(report, self)

    def _explain_or_none(self, body: str | Data | None, max_size: int | None) -> ApiError | None:
        try:
            return None if _is_missing(body) else self._explain(cast("str | Data", body), max_size)
        except ParseError:
            return None

    def _find_codes(self, text: str | Data) -> list[FoundCode]:
        return list(map(FoundCode._make, self._native.find(_text(text))))

    def _records(self, kind: str) -> Records[Any]:
        if kind not in self._sequences:
            self._sequences[kind] = Records[Any](self, kind)
        return cast("Records[Any]", self._sequences[kind])

    def _record(self, kind: str, id: str) -> Record:
        record = self._find(kind, id)
        if record is None:
            raise KeyError(f"{kind} {id}")
        return record

    def _find(self, kind: str, id: str) -> Record | None:
        record = self._cache.get((kind, id))
        if record is None and (data := self._json(kind, id)) is not None:
            record = cast("Record", decode(_CLASSES[kind], data))
            self._cache[kind, id] = record
        return record

    def _json(self, kind: str, id: str) -> dict[str, Any] | None:
        text = self._native.record(kind, id)
        if text is None:
            return None
        data: dict[str, Any] = json.loads(text)
        if kind == "structure":
            data["fields"] = [self._json("field", f"{id}#{field['name']}") for field in data["fields"]]
        if kind == "retired" and "replacement" in data:
            data["replacement"] = self._json("error", data["replacement"])
        return data

    @staticmethod
    def _first(resolution: Resolution) -> Entry | None:
        return cast("Entry", resolution.records[0]) if resolution.kind == "found" else None

    def _unknown(self, resolution: Resolution) -> UnknownCodeError:
        edition, query = self.metadata.edition, resolution.query
        messages = {
            "found": f"{query!r} is not the exact spelling of a code.",
            "range": f"{query!r} means {len(resolution.records)} codes; resolve() returns them.",
            "foreignCode": f"{resolution.code} belongs to another service.",
            "notACode": f"{query!r} is not an error code.",
        }
        message = messages.get(
            resolution.kind, f"{resolution.code or query} is not in this catalog (edition {edition})."
        )
        found = (record.id for record in resolution.records if resolution.kind == "found")
        return UnknownCodeError(message, query, resolution.suggestions or tuple(found))


_TEXT = (str, bytes, bytearray, memoryview, mmap.mmap)


def _open(path: str) -> _native.Catalog:
    catalog, problems = _native.Catalog.open(path)
    if catalog is not None:
        return catalog
    message, diagnostics = problems or ("", "[]")
    raise CatalogError(message, tuple(decode(Diagnostic, diagnostic) for diagnostic in json.loads(diagnostics)))


def _optional_tuple(items: list[str] | None) -> tuple[str, ...] | None:
    return None if items is None else tuple(items)


def _is_missing(text: object) -> bool:
    """Whether a value is one that lists and columns have in place of a missing text: None, NaN or pandas.NA."""
    return text is None or type(text).__name__ == "NAType" or (isinstance(text, float) and text != text)


def _text(text: str | Data) -> str | bytes:
    """Return what the native module reads without a copy."""
    if isinstance(text, (bytearray, memoryview)):
        return bytes(text)
    return text[:] if isinstance(text, mmap.mmap) else text


def _blocks(file: str | os.PathLike[str] | BinaryIO) -> Iterator[bytes]:
    """Read a file in blocks that end at line ends, where no code can be cut."""
    if isinstance(file, (str, os.PathLike)):
        with open(file, "rb") as opened:
            yield from _blocks(opened)
        return
    while block := file.read(_BLOCK_BYTES):
        yield block + file.readline()
