"""More like a take or a layer: what is asked for, and where it will lie."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QRect
from pytestqt.qtbot import QtBot

from app.api import Asset, AssetId, Made, Recipe, request_from_json
from plugins.canvas.commands import AddLayer
from plugins.canvas.generators.animate import AnimateRequest
from plugins.canvas.model import Layer
from tests.ui.canvas_parts import Bench, flat, take, wait_for_picture

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def offered(bench: Bench, qtbot: QtBot) -> Bench:
    bench.session.execute(AddLayer(Layer("other", "Other")))
    bench.panel.offer([take(bench, "red", "job")])
    wait_for_picture(bench, qtbot)
    return bench


def asked(bench: Bench, qtbot: QtBot) -> tuple[str, dict[str, object]]:
    """The generator and the request that was submitted last."""
    qtbot.waitUntil(lambda: bool(bench.generators.again))
    recipe, changes = bench.generators.again[-1]
    return recipe.generator, {**recipe.request, **changes}


def test_a_little_variation_keeps_the_seed_and_leads_to_another(offered: Bench, qtbot: QtBot) -> None:
    offered.panel.takes.vary(selected=False)
    generator, request = asked(offered, qtbot)
    assert generator == "canvas.text-to-image"
    assert (request["seed"], request["batch"]) == (4, 4)
    assert request["variation"] == 0.15
    assert offered.generators.places[-1] == {"x": 0, "y": 0, "width": 200, "height": 160}


def test_what_is_selected_of_a_take_is_varied_with_its_prompt_and_seed(offered: Bench, qtbot: QtBot) -> None:
    offered.panel.work.select(QRect(100, 80, 400, 300))
    offered.panel.takes.vary(selected=True)
    generator, request = asked(offered, qtbot)
    assert generator == "canvas.vary"
    current = offered.panel.takes.current
    assert current is not None
    assert (request["prompt"], request["seed"], request["image"]) == ("a fox", 4, current.made.asset.id)
    mask = offered.assets.picture(AssetId(str(request["mask"])))
    wanted = np.zeros((160, 200), np.uint8)
    wanted[80:, 100:] = 255
    assert np.array_equal(mask[..., 0], wanted), "the selection as it lies over the take"


def test_without_a_selection_on_it_nothing_is_asked_for(offered: Bench) -> None:
    for selection in (None, QRect(600, 400, 50, 50)):
        offered.panel.work.select(selection)
        offered.panel.takes.vary(selected=True)
    assert [str(error) for error in offered.messages.failed] == [
        "Nothing of it is selected. Select what is to be varied first."
    ] * 2
    assert not offered.generators.again


def test_a_layer_that_was_generated_is_varied_where_it_lies(offered: Bench, qtbot: QtBot) -> None:
    panel = offered.panel
    panel.takes.apply()
    layer = panel.work.active
    panel.work.select(QRect(layer.x + 20, layer.y + 10, 50, 40))
    panel.takes.vary(selected=True)
    generator, request = asked(offered, qtbot)
    assert (generator, request["image"], request["seed"]) == ("canvas.vary", layer.asset, 4)
    place = offered.generators.places[-1]
    assert isinstance(place, dict)
    assert (place["width"], place["height"]) == (200, 160)


def test_a_layer_of_which_nothing_is_known_is_said(bench: Bench) -> None:
    asset = bench.assets.add_picture(flat("lime"), "painted")
    bench.session.execute(AddLayer(Layer("own", "Own", asset.id)))
    bench.panel.takes.vary(selected=False)
    (error,) = bench.messages.failed
    assert "how this layer was made" in str(error)


def test_a_walk_goes_from_the_take_before_to_this_one(offered: Bench, qtbot: QtBot) -> None:
    kept: list[Recipe] = []
    panel = offered.panel
    panel.work.context = replace(panel.work.context, recall=kept.append)
    panel.takes.animate()
    other = take(offered, "blue", "next")
    other = replace(other, recipe=Recipe("canvas.text-to-image", "1", {"prompt": "a boat", "seed": 8}))
    panel.offer([other])
    wait_for_picture(offered, qtbot)
    panel.takes.animate()
    alone, both = kept
    assert (alone.generator, alone.request["prompt"], alone.request["seed"]) == ("canvas.animate", "a fox", 4)
    assert [both.request[name] for name in ("prompt", "prompt_to", "seed", "seed_to")] == ["a fox", "a boat", 4, 8]
    assert both.request["width"] == 200
    request_from_json(AnimateRequest, {**both.request, "model": ""})


def test_a_film_that_is_made_is_offered_to_the_timeline(bench: Bench) -> None:
    placed: list[Asset] = []
    panel = bench.panel
    panel._context = replace(panel._context, place_elsewhere=placed.append)
    asset = replace(bench.assets.add_bytes(b"a film", "video/mp4", (5, 64, 64)), name="a fox")
    panel.offer([Made(asset, Recipe("canvas.animate", "1", {"prompt": "a fox"}), "job", 1)])
    assert not panel.takes.takes, "a film is no take of the canvas"
    ((text, action),) = bench.messages.said
    assert "animation is done" in text
    assert action is not None
    action()
    (one,) = placed
    assert one.id == asset.id
    assert one.recipe is not None
