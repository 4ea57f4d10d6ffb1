"""PluginParts: the kinds of part that plugins register, each imported when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from app.api import PartType


class PluginParts(Mapping[str, PartType[Any]]):
    """Types of parts by their kind; one that cannot be imported isn't among them."""

    def __init__(self) -> None:
        self._known: dict[str, PartType[Any]] = {}
        self._waiting: dict[str, Callable[[], PartType[Any] | None]] = {}

    def expect(self, kind: str, load: Callable[[], PartType[Any] | None]) -> None:
        """Import a kind by `load` once it is asked for; None says that it cannot be had."""
        self._waiting[kind] = load

    def add(self, part: PartType[Any]) -> None:
        """Take in a type that is there."""
        self._known[part.kind] = part

    def __getitem__(self, kind: str) -> PartType[Any]:
        load = self._waiting.get(kind)
        if load is not None:
            # Two threads may both do so: the second finds the module imported
            part = load()
            if part is not None:
                self._known[kind] = part
            self._waiting.pop(kind, None)
        return self._known[kind]

    def __iter__(self) -> Iterator[str]:
        return iter([*self._known, *self._waiting])

    def __len__(self) -> int:
        return len(self._known) + len(self._waiting)
