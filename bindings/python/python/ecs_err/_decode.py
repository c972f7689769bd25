"""Makes dataclasses of JSON: keys are the names of the fields in camel case."""

from __future__ import annotations

import dataclasses
import functools
import types
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from ecs_err._language import Text

T = TypeVar("T")

Decoder = Callable[[Any], Any]


def decode(cls: type[T], data: Mapping[str, Any]) -> T:
    """Make a dataclass of an object of JSON. Keys that are absent are decoded as null."""
    return cls(**{name: decoder(data.get(key)) for name, key, decoder in _fields(cls)})


@functools.cache
def _fields(cls: type[Any]) -> list[tuple[str, str, Decoder]]:
    hints = get_type_hints(cls)
    return [
        (field.name, field.metadata.get("key") or _camel_case(field.name), _decoder(hints[field.name]))
        for field in dataclasses.fields(cls)
        if field.init
    ]


def _camel_case(name: str) -> str:
    first, *others = name.split("_")
    return first + "".join(map(str.capitalize, others))


def _decoder(hint: Any) -> Decoder:
    if hint is Text:
        return Text
    if hint is date:
        return date.fromisoformat
    if dataclasses.is_dataclass(hint):
        return functools.partial(decode, hint)
    if hint is bool:
        return bool
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is tuple:
        return _tuple_of(_decoder(arguments[0]))
    if origin in (Union, types.UnionType):
        return _union_of(arguments)
    if origin is Mapping:
        return lambda value: value or {}
    return _as_it_is


def _tuple_of(item: Decoder) -> Decoder:
    def items(value: Any) -> tuple[Any, ...]:
        if value is None:
            return ()
        # One status is written without a list.
        return tuple(map(item, value if isinstance(value, list) else [value]))

    return items


def _union_of(members: tuple[Any, ...]) -> Decoder:
    by_type = {dict: member for member in members if member is Text or dataclasses.is_dataclass(member)}
    by_type |= {list: member for member in members if get_origin(member) is tuple}
    decoders = {kind: _decoder(member) for kind, member in by_type.items()}
    absent = None if type(None) in members else False

    def member(value: Any) -> Any:
        return absent if value is None else decoders.get(type(value), _as_it_is)(value)

    return member


def _as_it_is(value: Any) -> Any:
    return value
