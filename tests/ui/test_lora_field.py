"""The list of LoRAs in the form: weights, words, switching off, files that are dropped, and what does not fit."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot
from safetensors.numpy import save_file

from app.api import ModelFormat, ModelId, ModelKind, ModelRecord
from app.ui.lora_field import LoraField
from app.widgets.icons import Icons
from tests.conftest import REPOSITORY
from tests.ui.opened import Opened


def _record(name: str, kind: ModelKind, architecture: str, words: tuple[str, ...] = ()) -> ModelRecord:
    path = Path(f"{name}.safetensors")
    return ModelRecord(
        ModelId(f"id-{name}"), name, kind, architecture, ModelFormat.SINGLE_FILE, path, 1, trigger_words=words
    )


INK = _record("Ink Wash", ModelKind.LORA, "sd-1.5", ("inkwash", "brush"))
XL = _record("Oil XL", ModelKind.LORA, "sdxl")
PLAIN = _record("Plain", ModelKind.CHECKPOINT, "sd-1.5-inpaint")


@pytest.fixture
def field(qtbot: QtBot) -> LoraField:
    """A list over two LoRAs, for a checkpoint of Stable Diffusion 1.5."""
    made = LoraField("LoRAs", lambda kind: [INK, XL] if kind is ModelKind.LORA else [], Icons(REPOSITORY / "resources"))
    qtbot.addWidget(made)
    made.show_model(PLAIN)
    return made


def test_loras_are_put_in_weighed_switched_off_and_taken_out(field: LoraField) -> None:
    told: list[str] = []
    field.changed.connect(lambda: told.append(field.value()))
    menu = field.menu()
    actions = {action.text(): action for action in menu.actions()}
    assert list(actions) == ["Ink Wash", "For other models"]
    actions["Ink Wash"].trigger()
    assert field.value() == "<lora:Ink Wash:1>"
    (row,) = field.rows
    row.weight.value_changed.emit(0.7)
    assert field.value() == "<lora:Ink Wash:0.7>"
    row.eye.click()
    assert field.value() == "# <lora:Ink Wash:0.7>"
    assert not row.weight.isEnabled()
    assert row.eye.toolTip() == "Switch Ink Wash on"
    field.add(INK)
    assert field.value() == "<lora:Ink Wash:0.7>"
    row.gone.emit()
    assert field.value() == ""
    assert len(told) == 5
    menu.deleteLater()


def test_its_words_are_offered_and_what_is_amiss_is_said(field: LoraField) -> None:
    words: list[str] = []
    field.word_chosen.connect(words.append)
    field.set_value("<lora:ink wash:0.8:0.2>\n# <lora:Oil XL:1>\n<lora:gone:1>")
    ink, oil, gone = field.rows
    assert [button.text() for button in ink.word_buttons] == ["inkwash", "brush"]
    ink.word_buttons[1].click()
    assert words == ["brush"]
    assert ink.complaint.text() == ""
    assert oil.complaint.text() == "Made for sdxl, and Plain is sd-1.5-inpaint."
    assert "is not on this machine" in gone.complaint.text()
    assert field.value() == "<lora:ink wash:0.8:0.2>\n# <lora:Oil XL:1>\n<lora:gone:1>"
    field.show_model(_record("XL", ModelKind.CHECKPOINT, "sdxl"))
    assert oil.complaint.text() == ""
    assert "Made for sd-1.5" in ink.complaint.text()
    with pytest.raises(ValueError, match="says something else"):
        field.set_value("a fox")
    assert field.value().startswith("<lora:ink wash")


_KEPT: list[QMimeData] = []
"""Qt does not keep what is dropped."""


def _dropped(*paths: Path) -> QDropEvent:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    _KEPT.append(data)
    return QDropEvent(
        QPointF(2, 2), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )


def test_a_file_that_is_dropped_is_added_and_worn(opened: Opened, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "Dropped.safetensors"
    layer = "lora_unet_down_blocks_0_attentions_0_transformer_blocks_0_attn2_to_k"
    tensors = {
        f"{layer}.lora_down.weight": np.zeros((2, 768), np.float32),
        f"{layer}.lora_up.weight": np.zeros((320, 2), np.float32),
    }
    save_file(tensors, path, {"ss_tag_frequency": json.dumps({"10_fox": {"dropfox": 10}})})
    opened.window.workspaces.show("canvas.canvas")
    dock = opened.window.prompt_dock
    dock.recall("canvas.text-to-image", {"prompt": "a fox"})

    def loras() -> LoraField:
        form = dock._form()
        assert form is not None
        assert form.loras is not None
        return form.loras

    loras().dropEvent(_dropped(path))
    qtbot.waitUntil(lambda: bool(loras().rows), timeout=30_000)
    (row,) = loras().rows
    assert loras().value() == "<lora:Dropped:1>"
    assert [button.text() for button in row.word_buttons] == ["dropfox"]
    row.word_buttons[0].click()
    form = dock._form()
    assert form is not None
    assert form.prompt is not None
    assert form.prompt.text() == "a fox, dropfox"
    assert form.values()["loras"] == "<lora:Dropped:1>"
    # The studio's own model is of another architecture.
    assert "Made for sd-1.5" in row.complaint.text()
    dock.recall("canvas.text-to-image", {"loras": "# <lora:Dropped:0.5>"})
    assert loras().value() == "# <lora:Dropped:0.5>"
