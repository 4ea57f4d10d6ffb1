"""Takes of sound models say what the model made of what it was asked for."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import soundfile
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.api import Asset, Conditions, Honoured, Made, Recipe, Words
from plugins.audio.panel.making import Making
from plugins.audio.panel.player import Player
from plugins.audio.panel.take_facts import TakeFacts
from plugins.audio.panel.takes import Takes
from plugins.audio.sound.model_sound import DETAIL, ModelSound
from tests.ui.audio_parts import SongBench

TOLD = ModelSound(
    44_100, 44_100, 1, 120.0, 1, "C minor", "4/4", "A tense chase. 120 BPM, C minor.",
    Conditions(Honoured.HINTED, Honoured.HINTED, Honoured.HONOURED, Honoured.IGNORED),
    (Words("The model fell silent after {heard} of {wanted} seconds.", heard="0.4", wanted="1.0"),),
)  # fmt: skip


@pytest.fixture
def bench(tmp_path: Path, resources: Path) -> Iterator[SongBench]:
    """A song with nothing in it."""
    made = SongBench(tmp_path, resources)
    yield made
    made.close()


@pytest.fixture
def takes(bench: SongBench, qtbot: QtBot) -> Iterator[Takes]:
    """The strip, in a window of its own."""
    window = QWidget()
    qtbot.addWidget(window)
    player = Player(bench.work, parent=window)
    found = Takes(bench.work, Making(bench.work, window), player, bench.icons, window)
    found.resize(900, 140)
    yield found
    found.close_work()
    player.close_work()


def made(bench: SongBench, name: str, told: ModelSound | None) -> Made:
    """A second of sound as a model gives it, with what is kept beside it."""
    held = io.BytesIO()
    sound = np.sin(np.arange(44_100) * (0.02 + 0.001 * len(name))).astype(np.float32) * 0.1
    soundfile.write(held, sound, 44_100, format="WAV")
    asset = bench.assets.add_bytes(held.getvalue(), "audio/wav", (44_100, 1))
    extra: dict[str, str] = {}
    if told is not None:
        extra[DETAIL] = bench.assets.add_bytes(told.to_bytes(), "application/json").id
    named = Asset(asset.id, asset.media_type, asset.byte_size, asset.shape, name)
    return Made(named, Recipe("audio.text-to-audio", "1", {"prompt": name}), "job", 1.0, extra=extra)


def test_the_chosen_take_says_what_the_model_made_of_what_it_was_asked(
    bench: SongBench, takes: Takes, qtbot: QtBot
) -> None:
    other = replace(TOLD, notes=(), conditions=Conditions(*[Honoured.HONOURED] * 4), prompt="Rain.")
    takes.offer([made(bench, "a", TOLD)])
    qtbot.waitUntil(lambda: len(takes.takes) == 1, timeout=10_000)
    takes.offer([made(bench, "bb", other)])
    qtbot.waitUntil(lambda: len(takes.takes) == 2, timeout=10_000)
    takes.offer([made(bench, "ccc", None)])
    qtbot.waitUntil(lambda: len(takes.takes) == 3, timeout=10_000)
    facts = takes.findChild(TakeFacts)
    assert facts is not None
    assert facts.text == (
        "Keeps to: length. Only a hint: tempo, key. Ignored: region. The model fell silent after 0.4 of 1.0 seconds."
    )
    assert facts.toolTip().splitlines()[-1] == "The model was told: A tense chase. 120 BPM, C minor."
    assert "Only a hint: tempo, key." in facts.toolTip().splitlines()
    assert facts.isVisibleTo(takes)
    takes.flip(1)
    assert facts.text == "Keeps to: tempo, key, length, region."
    assert "Rain." in facts.toolTip()
    takes.flip(1)
    assert not facts.isVisibleTo(takes)
    assert facts.toolTip() == ""
