"""What can be done in the arrangement, with names, menus and keys; keys follow what most sequencers have in common."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from app.api import Action

if TYPE_CHECKING:
    from plugins.audio.panel.arrangement.arrangement import Arrangement

_ZOOM_STEP = 2**0.5


def actions_of(view: Arrangement) -> Sequence[Action]:
    """Every action of an arrangement; those with plain keys work only while the panel has the focus."""
    return (*clip_actions(view), *_select(view), *track_actions(view), *_view(view))


def clip_actions(view: Arrangement) -> Sequence[Action]:
    """What can be done with clips."""
    edits, work = view.clips, view.work

    def some() -> bool:
        return bool(work.selected) and not work.read_only

    def can_change() -> bool:
        return not work.read_only

    def clip(
        id_: str, title: str, run: Callable[[], None], keys: tuple[str, ...] = (), help_: str = "", icon: str = ""
    ) -> Action:
        return Action(f"audio.clip.{id_}", title, run, "edit", keys, help_, icon, enabled=some, while_focused=True)

    return (
        Action(
            "audio.clip.new", "New clip", view.make_clip, "edit", ("Ins",),
            "A bar at the playhead on the track, or the selected time.", "plus",
            enabled=can_change, while_focused=True,
        ),
        clip("open", "Open the clip", view.navigation.open, (), "Its notes or its sound, below.", "pencil"),
        clip("rename", "Rename the clip", view.rename_clip, ("F2",), icon="text-cursor-input"),
        clip("cut", "Cut clips", edits.cut, ("Ctrl+X",), icon="scissors"),
        Action(
            "audio.clip.copy", "Copy clips", edits.copy, "edit", ("Ctrl+C",), icon="copy",
            enabled=lambda: bool(work.selected), while_focused=True,
        ),
        Action(
            "audio.clip.paste", "Paste clips", edits.paste, "edit", ("Ctrl+V",), "At the playhead.", "clipboard",
            enabled=can_change, while_focused=True,
        ),
        clip("duplicate", "Duplicate clips", edits.duplicate, ("Ctrl+D",), "Right behind them.", "copy-plus"),
        clip("delete", "Delete clips", edits.delete, ("Del", "Backspace"), icon="trash-2"),
        Action(
            "audio.clip.split", "Split clips", view.split_clips, "edit", ("S",),
            "At the pointer where it is over a clip, else at the playhead.", "split",
            enabled=can_change, while_focused=True,
        ),
        clip("join", "Join clips", edits.join, ("Ctrl+J",), "One clip of notes from several on a track.", "combine"),
        clip("once", "Play clips once", edits.stop_repeating, (), "Take their repeats away.", "repeat"),
        clip("mute", "Mute or unmute clips", edits.toggle_mute, ("M",), icon="volume-x"),
        Action(
            "audio.clip.lock", "Lock or unlock bars", edits.toggle_locks, "edit", ("L",),
            "Generators leave them as they are: the selected time, or all of the selected clips.", "lock",
            enabled=can_change, while_focused=True,
        ),
        clip("earlier", "Clips earlier", partial(view.nudge, -1), ("Alt+Left",), "By a step of the grid."),
        clip("later", "Clips later", partial(view.nudge, 1), ("Alt+Right",), "By a step of the grid."),
        clip("bar-earlier", "Clips a bar earlier", partial(view.nudge, -1, bars=True), ("Alt+Shift+Left",)),
        clip("bar-later", "Clips a bar later", partial(view.nudge, 1, bars=True), ("Alt+Shift+Right",)),
        clip("up", "Clips to the track above", partial(edits.move_rows, -1), ("Alt+Up",), icon="arrow-up"),
        clip("down", "Clips to the track below", partial(edits.move_rows, 1), ("Alt+Down",), icon="arrow-down"),
    )  # fmt: skip


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
        Action(
            "audio.loop.selection", "Loop the selection", view.loop_selection, "select", ("Ctrl+Shift+L",),
            "The selected time, or that of the selected clips.", "repeat",
            enabled=lambda: not view.work.read_only, while_focused=True,
        ),
    )  # fmt: skip


def track_actions(view: Arrangement) -> Sequence[Action]:
    """What can be done with the track that is worked on."""
    edits, work = view.tracks, view.work

    def there() -> bool:
        return bool(work.track) and not work.read_only

    def track(
        id_: str, title: str, run: Callable[[str], None], keys: tuple[str, ...] = (), help_: str = "", icon: str = ""
    ) -> Action:
        def on_it() -> None:
            run(work.track)

        return Action(f"audio.track.{id_}", title, on_it, "track", keys, help_, icon, enabled=there, while_focused=True)

    return (
        Action(
            "audio.track.add", "Add a track", view.choose_new_track, "track", ("Ctrl+Shift+T",),
            "Choose its instrument, or sound.", "plus", enabled=lambda: not work.read_only,
        ),
        track("rename", "Rename the track", view.heads.rename, icon="text-cursor-input"),
        track("instrument", "Choose the instrument", view.heads.choose_instrument, ("I",), icon="piano"),
        track("mute", "Mute or unmute the track", edits.toggle_mute, ("Shift+M",), icon="volume-x"),
        track("solo", "Solo the track", edits.toggle_solo, ("Shift+S",), "Hear only such tracks.", "headphones"),
        track("lock", "Lock or unlock the track", edits.toggle_lock, ("Shift+L",),
              "Generators change nothing on it.", "lock"),
        track("duplicate", "Duplicate the track", edits.duplicate, ("Ctrl+Shift+D",), icon="copy-plus"),
        track("up", "Move the track up", lambda id_: edits.step(id_, -1), ("Ctrl+Alt+Up",), icon="arrow-up"),
        track("down", "Move the track down", lambda id_: edits.step(id_, 1), ("Ctrl+Alt+Down",), icon="arrow-down"),
        track("delete", "Delete the track", edits.delete, icon="trash-2"),
    )  # fmt: skip


def _view(view: Arrangement) -> Sequence[Action]:
    def zoom(by: float) -> Callable[[], None]:
        return lambda: view.zoom(by)

    return (
        Action("audio.view.in", "Zoom in", zoom(_ZOOM_STEP), "view", ("+", "="), icon="zoom-in", while_focused=True),
        Action("audio.view.out", "Zoom out", zoom(1 / _ZOOM_STEP), "view", ("-",), icon="zoom-out", while_focused=True),
        Action("audio.view.all", "Show the whole song", view.fit_all, "view", ("Z",), icon="maximize",
               while_focused=True),
        Action("audio.view.selection", "Show the selection", view.fit_selection, "view", ("Shift+Z",), icon="focus",
               while_focused=True),
        Action("audio.view.taller", "Taller tracks", lambda: view.zoom_rows(1.25), "view", ("Ctrl+Shift+Up",),
               while_focused=True),
        Action("audio.view.lower", "Lower tracks", lambda: view.zoom_rows(0.8), "view", ("Ctrl+Shift+Down",),
               while_focused=True),
        Action(
            "audio.view.follow", "Follow the playhead", view.toggle_follow, "view", ("F",),
            "Turn the page when playing reaches its end.", checked=lambda: view.follows, while_focused=True,
        ),
    )  # fmt: skip
