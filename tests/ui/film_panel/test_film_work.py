"""FilmWork: what the views of a film share, while the document changes under it."""

from __future__ import annotations

from fractions import Fraction

import pytest
from pytestqt.qtbot import QtBot

from app.api import UserError
from plugins.timeline.commands import AddSequence, Lift, Overwrite, Placing, Ripple
from plugins.timeline.model import MAIN, Clip, Sequence, Solid, Track
from plugins.timeline.panel.panel import FilmPanel
from plugins.timeline.panel.work import FilmWork
from plugins.timeline.time import ZERO, TimeRange
from tests.ui.opened import Opened


@pytest.fixture
def work(opened: Opened) -> FilmWork:
    """The work of the film panel of a window."""
    opened.window.workspaces.show("timeline.timeline")
    panel = opened.window.workspaces.panel
    assert isinstance(panel, FilmPanel)
    clips = tuple(Clip(name, Solid(), Fraction(2)) for name in "ab")
    opened.session.execute(Overwrite(MAIN, ZERO, (Placing("picture", clips),)))
    return panel.work


def test_where_the_sequence_that_is_shown_goes_the_film_itself_is(opened: Opened, work: FilmWork) -> None:
    opened.session.execute(AddSequence(Sequence("other", "Other", (Track("t"),))))
    work.show_sequence("other")
    work.set_range(TimeRange(ZERO, Fraction(1)))
    assert work.sequence.id == "other"
    opened.window.undo()
    assert work.sequence.id == MAIN
    assert work.range is None
    with pytest.raises(UserError, match="no longer there"):
        work.show_sequence("other")


def test_what_is_gone_is_selected_no_more(opened: Opened, work: FilmWork, qtbot: QtBot) -> None:
    work.select(("a", "b", "nobody"))
    assert work.selected == {"a", "b"}
    assert work.track == "picture"
    assert opened.session.selection.item == ""
    with qtbot.waitSignal(work.selection_changed):
        opened.session.execute(Lift(MAIN, ("a",)))
    assert work.selected == {"b"}
    assert opened.session.selection.item == "b"


def test_modes_are_kept_for_the_next_time(opened: Opened, work: FilmWork) -> None:
    work.set_snapping(False)
    work.set_linked(False)
    work.set_ripple(Ripple.ALL)
    again = FilmWork(work.context)
    assert (again.snapping, again.linked, again.ripple) == (False, False, Ripple.ALL)
    again.close()


def test_times_lie_on_frames_and_never_before_the_beginning(work: FilmWork) -> None:
    assert work.on_frame(-1.0) == 0
    assert work.on_frame(0.51) == Fraction(12, 24)


def test_a_refusal_is_said_and_changes_nothing(opened: Opened, work: FilmWork) -> None:
    before = opened.session.document
    assert not work.execute(Lift("nowhere", ("a",)))
    assert opened.session.document is before


def test_what_is_tried_is_played_and_not_there(work: FilmWork, qtbot: QtBot) -> None:
    tried = work.timeline.with_sequence(Sequence("extra"))
    with qtbot.waitSignal(work.played_changed):
        work.attempt(tried)
    assert work.played is tried
    assert work.timeline is not tried
    work.attempt(None)
    assert work.played is work.timeline
