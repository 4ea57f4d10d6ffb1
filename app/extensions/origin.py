"""Origin: where a plugin comes from, and so whether it needs its owner's consent."""

from __future__ import annotations

from enum import Enum


class Origin(Enum):
    """The studio's own plugins are part of it; those of strangers are off until they are allowed."""

    OWN = "own"
    FOLDER = "folder"
    PACKAGE = "package"
