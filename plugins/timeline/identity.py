"""Keeping what was computed of a frozen thing by which one it is, without comparing or hashing what is in it."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")


class ByIdentity(Generic[T, R]):
    """A function of one frozen thing that keeps its last results; the longest unused goes first.

    May be called from several threads: two that ask at once may both compute, and get equal results.
    """

    def __init__(self, compute: Callable[[T], R], most: int = 1024) -> None:
        self._compute = compute
        self._most = most
        # The thing itself is kept with its result, so that no other one can get its id meanwhile.
        self._kept: OrderedDict[int, tuple[T, R]] = OrderedDict()

    def __call__(self, thing: T) -> R:
        """The result for this very thing."""
        found = self._kept.get(id(thing))
        if found is not None:
            return found[1]
        result = self._compute(thing)
        self._kept[id(thing)] = (thing, result)
        while len(self._kept) > self._most:
            try:
                self._kept.popitem(last=False)
            except KeyError:  # another thread was faster
                break
        return result
