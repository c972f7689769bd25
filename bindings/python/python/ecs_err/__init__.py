"""Error codes of a cloud API, explained.

The package contains the error-code reference of the Elastic Cloud Server (ECS) API, and reads the catalogs of other
APIs.

>>> import ecs_err
>>> ecs_err.lookup("ecs-85").action("zh")
'请更换网卡'
>>> error = ecs_err.explain('{"error_code": "Common.0021", "sub_jobs": [{"error_code": "Ecs.0319"}]}')
>>> error.root_cause, error.codes, error.retry
('Ecs.0319', ('Common.0021', 'Ecs.0319'), 'afterFix')
>>> ecs_err.find_codes("attach failed: ECS.0085")
[FoundCode(code='Ecs.0085', start=15, end=23, kind='known')]

The functions of the module use `catalog`, the catalog of the package; `open` returns another `Catalog`, which has the
same functions as methods. A ``language`` is a BCP 47 tag or a POSIX locale; by default that of the environment
(``ECS_ERR_LANG``, ``LC_ALL``, ``LC_MESSAGES``, ``LANG``), else English.
"""

from __future__ import annotations

import os
from importlib.metadata import version as _version
from typing import Final

from ecs_err._catalog import ArrowArray, ArrowStream, Catalog, CodeTable, Data, PandasSeries, Records
from ecs_err._errors import CatalogError, Diagnostic, EcsErrError, ParseError, UnknownCodeError
from ecs_err._language import Text, default_language
from ecs_err._records import (
    Asynchronous,
    Case,
    Change,
    ChangeKind,
    Condition,
    Direction,
    Entry,
    ErrorCode,
    Example,
    ExternalService,
    Family,
    Field,
    Guide,
    HistoryEntry,
    Link,
    Metadata,
    Note,
    NoteKind,
    Operation,
    Page,
    Parameter,
    Placeholder,
    Record,
    RecordKind,
    Release,
    RetiredCode,
    Retry,
    Rule,
    RuleKind,
    Seen,
    Service,
    Severity,
    Source,
    Status,
    StatusClass,
    Structure,
)
from ecs_err._responses import (
    ApiError,
    Cause,
    FoundCode,
    Hit,
    ReportedError,
    Resolution,
    TranslatedNote,
    Translation,
)
from ecs_err.logging import install_excepthook

__all__ = [
    "ApiError",
    "ArrowArray",
    "ArrowStream",
    "Asynchronous",
    "Case",
    "Catalog",
    "CatalogError",
    "Cause",
    "Change",
    "ChangeKind",
    "CodeTable",
    "Condition",
    "Data",
    "Diagnostic",
    "Direction",
    "EcsErrError",
    "Entry",
    "ErrorCode",
    "Example",
    "ExternalService",
    "Family",
    "Field",
    "FoundCode",
    "Guide",
    "HistoryEntry",
    "Hit",
    "Link",
    "Metadata",
    "Note",
    "NoteKind",
    "Operation",
    "Page",
    "PandasSeries",
    "Parameter",
    "ParseError",
    "Placeholder",
    "Record",
    "RecordKind",
    "Records",
    "Release",
    "ReportedError",
    "Resolution",
    "RetiredCode",
    "Retry",
    "Rule",
    "RuleKind",
    "Seen",
    "Service",
    "Severity",
    "Source",
    "Status",
    "StatusClass",
    "Structure",
    "Text",
    "TranslatedNote",
    "Translation",
    "UnknownCodeError",
    "__version__",
    "annotate",
    "catalog",
    "count_codes",
    "default_language",
    "explain",
    "explanations",
    "find_codes",
    "find_codes_arrow",
    "find_codes_in_file",
    "get",
    "guess",
    "install_excepthook",
    "lookup",
    "open",
    "resolve",
    "search",
    "translate",
]

__version__: Final[str] = _version("ecs-err")

catalog: Final = Catalog()
"""The catalog of the package."""

annotate: Final = catalog.annotate
count_codes: Final = catalog.count_codes
explain: Final = catalog.explain
explanations: Final = catalog.explanations
find_codes: Final = catalog.find_codes
find_codes_arrow: Final = catalog.find_codes_arrow
find_codes_in_file: Final = catalog.find_codes_in_file
get: Final = catalog.get
guess: Final = catalog.guess
lookup: Final = catalog.lookup
resolve: Final = catalog.resolve
search: Final = catalog.search
translate: Final = catalog.translate


def open(path: str | os.PathLike[str]) -> Catalog:
    """Read and check a directory of a catalog, or read a pack that ``ecs-err pack`` wrote.

    Raises `CatalogError`, which has the problems with their files and lines, if it is not a valid catalog.
    """
    return Catalog(path)
