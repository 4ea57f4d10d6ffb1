"""The prompt dock: several at once from every generator, and what fields say that are left open."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.api import Json, fields_of
from app.jobs import JobSpec
from app.ui.field_values import count_of, instead
from app.widgets.number_slider import NumberSlider
from plugins.audio.generators.requests import ComposeRequest, RenderRequest
from plugins.audio.generators.text_to_audio import TextToAudioRequest
from plugins.canvas.generators import TextToImageRequest
from plugins.text.generators.requests import ContinueRequest
from tests.ui.opened import Opened


def _four(opened: Opened) -> QAction:
    menu = opened.window.prompt_dock._arrow.menu()
    menu.aboutToShow.emit()
    return next(action for action in menu.actions() if action.text() == "Make four")


@pytest.mark.parametrize(
    ("request_type", "name"),
    [
        (TextToImageRequest, "batch"),
        (ContinueRequest, "batch"),
        (ComposeRequest, "variations"),
        (TextToAudioRequest, "variations"),
    ],
)
def test_each_medium_says_how_many(request_type: type, name: str) -> None:
    assert count_of(fields_of(request_type), 4) == {name: 4}
    assert count_of(fields_of(request_type), 100)[name] in (8, 16)
    assert count_of(fields_of(RenderRequest), 4) == {}


def test_four_are_made_of_a_song_too(opened: Opened, qtbot: QtBot) -> None:
    opened.window.workspaces.show("audio.audio")
    dock = opened.window.prompt_dock
    dock.recall("audio.compose", {"prompt": "piano, 1 bar", "variations": 1})
    four = _four(opened)
    assert four.isVisible()
    four.trigger()

    def requests() -> list[Mapping[str, Json]]:
        return [job.work.request for job in opened.jobs.jobs if isinstance(job.work, JobSpec)]

    qtbot.waitUntil(lambda: bool(requests()))
    assert [request["variations"] for request in requests()] == [4]
    dock.recall("audio.render", {})
    assert not _four(opened).isVisible()


def test_open_fields_say_who_fills_them(opened: Opened) -> None:
    opened.window.workspaces.show("audio.audio")
    opened.window.prompt_dock.recall("audio.compose", {"prompt": ""})
    form = opened.window.prompt_dock._form()
    assert form is not None
    tempo = form._sliders["bpm"]
    assert isinstance(tempo, NumberSlider)
    assert tempo._placeholder == "by the prompt"
    keys = [line for line in form.findChildren(QLineEdit) if line.accessibleName() == "Key"]
    assert [line.placeholderText() for line in keys] == ["by the prompt"]
    assert instead("loudness", None, fields_of(ComposeRequest)) == "as it is mixed"
