"""What is made ahead comes in order, and stops when nobody wants it any more."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from plugins.timeline.render.ahead import ahead


def test_items_come_in_their_order() -> None:
    assert list(ahead(range(100), 3)) == list(range(100))
    assert list(ahead([], 3)) == []


def test_items_are_made_while_one_is_used_but_not_all() -> None:
    made: list[int] = []
    enough = threading.Event()

    def items() -> Iterator[int]:
        for number in range(100):
            made.append(number)
            if number == 3:
                enough.set()
            yield number

    with_three = ahead(items(), 3)
    assert next(with_three) == 0
    assert enough.wait(30)
    assert len(made) <= 6
    with_three.close()
    assert len(made) <= 7
    assert not [thread for thread in threading.enumerate() if thread.name == "ahead"]


def test_what_goes_wrong_is_raised_in_its_place() -> None:
    def items() -> Iterator[int]:
        yield 1
        raise ValueError("two")

    found = ahead(items(), 3)
    assert next(found) == 1
    with pytest.raises(ValueError, match="two"):
        next(found)
