"""Modes: how far an edit reaches, and which clips go along."""

from __future__ import annotations

from enum import Enum


class Ripple(Enum):
    """What follows an edit that changes a length: nothing, the rest of the same track, or that of all tracks."""

    NONE = "none"
    TRACK = "track"
    ALL = "all"


class Edge(Enum):
    """The beginning or the end of a clip."""

    IN = "in"
    OUT = "out"
