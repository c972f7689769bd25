"""Makes dataclasses of JSON: keys are the names of the fields in camel case."""

# JSON has no types.
# pyright: basic

from __future__ import annotations

import dataclasses
import datetime
import functools
import types
from collections.abc import Callable, Mapping
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from ecs_err._language import Text

T = TypeVar("T")

Decoder = Callable[[Any], Any]


def decode(cls: type[T], data: Mapping[str, Any]) -> T:
    """Make a dataclass of an object of JSON. Keys that are absent are decoded as null."""
    return cls(**{name: decoder(data.get(key)) for name, key, decoder in _fields(cast(Any, cls))})


@functools.cache
def _fields(cls: Any) -> list[tuple[str, str, Decoder]]:
    hints = get_type_hints(cls)
    return [
        (field.name, field.metadata.get("key") or _camel_case(field.name), _decoder(hints[field.name]))
        for field in dataclasses.fields(cls)
    ]


def _camel_case(name: str) -> str:
    first, *others = name.split("_")
    return first + "".join(map(str.capitalize, others))


def _decoder(hint: Any) -> Decoder:
    """Return what decodes a value of a type."""
    if hint is Text or hint is bool:
        # An absent text is empty, an absent flag is false.
        return hint
    if hint is datetime.date:
        return datetime.date.fromisoformat
    if dataclasses.is_dataclass(hint):
        return functools.partial(decode, cast("type[Any]", hint))
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is tuple:
        return _tuple_of(_decoder(arguments[0]))
    if origin in (Union, types.UnionType):
        return _union_of(arguments)
    if origin is Mapping:
        return lambda value: value or {}
    return lambda value: value


def _tuple_of(item: Decoder) -> Decoder:
    def items(value: Any) -> tuple[Any, ...]:
        if value is None:
            return ()
        # A single status is written without a list.
        return tuple(map(item, value if isinstance(value, list) else [value]))

    return items


def _union_of(members: tuple[Any, ...]) -> Decoder:
    """Return what decodes an optional value, or a flag that may be a text."""
    absent = None if type(None) in members else False
    decoder = next((_decoder(member) for member in members if member not in (bool, type(None))), None)

    def member(value: Any) -> Any:
        if value is None:
            return absent
        return value if decoder is None or isinstance(value, bool) else decoder(value)

    return member
