"""The actions of playing, markers and the view, with their keys as editors have them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from app.api import Action

if TYPE_CHECKING:
    from plugins.timeline.panel.editing_actions import EditingActions

_ZOOM_STEP = 1.5


def play_actions(actions: EditingActions) -> Sequence[Action]:
    """Playing and going to places."""
    player, go = actions.transport, actions.navigation

    def second() -> int:
        return max(1, round(actions.work.timeline.rate))

    return (
        Action("timeline.play", "Play or pause", player.toggle, "view", ("Space",), icon="play",
               checked=lambda: player.playing),
        Action("timeline.play.forwards", "Play forwards, faster each time", partial(player.shuttle, 1), "view", ("L",),
               icon="skip-forward"),
        Action("timeline.play.pause", "Pause", player.pause, "view", ("K",), icon="pause"),
        Action("timeline.play.backwards", "Play backwards, faster each time", partial(player.shuttle, -1), "view",
               ("J",), icon="rewind"),
        Action("timeline.go.next-frame", "Next frame", partial(player.step, 1), "view", ("Right",),
               icon="step-forward"),
        Action("timeline.go.previous-frame", "Previous frame", partial(player.step, -1), "view", ("Left",),
               icon="step-back"),
        Action("timeline.go.second-later", "A second later", lambda: player.step(second()), "view",
               ("Shift+Right",)),
        Action("timeline.go.second-earlier", "A second earlier", lambda: player.step(-second()), "view",
               ("Shift+Left",)),
        Action("timeline.go.next-cut", "Next cut", go.to_next_cut, "view", ("Down", "PgDown"), icon="chevron-right"),
        Action("timeline.go.previous-cut", "Previous cut", go.to_previous_cut, "view", ("Up", "PgUp"),
               icon="chevron-left"),
        Action("timeline.go.start", "Go to the beginning", go.to_start, "view", ("Home",), icon="skip-back"),
        Action("timeline.go.end", "Go to the end", go.to_end, "view", ("End",)),
        Action("timeline.mark.in", "Mark in", go.mark_in, "view", ("I",), icon="arrow-right-from-line"),
        Action("timeline.mark.out", "Mark out", go.mark_out, "view", ("O",)),
        Action("timeline.mark.clear", "Clear in and out", go.unmark, "view", ("Alt+X",), icon="x",
               enabled=lambda: actions.work.range is not None),
        Action("timeline.match", "Match the frame", actions.match_frame, "view", ("F",),
               "Show the frame of the clip at the playhead in its source.", "target"),
    )  # fmt: skip


def marker_actions(actions: EditingActions) -> Sequence[Action]:
    """Markers."""
    markers, work = actions.markers, actions.work
    return (
        Action("timeline.marker.add", "Add a marker", markers.add, "edit", ("M",), "At the playhead.", "flag",
               enabled=lambda: not work.read_only),
        Action("timeline.marker.next", "Next marker", partial(markers.go, 1), "view", ("Shift+PgDown",)),
        Action("timeline.marker.previous", "Previous marker", partial(markers.go, -1), "view", ("Shift+PgUp",)),
    )  # fmt: skip


def view_actions(actions: EditingActions) -> Sequence[Action]:
    """What of the film is seen."""
    view = actions.view
    return (
        Action("timeline.view.in", "Zoom in", partial(view.zoom, _ZOOM_STEP), "view", ("+", "="), icon="zoom-in"),
        Action("timeline.view.out", "Zoom out", partial(view.zoom, 1 / _ZOOM_STEP), "view", ("-",), icon="zoom-out"),
        Action("timeline.view.all", "Show the whole film", view.fit_all, "view", ("Shift+Z", "\\"), icon="maximize"),
        Action("timeline.view.selection", "Show the selection", view.fit_selection, "view", ("Z",), icon="focus"),
        Action("timeline.view.follow", "Follow the playhead", view.toggle_follow, "view", ("Shift+F",),
               "Turn the page when playing reaches its end.", checked=lambda: view.follows),
    )  # fmt: skip
