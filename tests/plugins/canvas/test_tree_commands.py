"""Commands of the tree of layers: what each does, what is refused in words, and that undo gives everything back."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.api import AssetId, AssetStore, BlendMode, Command, Document, Pixels, Session, UserError
from app.storage import FolderAssets
from plugins.canvas.brush import Brush, Stroke, begin_layer
from plugins.canvas.commands import (
    AddLayer,
    AddMask,
    ApplyMask,
    DuplicateLayer,
    GroupLayers,
    MergeDown,
    MergeLayers,
    MoveLayers,
    OffsetLayer,
    PaintLayer,
    PaintMask,
    RemoveLayer,
    RemoveLayers,
    RemoveMask,
    ResizeCanvas,
    SelectArea,
    SetAdjustment,
    SetBlending,
    SetControl,
    SetGuides,
    SetLayer,
    SetMask,
    SetRegion,
    UngroupLayers,
    canvas_of,
    set_alpha_locked,
    set_blend,
    set_clipped,
    set_folded,
    set_locked,
    set_opacity,
    set_pass_through,
    set_visible,
    target,
)
from plugins.canvas.composite import flatten, stored_tiles
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
    Group,
    Guide,
    Invert,
    Layer,
    Levels,
    Mask,
    Region,
    Text,
    as_layer,
    check_canvas,
    in_order,
)
from tests.plugins.canvas.trees import asset_of, canvases, pictures

TREE = Canvas(
    64,
    64,
    (
        Layer("sky", "Sky"),
        Layer("one", "One", parent="inner"),
        Layer("two", "Two", parent="inner", clipped=True),
        Layer("inner", "Inner", content=Group(), parent="outer"),
        Layer("tone", "Tone", content=Adjusting(Levels()), parent="outer"),
        Layer("outer", "Outer", content=Group()),
        Layer("top", "Top"),
    ),
)


@pytest.fixture
def stored(assets: FolderAssets) -> dict[str, Pixels]:
    """Pictures by their assets."""
    return pictures(assets)


def after(*commands: Command, canvas: Canvas = TREE) -> Canvas:
    """The canvas after some commands, which is in order."""
    document = Document().with_part(KIND, canvas)
    for command in commands:
        document = command.apply(document)
        check_canvas(canvas_of(document))
    return canvas_of(document)


def tree(canvas: Canvas) -> str:
    """The layers from the bottom up, those in a group in brackets behind it."""

    def told(parent: str | None) -> str:
        parts = []
        for layer in canvas.children(parent):
            name = f"^{layer.id}" if layer.clipped else layer.id
            parts.append(f"{name}({told(layer.id)})" if layer.is_group else name)
        return " ".join(parts)

    assert in_order(canvas.layers)
    return told(None)


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        (AddLayer(Layer("new", ""), "one"), "sky outer(inner(one ^two new) tone) top"),
        (AddLayer(Layer("new", "", parent="inner")), "sky outer(inner(one ^two new) tone) top"),
        (AddLayer(Layer("new", "", clipped=True), "one"), "sky outer(inner(one ^new ^two) tone) top"),
        (RemoveLayer("inner"), "sky outer(tone) top"),
        (RemoveLayer("one"), "sky outer(inner(two) tone) top"),
        (RemoveLayers(("one", "inner", "top")), "sky outer(tone)"),
        (RemoveLayers(("sky", "outer", "top")), "sky"),
        (
            DuplicateLayer("outer", "copy", ""),
            "sky outer(inner(one ^two) tone) copy(copy.2(copy.0 ^copy.1) copy.3) top",
        ),
        (MoveLayers(("top",), "inner", None), "sky outer(inner(top one ^two) tone)"),
        (MoveLayers(("top", "sky"), "inner", "one"), "outer(inner(one sky top ^two) tone)"),
        (MoveLayers(("inner",), None, "top"), "sky outer(tone) top inner(one ^two)"),
        (MoveLayers(("outer",), None, None), "outer(inner(one ^two) tone) sky top"),
        (MoveLayers(("one", "inner"), None, "sky"), "sky inner(one ^two) outer(tone) top"),
        (GroupLayers(("sky", "top"), Layer("g", "", content=Group())), "outer(inner(one ^two) tone) g(sky top)"),
        (GroupLayers(("one", "two"), Layer("g", "", content=Group())), "sky outer(inner(g(one ^two)) tone) top"),
        (GroupLayers(("inner", "one"), Layer("g", "", content=Group())), "sky outer(g(inner(one ^two)) tone) top"),
        (UngroupLayers("outer"), "sky inner(one ^two) tone top"),
        (UngroupLayers("inner"), "sky outer(one ^two tone) top"),
        (set_clipped("tone", True), "sky outer(inner(one ^two) ^tone) top"),
    ],
)
def test_the_tree_after_a_command(command: Command, expected: str) -> None:
    assert tree(after(command)) == expected


@pytest.mark.parametrize(
    "command",
    [
        MoveLayers(("outer",), "inner", None),
        MoveLayers(("outer",), "outer", None),
        MoveLayers(("sky",), "top", None),
        MoveLayers(("sky",), None, "one"),
        MoveLayers(("gone",), None, None),
        GroupLayers((), Layer("g", "", content=Group())),
        UngroupLayers("sky"),
        set_clipped("sky", True),
        set_folded("sky", True),
        SetLayer("sky", "x", content=Group()),
        SetLayer("sky", "x", opacity=2),
        SetControl("outer", Control(ControlKind.POSE)),
        SetRegion("sky", Region(strength=9)),
        SetAdjustment("sky", Invert()),
        SetAdjustment("tone", Levels(black=0.9, white=0.1)),
        SetMask("sky", False),
        RemoveMask("sky"),
        SetGuides((Guide(True, 1e12),)),
        AddLayer(Layer("new", "", parent="sky")),
    ],
)
def test_what_would_break_the_canvas_is_refused_in_words(command: Command) -> None:
    with pytest.raises(UserError):
        after(command)


def test_groups_too_deep_are_refused_in_words() -> None:
    commands = [GroupLayers(("sky",), Layer(str(depth), "", content=Group())) for depth in range(33)]
    with pytest.raises(UserError, match="32 deep"):
        after(*commands)


def test_what_is_locked_stays_with_all_that_is_around_it(assets: FolderAssets) -> None:
    locked = after(set_locked("one", True))
    blank = assets.blank(64, 64)
    for command in (
        RemoveLayer("outer"),
        UngroupLayers("one"),
        OffsetLayer("inner", 1, 1),
        PaintLayer("one", blank),
        AddMask("one"),
        MergeLayers(("outer",), Layer("outer", ""), blank),
    ):
        with pytest.raises(UserError):
            after(command, canvas=locked)


def test_pixels_are_refused_by_what_has_none(assets: FolderAssets) -> None:
    blank = assets.blank(64, 64)
    for id_ in ("outer", "tone"):
        with pytest.raises(UserError, match="no pixels"):
            after(PaintLayer(id_, blank))
    with pytest.raises(UserError, match="no layer below"):
        after(MergeDown("one", blank, 0, 0))


def test_a_group_is_moved_with_all_that_is_in_it() -> None:
    words = Layer("words", "", content=Text("x", 5, 6), parent="inner")
    canvas = after(AddLayer(words), AddMask("one"), OffsetLayer("outer", 10, -3))
    assert [(layer.x, layer.y) for layer in canvas.layers if layer.id in ("one", "two", "outer")] == [(10, -3)] * 3
    assert canvas.layer("one").mask == Mask(None, 10, -3)
    text = canvas.layer("words").content
    assert isinstance(text, Text)
    assert (text.x, text.y) == (15, 3)
    assert (canvas.layer("sky").x, canvas.layer("sky").y) == (0, 0)
    back = after(OffsetLayer("outer", 0, 0), canvas=canvas)
    assert back.layer("one").mask == Mask(None, 0, 0)


def test_everything_moves_with_the_canvas() -> None:
    commands = (AddMask("sky"), SetGuides((Guide(True, 4), Guide(False, 5))), SelectArea(Area(1, 2, 3, 4)))
    canvas = after(*commands, ResizeCanvas(90, 80, 10, 20))
    assert canvas.guides == (Guide(True, 14), Guide(False, 25))
    assert canvas.selection == Area(11, 22, 3, 4)
    assert canvas.layer("sky").mask == Mask(None, 10, 20)


def test_merging_leaves_what_is_clipped_to_the_lowest_as_it_is(assets: FolderAssets) -> None:
    stack = Canvas(64, 64, (Layer("a", ""), Layer("b", ""), Layer("c", "", clipped=True)))
    merged = after(MergeDown("b", assets.blank(64, 64), 0, 0), canvas=stack)
    assert tree(merged) == "a ^c"
    grouped = after(MergeLayers(("outer",), Layer("outer", "Outer"), assets.blank(64, 64)))
    assert tree(grouped) == "sky outer top"
    assert grouped.layer("outer").has_pixels


def test_assets_go_when_nothing_uses_them_any_more_and_not_before(assets: FolderAssets) -> None:
    one, two, three = (assets.add_picture(np.full((64, 64, 4), value, np.uint8)) for value in (1, 2, 3))
    document = Document().with_part(KIND, TREE)

    def kept(*commands: Command) -> set[str]:
        nonlocal document
        for command in commands:
            document = command.apply(document)
        assert set(document.assets) >= set(PART.assets(canvas_of(document)))
        return set(document.assets)

    assert kept(PaintLayer("one", one), AddMask("two", one)) == {one.id}
    assert kept(PaintLayer("one", two)) == {one.id, two.id}
    assert kept(PaintMask("two", three)) == {two.id, three.id}
    region = Region("a fox", reference=one.id)
    assert kept(SetRegion("sky", region, one)) == {one.id, two.id, three.id}
    assert kept(DuplicateLayer("outer", "copy", ""), RemoveLayer("outer")) == {one.id, two.id, three.id}
    assert kept(RemoveLayer("copy")) == {one.id}
    assert kept(SetRegion("sky", None)) == set()


def test_a_mask_is_a_target_of_its_own(assets: FolderAssets) -> None:
    masked = after(AddMask("sky", assets.blank(64, 64), 3, 4))
    mask = masked.layer("sky").mask
    assert mask is not None
    layer = as_layer(masked.layer("sky"), mask)
    assert target(masked, layer.id) == layer
    assert (layer.x, layer.y) == (3, 4)
    assert target(masked, "sky") is masked.layer("sky")
    with pytest.raises(UserError):
        target(TREE, layer.id)
    with pytest.raises(UserError):
        target(TREE, as_layer(Layer("gone", ""), mask).id)


def test_a_drag_of_a_slider_is_one_step() -> None:
    session = Session(Document().with_part(KIND, TREE))
    for black in (0.1, 0.2, 0.3):
        session.execute(SetAdjustment("tone", Levels(black=black)))
    assert session.position == 1
    session.undo()
    assert canvas_of(session.document) is TREE


def commands_for(data: st.DataObject, canvas: Canvas, assets: AssetStore, stored: list[str], number: int) -> Command:
    """A random command, which may be refused."""
    ids = [layer.id for layer in canvas.layers]
    one, other = data.draw(st.sampled_from(ids)), data.draw(st.sampled_from([None, *ids]))
    asset = asset_of(assets, data.draw(st.sampled_from(stored)))
    new = f"new{number}"
    choices: list[Command] = [
        AddLayer(Layer(new, "New", clipped=data.draw(st.booleans())), other),
        AddLayer(Layer(new, "Tone", content=Adjusting(Curves())), one),
        GroupLayers((one, *([other] if other else [])), Layer(new, "Group", content=Group())),
        UngroupLayers(one),
        MoveLayers((one,), other, None),
        MoveLayers((one,), canvas.layer(other).parent if other else None, other),
        DuplicateLayer(one, new, "Copy"),
        RemoveLayer(one),
        RemoveLayers((one, *([other] if other else []))),
        MergeLayers((one,), Layer(one, "Merged"), asset),
        MergeDown(one, asset, 0, 0),
        PaintLayer(one, asset, data.draw(st.integers(-9, 9)), 5),
        OffsetLayer(one, data.draw(st.integers(-50, 50)), 3),
        AddMask(one, data.draw(st.sampled_from([None, asset]))),
        PaintMask(one, asset),
        SetMask(one, data.draw(st.booleans())),
        RemoveMask(one),
        ApplyMask(one, asset),
        SetAdjustment(one, ColourBalance((0.5, 0, 0))),
        SetRegion(one, Region("a fox", reference=asset.id), asset),
        SetControl(one, Control(ControlKind.DEPTH)),
        SetBlending(data.draw(st.sampled_from(Blending))),
        SetGuides((Guide(True, float(number)),)),
        SelectArea(Area(3, 4, 50, 60)),
        ResizeCanvas(200, 180, 5, -6),
        set_clipped(one, data.draw(st.booleans())),
        set_alpha_locked(one, True),
        set_pass_through(one, data.draw(st.booleans())),
        set_folded(one, data.draw(st.booleans())),
        set_opacity(one, 0.5),
        set_visible(one, data.draw(st.booleans())),
        set_blend(one, data.draw(st.sampled_from(BlendMode))),
    ]
    return data.draw(st.sampled_from(choices))


def painted(canvas: Canvas, assets: AssetStore, id_: str, number: int) -> Command | None:
    """A stroke on a layer or its mask, stored."""
    layer = canvas.layer(id_)
    on_mask = layer.mask is not None
    if not on_mask and not layer.has_pixels:
        return None
    layer = layer if layer.mask is None else as_layer(layer, layer.mask)
    stroke = Stroke(
        canvas, begin_layer(canvas, layer, assets), assets, Brush(30, colour=(200, 20, number)), on_mask=on_mask
    )
    stroke.add(10, 10)
    stroke.add(90, 70 + number)
    stroke.lift()
    asset = stroke.finish()
    return PaintMask(id_, asset) if on_mask else PaintLayer(id_, asset)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(st.data())
def test_undo_of_any_commands_gives_back_the_document_and_its_pixels(
    assets: FolderAssets, stored: dict[str, Pixels], data: st.DataObject
) -> None:
    names = list(stored)
    canvas = data.draw(canvases(names, list(BlendMode), (Invert(), Levels(black=0.2), Curves())))
    document = Document().with_assets([asset_of(assets, name) for name in names]).with_part(KIND, canvas)
    session = Session(document)
    states = [(session.document, seen(session.document, assets))]
    for number in range(data.draw(st.integers(2, 8))):
        now = canvas_of(session.document)
        if data.draw(st.integers(0, 3)) == 0:
            id_ = data.draw(st.sampled_from([layer.id for layer in now.layers]))
            command = painted(now, assets, id_, number)
        else:
            command = commands_for(data, now, assets, names, number)
        try:
            if command is not None:
                session.execute(command)
        except UserError:
            assert session.document == states[-1][0]
            continue
        session.seal()
        check_canvas(canvas_of(session.document))
        assert set(PART.assets(canvas_of(session.document))) <= set(session.document.assets)
        if session.document is not states[-1][0]:
            states.append((session.document, seen(session.document, assets)))
    for expected, pixels in reversed(states[:-1]):
        session.undo()
        assert session.document == expected
        assert canvas_of(session.document) == canvas_of(expected)
        assert np.array_equal(seen(session.document, assets), pixels)
    for expected, pixels in states[1:]:
        session.redo()
        assert session.document == expected
        assert np.array_equal(seen(session.document, assets), pixels)


def seen(document: Document, assets: AssetStore) -> Pixels:
    """All of the canvas, made anew."""
    return flatten(canvas_of(document), stored_tiles(assets))


def test_a_canvas_read_again_is_the_same(assets: FolderAssets, stored: dict[str, Pixels]) -> None:
    asset = AssetId(next(iter(stored)))
    canvas = after(
        PaintLayer("one", asset_of(assets, asset), -150, -150),
        AddMask("inner", asset_of(assets, asset), 4, 5),
        set_pass_through("outer", True),
        SetBlending(Blending.LINEAR),
    )
    again = PART.decode(PART.encode(canvas))
    assert again == canvas
    assert np.array_equal(flatten(again, stored_tiles(assets)), flatten(canvas, stored_tiles(assets)))
    assert not np.array_equal(
        flatten(again, stored_tiles(assets)), flatten(replace(canvas, layers=()), stored_tiles(assets))
    )
