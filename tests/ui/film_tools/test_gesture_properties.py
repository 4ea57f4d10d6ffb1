"""Whatever is dragged, with whatever tool and keys: each drag is at most one step, and undo brings back what was."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.api import Document
from plugins.timeline.commands import Ripple
from plugins.timeline.lookup.index import index_of
from plugins.timeline.model import Clip, Sequence, Transition
from plugins.timeline.panel.tool import Tool
from plugins.timeline.panel.tracks.hit import Hit, Part
from tests.plugins.timeline.films import FAST, editable, frames, sequence_in
from tests.ui.film_tools.parts import ALT, CTRL, NONE, SHIFT, ToolBench

_PARTS = (
    Part.BODY, Part.BODY, Part.IN_EDGE, Part.OUT_EDGE, Part.CUT, Part.FADE_IN, Part.FADE_OUT, Part.KEYFRAME,
    Part.CURVE, Part.TRANSITION, Part.MARKER, Part.GAP, Part.EMPTY,
)  # fmt: skip


@pytest.fixture
def made(tmp_path: Path, resources: Path, qtbot: QtBot) -> Iterator[ToolBench]:
    """Tools over a film that is replaced for each example."""
    bench = ToolBench(tmp_path, resources, Document())
    yield bench
    bench.close()


@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck), phases=FAST)
@given(document=editable(), seed=st.integers(0, 2**32))
def test_every_drag_is_one_step_and_undo_brings_back_what_was(made: ToolBench, document: Document, seed: int) -> None:
    dice = Random(seed)
    made.session.replace(document)
    made.rows.show(made.sequence)
    locked = sequence_in(document).track("x")
    seen = [document]
    for _ in range(dice.randint(3, 12)):
        before = made.session.document
        steps = len(made.steps)
        _any_drag(made, dice)
        after = made.session.document
        assert len(made.steps) - steps == (after is not before)
        sequence = sequence_in(after)
        assert sequence.track("x") == locked
        made.rows.show(sequence)
        if after is not before:
            seen.append(after)
    assert not made.pointer.is_dragging
    for each in reversed(seen[:-1]):
        made.session.undo()
        assert made.session.document == each
    for each in seen[1:]:
        made.session.redo()
        assert made.session.document == each


def _any_drag(film: ToolBench, dice: Random) -> None:
    work = film.work
    work.set_tool(dice.choice([*Tool, *[Tool.SELECT] * 6]))
    work.set_ripple(dice.choice(list(Ripple)))
    work.set_linked(dice.random() < 0.7)
    work.set_snapping(dice.random() < 0.5)
    film.playhead.seek(frames(dice.randrange(100)))
    keys = NONE
    for key in (CTRL, SHIFT, ALT):
        if dice.random() < 0.2:
            keys |= key
    hit = _any_hit(film, dice)
    if hit is None:
        return
    before = film.session.document
    film.pointer.hover(hit, keys)
    film.pointer.cursor(hit, keys)
    film.pointer.press(hit, keys)
    place = hit
    for _ in range(dice.randint(0, 3)):
        track = dice.choice([hit.track, hit.track, "v", "v2", "a", "t", "x", ""])
        place = film.later(hit, dice.uniform(-60, 60), track, dice.choice([None, dice.uniform(-2, 2)]))
        film.pointer.move(place, keys)
        assert film.session.document is before, "nothing is done before the button goes up"
    if dice.random() < 0.15:
        film.pointer.cancel()
        film.pointer.release(place, keys)
        assert film.session.document is before
    else:
        film.pointer.release(place, keys)


def _any_hit(film: ToolBench, dice: Random) -> Hit | None:
    sequence = film.sequence
    part = dice.choice(_PARTS)
    clips = list(sequence.clips)
    if part in (Part.GAP, Part.EMPTY) or not clips:
        return film.hit(Part.EMPTY, frame=dice.randrange(300), track_=dice.choice(["v", "v2", "a"]))
    if part is Part.MARKER:
        marker = dice.choice(sequence.markers)
        return film.hit(part, frame=float(marker.start / frames(1)), marker=marker.id)
    clip = dice.choice(clips)
    length = float(clip.duration / frames(1))
    if part is Part.TRANSITION:
        return film.hit(part, clip.id, length) if _has_transition(sequence, clip) else None
    curve = clip.curve("opacity")
    if part is Part.KEYFRAME and curve is not None:
        key = dice.choice(curve.keys)
        return film.hit(part, clip.id, float(key.time / frames(1)), parameter="opacity", key=key.time, value=0.5)
    if part in (Part.CURVE, Part.KEYFRAME):
        return film.hit(Part.CURVE, clip.id, dice.uniform(0, length), parameter="opacity", value=0.5)
    frame = {Part.IN_EDGE: 0.0, Part.OUT_EDGE: length, Part.CUT: length}.get(part, dice.uniform(0, length))
    return film.hit(part, clip.id, frame)


def _has_transition(sequence: Sequence, clip: Clip) -> bool:
    for track in sequence.tracks:
        place = index_of(track).places.get(clip.id)
        if place is not None:
            return any(isinstance(item, Transition) for item in track.items[place + 1 : place + 2])
    return False


def test_the_mouse_knows_every_tool(made: ToolBench) -> None:
    hit = made.hit(Part.EMPTY, track_="v")
    for tool in Tool:
        made.work.set_tool(tool)
        shape = made.pointer.cursor(hit, NONE)
        assert (shape is Qt.CursorShape.OpenHandCursor) is (tool is Tool.HAND)
