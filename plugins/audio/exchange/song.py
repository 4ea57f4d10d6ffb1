"""The song of a document as files: sound, notes, and a file for each track."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_STORED, ZipFile

from app.api import AssetStore, Document, ModelKind, ModelRecord, UserError
from plugins.audio.commands import song_of
from plugins.audio.excerpt import clip_of, reader
from plugins.audio.exchange.converting import SOFTWARE, save_sound
from plugins.audio.midi.writing import midi_bytes
from plugins.audio.song import Song
from plugins.audio.sound.bank import OWN_BANK
from plugins.audio.sound.fonts import FontShelf, ModelsOf
from plugins.audio.sound.loudness import master
from plugins.audio.sound.reading import MOST_BYTES
from plugins.audio.sound.samples import Audio
from plugins.audio.sound.saving import Depth
from plugins.audio.sound.song_mixer import SongMixer
from plugins.audio.sound.tracks import RATE

_BANK = Path(__file__).resolve().parents[3] / "resources" / OWN_BANK
_LONGEST_TAIL_S = 10
_TRACK_TITLE_LENGTH = 60


def _no_models(_kind: ModelKind) -> Sequence[ModelRecord]:
    return ()


@dataclass(frozen=True, slots=True)
class _Extent:
    """What is written of a song: from its beginning, or one pass of a loop, so many frames."""

    start: int
    frames: int
    looped: bool


@dataclass(frozen=True, slots=True)
class SongExporter:
    """An exporter of the song's sound, which finds the song's sound font among the models it is given."""

    write: Callable[[Document, AssetStore, Path, ModelsOf], None]
    models: ModelsOf = _no_models

    def __call__(self, document: Document, assets: AssetStore, path: Path) -> None:
        """Write the file; raises UserError, MissingFont among them."""
        self.write(document, assets, path, self.models)

    def with_models(self, models: ModelsOf) -> SongExporter:
        """The exporter with the models of this machine."""
        return replace(self, models=models)


def _write_song(document: Document, assets: AssetStore, path: Path, models: ModelsOf) -> None:
    """Write the whole song as sound, brought to its loudness; raises UserError.

    Where the loop is all of it, the file is one pass, exact to the bar, with the tails of the pass before; else what
    rings on at the end is in it.
    """
    song = _song(document)
    mixer, extent = _mixed(song, assets, models)
    sound = mixer.render(extent.start, extent.frames)
    _check(mixer)
    if song.loudness is not None:
        sound = master(sound, RATE, song.loudness, loop=extent.looped)
    save_sound(path, sound, RATE, Depth.INT24, _title(document, path), _comment(document), dither=True)


def _write_stems(document: Document, assets: AssetStore, path: Path, models: ModelsOf) -> None:
    """Write each track as a WAV file, all together in one archive; they begin and end together. Raises UserError."""
    song = _song(document)
    mixer, extent = _mixed(song, assets, models)
    with TemporaryDirectory(prefix="seisei-stems-") as folder, ZipFile(path, "w", ZIP_STORED) as archive:
        for number, track in enumerate(song.tracks):
            name = f"{number + 1:02d} {_file_title(track.name)}.wav"
            sound = mixer.stem(track.id, 0, extent.frames)
            _check(mixer)
            _save_stem(Path(folder) / name, sound, track.name, document)
            archive.write(Path(folder) / name, name)
            (Path(folder) / name).unlink()


write_song, write_stems = SongExporter(_write_song), SongExporter(_write_stems)


def write_midi(document: Document, assets: AssetStore, path: Path) -> None:
    """Write the notes of the song as a MIDI file of type 1; raises UserError where it has none."""
    clip = clip_of(_song(document), reader(assets))
    if not any(clip.notes):
        raise UserError("The song has no notes to export.", advice="Export its sound.")
    path.write_bytes(midi_bytes(clip, _title(document, path), text=_comment(document), chords=True))


def _song(document: Document) -> Song:
    song = song_of(document)
    if not song.regions:
        raise UserError("There is nothing to export yet.", advice="Compose or record something first.")
    return song


def _mixed(song: Song, assets: AssetStore, models: ModelsOf) -> tuple[SongMixer, _Extent]:
    bank = FontShelf(_BANK, models).bank(song.bank)
    end = song.plan().bar_frame(song.bars, RATE)
    if song.looping and song.brace == (0, song.bars):
        mixer, extent = SongMixer(song, assets, bank, RATE, loop=(0, end)), _Extent(end, end, looped=True)
    else:
        mixer = SongMixer(song, assets, bank, RATE)
        tail = min(max(0, mixer.reach - end), _LONGEST_TAIL_S * RATE)
        extent = _Extent(0, end + tail, looped=False)
    if extent.frames * 8 > MOST_BYTES:
        raise UserError("The song is too long to be written as one file.", advice="Split it into several projects.")
    return mixer, extent


def _check(mixer: SongMixer) -> None:
    """Raise why something would be missing in a file."""
    for problem in mixer.problems:
        raise problem


def _save_stem(path: Path, sound: Audio, title: str, document: Document) -> None:
    save_sound(path, sound, RATE, Depth.INT24, title, _comment(document), dither=True)


def _comment(document: Document) -> str:
    """What a file of the song says of itself."""
    generated = any(asset.recipe and asset.media_type.startswith("audio/") for asset in document.assets.values())
    return f"Contains what was generated. Made with {SOFTWARE}." if generated else f"Made with {SOFTWARE}."


def _title(document: Document, path: Path) -> str:
    return document.title or path.stem


def _file_title(name: str) -> str:
    """A track's name as a part of a file's name."""
    return re.sub(r'[\\/:*?"<>|\x00-\x1f]', " ", name).strip(" .")[:_TRACK_TITLE_LENGTH] or "Track"
