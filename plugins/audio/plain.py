"""Frozen dataclasses as plain JSON and back, strictly: a value of another type, or one more or less, is refused."""

from __future__ import annotations

import dataclasses
import math
import types
from collections.abc import Hashable, Mapping
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from app.api import Json

T = TypeVar("T")

_KIND = "is"


def to_plain(value: object) -> Json:
    """A value of dataclasses, enums, tuples and plain types as JSON; each dataclass says its name."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields: dict[str, Json] = {_KIND: type(value).__name__}
        for field in dataclasses.fields(value):
            fields[field.name] = to_plain(getattr(value, field.name))
        return fields
    if isinstance(value, Enum):
        return cast("Json", value.value)
    if isinstance(value, tuple):
        return [to_plain(item) for item in value]
    return cast("Json", value)


def from_plain(type_: type[T], data: Json, also: Mapping[object, tuple[type[Any], ...]] | None = None) -> T:
    """A value of this type from JSON; `also` says for a protocol which classes stand for it.

    Raises TypeError, ValueError or KeyError where it isn't one.
    """
    return cast("T", _read(type_, data, also or {}))


def _read(hint: Any, data: Json, also: Mapping[object, tuple[type[Any], ...]]) -> object:
    if hint in also:
        return _one_of(also[hint], data, also)
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        options = get_args(hint)
        if data is None and type(None) in options:
            return None
        classes = tuple(option for option in options if option is not type(None))
        return _read(classes[0], data, also) if len(classes) == 1 else _one_of(classes, data, also)
    if origin is tuple:
        return _tuple(get_args(hint), data, also)
    if dataclasses.is_dataclass(hint):
        return _one_of((cast("type[Any]", hint),), data, also)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint(data)
    return _value(getattr(hint, "__supertype__", hint), data)


def _tuple(inside: tuple[Any, ...], data: Json, also: Mapping[object, tuple[type[Any], ...]]) -> tuple[object, ...]:
    if not isinstance(data, list):
        raise TypeError("no list")
    if len(inside) == 2 and inside[1] is Ellipsis:
        return tuple(_read(inside[0], item, also) for item in data)
    return tuple(_read(hint, item, also) for hint, item in zip(inside, data, strict=True))


def _one_of(classes: tuple[type[Any], ...], data: Json, also: Mapping[object, tuple[type[Any], ...]]) -> object:
    if not isinstance(data, dict):
        raise TypeError("no object")
    class_ = {each.__name__: each for each in classes}[str(data.get(_KIND))]
    hints = _hints(cast("Hashable", class_))
    if set(data) - {_KIND} != set(hints):
        raise KeyError("other fields than expected")
    return class_(**{name: _read(hint, data[name], also) for name, hint in hints.items()})


@cache
def _hints(class_: Hashable) -> dict[str, Any]:
    hints = get_type_hints(class_)
    return {field.name: hints[field.name] for field in dataclasses.fields(cast("Any", class_))}


def _value(type_: Any, data: Json) -> object:
    if type_ is float and type(data) is int:
        data = float(data)
    # bool is an int to isinstance, and must not pass as one
    if type(data) is not type_:
        raise TypeError(type(data).__name__)
    if type_ is float and not math.isfinite(cast("float", data)):
        raise ValueError("no finite number")
    return data
