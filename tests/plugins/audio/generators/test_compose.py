"""Composing: exact lengths, facts that hold, streaming, and the same again for the same seed."""

from __future__ import annotations

import random
from dataclasses import replace
from io import BytesIO

import numpy as np
import pytest
import soundfile

from app.api import SEED_LIMIT, InvalidRequest, JobCancelled, UserError, request_from_json, request_to_json
from app.jobs import Lane
from app.storage import FolderAssets
from plugins.audio import generators
from plugins.audio.codec import clip_from_bytes
from plugins.audio.generators.facts import plan_of, read_key, read_metre
from plugins.audio.generators.requests import ComposeRequest
from plugins.audio.generators.sounding import bank_in
from plugins.audio.midi.importing import clip_of
from plugins.audio.midi.reading import read_midi
from plugins.audio.model import DRUMS, Key, Metre, Mode, Note, Plan
from plugins.audio.music.theory import key_name
from plugins.audio.sound.loudness import loudness
from plugins.audio.sound.mixer import Mix, Mixer, MixTrack
from tests.conftest import REPOSITORY
from tests.plugins.audio.generators.running import Watching, clip_in, run, samples_in, stored

RATE = 44_100
PROMPTS = (
    "a calming violin melody backed by a distorted guitar riff",
    "lofi drums and a warm bass",
    "a fast flute jig",
    "solo piano, sad",
    "eerie choir pad",
    "静かな琴のメロディ",
)
METRES = ("", "4/4", "3/4", "6/8", "5/4", "7/8", "12/8")


def random_request(chance: random.Random) -> ComposeRequest:
    """A request with some facts given and others left to the prompt."""
    mode = chance.choice(list(Mode))
    return ComposeRequest(
        chance.choice(PROMPTS),
        bpm=chance.choice((None, round(chance.uniform(60, 400), chance.choice((0, 1, 3))))),
        bars=chance.randint(1, 3),
        key=chance.choice(("", key_name(Key(chance.randrange(12), mode)))),
        metre=chance.choice(METRES),
        seed=chance.randrange(SEED_LIMIT),
        how="rule",
    )


@pytest.mark.slow
def test_200_clips_have_exactly_the_frames_that_their_plans_say(assets: FolderAssets) -> None:
    chance = random.Random(7)
    for _ in range(200):
        request = random_request(chance)
        (made,) = run(generators.Compose(), request, assets)
        clip = clip_in(made)
        plan = clip.plan
        frames = round(plan.bars * plan.metre.beats * 60 * RATE / plan.bpm)
        assert plan.frames(RATE) == frames
        assert made.shape == (frames, 2)
        assert isinstance(made.content, bytes)
        with soundfile.SoundFile(BytesIO(made.content)) as file:
            assert (file.frames, file.channels, file.subtype, file.samplerate) == (frames, 2, "PCM_24", RATE)
        assert plan == replace(plan_of(request), tracks=plan.tracks)
        end = plan.bars * plan.bar_ticks
        assert all(0 <= note.start < end and note.start + note.length <= end for track in clip.notes for note in track)
        assert any(clip.notes)


def test_every_bar_of_200_plans_begins_at_its_frame() -> None:
    """A note on a bar sounds as many frames after the bar's as one on the first bar does after the beginning."""
    chance = random.Random(11)
    bank = bank_in(REPOSITORY / "resources")
    for _ in range(200):
        metre = read_metre(chance.choice(METRES[1:]))
        plan = Plan(chance.uniform(100, 400), metre, Key(), chance.randint(2, 6))
        onsets = []
        bar = chance.randrange(1, plan.bars)
        for start in (0, bar * plan.bar_ticks):
            track = MixTrack("", DRUMS, (Note(start, 38, 240, 100),))
            sound = Mixer(Mix(plan, (track,), effects=(), loop=False), bank).whole()
            onsets.append(int(np.flatnonzero(np.abs(sound).max(1) > 1e-4)[0]))
        assert plan.bar_frame(bar, RATE) == round(bar * metre.beats * 60 * RATE / plan.bpm)
        assert onsets[1] - onsets[0] == plan.bar_frame(bar, RATE)


def test_the_same_seed_gives_the_same_bytes_and_another_one_others(assets: FolderAssets) -> None:
    request = ComposeRequest(PROMPTS[0], bars=2, bpm=150, seed=5)
    one, again, other = (
        run(generators.Compose(), each, assets)[0] for each in (request, request, replace(request, seed=6))
    )
    assert one.content == again.content
    assert one.details == again.details
    assert one.details["clip"] != other.details["clip"]
    assert one.content != other.content


def test_each_variation_is_made_again_by_its_own_request(assets: FolderAssets) -> None:
    request = ComposeRequest(PROMPTS[1], bars=1, bpm=200, seed=SEED_LIMIT - 1, variations=3)
    made = run(generators.Compose(), request, assets)
    assert [request_to_json(each.request)["seed"] for each in made] == [SEED_LIMIT - 1, 0, 1]
    assert len({each.content for each in made}) == 3
    for each in made:
        kept = request_from_json(ComposeRequest, request_to_json(each.request))
        (alone,) = run(generators.Compose(), kept, assets)
        assert alone.content == each.content
        assert alone.request == each.request


def test_what_the_form_gives_holds_whatever_the_prompt_says() -> None:
    said = "a slow waltz in C major at 80 bpm, 4 bars"
    assert plan_of(ComposeRequest(said)).metre == Metre(3, 4)
    plan = plan_of(ComposeRequest(said, bpm=133.5, bars=7, key="f# dorian", metre="7/8"))
    assert (plan.bpm, plan.bars, plan.key, plan.metre) == (133.5, 7, Key(6, Mode.DORIAN), Metre(7, 8))
    assert plan_of(ComposeRequest(said, key="Am")).bpm == 80


def test_a_length_in_seconds_follows_the_tempo_that_is_given() -> None:
    assert plan_of(ComposeRequest("piano, 16 seconds", bpm=60)).bars == 4
    assert plan_of(ComposeRequest("piano, 16 seconds", bpm=120)).bars == 8
    assert plan_of(ComposeRequest("piano, 5 bars", bpm=120)).bars == 5


def test_another_metre_keeps_the_taps_of_the_foot() -> None:
    plain, compound = plan_of(ComposeRequest("piano")), plan_of(ComposeRequest("piano", metre="6/8"))
    assert compound.bpm == 3 * plain.bpm
    assert plan_of(ComposeRequest("piano at 90 bpm", metre="6/8")).bpm == 90


@pytest.mark.parametrize("text", ["H", "major", "C minor or so", "quick", "CC", "Z# minor", "C minor\nD minor"])
def test_what_is_no_key_is_refused(text: str) -> None:
    with pytest.raises(InvalidRequest, match="is no key"):
        read_key(text)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("C minor", Key(0, Mode.MINOR)),
        ("c", Key(0)),
        ("am", Key(9, Mode.MINOR)),
        ("B♭ major", Key(10)),
        ("E♭ lydian", Key(3, Mode.LYDIAN)),
        ("ハ短調", Key(0, Mode.MINOR)),
    ],
)
def test_keys_are_read_as_they_are_typed(text: str, key: Key) -> None:
    assert read_key(text) == key


@pytest.mark.parametrize("text", ["4", "0/4", "4/3", "40/4", "four", "4/4 and 3/4"])
def test_what_is_no_metre_is_refused(text: str) -> None:
    with pytest.raises(InvalidRequest, match="is no metre"):
        read_metre(text)


def test_a_tempo_that_cannot_be_played_is_said() -> None:
    with pytest.raises(UserError, match="cannot be played"):
        plan_of(ComposeRequest("piano in 6/8, ♩=900"))


def test_sound_is_shown_from_the_first_bar_on(assets: FolderAssets) -> None:
    watching = Watching(assets)
    (made,) = watching.making(generators.Compose(), ComposeRequest(PROMPTS[0], bars=16, bpm=120, seed=1, how="rule"))
    assert watching.previews
    first = watching.previews[0]
    assert (first.bars, first.variation, first.rate) == (1, 0, RATE)
    assert [each.bars for each in watching.previews] == sorted({each.bars for each in watching.previews})
    whole = samples_in(made) / 2**31
    for each in watching.previews:
        assert each.sound.shape == (each.clip.plan.bar_frame(each.bars, RATE), 2)
        assert each.clip == clip_in(made)
        assert not each.sound.flags.writeable
        # In a loop what rings on at the end is heard in the first bar too
        assert np.corrcoef(each.sound[:, 0], whole[: len(each.sound), 0])[0, 1] > 0.9


def test_a_cancelled_job_ends_between_bars(assets: FolderAssets) -> None:
    watching = Watching(assets)
    making = watching.making(generators.Compose(), ComposeRequest(PROMPTS[0], bars=4, bpm=200, variations=8))
    next(making)
    watching.context.job.cancelled.set()
    with pytest.raises(JobCancelled):
        next(making)


def test_a_loudness_is_reached_and_the_length_kept(assets: FolderAssets) -> None:
    (made,) = run(generators.Compose(), ComposeRequest(PROMPTS[0], bars=4, bpm=120, loudness=-16), assets)
    sound = (samples_in(made) / 2**31).astype(np.float32)
    assert abs(loudness(sound, RATE) + 16) < 0.3
    assert len(sound) == clip_in(made).plan.frames(RATE)


def test_the_midi_beside_a_clip_has_the_same_notes_and_says_how_it_was_made(assets: FolderAssets) -> None:
    (made,) = run(generators.Compose(), ComposeRequest(PROMPTS[0], bars=3, bpm=97, seed=3), assets)
    clip = clip_in(made)
    data = made.details["midi"]
    read = clip_of(read_midi(data, "clip.mid"), "clip.mid").clip
    assert read.notes == clip.notes
    assert (read.plan.bpm, read.plan.bars, read.plan.metre) == (97, 3, clip.plan.metre)
    assert b"Generated by audio.compose of Seisei" in data
    assert clip_from_bytes(made.details["clip"]) == clip


def test_a_plan_that_is_given_is_played(assets: FolderAssets) -> None:
    (first,) = run(generators.Compose(), ComposeRequest(PROMPTS[1], bars=2, bpm=180, seed=1), assets)
    plan = stored(replace(clip_in(first), notes=((),) * len(clip_in(first).notes), chords=()), assets)
    (again,) = run(generators.Compose(), ComposeRequest("anything", plan=plan, seed=1), assets)
    assert clip_in(again) == clip_in(first)


def test_a_model_that_is_not_there_is_said(assets: FolderAssets) -> None:
    if (REPOSITORY / "resources" / "models" / "cliplm").exists():
        pytest.skip("the model of notes is there")
    with pytest.raises(UserError, match="no model of notes"):
        run(generators.Compose(), ComposeRequest("piano", how="model"), assets)


def test_a_clip_too_long_to_be_mixed_is_refused(assets: FolderAssets) -> None:
    with pytest.raises(UserError, match="too long to be mixed"):
        run(generators.Compose(), ComposeRequest("piano and bass and drums", bars=512, bpm=20), assets)


def test_clips_do_not_wait_for_pictures() -> None:
    for each in generators.__all__:
        # Large models use the device that pictures are drawn on, and take their turn.
        by_model = each in ("TextToAudio", "SoundToAudio")
        assert getattr(generators, each).lane is (Lane.RENDER if by_model else Lane.INTERACTIVE)
