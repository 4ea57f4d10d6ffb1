"""What other panels can use of the canvas: its layers, from the top down, by what is painted on them."""

from __future__ import annotations

from app.api import TILES, AssetId
from plugins.canvas.model import PART, Canvas, Layer

_ONE, _TWO = AssetId("1" * 64), AssetId("2" * 64)


def test_painted_layers_are_told_from_the_top_down() -> None:
    canvas = Canvas(layers=(Layer("low", "Sky", _ONE), Layer("empty", "Nothing"), Layer("top", "Fox", _TWO)))
    found = list(PART.items(canvas))
    assert [(item.id, item.title, item.asset) for item in found] == [("top", "Fox", _TWO), ("low", "Sky", _ONE)]
    assert all(item.media_type == TILES and item.content == item.asset for item in found)
