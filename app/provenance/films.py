"""What a film says of itself in its own comment."""

from __future__ import annotations

import json
import re
from pathlib import Path

from app.api import InvalidData, reason_of
from app.provenance.sounds import RECIPE, SAID

FILMS = frozenset({".mp4", ".m4v", ".mov", ".webm", ".mkv", ".avi"})
_LOOKED_AT = 4 << 20
_LONGEST = 1_000_000
_SENTENCE = re.compile(SAID.pattern + r"(?: [\w.+-]{1,40})?\.", re.ASCII)


def read_comment(path: Path) -> dict[str, str]:
    """The studio's own comment, where it has one; raises InvalidData where the file cannot be read.

    Found by its words at both ends of the file, so that a hostile film has no parser to attack.
    """
    try:
        with path.open("rb") as file:
            ends = [file.read(_LOOKED_AT)]
            size = file.seek(0, 2)
            if size > _LOOKED_AT:
                file.seek(max(_LOOKED_AT, size - _LOOKED_AT))
                ends.append(file.read())
    except OSError as error:
        raise InvalidData("{name} cannot be read: {reason}.", name=path.name, reason=reason_of(error)) from error
    for end in ends:
        if (found := _comment(end)) is not None:
            return {"comment": found}
    return {}


def _comment(data: bytes) -> str | None:
    text = data.decode("utf-8", "replace")
    said = _SENTENCE.search(text)
    if said is None:
        return None
    behind = text[said.end() : said.end() + _LONGEST].removeprefix("\n")
    if not behind.startswith(RECIPE):
        return said[0]
    stored = behind.removeprefix(RECIPE)
    try:
        _, length = json.JSONDecoder().raw_decode(stored)
    except (ValueError, RecursionError):
        return said[0]
    return f"{said[0]}\n{RECIPE}{stored[:length]}"
