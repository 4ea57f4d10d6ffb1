"""What the film uses of other panels stays linked: it is stale when that changes, and brought up to date in place."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from PySide6.QtWidgets import QMenu

from app.api import Asset, Made, Recipe
from plugins.canvas.commands import RemoveLayer
from plugins.timeline.commands import AddSequence, Append, Placing, SetClips, SetValue
from plugins.timeline.landing import Place
from plugins.timeline.links.linking import LinkPlace, link_of
from plugins.timeline.model import MAIN, Input, InputKind, Nested, Sequence, Track, TrackKind, media_of
from plugins.timeline.panel.tracks.drops import Linked
from plugins.timeline.storyboard.reel import REEL, Reel, ReelShot
from tests.plugins.timeline.films import film
from tests.ui.film_links.bench import CHAPTER, FOX, RIFF, LinksBench


def test_a_layer_lies_on_the_film_goes_stale_and_follows_as_one_step(desk: LinksBench) -> None:
    desk.paint(40)
    clip = desk.put(FOX)
    desk.session.execute(SetValue(MAIN, clip.id, "opacity", 0.5))
    assert desk.links.stale == frozenset()
    new = desk.paint(200)
    desk.until(lambda: desk.links.stale == {clip.id})
    assert desk.panel.tracks.state.stale == {clip.id}
    steps = len(desk.steps())
    desk.links.refresh(clip.id)
    desk.until(lambda: not desk.links.stale)
    now = desk.clips()[clip.id]
    media = media_of(now.content)
    assert media is not None
    assert media.asset == new.id
    assert now.value("opacity", Fraction(0)) == 0.5
    assert len(desk.steps()) == steps + 1
    desk.session.undo()
    desk.until(lambda: desk.links.stale == {clip.id})


def test_stale_clips_can_be_kept_as_they_are_or_all_be_followed(desk: LinksBench) -> None:
    desk.paint(40)
    first, second = desk.put(FOX), desk.put(FOX, at=8)
    new = desk.paint(90)
    desk.until(lambda: desk.links.stale == {first.id, second.id})
    desk.links.keep_as_is(first.id)
    desk.until(lambda: desk.links.stale == {second.id})
    desk.links.refresh_all()
    desk.until(lambda: not desk.links.stale)
    shown = [media.asset for clip in (first, second) if (media := media_of(desk.clips()[clip.id].content))]
    assert shown[1] == new.id != shown[0]


def test_notes_become_sound_where_they_are_dropped_and_are_played_again(desk: LinksBench) -> None:
    desk.play(60)
    desk.panel._dropped([Linked(RIFF, "application/vnd.seisei.clip+json")], "", Fraction(3), False)
    desk.until(lambda: bool(desk.clips(TrackKind.SOUND)))
    clip = next(iter(desk.clips(TrackKind.SOUND).values()))
    assert desk.start(clip) == 3
    shot = desk.shot(clip)
    link = link_of(shot)
    assert link is not None
    assert (link.id, link.role, shot.generator) == (RIFF, "clip", "audio.render")
    media = media_of(shot)
    # Two bars of four beats at 100 a minute
    assert media is not None
    assert media.available_range is not None
    assert float(media.available_range.duration) > 4.7
    desk.session.execute(SetClips(MAIN, (replace(clip, fade_in=Fraction(1, 2)),)))
    desk.play(72)
    desk.until(lambda: desk.links.stale == {clip.id})
    desk.links.refresh(clip.id)
    desk.until(lambda: not desk.links.stale)
    again = desk.shot(clip)
    assert len(again.takes) == 2
    assert media_of(again) != media
    assert desk.clips()[clip.id].fade_in == Fraction(1, 2)


def test_music_too_short_for_its_clip_is_refused_in_words(desk: LinksBench) -> None:
    desk.play(60, bars=2)
    clip = desk.put(RIFF)
    desk.play(60, bars=1)
    desk.until(lambda: bool(desk.links.stale))
    desk.links.refresh(clip.id)
    desk.until(lambda: "seconds" in desk.opened.window.status.message)
    assert len(desk.shot(clip).takes) == 1


def test_a_sequence_is_nested(desk: LinksBench) -> None:
    desk.paint(40)
    desk.session.execute(AddSequence(Sequence("two", "Second", (Track("v2"),))))
    inner = desk.put(FOX)
    desk.session.execute(Append("two", (Placing("v2", (replace(inner, id="inner"),)),)))
    nested = desk.put("timeline/two", at=6)
    assert nested.content == Nested("two")
    assert nested.duration == inner.duration


def test_what_is_gone_is_said(desk: LinksBench) -> None:
    desk.paint(40)
    clip = desk.put(FOX)
    desk.session.execute(RemoveLayer("fox"))
    desk.links.put(FOX, Place(MAIN))
    assert "no longer there" in desk.opened.window.status.message
    desk.links.refresh(clip.id)
    assert "gone" in desk.opened.window.status.message


def test_shots_made_of_a_chapter_are_stale_with_it_and_can_be_kept(desk: LinksBench) -> None:
    desk.write("A boat lies on the sea. The sun sets.")
    desk.links.look()
    source = Input(CHAPTER, InputKind.LINK, "", desk.links.contents.now[CHAPTER])
    halves = tuple(
        ReelShot(f"shot {number}", Fraction(number), Fraction(1), "timeline.text-to-video", "{}") for number in range(2)
    )
    reel = desk.assets.add_bytes(Reel(halves).to_bytes(), "application/json")
    media = film("reel")
    asset = Asset(media.asset, "video/mp4", 5)
    made = Made(asset, Recipe("timeline.storyboard", "1", {}), "job", 1.0, extra={REEL: reel.id})
    desk.links._put_made(made, asset, media, LinkPlace(Place(MAIN, at=Fraction(0)), source))
    desk.until(lambda: len(desk.clips()) == 2)
    assert desk.links.stale == frozenset()
    desk.write("A boat burns on the sea. The sun sets.")
    desk.until(lambda: desk.links.stale == set(desk.clips()))
    first, second = desk.clips()
    desk.links.refresh(first)
    assert "one of several" in desk.opened.window.status.message
    desk.links.keep_as_is(first)
    desk.until(lambda: desk.links.stale == {second})


@pytest.mark.slow
def test_a_chapter_is_told_in_shots_that_are_stale_with_it(desk: LinksBench) -> None:
    desk.write("A boat lies on the sea.")
    desk.put(CHAPTER)
    shots = [clip.id for clip in desk.clips().values()]
    assert desk.panel.takes.takes == ()
    assert desk.links.stale == frozenset()
    desk.write("A boat burns on the sea.")
    desk.until(lambda: desk.links.stale == set(shots))


def test_a_menu_offers_what_can_be_done_with_a_stale_clip(desk: LinksBench) -> None:
    desk.paint(40)
    clip = desk.put(FOX)
    desk.work.select((clip.id,))
    fresh, stale = QMenu(desk.panel), QMenu(desk.panel)
    desk.companions.add_to(fresh)
    assert "Bring up to date" not in [action.text() for action in fresh.actions()]
    desk.paint(90)
    desk.until(lambda: bool(desk.links.stale))
    desk.companions.add_to(stale)
    entry = next(action for action in stale.actions() if action.text() == "Bring up to date")
    entry.trigger()
    desk.until(lambda: not desk.links.stale)
