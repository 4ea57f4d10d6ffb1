"""Diversity: no more than a few molecules of one scaffold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import TypeVar

T = TypeVar("T")


def spread(items: Iterable[T], scaffold_of: Callable[[T], str], most: int, count: int) -> list[T]:
    """The first items, no more than `most` of them with the same scaffold; what has no scaffold is not bounded."""
    found: list[T] = []
    seen: Counter[str] = Counter()
    for item in items:
        if len(found) == count:
            break
        scaffold = scaffold_of(item)
        if scaffold and seen[scaffold] >= most:
            continue
        seen[scaffold] += 1
        found.append(item)
    return found
