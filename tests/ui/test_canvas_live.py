"""Live painting: the picture follows the brush, one at a time, and stops at once."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.api import AssetId, Document, Job, JobState, Lane, Made
from app.engine.library import Library
from app.engine.models import EngineModels
from app.widgets.icon_button import IconButton
from plugins.canvas.commands import AddLayer, SetRegion, set_visible
from plugins.canvas.guides import Guides
from plugins.canvas.model import KIND, Canvas, Layer, Region
from plugins.canvas.panel.living.living import Doing
from plugins.canvas.panel.living.wish import KEY
from tests.checkpoints import build_illustrator
from tests.conftest import REPOSITORY
from tests.engine.conftest import CPU
from tests.ui.canvas_parts import seen_at, send
from tests.ui.live_parts import LiveBench

_LONG_MS = 20_000


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> EngineModels:
    """An engine with one tiny model."""
    folder = tmp_path_factory.mktemp("live")
    library = Library(folder / "resources", folder / "data", lambda: ("", 0, 0))
    library.add(build_illustrator(folder / "tiny"))
    return EngineModels(library, REPOSITORY / "resources" / "configs", device=lambda: CPU)


@pytest.fixture
def live(tmp_path: Path, resources: Path, qtbot: QtBot, engine: EngineModels) -> Iterator[LiveBench]:
    """A panel on an empty canvas of 300 × 200, with live painting of a fox switched on and its first picture there."""
    made = LiveBench(tmp_path, resources, engine, Canvas(300, 200))
    qtbot.addWidget(made.panel)
    made.panel.resize(900, 700)
    made.panel.show()
    qtbot.waitExposed(made.panel)
    made.panel.living.set_wish(replace(made.panel.living.wish, prompt="a fox"))
    made.panel.living.start()
    qtbot.waitUntil(lambda: made.panel.living.picture is not None, timeout=_LONG_MS)
    _settled(made, qtbot)
    yield made
    made.close()


def _as_it_draws(bench: LiveBench, qtbot: QtBot, act: Callable[[], object]) -> Job:
    """Ask for another picture and do something as soon as it is being drawn, which may take moments only."""
    living, jobs = bench.panel.living, list[Job]()

    def look() -> None:
        if living.doing is Doing.DRAWING and not jobs:
            jobs.append(bench.passing[-1][1])
            QTimer.singleShot(0, act)

    def acted() -> bool:
        return bool(jobs)

    living.changed.connect(look)
    living.roll()
    qtbot.waitUntil(acted, timeout=_LONG_MS)
    living.changed.disconnect(look)
    QCoreApplication.processEvents()
    return jobs[0]


def _settled(bench: LiveBench, qtbot: QtBot) -> None:
    """Wait until the picture is of what is on the canvas now."""
    living = bench.panel.living
    qtbot.waitUntil(
        lambda: living.doing is Doing.RESTING and not living.pending and not bench.panel.work.edits.pending,
        timeout=_LONG_MS,
    )


def _busy(bench: LiveBench) -> threading.Event:
    """Something that holds the worker that draws until it is set."""
    go_on = threading.Event()
    bench.jobs.run("", lambda _job: go_on.wait(20), Lane.RENDER, lambda _done: None)
    return go_on


def test_a_picture_follows_a_stroke_and_is_drawn_once_for_it(live: LiveBench, qtbot: QtBot) -> None:
    first, asked = live.panel.living.picture, len(live.passing)
    live.panel.tools.set_foreground(QColor("#d02020"))
    live.drag((40, 40), (200, 120))
    qtbot.waitUntil(lambda: live.panel.living.picture is not first, timeout=_LONG_MS)
    _settled(live, qtbot)
    request, _ = live.passing[-1]
    # What the model was given holds the stroke, at the proportions of the canvas.
    given = live.assets.picture(AssetId(request.image))
    assert abs(given.shape[1] / given.shape[0] - 1.5) < 0.1
    assert (given[..., 0].astype(int) - given[..., 1] > 100).any()
    # Storing the stroke changes nothing that is seen: it is no reason to draw once more.
    pictures = len(live.passing)
    assert pictures - asked <= 3
    qtbot.wait(150)
    assert len(live.passing) == pictures


def test_a_stroke_is_followed_while_it_is_drawn(live: LiveBench, qtbot: QtBot) -> None:
    view, document = live.panel.view, live.session.document
    live.panel.tools.set_foreground(QColor("#d02020"))
    send(view, QEvent.Type.MouseButtonPress, live.at(40, 40))
    for step in range(10):
        send(view, QEvent.Type.MouseMove, live.at(40 + 20 * step, 60))

    def reddish() -> bool:
        given = live.assets.picture(AssetId(live.passing[-1][0].image)).astype(int)
        return bool((given[..., 0] - given[..., 1] > 100).any())

    qtbot.waitUntil(reddish, timeout=_LONG_MS)
    assert live.panel.work.stroke is not None
    assert live.session.document is document
    send(view, QEvent.Type.MouseButtonRelease, live.at(240, 60))


def test_one_picture_is_drawn_at_a_time_and_the_latest_wins(live: LiveBench, qtbot: QtBot) -> None:
    asked = len(live.passing)
    living = live.panel.living
    for at in range(8):
        living.set_wish(replace(living.wish, prompt=f"a fox {at}"))
        qtbot.wait(5)
        assert sum(not job.state.ended for _, job in live.passing) <= 1
    qtbot.waitUntil(lambda: bool(live.passing) and live.passing[-1][0].prompt == "a fox 7", timeout=_LONG_MS)
    _settled(live, qtbot)

    def shown() -> object:
        return living.picture and living.picture.made.recipe.request["prompt"]

    qtbot.waitUntil(lambda: shown() == "a fox 7", timeout=_LONG_MS)
    assert len(live.passing) - asked < 8


def test_it_stops_at_once_and_nothing_comes_after(live: LiveBench, qtbot: QtBot) -> None:
    living = live.panel.living
    job = _as_it_draws(live, qtbot, living.stop)
    assert living.picture is None
    assert not live.panel.live_bar.isVisible()
    qtbot.waitUntil(lambda: job.state.ended, timeout=_LONG_MS)
    asked = len(live.passing)
    live.drag((10, 10), (90, 90))
    qtbot.wait(100)
    assert (living.picture, len(live.passing)) == (None, asked)


@pytest.mark.parametrize("how", ["hidden", "another document", "closed"])
def test_it_stops_with_what_it_belongs_to(live: LiveBench, qtbot: QtBot, how: str) -> None:
    living = live.panel.living
    if how == "hidden":
        _as_it_draws(live, qtbot, live.panel.hide)
    elif how == "closed":
        _as_it_draws(live, qtbot, live.panel.close_work)
    else:
        other = Document().with_part(KIND, Canvas(64, 64))
        _as_it_draws(live, qtbot, lambda: live.session.replace(other))
    assert not living.is_on
    assert living.picture is None


def test_undoing_gives_up_what_was_drawn_of_it(live: LiveBench, qtbot: QtBot) -> None:
    live.panel.tools.set_foreground(QColor("#d02020"))
    live.drag((40, 40), (200, 120))
    qtbot.waitUntil(lambda: live.session.can_undo, timeout=_LONG_MS)
    _settled(live, qtbot)
    job = _as_it_draws(live, qtbot, live.session.undo)
    qtbot.waitUntil(lambda: job.state.ended, timeout=_LONG_MS)
    assert job.state is JobState.CANCELLED
    _settled(live, qtbot)
    given = live.assets.picture(AssetId(live.passing[-1][0].image))
    assert given.max() == 0, "nothing is painted"


def test_what_is_taken_is_a_layer_with_its_recipe_and_nothing_else_is_in_the_history(
    live: LiveBench, qtbot: QtBot
) -> None:
    living = live.panel.living
    shown = living.picture
    assert shown is not None
    assert live.history.count() == 0
    living.roll()
    qtbot.waitUntil(lambda: living.picture is not shown, timeout=_LONG_MS)
    _settled(live, qtbot)
    shown = living.picture
    assert shown is not None
    # Nothing of it is on the disk either.
    assert not any(live.assets.chunks.files())
    layers = len(live.canvas().layers)
    living.take()
    qtbot.waitUntil(lambda: len(live.canvas().layers) == layers + 1, timeout=_LONG_MS)
    layer = live.canvas().layers[-1]
    assert layer.asset is not None
    assert live.assets.shape(layer.asset)[:2] == (200, 300)
    asset = live.session.document.assets[layer.asset]
    assert asset.recipe is not None
    assert asset.recipe.generator == "canvas.live"
    assert asset.recipe.request["seed"] == shown.made.recipe.request["seed"]
    assert live.history.count() == 1
    (image,) = asset.recipe.inputs
    assert live.assets.chunks.path(image).is_file()
    assert live.assets.chunks.path(layer.asset).is_file()
    # It is the picture that was seen, enlarged.
    small = live.assets.picture(shown.made.asset.id).astype(int)
    large = live.assets.picture(layer.asset).astype(int)
    assert np.abs(small.mean((0, 1)) - large.mean((0, 1))).max() < 3
    live.session.undo()
    assert len(live.canvas().layers) == layers


def test_only_the_selection_is_drawn_over(live: LiveBench, qtbot: QtBot) -> None:
    living = live.panel.living
    living.set_shown(replace(living.shown, over=True))
    live.panel.tools.set_foreground(QColor("#2020d0"))
    live.panel.layer_work.fill()
    qtbot.waitUntil(lambda: not live.panel.work.edits.pending, timeout=_LONG_MS)
    live.panel.work.select(live.panel.view.picture.adjusted(100, 60, -120, -60))
    qtbot.waitUntil(lambda: living.picture is not None and living.picture.area is not None, timeout=_LONG_MS)
    _settled(live, qtbot)
    picture = living.picture
    assert picture is not None
    place = picture.place
    assert place.width < 300
    assert place.height < 200
    assert seen_at(live, 20, 20) == QColor("#2020d0")
    assert seen_at(live, 140, 100) != QColor("#2020d0")
    layers = len(live.canvas().layers)
    living.take()
    qtbot.waitUntil(lambda: len(live.canvas().layers) == layers + 1, timeout=_LONG_MS)
    assert live.canvas().layers[-1].mask is not None
    living.stop()
    assert seen_at(live, 95, 100) == QColor("#2020d0")
    assert seen_at(live, 140, 100) != QColor("#2020d0")


def test_regions_are_heard_also_while_they_are_painted_and_kept_with_what_is_taken(
    live: LiveBench, qtbot: QtBot
) -> None:
    living = live.panel.living
    assert live.passing[-1][0].guides is None
    blank = live.assets.blank(300, 200)
    live.session.execute(AddLayer(Layer("fox", "fox", blank.id, opacity=0.0, region=Region("a fox")), None))
    live.panel.work.activate("fox")
    _settled(live, qtbot)
    view = live.panel.view
    send(view, QEvent.Type.MouseButtonPress, live.at(40, 40))
    for step in range(10):
        send(view, QEvent.Type.MouseMove, live.at(40 + 20 * step, 60))

    def told() -> Guides | None:
        guides = live.passing[-1][0].guides
        return None if guides is None else Guides.from_bytes(live.assets.read(AssetId(guides)))

    def is_heard(prompt: str) -> bool:
        found = told()
        return found is not None and [one.prompt for one in found.regions] == [prompt]

    qtbot.waitUntil(lambda: is_heard("a fox"), timeout=_LONG_MS)
    assert live.panel.work.stroke is not None
    send(view, QEvent.Type.MouseButtonRelease, live.at(240, 60))
    _settled(live, qtbot)
    live.session.execute(SetRegion("fox", Region("a sailboat")))
    qtbot.waitUntil(lambda: is_heard("a sailboat"), timeout=_LONG_MS)
    _settled(live, qtbot)
    found = told()
    assert found is not None
    given = live.assets.picture(AssetId(live.passing[-1][0].image))
    assert (found.width, found.height) == (given.shape[1], given.shape[0])
    assert found.regions[0].mask.any()
    living.take()
    qtbot.waitUntil(lambda: live.canvas().layers[-1].id != "fox", timeout=_LONG_MS)
    taken = live.canvas().layers[-1]
    assert taken.asset is not None
    recipe = live.session.document.assets[taken.asset].recipe
    assert recipe is not None
    assert AssetId(str(recipe.request["guides"])) in recipe.inputs
    assert all(live.assets.chunks.path(one).is_file() for one in recipe.inputs)
    live.session.execute(set_visible("fox", False))
    qtbot.waitUntil(lambda: told() is None, timeout=_LONG_MS)
    _settled(live, qtbot)


def test_where_nothing_is_said_and_nothing_painted_nothing_is_drawn(live: LiveBench, qtbot: QtBot) -> None:
    living = live.panel.living
    asked = len(live.passing)
    living.set_wish(replace(living.wish, prompt=" "))
    qtbot.waitUntil(lambda: living.picture is None, timeout=_LONG_MS)
    _settled(live, qtbot)
    assert len(live.passing) == asked
    # Painted over, it is followed without a word, and what is painted is gone with it.
    live.panel.tools.set_foreground(QColor("#d02020"))
    live.drag((40, 40), (200, 120))
    qtbot.waitUntil(lambda: living.picture is not None, timeout=_LONG_MS)
    _settled(live, qtbot)
    live.session.undo()
    qtbot.waitUntil(lambda: living.picture is None, timeout=_LONG_MS)
    living.set_wish(replace(living.wish, prompt="a fox"))
    qtbot.waitUntil(lambda: living.picture is not None, timeout=_LONG_MS)


def test_a_picture_asked_for_by_name_goes_first(live: LiveBench, qtbot: QtBot) -> None:
    living = live.panel.living
    go_on = _busy(live)
    qtbot.waitUntil(lambda: any(job.state is JobState.RUNNING for job in live.jobs.jobs), timeout=_LONG_MS)
    asked = len(live.passing)
    living.roll()
    qtbot.waitUntil(lambda: living.doing is Doing.WAITING, timeout=_LONG_MS)
    assert len(live.passing) == asked
    go_on.set()
    qtbot.waitUntil(lambda: len(live.passing) > asked, timeout=_LONG_MS)


def test_a_prompt_that_cannot_be_read_is_said_in_the_bar_and_ends_nothing(live: LiveBench, qtbot: QtBot) -> None:
    living = live.panel.living
    living.set_wish(replace(living.wish, prompt="<lora:nowhere:1>"))
    qtbot.waitUntil(lambda: bool(living.problem), timeout=_LONG_MS)
    assert living.is_on
    assert live.messages.failed == []
    living.set_wish(replace(living.wish, prompt="a fox"))
    qtbot.waitUntil(lambda: not living.problem and living.doing is Doing.RESTING, timeout=_LONG_MS)


def test_it_is_found_among_the_actions_and_at_a_button(live: LiveBench, qtbot: QtBot) -> None:
    actions = {action.id: action for action in live.panel.actions()}
    action, living = actions["canvas.live"], live.panel.living
    assert action.checked is not None
    assert action.checked()
    (button,) = [one for one in live.panel.options.findChildren(IconButton) if one.accessibleName() == "Live painting"]
    assert button.isChecked()
    button.click()
    assert not living.is_on
    assert not action.checked()
    action.run()
    assert living.is_on
    assert button.isChecked()
    enabled = actions["canvas.live.take"].enabled
    assert enabled is not None
    assert not enabled()
    qtbot.waitUntil(enabled, timeout=_LONG_MS)


def test_the_bar_is_what_the_wish_is_and_is_kept(live: LiveBench, qtbot: QtBot) -> None:
    bar, living = live.panel.live_bar, live.panel.living
    assert bar.isVisible()
    bar.focus_prompt()
    QTest.keyClicks(bar.prompt, "a red fox")
    QTest.keyClick(bar.prompt, Qt.Key.Key_Return)
    assert living.wish.prompt == "a red fox"
    seed = living.wish.seed
    bar.dice.click()
    assert living.wish.seed != seed
    kept = live.settings.values[KEY]
    assert isinstance(kept, dict)
    assert (kept["prompt"], kept["seed"]) == ("a red fox", living.wish.seed)
    made = [result for _, job in live.passing for result in job.results if isinstance(result, Made)]
    assert made
