"""What the actions are called that take a favourite brush, in the order of their keys."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class _Title:
    """A name of an action, in English."""

    label: str


TITLES = tuple(
    title.label
    for title in (
        _Title(label="Favourite brush 1"),
        _Title(label="Favourite brush 2"),
        _Title(label="Favourite brush 3"),
        _Title(label="Favourite brush 4"),
        _Title(label="Favourite brush 5"),
        _Title(label="Favourite brush 6"),
        _Title(label="Favourite brush 7"),
        _Title(label="Favourite brush 8"),
        _Title(label="Favourite brush 9"),
        _Title(label="Favourite brush 10"),
    )
)
