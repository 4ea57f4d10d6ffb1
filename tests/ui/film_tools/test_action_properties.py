"""Whatever is done by keys, in whatever mode: each is at most one step, and undo brings back what was."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.api import Asset, Document
from plugins.timeline.commands import Ripple
from tests.plugins.timeline.films import FAST, asset, editable, frames, sequence_in
from tests.ui.film_tools.parts import EditBench

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

# Only those that change the film, and some that choose what the others are about
_LEFT_OUT = ("timeline.view", "timeline.play", "timeline.tool", "timeline.clip.speed", "timeline.ripple")


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck), phases=FAST)
@given(document=editable(), seed=st.integers(0, 2**32))
def test_every_action_is_one_step_and_undo_brings_back_what_was(edit: EditBench, document: Document, seed: int) -> None:
    dice = Random(seed)
    edit.session.replace(document.with_assets(Asset(asset(name), "video/mp4", 1) for name in ("film", "short")))
    edit.work.show_sequence("main")
    ids = [action.id for action in edit.editing.actions() if not action.id.startswith(_LEFT_OUT)]
    locked = sequence_in(document).track("x")
    seen = [edit.session.document]
    for _ in range(dice.randint(3, 12)):
        clips = [clip.id for clip in edit.sequence.clips if not clip.id.startswith("x")]
        some = dice.sample(clips, min(len(clips), dice.choice([0, 1, 1, 2, 4])))
        if dice.random() < 0.7:
            edit.work.select(some, track=dice.choice([track.id for track in edit.sequence.tracks]))
        edit.work.set_ripple(dice.choice(list(Ripple)))
        edit.work.set_linked(dice.random() < 0.7)
        edit.playhead.seek(frames(dice.randrange(120)))
        before, steps = edit.session.document, len(edit.steps)
        edit.do(dice.choice(ids))
        edit.editing.marker.hide()
        after = edit.session.document
        assert len(edit.steps) - steps == (after is not before)
        if after is not before:
            seen.append(after)
        if edit.sequence.id != "main":
            edit.work.show_sequence("main")
        if any(track.id == "x" for track in sequence_in(after).tracks):
            assert sequence_in(after).track("x").items == locked.items or not sequence_in(after).track("x").locked
    for each in reversed(seen[:-1]):
        edit.session.undo()
        assert edit.session.document == each
    for each in seen[1:]:
        edit.session.redo()
        assert edit.session.document == each
