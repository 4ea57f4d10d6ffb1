"""Keyframes that are chosen in the tracks are so in the lanes, and the other way round; the meter hears the film."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import pytest

from app.api import Level
from plugins.timeline.commands import Overwrite, Placing, SetKey, timeline_of
from plugins.timeline.model import MAIN, Clip, Keyframe, Solid
from plugins.timeline.panel.lanes.row import KeyAt
from plugins.timeline.panel.panel import FilmPanel
from plugins.timeline.panel.tools.editing_pointer import ChosenKey
from plugins.timeline.panel.tracks.state import KeyOn
from tests.ui.opened import Opened


@pytest.fixture
def panel(opened: Opened) -> Iterator[FilmPanel]:
    """The film panel of a window, with a clip that has two keyframes and is selected."""
    opened.window.workspaces.show("timeline.timeline")
    found = opened.window.workspaces.panel
    assert isinstance(found, FilmPanel)
    track = timeline_of(opened.session.document).sequence(MAIN).tracks[0].id
    opened.session.execute(Overwrite(MAIN, Fraction(0), (Placing(track, (Clip("c", Solid(), Fraction(4)),)),)))
    for time in (1, 3):
        opened.session.execute(SetKey(MAIN, "c", "opacity", Keyframe(Fraction(time), 0.5)))
    found.work.select({"c"})
    yield found
    found.close_work()


def test_what_is_chosen_in_the_lanes_is_marked_in_the_tracks(panel: FilmPanel) -> None:
    panel.lanes.state.select({KeyAt("c", "opacity", Fraction(3))})
    assert panel.tracks.state.keys == {KeyOn("c", "opacity", Fraction(3))}
    panel.lanes.state.select(())
    assert panel.tracks.state.keys == frozenset()


def test_what_is_clicked_in_the_tracks_is_chosen_in_the_lanes(panel: FilmPanel) -> None:
    panel.pointer.choose_key(ChosenKey("c", "opacity", Fraction(1)))
    assert panel.lanes.state.selected == {KeyAt("c", "opacity", Fraction(1))}
    assert panel.tracks.state.keys == {KeyOn("c", "opacity", Fraction(1))}
    panel.pointer.choose_key(None)
    assert panel.lanes.state.selected == frozenset()
    assert panel.tracks.state.keys == frozenset()


def test_the_meter_shows_what_the_player_tells(panel: FilmPanel) -> None:
    meter = panel.viewer.meter
    assert meter is not None
    panel.player.level_changed.emit(Level(0.5, 0.25, False, 100, 25.0, 1.0))
    assert meter.highest == 0.5
    assert not meter.over
    panel.player.level_changed.emit(Level(0.5, 1.25, True, 100, 25.0, 1.0))
    assert meter.over
