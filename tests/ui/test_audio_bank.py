"""The song's sound font in the panel: it plays, a missing one is said once, and exports sound the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
import soundfile
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.api import ExportContext, JobContext, ModelId, ModelKind, ModelRecord, UserError
from app.engine.library import Library
from app.jobs import JobId
from plugins.audio.commands import SetBank
from plugins.audio.exchange import WriteSound
from plugins.audio.exchange.options import SoundOptions
from plugins.audio.panel.font_box import FontBox
from plugins.audio.panel.making import Making
from plugins.audio.panel.song_bank import SongBank
from plugins.audio.sound.bank import OWN_BANK, Bank, shared_bank
from plugins.audio.sound.samples import Audio
from plugins.audio.sound.song_mixer import SongMixer
from tests.sound_fonts import small_bank
from tests.ui.audio_listening import RATE, Listening


class Fonts:
    """A library without fonts at first, and the bank of a song that is heard."""

    def __init__(self, folder: Path, resources: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.library = Library(folder / "none", folder / "data", lambda: ("", 0, 0))
        self.own = shared_bank(resources / OWN_BANK)
        self.listening = Listening(folder, resources, self.own)
        monkeypatch.setattr(self.listening.bench.generators, "models", self.usable)
        self.folder = folder
        self.bank = SongBank(self.listening.bench.work, self.listening.player)

    def usable(self, kind: ModelKind) -> Sequence[ModelRecord]:
        """The models of a kind."""
        return self.library.records(kind)

    def add(self, name: str = "sines") -> ModelRecord:
        """Add a font."""
        (record,) = self.library.add(small_bank(self.folder / f"{name}.sf2", name))
        return record

    def choose(self, font: str) -> None:
        """Name a font in the song."""
        self.listening.bench.session.execute(SetBank(font))

    def parent(self, qtbot: QtBot) -> QWidget:
        """A widget that a menu belongs to."""
        widget = QWidget()
        qtbot.addWidget(widget)
        return widget

    @property
    def said(self) -> list[str]:
        """What was told."""
        return [text for text, _action in self.listening.bench.messages.said]


@pytest.fixture
def fonts(tmp_path: Path, resources: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> Iterator[Fonts]:
    """A song of piano, played with the studio's own instruments."""
    found = Fonts(tmp_path, resources, monkeypatch)
    found.listening.ready(qtbot)
    yield found
    found.listening.close()


def heard_with(fonts: Fonts, bank: Bank) -> Audio:
    """The beginning of the song with a bank."""
    bench = fonts.listening.bench
    return SongMixer(bench.song(), bench.assets, bank, RATE).render(0, RATE)


def test_the_font_that_is_chosen_plays_and_choosing_is_undone(fonts: Fonts, qtbot: QtBot) -> None:
    record, listening = fonts.add(), fonts.listening
    fonts.bank.choose(record.id)
    assert listening.bench.song().bank == record.id
    assert fonts.bank.font == record.id
    font = shared_bank(record.path)
    assert fonts.bank.bank is listening.player.bank is font
    listening.ready(qtbot, lambda mixer: mixer.renders.bank is font)
    listening.player.play()
    sound = listening.hear(1)
    assert np.abs(sound).max() > 0.01
    assert np.array_equal(sound, heard_with(fonts, font)[: len(sound)])
    assert not np.array_equal(sound, heard_with(fonts, fonts.own)[: len(sound)])
    listening.bench.session.undo()
    assert listening.player.bank is fonts.own
    assert listening.bench.steps()[-1] != "Choose the sound font"
    assert fonts.said == []


def test_while_a_font_is_missing_the_own_instruments_play_and_that_is_said_once(fonts: Fonts) -> None:
    fonts.choose("sines")
    assert fonts.listening.player.bank is fonts.own
    assert fonts.bank.font == ""
    (said,) = fonts.said
    assert "sines" in said
    assert "own instruments" in said
    fonts.listening.player.play()
    fonts.listening.player.pause()
    assert len(fonts.said) == 1
    record = fonts.add()
    assert record.id == "sines"
    fonts.listening.player.play()
    assert fonts.listening.player.bank is shared_bank(record.path)
    assert fonts.bank.font == "sines"


def test_a_damaged_font_is_told_and_the_own_instruments_play(fonts: Fonts) -> None:
    record = fonts.add()
    data = bytearray(record.path.read_bytes())
    at = data.index(b"pgen") + 8
    data[at + 4 : at + 8] = b"\xff" * 4
    place = data.index(b"ibag") + 8
    data[place : place + 2] = b"\xff\xff"
    record.path.write_bytes(bytes(data))
    fonts.choose(record.id)
    assert fonts.listening.player.bank is fonts.own
    assert len(fonts.listening.bench.messages.failed) == 1


def test_the_menu_offers_every_font_and_what_is_missing(fonts: Fonts, qtbot: QtBot) -> None:
    parent = fonts.parent(qtbot)
    menu = fonts.bank.menu(parent)
    shown = [action.text() for action in menu.actions() if action.text()]
    assert shown[0] == "The studio's own instruments"
    assert "model manager" in shown[-1]
    fonts.choose("gone")
    record = fonts.add("Horns & more")
    menu = fonts.bank.menu(parent)
    assert [(action.text(), action.isChecked()) for action in menu.actions()] == [
        ("The studio's own instruments", False),
        ("Horns && more", False),
        ("gone (not on this machine)", True),
    ]
    menu.actions()[1].trigger()
    assert fonts.listening.bench.song().bank == record.id
    menu.actions()[0].trigger()
    assert fonts.listening.bench.song().bank == ""


def test_the_box_shows_what_plays_and_lists_fonts_that_come_later(fonts: Fonts, qtbot: QtBot) -> None:
    bench = fonts.listening.bench
    box = FontBox(bench.work, fonts.bank, bench.icons)
    qtbot.addWidget(box)
    assert [box.itemText(at) for at in range(box.count())] == ["The studio's own instruments"]
    record = fonts.add()
    # What opening it does; the offscreen platform cannot grab the keyboard for the list.
    box.refresh()
    assert box.currentIndex() == 0
    box.setCurrentIndex(1)
    box.activated.emit(1)
    assert bench.song().bank == record.id
    bench.session.undo()
    assert box.currentText() == "The studio's own instruments"
    fonts.choose("gone")
    assert box.currentText() == "gone (not on this machine)"


def test_generators_are_given_the_font_that_plays(fonts: Fonts) -> None:
    making = Making(fonts.listening.bench.work, fonts.bank)
    making.font = lambda: fonts.bank.font
    job = JobContext(JobId("job"), lambda _event: None)
    record = fonts.add()
    for font in ("gone", record.id):
        fonts.choose(font)
        expected = None if font == "gone" else record.id
        assert making.input_task(["plan", "bank"])(job) == {"plan": None, "bank": expected}
        given = making.input_task(["clip", "tracks", "bars", "bank"])(job)
        assert isinstance(given, dict)
        assert given["bank"] == expected
        assert given["clip"]


def test_an_export_sounds_as_it_is_played_and_is_refused_without_the_font(
    fonts: Fonts, resources: Path, tmp_path: Path
) -> None:
    record, bench = fonts.add(), fonts.listening.bench
    fonts.choose(record.id)
    path = tmp_path / "song.wav"
    here = WriteSound(SoundOptions(), ExportContext(resources, fonts.usable))
    here(bench.session.document, bench.assets, path)
    with soundfile.SoundFile(path) as file:
        written = file.read(RATE, dtype="float32")
    assert np.abs(written - heard_with(fonts, shared_bank(record.path))).max() < 1e-6
    elsewhere = WriteSound(SoundOptions(), ExportContext(resources, lambda _kind: []))
    with pytest.raises(UserError, match=f"“{record.id}” of this song is not on this machine"):
        elsewhere(bench.session.document, bench.assets, path)
    fonts.library.remove(ModelId(record.id))
    with pytest.raises(UserError, match="not on this machine"):
        here(bench.session.document, bench.assets, path)
