"""The molecules panel: the grid, its order and filters, editing, takes, the board, and the dock about one molecule."""

from __future__ import annotations

import gzip
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QFocusEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from app.api import JobContext, Made, Recipe, UserError
from app.jobs import Job, JobId, JobSpec, JobState, Lane
from plugins.molecules.chemistry.neighbours import FILE
from plugins.molecules.coming import Coming
from plugins.molecules.panel.sketcher.board import Draw, SketchBoard
from plugins.molecules.sketching.converting import read_sketch
from plugins.molecules.sketching.rings import Ring
from plugins.molecules.sketching.sketch import Kind
from plugins.molecules.taking import SDF
from plugins.molecules.wording.constraints import InRange
from plugins.molecules.wording.reading import read
from tests.conftest import REPOSITORY
from tests.ui.molecule_parts import ASPIRIN, CAFFEINE, NITRO, PYRIDINE, MoleculeBench, known_molecules

LONG_MS = 30_000


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path) -> Iterator[MoleculeBench]:
    """A panel that is shown, with a set of four."""
    bench = MoleculeBench(tmp_path, REPOSITORY / "resources")
    qtbot.addWidget(bench.panel)
    bench.panel.resize(900, 700)
    bench.add_set("Four", ASPIRIN, CAFFEINE, PYRIDINE, NITRO)
    bench.panel.show()
    yield bench
    bench.close()


def choose(bench: MoleculeBench, *rows: int) -> None:
    """Select molecules by their rows."""
    ids = [bench.panel.model.molecule(row).id for row in rows]
    bench.panel.grid.choose(ids, ids[0])
    bench.panel.grid.chosen_changed.emit()


def hover(board: SketchBoard, at: QPointF) -> None:
    """Be with the mouse at a place of the board."""
    none, shift = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    there = board.mapToGlobal(at)
    QApplication.sendEvent(board, QMouseEvent(QEvent.Type.MouseMove, at, there, none, none, shift))


def test_the_grid_sorts_by_what_is_measured(bench: MoleculeBench, qtbot: QtBot) -> None:
    bar = bench.panel.bar
    bar.order.setCurrentIndex(bar.order.findData("weight"))
    bar.down.setChecked(False)
    heavier = [PYRIDINE, NITRO, ASPIRIN, CAFFEINE]
    qtbot.waitUntil(lambda: bench.shown() == heavier, timeout=LONG_MS)
    bar.down.setChecked(True)
    assert bench.shown() == heavier[::-1]


def test_ranges_and_a_substructure_filter(bench: MoleculeBench, qtbot: QtBot) -> None:
    panel = bench.panel
    panel.bar.filter.setChecked(True)
    panel.filters.look_for("c1ccccc1")
    qtbot.waitUntil(lambda: bench.shown() == [ASPIRIN, NITRO], timeout=LONG_MS)
    assert panel.bar.count.text.startswith("2 of 4")
    panel.filters.look_for("c1cc(")
    assert bench.shown() == [ASPIRIN, NITRO], "what is half typed changes nothing"
    panel.bar.clean.setChecked(True)
    qtbot.waitUntil(lambda: NITRO not in bench.shown(), timeout=LONG_MS)
    panel.bar.clean.setChecked(False)
    panel.bar.filter.setChecked(False)
    assert len(bench.shown()) == 4


def test_starring_duplicating_and_deleting_are_steps(bench: MoleculeBench) -> None:
    choose(bench, 0, 2)
    bench.panel.editing.star()
    assert [one.starred for one in bench.part.sets[0].molecules] == [True, False, True, False]
    bench.panel.editing.duplicate()
    assert bench.shown() == [ASPIRIN, CAFFEINE, PYRIDINE, ASPIRIN, PYRIDINE, NITRO]
    bench.panel.editing.delete()
    assert bench.shown() == [CAFFEINE, ASPIRIN, PYRIDINE, NITRO]
    assert bench.steps()[1:] == ["Star molecules", "Duplicate molecules", "Delete molecules"]
    for _ in range(3):
        bench.session.undo()
    assert bench.shown() == [ASPIRIN, CAFFEINE, PYRIDINE, NITRO]


def test_smiles_are_copied_and_pasted(bench: MoleculeBench, qtbot: QtBot) -> None:
    choose(bench, 1)
    bench.panel.editing.copy()
    assert QApplication.clipboard().text() == CAFFEINE
    bench.panel.editing.paste()
    qtbot.waitUntil(lambda: bench.shown().count(CAFFEINE) == 2, timeout=LONG_MS)
    data = QMimeData()
    data.setText("OCC ethanol\nc1cc\n")
    bench.panel.incoming.take(data)
    qtbot.waitUntil(lambda: bench.shown()[-1] == "CCO", timeout=LONG_MS)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("c1cc(", "“(” at place 5 is never closed"),
        ("CC(C)(C)(C)C", "Atom 2 (C) has more bonds"),
        ("C" * 10_000, "more than 1000 atoms"),
        ("hello there", "“h” at place 1 is no atom or bond"),
        ("   ", "There are no molecules in this text."),
    ],
)
def test_what_cannot_be_pasted_is_said_in_words(bench: MoleculeBench, qtbot: QtBot, text: str, says: str) -> None:
    before = bench.shown()
    bench.panel.incoming.take_text(text)
    qtbot.waitUntil(lambda: bool(bench.messages.said), timeout=LONG_MS)
    assert says in bench.messages.said[-1][0]
    assert bench.shown() == before


def test_files_that_are_dropped_go_to_the_studio(bench: MoleculeBench, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.sdf"))])
    bench.panel.incoming.take(data)
    assert bench.taken == [tmp_path / "a.sdf"]


def test_what_is_dragged_out_is_a_file(bench: MoleculeBench) -> None:
    data = bench.panel.editing.dragged(bench.part.sets[0].molecules[:2])
    assert data is not None
    path = Path(data.urls()[0].toLocalFile())
    assert path.read_text(encoding="utf-8").splitlines() == [f"{ASPIRIN} No. 1", f"{CAFFEINE} No. 2"]


def test_a_take_is_seen_and_becomes_a_set_in_one_step(bench: MoleculeBench, qtbot: QtBot) -> None:
    from rdkit import Chem

    blocks = [Chem.MolToMolBlock(Chem.MolFromSmiles(one)) + "$$$$\n" for one in ("CCO", "CCN")]
    asset = bench.assets.add_bytes("".join(blocks).encode(), SDF, name="result")
    recipe = Recipe("molecules.design", "1", {"prompt": "small and polar", "seed": 3})
    bench.panel.offer([Made(asset, recipe, "job", 1.0)])
    qtbot.waitUntil(lambda: bench.shown() == ["CCO", "CCN"], timeout=LONG_MS)
    assert len(bench.part.sets) == 1, "nothing is changed yet"
    bench.panel.takes.apply()
    new = bench.part.sets[-1]
    assert (new.name, new.wish) == ("small and polar", "small and polar")
    assert {one.source for one in new.molecules} == {asset.id}
    assert bench.session.document.assets[asset.id] == replace(asset, recipe=recipe)
    bench.session.undo()
    assert len(bench.part.sets) == 1
    assert bench.shown() == [ASPIRIN, CAFFEINE, PYRIDINE, NITRO]


def test_a_typed_smiles_is_drawn_and_a_wrong_one_told(bench: MoleculeBench, qtbot: QtBot) -> None:
    bench.panel.bar.draw.setChecked(True)
    pane = bench.panel.sketcher
    QTest.keyClicks(pane.line, "c1ccccc1")
    qtbot.waitUntil(lambda: len(pane.board.sketch.atoms) == 6, timeout=LONG_MS)
    QTest.keyClicks(pane.line, "(")
    qtbot.waitUntil(lambda: "never closed" in pane.words.text(), timeout=LONG_MS)
    assert not pane.add.isEnabled()
    QTest.keyClick(pane.line, Qt.Key.Key_Backspace)
    qtbot.waitUntil(pane.add.isEnabled, timeout=LONG_MS)
    pane.add.click()
    assert bench.shown()[-1] == "c1ccccc1"


def test_a_molecule_is_drawn_with_the_mouse(bench: MoleculeBench, qtbot: QtBot) -> None:
    bench.panel.bar.draw.setChecked(True)
    pane = bench.panel.sketcher
    board = pane.board
    middle = board.rect().center()
    pane.choose_tool(Ring(6, aromatic=True))
    QTest.mouseClick(board, Qt.MouseButton.LeftButton, pos=middle)
    assert len(board.sketch.atoms) == 6
    pane.choose_tool(Draw("C", Kind.SINGLE))
    at = board.point_of(0).toPoint()
    QTest.mousePress(board, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseMove(board, at + QPoint(0, 30))
    away = at + (board.point_of(0) - QPointF(middle)).toPoint()
    QTest.mouseMove(board, away)
    QTest.mouseRelease(board, Qt.MouseButton.LeftButton, pos=away)
    assert len(board.sketch.atoms) == 7
    hover(board, board.point_of(6))
    QTest.keyClick(board, Qt.Key.Key_N)
    qtbot.waitUntil(lambda: pane.line.text() == "Nc1ccccc1", timeout=LONG_MS)
    board.undo()
    board.undo()
    qtbot.waitUntil(lambda: pane.line.text() == "c1ccccc1", timeout=LONG_MS)
    assert read_sketch(board.sketch).smiles == "c1ccccc1"


def test_a_molecule_that_is_drawn_anew_keeps_its_place(bench: MoleculeBench, qtbot: QtBot) -> None:
    choose(bench, 2)
    bench.panel.editing.open()
    pane = bench.panel.sketcher
    qtbot.waitUntil(lambda: len(pane.board.sketch.atoms) == 6, timeout=LONG_MS)
    pane.board.change(pane.board.sketch.sprouted(0))
    qtbot.waitUntil(lambda: len(pane.smiles) > len(PYRIDINE), timeout=LONG_MS)
    pane.change.click()
    assert bench.shown()[2] == pane.smiles
    assert bench.part.sets[0].molecules[2].name == "No. 3"


def test_the_dock_tells_of_one_molecule_and_marks_an_alert(bench: MoleculeBench, qtbot: QtBot) -> None:
    details = bench.panel.details
    qtbot.addWidget(details)
    details.resize(320, 800)
    details.show()
    choose(bench, 3)
    qtbot.waitUntil(lambda: details.value("formula") == "C6H5NO2", timeout=LONG_MS)
    assert "123.1" in details.value("weight")
    button = next(one for one in details.alerts.findChildren(QToolButton) if "nitro" in one.text())
    QApplication.sendEvent(button, QFocusEvent(QEvent.Type.FocusIn))
    assert len(details.picture.marked) >= 3
    QApplication.sendEvent(button, QFocusEvent(QEvent.Type.FocusOut))
    assert details.picture.marked == ()


def test_what_the_prompt_asks_for_is_shown_and_changed(bench: MoleculeBench) -> None:
    panel, chips = bench.panel, bench.panel.chips
    prompt = "under 320 Da, logP 1-2, no nitro, flibbertigibbet"
    assert panel.foresee("molecules.design", {"prompt": prompt}) == ()
    assert len(chips.chips) == len(chips.buttons) == 3
    assert "flibbertigibbet" in chips.unknown
    assert not panel.gives("molecules.design", "constraints"), "the prompt says it all"
    chips.ask(InRange("logp", 0.5, 3))
    chips.switch(0, on=False)
    chips.remove(2)
    assert read(chips.text).constraints == (InRange("logp", 0.5, 3),)
    given = panel.input_task("molecules.design", ["constraints"])
    assert callable(given)
    assert panel.gives("molecules.design", "constraints")
    panel.foresee("molecules.design", {"prompt": prompt})
    assert read(chips.text).constraints == (InRange("logp", 0.5, 3),), "what was changed stays"
    chips.back.click()
    assert chips.text == ""
    assert len(chips.chips) == 3, "the prompt holds again"
    chips.ask(InRange("logp", 0.5, 3))
    chips.switch(0, on=False)
    chips.remove(2)
    chips.switch(1, on=False)
    assert "switched off" in str(panel.foresee("molecules.design", {"prompt": prompt})[0])
    panel.take_up("molecules.design", {"prompt": prompt, "constraints": "TPSA ≤ 90 Å²"})
    assert [one.constraint for one in chips.chips] == [InRange("tpsa", None, 90)]


def test_molecules_are_seen_as_they_come(bench: MoleculeBench, qtbot: QtBot) -> None:
    panel = bench.panel
    job = Job("Design", JobSpec("molecules.design", {}, bench.session.document.id), Lane.INTERACTIVE)
    panel.show_job(job)
    assert bench.shown()[0] == ASPIRIN, "nothing has come yet"
    job.state, job.preview = JobState.RUNNING, Coming(("CCO", "CCN"))
    panel.show_job(job)
    assert bench.shown() == ["CCO", "CCN"]
    choose(bench, 1)
    job.preview = Coming(("CCC", "CCN", "CCO"))
    panel.show_job(job)
    assert bench.shown() == ["CCC", "CCN", "CCO"]
    assert [one.smiles for one in panel.work.selected] == ["CCN"], "what is selected stays so"
    asset = bench.assets.add_bytes(b"CCC 1\nCCN 2\n", "chemical/x-daylight-smiles", name="result")
    panel.offer([Made(asset, Recipe("molecules.design", "1", {"prompt": "small"}), str(job.id), 1.0)])
    qtbot.waitUntil(lambda: panel.takes.current is not None, timeout=LONG_MS)
    assert bench.shown() == ["CCC", "CCN"]
    panel.show_job(job)
    assert bench.shown() == ["CCC", "CCN"], "the take is looked at from now on"
    other = Job("Design", JobSpec("molecules.design", {}, bench.session.document.id), Lane.INTERACTIVE)
    other.state, other.preview = JobState.RUNNING, Coming(("C",))
    panel.show_job(other)
    assert bench.shown() == ["C"]
    other.state = JobState.CANCELLED
    panel.show_job(other)
    assert bench.shown() == ["CCC", "CCN"]


def test_what_is_asked_twice_is_one_chip_and_contradictions_are_said(bench: MoleculeBench) -> None:
    panel = bench.panel
    assert panel.foresee("molecules.design", {"prompt": "soluble, logP 1-2"}) == ()
    assert sum(getattr(one.constraint, "key", "") == "logp" for one in panel.chips.chips) == 1
    (fault,) = panel.foresee("molecules.design", {"prompt": "no pyridine, keep the pyridine"})
    assert "pyridine" in str(fault)
    panel.chips.remove(0)
    assert panel.foresee("molecules.design", {"prompt": "no pyridine, keep the pyridine"}) == ()


def given(bench: MoleculeBench, generator: str, name: str) -> object:
    """What the panel gives to a field."""
    assert bench.panel.gives(generator, name)
    values = bench.panel.input_task(generator, [name])(JobContext(JobId("given"), lambda _event: None))
    assert isinstance(values, dict)
    return values[name]


def test_the_selected_molecules_are_given_to_generators(bench: MoleculeBench, qtbot: QtBot) -> None:
    panel, inputs = bench.panel, bench.panel.inputs
    with pytest.raises(UserError, match="No molecule is selected"):
        panel.input_task("molecules.analogues", ["molecule"])
    choose(bench, 0)
    assert panel.foresee("molecules.design", {}) == ()
    assert inputs.isHidden()
    panel.foresee("molecules.decorate", {})
    qtbot.waitUntil(lambda: inputs.given.pieces == ("*c1ccccc1*",), timeout=LONG_MS)
    assert inputs.isVisible()
    assert given(bench, "molecules.decorate", "scaffold") == "*c1ccccc1*"
    assert given(bench, "molecules.analogues", "molecule") == ASPIRIN
    assert not panel.gives("molecules.optimise", "molecule"), "it begins anew unless that is asked for"
    inputs.begins.setChecked(True)
    assert given(bench, "molecules.optimise", "molecule") == ASPIRIN
    panel.shown.show_take(bench.part.sets[0].molecules[3:])
    assert panel.work.current is None
    assert given(bench, "molecules.analogues", "molecule") == ASPIRIN, "more of the same can be made beside a take"
    panel.shown.show_take(None)
    panel.foresee("molecules.link", {})
    choose(bench, 2, 3)
    with pytest.raises(UserError, match="Fragment 1 has 0 open places"):
        panel.input_task("molecules.link", ["fragments"])
    qtbot.waitUntil(lambda: len(inputs.given.pieces) == 2, timeout=LONG_MS)
    inputs.keep(PYRIDINE, "*c1ccncc1")
    inputs.keep(NITRO, "*c1ccccc1")
    assert given(bench, "molecules.link", "fragments") == "*c1ccncc1.*c1ccccc1"


def test_a_generator_is_chosen_for_what_is_selected(bench: MoleculeBench) -> None:
    actions = {action.id: action for action in bench.panel.actions()}
    link = actions["molecules.link"].enabled
    assert link is not None
    choose(bench, 0)
    assert not link()
    choose(bench, 0, 1)
    assert link()
    for name in ("link", "decorate", "analogues"):
        actions[f"molecules.{name}"].run()
        assert bench.recalled[-1].generator == f"molecules.{name}"


def test_open_places_are_said_on_the_board(bench: MoleculeBench, qtbot: QtBot) -> None:
    panel, board = bench.panel, bench.panel.sketcher.board
    choose(bench, 2)
    panel.foresee("molecules.decorate", {})
    qtbot.waitUntil(lambda: bool(panel.inputs.given.fault), timeout=LONG_MS)
    panel.inputs.buttons[0].click()
    qtbot.waitUntil(lambda: len(board.sketch.atoms) == 6, timeout=LONG_MS)
    assert not panel.sketcher.use.isEnabled()
    carbon = next(at for at, atom in enumerate(board.sketch.atoms) if atom.symbol == "C")
    QTest.mouseClick(board, Qt.MouseButton.LeftButton, pos=board.point_of(carbon).toPoint())
    qtbot.waitUntil(panel.sketcher.use.isEnabled, timeout=LONG_MS)
    panel.sketcher.use.click()
    assert panel.sketcher.isHidden()
    assert str(given(bench, "molecules.decorate", "scaffold")).count("*") == 1
    assert bench.part.sets[0].molecules[2].smiles == PYRIDINE, "the molecule itself is as it was"
    choose(bench, 0)
    assert given(bench, "molecules.decorate", "scaffold") == "*c1ccccc1*"


def test_what_a_molecule_was_made_of_is_recalled(bench: MoleculeBench) -> None:
    panel = bench.panel
    taken = panel.take_up("molecules.decorate", {"prompt": "soluble", "scaffold": "*c1ccsc1"})
    assert set(taken) == {"constraints", "scaffold"}
    assert given(bench, "molecules.decorate", "scaffold") == "*c1ccsc1"
    choose(bench, 0)
    assert given(bench, "molecules.decorate", "scaffold") == "*c1ccccc1*"


def test_the_nearest_of_the_training_data_are_fetched_and_shown(bench: MoleculeBench, qtbot: QtBot) -> None:
    known = ["CC(=O)Oc1ccccc1C(=O)OC", ASPIRIN, "c1ccccc1", "CCO", *known_molecules(40)]
    bench.training_data.mkdir()
    (bench.training_data / FILE).write_bytes(gzip.compress("\n".join(["SMILES", *known]).encode()))
    details = bench.panel.details
    nearest = details.nearest
    qtbot.addWidget(details)
    details.resize(320, 900)
    details.show()
    choose(bench, 0)
    qtbot.waitUntil(lambda: "52 MB" in nearest.words.text(), timeout=LONG_MS)
    assert "MIT" in nearest.words.text()
    nearest.button.click()
    qtbot.waitUntil(lambda: len(nearest.rows) == 5, timeout=LONG_MS)
    assert [row.neighbour.smiles for row in nearest.rows[:2]] == [ASPIRIN, known[0]]
    assert nearest.rows[0].neighbour.likeness == 1 > nearest.rows[1].neighbour.likeness
    assert nearest.button.isHidden()
    nearest.rows[1].add.click()
    assert bench.shown()[-1] == known[0]
    choose(bench, 2)
    assert nearest.rows == [], "those of another molecule are gone at once"
    qtbot.waitUntil(lambda: len(nearest.rows) == 5, timeout=LONG_MS)
    assert nearest.rows[0].neighbour.likeness < 1


def test_a_long_name_of_a_set_ends_in_an_ellipsis(bench: MoleculeBench) -> None:
    bench.add_set("soluble, under 320 Da, logP 1-2, keep the pyrimidine", "CCO")
    bench.panel.work.open(bench.part.sets[1].id)
    box = bench.panel.bar.sets
    box.resize(240, box.sizeHint().height())
    assert box.shown_text().startswith("soluble")
    assert box.shown_text().endswith("…")
    assert "keep the pyrimidine" in box.toolTip()


def test_the_shape_is_found_while_it_is_seen(bench: MoleculeBench, qtbot: QtBot) -> None:
    shape = bench.panel.shape
    qtbot.addWidget(shape)
    shape.resize(320, 320)
    shape.show()
    choose(bench, 2)
    qtbot.waitUntil(lambda: shape.shapes is not None, timeout=LONG_MS)
    assert shape.shapes is not None
    assert sorted(shape.shapes.symbols) == ["C"] * 5 + ["H"] * 5 + ["N"]
    assert shape.shape_box.count() == len(shape.shapes.energies) >= 1
    shape.style_box.setCurrentIndex(1)
    bench.panel.incoming.take_text("CC*")
    qtbot.waitUntil(lambda: bench.shown()[-1] == "*CC", timeout=LONG_MS)
    choose(bench, 4)
    qtbot.waitUntil(lambda: shape.shapes is None, timeout=LONG_MS)
    assert shape.shape_box.count() == 0


def test_ten_thousand_molecules_scroll_without_a_halt(bench: MoleculeBench, qtbot: QtBot) -> None:
    many = known_molecules(2_000) * 5
    bench.add_set("Many", *many)
    bench.panel.work.open(bench.part.sets[1].id)
    grid = bench.panel.grid
    assert bench.panel.model.rowCount() == 10_000
    grid.grab()
    times = []
    for step in range(60):
        begin = time.thread_time()
        grid.verticalScrollBar().setValue(step * 40)
        grid.viewport().repaint()
        times.append(time.thread_time() - begin)
    assert sorted(times)[len(times) // 2] < 1 / 60
    assert len(grid.in_sight()) < 100
