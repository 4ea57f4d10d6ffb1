"""Dataclasses as plain JSON: what is written comes back as it was, by type as well, and nothing else is read."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

import pytest

from app.api import Json, Shared, from_plain, to_plain


@dataclass(frozen=True, slots=True)
class Leaf:
    """Something small."""

    name: str


@dataclass(frozen=True, slots=True)
class Tree:
    """Something of every kind."""

    leaves: tuple[Leaf, ...]
    height: int | float = 0
    share: Fraction = Fraction(1, 3)
    crown: Leaf | None = None
    marks: tuple[int, ...] = field(default_factory=tuple)


def test_what_is_written_comes_back_and_defaults_take_no_room() -> None:
    tree = Tree((Leaf("a"),))
    assert to_plain(tree) == {"is": "Tree", "leaves": [{"is": "Leaf", "name": "a"}], "marks": []}
    full = Tree((Leaf("a"), Leaf("b")), 2.5, Fraction(1001, 24000), Leaf("c"), (1, 2))
    for each in (tree, full):
        assert from_plain(Tree, to_plain(each)) == each


def test_what_equals_a_default_and_is_of_another_type_is_written() -> None:
    found = from_plain(Tree, to_plain(Tree((), height=0.0)))
    assert type(found.height) is float


def test_what_stands_in_many_places_is_written_once() -> None:
    shared = Shared((Leaf,))
    tree = Tree((Leaf("a"), Leaf("a"), Leaf("b")), crown=Leaf("b"))
    data = to_plain(tree, shared)
    assert shared.values == [Leaf("a"), Leaf("b")]
    assert from_plain(Tree, data, Shared((Leaf,), tuple(shared.values))) == tree


@pytest.mark.parametrize(
    "data",
    [
        {"is": "Tree"},
        {"is": "Leaf", "name": "a"},
        {"is": "Tree", "leaves": [], "more": 1},
        {"is": "Tree", "leaves": {}},
        {"is": "Tree", "leaves": [{"is": "Tree", "leaves": []}]},
        {"is": "Tree", "leaves": [], "height": True},
        {"is": "Tree", "leaves": [], "height": float("nan")},
        {"is": "Tree", "leaves": [], "share": "1/0"},
        {"is": "Tree", "leaves": [], "share": 0.5},
        {"is": "Tree", "leaves": [], "crown": 0},
        [],
        None,
    ],
)
def test_what_is_none_of_it_is_refused(data: Json) -> None:
    with pytest.raises((TypeError, ValueError, KeyError)):
        from_plain(Tree, data)
