"""Music for a stretch of the film, its bars as markers, and a frame that goes to the canvas and back."""

from __future__ import annotations

import io
from fractions import Fraction

import numpy as np
import pytest
import soundfile

from plugins.canvas.commands import PaintLayer
from plugins.canvas.model import EMPTY
from plugins.canvas.model import KIND as CANVAS
from plugins.timeline.landing import Place
from plugins.timeline.links.linking import link_of, shows_as_is
from plugins.timeline.model import MAIN, Clip, Media, TrackKind, media_of
from plugins.timeline.time import TimeRange
from tests.ui.film_links.bench import FOX, LinksBench


def _media(desk: LinksBench, clip: Clip) -> Media:
    """What a clip shows now."""
    media = media_of(desk.clips()[clip.id].content)
    assert media is not None
    return media


def test_music_is_composed_that_ends_with_the_marked_stretch_and_its_bars_are_marked(desk: LinksBench) -> None:
    desk.paint(40)
    desk.put(FOX)
    desk.put(FOX, at=4)
    desk.put(FOX, at=8)
    desk.work.set_range(TimeRange(Fraction(2), Fraction(8)))
    score = desk.companions.scoring.score()
    assert score is not None
    # Of 2 to 4 bars, 90 beats a minute are the usual: cuts at 2 and at 6 seconds lie on beats
    assert (score.bpm, score.bars) == (90, 3)
    assert score.off_s == 0
    desk.until(lambda: bool(desk.clips(TrackKind.SOUND)))
    clip = next(iter(desk.clips(TrackKind.SOUND).values()))
    assert TimeRange(desk.start(clip), clip.duration) == TimeRange(Fraction(2), Fraction(8))
    media = media_of(clip.content)
    assert media is not None
    assert media.available_range is not None
    assert media.available_range.duration == 8
    assert desk.shot(clip).generator == "audio.compose"
    desk.work.select((clip.id,))
    desk.companions.scoring.mark_bars()
    marked = [float(marker.start) for marker in desk.work.sequence.markers]
    assert marked == pytest.approx([2, 2 + 8 / 3, 2 + 16 / 3], abs=0.5 / float(desk.work.timeline.rate))
    steps = len(desk.steps())
    desk.companions.scoring.mark_bars()
    assert len(desk.steps()) == steps


def test_bars_of_a_sound_without_a_tempo_are_not_guessed(desk: LinksBench) -> None:
    data = io.BytesIO()
    soundfile.write(data, np.zeros((48_000, 2), np.float32), 48_000, format="WAV")
    asset = desk.assets.add_bytes(data.getvalue(), "audio/wav", name="Wind")
    desk.panel.making.place_asset(asset, None, Place(MAIN))
    desk.until(lambda: bool(desk.clips()))
    desk.companions.scoring.mark_bars()
    assert "tempo" in desk.opened.window.status.message
    assert desk.work.sequence.markers == ()


def test_a_frame_goes_to_the_canvas_and_what_is_painted_on_it_comes_back(desk: LinksBench) -> None:
    desk.paint(40)
    desk.put(FOX)
    desk.panel.player.seek(Fraction(1))
    desk.companions.painting.paint()
    desk.until(lambda: desk.opened.window.workspaces.is_shown("canvas"))
    still = next(clip for clip in desk.clips().values() if clip.name == "Frame of the film")
    assert TimeRange(desk.start(still), still.duration) == TimeRange(Fraction(1), desk.work.timeline.frame)
    assert desk.work.track_of(still.id) != desk.work.track_of(next(iter(desk.clips())))
    desk.until(lambda: shows_as_is(desk.shot(still)))
    steps = desk.steps()
    link = link_of(desk.shot(still))
    assert link is not None
    layer = link.id.partition("/")[2]
    canvas = desk.session.document.part(CANVAS, EMPTY)
    assert canvas.layer(layer).asset == _media(desk, still).asset
    painted = desk.picture(222)
    desk.session.execute(PaintLayer(layer, painted))
    desk.until(lambda: desk.links.stale == {still.id})
    desk.links.refresh(still.id)
    desk.until(lambda: not desk.links.stale)
    assert _media(desk, still).asset == painted.id
    assert len(desk.steps()) == len(steps) + 2


def test_a_still_is_as_long_as_the_marks_around_the_playhead(desk: LinksBench) -> None:
    desk.paint(40)
    desk.put(FOX)
    desk.work.set_range(TimeRange(Fraction(1), Fraction(2)))
    desk.panel.player.seek(Fraction(2))
    desk.companions.painting.paint()
    desk.until(lambda: len(desk.clips()) == 2)
    still = next(clip for clip in desk.clips().values() if clip.name == "Frame of the film")
    assert TimeRange(desk.start(still), still.duration) == TimeRange(Fraction(1), Fraction(2))
