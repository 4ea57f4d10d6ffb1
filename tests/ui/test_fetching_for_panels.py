"""A panel says what can be fetched, and has it fetched; the window offers the model then."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.api import CatalogueEntry, JobContext, ModelFormat, ModelId, ModelKind, ModelRecord, PanelContext, Words
from plugins.proteins.panel.panel import ProteinsPanel
from tests.ui.opened import Opened


def test_a_panel_has_a_model_fetched(
    opened: Opened, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = CatalogueEntry(
        ModelId("thing"), "Thing", ModelKind.PLUGIN_MODEL, "thing", "mit", 1, 1, Words("A thing."), "wheel:thing==1"
    )
    asked: list[ModelId] = []

    def fetch(wanted: ModelId, _job: JobContext) -> ModelRecord:
        asked.append(wanted)
        return ModelRecord(wanted, "Thing", ModelKind.PLUGIN_MODEL, "thing", ModelFormat.PLUGIN, tmp_path, 1)

    opened.window.workspaces.show("proteins.proteins")
    panel: QWidget | None = opened.window.workspaces.widget
    assert isinstance(panel, ProteinsPanel)
    context: PanelContext = panel.context
    assert any(one.architecture == "proteinmpnn" for one in context.catalogue())
    monkeypatch.setattr(opened.window._parts.studio.models, "fetch", fetch)
    with qtbot.waitSignal(opened.window.workspaces.model_fetched):
        job = context.fetch(entry)
    assert job is not None
    assert job.title == "Fetching Thing"
    assert asked == [entry.id]
