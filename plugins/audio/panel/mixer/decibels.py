"""Decibels: how a fader's place, a volume and a level go together. A volume's square is the factor."""

from __future__ import annotations

import math

SILENT_DB = -120.0
_LOWEST = 0.02
"""A place below which a fader says silence."""


def decibels(place: float, top_db: float = 0.0) -> float:
    """What a fader at a place from 0 to 1 does, in dB; minus infinity at its bottom."""
    return top_db + 40 * math.log10(place) if place > 0 else -math.inf


def place_of(level_db: float, top_db: float = 0.0) -> float:
    """Where a fader stands for a level."""
    return float(min(1.0, max(0.0, 10 ** ((level_db - top_db) / 40)))) if level_db > SILENT_DB else 0.0


def moved(place: float, by_db: float, top_db: float = 0.0) -> float:
    """The place so many dB away, with the bottom below what can hardly be heard."""
    start = decibels(max(place, _LOWEST), top_db)
    if place < _LOWEST and by_db < 0:
        return 0.0
    found = place_of(round((start + by_db) * 10) / 10, top_db)
    return found if found >= _LOWEST else 0.0


def level_text(level_db: float) -> str:
    """A level as it is read: −3.5, +2.0 or −∞."""
    if level_db <= -100:
        return "−∞"
    rounded = round(level_db, 1) + 0.0
    return f"{'−' if rounded < 0 else '+' if rounded > 0 else ''}{abs(rounded):.1f}"
