"""The song of a document as files: exact loops, tails, loudness, notes, and a file for each track."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import numpy as np
import pytest
import soundfile

from app.api import (
    AddAssets,
    AssetId,
    Document,
    ExportContext,
    InvalidRequest,
    Json,
    MissingAsset,
    Recipe,
    UserError,
    request_from_json,
)
from app.storage import FolderAssets
from plugins.audio.codec import clip_to_bytes
from plugins.audio.commands import SetTrack, song_of
from plugins.audio.exchange import (
    WriteFlac,
    WriteMp3,
    WriteOpus,
    WriteSound,
    WriteStems,
    WriteVorbis,
    convert_notes,
    convert_sound,
    read_notes,
    read_sound,
    write_midi,
)
from plugins.audio.midi.importing import clip_of
from plugins.audio.midi.reading import read_midi
from plugins.audio.model import Clip
from plugins.audio.music.composing import compose_by_rule
from plugins.audio.placing import place_clip, place_sound
from plugins.audio.prompt.understanding import understand
from plugins.audio.song import KIND, Song, SoundOf
from plugins.audio.sound.loudness import loudness
from tests.conftest import REPOSITORY

RATE = 44_100
PROMPT = "violin melody, distorted guitar riff and drums at 133 bpm, 3 bars"


CONTEXT = ExportContext(REPOSITORY / "resources", lambda _kind: [])
KINDS: dict[str, Any] = {".flac": WriteFlac, ".ogg": WriteVorbis, ".opus": WriteOpus, ".mp3": WriteMp3}


def write_song(document: Document, assets: FolderAssets, path: Path, **chosen: Json) -> None:
    """Write the song with options, as the kind of file that the name says."""
    kind = KINDS.get(path.suffix, WriteSound)
    kind(request_from_json(kind.Options, chosen), CONTEXT)(document, assets, path)


def write_stems(document: Document, assets: FolderAssets, path: Path, **chosen: Json) -> None:
    """Write the tracks with options."""
    WriteStems(request_from_json(WriteStems.Options, chosen), CONTEXT)(document, assets, path)


def composed() -> Clip:
    """Three bars of three tracks."""
    return compose_by_rule(understand(PROMPT).plan, 2)


def document_of(clip: Clip, assets: FolderAssets) -> Document:
    """A document with nothing but a clip."""
    return place_clip(Song(), clip, 0, assets).apply(Document())


def with_song(document: Document, **changes: Any) -> Document:
    """The document with other facts of its song."""
    return document.with_part(KIND, replace(song_of(document), **changes))


@pytest.mark.parametrize("ending", ["wav", "flac", "ogg", "opus", "mp3", "aiff", "rf64", "w64"])
def test_the_song_is_written_as_sound(assets: FolderAssets, tmp_path: Path, ending: str) -> None:
    clip, path = composed(), tmp_path / f"song.{ending}"
    write_song(document_of(clip, assets), assets, path)
    with soundfile.SoundFile(path) as file:
        rate = 48_000 if ending == "opus" else RATE
        assert file.samplerate == rate
        assert abs(file.frames - round(clip.plan.frames(RATE) * rate / RATE)) <= (1 if ending == "mp3" else 0)
        assert np.abs(file.read()).max() > 0.05
        assert file.subtype == "PCM_24" or ending in ("ogg", "opus", "mp3")
        if ending not in ("rf64", "w64"):
            assert file.copy_metadata()["comment"] == "Made with Seisei."
            assert file.copy_metadata()["title"] == "song"


def test_a_song_that_is_not_all_loop_rings_on(assets: FolderAssets, tmp_path: Path) -> None:
    clip = composed()
    document = with_song(document_of(clip, assets), looping=False)
    write_song(document, assets, tmp_path / "song.wav")
    assert clip.plan.frames(RATE) < soundfile.info(tmp_path / "song.wav").frames <= clip.plan.frames(RATE) + 10 * RATE


def test_an_exported_loop_has_no_seam(assets: FolderAssets, tmp_path: Path) -> None:
    write_song(document_of(composed(), assets), assets, tmp_path / "loop.wav")
    sound, _ = soundfile.read(tmp_path / "loop.wav")
    steps = np.abs(np.diff(sound, axis=0)).max(1)
    assert np.abs(sound[0] - sound[-1]).max() <= np.percentile(steps, 99.9)


def test_the_song_is_brought_to_its_loudness(assets: FolderAssets, tmp_path: Path) -> None:
    document = with_song(document_of(composed(), assets), loudness=-14.0)
    write_song(document, assets, tmp_path / "song.wav")
    sound, _ = soundfile.read(tmp_path / "song.wav", dtype="float32")
    assert abs(loudness(sound, RATE) + 14) < 0.5
    assert np.abs(sound).max() < 10 ** (-0.9 / 20)


@pytest.mark.parametrize("ending", ["wav", "aiff", "flac"])
@pytest.mark.parametrize("depth", ["16", "24", "float32"])
@pytest.mark.parametrize("rate", ["44100", "48000", "96000"])
def test_the_depth_and_the_rate_can_be_chosen(
    assets: FolderAssets, tmp_path: Path, ending: str, depth: str, rate: str
) -> None:
    clip, path = composed(), tmp_path / f"song.{ending}"
    document = document_of(clip, assets)
    if (ending, depth) == ("flac", "float32"):
        with pytest.raises(InvalidRequest, match="depth cannot be"):
            write_song(document, assets, path, depth=depth)
        return
    write_song(document, assets, path, depth=depth, rate=rate)
    with soundfile.SoundFile(path) as file:
        assert file.subtype == {"16": "PCM_16", "24": "PCM_24", "float32": "FLOAT"}[depth]
        assert (file.samplerate, file.frames) == (int(rate), clip.plan.frames(int(rate)))
        assert np.abs(file.read()).max() > 0.05


def test_sixteen_bits_are_dithered_and_need_not_be(assets: FolderAssets, tmp_path: Path) -> None:
    document = document_of(composed(), assets)
    exact = tmp_path / "exact.wav"
    write_song(document, assets, exact, depth="float32", loudness="none")
    wanted = soundfile.read(exact)[0]
    errors = {}
    for dither in (True, False):
        path = tmp_path / f"{dither}.wav"
        write_song(document, assets, path, depth="16", dither=dither, loudness="none")
        errors[dither] = np.abs(soundfile.read(path)[0] - wanted).max() * 2**15
    assert errors[False] <= 0.501
    assert 0.9 < errors[True] <= 1.501


@pytest.mark.parametrize(("chosen", "lufs"), [("song", -18), ("-14", -14), ("-16", -16), ("-23", -23)])
def test_another_loudness_than_the_songs_can_be_chosen(
    assets: FolderAssets, tmp_path: Path, chosen: str, lufs: float
) -> None:
    document = with_song(document_of(composed(), assets), loudness=-18.0)
    write_song(document, assets, tmp_path / "song.wav", loudness=chosen)
    write_song(document, assets, tmp_path / "mixed.wav", loudness="none")
    sound, mixed = (soundfile.read(tmp_path / f"{name}.wav", dtype="float32")[0] for name in ("song", "mixed"))
    assert abs(loudness(sound, RATE) - lufs) < 0.5
    write_song(with_song(document, loudness=None), assets, tmp_path / "plain.wav")
    assert np.array_equal(mixed, soundfile.read(tmp_path / "plain.wav", dtype="float32")[0])


def test_the_tail_can_be_left_out(assets: FolderAssets, tmp_path: Path) -> None:
    clip = composed()
    document = with_song(document_of(clip, assets), looping=False)
    for name, tail in (("with.wav", True), ("without.wav", False)):
        write_song(document, assets, tmp_path / name, tail=tail, rate="48000", loudness="none")
    rings, ends = (soundfile.read(tmp_path / name)[0] for name in ("with.wav", "without.wav"))
    assert len(ends) == clip.plan.frames(48_000) < len(rings)
    assert np.array_equal(rings[: len(ends)], ends)
    write_stems(document, assets, tmp_path / "stems.zip", tail=False, depth="16", rate="96000")
    with ZipFile(tmp_path / "stems.zip") as archive:
        archive.extractall(tmp_path)
        for name in archive.namelist():
            info = soundfile.info(tmp_path / name)
            assert (info.frames, info.samplerate, info.subtype) == (clip.plan.frames(96_000), 96_000, "PCM_16")


@pytest.mark.parametrize("ending", ["ogg", "opus", "mp3"])
def test_better_quality_is_larger_and_closer(assets: FolderAssets, tmp_path: Path, ending: str) -> None:
    document = document_of(composed(), assets)
    rate = 48_000
    more: dict[str, Json] = {} if ending == "opus" else {"rate": str(rate)}
    write_song(document, assets, tmp_path / "exact.wav", rate=str(rate), depth="float32")
    wanted = soundfile.read(tmp_path / "exact.wav")[0]
    sizes, errors = [], []
    for quality in ("small", "good", "high", "best"):
        path = tmp_path / f"{quality}.{ending}"
        write_song(document, assets, path, quality=quality, **more)
        found = soundfile.read(path)[0]
        assert soundfile.info(path).samplerate == rate
        sizes.append(path.stat().st_size)
        length = min(len(found), len(wanted))
        errors.append(float(np.sqrt(np.mean((found[:length] - wanted[:length]) ** 2))))
    assert sizes == sorted(set(sizes))
    assert errors[0] > errors[-1]


def test_generated_sound_is_told_in_the_comment(assets: FolderAssets, tmp_path: Path) -> None:
    source = assets.add_bytes(b"sound", "audio/wav")
    made = replace(source, recipe=Recipe("audio.compose", "1", {}))
    document = AddAssets((made,)).apply(document_of(composed(), assets))
    write_song(document, assets, tmp_path / "song.wav")
    with soundfile.SoundFile(tmp_path / "song.wav") as file:
        assert file.copy_metadata()["comment"] == "Contains what was generated. Made with Seisei."
    write_midi(document, assets, tmp_path / "song.mid")
    assert b"Contains what was generated." in (tmp_path / "song.mid").read_bytes()


def test_stems_add_up_to_the_song(assets: FolderAssets, tmp_path: Path) -> None:
    document = with_song(document_of(composed(), assets), looping=False, effects=())
    write_song(document, assets, tmp_path / "song.wav")
    write_stems(document, assets, tmp_path / "stems.zip")
    with ZipFile(tmp_path / "stems.zip") as archive:
        names = archive.namelist()
        archive.extractall(tmp_path / "stems")
    assert [name[:3] for name in names] == ["01 ", "02 ", "03 "]
    assert all(name.endswith(".wav") for name in names)
    whole, _ = soundfile.read(tmp_path / "song.wav")
    stems = [soundfile.read(tmp_path / "stems" / name)[0] for name in names]
    assert np.abs(sum(stems) - whole).max() < 8 * 2**-23


def test_notes_are_written_and_read_again(assets: FolderAssets, tmp_path: Path) -> None:
    clip = composed()
    write_midi(document_of(clip, assets), assets, tmp_path / "song.mid")
    data = (tmp_path / "song.mid").read_bytes()
    assert data[8:10] == b"\0\1"
    read = clip_of(read_midi(data, "song.mid"), "song.mid").clip
    assert read.notes == clip.notes
    assert (read.plan.bpm, read.plan.metre, read.plan.key) == (clip.plan.bpm, clip.plan.metre, clip.plan.key)
    assert [track.name for track in read.plan.tracks] == [track.name for track in clip.plan.tracks]
    assert [track.program for track in read.plan.tracks] == [track.program for track in clip.plan.tracks]
    again = read_notes(tmp_path / "song.mid", assets)
    write_midi(document_of(clip_of(read_midi(data, ""), "").clip, assets), assets, tmp_path / "song.mid")
    assert read_notes(tmp_path / "song.mid", assets).asset.id == again.asset.id


def test_an_empty_song_is_not_written(assets: FolderAssets, tmp_path: Path) -> None:
    for write in (write_song, write_midi, write_stems):
        with pytest.raises(UserError, match="nothing to export"):
            write(Document(), assets, tmp_path / "song.wav")
    assert not list(tmp_path.glob("song*"))


def test_a_song_of_sound_alone_has_no_notes(assets: FolderAssets, tmp_path: Path) -> None:
    soundfile.write(tmp_path / "in.wav", np.full((RATE, 2), 0.25), RATE)
    sound = read_sound(tmp_path / "in.wav", assets).asset
    placed = place_sound(Song(), SoundOf(sound.id, RATE, RATE, 2), "In", 0)
    document = placed.apply(Document())
    with pytest.raises(UserError, match="no notes"):
        write_midi(document, assets, tmp_path / "song.mid")
    write_song(with_song(document, effects=(), looping=False), assets, tmp_path / "song.wav")
    found, _ = soundfile.read(tmp_path / "song.wav")
    assert np.abs(found[: RATE - 10] - 0.25 * 0.64).max() < 1e-3


def test_sound_that_is_missing_stops_the_export(assets: FolderAssets, tmp_path: Path) -> None:
    gone = SoundOf(AssetId("0" * 64), RATE, RATE, 2)
    document = place_sound(Song(), gone, "Gone", 0).apply(Document())
    with pytest.raises(MissingAsset):
        write_song(document, assets, tmp_path / "song.wav")


@pytest.mark.parametrize("name", ["out.wav", "out.flac", "out.ogg", "out.opus", "out.mp3", "out.aiff"])
def test_a_sound_is_converted(assets: FolderAssets, tmp_path: Path, name: str) -> None:
    samples = (np.random.default_rng(1).random((RATE, 2)) - 0.5) / 2
    soundfile.write(tmp_path / "in.wav", samples, RATE, subtype="PCM_24")
    asset = read_sound(tmp_path / "in.wav", assets).asset
    convert_sound(replace(asset, name="Ton 音"), assets, tmp_path / name, "Said 言う")
    with soundfile.SoundFile(tmp_path / name) as file:
        found = file.read(always_2d=True)
        said = file.copy_metadata()
    if name != "out.wav":
        assert (said["title"], said["comment"]) == ("Ton 音", "Said 言う")
    if name in ("out.wav", "out.flac", "out.aiff"):
        assert np.array_equal(found, soundfile.read(tmp_path / "in.wav")[0])
    else:
        assert abs(len(found) - len(samples) * (48_000 if name == "out.opus" else RATE) / RATE) <= 1


def test_a_sound_cannot_be_converted_to_what_is_not_known(assets: FolderAssets, tmp_path: Path) -> None:
    soundfile.write(tmp_path / "in.wav", np.zeros((10, 1)), RATE)
    asset = read_sound(tmp_path / "in.wav", assets).asset
    with pytest.raises(UserError, match="cannot be written"):
        convert_sound(asset, assets, tmp_path / "out.aac", "")


def test_a_clip_is_converted_to_a_midi_file(assets: FolderAssets, tmp_path: Path) -> None:
    clip = composed()
    asset = assets.add_bytes(clip_to_bytes(clip), "application/vnd.seisei.clip+json", name="Tune")
    convert_notes(asset, assets, tmp_path / "tune.mid", "Said")
    data = (tmp_path / "tune.mid").read_bytes()
    assert clip_of(read_midi(data, ""), "").clip.notes == clip.notes
    assert b"Said" in data


def test_a_muted_track_is_not_heard_and_still_a_stem(assets: FolderAssets, tmp_path: Path) -> None:
    document = document_of(composed(), assets)
    write_song(document, assets, tmp_path / "all.wav")
    for track in song_of(document).tracks:
        document = SetTrack(replace(track, mute=True)).apply(document)
    write_song(document, assets, tmp_path / "none.wav")
    none, _ = soundfile.read(tmp_path / "none.wav")
    assert np.abs(none).max() <= 2**-22
    write_stems(document, assets, tmp_path / "stems.zip")
    with ZipFile(tmp_path / "stems.zip") as archive:
        assert len(archive.namelist()) == 3
