"""Preset: a brush with a name, as a file has it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path as FilePath

from app.api import AssetId, InvalidData, Json, from_plain, to_plain
from plugins.canvas.brush.brush import Brush, check_brush

VERSION = 1
_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Preset:
    """A brush with its name; `own` where it is not one of the studio's."""

    id: str
    name: str
    brush: Brush
    own: bool = False

    @property
    def assets(self) -> Iterable[AssetId]:
        """The pictures that it needs."""
        return self.brush.tip.assets


def to_json(preset: Preset) -> Json:
    """A preset as it is kept."""
    return {"version": VERSION, "id": preset.id, "name": preset.name, "brush": to_plain(preset.brush)}


def from_json(data: Json, *, own: bool) -> Preset:
    """A preset as it was kept; raises InvalidData where it is malformed."""
    if not isinstance(data, dict):
        raise InvalidData("A brush is malformed.")
    version, id_, name = data.get("version"), data.get("id"), data.get("name")
    if isinstance(version, int) and version > VERSION:
        raise InvalidData("A brush was made by a later version.", advice="Update the studio.")
    if version != VERSION or not isinstance(id_, str) or not isinstance(name, str) or not id_:
        raise InvalidData("A brush is malformed.")
    if not 0 < len(name) <= _LONGEST_NAME:
        raise InvalidData("A brush is malformed.")
    try:
        brush = from_plain(Brush, data.get("brush"))
        check_brush(brush)
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        raise InvalidData("The brush “{name}” is malformed.", name=name) from error
    return Preset(id_, name, brush, own)


def bundled(folder: FilePath) -> tuple[Preset, ...]:
    """The studio's own brushes, in the order of their files."""
    files = sorted(folder.glob("*.json"))
    return tuple(from_json(json.loads(file.read_text(encoding="utf-8")), own=False) for file in files)
