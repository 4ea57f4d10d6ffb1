"""The proteins panel: a structure in space, its sequence, what is chosen in both, and the list of structures."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from app.api import AssetId, JobContext, Made, Mesh, Recipe, UserError
from app.jobs import JobId
from plugins.proteins.colouring import Colouring
from plugins.proteins.drawing import Style
from plugins.proteins.generators.design_sequence import DesignRequest, DesignSequence
from plugins.proteins.media import FASTA
from plugins.proteins.model import DesignItem
from plugins.proteins.structure.writing import pdb_text
from tests.conftest import REPOSITORY
from tests.plugins.proteins.nets import OneModel, made_by, save_folder
from tests.plugins.proteins.samples import backbone, real
from tests.ui.protein_parts import ProteinBench

LONG_MS = 30_000


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path) -> Iterator[ProteinBench]:
    """A panel that is shown, with a real chain in it that is drawn."""
    bench = ProteinBench(tmp_path, REPOSITORY / "resources")
    qtbot.addWidget(bench.panel)
    bench.panel.resize(900, 700)
    bench.panel.show()
    bench.panel.place(bench.structure(), None)
    qtbot.waitUntil(lambda: not bench.panel.view.solid.empty, timeout=LONG_MS)
    yield bench
    bench.close()


def pick(bench: ProteinBench, style: Style, colouring: Colouring) -> None:
    """Ask for a way of drawing."""
    bar = bench.panel.bar
    bar.styles.setCurrentIndex(bar.styles.findData(style.value))
    bar.colours.setCurrentIndex(bar.colours.findData(colouring.value))


def test_a_structure_is_shown_with_its_sequence_and_placed_in_one_step(bench: ProteinBench) -> None:
    structure = bench.panel.work.drawable
    assert structure is not None
    assert bench.steps() == ["Add structure"]
    drawn = set(bench.panel.view.solid.ids.tolist())
    assert drawn == set(range(structure.structure.residue_count)) - _waters(bench)
    assert bench.panel.sequence.sizeHint().height() > 20
    bench.session.undo()
    assert bench.panel.is_empty()
    assert bench.panel.view.solid.empty


def _waters(bench: ProteinBench) -> set[int]:
    drawable = bench.panel.work.drawable
    assert drawable is not None
    return {at for at, kind in enumerate(drawable.structure.kinds) if kind == 3}


def test_styles_and_colours_change_the_solid_and_not_the_document(bench: ProteinBench, qtbot: QtBot) -> None:
    ribbon = bench.panel.view.solid
    pick(bench, Style.STICKS, Colouring.CHAIN)
    qtbot.waitUntil(lambda: len(bench.panel.view.solid.cylinders.radii) > 300, timeout=LONG_MS)
    pick(bench, Style.SURFACE, Colouring.HYDROPHOBICITY)
    qtbot.waitUntil(lambda: len(bench.panel.view.solid.cylinders.radii) == 0, timeout=LONG_MS)
    assert len(bench.panel.view.solid.meshes[-1].points) > len(ribbon.meshes[-1].points)
    pick(bench, Style.RIBBON, Colouring.SECONDARY)
    qtbot.waitUntil(
        lambda: len(bench.panel.view.solid.meshes[-1].points) == len(ribbon.meshes[-1].points), timeout=LONG_MS
    )
    assert len({tuple(one) for one in bench.panel.view.solid.meshes[-1].colours.tolist()}) == 3
    assert bench.steps() == ["Add structure"]


def _is_another(bench: ProteinBench, before: object) -> bool:
    return bench.panel.view.solid is not before


def test_what_is_measured_is_measured_between_alpha_carbons(bench: ProteinBench, qtbot: QtBot) -> None:
    panel = bench.panel
    assert not panel.bar.measure.isEnabled()
    panel.work.choose((3, 40))
    alpha = real().atoms_of(("CA",))[:, 0]
    for style in (Style.SURFACE, Style.RIBBON):
        before = panel.view.solid
        pick(bench, style, Colouring.SECONDARY)
        qtbot.waitUntil(partial(_is_another, bench, before), timeout=LONG_MS)
        panel.bar.measure.click()
        (measure,) = panel.view.measures
        value = measure.value(panel.view.solid)
        assert value == pytest.approx(float(np.linalg.norm(alpha[40] - alpha[3])), abs=1e-3)
        panel.view.set_measures(())
    panel.work.choose((3,))
    assert not panel.bar.measure.isEnabled()


def test_confidence_is_offered_only_where_there_is_one(bench: ProteinBench) -> None:
    model = bench.panel.bar.colours.model()
    row = bench.panel.bar.colours.findData(Colouring.CONFIDENCE.value)
    assert not model.flags(model.index(row, 0)) & Qt.ItemFlag.ItemIsEnabled


def test_what_is_chosen_in_the_sequence_is_chosen_in_space_and_the_other_way_round(bench: ProteinBench) -> None:
    panel = bench.panel
    port = panel.sequence.viewport()
    first, last = (panel.sequence.rect_of(at).center().toPoint() for at in (3, 6))
    QTest.mouseClick(port, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, first)
    QTest.mouseClick(port, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier, last)
    assert [panel.work.chosen, panel.view.selection] == [(3, 4, 5, 6)] * 2
    panel.view.set_selection((8, 10))
    assert [panel.sequence.chosen, panel.work.chosen] == [(8, 10)] * 2
    QTest.keyClick(panel.sequence, Qt.Key.Key_Escape)
    assert panel.view.selection == ()


def test_chosen_residues_are_given_to_a_design_as_fixed(bench: ProteinBench) -> None:
    panel, asset = bench.panel, bench.part.structures[0].asset
    generator = "proteins.design-sequence"
    assert not panel.gives(generator, "fixed")
    panel.work.choose((2, 3, 4, 7))
    drawable = panel.work.drawable
    assert drawable is not None
    assert panel.gives(generator, "fixed")
    numbers = drawable.structure.numbers
    values = panel.input_task(generator, ["structure", "fixed"])(JobContext(JobId("job"), lambda _event: None))
    assert values == {"structure": asset, "fixed": f"A:{numbers[2]}-{numbers[4]}, A:{numbers[7]}"}
    assert not panel.foresee(generator, {"structure": asset})
    assert panel.foresee(generator, {"structure": "0" * 64})


def test_several_structures_can_be_opened_named_and_deleted(bench: ProteinBench, qtbot: QtBot) -> None:
    two = "".join(backbone("ALA", at) + backbone("GLY", at, chain="B") for at in range(1, 4))
    bench.panel.place(bench.structure("Two chains", two), None)
    qtbot.waitUntil(lambda: len(bench.panel.view.solid.ids) == 6, timeout=LONG_MS)
    rows = bench.panel.structures.list
    assert [rows.item(at).text() for at in range(rows.count())] == ["3FGX", "Two chains"]
    rows.setCurrentRow(0)
    qtbot.waitUntil(lambda: len(bench.panel.view.solid.ids) > 50, timeout=LONG_MS)
    rows.item(0).setText("Mine")
    assert bench.part.structures[0].name == "Mine"
    QTest.keyClick(rows, Qt.Key.Key_Delete)
    assert [one.name for one in bench.part.structures] == ["Two chains"]
    qtbot.waitUntil(lambda: len(bench.panel.view.solid.ids) == 6, timeout=LONG_MS)


def test_a_chain_can_be_hidden_and_shown_again(bench: ProteinBench, qtbot: QtBot) -> None:
    two = "".join(backbone("ALA", at) + backbone("GLY", at, chain="B") for at in range(1, 4))
    bench.panel.place(bench.structure("Two", two), None)
    qtbot.waitUntil(lambda: len(bench.panel.view.solid.ids) == 6, timeout=LONG_MS)
    menu = bench.panel.bar.chain_menu
    menu.aboutToShow.emit()
    menu.actions()[-1].setChecked(False)
    assert bench.part.structures[1].hidden == ("B",)
    qtbot.waitUntil(lambda: len(bench.panel.view.solid.ids) == 3, timeout=LONG_MS)
    menu.aboutToShow.emit()
    menu.actions()[0].trigger()
    assert not bench.part.structures[1].hidden
    menu.aboutToShow.emit()
    alone = menu.actions()[1].menu()
    assert isinstance(alone, QMenu)
    alone.actions()[1].trigger()
    assert bench.part.structures[1].hidden == ("A",)
    bench.session.undo()
    bench.session.undo()
    bench.session.undo()
    qtbot.waitUntil(lambda: len(bench.panel.view.solid.ids) == 6, timeout=LONG_MS)


def test_files_and_sequences_can_be_dropped_and_other_things_are_refused(bench: ProteinBench, qtbot: QtBot) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/somewhere/one.cif")])
    bench.panel.incoming.take(data)
    assert [path.name for path in bench.taken] == ["one.cif"]
    data = QMimeData()
    data.setText(">first\nMKTAYIAK\n>second\nGGG")
    bench.panel.incoming.take(data)
    qtbot.waitUntil(lambda: bool(bench.part.sequences), timeout=LONG_MS)
    assert bench.part.sequences[0].name == "first"
    picture = replace(bench.assets.add_bytes(b"x", "image/png"), name="x")
    with pytest.raises(UserError):
        bench.panel.place(picture, None)
    bench.panel.structures.list.setCurrentRow(1)
    bench.panel.structures.copy()
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().text().startswith(">first"), timeout=LONG_MS)
    bench.panel.structures.fold_button.click()
    qtbot.waitUntil(lambda: bool(bench.recalled), timeout=LONG_MS)
    assert bench.recalled[0].generator == "proteins.fold"
    assert str(bench.recalled[0].request["sequence"]).startswith(">first")


def test_a_damaged_structure_is_said_in_words(bench: ProteinBench, qtbot: QtBot) -> None:
    bench.panel.place(bench.structure("Broken", "nothing of a structure"), None)
    qtbot.waitUntil(lambda: bench.panel.work.error is not None, timeout=LONG_MS)
    assert bench.panel.view.solid.empty


def test_remarks_of_reading_are_shown(bench: ProteinBench, qtbot: QtBot) -> None:
    assert not bench.panel.remarks.isVisible()
    lacking = "".join(backbone("ALA", at, skip="O" if at == 2 else "") for at in range(1, 4))
    bench.panel.place(bench.structure("Lacking", lacking), None)
    qtbot.waitUntil(bench.panel.remarks.isVisible, timeout=LONG_MS)
    assert bench.panel.remarks.text()


def test_the_chosen_letters_are_copied(bench: ProteinBench) -> None:
    drawable = bench.panel.work.drawable
    assert drawable is not None
    bench.panel.work.choose((1, 2, 3))
    bench.panel.copy()
    assert QGuiApplication.clipboard().text() == "".join(drawable.structure.letters[1:4])


def test_designs_are_listed_by_score_shown_copied_and_kept(bench: ProteinBench, qtbot: QtBot, tmp_path: Path) -> None:
    item = bench.part.structures[0]
    bench.panel.offer(made_designs(bench, tmp_path, item.asset))
    dock = bench.panel.designs
    qtbot.waitUntil(lambda: dock.table.topLevelItemCount() == 2, timeout=LONG_MS)
    rows = [row for at in range(2) if (row := dock.table.topLevelItem(at)) is not None]
    scores = [float(row.text(1)) for row in rows]
    assert scores == sorted(scores)
    assert not kept(bench)
    dock.table.setCurrentItem(rows[1])
    assert "Seed" in dock.words.text()
    dock.resize(400, 600)
    dock.show()
    qtbot.waitExposed(dock)
    drawable = bench.panel.work.drawable
    assert drawable is not None
    assert dock.map.words_at(QPoint(26, 3)).startswith(drawable.structure.residue_label(0) + ": A ")
    QTest.mouseClick(dock.map.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20 + 12 * 4 + 3, 3))
    assert bench.panel.work.chosen == (4,)
    dock.copy()
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().text().startswith(">"), timeout=LONG_MS)
    dock.keep()
    assert [one.structure for one in kept(bench)] == [item.id]
    assert kept(bench)[0].details is not None
    assert dock.table.topLevelItemCount() == 2
    dock.star()
    assert kept(bench)[0].starred
    dock.remove()
    assert not kept(bench)
    dock.hide()


def test_several_designs_are_kept_and_starred_in_one_step_each(
    bench: ProteinBench, qtbot: QtBot, tmp_path: Path
) -> None:
    bench.panel.offer(made_designs(bench, tmp_path, bench.part.structures[0].asset))
    dock = bench.panel.designs
    qtbot.waitUntil(lambda: dock.table.topLevelItemCount() == 2, timeout=LONG_MS)
    dock.table.selectAll()
    assert dock.words.text().startswith("2 designs")
    assert dock.map.isVisibleTo(dock)
    dock.keep_button.click()
    assert len(kept(bench)) == 2
    assert len(dock.table.selectedItems()) == 2
    dock.star_button.click()
    assert all(one.starred for one in kept(bench))
    assert bench.steps() == ["Add structure", "Keep designs", "Star design"]
    bench.session.undo()
    assert not any(one.starred for one in kept(bench))
    bench.session.undo()
    assert not kept(bench)
    assert dock.table.topLevelItemCount() == 2
    dock.keep()
    assert len(kept(bench)) == 2


def test_designs_of_another_structure_are_not_listed(bench: ProteinBench, qtbot: QtBot, tmp_path: Path) -> None:
    made = made_designs(bench, tmp_path, bench.part.structures[0].asset)
    other = "".join(backbone("ALA", at) for at in range(1, 5))
    bench.panel.place(bench.structure("Other", other), None)
    bench.panel.offer(made)
    qtbot.waitUntil(lambda: len(bench.panel.designs._new) == 2, timeout=LONG_MS)
    assert bench.panel.designs.table.topLevelItemCount() == 0
    bench.panel.structures.list.setCurrentRow(0)
    assert bench.panel.designs.table.topLevelItemCount() == 2


def kept(bench: ProteinBench) -> list[DesignItem]:
    """The designs in the document."""
    return list(bench.part.designs)


def made_designs(bench: ProteinBench, folder: Path, structure: AssetId) -> list[Made]:
    """Two designs by a tiny network with random weights, stored as a run stores them."""
    models = OneModel(save_folder(folder / "mpnn"), "proteinmpnn")
    request = DesignRequest(structure, count=2, model="tiny", seed=3)
    outputs = made_by(DesignSequence(), request, models, bench.assets)
    return [
        Made(
            replace(bench.assets.add_bytes(bytes(output.content), FASTA), name=output.name),
            Recipe("proteins.design-sequence", "1", {"structure": structure}),
            "job",
            1.0,
            extra={name: bench.assets.add_bytes(data, "x/y").id for name, data in output.details.items()},
        )
        for output in outputs
    ]


def _drawn_meshes(bench: ProteinBench) -> list[Mesh]:
    return [mesh for mesh in bench.panel.view.solid.meshes if len(mesh.triangles)]


def test_two_structures_are_laid_on_one_another_and_how_alike_they_are_is_said(
    bench: ProteinBench, qtbot: QtBot
) -> None:
    panel = bench.panel
    moved = replace(real(), positions=real().positions[:, [1, 2, 0]] + 40.0)
    panel.place(bench.structure("Moved", pdb_text(moved)), None)
    qtbot.waitUntil(lambda: not panel.view.solid.empty and panel.work.drawable is not None, timeout=LONG_MS)
    panel.structures.align_menu.aboutToShow.emit()
    (onto,) = panel.structures.align_menu.actions()
    assert bench.part.structures[1].id == panel.structures.current_id
    onto.trigger()
    qtbot.waitUntil(panel.aligned.isVisible, timeout=LONG_MS)
    assert "RMSD 0.00" in panel.aligned.words.text
    assert "TM-score 1.000" in panel.aligned.words.text
    qtbot.waitUntil(lambda: len(_drawn_meshes(bench)) == 2, timeout=LONG_MS)
    both = _drawn_meshes(bench)
    assert float(abs(both[0].points - both[1].points).max()) < 0.1
    assert set(both[1].ids.tolist()) == {-1}
    panel.aligned.end()
    qtbot.waitUntil(lambda: len(_drawn_meshes(bench)) == 1, timeout=LONG_MS)


def test_an_aligned_error_is_kept_with_its_structure_and_pairs_can_be_chosen(
    bench: ProteinBench, qtbot: QtBot, tmp_path: Path
) -> None:
    count = real().residue_count
    rows = [[abs(row - column) / 4 for column in range(count)] for row in range(count)]
    file = tmp_path / "pae.json"
    file.write_text(json.dumps([{"predicted_aligned_error": rows, "max_predicted_aligned_error": 31.75}]))
    small = tmp_path / "small.json"
    small.write_text(json.dumps({"predicted_aligned_error": [[0.0, 1.0], [1.0, 0.0]]}))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(small))])
    bench.panel.incoming.take(data)
    qtbot.waitUntil(lambda: bool(bench.messages.failed), timeout=LONG_MS)
    data.setUrls([QUrl.fromLocalFile(str(file))])
    bench.panel.incoming.take(data)
    dock = bench.panel.aligned_error
    qtbot.waitUntil(lambda: not dock.open_button.isVisibleTo(dock), timeout=LONG_MS)
    qtbot.waitUntil(lambda: "32 Å" in dock.words.text(), timeout=LONG_MS)
    assert bench.steps() == ["Add structure", "Add aligned error"]
    dock.map.resize(2 * count + 8, 2 * count + 8)
    assert dock.map.words_at(QPoint(4 + 2 * 8 + 1, 5)) == "Residues 1 and 9: 2.0 Å"
    QTest.mousePress(dock.map, Qt.MouseButton.LeftButton, pos=QPoint(4 + 2 * 8 + 1, 4 + 2 * 6 + 1))
    QTest.mouseRelease(dock.map, Qt.MouseButton.LeftButton, pos=QPoint(4 + 2 * 8 + 1, 4 + 2 * 6 + 1))
    assert bench.panel.work.chosen == (6, 8)
    bench.session.undo()
    qtbot.waitUntil(lambda: dock.open_button.isVisibleTo(dock), timeout=LONG_MS)


def test_a_predicted_structure_comes_with_its_confidence_and_its_aligned_error(
    bench: ProteinBench, qtbot: QtBot
) -> None:
    count = real().residue_count
    sure = replace(real(), b_factors=np.linspace(30, 98, count, dtype=np.float32)[real().residue_of])
    asset = bench.structure("Test, no prediction: mine", pdb_text(sure))
    error = json.dumps({"predicted_aligned_error": [[1.0] * count] * count, "ptm": 0.25, "test": True}).encode()
    extra = {"json": str(bench.assets.add_bytes(error, "x/y").id)}
    bench.panel.offer([Made(asset, Recipe("proteins.fold", "1", {"sequence": "MK"}), "job", 1.0, extra=extra)])
    qtbot.waitUntil(lambda: len(bench.part.structures) == 2, timeout=LONG_MS)
    assert bench.part.structures[1].name == "Test, no prediction: mine"
    assert bench.steps() == ["Add structure"] * 2
    qtbot.waitUntil(lambda: "pTM 0.25" in bench.panel.aligned_error.words.text(), timeout=LONG_MS)
    qtbot.waitUntil(lambda: bench.panel.work.drawable is not None, timeout=LONG_MS)
    pick(bench, Style.RIBBON, Colouring.CONFIDENCE)
    qtbot.waitUntil(lambda: _painted(bench) == 4, timeout=LONG_MS)
    assert bench.panel.bar.colouring is Colouring.CONFIDENCE


def _painted(bench: ProteinBench) -> int:
    """How many colours the ribbon has."""
    return len({tuple(one) for mesh in bench.panel.view.solid.meshes for one in mesh.colours.tolist()})


def test_a_predicted_antibody_comes_without_an_aligned_error(bench: ProteinBench, qtbot: QtBot) -> None:
    asset = bench.structure("Nanobody")
    extra = {"json": str(bench.assets.add_bytes(b'{"mean_error": 0.4}', "x/y").id)}
    bench.panel.offer([Made(asset, Recipe("proteins.antibody", "1", {"heavy": "MK"}), "job", 1.0, extra=extra)])
    qtbot.waitUntil(lambda: len(bench.part.structures) == 2, timeout=LONG_MS)
    assert bench.part.structures[1].aligned_error is None
    assert not bench.messages.failed
