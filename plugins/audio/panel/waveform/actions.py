"""What can be done in the editor of sound, with names, menus and keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from app.api import Action
from plugins.audio.sound_edits import SoundEdit

if TYPE_CHECKING:
    from plugins.audio.panel.waveform.editor import SoundEditor


def actions_of(editor: SoundEditor) -> Sequence[Action]:
    """Every action of an editor; their keys work while it has the focus."""
    return (*_edits(editor), *_select(editor), *_view(editor))


def _edits(editor: SoundEditor) -> Sequence[Action]:
    editing, make = editor.editing, editor.editing.make

    def ready() -> bool:
        return editing.ready

    def chosen() -> bool:
        return editing.has_selection

    rows = (
        Action("audio.sound.trim", "Trim to the selection", editing.trim, "clip", ("Ctrl+T",),
               "Only the selected part of the sound is played; the rest stays in the file.", "crop", enabled=chosen),
        Action("audio.sound.cut", "Cut out the selection",
               partial(make, SoundEdit.CUT, label="Cut out"), "clip", ("Del",),
               "What follows moves up; the clip becomes shorter.", "scissors", enabled=chosen),
        Action("audio.sound.silence", "Silence",
               partial(make, SoundEdit.SILENCE, label="Silence"), "clip", ("Ctrl+L",),
               "The selected part falls silent.", "volume-x"),
        Action("audio.sound.fade-in", "Fade in",
               partial(make, SoundEdit.FADE_IN, label="Fade in"), "clip", ("Ctrl+Shift+I",),
               "The selected part rises from silence.", "chevron-up"),
        Action("audio.sound.fade-out", "Fade out",
               partial(make, SoundEdit.FADE_OUT, label="Fade out"), "clip", ("Ctrl+Shift+O",),
               "The selected part falls to silence.", "chevron-down"),
        Action("audio.sound.normalise", "Normalise to −1 dB",
               partial(make, SoundEdit.NORMALISE, label="Normalise"), "clip", ("Ctrl+Shift+N",),
               "The loudest sample of the selected part comes to 1 dB below full scale.", "chart-no-axes-column"),
        Action("audio.sound.louder", "Louder by 3 dB",
               partial(make, SoundEdit.LOUDER, label="Louder"), "clip", ("Ctrl+Up",),
               "The selected part becomes louder.", "volume-2"),
        Action("audio.sound.quieter", "Quieter by 3 dB",
               partial(make, SoundEdit.QUIETER, label="Quieter"), "clip", ("Ctrl+Down",),
               "The selected part becomes quieter."),
        Action("audio.sound.reverse", "Reverse",
               partial(make, SoundEdit.REVERSE, label="Reverse"), "clip", ("Ctrl+R",),
               "The selected part is played backwards.", "arrow-right-left"),
    )  # fmt: skip
    return tuple(replace(row, enabled=row.enabled or ready, while_focused=True) for row in rows)


def _select(editor: SoundEditor) -> Sequence[Action]:
    view = editor.view
    none = Action(
        "audio.sound.select-none", "Select no time", view.selecting.clear, "select", ("Ctrl+Shift+A",),
        enabled=lambda: view.selection is not None, while_focused=True,
    )  # fmt: skip
    return (none,)


def _view(editor: SoundEditor) -> Sequence[Action]:
    view = editor.view

    def shown() -> bool:
        return view.span is not None

    return (
        Action("audio.sound.spectrogram", "Spectrogram", editor.toggle_spectral, "view", ("S",),
               "Show how loud each frequency is over time.", "audio-lines", checked=lambda: view.spectral,
               enabled=shown, while_focused=True),
        Action("audio.sound.decibels", "Levels in decibels", editor.toggle_decibels, "view", ("D",),
               "Draw the waveform by level, so that what is quiet is seen.", "chart-no-axes-column",
               checked=lambda: view.decibels, enabled=shown, while_focused=True),
        Action("audio.sound.mel", "Frequencies in mel", editor.toggle_mel, "view", ("M",),
               "Space frequencies as they are told apart by ear.", "waves", checked=lambda: editor.is_mel,
               enabled=lambda: shown() and view.spectral, while_focused=True),
        Action("audio.sound.zoom-in", "Zoom in on the sound", lambda: editor.zoom(2.0), "view", ("Ctrl++",),
               icon="zoom-in", enabled=shown, while_focused=True),
        Action("audio.sound.zoom-out", "Zoom out of the sound", lambda: editor.zoom(0.5), "view", ("Ctrl+-",),
               icon="zoom-out", enabled=shown, while_focused=True),
        Action("audio.sound.fit", "Show the whole sound", editor.fit, "view", ("F",),
               icon="maximize", enabled=shown, while_focused=True),
        Action("audio.sound.zoom-selection", "Zoom to the selection", editor.zoom_to_selection, "view", ("E",),
               icon="focus", enabled=lambda: view.selection is not None, while_focused=True),
    )  # fmt: skip
