"""What can be done in the arrangement, with names, menus and keys; keys follow what most sequencers have in common."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from app.api import Action

if TYPE_CHECKING:
    from plugins.audio.panel.arrangement.arrangement import Arrangement

_ZOOM_STEP = 2**0.5


def actions_of(view: Arrangement) -> Sequence[Action]:
    """Every action of an arrangement; all but a new track work only while the panel has the focus."""
    return (*_clips(view), *_places(view), *_select(view), *_tracks(view), *_view(view))


def _clips(view: Arrangement) -> Sequence[Action]:
    """What needs clips that are selected."""
    edits, work = view.clips, view.work
    rows = (
        Action(
            "audio.clip.open", "Open the clip", view.navigation.open, "clip", (), "Its notes or its sound, below.",
            "pencil",
        ),
        Action("audio.clip.rename", "Rename the clip", view.rename_clip, "clip", ("F2",), icon="text-cursor-input"),
        Action("audio.clip.cut", "Cut clips", edits.cut, "edit", ("Ctrl+X",), icon="scissors"),
        Action("audio.clip.copy", "Copy clips", edits.copy, "edit", ("Ctrl+C",), icon="copy"),
        Action(
            "audio.clip.duplicate", "Duplicate clips", edits.duplicate, "clip", ("Ctrl+D",), "Right behind them.",
            "copy-plus",
        ),
        Action("audio.clip.delete", "Delete clips", edits.delete, "clip", ("Del", "Backspace"), icon="trash-2"),
        Action(
            "audio.clip.join", "Join clips", edits.join, "clip", ("Ctrl+J",),
            "One clip of notes from several on a track.", "combine",
        ),
        Action(
            "audio.clip.once", "Play clips once", edits.stop_repeating, "clip", (), "Take their repeats away.", "repeat"
        ),
        Action("audio.clip.mute", "Mute or unmute clips", edits.toggle_mute, "clip", ("M",), icon="volume-x"),
        Action(
            "audio.clip.earlier", "Clips earlier", partial(view.nudge, -1), "clip", ("Alt+Left",),
            "By a step of the grid.",
        ),
        Action(
            "audio.clip.later", "Clips later", partial(view.nudge, 1), "clip", ("Alt+Right",), "By a step of the grid."
        ),
        Action(
            "audio.clip.bar-earlier", "Clips a bar earlier", partial(view.nudge, -1, bars=True), "clip",
            ("Alt+Shift+Left",),
        ),
        Action(
            "audio.clip.bar-later", "Clips a bar later", partial(view.nudge, 1, bars=True), "clip",
            ("Alt+Shift+Right",),
        ),
        Action(
            "audio.clip.up", "Clips to the track above", partial(edits.move_rows, -1), "clip", ("Alt+Up",),
            icon="arrow-up",
        ),
        Action(
            "audio.clip.down", "Clips to the track below", partial(edits.move_rows, 1), "clip", ("Alt+Down",),
            icon="arrow-down",
        ),
    )  # fmt: skip
    copies = {"audio.clip.open", "audio.clip.copy"}

    def some() -> bool:
        return bool(work.selected)

    def some_to_change() -> bool:
        return bool(work.selected) and not work.read_only

    return tuple(replace(row, enabled=some if row.id in copies else some_to_change, while_focused=True) for row in rows)


def _places(view: Arrangement) -> Sequence[Action]:
    """What needs a place or a time."""
    rows = (
        Action(
            "audio.clip.new", "New clip", view.make_clip, "clip", ("Ins",),
            "A bar at the playhead on the track, or the selected time.", "plus",
        ),
        Action(
            "audio.clip.paste", "Paste clips", view.clips.paste, "edit", ("Ctrl+V",), "At the playhead.", "clipboard"
        ),
        Action(
            "audio.clip.split", "Split clips", view.split_clips, "clip", ("S",),
            "At the pointer where it is over a clip, else at the playhead.", "split",
        ),
        Action(
            "audio.clip.lock", "Lock or unlock bars", view.clips.toggle_locks, "clip", ("L",),
            "Generators leave them as they are: the selected time, or all of the selected clips.", "lock",
        ),
        Action(
            "audio.loop.selection", "Loop the selection", view.loop_selection, "select", ("Ctrl+Shift+L",),
            "The selected time, or that of the selected clips.", "repeat",
        ),
    )  # fmt: skip
    return tuple(replace(row, enabled=lambda: not view.work.read_only, while_focused=True) for row in rows)


def _select(view: Arrangement) -> Sequence[Action]:
    return (
        Action("audio.clip.all", "Select all clips", view.select_all, "select", ("Ctrl+A",), while_focused=True),
        Action(
            "audio.clip.on-track", "Select the clips of the track", view.select_on_track, "select", ("Ctrl+Shift+A",),
            while_focused=True,
        ),
        Action(
            "audio.clip.time", "Select the time of the clips", view.select_time, "select", ("T",),
            "The bars from the first to the last selected clip.", "ruler", while_focused=True,
        ),
    )  # fmt: skip


def _tracks(view: Arrangement) -> Sequence[Action]:
    """What can be done with the track that is worked on."""
    edits, work = view.tracks, view.work

    def there() -> bool:
        return bool(work.track) and not work.read_only

    def with_it(run: Callable[[str], None]) -> Callable[[], None]:
        return lambda: run(work.track)

    rows = (
        Action(
            "audio.track.rename", "Rename the track", with_it(view.heads.rename), "track", icon="text-cursor-input"
        ),
        Action(
            "audio.track.instrument", "Choose the instrument", with_it(view.heads.choose_instrument), "track", ("I",),
            icon="piano",
        ),
        Action(
            "audio.track.mute", "Mute or unmute the track", with_it(edits.toggle_mute), "track", ("Shift+M",),
            icon="volume-x",
        ),
        Action(
            "audio.track.solo", "Solo the track", with_it(edits.toggle_solo), "track", ("Shift+S",),
            "Hear only such tracks.", "headphones",
        ),
        Action(
            "audio.track.lock", "Lock or unlock the track", with_it(edits.toggle_lock), "track", ("Shift+L",),
            "Generators change nothing on it.", "lock",
        ),
        Action(
            "audio.track.duplicate", "Duplicate the track", with_it(edits.duplicate), "track", ("Ctrl+Shift+D",),
            icon="copy-plus",
        ),
        Action(
            "audio.track.up", "Move the track up", with_it(partial(edits.step, by=-1)), "track", ("Ctrl+Alt+Up",),
            icon="arrow-up",
        ),
        Action(
            "audio.track.down", "Move the track down", with_it(partial(edits.step, by=1)), "track", ("Ctrl+Alt+Down",),
            icon="arrow-down",
        ),
        Action("audio.track.delete", "Delete the track", with_it(edits.delete), "track", icon="trash-2"),
    )  # fmt: skip
    return (
        Action(
            "audio.track.add",
            "Add a track",
            view.choose_new_track,
            "track",
            ("Ctrl+Shift+T",),
            "Choose its instrument, or sound.",
            "plus",
            enabled=lambda: not work.read_only,
        ),
        *(replace(row, enabled=there, while_focused=True) for row in rows),
    )


def _view(view: Arrangement) -> Sequence[Action]:
    rows = (
        Action("audio.view.in", "Zoom in", partial(view.zoom, _ZOOM_STEP), "view", ("+", "="), icon="zoom-in"),
        Action("audio.view.out", "Zoom out", partial(view.zoom, 1 / _ZOOM_STEP), "view", ("-",), icon="zoom-out"),
        Action("audio.view.all", "Show the whole song", view.fit_all, "view", ("Z",), icon="maximize"),
        Action("audio.view.selection", "Show the selection", view.fit_selection, "view", ("Shift+Z",), icon="focus"),
        Action("audio.view.taller", "Taller tracks", partial(view.zoom_rows, 1.25), "view", ("Ctrl+Shift+Up",)),
        Action("audio.view.lower", "Lower tracks", partial(view.zoom_rows, 0.8), "view", ("Ctrl+Shift+Down",)),
        Action(
            "audio.view.follow", "Follow the playhead", view.toggle_follow, "view", ("F",),
            "Turn the page when playing reaches its end.", checked=lambda: view.follows,
        ),
    )  # fmt: skip
    return tuple(replace(row, while_focused=True) for row in rows)
