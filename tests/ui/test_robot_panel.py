"""The robot's panel: laying the table, reading sentences, playing and keeping paths, and fetching the arm."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QUrl
from pytestqt.qtbot import QtBot

from app.api import MP4, AssetId, Document, JobContext, Made, Recipe, UserError, Words, film_of
from plugins.robot.codec import read_robot
from plugins.robot.commands import RemovePlan, SetScene
from plugins.robot.formats.paths import json_of
from plugins.robot.formats.scenes import scene_file
from plugins.robot.layout import layout
from plugins.robot.media import PATH, SCENE
from plugins.robot.model import Colour, Kind, Scene, Thing
from plugins.robot.panel.takes import GENERATOR
from plugins.robot.tasks.expert import expert
from plugins.robot.tasks.judging import Verdict
from plugins.robot.tasks.task import Action, Aim
from tests.conftest import REPOSITORY
from tests.ui.robot_parts import RobotBench

LONG_MS = 30_000
LAID = Scene(
    (
        Thing(Kind.PLATE, Colour.WHITE, 0.5, -0.15),
        Thing(Kind.BOWL, Colour.BLUE, 0.5, 0.1),
        Thing(Kind.SPONGE, Colour.YELLOW, 0.4, 0.25),
    )
)
PATH_1 = expert(Aim(Action.PICK, 1), LAID, random.Random(1))
DONE = Verdict(True, Words("It was done."), 0.2, 0, 0.0)


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path) -> Iterator[RobotBench]:
    """A panel that is shown, with a table laid."""
    bench = RobotBench(tmp_path, REPOSITORY / "resources")
    qtbot.addWidget(bench.panel)
    for widget in (bench.panel, bench.panel.table, bench.panel.plans, bench.panel.joints):
        widget.resize(700, 560)
        widget.show()
    bench.session.execute(SetScene(LAID))
    qtbot.waitUntil(lambda: _state(bench) == LAID, timeout=LONG_MS)
    yield bench
    for widget in (bench.panel.table, bench.panel.plans, bench.panel.joints):
        widget.close()
    bench.close()


def _state(bench: RobotBench) -> Scene | None:
    state = bench.panel.simulation.state
    return None if state is None else state.scene


def made(bench: RobotBench, *, film: bool = True, verdict: Verdict = DONE, scene: Scene = LAID) -> Made:
    """What the generator gives for a sentence."""
    points = json_of(PATH_1, scene, "pick up the blue bowl", verdict)
    recipe = Recipe(GENERATOR, "1", {"prompt": "pick up the blue bowl", "by": "diffusion", "seed": 7}, (), ())
    if not film:
        return Made(bench.store(points, PATH, "pick up the blue bowl"), recipe, "job", 1.0)
    frames = [np.full((100, 100, 3), 40 * at, np.uint8) for at in range(5)]
    asset = bench.store(film_of(frames, 25), MP4, "pick up the blue bowl")
    extra: dict[str, str] = {"json": bench.store(points, "application/json", "").id}
    return Made(asset, recipe, "job", 1.0, extra=extra)


def offer(bench: RobotBench, qtbot: QtBot, what: Made) -> None:
    """Have it listed and selected."""
    with qtbot.waitSignal(bench.panel.takes.came, timeout=LONG_MS):
        bench.panel.offer([what])


def test_things_are_added_moved_coloured_and_taken_away_each_as_a_step(bench: RobotBench) -> None:
    table = bench.panel.table
    assert [table.list.item(row).text() for row in range(3)] == ["plate", "blue bowl", "yellow sponge"]
    assert not table.adders[Kind.PLATE].isEnabled()
    table.adders[Kind.BOWL].click()
    added = bench.part.scene.things[3]
    assert (added.kind, added.colour, bench.panel.work.chosen) == (Kind.BOWL, Colour.RED, 3)
    table.colours.setCurrentIndex(table.colours.findData("green"))
    table.colours.activated.emit(table.colours.currentIndex())
    assert bench.part.scene.things[3].colour is Colour.GREEN
    bench.panel.work.choose(1)
    for centimetres in (52, 55, 58):
        table.ahead.set_value(centimetres)
        table.ahead.value_changed.emit(centimetres)
    table.ahead.editing_finished.emit()
    assert bench.part.scene.things[1].x == pytest.approx(0.58)
    table.remove_button.click()
    assert len(bench.part.scene.things) == 3
    assert bench.steps()[1:] == ["Add to the table", "Change the colour", "Move on the table", "Take off the table"]
    bench.session.undo()
    bench.session.undo()
    assert bench.part.scene.things[1].x == 0.5


def test_what_cannot_lie_so_is_said_and_nothing_is_lost(bench: RobotBench) -> None:
    table = bench.panel.table
    bench.panel.work.choose(1)
    table.left.set_value(-10)
    table.left.value_changed.emit(-10)
    assert "lie in one another" in table.words.text()
    table.left.editing_finished.emit()
    assert table.left.value == pytest.approx(10)
    assert bench.part.scene == LAID
    bench.session.execute(SetScene(layout(2, 6, 1)))
    table.add(Kind.BOWL)
    assert "a bowl in every colour" in table.words.text()


def test_the_same_seed_lays_the_same_table(bench: RobotBench) -> None:
    table = bench.panel.table
    table.seed.set_value(5, lock=True)
    table.lay_button.click()
    assert bench.part.scene == layout(5, 3, 1)
    table.bowls.set_value(6)
    table.sponges.set_value(3)
    table.lay_button.click()
    assert "no room" in table.words.text()
    assert bench.part.scene == layout(5, 3, 1)


def test_a_thing_that_is_put_elsewhere_by_hand_is_one_step_or_goes_back(bench: RobotBench, qtbot: QtBot) -> None:
    bench.panel.view.thing_moved.emit(1, 0.6, 0.2)
    assert (bench.part.scene.things[1].x, bench.part.scene.things[1].y) == (0.6, 0.2)
    qtbot.waitUntil(lambda: _state(bench) == bench.part.scene, timeout=LONG_MS)
    bench.panel.view.thing_moved.emit(1, 0.9, 0.2)
    assert "cannot reach the blue bowl" in bench.panel.said.text
    assert bench.part.scene.things[1].x == 0.6
    assert bench.steps()[1:] == ["Move on the table"]


def foreseen(bench: RobotBench, sentence: str) -> str:
    """What stands in the way of a sentence."""
    return " ".join(map(str, bench.panel.foresee(GENERATOR, {"prompt": sentence})))


@pytest.mark.parametrize(
    ("sentence", "says"),
    [
        ("pick up the bowl", "picks up the blue bowl"),
        ("wipe the plate with the sponge", "wipes the plate with the yellow sponge"),
        ("put the sponge into the bowl", "puts the yellow sponge into the blue bowl"),
        ("青いボウルを皿に置く", "puts the blue bowl onto the plate"),
        ("青いボウルを取る", "picks up the blue bowl"),
    ],
)
def test_how_a_sentence_is_read_is_told_before_it_is_done(bench: RobotBench, sentence: str, says: str) -> None:
    assert foreseen(bench, sentence) == ""
    assert says in bench.panel.said.text


def test_what_is_unknown_or_not_there_stands_in_the_way(bench: RobotBench) -> None:
    assert "does not know: “purple”" in foreseen(bench, "pick up the purple bowl")
    assert "There is no red bowl on the table. There is: plate" in foreseen(bench, "pick up the red bowl")
    bench.session.execute(SetScene(replace(LAID, things=(*LAID.things, Thing(Kind.BOWL, Colour.RED, 0.62, 0.3)))))
    assert "more than one bowl" in foreseen(bench, "pick up the bowl")
    assert foreseen(bench, "") == ""
    bench.session.execute(SetScene(Scene()))
    assert foreseen(bench, "pick up the pink bowl") == ""
    assert "picks up the pink bowl" in bench.panel.said.text


def test_the_table_is_given_to_the_generator(bench: RobotBench) -> None:
    assert bench.panel.gives(GENERATOR, "scene")
    given: Any = bench.panel.input_task(GENERATOR, ["scene"])(JobContext.__new__(JobContext))
    assert read_robot(json.loads(given["scene"])).scene == LAID
    bench.session.execute(SetScene(Scene()))
    assert not bench.panel.gives(GENERATOR, "scene")
    with pytest.raises(UserError, match="nothing on the table"):
        bench.panel.input_task(GENERATOR, ["scene"])


def test_a_path_is_listed_filmed_kept_and_goes_to_the_timeline(bench: RobotBench, qtbot: QtBot) -> None:
    plans = bench.panel.plans
    offer(bench, qtbot, made(bench))
    take = plans.chosen
    assert take is not None
    assert (take.by, take.seed, take.succeeded, take.kept) == ("diffusion", 7, True, False)
    assert "It was done." in plans.words.text()
    qtbot.waitUntil(lambda: plans.film.length == 5, timeout=LONG_MS)
    qtbot.waitUntil(lambda: plans.film.at > 0, timeout=LONG_MS)
    plans.film.set_playing(False)
    plans.film.go(4)
    seen = plans.film.grab().toImage()
    assert abs(seen.pixelColor(seen.width() // 2, seen.height() // 2).lightness() - 160) < 12
    plans.film_button.click()
    assert [asset.media_type for asset in bench.placed] == [MP4]
    plans.export_path()
    plans.export_film()
    assert [asset.media_type for asset in bench.exported] == [PATH, MP4]
    plans.again_button.click()
    assert bench.recalled[0].request["seed"] == 7
    plans.keep_button.click()
    kept = bench.part.plans[0]
    assert set(kept.assets) <= set(bench.session.document.assets)
    assert plans.chosen is not None
    assert plans.chosen.kept
    assert not plans.keep_button.isEnabled()
    bench.session.undo()
    assert [one.kept for one in bench.panel.takes.all] == [False]
    bench.session.redo()
    assert [one.id for one in bench.panel.takes.all] == [kept.id]
    plans.choose(kept.id)
    plans.remove()
    assert bench.part.plans == ()
    assert bench.panel.takes.all == []
    assert bench.steps()[1:] == ["Keep path", "Delete path"]


def test_another_project_has_its_own_paths(bench: RobotBench, qtbot: QtBot) -> None:
    offer(bench, qtbot, made(bench, film=False))
    bench.session.replace(Document())
    assert bench.panel.takes.all == []
    assert bench.panel.is_empty()
    assert bench.panel.plans.chosen is None
    qtbot.waitUntil(lambda: _state(bench) == Scene(), timeout=LONG_MS)


def test_a_path_is_played_on_its_own_table_and_judged(bench: RobotBench, qtbot: QtBot) -> None:
    offer(bench, qtbot, made(bench, film=False))
    moved = Scene((*LAID.things[:2], replace(LAID.things[2], y=0.3)))
    bench.session.execute(SetScene(moved))
    bench.panel.simulation.set_speed(4.0)
    with qtbot.waitSignal(bench.panel.simulation.ended, timeout=LONG_MS):
        bench.panel.plans.play_button.click()
        assert bench.panel.stage.foreign == LAID
        assert bench.panel.banner.take_button.isVisibleTo(bench.panel)
    assert bench.panel.said.text == "It was done."
    bench.panel.view.thing_moved.emit(1, 0.6, 0.2)
    assert "take it over to change it" in bench.panel.said.text
    assert bench.part.scene == moved
    bench.panel.banner.take_button.click()
    assert bench.part.scene == LAID
    assert bench.panel.stage.foreign is None


def test_a_path_beyond_reach_is_said_and_leaves_the_table_as_it_is(bench: RobotBench, qtbot: QtBot) -> None:
    far = PATH_1.copy()
    far[:, 0] = 1.1
    points = bench.store(json_of(far, LAID, "pick up the blue bowl", DONE), PATH, "far")
    with qtbot.waitSignal(bench.panel.takes.came, timeout=LONG_MS):
        bench.panel.place(points, None)
    bench.panel.plans.play_button.click()
    qtbot.waitUntil(lambda: bool(bench.messages.failed), timeout=LONG_MS)
    assert "The arm cannot reach 1.10 m ahead" in str(bench.messages.failed[0])
    assert bench.panel.stage.playing is None
    assert bench.part.scene == LAID


def test_what_came_of_a_path_stays_until_the_sentence_changes(bench: RobotBench, qtbot: QtBot) -> None:
    foreseen(bench, "pick up the blue bowl")
    offer(bench, qtbot, made(bench, film=False))
    assert "It was done." in bench.panel.said.text
    bench.panel.plans.keep()
    foreseen(bench, "pick up the blue bowl")
    assert "It was done." in bench.panel.said.text
    foreseen(bench, "wipe the plate")
    assert "wipes the plate with the yellow sponge" in bench.panel.said.text


def test_scenes_and_paths_come_in_from_files(bench: RobotBench, qtbot: QtBot, tmp_path: Path) -> None:
    other = layout(9)
    bench.panel.place(bench.store(scene_file(other), SCENE, "table"), None)
    qtbot.waitUntil(lambda: bench.part.scene == other, timeout=LONG_MS)
    asset = made(bench, film=False).asset
    with qtbot.waitSignal(bench.panel.takes.came, timeout=LONG_MS):
        bench.panel.place(asset, None)
    assert bench.part.plans[0].path == asset.id
    with qtbot.waitSignal(bench.panel.takes.came, timeout=LONG_MS):
        bench.panel.place(asset, None)
    assert len(bench.part.plans) == 1
    with pytest.raises(UserError, match="neither a table nor a path"):
        bench.panel.place(bench.store(b"x", "text/plain", "notes"), None)
    bench.panel.place(bench.store(b"{", SCENE, "broken"), None)
    qtbot.waitUntil(lambda: bool(bench.messages.failed), timeout=LONG_MS)
    assert bench.part.scene == other
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.csv"))])
    bench.panel.incoming.take(data)
    assert bench.taken == [tmp_path / "a.csv"]


def test_a_kept_path_whose_asset_is_missing_is_said(bench: RobotBench, qtbot: QtBot) -> None:
    offer(bench, qtbot, made(bench, film=False))
    bench.panel.plans.keep_button.click()
    path = bench.part.plans[0]
    bench.session.execute(RemovePlan(path.id))
    document = bench.session.document.without_asset(AssetId(path.path))
    bench.panel.takes._kept.clear()
    bench.session.replace(document.with_part("robot", replace(bench.part, plans=(path,))))
    qtbot.waitUntil(lambda: bool(bench.messages.failed), timeout=LONG_MS)
    assert bench.panel.takes.all == []


def test_without_the_arm_it_is_said_what_is_fetched_and_one_click_does_it(qtbot: QtBot, tmp_path: Path) -> None:
    bench = RobotBench(tmp_path, REPOSITORY / "resources", arm=False)
    qtbot.addWidget(bench.panel)
    bench.panel.resize(700, 560)
    bench.panel.show()
    row = bench.panel.offer_row
    qtbot.waitUntil(row.button.isEnabled, timeout=LONG_MS)
    for fact in ("apache-2.0", "7 MB", "gymnasium-robotics==1.4.2", "Vikash Kumar"):
        assert fact in row.words.text()
    qtbot.waitUntil(lambda: bool(bench.panel.view.message), timeout=LONG_MS)
    bench.session.execute(SetScene(LAID))
    assert bench.panel.table.list.count() == 3
    row.button.click()
    qtbot.waitUntil(lambda: bench.panel.work.arm == bench.folder, timeout=LONG_MS)
    assert not row.isVisible()
    qtbot.waitUntil(lambda: _state(bench) == LAID, timeout=LONG_MS)
    bench.close()


def test_everything_is_in_menus_with_a_name_and_an_icon(bench: RobotBench) -> None:
    actions = {action.id: action for action in bench.panel.actions()}
    icons = REPOSITORY / "resources" / "icons"
    assert all((icons / f"{action.icon}.svg").exists() for action in actions.values())
    actions["robot.export-mjcf"].run()
    actions["robot.export-scene"].run()
    assert bench.formats == [("robot.mjcf", "robot.mjcf-zip"), ("robot.scene",)]
    actions["robot.add-bowl"].run()
    assert len(bench.part.scene.things) == 4
    actions["robot.contacts"].run()
    assert bench.panel.view.contacts
    assert not actions["robot.keep-path"].enabled()
    assert [dock.id for dock in bench.panel.docks()] == ["joints", "plans", "table"]
