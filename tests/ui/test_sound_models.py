"""Sound models in the window: one is offered where there is none, and what a chosen one makes of the form is said."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QLabel, QListWidget
from pytestqt.qtbot import QtBot

from app.api import ModelFormat, ModelId, ModelKind, ModelOf, ModelRecord, fields_of
from app.engine.detectors.sound import CONDITIONS
from app.ui.field_values import instead
from app.ui.form import RequestForm
from app.ui.model_manager import ModelManager
from app.ui.model_offer import ModelOffer
from app.widgets.progress_button import ProgressButton
from plugins.audio.generators.text_to_audio import TextToAudioRequest
from plugins.text.generators.requests import ContinueRequest
from tests.ui.canvas_parts import KeptSettings
from tests.ui.opened import Opened

ACE_STEP = ModelRecord(
    ModelId("ace"), "ACE-Step", ModelKind.SOUND_MODEL, "ace-step", ModelFormat.DIFFUSERS, Path("ace"), 1,
    licence="mit", conditions=CONDITIONS["ace-step"], ignored=("guidance", "negative_prompt"),
)  # fmt: skip
MUSICGEN = replace(
    ACE_STEP, id=ModelId("musicgen"), name="MusicGen", architecture="musicgen", default_steps=0,
    conditions=CONDITIONS["musicgen"], ignored=("steps", "negative_prompt"),
)  # fmt: skip


def test_the_smallest_sound_model_is_offered_with_its_size_and_licence(opened: Opened, qtbot: QtBot) -> None:
    offer = ModelOffer(opened.window._parts, ModelOf(ModelKind.SOUND_MODEL))
    qtbot.addWidget(offer)
    button = offer.findChild(ProgressButton)
    assert button is not None
    qtbot.waitUntil(button.isEnabled)
    words = "\n".join(label.text() for label in offer.findChildren(QLabel))
    assert "No sound model yet" in words
    assert "MusicGen Small" in words
    assert "2.4 GB" in words
    assert "cc-by-nc-4.0" in words


def test_where_there_is_none_the_generator_offers_it_and_generates_nothing(opened: Opened, qtbot: QtBot) -> None:
    opened.window.workspaces.show("audio.audio")
    dock = opened.window.prompt_dock
    assert dock.findChild(ModelOffer) is None
    dock.recall("audio.text-to-audio", {"prompt": "a red fox", "bars": 4})
    qtbot.waitUntil(lambda: dock.findChild(ModelOffer) is not None)
    assert not dock._button.isEnabled()
    form = dock._form()
    assert form is not None
    assert form.values()["bars"] == 4
    dock.recall("audio.compose", {"prompt": "a red fox"})
    qtbot.waitUntil(lambda: dock.findChild(ModelOffer) is None)
    assert dock._button.isEnabled()


def test_the_form_takes_what_the_model_takes(opened: Opened, qtbot: QtBot) -> None:
    dock = opened.window.prompt_dock
    form = RequestForm(
        "audio.text-to-audio", TextToAudioRequest, lambda _kind: [ACE_STEP, MUSICGEN], KeptSettings(), dock._icons,
        dock._pictures,
    )  # fmt: skip
    qtbot.addWidget(form)
    form.set_values({"model": "musicgen", "steps": 20, "guidance": 4.0, "prompt": "a red fox"})
    assert form.model_needed == ModelOf(ModelKind.SOUND_MODEL)
    assert form.values()["steps"] is None
    assert form.values()["guidance"] == 4.0
    assert "MusicGen" in form._rows["steps"].toolTip()
    assert instead("steps", form.model(), fields_of(TextToAudioRequest)) == "none"
    assert instead("seconds", form.model(), fields_of(TextToAudioRequest)) == "by the bars"
    assert instead("temperature", None, fields_of(ContinueRequest)) == "by the preset"
    form.set_values({"model": "ace"})
    assert (form.values()["steps"], form.values()["guidance"]) == (20, None)
    request = form.checked(form.values())
    assert isinstance(request, TextToAudioRequest)
    assert (request.bars, request.loop, request.seconds) == (8, True, None)


def test_what_a_model_makes_of_tempo_key_length_and_region_stands_below_the_form(opened: Opened) -> None:
    dock = opened.window.prompt_dock
    dock._records[ModelKind.CHECKPOINT] = [replace(ACE_STEP, kind=ModelKind.CHECKPOINT)]
    dock._forms.clear()
    dock._show_form()
    assert dock._note.text() == "Keeps to: length, region. Only a hint: tempo, key. · mit"


def test_the_model_manager_lists_what_can_be_fetched_with_its_kind(opened: Opened, qtbot: QtBot) -> None:
    manager = ModelManager(opened.window._parts, opened.window.status, opened.window)
    rows = manager.findChild(QListWidget)
    assert rows is not None
    qtbot.waitUntil(lambda: rows.count() > 0)
    texts = [rows.item(row).text() for row in range(rows.count())]
    assert any(text.startswith("Stable Audio Open\nsound model · can be fetched") for text in texts)


def test_the_offer_is_one_of_those_that_are_needed(opened: Opened, qtbot: QtBot) -> None:
    offer = ModelOffer(opened.window._parts, ModelOf(ModelKind.PLUGIN_MODEL, ("proteinmpnn",)))
    qtbot.addWidget(offer)
    button = offer.findChild(ProgressButton)
    assert button is not None
    qtbot.waitUntil(button.isEnabled, timeout=20_000)
    assert button.accessibleName() == "Fetch ProteinMPNN"
