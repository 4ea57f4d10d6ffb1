"""What can be done in the piano roll, with names, menus and keys; keys follow what most studios agree on."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from app.api import Action
from plugins.audio.panel.roll.state import Fold, Show

if TYPE_CHECKING:
    from plugins.audio.panel.roll.piano_roll import PianoRoll


def actions_of(roll: PianoRoll) -> Sequence[Action]:
    """Every action of a roll; their keys work while it has the focus."""
    return (*_select(roll), *_edit(roll), *_move(roll), *_shape(roll), *_view(roll))


def keys_of(roll: PianoRoll) -> Mapping[str, Callable[[], None]]:
    """What keys do while the notes have the focus, besides those of the actions: other widgets need them as well."""
    edits = roll.edits
    return {
        "Up": lambda: edits.nudge_pitch(1),
        "Down": lambda: edits.nudge_pitch(-1),
        "Shift+Up": lambda: edits.nudge_pitch(12),
        "Shift+Down": lambda: edits.nudge_pitch(-12),
        "Right": lambda: edits.nudge_time(1),
        "Left": lambda: edits.nudge_time(-1),
        "Shift+Right": lambda: edits.lengthen(1),
        "Shift+Left": lambda: edits.lengthen(-1),
        "Ctrl+Up": lambda: edits.add_velocity(4),
        "Ctrl+Down": lambda: edits.add_velocity(-4),
        "Del": edits.delete,
        "Backspace": edits.delete,
        "Ins": edits.insert,
        "Return": edits.insert,
        "Enter": edits.insert,
        "2": roll.fit,
        "+": lambda: roll.zoom(2**0.5),
        "=": lambda: roll.zoom(2**0.5),
        "-": lambda: roll.zoom(2**-0.5),
    }


def _select(roll: PianoRoll) -> Sequence[Action]:
    edits = roll.edits
    rows = (
        Action("audio.roll.select-all", "Select all notes", edits.select_all, "select", ("Ctrl+A",)),
        Action("audio.roll.select-none", "Select no note", edits.select_none, "select", ("Ctrl+Shift+A",)),
        Action("audio.roll.next", "Next note", edits.next_note, "select", help="Tab.", icon="chevron-right"),
        Action(
            "audio.roll.previous", "Previous note", edits.previous_note, "select", help="Shift+Tab.",
            icon="chevron-left",
        ),
    )  # fmt: skip
    return tuple(replace(row, while_focused=True, enabled=roll.is_open) for row in rows)


def _edit(roll: PianoRoll) -> Sequence[Action]:
    edits = roll.edits
    rows: tuple[Action, ...] = (
        Action("audio.roll.cut", "Cut notes", edits.cut, "edit", ("Ctrl+X",), icon="scissors"),
        Action("audio.roll.copy", "Copy notes", edits.copy, "edit", ("Ctrl+C",), icon="copy"),
        Action("audio.roll.paste", "Paste notes", edits.paste, "edit", ("Ctrl+V",), "At the playhead.", "clipboard"),
        Action(
            "audio.roll.duplicate", "Duplicate notes", edits.duplicate, "clip", ("Ctrl+D",),
            "Behind themselves, on the grid.", "copy-plus",
        ),
        Action("audio.roll.delete", "Delete notes", edits.delete, "clip", icon="trash-2"),
        Action(
            "audio.roll.insert", "Insert a note", edits.insert, "clip", (),
            "Behind the selected one, or at the playhead.", "plus",
        ),
    )  # fmt: skip
    return tuple(replace(row, while_focused=True, enabled=roll.is_open) for row in rows)


def _move(roll: PianoRoll) -> Sequence[Action]:
    edits = roll.edits

    def pitch(by: int) -> Callable[[], None]:
        return lambda: edits.nudge_pitch(by)

    def time(by: int) -> Callable[[], None]:
        return lambda: edits.nudge_time(by)

    def length(by: int) -> Callable[[], None]:
        return lambda: edits.lengthen(by)

    def velocity(by: int) -> Callable[[], None]:
        return lambda: edits.add_velocity(by)

    rows: tuple[Action, ...] = (
        Action("audio.roll.up", "Notes up a semitone", pitch(1), "clip", help="Up, over the notes.", icon="arrow-up"),
        Action(
            "audio.roll.down",
            "Notes down a semitone",
            pitch(-1),
            "clip",
            help="Down, over the notes.",
            icon="arrow-down",
        ),
        Action("audio.roll.octave-up", "Notes up an octave", pitch(12), "clip", help="Shift+Up, over the notes."),
        Action(
            "audio.roll.octave-down", "Notes down an octave", pitch(-12), "clip", help="Shift+Down, over the notes."
        ),
        Action(
            "audio.roll.later", "Notes later", time(1), "clip", help="By a step of the grid: Right, over the notes."
        ),
        Action(
            "audio.roll.earlier", "Notes earlier", time(-1), "clip", help="By a step of the grid: Left, over the notes."
        ),
        Action(
            "audio.roll.longer",
            "Notes longer",
            length(1),
            "clip",
            help="By a step of the grid: Shift+Right, over the notes.",
        ),
        Action(
            "audio.roll.shorter",
            "Notes shorter",
            length(-1),
            "clip",
            help="By a step of the grid: Shift+Left, over the notes.",
        ),
        Action("audio.roll.louder", "Notes louder", velocity(4), "clip", help="Ctrl+Up, over the notes."),
        Action("audio.roll.softer", "Notes softer", velocity(-4), "clip", help="Ctrl+Down, over the notes."),
    )

    def some() -> bool:
        return bool(roll.state.selected.any())

    return tuple(replace(row, while_focused=True, enabled=some) for row in rows)


def _shape(roll: PianoRoll) -> Sequence[Action]:
    edits, bar = roll.edits, roll.bar
    rows: tuple[Action, ...] = (
        Action(
            "audio.roll.quantise", "Quantise", bar.quantising.run, "clip", ("Q",),
            "Move notes to the grid, as it was set last.", "magnet",
        ),
        Action("audio.roll.quantise-how", "Quantise…", bar.open_quantising, "clip", ("Shift+Q",), icon="magnet"),
        Action("audio.roll.transpose-up", "Transpose up an octave", edits.octave_up, "clip"),
        Action("audio.roll.transpose-down", "Transpose down an octave", edits.octave_down, "clip"),
        Action("audio.roll.to-scale", "Move into the key", edits.to_scale, "clip"),
        Action("audio.roll.legato", "Legato", edits.legato, "clip", ("L",), "Hold each note until the next begins."),
        Action("audio.roll.humanise", "Humanise", edits.humanise, "clip", help="Starts and velocities a little off."),
        Action("audio.roll.scale-velocities", "Scale velocities", bar.open_scaling, "clip"),
        Action(
            "audio.roll.split", "Split at the playhead", edits.split, "clip", ("Ctrl+E",),
            "Cut the notes that sound there in two.", "split",
        ),
        Action(
            "audio.roll.join", "Join notes", edits.join, "clip", ("Ctrl+J",), "Make notes of one pitch one note.",
            "combine",
        ),
    )  # fmt: skip
    return tuple(replace(row, while_focused=True, enabled=roll.is_open) for row in rows)


def _view(roll: PianoRoll) -> Sequence[Action]:
    state = roll.state

    def turn(show: Show) -> Callable[[], None]:
        return lambda: state.switch(show)

    def is_on(show: Show) -> Callable[[], bool]:
        return lambda: state.is_on(show)

    def fold() -> None:
        folds = list(Fold)
        state.set_fold(folds[(folds.index(state.fold) + 1) % len(folds)])

    rows: tuple[Action, ...] = (
        Action(
            "audio.roll.pencil", "Pencil", turn(Show.PENCIL), "clip", ("B",), "A click draws a note.", "pencil",
            is_on(Show.PENCIL),
        ),
        Action(
            "audio.roll.in-key", "Keep to the key", turn(Show.IN_KEY), "clip", ("K",),
            "Draw and move notes within the key.", "music-2", is_on(Show.IN_KEY),
        ),
        Action(
            "audio.roll.scale", "Show the key", turn(Show.SCALE), "view", (), "Show the rows of the song’s key.",
            "highlighter", is_on(Show.SCALE),
        ),
        Action(
            "audio.roll.fold", "Fold rows", fold, "view", ("F",), "All rows, those that have notes, those of the key.",
            "align-left",
        ),
        Action(
            "audio.roll.ghosts", "Notes of other tracks", turn(Show.GHOSTS), "view", ("G",), icon="layers",
            checked=is_on(Show.GHOSTS),
        ),
        Action(
            "audio.roll.follow", "Follow the playhead", turn(Show.FOLLOW), "view", icon="skip-forward",
            checked=is_on(Show.FOLLOW),
        ),
        Action("audio.roll.fit", "Fit the clip", roll.fit, "view", icon="maximize"),
        Action("audio.roll.zoom-in", "Zoom in", lambda: roll.zoom(2**0.5), "view", icon="zoom-in"),
        Action("audio.roll.zoom-out", "Zoom out", lambda: roll.zoom(2**-0.5), "view", icon="zoom-out"),
    )  # fmt: skip
    return tuple(replace(row, while_focused=True) for row in rows)
