"""The song of a document as files: sound, notes, and a file for each track."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, ClassVar
from zipfile import ZIP_STORED, ZipFile

from app.api import AssetStore, Document, ExportContext, UserError
from plugins.audio.commands import song_of
from plugins.audio.excerpt import clip_of, reader
from plugins.audio.exchange.converting import SOFTWARE, save_sound
from plugins.audio.exchange.options import (
    AS_MIXED,
    SONG,
    FlacOptions,
    Mp3Options,
    OpusOptions,
    SoundOptions,
    StemOptions,
    VorbisOptions,
)
from plugins.audio.midi.writing import midi_bytes
from plugins.audio.song import Song
from plugins.audio.sound.bank import OWN_BANK
from plugins.audio.sound.fonts import FontShelf
from plugins.audio.sound.loudness import master
from plugins.audio.sound.reading import MOST_BYTES
from plugins.audio.sound.samples import Audio
from plugins.audio.sound.saving import Depth, Quality
from plugins.audio.sound.song_mixer import SongMixer

_LONGEST_TAIL_S = 10
_TRACK_TITLE_LENGTH = 60
_OPUS_RATE = 48_000


@dataclass(frozen=True, slots=True)
class _Extent:
    """What is written of a song: from its beginning, or one pass of a loop, so many frames."""

    start: int
    frames: int
    looped: bool


@dataclass(frozen=True, slots=True)
class WriteSound:
    """Writes the whole song as sound without loss, and is what the other kinds of file differ from."""

    options: Any
    context: ExportContext
    Options: ClassVar[type[Any]] = SoundOptions

    def __call__(self, document: Document, assets: AssetStore, path: Path) -> None:
        """Write the song, brought to its loudness; raises UserError.

        Where the loop is all of it, the file is one pass, exact to the bar, with the tails of the pass before; else
        what rings on at the end is in it where that is wanted.
        """
        options, song = self.options, _song(document)
        rate = int(getattr(options, "rate", _OPUS_RATE))
        mixer, extent = _mixed(song, assets, self.context, rate, tail=options.tail)
        sound = mixer.render(extent.start, extent.frames)
        _check(mixer)
        target = song.loudness if options.loudness == SONG else _target(options.loudness)
        if target is not None:
            sound = master(sound, rate, target, loop=extent.looped)
        _save(path, sound, rate, options, _title(document, path), document)


class WriteFlac(WriteSound):
    """Writes the whole song as FLAC."""

    Options: ClassVar[type[Any]] = FlacOptions


class WriteVorbis(WriteSound):
    """Writes the whole song as Ogg Vorbis."""

    Options: ClassVar[type[Any]] = VorbisOptions


class WriteMp3(WriteSound):
    """Writes the whole song as MP3."""

    Options: ClassVar[type[Any]] = Mp3Options


class WriteOpus(WriteSound):
    """Writes the whole song as Opus."""

    Options: ClassVar[type[Any]] = OpusOptions


@dataclass(frozen=True, slots=True)
class WriteStems:
    """Writes each track as a WAV file, all together in one archive."""

    options: StemOptions
    context: ExportContext
    Options: ClassVar[type[Any]] = StemOptions

    def __call__(self, document: Document, assets: AssetStore, path: Path) -> None:
        """Write the archive; the files begin and end together. Raises UserError."""
        song, rate = _song(document), int(self.options.rate)
        mixer, extent = _mixed(song, assets, self.context, rate, tail=self.options.tail)
        with TemporaryDirectory(prefix="seisei-stems-") as folder, ZipFile(path, "w", ZIP_STORED) as archive:
            for number, track in enumerate(song.tracks):
                name = f"{number + 1:02d} {_file_title(track.name)}.wav"
                sound = mixer.stem(track.id, 0, extent.frames)
                _check(mixer)
                _save(Path(folder) / name, sound, rate, self.options, track.name, document)
                archive.write(Path(folder) / name, name)
                (Path(folder) / name).unlink()


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


def _mixed(
    song: Song, assets: AssetStore, context: ExportContext, rate: int, *, tail: bool
) -> tuple[SongMixer, _Extent]:
    bank = FontShelf(context.resources / OWN_BANK, context.models).bank(song.bank)
    end = song.plan().bar_frame(song.bars, rate)
    if song.looping and song.brace == (0, song.bars):
        mixer, extent = SongMixer(song, assets, bank, rate, loop=(0, end)), _Extent(end, end, looped=True)
    else:
        mixer = SongMixer(song, assets, bank, rate)
        ringing = min(max(0, mixer.reach - end), _LONGEST_TAIL_S * rate) if tail else 0
        extent = _Extent(0, end + ringing, looped=False)
    if extent.frames * 8 > MOST_BYTES:
        raise UserError("The song is too long to be written as one file.", advice="Split it into several projects.")
    return mixer, extent


def _check(mixer: SongMixer) -> None:
    """Raise why something would be missing in a file."""
    for problem in mixer.problems:
        raise problem


def _save(path: Path, sound: Audio, rate: int, options: Any, title: str, document: Document) -> None:
    """Write sound with the depth or the quality that was chosen."""
    depth = Depth(getattr(options, "depth", Depth.FLOAT32.value))
    dither = depth is Depth.INT16 and options.dither
    quality = Quality(options.quality) if hasattr(options, "quality") else None
    save_sound(path, sound, rate, depth, title, _comment(document), dither=dither, quality=quality)


def _target(chosen: str) -> float | None:
    """The loudness in LUFS that was chosen, None as it is mixed."""
    return None if chosen == AS_MIXED else float(chosen)


def _comment(document: Document) -> str:
    """What a file of the song says of itself."""
    generated = any(asset.recipe and asset.media_type.startswith("audio/") for asset in document.assets.values())
    return f"Contains what was generated. Made with {SOFTWARE}." if generated else f"Made with {SOFTWARE}."


def _title(document: Document, path: Path) -> str:
    return document.title or path.stem


def _file_title(name: str) -> str:
    """A track's name as a part of a file's name."""
    return re.sub(r'[\\/:*?"<>|\x00-\x1f]', " ", name).strip(" .")[:_TRACK_TITLE_LENGTH] or "Track"
