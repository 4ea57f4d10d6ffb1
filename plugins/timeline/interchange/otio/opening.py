"""Opening: the text of an .otio file as objects, as far as it goes; what is newer or unknown is said and left out."""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, TypeGuard

import opentimelineio as otio

from app.api import InvalidData, Words
from plugins.timeline.model import MOST_ITEMS

LARGEST_BYTES = 64 << 20
DEEPEST = 600
"""How many lists and objects may lie in one another."""
_SCHEMA = "OTIO_SCHEMA"
_NAMED, _POINTER = "OTIO_REF_ID", "SerializableObjectRef"
_NAME = re.compile(r"([A-Za-z_][A-Za-z0-9_]{0,99})\.(\d{1,9})", re.ASCII)
_INFINITE = re.compile(r'"(?:[^"\\]|\\.)*"|\bInf\b')
_LARGEST_NUMBER = 1e15


@dataclass
class _Found:
    """What was changed while the text was looked at."""

    unknown: Counter[str] = field(default_factory=Counter)
    newer: Counter[str] = field(default_factory=Counter)
    items: int = 0


def opened(text: str, name: str) -> tuple[Any, tuple[Words, ...]]:
    """The objects of a text, and sentences on what is left out; raises InvalidData."""
    if len(text) > LARGEST_BYTES:
        raise too_large(name)
    try:
        data = _parsed(text)
    except (ValueError, RecursionError) as error:
        raise InvalidData(
            "“{name}” is no OpenTimelineIO file.", advice="Choose another file.", name=name, detail=str(error)
        ) from error
    found = _Found()
    data = _checked(data, found, name)
    try:
        root = otio.core.deserialize_json_from_string(json.dumps(data))
    except (ValueError, RuntimeError, TypeError, KeyError, otio.exceptions.OTIOError) as error:
        raise InvalidData(
            "“{name}” is malformed.",
            advice="Write it again with the program that it is from.",
            name=name,
            detail=str(error),
        ) from error
    return root, _remarks(found)


def too_large(name: str) -> InvalidData:
    """What is said of a file that is larger than any film."""
    return InvalidData("“{name}” is too large to be a film.", advice="Choose another file.", name=name)


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        # The library writes and reads infinite numbers in more ways than one
        if not _INFINITE.search(text):
            raise
        return json.loads(_INFINITE.sub(lambda match: "Infinity" if match.group() == "Inf" else match.group(), text))


def _checked(root: Any, found: _Found, name: str) -> Any:
    """The same data with versions and schemas that the library knows; numbers and depth are checked on the way."""
    # With a stack of our own: a file that is nested a million times must not end in a RecursionError
    stack: list[tuple[Any, int, bool]] = [(root, 0, False)]
    while stack:
        value, depth, noted = stack.pop()
        if depth > DEEPEST:
            raise InvalidData("“{name}” is nested too deep.", advice="Choose another file.", name=name)
        if isinstance(value, dict):
            # With no names for objects there are no references to them, and so no circles
            value.pop(_NAMED, None)
            _object(value, found, name, noted=noted)
            stack.extend((each, depth + 1, noted or key == "metadata") for key, each in value.items())
        elif isinstance(value, list):
            stack.extend((each, depth + 1, noted) for each in value)
        elif isinstance(value, float) and not noted and not math.isfinite(value):
            raise InvalidData("“{name}” has a number that is infinite.", advice="Write it again.", name=name)
    if not isinstance(root, dict) or _SCHEMA not in root:
        raise InvalidData("“{name}” is no OpenTimelineIO file.", advice="Choose another file.", name=name)
    return root


def _object(value: dict[str, Any], found: _Found, name: str, *, noted: bool) -> None:
    schema, version = _schema(value)
    if schema is None:
        return
    _known_version(value, schema, version, found)
    if noted:
        return
    if schema == "RationalTime":
        _time(value, name)
    for key, keep in (("children", _child), ("effects", _dropped), ("markers", _dropped)):
        if isinstance(value.get(key), list):
            value[key] = _kept(value[key], found, keep)
            found.items += len(value[key]) if key == "children" else 0
    if found.items > MOST_ITEMS:
        raise InvalidData("There are too many clips.", advice="Split the film into several projects.")
    references = value.get("media_references")
    if isinstance(references, dict):
        for key, each in references.items():
            references[key] = _reference(each, found)
    if "media_reference" in value:
        value["media_reference"] = _reference(value["media_reference"], found)


def _schema(value: Any) -> tuple[str | None, int]:
    match = _NAME.fullmatch(str(value.get(_SCHEMA))) if isinstance(value, dict) else None
    return (match.group(1), int(match.group(2))) if match else (None, 0)


def _known_version(value: dict[str, Any], schema: str, version: int, found: _Found) -> None:
    known = _versions().get(schema)
    if known is not None and version > known:
        found.newer[schema] += 1
        value[_SCHEMA] = f"{schema}.{known}"
        if schema == "Clip" and "media_references" not in value:
            # What a clip of the first version has instead
            value[_SCHEMA] = "Clip.1"
            value.setdefault("media_reference", None)


@cache
def _versions() -> dict[str, int]:
    """The newest version of each schema that the library knows."""
    return otio.core.type_version_map()


@cache
def _is_known(schema: str) -> bool:
    if schema == _POINTER:
        return False
    if schema in _versions() and schema != "UnknownSchema":
        return True
    # Older names are known to the reader alone
    try:
        made = otio.core.deserialize_json_from_string(json.dumps({_SCHEMA: f"{schema}.1"}))
    except (ValueError, RuntimeError, TypeError, KeyError, otio.exceptions.OTIOError):
        return True
    return not (isinstance(made, otio.core.SerializableObject) and made.is_unknown_schema)


def _kept(values: list[Any], found: _Found, replaced: Callable[[dict[str, Any]], Any]) -> list[Any]:
    kept = []
    for value in values:
        schema, _ = _schema(value)
        unknown = schema is not None and not _is_known(schema)
        if schema is not None and unknown:
            found.unknown[schema] += 1
        left = replaced(value) if unknown else value
        if left is not None:
            kept.append(left)
    return kept


def _child(value: dict[str, Any]) -> Any:
    """A gap as long as what is unknown; None where it doesn't say how long that is."""
    range_ = value.get("source_range")
    if _schema(range_)[0] != "TimeRange":
        return None
    return {_SCHEMA: "Gap.1", "name": str(value.get("name") or ""), "source_range": range_, "metadata": {}}


def _dropped(_value: dict[str, Any]) -> None:
    return None


def _reference(value: Any, found: _Found) -> Any:
    schema, _ = _schema(value)
    if schema is None or _is_known(schema):
        return value
    found.unknown[schema] += 1
    range_ = value.get("available_range")
    return {
        _SCHEMA: "MissingReference.1",
        "name": str(value.get("name") or ""),
        "available_range": range_ if _schema(range_)[0] == "TimeRange" else None,
        "metadata": {},
    }


def _time(value: dict[str, Any], name: str) -> None:
    rate, number = value.get("rate"), value.get("value")
    if not _is_number(rate) or not _is_number(number):
        raise InvalidData("“{name}” has a time that is none.", advice="Write it again.", name=name)
    if not 0 < float(rate) <= 10_000_000 or abs(float(number)) > _LARGEST_NUMBER:
        raise InvalidData(
            "“{name}” has a time of {value} frames at {rate} frames a second.",
            advice="Write it again with the program that it is from.",
            name=name,
            value=str(number),
            rate=str(rate),
        )


def _is_number(value: Any) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e300


def _remarks(found: _Found) -> tuple[Words, ...]:
    remarks: Sequence[Words] = (
        *(
            Words("{count} × {schema}, which is unknown here, is left out.", count=count, schema=schema)
            for schema, count in sorted(found.unknown.items())
        ),
        *(
            Words("{schema} is of a newer format, and was read as far as it is known.", schema=schema)
            for schema in sorted(found.newer)
        ),
    )
    return tuple(remarks)
