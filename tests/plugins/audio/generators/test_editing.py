"""Infilling, going on, varying and accompanying: what isn't asked for stays, byte for byte."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from app.api import InvalidData, InvalidRequest, Words
from app.storage import FolderAssets
from plugins.audio import generators
from plugins.audio.generators.requests import (
    AccompanyRequest,
    ContinueRequest,
    InfillRequest,
    RenderRequest,
    VaryRequest,
)
from plugins.audio.generators.selecting import selected
from plugins.audio.midi.writing import midi_bytes
from plugins.audio.model import Clip, Role
from plugins.audio.music.composing import compose_by_rule
from plugins.audio.notes import notes_to_bytes
from plugins.audio.prompt.understanding import understand
from tests.plugins.audio.generators.running import clip_in, run, samples_in, stored

PROMPTS = (
    "violin melody, distorted guitar riff, bass and drums at 180 bpm, 6 bars",
    "piano melody and piano chords in 3/4 at 220 bpm, 5 bars",
    "flute and harp arpeggio in 6/8 at 400 bpm, 4 bars",
)


def composed(prompt: str = PROMPTS[0], seed: int = 1) -> Clip:
    """A clip to work on."""
    return compose_by_rule(understand(prompt).plan, seed)


def rest(clip: Clip, tracks: set[int], bars: set[int], plan_bars: int) -> list[bytes]:
    """The bytes of every track's notes outside of some bars of some tracks."""
    return [
        notes_to_bytes(
            note
            for note in notes
            if not (index in tracks and note.start // clip.plan.bar_ticks in bars)
            and note.start // clip.plan.bar_ticks < plan_bars
        )
        for index, notes in enumerate(clip.notes)
    ]


def test_infilling_random_regions_leaves_the_rest_byte_for_byte(assets: FolderAssets) -> None:
    chance = random.Random(3)
    changed = 0
    for turn in range(30):
        clip = composed(chance.choice(PROMPTS), turn)
        count, bars = len(clip.plan.tracks), clip.plan.bars
        tracks = set(chance.sample(range(count), chance.randint(1, count)))
        region = set(chance.sample(range(bars), chance.randint(1, bars)))
        request = InfillRequest(
            stored(clip, assets),
            ",".join(str(track + 1) for track in sorted(tracks)),
            ",".join(str(bar + 1) for bar in sorted(region)),
            seed=turn,
        )
        (made,) = run(generators.Infill(), request, assets)
        after = clip_in(made)
        assert after.plan == clip.plan
        assert after.chords == clip.chords
        assert rest(after, tracks, region, bars) == rest(clip, tracks, region, bars)
        for index in set(range(count)) - tracks:
            alone = replace(clip.plan, tracks=(clip.plan.tracks[index],))
            one, other = (midi_bytes(Clip(alone, (each.notes[index],))) for each in (clip, after))
            assert one == other
        changed += after.notes != clip.notes
    assert changed >= 25


def test_infilling_nothing_named_writes_all_anew(assets: FolderAssets) -> None:
    clip = composed()
    made = run(generators.Infill(), InfillRequest(stored(clip, assets), seed=9, variations=2), assets)
    notes = [clip_in(each).notes for each in made]
    assert notes[0] != notes[1]
    assert all(one != other for one, other in zip(notes[0], clip.notes, strict=True))


def test_going_on_keeps_what_was_there(assets: FolderAssets) -> None:
    clip = composed()
    (made,) = run(generators.Continue(), ContinueRequest(stored(clip, assets), bars=3, seed=2), assets)
    longer = clip_in(made)
    assert longer.plan == replace(clip.plan, bars=9)
    assert rest(longer, set(), set(), 6) == rest(clip, set(), set(), 6)
    assert any(note.start >= 6 * clip.plan.bar_ticks for track in longer.notes for note in track)
    assert made.shape[0] == longer.plan.frames(44_100)


def test_varying_leaves_other_tracks_alone(assets: FolderAssets) -> None:
    clip = composed()
    request = VaryRequest(stored(clip, assets), amount=0.5, tracks="1", seed=4)
    varied = clip_in(run(generators.Vary(), request, assets)[0])
    assert varied.notes[0] != clip.notes[0]
    assert varied.notes[1:] == clip.notes[1:]
    whole = clip_in(run(generators.Vary(), replace(request, tracks="", amount=1), assets)[0])
    assert sum(one != other for one, other in zip(whole.notes, clip.notes, strict=True)) >= 3


def test_accompanying_adds_the_tracks_that_are_named(assets: FolderAssets) -> None:
    clip = composed("violin melody at 200 bpm, 4 bars")
    request = AccompanyRequest("walking bass and drums", stored(clip, assets), seed=1)
    made = clip_in(run(generators.Accompany(), request, assets)[0])
    assert made.plan.tracks[:1] == clip.plan.tracks
    assert made.notes[:1] == clip.notes
    assert [track.role for track in made.plan.tracks[1:]] == [Role.BASS, Role.DRUMS]
    assert all(made.notes)
    assert len({track.id for track in made.plan.tracks}) == 3


def test_accompanying_by_nobody_is_refused(assets: FolderAssets) -> None:
    with pytest.raises(InvalidRequest, match="names no instrument"):
        run(generators.Accompany(), AccompanyRequest("happily", stored(composed(), assets)), assets)


def test_rendering_a_clip_and_its_midi_file_is_the_same(assets: FolderAssets) -> None:
    clip = composed(PROMPTS[1])
    midi = str(assets.add_bytes(midi_bytes(clip), "audio/midi").id)
    (one,) = run(generators.Render(), RenderRequest(clip=stored(clip, assets)), assets)
    (other,) = run(generators.Render(), RenderRequest(midi=midi), assets)
    assert clip_in(other).notes == clip.notes
    assert samples_in(one).shape == samples_in(other).shape == (clip.plan.frames(44_100), 2)


@pytest.mark.parametrize(("depth", "byte_size"), [("16", 2), ("24", 3), ("32", 4), ("float32", 4)])
def test_rendering_has_the_depth_that_is_asked_for(assets: FolderAssets, depth: str, byte_size: int) -> None:
    clip = composed("piano at 300 bpm, 1 bar")
    (made,) = run(generators.Render(), RenderRequest(clip=stored(clip, assets), depth=depth), assets)
    assert isinstance(made.content, bytes)
    assert 0 <= len(made.content) - clip.plan.frames(44_100) * 2 * byte_size < 1000


def test_rendering_without_notes_or_with_two_is_refused(assets: FolderAssets) -> None:
    clip = stored(composed(), assets)
    for request in (RenderRequest(), RenderRequest(clip=clip, midi=clip)):
        with pytest.raises(InvalidRequest, match="from one place"):
            run(generators.Render(), request, assets)


@pytest.mark.parametrize("data", [b"", b"{}", b"MThd", b"MThd\0\0\0\6\0\1\0\1\3\xc0MTrk\xff\xff\xff\xff", b"RIFFxxxx"])
def test_what_is_no_clip_is_refused(assets: FolderAssets, data: bytes) -> None:
    id_ = str(assets.add_bytes(data, "audio/midi").id)
    with pytest.raises(InvalidData):
        run(generators.Render(), RenderRequest(midi=id_), assets)


def test_places_are_read_as_they_are_typed() -> None:
    assert selected("2-5,7", 8, Words("bar")) == (1, 2, 3, 4, 6)
    assert selected(" 3 , 1 ", 3, Words("track")) == (0, 2)
    assert selected("", 3, Words("track")) == (0, 1, 2)


@pytest.mark.parametrize("text", ["0", "4", "3-2", "1-", "a", "1,,2", "-1", "1-99999999", "1.5"])
def test_places_that_are_not_there_are_refused(text: str) -> None:
    with pytest.raises(InvalidRequest, match="of the clip"):
        selected(text, 3, Words("bar"))
