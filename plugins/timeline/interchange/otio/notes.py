"""Notes: what other programs wrote beside what the film has a place for, kept as JSON and given back to them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import opentimelineio as otio

from app.api import Json
from plugins.timeline.codec import LONGEST_METADATA

OWN = "seisei"
_METADATA = "metadata"


def plain_of(value: Any) -> Any:
    """An object of the library as plain JSON."""
    return json.loads(otio.core.serialize_json_to_string(value, indent=-1))


def object_of(data: Json) -> Any:
    """Plain JSON as an object of the library; None where it is none."""
    try:
        return otio.core.deserialize_json_from_string(json.dumps(data))
    except (ValueError, RuntimeError, TypeError, otio.exceptions.OTIOError):
        return None


def packed(data: Any) -> str:
    """JSON as text: the library's own reading of numbers is off in their last digit."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def unpacked(text: object) -> Any:
    """JSON of a text; raises ValueError, TypeError or RecursionError where it is none."""
    if not isinstance(text, str):
        raise TypeError("no text")
    return json.loads(text)


def notes_of(noted: otio.core.SerializableObjectWithMetadata, **more: Json) -> str:
    """What others noted on an object, and more that is kept with it, as text; empty where there is nothing."""
    foreign = {key: value for key, value in plain_of(noted.metadata).items() if key != OWN} if noted.metadata else {}
    kept: dict[str, Json] = {key: value for key, value in more.items() if value}
    if foreign:
        kept[_METADATA] = foreign
    text = packed(kept) if kept else ""
    return text if len(text) <= LONGEST_METADATA else ""


def read_notes(text: str) -> dict[str, Any]:
    """The notes of a text; empty where it holds none."""
    try:
        found = json.loads(text) if text else {}
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def write_notes(noted: otio.core.SerializableObjectWithMetadata, notes: Mapping[str, Any], own: Json) -> None:
    """Put notes on an object again, with our own beside them."""
    foreign = notes.get(_METADATA)
    if isinstance(foreign, dict) and foreign:
        again = object_of(foreign)
        if again is not None:
            noted.metadata.update(again)
    if own:
        noted.metadata[OWN] = own


def own_of(noted: otio.core.SerializableObjectWithMetadata) -> dict[str, Any]:
    """What we noted on an object ourselves."""
    if OWN not in noted.metadata:
        return {}
    found = noted.metadata[OWN]
    if not isinstance(found, Mapping):
        return {}
    # Objects of the library, such as further sequences, stay what they are
    return dict(found.items())
