"""Frozen dataclasses as plain JSON and back, strictly: another type, an unknown field or a missing one is refused.

Fields that hold what they hold by default are left out, so that a clip of a film takes 150 bytes and not 800. Rational
numbers are text, such as "1001/24000". Every object says its class as `is`.
"""

from __future__ import annotations

import dataclasses
import math
import re
import types
from collections.abc import Callable, Hashable
from enum import Enum
from fractions import Fraction
from functools import cache
from typing import Any, TypeAlias, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from app.document import Json

T = TypeVar("T")

_KIND = "is"
# Nothing that anybody needs is longer; a number of a million digits would take seconds to read.
_RATIONAL = re.compile(r"(-?\d{1,30})(?:/([1-9]\d{0,29}))?", re.ASCII)


class Shared:
    """Values that stand in many places: each is written once, in a list, and its places have its number.

    While writing, `values` fills; for reading it is given.
    """

    def __init__(self, types: tuple[type[object], ...], values: tuple[object, ...] = ()) -> None:
        self.types = types
        self.values = list(values)
        self._numbers: dict[object, int] = {}
        self._by_id: dict[int, int] = {}

    def number(self, value: object) -> int:
        """The number of a value, that is added where it is new."""
        # By which one it is first: to hash a shot with a hundred takes is slow
        number = self._by_id.get(id(value))
        if number is None:
            number = self._numbers.setdefault(value, len(self.values))
            if number == len(self.values):
                self.values.append(value)
            self._by_id[id(value)] = number
        return number


def to_plain(value: object, shared: Shared | None = None) -> Json:
    """A value of dataclasses, enums, tuples, rational numbers and plain types as JSON."""
    if shared is not None and isinstance(value, shared.types):
        return shared.number(value)
    if isinstance(value, tuple):
        return [to_plain(item, shared) for item in value]
    if isinstance(value, Fraction):
        return str(value)
    if isinstance(value, Enum):
        return cast("Json", value.value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields: dict[str, Json] = {_KIND: type(value).__name__}
        for name, default in _defaults(cast("Hashable", type(value))):
            item = getattr(value, name)
            # 0.0 equals 0 and False: by type as well, so that reading gives exactly what was written
            if item is not default and (item != default or type(item) is not type(default)):
                fields[name] = to_plain(item, shared)
        return fields
    return cast("Json", value)


def from_plain(type_: type[T], data: Json, shared: Shared | None = None) -> T:
    """A value of this type from JSON. Raises TypeError, ValueError or KeyError where it isn't one."""
    return cast("T", _reader(cast("Hashable", type_))(data, shared))


_Reader: TypeAlias = "Callable[[Json, Shared | None], object]"


@cache
def _defaults(class_: Hashable) -> tuple[tuple[str, object], ...]:
    return tuple((field.name, field.default) for field in dataclasses.fields(cast("Any", class_)))


@cache
def _reader(hint: Any) -> _Reader:
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        return _union(get_args(hint))
    if origin is tuple:
        return _tuple(get_args(hint))
    if dataclasses.is_dataclass(hint):
        return _object((cast("type[Any]", hint),))
    if isinstance(hint, type) and issubclass(hint, Enum):
        return lambda data, _shared: hint(data)
    if hint is Fraction:
        return _rational
    return _plain(getattr(hint, "__supertype__", hint))


def _union(options: tuple[Any, ...]) -> _Reader:
    classes = tuple(option for option in options if dataclasses.is_dataclass(option))
    if classes:
        read = _object(cast("tuple[type[Any], ...]", classes))
    else:
        plain = {float if option is int else option: _reader(option) for option in options if option is not type(None)}
        read = next(iter(plain.values())) if len(plain) == 1 else _one_of(plain)
    optional = type(None) in options
    return lambda data, shared: None if data is None and optional else read(data, shared)


def _one_of(readers: dict[type[Any], _Reader]) -> _Reader:
    def read(data: Json, shared: Shared | None) -> object:
        return readers[float if type(data) is int else type(data)](data, shared)

    return read


def _tuple(inside: tuple[Any, ...]) -> _Reader:
    if len(inside) == 2 and inside[1] is Ellipsis:
        item = _reader(inside[0])
        return lambda data, shared: tuple([item(each, shared) for each in _list(data)])
    items = [_reader(each) for each in inside]
    return lambda data, shared: tuple([read(each, shared) for read, each in zip(items, _list(data), strict=True)])


def _list(data: Json) -> list[Json]:
    if not isinstance(data, list):
        raise TypeError("no list")
    return data


def _object(classes: tuple[type[Any], ...]) -> _Reader:
    # The fields are found at the first reading: a class may contain itself.
    by_name = {each.__name__: each for each in classes}

    def read(data: Json, shared: Shared | None) -> object:
        if shared is not None and type(data) is int and 0 <= data < len(shared.values):
            value = shared.values[data]
            if isinstance(value, classes):
                return value
        if not isinstance(data, dict):
            raise TypeError("no object")
        class_ = by_name[str(data.get(_KIND))]
        readers = _fields(cast("Hashable", class_))
        # A field that lacks and has no default is a TypeError of the class.
        return class_(**{name: readers[name](value, shared) for name, value in data.items() if name != _KIND})

    return read


@cache
def _fields(class_: Hashable) -> dict[str, _Reader]:
    hints = get_type_hints(class_)
    return {field.name: _reader(hints[field.name]) for field in dataclasses.fields(cast("Any", class_))}


def _rational(data: Json, _shared: Shared | None) -> Fraction:
    match = _RATIONAL.fullmatch(data) if isinstance(data, str) else None
    if match is None:
        raise TypeError("no rational number")
    return Fraction(int(match.group(1)), int(match.group(2) or 1))


def _plain(type_: Any) -> _Reader:
    def read(data: Json, _shared: Shared | None) -> object:
        value: object = float(data) if type_ is float and type(data) is int else data
        # bool is an int to isinstance, and must not pass as one
        if type(value) is not type_:
            raise TypeError(type(value).__name__)
        if isinstance(value, float) and not math.isfinite(value):
            raise ValueError("no finite number")
        return value

    return read
