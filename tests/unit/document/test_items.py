"""What of the parts other panels can use: told by their types, and of no part that cannot be read."""

from __future__ import annotations

from typing import Any

from app.document import AssetId, Document, PartItem, PartType, UnknownPart, items_of

LAYERS: PartType[Any] = PartType(
    kind="layers",
    version=1,
    empty=tuple,
    encode=list,
    decode=lambda data: data,
    assets=lambda _part: (),
    items=lambda part: [PartItem(name, name.title(), "image/png", "a" * 64, AssetId("a" * 64)) for name in part],
)
PLAIN: PartType[Any] = PartType(
    kind="plain", version=1, empty=tuple, encode=list, decode=lambda data: data, assets=lambda _part: ()
)


def test_each_item_is_told_with_the_kind_of_its_part() -> None:
    document = Document().with_part("layers", ("sky", "sea")).with_part("plain", ("a",))
    found = items_of(document, {"layers": LAYERS, "plain": PLAIN})
    assert [(kind, item.id, item.title) for kind, item in found] == [("layers", "sky", "Sky"), ("layers", "sea", "Sea")]


def test_a_part_that_is_not_known_here_has_no_items() -> None:
    document = Document().with_part("layers", UnknownPart("layers", 9, None)).with_part("others", ("a",))
    assert items_of(document, {"layers": LAYERS}) == ()
