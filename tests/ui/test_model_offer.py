"""Where there is no model of a kind, one is offered; what a model does not honour is said in the form."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.api import JobContext, ModelFormat, ModelId, ModelKind, ModelRecord, UserError
from app.ui.form import RequestForm
from app.ui.model_offer import ModelOffer
from app.widgets.progress_button import ProgressButton
from plugins.text.generators.requests import ContinueRequest
from tests.ui.canvas_parts import KeptSettings
from tests.ui.opened import Opened


def offer(opened: Opened) -> ModelOffer | None:
    """What is offered in the prompt dock now."""
    return opened.window.prompt_dock.findChild(ModelOffer)


def shown(widget: ModelOffer) -> str:
    """All its words."""
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def button(widget: ModelOffer) -> ProgressButton:
    """What fetches it."""
    found = widget.findChild(ProgressButton)
    assert found is not None
    return found


def test_the_smallest_model_is_offered_with_its_size_and_licence(opened: Opened, qtbot: QtBot) -> None:
    assert offer(opened) is None
    opened.window.workspaces.show("text.text")
    found = offer(opened)
    assert found is not None
    qtbot.waitUntil(lambda: button(found).isEnabled())
    words = shown(found)
    assert "No language model yet" in words
    assert "SmolLM2 135M" in words
    assert "98 MB" in words
    assert "apache-2.0" in words
    opened.window.workspaces.show("canvas.canvas")
    qtbot.waitUntil(lambda: offer(opened) is None)


def test_what_could_not_be_fetched_can_be_tried_again(
    opened: Opened, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_entry: ModelId, context: JobContext) -> ModelRecord:
        context.report(1, 2, "Fetching")
        raise UserError("The package index cannot be reached.", advice="Check the network.")

    monkeypatch.setattr(opened.window._parts.studio.models, "fetch", refuse)
    opened.window.workspaces.show("text.text")
    found = offer(opened)
    assert found is not None
    qtbot.waitUntil(lambda: button(found).isEnabled())
    with qtbot.waitSignal(opened.jobs.changed, check_params_cb=lambda job, _event: job.state.value == "failed"):
        button(found).click()
    assert not button(found).busy
    assert button(found).isEnabled()
    assert offer(opened) is found


def test_a_model_that_came_is_offered_no_more(opened: Opened, qtbot: QtBot, tmp_path: Path) -> None:
    opened.window.workspaces.show("text.text")
    assert offer(opened) is not None
    here = ModelRecord(
        ModelId("tiny"), "Tiny", ModelKind.LANGUAGE_MODEL, "llama", ModelFormat.GGUF, tmp_path / "tiny.gguf", 1
    )
    opened.window.prompt_dock._records[ModelKind.LANGUAGE_MODEL] = [here]
    opened.window.prompt_dock._show_form()
    qtbot.waitUntil(lambda: offer(opened) is None)


def test_what_a_model_does_not_honour_is_said_and_not_sent(opened: Opened, qtbot: QtBot, tmp_path: Path) -> None:
    honest = ModelRecord(
        ModelId("honest"), "Honest", ModelKind.LANGUAGE_MODEL, "llama", ModelFormat.GGUF, tmp_path / "a.gguf", 1
    )
    deaf = ModelRecord(
        ModelId("deaf"),
        "Deaf",
        ModelKind.LANGUAGE_MODEL,
        "llama",
        ModelFormat.TRANSFORMERS,
        tmp_path / "b",
        1,
        ignored=("temperature",),
    )
    dock = opened.window.prompt_dock
    form = RequestForm(
        "text.continue", ContinueRequest, lambda _kind: [honest, deaf], KeptSettings(), dock._icons, dock._pictures
    )
    qtbot.addWidget(form)
    assert "text" not in form.values()
    assert set(form.given) >= {"text", "memory", "note", "lore"}
    form.set_values({"temperature": 0.4, "model": "honest"})
    assert form.values()["temperature"] == 0.4
    form.set_values({"model": "deaf"})
    assert form.values()["temperature"] is None
    assert "Deaf" in form._rows["temperature"].toolTip()
    form.set_values({"model": "honest"})
    assert form.values()["temperature"] == 0.4
