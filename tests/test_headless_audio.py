"""Sound and notes from the command line, as a user types it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import soundfile

from app.api import JobContext, Recipe
from app.bootstrap import build
from app.jobs import JobId
from plugins.audio.midi.importing import clip_of
from plugins.audio.midi.reading import read_midi
from plugins.audio.model import Clip
from plugins.audio.music.composing import compose_by_rule
from plugins.audio.notes import notes_to_bytes
from plugins.audio.placing import place_clip
from plugins.audio.prompt.understanding import understand
from plugins.audio.song import Song
from tests.test_headless import answer, seisei

PROMPT = "prompt=a calming violin melody backed by a distorted guitar riff"
FACTS = ("--set", PROMPT, "--set", "bars=8", "--set", "bpm=90", "--set", "seed=5")
FRAMES = round(8 * 4 * 60 * 44_100 / 90)


def notes_of(path: Path) -> Clip:
    """The clip of a MIDI file."""
    return clip_of(read_midi(path.read_bytes(), path.name), path.name).clip


def test_a_sentence_becomes_a_clip_that_is_made_again(tmp_path: Path) -> None:
    home, out = tmp_path / "seisei", tmp_path / "clip.wav"
    made = answer(seisei("generate", "audio.compose", *FACTS, "--out", str(out), "--json", home=home))
    assert made["files"] == [str(out)]
    assert made["seed"] == 5
    assert soundfile.info(out).frames == FRAMES
    found = answer(seisei("inspect", str(out), "--json", home=home))
    assert found["credentials"] == "trusted"
    assert found["recipe_id"] == made["recipe"]
    assert found["recipe"]["request"]["bpm"] == 90
    again = tmp_path / "again.wav"
    repeated = answer(seisei("generate", "-", "--recipe", str(out), "--out", str(again), "--json", home=home))
    assert repeated["recipe"] == made["recipe"]
    assert repeated["assets"] == made["assets"]
    assert np.array_equal(soundfile.read(out)[0], soundfile.read(again)[0])


def test_its_notes_are_written_worked_on_and_rendered(tmp_path: Path) -> None:
    home = tmp_path / "seisei"

    def generate(generator: str, out: str, *fields: str) -> None:
        given = [part for field in fields for part in ("--set", field)]
        done = seisei("generate", generator, *given, "--out", str(tmp_path / out), home=home)
        assert done.returncode == 0, done.stderr

    generate("audio.compose", "clip.mid", PROMPT, "bars=4", "bpm=120", "seed=5")
    generate("audio.compose", "clip.clip.json", PROMPT, "bars=4", "bpm=120", "seed=5")
    clip = notes_of(tmp_path / "clip.mid")
    assert (clip.plan.bars, clip.plan.bpm, len(clip.plan.tracks)) == (4, 120, 2)
    given = f"clip=@{tmp_path / 'clip.mid'}"
    generate("audio.infill", "filled.mid", given, "tracks=1", "bars=2-3", "seed=6")
    filled = notes_of(tmp_path / "filled.mid")
    assert notes_to_bytes(filled.notes[1]) == notes_to_bytes(clip.notes[1])
    bar = clip.plan.bar_ticks
    kept = [[note for note in each.notes[0] if note.start // bar not in (1, 2)] for each in (clip, filled)]
    assert kept[0] == kept[1]
    assert filled.notes[0] != clip.notes[0]
    generate("audio.accompany", "with-bass.mid", "prompt=walking bass", given)
    assert notes_of(tmp_path / "with-bass.mid").notes[:2] == clip.notes
    generate("audio.render", "one.flac", f"midi=@{tmp_path / 'clip.mid'}", "depth=16")
    generate("audio.render", "other.flac", f"clip=@{tmp_path / 'clip.clip.json'}", "depth=16")
    for name in ("one.flac", "other.flac"):
        info = soundfile.info(tmp_path / name)
        assert (info.frames, info.subtype) == (clip.plan.frames(44_100), "PCM_16")


@pytest.mark.parametrize("ending", ["flac", "ogg", "opus", "mp3"])
def test_sound_is_written_as_what_its_name_says(tmp_path: Path, ending: str) -> None:
    home, out = tmp_path / "seisei", tmp_path / f"clip.{ending}"
    fields = ("--set", "prompt=piano", "--set", "bars=1", "--set", "bpm=240", "--set", "seed=1")
    made = answer(seisei("generate", "audio.compose", *fields, "--out", str(out), "--json", home=home))
    assert soundfile.info(out).frames == pytest.approx(soundfile.info(out).samplerate, rel=0.05)
    assert answer(seisei("inspect", str(out), "--json", home=home))["recipe_id"] == made["recipe"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((*FACTS, "--out", "clip.aac"), "cannot be written as clip.aac"),
        ((*FACTS, "--out", "clip.png"), ".mid"),
        ((*FACTS, "--out", "gone/clip.wav"), "There is no folder"),
        ((*FACTS, "--set", "key=H minor", "--out", "clip.wav"), "is no key"),
        ((*FACTS, "--set", "metre=4/3", "--out", "clip.wav"), "is no metre"),
        ((*FACTS, "--set", "variations=9", "--out", "clip.wav"), "from 1 to 8"),
    ],
)
def test_a_mistake_is_said_before_anything_is_made(tmp_path: Path, arguments: tuple[str, ...], words: str) -> None:
    done = seisei("generate", "audio.compose", *arguments, home=tmp_path / "seisei")
    assert done.returncode == 2
    assert words in done.stderr
    assert done.stderr.count("\n") == 1
    assert not list(tmp_path.glob("*.wav"))


def test_what_is_left_out_of_a_midi_file_is_said(tmp_path: Path) -> None:
    body = b"\0\x90\x3c\x40" + b"\x83\x60\xe0\x00\x50" + b"\0\x80\x3c\x40" + b"\0\xff\x2f\0"
    head = b"MThd\0\0\0\6\0\0\0\1\1\xe0"
    (tmp_path / "bend.mid").write_bytes(head + b"MTrk" + len(body).to_bytes(4, "big") + body)
    done = seisei(
        *("generate", "audio.render", "--set", f"clip=@{tmp_path / 'bend.mid'}", "--out", str(tmp_path / "bend.wav")),
        home=tmp_path / "seisei",
    )
    assert done.returncode == 0
    assert "bend.mid: Pitch bends are left out (1)." in done.stderr


def test_the_song_of_a_project_is_exported_signed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "seisei"
    monkeypatch.setenv("SEISEI_HOME", str(home))
    built = build()
    clip = compose_by_rule(understand("piano at 240 bpm, 1 bar").plan, 1)
    source = built.studio.assets.add_bytes(b"RIFF", "audio/wav", name="clip")
    made = replace(source, recipe=Recipe("audio.compose", "1", {"prompt": "piano"}))
    project = built.studio.projects.new()
    document = place_clip(Song(), clip, 0, built.studio.assets, made).apply(project.document)
    project.save_as(document, tmp_path / "song.seisei", JobContext(JobId("save"), lambda _event: None))
    project.close()
    built.studio.close()
    for ending in ("wav", "mid", "zip"):
        out = tmp_path / f"song.{ending}"
        done = answer(
            seisei("project", "export", str(tmp_path / "song.seisei"), "--out", str(out), "--json", home=home)
        )
        assert done["files"] == [str(out)]
    assert soundfile.info(tmp_path / "song.wav").frames == clip.plan.frames(44_100)
    assert notes_of(tmp_path / "song.mid").notes == clip.notes
    found = answer(seisei("inspect", str(tmp_path / "song.wav"), "--json", home=home))
    assert found["credentials"] == "trusted"
    assert found["recipe"]["generator"] == "audio.compose"
    assert found["digital_source_type"].endswith("compositeWithTrainedAlgorithmicMedia")
