"""What can be done in the editor of sound, with names, menus and keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from app.api import Action
from plugins.audio.sound_edits import SoundEdit

if TYPE_CHECKING:
    from plugins.audio.panel.waveform.editor import SoundEditor


def actions_of(editor: SoundEditor) -> Sequence[Action]:
    """Every action of an editor; their keys work while it has the focus."""
    return (*_edits(editor), *_view(editor))


def _edits(editor: SoundEditor) -> Sequence[Action]:
    editing, selecting = editor.editing, editor.view.selecting

    def action(
        id_: str,
        title: str,
        run: Callable[[], None],
        key: str,
        help_: str,
        icon: str = "",
        enabled: Callable[[], bool] = lambda: editing.ready,
    ) -> Action:
        keys = (key,) if key else ()
        return Action(f"audio.sound.{id_}", title, run, "edit", keys, help_, icon, enabled=enabled, while_focused=True)

    def make(edit: SoundEdit) -> Callable[[], None]:
        return partial(editing.make, edit)

    def chosen() -> bool:
        return editing.has_selection

    return (
        action("trim", "Trim to the selection", editing.trim, "Ctrl+T",
               "Only the selected part of the sound is played; the rest stays in the file.", "crop", chosen),
        action("cut", "Cut out the selection", make(SoundEdit.CUT), "Del",
               "What follows moves up; the clip becomes shorter.", "scissors", chosen),
        action("silence", "Silence", make(SoundEdit.SILENCE), "Ctrl+L",
               "The selected part falls silent.", "volume-x"),
        action("fade-in", "Fade in", make(SoundEdit.FADE_IN), "Ctrl+Shift+I",
               "The selected part rises from silence.", "chevron-up"),
        action("fade-out", "Fade out", make(SoundEdit.FADE_OUT), "Ctrl+Shift+O",
               "The selected part falls to silence.", "chevron-down"),
        action("normalise", "Normalise to −1 dB", make(SoundEdit.NORMALISE), "Ctrl+Shift+N",
               "The loudest sample of the selected part comes to 1 dB below full scale.", "chart-no-axes-column"),
        action("louder", "Louder by 3 dB", make(SoundEdit.LOUDER), "Ctrl+Up",
               "The selected part becomes louder.", "volume-2"),
        action("quieter", "Quieter by 3 dB", make(SoundEdit.QUIETER), "Ctrl+Down",
               "The selected part becomes quieter."),
        action("reverse", "Reverse", make(SoundEdit.REVERSE), "Ctrl+R",
               "The selected part is played backwards.", "arrow-right-left"),
        Action("audio.sound.select-none", "Select no time", selecting.clear, "select", ("Ctrl+Shift+A",),
               enabled=lambda: editor.view.selection is not None, while_focused=True),
    )  # fmt: skip


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
