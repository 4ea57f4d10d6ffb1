"""The request of a shot: fields as JSON, read and written without knowing its generator."""

from __future__ import annotations

import json

from app.api import Json
from plugins.timeline.model import Shot


def fields_of_shot(shot: Shot) -> dict[str, Json]:
    """The fields as they were set last; none where they cannot be read."""
    try:
        found = json.loads(shot.request) if shot.request else {}
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def with_field(shot: Shot, name: str, value: Json) -> str:
    """The request with a field set."""
    return json.dumps({**fields_of_shot(shot), name: value}, ensure_ascii=False)
