"""The canvas as it is stored: what is refused, what older versions become, and that nothing gets lost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.api import AssetId, BlendMode, InvalidData, Json, UserError
from plugins.canvas.model import (
    KIND,
    PART,
    Adjusting,
    Area,
    Blending,
    Canvas,
    ColourBalance,
    Control,
    ControlKind,
    Curves,
    Figure,
    Group,
    Guide,
    HueSaturation,
    Layer,
    Levels,
    Mask,
    Region,
    Shape,
    Text,
    in_order,
)

HASH = AssetId("0123456789abcdef" * 4)
GOOD: dict[str, Json] = {
    "id": "a", "name": "A", "asset": None, "x": 0, "y": 0, "opacity": 1, "visible": True, "blend": "normal",
    "locked": False, "source": None,
}  # fmt: skip
FULL = Canvas(
    640,
    480,
    (
        Layer("sky", "Sky", HASH, 3, -4, 0.5, False, BlendMode.MULTIPLY, True, HASH, alpha_locked=True),
        Layer("tone", "Tone", content=Adjusting(Curves(red=((0.0, 0.1), (0.5, 0.4), (1.0, 1.0)))), parent="all"),
        Layer("words", "Words", content=Text("生成\nSeisei", 10, 20, vertical=True), parent="inner", clipped=True),
        Layer("box", "Box", content=Shape(Figure.RECTANGLE, ((1.0, 2.0), (30.5, 40.0)), "#11223344"), parent="inner"),
        Layer("inner", "Inner", content=Group(pass_through=True), parent="all", mask=Mask(None, 1, 2, False)),
        Layer("all", "All", content=Group(folded=True), region=Region("a fox", strength=1.5)),
        Layer("lines", "Lines", control=Control(ControlKind.CANNY, strength=0.7, end=0.8)),
    ),
    (-3, 4),
    Area(1, 2, 30, 40),
    (Guide(True, 12.5),),
    Blending.LINEAR,
)


def test_a_canvas_with_everything_is_read_as_it_was_written() -> None:
    read = PART.decode(PART.encode(FULL))
    assert read == FULL
    assert read.origin == (-3, 4)


def test_an_empty_canvas_takes_little_room() -> None:
    assert PART.encode(Canvas()) == {"is": "Canvas"}


@pytest.mark.parametrize(
    "data",
    [
        None,
        {"width": 10, "height": 10},
        {"width": 10, "height": 10, "origin": [0], "layers": [GOOD]},
        {"width": 10, "height": 10, "origin": [0, True], "layers": [GOOD]},
        {"width": 10, "height": 10, "origin": [0, 10**9], "layers": [GOOD]},
        {"width": 9000, "height": 10, "origin": [0, 0], "layers": []},
        {"width": True, "height": 10, "origin": [0, 0], "layers": []},
        {"width": 10, "height": 10, "origin": [0, 0], "layers": [{}]},
        {"width": 10, "height": 10, "origin": [0, 0], "layers": [GOOD | {"opacity": 2}]},
        {"width": 10, "height": 10, "origin": [0, 0], "layers": [GOOD | {"blend": "evil"}]},
        {"width": 10, "height": 10, "origin": [0, 0], "layers": [GOOD | {"asset": "../../x"}]},
        {"width": 10, "height": 10, "origin": [0, 0], "layers": [GOOD, GOOD]},
        {"width": 10, "height": 10, "origin": [0, 0], "layers": [GOOD | {"x": 10**9}]},
        {"width": 10, "height": 10, "origin": [0, 0], "layers": [{}] * 10_001},
    ],
)
def test_a_malformed_canvas_is_refused(data: Json) -> None:
    with pytest.raises((InvalidData, UserError)):
        PART.decode(PART.upgrades[2](data))


@pytest.mark.parametrize(
    "layer",
    [
        Layer("a", "A", parent="nobody"),
        Layer("a", "A", content=Adjusting(Levels(black=0.6, white=0.5))),
        Layer("a", "A", content=Adjusting(Curves(value=((0.5, 0.0), (0.5, 1.0))))),
        Layer("a", "A", content=Adjusting(HueSaturation(hue=181))),
        Layer("a", "A", content=Adjusting(ColourBalance(shadows=(0, 0, 1.1)))),
        Layer("a", "A", HASH, content=Group()),
        Layer("a", "A", content=Text("x", colour="red")),
        Layer("a", "A", content=Text("x", size=0)),
        Layer("a", "A", content=Shape(Figure.LINE, ((0.0, 0.0),))),
        Layer("a", "A", mask=Mask(AssetId("zz"))),
        Layer("a", "A", region=Region(strength=3)),
        Layer("a", "A", control=Control(ControlKind.POSE, start=0.8, end=0.2)),
        Layer("a", "A", content=Group(), control=Control(ControlKind.POSE)),
    ],
)
def test_a_layer_out_of_range_is_refused(layer: Layer) -> None:
    with pytest.raises(InvalidData):
        PART.decode(PART.encode(Canvas(layers=(layer,))))


@pytest.mark.parametrize("area", [Area(0, 0, 0, 5), Area(0, 0, 9000, 5), Area(0, 0, 5, 5, AssetId("../x"))])
def test_a_selection_out_of_range_is_refused(area: Area) -> None:
    with pytest.raises(InvalidData):
        PART.decode(PART.encode(Canvas(selection=area)))


def test_groups_that_hold_one_another_are_refused() -> None:
    one, other = Layer("a", "A", content=Group(), parent="b"), Layer("b", "B", content=Group(), parent="a")
    assert not in_order((one, other))
    assert not in_order((one, replace(other, parent=None), Layer("c", "C", parent="a")))
    with pytest.raises(InvalidData, match="outside of their groups"):
        PART.decode(PART.encode(Canvas(layers=(one, other))))


def test_groups_nested_too_deep_are_refused() -> None:
    def nested(depth: int) -> tuple[Layer, ...]:
        groups = [
            Layer(str(at), "", content=Group(), parent=None if at == 0 else str(at - 1))
            for at in reversed(range(depth))
        ]
        return tuple(groups)

    assert in_order(nested(32))
    assert not in_order(nested(33))


def test_canvases_of_the_first_versions_are_read() -> None:
    data: Json = {"width": 10, "height": 20, "layers": [GOOD]}
    second = PART.upgrades[1](data)
    canvas = PART.decode(PART.upgrades[2](second))
    assert canvas == Canvas(10, 20, (Layer("a", "A"),))
    assert canvas.origin == (0, 0)


def test_a_layer_is_found_with_all_that_is_in_it() -> None:
    assert [FULL.layers[at].id for at in FULL.block("all")] == ["tone", "words", "box", "inner", "all"]
    assert [FULL.layers[at].id for at in FULL.block("inner")] == ["words", "box", "inner"]
    assert [layer.id for layer in FULL.children(None)] == ["sky", "all", "lines"]
    assert [layer.id for layer in FULL.ancestors("box")] == ["inner", "all"]
    assert [layer.id for layer in FULL.drawn().layers if not layer.visible] == ["sky", "lines"]
    assert set(PART.assets(FULL)) == {HASH}
    assert PART.kind == KIND
